"""The three shipped strategies read across, held against their documents.

Lines are those of the documents: K is Kalundborg's, S Sorø's, H Helsingør's.
"""

from __future__ import annotations

import itertools

import pytest

from kommunedata import datasets
from kommunedata.strategy import (
    Alignment,
    AlignmentKind,
    AlignmentReport,
    CoverageRow,
    Difference,
    GoalKind,
    Need,
    SdgMark,
    Strategy,
    alignment,
    coverage,
    sdg_matrix,
)

KALUNDBORG, SOROE, HELSINGOER = "kalundborg-2020", "soroe-2026", "helsingoer-2030"


def shipped(name: str) -> Strategy:
    return datasets.strategy(name)


@pytest.fixture
def report() -> AlignmentReport:
    return alignment(shipped(HELSINGOER), shipped(SOROE))


def rows_of(report: AlignmentReport, a: str, b: str) -> list[Alignment]:
    return [row for row in report.rows if (row.a.goal.id, row.b.goal.id) == (a, b)]


def test_nine_in_ten_is_the_same_target_in_two_wordings(report: AlignmentReport) -> None:
    # H 192-193: 90 %, 2030; S 256-257: 90 procent, 2030, which the development supports
    [row] = rows_of(report, "HEL-F1-V1", "SOR-T1-G4")
    assert report.of_kind(AlignmentKind.EXACT) == (row,)
    assert {Difference.COMMITMENT, Difference.WORDING} <= set(row.differences)
    assert "udviklingen understøtter det (Sorø)" in row.explain()
    assert "the development supports it (Sorø)" in row.explain("en")


def test_a_ceiling_per_head_is_not_compared_with_a_fall_from_no_stated_year(
    report: AlignmentReport,
) -> None:
    # H 350-353: at most 1,7 t per head in 2030, neutral in 2045; S 492: -70 pct. in 2030, 2050
    ceiling, neutrality = rows_of(report, "HEL-F5-V3", "SOR-T4-G1")
    assert ceiling.kind is AlignmentKind.NOT_COMPARABLE
    assert {Difference.FORM, Difference.UNIT, Difference.BASELINE} <= set(ceiling.differences)
    assert {Need.POPULATION, Need.BASE_YEAR, Need.BASE_VALUE} <= set(ceiling.needs)
    assert neutrality.kind is AlignmentKind.SAME_SUBJECT
    assert Difference.DEADLINE in neutrality.differences
    assert "Frist: 2045 (Helsingør), 2050 (Sorø)." in neutrality.explain()


def test_what_businesses_emit_is_not_what_the_municipality_emits(report: AlignmentReport) -> None:
    # S 410 and 457: the businesses; H 350: the geographical area
    rows = rows_of(report, "HEL-F5-V3", "SOR-T3-G2")
    assert {row.kind for row in rows} == {AlignmentKind.NOT_COMPARABLE}
    assert all(Difference.SCOPE in row.differences for row in rows)


def test_jobs_and_a_share_in_employment_share_only_their_subject(report: AlignmentReport) -> None:
    # H 242: 24.000 job; S 420-421: at least the national average
    [row] = rows_of(report, "HEL-F2-V2", "SOR-T3-G6")
    assert (row.kind, row.differences) == (AlignmentKind.SAME_SUBJECT, (Difference.QUANTITY,))


@pytest.mark.parametrize("other", (SOROE, HELSINGOER))
def test_kalundborgs_goals_have_no_targets_to_set_beside_others(other: str) -> None:
    found = alignment(shipped(KALUNDBORG), shipped(other))
    assert {row.kind for row in found.rows} == {AlignmentKind.SAME_SUBJECT}
    assert {row.differences for row in found.rows} == {(Difference.NO_TARGET,)}
    # K 1024: more complete a youth education
    theirs = [row.b.goal.id for row in found.rows if row.a.goal.id == "KAL-T4-G1"]
    assert theirs == [{SOROE: "SOR-T1-G4", HELSINGOER: "HEL-F1-V1"}[other]]


@pytest.mark.parametrize(
    ("a", "b"), tuple(itertools.permutations((KALUNDBORG, SOROE, HELSINGOER), 2))
)
def test_every_goal_of_the_first_is_in_a_row_or_named_alone(a: str, b: str) -> None:
    found = alignment(shipped(a), shipped(b))
    in_rows = list(dict.fromkeys(row.a.goal.id for row in found.rows))
    alone = {each.id for each in found.only_in_a}
    assert in_rows == [each.id for each in found.a.goals if each.id not in alone]
    for row in found.rows:
        assert row.explain("da")
        assert row.explain("en")


def test_soroe_names_ten_goals_and_the_others_left_theirs_unknown() -> None:
    kalundborg, soroe, helsingoer = sdg_matrix(
        [shipped(KALUNDBORG), shipped(SOROE), shipped(HELSINGOER)]
    ).rows
    # S 118-167; K 141-165: icons, lost; H 361-385: all 17 as a whole
    assert soroe.marked(SdgMark.DOCUMENT) == (3, 4, 7, 8, 9, 11, 12, 13, 15, 17)
    assert soroe.marked(SdgMark.NONE) == (1, 2, 5, 6, 10, 14, 16)
    for row in (kalundborg, helsingoer):
        assert len(row.marked(SdgMark.UNKNOWN)) == 17


def total(name: str) -> CoverageRow:
    return coverage(shipped(name)).total


def test_kalundborg_has_42_goals_and_none_can_be_measured() -> None:
    found = total(KALUNDBORG)
    assert (len(found.goals), found.with_target, found.measurable) == (42, 0, 0)
    by_theme = {
        row.theme.id: len(row.goals) for row in coverage(shipped(KALUNDBORG)).rows if row.theme
    }
    # the welfare theme has goals only in its four parts (K 769-837)
    assert by_theme == {
        "KAL-T0": 6,
        "KAL-T1": 3,
        "KAL-T2": 8,
        "KAL-T3": 14,
        "KAL-T3.1": 5,
        "KAL-T3.2": 4,
        "KAL-T3.3": 2,
        "KAL-T3.4": 3,
        "KAL-T4": 6,
        "KAL-T5": 5,
    }


def test_soroe_has_19_goals_and_five_that_say_what_is_enough() -> None:
    found = total(SOROE)
    assert (len(found.goals), found.with_target, found.measurable) == (19, 5, 5)
    # all (S 253), 90 (S 256), -70 and neutral twice (S 410, 492), the national average (S 420)
    assert (len(found.targets), found.with_value, found.with_comparator) == (7, 6, 1)
    assert found.with_own_deadline == 5  # 2030 once, 2030 and 2050 twice
    assert [each.id for each in found.goals if each.targets] == [
        "SOR-T1-G3",
        "SOR-T1-G4",
        "SOR-T3-G2",
        "SOR-T3-G6",
        "SOR-T4-G1",
    ]
    assert {kind: found.of_kind(kind) for kind in GoalKind} == {
        GoalKind.NUMERIC: 3,
        GoalKind.UNIVERSAL: 1,
        GoalKind.BENCHMARK: 1,
        GoalKind.DIRECTIONAL: 5,
        GoalKind.QUALITATIVE: 9,
    }
    # not the falls of 70 per cent, whose base year is not printed, nor the national average
    assert found.assessable_with_baseline == 4


def test_helsingoer_has_20_goals_of_which_17_say_what_is_enough() -> None:
    found = total(HELSINGOER)
    assert (len(found.goals), found.with_target, found.measurable) == (20, 19, 17)
    assert found.with_comparator == 2  # H 243 and 351
    assert found.with_own_deadline == 2  # H 352 and 353
    assert found.of_kind(GoalKind.DIRECTIONAL) == 2  # H 201 and 354
    # 18 values (one goal has two), less falls of 12 and 40 per cent from no year (H 279, 284)
    assert (found.with_value, found.assessable_with_baseline) == (18, 16)


@pytest.mark.parametrize("name", (KALUNDBORG, SOROE, HELSINGOER))
def test_no_document_states_a_baseline_value(name: str) -> None:
    found = total(name)
    assert (found.with_baseline_value, found.assessable) == (0, 0)
