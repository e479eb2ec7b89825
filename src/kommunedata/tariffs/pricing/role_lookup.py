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

__all__ = ["is_eligible", "item_serving", "keyed"]


def keyed(
    schedule: TariffSchedule, role: Role, stated: Mapping[str, DimensionValue | None]
) -> dict[str, DimensionValue]:
    """Return what is stated of the dimensions that the items of a role are keyed by."""
    names = {each.name for item in schedule.with_role(role) for each in item.dimensions}
    return {name: each for name, each in stated.items() if name in names and each is not None}


def item_serving(
    schedule: TariffSchedule, role: Role, stated: Mapping[str, DimensionValue], day: date
) -> TariffItem | None:
    """Return the first item of a role that has a price for what is stated; None without one."""
    for item in schedule.with_role(role):
        version = item.version_on(day)
        if version is not None and _has_price(item, version, stated):
            return item
    return None


def is_eligible(schedule: TariffSchedule, usage: Usage, day: date) -> bool:
    """Return whether an item of the usage's role serves it, and all its conditions hold."""
    if usage.role is None:
        return False
    item = item_serving(schedule, usage.role, usage.dimensions, day)
    version = None if item is None else item.version_on(day)
    return version is not None and all(holds(c, usage, day) is True for c in version.conditions)


def _has_price(
    item: TariffItem, version: PriceVersion, stated: Mapping[str, DimensionValue]
) -> bool:
    if not {dimension.name for dimension in item.dimensions} <= set(stated):
        return False
    charge = version.charge
    return not isinstance(charge, RateTable) or bool(charge.find(stated))
