from __future__ import annotations

from datetime import date
from typing import cast

import pytest
from babel import Locale
from hypothesis import given
from hypothesis import strategies as st

from kommunedata.danish import (
    Length,
    Style,
    format_date,
    format_date_range,
    parse_date,
    parse_date_range,
)
from kommunedata.danish.date_point import MONTHS, SHORT_MONTHS, WEEKDAYS
from kommunedata.errors import ParseError, WrongTypeError
from kommunedata.period import DateRange

lengths = st.sampled_from(["full", "long", "medium", "short"])
styles = st.sampled_from(["cldr", "kommune"])
# a year is read by its four digits
days = st.dates(min_value=date(1000, 1, 1), max_value=date(9999, 12, 30))


def test_the_frozen_names_are_those_of_the_cldr() -> None:
    locale = Locale("da")
    assert dict(enumerate(MONTHS, 1)) == dict(locale.months["format"]["wide"])
    assert dict(enumerate(SHORT_MONTHS, 1)) == dict(locale.months["format"]["abbreviated"])
    assert dict(enumerate(WEEKDAYS)) == dict(locale.days["format"]["wide"])


@pytest.mark.parametrize(
    "text",
    (
        *("1.3.2023", "01.03.2023", "1.3 2023", "1. 3. 2023", "1.3. 2023", "den 1.3 2023"),
        *("1/3 2023", "1/3-2023", "01-03-2023", "2023-03-01"),
        *("1. marts 2023", "1. Marts 2023", "1. mar. 2023", "1. mar 2023", "1.marts 2023"),
        *("den 1. marts 2023", "d. 1. marts 2023", "Den 1.\u00a0marts\u00a02023"),
        *("onsdag den 1. marts 2023", "Onsdag, den 1. marts 2023", "onsdag 1. marts 2023"),
    ),
)
def test_reads_the_ways_a_day_is_written(text: str) -> None:
    assert parse_date(text) == date(2023, 3, 1)


@pytest.mark.parametrize(
    ("text", "position", "reason", "suggestions"),
    (
        ("1.5.22", 4, "four digits", ()),
        ("1. maj 22", 6, "four digits", ()),
        ("1/5 22", 3, "four digits", ()),
        ("1/5-22", 3, "nothing more", ()),
        ("1-5-2022", 1, "nothing more", ()),
        ("2022-5-1", 4, "nothing more", ()),
        ("0001-05-01", 0, "like 1.5.2022", ()),
        ("31.2.2022", 0, "no such day", ()),
        ("2022-13-01", 0, "no such day", ()),
        ("0.5.2022", 0, "no such day", ()),
        ("29. februar 2023", 0, "no such day", ()),
        (
            "tirsdag den 1. marts 2023",
            0,
            "that day is onsdag",
            ("onsdag den 1. marts 2023",),
        ),
        ("maj 2022", 8, "a day, a month and a year", ()),
        ("1. maj", 6, "a day, a month and a year", ()),
        ("1.5.2022 kl. 12", 8, "nothing more", ()),
        ("1. may 2022", 2, "nothing more", ()),
        ("1. mar\u017ft 2023", 6, "nothing more", ()),
        ("１.5.2022", 0, "like 1.5.2022", ()),
        ("", 0, "like 1.5.2022", ()),
    ),
)
def test_refuses_what_is_no_day(
    text: str, position: int, reason: str, suggestions: tuple[str, ...]
) -> None:
    with pytest.raises(ParseError, match=reason) as caught:
        parse_date(text)
    assert (caught.value.text, caught.value.position) == (text, position)
    assert caught.value.suggestions == suggestions


def test_a_weekday_is_read_in_capitals_too() -> None:
    assert parse_date("LØRDAG DEN 1. JANUAR 2022") == date(2022, 1, 1)


@given(days, lengths, styles)
def test_a_printed_day_reads_back(day: date, length: Length, style: Style) -> None:
    assert parse_date(format_date(day, length=length, style=style)) == day


@pytest.mark.parametrize(
    ("text", "first", "last"),
    (
        ("27.9 til den 2.12 2022", "2022-09-27", "2022-12-02"),
        ("fra den 12. august til den 14. oktober 2019", "2019-08-12", "2019-10-14"),
        ("1. januar 2024 til og med 31. december 2024", "2024-01-01", "2024-12-31"),
        ("fra og med 1. maj t.o.m. 15. juni 2024", "2024-05-01", "2024-06-15"),
        ("1.–15. maj 2022", "2022-05-01", "2022-05-15"),
        ("1-15. maj 2022", "2022-05-01", "2022-05-15"),
        ("1/5-15/6 2022", "2022-05-01", "2022-06-15"),
        ("01.05.2022–15.05.2022", "2022-05-01", "2022-05-15"),
        ("2022-05-01", "2022-05-01", "2022-05-01"),
        ("2023-2026", "2023-01-01", "2026-12-31"),
        ("2022–2023", "2022-01-01", "2023-12-31"),
        ("2022", "2022-01-01", "2022-12-31"),
        ("Januar 2020", "2020-01-01", "2020-01-31"),
        ("marts 2018", "2018-03-01", "2018-03-31"),
        ("maj–jun. 2022", "2022-05-01", "2022-06-30"),
        ("jan. 2022–dec. 2025", "2022-01-01", "2025-12-31"),
        ("tirsdag 27. september–fredag 2. december 2022", "2022-09-27", "2022-12-02"),
    ),
)
def test_reads_the_ways_a_range_is_written(text: str, first: str, last: str) -> None:
    expected = DateRange.inclusive(date.fromisoformat(first), date.fromisoformat(last))
    assert parse_date_range(text) == expected


@pytest.mark.parametrize("text", ("fra og med 1. januar 2024", "fra 2024", "1.1.2024–", "2024-"))
def test_a_range_may_have_no_end(text: str) -> None:
    assert parse_date_range(text) == DateRange(date(2024, 1, 1))


@pytest.mark.parametrize(
    ("text", "position", "reason"),
    (
        ("2.12 til 27.9 2022", 0, "reversed"),
        ("2026-2023", 0, "reversed"),
        ("2023/2024", 4, "nothing more"),
        ("2023-26", 5, "says its year"),
        ("1. maj 2022 til juni 2022", 0, "two days, two months or two years"),
        ("maj-15. juni 2022", 0, "two days, two months or two years"),
        ("2021-1. maj 2022", 0, "two days, two months or two years"),
        ("1. maj til 15. juni", 11, "says its year"),
        ("fra 1. maj", 4, "says its year"),
        ("maj 2022 til", 8, "nothing more"),
        ("1.5.2022-31.12.9999", 0, "no day after the last"),
        ("9999", 0, "not a year"),
        ("december 9999", 0, "no such months"),
        ("31.4.2022-1.5.2022", 0, "no such day"),
        ("", 0, "like 1.5.2022"),
    ),
)
def test_refuses_what_is_no_range(text: str, position: int, reason: str) -> None:
    with pytest.raises(ParseError, match=reason) as caught:
        parse_date_range(text)
    assert (caught.value.text, caught.value.position) == (text, position)


@given(days, days, lengths, styles)
def test_a_printed_range_reads_back(one: date, other: date, length: Length, style: Style) -> None:
    first, last = sorted((one, other))
    period = DateRange.inclusive(first, last)
    assert parse_date_range(format_date_range(period, length=length, style=style)) == period


@given(days, st.integers(0, 60), lengths, styles)
def test_a_printed_short_range_reads_back(
    day: date, length_in_days: int, length: Length, style: Style
) -> None:
    last = date.fromordinal(min(day.toordinal() + length_in_days, date.max.toordinal() - 1))
    period = DateRange.inclusive(day, last)
    assert parse_date_range(format_date_range(period, length=length, style=style)) == period


@given(days, lengths, styles)
def test_a_printed_range_without_end_reads_back(day: date, length: Length, style: Style) -> None:
    period = DateRange(day)
    assert parse_date_range(format_date_range(period, length=length, style=style)) == period


def test_refuses_what_is_no_text_or_too_long() -> None:
    with pytest.raises(WrongTypeError, match="not a text"):
        parse_date(cast("str", date(2022, 5, 1)))
    with pytest.raises(ParseError, match="more than 128 characters"):
        parse_date_range("1" * 129)
