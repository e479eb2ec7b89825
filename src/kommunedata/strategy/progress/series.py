"""The observations that a target is assessed by, and the baseline that it is counted from."""

from __future__ import annotations

import itertools
from collections.abc import Iterable
from datetime import date
from decimal import Context, Decimal, Inexact
from typing import TypeVar

import attrs

from kommunedata.errors import InvalidValueError
from kommunedata.finding import Finding, Severity, Unknown
from kommunedata.strategy.model.observation import Observation
from kommunedata.strategy.model.target import Baseline, Indicator, Target
from kommunedata.strategy.model.terms import SHARES, TargetForm
from kommunedata.strategy.progress.result import Obstacle, Point

__all__ = ["Series", "check_shares", "level_of", "series_of", "start_of"]

T = TypeVar("T")

_EXACT = Context(prec=80, traps=[Inexact])  # a value has 36 digits, a product of two 72
_HUNDRED = Decimal(100)


@attrs.frozen
class Series:
    """The points of an indicator by year, and what was left out of them."""

    points: tuple[Point, ...]
    findings: tuple[Finding, ...]

    def at(self, year: int) -> Point | None:
        """Return the point of a year, or None."""
        return next((point for point in self.points if point.year == year), None)


def series_of(indicator: Indicator, observations: Iterable[Observation], as_of: date) -> Series:
    """Return an indicator's observations up to the year of a day, by year.

    Raises:
        InvalidValueError: two observations of one year.
    """
    mine = sorted(
        (each for each in observations if each.indicator == indicator.id),
        key=lambda each: each.year,
    )
    for one, other in itertools.pairwise(mine):
        if one.year == other.year:
            raise InvalidValueError(
                "two observations of one year",
                allowed="one",
                got=[str(one.value), str(other.value)],
                where=f"{indicator.id} {one.year}",
            )
    kept = [each for each in mine if each.year <= as_of.year]
    points = tuple(Point(each.year, each.value) for each in kept)
    return Series(points, tuple(_findings(mine, kept, as_of)))


def check_shares(target: Target, points: Iterable[Point], *, what: str = "observation") -> None:
    """Refuse values of a share that are outside 0 to 100 per cent."""
    for point in points if target.form in SHARES else ():
        if not 0 <= point.value <= _HUNDRED:
            raise InvalidValueError(
                f"{what} that is no share",
                allowed="0 to 100 per cent",
                got=str(point.value),
                where=f"{target.indicator.id} {point.year}",
            )


def start_of(target: Target, series: Series, given: Baseline | None) -> Point | Obstacle:
    """Return the baseline, its value from the observation of its year where it has none.

    Raises:
        InvalidValueError: a baseline given that contradicts the target's own, or that of
            a share outside 0 to 100 per cent.
    """
    baseline = _baseline(target, given)
    if isinstance(baseline, Unknown):
        return Obstacle.NO_BASELINE
    if isinstance(baseline.year, Unknown):
        return Obstacle.NO_BASELINE_YEAR
    start = series.at(baseline.year)
    if not isinstance(baseline.value, Unknown):
        start = Point(baseline.year, baseline.value)
        check_shares(target, [start], what="baseline")
    if start is None:
        return Obstacle.NO_BASELINE_VALUE
    if target.form is TargetForm.RELATIVE_CHANGE and start.value <= 0:
        return Obstacle.NO_SHARE_OF_BASELINE
    return start


def level_of(target: Target, start: Decimal | None) -> Decimal | None:
    """Return the value that is to be reached, exactly; None where it cannot be told.

    A change is resolved from the baseline: -12 per cent of 4.000 is 3.520.
    """
    if target.value is None:
        return None
    if target.form is TargetForm.ABSOLUTE_CHANGE:
        return None if start is None else _EXACT.add(start, target.value)
    if target.form is TargetForm.RELATIVE_CHANGE:
        if start is None:
            return None
        factor = _EXACT.divide(_EXACT.add(_HUNDRED, target.value), _HUNDRED)
        return _shortest(_EXACT.multiply(start, factor))
    return target.value


def _shortest(value: Decimal) -> Decimal:
    """Return a value without the zeros that multiplying by hundredths left behind its point."""
    short = _EXACT.normalize(value)
    return _EXACT.quantize(short, Decimal(1)) if short == short.to_integral_value() else short


def _baseline(target: Target, given: Baseline | None) -> Baseline | Unknown:
    own = target.baseline
    if given is None or isinstance(own, Unknown):
        return own if given is None else given
    year = _agreed(own.year, given.year, target)
    return Baseline(year=year, value=_agreed(own.value, given.value, target))


def _agreed(own: T | Unknown, given: T | Unknown, target: Target) -> T | Unknown:
    if isinstance(own, Unknown):
        return given
    if not isinstance(given, Unknown) and given != own:
        raise InvalidValueError(
            "another baseline than the target's own",
            allowed=str(own),
            got=str(given),
            where=f"Target {target.id!r}",
        )
    return own


def _findings(mine: list[Observation], kept: list[Observation], as_of: date) -> Iterable[Finding]:
    later = [str(each.year) for each in mine if each not in kept]
    if later:
        message = f"observations after {as_of} left out: {', '.join(later)}"
        yield Finding(code="observation-after-as-of", severity=Severity.NOTE, message=message)
    if any(each.example for each in kept):
        message = "some of the observations are examples"
        yield Finding(code="example-observation", severity=Severity.NOTE, message=message)
