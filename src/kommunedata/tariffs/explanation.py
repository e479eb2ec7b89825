"""The words of a bill, in Danish and in English, made from its values when asked for."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, cast

import attrs

from kommunedata.danish import format_date, format_money, format_number, format_rate
from kommunedata.language import Lang, check_lang
from kommunedata.money import Money, Rate, RatePer
from kommunedata.period import DateRange
from kommunedata.table import Column, Table
from kommunedata.tariffs.charge import IndexedCharge, PercentageCharge, UnitCharge
from kommunedata.tariffs.dimension import Dimension, DimensionValue
from kommunedata.tariffs.terms import Accrual, Lifecycle, Tax

if TYPE_CHECKING:
    from kommunedata.tariffs.bill import Bill, BillLine

__all__ = ["bill_table", "calculation", "explain", "line_name", "place"]


@attrs.frozen(kw_only=True)
class _Words:
    columns: tuple[str, str, str, str]
    tax: dict[Tax, str]
    lapsing: str
    free: str
    per: str
    per_year: str
    of: str
    today: str
    total: str
    deposits: str
    place: str
    source: str


_WORDS = {
    "da": _Words(
        columns=("Ydelse", "Beregning", "Takstblad", "Beløb"),
        tax={
            Tax.INCLUSIVE: "inkl. moms",
            Tax.EXCLUSIVE: "ekskl. moms",
            Tax.EXEMPT: "momsfri",
            Tax.UNSTATED: "moms ikke oplyst",
        },
        lapsing="udfases",
        free="gratis",
        per="pr.",
        per_year="pr. år",
        of="af",
        today="dagspris",
        total="I alt",
        deposits="Depositum",
        place="linje",
        source="Kilde",
    ),
    "en": _Words(
        columns=("Item", "Calculation", "Fee table", "Amount"),
        tax={
            Tax.INCLUSIVE: "incl. VAT",
            Tax.EXCLUSIVE: "excl. VAT",
            Tax.EXEMPT: "VAT exempt",
            Tax.UNSTATED: "VAT not stated",
        },
        lapsing="being phased out",
        free="free",
        per="per",
        per_year="a year",
        of="of",
        today="price of the day",
        total="Total",
        deposits="Deposit",
        place="line",
        source="Source",
    ),
}


def line_name(line: BillLine, lang: Lang) -> str:
    """Return the item's name and the values that chose its price, in the item's order."""
    words = _words(lang)
    parts = [line.item.name.text(lang)]
    if line.match.row is not None:
        parts += [
            _value_words(dimension, line.usage.dimensions[dimension.name], lang)
            for dimension in line.item.dimensions
            if not dimension.of_customer
        ]
    if isinstance(line.usage.when, DateRange) and line.usage.when != line.when:
        parts.append(_when(line, lang))  # one of several years
    if line.price.lifecycle is Lifecycle.PHASING_OUT:
        parts.append(words.lapsing)
    return ", ".join(parts)


def calculation(line: BillLine, lang: Lang) -> str:
    """Return how the amount came about: quantity, price, result and treatment of VAT."""
    tax = _words(lang).tax[line.tax]
    return f"{_product(line, lang)} = {_money(line.amount, lang)} {tax}"


def place(line: BillLine, lang: Lang) -> str:
    """Return where the price is printed: the line, the figure and the headings above it."""
    at = line.locator
    return f"{_words(lang).place} {at.lines}, “{at.printed}”: {' > '.join(at.section)}"


def explain(bill: Bill, lang: Lang) -> str:
    """Return the bill as text: each line, what it comes from, and the totals."""
    rows = [_heading(bill, lang)]
    for line in bill.lines:
        rows += [
            "",
            line_name(line, lang),
            f"  {calculation(line, lang)}",
            f"  {place(line, lang)}",
        ]
    totals = [f"{label}: {amount}" for label, amount in _totals(bill, lang)]
    return "\n".join([*rows, "", *totals, "", _sources(bill, lang)])


def bill_table(bill: Bill, lang: Lang) -> Table:
    """Return one row for each line and total: name, calculation, place, amount."""
    words = _words(lang)
    rows = [
        (
            line_name(line, lang),
            _product(line, lang),
            f"{words.place} {line.locator.lines}",
            _money(line.amount, lang),
        )
        for line in bill.lines
    ]
    totals = [(label, "", "", amount) for label, amount in _totals(bill, lang)]
    name, how, where, amount = words.columns
    return Table(
        (Column(name, width=34), Column(how), Column(where), Column(amount, "right")),
        (*rows, *totals),
        totals=len(totals),
        caption=_heading(bill, lang),
        note=_sources(bill, lang),
    )


def _words(lang: Lang) -> _Words:
    check_lang(lang)
    return _WORDS[lang]


def _heading(bill: Bill, lang: Lang) -> str:
    """Return the schedule's title and, where all lines share it, the year or the day."""
    title = bill.schedule.title.text(lang)
    periods = dict.fromkeys(_when(line, lang) for line in bill.lines)
    return f"{title}: {periods.popitem()[0]}" if len(periods) == 1 else title


def _sources(bill: Bill, lang: Lang) -> str:
    """Return the documents that the lines are printed in, with their publishers."""
    sources = dict.fromkeys(line.locator.source for line in bill.lines)
    named = [f"{source.document} ({source.publisher})" for source in sources]
    return f"{_words(lang).source}: {'; '.join(named)}"


def _when(line: BillLine, lang: Lang) -> str:
    if isinstance(line.when, DateRange):
        return str(line.when.start.year)
    return format_date(line.when, style="kommune") if lang == "da" else line.when.isoformat()


def _totals(bill: Bill, lang: Lang) -> list[tuple[str, str]]:
    words = _words(lang)
    totals = [
        (f"{words.total} {words.tax[tax]}", _money(money, lang))
        for tax, money in bill.totals.items()
    ]
    if any(line.is_deposit for line in bill.lines):
        totals.append((words.deposits, _money(bill.deposits, lang)))
    return totals


def _product(line: BillLine, lang: Lang) -> str:
    words, charge, value = _words(lang), line.match.version.charge, line.price.value
    if value is None:
        return words.free
    if isinstance(charge, PercentageCharge):
        rate = _rate(Rate(value, charge.per), lang)
        return f"{rate} {words.of} {_amount_stated(line, charge.of, lang)}"
    if isinstance(charge, IndexedCharge):
        today = f"{words.today} {_amount_stated(line, charge.of, lang)}"
        return f"{_count(line, lang)} × ({_kroner(value, lang)} + {today})"
    if isinstance(charge, UnitCharge):
        unit = charge.unit.word(1, lang)
        return f"{_count(line, lang)} × {_kroner(value, lang)} {words.per} {unit}"
    yearly = f" {words.per_year}" if line.item.accrual is Accrual.YEARLY else ""
    return f"{_count(line, lang)} × {_kroner(value, lang)}{yearly}"


def _count(line: BillLine, lang: Lang) -> str:
    return f"{_number(line.quantity, lang)} {line.unit.word(line.quantity, lang)}"


def _amount_stated(line: BillLine, name: str, lang: Lang) -> str:
    return _money(cast("Money", line.usage.facts[name]), lang)


def _value_words(dimension: Dimension, value: DimensionValue, lang: Lang) -> str:
    if dimension.unit is not None and not isinstance(value, str):
        return f"{_number(value, lang)} {dimension.unit.word(value, lang)}"
    return dimension.values[str(value)].text(lang)


def _kroner(value: Decimal, lang: Lang) -> str:
    """Return a printed price: two decimals, or as many as it is printed with."""
    hundredths = Decimal("0.01")
    if int(value.as_tuple().exponent) >= int(hundredths.as_tuple().exponent):
        return _money(Money.kr(value), lang)
    return f"{_number(value, lang)} kr." if lang == "da" else f"DKK {_number(value, lang)}"


def _money(money: Money, lang: Lang) -> str:
    if lang == "da":
        return format_money(money, style="kommune")
    kroner, oere = divmod(abs(money.oere), 100)
    return f"{'-' if money.oere < 0 else ''}DKK {kroner:,}.{oere:02d}"


def _number(value: int | Decimal, lang: Lang) -> str:
    if lang == "da":
        return format_number(value, style="kommune")
    return f"{Decimal(value):,f}"


def _rate(rate: Rate, lang: Lang) -> str:
    if lang == "da":
        return format_rate(rate, style="kommune")
    return f"{rate.value:f}{'%' if rate.per is RatePer.PERCENT else ' ‰'}"
