"""How much of a strategy says what is enough, and by when: its goals and targets, counted."""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from kommunedata._checks import check_is
from kommunedata._repr import counted
from kommunedata.finding import Unknown
from kommunedata.language import Lang
from kommunedata.strategy.model.goal import Goal
from kommunedata.strategy.model.strategy import Strategy
from kommunedata.strategy.model.target import Baseline, Target
from kommunedata.strategy.model.terms import CHANGES, GoalKind
from kommunedata.strategy.model.theme import Theme
from kommunedata.strategy.reports.coverage_words import coverage_table
from kommunedata.table import Table

__all__ = ["Coverage", "CoverageRow", "coverage"]


@attrs.frozen(kw_only=True)
class CoverageRow:
    """The goals of a theme, of those within it, or of all, and what can be counted of them.

    `theme` is None in the total. `depth` is 0 for a theme of the strategy itself, 1 for
    one within it, and so on.
    """

    theme: Theme | None
    depth: int
    goals: tuple[Goal, ...]

    @property
    def targets(self) -> tuple[Target, ...]:
        """The targets of the goals."""
        return tuple(target for goal in self.goals for target in goal.targets)

    @property
    def with_target(self) -> int:
        """How many goals have a target, be it a direction alone."""
        return sum(bool(goal.targets) for goal in self.goals)

    @property
    def measurable(self) -> int:
        """How many goals say what is enough (*målbare mål*): by a value or by a benchmark."""
        return sum(any(map(_says_what_is_enough, goal.targets)) for goal in self.goals)

    @property
    def with_value(self) -> int:
        """How many targets have a value; a benchmark's stands elsewhere, a direction has none."""
        return sum(target.value is not None for target in self.targets)

    @property
    def with_comparator(self) -> int:
        """How many targets say at least or at most in so many words (*mindst*, *højst*)."""
        return sum(target.comparator_stated for target in self.targets)

    @property
    def with_own_deadline(self) -> int:
        """How many targets have a deadline of their own, not that of a list of goals."""
        return sum(
            target.deadline is not None and not target.deadline_of_list for target in self.targets
        )

    @property
    def with_baseline_value(self) -> int:
        """How many targets have a baseline whose value is stated."""
        return sum(_baseline_is_known(target)[1] for target in self.targets)

    @property
    def assessable(self) -> int:
        """How many targets can be assessed as they stand, once there is a later observation.

        They have a value, a deadline, and a baseline whose year and value are stated:
        what `progress` needs for a straight line.
        """
        return sum(_is_assessable(target) for target in self.targets)

    @property
    def assessable_with_baseline(self) -> int:
        """How many targets can be assessed with an observation to count from as well.

        They have a value and a deadline. A change (`ABSOLUTE_CHANGE`, `RELATIVE_CHANGE`)
        must also state its base year, which is the year to observe: without it nobody
        knows what is to be reached. Any other form names its level, and an observation
        of a year of one's own choice will do. Those that are `assessable` are among them.
        """
        return sum(_is_assessable_with_baseline(target) for target in self.targets)

    def of_kind(self, kind: GoalKind) -> int:
        """Return how many goals are of a kind."""
        return sum(goal.kind is kind for goal in self.goals)


@attrs.frozen(kw_only=True)
class Coverage:
    """What a strategy's goals and targets say, counted (*måldækning*).

    There is a row for each theme, each before those within it, in the document's order.
    """

    strategy: Strategy = attrs.field(repr=lambda strategy: repr(strategy.id))
    rows: tuple[CoverageRow, ...] = attrs.field(repr=counted)

    @property
    def total(self) -> CoverageRow:
        """All goals of the strategy, each once."""
        return CoverageRow(theme=None, depth=0, goals=self.strategy.goals)

    def table(self, lang: Lang = "da") -> Table:
        """Return a row for each theme and the total: counts of goals, then of targets.

        A note below counts the kinds of goals.
        """
        return coverage_table(self, lang)

    def __str__(self) -> str:
        return str(self.table())

    def _repr_html_(self) -> str:
        return self.table().to_html()


def coverage(strategy: Strategy) -> Coverage:
    """Count what the goals and targets of a strategy say (*måldækning*).

    A theme counts the goals of the themes within it too, so that rows of themes at
    depth 0 add up to the total.

    Raises:
        WrongTypeError: what is no strategy.

    >>> from kommunedata.language import Label
    >>> from kommunedata.municipality import Municipality
    >>> from kommunedata.strategy import Direction, GoalRole, Indicator, TargetForm
    >>> jobs = Indicator(id="jobs", name=Label("Job", "Jobs"), unit=Label("job", "jobs"))
    >>> target = Target(id="T1", indicator=jobs, form=TargetForm.COUNT, value=500,
    ...                 direction=Direction.INCREASE, deadline=2030)
    >>> goal = Goal(id="G1", title=Label("Flere job", "More jobs"), role=GoalRole.GOAL,
    ...             kind=GoalKind.NUMERIC, targets=(target,))
    >>> theme = Theme(id="A", title=Label("Arbejde", "Work"), goals=(goal,))
    >>> found = coverage(Strategy(id="vision", municipality=Municipality("0326"),
    ...                           label=Label("Vision", "Vision"), themes=(theme,))).total
    >>> found.measurable, found.assessable, found.assessable_with_baseline
    (1, 0, 1)
    """
    check_is(strategy, Strategy, where="coverage")
    rows = (row for theme in strategy.themes for row in _rows(theme, 0))
    return Coverage(strategy=strategy, rows=tuple(rows))


def _rows(theme: Theme, depth: int) -> Iterator[CoverageRow]:
    goals = tuple(goal for each in theme.walk() for goal in each.goals)
    yield CoverageRow(theme=theme, depth=depth, goals=goals)
    for child in theme.children:
        yield from _rows(child, depth + 1)


def _says_what_is_enough(target: Target) -> bool:
    return target.value is not None or target.benchmark is not None


def _has_value_and_deadline(target: Target) -> bool:
    return target.value is not None and target.deadline is not None


def _is_assessable(target: Target) -> bool:
    return _has_value_and_deadline(target) and all(_baseline_is_known(target))


def _is_assessable_with_baseline(target: Target) -> bool:
    year, _ = _baseline_is_known(target)
    return _has_value_and_deadline(target) and (year or target.form not in CHANGES)


def _baseline_is_known(target: Target) -> tuple[bool, bool]:
    """Return whether the year of the baseline is stated, and whether its value is."""
    baseline = target.baseline
    if not isinstance(baseline, Baseline):
        return False, False
    return not isinstance(baseline.year, Unknown), not isinstance(baseline.value, Unknown)
