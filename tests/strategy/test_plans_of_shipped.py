"""The plans of the shipped strategies, against what their documents print.

K is Kalundborg's strategy 2020 and S Sorø's Vision 2026, each with the line of the text.
"""

from __future__ import annotations

from datetime import date

import pytest

from kommunedata import datasets
from kommunedata.finding import Severity, Unknown
from kommunedata.strategy import (
    EventKind,
    PlanProcess,
    PlanStep,
    Strategy,
    hearing_days,
    plan_chain,
    supplement_gaps,
    timeline,
    validate,
)


@pytest.fixture
def kalundborg() -> Strategy:
    return datasets.strategy("kalundborg-2020")


@pytest.fixture
def soroe() -> Strategy:
    return datasets.strategy("soroe-2026")


@pytest.fixture
def helsingoer() -> Strategy:
    return datasets.strategy("helsingoer-2030")


def days_of_hearing(strategy: Strategy) -> int:
    assert isinstance(strategy.process, PlanProcess)
    assert not isinstance(strategy.process.hearing, Unknown)
    return hearing_days(strategy.process.hearing)


def ends(steps: tuple[PlanStep, ...]) -> set[tuple[str, str]]:
    return {(step.first.title_da, step.second.title_da) for step in steps}


def messages(strategy: Strategy, code: str) -> list[str]:
    return [finding.message for finding in validate(strategy) if finding.code == code]


def test_the_hearings_lasted_63_and_66_days(kalundborg: Strategy, soroe: Strategy) -> None:
    assert days_of_hearing(kalundborg) == 63  # K 1746-1748: 12 August to 14 October 2019
    assert days_of_hearing(soroe) == 66  # S 39: 27 September to 2 December 2022


def test_supplement_5_is_missing_in_soroe_and_none_in_kalundborg(
    kalundborg: Strategy, soroe: Strategy
) -> None:
    [gap] = supplement_gaps(soroe)  # S 600-609: 1, 2, 3, 4 and 6
    assert gap.plan.title_da == "Kommuneplan 2019-2030"
    assert list(gap.numbers) == [5]
    assert supplement_gaps(kalundborg) == ()  # K 1778-1780: 1 and 2


def test_kalundborgs_strategy_stands_between_two_municipal_plans(kalundborg: Strategy) -> None:
    before, strategy, after = plan_chain(kalundborg).plans
    assert before.title_da == "Kommuneplan 2017-2028"  # K 1774
    assert "dviklingsstrategi" in strategy.title_da
    assert after.title_da == "Kommuneplan 2021"  # K 1759


def test_soroes_vision_stands_between_a_vision_and_a_municipal_plan(soroe: Strategy) -> None:
    chain = plan_chain(soroe)
    before, vision, after = chain.plans
    assert before.title_da == "Vision 2022"  # S 22
    assert "2026" in vision.title_da
    assert after.title_da == "Kommuneplan 2023-2034"  # S 594
    # S 594-597: the municipal plan in force is revised into the same plan
    assert ("Kommuneplan 2019-2030", "Kommuneplan 2023-2034") in ends(chain.beside)
    assert chain.branches
    assert chain.cycle == ()


def test_helsingoers_vision_leads_to_no_other_plan(helsingoer: Strategy) -> None:
    chain = plan_chain(helsingoer)
    assert (chain.line, chain.beside, chain.branches) == ((), (), ())
    assert [plan.title_da for plan in chain.plans] == ["Vision 2030"]
    assert "Vision 2030" in str(chain)


def test_whether_kalundborgs_strategy_was_in_time_is_undetermined(kalundborg: Strategy) -> None:
    [message] = messages(kalundborg, "publication-undetermined")
    assert "2020-01-29" in message  # K 1748-1752, the report on the hearing
    assert "2019-12-31" in message  # the half of 2018 to 2021


def test_no_shipped_strategy_has_errors(
    kalundborg: Strategy, soroe: Strategy, helsingoer: Strategy
) -> None:
    found = [*validate(kalundborg), *validate(soroe), *validate(helsingoer)]
    assert [str(each) for each in found if each.severity is Severity.ERROR] == []


def test_soroes_goals_for_2030_and_2050_come_after_its_period(soroe: Strategy) -> None:
    found = messages(soroe, "deadline-after-period")
    assert any(message.startswith("deadline 2030, after 2026") for message in found)  # S 256
    assert any(message.startswith("deadline 2050, after 2026") for message in found)  # S 493


def test_the_dates_of_kalundborg_and_soroe_stand_in_one_timeline(
    kalundborg: Strategy, soroe: Strategy
) -> None:
    found = timeline(soroe, kalundborg)
    hearings = found.of_kind(EventKind.HEARING_BEGINS, EventKind.HEARING_ENDS)
    assert [event.when.start for event in hearings] == [
        date(2019, 8, 12),
        date(2019, 10, 14),
        date(2022, 9, 27),
        date(2022, 12, 2),
    ]
    [report] = found.of_kind(EventKind.HEARING_REPORT)
    assert report.when.start == date(2020, 1, 29)
    [adoption] = found.of_kind(EventKind.ADOPTION)
    assert adoption.when.start == date(2023, 3, 1)  # S 41
