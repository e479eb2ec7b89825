"""Fee schedules from TOML files, with the tables they refer to."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from pathlib import Path

import cattrs

from kommunedata.errors import KommunedataError, LoadError
from kommunedata.io.converter import as_table, attrs_hook, make_converter, tagged
from kommunedata.io.files import read_csv, read_toml
from kommunedata.io.problems import problems
from kommunedata.io.rate_tables import csv_rate_rows
from kommunedata.io.schedule_entries import (
    AmbiguityEntry,
    Names,
    Place,
    PlaceEntry,
    PriceEntry,
    ScheduleEntry,
    SourceEntry,
    TableEntry,
    locator,
    printed_price,
)
from kommunedata.source import Locator, Reading
from kommunedata.tariffs import (
    CHARGE_TAGS,
    CONDITION_TAGS,
    MODIFIER_TAGS,
    Charge,
    Condition,
    Dimension,
    Modifier,
    PrintedPrice,
    RateTable,
    TariffItem,
    TariffSchedule,
)

__all__ = ["load_tariff_schedule"]


def load_tariff_schedule(path: str | Path) -> TariffSchedule:
    """Return the fee schedule of a TOML file and the CSV tables beside it (*takstblad*).

    Raises:
        LoadError: with every problem of the files, each as
            `reason @ file: path.to.the.value`; then nothing is loaded.
    """
    file = Path(path)
    document = read_toml(file)
    try:
        read = _converter(file.parent).structure(document, ScheduleEntry)
        return TariffSchedule(municipality=read.municipality, title=read.title, items=read.items)
    except (cattrs.BaseValidationError, KommunedataError) as error:
        found = dict.fromkeys(problems(error, file.name))  # a cell may serve two columns
        raise LoadError(f"{file.name} cannot be loaded", problems=found) from None


def _converter(folder: Path) -> cattrs.Converter:
    """Return a converter for one file, which remembers the names in it.

    A hook is built from those registered before it, so the order is from the
    inside out.
    """
    converter = make_converter()
    converter.register_structure_hook(int | str, lambda raw, _: raw)  # lines, checked later
    places: Names[Place] = Names("section")
    dimensions: Names[Dimension] = Names("dimension")
    _hook_sources(converter, places)
    _hook_dimensions(converter, dimensions)
    questions: Names[tuple[Reading, ...]] = Names("question")
    _hook_ambiguities(converter, questions)
    _hook_places(converter, places, questions)
    _hook_tables(converter, dimensions, folder)
    converter.register_structure_hook(Charge, tagged(CHARGE_TAGS, converter))
    converter.register_structure_hook(Condition, tagged(CONDITION_TAGS, converter))
    converter.register_structure_hook(Modifier, tagged(MODIFIER_TAGS, converter))
    _hook_items(converter)
    return converter


def _hook_sources(converter: cattrs.Converter, places: Names[Place]) -> None:
    build = attrs_hook(SourceEntry, converter)

    def source(raw: object, kind: object) -> SourceEntry:
        sections = as_table(raw).get("sections")
        places.expect(sections if isinstance(sections, Mapping) else ())
        entry = build(raw, kind)
        for name, place in entry.places().items():
            places.add(name, place)
        return entry

    converter.register_structure_hook(SourceEntry, source)


def _hook_dimensions(converter: cattrs.Converter, dimensions: Names[Dimension]) -> None:
    build = attrs_hook(Dimension, converter)

    def dimension(raw: object, kind: object) -> Dimension:
        if isinstance(raw, str):
            return dimensions.get(raw)
        dimensions.expect([as_table(raw).get("name")])
        built = build(raw, kind)
        dimensions.add(built.name, built)
        return built

    converter.register_structure_hook(Dimension, dimension)


def _hook_ambiguities(converter: cattrs.Converter, questions: Names[tuple[Reading, ...]]) -> None:
    build = attrs_hook(AmbiguityEntry, converter)

    def ambiguity(raw: object, kind: object) -> AmbiguityEntry:
        questions.expect([as_table(raw).get("question")])
        entry = build(raw, kind)
        questions.add(entry.question, entry.answers())
        return entry

    converter.register_structure_hook(AmbiguityEntry, ambiguity)


def _hook_places(
    converter: cattrs.Converter, places: Names[Place], questions: Names[tuple[Reading, ...]]
) -> None:
    def price(raw: object, _: object) -> PrintedPrice:
        entry = converter.structure(raw, PriceEntry)
        readings = [reading for name in entry.ambiguous for reading in questions.get(name)]
        return printed_price(entry, places.get(entry.section), tuple(readings))

    def place(raw: object, _: object) -> Locator:
        entry = converter.structure(raw, PlaceEntry)
        return locator(entry.line, entry.printed, places.get(entry.section))

    converter.register_structure_hook(PrintedPrice, price)
    converter.register_structure_hook(Locator, place)


def _hook_tables(converter: cattrs.Converter, dimensions: Names[Dimension], folder: Path) -> None:
    rows_of = functools.cache(read_csv)  # a table serves several columns

    def table(raw: object, _: object) -> RateTable:
        entry = converter.structure(raw, TableEntry)
        default = {} if entry.section is None else {"section": entry.section}

        def price(cells: dict[str, object]) -> PrintedPrice:
            return converter.structure({**default, **cells}, PrintedPrice)

        rows = rows_of(folder / entry.table)
        built = csv_rate_rows(entry.table, rows, entry.column, dimensions, price)
        return RateTable(built, unit=entry.unit, per=entry.per, of=entry.of)

    converter.register_structure_hook(RateTable, table)


def _hook_items(converter: cattrs.Converter) -> None:
    build = attrs_hook(TariffItem, converter)
    items: Names[TariffItem] = Names("item")

    def item(raw: object, kind: object) -> TariffItem:
        built = build(_with_section(raw), kind)
        items.add(built.id, built)
        return built

    converter.register_structure_hook(TariffItem, item)


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
    rules = version.get("modifiers")
    if isinstance(rules, list):
        version = {**version, "modifiers": [_rule_with_section(rule, section) for rule in rules]}
    if isinstance(charge.get("price"), dict):
        charge = {**charge, "price": {"section": section, **charge["price"]}}
    elif "table" in charge:
        charge = {"section": section, **charge}
    return {**version, "charge": charge}


def _rule_with_section(rule: object, section: object) -> object:
    """Return the rule with its place in the item's section, where it names no other."""
    if not isinstance(rule, dict) or not isinstance(rule.get("locator"), dict):
        return rule
    return {**rule, "locator": {"section": section, **rule["locator"]}}
