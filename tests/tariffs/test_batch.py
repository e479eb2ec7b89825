"""Billing runs: every row has its bill or its error, and no row stops the others."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TypedDict

import pytest

from kommunedata import datasets
from kommunedata.errors import InvalidValueError, KommunedataError
from kommunedata.money import Money
from kommunedata.tariffs import (
    Bill,
    NoPriceError,
    TariffSchedule,
    UnknownItemError,
    Usage,
    UsageError,
    price,
)
from kommunedata.tariffs.pricing.batch import price_many
from kommunedata.tariffs.waste import Container, household_bill

KALUNDBORG = datasets.tariff_schedule("kalundborg")
DAY = date(2024, 7, 1)
CHANGE = Usage(item="waste-container-change", when=DAY)  # 220 kr. (610-613)
TAGS = Usage(item="waste-sack-tags", when=DAY)  # 120 kr. (609)
UNKNOWN = Usage(item="waste-container-chnge", when=DAY)


class House(TypedDict):
    property_kind: str
    containers: list[Container]


def house(litres: int) -> House:
    container = Container("double", litres=litres, fraction="residual_and_food", emptyings=26)
    return {"property_kind": "all_year_house", "containers": [container]}


def totals(outcomes: tuple[Bill | KommunedataError, ...]) -> list[Money | type[KommunedataError]]:
    return [each.total if isinstance(each, Bill) else type(each) for each in outcomes]


def test_a_row_that_cannot_be_priced_leaves_the_others_alone() -> None:
    # 220; 220 + 120 = 340; 2 x 120 = 240
    outcomes = price_many(KALUNDBORG, [[CHANGE], [UNKNOWN], [CHANGE, TAGS], [], [TAGS, TAGS]])
    assert totals(outcomes) == [
        Money.kr(220),
        UnknownItemError,
        Money.kr(340),
        UsageError,
        Money.kr(240),
    ]


def test_an_error_says_what_it_says_alone() -> None:
    with pytest.raises(UnknownItemError) as alone:
        price(KALUNDBORG, [UNKNOWN])
    (outcome,) = price_many(KALUNDBORG, [[UNKNOWN]])
    assert str(outcome) == str(alone.value)
    assert "waste-container-change" in str(outcome)


def test_an_error_keeps_no_frames_alive() -> None:
    (outcome,) = price_many(KALUNDBORG, [[UNKNOWN]])
    assert isinstance(outcome, KommunedataError)
    assert outcome.__traceback__ is None


def test_a_service_prices_rows_in_the_customers_words() -> None:
    # 129 (344) + 1.653 (462) + 1.154 (348) = 2.936; with 240 l 1.204 (349) it is 2.986
    outcomes = price_many(
        KALUNDBORG,
        [house(190), house(200), house(240)],
        bill=lambda schedule, row: household_bill(schedule, 2024, **row),
    )
    assert totals(outcomes) == [Money.kr(2936), NoPriceError, Money.kr(2986)]


def test_an_error_of_the_library_is_kept_wherever_in_a_row_it_arises() -> None:
    def change(schedule: TariffSchedule, times: str) -> Bill:
        return price(schedule, [Usage(item=CHANGE.item, when=DAY, quantity=Money.kr(times).oere)])

    # "0,02" is no plain number; 2 x 220 = 440
    outcomes = price_many(KALUNDBORG, ["0,02", "0.02"], bill=change)
    assert totals(outcomes) == [InvalidValueError, Money.kr(440)]


@pytest.mark.parametrize("bug", (KeyError, TypeError, ValueError, LookupError, KeyboardInterrupt))
def test_any_other_error_is_a_bug_and_comes_out(bug: type[BaseException]) -> None:
    def faulty(_schedule: TariffSchedule, _row: int) -> Bill:
        raise bug

    with pytest.raises(bug):
        price_many(KALUNDBORG, [1, 2], bill=faulty)


def test_progress_is_told_after_each_row_whether_it_has_a_bill_or_not() -> None:
    told: list[int] = []
    price_many(KALUNDBORG, [[CHANGE], [UNKNOWN], [TAGS]], progress=told.append)
    assert told == [1, 2, 3]


def test_rows_are_read_one_at_a_time() -> None:
    done: list[int] = []
    read: list[int] = []

    def rows() -> Iterator[list[Usage]]:
        for _ in range(3):
            read.append(len(done))
            yield [CHANGE]

    assert len(price_many(KALUNDBORG, rows(), progress=done.append)) == 3
    assert read == [0, 1, 2]


def test_no_rows_give_nothing() -> None:
    assert price_many(KALUNDBORG, []) == ()
