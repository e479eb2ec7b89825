"""What ICU prints for da-DK, as recorded in `data/icu_da_cases.json`."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import attrs
import pytest

from kommunedata.danish import (
    Length,
    RangeLength,
    Sign,
    format_date,
    format_date_range,
    format_money,
    format_money_range,
    format_number,
    format_rate,
)
from kommunedata.money import Rate
from kommunedata.period import DateRange

_SIGNS: Mapping[str, Sign] = {"auto": "auto", "exceptZero": "except_zero"}

_FILE = Path(__file__).parents[1] / "data" / "icu_da_cases.json"


@attrs.frozen
class Case:
    kind: str
    input: str | list[str]
    options: Mapping[str, Any]
    expected: str

    @property
    def number(self) -> Decimal:
        assert isinstance(self.input, str)
        return Decimal(self.input)

    @property
    def decimals(self) -> tuple[int, int] | None:
        most = self.options.get("maximumFractionDigits")
        return None if most is None else (self.options.get("minimumFractionDigits", 0), most)


def _decimal(case: Case) -> str:
    grouping = case.options.get("useGrouping", True)
    return format_number(case.number, decimals=case.decimals, grouping=grouping)


def _currency(case: Case) -> str:
    # Danish accounting has no brackets: `currency_accounting` is printed as `currency2`
    return format_money(
        case.number,
        decimals=case.decimals,
        display=case.options.get("currencyDisplay", "symbol"),
        sign=_SIGNS[case.options.get("signDisplay", "auto")],
    )


def _compact_decimal(case: Case) -> str:
    scale = case.options["compactDisplay"]
    return format_number(case.number, decimals=case.decimals, scale=scale)


def _compact_currency(case: Case) -> str:
    scale = case.options["compactDisplay"]
    return format_money(case.number, decimals=case.decimals, scale=scale)


def _number_range(case: Case) -> str:
    low, high = map(Decimal, case.input)
    return format_money_range(low, high)


def _percent(case: Case) -> str:
    # ICU takes a share of one and prints no decimals unless told to
    return format_rate(Rate.percent(case.number.scaleb(2)), decimals=case.decimals or 0)


def _date(length: Length) -> Callable[[Case], str]:
    def text(case: Case) -> str:
        assert isinstance(case.input, str)
        return format_date(date.fromisoformat(case.input), length=length)

    return text


def _range(length: RangeLength) -> Callable[[Case], str]:
    def text(case: Case) -> str:
        first, last = map(date.fromisoformat, case.input)
        return format_date_range(DateRange.inclusive(first, last), length=length)

    return text


PRINTERS: Mapping[str, Callable[[Case], str]] = {
    "decimal": _decimal,
    "currency2": _currency,
    "currency0": _currency,
    "currency_accounting": _currency,
    "currency_sign": _currency,
    "currency_name": _currency,
    "currency_code": _currency,
    "compact_short_decimal": _compact_decimal,
    "compact_long_decimal": _compact_decimal,
    "compact_short_currency": _compact_currency,
    "compact_long_currency": _compact_currency,
    "number_range": _number_range,
    "percent": _percent,
    "date_full": _date("full"),
    "date_long": _date("long"),
    "date_medium": _date("medium"),
    "date_short": _date("short"),
    "range_full": _range("full"),
    "range_y": _range("year"),
    "range_yMMM": _range("month"),
    "range_long": _range("long"),
    "range_medium": _range("medium"),
    "range_short": _range("short"),
}

CASES = [
    Case(case["kind"], case["input"], case["options"], case["expected"])
    for case in json.loads(_FILE.read_text(encoding="utf-8"))["cases"]
]


def _without_minus_on_zero(text: str) -> str:
    return text if any(digit in text for digit in "123456789") else text.removeprefix("-")


def test_every_case_of_the_file_is_printed() -> None:
    assert len(CASES) == 377
    assert {case.kind for case in CASES} == set(PRINTERS)


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.kind} {case.input}")
def test_prints_what_icu_prints_but_for_a_minus_on_zero(case: Case) -> None:
    assert PRINTERS[case.kind](case) == _without_minus_on_zero(case.expected)
