"""Municipal budgets (*budgetter*) as values: lines, roll-ups, adjustments, years, accounts."""

from kommunedata.budget.checks.balance import (
    Balance,
    SelfFinancing,
    check_balance,
    check_self_financing,
)
from kommunedata.budget.checks.codes import check_codes
from kommunedata.budget.checks.framework import (
    FrameworkSplit,
    LineSelection,
    ServiceFramework,
    in_framework,
)
from kommunedata.budget.checks.reconcile import (
    Reconciliation,
    TieOut,
    TreeReconciliation,
    reconcile,
    reconcile_tree,
)
from kommunedata.budget.model.account import AccountCode, ChartOfAccounts
from kommunedata.budget.model.adjustment import (
    Adjustment,
    CarryOver,
    Movement,
    SupplementaryAppropriation,
    Virement,
    Years,
)
from kommunedata.budget.model.budget import Budget, BudgetError
from kommunedata.budget.model.key_figure import KeyFigure
from kommunedata.budget.model.line import BudgetLine
from kommunedata.budget.model.path import Path
from kommunedata.budget.model.terms import Basis, BudgetForm, BudgetScale, Inclusion, Phase
from kommunedata.budget.model.total import Total
from kommunedata.budget.rollup.gross import check_gross, derived_income
from kommunedata.budget.rollup.internal import (
    Elimination,
    eliminate_internal,
    eliminate_pairs,
    has_internal_art,
    without,
)
from kommunedata.budget.rollup.level import Level
from kommunedata.budget.rollup.node import BudgetColumn, Node, drill_down
from kommunedata.budget.rollup.roll_up import roll_up
from kommunedata.budget.rollup.stream import stream_roll_up
from kommunedata.budget.rollup.words import format_total
from kommunedata.budget.years.adjusted import AdjustedBudget
from kommunedata.budget.years.adjusting import (
    AdjustmentYear,
    adjustments_in,
    apply_adjustments,
    before_adjustments,
)
from kommunedata.budget.years.comparison import BudgetComparison, ComparisonRow, compare
from kommunedata.budget.years.follow_up import (
    Decision,
    DeviationSign,
    FollowUp,
    FollowUpRow,
    follow_up,
)
from kommunedata.budget.years.per_unit import PerUnit, Population, per_capita, per_unit
from kommunedata.budget.years.projection import (
    Composition,
    PriceWageRate,
    ProjectedLine,
    Projection,
    project,
)
from kommunedata.budget.years.scenario import scenario
from kommunedata.budget.years.stage import Stage

__all__ = [
    "AccountCode",
    "AdjustedBudget",
    "Adjustment",
    "AdjustmentYear",
    "Balance",
    "Basis",
    "Budget",
    "BudgetColumn",
    "BudgetComparison",
    "BudgetError",
    "BudgetForm",
    "BudgetLine",
    "BudgetScale",
    "CarryOver",
    "ChartOfAccounts",
    "ComparisonRow",
    "Composition",
    "Decision",
    "DeviationSign",
    "Elimination",
    "FollowUp",
    "FollowUpRow",
    "FrameworkSplit",
    "Inclusion",
    "KeyFigure",
    "Level",
    "LineSelection",
    "Movement",
    "Node",
    "Path",
    "PerUnit",
    "Phase",
    "Population",
    "PriceWageRate",
    "ProjectedLine",
    "Projection",
    "Reconciliation",
    "SelfFinancing",
    "ServiceFramework",
    "Stage",
    "SupplementaryAppropriation",
    "TieOut",
    "Total",
    "TreeReconciliation",
    "Virement",
    "Years",
    "adjustments_in",
    "apply_adjustments",
    "before_adjustments",
    "check_balance",
    "check_codes",
    "check_gross",
    "check_self_financing",
    "compare",
    "derived_income",
    "drill_down",
    "eliminate_internal",
    "eliminate_pairs",
    "follow_up",
    "format_total",
    "has_internal_art",
    "in_framework",
    "per_capita",
    "per_unit",
    "project",
    "reconcile",
    "reconcile_tree",
    "roll_up",
    "scenario",
    "stream_roll_up",
    "without",
]
