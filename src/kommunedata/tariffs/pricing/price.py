"""Pricing: usages in, a bill out; what has no printed price is an error, never 0."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from kommunedata._checks import members
from kommunedata.tariffs.errors import UsageError
from kommunedata.tariffs.model.schedule import Segment, TariffSchedule
from kommunedata.tariffs.model.usage import Usage
from kommunedata.tariffs.pricing.bill import Bill, BillLine
from kommunedata.tariffs.pricing.matching import find_segments
from kommunedata.tariffs.pricing.ordinal import discount_by_rank
from kommunedata.tariffs.pricing.readings import choose_readings
from kommunedata.tariffs.pricing.usage_pricing import price_usage

__all__ = ["price"]


def price(
    schedule: TariffSchedule, usages: Iterable[Usage], *, readings: Collection[str] = ()
) -> Bill:
    """Return what the usages cost, a line or more for each (*prisberegning*).

    A usage over several years, or over a change of price, gives a line for each
    part. Rules apply in the order that the module `modifier` states; each line
    is rounded once. `readings` names how ambiguous places are to be read; one
    that is not named is asked for only where it changes what is to be paid.

    Raises:
        UnknownItemError: no such item; the nearest ids are named.
        NoPriceError: nothing is printed for the day or the dimensions; the
            nearest are named, and none of them is taken.
        NotEligibleError: the price is for another season, size or customer.
        NotOfferedError: "-" is printed.
        ClosedItemError: the item takes no new customers.
        UnknownPriceError: no price is printed beside what is asked for.
        AmbiguousPriceError: more than one printed price fits, or readings give
            different amounts; `amounts` has them by name.
        UsageError: a dimension, fact, unit or reading is missing or wrong.

    >>> from datetime import date
    >>> from kommunedata import datasets
    >>> from kommunedata.unit import Quantity
    >>> bill = price(datasets.tariff_schedule("kalundborg"), [
    ...     Usage(item="pest-control", when=date(2024, 5, 1),
    ...           facts={"built_area": Quantity.of(200, "m2")})])
    >>> bill.total
    Money.kr('136.40')
    """
    lines: list[BillLine] = []
    chosen = choose_readings(schedule, readings)
    remembered = schedule._found  # noqa: SLF001 - the package's own memory
    for usage in members(usages, Usage, where="price"):
        key = usage._key  # noqa: SLF001 - likewise
        segments = remembered.get(key)
        if segments is None:
            segments = remembered[key] = find_segments(schedule, usage)
        plain = _plain_lines(usage, segments)
        lines += price_usage(schedule, usage, segments, chosen) if plain is None else plain
    if not lines:
        raise UsageError("nothing to price", allowed="a usage or more", where="price")
    return Bill(schedule, discount_by_rank(lines), chosen.names)


def _plain_lines(usage: Usage, segments: tuple[Segment, ...]) -> list[BillLine] | None:
    """Return the lines where nothing but whole quantities times whole øre is left to do."""
    lines: list[BillLine] = []
    for choices, units in segments:
        found, count = choices[0], len(units) or usage.quantity
        if found.each is None or len(choices) > 1 or usage.unit is not None:
            return None
        if type(count) is not int:
            return None
        lines.append(BillLine(usage, found, count, found.each * count))
    return lines
