"""What a careful planner would ask about a strategy before it is used."""

from __future__ import annotations

from collections.abc import Iterator

from kommunedata._checks import check_is
from kommunedata.finding import Finding, Severity, Unknown
from kommunedata.strategy.model.strategy import Strategy
from kommunedata.strategy.reports.validate_goals import goal_findings
from kommunedata.strategy.reports.validate_plans import plan_findings

__all__ = ["validate"]

_SEVERITIES = tuple(Severity)


def validate(strategy: Strategy) -> tuple[Finding, ...]:
    """Return what stands out about a strategy (*gennemgang*), as findings.

    Errors stand before warnings and these before notes; those of one severity stand in
    the order of the strategy's parts: the strategy itself, its themes with their goals
    and targets, challenges, plan documents, supplements. `where` is the id of the part.
    Each code of `VALIDATION_CODES` has one severity. An open period or horizon has no
    end for deadlines to be after, and an open date nothing to be judged by: a note says
    so where the law asks for the date.

    Raises:
        WrongTypeError: it is no strategy.

    >>> from kommunedata.language import Label
    >>> from kommunedata.municipality import Municipality
    >>> vision = Strategy(id="vision", municipality=Municipality("0340"),
    ...                   label=Label("Vision", "Vision"))
    >>> for finding in validate(vision):
    ...     print(finding)
    note: no plan process is stated @ vision
    note: which SDGs it is tied to is not known: no SDGs are stated @ vision
    """
    check_is(strategy, Strategy, where="validate")
    places = {name: at for at, name in reversed(list(enumerate(_ids(strategy))))}
    found = (*plan_findings(strategy), *goal_findings(strategy))

    def place(each: Finding) -> tuple[int, int]:
        return _SEVERITIES.index(each.severity), places[each.where or strategy.id]

    return tuple(sorted(found, key=place))


def _ids(strategy: Strategy) -> Iterator[str]:
    """Yield the ids that a finding may name, in the order of the strategy's parts."""
    yield strategy.id
    for theme in strategy.walk():
        yield theme.id
        for goal in theme.goals:
            yield goal.id
            yield from (target.id for target in goal.targets)
    yield from (challenge.id for challenge in strategy.challenges)
    process = strategy.process
    if not isinstance(process, Unknown):
        yield from (plan.id for plan in process.documents)
        yield from (supplement.id for supplement in process.supplements)
