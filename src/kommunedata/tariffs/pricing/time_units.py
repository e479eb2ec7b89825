"""The days, months, quarters and years that a usage is charged for."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta

from kommunedata.period import DateRange
from kommunedata.tariffs.errors import UsageError
from kommunedata.tariffs.model.terms import Accrual
from kommunedata.tariffs.model.usage import Usage

__all__ = [
    "begins_unit",
    "edge_days",
    "is_whole_years",
    "spans",
    "time_range",
    "time_units",
    "unit_end",
    "years",
]

_MONTHS = {Accrual.MONTHLY: 1, Accrual.QUARTERLY: 3}
_MOST = 4000
"""More days than ten years have: what is longer is a mistake in a date."""

_LAST_YEAR = 9900
"""Some years before the calendar ends, so that no day after a period is too late for it."""


def time_units(usage: Usage, accrual: Accrual) -> tuple[date, ...]:
    """Return the first days of a usage's days, months or quarters, in order.

    Raises:
        UsageError: a part of one, both a range and a quantity, or more than 4,000.
    """
    when, count = usage.when, usage.quantity
    if isinstance(when, DateRange):
        if count != 1 or usage.unit is not None:
            raise UsageError(
                "both a period and a quantity",
                allowed="a period, or its first day and how many",
                got=count,
                where="Usage.quantity",
            )
        return tuple(_units_in(when, accrual))
    if usage.unit is not None or type(count) is not int or count > _MOST:
        raise UsageError(
            "no number of whole units",
            allowed=f"1 to {_MOST}, without a unit",
            got=count,
            where="Usage.quantity",
        )
    return tuple(_first_day(when, accrual, at) for at in range(count))


def time_range(usage: Usage, accrual: Accrual) -> DateRange:
    """Return the days that a usage's days, months or quarters span; it may have no end.

    Raises:
        UsageError: no number of whole ones.
    """
    when = usage.when
    if isinstance(when, DateRange):
        return when
    return DateRange(when, _first_day(when, accrual, len(time_units(usage, accrual))))


def begins_unit(day: date, first: date, accrual: Accrual) -> bool:
    """Return whether a day begins one of the days, months or quarters that run from a first."""
    if accrual is Accrual.DAILY:
        return True
    months = (day.year - first.year) * 12 + day.month - first.month
    units, rest = divmod(months, _MONTHS[accrual])
    return rest == 0 and _first_day(first, accrual, units) == day


def unit_end(first: date, accrual: Accrual) -> date:
    """Return the day after the day, month or quarter that begins on a day."""
    return _first_day(first, accrual, 1)


def edge_days(units: tuple[date, ...], accrual: Accrual) -> list[date]:
    """Return the first and the last day of each day, month or quarter."""
    last_days = [unit_end(day, accrual) - timedelta(days=1) for day in units]
    return list(dict.fromkeys(day for pair in zip(units, last_days, strict=True) for day in pair))


def spans(
    units: tuple[date, ...], price_of: Callable[[date], object]
) -> Iterator[tuple[date, ...]]:
    """Yield the units in rows that have the same price."""
    start, last = 0, price_of(units[0])
    for at, day in enumerate(units):
        here = price_of(day)
        if here != last:
            yield units[start:at]
            start, last = at, here
    yield units[start:]


def is_whole_years(when: DateRange) -> bool:
    """Return whether a range is of calendar years, one or more."""
    start, end = when.start, when.end
    return end is not None and (start.month, start.day, end.month, end.day) == (1, 1, 1, 1)


def years(when: DateRange) -> list[DateRange]:
    """Return the calendar years that a range is made of.

    Raises:
        UsageError: for a part of a year, or no end.
    """
    end = when.end
    if end is None or not is_whole_years(when):
        raise UsageError(
            "not whole calendar years",
            allowed="a day, 1 January to 31 December, or `price_period`",
            got=f"{when.start} to {when.last_day}",
            where="Usage.when",
        )
    return [DateRange.year(year) for year in range(when.start.year, end.year)]


def _units_in(when: DateRange, accrual: Accrual) -> Iterator[date]:
    if when.end is None or (when.end - when.start).days > _MOST:
        raise UsageError(
            "a period without an end, or a very long one",
            allowed=f"at most {_MOST} days",
            got=f"{when.start} to {when.last_day}",
            where="Usage.when",
        )
    at, day = 0, when.start
    while day < when.end:
        yield day
        at += 1
        day = _first_day(when.start, accrual, at)
    if day != when.end:
        raise UsageError(
            f"a part of what is charged {accrual.value}",
            allowed=f"an end such as {day}",
            got=when.end.isoformat(),
            where="Usage.when",
        )


def _first_day(start: date, accrual: Accrual, at: int) -> date:
    if start.year > _LAST_YEAR:
        raise UsageError(
            "a day that no fee table has", allowed=f"to {_LAST_YEAR}", got=start, where="Usage.when"
        )
    if accrual is Accrual.DAILY:
        return start + timedelta(days=at)
    return start if at == 0 else DateRange.months(start, at * _MONTHS[accrual]).end or start
