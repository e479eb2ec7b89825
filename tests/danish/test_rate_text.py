from __future__ import annotations

from decimal import Decimal
from typing import cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kommunedata.danish import Style, format_rate, parse_rate
from kommunedata.errors import InvalidValueError, ParseError, WrongTypeError
from kommunedata.money import Rate, RatePer

NBSP = "\u00a0"

rates = st.builds(
    Rate,
    st.decimals(min_value=-(10**6), max_value=10**6, allow_nan=False, places=4),
    st.sampled_from(RatePer),
)


@pytest.mark.parametrize(
    ("rate", "cldr", "kommune"),
    (
        (Rate.percent("2.50"), f"2,50{NBSP}%", "2,50%"),
        (Rate.percent(70), f"70{NBSP}%", "70%"),
        (Rate.permille("34.00"), f"34,00{NBSP}‰", "34,00 ‰"),
        (Rate.permille("0.1019"), f"0,1019{NBSP}‰", "0,1019 ‰"),
        (Rate.percent("-0.0"), f"0,0{NBSP}%", "0,0%"),
    ),
)
def test_prints_the_decimals_a_rate_carries(rate: Rate, cldr: str, kommune: str) -> None:
    assert format_rate(rate) == cldr
    assert format_rate(rate, style="kommune") == kommune


def test_decimals_asked_for_are_rounded_half_up() -> None:
    assert format_rate(Rate.percent("12.345"), decimals=2, style="kommune") == "12,35%"


@given(rates, st.sampled_from(["cldr", "kommune"]))
def test_a_printed_rate_reads_back_as_it_was(rate: Rate, style: Style) -> None:
    assert parse_rate(format_rate(rate, style=style)) == rate


@pytest.mark.parametrize(
    ("text", "rate"),
    (
        ("2,50%", Rate.percent("2.50")),
        (f"0,75{NBSP}%", Rate.percent("0.75")),
        ("27,0 procent", Rate.percent("27.0")),
        ("70 pct.", Rate.percent(70)),
        ("34,00 ‰", Rate.permille("34.00")),
        ("0,1019 promille", Rate.permille("0.1019")),
    ),
)
def test_reads_the_ways_a_rate_is_written(text: str, rate: Rate) -> None:
    assert str(parse_rate(text)) == str(rate)


@pytest.mark.parametrize(
    ("text", "position", "suggestions"),
    (
        ("2,50", 4, ()),
        ("2,50 kr.", 8, ()),
        ("%", 0, ()),
        ("0,75  %", 4, ("0,75 %",)),
        ("25.00 %", 2, ("25,00 %",)),
        ("2,50%%", 4, ()),
    ),
)
def test_refuses_where_a_rate_cannot_be_read(
    text: str, position: int, suggestions: tuple[str, ...]
) -> None:
    with pytest.raises(ParseError) as caught:
        parse_rate(text)
    assert (caught.value.text, caught.value.position) == (text, position)
    assert caught.value.suggestions == suggestions


def test_a_rate_longer_than_a_value_holds_is_refused() -> None:
    with pytest.raises(ParseError, match="out of bounds"):
        parse_rate(f"{'9' * 19} %")


def test_refuses_what_is_no_text_or_too_long() -> None:
    with pytest.raises(WrongTypeError, match="not a text"):
        parse_rate(cast("str", Decimal(2)))
    with pytest.raises(ParseError, match="more than 64 characters"):
        parse_rate(f"{'1' * 64}%")


def test_prints_rates_only() -> None:
    with pytest.raises(WrongTypeError, match="not a rate"):
        format_rate(cast("Rate", Decimal("2.50")))


def test_refuses_an_unknown_style() -> None:
    with pytest.raises(InvalidValueError, match="cldr, kommune"):
        format_rate(Rate.percent(1), style=cast("Style", "icu"))
