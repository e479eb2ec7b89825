"""Strategies and themes as plain text, in both languages, word for word."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator
from datetime import date

import attrs
import pytest

from kommunedata.errors import InvalidValueError
from kommunedata.finding import Unknown
from kommunedata.language import Label
from kommunedata.municipality import Municipality
from kommunedata.period import DateRange
from kommunedata.strategy import (
    Ambition,
    Baseline,
    Challenge,
    CollaborationPoint,
    Commitment,
    Direction,
    ElectionPeriod,
    Goal,
    GoalKind,
    GoalRole,
    Hearing,
    HearingReport,
    Indicator,
    Initiative,
    InitiativeStatus,
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
    SdgOrigin,
    SdgReference,
    Statement,
    Strategy,
    Target,
    TargetForm,
    Term,
    Theme,
    model,
)
from kommunedata.strategy.model.outline_words import NO_MORE_THAN_NOT_STATED

CO2 = Indicator(
    id="co2-per-head",
    name=Label("CO2-udledning", "CO2 emissions"),
    unit=Label("ton pr. borger", "tonnes per head"),
)
YOUTH = Indicator(
    id="youth-education",
    name=Label("25-årige med en ungdomsuddannelse", "25-year-olds with a youth education"),
    unit=Label("%", "%"),
)


def target(**values: object) -> Target:
    given = {"id": "T", "indicator": CO2, "form": TargetForm.LEVEL, "direction": Direction.DECREASE}
    return Target(**{**given, **values})  # type: ignore[arg-type]  # of whatever is tested


def goal(*targets: Target, **values: object) -> Goal:
    given = {
        "id": "K1",
        "title": Label("Lavere udledning", "Lower emissions"),
        "role": GoalRole.GOAL,
        "kind": GoalKind.NUMERIC,
    }
    return Goal(**{**given, **values}, targets=targets)  # type: ignore[arg-type]  # likewise


def theme(*goals: Goal, **values: object) -> Theme:
    given = {"id": "T1", "title": Label("Klima", "Climate")}
    return Theme(**{**given, **values}, goals=goals)  # type: ignore[arg-type]  # likewise


def strategy(**values: object) -> Strategy:
    given = {
        "id": "byen-2030",
        "municipality": Municipality("0340"),
        "label": Label("Byen 2030", "The town 2030"),
    }
    return Strategy(**{**given, **values})  # type: ignore[arg-type]  # likewise


CLIMATE = theme(
    goal(
        target(id="K1-a", value="1.7", deadline=2030, scope=Label("kommunen", "the municipality")),
        target(
            id="K1-b",
            form=TargetForm.NET_ZERO,
            value=0,
            deadline=2045,
            commitment=Commitment.AIM,
            baseline=Baseline(year=2017),
        ),
        role=GoalRole.VISION_GOAL,
        sdgs=(SdgReference("13", origin=SdgOrigin.USER),),
    ),
    cross_cutting=True,
    ambitions=(
        Ambition(id="K-A1", title=Label("Færre biler", "Fewer cars")),
        Ambition(id="K-A2", title=Label("Mere skov", "More woods")),
    ),
    collaboration_points=(CollaborationPoint(id="K-S1", title=Label("Varme", "Heating")),),
)
WELFARE = theme(
    id="T2",
    title=Label("Velfærd", "Welfare"),
    children=(
        theme(
            goal(
                target(
                    id="V1-a",
                    indicator=YOUTH,
                    form=TargetForm.SHARE,
                    direction=Direction.INCREASE,
                    value=90,
                    deadline=2030,
                    deadline_of_list=True,
                    comparator_stated=True,
                    commitment=Commitment.SUPPORT,
                    baseline=Unknown("tallet står kun i en figur"),
                ),
                id="V1",
                title=Label("Flere gennemfører", "More complete"),
            ),
            id="T2.1",
            title=Label("Læring", "Learning"),
            initiatives=(
                Initiative(
                    id="V-I1",
                    title=Label("Ungeguide", "Youth guides"),
                    goals=("V1",),
                    period=DateRange.year(2025),
                    status=InitiativeStatus.RUNNING,
                ),
            ),
        ),
    ),
)
PROCESS = PlanProcess(
    document="P1",
    documents=(
        PlanDocument(
            id="P1",
            title=Label("Byen 2030", "The town 2030"),
            kind=PlanKind.STRATEGY,
            status=PlanStatus.ADOPTED,
            adopted=DateRange.months(date(2020, 1, 1), 1),
            adopted_by="Byrådet",
        ),
        PlanDocument(
            id="P2",
            title=Label("Kommuneplan 2017", "Municipal plan 2017"),
            kind=PlanKind.MUNICIPAL_PLAN,
            status=PlanStatus.IN_FORCE,
            years=DateRange(date(2017, 1, 1), date(2029, 1, 1)),
        ),
        PlanDocument(
            id="P3",
            title=Label("Kommuneplan 2021", "Municipal plan 2021"),
            kind=PlanKind.MUNICIPAL_PLAN,
            status=PlanStatus.ANNOUNCED,
        ),
        PlanDocument(
            id="P4",
            title=Label("Indkøbspolitik", "Procurement policy"),
            kind=PlanKind.POLICY,
            status=PlanStatus.ADOPTED,
            adopted=DateRange.months(date(2018, 5, 1), 1),
        ),
    ),
    links=(
        PlanLink(kind=LinkKind.FOLLOWED_UP_BY, first="P2", second="P1"),
        PlanLink(kind=LinkKind.ANNOUNCES, first="P1", second="P3"),
    ),
    election_period=ElectionPeriod(2018),
    hearing=Hearing(first=date(2019, 8, 12), last=date(2019, 10, 14)),
    hearing_report=HearingReport(approved=date(2020, 1, 29), approved_by="Byrådet"),
    revision=RevisionDecision(
        scope=RevisionScope.FULL, revises="P2", into="P3", statutes=("Planlovens § 23a",)
    ),
    supplements=(
        PlanSupplement(
            id="S1",
            title=Label("Centret", "The centre"),
            number=1,
            year=2021,
            plan="P2",
            local_plan="SK 66",
        ),
        PlanSupplement(id="S2", title=Label("Havnen", "The harbour"), number=2, plan="P2"),
        PlanSupplement(id="S3", title=Label("Skoven", "The woods"), number=1, plan="P3"),
    ),
    local_plans=(LocalPlan(id="L1", title=Label("Boliger", "Homes"), number="565"),),
    involvement=(
        Involvement(
            id="I1",
            title=Label("Dialogmøder", "Meetings"),
            when=DateRange(date(2017, 1, 1), date(2019, 1, 1)),
        ),
        Involvement(id="I2", title=Label("Workshop", "Workshop"), when=Unknown("dagen mangler")),
    ),
)
FULL = strategy(
    period=DateRange(date(2020, 1, 1), date(2031, 1, 1)),
    horizon=2030,
    visions=(Statement(id="B-V1", title=Label("Et godt sted", "A good place")),),
    mission=Statement(id="B-M1", title=Label("Sammen", "Together")),
    values=(
        Statement(id="B-W1", title=Label("Mod", "Courage")),
        Statement(id="B-W2", title=Label("Ansvar", "Responsibility")),
    ),
    principles=(Statement(id="B-P1", title=Label("Helhed", "Wholeness")),),
    themes=(CLIMATE, WELFARE),
    challenges=(
        Challenge(
            id="C1",
            title=Label("Klimaet", "The climate"),
            keywords=(Term(text="Elbiler"), Term(text="Skovrejsning")),
            outcomes=(Term(text="Mere natur"),),
            sdgs=Unknown("ikonerne gik tabt"),
        ),
        Challenge(id="C2", title=Label("Boliger", "Housing"), sdgs=(SdgReference("11"),)),
    ),
    effects=(Statement(id="B-E1", title=Label("Bedre sundhed", "Better health")),),
    sdgs=(SdgReference("4.a"), SdgReference("13"), SdgReference("13")),
    process=PROCESS,
)


DANISH = """\
Byen 2030

Kommune: Sorø
Periode: 2020–2030
Horisont: 2030
Indhold: 2 temaer; 1 undertema; 1 visionsmål; 1 mål; 3 måltal
Vision: Et godt sted
Mission: Sammen
Værdier: Mod; Ansvar
Principper: Helhed

1. Klima (tværgående)
  - K1: Lavere udledning (visionsmål)
    - CO2-udledning, kommunen: (højst) 1,7 ton pr. borger i 2030; udgangspunkt ikke oplyst
    - CO2-udledning: neutral i 2045; udgangspunkt 2017, værdi ikke oplyst; arbejdes hen imod
    Verdensmål: 13 Klimaindsats (tilføjet af en bruger)
  Ambitioner: Færre biler; Mere skov
  Samarbejde om: Varme

2. Velfærd
  2.1. Læring
    - V1: Flere gennemfører
      - 25-årige med en ungdomsuddannelse: mindst 90 % i 2030; fælles frist; udgangspunkt ikke
        oplyst (tallet står kun i en figur); understøttes af udviklingen
    Initiativer: Ungeguide (i gang, 2025, for V1)

Udfordringer
  - Klimaet
    Stikord: Elbiler; Skovrejsning
    Kan føre til: Mere natur
    Verdensmål: ikke oplyst (ikonerne gik tabt)
  - Boliger
    Verdensmål: 11 Bæredygtige byer og lokalsamfund

Virkninger: Bedre sundhed
Verdensmål: 4.a Kvalitetsuddannelse; 13 Klimaindsats

Planproces
  Dokument: Byen 2030 (planstrategi, vedtaget)
  Vedtaget: januar 2020; Byrådet
  Offentliggjort: ikke oplyst
  Valgperiode: 2018–2021
  Høring: 12. august 2019 til og med 14. oktober 2019
  Hvidbog: godkendt 29. januar 2020; Byrådet
  Revision: fuld revision; Kommuneplan 2017 → Kommuneplan 2021; Planlovens § 23a
  Andre planer: Kommuneplan 2017 (kommuneplan, 2017–2028, gældende); Kommuneplan 2021 (kommuneplan,
    bebudet); Indkøbspolitik (politik, vedtaget maj 2018)
  Sammenhæng: Kommuneplan 2017 følges op af Byen 2030; Byen 2030 bebuder Kommuneplan 2021
  Tillæg til Kommuneplan 2017: nr. 1-2021 Centret (lokalplan SK 66); nr. 2 Havnen
  Tillæg til Kommuneplan 2021: nr. 1 Skoven
  Lokalplaner: 565 Boliger
  Borgerinddragelse: Dialogmøder, 2017–2018; Workshop, ikke oplyst (dagen mangler)
"""


def test_a_whole_strategy_in_danish() -> None:
    assert f"{FULL}\n" == DANISH


ENGLISH = """\
The town 2030

Municipality: Sorø
Period: 2020–2030
Horizon: 2030
Contents: 2 themes; 1 sub-theme; 1 vision goal; 1 goal; 3 targets
Vision: A good place
Mission: Together
Values: Courage; Responsibility
Principles: Wholeness

1. Climate (cross-cutting)
  - K1: Lower emissions (vision goal)
    - CO2 emissions, the municipality: (at most) 1.7 tonnes per head by 2030; baseline not stated
    - CO2 emissions: neutral by 2045; baseline 2017, value not stated; worked towards
    SDGs: 13 Climate action (added by a user)
  Ambitions: Fewer cars; More woods
  Collaboration on: Heating

2. Welfare
  2.1. Learning
    - V1: More complete
      - 25-year-olds with a youth education: at least 90% by 2030; shared deadline; baseline not
        stated (tallet står kun i en figur); supported by the development
    Initiatives: Youth guides (under way, 2025, for V1)

Challenges
  - The climate
    Keywords: Elbiler; Skovrejsning
    May lead to: Mere natur
    SDGs: not stated (ikonerne gik tabt)
  - Housing
    SDGs: 11 Sustainable cities and communities

Effects: Better health
SDGs: 4.a Quality education; 13 Climate action

Plan process
  Document: The town 2030 (planning strategy, adopted)
  Adopted: 2020-01; Byrådet
  Published: not stated
  Election period: 2018–2021
  Hearing: 2019-08-12 to 2019-10-14
  Report on the hearing: approved 2020-01-29; Byrådet
  Revision: full revision; Municipal plan 2017 → Municipal plan 2021; Planlovens § 23a
  Other plans: Municipal plan 2017 (municipal plan, 2017–2028, in force); Municipal plan 2021
    (municipal plan, announced); Procurement policy (policy, adopted 2018-05)
  How plans lead to each other: Municipal plan 2017 is followed up by The town 2030; The town 2030
    announces Municipal plan 2021
  Supplements to Municipal plan 2017: no. 1-2021 The centre (local plan SK 66); no. 2 The harbour
  Supplements to Municipal plan 2021: no. 1 The woods
  Local plans: 565 Homes
  Involvement of citizens: Meetings, 2017–2018; Workshop, not stated (dagen mangler)
"""


def test_a_whole_strategy_in_english() -> None:
    # what is printed in Danish, the keywords and whoever adopted the plan, stays as printed
    assert FULL.to_text("en") + "\n" == ENGLISH


def test_what_a_document_leaves_open_is_shown_as_such() -> None:
    bare = strategy(period=Unknown("titelbladet gik tabt"))
    assert str(bare).split("\n") == [
        "Byen 2030",
        "",
        "Kommune: Sorø",
        "Periode: ikke oplyst (titelbladet gik tabt)",
        "Indhold: 0 temaer; 0 mål; 0 måltal",
        "",
        "Verdensmål: ikke oplyst",
        "Planproces: ikke oplyst",
    ]


def test_no_sdgs_are_none_and_not_unknown() -> None:
    assert "Verdensmål: ingen" in str(strategy(sdgs=()))
    assert "SDGs: none" in strategy(sdgs=()).to_text("en")


def test_a_process_that_says_little_shows_what_it_does_not_say() -> None:
    document = PlanDocument(
        id="P1",
        title=Label("Byen 2030", "The town 2030"),
        kind=PlanKind.STRATEGY,
        status=PlanStatus.PROPOSED,
    )
    in_force = PlanDocument(
        id="P2",
        title=Label("Plan 17", "Plan 17"),
        kind=PlanKind.MUNICIPAL_PLAN,
        status=PlanStatus.IN_FORCE,
        adopted=DateRange.inclusive(date(2017, 12, 20), date(2017, 12, 20)),
    )
    growth = PlanDocument(
        id="P3",
        title=Label("Vækststrategi", "Growth strategy"),
        kind=PlanKind.OTHER,
        status=Unknown("den skal udarbejdes"),
    )
    process = PlanProcess(
        document="P1",
        documents=(document, in_force, growth),
        hearing_report=HearingReport(approved=date(2020, 1, 29)),
    )
    assert strategy(process=process).to_text(width=80).split("\n")[8:] == [
        "Planproces",
        "  Dokument: Byen 2030 (planstrategi, i forslag)",
        "  Vedtaget: ikke oplyst",
        "  Offentliggjort: ikke oplyst",
        "  Valgperiode: ikke oplyst",
        "  Høring: ikke oplyst",
        "  Hvidbog: godkendt 29. januar 2020",
        "  Andre planer: Plan 17 (kommuneplan, gældende, vedtaget 20. december 2017);",
        "    Vækststrategi (plan), status ikke oplyst (den skal udarbejdes)",
    ]
    unreported = attrs.evolve(process, hearing_report=Unknown("no report on a hearing is stated"))
    assert "  Hvidbog: ikke oplyst\n" in str(strategy(process=unreported))


@pytest.mark.parametrize(
    ("baseline", "da", "en"),
    (
        (
            Baseline(year=2017, value="2.3"),
            "udgangspunkt 2,3 ton pr. borger i 2017",
            "baseline 2.3 tonnes per head in 2017",
        ),
        (
            Baseline(year=2017),
            "udgangspunkt 2017, værdi ikke oplyst",
            "baseline 2017, value not stated",
        ),
        (
            Baseline(year=Unknown("året mangler"), value="2.3"),
            "udgangspunkt 2,3 ton pr. borger, år ikke oplyst (året mangler)",
            "baseline 2.3 tonnes per head, year not stated (året mangler)",
        ),
    ),
)
def test_a_baseline_says_which_of_year_and_value_is_missing(
    baseline: Baseline, da: str, en: str
) -> None:
    found = theme(goal(target(value="1.7", deadline=2030, baseline=baseline)))
    assert found.to_text("da", width=200).endswith(f" i 2030; {da}")
    assert found.to_text("en", width=200).endswith(f" by 2030; {en}")


def test_a_direction_has_no_deadline_and_goes_as_far_as_its_limit() -> None:
    more = target(
        indicator=YOUTH, form=TargetForm.DIRECTION, direction=Direction.INCREASE, limit=100
    )
    steering = goal(more, role=GoalRole.STEERING_GOAL)
    # 100 % is not broken, though 100 would have had room
    assert theme(steering).to_text(width=72).split("\n") == [
        "Klima",
        "",
        "- K1: Lavere udledning (styrende mål)",
        "  - 25-årige med en ungdomsuddannelse: stigende; uden frist; grænse",
        "    100 %; udgangspunkt ikke oplyst",
    ]


def test_goals_that_are_all_called_the_same_are_called_so_once() -> None:
    goals = [goal(id=name, role=GoalRole.STEERING_GOAL) for name in ("K1", "K2")]
    found = str(strategy(themes=(theme(*goals),)))
    assert "Indhold: 1 tema; 2 styrende mål; 0 måltal" in found
    assert found.count("styrende") == 1
    # a theme by itself has no contents to say it in
    assert str(theme(*goals)).count("(styrende mål)") == 2


def test_a_theme_by_itself_numbers_those_within_it() -> None:
    plain = Initiative(id="I1", title=Label("Kampagne", "Campaign"))
    inner = theme(id="T1.1.1", title=Label("Træer", "Trees"), initiatives=(plain,))
    child = theme(goal(), id="T1.1", title=Label("Skov", "Woods"), children=(inner,))
    assert theme(children=(child,)).to_text("en").split("\n") == [
        "Climate",
        "",
        "1. Woods",
        "  - K1: Lower emissions",
        "  1.1. Trees",
        "    Initiatives: Campaign (planned)",
    ]


def test_a_theme_that_holds_nothing_is_its_title() -> None:
    assert str(theme()) == "Klima"


def test_a_name_in_two_languages_is_one_sdg_only_once_for_each_who_tied_it() -> None:
    by_user = SdgReference("4", origin=SdgOrigin.USER)
    text = str(strategy(sdgs=(by_user, SdgReference("4"), by_user)))
    assert (
        "Verdensmål: 4 Kvalitetsuddannelse (tilføjet af en bruger); 4 Kvalitetsuddannelse\n" in text
    )


def test_long_lines_hang_below_their_own_text() -> None:
    long_title = Label("Energi- og varmeforsyning uden kul, olie og gas", "Energy")
    child = theme(goal(title=long_title), id="T1.1", title=long_title)
    assert theme(title=long_title, children=(child,)).to_text(width=40).split("\n") == [
        "Energi- og varmeforsyning uden kul, olie",
        "og gas",
        "",
        "1. Energi- og varmeforsyning uden kul,",
        "   olie og gas",
        "  - K1: Energi- og varmeforsyning uden",
        "    kul, olie og gas",
    ]


def test_no_line_is_wider_than_asked_for() -> None:
    words = "x" * 199
    found = strategy(
        label=Label(words, words), themes=(theme(goal(title=Label(words, words))), WELFARE)
    )
    for width in (40, 72, 100):
        assert max(map(len, found.to_text(width=width).split("\n"))) == width
    assert found.to_text(width=100) == str(found)


def test_a_line_break_in_a_title_breaks_no_line() -> None:
    assert str(theme(title=Label("Klima\n- og miljø", "Climate"))) == "Klima - og miljø"


@pytest.mark.parametrize("width", (39, 0, True, 80.0))
def test_a_wrong_width_or_language_is_refused(width: int) -> None:
    with pytest.raises(InvalidValueError, match="40 or more, got .* @ width"):
        FULL.to_text(width=width)
    for face in (FULL.to_text, CLIMATE.to_text, FULL.to_html, CLIMATE.to_html):
        with pytest.raises(InvalidValueError, match="unknown language"):
            face("de")  # type: ignore[arg-type]  # that is the point


def unknown_defaults() -> Iterator[str]:
    for found in pkgutil.iter_modules(model.__path__):
        module = importlib.import_module(f"{model.__name__}.{found.name}")
        for each in vars(module).values():
            if isinstance(each, type) and attrs.has(each):
                defaults = (field.default for field in attrs.fields(each))
                yield from (one.reason for one in defaults if isinstance(one, Unknown))


def test_the_reasons_that_say_no_more_than_not_stated_are_those_of_the_model() -> None:
    # another reason must never be left out, and a default one is English
    assert set(unknown_defaults()) == NO_MORE_THAN_NOT_STATED
