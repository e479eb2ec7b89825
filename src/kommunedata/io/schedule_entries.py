"""A fee schedule's file as it is written."""

from __future__ import annotations

import re
from collections.abc import Mapping

import attrs

from kommunedata.danish import parse_price_cell
from kommunedata.errors import InvalidValueError
from kommunedata.io.source_entries import Place, SourceEntry, check_format, locator
from kommunedata.language import Label
from kommunedata.money import Rate, RatePer
from kommunedata.municipality import Municipality
from kommunedata.source import Reading
from kommunedata.tariffs import (
    Condition,
    Dimension,
    Lifecycle,
    Modifier,
    PrintedPrice,
    TariffItem,
    Tax,
)
from kommunedata.unit import Unit

__all__ = [
    "PART_NAME",
    "AmbiguityEntry",
    "PartEntry",
    "PriceEntry",
    "ScheduleEntry",
    "SharedEntry",
    "TableEntry",
    "printed_price",
]

PART_NAME = re.compile(r"[A-Za-z0-9_-]{1,60}\.toml")
"""What the name of a part of a schedule looks like."""

_TABLE_NAME = re.compile(r"[A-Za-z0-9_-]{1,60}\.csv")


@attrs.frozen
class ScheduleEntry:
    """The file; what items name comes before them. More items may stand in its `parts`."""

    format: int
    municipality: Municipality
    title: Label
    sources: tuple[SourceEntry, ...]
    dimensions: tuple[Dimension, ...] = ()
    ambiguities: tuple[AmbiguityEntry, ...] = attrs.field(kw_only=True, default=())
    items: tuple[TariffItem, ...] = attrs.field(kw_only=True, default=())
    parts: tuple[str, ...] = attrs.field(kw_only=True, default=())

    @parts.validator
    def _beside_the_schedule(self, _: object, names: tuple[str, ...]) -> None:
        for name in names:
            if not PART_NAME.fullmatch(name):
                raise InvalidValueError(
                    "not the name of a file beside the schedule", allowed="name.toml", got=name
                )

    def __attrs_post_init__(self) -> None:
        check_format(self.format)


@attrs.frozen
class PartEntry:
    """A file of more items, beside that of the schedule whose names they use."""

    items: tuple[TariffItem, ...]


@attrs.frozen
class SharedEntry:
    """What an item says once for all its versions that say nothing else."""

    section: str | None = None
    tax: Tax | None = None
    modifiers: tuple[Modifier, ...] = ()
    conditions: tuple[Condition, ...] = ()

    def rules(self) -> dict[str, tuple[object, ...]]:
        """Return the modifiers and conditions by the names of their keys."""
        return {"modifiers": self.modifiers, "conditions": self.conditions}


@attrs.frozen
class AmbiguityEntry:
    """A question that a place leaves open, and its readings by their names."""

    question: str
    readings: Mapping[str, Label]

    def answers(self) -> tuple[Reading, ...]:
        """Return the readings in the order of the file."""
        return tuple(
            Reading(name=name, da=label.da, en=label.en, question=self.question)
            for name, label in self.readings.items()
        )


@attrs.frozen
class PriceEntry:
    """A price: the figure as printed, its line or lines, and the short name of its place.

    `value` is for a figure printed in words, such as *halv pris*. `ambiguous`
    names the questions that its place leaves open.
    """

    printed: str
    line: int | str
    section: str
    value: str | None = None
    lifecycle: Lifecycle = Lifecycle.OPEN
    ambiguous: tuple[str, ...] = ()
    reading: str | None = None


@attrs.frozen
class TableEntry:
    """A rate table in a CSV file beside the schedule, and the column of its prices."""

    table: str = attrs.field()
    column: str
    section: str | None = None
    unit: Unit | None = None
    per: RatePer | None = None
    of: str | None = None

    @table.validator
    def _beside_the_schedule(self, _: object, name: str) -> None:
        if not _TABLE_NAME.fullmatch(name):
            raise InvalidValueError(
                "not the name of a table beside the schedule", allowed="name.csv", got=name
            )


def printed_price(entry: PriceEntry, place: Place, readings: tuple[Reading, ...]) -> PrintedPrice:
    """Return the price that an entry's printed figure says, or the value of its words."""
    cell = parse_price_cell(entry.printed if entry.value is None else entry.value)
    return PrintedPrice(
        value=cell.value.value if isinstance(cell.value, Rate) else cell.value,
        per=cell.value.per if isinstance(cell.value, Rate) else None,
        state=cell.state,
        lifecycle=entry.lifecycle,
        reading=entry.reading,
        locator=locator(entry.line, entry.printed, place, readings),
    )
