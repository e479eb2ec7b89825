"""StratML in: documents as they are found, and those made to do harm."""

from __future__ import annotations

import contextlib
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kommunedata.errors import InvalidValueError, LoadError, NotFoundError, WrongTypeError
from kommunedata.finding import Severity, Unknown
from kommunedata.io import StratMLImport, load_stratml
from kommunedata.io.files import MAX_BYTES
from kommunedata.io.stratml import tree
from kommunedata.language import Label
from kommunedata.municipality import Municipality
from kommunedata.period import DateRange
from kommunedata.strategy import (
    Commitment,
    Direction,
    GoalKind,
    GoalRole,
    Indicator,
    Observation,
    Strategy,
    Target,
    TargetForm,
    Theme,
)

CORE = "urn:ISO:std:iso:17469:tech:xsd:stratml_core"
REPORT = "urn:ISO:std:iso:17469:tech:xsd:PerformancePlanOrReport"
ROSKILDE = Municipality("0265")
GOAL = "<Goal><Name>Veje</Name><Description/></Goal>"


def load(xml: str | bytes, **directions: Direction) -> StratMLImport:
    content = xml.encode() if isinstance(xml, str) else xml
    given = {name.replace("_", "-"): each for name, each in directions.items()}
    return load_stratml(content, id="plan", municipality=ROSKILDE, directions=given)


def plan(core: str = GOAL, head: str = "<Name>Plan</Name>", tail: str = "") -> str:
    inner = f"{head}<StrategicPlanCore>{core}</StrategicPlanCore>{tail}"
    return f'<StrategicPlan xmlns="{CORE}">{inner}</StrategicPlan>'


def report(indicator: str) -> str:
    """Return a document of Part 2 with one indicator, its results as given."""
    inner = (
        "<Name>Plan</Name><StrategicPlanCore><Goal><Name>Veje</Name><Description/>"
        "<Identifier>T</Identifier><Objective><Name>Gode veje</Name><Identifier>G</Identifier>"
        f"<PerformanceIndicator>{indicator}</PerformanceIndicator></Objective></Goal>"
        "</StrategicPlanCore>"
    )
    return f'<PerformancePlanOrReport xmlns="{REPORT}" Type="">{inner}</PerformancePlanOrReport>'


def measured(*results: str, name: str = "Huller", unit: str = "stk.", more: str = "") -> str:
    instances = "".join(f"<MeasurementInstance>{each}</MeasurementInstance>" for each in results)
    return (
        f"<MeasurementDimension>{name}</MeasurementDimension>"
        f"<UnitOfMeasurement>{unit}</UnitOfMeasurement><Identifier>I</Identifier>{instances}{more}"
    )


def actual(start: str, end: str, number: str, more: str = "") -> str:
    dates = f"<StartDate>{start}</StartDate><EndDate>{end}</EndDate>"
    return f"<ActualResult>{dates}<NumberOfUnits>{number}</NumberOfUnits>{more}</ActualResult>"


def note(facts: str) -> str:
    return f"<OtherInformation>kommunedata: {facts}</OtherInformation>"


def lost(found: StratMLImport, code: str) -> list[str]:
    return [str(each) for each in found.losses if each.code == code]


def problems(xml: str | bytes) -> tuple[str, ...]:
    with pytest.raises(LoadError) as caught:
        load(xml)
    return caught.value.problems or (str(caught.value),)


FOREIGN = f"""\ufeff<?xml version="1.0" encoding="utf-8"?>
<?xml-stylesheet type="text/xsl" href="part2.xsl"?>
<s:PerformancePlanOrReport xmlns:s="{REPORT}" Type="Strategic_Plan"
    xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="{REPORT} a.xsd">
  <s:id/>
  <s:StrategicPlanCore>
    <s:Goal>
      <s:OtherInformation>Se bilag.</s:OtherInformation>
      <s:Identifier>2f1c0d1e-0000-4000-8000-000000000001</s:Identifier>
      <s:Name>
         Sund kommune
      </s:Name>
      <s:Description>Et godt liv.</s:Description>
      <s:Stakeholder StakeholderTypeType=""><s:Name> </s:Name></s:Stakeholder>
      <s:Stakeholder><s:Name>Borgere</s:Name></s:Stakeholder>
      <s:Stakeholder><s:Name>Foreninger</s:Name></s:Stakeholder>
      <s:Objective>
        <s:PerformanceIndicator PerformanceIndicatorType="Quantitative" ValueChainStage="">
          <s:Identifier>_i</s:Identifier>
          <s:OtherInformation/>
          <s:MeasurementInstance>
            <s:TargetResult>
              <s:Description>Flere</s:Description><s:NumberOfUnits> +72.5 </s:NumberOfUnits>
              <s:StartDate>2030-01-01</s:StartDate><s:EndDate>2030-12-31</s:EndDate>
            </s:TargetResult>
            <s:TargetResult><s:NumberOfUnits>.5</s:NumberOfUnits></s:TargetResult>
            <s:TargetResult><s:Description>Alle</s:Description></s:TargetResult>
            <s:ActualResult>
              <s:EndDate>2026-12-31Z</s:EndDate><s:NumberOfUnits>71.</s:NumberOfUnits>
              <s:StartDate>2026-01-01</s:StartDate>
            </s:ActualResult>
          </s:MeasurementInstance>
          <s:UnitOfMeasurement>%</s:UnitOfMeasurement>
          <s:MeasurementDimension>Fysisk aktive på 25 år</s:MeasurementDimension>
        </s:PerformanceIndicator>
        <s:Description>Flere aktive voksne</s:Description>
        <s:Identifier>_o</s:Identifier>
      </s:Objective>
    </s:Goal>
    <s:Value><s:Name>Tillid</s:Name><s:Description>Vi stoler på hinanden.</s:Description></s:Value>
    <s:Vision><s:Description>Sundhed</s:Description><s:Identifier>_v</s:Identifier></s:Vision>
    <s:Vision><s:Identifier>_w</s:Identifier></s:Vision>
    <s:Organization><s:Name>Region</s:Name></s:Organization>
  </s:StrategicPlanCore>
  <s:Name>Sundhedsplan</s:Name>
  <s:Submitter><s:GivenName>Kim</s:GivenName></s:Submitter>
</s:PerformancePlanOrReport>
"""


def test_children_are_read_by_name_in_whatever_order_they_stand() -> None:
    found = load(FOREIGN, fysisk_aktive_paa_25_aar=Direction.INCREASE)
    strategy = found.strategy
    assert found.part == 2
    assert strategy.label == Label("Sundhedsplan", "Sundhedsplan")
    assert strategy.municipality == ROSKILDE
    assert [(each.id, each.title_da) for each in strategy.visions] == [("_v", "Sundhed")]
    assert [(each.id, each.title_en) for each in strategy.values] == [("value-1", "Tillid")]
    (theme,) = strategy.themes
    assert (theme.id, theme.title_da) == ("theme-1", "Sund kommune")
    (goal,) = theme.goals
    assert (goal.id, goal.title_da) == ("_o", "Flere aktive voksne")
    assert (goal.role, goal.kind) == (GoalRole.GOAL, GoalKind.NUMERIC)
    indicator = Indicator(
        id="fysisk-aktive-paa-25-aar",
        name=Label("Fysisk aktive på 25 år", "Fysisk aktive på 25 år"),
        unit=Label("%", "%"),
    )
    assert goal.targets == (
        Target(
            id="_i",
            indicator=indicator,
            form=TargetForm.LEVEL,
            direction=Direction.INCREASE,
            value="72.5",
            deadline=2030,
        ),
        Target(
            id="_i-1",
            indicator=indicator,
            form=TargetForm.LEVEL,
            direction=Direction.INCREASE,
            value="0.5",
        ),
    )
    assert found.observations == (Observation(indicator=indicator.id, year=2026, value=71),)


def test_all_that_a_foreign_document_says_and_the_strategy_does_not_is_named() -> None:
    found = load(FOREIGN, fysisk_aktive_paa_25_aar=Direction.INCREASE)
    core = "PerformancePlanOrReport/StrategicPlanCore"
    indicator = f"{core}/Goal/Objective/PerformanceIndicator"
    instance = f"{indicator}/MeasurementInstance"
    assert [str(each) for each in found.losses] == [
        "note: one language for both: the file does not say which @ PerformancePlanOrReport",
        f"note: the time zone of EndDate, 2026-12-31Z @ {instance}/ActualResult",
        (
            "note: Identifier '2f1c0d1e-0000-4000-8000-000000000001' is no name; "
            f"it is called 'theme-1' @ {core}/Goal"
        ),
        "warning: no place for Submitter: 'Kim' @ PerformancePlanOrReport",
        f"warning: no place for Vision: '_w' @ {core}",
        f"warning: no place for Organization: 'Region' @ {core}",
        f"warning: no place for OtherInformation: 'Se bilag.' @ {core}/Goal",
        f"warning: no place for Description: 'Et godt liv.' @ {core}/Goal",
        f"warning: no place for 2 Stakeholder: 'Borgere Foreninger' @ {core}/Goal",
        (
            "warning: no place for the attribute PerformanceIndicatorType='Quantitative' "
            f"@ {indicator}"
        ),
        f"warning: no place for TargetResult: 'Alle' @ {instance}",
        f"warning: no place for Description: 'Flere' @ {instance}/TargetResult[1]",
        f"warning: no place for Description: 'Vi stoler på hinanden.' @ {core}/Value",
    ]


def test_a_target_without_a_direction_is_not_built_and_is_named() -> None:
    found = load(FOREIGN)
    assert found.strategy.targets == ()
    assert found.strategy.goals[0].kind is GoalKind.NUMERIC
    where = (
        "PerformancePlanOrReport/StrategicPlanCore/Goal/Objective/PerformanceIndicator/"
        "MeasurementInstance/TargetResult"
    )
    name = "fysisk-aktive-paa-25-aar"
    what = f"warning: no direction of {name!r} is given in `directions`, so no target is built"
    assert lost(found, "target") == [
        f"{what}: 72.5 by 2030 @ {where}[1]",
        f"{what}: 0.5 by None @ {where}[2]",
    ]


def test_a_direction_is_of_an_indicator_in_the_file() -> None:
    with pytest.raises(NotFoundError, match="did you mean 'fysisk-aktive-paa-25-aar'"):
        load(FOREIGN, fysisk_aktive_paa_25=Direction.INCREASE)
    with pytest.raises(WrongTypeError, match="not a collection of Direction"):
        load(FOREIGN, fysisk_aktive_paa_25_aar="increase")  # type: ignore[arg-type]


def test_a_plan_of_part_1_needs_no_more_than_a_name_and_a_goal() -> None:
    found = load(plan())
    assert found.part == 1
    assert found.observations == ()
    assert found.strategy == Strategy(
        id="plan",
        municipality=ROSKILDE,
        label=Label("Plan", "Plan"),
        themes=(Theme(id="theme-1", title=Label("Veje", "Veje")),),
    )
    assert [(each.code, each.severity) for each in found.losses] == [
        ("language", Severity.NOTE),
        ("identifier", Severity.NOTE),
    ]


def test_a_file_is_read_as_its_bytes_are(tmp_path: Path) -> None:
    file = tmp_path / "plan.xml"
    file.write_bytes(plan().encode())
    for path in (file, str(file)):
        found = load_stratml(path, id="plan", municipality=ROSKILDE)
        assert found == load(plan())
    with pytest.raises(LoadError, match=r"^missing\.xml: cannot be read"):
        load_stratml(tmp_path / "missing.xml", id="plan", municipality=ROSKILDE)


def test_the_caller_says_whose_plan_it_is_and_what_it_is_called() -> None:
    with pytest.raises(WrongTypeError, match="allowed: Municipality, got '0265'"):
        load_stratml(b"", id="plan", municipality="0265")  # type: ignore[arg-type]
    with pytest.raises(InvalidValueError, match=r"got 'Plan 2030' @ Strategy\.id") as caught:
        load_stratml(plan().encode(), id="Plan 2030", municipality=ROSKILDE)
    assert not isinstance(caught.value, LoadError)


def test_ids_are_made_around_those_that_are_there() -> None:
    taken = "<Goal><Name>A</Name><Description/><Identifier>theme-1</Identifier></Goal>"
    found = load(plan(f"{GOAL}{taken}{GOAL}"))
    assert [each.id for each in found.strategy.themes] == ["theme-2", "theme-1", "theme-3"]
    assert [each.split(" @ ")[0] for each in lost(found, "identifier")] == [
        "note: no Identifier; it is called 'theme-2'",
        "note: no Identifier; it is called 'theme-3'",
    ]


def test_a_text_too_long_for_a_name_is_cut_and_said() -> None:
    found = load(plan(GOAL.replace("Veje", "V" * 201)))
    assert found.strategy.themes[0].title_da == "V" * 199 + "…"
    assert lost(found, "cut")[0].startswith("warning: cut after 199 characters: VVV")


def test_dates_make_a_period() -> None:
    def period(dates: str) -> DateRange | Unknown:
        tail = f"<AdministrativeInformation>{dates}</AdministrativeInformation>"
        return load(plan(tail=tail)).strategy.period

    start, end = "<StartDate>2024-01-01</StartDate>", "<EndDate>2030-12-31</EndDate>"
    assert period(start + end) == DateRange.inclusive(date(2024, 1, 1), date(2030, 12, 31))
    assert period(start) == DateRange(date(2024, 1, 1))
    assert period("<Source>x</Source>") == Unknown("no period is stated")
    assert period(end) == Unknown("only its last day is stated, 2030-12-31")
    tail = f"<AdministrativeInformation>{end}</AdministrativeInformation>"
    (said,) = lost(load(plan(tail=tail)), "unknown-reason")
    assert said.startswith("warning: no StartDate: only its last day is stated, 2030-12-31 @ Strat")


def test_text_and_elements_where_none_belong_are_named() -> None:
    core = f'løs tekst{GOAL}<x:Goal xmlns:x="urn:x"><Name>Skjult</Name></x:Goal>'
    found = load(plan(core.replace("Veje", "Veje<b>fede</b>")))
    assert found.strategy.themes[0].title_da == "Veje"
    assert lost(found, "left-out") == [
        "warning: no place for the text 'løs tekst' @ StrategicPlan/StrategicPlanCore",
        "warning: no place for {urn:x}Goal: 'Skjult' @ StrategicPlan/StrategicPlanCore",
        "warning: no place for b: 'fede' @ StrategicPlan/StrategicPlanCore/Goal/Name",
    ]


def test_an_observation_is_of_the_year_of_its_dates() -> None:
    found = load(
        report(
            measured(
                actual("2024-01-01", "2024-12-31", "7.50", "<Description>Tælling</Description>"),
                actual("2025-01-01", "2025-06-30", "8"),
                actual("", "2026-12-31", "9"),
                actual("2027-07-01", "2028-06-30", "10"),
                actual("", "", "11"),
                actual("2029-01-01", "2029-12-31", ""),
            )
        )
    )
    assert [(each.year, each.value, each.source) for each in found.observations] == [
        (2024, Decimal("7.50"), "Tælling"),
        (2025, Decimal(8), None),
        (2026, Decimal(9), None),
    ]
    assert [each.split(" @ ")[0] for each in lost(found, "day")] == [
        "warning: the days 2025-01-01 to 2025-06-30 became the year 2025",
        "warning: the days None to 2026-12-31 became the year 2026",
    ]
    assert [each.split(" @ ")[0] for each in lost(found, "observation")] == [
        "warning: of no single year or no number: 10 from 2027-07-01 to 2028-06-30",
        "warning: of no single year or no number: 11 from None to None",
        "warning: of no single year or no number: None from 2029-01-01 to 2029-12-31",
    ]


def test_two_figures_for_one_year_are_both_left_out() -> None:
    year = ("2024-01-01", "2024-12-31")
    found = load(report(measured(*(actual(*year, each) for each in ("7", "7.0", "8", "9")))))
    assert found.observations == ()
    assert [each.split(" @ ")[0] for each in lost(found, "observation")] == [
        f"warning: another observation of 'huller' in 2024, so none of them is taken: {each}"
        for each in ("8", "9")
    ]


def test_a_source_too_long_is_cut_and_said() -> None:
    long = f"<Description>{'S' * 501}</Description>"
    found = load(report(measured(actual("2024-01-01", "2024-12-31", "7", long))))
    assert found.observations[0].source == "S" * 499 + "…"
    assert len(lost(found, "cut")) == 1


def test_a_descriptor_of_another_program_is_named() -> None:
    def descriptor(name: str, value: str) -> str:
        inner = f"<DescriptorName>{name}</DescriptorName><DescriptorValue>{value}</DescriptorValue>"
        return f"<Descriptor>{inner}</Descriptor>"

    def found(text: str) -> StratMLImport:
        return load(report(measured(actual("2024-01-01", "2024-12-31", "7", text))))

    status = found(descriptor("Status", "Nået"))
    assert not status.observations[0].example
    assert lost(status, "left-out")[0].startswith("warning: no place for Descriptor: 'Status Nået'")
    assert not found(descriptor("", "Nået")).observations[0].example
    assert found(descriptor("kommunedata", "example=yes")).observations[0].example


def test_a_deadline_within_a_year_is_the_end_of_it_and_said() -> None:
    result = (
        "<TargetResult><StartDate>2029-01-01</StartDate><EndDate>2030-06-30</EndDate>"
        "<NumberOfUnits>3</NumberOfUnits></TargetResult>"
    )
    found = load(report(measured(result)), huller=Direction.DECREASE)
    assert found.strategy.targets[0].deadline == 2030
    assert lost(found, "day")[0].startswith("warning: the day 2030-06-30 became the end of 2030")
    assert lost(found, "left-out")[0].startswith("warning: no place for StartDate: '2029-01-01'")


def test_an_indicator_needs_a_dimension_and_no_unit() -> None:
    result = "<TargetResult><NumberOfUnits>3</NumberOfUnits></TargetResult>"
    found = load(report(measured(result, unit="")), huller=Direction.DECREASE)
    assert found.strategy.targets[0].indicator.unit == Unknown("no unit is stated")
    found = load(report(measured(result, name=" ")))
    assert found.strategy.goals[0].kind is GoalKind.QUALITATIVE
    assert lost(found, "left-out")[0].startswith("warning: no place for PerformanceIndicator: 'stk")


def test_indicators_of_one_name_differ_by_their_unit() -> None:
    def indicator(name: str, unit: str) -> str:
        inner = measured(actual("2024-01-01", "2024-12-31", "7"), name=name, unit=unit)
        inner = inner.replace("<Identifier>I</Identifier>", "")
        return f"<PerformanceIndicator>{inner}</PerformanceIndicator>"

    names = "CO₂ t", "CO₂ kg", "CO₂ t", "25-årige %", "北 %", f"{'x' * 70} "
    text = "".join(indicator(*each.split(" ")) for each in names)
    both = report(measured()).replace("</PerformanceIndicator>", f"</PerformanceIndicator>{text}")
    assert [each.indicator for each in load(both).observations] == [
        "co2",
        "co2-2",
        "indicator-25-aarige",
        "indicator",
        "x" * 50,
    ]


OURS = measured(
    "<TargetResult><EndDate>2030-12-31</EndDate><NumberOfUnits>3</NumberOfUnits>"
    "<Description>{words}</Description></TargetResult>",
    more=note("{facts}"),
)


def ours(facts: str, words: str = "Færre huller") -> str:
    return report(OURS.replace("{facts}", facts).replace("{words}", words))


def test_a_note_of_ours_says_what_the_target_is() -> None:
    found = load(ours("form=level; direction=decrease; indicator=potholes; commitment=aim"))
    (target,) = found.strategy.targets
    assert (target.id, target.indicator.id, target.value) == ("I", "potholes", Decimal(3))
    assert (target.direction, target.commitment) == (Direction.DECREASE, Commitment.AIM)
    assert lost(found, "left-out")[0].startswith("warning: no place for Description: 'Færre hull")
    known = ours("form=level; direction=decrease; indicator=potholes", "(at most) 3 stk. by 2030")
    assert lost(load(known), "left-out") == []


def test_an_indicator_of_a_note_keeps_its_id_from_others() -> None:
    facts = "form=level; direction=decrease; indicator=huller"
    other = (
        "<PerformanceIndicator><MeasurementDimension>Huller</MeasurementDimension>"
        "<UnitOfMeasurement>%</UnitOfMeasurement><MeasurementInstance>"
        f"{actual('2024-01-01', '2024-12-31', '7')}</MeasurementInstance></PerformanceIndicator>"
    )
    text = ours(facts).replace("<PerformanceIndicator>", f"{other}<PerformanceIndicator>")
    assert load(text).observations[0].indicator == "huller-2"


@pytest.mark.parametrize(
    ("facts", "reason"),
    (
        ("form=level", "unknown Direction, allowed: increase, decrease, got ''"),
        ("form=leval; direction=decrease", "did you mean 'level'?"),
        ("direction=decrease", "unknown fact in a note, got 'direction'"),
        ("form=level; direction=decrease; foo=1", "unknown fact in a note, got 'foo'"),
        ("form=level; form=level", "a note of kommunedata that is not one, allowed: name=fact"),
        ("form", "a note of kommunedata that is not one"),
        ("form=", "a note of kommunedata that is not one"),
        ("form=level; direction=decrease; limit=x", "not a plain number"),
        ("form=level; direction=decrease; indicator=A B", "not of the form"),
        ("form=level; direction=decrease; deadline_of_list=no", "deadline_of_list in a note"),
        ("form=level; direction=decrease; baseline_year=1066", "baseline_year in a note, allowed"),
        ("form=benchmark; direction=decrease; benchmark=b", "a benchmark without benchmark_name"),
        ("form=net_zero; direction=decrease", "net zero, allowed: 0, decreasing, got Decimal('3')"),
    ),
)
def test_a_note_that_cannot_be_read_is_a_problem_of_its_place(facts: str, reason: str) -> None:
    (problem,) = problems(ours(facts))
    assert reason in problem
    assert problem.endswith(
        " @ document: PerformancePlanOrReport/StrategicPlanCore/Goal/Objective/PerformanceIndicator"
    )


def test_a_note_is_of_one_target() -> None:
    second = "<TargetResult><EndDate>2031-12-31</EndDate></TargetResult>"
    one = ours("form=level; direction=decrease")
    two = one.replace("</TargetResult>", f"</TargetResult>{second}")
    assert problems(two)[0].startswith("targets in an indicator, allowed: one, as the note is of")


@pytest.mark.parametrize(
    ("core", "reason"),
    (
        (f"{GOAL}<Value><Name>A</Name><Description>kommunedata: element=x</Description></Value>",
         "element in a note, allowed: value, principle, got 'x'"),
        (GOAL.replace("</Goal>", f"{note('parent=T9')}</Goal>"), "no Goal before this one is its"),
        (GOAL.replace("</Goal>",
         f"<Objective><Name>A</Name>{note('element=x')}</Objective></Goal>"),
         "element in a note, allowed: ambition, collaboration_point, initiative, got 'x'"),
        (GOAL.replace("</Goal>",
         f"<Objective><Name>A</Name>{note('sdgs=18')}</Objective></Goal>"),
         "unknown goal or target, allowed: 1 to 17"),
        (GOAL.replace("</Goal>", "<Objective><Name>A</Name>"
         f"{note('element=initiative; first_day=2024')}</Objective></Goal>"),
         "days in a note, allowed: days such as 2030-12-31"),
        (GOAL.replace("</Goal>", "<Objective><Name>A</Name>"
         f"{note('element=initiative; goals=G9')}</Objective></Goal>"),
         "initiative for no known goal, got 'G9' @ document: initiative-1"),
        (GOAL.replace("</Goal>", "<Objective><Identifier>A</Identifier></Objective></Goal>"),
         "Objective without a Name @ document: StrategicPlan/StrategicPlanCore/Goal/Objective"),
        (f"{GOAL}<Organization><Identifier>kommune-0326</Identifier></Organization>",
         "another municipality, allowed: 0265, got '0326'"),
    ),
)  # fmt: skip
def test_what_cannot_be_read_of_a_plan_is_a_problem(core: str, reason: str) -> None:
    (problem,) = problems(plan(core))
    assert problem.startswith(reason)


def test_a_theme_within_one_of_its_own_id_is_one_problem() -> None:
    goal = "<Goal><Name>A</Name><Identifier>T</Identifier>{}</Goal>"
    (problem,) = problems(plan(goal.format("") + goal.format(note("parent=T"))))
    assert problem.startswith("Identifier 'T' occurs 2 times")


def test_themes_stand_within_each_other_in_reason() -> None:
    chain = "<Goal><Name>A</Name><Identifier>T0</Identifier></Goal>" + "".join(
        f"<Goal><Name>A</Name><Identifier>T{at}</Identifier>{note(f'parent=T{at - 1}')}</Goal>"
        for at in range(1, 40)
    )
    where = "StrategicPlan/StrategicPlanCore/Goal"
    assert problems(plan(chain))[:2] == (
        f"a theme within too many others, allowed: 32 deep @ document: {where}[33]",
        f"no Goal before this one is its parent, got 'T32' @ document: {where}[34]",
    )
    deepest = "".join(chain.split("</Goal>")[at] + "</Goal>" for at in range(32))
    assert [each.id for each in load(plan(deepest)).strategy.walk()][-1] == "T31"


def test_an_initiative_may_have_an_end() -> None:
    days = "first_day=2024-01-01; last_day=2024-12-31"
    inner = f"<Objective><Name>A</Name>{note(f'element=initiative; {days}')}</Objective>"
    found = load(plan(GOAL.replace("</Goal>", f"{inner}</Goal>")))
    assert found.strategy.themes[0].initiatives[0].period == DateRange.year(2024)


def test_our_organization_is_known_by_its_code_and_another_name_is_said() -> None:
    code = "<Identifier>kommune-0265</Identifier>"
    core = f"<Organization><Name>Byen</Name>{code}</Organization>{GOAL}"
    assert lost(load(plan(core)), "left-out")[0].startswith("warning: no place for Name: 'Byen'")
    assert lost(load(plan(core.replace("Byen", "Roskilde"))), "left-out") == []
    assert lost(load(plan(core.replace("<Name>Byen</Name>", ""))), "left-out") == []


def test_every_problem_of_a_document_is_told_at_once() -> None:
    goal = "<Goal><Name>{0}</Name><Description/><Identifier>{1}</Identifier></Goal>"
    core = goal.format("A", "X") + goal.format("", "Y") + goal.format("B", "X")
    tail = (
        "<AdministrativeInformation><StartDate>2030-02-30</StartDate></AdministrativeInformation>"
    )
    xml = plan(core, head="<Name> </Name>", tail=tail)
    place = "StrategicPlan/StrategicPlanCore"
    assert problems(xml) == (
        (
            f"Identifier 'X' occurs 2 times @ document: {place}/Goal[1]/Identifier, "
            f"{place}/Goal[3]/Identifier"
        ),
        "StrategicPlan without a Name @ document: StrategicPlan",
        (
            "StartDate is no date, allowed: a day such as 2030-12-31, got '2030-02-30' "
            "@ document: StrategicPlan"
        ),
        f"Goal without a Name @ document: {place}/Goal[2]",
    )


@pytest.mark.parametrize(
    ("xml", "reason"),
    (
        (plan(core="<Goal/>tom"), "no Goal @ document: StrategicPlan/StrategicPlanCore"),
        (plan().replace("StrategicPlanCore", "Core"), "no StrategicPlanCore, or an empty one @"),
        (plan(head=f"<Name>P</Name>{note('horizon=30')}"), "horizon in a note, allowed: 1900"),
        (
            plan(tail="<AdministrativeInformation><StartDate>2030-01-01</StartDate>"
            "<EndDate>2029-12-31</EndDate></AdministrativeInformation>"),
            "EndDate before StartDate, allowed: 2030-01-01 or later, got '2029-12-31'",
        ),
        (
            plan(tail="<AdministrativeInformation><EndDate>2030</EndDate></AdministrativeInformation>"),
            "EndDate is no date",
        ),
        (report(measured(actual("", "2024-12-31", "72,5"))), "NumberOfUnits is no number"),
        (report(measured(actual("2024-01-01", "2024-12-31", "-."))), "NumberOfUnits is no number"),
        (report(measured(actual("2024-01-01", "2024-12-31", "1" * 19))), "not a plain number"),
        (report(measured(actual("1024-01-01", "1024-12-31", "1"))), "number out of range"),
    ),
)  # fmt: skip
def test_a_document_with_one_problem_names_it(xml: str, reason: str) -> None:
    (problem,) = problems(xml)
    assert problem.startswith(reason)


BOMB = """<?xml version="1.0"?>
<!DOCTYPE p [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>
<p>&b;</p>"""
EXTERNAL = '<!DOCTYPE p [<!ENTITY x SYSTEM "file:///etc/passwd">]><p>&x;</p>'
PARAMETER = '<!DOCTYPE p [<!ENTITY % x SYSTEM "file:///etc/passwd"> %x;]><p/>'
ELSEWHERE = '<!DOCTYPE p SYSTEM "file:///etc/passwd"><p/>'


@pytest.mark.parametrize("xml", (BOMB, EXTERNAL, PARAMETER, ELSEWHERE))
def test_a_doctype_is_refused_before_anything_in_it_is_declared(xml: str) -> None:
    with pytest.raises(LoadError) as caught:
        load(xml)
    line = 2 if xml is BOMB else 1
    assert str(caught.value) == (
        f"document: DOCTYPE in line {line}: it is refused, with its entities"
    )


@pytest.mark.parametrize(
    ("xml", "reason"),
    (
        (b"", "not XML: no element found in line 1, column 0"),
        (b"<a><b></a>", "not XML: mismatched tag in line 1, column 8"),
        (b"<a>&nope;</a>", "not XML: undefined entity in line 1, column 3"),
        (b"<a:b/>", "not XML: unbound prefix in line 1, column 0"),
        ("<a>å</a>".encode("latin-1"), "not UTF-8 at byte 3"),
        (plan().encode("utf-16"), "not UTF-8 at byte 0"),
        (plan().encode("utf-16-le"), "not UTF-8: a null character"),
        (b'<?xml version="1.0" encoding="iso-8859-1"?><a/>', "encoding 'iso-8859-1', allowed:"),
        (b'<?xml version="1.0" encoding="unicode_escape"?><a/>', "encoding 'unicode_escape'"),
        (b'<?xml version="1.1"?><a/>', "XML of version '1.1', allowed: '1.0'"),
        (b"<a>" * 33, "too many elements, allowed: 32 within each other and 500,000 in all"),
        (b"<StrategicPlan/>", f"not the namespace of StratML, allowed: '{CORE}' or '{REPORT}'"),
        (b'<StrategicPlan xmlns="http://www.stratml.net"/>', "not the namespace of StratML"),
        (f'<Goal xmlns="{CORE}"/>'.encode(), "no plan, allowed: 'StrategicPlan', got 'Goal'"),
        (f'<StrategicPlan xmlns="{REPORT}"/>'.encode(), "no plan, allowed: 'PerformancePlanOrRep"),
        (b" " * (MAX_BYTES + 1), "larger than 20,000,000 bytes"),
    ),
    ids=lambda each: None if isinstance(each, bytes) else each[:40],
)
def test_what_is_no_stratml_is_refused_in_one_line(xml: bytes, reason: str) -> None:
    with pytest.raises(LoadError) as caught:
        load(xml)
    assert str(caught.value).startswith(f"document: {reason}")
    assert caught.value.problems == ()


def test_a_declaration_may_say_what_the_text_is() -> None:
    for encoding in ("UTF-8", "utf-8", "US-ASCII"):
        text = f'<?xml version="1.0" encoding="{encoding}" standalone="yes"?>{plan()}'
        assert load(text).strategy.label.da == "Plan"


def test_a_document_of_too_many_elements_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tree, "_MAX_ELEMENTS", 3)
    with pytest.raises(LoadError, match="too many elements"):
        load(plan())


@given(st.binary() | st.text().map(str.encode))
def test_no_bytes_raise_anything_but_a_load_error(content: bytes) -> None:
    with pytest.raises(LoadError):
        load(content)


@given(
    xml=st.sampled_from((FOREIGN, ours("form=level; direction=decrease; indicator=potholes"))),
    at=st.integers(0, 5_000),
    length=st.integers(0, 40),
    text=st.text(st.sampled_from("<>/&;=%-9aå \n"), max_size=10),
)
def test_a_damaged_document_is_read_or_refused_with_a_load_error(
    xml: str, at: int, length: int, text: str
) -> None:
    at %= len(xml)
    damaged = xml[:at] + text + xml[at + length :]
    with contextlib.suppress(LoadError):
        assert load(damaged).strategy.themes
