"""A part of a schedule that holds together by itself."""

from __future__ import annotations

from collections.abc import Iterable

import attrs

from kommunedata.tariffs.model.charge import prices_of
from kommunedata.tariffs.model.schedule import TariffItem, TariffSchedule
from kommunedata.tariffs.model.schedule_problems import named_readings, references

__all__ = ["part_with"]


def part_with(schedule: TariffSchedule, items: Iterable[TariffItem]) -> TariffSchedule:
    """Return a schedule of some of its items and those that these are not whole without.

    Those are the items that prices are made of or measured against, that replace
    others, and that have to do with the same readings of ambiguous places. Their
    order is kept.
    """
    readings = {item.id: _readings_of(item) for item in schedule.items}
    kept: set[str] = set()
    ahead = [item.id for item in items]
    while ahead:
        name = ahead.pop()
        if name not in kept:
            kept.add(name)
            ahead += [wanted for _, wanted in references(schedule.item(name))]
            ahead += [other for other, names in readings.items() if names & readings[name]]
    return attrs.evolve(schedule, items=tuple(i for i in schedule.items if i.id in kept))


def _readings_of(item: TariffItem) -> set[str]:
    """Return the readings that an item's places have, or that its rules name."""
    places = [price.locator for version in item.versions for price in prices_of(version.charge)]
    offered = {reading.name for place in places for reading in place.ambiguous or ()}
    return offered | {name for _, name in named_readings(item)}
