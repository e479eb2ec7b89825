from __future__ import annotations

from decimal import Decimal
from typing import cast

import pytest
from babel.numbers import format_currency
from hypothesis import assume, example, given
from hypothesis import strategies as st

from kommunedata.danish import Style, format_money
from kommunedata.errors import InvalidValueError, WrongTypeError
from kommunedata.money import MAX_OERE, Money

amounts = st.integers(min_value=-MAX_OERE, max_value=MAX_OERE)


@given(amounts)
@example(0)
@example(-1)
@example(99_999)
@example(100_000)
@example(MAX_OERE)
def test_prints_as_babel_does(oere: int) -> None:
    money = Money(oere=oere)
    assert format_money(money) == format_currency(money.kroner, "DKK", locale="da_DK")


@given(st.decimals(min_value=-(10**15), max_value=10**15, places=2))
def test_prints_decimals_of_kroner_as_babel_does(kroner: Decimal) -> None:
    assume(kroner != 0)
    assert format_money(kroner) == format_currency(kroner, "DKK", locale="da_DK")


@given(amounts)
def test_styles_differ_only_in_the_space(oere: int) -> None:
    money = Money(oere=oere)
    assert format_money(money, style="kommune") == format_money(money).replace("\u00a0", " ")


@given(amounts)
def test_two_decimals_are_the_same_asked_for_or_not(oere: int) -> None:
    money = Money(oere=oere)
    assert format_money(money, decimals=2) == format_money(money)


@pytest.mark.parametrize(
    ("value", "text"),
    (
        (Money.kr("1109.50"), "1.109,50 kr."),
        (Money.kr("-1109.50"), "-1.109,50 kr."),
        (Decimal("0.682"), "0,682 kr."),
        (Decimal(1154), "1.154 kr."),
    ),
)
def test_style_kommune_prints_as_the_fee_tables_do(value: Money | Decimal, text: str) -> None:
    assert format_money(value, style="kommune") == text


@pytest.mark.parametrize("style", ("cldr", "kommune"))
def test_whole_kroner_are_rounded_half_up(style: Style) -> None:
    # 2.554 times 1,25 is 3.192,50 and stands in the fee table as 3.193
    assert format_money(Money.kr("3192.50"), decimals=0, style=style)[:5] == "3.193"
    assert format_money(Money.kr("-0.50"), decimals=0, style=style)[:2] == "-1"
    assert format_money(Money.kr("-0.49"), decimals=0, style=style)[0] == "0"


@pytest.mark.parametrize("value", (5, 5.0, "5", None))
def test_refuses_what_is_neither_money_nor_a_decimal(value: object) -> None:
    with pytest.raises(WrongTypeError, match="Money or a Decimal"):
        format_money(cast("Money", value))


def test_refuses_what_is_not_finite() -> None:
    with pytest.raises(InvalidValueError, match="not a finite number"):
        format_money(Decimal("NaN"))


def test_refuses_an_unknown_style() -> None:
    with pytest.raises(InvalidValueError, match="cldr, kommune"):
        format_money(Money.kr(1), style=cast("Style", "icu"))
