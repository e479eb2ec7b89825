"""The fixed words of a strategy: what a goal is, what form its target has, how plans stand."""

from __future__ import annotations

import enum

__all__ = [
    "CHANGES",
    "SHARES",
    "WITHOUT_VALUE",
    "Commitment",
    "Comparator",
    "Direction",
    "GoalKind",
    "GoalRole",
    "InitiativeStatus",
    "LinkKind",
    "PlanKind",
    "PlanStatus",
    "RevisionScope",
    "TargetForm",
]


class GoalRole(enum.Enum):
    """What its document calls a goal: *mål*, *styrende mål* or *visionsmål*."""

    GOAL = "goal"
    STEERING_GOAL = "steering_goal"
    VISION_GOAL = "vision_goal"


class GoalKind(enum.Enum):
    """What a goal says of when it is reached (*måltype*).

    `NUMERIC` names a figure, `UNIVERSAL` says all or none, `BENCHMARK` names somebody
    else's figure, `DIRECTIONAL` only a direction, and `QUALITATIVE` neither.
    """

    NUMERIC = "numeric"
    UNIVERSAL = "universal"
    BENCHMARK = "benchmark"
    DIRECTIONAL = "directional"
    QUALITATIVE = "qualitative"


class TargetForm(enum.Enum):
    """How a target is put (*målform*), and with that what its value means.

    `LEVEL`: a level in the indicator's unit. `SHARE`: per cent of all, 0 to 100.
    `COUNT`: a whole number. `ABSOLUTE_CHANGE`: so much above, or, negative, below the
    baseline. `RELATIVE_CHANGE`: per cent of the baseline, negative where it falls.
    `UNIVERSAL`: all, 100 per cent. `NET_ZERO`: 0. `BENCHMARK`: another indicator's
    figure, which moves. `DIRECTION`: a direction alone. The last two have no value.
    """

    LEVEL = "level"
    SHARE = "share"
    COUNT = "count"
    ABSOLUTE_CHANGE = "absolute_change"
    RELATIVE_CHANGE = "relative_change"
    UNIVERSAL = "universal"
    NET_ZERO = "net_zero"
    BENCHMARK = "benchmark"
    DIRECTION = "direction"


CHANGES = frozenset({TargetForm.ABSOLUTE_CHANGE, TargetForm.RELATIVE_CHANGE})
"""The forms whose value is counted from the baseline."""

SHARES = frozenset({TargetForm.SHARE, TargetForm.UNIVERSAL})
"""The forms whose value and observations are per cent of all."""

WITHOUT_VALUE = frozenset({TargetForm.BENCHMARK, TargetForm.DIRECTION})
"""The forms that have no value."""


class Direction(enum.Enum):
    """Which way is better (*ønsket retning*): never assumed, always stated."""

    INCREASE = "increase"
    DECREASE = "decrease"


class Comparator(enum.Enum):
    """Whether what is reached is to be at least or at most the value (*mindst*, *højst*)."""

    AT_LEAST = "at_least"
    AT_MOST = "at_most"


class Commitment(enum.Enum):
    """How far a document binds itself to a target (*forpligtelse*).

    `RESULT`: it is to be so. `AIM`: it is worked towards (*på vej mod*, *for at opnå*).
    `SUPPORT`: the development supports it (*udviklingen understøtter*).
    """

    RESULT = "result"
    AIM = "aim"
    SUPPORT = "support"


class InitiativeStatus(enum.Enum):
    """How far an initiative is (*status*)."""

    PLANNED = "planned"
    RUNNING = "running"
    DONE = "done"


class PlanKind(enum.Enum):
    """What a plan document is: a strategy, a municipal plan, a policy or another plan.

    In Danish *planstrategi*, *kommuneplan*, *politik* and *plan*.
    """

    STRATEGY = "strategy"
    MUNICIPAL_PLAN = "municipal_plan"
    POLICY = "policy"
    OTHER = "other"


class PlanStatus(enum.Enum):
    """How a plan document stood when the strategy was written (*planstatus*)."""

    ANNOUNCED = "announced"
    PROPOSED = "proposed"
    ADOPTED = "adopted"
    IN_FORCE = "in_force"
    SUPERSEDED = "superseded"


class LinkKind(enum.Enum):
    """How one plan document leads to another (*sammenhæng*); read from the first to the second."""

    SUCCEEDED_BY = "succeeded_by"
    FOLLOWED_UP_BY = "followed_up_by"
    STRATEGY_FOR = "strategy_for"
    REVISED_INTO = "revised_into"
    REALISED_THROUGH = "realised_through"
    ANNOUNCES = "announces"


class RevisionScope(enum.Enum):
    """How much of a municipal plan is revised (*revisionsomfang*), planloven § 23 a."""

    FULL = "full"
    THEMES = "themes"
    AREAS = "areas"
    READOPTED = "readopted"
