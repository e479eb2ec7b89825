"""No caller's decimal context, thread or task can change a result."""

from __future__ import annotations

import asyncio
import decimal
import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest

from kommunedata import datasets
from kommunedata.io import load_tariff_schedule
from kommunedata.money import (
    OERE,
    WHOLE_KRONER,
    Money,
    Rate,
    Rounding,
    StatedAmount,
    UnitPrice,
)
from kommunedata.tariffs import Usage, price
from kommunedata.tariffs.waste import Container, household_bill
from kommunedata.unit import Quantity

SHIPPED = Path(datasets.__file__).parent / "data" / "tariffs" / "kalundborg" / "schedule.toml"


def everything() -> list[object]:
    """Return results that pass through all the arithmetic the library has."""
    # loaded anew, so that nothing is remembered from a kinder context
    schedule = load_tariff_schedule(SHIPPED)
    area = {"built_area": Quantity.of("123456.789", "m2")}
    value = {"property_value": Money.kr("123456789.01")}
    bill = household_bill(
        schedule,
        2024,
        property_kind="all_year_house",
        containers=[
            Container(
                "double",
                litres=190,
                fraction="residual_and_food",
                emptyings=26,
                distance=Decimal(55),
            )
        ],
    )
    return [
        Money.kr("1234567890123.45") * 7,
        Money.kr("1234567890123.45").kroner,
        Money.kr("1234567890123.45").times(Decimal("1.23456789"), OERE),
        Money.kr("1234567890123.45").allocate([Decimal("0.333"), Fraction(2, 3), 7]),
        UnitPrice.kr("0.682", per="m2").total(Quantity.of("123456.789", "m2"), OERE),
        Rate.permille("0.1019").of(Money.kr("123456789.01"), OERE),
        WHOLE_KRONER.round(Decimal("3192.4999999")),
        Rounding(Money.kr(10)).round(Decimal("1234567895.00")),
        StatedAmount(Money.kr(499_000_000), Money.kr(100_000)).tolerance,
        price(schedule, [Usage(item="pest-control", when=date(2024, 1, 1), facts=area)]).total,
        price(schedule, [Usage(item="pest-control", when=date(2023, 1, 1), facts=value)]).total,
        bill.total,
        bill.explain("da"),
        bill.explain("en"),
        str(bill),
    ]


@contextmanager
def six_digits() -> Iterator[None]:
    with decimal.localcontext() as context:
        context.prec = 6
        context.rounding = decimal.ROUND_DOWN
        yield


@contextmanager
def every_trap() -> Iterator[None]:
    with decimal.localcontext() as context:
        for signal in context.traps:
            context.traps[signal] = True
        yield


@pytest.fixture(name="expected", scope="module")
def fixture_expected() -> list[object]:
    return everything()


@pytest.mark.parametrize("context", (six_digits, every_trap))
def test_a_callers_precision_and_traps_change_nothing(
    context: Callable[[], AbstractContextManager[None]], expected: list[object]
) -> None:
    with context():
        assert everything() == expected


def test_a_second_thread_changes_nothing(expected: list[object]) -> None:
    results: list[list[object]] = []

    def run() -> None:
        decimal.getcontext().prec = 3
        decimal.getcontext().traps[decimal.Inexact] = True
        results.append(everything())

    thread = threading.Thread(target=run)
    thread.start()
    thread.join()
    assert results == [expected]


def test_an_asyncio_task_changes_nothing(expected: list[object]) -> None:
    async def run() -> list[object]:
        # a context of the task's own: the one it was started with is the caller's object
        decimal.setcontext(decimal.Context(prec=3))
        await asyncio.sleep(0)
        return everything()

    async def main() -> list[list[object]]:
        return list(await asyncio.gather(run(), run()))

    assert asyncio.run(main()) == [expected, expected]


def test_results_are_those_worked_out_by_hand(expected: list[object]) -> None:
    # 123.456,789 x 0,682 = 84.197,530098; 123.456.789,01 x 0,1019 ‰ = 12.580,246800119
    assert Money.kr("84197.53") in expected
    assert Money.kr("12580.25") in expected
    # 129 + 1.653 + 1.154 + 192 (document lines 344, 462, 348, 583)
    assert Money.kr(3128) in expected
