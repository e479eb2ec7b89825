"""Goals, targets, how they stand and what was measured as rows."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import TypeAlias, TypeVar

import attrs

from kommunedata.finding import Unknown
from kommunedata.language import Label
from kommunedata.records.cells import Cell, Coded, coded
from kommunedata.records.grid import Field, Grid, both, field, place_fields
from kommunedata.source import Locator
from kommunedata.strategy import (
    Baseline,
    Goal,
    GoalReportRow,
    NotAssessable,
    Observation,
    Point,
    Progress,
    Strategy,
    Target,
    Theme,
)

__all__ = [
    "goal_report_rows",
    "goals_of_strategy",
    "observations",
    "results",
]

T = TypeVar("T")

_Result: TypeAlias = Progress | NotAssessable
_Words: TypeAlias = Label | Coded | Unknown | None


@attrs.frozen
class _Aim:
    """A goal with its theme and one of its targets, or none."""

    theme: Theme
    goal: Goal
    target: Target | None


def goals_of_strategy(strategy: Strategy) -> Grid[_Aim]:
    """Return a row for each target, and one for each goal without any, in document order."""
    rows = (
        _Aim(theme, goal, target)
        for theme in strategy.walk()
        for goal in theme.goals
        for target in goal.targets or (None,)
    )
    fields: tuple[Field[_Aim], ...] = (
        field("theme", "Tema", "Theme", lambda row: coded(row.theme.id, row.theme.title)),
        *_goal_fields(lambda row: row.goal),
        field("role", "Målets rolle", "Role", lambda row: row.goal.role),
        field("kind", "Målets art", "Kind", lambda row: row.goal.kind),
        *_target_fields(lambda row: row.target),
        *place_fields(_place),
    )
    return Grid(fields, tuple(rows))


def goal_report_rows(rows: Sequence[GoalReportRow]) -> Grid[GoalReportRow]:
    """Return a row for each target with how it stands, and one for each goal without any."""
    fields: tuple[Field[GoalReportRow], ...] = (
        *_goal_fields(lambda row: row.goal),
        *_result_fields(lambda row: row.target, lambda row: row.result),
    )
    return Grid(fields, tuple(rows))


def results(rows: Sequence[_Result]) -> Grid[_Result]:
    """Return a row for each target with how it stands."""
    return Grid(_result_fields(lambda row: row.target, lambda row: row), tuple(rows))


def observations(rows: Sequence[Observation]) -> Grid[Observation]:
    """Return a row for each observation."""
    fields: tuple[Field[Observation], ...] = (
        field("indicator", "Indikator", "Indicator", lambda each: each.indicator),
        field("year", "År", "Year", lambda each: each.year),
        field("value", "Værdi", "Value", lambda each: each.value),
        field("source", "Kilde", "Source", lambda each: each.source),
        field("example", "Eksempel", "Example", lambda each: each.example),
    )
    return Grid(fields, tuple(rows))


def _goal_fields(goal: Callable[[T], Goal]) -> tuple[Field[T], ...]:
    return (
        field("goal", "Mål, id", "Goal, id", lambda row: goal(row).id),
        both("goal", "Mål", "Goal", lambda row: goal(row).title),
    )


def _named_fields(target: Callable[[T], Target | None]) -> tuple[Field[T], ...]:
    """Return what a target is called and measured by."""
    of = _reader(target)

    def label(read: Callable[[Target], Label | Unknown | None]) -> Callable[[T], _Words]:
        return lambda row: None if (found := target(row)) is None else read(found)

    return (
        field("target", "Måltal, id", "Target, id", of(lambda each: each.id)),
        field("indicator", "Indikator, id", "Indicator, id", of(lambda each: each.indicator.id)),
        both("indicator", "Indikator", "Indicator", label(lambda each: each.indicator.name)),
        both("unit", "Enhed", "Unit", label(lambda each: each.indicator.unit)),
        both("scope", "Omfang", "Scope", label(lambda each: each.scope)),
        field("form", "Målform", "Form", of(lambda each: each.form)),
        field("direction", "Retning", "Direction", of(lambda each: each.direction)),
    )


def _target_fields(target: Callable[[T], Target | None]) -> tuple[Field[T], ...]:
    of = _reader(target)
    return (
        *_named_fields(target),
        field(
            "comparator",
            "Mindst eller højst",
            "At least or at most",
            of(lambda each: each.comparator),
        ),
        field(
            "comparator_stated",
            "Mindst eller højst er skrevet",
            "At least or at most is stated",
            of(lambda each: each.comparator_stated),
        ),
        field("value", "Værdi", "Value", of(lambda each: each.value)),
        field("limit", "Grænse", "Limit", of(lambda each: each.limit)),
        field("benchmark", "Sammenligningsgrundlag", "Benchmark", of(_benchmark)),
        field("deadline", "Frist", "Deadline", of(lambda each: each.deadline)),
        field(
            "deadline_of_list",
            "Fælles frist",
            "Shared deadline",
            of(lambda each: each.deadline_of_list),
        ),
        field("baseline_year", "Basisår", "Base year", of(_baseline_year)),
        field("baseline_value", "Basisværdi", "Base value", of(_baseline_value)),
        field("commitment", "Forpligtelse", "Commitment", of(lambda each: each.commitment)),
    )


def _result_fields(
    target: Callable[[T], Target | None], result: Callable[[T], _Result | None]
) -> tuple[Field[T], ...]:
    """Return what a target asks for, how it stands, and by what figures."""
    of = _reader(target)

    def stand(read: Callable[[_Result], Cell]) -> Callable[[T], Cell]:
        return lambda row: None if (found := result(row)) is None else read(found)

    def figure(read: Callable[[Progress], Cell]) -> Callable[[T], Cell]:
        return stand(lambda found: read(found) if isinstance(found, Progress) else None)

    return (
        *_named_fields(target),
        field("value", "Værdi", "Value", of(lambda each: each.value)),
        field("deadline", "Frist", "Deadline", of(lambda each: each.deadline)),
        field("as_of", "Pr.", "As of", stand(lambda found: found.as_of)),
        field("status", "Status", "Status", figure(lambda found: found.status)),
        field("obstacle", "Hindring", "Obstacle", stand(_obstacle)),
        field("achieved", "Nået", "Achieved", figure(lambda found: found.achieved)),
        field("latest_year", "Seneste år", "Latest year", stand(lambda found: _year(found.latest))),
        field("latest_value", "Seneste værdi", "Latest value", stand(_latest_value)),
        *(field(name, da, en, figure(read)) for name, da, en, read in _FIGURES),
        field("example", "Eksempel", "Example", stand(_is_example)),
    )


def _reader(
    target: Callable[[T], Target | None],
) -> Callable[[Callable[[Target], Cell]], Callable[[T], Cell]]:
    """Return what reads a cell of a row's target, and leaves it empty where there is none."""

    def of(read: Callable[[Target], Cell]) -> Callable[[T], Cell]:
        return lambda row: None if (found := target(row)) is None else read(found)

    return of


def _place(row: _Aim) -> Locator | None:
    return (row.target and row.target.locator) or row.goal.locator


def _benchmark(target: Target) -> Cell:
    return None if target.benchmark is None else target.benchmark.id


def _baseline_year(target: Target) -> Cell:
    return target.baseline.year if isinstance(target.baseline, Baseline) else None


def _baseline_value(target: Target) -> Cell:
    return target.baseline.value if isinstance(target.baseline, Baseline) else None


def _obstacle(result: _Result) -> Cell:
    return result.reason if isinstance(result, NotAssessable) else None


def _profile(result: Progress) -> Cell:
    return coded(result.profile.id, result.profile.name)


def _year(point: Point | None) -> int | None:
    return None if point is None else point.year


def _value(point: Point | None) -> Decimal | None:
    return None if point is None else point.value


def _latest_value(result: _Result) -> Cell:
    return _value(result.latest)


def _is_example(result: _Result) -> bool:
    return any(finding.code == "example-observation" for finding in result.findings)


_FIGURES: tuple[tuple[str, str, str, Callable[[Progress], Cell]], ...] = (
    ("start_year", "Fra år", "Start year", lambda found: _year(found.start)),
    ("start_value", "Fra værdi", "Start value", lambda found: _value(found.start)),
    ("level", "Skal nås", "To be reached", lambda found: found.level),
    ("share_of_way", "Andel af vejen", "Share of the way", lambda found: found.share_of_way),
    ("share_of_time", "Andel af tiden", "Share of the time", lambda found: found.share_of_time),
    ("expected", "Burde være nået", "Expected", lambda found: found.expected),
    ("pace", "Tempo", "Pace", lambda found: found.pace),
    ("needed", "Nødvendigt om året", "Needed a year", lambda found: found.needed),
    ("projection", "Fremskrevet", "Projection", lambda found: found.projection),
    ("score", "Score", "Score", lambda found: found.score),
    ("method", "Metode", "Method", lambda found: found.method),
    ("profile", "Profil", "Profile", _profile),
)
"""What only an assessed target has."""
