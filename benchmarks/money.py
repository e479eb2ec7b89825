"""Adding two amounts, against py-moneyed."""

from __future__ import annotations

from collections.abc import Iterator
from time import perf_counter
from typing import TypeVar

import moneyed
from pyperf import Runner

from comparison import Row, check_same
from kommunedata.money import Money

__all__ = ["check", "compare"]

_Amount = TypeVar("_Amount", Money, moneyed.Money)

_OURS = (Money.kr("1109.50"), Money.kr("2554.00"))
_THEIRS = (moneyed.Money("1109.50", "DKK"), moneyed.Money("2554.00", "DKK"))


def check() -> None:
    """Check that both sums are the same."""
    check_same((_OURS[0] + _OURS[1]).kroner, (_THEIRS[0] + _THEIRS[1]).amount, where="money")


def compare(runner: Runner) -> Iterator[Row]:
    """Yield the row for `Money + Money`; the amounts are made beforehand."""
    ours = runner.bench_time_func("money, ours", additions, *_OURS)
    theirs = runner.bench_time_func("money, py-moneyed", additions, *_THEIRS)
    yield Row("`Money + Money`", "py-moneyed", ours, theirs, at_most=1 / 2)


def additions(times: int, one: _Amount, other: _Amount) -> float:
    """Return the seconds that so many additions take.

    They stand in the loop: a call around each would cost about as much as the addition.
    """
    before = perf_counter()
    for _ in range(times):
        one + other
    return perf_counter() - before
