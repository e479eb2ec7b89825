"""The points in time that Danish text names: a day, part of one, a month or a year.

The names are frozen here and checked against the CLDR by a test, so that reading
needs no babel. The day always comes first, as in all Danish writing; only ISO 8601
begins with the year.
"""

from __future__ import annotations

import re
from datetime import date

import attrs

from kommunedata.danish.number import SPACES
from kommunedata.errors import ParseError

__all__ = ["MONTHS", "SHORT_MONTHS", "WEEKDAYS", "Point", "read_point", "refuse_rest"]

MONTHS = (
    "januar",
    "februar",
    "marts",
    "april",
    "maj",
    "juni",
    "juli",
    "august",
    "september",
    "oktober",
    "november",
    "december",
)
SHORT_MONTHS = (
    *("jan.", "feb.", "mar.", "apr.", "maj", "jun."),
    *("jul.", "aug.", "sep.", "okt.", "nov.", "dec."),
)
WEEKDAYS = ("mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag")

_NUMBER_OF_MONTH = {
    **{name: number for number, name in enumerate(MONTHS, 1)},
    **{name.rstrip("."): number for number, name in enumerate(SHORT_MONTHS, 1)},
}
_SPACE = f"[{SPACES}]"
_DAY = "(?P<day>[0-9]{1,2})"
_MONTH = "(?P<month>[0-9]{1,2})"
_YEAR = "(?P<year>[1-9][0-9]{3})(?![0-9])"
# a whole name before the short one that it begins with
_NAME = f"(?P<name>{'|'.join(MONTHS)}|(?:{'|'.join(n.rstrip('.') for n in SHORT_MONTHS)})\\b\\.?)"
_WEEKDAY = "|".join(WEEKDAYS).replace("ø", "[øØ]")  # ASCII alone folds in the patterns
_BEFORE_DAY = f"(?:(?P<weekday>{_WEEKDAY}),?{_SPACE})?(?:(?:den|d\\.){_SPACE})?"

_SHORT_YEAR = re.compile(f"[{SPACES}./]?[0-9]{{1,3}}(?![0-9./])")
_POINTS = tuple(
    re.compile(pattern, re.IGNORECASE | re.ASCII)
    for pattern in (
        r"(?P<year>[1-9][0-9]{3})-(?P<month>[0-9]{2})-(?P<day>[0-9]{2})(?![0-9])",
        rf"(?P<day>[0-9]{{2}})-(?P<month>[0-9]{{2}})-{_YEAR}",
        rf"{_BEFORE_DAY}{_DAY}\.{_SPACE}?{_MONTH}(?![0-9])(?:(?:\.{_SPACE}?|{_SPACE}){_YEAR}|\.)?",
        rf"{_BEFORE_DAY}{_DAY}/{_MONTH}(?![0-9])(?:[{SPACES}-]{_YEAR})?",
        rf"{_BEFORE_DAY}{_DAY}\.{_SPACE}?{_NAME}(?:{_SPACE}{_YEAR})?",
        rf"(?:{_NAME}{_SPACE})?{_YEAR}",
        _NAME,
        rf"{_BEFORE_DAY}{_DAY}(?![0-9])\.?",
    )
)


@attrs.frozen(kw_only=True)
class Point:
    """What a text names from `start` to `end`; None for each part that it leaves out."""

    text: str
    start: int
    end: int
    day: int | None
    month: int | None
    year: int | None
    weekday: str | None

    @property
    def parts(self) -> str:
        """The parts that it has, of `d`, `m` and `y` in this order."""
        by_letter = {"d": self.day, "m": self.month, "y": self.year}
        return "".join(letter for letter, part in by_letter.items() if part is not None)

    def completed_by(self, later: Point) -> Point:
        """Return the point with the month and year that only a later one says."""
        return attrs.evolve(
            self,
            month=later.month if self.month is None else self.month,
            year=later.year if self.year is None else self.year,
        )

    def as_date(self) -> date:
        """Return the day that it names, of January and the first where it says neither.

        Raises:
            ParseError: for no day of the calendar, or one of another weekday.
        """
        parts = (1 if part is None else part for part in (self.year, self.month, self.day))
        try:
            day = date(*parts)
        except ValueError:
            raise self.refused("no such day in the calendar") from None
        weekday = WEEKDAYS[day.weekday()]
        if self.weekday is not None and self.weekday.lower() != weekday:
            after = self.start + len(self.weekday)
            meant = f"{self.text[: self.start]}{weekday}{self.text[after:]}"
            raise self.refused(f"that day is {weekday}", meant)
        return day

    def refused(self, what: str, *suggestions: str) -> ParseError:
        """Return the error to raise where it stands."""
        return ParseError(what, text=self.text, position=self.start, suggestions=suggestions)


def read_point(text: str, start: int) -> Point:
    """Return the longest point that begins at a position of a text.

    >>> read_point("1. maj–15. juni 2022", 0).parts, read_point("2023-2026", 5).year
    ('dm', 2026)

    Raises:
        ParseError: for a text that names none there.
    """
    for pattern in _POINTS:
        match = pattern.match(text, start)
        if match is not None:
            return _point(match, start)
    raise ParseError(
        "a date is like 1.5.2022, 1/5 2022, 1. maj 2022 or 2022-05-01", text=text, position=start
    )


def refuse_rest(text: str, position: int) -> ParseError:
    """Return the error to raise where a date has ended and the text goes on."""
    if _SHORT_YEAR.match(text, position):
        return ParseError("a year has four digits", text=text, position=position)
    return ParseError("nothing more belongs to a date", text=text, position=position)


def _point(match: re.Match[str], start: int) -> Point:
    parts = match.groupdict()
    name = parts.get("name")
    month = _number(parts.get("month"))
    if name is not None:
        month = _NUMBER_OF_MONTH[name.lower().rstrip(".")]
    return Point(
        text=match.string,
        start=start,
        end=match.end(),
        day=_number(parts.get("day")),
        month=month,
        year=_number(parts.get("year")),
        weekday=parts.get("weekday"),
    )


def _number(digits: str | None) -> int | None:
    return None if digits is None else int(digits)
