from __future__ import annotations

from decimal import Decimal
from typing import cast

import pytest

from kommunedata.danish import PriceCell, parse_price_cell
from kommunedata.errors import InvalidValueError, ParseError, WrongTypeError
from kommunedata.money import PriceState, Rate


@pytest.mark.parametrize(
    ("text", "value"),
    (
        ("1.109", Decimal(1109)),
        ("22,50", Decimal("22.50")),
        ("2,50%", Rate.percent("2.50")),
        ("34,00 ‰", Rate.permille("34.00")),
        ("70 pct.", Rate.percent(70)),
    ),
)
def test_a_number_or_a_rate_is_a_price(text: str, value: Decimal | Rate) -> None:
    assert str(parse_price_cell(text)) == str(PriceCell(PriceState.PRICED, value))


@pytest.mark.parametrize(
    ("text", "state"),
    (
        ("Gratis", PriceState.FREE),
        ("gratis", PriceState.FREE),
        ("-", PriceState.NOT_OFFERED),
        ("–", PriceState.NOT_OFFERED),
        ("", PriceState.UNKNOWN),
        ("0", PriceState.PRICED),
    ),
)
def test_zero_free_not_offered_and_unknown_are_four_things(text: str, state: PriceState) -> None:
    assert parse_price_cell(text).state is state


@pytest.mark.parametrize("text", ("?", "1.109 kr.", "25.00", "%", "gratis*", "Efter aftale"))
def test_anything_else_is_refused(text: str) -> None:
    with pytest.raises(ParseError) as caught:
        parse_price_cell(text)
    assert caught.value.text == text


def test_refuses_what_is_no_text_or_too_long() -> None:
    with pytest.raises(WrongTypeError, match="not a text"):
        parse_price_cell(cast("str", None))
    with pytest.raises(ParseError, match="more than 64 characters"):
        parse_price_cell("1" * 65)


@pytest.mark.parametrize(
    ("state", "value"),
    (
        (PriceState.PRICED, None),
        (PriceState.FREE, Decimal(0)),
        (PriceState.PRICED, Decimal("NaN")),
    ),
)
def test_a_cell_has_a_value_exactly_where_it_is_priced(
    state: PriceState, value: Decimal | None
) -> None:
    with pytest.raises(InvalidValueError, match=r"PriceCell\.value"):
        PriceCell(state, value)


def test_a_cell_holds_no_float() -> None:
    with pytest.raises(WrongTypeError, match="Decimal or Rate"):
        PriceCell(PriceState.PRICED, cast("Decimal", 2.5))


@pytest.mark.parametrize("text", (" 1.109", "1.109  ", "\t1.109\n", "\u00a01.109\u2009"))
def test_blanks_around_a_cell_are_layout(text: str) -> None:
    assert parse_price_cell(text).value == Decimal(1109)
    assert parse_price_cell(" \u00a0").state is PriceState.UNKNOWN
    assert parse_price_cell(" - ").state is PriceState.NOT_OFFERED


def test_an_error_counts_from_the_beginning_of_the_cell_as_given() -> None:
    with pytest.raises(ParseError) as caught:
        parse_price_cell("  2,5,0%")
    assert caught.value.text == "  2,5,0%"
    assert caught.value.position == 5
    with pytest.raises(ParseError) as caught:
        parse_price_cell("  1.09 ")
    assert (caught.value.text, caught.value.position) == ("  1.09 ", 3)
