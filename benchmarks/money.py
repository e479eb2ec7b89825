"""Adding two amounts, against py-moneyed."""

from __future__ import annotations

from collections.abc import Iterator
from timeit import Timer

import moneyed

from kommunedata.money import Money
from measure import Row, check_same, race

__all__ = ["compare"]


def compare() -> Iterator[Row]:
    """Yield the row for `Money + Money`; the amounts are made beforehand."""
    ours = {"a": Money.kr("1109.50"), "b": Money.kr("2554.00")}
    theirs = {"a": moneyed.Money("1109.50", "DKK"), "b": moneyed.Money("2554.00", "DKK")}
    check_same((ours["a"] + ours["b"]).kroner, (theirs["a"] + theirs["b"]).amount, where="money")
    # a statement and no function: a call would cost about as much as the addition
    times = race(Timer("a + b", globals=ours), Timer("a + b", globals=theirs))
    yield Row("`Money + Money`", "py-moneyed", *times, at_most=1 / 2)
