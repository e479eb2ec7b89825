"""Money: exact, bounded, and refusing whatever is not exact."""

from __future__ import annotations

import copy
import pickle
from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kommunedata.errors import InvalidValueError, KommunedataError, WrongTypeError
from kommunedata.money import MAX_OERE, OERE, WHOLE_KRONER, Money

amounts = st.integers(-(10**15), 10**15).map(lambda oere: Money(oere=oere))
weights: st.SearchStrategy[list[int | Fraction | Decimal]] = st.lists(
    st.one_of(st.integers(0, 10**6), st.fractions(0, 100), st.decimals(0, 100, places=3)),
    min_size=1,
    max_size=12,
).filter(lambda each: any(weight > 0 for weight in each))


@pytest.mark.parametrize(
    ("kroner", "oere"),
    (
        ("1109.50", 110_950),
        ("-0.05", -5),
        ("129", 12_900),
        (129, 12_900),
        (Decimal("0.10"), 10),
        (Decimal("0.1000"), 10),
        (Decimal("1E+3"), 100_000),
    ),
)
def test_kroner_become_oere_exactly(kroner: int | str | Decimal, oere: int) -> None:
    assert Money.kr(kroner).oere == oere
    assert Money.kr(kroner) == Money(oere=oere)


@pytest.mark.parametrize("wrong", (1.5, True, None, [1], object()))
def test_what_is_no_exact_number_is_refused_by_type(wrong: object) -> None:
    with pytest.raises(WrongTypeError, match="Money.kr"):
        Money.kr(wrong)  # type: ignore[arg-type]  # that is the point


@pytest.mark.parametrize(
    "wrong",
    (
        Decimal("NaN"),
        Decimal("Infinity"),
        Decimal("-Infinity"),
        Decimal("1E+1000000"),
        Decimal("1E-1000000"),
        Decimal("0E+1000000"),
        "1.109,50",
        "1e3",
        "1_000",
        "１２",
        " 1",
        "",
        "+1",
        "9" * 19,
        "9" * 10_000,
        10**18,
        pytest.param(10**5000, id="5001 digits"),
    ),
)
def test_numbers_that_are_not_plain_and_bounded_are_refused(wrong: int | str | Decimal) -> None:
    with pytest.raises(InvalidValueError, match="Money.kr"):
        Money.kr(wrong)


def test_an_amount_finer_than_an_oere_is_refused() -> None:
    with pytest.raises(InvalidValueError, match="finer than one øre.*got '0.682'"):
        Money.kr("0.682")


@pytest.mark.parametrize("wrong", (1.0, True, "1", Decimal(1)))
def test_oere_are_whole(wrong: object) -> None:
    with pytest.raises(WrongTypeError, match="Money.oere"):
        Money(oere=wrong)  # type: ignore[arg-type]  # that is the point


def test_amounts_are_bounded_in_the_constructor_and_in_sums() -> None:
    assert Money(oere=MAX_OERE).oere == 10**18 - 1
    with pytest.raises(InvalidValueError, match="out of range"):
        Money(oere=MAX_OERE + 1)
    with pytest.raises(InvalidValueError, match="out of range"):
        Money(oere=MAX_OERE) + Money(oere=1)
    with pytest.raises(InvalidValueError, match="out of range"):
        Money(oere=-MAX_OERE) * 2


def test_arithmetic_of_the_five_lines_of_a_bill() -> None:
    # document lines 344, 462, 348, 472, 583: 129 + 1.653 + 1.154 + 802 + 192 = 3.930
    lines = [Money.kr(kroner) for kroner in (129, 1653, 1154, 802, 192)]
    assert Money.sum(lines) == Money.kr(3930)
    assert Money.kr(192) * 2 == 2 * Money.kr(192) == Money.kr(384)
    assert Money.kr(129) - Money.kr(124) == Money.kr(5)
    assert -Money.kr(5) == Money.kr(-5)
    assert abs(Money.kr(-5)) == Money.kr(5)
    assert Money.sum([]) == Money(oere=0)


def test_a_sum_is_of_money_only() -> None:
    with pytest.raises(WrongTypeError, match="Money.sum"):
        Money.sum([Money.kr(1), 1])  # type: ignore[list-item]  # that is the point


def test_a_ratio_of_amounts_is_exact() -> None:
    assert Money.kr(1) / Money.kr(3) == Fraction(1, 3)
    with pytest.raises(InvalidValueError, match="zero kroner"):
        Money.kr(1) / Money.kr(0)


@pytest.mark.parametrize(
    "operation",
    (
        lambda: Money.kr(1) + 1,  # type: ignore[operator]  # that is the point
        lambda: 1 + Money.kr(1),  # type: ignore[operator]  # likewise
        lambda: Money.kr(1) - Decimal(1),  # type: ignore[operator]  # likewise
        lambda: Money.kr(1) / 2,  # type: ignore[operator]  # likewise
        lambda: Money.kr(1) * Decimal(2),  # type: ignore[operator]  # likewise
        lambda: Money.kr(1) * 2.0,  # type: ignore[operator]  # likewise
        lambda: Money.kr(1) * True,
        lambda: Money.kr(1) < 2,  # type: ignore[operator]  # likewise
    ),
)
def test_money_mixes_with_nothing_else(operation: Callable[[], object]) -> None:
    with pytest.raises(TypeError):
        operation()


def test_the_error_of_a_product_names_the_method_that_rounds() -> None:
    with pytest.raises(WrongTypeError, match=r"\.times\(x, rounding\)"):
        Money.kr(1) * Decimal("1.25")  # type: ignore[operator]  # that is the point


def test_times_rounds_half_up_as_the_municipality_prints() -> None:
    # 2.554 x 1,25 = 3.192,50; printed 3.193, where half-even gives 3.192
    assert Money.kr(2554).times(Decimal("1.25"), WHOLE_KRONER) == Money.kr(3193)
    assert Money.kr(-2554).times(Decimal("1.25"), WHOLE_KRONER) == Money.kr(-3193)
    assert Money.kr(1).times(Fraction(1, 3), OERE) == Money.kr("0.33")
    with pytest.raises(WrongTypeError):
        Money.kr(1).times(0.5, OERE)  # type: ignore[arg-type]  # that is the point


def test_money_reads_back_from_its_repr() -> None:
    assert repr(Money.kr("-0.05")) == "Money.kr('-0.05')"
    assert str(Money.kr("1109.5")) == "1109.50 DKK"
    assert Money.kr("-1109.5").kroner.as_tuple() == Decimal("-1109.50").as_tuple()
    assert Money.kr("0.25").kroner_fraction == Fraction(1, 4)


def test_money_cannot_change() -> None:
    money = Money.kr(1)
    with pytest.raises(AttributeError):
        money.oere = 2  # type: ignore[misc]  # that is the point


@given(amounts)
def test_money_pickles_copies_and_hashes_by_its_oere(money: Money) -> None:
    assert pickle.loads(pickle.dumps(money)) == money  # noqa: S301 - our own bytes
    assert copy.deepcopy(money) == money
    assert hash(money) == hash(Money(oere=money.oere))
    assert Money.kr(str(money.kroner)) == money


@given(amounts, amounts, amounts)
def test_sums_do_not_depend_on_order_or_grouping(a: Money, b: Money, c: Money) -> None:
    assert (a + b) + c == a + (b + c) == Money.sum([c, a, b])
    assert a + b - b == a
    assert (a < b) == (a.oere < b.oere)


@given(amounts, weights)
def test_allocation_keeps_the_sum_and_stays_within_an_oere(
    money: Money, by: list[int | Fraction | Decimal]
) -> None:
    parts = money.allocate(by)
    total = sum(Fraction(weight) for weight in by)
    assert Money.sum(parts) == money
    for part, weight in zip(parts, by, strict=True):
        share = money.oere * Fraction(weight) / total
        assert abs(part.oere - share) < 1


def test_allocation_gives_ties_to_the_first() -> None:
    # 100,00 / 3 = 33,333…: one øre is left, and all remainders are equal
    thirds = Money.kr(100).allocate([1, 1, 1])
    assert [part.oere for part in thirds] == [3334, 3333, 3333]
    assert Money(oere=-5).allocate([1, 1]) == (Money(oere=-3), Money(oere=-2))
    assert Money(oere=7).allocate([0, 1]) == (Money(oere=0), Money(oere=7))


@pytest.mark.parametrize("wrong", ([], [0, 0], [1, -1], [-1]))
def test_weights_that_share_nothing_are_refused(wrong: list[int]) -> None:
    with pytest.raises(InvalidValueError, match="weights"):
        Money.kr(1).allocate(wrong)


def test_a_float_weight_is_refused() -> None:
    with pytest.raises(KommunedataError, match="exact number"):
        Money.kr(1).allocate([0.5, 0.5])  # type: ignore[list-item]  # that is the point
