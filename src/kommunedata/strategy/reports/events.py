"""The events of one strategy, dated or not, in the order that a strategy comes about."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from kommunedata.finding import Unknown
from kommunedata.language import Label
from kommunedata.period import DateRange
from kommunedata.source import Locator
from kommunedata.strategy.model.element import Element
from kommunedata.strategy.model.plan import ElectionPeriod, Hearing, HearingReport, PlanDocument
from kommunedata.strategy.model.strategy import PlanProcess, Strategy
from kommunedata.strategy.reports.event import EventKind, TimelineEvent, UndatedEvent

__all__ = ["Event", "events_of"]

Event = TimelineEvent | UndatedEvent


def events_of(strategy: Strategy) -> Iterator[Event]:
    """Yield the events of a strategy's plan process, its period and its deadlines.

    What is open and need not be there, such as the years of a plan, is no event.
    """
    if not isinstance(strategy.process, Unknown):
        yield from _of_process(strategy, strategy.process)
    if not isinstance(strategy.period, Unknown):
        yield _event(strategy, EventKind.PERIOD, strategy.period)
    yield from _deadlines(strategy)


def _of_process(strategy: Strategy, process: PlanProcess) -> Iterator[Event]:
    for each in process.involvement:
        yield _of_element(strategy, EventKind.INVOLVEMENT, each.when, each)
    yield from _hearing(strategy, process.hearing)
    yield _hearing_report(strategy, process.hearing_report)
    document = process.named(process.document)
    yield _of_element(strategy, EventKind.ADOPTION, document.adopted, document)
    yield _event(strategy, EventKind.PUBLICATION, process.published)
    if not isinstance(process.election_period, Unknown):
        yield _first_half(strategy, process.election_period)
    for plan in process.documents:
        yield from _plan(strategy, plan, itself=plan is document)


def _hearing(strategy: Strategy, hearing: Hearing | Unknown) -> Iterator[Event]:
    first, last = EventKind.HEARING_BEGINS, EventKind.HEARING_ENDS
    if isinstance(hearing, Unknown):
        yield _event(strategy, first, hearing)
        yield _event(strategy, last, hearing)
    else:
        yield _event(strategy, first, _day(hearing.first), locator=hearing.locator)
        yield _event(strategy, last, _day(hearing.last), locator=hearing.locator)


def _hearing_report(strategy: Strategy, report: HearingReport | Unknown) -> Event:
    if isinstance(report, Unknown):
        return _event(strategy, EventKind.HEARING_REPORT, report)
    approved = _day(report.approved)
    return _event(strategy, EventKind.HEARING_REPORT, approved, locator=report.locator)


def _first_half(strategy: Strategy, period: ElectionPeriod) -> Event:
    first, last = period.first_year, period.last_day.year
    title = Label(f"Valgperioden {first}–{last}", f"Election period {first}–{last}")
    return _event(strategy, EventKind.FIRST_HALF_ENDS, _day(period.half), title=title)


def _plan(strategy: Strategy, plan: PlanDocument, *, itself: bool) -> Iterator[Event]:
    if not itself and not isinstance(plan.adopted, Unknown):
        yield _of_element(strategy, EventKind.PLAN_ADOPTED, plan.adopted, plan)
    if not isinstance(plan.years, Unknown):
        yield _of_element(strategy, EventKind.PLAN_YEARS, plan.years, plan)


def _deadlines(strategy: Strategy) -> Iterator[Event]:
    for goal in strategy.goals:
        for target in goal.targets:
            if target.deadline is not None:
                yield _event(
                    strategy,
                    EventKind.DEADLINE,
                    DateRange.year(target.deadline),
                    title=goal.title,
                    element=target.id,
                    locator=target.locator or goal.locator,
                )


def _of_element(
    strategy: Strategy, kind: EventKind, when: DateRange | Unknown, part: Element
) -> Event:
    return _event(strategy, kind, when, title=part.title, element=part.id, locator=part.locator)


def _event(
    strategy: Strategy,
    kind: EventKind,
    when: DateRange | Unknown,
    *,
    title: Label | None = None,
    element: str | None = None,
    locator: Locator | None = None,
) -> Event:
    name = title or strategy.label
    if isinstance(when, Unknown):
        return UndatedEvent(
            kind=kind, title=name, strategy=strategy.id, reason=when.reason, element=element
        )
    return TimelineEvent(
        when=when, kind=kind, title=name, strategy=strategy.id, element=element, locator=locator
    )


def _day(day: date) -> DateRange:
    return DateRange.inclusive(day, day)
