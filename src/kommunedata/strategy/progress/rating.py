"""From a measure to a profile's status and score."""

from __future__ import annotations

from fractions import Fraction

import attrs

from kommunedata.strategy.progress.profile import Bound, ScoreLine, Status, StatusProfile

__all__ = ["Rating", "lowest_score", "rate_growth", "rate_way", "score_of_achieved"]

_FULL = Fraction(5)


@attrs.frozen
class Rating:
    """A status, and a score where the profile has one."""

    status: Status
    score: Fraction | None


def rate_way(profile: StatusProfile, measure: Fraction) -> Rating:
    """Return the rating of a way to a target value."""
    status = _status(profile.with_target, measure, Fraction(1), profile.worst)
    return Rating(status, _score(profile.score_with_target, measure))


def rate_growth(profile: StatusProfile, growth: Fraction, coefficient: Fraction) -> Rating:
    """Return the rating of growth towards the better, where there is no target value.

    At the limit itself (a coefficient of 0) what does not fall has the full score.
    """
    status = _status(profile.without_target, growth, coefficient, profile.worst)
    lines = profile.score_without_target
    if growth < 0:
        return Rating(status, _score(lines, growth))
    if coefficient == 0:
        return Rating(status, score_of_achieved(profile))
    return Rating(status, _score(lines, growth / coefficient))


def score_of_achieved(profile: StatusProfile) -> Fraction | None:
    """Return the full score, where the profile has scores."""
    return _FULL if profile.score_with_target else None


def lowest_score(profile: StatusProfile) -> Fraction | None:
    """Return the lowest score, where the profile has scores."""
    return -_FULL if profile.score_with_target else None


def _status(
    bounds: tuple[Bound, ...], measure: Fraction, coefficient: Fraction, worst: Status
) -> Status:
    held = (bound.status for bound in bounds if bound.holds(measure, coefficient))
    return next(held, worst)


def _score(lines: tuple[ScoreLine, ...], measure: Fraction) -> Fraction | None:
    for line in lines:
        if line.at is None or measure >= Fraction(line.at):
            score = Fraction(line.slope) * measure + Fraction(line.constant)
            return max(min(score, _FULL), -_FULL)
    return None
