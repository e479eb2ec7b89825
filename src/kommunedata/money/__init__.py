"""Exact amounts: kroner and øre, prices per unit, rates, stated amounts and rounding rules.

No amount is ever a float and nothing rounds unless a `Rounding` is named.
"""

from kommunedata.money.amount import MAX_OERE, Money
from kommunedata.money.price_state import PriceState
from kommunedata.money.rate import Rate, RatePer
from kommunedata.money.rounding import (
    CASH_50_OERE,
    DOWN_10_KRONER,
    OERE,
    UP_KRONE,
    WHOLE_KRONER,
    Rounding,
    RoundingMode,
)
from kommunedata.money.stated import StatedAmount
from kommunedata.money.unit_price import UnitPrice

__all__ = [
    "CASH_50_OERE",
    "DOWN_10_KRONER",
    "MAX_OERE",
    "OERE",
    "UP_KRONE",
    "WHOLE_KRONER",
    "Money",
    "PriceState",
    "Rate",
    "RatePer",
    "Rounding",
    "RoundingMode",
    "StatedAmount",
    "UnitPrice",
]
