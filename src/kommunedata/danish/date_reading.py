"""Text to days and to ranges of days."""

from __future__ import annotations

import re
from datetime import date

from kommunedata.danish._arguments import MAX_LENGTH, check_text
from kommunedata.danish.date_point import Point, read_point, refuse_rest
from kommunedata.danish.number import SPACES
from kommunedata.errors import InvalidValueError, ParseError
from kommunedata.period import DateRange

__all__ = ["parse_date", "parse_date_range", "read_ends"]

_SPACE = f"[{SPACES}]"
_FROM = re.compile(f"fra(?:{_SPACE}og{_SPACE}med)?{_SPACE}", re.IGNORECASE | re.ASCII)
_TO = re.compile(
    f"{_SPACE}til(?:{_SPACE}og{_SPACE}med)?{_SPACE}|{_SPACE}t\\.o\\.m\\.{_SPACE}"
    f"|{_SPACE}?[-\u2013]{_SPACE}?",
    re.IGNORECASE | re.ASCII,
)
_WHOLE_POINTS = ("dmy", "my", "y")


def parse_date(text: str, *, max_length: int = MAX_LENGTH) -> date:
    """Return the day that a text says (*dato*), with a year of four digits.

    The day comes first and the month after it, as a number or by name; ISO 8601
    is read too. A weekday must be the right one.

    >>> parse_date("1.5.2022"), parse_date("onsdag den 1. marts 2023")
    (datetime.date(2022, 5, 1), datetime.date(2023, 3, 1))
    >>> parse_date("tirsdag den 1. marts 2023")
    Traceback (most recent call last):
        ...
    kommunedata.errors.ParseError: that day is onsdag, got 'tirsdag den 1. marts 2023', \
did you mean 'onsdag den 1. marts 2023'? @ position 0

    Raises:
        ParseError: for any other text.
        WrongTypeError: for what is not a text.
    """
    check_text(text, max_length=max_length, where="parse_date")
    point = read_point(text, 0)
    if point.end != len(text):
        raise refuse_rest(text, point.end)
    if point.parts != "dmy":
        raise ParseError("a date has a day, a month and a year", text=text, position=point.end)
    return point.as_date()


def parse_date_range(text: str, *, max_length: int = 2 * MAX_LENGTH) -> DateRange:
    """Return the range of days that a text says (*periode*); the last day belongs to it.

    Its ends are two days, two months, two years, or one of these alone; the first
    takes the month and year that only the last one says. `fra` without `til`, and a
    dash at the end, leave it without an end.

    >>> parse_date_range("27.9 til den 2.12 2022").last_day
    datetime.date(2022, 12, 2)
    >>> parse_date_range("marts 2018").days, parse_date_range("2023-2026").days
    (31, 1461)
    >>> parse_date_range("fra og med 1. januar 2024").end is None
    True

    Raises:
        ParseError: for any other text, and for a range that ends before it begins.
        WrongTypeError: for what is not a text.
    """
    check_text(text, max_length=max_length, where="parse_date_range")
    first, last = read_ends(text)
    if last is None:
        return DateRange(_whole(first).as_date())
    begin, end = first.completed_by(_whole(last)), last
    if begin.parts != end.parts or (first.parts == "m" and "d" in end.parts):
        raise first.refused("a range has two days, two months or two years")
    try:
        return _from_first_to_last(begin, end)
    except ParseError:
        raise
    except InvalidValueError as error:
        raise first.refused(error.what) from None


def read_ends(text: str) -> tuple[Point, Point | None]:
    """Return the first and the last point that a text names; None for no end.

    A text that names one point and no more has it as both.

    Raises:
        ParseError: for a text that has no point, or more than a range.
    """
    prefix = _FROM.match(text)
    first = read_point(text, prefix.end() if prefix else 0)
    if first.end == len(text):
        return first, None if prefix else first
    between = _TO.match(text, first.end)
    if between is None:
        raise refuse_rest(text, first.end)
    if between.end() == len(text) and between[0] in "-\u2013" and not prefix:
        return first, None
    last = read_point(text, between.end())
    if last.end != len(text):
        raise refuse_rest(text, last.end)
    return first, last


def _whole(point: Point) -> Point:
    if point.parts not in _WHOLE_POINTS:
        raise point.refused("a range says its year")
    return point


def _from_first_to_last(first: Point, last: Point) -> DateRange:
    begin, end = first.as_date(), last.as_date()
    if last.parts == "y":
        return DateRange(begin, DateRange.year(end.year).end)
    if last.parts == "my":
        return DateRange(begin, DateRange.months(end, 1).end)
    return DateRange.inclusive(begin, end)
