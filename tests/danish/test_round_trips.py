"""What is printed reads back, with every option that says nothing else about the value."""

from __future__ import annotations

from decimal import Decimal
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kommunedata.danish import (
    format_money,
    format_number,
    format_rate,
    parse_money,
    parse_number,
    parse_rate,
)
from kommunedata.danish.style import Minus, Sign, Space
from kommunedata.money import Money, Rate, RatePer, StatedAmount

minuses = st.sampled_from(["-", "\u2212"])
signs = st.sampled_from(["auto", "always", "except_zero"])
spaces = st.sampled_from([None, "nbsp", "plain"])
numbers = st.decimals(min_value=-(10**12), max_value=10**12, places=3)


@given(numbers, minuses, signs)
def test_a_number_reads_back_whatever_its_sign_is(value: Decimal, minus: Minus, sign: Sign) -> None:
    assert parse_number(format_number(value, minus=minus, sign=sign)) == value


@given(numbers, st.sampled_from(RatePer), minuses, spaces)
def test_a_rate_in_words_reads_back(
    value: Decimal, per: RatePer, minus: Minus, space: Space | None
) -> None:
    rate = Rate(value, per)
    text = format_rate(rate, style="kommune", display="word", minus=minus, space=space)
    assert parse_rate(text) == rate


@given(
    st.integers(-(10**17), 10**17),
    st.sampled_from(["symbol", "code", "name"]),
    minuses,
    signs,
    spaces,
)
def test_an_amount_reads_back_however_the_krone_is_called(
    oere: int,
    display: Literal["symbol", "code", "name"],
    minus: Minus,
    sign: Sign,
    space: Space | None,
) -> None:
    text = format_money(Money(oere=oere), display=display, minus=minus, sign=sign, space=space)
    assert parse_money(text) == StatedAmount(Money(oere=oere))


@given(st.integers(-(10**15), 10**15), st.sampled_from(["short", "long"]))
def test_a_compact_amount_reads_to_one_that_contains_it(
    oere: int, scale: Literal["short", "long"]
) -> None:
    money = Money(oere=oere)
    assert money in parse_money(format_money(money, scale=scale))


@given(st.integers(-(10**6), 10**6), st.integers(min_value=0, max_value=8))
def test_an_amount_stated_in_millions_reads_back_as_stated(count: int, power: int) -> None:
    quantum = Money(oere=10**power)
    stated = StatedAmount(quantum * count, quantum)
    assert parse_money(format_money(stated, style="kommune", scale="mio. kr.")) == stated


@pytest.mark.parametrize(
    ("text", "scale"),
    (
        ("499,0 mio. kr.", "mio. kr."),
        ("4,569 mio. kr.", "mio. kr."),
        ("3 mia. kr.", "mia. kr."),
        ("1.450 tkr.", "tkr."),
        ("1.109 kr.", "kr."),
        ("1.109,50 kr.", "kr."),
    ),
)
def test_a_printed_amount_prints_back_as_written(
    text: str, scale: Literal["kr.", "tkr.", "mio. kr.", "mia. kr."]
) -> None:
    assert format_money(parse_money(text), style="kommune", scale=scale) == text
