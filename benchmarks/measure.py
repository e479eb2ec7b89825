"""Timing two sides by turns in one run, once both are known to give the same result."""

from __future__ import annotations

from collections.abc import Callable
from timeit import Timer

import attrs

__all__ = [
    "ROUNDS",
    "TURN",
    "DifferentResultsError",
    "Row",
    "check_same",
    "per_run",
    "race",
    "shortest",
]

ROUNDS = 30
"""How many turns each side has; the shortest counts, since other work only ever adds time."""

TURN = 0.02
"""Seconds that a turn lasts: long beside a tick of the clock, short beside other work."""


class DifferentResultsError(Exception):
    """The two sides of a comparison do not do the same work."""


@attrs.frozen
class Row:
    """What came of a comparison, each side's time in seconds.

    `at_most` is the promised cost as a multiple of theirs: 8 for eight times,
    1 / 20 for twenty times faster; None where nothing is promised.
    """

    what: str
    against: str
    ours: float
    theirs: float
    at_most: float | None = None

    @property
    def cost(self) -> float:
        """Our time as a multiple of theirs."""
        return self.ours / self.theirs

    @property
    def held(self) -> bool | None:
        """Whether the cost is within the promised one; None where nothing is promised."""
        return None if self.at_most is None else self.cost <= self.at_most


def check_same(ours: object, theirs: object, *, where: str) -> None:
    """Raise where two results differ.

    Raises:
        DifferentResultsError: with both results.
    """
    if ours != theirs:
        raise DifferentResultsError(f"different results, {ours!r} and {theirs!r} @ {where}")


def race(ours: Timer, theirs: Timer) -> tuple[float, float]:
    """Return the seconds of one run of each side."""
    our_time, their_time = shortest(per_run(ours), per_run(theirs))
    return our_time, their_time


def per_run(timer: Timer) -> Callable[[], float]:
    """Return a timing of one run: the mean of as many runs as fill a turn.

    Garbage collection is off meanwhile, as `timeit` has it.
    """
    runs, seconds = timer.autorange()
    number = max(1, round(runs * TURN / seconds))
    return lambda: timer.timeit(number) / number


def shortest(*timings: Callable[[], float], rounds: int = ROUNDS) -> list[float]:
    """Return the shortest time that each timing gives, taken by turns: a, b, a, b …."""
    taken = [[timing() for timing in timings] for _ in range(rounds)]
    return [min(times) for times in zip(*taken, strict=True)]
