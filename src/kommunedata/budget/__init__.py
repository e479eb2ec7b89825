"""Municipal budgets (*budgetter*) as values: lines, roll-ups, adjustments, years, accounts."""

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

__all__ = [
    "AccountCode",
    "Adjustment",
    "Basis",
    "Budget",
    "BudgetError",
    "BudgetForm",
    "BudgetLine",
    "CarryOver",
    "ChartOfAccounts",
    "Inclusion",
    "KeyFigure",
    "Movement",
    "Path",
    "Phase",
    "SupplementaryAppropriation",
    "Virement",
    "Years",
]
