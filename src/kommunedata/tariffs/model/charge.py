"""How a price becomes an amount: a tagged union of small values, each with a fixed tag."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from types import MappingProxyType
from typing import TypeAlias

import attrs

from kommunedata._checks import exact_decimal, filled_tuple_of, instance_of, text
from kommunedata.money import RatePer
from kommunedata.tariffs.model.printed_price import PrintedPrice, check_per
from kommunedata.tariffs.model.rate_table import RateTable
from kommunedata.unit import Unit

__all__ = [
    "CHARGE_TAGS",
    "Charge",
    "FlatCharge",
    "IndexedCharge",
    "PercentageCharge",
    "RateTable",
    "Reference",
    "ReferenceCharge",
    "UnitCharge",
    "measure_of",
    "prices_of",
    "rate_of",
    "share_of",
]

_FACT = "[a-z][a-z0-9_]*"


def _in_kroner(
    instance: object, attribute: attrs.Attribute[PrintedPrice], price: PrintedPrice
) -> None:
    instance_of(PrintedPrice)(instance, attribute, price)  # type: ignore[arg-type]  # mypy sees Never
    check_per(price, None, where=f"{type(instance).__name__}.price")


@attrs.frozen(kw_only=True)
class FlatCharge:
    """A fixed amount for each of the item's unit (*fast takst*)."""

    price: PrintedPrice = attrs.field(validator=_in_kroner)


@attrs.frozen(kw_only=True)
class UnitCharge:
    """An amount per measured unit (*enhedstakst*); the usage states the measure as a fact.

    The measure counts once for each of the item's unit: 41,8 m² for two nights
    are 83,6 m².
    """

    price: PrintedPrice = attrs.field(validator=_in_kroner)
    unit: Unit = attrs.field(validator=instance_of(Unit))
    of: str = attrs.field(validator=text(max_length=40, pattern=_FACT))


@attrs.frozen(kw_only=True)
class PercentageCharge:
    """Per cent or per mille of an amount (*procenttakst*) that the usage states as a fact."""

    price: PrintedPrice = attrs.field(validator=instance_of(PrintedPrice))
    per: RatePer = attrs.field(validator=instance_of(RatePer))
    of: str = attrs.field(validator=text(max_length=40, pattern=_FACT))

    def __attrs_post_init__(self) -> None:
        check_per(self.price, self.per, where=f"{type(self).__name__}.price")


@attrs.frozen(kw_only=True)
class IndexedCharge:
    """A price of the day (*dagspris*), which the caller must state as a fact.

    The printed price is added to it, or, where it is `indicative`, only shows
    what the price was when the table was made (*tilpasset markedsprisen*).
    """

    price: PrintedPrice = attrs.field(validator=_in_kroner)
    of: str = attrs.field(validator=text(max_length=40, pattern=_FACT))
    indicative: bool = attrs.field(default=False, validator=instance_of(bool))


@attrs.frozen
class Reference:
    """An item whose price another is made of; with a `reading`, by that reading only."""

    item: str = attrs.field(validator=text(max_length=60))
    reading: str | None = attrs.field(
        default=None, validator=attrs.validators.optional(text(max_length=60))
    )


def _times(value: int | str | Decimal) -> Decimal:
    return exact_decimal(value, where="ReferenceCharge.times")


@attrs.frozen(kw_only=True)
class ReferenceCharge:
    """A share of what other items cost for the same usage (*60 % af gældende betaling*).

    Their discounts, waivers and set-offs are left out, and dimensions that they
    are not keyed by. `times` is how many of their units one of this item holds.
    """

    price: PrintedPrice = attrs.field(validator=instance_of(PrintedPrice))
    per: RatePer = attrs.field(validator=instance_of(RatePer))
    of: tuple[Reference, ...] = attrs.field(validator=filled_tuple_of(Reference))
    times: Decimal = attrs.field(default=Decimal(1), converter=_times)

    def __attrs_post_init__(self) -> None:
        check_per(self.price, self.per, where=f"{type(self).__name__}.price")


Charge: TypeAlias = (
    FlatCharge | UnitCharge | PercentageCharge | IndexedCharge | ReferenceCharge | RateTable
)

CHARGE_TAGS: Mapping[str, type[Charge]] = MappingProxyType(
    {
        "flat": FlatCharge,
        "unit": UnitCharge,
        "percentage": PercentageCharge,
        "indexed": IndexedCharge,
        "reference": ReferenceCharge,
        "rate_table": RateTable,
    }
)
"""The words that data files write for the kinds of charge."""


def prices_of(charge: Charge) -> tuple[PrintedPrice, ...]:
    """Return the printed prices of a charge, in the order of its rows."""
    if isinstance(charge, RateTable):
        return tuple(row.price for row in charge.rows)
    return (charge.price,)


def measure_of(charge: Charge) -> tuple[Unit, str] | None:
    """Return the unit that the price is per and the fact that states how many, if there is one."""
    if isinstance(charge, UnitCharge):
        return charge.unit, charge.of
    if isinstance(charge, RateTable) and charge.unit is not None and charge.of is not None:
        return charge.unit, charge.of
    return None


def share_of(charge: Charge) -> tuple[RatePer, str] | None:
    """Return what the price is out of and the fact that states of what, if it is a share."""
    if isinstance(charge, PercentageCharge):
        return charge.per, charge.of
    if isinstance(charge, RateTable) and charge.per is not None and charge.of is not None:
        return charge.per, charge.of
    return None


def rate_of(charge: Charge) -> RatePer | None:
    """Return what the printed figures are out of, where they are shares and no kroner."""
    if isinstance(charge, ReferenceCharge):
        return charge.per
    share = share_of(charge)
    return None if share is None else share[0]
