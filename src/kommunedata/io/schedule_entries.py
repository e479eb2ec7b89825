"""A fee schedule's file as it is written, and the names within it that other parts refer to."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Generic, TypeVar

import attrs

from kommunedata.danish import parse_price_cell
from kommunedata.errors import InvalidValueError, NotFoundError, near_names
from kommunedata.io.problems import FollowsFromAnotherError
from kommunedata.money import Rate, RatePer
from kommunedata.municipality import Municipality
from kommunedata.source import Locator, Reading, Source
from kommunedata.tariffs import (
    Condition,
    Dimension,
    Label,
    Lifecycle,
    Modifier,
    PrintedPrice,
    TariffItem,
    Tax,
)
from kommunedata.unit import Unit

__all__ = [
    "FORMAT",
    "PART_NAME",
    "AmbiguityEntry",
    "Names",
    "PartEntry",
    "Place",
    "PlaceEntry",
    "PriceEntry",
    "ScheduleEntry",
    "SharedEntry",
    "SourceEntry",
    "TableEntry",
    "locator",
    "printed_price",
]

T = TypeVar("T")

FORMAT = 1
"""The version of the file format that this library reads."""

_LINES = re.compile(r"([0-9]{1,7})(?:-([0-9]{1,7}))?")
PART_NAME = re.compile(r"[A-Za-z0-9_-]{1,60}\.toml")
"""What the name of a part of a schedule looks like."""

_TABLE_NAME = re.compile(r"[A-Za-z0-9_-]{1,60}\.csv")


@attrs.frozen
class SourceEntry:
    """A document, and the places in it that prices refer to by a short name."""

    id: str
    document: str
    publisher: str
    sha256: str
    sections: Mapping[str, tuple[str, ...]]
    published: date | None = None
    url: str | None = None

    def places(self) -> dict[str, Place]:
        """Return the places by their short names."""
        source = Source(
            id=self.id,
            document=self.document,
            publisher=self.publisher,
            sha256=self.sha256,
            published=self.published,
            url=self.url,
        )
        return {name: Place(source, headings) for name, headings in self.sections.items()}


@attrs.frozen
class Place:
    """Headings in a document, outermost first."""

    source: Source
    headings: tuple[str, ...]


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
        if self.format != FORMAT:
            raise InvalidValueError("unknown file format", allowed=str(FORMAT), got=self.format)


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
class PlaceEntry:
    """Where a rule is printed: its line or lines, the short name of its place, its figure."""

    line: int | str
    section: str
    printed: str = ""


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


@attrs.frozen
class Names(Generic[T]):
    """What the file has named so far, of one kind; a name occurs once.

    Names that stand in a part that could not be read are kept apart: what
    refers to them is no problem of its own.
    """

    kind: str
    _known: dict[str, T] = attrs.field(factory=dict)
    _unread: set[str] = attrs.field(factory=set)

    def expect(self, names: Iterable[object]) -> None:
        """Note names that the file has, before it is known whether they can be read."""
        self._unread.update(map(str, names))

    def add(self, name: str, value: T) -> None:
        """Note what a name is for."""
        if name in self._known:
            raise InvalidValueError(f"{self.kind} occurs twice", got=name)
        self._known[name] = value

    def get(self, name: str) -> T:
        """Return what a name is for."""
        if name in self._known:
            return self._known[name]
        if self.could_not_be_read(name):
            raise FollowsFromAnotherError
        near = near_names(name, self._known)
        raise NotFoundError(f"unknown {self.kind}", got=name, suggestions=near)

    def could_not_be_read(self, name: str) -> bool:
        """Return whether a name stands in a part of the file that could not be read."""
        return name in self._unread and name not in self._known

    def known(self) -> Mapping[str, T]:
        """Return all that is known by now."""
        return self._known


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


def locator(
    line: int | str, printed: str, place: Place, readings: tuple[Reading, ...] = ()
) -> Locator:
    """Return the place of a figure, or of a rule that is printed without one."""
    first, last = _first_and_last(line)
    return Locator(
        source=place.source,
        section=place.headings,
        first_line=first,
        last_line=last,
        printed=printed,
        ambiguous=readings or None,
    )


def _first_and_last(line: int | str) -> tuple[int, int]:
    match = _LINES.fullmatch(str(line)) if type(line) in (int, str) else None
    if match is None:
        raise InvalidValueError("not a line", allowed="348 or '597-606'", got=line)
    return int(match[1]), int(match[2] or match[1])
