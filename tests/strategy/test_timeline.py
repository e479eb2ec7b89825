"""Timelines; the dates are those that Kalundborg's and Sorø's documents print."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from kommunedata import figures
from kommunedata.errors import InvalidValueError, WrongTypeError
from kommunedata.finding import Unknown
from kommunedata.language import Label
from kommunedata.municipality import Municipality
from kommunedata.period import DateRange
from kommunedata.source import Locator, Source
from kommunedata.strategy import (
    Direction,
    ElectionPeriod,
    EventKind,
    Goal,
    GoalKind,
    GoalRole,
    Hearing,
    HearingReport,
    Indicator,
    Involvement,
    PlanDocument,
    PlanKind,
    PlanProcess,
    PlanStatus,
    Strategy,
    Target,
    TargetForm,
    Theme,
    timeline,
)

SOURCE = Source(id="kalundborg", document="Strategi", publisher="Kommunen", sha256="0" * 64)


def at_line(line: int) -> Locator:
    return Locator(
        source=SOURCE, section=("Planproces",), first_line=line, last_line=line, printed=""
    )


def day(year: int, month: int, number: int) -> DateRange:
    return DateRange.inclusive(date(year, month, number), date(year, month, number))


def years(first: int, last: int) -> DateRange:
    return DateRange.inclusive(date(first, 1, 1), date(last, 12, 31))


def plan(name: str, title: str, kind: PlanKind, **more: Any) -> PlanDocument:
    return PlanDocument(
        id=name, title=Label(title, title), kind=kind, status=PlanStatus.ADOPTED, **more
    )


def target(name: str, deadline: int | None, **more: Any) -> Target:
    return Target(
        id=name,
        indicator=Indicator(id="jobs", name=Label("Job", "Jobs"), unit=Label("job", "jobs")),
        form=TargetForm.COUNT,
        direction=Direction.INCREASE,
        value=24_000,
        deadline=deadline,
        **more,
    )


def theme(*targets: Target, locator: Locator | None = None) -> Theme:
    goal = Goal(
        id="G1",
        title=Label("Flere arbejdspladser", "More jobs"),
        role=GoalRole.GOAL,
        kind=GoalKind.NUMERIC,
        targets=targets,
        locator=locator,
    )
    return Theme(id="T1", title=Label("Erhverv", "Business"), goals=(goal,))


def strategy(name: str, **more: Any) -> Strategy:
    label = Label(f"Strategi {name}", f"Strategy {name}")
    return Strategy(id=name, municipality=Municipality("0326"), label=label, **more)


VISION = plan("V26", "Vision 2026", PlanKind.STRATEGY)

KALUNDBORG = strategy(
    "kalundborg-2020",
    process=PlanProcess(
        document="U20",
        documents=(
            plan("K17", "Kommuneplan 2017-2028", PlanKind.MUNICIPAL_PLAN, years=years(2017, 2028)),
            plan("U20", "Udviklingsstrategi 2020", PlanKind.STRATEGY),
            plan(
                "E35",
                "Strategisk Energiplan 2035",
                PlanKind.OTHER,
                adopted=DateRange.months(date(2018, 3, 1), 1),
                locator=at_line(1679),
            ),
        ),
        election_period=ElectionPeriod(2018),
        hearing=Hearing(first=date(2019, 8, 12), last=date(2019, 10, 14), locator=at_line(1747)),
        hearing_report=HearingReport(approved=date(2020, 1, 29), locator=at_line(1751)),
        involvement=(
            Involvement(
                id="I1", title=Label("Dialogmøder", "Dialogue meetings"), when=years(2017, 2018)
            ),
        ),
    ),
)

SOROE = strategy(
    "soroe-2026",
    period=years(2023, 2026),
    process=PlanProcess(
        document="V26",
        documents=(plan("V26", "Vision 2026", PlanKind.STRATEGY, adopted=day(2023, 3, 1)),),
        hearing=Hearing(first=date(2022, 9, 27), last=date(2022, 12, 2)),
        published=DateRange.months(date(2023, 3, 1), 1),
    ),
    themes=(theme(target("T1-1", 2030, locator=at_line(492)), target("T1-2", None)),),
)


def test_events_stand_by_first_day_and_then_by_last() -> None:
    assert [
        (figures.period(event.when, "en"), event.kind.value, event.title.en, event.element)
        for event in timeline(SOROE, KALUNDBORG).events
    ] == [
        ("2017–2018", "involvement", "Dialogue meetings", "I1"),
        ("2017–2028", "plan_years", "Kommuneplan 2017-2028", "K17"),
        ("2018-03", "plan_adopted", "Strategisk Energiplan 2035", "E35"),
        ("2019-08-12", "hearing_begins", "Strategy kalundborg-2020", None),
        ("2019-10-14", "hearing_ends", "Strategy kalundborg-2020", None),
        ("2019-12-31", "first_half_ends", "Election period 2018–2021", None),
        ("2020-01-29", "hearing_report", "Strategy kalundborg-2020", None),
        ("2022-09-27", "hearing_begins", "Strategy soroe-2026", None),
        ("2022-12-02", "hearing_ends", "Strategy soroe-2026", None),
        ("2023–2026", "period", "Strategy soroe-2026", None),
        ("2023-03-01", "adoption", "Vision 2026", "V26"),
        ("2023-03", "publication", "Strategy soroe-2026", None),
        ("2030", "deadline", "More jobs", "T1-1"),
    ]


def test_what_has_no_date_is_kept_apart_with_the_reason() -> None:
    found = timeline(KALUNDBORG)
    assert [(event.kind, event.title.da, event.element) for event in found.undated] == [
        (EventKind.ADOPTION, "Udviklingsstrategi 2020", "U20"),
        (EventKind.PUBLICATION, "Strategi kalundborg-2020", None),
    ]
    assert found.undated[1].reason == "no date of publication is stated"
    assert found.undated[1].strategy == "kalundborg-2020"


def test_a_process_that_states_nothing_has_undated_events_alone() -> None:
    found = timeline(strategy("bare", process=PlanProcess(document="V26", documents=(VISION,))))
    assert found.events == ()
    assert [event.kind for event in found.undated] == [
        EventKind.HEARING_BEGINS,
        EventKind.HEARING_ENDS,
        EventKind.HEARING_REPORT,
        EventKind.ADOPTION,
        EventKind.PUBLICATION,
    ]


def test_involvement_may_be_undated() -> None:
    meeting = Involvement(
        id="I1", title=Label("Folkemøde", "Open meeting"), when=Unknown("no date is printed")
    )
    process = PlanProcess(document="V26", documents=(VISION,), involvement=(meeting,))
    first = timeline(strategy("bare", process=process)).undated[0]
    assert (first.kind, first.element, first.reason) == (
        EventKind.INVOLVEMENT,
        "I1",
        "no date is printed",
    )


def test_a_deadline_is_a_year_at_the_place_of_its_target_or_of_its_goal() -> None:
    own = target("T1-1", 2030, locator=at_line(492))
    both = theme(own, target("T1-2", 2045), locator=at_line(350))
    found = timeline(strategy("helsingoer-2030", themes=(both,))).of_kind(EventKind.DEADLINE)
    assert [(event.when, event.locator and event.locator.lines) for event in found] == [
        (DateRange.year(2030), "492"),
        (DateRange.year(2045), "350"),
    ]


def test_strategies_of_one_day_stand_by_their_ids_whatever_their_order() -> None:
    one, other = (strategy(name, period=years(2023, 2026)) for name in ("a", "b"))
    assert [event.strategy for event in timeline(other, one).events] == ["a", "b"]
    assert timeline(other, one).events == timeline(one, other).events


def test_what_has_no_end_stands_after_what_ends() -> None:
    endless = strategy("a", period=DateRange(date(2021, 1, 1)))
    ending = strategy("b", period=years(2021, 2060))
    assert [event.strategy for event in timeline(endless, ending).events] == ["b", "a"]


def test_kinds_can_be_picked_out() -> None:
    found = timeline(KALUNDBORG, SOROE)
    days = found.of_kind(EventKind.HEARING_BEGINS, EventKind.HEARING_ENDS)
    assert [event.when.start.isoformat() for event in days] == [
        "2019-08-12",
        "2019-10-14",
        "2022-09-27",
        "2022-12-02",
    ]


def test_a_timeline_prints_danish_dates() -> None:
    found = timeline(KALUNDBORG)
    rows = found.table().rows
    assert rows[1] == ("2017–2028", "Planens år", "Kommuneplan 2017-2028", "kalundborg-2020", "")
    assert rows[2] == (
        "marts 2018",
        "Plan vedtaget",
        "Strategisk Energiplan 2035",
        "kalundborg-2020",
        "1679",
    )
    assert rows[3][:2] == ("12. august 2019", "Høring, første dag")
    assert found.table().note == "Uden dato: Vedtagelse (1); Offentliggørelse (1)"
    assert str(found) == str(found.table("da"))
    assert str(found).startswith("Tidslinje: kalundborg-2020\n")


def test_a_timeline_of_several_strategies_counts_them() -> None:
    found = timeline(KALUNDBORG, SOROE)
    assert found.strategies == ("kalundborg-2020", "soroe-2026")
    assert found.table("en").caption == "Timeline of 2 strategies"
    assert "Tidslinje for 2 strategier" in found._repr_html_()


def test_titles_are_escaped_in_html() -> None:
    odd = plan("P", "Plan <b>", PlanKind.OTHER, adopted=day(2020, 1, 2))
    process = PlanProcess(document="V26", documents=(VISION, odd))
    assert "Plan &lt;b&gt;" in timeline(strategy("odd", process=process))._repr_html_()


def test_a_timeline_of_nothing_is_empty() -> None:
    found = timeline()
    assert (found.strategies, found.events, found.undated) == ((), (), ())
    assert found.table().note is None


def test_a_timeline_refuses_what_is_no_strategy_and_one_id_twice() -> None:
    with pytest.raises(WrongTypeError, match="not a collection of Strategy"):
        timeline("soroe-2026")  # type: ignore[arg-type]  # that is the point
    with pytest.raises(InvalidValueError, match="strategies with one id, got 'soroe-2026'"):
        timeline(SOROE, KALUNDBORG, SOROE)
    with pytest.raises(InvalidValueError, match="unknown language"):
        timeline(SOROE).table("se")  # type: ignore[arg-type]  # that is the point


@pytest.mark.parametrize(
    ("when", "da", "en"),
    (
        (day(2023, 3, 1), "1. marts 2023", "2023-03-01"),
        (day(2023, 1, 1), "1. januar 2023", "2023-01-01"),
        (DateRange.year(2030), "2030", "2030"),
        (years(2017, 2028), "2017–2028", "2017–2028"),
        (DateRange.months(date(2020, 1, 1), 1), "januar 2020", "2020-01"),
        (
            DateRange.inclusive(date(2018, 1, 1), date(2020, 1, 31)),
            "januar 2018 til og med januar 2020",
            "2018-01 to 2020-01",
        ),
        (
            DateRange.inclusive(date(2019, 8, 12), date(2019, 10, 14)),
            "12. august 2019 til og med 14. oktober 2019",
            "2019-08-12 to 2019-10-14",
        ),
        (DateRange(date(2021, 1, 1)), "fra og med 2021", "from 2021"),
        (DateRange(date(2021, 5, 1)), "fra og med maj 2021", "from 2021-05"),
        (DateRange(date(2021, 5, 2)), "fra og med 2. maj 2021", "from 2021-05-02"),
    ),
)
def test_days_months_and_years_are_written_as_such(when: DateRange, da: str, en: str) -> None:
    assert (figures.period(when, "da"), figures.period(when, "en")) == (da, en)
