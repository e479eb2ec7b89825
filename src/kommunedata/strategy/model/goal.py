"""Goals, and what else a theme is made of: ambitions, collaboration points, initiatives."""

from __future__ import annotations

import attrs

from kommunedata._checks import instance_of, tuple_of
from kommunedata.period import DateRange
from kommunedata.strategy.model.element import Element, slug, xml_name
from kommunedata.strategy.model.sdg import SdgReference
from kommunedata.strategy.model.target import Target
from kommunedata.strategy.model.terms import GoalKind, GoalRole, InitiativeStatus

__all__ = ["Ambition", "CollaborationPoint", "Goal", "Initiative"]


@attrs.frozen(kw_only=True)
class Goal(Element):
    """What is to be reached within a theme (*mål*), with none, one or several targets.

    `subjects` are words by which goals of different strategies are set beside each
    other; they are ours and not the document's. `sdgs` are the Sustainable
    Development Goals that somebody tied to this goal; each says who did.
    """

    role: GoalRole = attrs.field(validator=instance_of(GoalRole))
    kind: GoalKind = attrs.field(validator=instance_of(GoalKind))
    targets: tuple[Target, ...] = attrs.field(default=(), validator=tuple_of(Target))
    subjects: tuple[str, ...] = attrs.field(
        default=(), validator=attrs.validators.deep_iterable(slug, tuple_of(str))
    )
    sdgs: tuple[SdgReference, ...] = attrs.field(default=(), validator=tuple_of(SdgReference))


@attrs.frozen(kw_only=True)
class Ambition(Element):
    """What is worked for within a theme, with no figure (*ambition*)."""


@attrs.frozen(kw_only=True)
class CollaborationPoint(Element):
    """What is worked on together within a theme (*samarbejde om*), as an example."""


@attrs.frozen(kw_only=True)
class Initiative(Element):
    """Something that is done to reach goals (*initiativ*, *indsats*).

    `goals` are the ids of the goals it serves.
    """

    goals: tuple[str, ...] = attrs.field(
        default=(), validator=attrs.validators.deep_iterable(xml_name, tuple_of(str))
    )
    period: DateRange | None = attrs.field(
        default=None, validator=attrs.validators.optional(instance_of(DateRange))
    )
    status: InitiativeStatus = attrs.field(
        default=InitiativeStatus.PLANNED, validator=instance_of(InitiativeStatus)
    )
