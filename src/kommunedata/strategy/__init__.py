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

__all__ = [
    "SDG_GOALS",
    "Ambition",
    "Baseline",
    "Challenge",
    "CollaborationPoint",
    "Commitment",
    "Comparator",
    "Direction",
    "ElectionPeriod",
    "Element",
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
    "PlanDocument",
    "PlanKind",
    "PlanLink",
    "PlanProcess",
    "PlanStatus",
    "PlanSupplement",
    "RevisionDecision",
    "RevisionScope",
    "SdgGoal",
    "SdgOrigin",
    "SdgReference",
    "Statement",
    "Strategy",
    "StrategyError",
    "Target",
    "TargetForm",
    "Term",
    "Theme",
    "format_target",
    "format_value",
    "parse_year",
]
