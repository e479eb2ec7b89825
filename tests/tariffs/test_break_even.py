"""The self-financing fee, worked out by hand."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kommunedata.errors import InvalidValueError
from kommunedata.money import WHOLE_KRONER, Money, Rate
from kommunedata.tariffs.reports.break_even import break_even

COSTS, SURPLUS, UNITS = Money.kr(11_400_000), Money.kr(600_000), 10_000


def test_a_surplus_goes_back_to_those_who_pay() -> None:
    # (11.400.000 - 600.000) / 10.000 = 1.080
    assert break_even(COSTS, UNITS, carried_over=SURPLUS) == Money.kr(1080)


def test_the_fee_can_include_vat() -> None:
    # 1.080 x 1,25 = 1.350
    fee = break_even(COSTS, UNITS, carried_over=SURPLUS, vat=Rate.percent(25))
    assert fee == Money.kr(1350)


def test_a_deficit_is_covered_by_those_who_pay() -> None:
    # (11.400.000 + 600.000) / 10.000 = 1.200
    assert break_even(COSTS, UNITS, carried_over=-SURPLUS) == Money.kr(1200)


def test_the_fee_is_rounded_once_and_with_its_vat() -> None:
    # 100 / 3 x 1,25 = 41,666...; from 33,33 it would be 41,6625 and so 41,66
    nothing = Money.kr(0)
    fee = break_even(Money.kr(100), 3, carried_over=nothing, vat=Rate.percent(25))
    assert fee == Money.kr("41.67")
    assert break_even(Money.kr(100), 3, carried_over=nothing) == Money.kr("33.33")
    whole = break_even(Money.kr(7), 2, carried_over=nothing, rounding=WHOLE_KRONER)
    assert whole == Money.kr(4)  # 3,50, half up


def test_a_surplus_as_large_as_the_costs_leaves_nothing_to_pay() -> None:
    assert break_even(SURPLUS, UNITS, carried_over=SURPLUS) == Money.kr(0)


@pytest.mark.parametrize(
    ("given", "reason"),
    (
        ({"units": 0}, "no units.*1 or more, got 0"),
        ({"units": -1}, "1 or more, got -1"),
        ({"units": True}, "a whole number.*got True"),
        ({"units": Decimal("0.5")}, "a whole number"),
        ({"costs": Money.kr(-1), "carried_over": Money.kr(-2)}, "negative costs.*'-1.00'"),
        ({"carried_over": Money.kr(11_400_001)}, "at most 11400000.00 DKK.*'11400001.00'"),
        ({"vat": Rate.percent(-25)}, "negative rate"),
    ),
)
def test_what_has_no_fee_is_refused(given: dict[str, Any], reason: str) -> None:
    arguments = {"costs": COSTS, "units": UNITS, "carried_over": SURPLUS, **given}
    with pytest.raises(InvalidValueError, match=f"{reason}.*break_even"):
        break_even(**arguments)


@given(
    costs=st.integers(0, 10**12),
    surplus=st.integers(-(10**12), 10**12),
    units=st.integers(1, 100_000),
)
def test_the_fees_cover_the_costs_to_half_an_oere_each(
    costs: int, surplus: int, units: int
) -> None:
    surplus = min(surplus, costs)
    fee = break_even(Money(oere=costs), units, carried_over=Money(oere=surplus))
    assert abs(2 * (fee.oere * units - (costs - surplus))) <= units
