from __future__ import annotations

from datetime import UTC, date, datetime
from typing import cast

import pytest
from babel.dates import format_date as babel_date
from hypothesis import given
from hypothesis import strategies as st

from kommunedata.danish import Length, Style, format_date, format_date_range
from kommunedata.danish.cldr import date_data
from kommunedata.danish.date_pattern import compile_date_pattern
from kommunedata.errors import InvalidValueError, WrongTypeError
from kommunedata.period import DateRange

LENGTHS: list[Length] = ["full", "long", "medium", "short"]

lengths = st.sampled_from(LENGTHS)


@given(st.dates(), lengths)
def test_prints_as_babel_does(day: date, length: Length) -> None:
    assert format_date(day, length=length) == babel_date(day, length, locale="da_DK")


@pytest.mark.parametrize(
    ("length", "text"),
    (
        ("full", "tirsdag den 27. september 2022"),
        ("long", "27. september 2022"),
        ("medium", "27. sep. 2022"),
        ("short", "27.9.2022"),
    ),
)
def test_style_kommune_writes_short_dates_without_zeros(length: Length, text: str) -> None:
    assert format_date(date(2022, 9, 27), length=length, style="kommune") == text


@pytest.mark.parametrize(
    ("length", "text"),
    (
        ("full", "mandag den 1. januar 2024 til og med tirsdag den 31. december 2024"),
        ("long", "1. januar 2024 til og med 31. december 2024"),
        ("medium", "1. jan. 2024 til og med 31. dec. 2024"),
        ("short", "1.1.2024 til og med 31.12.2024"),
    ),
)
def test_style_kommune_says_til_og_med_the_last_day(length: Length, text: str) -> None:
    assert format_date_range(DateRange.year(2024), length=length, style="kommune") == text


@pytest.mark.parametrize(
    ("length", "style", "text"),
    (
        ("full", "cldr", "mandag 1. januar 2024–"),
        ("long", "cldr", "1. januar 2024–"),
        ("medium", "cldr", "1. jan. 2024–"),
        ("short", "cldr", "01.01.2024–"),
        ("full", "kommune", "fra og med mandag den 1. januar 2024"),
        ("long", "kommune", "fra og med 1. januar 2024"),
        ("short", "kommune", "fra og med 1.1.2024"),
    ),
)
def test_a_range_without_end_says_where_it_begins(length: Length, style: Style, text: str) -> None:
    assert format_date_range(DateRange(date(2024, 1, 1)), length=length, style=style) == text


@given(st.dates(max_value=date(9999, 12, 30)), lengths, st.sampled_from(["cldr", "kommune"]))
def test_a_range_of_one_day_is_that_day(day: date, length: Length, style: Style) -> None:
    period = DateRange.inclusive(day, day)
    expected = format_date(day, length=length, style=style)
    assert format_date_range(period, length=length, style=style) == expected


@given(st.dates(max_value=date(9999, 12, 30)), st.dates(max_value=date(9999, 12, 30)))
def test_the_last_day_is_always_printed_whole(one: date, other: date) -> None:
    first, last = sorted((one, other))
    text = format_date_range(DateRange.inclusive(first, last))
    assert text.split("–")[-1] == format_date(last)


@pytest.mark.parametrize("day", (datetime(2022, 9, 27, tzinfo=UTC), "2022-09-27", None))
def test_refuses_what_is_no_plain_date(day: object) -> None:
    with pytest.raises(WrongTypeError, match="not a plain date"):
        format_date(cast("date", day))


def test_refuses_what_is_no_range() -> None:
    with pytest.raises(WrongTypeError, match="DateRange"):
        format_date_range(cast("DateRange", date(2022, 9, 27)))


def test_refuses_an_unknown_length_or_style() -> None:
    with pytest.raises(InvalidValueError, match="full, long, medium, short") as caught:
        format_date(date(2022, 9, 27), length=cast("Length", "lang"))
    assert caught.value.suggestions == ("long",)
    with pytest.raises(InvalidValueError, match="cldr, kommune"):
        format_date_range(DateRange.year(2024), style=cast("Style", 1))


def test_a_pattern_with_a_field_that_no_date_has_is_refused() -> None:
    with pytest.raises(InvalidValueError, match="got 'HH'"):
        compile_date_pattern("d. MMMM HH", date_data())
