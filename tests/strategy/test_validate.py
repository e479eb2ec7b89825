"""What a validation finds; each strategy differs from one with nothing to find in one thing."""

from __future__ import annotations

from datetime import date
from typing import Any

import attrs
import pytest

from kommunedata.errors import WrongTypeError
from kommunedata.finding import Finding, Severity, Unknown
from kommunedata.language import Label
from kommunedata.municipality import Municipality
from kommunedata.period import DateRange
from kommunedata.strategy import (
    Baseline,
    Challenge,
    Direction,
    ElectionPeriod,
    Goal,
    GoalKind,
    GoalRole,
    Hearing,
    HearingReport,
    Indicator,
    LinkKind,
    LocalPlan,
    PlanDocument,
    PlanKind,
    PlanLink,
    PlanProcess,
    PlanStatus,
    PlanSupplement,
    SdgReference,
    Strategy,
    Target,
    TargetForm,
    Theme,
    validate,
)

JOBS = Indicator(id="jobs", name=Label("Job", "Jobs"), unit=Label("job", "jobs"))


def day(year: int, month: int, number: int) -> DateRange:
    return DateRange.inclusive(date(year, month, number), date(year, month, number))


def years(first: int, last: int) -> DateRange:
    return DateRange.inclusive(date(first, 1, 1), date(last, 12, 31))


TARGET = Target(
    id="A-1",
    indicator=JOBS,
    form=TargetForm.COUNT,
    direction=Direction.INCREASE,
    value=24_000,
    deadline=2026,
    comparator_stated=True,
)
GOAL = Goal(
    id="A",
    title=Label("Flere arbejdspladser", "More jobs"),
    role=GoalRole.GOAL,
    kind=GoalKind.NUMERIC,
    targets=(TARGET,),
)
DOCUMENT = PlanDocument(
    id="V26",
    title=Label("Vision 2026", "Vision 2026"),
    kind=PlanKind.STRATEGY,
    status=PlanStatus.ADOPTED,
    adopted=day(2023, 3, 1),
)
MUNICIPAL_PLAN = PlanDocument(
    id="K19",
    title=Label("Kommuneplan 2019-2030", "Municipal plan 2019-2030"),
    kind=PlanKind.MUNICIPAL_PLAN,
    status=PlanStatus.IN_FORCE,
    years=years(2019, 2030),
)
PROCESS = PlanProcess(
    document="V26",
    documents=(DOCUMENT, MUNICIPAL_PLAN),
    published=day(2023, 3, 8),
    election_period=ElectionPeriod(2022),
    hearing=Hearing(first=date(2022, 9, 27), last=date(2022, 12, 2)),
    hearing_report=HearingReport(approved=date(2022, 12, 14)),
)
SOUND = Strategy(
    id="soroe-2026",
    municipality=Municipality("0340"),
    label=Label("Vision 2026", "Vision 2026"),
    period=years(2023, 2026),
    sdgs=(SdgReference("8"),),
    themes=(Theme(id="T1", title=Label("Erhverv", "Business"), goals=(GOAL,)),),
    process=PROCESS,
)


def in_process(**changes: Any) -> Strategy:
    return attrs.evolve(SOUND, process=attrs.evolve(PROCESS, **changes))


def with_document(**changes: Any) -> Strategy:
    return in_process(documents=(attrs.evolve(DOCUMENT, **changes), MUNICIPAL_PLAN))


def with_goals(*goals: Goal) -> Strategy:
    theme = Theme(id="T1", title=Label("Erhverv", "Business"), goals=goals)
    return attrs.evolve(SOUND, themes=(theme,))


def with_target(**changes: Any) -> Strategy:
    return with_goals(attrs.evolve(GOAL, targets=(attrs.evolve(TARGET, **changes),)))


def supplement(number: int, local_plan: str | None = None) -> PlanSupplement:
    return PlanSupplement(
        id=f"S{number}",
        title=Label(f"Tillæg {number}", f"Supplement {number}"),
        number=number,
        plan="K19",
        local_plan=local_plan,
    )


def only(strategy: Strategy) -> Finding:
    [finding] = validate(strategy)
    return finding


def said(strategy: Strategy) -> tuple[str, str | None, str]:
    finding = only(strategy)
    return finding.code, finding.where, finding.message


def places(strategy: Strategy) -> list[tuple[str, str | None]]:
    return [(finding.code, finding.where) for finding in validate(strategy)]


def test_a_strategy_that_says_all_it_has_to_has_no_findings() -> None:
    assert validate(SOUND) == ()


def test_only_a_strategy_is_validated() -> None:
    with pytest.raises(WrongTypeError, match="allowed: Strategy"):
        validate("soroe-2026")  # type: ignore[arg-type]  # that is the point


def test_a_strategy_made_public_after_the_first_half_is_warned_about() -> None:
    # elected for 2022 to 2025, so the first half ends with 2023
    late = in_process(published=day(2024, 1, 1))
    assert said(late) == (
        "published-after-half",
        "V26",
        "published 2024-01-01, the first half of the election period ended 2023-12-31",
    )
    assert only(late).severity is Severity.WARNING
    assert validate(in_process(published=day(2023, 12, 31))) == ()


@pytest.mark.parametrize("published", (DateRange(date(2023, 5, 1)), years(2023, 2024)))
def test_a_publication_on_both_sides_of_the_half_is_undetermined(published: DateRange) -> None:
    finding = only(in_process(published=published))
    assert (finding.code, finding.severity) == ("publication-undetermined", Severity.NOTE)
    assert finding.message.endswith("the first half of the election period ended 2023-12-31")


def test_a_publication_in_a_period_that_is_not_stated_is_undetermined() -> None:
    assert said(in_process(election_period=Unknown("not stated"))) == (
        "publication-undetermined",
        "V26",
        "published 2023-03-08, the election period is not stated",
    )


def test_a_publication_that_is_not_stated_names_the_dates_around_it() -> None:
    kalundborg = in_process(
        documents=(attrs.evolve(DOCUMENT, adopted=Unknown("no date")), MUNICIPAL_PLAN),
        published=Unknown("no date"),
        election_period=ElectionPeriod(2018),
        hearing=Hearing(first=date(2019, 8, 12), last=date(2019, 10, 14)),
        hearing_report=HearingReport(approved=date(2020, 1, 29)),
    )
    assert said(kalundborg) == (
        "publication-undetermined",
        "V26",
        (
            "no date of publication is stated, the hearing was 2019-08-12 to 2019-10-14, "
            "the report on it was approved 2020-01-29, "
            "the first half of the election period ended 2019-12-31"
        ),
    )


def test_a_publication_that_is_not_stated_names_the_adoption() -> None:
    soroe = in_process(
        published=Unknown("no date"),
        election_period=Unknown("not stated"),
        hearing_report=Unknown("none is named"),
    )
    assert said(soroe)[2] == (
        "no date of publication is stated, the hearing was 2022-09-27 to 2022-12-02, "
        "the strategy was adopted 2023-03-01, the election period is not stated"
    )


def test_a_hearing_of_less_than_eight_weeks_is_warned_about() -> None:
    # 8 October to 2 December: 23 + 30 + 2 = 55; a day more is eight weeks, 7 x 8 = 56
    short = in_process(hearing=Hearing(first=date(2022, 10, 8), last=date(2022, 12, 2)))
    assert said(short) == (
        "hearing-too-short",
        "V26",
        "hearing of 55 days, less than 8 weeks, which are 56",
    )
    assert only(short).severity is Severity.WARNING
    eight = Hearing(first=date(2022, 10, 7), last=date(2022, 12, 2))
    assert validate(in_process(hearing=eight)) == ()


def test_no_hearing_is_a_note() -> None:
    finding = only(in_process(hearing=Unknown("none is named")))
    assert (finding.code, finding.where) == ("hearing-not-stated", "V26")
    assert finding.severity is Severity.NOTE


def test_a_process_that_states_nothing_is_two_notes() -> None:
    bare = PlanProcess(document="V26", documents=(attrs.evolve(DOCUMENT, adopted=Unknown("no")),))
    found = validate(attrs.evolve(SOUND, process=bare))
    assert [finding.message for finding in found] == [
        "no date of publication is stated, the election period is not stated",
        "no hearing is stated",
    ]


def test_other_documents_than_strategies_have_no_time_limits() -> None:
    policy = attrs.evolve(DOCUMENT, kind=PlanKind.POLICY)
    bare = PlanProcess(document="V26", documents=(policy,))
    assert validate(attrs.evolve(SOUND, process=bare)) == ()


def test_a_report_on_a_hearing_that_has_not_ended_is_an_error() -> None:
    early = in_process(hearing_report=HearingReport(approved=date(2022, 12, 1)))
    assert said(early) == (
        "hearing-report-before-hearing-ends",
        "V26",
        "report approved 2022-12-01, on a hearing that ends 2022-12-02",
    )
    assert only(early).severity is Severity.ERROR
    on_the_day = HearingReport(approved=date(2022, 12, 2))
    assert validate(in_process(hearing_report=on_the_day)) == ()


def test_an_adoption_before_the_end_of_the_hearing_is_warned_about() -> None:
    early = with_document(adopted=DateRange.months(date(2022, 11, 1), 1))
    assert said(early) == (
        "adopted-before-hearing-ends",
        "V26",
        "adopted 2022-11, before its hearing ends 2022-12-02",
    )
    assert only(early).severity is Severity.WARNING


@pytest.mark.parametrize(
    "adopted",
    (DateRange.months(date(2022, 12, 1), 1), DateRange(date(2022, 1, 1)), Unknown("no date")),
)
def test_an_adoption_that_may_be_after_the_hearing_is_let_be(adopted: DateRange | Unknown) -> None:
    assert validate(with_document(adopted=adopted)) == ()


def test_plans_that_lead_round_in_a_ring_are_an_error() -> None:
    links = tuple(
        PlanLink(kind=LinkKind.SUCCEEDED_BY, first=first, second=second)
        for first, second in (("V26", "K19"), ("K19", "V26"))
    )
    finding = only(in_process(links=links))
    assert (finding.code, finding.severity) == ("plan-cycle", Severity.ERROR)
    named = finding.message.partition(": ")[2].split(", ")
    assert sorted(named) == ["K19", "V26"]
    assert finding.where == named[0]


def test_missing_supplements_are_notes_at_their_plan() -> None:
    listed = tuple(supplement(number) for number in (1, 2, 3, 4, 6, 9))
    found = validate(in_process(supplements=listed))
    assert [(finding.code, finding.where, finding.message) for finding in found] == [
        ("supplement-gap", "K19", "supplement 5 is not listed, though a later one is"),
        ("supplement-gap", "K19", "supplements 7 to 8 are not listed, though a later one is"),
    ]


def test_a_local_plan_of_a_supplement_is_looked_for_where_local_plans_are_listed() -> None:
    supplements = (supplement(1, "SK 66"), supplement(2, "SK 70"), supplement(3))
    assert validate(in_process(supplements=supplements)) == ()
    listed = (LocalPlan(id="L1", title=Label("Solcellepark", "Solar park"), number="SK 66"),)
    assert said(in_process(supplements=supplements, local_plans=listed)) == (
        "local-plan-not-listed",
        "S2",
        "local plan SK 70 is not among those that are listed",
    )


@pytest.mark.parametrize(
    "stated",
    (years(2017, 2028), years(2023, 2034), DateRange(date(2021, 1, 1)), Unknown("2021 alone")),
)
def test_a_municipal_plan_for_twelve_years_is_in_order(stated: DateRange | Unknown) -> None:
    documents = (DOCUMENT, attrs.evolve(MUNICIPAL_PLAN, years=stated))
    assert validate(in_process(documents=documents)) == ()


def test_a_municipal_plan_for_thirteen_years_is_a_note() -> None:
    # Svendborg's is called Kommuneplan 2021-2033
    documents = (DOCUMENT, attrs.evolve(MUNICIPAL_PLAN, years=years(2021, 2033)))
    assert said(in_process(documents=documents)) == (
        "plan-years-not-twelve",
        "K19",
        "a municipal plan for 2021–2033, not for twelve years",
    )


def test_a_strategy_without_a_process_is_a_note_with_the_reason() -> None:
    none = attrs.evolve(SOUND, process=Unknown("the document has no plan process"))
    assert said(none) == ("process-unknown", "soroe-2026", "the document has no plan process")


def test_unknown_sdgs_are_notes_of_the_strategy_and_of_its_challenges() -> None:
    lost = Unknown("the icons were lost in the PDF")
    climate = Challenge(id="C1", title=Label("Klima", "Climate"), sdgs=lost)
    housing = Challenge(id="C2", title=Label("Boliger", "Housing"))
    unknown = attrs.evolve(SOUND, sdgs=lost, challenges=(climate, housing))
    assert places(unknown) == [("sdgs-unknown", "soroe-2026"), ("sdgs-unknown", "C1")]
    assert validate(unknown)[0].message.endswith(": the icons were lost in the PDF")


def test_no_sdgs_are_not_unknown_ones() -> None:
    assert validate(attrs.evolve(SOUND, sdgs=())) == ()


def test_a_reason_of_the_longest_kind_is_cut_and_not_refused() -> None:
    finding = only(attrs.evolve(SOUND, sdgs=Unknown("lost " * 100)))
    assert len(finding.message) <= 500
    assert finding.message.endswith("lost ...")


CHANGE = {"form": TargetForm.RELATIVE_CHANGE, "value": 12}


def test_a_change_needs_a_baseline_with_a_value() -> None:
    assert said(with_target(**CHANGE)) == (
        "no-baseline",
        "A-1",
        "a change from a baseline of which neither year nor value is stated",
    )
    assert said(with_target(**CHANGE, baseline=Baseline(year=2020))) == (
        "no-baseline",
        "A-1",
        "a change from a baseline in 2020, of which no value is stated",
    )
    known = Baseline(year=2020, value=20_000)
    assert validate(with_target(**CHANGE, baseline=known)) == ()


def test_each_change_without_a_baseline_is_a_note_of_its_own() -> None:
    target = attrs.evolve(TARGET, form=TargetForm.ABSOLUTE_CHANGE, value=5)
    goal = attrs.evolve(GOAL, targets=(target, attrs.evolve(target, id="A-2")))
    assert places(with_goals(goal)) == [("no-baseline", "A-1"), ("no-baseline", "A-2")]


def test_targets_that_do_not_say_at_least_or_at_most_are_counted_in_one_note() -> None:
    implied = attrs.evolve(TARGET, id="A-2", comparator_stated=False)
    everyone = attrs.evolve(implied, id="A-3", form=TargetForm.UNIVERSAL, value=100)
    another = attrs.evolve(implied, id="A-4", value=30_000)
    goal = attrs.evolve(GOAL, targets=(TARGET, implied, everyone, another))
    # of, for "all" is neither at least nor at most
    assert said(with_goals(goal)) == (
        "comparator-implied",
        "soroe-2026",
        "2 of 3 targets do not say at least or at most; their direction implies it",
    )


def test_a_deadline_after_the_period_is_a_note() -> None:
    assert said(with_target(deadline=2030)) == (
        "deadline-after-period",
        "A-1",
        "deadline 2030, after 2026, which the strategy looks towards",
    )


LATE = [("deadline-after-period", "A-1")]


@pytest.mark.parametrize(
    ("horizon", "period", "found"),
    (
        (2030, years(2023, 2026), []),
        (2029, years(2023, 2026), LATE),
        (2029, Unknown("not stated"), LATE),
        (2029, DateRange(date(2023, 1, 1)), LATE),
        (None, DateRange(date(2023, 1, 1)), []),
        (None, Unknown("not stated"), []),
        (2026, years(2023, 2030), []),
    ),
)
def test_a_deadline_is_held_against_the_later_of_horizon_and_period(
    horizon: int | None, period: DateRange | Unknown, found: list[tuple[str, str]]
) -> None:
    strategy = attrs.evolve(with_target(deadline=2030), horizon=horizon, period=period)
    assert places(strategy) == found


def test_a_target_without_a_deadline_is_after_nothing() -> None:
    assert validate(with_target(deadline=None)) == ()


@pytest.mark.parametrize("kind", (GoalKind.NUMERIC, GoalKind.UNIVERSAL, GoalKind.BENCHMARK))
def test_a_goal_that_names_a_figure_needs_a_target(kind: GoalKind) -> None:
    without = with_goals(attrs.evolve(GOAL, kind=kind, targets=()))
    assert said(without) == ("goal-without-target", "A", f"a {kind.value} goal without a target")
    assert only(without).severity is Severity.WARNING


@pytest.mark.parametrize("kind", (GoalKind.DIRECTIONAL, GoalKind.QUALITATIVE))
def test_a_goal_without_a_figure_needs_no_target(kind: GoalKind) -> None:
    assert validate(with_goals(attrs.evolve(GOAL, kind=kind, targets=()))) == ()


def test_a_qualitative_goal_with_a_value_is_a_note() -> None:
    assert said(with_goals(attrs.evolve(GOAL, kind=GoalKind.QUALITATIVE))) == (
        "value-of-qualitative-goal",
        "A",
        "a qualitative goal with a target that has a value",
    )


def test_a_qualitative_goal_with_a_direction_alone_is_in_order() -> None:
    direction = attrs.evolve(TARGET, form=TargetForm.DIRECTION, value=None)
    goal = attrs.evolve(GOAL, kind=GoalKind.QUALITATIVE, targets=(direction,))
    assert validate(with_goals(goal)) == ()


def test_a_theme_is_empty_without_goals_and_themes() -> None:
    title = Label("Velfærd", "Welfare")
    parent = Theme(id="T2", title=title, children=(Theme(id="T2-1", title=title, goals=(GOAL,)),))
    assert validate(attrs.evolve(SOUND, themes=(parent,))) == ()
    empty = attrs.evolve(parent, children=(Theme(id="T2-1", title=title),))
    finding = only(attrs.evolve(SOUND, themes=(empty,)))
    assert (finding.code, finding.where) == ("empty-theme", "T2-1")
    assert finding.severity is Severity.WARNING


def test_goals_of_one_title_are_a_note_at_the_later_ones() -> None:
    again = [attrs.evolve(GOAL, id=name, kind=GoalKind.DIRECTIONAL, targets=()) for name in "BC"]
    strategy = with_goals(GOAL, *again)
    assert places(strategy) == [("same-title", "B"), ("same-title", "C")]
    message = "a goal of the same title as A: Flere arbejdspladser"
    assert validate(strategy)[0].message == message


def test_findings_stand_by_severity_and_then_in_the_order_of_the_strategy() -> None:
    late = attrs.evolve(TARGET, id="Z-1", deadline=2050)
    targeted = attrs.evolve(GOAL, id="Y", title=Label("Liv", "Life"), targets=(late,))
    without = attrs.evolve(GOAL, id="Z", title=Label("Ro", "Calm"), targets=())
    full = Theme(id="FULL", title=Label("Fuld", "Full"), goals=(targeted, without))
    process = attrs.evolve(
        PROCESS,
        hearing=Hearing(first=date(2022, 9, 27), last=date(2022, 10, 1)),
        hearing_report=HearingReport(approved=date(2022, 9, 30)),
        supplements=(supplement(2),),
    )
    empty = Theme(id="EMPTY", title=Label("Tom", "Empty"))
    unknown = Unknown("not stated")
    strategy = attrs.evolve(SOUND, themes=(full, empty), process=process, sdgs=unknown)
    assert places(strategy) == [
        ("hearing-report-before-hearing-ends", "V26"),
        ("goal-without-target", "Z"),
        ("empty-theme", "EMPTY"),
        ("hearing-too-short", "V26"),
        ("sdgs-unknown", "soroe-2026"),
        ("deadline-after-period", "Z-1"),
        ("supplement-gap", "K19"),
    ]


def test_a_strategy_may_share_its_id_with_a_part() -> None:
    challenge = Challenge(id="soroe-2026", title=Label("Klima", "Climate"), sdgs=Unknown("lost"))
    strategy = attrs.evolve(SOUND, sdgs=Unknown("lost"), challenges=(challenge,))
    assert places(strategy) == [("sdgs-unknown", "soroe-2026")] * 2
