"""Fee schedules (*takster*) as values, and the prices, bills and rows made from them.

`price` prices usages; the modules named after a field, such as `waste`, speak
the customer's language and turn it into usages.
"""

from kommunedata.tariffs import waste
from kommunedata.tariffs.band import Band
from kommunedata.tariffs.bill import Bill, BillLine
from kommunedata.tariffs.charge import (
    CHARGE_TAGS,
    Charge,
    FlatCharge,
    IndexedCharge,
    PercentageCharge,
    UnitCharge,
)
from kommunedata.tariffs.dimension import Dimension, DimensionValue, KeyPart, dimension_value
from kommunedata.tariffs.errors import (
    AmbiguousPriceError,
    MixedTaxError,
    NoPriceError,
    NotOfferedError,
    PricingError,
    ScheduleError,
    UnknownItemError,
    UnknownPriceError,
    UsageError,
)
from kommunedata.tariffs.modifier import MODIFIER_TAGS, Modifier, PartUnit, UnitConversion
from kommunedata.tariffs.price_point import PricePoint, price_points
from kommunedata.tariffs.pricing import price
from kommunedata.tariffs.printed_price import PrintedPrice
from kommunedata.tariffs.rate_table import RateRow, RateTable
from kommunedata.tariffs.schedule import Match, PriceVersion, TariffItem, TariffSchedule
from kommunedata.tariffs.terms import Accrual, ItemKind, Label, Lifecycle, Role, Tax
from kommunedata.tariffs.usage import Fact, Usage

__all__ = [
    "CHARGE_TAGS",
    "MODIFIER_TAGS",
    "Accrual",
    "AmbiguousPriceError",
    "Band",
    "Bill",
    "BillLine",
    "Charge",
    "Dimension",
    "DimensionValue",
    "Fact",
    "FlatCharge",
    "IndexedCharge",
    "ItemKind",
    "KeyPart",
    "Label",
    "Lifecycle",
    "Match",
    "MixedTaxError",
    "Modifier",
    "NoPriceError",
    "NotOfferedError",
    "PartUnit",
    "PercentageCharge",
    "PricePoint",
    "PriceVersion",
    "PricingError",
    "PrintedPrice",
    "RateRow",
    "RateTable",
    "Role",
    "ScheduleError",
    "TariffItem",
    "TariffSchedule",
    "Tax",
    "UnitCharge",
    "UnitConversion",
    "UnknownItemError",
    "UnknownPriceError",
    "Usage",
    "UsageError",
    "dimension_value",
    "price",
    "price_points",
    "waste",
]
