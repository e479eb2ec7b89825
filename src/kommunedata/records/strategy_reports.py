"""Reports on strategies as rows: coverage, alignments, SDGs, events and plans."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeAlias

from kommunedata.language import Label
from kommunedata.records.cells import Cell, Coded
from kommunedata.records.grid import Field, Grid, both, field, place_fields
from kommunedata.strategy import (
    AlignedGoal,
    Alignment,
    CoverageRow,
    PlanChain,
    PlanStep,
    SdgCell,
    SdgMatrix,
    SdgRow,
    Target,
    Timeline,
    TimelineEvent,
    UndatedEvent,
)

__all__ = [
    "alignments",
    "coverage_rows",
    "events",
    "events_of_timeline",
    "plan_steps",
    "sdg_cells",
]

_Event: TypeAlias = TimelineEvent | UndatedEvent
_Marked: TypeAlias = tuple[SdgRow, SdgCell]
_Step: TypeAlias = tuple[Coded, PlanStep]

_MAIN = Coded("line", "hovedlinje", "main line")
_BESIDE = Coded("beside", "ved siden af", "beside it")
_BRANCH = Coded("branch", "forgrening", "branch")


def coverage_rows(rows: Sequence[CoverageRow]) -> Grid[CoverageRow]:
    """Return a row of counts for each theme; one of all goals has no theme."""
    fields: tuple[Field[CoverageRow], ...] = (
        field("theme", "Tema, id", "Theme, id", _theme_id),
        both("theme", "Tema", "Theme", _theme_title),
        field("depth", "Dybde", "Depth", lambda row: row.depth),
        field("goals", "Mål", "Goals", lambda row: len(row.goals)),
        field("with_target", "Med måltal", "With target", lambda row: row.with_target),
        field("measurable", "Målbare", "Measurable", lambda row: row.measurable),
        field("targets", "Måltal", "Targets", lambda row: len(row.targets)),
        field("with_value", "Med værdi", "With value", lambda row: row.with_value),
        field("with_comparator", "Mindst/højst", "At least/most", lambda row: row.with_comparator),
        field("with_own_deadline", "Egen frist", "Own deadline", lambda row: row.with_own_deadline),
        field(
            "with_baseline_value", "Udgangspunkt", "Baseline", lambda row: row.with_baseline_value
        ),
        field("assessable", "Kan vurderes", "Assessable", lambda row: row.assessable),
        field(
            "assessable_with_baseline",
            "Med måling",
            "If observed",
            lambda row: row.assessable_with_baseline,
        ),
    )
    return Grid(fields, tuple(rows))


def alignments(rows: Sequence[Alignment]) -> Grid[Alignment]:
    """Return a row for each pair of goals, or of targets of them."""
    fields: tuple[Field[Alignment], ...] = (
        field("kind", "Sammenstilling", "Alignment", lambda row: row.kind),
        field("subjects", "Emner", "Subjects", lambda row: row.subjects),
        *_side_fields("a", lambda row: row.a),
        *_side_fields("b", lambda row: row.b),
        field("differences", "Forskelle", "Differences", lambda row: row.differences),
        field("needs", "Mangler", "Missing", lambda row: row.needs),
    )
    return Grid(fields, tuple(rows))


def sdg_cells(matrix: SdgMatrix) -> Grid[_Marked]:
    """Return a row for each strategy and each of the 17."""
    fields: tuple[Field[_Marked], ...] = (
        field("strategy", "Strategi, id", "Strategy, id", lambda row: row[0].strategy),
        both("strategy", "Strategi", "Strategy", lambda row: row[0].label),
        field("municipality", "Kommune", "Municipality", lambda row: row[0].municipality.name),
        field("sdg", "Verdensmål, nr.", "SDG, no.", lambda row: row[1].goal.number),
        both("sdg", "Verdensmål", "SDG", _sdg),
        field("mark", "Nævnt", "Mark", lambda row: row[1].mark),
        field("codes", "Koder", "Codes", _codes),
    )
    return Grid(fields, tuple((row, cell) for row in matrix.rows for cell in row.cells))


def events_of_timeline(timeline: Timeline) -> Grid[_Event]:
    """Return a row for each event, those without a date last."""
    return events((*timeline.events, *timeline.undated))


def events(rows: Sequence[_Event]) -> Grid[_Event]:
    """Return a row for each event; one without a date has the reason why."""
    fields: tuple[Field[_Event], ...] = (
        field("first_day", "Første dag", "First day", _dated(lambda event: event.when.start)),
        field("last_day", "Sidste dag", "Last day", _dated(lambda event: event.when.last_day)),
        field("dated", "Dateret", "Dated", lambda event: isinstance(event, TimelineEvent)),
        field("kind", "Hændelse", "Event", lambda event: event.kind),
        both("title", "Hvad", "What", lambda event: event.title),
        field("strategy", "Strategi", "Strategy", lambda event: event.strategy),
        field("element", "Del, id", "Element, id", lambda event: event.element),
        field("reason", "Hvorfor uden dato", "Why without a date", _reason),
        *place_fields(lambda event: event.locator if isinstance(event, TimelineEvent) else None),
    )
    return Grid(fields, tuple(rows))


def plan_steps(chain: PlanChain) -> Grid[_Step]:
    """Return a row for each step: the main line, what joins it, and the branches."""
    parts = ((_MAIN, chain.line), (_BESIDE, chain.beside), (_BRANCH, chain.branches))
    fields: tuple[Field[_Step], ...] = (
        field("part", "Del", "Part", lambda row: row[0]),
        field("first", "Plan, id", "Plan, id", lambda row: row[1].first.id),
        both("first", "Plan", "Plan", lambda row: row[1].first.title),
        field("kind", "Sammenhæng", "Link", lambda row: row[1].kind),
        field("second", "Næste plan, id", "Next plan, id", lambda row: row[1].second.id),
        both("second", "Næste plan", "Next plan", lambda row: row[1].second.title),
        *place_fields(lambda row: row[1].locator),
    )
    return Grid(fields, tuple((part, step) for part, steps in parts for step in steps))


def _side_fields(
    side: str, goal: Callable[[Alignment], AlignedGoal]
) -> tuple[Field[Alignment], ...]:
    def of(read: Callable[[Target], Cell]) -> Callable[[Alignment], Cell]:
        return lambda row: None if (found := goal(row).target) is None else read(found)

    return (
        field(f"{side}_name", f"{side}: navn", f"{side}: name", lambda row: goal(row).name),
        field(
            f"{side}_goal", f"{side}: mål, id", f"{side}: goal, id", lambda row: goal(row).goal.id
        ),
        both(f"{side}_goal", f"{side}: mål", f"{side}: goal", lambda row: goal(row).goal.title),
        field(
            f"{side}_target",
            f"{side}: måltal, id",
            f"{side}: target, id",
            of(lambda found: found.id),
        ),
        field(f"{side}_form", f"{side}: målform", f"{side}: form", of(lambda found: found.form)),
        field(f"{side}_value", f"{side}: værdi", f"{side}: value", of(lambda found: found.value)),
        field(
            f"{side}_deadline",
            f"{side}: frist",
            f"{side}: deadline",
            of(lambda found: found.deadline),
        ),
    )


def _theme_id(row: CoverageRow) -> Cell:
    return None if row.theme is None else row.theme.id


def _theme_title(row: CoverageRow) -> Label | None:
    return None if row.theme is None else row.theme.title


def _sdg(row: _Marked) -> Label:
    return Label(row[1].goal.name_da, row[1].goal.name_en)


def _codes(row: _Marked) -> Cell:
    return tuple(dict.fromkeys(tag.reference.code for tag in row[1].tags))


def _dated(read: Callable[[TimelineEvent], Cell]) -> Callable[[_Event], Cell]:
    return lambda event: read(event) if isinstance(event, TimelineEvent) else None


def _reason(event: _Event) -> Cell:
    return event.reason if isinstance(event, UndatedEvent) else None
