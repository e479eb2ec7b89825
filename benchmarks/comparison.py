"""A row of the table, and the check that both its sides give the same result."""

from __future__ import annotations

from math import nan

import attrs
from pyperf import Benchmark

__all__ = ["DifferentResultsError", "Row", "check_same"]


class DifferentResultsError(Exception):
    """The two sides of a comparison do not do the same work."""


@attrs.frozen
class Row:
    """What came of a comparison, the benchmark of each side.

    `at_most` is the promised cost as a multiple of theirs: 8 for eight times,
    1 / 20 for twenty times faster; None where nothing is promised. `start` is
    taken off both sides, where they begin with the same work.

    A benchmark is None where another process measures it: each worker of pyperf
    makes the rows too, and only their manager has all benchmarks.
    """

    what: str
    against: str
    ours: Benchmark | None
    theirs: Benchmark | None
    at_most: float | None = None
    start: Benchmark | None = None

    @property
    def our_time(self) -> float:
        """The median seconds that our side takes."""
        return _median(self.ours) - self._start_time

    @property
    def their_time(self) -> float:
        """The median seconds that the other side takes."""
        return _median(self.theirs) - self._start_time

    @property
    def cost(self) -> float:
        """Our time as a multiple of theirs."""
        return self.our_time / self.their_time

    @property
    def held(self) -> bool | None:
        """Whether the cost is within the promised one; None where nothing is promised."""
        return None if self.at_most is None else self.cost <= self.at_most

    @property
    def _start_time(self) -> float:
        return 0.0 if self.start is None else _median(self.start)


def check_same(ours: object, theirs: object, *, where: str) -> None:
    """Raise where two results differ.

    Raises:
        DifferentResultsError: with both results.
    """
    if ours != theirs:
        raise DifferentResultsError(f"different results, {ours!r} and {theirs!r} @ {where}")


def _median(benchmark: Benchmark | None) -> float:
    return nan if benchmark is None else float(benchmark.median())
