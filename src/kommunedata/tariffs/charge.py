"""How a price becomes an amount: a tagged union of small values, each with a fixed tag."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import TypeAlias

import attrs

from kommunedata._checks import instance_of, text
from kommunedata.money import RatePer
from kommunedata.tariffs.printed_price import PrintedPrice
from kommunedata.tariffs.rate_table import RateTable
from kommunedata.unit import Unit

__all__ = [
    "CHARGE_TAGS",
    "Charge",
    "FlatCharge",
    "IndexedCharge",
    "PercentageCharge",
    "RateTable",
    "UnitCharge",
]

_FACT = "[a-z][a-z0-9_]*"


@attrs.frozen(kw_only=True)
class FlatCharge:
    """A fixed amount for each of the item's unit (*fast takst*)."""

    price: PrintedPrice = attrs.field(validator=instance_of(PrintedPrice))


@attrs.frozen(kw_only=True)
class UnitCharge:
    """An amount per measured unit (*enhedstakst*); the usage states the measure as a fact.

    The measure counts once for each of the item's unit: 41,8 m² for two nights
    are 83,6 m².
    """

    price: PrintedPrice = attrs.field(validator=instance_of(PrintedPrice))
    unit: Unit = attrs.field(validator=instance_of(Unit))
    of: str = attrs.field(validator=text(max_length=40, pattern=_FACT))


@attrs.frozen(kw_only=True)
class PercentageCharge:
    """Per cent or per mille of an amount (*procenttakst*) that the usage states as a fact."""

    price: PrintedPrice = attrs.field(validator=instance_of(PrintedPrice))
    per: RatePer = attrs.field(validator=instance_of(RatePer))
    of: str = attrs.field(validator=text(max_length=40, pattern=_FACT))


@attrs.frozen(kw_only=True)
class IndexedCharge:
    """A printed addend to a price of the day (*dagspris*), which the caller must state."""

    price: PrintedPrice = attrs.field(validator=instance_of(PrintedPrice))
    of: str = attrs.field(validator=text(max_length=40, pattern=_FACT))


Charge: TypeAlias = FlatCharge | UnitCharge | PercentageCharge | IndexedCharge | RateTable

CHARGE_TAGS: Mapping[str, type[Charge]] = MappingProxyType(
    {
        "flat": FlatCharge,
        "unit": UnitCharge,
        "percentage": PercentageCharge,
        "indexed": IndexedCharge,
        "rate_table": RateTable,
    }
)
"""The words that data files write for the kinds of charge."""
