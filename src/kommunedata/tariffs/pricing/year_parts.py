"""The parts of years that a yearly fee is billed for, and what part of the year each is."""

from __future__ import annotations

import calendar
import itertools
from collections.abc import Iterable
from datetime import date, timedelta
from typing import TypeAlias

from kommunedata.period import DateRange
from kommunedata.tariffs.errors import NoPriceError, UsageError
from kommunedata.tariffs.model.modifier import Waiver
from kommunedata.tariffs.model.schedule import Segment, TariffItem, TariffSchedule
from kommunedata.tariffs.model.terms import Accrual
from kommunedata.tariffs.model.usage import Usage
from kommunedata.tariffs.pricing.matching import (
    asked,
    find_matches,
    named_items,
    places,
    priced_with,
)
from kommunedata.tariffs.pricing.proration import Proration, Share
from kommunedata.tariffs.pricing.time_units import unit_end

__all__ = ["YearPart", "year_parts"]

YearPart: TypeAlias = tuple[Segment, Share | None]
"""The days that a line is for with the prices that fit, and their share; None for a whole year."""

_Days: TypeAlias = tuple[date, date]


def year_parts(
    schedule: TariffSchedule, usage: Usage, had: tuple[date, date], proration: Proration
) -> list[YearPart]:
    """Return the parts of what was had from a day until before another (*delperioder*).

    It is split at New Year and where an item that the usage matches, or one that
    its price is made of, has a new price. There are no parts where nothing counts.

    Raises:
        NoPriceError: no price is printed for some of the days, or two are for a
            year that is charged whole.
        UsageError: a change within a month where only whole months count; a
            waiver, which no document grants for a part of a year.
    """
    items = named_items(schedule, usage)
    pieces = _pieces(schedule, usage, had)
    if proration is Proration.NONE:
        _check_one_price(items, usage, pieces)
    parts: list[YearPart] = []
    for start, end in (_counted(piece, proration, usage) for piece in pieces):
        if start < end:
            choices = find_matches(items, usage, DateRange(start, end), start)
            parts.append((Segment(choices, ()), _share(start, end, proration)))
    _check_waivers(parts, usage)
    return parts


def _pieces(schedule: TariffSchedule, usage: Usage, had: _Days) -> list[_Days]:
    """Return the days split at each new price and New Year; each has a price."""
    items = named_items(schedule, usage)
    matched = {
        found.item.id: found.item
        for start in _starts(items, had)
        for found in find_matches(items, usage, start, start)
    }
    starts = _starts(priced_with(schedule, matched.values()), had)
    return list(itertools.pairwise([*starts, had[1]]))


def _starts(items: Iterable[TariffItem], had: _Days) -> list[date]:
    start, end = had
    changes = {
        day
        for item in items
        for version in item.versions
        for day in (version.valid.start, version.valid.end)
        if day is not None
    }
    changes |= {date(year, 1, 1) for year in range(start.year + 1, end.year + 1)}
    return [start, *sorted(day for day in changes if start < day < end)]


def _counted(piece: _Days, proration: Proration, usage: Usage) -> _Days:
    """Return the days that count; where the two are one day, none do."""
    start, end = piece
    if proration is Proration.WHOLE_MONTHS:
        _check_month(start, f"from {start}", usage)
        _check_month(end, f"to {end - timedelta(days=1)}", usage)
    if proration is Proration.NEXT_MONTH:
        return _next_first(start), _next_first(end)
    return piece


def _next_first(day: date) -> date:
    return day if day.day == 1 else unit_end(day.replace(day=1), Accrual.MONTHLY)


def _share(start: date, end: date, proration: Proration) -> Share | None:
    if proration is Proration.NONE:
        return None
    if proration is Proration.BY_DAYS:
        share = Share((end - start).days, 366 if calendar.isleap(start.year) else 365)
    else:
        months = (end.year - start.year) * 12 + end.month - start.month
        share = Share(months, 12, "month")
    return None if share.part == share.year else share


def _check_month(day: date, got: str, usage: Usage) -> None:
    if day.day != 1:
        raise UsageError(
            "a start, an end or a new price within a month",
            allowed="whole months, or Proration.BY_DAYS or NEXT_MONTH",
            got=got,
            where=asked(usage),
        )


def _check_one_price(items: tuple[TariffItem, ...], usage: Usage, pieces: list[_Days]) -> None:
    for (start, _), (change, _) in itertools.pairwise(pieces):
        if start.year == change.year:
            both = [
                each for day in (start, change) for each in find_matches(items, usage, day, day)
            ]
            raise NoPriceError(
                "the price changes within the year",
                allowed="one price for a whole year, or another Proration",
                got=f"{places(both)}, from {change}",
                where=asked(usage),
            )


def _check_waivers(parts: list[YearPart], usage: Usage) -> None:
    for segment, share in parts:
        rules = [rule for found in segment.choices for rule in found.version.modifiers]
        if share is not None and any(isinstance(rule, Waiver) for rule in rules):
            raise UsageError(
                "a waiver for a part of a year",
                allowed="a whole calendar year at one price",
                got=f"{share.part}/{share.year} {share.unit}",
                where=asked(usage),
            )
