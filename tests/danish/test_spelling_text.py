"""Signs, minuses, spaces and the other options that every number can be told."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from decimal import Context, Decimal, FloatOperation, Inexact, Rounded, localcontext
from typing import Any

import pytest

from kommunedata.danish import Sign, format_money, format_number, format_rate
from kommunedata.danish.cldr import number_data
from kommunedata.errors import InvalidValueError, WrongTypeError
from kommunedata.money import Money, Rate, StatedAmount


@pytest.mark.parametrize(
    ("sign", "texts"),
    (
        ("auto", ["5", "-5", "0", "0"]),
        ("always", ["+5", "-5", "+0", "+0"]),
        ("except_zero", ["+5", "-5", "0", "0"]),
    ),
)
def test_signs_are_those_of_ecma_402_but_for_a_minus_on_zero(sign: Sign, texts: list[str]) -> None:
    values = (Decimal(5), Decimal(-5), Decimal("0.4"), Decimal("-0.4"))
    assert [format_number(value, decimals=0, sign=sign) for value in values] == texts


@pytest.mark.parametrize(("oere", "start"), ((1, "+0,01"), (0, "0,00"), (-1, "-0,01")))
def test_amounts_have_the_signs_of_numbers(oere: int, start: str) -> None:
    money = Money(oere=oere)
    text = f"{start}\u00a0kr."
    assert format_money(money, sign="except_zero") == text
    assert format_money(money.kroner, sign="except_zero") == text


def test_the_minus_may_be_u_2212() -> None:
    assert format_number(-1, minus="−") == "−1"
    assert format_money(Money.kr(-1), minus="−", space="plain") == "−1,00 kr."
    assert format_rate(Rate.percent(-1), minus="−", style="kommune") == "−1%"
    assert number_data().minus == "-"


def test_spaces_are_those_asked_for() -> None:
    assert format_money(Money.kr(1), space="plain") == "1,00 kr."
    assert format_money(Money.kr(1), style="kommune", space="nbsp") == "1,00\u00a0kr."
    assert format_money(Money.kr(2), display="name", space="nbsp") == (
        "2,00\u00a0danske\u00a0kroner"
    )
    assert format_number(2000, scale="short", space="plain") == "2 t"
    assert format_rate(Rate.percent(70), space="plain") == "70 %"


def test_rates_print_words_in_style_kommune() -> None:
    assert format_rate(Rate.percent(70), style="kommune", display="word") == "70 pct."
    assert format_rate(Rate.permille("0.1019"), style="kommune", display="word") == (
        "0,1019 promille"
    )
    with pytest.raises(InvalidValueError, match="unknown display"):
        format_rate(Rate.percent(70), display="word")


def test_the_name_of_the_krone_prints_in_style_kommune_too() -> None:
    assert format_money(Decimal(1154), style="kommune", display="name") == "1.154 danske kroner"
    assert format_money(Decimal(1154), style="kommune", display="code") == "1.154 DKK"


@pytest.mark.parametrize(
    ("option", "wrong"),
    (("style", "icu"), ("sign", "never"), ("minus", "–"), ("space", " "), ("space", [" "])),
)
def test_options_take_only_their_words(option: Any, wrong: object) -> None:
    options: dict[str, Any] = {option: wrong}
    with pytest.raises(InvalidValueError, match=f"unknown {option}"):
        format_number(1, **options)
    with pytest.raises(InvalidValueError, match=f"unknown {option}"):
        format_money(Money.kr(1), **options)
    with pytest.raises(InvalidValueError, match=f"unknown {option}"):
        format_rate(Rate.percent(1), **options)


@pytest.mark.parametrize("grouping", (None, "no", 2))
def test_grouping_is_a_bool(grouping: Any) -> None:
    with pytest.raises(WrongTypeError, match="a bool"):
        format_number(1000, grouping=grouping)


@pytest.mark.parametrize("decimals", ((2, 1), (0, 65), (-1, 2)))
def test_a_span_of_decimals_has_a_least_and_a_most(decimals: Any) -> None:
    with pytest.raises(InvalidValueError, match="decimals out of range"):
        format_number(1, decimals=decimals)


@pytest.mark.parametrize("decimals", ((1,), (1, 2, 3), [0, 1], (0, 1.0), (False, 1)))
def test_a_span_of_decimals_is_two_ints(decimals: Any) -> None:
    with pytest.raises(WrongTypeError, match="not a number of decimals"):
        format_money(Money.kr(1), decimals=decimals)


def test_a_span_prints_no_more_decimals_than_needed() -> None:
    texts = [format_number(Decimal(text), decimals=(1, 2)) for text in ("1", "1.25", "1.255")]
    assert texts == ["1,0", "1,25", "1,26"]


def _printed() -> list[str]:
    stated = StatedAmount(Money.kr(123_456_700_000), Money.kr(100_000))
    return [
        format_number(Decimal("123456789.125"), scale="long", decimals=6),
        format_money(Decimal("1234567890.125"), display="name"),
        format_money(stated, style="kommune", scale="mio. kr."),
    ]


def test_no_decimal_context_changes_a_character_in_any_thread() -> None:
    expected = ["123,456789 millioner", "1.234.567.890,13 danske kroner", "123.456,7 mio. kr."]
    with localcontext(Context(prec=6, traps=[Inexact, Rounded, FloatOperation])):
        assert _printed() == expected
    with ThreadPoolExecutor(max_workers=1) as threads:
        assert threads.submit(_printed).result() == expected
