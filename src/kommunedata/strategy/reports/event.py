"""What happens at a time in the life of a strategy, and what is not dated."""

from __future__ import annotations

import enum

import attrs

from kommunedata.language import Label
from kommunedata.period import DateRange
from kommunedata.source import Locator

__all__ = ["EventKind", "TimelineEvent", "UndatedEvent"]


class EventKind(enum.Enum):
    """What an event is (*hændelse*).

    `ADOPTION` and `PUBLICATION` are of the strategy itself, `PLAN_ADOPTED` of another
    plan document. `PERIOD` is what the strategy is for, `PLAN_YEARS` the years in a plan's
    name. `FIRST_HALF_ENDS` is the last day of the first half of the election period.
    """

    INVOLVEMENT = "involvement"
    HEARING_BEGINS = "hearing_begins"
    HEARING_ENDS = "hearing_ends"
    HEARING_REPORT = "hearing_report"
    ADOPTION = "adoption"
    PUBLICATION = "publication"
    FIRST_HALF_ENDS = "first_half_ends"
    PLAN_ADOPTED = "plan_adopted"
    PERIOD = "period"
    PLAN_YEARS = "plan_years"
    DEADLINE = "deadline"


@attrs.frozen(kw_only=True)
class TimelineEvent:
    """Something that happens on a day, or in a month or years (*hændelse*).

    `title` names what it happens to: a plan, a goal, or the strategy. `strategy` is the
    id of the strategy, `element` that of the part of it, such as a target.
    """

    when: DateRange
    kind: EventKind
    title: Label
    strategy: str
    element: str | None = None
    locator: Locator | None = None


@attrs.frozen(kw_only=True)
class UndatedEvent:
    """Something that no date is known for (*hændelse uden dato*), and why."""

    kind: EventKind
    title: Label
    strategy: str
    reason: str
    element: str | None = None
