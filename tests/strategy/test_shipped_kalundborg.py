"""The shipped strategy of Kalundborg, held against the document whose lines it cites."""

from __future__ import annotations

import collections
from collections.abc import Iterator
from datetime import date

import pytest

from kommunedata import datasets
from kommunedata.finding import Unknown
from kommunedata.period import DateRange
from kommunedata.source import Locator
from kommunedata.strategy import (
    Challenge,
    ElectionPeriod,
    GoalKind,
    GoalRole,
    LinkKind,
    PlanKind,
    PlanProcess,
    PlanStatus,
    RevisionScope,
)

STRATEGY = datasets.strategy("kalundborg-2020")
GOALS = {goal.id: goal for goal in STRATEGY.goals}
LAST_LINE = 1802


def process() -> PlanProcess:
    assert isinstance(STRATEGY.process, PlanProcess)
    return STRATEGY.process


def challenge(title: str) -> Challenge:
    return next(each for each in STRATEGY.challenges if each.title_da == title)


def places() -> Iterator[tuple[str, Locator | None]]:
    themes = tuple(STRATEGY.walk())
    plans = process()
    for element in (
        *STRATEGY.visions,
        *themes,
        *(element for theme in themes for element in theme.elements()),
        *STRATEGY.challenges,
        *STRATEGY.effects,
        *plans.documents,
        *plans.supplements,
        *plans.local_plans,
        *plans.involvement,
    ):
        yield element.id, element.locator
        yield from ((f"{element.id} again", place) for place in element.also_at)
    for each in STRATEGY.challenges:
        yield from ((term.text, term.locator) for term in (*each.keywords, *each.outcomes))
    yield from ((link.kind.value, link.locator) for link in plans.links)
    for step in (plans.hearing, plans.hearing_report, plans.revision):
        assert step is not None
        assert not isinstance(step, Unknown)
        yield type(step).__name__, step.locator


def test_one_theme_goes_through_the_five_others() -> None:
    # lines 77-81, 190, 475, 574, 744, 1007 and 1212
    assert [(theme.id, theme.cross_cutting) for theme in STRATEGY.themes] == [
        ("KAL-T0", True),
        ("KAL-T1", False),
        ("KAL-T2", False),
        ("KAL-T3", False),
        ("KAL-T4", False),
        ("KAL-T5", False),
    ]


def test_goals_of_each_theme_are_those_of_its_list() -> None:
    # lines 213-233, 492-506, 599-622, 771-786, 790-805, 809-818, 822-837, 1023-1041, 1241-1258
    assert {theme.id: len(theme.goals) for theme in STRATEGY.walk()} == {
        "KAL-T0": 6,
        "KAL-T1": 3,
        "KAL-T2": 8,
        "KAL-T3": 0,
        "KAL-T3.1": 5,
        "KAL-T3.2": 4,
        "KAL-T3.3": 2,
        "KAL-T3.4": 3,
        "KAL-T4": 6,
        "KAL-T5": 5,
    }
    assert len(GOALS) == 42
    assert {goal.role for goal in STRATEGY.goals} == {GoalRole.GOAL}


def test_titles_that_return_as_headings_are_no_more_themes() -> None:
    # line 769 and again 838, line 820 and again 994
    again = {
        theme.id: [place.first_line for place in theme.also_at]
        for theme in STRATEGY.walk()
        if theme.id.startswith("KAL-T3") and theme.also_at
    }
    assert again == {"KAL-T3.1": [838], "KAL-T3.4": [994]}


def test_goals_state_a_direction_or_a_quality_and_two_of_them_all_or_none() -> None:
    assert collections.Counter(goal.kind for goal in STRATEGY.goals) == {
        GoalKind.DIRECTIONAL: 21,
        GoalKind.QUALITATIVE: 19,
        GoalKind.UNIVERSAL: 2,
    }
    universal = [goal.id for goal in STRATEGY.goals if goal.kind is GoalKind.UNIVERSAL]
    assert universal == ["KAL-T3.1-G1", "KAL-T3.1-G4"]  # lines 772 and 782


def test_no_goal_has_a_target() -> None:
    assert STRATEGY.targets == ()


def test_goals_that_share_a_stem_start_after_it() -> None:
    # the stem stands in lines 791-793, an empty line within it
    lines = [goal.locator.lines for id_, goal in GOALS.items() if "T3.2" in id_ and goal.locator]
    assert lines == ["794-795", "797-798", "800-801", "803-805"]


def test_goals_are_on_a_shared_subject_only_where_they_say_so() -> None:
    on = collections.defaultdict(list)
    for goal in STRATEGY.goals:
        for subject in goal.subjects:
            on[subject].append(goal.id)
    assert on["youth-education"] == ["KAL-T4-G1"]  # line 1024
    assert on["employment"] == ["KAL-T2-G7", "KAL-T2-G8"]  # lines 619 and 621-622
    assert on["settlement"] == ["KAL-T4-G6"]  # lines 1039-1041; no goal of theme 1 says so
    assert on["climate"] == []  # only an outcome in a picture, lines 1493-1497


@pytest.mark.parametrize(
    ("title", "keywords", "outcomes", "lines"),
    (
        ("Klima", 10, 7, "1448-1502"),
        ("Uddannelse", 12, 6, "1508-1558"),
        ("Sundhed", 14, 6, "1559-1612"),
        ("Boliger", 12, 6, "1613-1662"),
    ),
)
def test_challenges_are_clouds_of_words(
    title: str, keywords: int, outcomes: int, lines: str
) -> None:
    cloud = challenge(title)
    assert cloud.locator is not None
    assert (len(cloud.keywords), len(cloud.outcomes), cloud.locator.lines) == (
        keywords,
        outcomes,
        lines,
    )


def test_words_broken_over_lines_are_joined_and_words_run_together_are_parted() -> None:
    words = {
        term.locator.lines: term.text
        for cloud in STRATEGY.challenges
        for term in (*cloud.keywords, *cloud.outcomes)
        if term.locator is not None
    }
    assert words["1466"] == "LED-belysning"  # its hyphen is its own
    assert words["1485-1486"] == "Undgå oversvømmelser"
    assert words["1526"] == "Kultur- og fritidstilbud"
    assert words["1528-1529"] == "Selvforsørgelse"
    assert words["1535-1537"] == "Rekruttering af kvalificeret arbejdskraft"
    assert words["1537-1539"] == "Flere i job"
    assert words["1586-1589"] == "Færre sundhedsudgifter"
    assert words["1646-1647"] == "Fællesskaber på tværs"
    assert words["1647-1649"] == "Flere borgere"
    assert words["1651-1652"] == "Livskvalitet"


def test_words_that_stand_in_two_clouds_stand_in_both() -> None:
    times = collections.Counter(
        term.text for cloud in STRATEGY.challenges for term in (*cloud.keywords, *cloud.outcomes)
    )
    # lines 1500 and 1638, 1523 and 1620, 1479 and 1643, 1537 and 1601, 1604 and 1654
    assert {text for text, number in times.items() if number > 1} == {
        "Energirenovering",
        "Studieboliger",
        "Bæredygtige boliger",
        "Flere i job",
        "Mindre ensomhed",
    }


def test_communities_are_to_have_four_effects() -> None:
    lines = [each.locator.lines for each in STRATEGY.effects if each.locator is not None]
    assert lines == ["1429-1430", "1432", "1434", "1436"]


def test_vision_is_printed_twice_and_there_is_no_mission() -> None:
    (vision,) = STRATEGY.visions
    assert vision.locator is not None
    assert vision.locator.lines == "84-85"
    assert [place.lines for place in vision.also_at] == ["6-9"]
    assert STRATEGY.mission is None


def test_sdgs_are_unknown_rather_than_none() -> None:
    # promised in lines 141-144; only the words around the icons are left
    unknown = [STRATEGY.sdgs, *(each.sdgs for each in STRATEGY.challenges)]
    reasons = [each.reason for each in unknown if isinstance(each, Unknown)]
    assert len(reasons) == 5
    assert all("icons" in reason for reason in reasons)
    lines = (1502, 1558, 1612, 1662)
    assert all(str(line) in reason for line, reason in zip(lines, reasons[1:], strict=True))


def test_what_is_not_stated_of_the_strategy_itself_is_unknown() -> None:
    own = process().named(process().document)
    assert (own.kind, own.title_da) == (PlanKind.STRATEGY, "Udviklingsstrategi")
    assert isinstance(STRATEGY.period, Unknown)
    assert isinstance(process().published, Unknown)
    assert isinstance(own.years, Unknown)
    assert isinstance(own.adopted, Unknown)
    assert isinstance(own.status, Unknown)  # nothing says that it is adopted at all
    assert "hearing report" in own.adopted.reason  # line 1751 dates that alone
    (source,) = STRATEGY.sources
    assert source.published is None


def test_hearing_and_its_report_have_their_printed_days() -> None:
    # lines 1746-1748 and 1748-1752
    hearing, report = process().hearing, process().hearing_report
    assert not isinstance(hearing, Unknown)
    assert not isinstance(report, Unknown)
    assert (hearing.first, hearing.last) == (date(2019, 8, 12), date(2019, 10, 14))
    assert (report.approved, report.approved_by) == (date(2020, 1, 29), "Kommunalbestyrelsen")


def test_hearing_report_came_after_the_first_half_of_the_election_period() -> None:
    # the half is printed as "Januar 2018 – Januar 2020", line 1677
    period, report = process().election_period, process().hearing_report
    assert not isinstance(report, Unknown)
    assert period == ElectionPeriod(2018)
    assert isinstance(period, ElectionPeriod)
    assert report.approved > period.half


def test_municipal_plan_is_revised_in_full_and_the_misprinted_statute_is_kept() -> None:
    # lines 1755-1766; the paragraph is § 11 a
    revision = process().revision
    assert revision is not None
    assert revision.scope is RevisionScope.FULL
    assert revision.statutes == ("Planlovens § 23a", "planlovens kapitel 4, § 11, stk. a")
    old, new = process().named(revision.revises), process().named(revision.into)
    assert (old.title_da, old.status) == ("Kommuneplan 2017-2028", PlanStatus.IN_FORCE)
    assert (new.title_da, new.status) == ("Kommuneplan 2021", PlanStatus.ANNOUNCED)
    assert old.years == DateRange.inclusive(date(2017, 1, 1), date(2028, 12, 31))
    assert isinstance(new.years, Unknown)  # line 1759 has its first year only


def test_box_of_policies_has_the_month_that_each_was_adopted_in() -> None:
    # lines 1679-1688
    adopted = {
        each.title_da: (each.kind, each.adopted)
        for each in process().documents
        if each.kind in (PlanKind.POLICY, PlanKind.OTHER)
    }
    assert adopted == {
        "Strategisk Energiplan 2035": (PlanKind.OTHER, DateRange.months(date(2018, 3, 1), 1)),
        "Indkøbs- og Udbudspolitik": (PlanKind.POLICY, DateRange.months(date(2018, 5, 1), 1)),
        "Arbejdsmarkedspolitisk Strategi 2018-2021": (
            PlanKind.OTHER,
            DateRange.months(date(2018, 6, 1), 1),
        ),
        "Strategi for rekruttering og fastholdelse af ældre- og sundhedspersonale": (
            PlanKind.OTHER,
            DateRange.months(date(2018, 10, 1), 1),
        ),
        "Integrationspolitik": (PlanKind.POLICY, DateRange.months(date(2019, 1, 1), 1)),
    }


def test_plans_lead_from_the_one_in_force_to_the_strategy_and_on_to_the_next() -> None:
    # lines 1723-1726 and 1758-1760
    plans = process()
    links = {
        (plans.named(link.first).title_da, link.kind, plans.named(link.second).title_da)
        for link in plans.links
    }
    assert links == {
        ("Kommuneplan 2017-2028", LinkKind.FOLLOWED_UP_BY, "Udviklingsstrategi"),
        ("Udviklingsstrategi", LinkKind.STRATEGY_FOR, "Kommuneplan 2021"),
        ("Kommuneplan 2017-2028", LinkKind.REVISED_INTO, "Kommuneplan 2021"),
    }


def test_supplements_are_numbered_without_a_year_and_name_no_local_plan() -> None:
    # lines 1778 and 1780; local plan 571 has the name of the second, but nothing ties the two
    plans = process()
    assert [(each.number, each.year, each.local_plan) for each in plans.supplements] == [
        (1, None, None),
        (2, None, None),
    ]
    of = {plans.named(each.plan).title_da for each in plans.supplements}
    assert of == {"Kommuneplan 2017-2028"}


def test_local_plans_run_from_562_to_571_as_their_names_are_printed() -> None:
    # lines 1784-1802, one on every second line
    plans = process().local_plans
    assert [each.number for each in plans] == [str(number) for number in range(562, 572)]
    lines = [each.locator.first_line for each in plans if each.locator is not None]
    assert lines == list(range(1784, 1803, 2))
    names = {each.number: each.title_da for each in plans}
    assert names["566"] == "For havnerelaterede erhverv i Ny vesthavn"  # Ny Vesthavn in line 634
    assert names["571"] == "For erhvervsområde ved Hallas Allé nord"  # Allé Nord in line 1780


def test_citizens_took_part_in_four_ways_in_the_years_of_the_box() -> None:
    # lines 1691-1700
    involvement = process().involvement
    assert len(involvement) == 4
    years = DateRange.inclusive(date(2017, 1, 1), date(2018, 12, 31))
    assert {each.when for each in involvement} == {years}


def test_everything_has_a_place_within_the_document() -> None:
    cited = list(places())
    assert [name for name, place in cited if place is None] == []
    outside = [
        name for name, place in cited if place is not None and not 1 <= place.last_line <= LAST_LINE
    ]
    assert outside == []
    # 1 vision, 10 themes, 42 goals, 4 challenges of 73 words, 4 effects, 8 plan documents, 3 links,
    # 2 supplements, 10 local plans, 4 ways to take part, the hearing, its report and the decision
    assert sum(not name.endswith(" again") for name, _ in cited) == 164
