"""Goals and targets counted. The strategies are made up."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import attrs
import pytest

from kommunedata.errors import InvalidValueError, WrongTypeError
from kommunedata.finding import Unknown
from kommunedata.language import Label
from kommunedata.municipality import Municipality
from kommunedata.strategy import (
    Baseline,
    Coverage,
    CoverageRow,
    Direction,
    Goal,
    GoalKind,
    GoalRole,
    Indicator,
    Observation,
    Progress,
    Strategy,
    Target,
    TargetForm,
    Theme,
    coverage,
    progress,
)

UP, DOWN = Direction.INCREASE, Direction.DECREASE
JOBS = Indicator(id="jobs", name=Label("Job", "Jobs"), unit=Label("job", "jobs"))
NATION = Indicator(id="nation", name=Label("landet", "the nation"), unit=Label("%", "%"))
NOT_STATED = Unknown("not stated")

COUNT = Target(
    id="T", indicator=JOBS, form=TargetForm.COUNT, direction=UP, value=500, deadline=2030
)
FALL = Target(
    id="T",
    indicator=JOBS,
    form=TargetForm.RELATIVE_CHANGE,
    direction=DOWN,
    value=-70,
    deadline=2030,
)
RISE = Target(
    id="T", indicator=JOBS, form=TargetForm.ABSOLUTE_CHANGE, direction=UP, value=5, deadline=2030
)
ONLY_UP = Target(id="T", indicator=JOBS, form=TargetForm.DIRECTION, direction=UP, deadline=2030)
BENCHMARK = Target(
    id="T",
    indicator=JOBS,
    form=TargetForm.BENCHMARK,
    direction=UP,
    benchmark=NATION,
    deadline=2030,
    comparator_stated=True,
)
WHOLE, YEAR_ALONE = Baseline(year=2020, value=100), Baseline(year=2020)
VALUE_ALONE = Baseline(year=NOT_STATED, value=100)


def goal(name: str, *targets: Target, kind: GoalKind = GoalKind.NUMERIC) -> Goal:
    numbered = tuple(attrs.evolve(each, id=f"{name}-T{at}") for at, each in enumerate(targets, 1))
    return Goal(
        id=name, title=Label("Mål", "Goal"), role=GoalRole.GOAL, kind=kind, targets=numbered
    )


def theme(name: str, *goals: Goal, children: tuple[Theme, ...] = ()) -> Theme:
    title = Label(f"Tema {name}", f"Theme {name}")
    return Theme(id=name, title=title, goals=goals, children=children)


def counted(*themes: Theme) -> Coverage:
    return coverage(
        Strategy(
            id="own",
            municipality=Municipality("0326"),
            label=Label("Strategi", "Strategy"),
            themes=themes,
        )
    )


def total(*targets: Target) -> CoverageRow:
    return counted(theme("A", goal("G1", *targets))).total


def evolved(target: Target, **changes: Any) -> Target:
    return attrs.evolve(target, **changes)


def test_goals_and_targets_are_counted_apart() -> None:
    found = counted(
        theme("A", goal("G1", COUNT, BENCHMARK), goal("G2"), goal("G3", ONLY_UP)),
    ).total
    assert (len(found.goals), found.with_target, found.measurable) == (3, 2, 1)
    assert (len(found.targets), found.with_value, found.with_comparator) == (3, 1, 1)


def test_a_benchmark_says_what_is_enough_and_a_direction_does_not() -> None:
    assert total(BENCHMARK).measurable == 1
    assert total(BENCHMARK).with_value == 0
    assert total(ONLY_UP).measurable == 0


def test_a_deadline_of_a_list_is_not_a_targets_own() -> None:
    found = total(COUNT, evolved(COUNT, deadline_of_list=True), evolved(COUNT, deadline=None))
    assert found.with_own_deadline == 1


def test_only_a_value_is_a_known_baseline_value() -> None:
    found = total(*(evolved(COUNT, baseline=each) for each in (WHOLE, YEAR_ALONE, VALUE_ALONE)))
    assert found.with_baseline_value == 2


CASES = (
    # as it stands, and with an observation to count from
    (COUNT, 0, 1),
    (evolved(COUNT, baseline=WHOLE), 1, 1),
    (evolved(COUNT, baseline=YEAR_ALONE), 0, 1),
    (evolved(COUNT, baseline=VALUE_ALONE), 0, 1),
    (evolved(COUNT, deadline=None), 0, 0),
    (FALL, 0, 0),
    (evolved(FALL, baseline=WHOLE), 1, 1),
    (evolved(FALL, baseline=YEAR_ALONE), 0, 1),
    (evolved(FALL, baseline=VALUE_ALONE), 0, 0),
    (RISE, 0, 0),
    (evolved(RISE, baseline=YEAR_ALONE), 0, 1),
    (ONLY_UP, 0, 0),
    (evolved(ONLY_UP, baseline=WHOLE), 0, 0),
    (BENCHMARK, 0, 0),
)


@pytest.mark.parametrize(("target", "as_it_stands", "with_baseline"), CASES)
def test_what_can_be_assessed_needs_value_deadline_and_baseline(
    target: Target, as_it_stands: int, with_baseline: int
) -> None:
    found = total(target)
    assert (found.assessable, found.assessable_with_baseline) == (as_it_stands, with_baseline)


@pytest.mark.parametrize(("target", "as_it_stands", "with_baseline"), CASES)
def test_what_can_be_assessed_is_what_progress_assesses(
    target: Target, as_it_stands: int, with_baseline: int
) -> None:
    # a value that reaches none of the targets: 100 -> 99, -70 % and 500 being far off
    later = Observation(indicator="jobs", year=2024, value=99)
    first = Observation(indicator="jobs", year=2020, value=100)
    on = date(2024, 6, 1)
    found = progress(target, [later], as_of=on)
    assert isinstance(found, Progress) is bool(as_it_stands)
    # a year of one's own choice where the form names its level, the stated one otherwise
    change = target.form in (TargetForm.RELATIVE_CHANGE, TargetForm.ABSOLUTE_CHANGE)
    own = None if change else Baseline(year=2020)
    found = progress(target, [first, later], as_of=on, baseline=own)
    assert isinstance(found, Progress) is bool(with_baseline)


def test_a_theme_counts_those_within_it_and_the_total_counts_each_goal_once() -> None:
    inner = theme("A.1.1", goal("G3", COUNT))
    found = counted(
        theme(
            "A", goal("G1"), children=(theme("A.1", goal("G2"), children=(inner,)), theme("A.2"))
        ),
        theme("B", goal("G4")),
    )
    assert [(row.theme.id, row.depth, len(row.goals)) for row in found.rows if row.theme] == [
        ("A", 0, 3),
        ("A.1", 1, 2),
        ("A.1.1", 2, 1),
        ("A.2", 1, 0),
        ("B", 0, 1),
    ]
    assert [each.id for each in found.total.goals] == ["G1", "G2", "G3", "G4"]
    assert found.total.theme is None
    assert found.table().rows[2][0] == "– – Tema A.1.1"
    assert found.table().note is not None
    assert str(found).endswith("\nEt tema tæller sine undertemaer (–) med.")


def test_goals_are_counted_by_kind() -> None:
    kinds = (GoalKind.NUMERIC, GoalKind.QUALITATIVE, GoalKind.QUALITATIVE)
    goals = [goal(f"G{at}", kind=kind) for at, kind in enumerate(kinds)]
    found = counted(theme("A", *goals)).total
    counts = {kind: found.of_kind(kind) for kind in GoalKind}
    assert counts[GoalKind.QUALITATIVE] == 2
    assert sum(counts.values()) == 3


def test_the_table_has_a_row_for_each_theme_and_the_total() -> None:
    found = counted(theme("A", goal("G1", evolved(COUNT, baseline=WHOLE))), theme("B", goal("G2")))
    caption, _, head, _, first, second, _, total, _, kinds, meaning = str(found).split("\n")
    assert caption == "Kalundborg: Strategi"
    assert re.split(" {2,}", head) == [
        *("Tema", "Mål", "Med måltal", "Målbare"),
        *("Måltal", "Med værdi", "Mindst/højst", "Egen frist"),
        *("Udgangspunkt", "Kan vurderes", "Med måling"),
    ]
    assert first.split() == ["Tema", "A", "1", "1", "1", "1", "1", "0", "1", "1", "1", "1"]
    assert second.split() == ["Tema", "B", "1", "0", "0", "0", "0", "0", "0", "0", "0", "0"]
    assert total.split() == ["I", "alt", "2", "1", "1", "1", "1", "0", "1", "1", "1", "1"]
    assert kinds.startswith("Mål efter art: med tal (2), alle eller ingen (0), op imod andres tal")
    assert meaning.startswith("Kan vurderes: værdi, frist og udgangspunkt er oplyst. Med måling:")
    english = found.table("en")
    assert english.rows[-1] == ("Total", "2", "1", "1", "1", "1", "0", "1", "1", "1", "1")
    assert english.note is not None
    assert english.note.startswith("Goals by kind: numeric (2), universal (0),")
    assert "<td" in found._repr_html_()


def test_what_is_no_strategy_or_language_is_refused() -> None:
    with pytest.raises(WrongTypeError, match="allowed: Strategy, got 'own' @ coverage"):
        coverage("own")  # type: ignore[arg-type]  # that is the point
    with pytest.raises(InvalidValueError, match="unknown language"):
        counted().table("sv")  # type: ignore[arg-type]  # likewise
