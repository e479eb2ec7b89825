"""A fee schedule at a glance: its items, and the periods that each has prices for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kommunedata.figures import period
from kommunedata.table import Column, Table

if TYPE_CHECKING:
    from kommunedata.tariffs.model.schedule import TariffItem, TariffSchedule

__all__ = ["overview_table"]


def overview_table(schedule: TariffSchedule) -> Table:
    """Return a row for each item in Danish: its name, its unit and when its versions hold."""
    return Table(
        (Column("Ydelse", width=60), Column("Enhed"), Column("Gælder", width=40)),
        tuple(_row(item) for item in schedule.items),
        caption=f"{schedule.title.da}: {len(schedule.items)} ydelser",
    )


def _row(item: TariffItem) -> tuple[str, str, str]:
    periods = dict.fromkeys(period(version.valid, "da") for version in item.versions)
    return item.name.da, item.unit.word(1, "da"), ", ".join(periods)
