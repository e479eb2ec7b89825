"""The fixed words of a budget: what an amount is of, at what stage, and how it is managed."""

from __future__ import annotations

import enum
from typing import TYPE_CHECKING, Literal, TypeAlias

__all__ = ["Basis", "BudgetForm", "BudgetScale", "Inclusion", "Phase"]

BudgetScale: TypeAlias = Literal["kr.", "tkr.", "mio. kr.", "mia. kr."]
"""What amounts of a budget are shown in."""


class Basis(enum.Enum):
    """What an amount is of: expenses less income (*netto*), all expenses (*brutto*), or one side.

    `GROSS` and `EXPENSE` are both expenses before income; a document that prints
    a gross total says nothing about the income beside it.
    """

    NET = "net"
    GROSS = "gross"
    EXPENSE = "expense"
    INCOME = "income"

    if not TYPE_CHECKING:  # pragma: no branch - always true when it runs
        # members are single objects; the hash of their names, which enum takes, costs ten times
        __hash__ = object.__hash__


class Phase(enum.Enum):
    """At what stage of the year an amount stands (*budgetfase*)."""

    BUDGET = "budget"
    ESTIMATE_1 = "estimate_1"
    ESTIMATE_2 = "estimate_2"
    ESTIMATE_3 = "estimate_3"
    SUPPLEMENTARY = "supplementary"
    CORRECTED = "corrected"
    FORECAST = "forecast"
    ACCOUNTS = "accounts"

    if not TYPE_CHECKING:  # pragma: no branch - always true when it runs
        __hash__ = object.__hash__  # as in `Basis`


class BudgetForm(enum.Enum):
    """How an area's budget is managed (*budgetform*); an area may have several."""

    FRAMEWORK = "framework"
    BUM_TARIFF = "bum_tariff"
    USER_PAID = "user_paid"


class Inclusion(enum.Enum):
    """Whether an adjustment is in the stated amount already (*indregnet*)."""

    INCLUDED = "included"
    NOT_INCLUDED = "not_included"
    UNKNOWN = "unknown"
