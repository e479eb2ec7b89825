"""Strategies (*strategier*) as values: themes, goals and targets, progress, plans, comparisons."""

from kommunedata.strategy.model.element import (
    Element,
    Statement,
    Term,
)
from kommunedata.strategy.model.goal import (
    Ambition,
    CollaborationPoint,
    Goal,
    Initiative,
)
from kommunedata.strategy.model.observation import (
    Observation,
    parse_year,
)
from kommunedata.strategy.model.plan import (
    ElectionPeriod,
    Hearing,
    HearingReport,
    Involvement,
    LocalPlan,
    PlanDocument,
    PlanLink,
    PlanSupplement,
    RevisionDecision,
)
from kommunedata.strategy.model.sdg import (
    SDG_GOALS,
    SdgGoal,
    SdgOrigin,
    SdgReference,
)
from kommunedata.strategy.model.strategy import (
    PlanProcess,
    Strategy,
    StrategyError,
)
from kommunedata.strategy.model.target import (
    Baseline,
    Indicator,
    Target,
)
from kommunedata.strategy.model.target_words import (
    format_target,
    format_value,
)
from kommunedata.strategy.model.terms import (
    Commitment,
    Comparator,
    Direction,
    GoalKind,
    GoalRole,
    InitiativeStatus,
    LinkKind,
    PlanKind,
    PlanStatus,
    RevisionScope,
    TargetForm,
)
from kommunedata.strategy.model.theme import (
    Challenge,
    Theme,
)
from kommunedata.strategy.progress.aggregate import (
    Aggregate,
    aggregate,
)
from kommunedata.strategy.progress.assess import (
    progress,
)
from kommunedata.strategy.progress.profile import (
    EUROSTAT,
    SDG_BUILD,
    UNSD_2023,
    Bound,
    Measure,
    ScoreLine,
    Status,
    StatusProfile,
)
from kommunedata.strategy.progress.result import (
    Method,
    NotAssessable,
    Obstacle,
    Point,
    Progress,
)
from kommunedata.strategy.reports.event import (
    EventKind,
    TimelineEvent,
    UndatedEvent,
)
from kommunedata.strategy.reports.goal_report import (
    GoalReport,
    GoalReportRow,
    goal_report,
)
from kommunedata.strategy.reports.hearing import (
    MIN_HEARING_WEEKS,
    hearing_days,
)
from kommunedata.strategy.reports.plan_chain import (
    PlanChain,
    PlanStep,
    plan_chain,
)
from kommunedata.strategy.reports.supplements import (
    SupplementGap,
    supplement_gaps,
)
from kommunedata.strategy.reports.timeline import (
    Timeline,
    timeline,
)
from kommunedata.strategy.reports.validate import (
    validate,
)
from kommunedata.strategy.reports.validation_finding import (
    VALIDATION_CODES,
)

__all__ = [
    "EUROSTAT",
    "MIN_HEARING_WEEKS",
    "SDG_BUILD",
    "SDG_GOALS",
    "UNSD_2023",
    "VALIDATION_CODES",
    "Aggregate",
    "Ambition",
    "Baseline",
    "Bound",
    "Challenge",
    "CollaborationPoint",
    "Commitment",
    "Comparator",
    "Direction",
    "ElectionPeriod",
    "Element",
    "EventKind",
    "Goal",
    "GoalKind",
    "GoalReport",
    "GoalReportRow",
    "GoalRole",
    "Hearing",
    "HearingReport",
    "Indicator",
    "Initiative",
    "InitiativeStatus",
    "Involvement",
    "LinkKind",
    "LocalPlan",
    "Measure",
    "Method",
    "NotAssessable",
    "Observation",
    "Obstacle",
    "PlanChain",
    "PlanDocument",
    "PlanKind",
    "PlanLink",
    "PlanProcess",
    "PlanStatus",
    "PlanStep",
    "PlanSupplement",
    "Point",
    "Progress",
    "RevisionDecision",
    "RevisionScope",
    "ScoreLine",
    "SdgGoal",
    "SdgOrigin",
    "SdgReference",
    "Statement",
    "Status",
    "StatusProfile",
    "Strategy",
    "StrategyError",
    "SupplementGap",
    "Target",
    "TargetForm",
    "Term",
    "Theme",
    "Timeline",
    "TimelineEvent",
    "UndatedEvent",
    "aggregate",
    "format_target",
    "format_value",
    "goal_report",
    "hearing_days",
    "parse_year",
    "plan_chain",
    "progress",
    "supplement_gaps",
    "timeline",
    "validate",
]
