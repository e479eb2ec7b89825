"""StratML out: the order of the standard, every loss named, the same bytes every time."""

from __future__ import annotations

import locale
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any, Literal
from xml.etree import ElementTree as ET

import attrs
import pytest

from kommunedata.errors import InvalidValueError, WrongTypeError
from kommunedata.finding import Severity, Unknown
from kommunedata.io import StratMLExport, export_stratml
from kommunedata.language import Label
from kommunedata.municipality import Municipality
from kommunedata.period import DateRange
from kommunedata.source import Locator, Source
from kommunedata.strategy import (
    Ambition,
    Baseline,
    Challenge,
    CollaborationPoint,
    Commitment,
    Direction,
    Goal,
    GoalKind,
    GoalRole,
    Indicator,
    Initiative,
    InitiativeStatus,
    Observation,
    PlanDocument,
    PlanKind,
    PlanProcess,
    PlanStatus,
    SdgOrigin,
    SdgReference,
    Statement,
    Strategy,
    Target,
    TargetForm,
    Theme,
)

P2 = "{urn:ISO:std:iso:17469:tech:xsd:PerformancePlanOrReport}"

SOURCE = Source(
    id="plan",
    document="Plan 2030",
    publisher="Roskilde Kommune",
    sha256="0" * 64,
    url="https://www.example.org/plan?a=1&b=2",
)
PLACE = Locator(source=SOURCE, section=("Mål",), first_line=4, last_line=4, printed="90 %")

SHARE = Indicator(id="share", name=Label("Andel", "Share"), unit=Label("%", "%"))
JOBS = Indicator(id="jobs", name=Label("Job", "Jobs"), unit=Label("job", "jobs"), quantity="work")
SKILL = Indicator(id="skill", name=Label("Evne", "Skill"), unit=Unknown("nobody measures it"))
NATION = Indicator(id="nation", name=Label("Hele landet", "The country"), unit=Label("%", "%"))


def label(word: str) -> Label:
    return Label(word, f"{word} in English")


def goal(name: str, *targets: Target, **more: Any) -> Goal:
    more = {"role": GoalRole.GOAL, "kind": GoalKind.NUMERIC} | more
    return Goal(id=name, title=label(name), targets=targets, **more)


def target(name: str, indicator: Indicator, form: TargetForm, **more: Any) -> Target:
    return Target(
        id=name, indicator=indicator, form=form, **{"direction": Direction.INCREASE} | more
    )


PROCESS = PlanProcess(
    document="D1",
    documents=(
        PlanDocument(
            id="D1", title=label("Plan"), kind=PlanKind.STRATEGY, status=PlanStatus.ADOPTED
        ),
    ),
    published=DateRange.inclusive(date(2024, 2, 1), date(2024, 2, 1)),
)

FULL = Strategy(
    id="roskilde-2030",
    municipality=Municipality("0265"),
    label=label("Plan 2030"),
    period=DateRange.inclusive(date(2024, 1, 1), date(2030, 12, 31)),
    horizon=2035,
    visions=(
        Statement(id="V1", title=label("Vision"), locator=PLACE),
        Statement(id="V2", title=label("Mere vision")),
    ),
    mission=Statement(id="M", title=label("Mission")),
    values=(Statement(id="W1", title=label("Tillid")),),
    principles=(Statement(id="P1", title=label("Dialog")),),
    themes=(
        Theme(
            id="T1",
            title=label("Børn & <unge>"),
            cross_cutting=True,
            goals=(
                goal(
                    "G1",
                    target("G1-T1", SHARE, TargetForm.SHARE, value="90.0", deadline=2030),
                    target(
                        "G1-T2",
                        JOBS,
                        TargetForm.ABSOLUTE_CHANGE,
                        value=-5,
                        direction=Direction.DECREASE,
                        baseline=Baseline(year=2020, value=7),
                        scope=Label("by; land 100 %", "town; country 100 %"),
                        commitment=Commitment.AIM,
                        deadline_of_list=True,
                    ),
                    role=GoalRole.VISION_GOAL,
                    subjects=("schools", "health"),
                    sdgs=(SdgReference("4"), SdgReference("4.1", origin=SdgOrigin.USER)),
                ),
            ),
            ambitions=(Ambition(id="A1", title=label("Ambition")),),
            collaboration_points=(CollaborationPoint(id="S1", title=label("Samarbejde")),),
            initiatives=(
                Initiative(
                    id="I1",
                    title=label("Indsats"),
                    goals=("G1",),
                    period=DateRange(date(2024, 5, 1)),
                    status=InitiativeStatus.RUNNING,
                ),
            ),
            children=(
                Theme(
                    id="T1.1",
                    title=label("Skoler"),
                    goals=(
                        goal(
                            "G2",
                            target("G2-T1", SKILL, TargetForm.DIRECTION, limit="3.5"),
                            target(
                                "G2-T2",
                                SHARE,
                                TargetForm.BENCHMARK,
                                benchmark=NATION,
                                comparator_stated=True,
                                baseline=Baseline(year=Unknown("lost"), value=3),
                            ),
                        ),
                    ),
                ),
            ),
        ),
        Theme(id="kommune-0265", title=label("Klima")),
    ),
    challenges=(Challenge(id="C1", title=label("Klima")),),
    effects=(Statement(id="E1", title=label("Effekt")),),
    sdgs=(SdgReference("3", locator=PLACE), SdgReference("17")),
    process=PROCESS,
)

OBSERVATIONS = (
    Observation(indicator="share", year=2024, value="71.50", source="StatBank"),
    Observation(indicator="share", year=2023, value=70, example=True),
    Observation(indicator="other", year=2023, value=1),
)


def full(part: Literal[1, 2], lang: Literal["da", "en"] = "da") -> StratMLExport:
    return export_stratml(FULL, part=part, observations=OBSERVATIONS, lang=lang)


def warnings(export: StratMLExport) -> list[tuple[str, str | None]]:
    return [(each.code, each.where) for each in export.losses if each.severity is Severity.WARNING]


def texts(export: StratMLExport, path: str) -> list[str | None]:
    root = ET.fromstring(export.xml)  # noqa: S314 - we wrote it ourselves a moment ago
    return [each.text for each in root.iterfind(path.replace("//", f".//{P2}"))]


@pytest.mark.parametrize("lang", ("da", "en"))
@pytest.mark.parametrize("part", (1, 2))
def test_all_that_a_strategy_can_have_is_written_in_the_order_of_the_standard(
    part: Literal[1, 2], lang: Literal["da", "en"], departures: Callable[[bytes, int], list[str]]
) -> None:
    assert departures(full(part, lang).xml, part) == []


def test_the_check_of_the_order_finds_what_is_wrong(
    departures: Callable[[bytes, int], list[str]],
) -> None:
    xml = full(2).xml
    moved = xml.replace(b"<Name>", b"<Acronym>", 1).replace(b"</Name>", b"</Acronym>", 1)
    assert departures(moved, 2)
    assert departures(xml.replace(b">G2<", b">G1<"), 2) == ["Identifier 'G1' twice"]
    assert departures(xml.replace(b'Type="Performance_Report"', b""), 2)
    assert departures(xml, 1)


def test_themes_and_what_they_hold_are_goals_and_objectives_one_after_the_other() -> None:
    export = full(2)
    assert texts(export, "//Goal/" + P2 + "Identifier") == ["T1", "T1.1", "kommune-0265"]
    found = texts(export, "//Objective/" + P2 + "Identifier")
    assert found == ["G1", "A1", "S1", "I1", "G2"]
    assert texts(export, "//Goal/" + P2 + "OtherInformation") == [
        "kommunedata: cross_cutting=yes",
        "kommunedata: parent=T1",
    ]
    assert texts(export, "//Objective/" + P2 + "OtherInformation") == [
        "kommunedata: role=vision_goal; kind=numeric; subjects=schools,health; sdgs=4,4.1/user",
        "kommunedata: element=ambition",
        "kommunedata: element=collaboration_point",
        "kommunedata: element=initiative; status=running; goals=G1; first_day=2024-05-01",
        "kommunedata: role=goal; kind=numeric",
    ]


def test_the_municipality_is_an_organization_with_an_identifier_that_nothing_else_has() -> None:
    assert texts(full(2), "//Organization/" + P2 + "Identifier") == ["kommune-0265_"]
    assert texts(full(2), "//Organization/" + P2 + "Name") == ["Roskilde"]


def test_visions_missions_values_and_principles_have_elements_of_their_own() -> None:
    export = full(2)
    assert texts(export, "//Vision/" + P2 + "Description") == ["Vision"]
    assert texts(export, "//Mission/" + P2 + "Identifier") == ["M"]
    assert texts(export, "//Value/" + P2 + "Name") == ["Tillid", "Dialog"]
    assert texts(export, "//Value/" + P2 + "Description") == [
        "kommunedata: element=value; id=W1",
        "kommunedata: element=principle; id=P1",
    ]


def test_a_target_is_an_indicator_with_what_the_standard_lacks_in_a_note() -> None:
    found = texts(full(2), "//PerformanceIndicator/" + P2 + "OtherInformation")
    assert found == [
        "kommunedata: form=share; direction=increase; indicator=share",
        (
            "kommunedata: form=absolute_change; direction=decrease; value=-5; "
            "deadline_of_list=yes; scope=by%3B land 100 %25; commitment=aim; baseline_year=2020; "
            "baseline_value=7; indicator=jobs; indicator_quantity=work"
        ),
        "kommunedata: form=direction; direction=increase; limit=3.5; indicator=skill",
        (
            "kommunedata: form=benchmark; direction=increase; comparator_stated=yes; "
            "baseline_value=3; indicator=share; benchmark=nation; benchmark_name=Hele landet; "
            "benchmark_unit=%25"
        ),
    ]
    units = texts(full(2), "//PerformanceIndicator/" + P2 + "UnitOfMeasurement")
    assert units == ["%", "job", None, "%"]


def test_a_number_is_written_where_it_is_in_the_unit_and_a_change_is_not() -> None:
    export = full(2)
    assert texts(export, "//TargetResult/" + P2 + "NumberOfUnits") == ["90.0"]
    assert texts(export, "//TargetResult/" + P2 + "EndDate") == ["2030-12-31"]
    words = texts(export, "//TargetResult/" + P2 + "Description")
    assert words[0] == "(mindst) 90,0 % i 2030"
    assert str(words[1]).startswith("-5 job")


def test_observations_stand_by_year_and_an_invented_one_says_so() -> None:
    export = full(2)
    # 2023 and 2024 under each of the two targets of the indicator
    assert texts(export, "//ActualResult/" + P2 + "StartDate") == ["2023-01-01", "2024-01-01"] * 2
    assert texts(export, "//ActualResult/" + P2 + "NumberOfUnits") == ["70", "71.50"] * 2
    assert texts(export, "//ActualResult/" + P2 + "Description") == ["StatBank"] * 2
    assert texts(export, "//DescriptorName") == ["kommunedata"] * 2
    assert texts(export, "//DescriptorValue") == ["example=yes"] * 2


def test_a_plan_without_observations_is_a_plan_and_with_them_a_report() -> None:
    assert b' Type="Performance_Report">' in full(2).xml
    assert b' Type="Performance_Plan">' in export_stratml(FULL, part=2).xml
    assert b' Type="Performance_Plan">' in (
        export_stratml(FULL, part=2, observations=OBSERVATIONS[2:]).xml
    )
    assert b"Type=" not in full(1).xml


def test_dates_are_written_where_they_are_known() -> None:
    lines = full(1).xml.decode().split("<AdministrativeInformation>\n")[1].split("\n")
    assert lines[:5] == [
        "    <StartDate>2024-01-01</StartDate>",
        "    <EndDate>2030-12-31</EndDate>",
        "    <PublicationDate>2024-02-01</PublicationDate>",
        "    <Source>https://www.example.org/plan?a=1&amp;b=2</Source>",
        "  </AdministrativeInformation>",
    ]
    month = DateRange.months(date(2024, 2, 1), 1)
    open_ended = attrs.evolve(
        FULL,
        period=DateRange(date(2024, 1, 1)),
        process=attrs.evolve(PROCESS, published=month),
    )
    xml = export_stratml(open_ended, part=1).xml
    assert b"StartDate" in xml
    assert b"EndDate" not in xml
    assert b"PublicationDate" not in xml
    unknown = attrs.evolve(
        FULL,
        period=Unknown("no period is stated"),
        process=Unknown("no plan process is stated"),
        visions=(),
        sdgs=(),
    )
    export = export_stratml(unknown, part=1)
    assert b"AdministrativeInformation" not in export.xml
    assert "unknown-reason" not in {each.code for each in export.losses}


def test_what_part_2_does_not_hold_is_named() -> None:
    assert warnings(full(2)) == [
        ("language", "roskilde-2030"),
        ("vision", "V2"),
        ("challenge", "C1"),
        ("effect", "E1"),
        ("plan-process", "D1"),
        ("unknown-reason", "G2-T1"),
        ("unknown-reason", "G2-T2"),
        ("observation", "other"),
        ("locator", "roskilde-2030"),
    ]
    said = {each.code: each.message for each in full(2).losses}
    # the strategy, 4 statements, 3 themes, 5 parts of them and 4 targets
    assert said["language"] == (
        "the names in English, of 17: roskilde-2030, V1, M, W1, P1 and 12 more"
    )
    assert said["locator"] == "the places in the documents, of 2: roskilde-2030, V1"
    assert said["plan-process"] == ("how the strategy came to be, all but the day it was published")
    assert said["observation"] == "no target is of the indicator: 1 left out"
    # the strategy, 2 values, 2 of 3 themes, 5 parts of them, 4 targets, 1 example at 2 targets
    assert said["in-notes"].startswith("held in notes, which other programs show as text, of 16: ")


def test_what_part_1_does_not_hold_is_named_target_by_target() -> None:
    export = full(1)
    found = [each for each in export.losses if each.code == "target"]
    assert [each.where for each in found] == ["G1-T1", "G1-T2", "G2-T1", "G2-T2"]
    assert found[0].message == "Part 1 has no targets: Share, (at least) 90.0% by 2030"
    observations = [str(each) for each in export.losses if each.code == "observation"]
    assert observations == [
        "warning: Part 1 has no observations: 1 left out @ other",
        "warning: Part 1 has no observations: 2 left out @ share",
    ]


def test_why_something_is_unknown_is_lost_and_said() -> None:
    reason = "r" * 490
    strategy = attrs.evolve(
        FULL,
        period=Unknown(reason),
        sdgs=Unknown("icons"),
        process=Unknown("none printed"),
        themes=(
            Theme(
                id="T",
                title=label("T"),
                goals=(
                    goal(
                        "G",
                        target("X", SHARE, TargetForm.LEVEL, value=1, baseline=Unknown("hidden")),
                        target(
                            "Y",
                            SHARE,
                            TargetForm.BENCHMARK,
                            benchmark=attrs.evolve(NATION, unit=Unknown("not said")),
                            baseline=Baseline(year=2020),
                        ),
                    ),
                ),
            ),
        ),
    )
    found = [
        each for each in export_stratml(strategy, part=2).losses if each.code == "unknown-reason"
    ]
    assert [each.where for each in found] == [
        "roskilde-2030: period",
        "roskilde-2030: sdgs",
        "roskilde-2030: process",
        "X",
        "Y",
    ]
    assert len(found[0].message) == 500
    assert found[0].message.endswith("r…")
    assert found[3].message == "why the baseline is unknown: hidden"
    assert found[4].message == "why the unit of the benchmark is unknown: not said"


def test_the_same_strategy_gives_the_same_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    once = full(2)
    monkeypatch.setattr(locale, "getpreferredencoding", lambda *_: "cp1252")
    again = export_stratml(FULL, part=2, observations=reversed(OBSERVATIONS))
    assert again.xml == once.xml
    assert again.losses == once.losses
    assert once.xml.startswith(b'<?xml version="1.0" encoding="UTF-8"?>\n<PerformancePlanOrReport ')
    assert once.xml.endswith(b"</PerformancePlanOrReport>\n")
    assert b"\r" not in once.xml
    assert "      <Name>Børn &amp; &lt;unge&gt;</Name>\n".encode() in once.xml


def test_the_other_language_is_written_when_asked_for() -> None:
    export = full(2, "en")
    assert texts(export, "//TargetResult/" + P2 + "Description")[0] == "(at least) 90.0% by 2030"
    assert b"<Name>Plan 2030 in English</Name>" in export.xml
    message = next(each.message for each in export.losses if each.code == "language")
    assert message.startswith("the names in Danish, of 17")


def test_a_document_is_written_to_a_file(tmp_path: Path) -> None:
    file = tmp_path / "plan.xml"
    export = full(1)
    export.write(file)
    assert file.read_bytes() == export.xml
    with pytest.raises(InvalidValueError, match="cannot be written"):
        export.write(tmp_path / "missing" / "plan.xml")


def test_what_cannot_be_exported_is_refused() -> None:
    with pytest.raises(InvalidValueError, match="unknown part of StratML, allowed: 1 or 2, got 3"):
        export_stratml(FULL, part=3)  # type: ignore[arg-type]  # that is the point
    with pytest.raises(InvalidValueError, match="got True"):
        export_stratml(FULL, part=True)  # type: ignore[arg-type]  # that is the point
    with pytest.raises(InvalidValueError, match="unknown language"):
        export_stratml(FULL, part=1, lang="sv")  # type: ignore[arg-type]  # that is the point
    with pytest.raises(WrongTypeError, match="allowed: Strategy"):
        export_stratml("plan", part=1)  # type: ignore[arg-type]  # that is the point
    with pytest.raises(WrongTypeError, match="not a collection of Observation"):
        export_stratml(FULL, part=2, observations=[1])  # type: ignore[list-item]
    with pytest.raises(InvalidValueError, match="no theme, and StratML needs a Goal"):
        export_stratml(attrs.evolve(FULL, themes=()), part=1)
    with pytest.raises(InvalidValueError, match="two observations of one year"):
        export_stratml(FULL, part=2, observations=OBSERVATIONS[:1] * 2)
    bell = attrs.evolve(FULL, mission=Statement(id="M", title=Label("ring\a", "ring")))
    with pytest.raises(
        InvalidValueError,
        match=r"cannot hold, U\+0007, got 'ring\\x07' @ StrategicPlan/StrategicPlanCore/Mission/De",
    ):
        export_stratml(bell, part=1)
    assert b"ring" in export_stratml(bell, part=1, lang="en").xml
