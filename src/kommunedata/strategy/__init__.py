"""Strategies (*strategier*) as values: themes, goals and targets, progress, plans, comparisons."""

from kommunedata.strategy.model.element import Element, Statement, Term
from kommunedata.strategy.model.goal import Ambition, CollaborationPoint, Goal, Initiative
from kommunedata.strategy.model.observation import Observation, parse_year
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
from kommunedata.strategy.model.sdg import SDG_GOALS, SdgGoal, SdgOrigin, SdgReference
from kommunedata.strategy.model.strategy import PlanProcess, Strategy, StrategyError
from kommunedata.strategy.model.target import Baseline, Indicator, Target
from kommunedata.strategy.model.target_words import format_target, format_value
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
from kommunedata.strategy.model.theme import Challenge, Theme
from kommunedata.strategy.reports.event import EventKind, TimelineEvent, UndatedEvent
from kommunedata.strategy.reports.hearing import MIN_HEARING_WEEKS, hearing_days
from kommunedata.strategy.reports.plan_chain import PlanChain, PlanStep, plan_chain
from kommunedata.strategy.reports.supplements import SupplementGap, supplement_gaps
from kommunedata.strategy.reports.timeline import Timeline, timeline
from kommunedata.strategy.reports.validate import validate
from kommunedata.strategy.reports.validation_finding import VALIDATION_CODES

__all__ = [
    "MIN_HEARING_WEEKS",
    "SDG_GOALS",
    "VALIDATION_CODES",
    "Ambition",
    "Baseline",
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
    "GoalRole",
    "Hearing",
    "HearingReport",
    "Indicator",
    "Initiative",
    "InitiativeStatus",
    "Involvement",
    "LinkKind",
    "LocalPlan",
    "Observation",
    "PlanChain",
    "PlanDocument",
    "PlanKind",
    "PlanLink",
    "PlanProcess",
    "PlanStatus",
    "PlanStep",
    "PlanSupplement",
    "RevisionDecision",
    "RevisionScope",
    "SdgGoal",
    "SdgOrigin",
    "SdgReference",
    "Statement",
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
    "format_target",
    "format_value",
    "hearing_days",
    "parse_year",
    "plan_chain",
    "supplement_gaps",
    "timeline",
    "validate",
]
