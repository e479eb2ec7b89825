"""The report on the goals of a strategy: a row for each target, in two languages."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Any

import attrs
import pytest

from kommunedata.errors import InvalidValueError, NotFoundError, WrongTypeError
from kommunedata.language import Label
from kommunedata.municipality import Municipality
from kommunedata.strategy import (
    UNSD_2023,
    Baseline,
    Direction,
    Goal,
    GoalKind,
    GoalReport,
    GoalRole,
    Indicator,
    Method,
    NotAssessable,
    Observation,
    Obstacle,
    Progress,
    Status,
    Strategy,
    Target,
    TargetForm,
    Theme,
    goal_report,
)

UP, DOWN = Direction.INCREASE, Direction.DECREASE
AS_OF = date(2025, 12, 31)
TITLE = Label("Tema", "Theme")
JOBS = Indicator(id="jobs", name=Label("Job", "Jobs"), unit=Label("job", "jobs"))
NATION = Indicator(id="nation", name=Label("landet", "the nation"), unit=Label("job", "jobs"))
WASTE = Indicator(id="waste", name=Label("Affald", "Waste"), unit=Label("kg", "kg"))

T1 = Target(id="T1", indicator=JOBS, form=TargetForm.COUNT, direction=UP, value=400, deadline=2030)
T2 = Target(
    id="T2", indicator=WASTE, form=TargetForm.LEVEL, direction=DOWN, value=1440, deadline=2030
)
T3 = Target(id="T3", indicator=WASTE, form=TargetForm.DIRECTION, direction=DOWN)


def goal(name: str, title: Label, *targets: Target) -> Goal:
    return Goal(
        id=name, title=title, role=GoalRole.GOAL, kind=GoalKind.QUALITATIVE, targets=targets
    )


MORE_JOBS = goal("G1", Label("Flere job", "More jobs"), T1)
CLEAN_AIR = goal("G2", Label("Ren luft", "Clean air"))
LESS_WASTE = goal("G3", Label("Affald", "Waste"), T2, T3)


def strategy(*goals: Goal) -> Strategy:
    return Strategy(
        id="plan-2030",
        municipality=Municipality("0326"),
        label=Label("Planen", "The plan"),
        themes=(
            Theme(
                id="A",
                title=TITLE,
                goals=goals[:2],
                children=(Theme(id="B", title=TITLE, goals=goals[2:]),),
            ),
        ),
    )


PLAN = strategy(MORE_JOBS, CLEAN_AIR, LESS_WASTE)
SEEN = (
    Observation(indicator="jobs", year=2024, value=400),
    Observation(indicator="waste", year=2025, value=1470),
)
BASELINES = {"T2": Baseline(year=2020, value=1500)}


def report(plan: Strategy = PLAN, seen: Any = SEEN, **more: Any) -> GoalReport:
    given: dict[str, Any] = {"as_of": AS_OF, "baselines": BASELINES} | more
    return goal_report(plan, seen, **given)


def test_a_goal_has_a_row_for_each_of_its_targets_and_one_where_it_has_none() -> None:
    found = report()
    assert [(row.goal.id, row.target) for row in found.rows] == [
        ("G1", T1),
        ("G2", None),
        ("G3", T2),
        ("G3", T3),
    ]
    assert [row.goal.id for row in found.rows if row.result is None] == ["G2"]
    assert (found.strategy, found.as_of) == (PLAN, AS_OF)


def test_the_time_it_takes_grows_with_targets_and_observations_and_not_with_their_product() -> None:
    looks: list[str] = []

    class Counted(Observation):
        def __getattribute__(self, name: str) -> Any:
            if name == "indicator":
                looks.append(name)
            return super().__getattribute__(name)

    many = range(20)
    measured = [attrs.evolve(JOBS, id=f"jobs-{at}", quantity="jobs") for at in many]
    targets = (attrs.evolve(T1, id=f"T{at}", indicator=measured[at]) for at in many)
    plan = strategy(goal("G1", TITLE, *targets))
    seen = [Counted(indicator=f"jobs-{at}", year=2024, value=400) for at in many]
    looks.clear()
    found = report(plan, seen, baselines={})
    assert all(isinstance(row.result, Progress) for row in found.rows)
    assert len(looks) < 5 * len(many)  # looking through all for each would be 20 times 20


def test_an_indicator_held_against_itself_is_read_once() -> None:
    own = Target(id="T1", indicator=JOBS, form=TargetForm.BENCHMARK, direction=UP, benchmark=JOBS)
    (row,) = report(strategy(goal("G1", TITLE, own)), baselines={}).rows
    assert isinstance(row.result, Progress)
    assert row.result.achieved


def test_each_target_is_assessed_by_itself() -> None:
    jobs, _, waste, less = (row.result for row in report().rows)
    assert isinstance(jobs, Progress)
    assert (jobs.target, jobs.status) == (T1, Status.TARGET_ACHIEVED)
    # from 1.500 to 1.440 is 60; 30 of them, half, in 5 of 10 years
    assert isinstance(waste, Progress)
    assert (waste.share_of_way, waste.pace) == (Fraction(1, 2), Fraction(1))
    assert waste.status is Status.SUBSTANTIAL_PROGRESS
    # the baseline of T2 is not one of T3, though both are of the same indicator
    assert isinstance(less, NotAssessable)
    assert less.reason is Obstacle.NO_BASELINE


def test_the_day_the_method_and_the_profile_are_those_asked_for() -> None:
    found = report(method=Method.CAGR, profile=UNSD_2023, as_of=date(2026, 1, 1))
    waste = found.rows[2].result
    assert isinstance(waste, Progress)
    assert (waste.method, waste.profile) == (Method.CAGR, UNSD_2023)
    assert (waste.as_of, found.as_of) == (date(2026, 1, 1), date(2026, 1, 1))
    before = report(as_of=date(2024, 6, 1)).rows[2].result
    assert isinstance(before, NotAssessable)
    assert before.reason is Obstacle.NO_OBSERVATION


def test_observations_may_be_read_once_only() -> None:
    assert report(seen=iter(SEEN)) == report()


def test_a_strategy_without_goals_has_a_report_without_rows() -> None:
    found = report(strategy(), baselines={})
    assert found.rows == ()
    assert str(found).startswith("Kalundborg: Planen\n\nMål  Måltal  Frist")


DANISH = """\
Kalundborg: Planen

Mål        Måltal                    Frist  Seneste måling   Status
---------  ------------------------  -----  ---------------  ----------------------------------
Flere job  Job: (mindst) 400 job      2030  400 job (2024)   målet er nået
Ren luft   intet måltal
Affald     Affald: (højst) 1.440 kg   2030  1.470 kg (2025)  væsentlig fremgang
Affald     Affald: faldende                 1.470 kg (2025)  Kan ikke vurderes: målet har intet
                                                             udgangspunkt"""

ENGLISH = """\
Kalundborg: The plan

Goal       Target                     Deadline  Latest observation  Status
---------  -------------------------  --------  ------------------  STATUS
More jobs  Jobs: (at least) 400 jobs      2030  400 jobs (2024)     target achieved
Clean air  no target
Waste      Waste: (at most) 1,440 kg      2030  1,470 kg (2025)     substantial progress
Waste      Waste: decreasing                    1,470 kg (2025)     CANNOT
                                                                    baseline to be counted from"""
ENGLISH = ENGLISH.replace("STATUS", "-" * 37).replace(
    "CANNOT", "Cannot be assessed: the target has no"
)


def test_the_table_reads_in_both_languages() -> None:
    found = report()
    assert str(found) == DANISH
    assert str(found.table("da")) == DANISH
    assert str(found.table("en")) == ENGLISH


def test_a_target_without_an_observation_has_an_empty_cell() -> None:
    (row,) = report(strategy(MORE_JOBS), [], baselines={}).table("en").rows
    assert row == (
        "More jobs",
        "Jobs: (at least) 400 jobs",
        "2030",
        "",
        "Cannot be assessed: there is no observation of the indicator",
    )


def test_examples_are_said_to_be_examples_below_the_table() -> None:
    measured, invented = SEEN[0], attrs.evolve(SEEN[1], example=True)
    assert (report().table().note, report().table("en").note) == (None, None)
    found = report(seen=[measured, invented])
    assert str(found) == f"{DANISH}\n\nNogle af målingerne er eksempler."
    assert str(found.table("en")) == f"{ENGLISH}\n\nSome of the observations are examples."
    assert found._repr_html_().endswith("</table><p>Nogle af målingerne er eksempler.</p>")


def test_an_invented_benchmark_is_said_to_be_an_example() -> None:
    against = attrs.evolve(T1, form=TargetForm.BENCHMARK, value=None, benchmark=NATION)
    invented = Observation(indicator="nation", year=2024, value=390, example=True)
    found = report(strategy(goal("G1", TITLE, against)), [*SEEN, invented], baselines={})
    assert found.rows[0].target == against
    assert found.table("en").rows[0][-1] == "target achieved"
    assert found.table("en").note == "Some of the observations are examples."


def test_an_example_that_no_target_is_assessed_by_is_not_mentioned() -> None:
    other = Observation(indicator="other", year=2024, value=1, example=True)
    later = Observation(indicator="jobs", year=2026, value=1, example=True)
    assert report(seen=[*SEEN, other, later]).table().note is None


def test_html_is_escaped() -> None:
    plan = strategy(goal("G1", Label("<b>Job</b> & mere", "<i>"), T1))
    plan = attrs.evolve(plan, label=Label("A < B", "A < B"))
    shown = report(plan, baselines={})._repr_html_()
    assert "&lt;b&gt;Job&lt;/b&gt; &amp; mere" in shown
    assert ">Kalundborg: A &lt; B</caption>" in shown
    assert "<b>" not in shown
    assert "A < B" not in shown


def test_another_language_is_refused() -> None:
    with pytest.raises(InvalidValueError, match="unknown language, allowed: 'da' or 'en'"):
        report().table("sv")  # type: ignore[arg-type]


def test_a_baseline_for_no_known_target_is_refused_with_near_names() -> None:
    wrong = {"T2": BASELINES["T2"], "T22": BASELINES["T2"]}
    what = "baseline for no known target, got 'T22', did you mean 'T2'.* @ baselines"
    with pytest.raises(NotFoundError, match=what):
        report(baselines=wrong)
    with pytest.raises(NotFoundError, match="got 'G1'"):
        report(baselines={"G1": BASELINES["T2"]})


def test_a_baseline_may_not_contradict_the_one_that_is_stated() -> None:
    stated = attrs.evolve(T2, baseline=Baseline(year=2019))
    plan = strategy(goal("G1", TITLE, stated))
    with pytest.raises(InvalidValueError, match="another baseline than the target's own"):
        report(plan)


@pytest.mark.parametrize(
    ("more", "what"),
    (
        ({"plan": "kalundborg-2020"}, "allowed: Strategy, got 'kalundborg-2020' @ strategy"),
        ({"seen": "jobs"}, "not a collection of Observation.* @ goal_report"),
        ({"seen": None}, "not a collection of Observation.* @ goal_report"),
        ({"seen": [400]}, "not a collection of Observation.* @ goal_report"),
        ({"as_of": 2025}, "not a plain date.* @ as_of"),
        ({"method": "linear"}, "allowed: Method, got 'linear' @ method"),
        ({"profile": "eurostat"}, "allowed: StatusProfile, got 'eurostat' @ profile"),
        ({"baselines": BASELINES["T2"]}, "allowed: Mapping, got Baseline.* @ baselines"),
        ({"baselines": None}, "allowed: Mapping, got None @ baselines"),
        ({"baselines": {"T2": 1500}}, "allowed: Baseline, got 1500 @ baseline"),
    ),
)
def test_arguments_of_another_type_are_refused(more: dict[str, Any], what: str) -> None:
    with pytest.raises(WrongTypeError, match=what):
        report(**more)


@pytest.mark.parametrize("name", ("as_of", "method", "profile", "baselines"))
def test_they_are_refused_where_there_is_no_target_to_assess_too(name: str) -> None:
    with pytest.raises(WrongTypeError, match=f" @ {name}"):
        report(strategy(CLEAN_AIR), [], **({"baselines": {}} | {name: "linear"}))
