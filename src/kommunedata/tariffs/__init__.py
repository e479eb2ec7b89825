"""Fee schedules (*takster*) as values, and the prices, bills and rows made from them.

`price` prices usages; the modules named after a field, `waste`, `harbour` and
`ferry`, speak the customer's language and turn it into usages.
"""

from typing import TYPE_CHECKING

from kommunedata._deprecation import moved_names
from kommunedata.tariffs import ferry, harbour, waste
from kommunedata.tariffs.errors import (
    AmbiguousPriceError,
    ClosedItemError,
    MixedTaxError,
    NoPriceError,
    NotEligibleError,
    NotOfferedError,
    PricingError,
    ScheduleError,
    UnknownItemError,
    UnknownPriceError,
    UnstatedTaxError,
    UsageError,
)
from kommunedata.tariffs.model.band import Band
from kommunedata.tariffs.model.change_kind import ChangeKind
from kommunedata.tariffs.model.charge import (
    CHARGE_TAGS,
    Charge,
    FlatCharge,
    IndexedCharge,
    PercentageCharge,
    Reference,
    ReferenceCharge,
    UnitCharge,
)
from kommunedata.tariffs.model.condition import (
    CONDITION_TAGS,
    AnyOf,
    Category,
    Condition,
    InBand,
    InSeason,
)
from kommunedata.tariffs.model.dimension import Dimension, DimensionValue, KeyPart, dimension_value
from kommunedata.tariffs.model.in_force import points_in_force
from kommunedata.tariffs.model.modifier import (
    MODIFIER_TAGS,
    AreaOfSides,
    BuyXGetY,
    CreditOffset,
    IncludedQuantity,
    Modifier,
    OrdinalDiscount,
    PartUnit,
    PercentageDiscount,
    TierFactor,
    UnitConversion,
    Waiver,
)
from kommunedata.tariffs.model.price_point import PricePoint, price_points
from kommunedata.tariffs.model.printed_price import PrintedPrice
from kommunedata.tariffs.model.rate_table import LOWER_BAND, UPPER_BAND, RateRow, RateTable
from kommunedata.tariffs.model.schedule import (
    Match,
    PriceVersion,
    Segment,
    TariffItem,
    TariffSchedule,
)
from kommunedata.tariffs.model.terms import Accrual, ItemKind, Lifecycle, Role, Tax
from kommunedata.tariffs.model.usage import Fact, Usage
from kommunedata.tariffs.pricing.batch import price_many
from kommunedata.tariffs.pricing.bill import Bill, BillLine
from kommunedata.tariffs.pricing.instalment import Instalment, instalments
from kommunedata.tariffs.pricing.period import price_period
from kommunedata.tariffs.pricing.price import price
from kommunedata.tariffs.pricing.proration import Proration, Share
from kommunedata.tariffs.pricing.vat import DerivedVat
from kommunedata.tariffs.reports.audit import Audit, audit
from kommunedata.tariffs.reports.audit_finding import AUDIT_CODES, AuditFinding
from kommunedata.tariffs.reports.break_even import break_even
from kommunedata.tariffs.reports.change_report import ChangeReport, change_report
from kommunedata.tariffs.reports.comparison import Comparison, PriceChange, compare
from kommunedata.tariffs.reports.impact import HouseholdImpact, Impact, impact
from kommunedata.tariffs.reports.price_list import PriceList, PriceRow, PriceSection, price_list

__all__ = [
    "AUDIT_CODES",
    "CHARGE_TAGS",
    "CONDITION_TAGS",
    "LOWER_BAND",
    "MODIFIER_TAGS",
    "UPPER_BAND",
    "Accrual",
    "AmbiguousPriceError",
    "AnyOf",
    "AreaOfSides",
    "Audit",
    "AuditFinding",
    "Band",
    "Bill",
    "BillLine",
    "BuyXGetY",
    "Category",
    "ChangeKind",
    "ChangeReport",
    "Charge",
    "ClosedItemError",
    "Comparison",
    "Condition",
    "CreditOffset",
    "DerivedVat",
    "Dimension",
    "DimensionValue",
    "Fact",
    "FlatCharge",
    "HouseholdImpact",
    "Impact",
    "InBand",
    "InSeason",
    "IncludedQuantity",
    "IndexedCharge",
    "Instalment",
    "ItemKind",
    "KeyPart",
    "Lifecycle",
    "Match",
    "MixedTaxError",
    "Modifier",
    "NoPriceError",
    "NotEligibleError",
    "NotOfferedError",
    "OrdinalDiscount",
    "PartUnit",
    "PercentageCharge",
    "PercentageDiscount",
    "PriceChange",
    "PriceList",
    "PricePoint",
    "PriceRow",
    "PriceSection",
    "PriceVersion",
    "PricingError",
    "PrintedPrice",
    "Proration",
    "RateRow",
    "RateTable",
    "Reference",
    "ReferenceCharge",
    "Role",
    "ScheduleError",
    "Segment",
    "Share",
    "TariffItem",
    "TariffSchedule",
    "Tax",
    "TierFactor",
    "UnitCharge",
    "UnitConversion",
    "UnknownItemError",
    "UnknownPriceError",
    "UnstatedTaxError",
    "Usage",
    "UsageError",
    "Waiver",
    "audit",
    "break_even",
    "change_report",
    "compare",
    "dimension_value",
    "ferry",
    "harbour",
    "impact",
    "instalments",
    "points_in_force",
    "price",
    "price_list",
    "price_many",
    "price_period",
    "price_points",
    "waste",
]

if not TYPE_CHECKING:  # pragma: no branch - always true when it runs
    # hidden from the checkers, to whom it would mean that every name exists
    __getattr__ = moved_names(__name__, {"Label": "kommunedata.language.Label"}, until="0.2")
