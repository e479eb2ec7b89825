from __future__ import annotations

from decimal import Decimal
from typing import cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kommunedata.danish import Qualifier, StatedQuantity, format_number, parse_quantity
from kommunedata.danish.unit_words import UNIT_WORDS
from kommunedata.errors import InvalidValueError, ParseError, WrongTypeError
from kommunedata.unit import Quantity


@pytest.mark.parametrize(
    ("text", "quantity", "qualifier"),
    (
        ("330.000 kvadratmeter", Quantity.of(330000, "m2"), Qualifier.EXACT),
        ("47½ time", Quantity.of("47.5", "hour"), Qualifier.EXACT),
        ("26 tømninger", Quantity.of(26, "emptying"), Qualifier.EXACT),
        ("100kg", Quantity.of(100, "kg"), Qualifier.EXACT),
        ("2.100", Decimal(2100), Qualifier.EXACT),
        ("ca. 2.100", Decimal(2100), Qualifier.APPROXIMATE),
        ("Ca. 2.100 m²", Quantity.of(2100, "m2"), Qualifier.APPROXIMATE),
        ("op til 100 kg", Quantity.of(100, "kg"), Qualifier.AT_MOST),
        ("HØJST 4 sække", Quantity.of(4, "sack"), Qualifier.AT_MOST),
        ("mindst 12 m", Quantity.of(12, "m"), Qualifier.AT_LEAST),
    ),
)
def test_reads_a_number_its_unit_and_how_it_is_meant(
    text: str, quantity: Quantity | Decimal, qualifier: Qualifier
) -> None:
    assert parse_quantity(text) == StatedQuantity(quantity, qualifier)


@pytest.mark.parametrize(
    ("text", "position", "suggestions"),
    (
        ("", 0, ()),
        ("100 beholdre", 4, ("100 beholdere",)),
        ("ca 2.100", 0, ()),
        ("5 m3", 2, ()),
        ("ca. 2.10", 5, ("ca. 2,10",)),
        ("ca. ca. 5 kg", 4, ()),
        ("1e5", 1, ()),
        ("１２ kg", 0, ()),
        ("op til  5 kg", 7, ("op til 5 kg",)),
        ("min\u017ft 5 kg", 0, ()),
        (f"ca. {'9' * 19} kg", 4, ()),
    ),
)
def test_refuses_what_is_no_quantity(
    text: str, position: int, suggestions: tuple[str, ...]
) -> None:
    with pytest.raises(ParseError) as caught:
        parse_quantity(text)
    assert caught.value.text == text
    assert (caught.value.position, caught.value.suggestions[:1]) == (position, suggestions)


@given(
    st.decimals(min_value=-(10**9), max_value=10**9, places=2),
    st.sampled_from(sorted(UNIT_WORDS)),
)
def test_a_printed_quantity_reads_back(value: Decimal, word: str) -> None:
    text = f"{format_number(value, style='kommune')} {word}"
    assert parse_quantity(text).quantity == Quantity(value, UNIT_WORDS[word])


def test_a_stated_quantity_holds_a_finite_number() -> None:
    with pytest.raises(InvalidValueError, match="not a finite number"):
        StatedQuantity(Decimal("NaN"))
    with pytest.raises(WrongTypeError, match="Quantity or Decimal"):
        StatedQuantity(cast("Decimal", 2.5))


def test_refuses_what_is_no_text_or_too_long() -> None:
    with pytest.raises(WrongTypeError, match="not a text"):
        parse_quantity(cast("str", 26))
    with pytest.raises(ParseError, match="more than 5 characters"):
        parse_quantity("100 kg", max_length=5)
