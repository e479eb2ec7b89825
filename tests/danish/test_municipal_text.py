"""Texts as municipal documents print them, as recorded in `data/municipal_text_cases.json`."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from decimal import Decimal
from pathlib import Path

import pytest

from kommunedata.danish import parse_number, parse_price_cell, parse_rate
from kommunedata.errors import ParseError
from kommunedata.money import PriceState

_FILE = Path(__file__).parents[1] / "data" / "municipal_text_cases.json"


def _rate(text: str) -> Decimal:
    return parse_rate(text).value


def _price_cell(text: str) -> PriceState:
    return parse_price_cell(text).state


READERS: Mapping[str, Callable[[str], object]] = {
    "number": parse_number,
    "rate": _rate,
    "price_cell": _price_cell,
}


def _cases(verdict: str) -> list[tuple[str, str, str | None]]:
    cases = json.loads(_FILE.read_text(encoding="utf-8"))[verdict]
    return [
        (case["kind"], case["text"], case.get("value")) for case in cases if case["kind"] in READERS
    ]


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
