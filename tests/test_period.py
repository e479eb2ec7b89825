"""Ranges of days and seasons of the year."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kommunedata.errors import InvalidValueError, WrongTypeError
from kommunedata.period import DateRange, MonthDay, Season

days = st.dates(date(1900, 1, 1), date(2199, 12, 31))
ranges = st.tuples(days, st.integers(1, 5000) | st.none()).map(
    lambda each: DateRange(each[0], None if each[1] is None else each[0] + timedelta(each[1]))
)


def test_the_hearing_of_vision_2026_ran_67_days_with_both_ends() -> None:
    # 27.9 til den 2.12 2022: 4 days of September, 31, 30, and 2 of December
    hearing = DateRange.inclusive(date(2022, 9, 27), date(2022, 12, 2))
    assert hearing.days == 4 + 31 + 30 + 2
    assert hearing.last_day == date(2022, 12, 2)
    assert hearing.end == date(2022, 12, 3)
    assert date(2022, 12, 2) in hearing
    assert date(2022, 12, 3) not in hearing
    assert date(2022, 9, 26) not in hearing


def test_a_range_may_have_no_end() -> None:
    onwards = DateRange(date(2024, 1, 1))
    assert (onwards.last_day, onwards.days) == (None, None)
    assert date(9999, 12, 31) in onwards
    assert onwards.covers(DateRange(date(2025, 1, 1)))
    assert not DateRange.year(2024).covers(onwards)


def test_a_year_is_twelve_months() -> None:
    assert DateRange.year(2024) == DateRange.months(date(2024, 1, 1), 12)
    assert DateRange.year(2024).days == 366


@pytest.mark.parametrize(
    ("start", "end"),
    ((date(2024, 1, 2), date(2024, 1, 1)), (date(2024, 1, 1), date(2024, 1, 1))),
)
def test_reversed_and_empty_ranges_are_refused(start: date, end: date) -> None:
    with pytest.raises(InvalidValueError, match="an end after 2024"):
        DateRange(start, end)


@pytest.mark.parametrize("wrong", (datetime(2024, 1, 1), "2024-01-01", 20240101, None))  # noqa: DTZ001 - refused
def test_only_plain_dates_are_days(wrong: object) -> None:
    with pytest.raises(WrongTypeError, match="plain date"):
        DateRange(wrong)  # type: ignore[arg-type]  # that is the point
    with pytest.raises(WrongTypeError, match="plain date"):
        DateRange.inclusive(date(2024, 1, 1), wrong)  # type: ignore[arg-type]  # likewise


def test_no_day_follows_the_last_there_is() -> None:
    with pytest.raises(InvalidValueError, match="no day after"):
        DateRange.inclusive(date(2024, 1, 1), date.max)


@pytest.mark.parametrize("wrong", (0, 9999, -1, True, "2024"))
def test_a_year_outside_the_calendar_is_refused(wrong: int) -> None:
    with pytest.raises(InvalidValueError, match="not a year"):
        DateRange.year(wrong)


@given(ranges, ranges)
def test_overlap_has_just_the_days_in_both(one: DateRange, other: DateRange) -> None:
    shared = one.overlap(other)
    assert shared == other.overlap(one)
    for day in (one.start, other.start, one.last_day, other.last_day):
        if day is not None:
            assert (day in one and day in other) == (shared is not None and day in shared)
    if shared is not None:
        assert one.covers(shared)
        assert other.covers(shared)
    assert one.covers(other) == (shared == other)


def test_seasons_include_both_printed_ends_and_may_wrap() -> None:
    summer, winter = Season.iso("05-01", "06-15"), Season.iso("11-01", "05-01")
    assert not summer.wraps
    assert winter.wraps
    for day, in_summer, in_winter in [
        (date(2024, 4, 30), False, True),
        (date(2024, 5, 1), True, True),  # 1/5 is printed in both, lines 716 and 733
        (date(2024, 5, 2), True, False),
        (date(2024, 6, 15), True, False),
        (date(2024, 6, 16), False, False),
        (date(2024, 10, 31), False, False),
        (date(2024, 11, 1), False, True),
        (date(2024, 12, 31), False, True),
    ]:
        assert (day in summer, day in winter) == (in_summer, in_winter)


def test_a_season_has_its_days_in_each_year() -> None:
    winter = Season.iso("11-01", "05-01")
    assert winter.beginning_in(2023) == DateRange.inclusive(date(2023, 11, 1), date(2024, 5, 1))
    summer = Season.iso("04-01", "09-30")
    assert summer.beginning_in(2024) == DateRange.inclusive(date(2024, 4, 1), date(2024, 9, 30))


def test_the_leap_day_ends_and_begins_seasons_in_every_year() -> None:
    until, since = Season.iso("12-01", "02-29"), Season.iso("02-29", "05-01")
    assert until.beginning_in(2022).last_day == date(2023, 2, 28)
    assert until.beginning_in(2023).last_day == date(2024, 2, 29)
    assert since.beginning_in(2023).start == date(2023, 3, 1)
    assert since.beginning_in(2024).start == date(2024, 2, 29)


@given(days, st.sampled_from([("05-01", "06-15"), ("11-01", "05-01"), ("01-01", "12-31")]))
def test_a_day_is_in_a_season_when_some_year_of_it_has_the_day(
    day: date, bounds: tuple[str, str]
) -> None:
    season = Season.iso(*bounds)
    years = (day.year - 1, day.year)
    assert (day in season) == any(day in season.beginning_in(year) for year in years)


@pytest.mark.parametrize("wrong", ("1-5", "2024-05-01", "05/01", "", "５-01", "05-01 "))
def test_a_month_and_a_day_are_written_in_one_way(wrong: str) -> None:
    with pytest.raises(InvalidValueError, match="MM-DD"):
        MonthDay.iso(wrong)


@pytest.mark.parametrize(("month", "day"), ((2, 30), (4, 31), (13, 1), (0, 1), (1, 0), (1, 32)))
def test_days_that_no_year_has_are_refused(month: int, day: int) -> None:
    with pytest.raises(InvalidValueError):
        MonthDay(month, day)


@pytest.mark.parametrize("count", (0, -1, 10**9, True, 1.0))
def test_months_are_counted_within_the_calendar(count: int) -> None:
    with pytest.raises(InvalidValueError, match="no such months"):
        DateRange.months(date(2024, 1, 31), count)


@pytest.mark.parametrize("wrong", (datetime(2024, 1, 1), "2024-01-01", None))  # noqa: DTZ001 - refused
def test_only_plain_dates_are_looked_for(wrong: date) -> None:
    with pytest.raises(WrongTypeError, match="day in DateRange"):
        _ = wrong in DateRange.year(2024)
    with pytest.raises(WrongTypeError, match="day in Season"):
        _ = wrong in Season.iso("05-01", "06-15")


def test_seasons_are_made_of_days_and_begin_in_years() -> None:
    with pytest.raises(WrongTypeError, match="Season.first"):
        Season("05-01", "06-15")  # type: ignore[arg-type]  # that is the point
    with pytest.raises(InvalidValueError, match="most years lack"):
        Season.iso("02-29", "02-29")
    with pytest.raises(InvalidValueError, match="not a year"):
        Season.iso("11-01", "05-01").beginning_in(9999)
    with pytest.raises(InvalidValueError, match="MM-DD"):
        MonthDay.iso(5)  # type: ignore[arg-type]  # that is the point
