"""Days and ranges of days to text."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

from kommunedata._checks import check_date
from kommunedata.danish.cldr import date_data
from kommunedata.danish.date_pattern import DatePattern, compile_date_pattern, with_widths_of
from kommunedata.danish.style import (
    LENGTHS,
    RANGE_LENGTHS,
    STYLES,
    Length,
    RangeLength,
    Style,
    check_choice,
)
from kommunedata.errors import WrongTypeError
from kommunedata.period import DateRange

__all__ = ["format_date", "format_date_range"]

# as the documents print them: `27.9.2022`, `marts 2018`
_KOMMUNE: Mapping[str, str] = MappingProxyType({"short": "d.M.y", "month": "MMMM y"})


def format_date(day: date, *, length: Length = "long", style: Style = "cldr") -> str:
    """Return a day as text (*dato*).

    >>> format_date(date(2022, 9, 27)), format_date(date(2022, 9, 27), length="full")
    ('27. september 2022', 'tirsdag den 27. september 2022')
    >>> format_date(date(2022, 9, 27), length="short", style="kommune")
    '27.9.2022'

    Raises:
        WrongTypeError: for a datetime, which has a clock and a zone.
        InvalidValueError: for an unknown length or style.

    Source:
        Unicode CLDR, locale `da`; the EU's interinstitutional style guide, Danish,
        10.2, prints `1.2.1990` and never `01.02.1990`, as municipal documents do.
    """
    _check(length, LENGTHS, style, where="format_date")
    check_date(day, where="format_date")
    return _pattern(length, style).render(day)


def format_date_range(
    period: DateRange, *, length: RangeLength = "long", style: Style = "cldr"
) -> str:
    """Return a range of days as text (*periode*), by its first and its last day.

    A range of one day is that day; one without an end says where it begins.
    Lengths `month` and `year` name the months or years of those two days, and
    one of them where they share it.

    >>> spring = DateRange.inclusive(date(2024, 5, 1), date(2024, 6, 15))
    >>> format_date_range(spring), format_date_range(spring, length="short", style="kommune")
    ('1. maj–15. juni 2024', '1.5.2024 til og med 15.6.2024')
    >>> format_date_range(DateRange(date(2024, 1, 1)), style="kommune")
    'fra og med 1. januar 2024'
    >>> format_date_range(spring, length="month"), format_date_range(spring, length="year")
    ('maj–jun. 2024', '2024')

    Raises:
        WrongTypeError: for what is not a DateRange.
        InvalidValueError: for an unknown length or style.
    """
    _check(length, RANGE_LENGTHS, style, where="format_date_range")
    if not isinstance(period, DateRange):
        raise WrongTypeError(
            "not a range of days", allowed="DateRange", got=period, where="format_date_range"
        )
    if _is_one(period.start, period.last_day, length):
        return _pattern(length, style).render(period.start)
    if style == "cldr":
        return _interval(period.start, period.last_day, length)
    return _til_og_med(period.start, period.last_day, _pattern(length, style))


def _check(length: RangeLength, known: tuple[str, ...], style: Style, *, where: str) -> None:
    check_choice("length", length, known, where=where)
    check_choice("style", style, STYLES, where=where)


def _is_one(first: date, last: date | None, length: RangeLength) -> bool:
    """Return whether both ends print the same, so that one of them is enough."""
    if last is None:
        return False
    same_year = first.year == last.year
    if length == "year":
        return same_year
    return same_year and first.month == last.month if length == "month" else first == last


def _interval(first: date, last: date | None, length: RangeLength) -> str:
    if last is None:
        # the first half of a range over years: the whole day and the dash
        return _halves(length, "y")[0].render(first)
    before, after = _halves(length, _greatest_difference(first, last))
    return before.render(first) + after.render(last)


def _greatest_difference(first: date, last: date) -> str:
    if first.year != last.year:
        return "y"
    return "M" if first.month != last.month else "d"


def _til_og_med(first: date, last: date | None, pattern: DatePattern) -> str:
    if last is None:
        return f"fra og med {pattern.render(first)}"
    return f"{pattern.render(first)} til og med {pattern.render(last)}"


@functools.cache
def _pattern(length: RangeLength, style: Style) -> DatePattern:
    data = date_data()
    if style == "cldr":
        return compile_date_pattern(data.patterns[length], data)
    if length in _KOMMUNE:
        return compile_date_pattern(_KOMMUNE[length], data)
    return compile_date_pattern(data.patterns[length].replace("\u00a0", " "), data)


@functools.cache
def _halves(length: RangeLength, field: str) -> tuple[DatePattern, DatePattern]:
    data = date_data()
    before, after = (
        compile_date_pattern(with_widths_of(half, data.patterns[length]), data)
        for half in data.intervals[length][field]
    )
    return before, after
