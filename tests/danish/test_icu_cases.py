"""What ICU prints for da-DK, as recorded in `data/icu_da_cases.json`."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Literal

import attrs
import pytest

from kommunedata.danish import (
    Length,
    format_date,
    format_date_range,
    format_money,
    format_number,
    format_rate,
)
from kommunedata.danish.number import number_pattern
from kommunedata.money import Rate
from kommunedata.period import DateRange

_FILE = Path(__file__).parents[1] / "data" / "icu_da_cases.json"

Option = Literal["minimumFractionDigits", "maximumFractionDigits", "useGrouping"]


@attrs.frozen
class Case:
    kind: str
    input: str | list[str]
    options: Mapping[Option, int]
    expected: str

    @property
    def number(self) -> Decimal:
        assert isinstance(self.input, str)
        return Decimal(self.input)

    @property
    def decimals(self) -> int | None:
        return self.options.get("maximumFractionDigits")


def _decimal(case: Case) -> str:
    if "useGrouping" in case.options:
        ungrouped = attrs.evolve(number_pattern("cldr"), group="")
        return ungrouped.render(f"{case.number:f}", case.decimals)
    return format_number(case.number, decimals=case.decimals)


def _currency(case: Case) -> str:
    return format_money(case.number, decimals=case.decimals)


def _percent(case: Case) -> str:
    # ICU takes a share of one and prints no decimals unless told to
    return format_rate(Rate.percent(case.number.scaleb(2)), decimals=case.decimals or 0)


def _date(length: Length) -> Callable[[Case], str]:
    def text(case: Case) -> str:
        assert isinstance(case.input, str)
        return format_date(date.fromisoformat(case.input), length=length)

    return text


def _range(length: Length) -> Callable[[Case], str]:
    def text(case: Case) -> str:
        first, last = map(date.fromisoformat, case.input)
        return format_date_range(DateRange.inclusive(first, last), length=length)

    return text


PRINTERS: Mapping[str, Callable[[Case], str]] = {
    "decimal": _decimal,
    "currency2": _currency,
    "currency0": _currency,
    "percent": _percent,
    "date_full": _date("full"),
    "date_long": _date("long"),
    "date_medium": _date("medium"),
    "date_short": _date("short"),
    "range_full": _range("full"),
    "range_long": _range("long"),
    "range_medium": _range("medium"),
    "range_short": _range("short"),
}

CASES = [
    Case(case["kind"], case["input"], case["options"], case["expected"])
    for case in json.loads(_FILE.read_text(encoding="utf-8"))["cases"]
    if case["kind"] in PRINTERS
]


def _without_minus_on_zero(text: str) -> str:
    return text if any(digit in text for digit in "123456789") else text.removeprefix("-")


def test_every_supported_kind_has_cases() -> None:
    assert {case.kind for case in CASES} == set(PRINTERS)


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.kind} {case.input}")
def test_prints_what_icu_prints_but_for_a_minus_on_zero(case: Case) -> None:
    assert PRINTERS[case.kind](case) == _without_minus_on_zero(case.expected)
