from __future__ import annotations

from datetime import date
from typing import cast

import pytest
from babel import Locale
from hypothesis import given
from hypothesis import strategies as st

from kommunedata.danish import Style, format_season, parse_season
from kommunedata.danish.date_pattern import with_widths_of
from kommunedata.danish.season import _halves
from kommunedata.errors import InvalidValueError, ParseError, WrongTypeError
from kommunedata.period import MonthDay, Season

month_days = st.builds(
    lambda day: MonthDay(day.month, day.day), st.dates(date(2024, 1, 1), date(2024, 12, 31))
)
seasons = st.tuples(month_days, month_days).filter(
    lambda ends: ends != (MonthDay(2, 29), MonthDay(2, 29))
)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    (
        ("1/5-15/6", "05-01", "06-15"),
        ("1/4 til 30/9", "04-01", "09-30"),
        ("1/11-1/5", "11-01", "05-01"),
        ("1.5 - 1.10", "05-01", "10-01"),
        ("1.5. – 1.10.", "05-01", "10-01"),
        ("fra den 1. maj til og med den 15. juni", "05-01", "06-15"),
        ("1.–15. maj", "05-01", "05-15"),
        ("24. december", "12-24", "12-24"),
    ),
)
def test_reads_the_ways_a_season_is_written(text: str, first: str, last: str) -> None:
    assert parse_season(text) == Season.iso(first, last)


@pytest.mark.parametrize(
    ("season", "cldr", "kommune"),
    (
        (Season.iso("05-01", "06-15"), "1. maj–15. juni", "1/5-15/6"),
        (Season.iso("11-01", "05-01"), "1. november–1. maj", "1/11-1/5"),
        (Season.iso("05-01", "05-15"), "1.–15. maj", "1/5-15/5"),
        (Season.iso("12-24", "12-24"), "24. december", "24/12"),
    ),
)
def test_prints_in_both_styles(season: Season, cldr: str, kommune: str) -> None:
    assert (format_season(season), format_season(season, style="kommune")) == (cldr, kommune)


@pytest.mark.parametrize("field", ("d", "M"))
def test_the_pattern_is_that_of_the_cldr_with_the_month_whole(field: str) -> None:
    days = date(2024, 5, 1), date(2024, 6, 15)
    printed = [half.render(day) for half, day in zip(_halves(field), days, strict=True)]
    patterns = Locale("da").interval_formats["MMMd"][field]
    wide = [with_widths_of(pattern, "d MMMM") for pattern in patterns]
    names = ("maj", "juni")
    assert printed == [
        pattern.replace("MMMM", name).replace("d", str(day.day))
        for pattern, name, day in zip(wide, names, days, strict=True)
    ]


@given(seasons, st.sampled_from(["cldr", "kommune"]))
def test_a_printed_season_reads_back(ends: tuple[MonthDay, MonthDay], style: Style) -> None:
    season = Season(*ends)
    assert parse_season(format_season(season, style=style)) == season


@pytest.mark.parametrize(
    ("text", "position", "reason"),
    (
        ("1/5-15/6 2022", 4, "neither years nor weekdays"),
        ("mandag 1/5-15/6", 0, "neither years nor weekdays"),
        ("maj-juni", 4, "a day of a month"),
        ("1/5-31/6", 4, "no such day"),
        ("29/2", 0, "most years lack"),
        ("fra 1/5", 7, "has a last day"),
        ("1/5-15/6-1/7", 8, "nothing more"),
    ),
)
def test_refuses_what_is_no_season(text: str, position: int, reason: str) -> None:
    with pytest.raises(ParseError, match=reason) as caught:
        parse_season(text)
    assert (caught.value.text, caught.value.position) == (text, position)


def test_refuses_what_is_no_season_text_or_style() -> None:
    with pytest.raises(WrongTypeError, match="not a season"):
        format_season(cast("Season", "1/5-15/6"))
    with pytest.raises(WrongTypeError, match="not a text"):
        parse_season(cast("str", None))
    with pytest.raises(InvalidValueError, match="cldr, kommune"):
        format_season(Season.iso("05-01", "06-15"), style=cast("Style", "icu"))
