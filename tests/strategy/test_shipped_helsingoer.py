"""Helsingør's shipped vision, held against the document: parts, repeats, what it leaves open."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import cast

import attrs
import pytest

from kommunedata import datasets
from kommunedata.finding import Unknown
from kommunedata.period import DateRange
from kommunedata.source import Locator
from kommunedata.strategy import (
    Baseline,
    Commitment,
    Goal,
    GoalKind,
    GoalRole,
    Indicator,
    PlanKind,
    PlanProcess,
    Strategy,
    Target,
    TargetForm,
)

LAST_LINE = 518


@pytest.fixture
def strategy() -> Strategy:
    return datasets.strategy("helsingoer-2030")


@pytest.fixture
def process(strategy: Strategy) -> PlanProcess:
    assert isinstance(strategy.process, PlanProcess)
    return strategy.process


def lines(locator: Locator | None) -> tuple[int, int]:
    assert locator is not None
    return locator.first_line, locator.last_line


def goal_of(strategy: Strategy, name: str) -> Goal:
    return next(goal for goal in strategy.goals if goal.id == name)


def one_target(strategy: Strategy, name: str) -> Target:
    (target,) = goal_of(strategy, name).targets
    return target


def values(value: object) -> Iterator[attrs.AttrsInstance]:
    """Yield the attrs values within a value, itself first."""
    if isinstance(value, tuple):
        for each in value:
            yield from values(each)
    elif attrs.has(type(value)):
        known = cast("attrs.AttrsInstance", value)
        yield known
        for field in attrs.fields(type(known)):
            yield from values(getattr(known, field.name))


def test_it_is_helsingoers_vision_for_2030(strategy: Strategy) -> None:
    assert strategy.municipality.name == "Helsingør"
    assert strategy.label.da == "Vision 2030"  # line 506
    assert strategy.horizon == 2030  # line 100
    assert isinstance(strategy.period, Unknown)  # line 382 says the next 10 years, from no year
    assert (strategy.values, strategy.principles) == ((), ())
    assert (strategy.challenges, strategy.effects) == ((), ())
    (source,) = strategy.sources
    assert (source.publisher, source.published) == ("Helsingør Kommune", None)


def test_the_vision_is_printed_three_times_and_the_mission_twice(strategy: Strategy) -> None:
    (vision,) = strategy.visions
    places = (vision.locator, *vision.also_at)
    assert [lines(each) for each in places] == [(104, 106), (76, 83), (514, 516)]
    mission = strategy.mission
    assert mission is not None
    places = (mission.locator, *mission.also_at)
    assert [lines(each) for each in places] == [(89, 90), (509, 511)]


def test_five_areas_hold_21_ambitions_and_20_vision_goals(strategy: Strategy) -> None:
    counts = {each.title_da: (len(each.ambitions), len(each.goals)) for each in strategy.themes}
    assert counts == {
        "Vi skaber attraktive uddannelsesmiljøer": (4, 4),  # lines 161-162, 176-201
        # lines 207-209, 228-247
        "Vi udvikler levende bysamfund med aktive rum og udfoldelsesmuligheder": (4, 4),
        # lines 248-249, 263-284
        "Vi åbner muligheder for fællesskaber, der øger livskvaliteten": (4, 4),
        # lines 285-287, 301-319
        "Vi markerer os lokalt, nationalt og internationalt gennem et stærkt kulturliv": (4, 4),
        # lines 320-322, 334-355
        "Vi styrker vores natur, træffer bæredygtige valg og handler klimavenligt": (5, 4),
    }
    assert list(strategy.walk()) == list(strategy.themes)  # none has areas of its own
    assert not any(each.collaboration_points or each.initiatives for each in strategy.themes)


def test_a_title_that_heads_the_next_page_is_no_sixth_area(strategy: Strategy) -> None:
    first, *others = ([lines(each) for each in theme.also_at] for theme in strategy.themes)
    # the overview, the page head and the last page; the others have no page head
    assert first == [(50, 51), (202, 203), (386, 387)]
    assert others == [
        [(53, 57), (409, 412)],
        [(59, 62), (433, 435)],
        [(64, 68), (457, 460)],
        [(70, 74), (480, 483)],
    ]


def test_every_ambition_is_printed_a_second_time_without_its_number(strategy: Strategy) -> None:
    ambitions = [each for theme in strategy.themes for each in theme.ambitions]
    assert [(lines(each.locator), *map(lines, each.also_at)) for each in ambitions] == [
        *(((176, 178), (391, 393)), ((179, 180), (395, 397))),
        *(((181, 182), (399, 400)), ((183, 187), (402, 407))),
        *(((228, 229), (416, 418)), ((230, 231), (420, 422))),
        *(((232, 234), (424, 427)), ((235, 236), (429, 431))),
        *(((263, 265), (439, 441)), ((266, 267), (443, 445))),
        *(((268, 270), (447, 450)), ((271, 272), (452, 455))),
        *(((301, 303), (464, 467)), ((304, 306), (469, 472))),
        *(((307, 308), (474, 476)), ((309, 309), (478, 478))),
        *(((334, 335), (487, 489)), ((336, 337), (491, 492)), ((338, 338), (494, 495))),
        *(((339, 341), (497, 501)), ((342, 342), (503, 504))),
    ]


def test_goals_stand_where_the_document_prints_them_and_once(strategy: Strategy) -> None:
    assert [lines(goal.locator) for goal in strategy.goals] == [
        *((192, 193), (194, 196), (197, 200), (201, 201)),
        *((241, 241), (242, 242), (243, 244), (245, 247)),
        *((277, 279), (280, 281), (282, 283), (284, 284)),
        *((314, 315), (316, 316), (317, 317), (318, 319)),
        *((347, 347), (348, 349), (350, 353), (354, 355)),
    ]
    assert {goal.also_at for goal in strategy.goals} == {()}


def test_the_fifth_heading_above_goals_has_no_colon(strategy: Strategy) -> None:
    headings = [
        {goal.locator.section[-1] for goal in theme.goals if goal.locator}
        for theme in strategy.themes
    ]
    # lines 189-190, 238-239, 274-275 and 311-312, then 344-345
    with_colon = {"Visionsmål der skal være opfyldt i 2030:"}
    assert headings == [*[with_colon] * 4, {"Visionsmål der skal være opfyldt i 2030"}]


def test_goals_are_vision_goals_of_four_kinds(strategy: Strategy) -> None:
    assert {goal.role for goal in strategy.goals} == {GoalRole.VISION_GOAL}
    assert Counter(goal.kind for goal in strategy.goals) == {
        GoalKind.NUMERIC: 16,
        GoalKind.DIRECTIONAL: 2,  # lines 201 and 354
        GoalKind.UNIVERSAL: 1,  # line 282
        GoalKind.QUALITATIVE: 1,  # line 347
    }
    assert [goal.id for goal in strategy.goals if not goal.targets] == ["HEL-F5-V1"]
    assert [goal.id for goal in strategy.goals if len(goal.targets) > 1] == ["HEL-F5-V3"]


def test_only_the_climate_goal_has_years_of_its_own(strategy: Strategy) -> None:
    own = {each.id: each.deadline for each in strategy.targets if not each.deadline_of_list}
    assert own == {"HEL-F5-V3-T1": 2030, "HEL-F5-V3-T2": 2045}  # lines 352 and 353
    assert {each.deadline for each in strategy.targets if each.deadline_of_list} == {2030}
    # lines 352-353: the first is to be so, the second is in view (med henblik på)
    aims = [each.id for each in strategy.targets if each.commitment is not Commitment.RESULT]
    assert aims == ["HEL-F5-V3-T2"]


def test_at_least_and_at_most_are_stated_once_each(strategy: Strategy) -> None:
    stated = {each.id: str(each.value) for each in strategy.targets if each.comparator_stated}
    assert stated == {"HEL-F2-V3-T1": "40", "HEL-F5-V3-T1": "1.7"}  # lines 243 and 351


def test_a_base_year_is_stated_once_and_a_base_value_never(strategy: Strategy) -> None:
    known = {
        each.id: each.baseline for each in strategy.targets if isinstance(each.baseline, Baseline)
    }
    assert {name: baseline.year for name, baseline in known.items()} == {"HEL-F1-V2-T1": 2020}
    assert all(isinstance(baseline.value, Unknown) for baseline in known.values())


def test_falls_in_per_cent_do_not_say_from_when(strategy: Strategy) -> None:
    falls = [each for each in strategy.targets if each.form is TargetForm.RELATIVE_CHANGE]
    assert [(each.id, each.value) for each in falls] == [
        ("HEL-F3-V1-T1", Decimal(-12)),  # line 279
        ("HEL-F3-V4-T1", Decimal(-40)),  # line 284
    ]
    reasons = {each.baseline.reason for each in falls if isinstance(each.baseline, Unknown)}
    assert len(reasons) == 2


def test_all_children_is_a_word_and_not_a_figure(strategy: Strategy) -> None:
    target = one_target(strategy, "HEL-F3-V3")
    assert (target.form, target.value) == (TargetForm.UNIVERSAL, Decimal(100))
    assert target.locator is not None
    assert target.locator.printed == "Alle"  # line 282


def test_one_share_over_two_conditions_is_one_target(strategy: Strategy) -> None:
    # lines 245-247 and 348-349
    for name, share in (("HEL-F2-V4", 70), ("HEL-F5-V2", 90)):
        target = one_target(strategy, name)
        assert target.value == share
        assert " og " in target.indicator.name.da


def test_directions_have_no_unit(strategy: Strategy) -> None:
    unknown = {each.id for each in strategy.targets if isinstance(each.indicator.unit, Unknown)}
    assert unknown == {"HEL-F1-V4-T1", "HEL-F5-V4-T1"}  # lines 201 and 354
    directions = {each.id for each in strategy.targets if each.form is TargetForm.DIRECTION}
    assert directions == unknown


def test_both_climate_targets_are_of_the_same_quantity_and_area(strategy: Strategy) -> None:
    # lines 350-353: tonnes per head, then neutrality of the same area
    targets = goal_of(strategy, "HEL-F5-V3").targets
    assert [each.indicator.id for each in targets] == ["co2-per-head", "co2-area"]
    assert {each.indicator.quantity for each in targets} == {"greenhouse-gas-emissions"}
    assert {each.scope.da for each in targets if each.scope} == {"kommunens geografiske område"}


def test_indicators_are_measured_once_each(strategy: Strategy) -> None:
    indicators: list[Indicator] = [each.indicator for each in strategy.targets]
    assert len({each.id for each in indicators}) == len(indicators) == 20


def test_sdgs_are_named_as_a_whole_and_so_unknown(strategy: Strategy) -> None:
    assert isinstance(strategy.sdgs, Unknown)  # lines 361-385
    assert {goal.sdgs for goal in strategy.goals} == {()}


def test_the_process_is_the_document_itself(process: PlanProcess) -> None:
    (own,) = process.documents
    assert process.document == own.id
    assert (own.title_da, own.kind) == ("Vision 2030", PlanKind.OTHER)
    assert (process.links, process.supplements, process.local_plans) == ((), (), ())
    assert process.revision is None
    of_document = (own.status, own.years, own.adopted)
    of_process = (process.published, process.election_period, process.hearing)
    left_open = (*of_document, *of_process, process.hearing_report)
    assert [type(each) for each in left_open] == [Unknown] * 7


def test_a_public_meeting_gave_ideas_on_23_february_2019(process: PlanProcess) -> None:
    (meeting,) = process.involvement
    day = date(2019, 2, 23)  # line 37
    assert meeting.when == DateRange.inclusive(day, day)
    assert lines(meeting.locator) == (34, 37)


def test_goals_can_be_set_beside_those_of_other_strategies(strategy: Strategy) -> None:
    of = {
        subject: [goal.id for goal in strategy.goals if subject in goal.subjects]
        for subject in ("youth-education", "climate", "settlement", "employment")
    }
    assert of == {
        "youth-education": ["HEL-F1-V1"],  # line 192
        "climate": ["HEL-F5-V3"],  # line 350
        "settlement": ["HEL-F2-V1"],  # line 241
        "employment": ["HEL-F2-V2", "HEL-F3-V1"],  # lines 242 and 277
    }


def test_what_we_titled_has_short_titles_in_both_languages(strategy: Strategy) -> None:
    ours = [*strategy.visions, *strategy.goals]
    ours += [each for theme in strategy.themes for each in theme.ambitions]
    if strategy.mission is not None:
        ours.append(strategy.mission)
    titles = [title for each in ours for title in (each.title_da, each.title_en)]
    assert [title for title in titles if not 2 <= len(title.split()) <= 9] == []
    assert len(set(titles)) == 2 * (1 + 20 + 21 + 1)


def test_every_place_is_within_the_document(strategy: Strategy) -> None:
    placed = [each for each in values(strategy) if "locator" in attrs.fields_dict(type(each))]
    # vision, mission, 5 areas, 20 goals, 20 targets, 21 ambitions, document and meeting
    assert len(placed) == 1 + 1 + 5 + 20 + 20 + 21 + 1 + 1
    assert [each for each in placed if getattr(each, "locator") is None] == []  # noqa: B009
    places = [each for each in values(strategy) if isinstance(each, Locator)]
    assert [each for each in places if each.last_line > LAST_LINE] == []
    assert len({each.source for each in places}) == 1
