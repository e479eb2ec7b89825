"""Amounts in the units of budgets, and stated amounts printed as they were stated."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kommunedata.danish import Scale, format_money, parse_money
from kommunedata.danish.money import FIXED_SCALES
from kommunedata.errors import InvalidValueError
from kommunedata.money import Money, StatedAmount

MIO = StatedAmount(Money.kr(499_000_000), quantum=Money.kr(100_000))


@pytest.mark.parametrize(
    ("kroner", "scale", "decimals", "text"),
    (
        (499_000_000, "mio. kr.", 1, "499,0 mio. kr."),
        (-21_300_000, "mio. kr.", 1, "-21,3 mio. kr."),
        (1_450_000, "tkr.", 0, "1.450 tkr."),
        (2_345_000_000, "mia. kr.", 2, "2,35 mia. kr."),
        (1_109, "kr.", 2, "1.109,00 kr."),
        (-499, "mio. kr.", 1, "0,0 mio. kr."),
    ),
)
def test_amounts_print_in_the_scale_asked_for(
    kroner: int, scale: Scale, decimals: int, text: str
) -> None:
    money = Money.kr(kroner)
    assert format_money(money, style="kommune", scale=scale, decimals=decimals) == text


def test_without_decimals_a_scale_rounds_nothing() -> None:
    assert format_money(Money.kr(499_000_000), style="kommune", scale="mio. kr.") == "499 mio. kr."
    assert format_money(Money.kr(1_450_250), style="kommune", scale="tkr.") == "1.450,25 tkr."
    assert format_money(Decimal("0.682"), style="kommune", scale="tkr.") == "0,000682 tkr."
    assert format_money(Money.kr(0), style="kommune", scale="mia. kr.") == "0 mia. kr."


@pytest.mark.parametrize(
    ("stated", "scale", "text"),
    (
        (MIO, "mio. kr.", "499,0 mio. kr."),
        (MIO, "mia. kr.", "0,4990 mia. kr."),
        (StatedAmount(Money.kr(1_450_000), Money.kr(1000)), "tkr.", "1.450 tkr."),
        (StatedAmount(Money.kr(1109), Money.kr(1)), "kr.", "1.109 kr."),
        (StatedAmount(Money.kr(1109), Money.kr(1)), None, "1.109 kr."),
        (StatedAmount(Money.kr("1109.50")), None, "1.109,50 kr."),
    ),
)
def test_a_stated_amount_has_the_decimals_of_its_quantum(
    stated: StatedAmount, scale: Scale | None, text: str
) -> None:
    assert format_money(stated, style="kommune", scale=scale) == text


def test_the_decimals_of_the_quantum_may_be_asked_for() -> None:
    assert format_money(MIO, style="kommune", scale="mio. kr.", decimals=1) == "499,0 mio. kr."


@pytest.mark.parametrize(
    ("stated", "options"),
    (
        (MIO, {"scale": "tkr."}),
        (MIO, {}),
        (MIO, {"scale": "mio. kr.", "decimals": 2}),
        (StatedAmount(Money.kr(5), Money.kr("0.50")), {"scale": "kr."}),
    ),
)
def test_a_stated_amount_prints_as_stated_or_not_at_all(stated: StatedAmount, options: Any) -> None:
    with pytest.raises(InvalidValueError, match="does not print as stated"):
        format_money(stated, style="kommune", **options)


@given(st.integers(min_value=-(10**8), max_value=10**8), st.integers(min_value=0, max_value=4))
def test_a_printed_scale_is_the_amount_divided(count: int, decimals: int) -> None:
    # count steps of the last decimal of a million
    money = Money.kr(count * 10 ** (6 - decimals))
    text = format_money(money, style="kommune", scale="mio. kr.", decimals=decimals)
    digits = text.removesuffix(" mio. kr.").replace(".", "").replace(",", "")
    assert int(digits) == count


@given(
    st.integers(min_value=-(10**6), max_value=10**6),
    st.integers(min_value=0, max_value=5),
    st.sampled_from(sorted(FIXED_SCALES.items())),
)
def test_a_stated_amount_reads_back(count: int, decimals: int, scale: tuple[Scale, int]) -> None:
    unit, exponent = scale
    quantum = Money(oere=10 ** max(exponent + 2 - decimals, 0))
    stated = StatedAmount(quantum * count, quantum)
    assert parse_money(format_money(stated, style="kommune", scale=unit)) == stated


@pytest.mark.parametrize(
    "options",
    (
        {"scale": "mio. kr."},
        {"scale": "mio", "style": "kommune"},
        {"scale": "short", "style": "kommune"},
        {"scale": ["tkr."], "style": "kommune"},
    ),
)
def test_a_scale_belongs_to_its_style(options: Any) -> None:
    with pytest.raises(InvalidValueError, match="unknown scale"):
        format_money(Money.kr(1), **options)


def test_a_scale_is_already_in_kroner() -> None:
    with pytest.raises(InvalidValueError, match="unknown display"):
        format_money(Money.kr(1), style="kommune", scale="tkr.", display="code")
