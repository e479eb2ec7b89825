from __future__ import annotations

from decimal import Decimal

import pytest

from kommunedata.danish import format_money_range, format_number_range
from kommunedata.errors import InvalidValueError
from kommunedata.money import Money, StatedAmount


@pytest.mark.parametrize(
    ("low", "high", "text"),
    (
        # node v20.20.2 with ICU 78.2
        ("1", "2", "1-2"),
        ("-2", "-1", "-2 - -1"),
        ("-1", "1", "-1 - 1"),
        ("-1", "-1", "~-1"),
        ("0.001", "0.0012", "~0,001"),
    ),
)
def test_ranges_of_numbers_print_as_icu_does(low: str, high: str, text: str) -> None:
    assert format_number_range(Decimal(low), Decimal(high)) == text


@pytest.mark.parametrize(
    ("low", "high", "text"),
    (
        # node v20.20.2 with ICU 78.2
        ("1", "2", "1,00-2,00\u00a0kr."),
        ("-1", "1", "-1,00\u00a0kr. - 1,00\u00a0kr."),
        ("-1", "-1", "~-1,00\u00a0kr."),
        # where ICU prints -2,00-1,00 kr. and -0,00 kr. - 0,00 kr.
        ("-2", "-1", "-2,00\u00a0kr. - -1,00\u00a0kr."),
        ("-0.001", "0.001", "~0,00\u00a0kr."),
    ),
)
def test_ranges_of_amounts_print_as_icu_does_but_below_zero(low: str, high: str, text: str) -> None:
    assert format_money_range(Decimal(low), Decimal(high)) == text


def test_style_kommune_prints_a_plain_space() -> None:
    low, high = StatedAmount(Money.kr(100), Money.kr(1)), Money.kr(200)
    assert format_money_range(low, high, decimals=0, style="kommune") == "100-200 kr."


def test_a_range_does_not_end_before_it_begins() -> None:
    with pytest.raises(InvalidValueError, match="2 or more, got 1"):
        format_number_range(2, 1)
    with pytest.raises(InvalidValueError, match="ends before it begins"):
        format_money_range(Money.kr(2), Decimal(1))
