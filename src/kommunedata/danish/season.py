"""Seasons to text and back."""

from __future__ import annotations

import functools
from datetime import date

from kommunedata.danish._arguments import MAX_LENGTH, check_text
from kommunedata.danish.cldr import date_data
from kommunedata.danish.date_pattern import DatePattern, compile_date_pattern, with_widths_of
from kommunedata.danish.date_point import Point
from kommunedata.danish.date_reading import read_ends
from kommunedata.danish.style import STYLES, Style, check_choice
from kommunedata.errors import InvalidValueError, ParseError, WrongTypeError
from kommunedata.period import MonthDay, Season

__all__ = ["format_season", "parse_season"]

_LEAP_YEAR = 2024


def format_season(season: Season, *, style: Style = "cldr") -> str:
    """Return a season as text (*sæson*), by its first and its last day.

    >>> format_season(Season.iso("05-01", "06-15"))
    '1. maj–15. juni'
    >>> format_season(Season.iso("11-01", "05-01"), style="kommune")
    '1/11-1/5'

    Raises:
        WrongTypeError: for what is not a Season.
        InvalidValueError: for an unknown style.
    """
    check_choice("style", style, STYLES, where="format_season")
    if not isinstance(season, Season):
        raise WrongTypeError("not a season", allowed="Season", got=season, where="format_season")
    first, last = season.first, season.last
    if style == "kommune":
        begins, ends = f"{first.day}/{first.month}", f"{last.day}/{last.month}"
        return begins if first == last else f"{begins}-{ends}"
    before, after = _halves("d" if first.month == last.month else "M")
    ends = after.render(_in_leap_year(last))
    return ends if first == last else before.render(_in_leap_year(first)) + ends


def parse_season(text: str, *, max_length: int = MAX_LENGTH) -> Season:
    """Return the season that a text says (*sæson*); both days that it names belong to it.

    It takes the separators of `parse_date_range`, and neither years nor weekdays.

    >>> parse_season("1/11-1/5") == Season.iso("11-01", "05-01")
    True
    >>> parse_season("1.5 - 1.10") == parse_season("1. maj til 1. oktober")
    True

    Raises:
        ParseError: for a text that does not say two days of the year, or one.
        WrongTypeError: for what is not a text.
    """
    check_text(text, max_length=max_length, where="parse_season")
    first, last = read_ends(text)
    if last is None:
        raise ParseError("a season has a last day", text=text, position=len(text))
    try:
        end = _month_day(last)
        return Season(_month_day(first.completed_by(last)), end)
    except ParseError:
        raise
    except InvalidValueError as error:
        raise first.refused(error.what) from None


def _month_day(point: Point) -> MonthDay:
    if point.year is not None or point.weekday is not None:
        raise point.refused("a season has neither years nor weekdays")
    if point.month is None or point.day is None:
        raise point.refused("a season begins and ends on a day of a month")
    try:
        return MonthDay(point.month, point.day)
    except InvalidValueError:
        raise point.refused("no such day of the year") from None


def _in_leap_year(day: MonthDay) -> date:
    return date(_LEAP_YEAR, day.month, day.day)


@functools.cache
def _halves(field: str) -> tuple[DatePattern, DatePattern]:
    data = date_data()
    before, after = (
        compile_date_pattern(with_widths_of(half, data.patterns["long"]).removesuffix(" y"), data)
        for half in data.intervals["long"][field]
    )
    return before, after
