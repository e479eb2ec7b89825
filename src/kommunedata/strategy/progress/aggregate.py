"""Several targets as one: the mean of their scores."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction

import attrs

from kommunedata.errors import InvalidValueError, WrongTypeError
from kommunedata.strategy.progress.profile import SDG_BUILD, Status
from kommunedata.strategy.progress.result import NotAssessable, Progress

__all__ = ["Aggregate", "aggregate"]

_BOUNDS = (
    (Decimal("2.5"), Status.SUBSTANTIAL_PROGRESS),
    (Decimal(0), Status.MODERATE_PROGRESS),
    (Decimal("-2.5"), Status.LIMITED_PROGRESS),
)


@attrs.frozen(kw_only=True)
class Aggregate:
    """The mean of the scores (*samlet status*), of those that could be assessed.

    `score` and `status` are None where none could. `left_out` are those that could not:
    they count neither as progress nor as none.
    """

    score: Fraction | None
    status: Status | None
    members: tuple[Progress, ...]
    left_out: tuple[NotAssessable, ...]


def aggregate(results: Iterable[Progress | NotAssessable]) -> Aggregate:
    """Return the mean score of several targets and its status (*samlet vurdering*).

    All reached is `TARGET_ACHIEVED`; otherwise the mean from 2.5 on is substantial,
    from 0 moderate, from -2.5 limited progress, and below it deterioration.

    Source: open-sdg/sdg-build, ProgressMeasure.py @139fede.

    Raises:
        WrongTypeError: what is no result of `progress`.
        InvalidValueError: a result by a profile without scores: only `SDG_BUILD` has them.
    """
    given = _results(results)
    assessed = tuple(each for each in given if isinstance(each, Progress))
    score = _mean([_score(each) for each in assessed])
    return Aggregate(
        score=score,
        status=None if score is None else _status(score, assessed),
        members=assessed,
        left_out=tuple(each for each in given if isinstance(each, NotAssessable)),
    )


def _results(results: object) -> tuple[object, ...]:
    allowed = "Progress or NotAssessable"
    if not isinstance(results, Iterable):
        what = "not a collection of results"
        raise WrongTypeError(what, allowed=allowed, got=results, where="aggregate")
    given = tuple(results)
    for each in given:
        if not isinstance(each, Progress | NotAssessable):
            raise WrongTypeError("wrong type", allowed=allowed, got=each, where="aggregate")
    return given


def _score(member: Progress) -> Fraction:
    if member.score is None:
        raise InvalidValueError(
            "a profile without scores",
            allowed=SDG_BUILD.id,
            got=member.profile.id,
            where=f"aggregate: {member.target.id}",
        )
    return member.score


def _mean(scores: list[Fraction]) -> Fraction | None:
    return sum(scores, Fraction(0)) / len(scores) if scores else None


def _status(score: Fraction, members: tuple[Progress, ...]) -> Status:
    if all(each.achieved for each in members):
        return Status.TARGET_ACHIEVED
    held = (status for bound, status in _BOUNDS if score >= Fraction(bound))
    return next(held, Status.DETERIORATION)
