"""The way from a baseline to a target, and where on it the last observation is."""

from __future__ import annotations

from fractions import Fraction

import attrs

from kommunedata.strategy.model.terms import Direction
from kommunedata.strategy.progress.growth import compound, growth
from kommunedata.strategy.progress.result import Obstacle, Point

__all__ = ["Course", "Figures", "even_growth", "growth_alone", "straight_line"]


@attrs.frozen
class Course:
    """From a start to a level by a deadline, all three different from where it began.

    `latest` is later than `start`, and the level lies ahead of it.
    """

    start: Point
    latest: Point
    level: Fraction
    deadline: int

    @property
    def base(self) -> Fraction:
        """The value at the start."""
        return Fraction(self.start.value)

    @property
    def now(self) -> Fraction:
        """The value last observed."""
        return Fraction(self.latest.value)

    @property
    def years_gone(self) -> int:
        """The years from the start to the last observation."""
        return self.latest.year - self.start.year

    @property
    def years_in_all(self) -> int:
        """The years from the start to the deadline."""
        return self.deadline - self.start.year

    @property
    def years_left(self) -> int:
        """The years from the last observation to the deadline; none or fewer when it is over."""
        return self.deadline - self.latest.year

    @property
    def share_of_way(self) -> Fraction:
        """How much of the way is covered."""
        return (self.now - self.base) / (self.level - self.base)

    @property
    def share_of_time(self) -> Fraction:
        """How much of the time is gone."""
        return Fraction(self.years_gone, self.years_in_all)


@attrs.frozen(kw_only=True)
class Figures:
    """What a method says of a course; `needed` is None past the deadline.

    `at_deadline` is looked forward to, or past the deadline back on.
    """

    expected: Fraction
    pace: Fraction
    needed: Fraction | None
    at_deadline: Fraction


def straight_line(course: Course) -> Figures:
    """Return the figures of a straight line from start to level."""
    left = course.years_left
    a_year = (course.now - course.base) / course.years_gone
    time = min(course.share_of_time, Fraction(1))
    return Figures(
        expected=course.base + (course.level - course.base) * time,
        pace=course.share_of_way / course.share_of_time,
        needed=(course.level - course.now) / left if left > 0 else None,
        at_deadline=course.now + a_year * left,
    )


def even_growth(course: Course, direction: Direction) -> Figures | Obstacle:
    """Return the figures of even growth a year from start to level, or why there is none."""
    if course.level == 0:
        return Obstacle.ZERO_TARGET
    if course.base == 0:
        return Obstacle.ZERO_BASELINE
    if course.base * course.now < 0 or course.base * course.level < 0:
        return Obstacle.SIGN_CHANGE
    left = course.years_left
    seen = growth(course.base, course.now, course.years_gone)
    asked = growth(course.base, course.level, course.years_in_all)
    years = min(course.years_gone, course.years_in_all)
    last, ahead = (course.now, left) if left >= 0 else (course.base, course.years_in_all)
    return Figures(
        expected=compound(course.base, asked, years),
        pace=_towards_better(seen, course.base, direction) / abs(asked),
        needed=growth(course.now, course.level, left) if left > 0 and course.now else None,
        at_deadline=compound(last, seen, ahead),
    )


def growth_alone(start: Point, latest: Point, direction: Direction) -> Fraction | Obstacle:
    """Return the growth a year towards the better, where there is nothing to reach."""
    base, now = Fraction(start.value), Fraction(latest.value)
    if base == 0:
        return Obstacle.ZERO_BASELINE
    if base * now < 0:
        return Obstacle.SIGN_CHANGE
    return _towards_better(growth(base, now, latest.year - start.year), base, direction)


def _towards_better(rate: Fraction, base: Fraction, direction: Direction) -> Fraction:
    up = rate if base > 0 else -rate  # a negative value grows by coming nearer to 0
    return up if direction is Direction.INCREASE else -up
