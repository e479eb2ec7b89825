"""Ranges of whole months and years, printed without their days and read back."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kommunedata.danish import Style, format_date, format_date_range, parse_date_range
from kommunedata.errors import InvalidValueError
from kommunedata.period import DateRange

styles = st.sampled_from(["cldr", "kommune"])
months = st.dates(date(1000, 1, 1), date(9000, 1, 1)).map(lambda day: day.replace(day=1))


@given(months, st.integers(1, 2000), styles)
def test_whole_months_read_back(first: date, count: int, style: Style) -> None:
    period = DateRange.months(first, count)
    assert parse_date_range(format_date_range(period, length="month", style=style)) == period


@given(months, st.integers(1, 200), styles)
def test_whole_years_read_back(first: date, count: int, style: Style) -> None:
    period = DateRange.months(first.replace(month=1), 12 * count)
    assert parse_date_range(format_date_range(period, length="year", style=style)) == period


@given(months, st.sampled_from(["month", "year"]), styles)
def test_a_range_without_an_end_reads_back(first: date, length: str, style: Style) -> None:
    start = first.replace(month=1) if length == "year" else first
    period = DateRange(start)
    text = format_date_range(period, length=length, style=style)  # type: ignore[arg-type]  # sampled
    assert parse_date_range(text) == period


def test_municipal_documents_write_months_out() -> None:
    spring = DateRange.inclusive(date(2018, 3, 1), date(2018, 3, 31))
    assert format_date_range(spring, length="month", style="kommune") == "marts 2018"


def test_a_single_day_has_no_such_length() -> None:
    with pytest.raises(InvalidValueError, match="got 'month' @ format_date"):
        format_date(date(2024, 1, 1), length="month")  # type: ignore[arg-type]  # that is the point
