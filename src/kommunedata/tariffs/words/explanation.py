"""Bills in words, in Danish and in English, made from their values when asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kommunedata.danish import format_date, format_date_range
from kommunedata.language import Lang
from kommunedata.period import DateRange
from kommunedata.table import Column, Table
from kommunedata.tariffs.model.band import Band
from kommunedata.tariffs.model.dimension import Dimension, KeyPart
from kommunedata.tariffs.model.rate_table import RateRow
from kommunedata.tariffs.model.terms import Tax
from kommunedata.tariffs.words.bill_words import money_text, words_of
from kommunedata.tariffs.words.calculation import calculation, product
from kommunedata.tariffs.words.price_words import (
    lifecycle_words,
    part_words,
    sources_note,
    tax_words,
)
from kommunedata.tariffs.words.rule_words import rule_place

if TYPE_CHECKING:
    from kommunedata.source import Reading
    from kommunedata.tariffs.model.schedule import Match
    from kommunedata.tariffs.pricing.bill import Bill, BillLine

__all__ = ["bill_table", "explain", "line_name", "place", "when_text"]


def line_name(line: BillLine, lang: Lang) -> str:
    """Return the item's name and the values that chose its price, in the item's order.

    A number in a printed band is shown as that band.
    """
    row = line.match.row
    parts = [line.item.name.text(lang)]
    if row is not None and row.label is not None:
        parts.append(row.label.text(lang))
    elif row is not None:
        parts += [
            part_words(dimension, _chosen_part(row, dimension, line), lang)
            for dimension in line.item.dimensions
            if not dimension.of_customer
        ]
    if _is_part(line):
        parts.append(when_text(line, lang))
    parts.append(lifecycle_words(line.price.lifecycle, lang))
    return ", ".join(part for part in parts if part)


def place(line: BillLine, lang: Lang) -> str:
    """Return where the price is printed: the line, the figure and the headings above it."""
    at = line.locator
    return f"{words_of(lang).place} {at.lines}, “{at.printed}”: {' > '.join(at.section)}"


def explain(bill: Bill, lang: Lang) -> str:
    """Return the bill as text: each line, what it comes from, and the totals."""
    rows = [_heading(bill, lang)]
    for line in bill.lines:
        rows += ["", line_name(line, lang), f"  {calculation(line, lang)}"]
        rows += [f"  {text}" for text in (place(line, lang), *_reasons(bill, line, lang))]
    totals = [f"{label}: {amount}" for label, amount in _totals(bill, lang)]
    return "\n".join([*rows, "", *totals, "", _sources(bill, lang)])


def bill_table(bill: Bill, lang: Lang) -> Table:
    """Return one row for each line and total: name, calculation, place, amount."""
    words = words_of(lang)
    rows = [
        (
            line_name(line, lang),
            product(line, lang),
            f"{words.place} {line.locator.lines}",
            money_text(line.amount, lang),
        )
        for line in bill.lines
    ]
    totals = [(label, "", "", amount) for label, amount in _totals(bill, lang)]
    name, how, where, amount = words.columns
    return Table(
        (Column(name, width=34), Column(how, width=44), Column(where), Column(amount, "right")),
        (*rows, *totals),
        totals=len(totals),
        caption=_heading(bill, lang),
        note="\n".join([*_readings_used(bill, lang), _sources(bill, lang)]),
    )


def when_text(line: BillLine, lang: Lang) -> str:
    """Return the year, the day or the days that a line is for."""
    when = line.when
    if not isinstance(when, DateRange):
        return format_date(when, style="kommune") if lang == "da" else when.isoformat()
    if when == DateRange.year(when.start.year):
        return str(when.start.year)
    if lang == "da":
        return format_date_range(when, style="kommune")
    return f"{when.start} to {when.last_day}"


def _is_part(line: BillLine) -> bool:
    """Return whether a line is for a part of its usage's time, or for a part of a year."""
    when = line.when
    if not isinstance(line.usage.when, DateRange) or not isinstance(when, DateRange):
        return False
    by_part = line.item.accrual.by_year and when != DateRange.year(when.start.year)
    return by_part or when != line.usage.when


def _reasons(bill: Bill, line: BillLine, lang: Lang) -> list[str]:
    """Return the printed places of the rules that applied, and the readings chosen."""
    words = words_of(lang)
    rules = [_place_of(each, lang) for each in line.referred]
    rules += [text for rule in line.rules if (text := rule_place(rule, lang))]
    read = [f"{words.read_as}: {_in_words(each, lang)}" for each in _chosen(bill, line)]
    return [*rules, *read]


def _place_of(found: Match, lang: Lang) -> str:
    """Return what another item's price is called, and where it is printed."""
    at = found.price.locator
    where = f"{words_of(lang).place} {at.lines}, “{at.printed}”: {' > '.join(at.section)}"
    return f"{found.item.name.text(lang)}, {where}"


def _readings_used(bill: Bill, lang: Lang) -> list[str]:
    used = dict.fromkeys(reading for line in bill.lines for reading in _chosen(bill, line))
    heading = words_of(lang).read_as
    return [f"{heading[0].upper()}{heading[1:]}: {_in_words(each, lang)}" for each in used]


def _chosen(bill: Bill, line: BillLine) -> list[Reading]:
    places = [line.locator, *(each.price.locator for each in line.referred)]
    found = [each for place in places for each in place.ambiguous or ()]
    return [each for each in dict.fromkeys(found) if each.name in bill.readings]


def _in_words(reading: Reading, lang: Lang) -> str:
    return reading.da if lang == "da" else reading.en


def _heading(bill: Bill, lang: Lang) -> str:
    """Return the schedule's title and, where all lines share it, the year or the days."""
    title = bill.schedule.title.text(lang)
    periods = dict.fromkeys(when_text(line, lang) for line in bill.lines)
    return f"{title}: {periods.popitem()[0]}" if len(periods) == 1 else title


def _sources(bill: Bill, lang: Lang) -> str:
    return sources_note((line.locator for line in bill.lines), lang)


def _totals(bill: Bill, lang: Lang) -> list[tuple[str, str]]:
    words = words_of(lang)
    totals = [
        (f"{words.total}{_total_words(tax, lang)}", money_text(money, lang))
        for tax, money in bill.totals.items()
    ]
    if any(line.is_deposit for line in bill.lines):
        totals.append((words.deposits, money_text(bill.deposits, lang)))
    return totals


def _chosen_part(row: RateRow, dimension: Dimension, line: BillLine) -> KeyPart:
    """Return the value that is stated, or the printed band of the row that it lies in."""
    stated = line.usage.dimensions[dimension.name]
    for part in row.key[dimension.name]:
        if isinstance(part, Band) and not isinstance(stated, str) and stated in part:
            return part
    return stated


def _total_words(tax: Tax, lang: Lang) -> str:
    words = tax_words(tax, lang)
    return f", {words}" if tax is Tax.UNSTATED else f" {words}"
