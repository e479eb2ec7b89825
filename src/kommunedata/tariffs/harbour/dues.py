"""The slipway, and dues on landed goods (*bedding, vareafgift*)."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date
from decimal import Decimal

from kommunedata._checks import exact_decimal
from kommunedata.money import Money
from kommunedata.tariffs.errors import UsageError
from kommunedata.tariffs.harbour.measures import above_zero
from kommunedata.tariffs.model.charge import share_of
from kommunedata.tariffs.model.dimension import DimensionValue
from kommunedata.tariffs.model.schedule import TariffSchedule
from kommunedata.tariffs.model.terms import Role
from kommunedata.tariffs.model.usage import Usage
from kommunedata.tariffs.pricing.bill import Bill
from kommunedata.tariffs.pricing.price import price
from kommunedata.tariffs.pricing.role_lookup import version_serving

__all__ = ["landing_fee", "slipway"]


def slipway(
    schedule: TariffSchedule,
    first_day: date,
    days: int,
    *,
    vessel: str,
    tons: int | str | Decimal,
    readings: Collection[str] = (),
) -> Bill:
    """Return what a haul-out and the days on the slipway cost (*ophaling på bedding*).

    Raises:
        PricingError: whatever `price` raises.

    >>> from kommunedata import datasets
    >>> slipway(datasets.tariff_schedule("kalundborg"), date(2024, 4, 1), 5,
    ...         vessel="other", tons=8).total  # 694 + 5 x 97
    Money.kr('1179.00')
    """
    stated: dict[str, DimensionValue] = {"vessel": vessel, "tons": above_zero(tons, "tons")}
    usages = [
        Usage(role=Role.SLIPWAY_HAUL, when=first_day, dimensions=stated),
        Usage(role=Role.SLIPWAY_DAY, when=first_day, dimensions=stated, quantity=days),
    ]
    return price(schedule, usages, readings=readings)


def landing_fee(
    schedule: TariffSchedule,
    day: date,
    *,
    harbour: str,
    goods: str,
    value: Money | None = None,
    kilograms: int | str | Decimal | None = None,
    readings: Collection[str] = (),
) -> Bill:
    """Return the dues on landed goods (*vareafgift, losningsafgift*), by value or by weight.

    Raises:
        PricingError: whatever `price` raises.
        UsageError: neither a value nor a weight, or both.

    >>> from kommunedata import datasets
    >>> landing_fee(datasets.tariff_schedule("kalundborg"), date(2024, 7, 1), harbour="havnsoe",
    ...             goods="fresh_fish", value=Money.kr("12345.67")).total  # 308,64175
    Money.kr('308.64')
    """
    stated = {"harbour": harbour, "goods": goods}
    role = Role.LANDING_FEE
    if value is not None and kilograms is None:
        usage = Usage(role=role, when=day, dimensions=stated, facts={"value": value})
    elif kilograms is not None and value is None:
        weight = exact_decimal(kilograms, where="kilograms")
        usage = Usage(role=role, when=day, dimensions=stated, quantity=weight, unit="kg")
    else:
        raise UsageError(
            "neither by value nor by weight",
            allowed="a value or kilograms",
            got=(value, kilograms),
            where="landing_fee",
        )
    _check_kind(schedule, day, stated, value)
    return price(schedule, [usage], readings=readings)


def _check_kind(
    schedule: TariffSchedule, day: date, stated: Mapping[str, str], value: Money | None
) -> None:
    """Raise where the goods are priced by weight and a value is stated, or the other way."""
    version = version_serving(schedule, Role.LANDING_FEE, stated, day)
    if version is not None and (share_of(version.charge) is None) == (value is not None):
        by = "kilograms" if value is not None else "a value"
        raise UsageError(
            f"these goods are priced by {'weight' if value is not None else 'value'}",
            allowed=by,
            got=stated["goods"],
            where="landing_fee",
        )
