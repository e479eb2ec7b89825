"""The goals of two strategies beside each other, and what their figures can be held up to."""

from __future__ import annotations

import enum
import itertools
from collections.abc import Iterator

import attrs

from kommunedata._checks import check_is
from kommunedata._repr import counted
from kommunedata.language import Lang
from kommunedata.strategy.model.goal import Goal
from kommunedata.strategy.model.strategy import Strategy
from kommunedata.strategy.model.target import Target
from kommunedata.strategy.reports.alignment_rules import (
    Difference,
    Need,
    differences,
    equal_in_figures,
    needs,
    paired,
)
from kommunedata.strategy.reports.alignment_words import alignment_table, explain_alignment
from kommunedata.table import Table

__all__ = ["AlignedGoal", "Alignment", "AlignmentKind", "AlignmentReport", "alignment"]


class AlignmentKind(enum.Enum):
    """How two goals of one subject stand to each other (*sammenstilling*).

    `EXACT`: two targets are equal in all their figures, and in what these are of.
    `SAME_SUBJECT`: they share a subject, and their figures differ, measure different
    things or are missing. `NOT_COMPARABLE`: two targets of one quantity that cannot be
    set against each other without further figures.
    """

    EXACT = "exact"
    SAME_SUBJECT = "same_subject"
    NOT_COMPARABLE = "not_comparable"


@attrs.frozen(kw_only=True)
class AlignedGoal:
    """One side of an alignment: a goal and its target, None where none is set beside another.

    `name` says whose it is: the municipality, and the strategy's id where both are its own.
    """

    name: str
    goal: Goal
    target: Target | None


@attrs.frozen(kw_only=True)
class Alignment:
    """Two goals that share a subject (*sammenstilling af mål*), or two targets of them.

    `differences` are what they differ in, figures first; `needs` what is missing before
    their figures can be set against each other, and empty unless they are `NOT_COMPARABLE`.
    """

    kind: AlignmentKind
    a: AlignedGoal
    b: AlignedGoal
    differences: tuple[Difference, ...]
    needs: tuple[Need, ...] = ()

    @property
    def subjects(self) -> tuple[str, ...]:
        """The subjects that both goals have, in the order of the first."""
        return tuple(each for each in self.a.goal.subjects if each in self.b.goal.subjects)

    def explain(self, lang: Lang = "da") -> str:
        """Return both sides, why they are of their kind, each difference, and what is missing."""
        return explain_alignment(self, lang)

    def __str__(self) -> str:
        return self.explain()


@attrs.frozen(kw_only=True)
class AlignmentReport:
    """The goals of two strategies beside each other (*sammenstilling af strategier*).

    Rows stand in the document order of `a`, then of `b`. Goals that share no subject
    with one of the other strategy are in no row.
    """

    a: Strategy = attrs.field(repr=lambda strategy: repr(strategy.id))
    b: Strategy = attrs.field(repr=lambda strategy: repr(strategy.id))
    rows: tuple[Alignment, ...] = attrs.field(repr=counted)

    def of_kind(self, kind: AlignmentKind) -> tuple[Alignment, ...]:
        """Return the rows of a kind, in their order."""
        return tuple(row for row in self.rows if row.kind is kind)

    @property
    def names(self) -> tuple[str, str]:
        """What the two strategies are called in the rows."""
        return _name(self.a, self.b), _name(self.b, self.a)

    @property
    def only_in_a(self) -> tuple[Goal, ...]:
        """The goals of `a` that share no subject with a goal of `b`."""
        return _alone(self.a, self.b)

    @property
    def only_in_b(self) -> tuple[Goal, ...]:
        """The goals of `b` that share no subject with a goal of `a`."""
        return _alone(self.b, self.a)

    def table(self, lang: Lang = "da") -> Table:
        """Return a row for each alignment: both goals with their targets, kind and differences."""
        return alignment_table(self, lang)

    def __str__(self) -> str:
        return str(self.table())

    def _repr_html_(self) -> str:
        return self.table().to_html()


def alignment(a: Strategy, b: Strategy) -> AlignmentReport:
    """Set the goals of two strategies beside each other by subject (*sammenstil strategier*).

    Two targets are set beside each other where they are of one quantity: those of one
    form first, then of one indicator, then of the nearest deadlines, each once for a
    pair of goals. A target left over stands in a row of its own. Goals with no
    targets of one quantity make a single row without targets.

    A change such as -70 per cent is equal to another only where both name one base
    year, and scopes in other words count as a difference: it is not guessed that they
    mean the same.

    Raises:
        WrongTypeError: what is no strategy.

    >>> from kommunedata.language import Label
    >>> from kommunedata.municipality import Municipality
    >>> from kommunedata.strategy import (
    ...     Direction, GoalKind, GoalRole, Indicator, TargetForm, Theme)
    >>> def strategy(name: str, share: int) -> Strategy:
    ...     per_cent = Label("%", "%")
    ...     schooled = Indicator(id="schooled", name=Label("Unge", "The young"), unit=per_cent)
    ...     target = Target(id="T1", indicator=schooled, form=TargetForm.SHARE,
    ...                     direction=Direction.INCREASE, value=share, deadline=2030)
    ...     goal = Goal(id="G1", title=Label("Uddannelse", "Education"), role=GoalRole.GOAL,
    ...                 kind=GoalKind.NUMERIC, targets=(target,), subjects=("education",))
    ...     theme = Theme(id="A", title=Label("Unge", "The young"), goals=(goal,))
    ...     return Strategy(id=name.lower(), municipality=Municipality.named(name),
    ...                     label=Label("Vision", "Vision"), themes=(theme,))
    >>> [row] = alignment(strategy("Kalundborg", 90), strategy("Odsherred", 95)).rows
    >>> print(row.explain("en"))
    Kalundborg: Education: (at least) 90% by 2030.
    Odsherred: Education: (at least) 95% by 2030.
    The same indicator, but the targets are not equal.
    Value: (at least) 90% (Kalundborg), (at least) 95% (Odsherred).
    """
    for each in (a, b):
        check_is(each, Strategy, where="alignment")
    sides = [
        [AlignedGoal(name=_name(own, other), goal=goal, target=None) for goal in own.goals]
        for own, other in ((a, b), (b, a))
    ]
    rows = itertools.chain.from_iterable(
        _aligned(one, other)
        for one, other in itertools.product(*sides)
        if not set(one.goal.subjects).isdisjoint(other.goal.subjects)
    )
    return AlignmentReport(a=a, b=b, rows=tuple(rows))


def _aligned(one: AlignedGoal, other: AlignedGoal) -> Iterator[Alignment]:
    pairs = paired(one.goal.targets, other.goal.targets)
    for of_one, of_other in pairs:
        yield _of_targets(attrs.evolve(one, target=of_one), attrs.evolve(other, target=of_other))
    if not pairs:
        measured = one.goal.targets and other.goal.targets
        found = Difference.QUANTITY if measured else Difference.NO_TARGET
        yield Alignment(kind=AlignmentKind.SAME_SUBJECT, a=one, b=other, differences=(found,))


def _of_targets(one: AlignedGoal, other: AlignedGoal) -> Alignment:
    if one.target is None or other.target is None:
        lacking = (Difference.NO_TARGET,)
        return Alignment(kind=AlignmentKind.SAME_SUBJECT, a=one, b=other, differences=lacking)
    found, missing = differences(one.target, other.target), needs(one.target, other.target)
    kind = _kind(found, missing)
    return Alignment(kind=kind, a=one, b=other, differences=found, needs=missing)


def _kind(found: tuple[Difference, ...], missing: tuple[Need, ...]) -> AlignmentKind:
    if missing:
        return AlignmentKind.NOT_COMPARABLE
    return AlignmentKind.EXACT if equal_in_figures(found) else AlignmentKind.SAME_SUBJECT


def _name(own: Strategy, other: Strategy) -> str:
    name = own.municipality.name
    return f"{name} ({own.id})" if own.municipality == other.municipality else name


def _alone(own: Strategy, other: Strategy) -> tuple[Goal, ...]:
    subjects = {subject for goal in other.goals for subject in goal.subjects}
    return tuple(goal for goal in own.goals if subjects.isdisjoint(goal.subjects))
