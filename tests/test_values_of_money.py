"""Rounding rules, prices per unit, rates and stated amounts."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kommunedata.errors import InvalidValueError, NotFoundError, WrongTypeError
from kommunedata.money import (
    CASH_50_OERE,
    DOWN_10_KRONER,
    OERE,
    UP_KRONE,
    WHOLE_KRONER,
    Money,
    Rate,
    RatePer,
    Rounding,
    RoundingMode,
    StatedAmount,
    UnitPrice,
)
from kommunedata.unit import UNITS, Quantity, Unit

RULES = [OERE, WHOLE_KRONER, CASH_50_OERE, DOWN_10_KRONER, UP_KRONE]


@pytest.mark.parametrize(
    ("rule", "kroner", "rounded"),
    (
        (OERE, "308.645", "308.65"),  # golden bill H8b: 12.345,80 x 2,50 %
        (OERE, "308.64175", "308.64"),  # golden bill H8
        (OERE, "-308.645", "-308.65"),
        (WHOLE_KRONER, "3192.50", "3193"),  # 2.554 x 1,25, half up
        (WHOLE_KRONER, "-0.49", "0"),
        (CASH_50_OERE, "10.24", "10"),
        (CASH_50_OERE, "10.25", "10.50"),
        (DOWN_10_KRONER, "1299.99", "1290"),
        (DOWN_10_KRONER, "-1299.99", "-1290"),
        (UP_KRONE, "1.01", "2"),
        (UP_KRONE, "-1.01", "-2"),
        (UP_KRONE, "1.00", "1"),
        (Rounding(Money.kr(1), RoundingMode.HALF_EVEN), "2.50", "2"),
        (Rounding(Money.kr(1), RoundingMode.HALF_EVEN), "3.50", "4"),
        (Rounding(Money.kr(1), RoundingMode.HALF_EVEN), "2.51", "3"),
        (Rounding(Money.kr(1), RoundingMode.HALF_EVEN), "2.49", "2"),
    ),
)
def test_each_rule_rounds_as_it_says(rule: Rounding, kroner: str, rounded: str) -> None:
    assert rule.round(Decimal(kroner)) == Money.kr(rounded)


@given(st.fractions(-(10**9), 10**9), st.sampled_from(RULES))
def test_rounding_gives_multiples_less_than_a_quantum_away(
    kroner: Fraction, rule: Rounding
) -> None:
    rounded = rule.round(kroner)
    assert rounded.oere % rule.quantum.oere == 0
    assert abs(rounded.kroner_fraction - kroner) < rule.quantum.kroner_fraction
    assert rule.round(rounded.kroner_fraction) == rounded


@pytest.mark.parametrize("wrong", (Money.kr(0), Money.kr(-1)))
def test_there_must_be_something_to_round_to(wrong: Money) -> None:
    with pytest.raises(InvalidValueError, match="Rounding.quantum"):
        Rounding(wrong)


def test_a_ratio_has_a_denominator_above_zero() -> None:
    for denominator in (0, -2):
        with pytest.raises(InvalidValueError, match="no such ratio"):
            OERE.round_oere(1, denominator)


def test_rules_take_money_and_a_mode_only() -> None:
    with pytest.raises(WrongTypeError, match="Rounding.quantum"):
        Rounding(Decimal("0.01"))  # type: ignore[arg-type]  # that is the point
    with pytest.raises(WrongTypeError, match="Rounding.mode"):
        Rounding(Money.kr(1), "half_up")  # type: ignore[arg-type]  # likewise


def test_a_price_finer_than_an_oere_is_rounded_with_its_quantity_only() -> None:
    # golden bill P1: 200 m² x 0,682 (document line 336) = 136,40
    price = UnitPrice.kr("0.682", per="m2")
    assert price.total(Quantity.of(200, "m2"), OERE) == Money.kr("136.40")
    assert price.total(Quantity.of("0.5", "m2"), OERE) == Money.kr("0.34")
    assert price.total(Quantity.of("0.5", "m2"), WHOLE_KRONER) == Money.kr(0)
    assert str(UnitPrice.kr("2.50", per="m2").kroner) == "2.50"


def test_a_price_refuses_a_quantity_of_another_unit() -> None:
    with pytest.raises(InvalidValueError, match="allowed: m2, got 'm'"):
        UnitPrice.kr("0.682", per="m2").total(Quantity.of(200, "m"), OERE)


def test_unknown_units_are_refused_with_near_ones() -> None:
    with pytest.raises(NotFoundError, match="did you mean 'container'") as caught:
        Unit.of("contaner")
    assert caught.value.suggestions[0] == "container"
    with pytest.raises(NotFoundError, match="got 5"):
        Unit.of(5)  # type: ignore[arg-type]  # that is the point


def test_units_have_a_word_for_one_and_for_several() -> None:
    emptying = Unit.of("emptying")
    words = [emptying.word(count, "da") for count in (1, 0, 2)]
    assert words == ["tømning", "tømninger", "tømninger"]
    assert [emptying.word(count, "en") for count in (1, 26)] == ["emptying", "emptyings"]
    assert emptying.word(Decimal("0.5"), "da") == "tømninger"
    assert all(unit.code == code for code, unit in UNITS.items())


@pytest.mark.parametrize("wrong", (1.5, True, Decimal("NaN"), "1,5", "9" * 100))
def test_quantities_prices_and_rates_take_exact_numbers_only(wrong: object) -> None:
    with pytest.raises((InvalidValueError, WrongTypeError), match="Quantity.value"):
        Quantity(wrong, Unit.of("m2"))  # type: ignore[arg-type]  # that is the point
    with pytest.raises((InvalidValueError, WrongTypeError), match="UnitPrice.kroner"):
        UnitPrice.kr(wrong, per="m2")  # type: ignore[arg-type]  # likewise
    with pytest.raises((InvalidValueError, WrongTypeError), match="Rate.value"):
        Rate.percent(wrong)  # type: ignore[arg-type]  # likewise


def test_rates_keep_their_zeros_and_their_base() -> None:
    assert str(Rate.percent("2.50").value) == "2.50"
    assert Rate.percent("2.5").fraction == Rate.permille(25).fraction == Fraction(1, 40)
    assert Rate.percent("2.5") != Rate.permille(25)
    assert (RatePer.PERCENT.base, RatePer.PERMILLE.base) == (100, 1000)


def test_a_rate_of_an_amount_is_rounded_once() -> None:
    # golden bill P2: 1.500.000 x 0,1019 ‰ (document line 335) = 152,85
    assert Rate.permille("0.1019").of(Money.kr(1_500_000), OERE) == Money.kr("152.85")
    # golden bill H8: 12.345,67 x 2,50 % = 308,64175
    assert Rate.percent("2.50").of(Money.kr("12345.67"), OERE) == Money.kr("308.64")


def test_a_stated_amount_holds_what_its_printing_allows() -> None:
    # 499,0 mio. kr. is printed to 0,1 mio. kr.: half of that to either side
    stated = StatedAmount(Money.kr(499_000_000), Money.kr(100_000))
    assert stated.tolerance == Money.kr(50_000)
    assert Money.kr(498_950_000) in stated
    assert Money.kr(498_949_999) not in stated
    assert -stated == StatedAmount(Money.kr(-499_000_000), Money.kr(100_000))


def test_an_exact_amount_holds_itself_only() -> None:
    exact = StatedAmount(Money.kr("0.05"))
    assert exact.quantum == Money(oere=1)
    assert Money.kr("0.05") in exact
    assert Money.kr("0.06") not in exact


def test_an_amount_finer_than_its_quantum_is_refused() -> None:
    with pytest.raises(InvalidValueError, match="finer than its quantum"):
        StatedAmount(Money.kr(499_050_000), Money.kr(100_000))
    with pytest.raises(InvalidValueError, match="no quantum"):
        StatedAmount(Money.kr(1), Money.kr(0))
