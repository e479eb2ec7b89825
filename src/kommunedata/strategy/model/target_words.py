"""Targets in words, in Danish and in English."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from types import MappingProxyType

import attrs

from kommunedata._checks import check_is
from kommunedata.figures import number
from kommunedata.finding import Unknown
from kommunedata.language import Lang, check_lang
from kommunedata.strategy.model.target import Indicator, Target
from kommunedata.strategy.model.terms import CHANGES, Comparator, Direction, TargetForm

__all__ = ["format_target", "format_value"]


_WAYS = CHANGES | {TargetForm.DIRECTION}


@attrs.frozen(kw_only=True)
class _Words:
    comparators: Mapping[Comparator, str]
    directions: Mapping[Direction, str]
    all_of: str
    none_of: str
    neutral: str
    of_baseline: str
    of_year: str
    by: str
    by_change: str


_WORDS: Mapping[Lang, _Words] = MappingProxyType(
    {
        "da": _Words(
            comparators=MappingProxyType(
                {Comparator.AT_LEAST: "mindst", Comparator.AT_MOST: "højst"}
            ),
            directions=MappingProxyType(
                {Direction.INCREASE: "stigende", Direction.DECREASE: "faldende"}
            ),
            all_of="alle",
            none_of="ingen",
            neutral="neutral",
            of_baseline="i forhold til udgangspunktet",
            of_year="i forhold til {year}",
            by="i {year}",
            by_change="frem til {year}",
        ),
        "en": _Words(
            comparators=MappingProxyType(
                {Comparator.AT_LEAST: "at least", Comparator.AT_MOST: "at most"}
            ),
            directions=MappingProxyType(
                {Direction.INCREASE: "increasing", Direction.DECREASE: "decreasing"}
            ),
            all_of="all",
            none_of="none",
            neutral="neutral",
            of_baseline="against the baseline",
            of_year="against {year}",
            by="by {year}",
            by_change="by {year}",
        ),
    }
)


def format_target(target: Target, lang: Lang = "da") -> str:
    """Return what is to be reached and by when, what is only implied in parentheses.

    The indicator is not named: it is the heading that this stands under.

    >>> from kommunedata.language import Label
    >>> target = Target(
    ...     id="T1",
    ...     indicator=Indicator(id="jobs", name=Label("Job", "Jobs"), unit=Label("job", "jobs")),
    ...     form=TargetForm.COUNT,
    ...     direction=Direction.INCREASE,
    ...     value=24_000,
    ...     deadline=2030,
    ... )
    >>> format_target(target), format_target(target, "en")
    ('(mindst) 24.000 job i 2030', '(at least) 24,000 jobs by 2030')
    """
    check_is(target, Target, where="format_target")
    check_lang(lang)
    words = _WORDS[lang]
    by = words.by_change if target.form in _WAYS else words.by
    deadline = "" if target.deadline is None else f" {by.format(year=target.deadline)}"
    return f"{_aim(target, lang)}{deadline}"


def format_value(value: Decimal, indicator: Indicator, lang: Lang = "da") -> str:
    """Return a value of an indicator with its unit, where the unit is known.

    >>> from kommunedata.language import Label
    >>> per_head = Label("ton pr. borger", "tonnes per head")
    >>> co2 = Indicator(id="co2", name=Label("CO2", "CO2"), unit=per_head)
    >>> format_value(Decimal("1.7"), co2)
    '1,7 ton pr. borger'
    >>> skill = Indicator(id="skill", name=Label("Evne", "Skill"), unit=Unknown("not stated"))
    >>> format_value(Decimal("3.5"), skill)
    '3,5'
    """
    check_is(indicator, Indicator, where="format_value")
    check_lang(lang)
    return _with_unit(number(value, lang), _unit(indicator, lang), lang)


def _aim(target: Target, lang: Lang) -> str:
    words = _WORDS[lang]
    if target.comparator is None:
        return words.directions[target.direction]
    if target.form is TargetForm.NET_ZERO:
        return words.neutral
    if target.form is TargetForm.UNIVERSAL:
        return words.all_of if target.value else words.none_of
    if target.value is None:
        return f"{_comparator(target, words)} {_benchmark(target, lang)}"
    return _figure(target, target.value, lang)


def _figure(target: Target, value: Decimal, lang: Lang) -> str:
    words = _WORDS[lang]
    if target.form is TargetForm.RELATIVE_CHANGE:
        return f"{_signed(value, '%', lang)} {_of_baseline(target, words)}"
    if target.form is TargetForm.ABSOLUTE_CHANGE:
        figure = _signed(value, _unit(target.indicator, lang), lang)
        return f"{figure} {_of_baseline(target, words)}"
    return f"{_comparator(target, words)} {format_value(value, target.indicator, lang)}"


def _comparator(target: Target, words: _Words) -> str:
    word = "" if target.comparator is None else words.comparators[target.comparator]
    return word if target.comparator_stated else f"({word})"


def _benchmark(target: Target, lang: Lang) -> str:
    return "" if target.benchmark is None else target.benchmark.name.text(lang)


def _of_baseline(target: Target, words: _Words) -> str:
    year = None if isinstance(target.baseline, Unknown) else target.baseline.year
    return words.of_year.format(year=year) if isinstance(year, int) else words.of_baseline


def _signed(value: Decimal, unit: str, lang: Lang) -> str:
    sign = "+" if value > 0 else ""
    return _with_unit(f"{sign}{number(value, lang)}", unit, lang)


def _unit(indicator: Indicator, lang: Lang) -> str:
    return "" if isinstance(indicator.unit, Unknown) else indicator.unit.text(lang)


def _with_unit(figure: str, unit: str, lang: Lang) -> str:
    space = "" if not unit or (unit == "%" and lang == "en") else " "
    return f"{figure}{space}{unit}"
