"""Plans and their process as values, and what holds a strategy together."""

from __future__ import annotations

import pickle
from datetime import date, datetime
from typing import Any

import attrs
import pytest

from kommunedata.errors import InvalidValueError, NotFoundError, WrongTypeError
from kommunedata.finding import Unknown
from kommunedata.language import Label
from kommunedata.municipality import Municipality
from kommunedata.period import DateRange
from kommunedata.source import Locator, Source
from kommunedata.strategy import (
    Ambition,
    Challenge,
    Direction,
    ElectionPeriod,
    Goal,
    GoalKind,
    GoalRole,
    Hearing,
    HearingReport,
    Indicator,
    Initiative,
    Involvement,
    LinkKind,
    LocalPlan,
    PlanDocument,
    PlanKind,
    PlanLink,
    PlanProcess,
    PlanStatus,
    PlanSupplement,
    RevisionDecision,
    RevisionScope,
    SdgReference,
    Statement,
    Strategy,
    StrategyError,
    Target,
    TargetForm,
    Term,
    Theme,
)

TITLE = Label("Plan", "Plan")
KALUNDBORG = Municipality("0326")
JOBS = Indicator(id="jobs", name=Label("Job", "Jobs"), unit=Label("job", "jobs"))
NATION = Indicator(id="nation", name=Label("landet", "the nation"), unit=Label("job", "jobs"))


def place(document: str = "plan", line: int = 1) -> Locator:
    source = Source(id=document, document="Plan", publisher="Kalundborg Kommune", sha256="0" * 64)
    return Locator(source=source, section=("Plan",), first_line=line, last_line=line, printed="")


def plan(name: str, **more: Any) -> PlanDocument:
    given = {"kind": PlanKind.MUNICIPAL_PLAN, "status": PlanStatus.IN_FORCE} | more
    return PlanDocument(id=name, title=TITLE, **given)


def target(name: str, indicator: Indicator = JOBS, **more: Any) -> Target:
    given = {"form": TargetForm.DIRECTION, "direction": Direction.INCREASE} | more
    return Target(id=name, indicator=indicator, **given)


def goal(name: str, *targets: Target, **more: Any) -> Goal:
    given = {"role": GoalRole.GOAL, "kind": GoalKind.QUALITATIVE} | more
    return Goal(id=name, title=TITLE, targets=targets, **given)


def theme(name: str, *goals: Goal, **more: Any) -> Theme:
    return Theme(id=name, title=TITLE, goals=goals, **more)


def strategy(**more: Any) -> Strategy:
    return Strategy(id="plan-2020", municipality=KALUNDBORG, label=TITLE, **more)


def problems(**more: Any) -> tuple[str, ...]:
    with pytest.raises(StrategyError) as caught:
        strategy(**more)
    assert caught.value.what == "strategy 'plan-2020' does not hold together"
    return caught.value.problems


def test_a_plan_document_knows_no_years_or_adoption_unless_given() -> None:
    bare = plan("P1", status=Unknown("not stated"))
    assert bare.years == Unknown("no years are stated")
    assert bare.adopted == Unknown("no date of adoption is stated")
    assert (bare.status, bare.adopted_by) == (Unknown("not stated"), None)


def test_a_plan_of_2019_to_2030_has_twelve_years() -> None:
    years = DateRange.inclusive(date(2019, 1, 1), date(2030, 12, 31))
    found = plan("P1", years=years, adopted=DateRange.year(2020), adopted_by="Byrådet").years
    assert isinstance(found, DateRange)
    assert found.days == 12 * 365 + 3  # 2020, 2024 and 2028 are leap years


@pytest.mark.parametrize(
    ("more", "what"),
    (
        ({"kind": "policy"}, "allowed: PlanKind, got 'policy' @ PlanDocument.kind"),
        ({"status": None}, "allowed: PlanStatus or Unknown, got None @ PlanDocument.status"),
        ({"years": 2019}, "allowed: DateRange or Unknown, got 2019 @ PlanDocument.years"),
        ({"adopted": date(2020, 1, 29)}, "allowed: DateRange or Unknown.* @ PlanDocument.adopted"),
        ({"adopted_by": 7}, "not a text.* @ PlanDocument.adopted_by"),
    ),
)
def test_a_plan_document_refuses_other_types(more: dict[str, Any], what: str) -> None:
    with pytest.raises(WrongTypeError, match=what):
        plan("P1", **more)


@pytest.mark.parametrize(
    ("more", "error", "what"),
    (
        ({"kind": "announces"}, WrongTypeError, "allowed: LinkKind.* @ PlanLink.kind"),
        ({"first": "1x"}, InvalidValueError, "not of the form.*got '1x' @ PlanLink.first"),
        ({"second": "a b"}, InvalidValueError, "not of the form.*got 'a b' @ PlanLink.second"),
        ({"second": None}, WrongTypeError, "not a text.* @ PlanLink.second"),
        ({"locator": "line 7"}, WrongTypeError, "allowed: Locator.* @ PlanLink.locator"),
    ),
)
def test_a_link_leads_from_one_id_to_another(
    more: dict[str, Any], error: type[Exception], what: str
) -> None:
    given: dict[str, Any] = {"kind": LinkKind.ANNOUNCES, "first": "P1", "second": "P2"}
    assert PlanLink(**given).locator is None
    with pytest.raises(error, match=what):
        PlanLink(**(given | more))


def test_a_hearing_may_last_one_day() -> None:
    day = date(2019, 8, 12)
    assert Hearing(first=day, last=day).last == day


def test_a_hearing_that_ends_before_it_begins_is_refused() -> None:
    what = "ends before it begins, allowed: 2019-08-12 or later, got '2019-08-11' @ Hearing.last"
    with pytest.raises(InvalidValueError, match=what):
        Hearing(first=date(2019, 8, 12), last=date(2019, 8, 11))


@pytest.mark.parametrize("name", ("first", "last"))
@pytest.mark.parametrize("day", ("2019-08-12", None, 2019, datetime(2019, 8, 12)))  # noqa: DTZ001 - no day anyway
def test_a_hearing_has_plain_dates(name: str, day: Any) -> None:
    given: dict[str, Any] = {"first": date(2019, 8, 12), "last": date(2019, 10, 14)} | {name: day}
    with pytest.raises(WrongTypeError, match=f"not a plain date.* @ Hearing.{name}"):
        Hearing(**given)


def test_a_hearing_report_has_a_day_and_perhaps_who_approved_it() -> None:
    day = date(2020, 1, 29)
    assert HearingReport(approved=day).approved_by is None
    assert HearingReport(approved=day, approved_by="Byrådet").approved_by == "Byrådet"
    with pytest.raises(WrongTypeError, match="not a plain date.* @ HearingReport.approved"):
        HearingReport(approved=DateRange.year(2020))  # type: ignore[arg-type]
    with pytest.raises(InvalidValueError, match="blank or too long.* @ HearingReport.approved_by"):
        HearingReport(approved=day, approved_by=" ")


@pytest.mark.parametrize(
    ("more", "error", "what"),
    (
        ({"scope": "full"}, WrongTypeError, "allowed: RevisionScope.* @ RevisionDecision.scope"),
        ({"revises": "2017"}, InvalidValueError, "not of the form.* @ RevisionDecision.revises"),
        ({"into": ""}, InvalidValueError, "blank or too long.* @ RevisionDecision.into"),
        ({"statutes": "§ 23 a"}, WrongTypeError, "allowed: a tuple of str, got '§ 23 a'"),
        ({"statutes": (23,)}, WrongTypeError, "allowed: a tuple of str.*RevisionDecision.statutes"),
    ),
)
def test_a_revision_decision_names_two_plans(
    more: dict[str, Any], error: type[Exception], what: str
) -> None:
    given: dict[str, Any] = {"scope": RevisionScope.FULL, "revises": "P1", "into": "P2"}
    assert RevisionDecision(**given).statutes == ()
    with pytest.raises(error, match=what):
        RevisionDecision(**(given | more))


@pytest.mark.parametrize(
    ("more", "error", "what"),
    (
        ({"number": 0}, InvalidValueError, "allowed: a whole number, 1 or more, got 0"),
        ({"number": "4"}, WrongTypeError, "not a whole number.* @ PlanSupplement.number"),
        ({"number": True}, WrongTypeError, "not a whole number.* @ PlanSupplement.number"),
        ({"plan": "2017"}, InvalidValueError, "not of the form.* @ PlanSupplement.plan"),
        ({"year": 21}, InvalidValueError, "from 1900 to 2200, got 21 @ PlanSupplement.year"),
        ({"local_plan": 66}, WrongTypeError, "not a text.* @ PlanSupplement.local_plan"),
    ),
)
def test_a_supplement_has_a_number_and_belongs_to_a_plan(
    more: dict[str, Any], error: type[Exception], what: str
) -> None:
    given: dict[str, Any] = {"id": "S1", "title": TITLE, "number": 1, "plan": "P1"}
    bare = PlanSupplement(**given)
    assert (bare.year, bare.local_plan) == (None, None)
    assert PlanSupplement(**given, year=2021, local_plan="SK 66").local_plan == "SK 66"
    with pytest.raises(error, match=what):
        PlanSupplement(**(given | more))


def test_the_number_of_a_local_plan_is_a_text() -> None:
    assert LocalPlan(id="L1", title=TITLE, number="SK 66").number == "SK 66"
    with pytest.raises(WrongTypeError, match="not a text.*got 66 @ LocalPlan.number"):
        LocalPlan(id="L1", title=TITLE, number=66)  # type: ignore[arg-type]
    with pytest.raises(InvalidValueError, match="allowed: 1 to 20 characters"):
        LocalPlan(id="L1", title=TITLE, number="6" * 21)


def test_involvement_happened_on_days_or_it_is_not_known_when() -> None:
    for when in (DateRange.year(2019), Unknown("no day is stated")):
        assert Involvement(id="I1", title=TITLE, when=when).when == when
    with pytest.raises(WrongTypeError, match="allowed: DateRange or Unknown.* @ Involvement.when"):
        Involvement(id="I1", title=TITLE, when=2019)  # type: ignore[arg-type]


def test_a_council_sits_four_years_from_the_first_of_january() -> None:
    # elected on 21 November 2017
    period = ElectionPeriod(2018)
    assert (period.first_day, period.last_day) == (date(2018, 1, 1), date(2021, 12, 31))
    assert period.half == date(2019, 12, 31)  # two years of four


@pytest.mark.parametrize("year", (1982, 1986, 2018, 2022, 2026))
def test_a_period_begins_the_year_after_an_election(year: int) -> None:
    # elections in November 1981, 1985, 2017, 2021 and 2025
    assert ElectionPeriod(year).first_year == year


@pytest.mark.parametrize("year", (1983, 2017, 2019, 2020, 2021))
def test_no_period_begins_in_another_year(year: int) -> None:
    what = f"no election period begins then, allowed: 2018, 2022, 2026 and so on, got {year}"
    with pytest.raises(InvalidValueError, match=what):
        ElectionPeriod(year)


@pytest.mark.parametrize("year", (1978, 0, -2))
def test_periods_before_1982_had_other_years(year: int) -> None:
    # elected in March 1978, the council sat from 1 April
    with pytest.raises(InvalidValueError, match="number out of range.*ElectionPeriod.first_year"):
        ElectionPeriod(year)


@pytest.mark.parametrize("year", ("2018", None, True, 2018.0))
def test_a_period_begins_in_a_whole_year(year: Any) -> None:
    with pytest.raises(WrongTypeError, match="not a whole number.* @ ElectionPeriod.first_year"):
        ElectionPeriod(year)


@pytest.mark.parametrize(
    ("day", "year"),
    (
        (date(1982, 1, 1), 1982),
        (date(2017, 12, 31), 2014),
        (date(2018, 1, 1), 2018),
        (date(2020, 1, 29), 2018),
        (date(2021, 12, 31), 2018),
        (date(2022, 1, 1), 2022),
    ),
)
def test_every_day_lies_in_one_period(day: date, year: int) -> None:
    assert ElectionPeriod.on(day) == ElectionPeriod(year)


@pytest.mark.parametrize("day", (date(1981, 12, 31), date(2202, 1, 1), date.max))
def test_a_day_before_the_first_period_or_after_the_last_lies_in_none(day: date) -> None:
    with pytest.raises(InvalidValueError, match="allowed: a whole number from 1982 to 2198"):
        ElectionPeriod.on(day)


def test_the_last_period_ends_within_the_calendar() -> None:
    # 2198 is the last first year up to 2200, the end of the years that are taken elsewhere
    assert ElectionPeriod.on(date(2200, 1, 1)).last_day == date(2201, 12, 31)


@pytest.mark.parametrize("day", ("2020-01-29", 2020, None, datetime(2020, 1, 29)))  # noqa: DTZ001 - no day anyway
def test_a_period_is_asked_for_by_a_plain_date(day: Any) -> None:
    with pytest.raises(WrongTypeError, match="not a plain date.* @ ElectionPeriod.on"):
        ElectionPeriod.on(day)


def test_a_process_leaves_open_what_it_is_not_given() -> None:
    bare = PlanProcess(document="P1", documents=(plan("P1"),))
    left_open = (bare.published, bare.election_period, bare.hearing, bare.hearing_report)
    assert left_open == (
        Unknown("no date of publication is stated"),
        Unknown("no election period is stated"),
        Unknown("no hearing is stated"),
        Unknown("no report on a hearing is stated"),
    )
    assert bare.revision is None
    assert (bare.links, bare.supplements, bare.local_plans, bare.involvement) == ((),) * 4


def test_a_process_finds_its_plans_by_their_ids() -> None:
    process = PlanProcess(document="vision", documents=(plan("vision"), plan("plan-2021")))
    assert process.named("plan-2021") == plan("plan-2021")
    what = "no such plan document, got 'plan-21', did you mean 'plan-2021'.* @ PlanProcess.named"
    with pytest.raises(NotFoundError, match=what):
        process.named("plan-21")


@pytest.mark.parametrize("name", (None, 1, ["P1"]))
def test_a_process_is_of_a_document_by_its_id(name: Any) -> None:
    with pytest.raises(WrongTypeError, match="not a text, allowed: a str.* @ PlanProcess.document"):
        PlanProcess(document=name, documents=(plan("P1"),))


def test_references_to_plans_that_do_not_exist_are_told_all_at_once() -> None:
    with pytest.raises(StrategyError) as caught:
        PlanProcess(
            document="P0",
            documents=(plan("P1"),),
            links=(
                PlanLink(kind=LinkKind.ANNOUNCES, first="P2", second="P1"),
                PlanLink(kind=LinkKind.SUCCEEDED_BY, first="P1", second="P3"),
            ),
            supplements=(
                PlanSupplement(id="S1", title=TITLE, number=1, plan="P1"),
                PlanSupplement(id="S2", title=TITLE, number=2, plan="P4"),
            ),
            revision=RevisionDecision(scope=RevisionScope.FULL, revises="P5", into="P6"),
        )
    assert str(caught.value) == "\n".join(
        [
            "a plan process that does not hold together",
            "  no such plan document, got 'P0' @ document",
            "  no such plan document, got 'P2' @ links[0].first",
            "  no such plan document, got 'P3' @ links[1].second",
            "  no such plan document, got 'P4' @ supplements[1]",
            "  no such plan document, got 'P5' @ revision",
            "  no such plan document, got 'P6' @ revision",
        ]
    )


@pytest.mark.parametrize(
    ("more", "what"),
    (
        ({"documents": [plan("P1")]}, "allowed: a tuple of PlanDocument"),
        ({"links": None}, "allowed: a tuple of PlanLink"),
        ({"published": date(2020, 2, 1)}, "allowed: DateRange or Unknown"),
        ({"election_period": 2018}, "allowed: ElectionPeriod or Unknown, got 2018"),
        ({"hearing": None}, "allowed: Hearing or Unknown, got None"),
        ({"hearing_report": None}, "allowed: HearingReport or Unknown, got None"),
        ({"revision": Unknown("not stated")}, "allowed: RevisionDecision"),
        ({"supplements": (1,)}, "allowed: a tuple of PlanSupplement"),
        ({"local_plans": ("66",)}, "allowed: a tuple of LocalPlan"),
        ({"involvement": Unknown("not stated")}, "allowed: a tuple of Involvement"),
    ),
)
def test_a_process_refuses_other_types(more: dict[str, Any], what: str) -> None:
    given: dict[str, Any] = {"document": "P1", "documents": (plan("P1"),)} | more
    with pytest.raises(WrongTypeError, match=f"{what}.* @ PlanProcess.{next(iter(more))}"):
        PlanProcess(**given)


def test_a_strategy_leaves_open_what_it_is_not_given() -> None:
    bare = strategy()
    assert bare.period == Unknown("no period is stated")
    assert bare.sdgs == Unknown("no SDGs are stated")
    assert bare.process == Unknown("no plan process is stated")
    assert (bare.horizon, bare.mission) == (None, None)
    assert (bare.goals, bare.targets, bare.sources, tuple(bare.walk())) == ((), (), (), ())
    assert strategy(sdgs=()).sdgs == ()  # which says that there are none


@pytest.mark.parametrize(
    ("more", "what"),
    (
        ({"municipality": "0326"}, "allowed: Municipality, got '0326' @ Strategy.municipality"),
        ({"label": "Plan"}, "allowed: Label, got 'Plan' @ Strategy.label"),
        ({"period": 2020}, "allowed: DateRange or Unknown, got 2020 @ Strategy.period"),
        ({"horizon": "2030"}, "not a whole number.* @ Strategy.horizon"),
        ({"visions": [Statement(id="V", title=TITLE)]}, "a tuple of Statement.*Strategy.visions"),
        ({"mission": "x"}, "allowed: Statement, got 'x' @ Strategy.mission"),
        ({"values": None}, "allowed: a tuple of Statement, got None @ Strategy.values"),
        ({"principles": None}, "allowed: a tuple of Statement, got None @ Strategy.principles"),
        ({"themes": (goal("G1"),)}, "allowed: a tuple of Theme.* @ Strategy.themes"),
        ({"challenges": ("x",)}, "allowed: a tuple of Challenge.* @ Strategy.challenges"),
        ({"effects": None}, "allowed: a tuple of Statement, got None @ Strategy.effects"),
        ({"sdgs": None}, "allowed: a tuple of SdgReference, or Unknown, got None"),
        ({"sdgs": [SdgReference("4")]}, "a tuple of SdgReference, or Unknown.* @ Strategy.sdgs"),
        ({"process": None}, "allowed: PlanProcess or Unknown, got None @ Strategy.process"),
    ),
)
def test_a_strategy_refuses_other_types(more: dict[str, Any], what: str) -> None:
    given: dict[str, Any] = {"id": "plan-2020", "municipality": KALUNDBORG, "label": TITLE}
    with pytest.raises(WrongTypeError, match=what):
        Strategy(**(given | more))


def test_goals_and_targets_come_in_the_order_of_the_document() -> None:
    inner = theme("T2", goal("G2", target("G2-T1")))
    outer = theme("T1", goal("G1", target("G1-T1"), target("G1-T2")), children=(inner,))
    found = strategy(themes=(outer, theme("T3", goal("G3"))))
    assert [each.id for each in found.walk()] == ["T1", "T2", "T3"]
    assert [each.id for each in found.goals] == ["G1", "G2", "G3"]
    assert [each.id for each in found.targets] == ["G1-T1", "G1-T2", "G2-T1"]


def test_documents_come_once_each_in_the_order_they_are_met() -> None:
    found = strategy(
        mission=Statement(id="M1", title=TITLE, locator=place("b")),
        themes=(theme("T1", goal("G1", locator=place("a"))), theme("T2", locator=place("b", 9))),
        effects=(Statement(id="E1", title=TITLE),),
        process=PlanProcess(document="P1", documents=(plan("P1", locator=place("c")),)),
    )
    assert [each.id for each in found.sources] == ["b", "a", "c"]


def test_documents_count_that_only_a_detail_is_printed_in() -> None:
    found = strategy(
        visions=(Statement(id="V1", title=TITLE, also_at=(place("again"),)),),
        themes=(
            theme(
                "T1",
                goal(
                    "G1",
                    target("G1-T1", locator=place("figure")),
                    sdgs=(SdgReference("4.1", locator=place("goal-icons")),),
                ),
            ),
        ),
        challenges=(
            Challenge(
                id="C1",
                title=TITLE,
                keywords=(Term(text="Natur", locator=place("cloud")),),
                outcomes=(Term(text="Job", locator=place("wheel")),),
                sdgs=(SdgReference("13", locator=place("challenge-icons")),),
            ),
        ),
        sdgs=(SdgReference("17", locator=place("icons")),),
        process=PlanProcess(
            document="P1",
            documents=(plan("P1"),),
            links=(
                PlanLink(kind=LinkKind.ANNOUNCES, first="P1", second="P1", locator=place("chain")),
            ),
            hearing=Hearing(
                first=date(2019, 8, 12), last=date(2019, 10, 14), locator=place("hearing")
            ),
            hearing_report=HearingReport(approved=date(2020, 1, 29), locator=place("report")),
            revision=RevisionDecision(
                scope=RevisionScope.FULL, revises="P1", into="P1", locator=place("minutes")
            ),
        ),
    )
    assert {each.id for each in found.sources} == {
        *("again", "figure", "goal-icons", "cloud", "wheel", "challenge-icons", "icons"),
        *("chain", "hearing", "report", "minutes"),
    }
    assert len(found.sources) == 11


def test_ids_that_occur_twice_are_told_whatever_they_are_of() -> None:
    ambition = Ambition(id="G1", title=TITLE)
    assert problems(
        visions=(Statement(id="V1", title=TITLE), Statement(id="T1", title=TITLE)),
        themes=(theme("T1", goal("G1", target("G1")), ambitions=(ambition,)), theme("T2")),
        challenges=(Challenge(id="T2", title=TITLE),),
        process=PlanProcess(document="V1", documents=(plan("V1"),)),
    ) == (
        "id occurs 2 times @ V1",
        "id occurs 2 times @ T1",
        "id occurs 3 times @ G1",
        "id occurs 2 times @ T2",
    )


def test_initiatives_for_goals_that_are_not_there_are_told() -> None:
    serving = Initiative(id="I1", title=TITLE, goals=("G1", "G2", "G8", "G9"))
    assert problems(
        themes=(theme("T1", goal("G1"), initiatives=(serving,)), theme("T2", goal("G2"))),
    ) == (
        "initiative for no known goal, got 'G8' @ I1",
        "initiative for no known goal, got 'G9' @ I1",
    )


def test_an_indicator_is_one_thing_wherever_it_is_used() -> None:
    once = target("X1", form=TargetForm.BENCHMARK, benchmark=NATION)
    assert strategy(themes=(theme("T1", goal("G1", once, target("X2", NATION))),)).targets
    other = attrs.evolve(NATION, unit=Unknown("not stated"))
    assert problems(themes=(theme("T1", goal("G1", once, target("X2", other))),)) == (
        "indicators that differ under one id, got 'nation' @ X2",
    )
    against_other = attrs.evolve(once, id="X3", benchmark=other)
    assert problems(themes=(theme("T1", goal("G1", once, against_other)),)) == (
        "indicators that differ under one id, got 'nation' @ X3",
    )


def test_all_problems_of_a_strategy_are_told_at_once_and_survive_pickling() -> None:
    with pytest.raises(StrategyError) as caught:
        strategy(
            themes=(
                theme(
                    "T1",
                    goal("T1", target("X1"), target("X2", attrs.evolve(JOBS, unit=TITLE))),
                    initiatives=(Initiative(id="I1", title=TITLE, goals=("G9",)),),
                ),
            ),
        )
    text = "\n".join(
        [
            "strategy 'plan-2020' does not hold together",
            "  id occurs 2 times @ T1",
            "  initiative for no known goal, got 'G9' @ I1",
            "  indicators that differ under one id, got 'jobs' @ X2",
        ]
    )
    assert str(caught.value) == text
    assert str(pickle.loads(pickle.dumps(caught.value))) == text  # noqa: S301 - ours
