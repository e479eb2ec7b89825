"""Amounts per inhabitant and per unit of a key figure, with how far rounding leaves them open."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction

import attrs

from kommunedata._checks import check_is, check_year, plain_date, text, whole
from kommunedata.budget.model.key_figure import KeyFigure
from kommunedata.budget.model.total import Total
from kommunedata.budget.years.words import figure
from kommunedata.danish import format_date, format_number
from kommunedata.errors import InvalidValueError, WrongTypeError
from kommunedata.finding import Finding, Severity
from kommunedata.language import Lang, check_lang
from kommunedata.money import WHOLE_KRONER, Money, Rounding, StatedAmount

__all__ = ["PerUnit", "Population", "per_capita", "per_unit"]


@attrs.frozen(kw_only=True)
class Population:
    """Who is counted, how many they were and on what day (*folketal*)."""

    count: int = attrs.field(validator=whole(low=1))
    on: date = attrs.field(validator=plain_date)
    name_da: str = attrs.field(validator=text(max_length=200))
    name_en: str = attrs.field(validator=text(max_length=200))

    def text(self, lang: Lang = "da") -> str:
        """Return the name, the number and the day."""
        check_lang(lang)
        if lang == "en":
            return f"{self.name_en}: {self.count:,} on {self.on}"
        count = format_number(self.count, style="kommune")
        return f"{self.name_da}: {count} pr. {format_date(self.on, style='kommune')}"


@attrs.frozen(kw_only=True)
class PerUnit:
    """An amount per unit (*enhedsudgift*), rounded, and the bounds that its printing leaves.

    `low` and `high` are rounded as `value` is. `base` is what was divided by.
    """

    value: Money
    low: Money
    high: Money
    year: int
    base: KeyFigure | Population
    findings: tuple[Finding, ...]

    def text(self, lang: Lang = "da") -> str:
        """Return the amount, its bounds and what it is per, in one line."""
        check_lang(lang)
        value, low, high = (_kroner(each, lang) for each in (self.value, self.low, self.high))
        per, what = _divisor(self.base, lang)
        if lang == "da":
            return f"{value} pr. {per} i {self.year}, mellem {low} og {high} ({what})"
        return f"{value} per {per} in {self.year}, between {low} and {high} ({what})"

    def __str__(self) -> str:
        return self.text()


def per_unit(
    amount: StatedAmount | Total | Money,
    key_figure: KeyFigure,
    *,
    year: int,
    rounding: Rounding = WHOLE_KRONER,
) -> PerUnit:
    """Return a year's amount per unit of a key figure (*enhedsudgift*).

    The bounds are those that the amount's tolerance leaves; Money is exact. Findings
    say where the figure is of another year or of none stated, or approximate, which
    the bounds do not reflect.

    Raises:
        InvalidValueError: the key figure is 0 or less.
        WrongTypeError: what is shared is no amount, or what it is shared by no key figure.

    >>> from kommunedata.danish import parse_money
    >>> enrolled = KeyFigure(id="enrolled", path=("Tandplejen",), name_da="Indskrevne",
    ...                      name_en="Enrolled", value=8740, unit="child", year=2023)
    >>> found = per_unit(parse_money("20,7 mio. kr."), enrolled, year=2024)
    >>> found.value, found.low, found.high
    (Money.kr('2368.00'), Money.kr('2363.00'), Money.kr('2374.00'))
    >>> print(*found.findings)
    note: the amount is of 2024, the key figure of 2023 @ enrolled
    """
    check_is(key_figure, KeyFigure, where="per_unit(key_figure=)")
    check_year(year, where="per_unit(year=)")
    if key_figure.value <= 0:
        raise InvalidValueError(
            "nothing to share by",
            allowed="a key figure above 0",
            got=key_figure.value,
            where=f"per_unit, {key_figure.id}",
        )
    value, low, high = _shared(amount, key_figure.value, rounding)
    findings = tuple(_about(key_figure, year))
    return PerUnit(value=value, low=low, high=high, year=year, base=key_figure, findings=findings)


def per_capita(
    amount: StatedAmount | Total | Money,
    population: Population,
    *,
    year: int,
    rounding: Rounding = WHOLE_KRONER,
) -> PerUnit:
    """Return a year's amount per inhabitant, or per one of some of them (*pr. indbygger*).

    The bounds are as in `per_unit`. A finding says where the population is of a day
    in another year.

    Raises:
        WrongTypeError: what is shared is no amount, or what it is shared by no population.

    >>> elderly = Population(count=10_000, on=date(2024, 1, 1),
    ...                      name_da="Borgere på 65 år og derover", name_en="Aged 65 and over")
    >>> net = Total(Money.kr(783_400_000), Money.kr(300_000))
    >>> found = per_capita(net, elderly, year=2024)
    >>> found.value, found.low, found.high
    (Money.kr('78340.00'), Money.kr('78310.00'), Money.kr('78370.00'))
    >>> print(found.text("en"))
    DKK 78,340 per person in 2024, between DKK 78,310 and DKK 78,370 \
(Aged 65 and over: 10,000 on 2024-01-01)
    """
    check_is(population, Population, where="per_capita(population=)")
    check_year(year, where="per_capita(year=)")
    value, low, high = _shared(amount, population.count, rounding)
    other = population.on.year != year
    message = f"the amount is of {year}, the population of {population.on}"
    findings = (_note("years-differ", message, population.name_en),) if other else ()
    return PerUnit(value=value, low=low, high=high, year=year, base=population, findings=findings)


def _shared(
    amount: StatedAmount | Total | Money, count: int | Decimal, rounding: Rounding
) -> tuple[Money, Money, Money]:
    whole = _total(amount)
    each = 1 / Fraction(count)
    value, low, high = (
        money.times(each, rounding) for money in (whole.money, whole.low, whole.high)
    )
    return value, low, high


def _total(amount: StatedAmount | Total | Money) -> Total:
    if isinstance(amount, StatedAmount):
        return Total(amount.money, amount.tolerance)
    if isinstance(amount, Money):
        return Total(amount)
    if not isinstance(amount, Total):
        raise WrongTypeError(
            "not an amount", allowed="StatedAmount, Total or Money", got=amount, where="per_unit"
        )
    return amount


def _about(key_figure: KeyFigure, year: int) -> list[Finding]:
    found = []
    if key_figure.year is None:
        message = f"the amount is of {year}, the key figure states no year"
        found.append(_note("year-unstated", message, key_figure.id))
    elif key_figure.year != year:
        message = f"the amount is of {year}, the key figure of {key_figure.year}"
        found.append(_note("years-differ", message, key_figure.id))
    if key_figure.approximate:
        message = "the key figure is approximate, which the bounds do not reflect"
        found.append(_note("approximate", message, key_figure.id))
    return found


def _note(code: str, message: str, where: str) -> Finding:
    return Finding(code=code, severity=Severity.NOTE, message=message, where=where)


def _divisor(base: KeyFigure | Population, lang: Lang) -> tuple[str, str]:
    """Return what one of those counted is called, and what is counted."""
    if isinstance(base, Population):
        return "person", base.text(lang)
    when = "" if base.year is None else f", {base.year}"
    if lang == "en":
        return "unit", f"{base.name_en}: {base.value:,f}{when}"
    return "enhed", f"{base.name_da}: {format_number(base.value, style='kommune')}{when}"


def _kroner(money: Money, lang: Lang) -> str:
    shown = figure(money, "kr.", lang, decimals=2 if money.oere % 100 else 0)
    return f"{shown} kr." if lang == "da" else f"DKK {shown}"
