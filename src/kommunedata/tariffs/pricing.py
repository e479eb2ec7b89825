"""Pricing: usages in, a bill out; what has no printed price is an error, never 0."""

from __future__ import annotations

from collections.abc import Iterable

from kommunedata.tariffs.bill import Bill, BillLine
from kommunedata.tariffs.charging import charge_usage
from kommunedata.tariffs.errors import UsageError
from kommunedata.tariffs.matching import find_matches
from kommunedata.tariffs.schedule import TariffSchedule
from kommunedata.tariffs.usage import Usage

__all__ = ["price"]


def price(schedule: TariffSchedule, usages: Iterable[Usage]) -> Bill:
    """Return what the usages cost, a line for each (*prisberegning*).

    A usage over several calendar years gives a line for each year. Within a
    line, a version's modifiers change the quantity, then its charge makes the
    exact amount, then its rounding rule rounds that, once.

    Raises:
        UnknownItemError: no such item; the nearest ids are named.
        NoPriceError: nothing is printed for the day or the dimensions; the
            nearest are named, and none of them is taken.
        NotOfferedError: "-" is printed.
        UnknownPriceError: no price is printed beside what is asked for.
        AmbiguousPriceError: more than one printed price fits, or the one that
            does can be read in more than one way.
        UsageError: a dimension, fact or unit is missing or wrong.

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
    remembered = schedule._found  # noqa: SLF001 - the package's own memory
    for usage in usages:
        key = usage._key  # noqa: SLF001 - likewise
        matches = remembered.get(key)
        if matches is None:
            matches = remembered[key] = find_matches(schedule, usage)
        for found in matches:
            quantity, amount = charge_usage(found, usage)
            lines.append(BillLine(usage, found, quantity, amount))
    if not lines:
        raise UsageError("nothing to price", allowed="a usage or more", where="price")
    return Bill(schedule, tuple(lines))
