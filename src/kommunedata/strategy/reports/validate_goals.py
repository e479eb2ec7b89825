"""Whether a strategy's themes, goals and targets say what they have to."""

from __future__ import annotations

from collections.abc import Iterator

from kommunedata.finding import Finding, Unknown
from kommunedata.strategy.model.goal import Goal
from kommunedata.strategy.model.strategy import Strategy
from kommunedata.strategy.model.target import Target
from kommunedata.strategy.model.terms import CHANGES, GoalKind, TargetForm
from kommunedata.strategy.reports.validation_finding import finding

__all__ = ["goal_findings"]

_WITH_TARGET = frozenset({GoalKind.NUMERIC, GoalKind.UNIVERSAL, GoalKind.BENCHMARK})
# all, none and neutral say by themselves what is reached
_NEITHER_LEAST_NOR_MOST = frozenset(
    {TargetForm.UNIVERSAL, TargetForm.NET_ZERO, TargetForm.DIRECTION}
)


def goal_findings(strategy: Strategy) -> Iterator[Finding]:
    """Yield what stands out about SDGs, themes, goals and targets."""
    yield from _sdgs(strategy)
    yield from _empty_themes(strategy)
    yield from _same_titles(strategy)
    yield from _comparators(strategy)
    for goal in strategy.goals:
        yield from _kind(goal)
    for target in strategy.targets:
        yield from _baseline(target)
        yield from _deadline(target, strategy)


def _sdgs(strategy: Strategy) -> Iterator[Finding]:
    tied = [(each.id, each.sdgs) for each in strategy.challenges]
    for name, sdgs in ((strategy.id, strategy.sdgs), *tied):
        if isinstance(sdgs, Unknown):
            message = f"which SDGs it is tied to is not known: {sdgs.reason}"
            yield finding("sdgs-unknown", message, name)


def _empty_themes(strategy: Strategy) -> Iterator[Finding]:
    for theme in strategy.walk():
        if not theme.goals and not theme.children:
            yield finding("empty-theme", "a theme with neither goals nor themes in it", theme.id)


def _same_titles(strategy: Strategy) -> Iterator[Finding]:
    first: dict[str, str] = {}
    for goal in strategy.goals:
        earlier = first.setdefault(goal.title_da, goal.id)
        if earlier != goal.id:
            message = f"a goal of the same title as {earlier}: {goal.title_da}"
            yield finding("same-title", message, goal.id)


def _comparators(strategy: Strategy) -> Iterator[Finding]:
    asked = [each for each in strategy.targets if each.form not in _NEITHER_LEAST_NOR_MOST]
    implied = [each for each in asked if not each.comparator_stated]
    if implied:
        counts = f"{len(implied)} of {len(asked)} targets"
        message = f"{counts} do not say at least or at most; their direction implies it"
        yield finding("comparator-implied", message, strategy.id)


def _kind(goal: Goal) -> Iterator[Finding]:
    if goal.kind in _WITH_TARGET and not goal.targets:
        yield finding("goal-without-target", f"a {goal.kind.value} goal without a target", goal.id)
    if goal.kind is GoalKind.QUALITATIVE and any(each.value is not None for each in goal.targets):
        message = "a qualitative goal with a target that has a value"
        yield finding("value-of-qualitative-goal", message, goal.id)


def _baseline(target: Target) -> Iterator[Finding]:
    baseline = target.baseline
    if target.form not in CHANGES:
        return
    if isinstance(baseline, Unknown):
        message = "a change from a baseline of which neither year nor value is stated"
        yield finding("no-baseline", message, target.id)
    elif isinstance(baseline.value, Unknown):
        message = f"a change from a baseline in {baseline.year}, of which no value is stated"
        yield finding("no-baseline", message, target.id)


def _deadline(target: Target, strategy: Strategy) -> Iterator[Finding]:
    last = _last_year(strategy)
    if target.deadline is not None and last is not None and target.deadline > last:
        message = f"deadline {target.deadline}, after {last}, which the strategy looks towards"
        yield finding("deadline-after-period", message, target.id)


def _last_year(strategy: Strategy) -> int | None:
    """Return the horizon or the end of the period, whichever is later; None without either."""
    period = strategy.period
    end = None if isinstance(period, Unknown) else period.last_day
    known = (strategy.horizon, None if end is None else end.year)
    return max((year for year in known if year is not None), default=None)
