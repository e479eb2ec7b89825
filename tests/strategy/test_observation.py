"""Observations, and the years that statistics print in several ways."""

from __future__ import annotations

from decimal import Decimal
from typing import Any, Literal

import attrs
import pytest

from kommunedata.errors import InvalidValueError, WrongTypeError
from kommunedata.strategy import Observation, parse_year


def test_an_observation_keeps_the_zeros_that_its_value_was_written_with() -> None:
    seen = Observation(indicator="co2-per-head", year=2019, value="4.60")
    assert (str(seen.value), seen.year) == ("4.60", 2019)
    assert (seen.source, seen.example) == (None, False)


@pytest.mark.parametrize("value", (4, "4", Decimal(4), "4.0"))
def test_an_observation_takes_exact_numbers(value: Any) -> None:
    assert Observation(indicator="jobs", year=2024, value=value).value == Decimal(4)


@pytest.mark.parametrize("year", (1900, 2200))
def test_the_years_of_observations_include_both_ends(year: int) -> None:
    assert Observation(indicator="jobs", year=year, value=Decimal(1)).year == year


@pytest.mark.parametrize(
    ("more", "error", "what"),
    (
        ({"value": 4.6}, WrongTypeError, "not an exact number.*got 4.6 @ Observation.value"),
        ({"value": True}, WrongTypeError, "not an exact number.*got True @ Observation.value"),
        ({"value": None}, WrongTypeError, "not an exact number.*got None @ Observation.value"),
        ({"value": "4,6"}, InvalidValueError, "not a plain number.*got '4,6' @ Observation.value"),
        ({"value": Decimal("NaN")}, InvalidValueError, "not a finite number"),
        ({"year": "2024"}, WrongTypeError, "not a whole number.*got '2024' @ Observation.year"),
        ({"year": True}, WrongTypeError, "not a whole number.*got True @ Observation.year"),
        ({"year": 1899}, InvalidValueError, "allowed: a whole number from 1900 to 2200, got 1899"),
        ({"year": 2201}, InvalidValueError, "allowed: a whole number from 1900 to 2200, got 2201"),
        ({"indicator": "Jobs"}, InvalidValueError, "not of the form.* @ Observation.indicator"),
        ({"indicator": None}, WrongTypeError, "not a text.*got None @ Observation.indicator"),
        ({"source": ""}, InvalidValueError, "blank or too long.* @ Observation.source"),
        ({"source": 7}, WrongTypeError, "not a text.*got 7 @ Observation.source"),
        ({"example": "yes"}, WrongTypeError, "allowed: bool, got 'yes' @ Observation.example"),
        ({"example": 1}, WrongTypeError, "allowed: bool, got 1 @ Observation.example"),
    ),
)
def test_an_observation_refuses_what_it_cannot_hold(
    more: dict[str, Any], error: type[Exception], what: str
) -> None:
    given: dict[str, Any] = {"indicator": "jobs", "year": 2024, "value": 4} | more
    with pytest.raises(error, match=what):
        Observation(**given)


def test_an_invented_observation_differs_from_a_measured_one() -> None:
    measured = Observation(indicator="jobs", year=2024, value=Decimal(4), source="DST, RAS300")
    invented = attrs.evolve(measured, example=True)
    assert invented != measured
    assert measured == attrs.evolve(invented, example=False)


@pytest.mark.parametrize("take", (None, "first", "last"))
def test_a_single_year_is_itself_whichever_is_asked_for(
    take: Literal["first", "last"] | None,
) -> None:
    assert parse_year("2023", take=take) == 2023


@pytest.mark.parametrize(
    ("text", "first", "last"),
    (
        ("2015-16", 2015, 2016),
        ("2015/16", 2015, 2016),
        ("2015–16", 2015, 2016),
        ("2015-2016", 2015, 2016),
        ("2015/2016", 2015, 2016),
        ("2009-10", 2009, 2010),
        ("1999-00", 1999, 2000),
        ("1999/00", 1999, 2000),
        ("1999/2000", 1999, 2000),
        ("2099-00", 2099, 2100),
    ),
)
def test_a_span_of_a_year_and_the_next_gives_the_one_named(
    text: str, first: int, last: int
) -> None:
    assert (parse_year(text, take="first"), parse_year(text, take="last")) == (first, last)


def test_a_span_is_refused_where_nobody_says_which_year() -> None:
    what = "a span of years, allowed: take='first' or take='last', got '2015-16' @ parse_year"
    with pytest.raises(InvalidValueError, match=what):
        parse_year("2015-16")


@pytest.mark.parametrize("take", ("both", "", 1, True))
@pytest.mark.parametrize("text", ("2015-16", "2015"))
def test_the_first_or_the_last_is_taken_and_no_other(text: str, take: Any) -> None:
    what = f"which year, allowed: 'first', 'last' or None, got {take!r} @ parse_year"
    with pytest.raises(InvalidValueError, match=what):
        parse_year(text, take=take)


@pytest.mark.parametrize(
    "text",
    (
        "2015-18",  # a period of several years has no one year
        "2015-2018",
        "2015-15",  # twice the same
        "2015-2015",
        "2016-15",  # reversed: 15 would be 2115
        "2016-2015",
        "1999-1900",
        "1999-01",
    ),
)
def test_what_is_not_a_year_and_the_next_is_no_span(text: str) -> None:
    for take in ("first", "last"):
        with pytest.raises(InvalidValueError, match=f"not a year and the next.*got '{text}'"):
            parse_year(text, take=take)


@pytest.mark.parametrize(
    "text",
    ("x", "", "15", "20155", " 2015", "2015\n", "2015-", "-16", "2015-6", "2015 - 16", "２０１５"),
)
def test_what_is_no_year_is_refused(text: str) -> None:
    with pytest.raises(InvalidValueError, match="not a year, allowed: 2015 or 2015-16"):
        parse_year(text, take="first")


@pytest.mark.parametrize("year", (2015, None, Decimal(2015), ["2015"], b"2015"))
def test_a_year_is_parsed_from_text_alone(year: Any) -> None:
    with pytest.raises(WrongTypeError, match="not a text, allowed: a str.* @ parse_year"):
        parse_year(year)
