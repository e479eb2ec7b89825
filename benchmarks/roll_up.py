"""A million budget lines summed up four levels, against a dict of ints and against frames."""

from __future__ import annotations

import functools
import random
import time
from collections.abc import Callable, Iterator
from typing import TypeAlias, TypeVar

import pandas as pd
import polars as pl
from pyperf import Benchmark, Runner

from comparison import Row, check_same
from kommunedata.budget import Basis, BudgetLine, Node, Phase, roll_up
from kommunedata.money import Money, StatedAmount

__all__ = ["check", "compare"]

T = TypeVar("T")

_LINES = 1_000_000
_TIMES_OVER = 4  # each line stands in the list so often, as making a million takes long
_CHECKED = 20_000
_YEARS = (2024, 2025, 2026, 2027)
_KEYS = ["a", "b", "c", "d"]

Totals: TypeAlias = dict[tuple[object, ...], int]
HandTotals: TypeAlias = dict[tuple[tuple[str, ...], int, Phase, Basis], int]


def check() -> None:
    """Check that all four find the same totals."""
    ours = dict(_totals(roll_up(_lines(_CHECKED))))
    by_hand = {(*path, year): oere for (path, year, _, _), oere in hand(_lines(_CHECKED)).items()}
    check_same(ours, by_hand, where="roll_up, by hand")
    pandas = {
        (*(key if isinstance(key, tuple) else (key,)),): int(oere)
        for sums in with_pandas(_pandas(_CHECKED))
        for key, oere in sums.items()
    }
    check_same(ours, pandas, where="roll_up, pandas")
    polars = {tuple(row[:-1]): row[-1] for f in with_polars(_polars(_CHECKED)) for row in f.rows()}
    check_same(ours, polars, where="roll_up, polars")


def compare(runner: Runner) -> Iterator[Row]:
    """Yield the rows; lines, and the columns of the frames, are made beforehand."""
    ours = _bench(runner, "roll-up, ours", roll_up, _lines)
    by_hand = _bench(runner, "roll-up, by hand", hand, _lines)
    pandas = _bench(runner, "roll-up, pandas", with_pandas, _pandas)
    polars = _bench(runner, "roll-up, polars", with_polars, _polars)
    what = f"`roll_up`, {_LINES:,} lines, four levels, four years"
    yield Row(what, "a `dict` of ints by hand, leaves first", ours, by_hand, at_most=3 / 2)
    yield Row(what, "pandas `groupby`, its columns given", ours, pandas)
    yield Row(what, "polars `group_by`, its columns given", ours, polars)


def hand(lines: list[BudgetLine]) -> HandTotals:
    """Return the øre by place, year, phase and basis: the leaves first, then all above them."""
    leaves: HandTotals = {}
    for line in lines:
        key = (line.path, line.year, line.phase, line.basis)
        leaves[key] = leaves.get(key, 0) + line.amount.money.oere
    totals: HandTotals = {}
    for (path, year, phase, basis), oere in leaves.items():
        for depth in range(len(path) + 1):
            above = (path[:depth], year, phase, basis)
            totals[above] = totals.get(above, 0) + oere
    return totals


def with_pandas(frame: pd.DataFrame) -> list[pd.Series]:
    """Return the øre by place and year for each level, the deepest first."""
    sums = frame.groupby([*_KEYS, "year"], observed=True, sort=False)["oere"].sum()
    found = [sums]
    for depth in reversed(range(len(_KEYS))):
        sums = sums.groupby(level=[*_KEYS[:depth], "year"], observed=True, sort=False).sum()
        found.append(sums)
    return found


def with_polars(frame: pl.DataFrame) -> list[pl.DataFrame]:
    """Return the øre by place and year for each level, the deepest first."""
    found = []
    for depth in reversed(range(len(_KEYS) + 1)):
        frame = frame.group_by([*_KEYS[:depth], "year"]).agg(pl.col("oere").sum())
        found.append(frame)
    return found


def _bench(
    runner: Runner, name: str, work: Callable[[T], object], made: Callable[[int], T]
) -> Benchmark | None:
    def timed(loops: int) -> float:
        data = made(_LINES)  # only in the process that times it
        start = time.perf_counter()
        for _ in range(loops):
            work(data)
        return time.perf_counter() - start

    return runner.bench_time_func(name, timed)


@functools.cache
def _lines(count: int) -> list[BudgetLine]:
    # ten by ten by ten by ten places, as a municipality's accounts, units and arts may be
    rng = random.Random(1)  # noqa: S311 - figures, not secrets
    lines = [
        BudgetLine(
            year=rng.choice(_YEARS),
            path=tuple([f"{key}{rng.randrange(10)}" for key in _KEYS]),
            amount=StatedAmount(Money(oere=rng.randrange(10**9))),
            basis=Basis.NET,
        )
        for _ in range(count // _TIMES_OVER)
    ]
    return lines * _TIMES_OVER


@functools.cache
def _columns(count: int) -> dict[str, list[object]]:
    lines = _lines(count)
    columns: dict[str, list[object]] = {
        key: [line.path[at] for line in lines] for at, key in enumerate(_KEYS)
    }
    columns["year"] = [line.year for line in lines]
    columns["oere"] = [line.amount.money.oere for line in lines]
    return columns


@functools.cache
def _pandas(count: int) -> pd.DataFrame:
    return pd.DataFrame(_columns(count)).astype(dict.fromkeys(_KEYS, "category"))


@functools.cache
def _polars(count: int) -> pl.DataFrame:
    return pl.DataFrame(_columns(count)).with_columns(pl.col(_KEYS).cast(pl.Categorical))


def _totals(node: Node) -> Iterator[tuple[tuple[object, ...], int]]:
    for column, total in node.totals.items():
        yield (*node.path, column.year), total.oere
    for child in node.children:
        yield from _totals(child)
