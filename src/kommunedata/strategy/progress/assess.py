"""The progress of a target, from its observations."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from fractions import Fraction

import attrs

from kommunedata._checks import check_date, check_is, members
from kommunedata.errors import InvalidValueError
from kommunedata.finding import Finding, Severity
from kommunedata.strategy.model.observation import Observation
from kommunedata.strategy.model.target import Baseline, Target
from kommunedata.strategy.model.terms import Direction
from kommunedata.strategy.progress.course import (
    Course,
    Figures,
    even_growth,
    growth_alone,
    straight_line,
)
from kommunedata.strategy.progress.growth import limit_coefficient
from kommunedata.strategy.progress.profile import SDG_BUILD, Measure, StatusProfile
from kommunedata.strategy.progress.rating import (
    Rating,
    lowest_score,
    rate_growth,
    rate_way,
    score_of_achieved,
)
from kommunedata.strategy.progress.result import Method, NotAssessable, Obstacle, Point, Progress
from kommunedata.strategy.progress.series import (
    Series,
    check_shares,
    level_of,
    series_of,
    start_of,
)

__all__ = ["progress"]


@attrs.frozen(kw_only=True)
class _Question:
    """What was asked: the same for every way to answer it."""

    target: Target
    series: Series
    as_of: date
    method: Method
    profile: StatusProfile

    @property
    def latest(self) -> Point:
        return self.series.points[-1]

    def refuse(self, reason: Obstacle) -> NotAssessable:
        """Return that it cannot be said, and why."""
        return NotAssessable(
            target=self.target,
            reason=reason,
            as_of=self.as_of,
            latest=self.latest if self.series.points else None,
            findings=self.series.findings,
        )


def progress(
    target: Target,
    observations: Iterable[Observation],
    *,
    as_of: date,
    method: Method = Method.LINEAR,
    profile: StatusProfile = SDG_BUILD,
    baseline: Baseline | None = None,
) -> Progress | NotAssessable:
    """Return how far a target is (*fremdrift*), or why that cannot be said.

    The observations of the target's indicator count, one a year, up to the year of
    `as_of`; later ones are left out with a finding, others are passed over. A
    `baseline` of one's own serves where the document states none; an observation of
    its year that differs from it is a finding. A target that the
    last observation meets is achieved, whatever the way there, unless the baseline is
    later than that.

    Source: linear: (current - base) / (target - base) over the share of the time, with
    the same bounds; CAGR: sdg-build's ProgressMeasure, refused where that divides by
    zero or puts 0.001 for a 0.

    Raises:
        InvalidValueError: two observations of one year, a share outside 0 to 100 per
            cent, or a baseline that contradicts the target's own or is not before the
            deadline.
        WrongTypeError: an argument of another type.

    >>> from kommunedata import datasets
    >>> target = datasets.strategy("helsingoer-2030").targets[-3]
    >>> seen = [Observation(indicator="co2-per-head", year=year, value=value)
    ...         for year, value in [(2019, "4.6"), (2023, "3.1")]]
    >>> found = progress(target, seen, as_of=date(2024, 6, 1), baseline=Baseline(year=2019))
    >>> found.share_of_way, found.share_of_time, found.status.value
    (Fraction(15, 29), Fraction(4, 11), 'substantial_progress')
    """
    given = members(observations, Observation, where="progress")
    _check_arguments(target, method, profile, baseline)
    check_date(as_of, where="as_of")
    series = series_of(target.indicator, given, as_of)
    check_shares(target, series.points)
    question = _Question(target=target, series=series, as_of=as_of, method=method, profile=profile)
    if not series.points:
        return question.refuse(Obstacle.NO_OBSERVATION)
    if target.benchmark is not None:
        return _against_benchmark(question, series_of(target.benchmark, given, as_of))
    start = start_of(target, series, baseline)
    if isinstance(start, Point):
        findings = (*series.findings, *_baseline_findings(series, start))
        question = attrs.evolve(question, series=attrs.evolve(series, findings=findings))
    return _assess(question, start)


def _check_arguments(
    target: Target, method: Method, profile: StatusProfile, baseline: Baseline | None
) -> None:
    check_is(target, Target, where="target")
    check_is(method, Method, where="method")
    check_is(profile, StatusProfile, where="profile")
    if baseline is not None:
        check_is(baseline, Baseline, where="baseline")


def _assess(question: _Question, start: Point | Obstacle) -> Progress | NotAssessable:
    known = start if isinstance(start, Point) else None
    if known is not None and question.latest.year < known.year:
        return question.refuse(Obstacle.NO_TIME_PASSED)
    level = level_of(question.target, None if known is None else known.value)
    if level is not None and _reached(question.target, question.latest.value, level):
        return _achieved(question, known, level)
    if isinstance(start, Obstacle):
        return question.refuse(start)
    if question.latest.year == start.year:
        return question.refuse(Obstacle.NO_TIME_PASSED)
    if level is None:
        return _of_direction(question, start)
    return _with_level(question, start, level)


def _reached(target: Target, value: Decimal, level: Decimal) -> bool:
    return value >= level if target.direction is Direction.INCREASE else value <= level


def _achieved(question: _Question, start: Point | None, level: Decimal) -> Progress:
    """Return that it is reached; the way there is told where there was one."""
    found = _result(
        question,
        Rating(question.profile.achieved, score_of_achieved(question.profile)),
        start=start,
        level=level,
        achieved=True,
    )
    course = _course(question, start, level)
    if course is None:
        return found
    return _with_figures(found, course, _figures(question, course))


def _with_level(question: _Question, start: Point, level: Decimal) -> Progress | NotAssessable:
    course = _course(question, start, level)
    if question.target.deadline is None:
        return question.refuse(Obstacle.NO_DEADLINE)
    worst = Rating(question.profile.worst, lowest_score(question.profile))
    found = _result(question, worst, start=start, level=level)
    if found.lost or course is None:
        return found
    figures = _figures(question, course)
    if isinstance(figures, Obstacle):
        return question.refuse(figures)
    found = _with_figures(found, course, figures)
    if question.as_of.year > course.deadline:
        found = attrs.evolve(found, needed=None)
    measure = figures.pace
    if question.profile.measure is Measure.PROJECTED_SHARE:
        measure = (figures.at_deadline - course.base) / (course.level - course.base)
    rating = rate_way(question.profile, measure)
    return attrs.evolve(found, measure=measure, status=rating.status, score=rating.score)


def _course(question: _Question, start: Point | None, level: Decimal) -> Course | None:
    """Return the way from a start, where there is one: not from where the target was met."""
    deadline = question.target.deadline
    if start is None or deadline is None:
        return None
    if deadline <= start.year:
        raise InvalidValueError(
            "deadline before the baseline",
            allowed=f"{start.year + 1} or later",
            got=deadline,
            where=f"Target {question.target.id!r}",
        )
    if question.latest.year <= start.year or _reached(question.target, start.value, level):
        return None
    return Course(start, question.latest, Fraction(level), deadline)


def _figures(question: _Question, course: Course) -> Figures | Obstacle:
    if question.method is Method.LINEAR:
        return straight_line(course)
    return even_growth(course, question.target.direction)


def _with_figures(found: Progress, course: Course, figures: Figures | Obstacle) -> Progress:
    shares = attrs.evolve(
        found, share_of_way=course.share_of_way, share_of_time=course.share_of_time
    )
    if isinstance(figures, Obstacle):
        return shares
    return attrs.evolve(
        shares,
        expected=figures.expected,
        pace=figures.pace,
        needed=figures.needed,
        projection=figures.at_deadline if course.years_left >= 0 else None,
    )


def _of_direction(question: _Question, start: Point) -> Progress | NotAssessable:
    if question.method is Method.LINEAR:
        return question.refuse(Obstacle.NO_TARGET_VALUE)
    target, profile = question.target, question.profile
    pace = growth_alone(start, question.latest, target.direction)
    if isinstance(pace, Obstacle):
        return question.refuse(pace)
    near = Fraction(1)
    if target.limit is not None:
        base, limit = Fraction(start.value), Fraction(target.limit)
        if base * limit < 0:
            return question.refuse(Obstacle.SIGN_CHANGE)
        near = limit_coefficient(base, limit)
    found = _result(question, rate_growth(profile, pace, near), start=start)
    return attrs.evolve(found, pace=pace, measure=pace)


def _against_benchmark(question: _Question, benchmark: Series) -> Progress | NotAssessable:
    """Return whether the last year that both have meets the other's value: it has no path."""
    findings = dict.fromkeys((*question.series.findings, *benchmark.findings))
    series = attrs.evolve(question.series, findings=tuple(findings))
    question = attrs.evolve(question, series=series)
    for point in reversed(question.series.points):
        other = benchmark.at(point.year)
        if other is None:
            continue
        if not _reached(question.target, point.value, other.value):
            return attrs.evolve(question.refuse(Obstacle.MOVING_BENCHMARK), latest=point)
        rating = Rating(question.profile.achieved, score_of_achieved(question.profile))
        found = _result(question, rating, level=other.value, achieved=True)
        return attrs.evolve(found, latest=point)
    return question.refuse(Obstacle.NO_BENCHMARK_VALUE)


def _result(
    question: _Question,
    rating: Rating,
    *,
    start: Point | None = None,
    level: Decimal | None = None,
    achieved: bool = False,
) -> Progress:
    findings = question.series.findings
    if not achieved:
        findings = (*findings, *_deadline_findings(question))
    return Progress(
        target=question.target,
        as_of=question.as_of,
        method=question.method,
        profile=question.profile,
        status=rating.status,
        score=rating.score,
        achieved=achieved,
        latest=question.latest,
        start=start,
        level=level,
        findings=findings,
    )


def _baseline_findings(series: Series, start: Point) -> Iterable[Finding]:
    seen = series.at(start.year)
    if seen is not None and seen != start:
        message = f"the baseline is {start.value}, and {seen.value} was observed in {start.year}"
        yield Finding(code="baseline-differs", severity=Severity.WARNING, message=message)


def _deadline_findings(question: _Question) -> Iterable[Finding]:
    deadline = question.target.deadline
    if deadline is not None and question.as_of.year > deadline:
        message = f"the deadline, {deadline}, has passed and the target is not known to be reached"
        yield Finding(code="deadline-passed", severity=Severity.WARNING, message=message)
