"""The rows of a run as a table in Markdown, and the page that holds it."""

from __future__ import annotations

import platform
from collections.abc import Iterable, Sequence
from datetime import date
from importlib.metadata import version

from measure import ROUNDS, TURN, Row

__all__ = ["page", "table"]

_LIBRARIES = ("kommunedata", "attrs", "babel", "OpenFisca-Core", "py-moneyed")

_HEAD = """\
| What | Against | Our time | Their time | Ratio | Promised | Held |
|---|---|--:|--:|--:|--:|---|
"""

_PAGE = """\
# Benchmarks

Each row compares something this library does with another way to get the same
result. The benchmark first checks that both results are equal, then times both
sides by turns in one process, {rounds} turns each of about {turn:.0f} ms, and keeps each
side's shortest time. Garbage collection is off meanwhile, as `timeit` has it.

The schedule is loaded before a bill is timed, and it has priced the same usages
before, so finding a price is a look-up. OpenFisca's tax-benefit system is
likewise made beforehand, and building the simulation is timed; where our usages
are given, their making is not timed on our side. The text of a bill is not asked
for. Imports are timed in fresh interpreters, {rounds} of each by turns, and the start
of an empty one is taken off.

The times hold for one machine on one day. The ratios are what is promised, and
a row without a promise is for information.

{table}
Run on {day} with {python} on {system}, with {libraries}.

To repeat it, in a checkout:

```console
$ python -m pip install -e ".[bench]"
$ python benchmarks --write docs/benchmarks.md
```
"""


def page(rows: Sequence[Row], day: date) -> str:
    """Return the page for the documentation."""
    return _PAGE.format(
        table=table(rows),
        rounds=ROUNDS,
        turn=TURN * 1000,
        day=day.isoformat(),
        python=f"{platform.python_implementation()} {platform.python_version()}",
        system=f"{platform.system()} ({platform.machine()})",
        libraries=", ".join(f"{name} {version(name)}" for name in _LIBRARIES),
    )


def table(rows: Iterable[Row]) -> str:
    """Return the rows under their headings, each line ended."""
    return _HEAD + "".join(f"| {' | '.join(_cells(row))} |\n" for row in rows)


def _cells(row: Row) -> tuple[str, ...]:
    return (
        row.what,
        row.against,
        _time(row.ours),
        _time(row.theirs),
        _ratio(row.cost),
        _promise(row.at_most),
        {None: "", True: "yes", False: "no"}[row.held],
    )


def _promise(at_most: float | None) -> str:
    if at_most is None:
        return ""
    return f"at {'most' if at_most >= 1 else 'least'} {_ratio(at_most)}"


def _ratio(cost: float) -> str:
    return f"{cost:.3g} x the cost" if cost >= 1 else f"{1 / cost:.3g} x faster"


def _time(seconds: float) -> str:
    for unit, size in (("ms", 1e-3), ("µs", 1e-6)):
        if seconds >= size:
            return f"{seconds / size:.3g} {unit}"
    return f"{seconds / 1e-9:.3g} ns"
