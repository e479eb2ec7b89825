"""Fee schedules from TOML files, with the tables they refer to."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import TypeVar

import attrs
import cattrs

from kommunedata.danish import parse_price_cell
from kommunedata.errors import (
    InvalidValueError,
    KommunedataError,
    LoadError,
    NotFoundError,
    near_names,
)
from kommunedata.io.converter import as_table, attrs_hook, make_converter, tagged
from kommunedata.io.files import read_toml
from kommunedata.io.problems import problems
from kommunedata.io.rate_tables import csv_rate_table
from kommunedata.money import Rate
from kommunedata.municipality import Municipality
from kommunedata.source import Locator, Reading, Source
from kommunedata.tariffs import (
    CHARGE_TAGS,
    MODIFIER_TAGS,
    Charge,
    Dimension,
    Label,
    Lifecycle,
    Modifier,
    PrintedPrice,
    RateTable,
    TariffItem,
    TariffSchedule,
)

__all__ = ["FORMAT", "load_tariff_schedule"]

T = TypeVar("T")

FORMAT = 1
"""The version of the file format that this library reads."""

_LINES = re.compile(r"([0-9]{1,7})(?:-([0-9]{1,7}))?")
_TABLE_NAME = re.compile(r"[A-Za-z0-9_-]{1,60}\.csv")


def load_tariff_schedule(path: str | Path) -> TariffSchedule:
    """Return the fee schedule of a TOML file and the CSV tables beside it (*takstblad*).

    Raises:
        LoadError: with every problem of the files, each as
            `reason @ file: path.to.the.value`; then nothing is loaded.
    """
    file = Path(path)
    document = read_toml(file)
    try:
        read = _converter(file.parent).structure(document, _ScheduleFile)
        return TariffSchedule(municipality=read.municipality, title=read.title, items=read.items)
    except (cattrs.BaseValidationError, KommunedataError) as error:
        found = dict.fromkeys(problems(error, file.name))  # a cell may serve two columns
        raise LoadError(f"{file.name} cannot be loaded", problems=found) from None


@attrs.frozen
class _SourceEntry:
    """A document, and the places in it that prices refer to by a short name."""

    id: str
    document: str
    publisher: str
    sha256: str
    sections: Mapping[str, tuple[str, ...]]
    published: date | None = None
    url: str | None = None


@attrs.frozen
class _ScheduleFile:
    """The file as it is written; sources and dimensions come before the items that name them."""

    format: int
    municipality: Municipality
    title: Label
    sources: tuple[_SourceEntry, ...]
    dimensions: tuple[Dimension, ...]
    items: tuple[TariffItem, ...]

    def __attrs_post_init__(self) -> None:
        if self.format != FORMAT:
            raise InvalidValueError("unknown file format", allowed=str(FORMAT), got=self.format)


@attrs.frozen
class _PriceEntry:
    """A price as it is written: the figure as printed, and where."""

    printed: str
    line: int | str
    section: str
    lifecycle: Lifecycle = Lifecycle.OPEN
    ambiguous: tuple[Reading, ...] | None = None


@attrs.frozen
class _TableEntry:
    table: str = attrs.field()
    column: str
    section: str | None = None

    @table.validator
    def _beside_the_schedule(self, _: object, name: str) -> None:
        if not _TABLE_NAME.fullmatch(name):
            raise InvalidValueError(
                "not the name of a table beside the schedule", allowed="name.csv", got=name
            )


@attrs.frozen
class _Place:
    source: Source
    headings: tuple[str, ...]


def _converter(folder: Path) -> cattrs.Converter:
    """Return a converter that remembers the places and dimensions of the file it reads."""
    converter = make_converter()
    places: dict[str, _Place] = {}
    dimensions: dict[str, Dimension] = {}
    items: dict[str, TariffItem] = {}

    def source(raw: object, kind: object) -> object:
        entry = build_source(raw, kind)
        for name, place in _places(entry).items():
            _remember(places, name, place, "section")
        return entry

    def dimension(raw: object, kind: object) -> object:
        if isinstance(raw, str):
            return _named(dimensions, raw, "dimension")
        built = build_dimension(raw, kind)
        _remember(dimensions, built.name, built, "dimension")
        return built

    def item(raw: object, kind: object) -> object:
        built = build_item(_with_section(raw), kind)
        _remember(items, built.id, built, "item")
        return built

    def price(raw: object, _: object) -> PrintedPrice:
        entry = converter.structure(raw, _PriceEntry)
        return _printed_price(entry, _named(places, entry.section, "section"))

    def table(raw: object, _: object) -> RateTable:
        entry = converter.structure(raw, _TableEntry)
        default = {} if entry.section is None else {"section": entry.section}
        return csv_rate_table(
            folder / entry.table,
            entry.column,
            dimensions,
            lambda cells: price({**default, **cells}, PrintedPrice),
        )

    # a hook is built from those registered before it, so the order is from the inside out
    hook = converter.register_structure_hook
    hook(int | str, lambda raw, _: raw)  # `_first_and_last` checks it
    build_source = attrs_hook(_SourceEntry, converter)
    hook(_SourceEntry, source)
    build_dimension = attrs_hook(Dimension, converter)
    hook(Dimension, dimension)
    hook(PrintedPrice, price)
    hook(RateTable, table)
    hook(Charge, tagged(CHARGE_TAGS, converter))
    hook(Modifier, tagged(MODIFIER_TAGS, converter))
    build_item = attrs_hook(TariffItem, converter)
    hook(TariffItem, item)
    return converter


def _places(entry: _SourceEntry) -> dict[str, _Place]:
    source = Source(
        id=entry.id,
        document=entry.document,
        publisher=entry.publisher,
        sha256=entry.sha256,
        published=entry.published,
        url=entry.url,
    )
    return {name: _Place(source, headings) for name, headings in entry.sections.items()}


def _named(known: Mapping[str, T], name: str, what: str) -> T:
    if name not in known:
        raise NotFoundError(f"unknown {what}", got=name, suggestions=near_names(name, known))
    return known[name]


def _remember(known: dict[str, T], name: str, value: T, what: str) -> None:
    if name in known:
        raise InvalidValueError(f"{what} occurs twice", got=name)
    known[name] = value


def _printed_price(entry: _PriceEntry, place: _Place) -> PrintedPrice:
    cell = parse_price_cell(entry.printed)
    first, last = _first_and_last(entry.line)
    return PrintedPrice(
        value=cell.value.value if isinstance(cell.value, Rate) else cell.value,
        state=cell.state,
        lifecycle=entry.lifecycle,
        locator=Locator(
            source=place.source,
            section=place.headings,
            first_line=first,
            last_line=last,
            printed=entry.printed,
            ambiguous=entry.ambiguous,
        ),
    )


def _first_and_last(line: object) -> tuple[int, int]:
    match = _LINES.fullmatch(str(line)) if type(line) in (int, str) else None
    if match is None:
        raise InvalidValueError("not a line", allowed="348 or '597-606'", got=line)
    return int(match[1]), int(match[2] or match[1])


def _with_section(raw: object) -> dict[str, object]:
    """Return an item whose prices have the item's section, where they name no other."""
    item = dict(as_table(raw))
    section = item.pop("section", None)
    versions = item.get("versions")
    if section is not None and isinstance(versions, list):
        item["versions"] = [_version_with_section(version, section) for version in versions]
    return item


def _version_with_section(version: object, section: object) -> object:
    """Return the version as it is where it has not the form to take a section: it fails later."""
    if not isinstance(version, dict) or not isinstance(version.get("charge"), dict):
        return version
    charge = version["charge"]
    if isinstance(charge.get("price"), dict):
        charge = {**charge, "price": {"section": section, **charge["price"]}}
    elif "table" in charge:
        charge = {"section": section, **charge}
    return {**version, "charge": charge}
