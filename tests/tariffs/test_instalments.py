"""A total in payments: to the øre, in whole quanta, the larger ones first."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kommunedata import datasets
from kommunedata.errors import InvalidValueError, WrongTypeError
from kommunedata.money import Money
from kommunedata.tariffs.pricing.instalment import Instalment, instalments
from kommunedata.tariffs.waste import Container, household_bill

QUARTERS = [date(2024, month, 1) for month in (1, 4, 7, 10)]
HALVES = [date(2023, 2, 1), date(2023, 8, 1)]


def amounts(total: Money, count: int, quantum: Money) -> list[Money]:
    return [each.amount for each in instalments(total, QUARTERS[:count], quantum)]


def kroner(*each: int | str) -> list[Money]:
    return list(map(Money.kr, each))


def test_w11_last_years_bill_in_two_payments_of_whole_kroner() -> None:
    # 3.591 (golden bill W2) = 1.796 + 1.795
    bill = household_bill(
        datasets.tariff_schedule("kalundborg"),
        2023,
        property_kind="all_year_house",
        containers=[
            Container("double", litres=190, fraction="residual_and_food", emptyings=26),
            Container("double", litres=240, fraction="paper_metal_plastic", emptyings=26),
        ],
    )
    assert instalments(bill.total, HALVES) == (
        Instalment(HALVES[0], Money.kr(1796)),
        Instalment(HALVES[1], Money.kr(1795)),
    )


@pytest.mark.parametrize(
    ("total", "count", "quantum", "expected"),
    (
        ("3738", 2, "1", ("1869", "1869")),  # 2 x 1.869
        ("3738", 4, "1", ("935", "935", "934", "934")),  # 4 x 934 = 3.736, 2 kr. are left
        ("3738", 4, "0.01", ("934.50",) * 4),  # 3.738 / 4
        ("100", 3, "0.01", ("33.34", "33.33", "33.33")),  # 3 x 33,33 = 99,99
        ("3738", 3, "10", ("1250", "1240", "1248")),  # 373 tens: 125 + 124 + 124, 8 kr. are left
        ("152.85", 2, "1", ("76", "76.85")),  # 2 x 76 = 152, 0,85 is left
        ("153.85", 2, "1", ("77", "76.85")),  # 77 + 76 = 153, 0,85 is left
        ("0.85", 1, "0.01", ("0.85",)),
        ("4", 4, "1", ("1",) * 4),  # the least there can be
    ),
)
def test_payments_are_whole_quanta_and_the_last_takes_what_is_left(
    total: str, count: int, quantum: str, expected: tuple[str, ...]
) -> None:
    assert amounts(Money.kr(total), count, Money.kr(quantum)) == kroner(*expected)


def test_each_payment_has_its_day_in_order() -> None:
    assert [each.due for each in instalments(Money.kr(3738), QUARTERS)] == QUARTERS


@given(
    st.integers(1, 10**12), st.integers(1, 24), st.sampled_from((1, 25, 50, 100, 1_000, 100_000))
)
def test_payments_sum_to_the_total_and_differ_by_a_quantum_at_most(
    oere: int, count: int, step: int
) -> None:
    total, quantum = Money(oere=oere + count * step), Money(oere=step)
    dates = [date(2024, 1, 1) + timedelta(days=30 * at) for at in range(count)]
    paid = [each.amount for each in instalments(total, dates, quantum)]
    assert Money.sum(paid) == total
    assert max(paid) - min(paid) <= quantum
    assert min(paid) >= quantum
    assert paid[:-1] == sorted(paid[:-1], reverse=True)
    assert not any(amount.oere % step for amount in paid[:-1])
    assert paid[-1].oere % step == total.oere % step


@pytest.mark.parametrize(
    ("dates", "reason"),
    (
        ([], r"no dates, allowed: one or more, got \(\)"),
        (HALVES[::-1], "do not rise, allowed: a day after 2023-08-01, got '2023-02-01'"),
        ([HALVES[0], HALVES[0]], "a day after 2023-02-01, got '2023-02-01'"),
        ([*QUARTERS, date(2024, 10, 1)], "a day after 2024-10-01, got '2024-10-01'"),
    ),
)
def test_dates_must_rise(dates: list[date], reason: str) -> None:
    with pytest.raises(InvalidValueError, match=f"{reason} @ instalments.dates"):
        instalments(Money.kr(3591), dates)


@pytest.mark.parametrize("day", (datetime(2023, 8, 1), "2023-08-01", None))  # noqa: DTZ001 - no zone is needed to be refused
def test_a_day_is_a_plain_date(day: Any) -> None:
    with pytest.raises(WrongTypeError, match="date.*instalments.dates"):
        instalments(Money.kr(3591), [HALVES[0], day])


@pytest.mark.parametrize("wrong", (Money.kr(0), Money.kr(-1)))
def test_only_what_is_above_zero_is_split_or_split_by(wrong: Money) -> None:
    with pytest.raises(InvalidValueError, match="above 0.*instalments.total"):
        instalments(wrong, HALVES)
    with pytest.raises(InvalidValueError, match="above 0.*instalments.quantum"):
        instalments(Money.kr(3591), HALVES, wrong)


@pytest.mark.parametrize("wrong", (3591, 3591.0, "3591", None))
def test_amounts_are_money(wrong: Any) -> None:
    with pytest.raises(WrongTypeError, match="Money, got .* @ instalments.total"):
        instalments(wrong, HALVES)
    with pytest.raises(WrongTypeError, match="Money, got .* @ instalments.quantum"):
        instalments(Money.kr(3591), HALVES, wrong)


def test_no_payment_is_below_the_quantum() -> None:
    # 1,99 kr. in two payments of a krone lacks 0,01
    with pytest.raises(InvalidValueError, match="for 2 instalments, allowed: 2.00 DKK or more"):
        instalments(Money.kr("1.99"), HALVES)
