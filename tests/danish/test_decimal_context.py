"""Nothing that a caller does to the decimal context changes a character."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from decimal import ROUND_UP, Context, Decimal, FloatOperation, Inexact, Rounded, localcontext

import pytest

from kommunedata.danish import format_money, format_number, format_rate, parse_number, parse_rate
from kommunedata.money import Money, Rate

BIG = "1.234.567.890.123,4567"

CALLS: list[tuple[Callable[[], object], object]] = [
    (lambda: format_number(Decimal("1234567890123.4567")), "1.234.567.890.123,457"),
    (lambda: format_number(Decimal("1234567890123.4567"), style="kommune"), BIG),
    (lambda: format_number(Decimal("2.675"), decimals=2), "2,68"),
    (lambda: format_money(Money.kr("1234567890123.45")), "1.234.567.890.123,45\u00a0kr."),
    (lambda: format_money(Money.kr("1234567890123.45"), decimals=1)[:19], "1.234.567.890.123,5"),
    (lambda: format_money(Decimal("1234567890123.455")), "1.234.567.890.123,46\u00a0kr."),
    (lambda: format_rate(Rate.percent("12.3456789"), style="kommune"), "12,3456789%"),
    (lambda: str(parse_number(BIG)), "1234567890123.4567"),
    (lambda: str(parse_rate("12,3456789%").value), "12.3456789"),
]

CONTEXTS = [
    Context(prec=6),
    Context(prec=1, rounding=ROUND_UP, capitals=0),
    Context(prec=6, traps=[Inexact, Rounded, FloatOperation]),
    Context(prec=3, Emin=-1, Emax=1, clamp=1, traps=[Inexact]),
]


@pytest.mark.parametrize(("call", "expected"), CALLS)
@pytest.mark.parametrize("context", CONTEXTS, ids=["prec", "rounding", "traps", "range"])
def test_the_callers_context_changes_nothing(
    call: Callable[[], object], expected: object, context: Context
) -> None:
    with localcontext(context):
        assert call() == expected


def _under(context: Context, call: Callable[[], object]) -> object:
    with localcontext(context):
        return call()


@pytest.mark.parametrize(("call", "expected"), CALLS)
def test_another_thread_prints_the_same(call: Callable[[], object], expected: object) -> None:
    with ThreadPoolExecutor(max_workers=2) as threads:
        results = [threads.submit(_under, context, call) for context in CONTEXTS]
    assert [result.result() for result in results] == [expected] * len(CONTEXTS)


@pytest.mark.parametrize(("call", "expected"), CALLS)
def test_another_task_prints_the_same(call: Callable[[], object], expected: object) -> None:
    async def task(context: Context) -> object:
        with localcontext(context):
            await asyncio.sleep(0)
            return call()

    async def tasks() -> list[object]:
        return await asyncio.gather(*map(task, CONTEXTS))

    assert asyncio.run(tasks()) == [expected] * len(CONTEXTS)
