"""Days in a row: ranges of dates, and seasons that come back every year."""

from __future__ import annotations

import re
from datetime import MAXYEAR, date, timedelta

import attrs
from dateutil.relativedelta import relativedelta

from kommunedata._checks import check_date, instance_of, plain_date, whole
from kommunedata.errors import InvalidValueError

__all__ = ["DateRange", "MonthDay", "Season"]

_ONE_DAY = timedelta(days=1)
_MONTH_DAY = re.compile(r"([0-9]{2})-([0-9]{2})")


@attrs.frozen
class DateRange:
    """Days in a row (*periode*), at least one; `end` is the first day after, or None.

    Inside it is half open, so that ranges join without gaps. Danish speaks of
    the last day, *til og med*: build with `DateRange.inclusive`, read `last_day`.

    >>> spring = DateRange.inclusive(date(2024, 5, 1), date(2024, 6, 15))
    >>> spring.last_day, spring.days, date(2024, 6, 15) in spring
    (datetime.date(2024, 6, 15), 46, True)
    >>> DateRange(date(2024, 1, 1)).days is None  # no end
    True
    """

    start: date = attrs.field(validator=plain_date)
    end: date | None = attrs.field(default=None, validator=attrs.validators.optional(plain_date))

    @end.validator
    def _after_start(self, _: object, end: date | None) -> None:
        if end is not None and end <= self.start:
            raise InvalidValueError(
                "reversed or empty range",
                allowed=f"an end after {self.start}",
                got=end.isoformat(),
                where="DateRange.end",
            )

    @staticmethod
    def inclusive(first: date, last: date) -> DateRange:
        """Return the days from `first` to `last`, both included (*fra og med, til og med*)."""
        check_date(last, where="DateRange.inclusive")
        if last == date.max:
            raise InvalidValueError(
                "no day after the last", allowed="None for no end", got=last, where="DateRange"
            )
        return DateRange(first, last + _ONE_DAY)

    @staticmethod
    def year(year: int) -> DateRange:
        """Return a calendar year, 1 January to 31 December."""
        _check_year(year, where="DateRange.year")
        return DateRange(date(year, 1, 1), date(year + 1, 1, 1))

    @staticmethod
    def months(first: date, count: int) -> DateRange:
        """Return `count` months from a day; a day the last month lacks gives that month's end.

        Raises:
            InvalidValueError: for no months, or more than the calendar has left.

        >>> DateRange.months(date(2024, 1, 31), 1).end
        datetime.date(2024, 2, 29)
        """
        check_date(first, where="DateRange.months")
        most = (MAXYEAR - first.year) * 12
        if type(count) is not int or not 1 <= count <= most:
            raise InvalidValueError(
                "no such months", allowed=f"1 to {most}", got=count, where="DateRange.months"
            )
        return DateRange(first, first + relativedelta(months=count))

    @property
    def last_day(self) -> date | None:
        """The last day of the range; None where it has no end."""
        return None if self.end is None else self.end - _ONE_DAY

    @property
    def days(self) -> int | None:
        """The number of days; None where the range has no end."""
        return None if self.end is None else (self.end - self.start).days

    def __contains__(self, day: date) -> bool:
        check_date(day, where="day in DateRange")
        return self.start <= day and (self.end is None or day < self.end)

    def covers(self, other: DateRange) -> bool:
        """Return whether every day of the other range is in this one."""
        if other.end is None:
            return self.end is None and self.start <= other.start
        return self.start <= other.start and (self.end is None or other.end <= self.end)

    def overlap(self, other: DateRange) -> DateRange | None:
        """Return the days in both ranges; None where they share none."""
        ends = [end for end in (self.end, other.end) if end is not None]
        start, end = max(self.start, other.start), min(ends, default=None)
        return DateRange(start, end) if end is None or start < end else None


@attrs.frozen(order=True)
class MonthDay:
    """A day of the year without a year, such as 1 November; 29 February is one."""

    month: int = attrs.field(validator=whole(low=1, high=12))
    day: int = attrs.field(validator=whole(low=1, high=31))

    @day.validator
    def _in_month(self, _: object, day: int) -> None:
        try:
            date(2024, self.month, day)  # a leap year
        except ValueError:
            raise InvalidValueError(
                "no such day", allowed=f"days of month {self.month}", got=day, where="MonthDay.day"
            ) from None

    @staticmethod
    def iso(text: str) -> MonthDay:
        """Return the day written month first, as ISO 8601 does: '11-01' is 1 November."""
        match = _MONTH_DAY.fullmatch(text) if type(text) is str else None
        if match is None:
            raise InvalidValueError(
                "not a month and a day", allowed="MM-DD", got=text, where="MonthDay.iso"
            )
        return MonthDay(int(match[1]), int(match[2]))

    def __str__(self) -> str:
        return f"{self.month:02d}-{self.day:02d}"

    def in_year(self, year: int) -> date | None:
        """Return the day in a year; None for 29 February outside leap years."""
        try:
            return date(year, self.month, self.day)
        except ValueError:
            return None


_LEAP_DAY = MonthDay(2, 29)


@attrs.frozen
class Season:
    """A window of the year that comes back (*sæson*); both printed ends belong to it.

    It may wrap the year, as `1/11-1/5` does. A night belongs to the day it
    begins.

    >>> winter = Season.iso("11-01", "05-01")
    >>> date(2024, 2, 1) in winter, date(2024, 5, 1) in winter, date(2024, 5, 2) in winter
    (True, True, False)
    >>> winter.beginning_in(2024).last_day
    datetime.date(2025, 5, 1)
    """

    first: MonthDay = attrs.field(validator=instance_of(MonthDay))
    last: MonthDay = attrs.field(validator=instance_of(MonthDay))

    @last.validator
    def _more_than_the_leap_day(self, _: object, last: MonthDay) -> None:
        if self.first == last == _LEAP_DAY:
            raise InvalidValueError(
                "a season that most years lack", got="02-29 to 02-29", where="Season.last"
            )

    @staticmethod
    def iso(first: str, last: str) -> Season:
        """Return a season from two days written month first, such as '11-01' and '05-01'."""
        return Season(MonthDay.iso(first), MonthDay.iso(last))

    def __str__(self) -> str:
        return f"{self.first} to {self.last}"

    @property
    def wraps(self) -> bool:
        """Whether the season runs over new year."""
        return self.last < self.first

    def __contains__(self, day: date) -> bool:
        check_date(day, where="day in Season")
        at = MonthDay(day.month, day.day)
        if self.wraps:
            return at >= self.first or at <= self.last
        return self.first <= at <= self.last

    def beginning_in(self, year: int) -> DateRange:
        """Return the days of the season that begins in a year.

        A 29 February that the year lacks is 1 March as a first day and
        28 February as a last one.
        """
        _check_year(year, where="Season.beginning_in")
        first = self.first.in_year(year) or date(year, 3, 1)
        last_year = year + 1 if self.wraps else year
        last = self.last.in_year(last_year) or date(last_year, 2, 28)
        return DateRange.inclusive(first, last)


def _check_year(year: int, *, where: str) -> None:
    if type(year) is not int or not 1 <= year < MAXYEAR:
        raise InvalidValueError("not a year", allowed="1 to 9998", got=year, where=where)
