"""The rows of a run as a table in Markdown, and the page that holds it."""

from __future__ import annotations

import platform
from argparse import Namespace
from collections.abc import Iterable, Sequence
from importlib.metadata import version

from comparison import Row

__all__ = ["page", "table"]

_LIBRARIES = (
    "kommunedata",
    "attrs",
    "babel",
    "OpenFisca-Core",
    "pandas",
    "polars",
    "py-moneyed",
    "pyperf",
)

_HEAD = """\
| What | Against | Our time | Their time | Ratio | Promised | Held |
|---|---|--:|--:|--:|--:|---|
"""

_PAGE = """\
# Benchmarks

Each row compares something this library does with another way to get the same
result. The benchmark first checks, for all rows, that both results are equal.
Then [pyperf](https://pyperf.readthedocs.io) times both sides, one right after the
other, each in {processes} processes of its own, which run one at a time. A process
takes {values} values after {warmups} to warm up; a value is the mean of so many runs in a
row that they last about {milliseconds:.0f} ms or longer. The table shows the median of each
side's {all_values} values; a side that stands in two rows is timed once, next to both
others. Garbage collection is on.

The schedule is loaded before a bill is timed, and it has priced the same usages
before, so finding a price is a look-up. OpenFisca's tax-benefit system is
likewise made beforehand, and building the simulation is timed; where our usages
are given, their making is not timed on our side. The text of a bill is not asked
for. Imports are timed in fresh interpreters, from their start to their end, and
the median of an empty one, timed just before, is taken off both sides.

A million lines are 250,000 different ones, each four times, at 10,000 places in
four years: making them all in every process would take too long. pandas and polars
are given their columns, whose making is not timed; they sum integers
without what a line says beside them. `stream_roll_up` of a CSV of a million lines
takes 45 MB at 10,000 places (maximum resident memory, of which the interpreter has
18); memory grows with the number of places and years, to 665 MB where every line is a
place of its own, and `levels` cuts that while reading.

The times hold for one machine on one day. The ratios are what is promised, and
a row without a promise is for information.

{table}
Run on {day} with {python} on {system}, with {libraries}.

To repeat it, in a checkout:

```console
$ python -m pip install -e ".[bench]"
$ python benchmarks --write docs/reference/benchmarks.md
```

pyperf's own options count too, as `--fast`, `-p`, `-n` and `-o`.
"""


def page(rows: Sequence[Row], options: Namespace) -> str:
    """Return the page for the documentation, with the options of the run that it tells of."""
    return _PAGE.format(
        table=table(rows),
        processes=options.processes,
        values=options.values,
        all_values=options.processes * options.values,
        warmups=options.warmups,
        milliseconds=options.min_time * 1000,
        day=options.date.isoformat(),
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
        _time(row.our_time),
        _time(row.their_time),
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
