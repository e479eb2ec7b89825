"""A billing run of 25,000 households, and a million look-ups in a rate table."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import TypeAlias

from pyperf import Runner

from bill import schedule_and_usages
from comparison import Row, check_same
from kommunedata import datasets
from kommunedata.money import Money
from kommunedata.tariffs import Bill, RateRow, RateTable, TariffSchedule, Usage, price, price_many

__all__ = ["check", "compare"]

_HOUSEHOLDS = 25_000
_LOOK_UPS = 1_000_000

Values: TypeAlias = Mapping[str, str | int]


def check() -> None:
    """Check that both sides of a comparison find the same."""
    schedule, rows = _rows(100)
    check_same(run(schedule, rows), loop(schedule, rows), where="billing")
    table, index, values = _table()
    check_same(table.find(values), (index[tuple(values.values())],), where="look-up")


def compare(runner: Runner) -> Iterator[Row]:
    """Yield the rows for the run against a plain loop, and for look-ups against a dict."""
    schedule, rows = _rows(_HOUSEHOLDS)
    ours = runner.bench_func("billing run, ours", run, schedule, rows)
    theirs = runner.bench_func("billing run, loop", loop, schedule, rows)
    yield Row(
        f"`price_many`, {_HOUSEHOLDS:,} households",
        "a loop over `price` that keeps no bill",
        ours,
        theirs,
    )
    table, index, values = _table()
    ours = runner.bench_func("look-ups, ours", look_up, table, values)
    theirs = runner.bench_func("look-ups, dict", look_up_by_hand, index, values)
    yield Row(f"{_LOOK_UPS:,} look-ups in a rate table", "a `dict` by tuples", ours, theirs)


def run(schedule: TariffSchedule, rows: Sequence[Sequence[Usage]]) -> Money:
    """Return the sum of a billing run."""
    bills = price_many(schedule, rows)
    return Money.sum(each.total for each in bills if isinstance(each, Bill))


def loop(schedule: TariffSchedule, rows: Sequence[Sequence[Usage]]) -> Money:
    """Return the sum of the same bills, made one after another."""
    return Money.sum(price(schedule, row).total for row in rows)


def look_up(table: RateTable, values: Values) -> None:
    """Find the row of these values a million times."""
    for _ in range(_LOOK_UPS):
        table.find(values)


def look_up_by_hand(index: Mapping[tuple[str | int, ...], RateRow], values: Values) -> None:
    """Find the same row in a dict, its key made each time."""
    for _ in range(_LOOK_UPS):
        index[tuple(values.values())]


def _rows(count: int) -> tuple[TariffSchedule, list[list[Usage]]]:
    schedule, usages = schedule_and_usages(2024)
    return schedule, [usages] * count


def _table() -> tuple[RateTable, dict[tuple[str | int, ...], RateRow], Values]:
    item = datasets.tariff_schedule("kalundborg").item("waste-residual-containers")
    version = item.version_on(date(2024, 7, 1))
    table = version.charge if version is not None else None
    if not isinstance(table, RateTable):
        raise TypeError(table)
    values: Values = {
        "property_kind": "all_year_house",
        "scheme": "own",
        "container": "double",
        "litres": 190,
        "fraction": "residual_and_food",
        "emptyings": 26,
    }
    (row,) = table.find(values)
    return table, {tuple(values.values()): row}, values
