"""Texts as municipal documents print them, as recorded in `data/municipal_text_cases.json`."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from decimal import Decimal
from pathlib import Path

import pytest

from kommunedata.danish import (
    parse_money,
    parse_number,
    parse_price_cell,
    parse_quantity,
    parse_rate,
    parse_unit_price,
)
from kommunedata.errors import ParseError
from kommunedata.money import PriceState
from kommunedata.unit import Quantity

_FILE = Path(__file__).parents[1] / "data" / "municipal_text_cases.json"


def _money(text: str) -> Decimal:
    return parse_money(text).money.kroner


def _unit_price(text: str) -> Decimal:
    return parse_unit_price(text).kroner


def _quantity(text: str) -> Decimal:
    quantity = parse_quantity(text).quantity
    assert isinstance(quantity, Quantity)
    return quantity.value


def _rate(text: str) -> Decimal:
    return parse_rate(text).value


def _price_cell(text: str) -> PriceState:
    return parse_price_cell(text).state


READERS: Mapping[str, Callable[[str], object]] = {
    "money": _money,
    "number": parse_number,
    "price_cell": _price_cell,
    "quantity": _quantity,
    "rate": _rate,
    "unit_price": _unit_price,
}


def _cases(verdict: str) -> list[tuple[str, str, str | None]]:
    cases = json.loads(_FILE.read_text(encoding="utf-8"))[verdict]
    return [(case["kind"], case["text"], case.get("value")) for case in cases]


@pytest.mark.parametrize(("kind", "text", "value"), _cases("accept"))
def test_reads_what_documents_print(kind: str, text: str, value: str) -> None:
    assert READERS[kind](text) == Decimal(value)


@pytest.mark.parametrize(("kind", "text", "_value"), _cases("reject"))
def test_refuses_what_could_be_misread(kind: str, text: str, _value: None) -> None:
    with pytest.raises(ParseError):
        READERS[kind](text)


@pytest.mark.parametrize(("kind", "text", "_value"), _cases("none"))
def test_a_dash_is_no_number_and_not_offered(kind: str, text: str, _value: None) -> None:
    assert READERS[kind](text) is PriceState.NOT_OFFERED
