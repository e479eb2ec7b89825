from __future__ import annotations

from decimal import Decimal
from typing import cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kommunedata.danish import Style, format_money, parse_unit_price
from kommunedata.danish.unit_words import UNIT_WORDS
from kommunedata.errors import ParseError, WrongTypeError
from kommunedata.money import UnitPrice
from kommunedata.unit import UNITS


@pytest.mark.parametrize(
    ("text", "kroner", "unit"),
    (
        ("0,682 kr. pr. m2", "0.682", "m2"),
        ("0,682 kr. pr. m²", "0.682", "m2"),
        ("0,682 kr. pr. kvadratmeter", "0.682", "m2"),
        ("2.853 kr. pr. måned", "2853", "month"),
        ("2.853,00 kr. per måned", "2853.00", "month"),
        ("10 kr./døgn", "10", "night"),
        ("10 kr. / døgn", "10", "night"),
        ("kr. 45,50 pr. tømning", "45.50", "emptying"),
        ("10,- pr. stk.", "10", "piece"),
        ("10,- kr. pr. stk", "10", "piece"),
        ("kr. 10,- pr. sæt sække", "10", "sack_set"),
        ("DKK 10 pr. time", "10", "hour"),
    ),
)
def test_reads_a_price_and_its_unit(text: str, kroner: str, unit: str) -> None:
    # as texts: equal prices may differ in their zeros
    assert str(parse_unit_price(text)) == str(UnitPrice.kr(Decimal(kroner), per=unit))


@pytest.mark.parametrize(
    ("text", "position", "reason", "suggestions"),
    (
        ("1.109 kr.", 9, "says pr. and a unit", ()),
        ("10 pr. døgn", 2, "says kroner", ()),
        ("kr. 10 kr. pr. døgn", 6, "groups of exactly three", ()),
        ("0.682 kr. pr. m2", 1, "groups of exactly three", ("0,682 kr. pr. m2",)),
        ("10 kr. pr. beholdr", 11, "unknown unit", ("10 kr. pr. beholder",)),
        ("10 kr. pr. bolig pr. år", 11, "unknown unit", ()),
        ("kr. pr. m2", 3, "has a digit", ()),
        (f"{'9' * 19} kr. pr. m2", 0, "out of bounds", ()),
    ),
)
def test_refuses_what_is_no_unit_price(
    text: str, position: int, reason: str, suggestions: tuple[str, ...]
) -> None:
    with pytest.raises(ParseError, match=reason) as caught:
        parse_unit_price(text)
    assert (caught.value.text, caught.value.position) == (text, position)
    assert caught.value.suggestions[:1] == suggestions


@given(
    st.decimals(min_value=-(10**9), max_value=10**9, places=4),
    st.sampled_from(sorted(UNIT_WORDS)),
)
def test_a_printed_price_reads_back_by_every_word_of_its_unit(kroner: Decimal, word: str) -> None:
    style: Style = "kommune"
    price = parse_unit_price(f"{format_money(kroner, style=style)} pr. {word}")
    assert price == UnitPrice(kroner, UNIT_WORDS[word])


def test_every_unit_has_its_own_danish_words() -> None:
    for unit in UNITS.values():
        assert UNIT_WORDS[unit.da] == UNIT_WORDS[unit.da_plural] == unit


def test_refuses_what_is_no_text_or_too_long() -> None:
    with pytest.raises(WrongTypeError, match="not a text"):
        parse_unit_price(cast("str", None))
    with pytest.raises(ParseError, match="more than 5 characters"):
        parse_unit_price("10 kr./døgn", max_length=5)
