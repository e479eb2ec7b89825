"""What is said of a target's progress: an assessment, or why there can be none."""

from __future__ import annotations

import enum
import html
from datetime import date
from decimal import Decimal
from fractions import Fraction

import attrs

from kommunedata.finding import Finding
from kommunedata.language import Lang
from kommunedata.strategy.model.target import Target
from kommunedata.strategy.model.terms import Direction
from kommunedata.strategy.progress.profile import Status, StatusProfile
from kommunedata.strategy.progress.words import (
    explain_obstacle,
    explain_progress,
    progress_table,
)
from kommunedata.table import Table

__all__ = ["Method", "NotAssessable", "Obstacle", "Point", "Progress"]


class Method(enum.Enum):
    """What path a target is measured against (*metode*): a straight line, or even growth (CAGR)."""

    LINEAR = "linear"
    CAGR = "cagr"


class Obstacle(enum.Enum):
    """Why a target cannot be assessed (*hindring*)."""

    NO_OBSERVATION = "no_observation"
    NO_BASELINE = "no_baseline"
    NO_BASELINE_YEAR = "no_baseline_year"
    NO_BASELINE_VALUE = "no_baseline_value"
    NO_SHARE_OF_BASELINE = "no_share_of_baseline"
    NO_DEADLINE = "no_deadline"
    NO_TARGET_VALUE = "no_target_value"
    NO_TIME_PASSED = "no_time_passed"
    NO_BENCHMARK_VALUE = "no_benchmark_value"
    MOVING_BENCHMARK = "moving_benchmark"
    ZERO_TARGET = "zero_target"
    ZERO_BASELINE = "zero_baseline"
    SIGN_CHANGE = "sign_change"


@attrs.frozen
class Point:
    """A year and the value in it."""

    year: int
    value: Decimal


@attrs.frozen(kw_only=True)
class NotAssessable:
    """A target that cannot be assessed (*kan ikke vurderes*), and why: a value, not an error.

    `latest` is the last observation up to `as_of`, where there is one.
    """

    target: Target
    reason: Obstacle
    as_of: date
    latest: Point | None = None
    findings: tuple[Finding, ...] = ()

    def explain(self, lang: Lang = "da") -> str:
        """Return why in words."""
        return explain_obstacle(self, lang)

    def __str__(self) -> str:
        return self.explain()

    def _repr_html_(self) -> str:
        return f"<p>{html.escape(self.explain())}</p>".replace("\n", "<br>")


@attrs.frozen(kw_only=True)
class Progress:
    """How far a target is (*fremdrift*), by a method and a profile, on a day.

    `start` is the baseline, `latest` the last observation up to `as_of`, and `level`
    the value that is to be reached, resolved from the baseline where the target is a
    change. Shares are fractions of 1. `expected` is what the path asks for in the year
    of `latest`. `pace` is the share of the way over the share of the time; by CAGR the
    growth a year over the growth that the way needs; without a target value the growth
    a year towards the better. `needed` is the change a year from here that still
    reaches the target (by CAGR the growth a year, 0.02 for 2 per cent), None once the
    deadline has passed, and `projection` the value at the deadline if it goes on like
    this. `measure` is what the profile's bounds are of. `score` runs from -5 to 5, for
    the profiles that have one. `achieved` tells whether the last observation is at the
    target or past it.

    What cannot be said is None: without a baseline only that the target is reached, and
    for a direction alone no way, level or projection.

    By `LINEAR` the figures are exact. By `CAGR`, growth lies within 1e-40 of the true
    one; `expected` and `projection` follow from it and are rounded to 40 decimals.
    """

    target: Target
    as_of: date
    method: Method
    profile: StatusProfile
    status: Status
    achieved: bool
    latest: Point
    start: Point | None = None
    level: Decimal | None = None
    share_of_way: Fraction | None = None
    share_of_time: Fraction | None = None
    expected: Fraction | None = None
    pace: Fraction | None = None
    needed: Fraction | None = None
    projection: Fraction | None = None
    measure: Fraction | None = None
    score: Fraction | None = None
    findings: tuple[Finding, ...] = ()

    @property
    def lost(self) -> bool:
        """Whether the baseline was at the target or past it already, and it is so no longer."""
        if self.achieved or self.start is None or self.level is None:
            return False
        up = self.target.direction is Direction.INCREASE
        return self.level <= self.start.value if up else self.level >= self.start.value

    def explain(self, lang: Lang = "da") -> str:
        """Return the figures and the status in sentences, a line for each."""
        return explain_progress(self, lang)

    def table(self, lang: Lang = "da") -> Table:
        """Return a row for each figure: what it is, and the figure with its unit."""
        return progress_table(self, lang)

    def __str__(self) -> str:
        return self.explain()

    def _repr_html_(self) -> str:
        return self.table().to_html()
