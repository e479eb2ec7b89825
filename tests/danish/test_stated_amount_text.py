from __future__ import annotations

from decimal import Decimal
from typing import Literal, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kommunedata.danish import Style, format_money, parse_money
from kommunedata.errors import InvalidValueError, ParseError, WrongTypeError
from kommunedata.money import MAX_OERE, Money

NBSP = "\u00a0"

moneys = st.builds(lambda oere: Money(oere=oere), st.integers(-MAX_OERE, MAX_OERE))
moneys_to_round = st.builds(lambda oere: Money(oere=oere), st.integers(-(10**17), 10**17))
styles = st.sampled_from(["cldr", "kommune"])


@pytest.mark.parametrize(
    ("text", "kroner", "quantum"),
    (
        ("1.109 kr.", "1109", "1"),
        ("1.000 kr", "1000", "1"),
        ("1.109 kroner", "1109", "1"),
        ("1,00 dansk krone", "1", "0.01"),
        ("1,50 danske kroner", "1.50", "0.01"),
        ("1.000.000 kr.", "1000000", "1"),
        ("1.109,50 kr.", "1109.50", "0.01"),
        ("1.109,5 kr.", "1109.5", "0.1"),
        (f"1 109{NBSP}kr.", "1109", "1"),
        ("1.109,-", "1109", "1"),
        ("1.109,–", "1109", "1"),
        ("1.109,- kr.", "1109", "1"),
        ("kr. 1.109,-", "1109", "1"),
        ("Kr. 1.109,50", "1109.50", "0.01"),
        ("DKK 1.125,50", "1125.50", "0.01"),
        ("1.125,50 DKK", "1125.50", "0.01"),
        ("3 mia. kr.", "3000000000", "1000000000"),
        ("4,569 mio. kr.", "4569000", "1000"),
        ("499,0 mio. kr.", "499000000", "100000"),
        ("-188,4 mio. kr.", "-188400000", "100000"),
        ("1.450 tkr.", "1450000", "1000"),
        (f"1,5{NBSP}t{NBSP}kr.", "1500", "100"),
        ("2½ million kr.", "2500000", "100000"),
        ("0,00 kr.", "0", "0.01"),
    ),
)
def test_the_quantum_is_what_the_last_printed_digit_is_worth(
    text: str, kroner: str, quantum: str
) -> None:
    stated = parse_money(text)
    assert (stated.money, stated.quantum) == (Money.kr(kroner), Money.kr(quantum))


@pytest.mark.parametrize(
    ("text", "scale", "kroner"),
    (
        ("1.109", "kr.", "1109"),
        ("1.450", "tkr.", "1450000"),
        ("499,0", "mio. kr.", "499000000"),
        ("4,6", "mia. kr.", "4600000000"),
        ("1.109 kr.", "mio. kr.", "1109"),
    ),
)
def test_a_scale_says_what_a_bare_number_is_in(
    text: str, scale: Literal["kr.", "tkr.", "mio. kr.", "mia. kr."], kroner: str
) -> None:
    assert parse_money(text, scale=scale).money == Money.kr(kroner)


@pytest.mark.parametrize(
    ("text", "position", "reason", "suggestions"),
    (
        ("2.853 kr. pr. måned", 9, "parse_unit_price", ()),
        ("10 kr./døgn", 6, "parse_unit_price", ()),
        ("0,682 kr.", 0, "parse_unit_price", ()),
        ("1.109", 5, "ends in kr.", ()),
        ("4,6 mio.", 8, "ends in kr.", ()),
        ("1.109 EUR", 9, "ends in kr.", ()),
        ("1.09 kr.", 1, "groups of exactly three", ("1,09 kr.",)),
        ("kr. 25.00", 6, "groups of exactly three", ("kr. 25,00",)),
        ("1,109.00 kr.", 5, "groups of exactly three", ("1.109,00 kr.",)),
        ("kr.", 3, "has a digit", ()),
        ("kr. 5 kr.", 5, "groups of exactly three", ()),
        ("5 mio. mio. kr.", 1, "groups of exactly three", ()),
        ("3,- mio. kr.", 1, "one decimal comma", ()),
        ("", 0, "ends in kr.", ()),
    ),
)
def test_refuses_what_is_no_amount(
    text: str, position: int, reason: str, suggestions: tuple[str, ...]
) -> None:
    with pytest.raises(ParseError, match=reason) as caught:
        parse_money(text)
    assert (caught.value.text, caught.value.position) == (text, position)
    assert caught.value.suggestions == suggestions


def test_an_amount_out_of_bounds_is_refused() -> None:
    with pytest.raises(ParseError, match="out of range"):
        parse_money(f"{'9' * 17} kr.")


@pytest.mark.parametrize("scale", ("mio.", 1, "short", ["kr."]))
def test_an_unknown_scale_is_refused(scale: object) -> None:
    with pytest.raises(InvalidValueError, match="mio. kr."):
        parse_money("1", scale=cast("Literal['kr.']", scale))


@given(moneys, styles)
def test_an_exact_amount_reads_back(money: Money, style: Style) -> None:
    stated = parse_money(format_money(money, style=style))
    assert (stated.money, stated.quantum) == (money, Money(oere=1))


@given(moneys_to_round, st.integers(min_value=0, max_value=1), styles)
def test_a_rounded_text_reads_to_an_amount_that_contains_it(
    money: Money, decimals: int, style: Style
) -> None:
    assert money in parse_money(format_money(money, decimals=decimals, style=style))


@given(st.integers(-(10**9), 10**9), st.integers(0, 5))
def test_a_number_of_millions_is_worth_as_much_as_in_kroner(number: int, decimals: int) -> None:
    value = Decimal(number).scaleb(-decimals)
    millions = f"{value:f}".replace(".", ",")
    stated = parse_money(f"{millions} mio. kr.")
    assert stated.money.oere == number * 10 ** (8 - decimals)
    assert stated.quantum.oere == 10 ** (8 - decimals)


def test_refuses_what_is_no_text_or_too_long() -> None:
    with pytest.raises(WrongTypeError, match="not a text"):
        parse_money(cast("str", 1109))
    with pytest.raises(ParseError, match="more than 8 characters"):
        parse_money("1.109 kr.", max_length=8)
