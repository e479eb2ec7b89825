"""The goals and targets of a strategy as rows."""

from __future__ import annotations

from collections.abc import Iterator

from kommunedata.command.rows.cells import PLACE_COLUMNS, Cell, CsvTable, place_cells
from kommunedata.finding import Unknown
from kommunedata.language import Label
from kommunedata.strategy import Baseline, Goal, Strategy, Target

__all__ = ["goal_rows"]

_COLUMNS = (
    "theme",
    "goal",
    "goal_da",
    "goal_en",
    "role",
    "kind",
    "target",
    "indicator",
    "indicator_da",
    "indicator_en",
    "unit_da",
    "unit_en",
    "scope_da",
    "scope_en",
    "form",
    "direction",
    "comparator",
    "comparator_stated",
    "value",
    "limit",
    "benchmark",
    "deadline",
    "deadline_of_list",
    "baseline_year",
    "baseline_value",
    "commitment",
)


def goal_rows(strategy: Strategy) -> CsvTable:
    """Return a row for each target (*måltal*), and one for a goal (*mål*) without any.

    They stand in the order of the strategy. What the document leaves open is empty: a
    baseline of which only the year is stated has an empty `baseline_value`. The place is
    the target's, or the goal's where there is no target.
    """
    rows = tuple(
        row for theme in strategy.walk() for goal in theme.goals for row in _rows(theme.id, goal)
    )
    return CsvTable((*_COLUMNS, *PLACE_COLUMNS), rows)


def _rows(theme: str, goal: Goal) -> Iterator[dict[str, Cell]]:
    shared: dict[str, Cell] = {
        "theme": theme,
        "goal": goal.id,
        **_label("goal", goal.title),
        "role": goal.role,
        "kind": goal.kind,
    }
    if not goal.targets:
        yield {**shared, **place_cells(goal.locator)}
    for target in goal.targets:
        yield {**shared, **_target(target), **place_cells(target.locator or goal.locator)}


def _target(target: Target) -> dict[str, Cell]:
    baseline = target.baseline if isinstance(target.baseline, Baseline) else None
    return {
        "target": target.id,
        "indicator": target.indicator.id,
        **_label("indicator", target.indicator.name),
        **_label("unit", target.indicator.unit),
        **_label("scope", target.scope),
        "form": target.form,
        "direction": target.direction,
        "comparator": target.comparator,
        "comparator_stated": target.comparator_stated,
        "value": target.value,
        "limit": target.limit,
        "benchmark": None if target.benchmark is None else target.benchmark.id,
        "deadline": target.deadline,
        "deadline_of_list": target.deadline_of_list,
        "baseline_year": None if baseline is None else baseline.year,
        "baseline_value": None if baseline is None else baseline.value,
        "commitment": target.commitment,
    }


def _label(name: str, label: Label | Unknown | None) -> dict[str, Cell]:
    if not isinstance(label, Label):
        return {}
    return {f"{name}_da": label.da, f"{name}_en": label.en}
