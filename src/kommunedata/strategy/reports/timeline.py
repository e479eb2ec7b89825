"""What happens when, in the life of one strategy or of several side by side."""

from __future__ import annotations

import collections
from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

import attrs

from kommunedata import figures
from kommunedata._checks import members
from kommunedata._repr import counted
from kommunedata.errors import InvalidValueError
from kommunedata.language import Label, Lang, check_lang
from kommunedata.strategy.model.strategy import Strategy
from kommunedata.strategy.reports.event import EventKind, TimelineEvent, UndatedEvent
from kommunedata.strategy.reports.events import events_of
from kommunedata.table import Column, Table

__all__ = ["EVENT_KINDS", "Timeline", "timeline"]

EVENT_KINDS: Mapping[EventKind, Label] = MappingProxyType(
    {
        EventKind.INVOLVEMENT: Label("Borgerinddragelse", "Involvement"),
        EventKind.HEARING_BEGINS: Label("Høring, første dag", "Hearing, first day"),
        EventKind.HEARING_ENDS: Label("Høring, sidste dag", "Hearing, last day"),
        EventKind.HEARING_REPORT: Label("Hvidbog godkendt", "Hearing report approved"),
        EventKind.ADOPTION: Label("Vedtagelse", "Adoption"),
        EventKind.PUBLICATION: Label("Offentliggørelse", "Publication"),
        EventKind.FIRST_HALF_ENDS: Label("Første halvdel slutter", "First half ends"),
        EventKind.PLAN_ADOPTED: Label("Plan vedtaget", "Plan adopted"),
        EventKind.PERIOD: Label("Strategiens periode", "Period of the strategy"),
        EventKind.PLAN_YEARS: Label("Planens år", "Years of the plan"),
        EventKind.DEADLINE: Label("Frist", "Deadline"),
    }
)

_COLUMNS = (
    Label("Hvornår", "When"),
    Label("Hændelse", "Event"),
    Label("Hvad", "What"),
    Label("Strategi", "Strategy"),
    Label("Linje", "Line"),
)
_CAPTION = Label("Tidslinje: {}", "Timeline: {}")
_SEVERAL = Label("Tidslinje for {} strategier", "Timeline of {} strategies")
_UNDATED = Label("Uden dato: {}", "Without a date: {}")


@attrs.frozen(kw_only=True)
class Timeline:
    """Events by their dates (*tidslinje*), and those that no date is known for.

    Dated events stand by their first day, then their last, one without end after those
    that end, and then by the id of their strategy.
    """

    strategies: tuple[str, ...]
    events: tuple[TimelineEvent, ...] = attrs.field(repr=counted)
    undated: tuple[UndatedEvent, ...]

    def of_kind(self, *kinds: EventKind) -> tuple[TimelineEvent, ...]:
        """Return the dated events of these kinds, in the same order."""
        return tuple(event for event in self.events if event.kind in kinds)

    def table(self, lang: Lang = "da") -> Table:
        """Return a row for each dated event: when, what kind, what, of which strategy, line."""
        check_lang(lang)
        when, kind, what, strategy, line = (label.text(lang) for label in _COLUMNS)
        texts = (Column(when), Column(kind), Column(what, width=50), Column(strategy))
        return Table(
            (*texts, Column(line, "right")),
            tuple(_cells(event, lang) for event in self.events),
            caption=self._caption(lang),
            note=self._note(lang),
        )

    def __str__(self) -> str:
        return str(self.table())

    def _repr_html_(self) -> str:
        return self.table().to_html()

    def _caption(self, lang: Lang) -> str:
        if len(self.strategies) == 1:
            return _CAPTION.text(lang).format(self.strategies[0])
        return _SEVERAL.text(lang).format(len(self.strategies))

    def _note(self, lang: Lang) -> str | None:
        counts = collections.Counter(event.kind for event in self.undated)
        named = [f"{EVENT_KINDS[kind].text(lang)} ({count})" for kind, count in counts.items()]
        return _UNDATED.text(lang).format("; ".join(named)) if named else None


def timeline(*strategies: Strategy) -> Timeline:
    """Return what happens when in the life of strategies (*tidslinje*).

    The dates are those of the plan process, of the period and of the targets, whose
    deadline is a whole year. Nothing is taken for done because its date has passed.

    Raises:
        WrongTypeError: one of them is no strategy.
        InvalidValueError: two have one id.

    >>> from kommunedata.municipality import Municipality
    >>> from kommunedata.strategy import (
    ...     ElectionPeriod, Hearing, PlanDocument, PlanKind, PlanProcess, PlanStatus)
    >>> label = Label("Udviklingsstrategi 2020", "Development strategy 2020")
    >>> process = PlanProcess(
    ...     document="U20",
    ...     documents=(PlanDocument(id="U20", title=label, kind=PlanKind.STRATEGY,
    ...                             status=PlanStatus.ADOPTED),),
    ...     hearing=Hearing(first=date(2019, 8, 12), last=date(2019, 10, 14)),
    ...     election_period=ElectionPeriod(2018),
    ... )
    >>> found = timeline(Strategy(id="kalundborg", municipality=Municipality("0326"),
    ...                           label=label, process=process))
    >>> [(event.kind.value, event.when.last_day.isoformat()) for event in found.events]
    [('hearing_begins', '2019-08-12'), ('hearing_ends', '2019-10-14'), \
('first_half_ends', '2019-12-31')]
    >>> [event.kind.value for event in found.undated]
    ['hearing_report', 'adoption', 'publication']
    """
    given = members(strategies, Strategy, where="timeline")
    ids = tuple(each.id for each in given)
    for name, times in collections.Counter(ids).items():
        if times > 1:
            raise InvalidValueError("strategies with one id", got=name, where="timeline")
    events = [event for each in given for event in events_of(each)]
    return Timeline(
        strategies=ids,
        events=tuple(
            sorted((each for each in events if isinstance(each, TimelineEvent)), key=_place)
        ),
        undated=tuple(each for each in events if isinstance(each, UndatedEvent)),
    )


def _place(event: TimelineEvent) -> tuple[date, date, str]:
    return (event.when.start, event.when.end or date.max, event.strategy)


def _cells(event: TimelineEvent, lang: Lang) -> tuple[str, ...]:
    return (
        figures.period(event.when, lang),
        EVENT_KINDS[event.kind].text(lang),
        event.title.text(lang),
        event.strategy,
        "" if event.locator is None else event.locator.lines,
    )
