"""Sorø's shipped strategy, held against the document: its parts, its plans, what it leaves open."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date

import attrs
import pytest

from kommunedata import datasets
from kommunedata.finding import Unknown
from kommunedata.period import DateRange
from kommunedata.source import Locator
from kommunedata.strategy import (
    ElectionPeriod,
    Element,
    GoalKind,
    GoalRole,
    Hearing,
    LinkKind,
    PlanDocument,
    PlanKind,
    PlanLink,
    PlanProcess,
    PlanStatus,
    RevisionDecision,
    RevisionScope,
    SdgOrigin,
    SdgReference,
    Strategy,
    Target,
)

LAST_LINE = 609
PLACED = (Element, Target, SdgReference, Hearing, RevisionDecision, PlanLink)


@pytest.fixture
def strategy() -> Strategy:
    return datasets.strategy("soroe-2026")


@pytest.fixture
def process(strategy: Strategy) -> PlanProcess:
    assert isinstance(strategy.process, PlanProcess)
    return strategy.process


def lines(locator: Locator | None) -> tuple[int, int]:
    assert locator is not None
    return locator.first_line, locator.last_line


def values(value: object) -> Iterator[object]:
    """Yield the attrs values within a value, itself first."""
    kind = type(value)
    if isinstance(value, tuple):
        for each in value:
            yield from values(each)
    elif attrs.has(kind):
        yield value
        for field in attrs.fields(kind):
            yield from values(getattr(value, field.name))


def test_it_is_soroes_vision_for_2023_to_2026(strategy: Strategy) -> None:
    assert strategy.municipality.name == "Sorø"
    # lines 1-4 and 63
    assert strategy.label.da == "Vision 2026: Sammen om det aktive og bæredygtige liv"
    # lines 9 and 547: 2023-2026
    assert strategy.period == DateRange.inclusive(date(2023, 1, 1), date(2026, 12, 31))
    assert strategy.horizon == 2026
    assert [lines(each.locator) for each in strategy.visions] == [(63, 63)]
    assert strategy.mission is None
    assert (strategy.values, strategy.challenges, strategy.effects) == ((), (), ())
    (source,) = strategy.sources
    assert (source.publisher, source.published) == ("Sorø Kommune", None)


def test_four_themes_hold_19_goals_and_19_collaboration_points(strategy: Strategy) -> None:
    counts = {
        each.title_da: (len(each.goals), len(each.collaboration_points)) for each in strategy.themes
    }
    assert counts == {
        "Sammen om det gode hverdagsliv": (6, 7),  # lines 219, 250-282
        "Sammen om levende og bæredygtige lokalsamfund": (4, 3),  # lines 298-299, 333-356
        "Sammen om det gode erhvervsklima": (6, 5),  # lines 372, 405-439
        "Sammen om styrket klimaindsats og biodiversitet": (3, 4),  # lines 455-456, 490-516
    }
    assert list(strategy.walk()) == list(strategy.themes)  # none has themes of its own
    assert len(strategy.goals) == 19
    assert not any(each.ambitions or each.initiatives for each in strategy.themes)


def test_goals_stand_where_the_document_prints_them(strategy: Strategy) -> None:
    # each begins with "At"; in the first list no empty line parts them
    assert [lines(goal.locator) for goal in strategy.goals] == [
        *((251, 252), (253, 254), (255, 255), (256, 257), (258, 258), (259, 259)),
        *((334, 335), (337, 337), (339, 340), (342, 343)),
        *((406, 408), (410, 411), (413, 414), (416, 416), (418, 418), (420, 421)),
        *((492, 493), (495, 496), (498, 498)),
    ]


def test_collaboration_points_stand_where_the_document_prints_them(strategy: Strategy) -> None:
    points = [point for theme in strategy.themes for point in theme.collaboration_points]
    # the first two do not begin with "At" as the others do
    assert [lines(point.locator) for point in points] == [
        *((264, 266), (268, 269), (271, 273), (275, 275), (277, 277), (279, 279), (281, 282)),
        *((348, 348), (350, 352), (354, 356)),
        *((426, 427), (429, 431), (433, 434), (436, 437), (439, 439)),
        *((503, 504), (506, 509), (511, 513), (515, 516)),
    ]


def test_goals_are_steering_goals_of_five_kinds(strategy: Strategy) -> None:
    assert {goal.role for goal in strategy.goals} == {GoalRole.STEERING_GOAL}  # line 250
    assert Counter(goal.kind for goal in strategy.goals) == {
        GoalKind.QUALITATIVE: 9,
        GoalKind.DIRECTIONAL: 5,  # lines 259, 337, 418, 495 and 498
        GoalKind.NUMERIC: 3,  # lines 256, 410 and 492
        GoalKind.UNIVERSAL: 1,  # line 255
        GoalKind.BENCHMARK: 1,  # line 420
    }
    assert {goal.kind for goal in strategy.goals if not goal.targets} == {
        GoalKind.QUALITATIVE,
        GoalKind.DIRECTIONAL,
    }


def test_the_year_of_a_list_counts_only_where_a_goal_has_none(strategy: Strategy) -> None:
    # "frem mod 2026" above each list; 2030 and 2050 in lines 256, 411, 492 and 493
    of_list = {each.id: each.deadline for each in strategy.targets if each.deadline_of_list}
    assert of_list == {"SOR-T1-G3-T1": 2026, "SOR-T3-G6-T1": 2026}
    own = {each.deadline for each in strategy.targets if not each.deadline_of_list}
    assert own == {2030, 2050}


def test_the_four_prints_of_the_co2_figures_are_of_two_scopes(strategy: Strategy) -> None:
    whole, businesses = (
        next(goal for goal in strategy.goals if goal.id == name)
        for name in ("SOR-T4-G1", "SOR-T3-G2")
    )
    assert [lines(each) for each in whole.also_at] == [(181, 182), (457, 458)]
    assert {each.printed for each in whole.also_at} == {"70 pct."}
    assert businesses.also_at == ()  # line 410 only
    for goal, indicator in ((whole, "co2-area"), (businesses, "co2-businesses")):
        assert {target.indicator.id for target in goal.targets} == {indicator}
        assert {target.indicator.quantity for target in goal.targets} == {
            "greenhouse-gas-emissions"
        }
    scopes = {target.scope for goal in (whole, businesses) for target in goal.targets}
    assert len(scopes) == 2
    assert None not in scopes


def test_no_base_year_is_printed_for_the_70_per_cent(strategy: Strategy) -> None:
    baselines = [each.baseline for each in strategy.targets if each.value == -70]
    assert baselines == [Unknown("the base year of the 70 per cent is not printed")] * 2
    assert all(isinstance(each.baseline, Unknown) for each in strategy.targets)


def test_ten_sdgs_are_the_visions_and_no_goals(strategy: Strategy) -> None:
    assert isinstance(strategy.sdgs, tuple)
    first_lines = {each.code: lines(each.locator)[0] for each in strategy.sdgs}
    assert list(first_lines.items()) == [
        *(("3", 120), ("4", 124), ("7", 128), ("8", 132), ("9", 137)),
        *(("11", 143), ("12", 147), ("13", 154), ("15", 159), ("17", 164)),
    ]
    printed = {each.code: each.locator.printed for each in strategy.sdgs if each.locator}
    assert (printed["13"], printed["15"]) == ("Verdensmål nr. 13", "Verdensmål 15")
    assert {each.origin for each in strategy.sdgs} == {SdgOrigin.DOCUMENT}
    assert {goal.sdgs for goal in strategy.goals} == {()}


def test_three_principles_are_for_the_organisation(strategy: Strategy) -> None:
    assert [(each.id, lines(each.locator)) for each in strategy.principles] == [
        ("SOR-PR1", (559, 567)),
        ("SOR-PR2", (569, 573)),
        ("SOR-PR3", (575, 578)),
    ]


def test_the_hearing_is_of_2022_at_both_ends(process: PlanProcess) -> None:
    # line 39: the first date has no year of its own
    hearing = process.hearing
    assert not isinstance(hearing, Unknown)
    assert (hearing.first, hearing.last) == (date(2022, 9, 27), date(2022, 12, 2))
    assert hearing.locator is not None
    assert hearing.locator.printed == "27.9 til den 2.12 2022"


def test_it_was_adopted_in_the_council_on_1_march_2023(process: PlanProcess) -> None:
    # line 41; line 582 names the election period by no years
    own = process.named(process.document)
    adopted = date(2023, 3, 1)
    assert own.adopted == DateRange.inclusive(adopted, adopted)
    assert (own.status, own.adopted_by) == (PlanStatus.ADOPTED, "Kommunalbestyrelsen")
    assert isinstance(process.election_period, Unknown)
    assert adopted <= ElectionPeriod.on(adopted).half == date(2023, 12, 31)


def test_what_is_not_stated_of_the_process_is_unknown(process: PlanProcess) -> None:
    assert isinstance(process.published, Unknown)
    assert isinstance(process.hearing_report, Unknown)  # lines 39-40 mention the remarks only
    assert process.involvement == ()


def test_seven_plan_documents_stand_as_the_document_says(process: PlanProcess) -> None:
    def status(plan: PlanDocument) -> PlanStatus | None:
        return None if isinstance(plan.status, Unknown) else plan.status

    assert {each.title_da: (each.kind, status(each)) for each in process.documents} == {
        "Vision 2022": (PlanKind.STRATEGY, PlanStatus.SUPERSEDED),  # line 91
        "Vision og Planstrategi 2026": (PlanKind.STRATEGY, PlanStatus.ADOPTED),  # line 41
        "Kommuneplan 2019-2030": (PlanKind.MUNICIPAL_PLAN, PlanStatus.IN_FORCE),  # line 597
        "Kommuneplan 2023-2034": (PlanKind.MUNICIPAL_PLAN, PlanStatus.ANNOUNCED),  # line 350
        "kultur- og fritidspolitik": (PlanKind.POLICY, PlanStatus.ANNOUNCED),  # lines 354-355
        "vækststrategi 2026": (PlanKind.OTHER, PlanStatus.ANNOUNCED),  # line 429
        "Klimahandleplan 2022": (PlanKind.OTHER, None),  # line 504: to be realised
    }
    known = {each.title_da: each.years for each in process.documents}
    assert {title for title, years in known.items() if isinstance(years, DateRange)} == {
        "Kommuneplan 2019-2030",
        "Kommuneplan 2023-2034",
    }
    new = DateRange.inclusive(date(2023, 1, 1), date(2034, 12, 31))
    assert known["Kommuneplan 2023-2034"] == new
    day = date(2019, 11, 20)  # line 597
    old = process.named("SOR-P-kommuneplan-2019")
    assert old.adopted == DateRange.inclusive(day, day)
    assert old.years == DateRange.inclusive(date(2019, 1, 1), date(2030, 12, 31))


def test_plans_lead_to_one_another_as_printed(process: PlanProcess) -> None:
    links = [
        (process.named(each.first).title_da, each.kind, process.named(each.second).title_da)
        for each in process.links
    ]
    own = "Vision og Planstrategi 2026"
    assert links == [
        ("Vision 2022", LinkKind.SUCCEEDED_BY, own),  # lines 90-92
        ("Kommuneplan 2019-2030", LinkKind.REVISED_INTO, "Kommuneplan 2023-2034"),  # line 594
        (own, LinkKind.STRATEGY_FOR, "Kommuneplan 2023-2034"),  # lines 545-546
        (own, LinkKind.REALISED_THROUGH, "Klimahandleplan 2022"),  # lines 503-504
        (own, LinkKind.ANNOUNCES, "vækststrategi 2026"),  # line 429
        (own, LinkKind.ANNOUNCES, "kultur- og fritidspolitik"),  # lines 354-355
    ]


def test_the_municipal_plan_is_revised_in_full(process: PlanProcess) -> None:
    # line 594; line 581 names the law without a paragraph
    revision = process.revision
    assert revision is not None
    assert revision.scope is RevisionScope.FULL
    assert process.named(revision.revises).title_da == "Kommuneplan 2019-2030"
    assert process.named(revision.into).title_da == "Kommuneplan 2023-2034"
    assert revision.statutes == ("planloven",)


def test_five_supplements_lack_number_five(process: PlanProcess) -> None:
    supplements = [(each.number, each.year, each.local_plan) for each in process.supplements]
    assert supplements == [
        (1, 2021, "SK 66"),  # line 600
        (2, 2021, "SK 70"),  # line 602
        (3, 2021, "SK 71"),  # line 605
        (4, 2021, "SK 69"),  # line 607
        (6, 2022, None),  # line 609
    ]
    assert {each.plan for each in process.supplements} == {"SOR-P-kommuneplan-2019"}
    # the document calls the supplement a plan here
    assert "(Kommuneplan 6 - planlægning for Traunertsvej 24)" in process.supplements[-1].title_da


def test_four_local_plans_came_with_supplements(process: PlanProcess) -> None:
    assert {each.number: each.title_da for each in process.local_plans} == {
        "SK 66": "Solcellepark ved Fjenneslev",  # line 600
        "SK 70": "Plejeboligområde ved Rørstensgården på Frederiksberg",  # lines 602-603
        "SK 71": "Boliger ved Vedels Have i Søgade",  # line 605
        "SK 69": "Boligområde ved Slagelsevej",  # line 607
    }
    with_supplement = [each.local_plan for each in process.supplements if each.local_plan]
    assert with_supplement == [each.number for each in process.local_plans]


def test_goals_can_be_set_beside_those_of_other_strategies(strategy: Strategy) -> None:
    of = {
        subject: [goal.id for goal in strategy.goals if subject in goal.subjects]
        for subject in ("youth-education", "climate", "settlement", "employment")
    }
    assert of == {
        "youth-education": ["SOR-T1-G4"],  # line 256
        "climate": ["SOR-T3-G2", "SOR-T4-G1", "SOR-T4-G3"],  # lines 410, 492 and 498
        "settlement": ["SOR-T2-G2"],  # line 337
        "employment": ["SOR-T1-G3", "SOR-T3-G5", "SOR-T3-G6"],  # lines 255, 418 and 420
    }


def test_goals_points_and_principles_have_short_titles_in_both_languages(
    strategy: Strategy,
) -> None:
    ours = [*strategy.visions, *strategy.principles, *strategy.goals]
    ours += [point for theme in strategy.themes for point in theme.collaboration_points]
    titles = [title for each in ours for title in (each.title_da, each.title_en)]
    assert [title for title in titles if not 2 <= len(title.split()) <= 9] == []
    assert len(set(titles)) == 2 * (1 + 3 + 19 + 19)


def test_every_place_is_within_the_document(strategy: Strategy) -> None:
    placed = [each.locator for each in values(strategy) if isinstance(each, PLACED)]
    # 1 vision, 3 principles, 4 themes, 19 goals, 7 targets, 19 points, 10 SDGs, hearing,
    # revision, 7 documents, 6 links, 5 supplements and 4 local plans
    assert len(placed) == 1 + 3 + 4 + 19 + 7 + 19 + 10 + 1 + 1 + 7 + 6 + 5 + 4
    assert None not in placed
    places = [each for each in values(strategy) if isinstance(each, Locator)]
    assert [each for each in places if each.last_line > LAST_LINE] == []
    assert len({each.source for each in places}) == 1
