"""Days and ranges of days to text."""

from __future__ import annotations

import functools
from datetime import date

from kommunedata._checks import check_date
from kommunedata.danish.cldr import date_data
from kommunedata.danish.date_pattern import DatePattern, compile_date_pattern, with_widths_of
from kommunedata.danish.style import LENGTHS, STYLES, Length, Style, unknown_length, unknown_style
from kommunedata.errors import WrongTypeError
from kommunedata.period import DateRange

__all__ = ["format_date", "format_date_range"]

_KOMMUNE_SHORT = "d.M.y"  # as the documents print it: `27.9.2022`


def format_date(day: date, *, length: Length = "long", style: Style = "cldr") -> str:
    """Return a day as text (*dato*).

    >>> format_date(date(2022, 9, 27)), format_date(date(2022, 9, 27), length="full")
    ('27. september 2022', 'tirsdag den 27. september 2022')
    >>> format_date(date(2022, 9, 27), length="short", style="kommune")
    '27.9.2022'

    Raises:
        WrongTypeError: for a datetime, which has a clock and a zone.
        InvalidValueError: for an unknown length or style.
    """
    _check(length, style, where="format_date")
    check_date(day, where="format_date")
    return _pattern(length, style).render(day)


def format_date_range(period: DateRange, *, length: Length = "long", style: Style = "cldr") -> str:
    """Return a range of days as text (*periode*), by its first and its last day.

    A range of one day is that day; one without an end says where it begins.

    >>> spring = DateRange.inclusive(date(2024, 5, 1), date(2024, 6, 15))
    >>> format_date_range(spring), format_date_range(spring, length="short", style="kommune")
    ('1. maj–15. juni 2024', '1.5.2024 til og med 15.6.2024')
    >>> format_date_range(DateRange(date(2024, 1, 1)), style="kommune")
    'fra og med 1. januar 2024'

    Raises:
        WrongTypeError: for what is not a DateRange.
        InvalidValueError: for an unknown length or style.
    """
    _check(length, style, where="format_date_range")
    if not isinstance(period, DateRange):
        raise WrongTypeError(
            "not a range of days", allowed="DateRange", got=period, where="format_date_range"
        )
    if period.start == period.last_day:
        return _pattern(length, style).render(period.start)
    if style == "cldr":
        return _interval(period.start, period.last_day, length)
    return _til_og_med(period.start, period.last_day, _pattern(length, style))


def _check(length: Length, style: Style, *, where: str) -> None:
    if length not in LENGTHS:
        raise unknown_length(length, where=where)
    if style not in STYLES:
        raise unknown_style(style, where=where)


def _interval(first: date, last: date | None, length: Length) -> str:
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
def _pattern(length: Length, style: Style) -> DatePattern:
    data = date_data()
    if style == "cldr":
        return compile_date_pattern(data.patterns[length], data)
    if length == "short":
        return compile_date_pattern(_KOMMUNE_SHORT, data)
    return compile_date_pattern(data.patterns[length].replace("\u00a0", " "), data)


@functools.cache
def _halves(length: Length, field: str) -> tuple[DatePattern, DatePattern]:
    data = date_data()
    before, after = (
        compile_date_pattern(with_widths_of(half, data.patterns[length]), data)
        for half in data.intervals[length][field]
    )
    return before, after
