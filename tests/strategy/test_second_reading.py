"""The shipped strategies, held against a reading of the documents made apart from them."""

from __future__ import annotations

import csv
import re
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import TypeAlias

import pytest

from kommunedata import datasets
from kommunedata.finding import Unknown
from kommunedata.period import DateRange
from kommunedata.source import Locator
from kommunedata.strategy import (
    Element,
    Goal,
    Hearing,
    HearingReport,
    PlanDocument,
    PlanProcess,
    Strategy,
    Target,
)

Row: TypeAlias = dict[str, str]

DATA = Path(__file__).parent.parent / "data"
STRATEGIES = ("kalundborg-2020", "soroe-2026", "helsingoer-2030")


def read(name: str) -> list[Row]:
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


READ = read("strategy_targets.csv")
TARGETS = [row for row in READ if not row["settled"]]
# "all" said without a deadline, or of what is striven for: a wish of the text, and no target
WISHES = [row for row in READ if row["settled"]]
GOALS = read("strategy_goals.csv")
PLANS = read("strategy_plans.csv")


def target_id(row: Row) -> str:
    return f"{row['strategy']}-line-{row['figure_line']}-{row['form']}"


def goal_id(row: Row) -> str:
    return f"{row['strategy']}-lines-{row['first_line']}-{row['last_line']}"


def plan_id(row: Row) -> str:
    return f"{row['strategy']}-{row['fact']}-lines-{row['lines']}"


def of(rows: list[Row], strategy: str, *facts: str) -> list[Row]:
    """Return the rows of a strategy, and of these facts where any are named."""
    own = [row for row in rows if row["strategy"] == strategy]
    return [row for row in own if not facts or row["fact"] in facts]


def of_fact(*facts: str) -> list[Row]:
    return [row for row in PLANS if row["fact"] in facts]


# Goals


def lines_of(goal: Goal) -> tuple[int, int]:
    assert goal.locator is not None, goal.id
    return goal.locator.first_line, goal.locator.last_line


def goal_lines(row: Row, *, of_goal: str = "") -> tuple[int, int]:
    return int(row[f"{of_goal}first_line"]), int(row[f"{of_goal}last_line"])


@pytest.mark.parametrize("row", GOALS, ids=goal_id)
def test_every_goal_that_was_read_is_shipped_once(row: Row) -> None:
    shipped = [lines_of(goal) for goal in datasets.strategy(row["strategy"]).goals]
    assert shipped.count(goal_lines(row)) == 1


@pytest.mark.parametrize("strategy", STRATEGIES)
def test_the_goals_shipped_are_those_that_were_read_in_their_order(strategy: str) -> None:
    shipped = [lines_of(goal) for goal in datasets.strategy(strategy).goals]
    assert shipped == [goal_lines(row) for row in of(GOALS, strategy)]


def test_every_target_that_was_read_stands_within_a_goal_that_was_read() -> None:
    goals = {(row["strategy"], *goal_lines(row)) for row in GOALS}
    for row in TARGETS:
        first, last = goal_lines(row, of_goal="goal_")
        assert (row["strategy"], first, last) in goals, target_id(row)
        assert first <= int(row["figure_line"]) <= last, target_id(row)


# Targets


def prints(place: Locator | None, row: Row) -> bool:
    """Return whether a place covers the line of a figure and prints it whole.

    A word that the document breaks over two lines is one word in the list.
    """
    if place is None or not place.first_line <= int(row["figure_line"]) <= place.last_line:
        return False
    mended = re.sub(r"(?<=\w)-\s+(?=\w)", "", place.printed)
    return re.search(rf"(?<![\w.,]){re.escape(row['printed'])}(?!\w|[.,]\d)", mended) is not None


def matches(goal: Goal, target: Target, row: Row) -> bool:
    same = lines_of(goal) == goal_lines(row, of_goal="goal_")
    return same and prints(target.locator, row)


def as_shipped(target: Target) -> dict[str, object]:
    baseline = target.baseline
    return {
        "form": target.form.value,
        "value": target.value,
        "direction": target.direction.value,
        "comparator_stated": target.comparator_stated,
        "deadline": target.deadline,
        "deadline_of_list": target.deadline_of_list,
        "baseline_year": None if isinstance(baseline, Unknown) else baseline.year,
        "commitment": target.commitment.value,
    }


def as_read(row: Row) -> dict[str, object]:
    return {
        "form": row["form"],
        "value": Decimal(row["value"]) if row["value"] else None,
        "direction": row["direction"],
        "comparator_stated": row["comparator_stated"] == "yes",
        "deadline": int(row["deadline"]) if row["deadline"] else None,
        "deadline_of_list": row["deadline_of_list"] == "yes",
        "baseline_year": int(row["baseline_year"]) if row["baseline_year"] else None,
        "commitment": row["commitment"],
    }


@pytest.mark.parametrize("row", TARGETS, ids=target_id)
def test_every_target_that_was_read_is_shipped_as_it_was_read(row: Row) -> None:
    goals = datasets.strategy(row["strategy"]).goals
    shipped = [each for goal in goals for each in goal.targets if matches(goal, each, row)]
    assert [as_shipped(each) for each in shipped] == [as_read(row)]


@pytest.mark.parametrize("row", WISHES, ids=target_id)
def test_what_was_settled_to_be_no_target_is_shipped_as_a_goal_alone(row: Row) -> None:
    assert row["settled"] == "no target"
    lines = goal_lines(row, of_goal="goal_")
    (goal,) = (each for each in datasets.strategy(row["strategy"]).goals if lines_of(each) == lines)
    assert goal.targets == ()


@pytest.mark.parametrize("strategy", STRATEGIES)
def test_no_target_is_shipped_that_was_not_read(strategy: str) -> None:
    rows = of(TARGETS, strategy)
    unread = [
        target.id
        for goal in datasets.strategy(strategy).goals
        for target in goal.targets
        if sum(matches(goal, target, row) for row in rows) != 1
    ]
    assert unread == []


# Plans, hearings and decisions


def process_of(strategy: Strategy) -> PlanProcess:
    assert isinstance(strategy.process, PlanProcess), strategy.id
    return strategy.process


def shipped_process(row: Row) -> PlanProcess:
    return process_of(datasets.strategy(row["strategy"]))


def cited(row: Row, *places: Locator | None) -> bool:
    """Return whether one of the places shares a line with those that were read."""
    ranges = [[int(end) for end in lines.split("-")] for lines in row["lines"].split(";")]
    return any(
        place.first_line <= ends[-1] and ends[0] <= place.last_line
        for place in places
        if place is not None
        for ends in ranges
    )


def cites(row: Row, element: Element) -> bool:
    return cited(row, element.locator, *element.also_at)


def days(row: Row) -> DateRange | None:
    if not row["first"]:
        return None
    return DateRange.inclusive(date.fromisoformat(row["first"]), date.fromisoformat(row["last"]))


def known(value: DateRange | Unknown) -> DateRange | None:
    return None if isinstance(value, Unknown) else value


def years(document: PlanDocument) -> str:
    """Return the years of a plan as its name has them, such as 2019-2030."""
    if isinstance(document.years, Unknown):
        return ""
    first, last = document.years.start, document.years.last_day
    assert last is not None, document.id
    assert (first.month, first.day, last.month, last.day) == (1, 1, 12, 31), document.id
    return str(first.year) if first.year == last.year else f"{first.year}-{last.year}"


def years_fit(document: PlanDocument, printed: str) -> bool:
    """Return whether a plan has the years of its name.

    A single year may be left open: Vision 2022 and Energiplan 2035 look towards theirs.
    """
    return years(document) in ({printed} if "-" in printed else {printed, ""})


def other_documents(process: PlanProcess) -> list[PlanDocument]:
    return [each for each in process.documents if each.id != process.document]


def named_in(document: PlanDocument, row: Row) -> bool:
    fits = cites(row, document) and years_fit(document, row["years"])
    return fits and known(document.adopted) == days(row)


DATED = [row for row in of_fact("plan", "policy") if row["years"] or row["first"]]


@pytest.mark.parametrize("row", of_fact("strategy"), ids=plan_id)
def test_a_strategy_is_adopted_on_the_day_that_was_read_or_on_none(row: Row) -> None:
    process = shipped_process(row)
    assert known(process.named(process.document).adopted) == days(row)


@pytest.mark.parametrize("row", DATED, ids=plan_id)
def test_every_plan_with_years_or_adoption_that_was_read_is_shipped_once(row: Row) -> None:
    documents = other_documents(shipped_process(row))
    assert len([each.id for each in documents if named_in(each, row)]) == 1


@pytest.mark.parametrize("strategy", STRATEGIES)
def test_no_plan_is_shipped_that_was_not_read(strategy: str) -> None:
    rows = of(PLANS, strategy, "plan", "policy")
    documents = other_documents(process_of(datasets.strategy(strategy)))
    unread = [each.id for each in documents if not any(named_in(each, row) for row in rows)]
    assert unread == []


@pytest.mark.parametrize("row", of_fact("hearing"), ids=plan_id)
def test_every_hearing_that_was_read_has_its_first_and_last_day(row: Row) -> None:
    hearing = shipped_process(row).hearing
    assert isinstance(hearing, Hearing)
    assert DateRange.inclusive(hearing.first, hearing.last) == days(row)
    assert cited(row, hearing.locator)


@pytest.mark.parametrize("row", of_fact("hearing_report"), ids=plan_id)
def test_every_report_on_a_hearing_that_was_read_has_its_day(row: Row) -> None:
    report = shipped_process(row).hearing_report
    assert isinstance(report, HearingReport)
    assert DateRange.inclusive(report.approved, report.approved) == days(row)
    assert cited(row, report.locator)


@pytest.mark.parametrize("row", of_fact("revision"), ids=plan_id)
def test_every_revision_that_was_read_leads_from_plan_to_plan(row: Row) -> None:
    process = shipped_process(row)
    revision = process.revision
    assert revision is not None
    assert revision.scope.value == row["name"]
    assert years_fit(process.named(revision.revises), row["of"])
    assert years_fit(process.named(revision.into), row["years"])
    assert cited(row, revision.locator)


@pytest.mark.parametrize("row", of_fact("election_period"), ids=plan_id)
def test_every_election_period_that_was_read_has_its_first_year(row: Row) -> None:
    period = shipped_process(row).election_period
    assert not isinstance(period, Unknown)
    assert str(period.first_year) == row["years"]


@pytest.mark.parametrize("strategy", STRATEGIES)
def test_no_hearing_report_or_decision_is_shipped_that_was_not_read(strategy: str) -> None:
    process = process_of(datasets.strategy(strategy))
    shipped = {
        "election_period": not isinstance(process.election_period, Unknown),
        "hearing": not isinstance(process.hearing, Unknown),
        "hearing_report": not isinstance(process.hearing_report, Unknown),
        "revision": process.revision is not None,
    }
    assert shipped == {fact: bool(of(PLANS, strategy, fact)) for fact in shipped}


# Supplements, local plans and involvement


@pytest.mark.parametrize("row", of_fact("supplement"), ids=plan_id)
def test_every_supplement_that_was_read_is_shipped_with_its_plans(row: Row) -> None:
    process = shipped_process(row)
    shipped = [
        (str(each.number), str(each.year or ""), years(process.named(each.plan)), each.local_plan)
        for each in process.supplements
        if cites(row, each)
    ]
    assert shipped == [(row["number"], row["years"], row["of"], row["local_plan"] or None)]


@pytest.mark.parametrize("strategy", STRATEGIES)
def test_no_supplement_is_shipped_that_was_not_read(strategy: str) -> None:
    shipped = [str(each.number) for each in process_of(datasets.strategy(strategy)).supplements]
    assert shipped == [row["number"] for row in of(PLANS, strategy, "supplement")]


def local_plans(process: PlanProcess) -> list[tuple[str, Element]]:
    """Return the local plans by number: by themselves, or only with a supplement."""
    alone = [(each.number, each) for each in process.local_plans]
    with_supplement = [
        (each.local_plan, each) for each in process.supplements if each.local_plan is not None
    ]
    return [*alone, *with_supplement]


@pytest.mark.parametrize("row", of_fact("local_plan"), ids=plan_id)
def test_every_local_plan_that_was_read_is_shipped_at_its_line(row: Row) -> None:
    shipped = local_plans(shipped_process(row))
    assert {number for number, element in shipped if cites(row, element)} == {row["number"]}


@pytest.mark.parametrize("strategy", STRATEGIES)
def test_no_local_plan_is_shipped_that_was_not_read_or_shipped_twice(strategy: str) -> None:
    process = process_of(datasets.strategy(strategy))
    alone = [each.number for each in process.local_plans]
    assert len(alone) == len(set(alone))
    read_numbers = {row["number"] for row in of(PLANS, strategy, "local_plan")}
    assert {number for number, _ in local_plans(process)} == read_numbers


@pytest.mark.parametrize("row", of_fact("involvement"), ids=plan_id)
def test_every_involvement_that_was_read_is_shipped_with_its_days(row: Row) -> None:
    shipped = [each for each in shipped_process(row).involvement if cites(row, each)]
    assert [known(each.when) for each in shipped] == [days(row)]


@pytest.mark.parametrize("strategy", STRATEGIES)
def test_no_involvement_is_shipped_that_was_not_read(strategy: str) -> None:
    rows = of(PLANS, strategy, "involvement")
    involvement = process_of(datasets.strategy(strategy)).involvement
    unread = [each.id for each in involvement if not any(cites(row, each) for row in rows)]
    assert unread == []
