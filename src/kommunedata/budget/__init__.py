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
from kommunedata.budget.model.terms import Basis, BudgetForm, Inclusion, Phase
from kommunedata.budget.model.total import Total
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
from kommunedata.budget.years.words import BudgetScale

__all__ = [
    "AccountCode",
    "AdjustedBudget",
    "Adjustment",
    "AdjustmentYear",
    "Balance",
    "Basis",
    "Budget",
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
    "FollowUp",
    "FollowUpRow",
    "FrameworkSplit",
    "Inclusion",
    "KeyFigure",
    "LineSelection",
    "Movement",
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
    "check_self_financing",
    "compare",
    "follow_up",
    "in_framework",
    "per_capita",
    "per_unit",
    "project",
    "reconcile",
    "reconcile_tree",
    "scenario",
]
