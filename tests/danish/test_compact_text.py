"""CLDR's compact notation, beyond the cases of the reference file.

The texts marked ICU are those of node v20.20.2 with ICU 78.2, which printed that file.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Any, Literal

import pytest
from babel import Locale
from babel.numbers import format_compact_decimal
from hypothesis import given
from hypothesis import strategies as st

from kommunedata.danish import format_money, format_number
from kommunedata.danish.compact import plural_form
from kommunedata.errors import InvalidValueError
from kommunedata.money import Money, StatedAmount


@pytest.mark.parametrize(
    ("value", "scale", "text"),
    (
        ("1234567890123456", "short", "1235\u00a0bio."),
        ("12345678901234567", "short", "12.346\u00a0bio."),
        ("12345678901234567", "long", "12.346 billioner"),
        ("0.0123", "short", "0,012"),
        ("0.996", "short", "1"),
        ("-0.04", "short", "-0,04"),
        ("0.00001234", "short", "0,000012"),
    ),
)
def test_very_large_and_very_small_numbers_print_as_icu_does(
    value: str, scale: Literal["short", "long"], text: str
) -> None:
    assert format_number(Decimal(value), scale=scale) == text


def test_options_of_the_compact_notation_print_as_icu_does() -> None:
    assert format_number(999_999, scale="short", decimals=2) == "1,00\u00a0mio."
    assert format_number(0, scale="short", decimals=2) == "0,00"
    assert format_number(1500, scale="short", sign="always") == "+1,5\u00a0t"
    assert format_number(12345678901234567890, scale="short", grouping=False) == (
        "12345679\u00a0bio."
    )
    assert format_money(Money.kr(1_500_000), scale="short", display="code") == (
        "1,5\u00a0mio.\u00a0DKK"
    )


def test_what_rounds_to_zero_has_no_minus() -> None:
    assert format_number(Decimal("-0.4"), scale="short", decimals=0) == "0"
    assert format_number(Decimal("-0.0"), scale="long") == "0"


@given(
    st.integers(min_value=-999, max_value=999),
    st.sampled_from((3, 6, 9, 12)),
    st.sampled_from(("short", "long")),
)
def test_round_numbers_print_as_babel_does(
    count: int, zeros: int, scale: Literal["short", "long"]
) -> None:
    value = count * 10**zeros
    theirs = format_compact_decimal(value, format_type=scale, locale="da", fraction_digits=0)
    assert format_number(value, scale=scale, decimals=0) == theirs


@given(st.decimals(min_value=0, max_value=3, places=2))
def test_plural_forms_are_those_of_cldr(value: Decimal) -> None:
    whole, _, fraction = f"{value:f}".partition(".")
    assert plural_form(whole, fraction) == Locale("da").plural_form(value)


@pytest.mark.parametrize(
    "options",
    (
        {"scale": "medium"},
        {"scale": "mio. kr."},
        {"scale": "short", "style": "kommune"},
        {"scale": "kr"},
    ),
)
def test_a_number_has_no_other_scale(options: Any) -> None:
    with pytest.raises(InvalidValueError, match="unknown scale"):
        format_number(1, **options)


def test_a_compact_amount_has_no_name() -> None:
    # ICU prints `1,5 mio. danske kroner`; nothing that we know of prints it in Danish
    with pytest.raises(InvalidValueError, match="unknown display"):
        format_money(Money.kr(1), scale="short", display="name")


def test_a_stated_amount_is_not_rounded_by_its_size() -> None:
    with pytest.raises(InvalidValueError, match="does not print as stated"):
        format_money(StatedAmount(Money.kr(1)), scale="short")
