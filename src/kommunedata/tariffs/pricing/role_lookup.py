"""What services ask a schedule before they make usages: which items are for this customer."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from kommunedata.tariffs.model.charge import RateTable
from kommunedata.tariffs.model.condition import holds
from kommunedata.tariffs.model.dimension import DimensionValue
from kommunedata.tariffs.model.schedule import PriceVersion, TariffItem, TariffSchedule
from kommunedata.tariffs.model.terms import Role
from kommunedata.tariffs.model.usage import Usage

__all__ = ["is_eligible", "keyed", "version_serving"]


def keyed(
    schedule: TariffSchedule, role: Role, stated: Mapping[str, DimensionValue | None]
) -> dict[str, DimensionValue]:
    """Return what is stated of the dimensions that the items of a role are keyed by."""
    names = {each.name for item in schedule.with_role(role) for each in item.dimensions}
    return {name: each for name, each in stated.items() if name in names and each is not None}


def version_serving(
    schedule: TariffSchedule, role: Role, stated: Mapping[str, DimensionValue], day: date
) -> PriceVersion | None:
    """Return the first version of a role's items with a price for what is stated; None without."""
    for item in schedule.with_role(role):
        version = item.version_on(day)
        if version is not None and _has_price(item, version, stated):
            return version
    return None


def is_eligible(schedule: TariffSchedule, role: Role, usage: Usage, day: date) -> bool:
    """Return whether an item of the role serves a usage, and all its conditions hold."""
    version = version_serving(schedule, role, usage.dimensions, day)
    return version is not None and all(holds(c, usage, day) is True for c in version.conditions)


def _has_price(
    item: TariffItem, version: PriceVersion, stated: Mapping[str, DimensionValue]
) -> bool:
    if not {dimension.name for dimension in item.dimensions} <= set(stated):
        return False
    charge = version.charge
    return not isinstance(charge, RateTable) or bool(charge.find(stated))
