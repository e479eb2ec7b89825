"""Fee schedules from TOML files, with the tables they refer to."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from pathlib import Path

import cattrs

from kommunedata.errors import KommunedataError, LoadError
from kommunedata.io.converter import Hook, as_table, attrs_hook, make_converter, tagged
from kommunedata.io.files import Text, opened, parse_toml, read_csv, read_toml
from kommunedata.io.interchange.load import load_json
from kommunedata.io.problems import problems, structured
from kommunedata.io.rate_tables import csv_rate_rows
from kommunedata.io.schedule_entries import (
    PART_NAME,
    AmbiguityEntry,
    PartEntry,
    PriceEntry,
    ScheduleEntry,
    SharedEntry,
    TableEntry,
    printed_price,
)
from kommunedata.io.source_entries import Names, Place, PlaceEntry, hook_sources, locator
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

_SHARED = ("section", "tax", "modifiers", "conditions")
"""What an item may say once for all its versions."""


def load_tariff_schedule(path: str | Path | Text) -> TariffSchedule:
    """Return the fee schedule of a TOML file and the files beside it that it names (*takstblad*).

    A path that ends in `.json` is of a file that `dump_json` wrote; a `Text` is the text
    of either, and names the folder where what it refers to lies.

    Raises:
        LoadError: with every problem of the files, each as
            `reason @ file: path.to.the.value`; then nothing is loaded.
    """
    text = opened(path)
    if text.is_json:
        return load_json(text, TariffSchedule)
    found: dict[str, None] = {}  # a cell may serve two columns
    converter = _converter(text)
    document = parse_toml(text)
    read = structured(converter, document, ScheduleEntry, text.name, found)
    items = list(read.items) if read is not None else []
    for name in _part_names(document):
        items += _part_items(text, name, converter, found)
    if read is None or found:
        raise LoadError(f"{text.name} cannot be loaded", problems=found)
    try:
        return TariffSchedule(municipality=read.municipality, title=read.title, items=tuple(items))
    except KommunedataError as error:
        raise LoadError(
            f"{text.name} cannot be loaded", problems=problems(error, text.name)
        ) from None


def _part_items(
    text: Text, name: str, converter: cattrs.Converter, found: dict[str, None]
) -> tuple[TariffItem, ...]:
    """Return the items of a further file; where it cannot be read, its problems are found."""
    try:
        part = read_toml(text.beside(name))
    except LoadError as error:
        found.update(dict.fromkeys(problems(error, name)))
        return ()
    entry = structured(converter, part, PartEntry, name, found)
    return () if entry is None else entry.items


def _part_names(document: Mapping[str, object]) -> list[str]:
    """Return the names of further files, those that are none left out: they fail as values."""
    names = document.get("parts")
    listed = names if isinstance(names, list) else []
    return [name for name in listed if isinstance(name, str) and PART_NAME.fullmatch(name)]


def _converter(text: Text) -> cattrs.Converter:
    """Return a converter for one file, which remembers the names in it.

    A hook is built from those registered before it, so the order is from the
    inside out.
    """
    converter = make_converter()
    converter.register_structure_hook(int | str, lambda raw, _: raw)  # lines, checked later
    places: Names[Place] = Names("section")
    dimensions: Names[Dimension] = Names("dimension")
    hook_sources(converter, places)
    _hook_dimensions(converter, dimensions)
    questions: Names[tuple[Reading, ...]] = Names("question")
    _hook_ambiguities(converter, questions)
    _hook_places(converter, places, questions)
    _hook_tables(converter, dimensions, text)
    converter.register_structure_hook(Charge, tagged(CHARGE_TAGS, converter))
    _hook_rules(converter)
    _hook_items(converter)
    return converter


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


def _hook_tables(converter: cattrs.Converter, dimensions: Names[Dimension], text: Text) -> None:
    rows_of = functools.cache(read_csv)  # a table serves several columns

    def table(raw: object, _: object) -> RateTable:
        entry = converter.structure(raw, TableEntry)
        default = {} if entry.section is None else {"section": entry.section}

        def price(cells: dict[str, object]) -> PrintedPrice:
            return converter.structure({**default, **cells}, PrintedPrice)

        rows = rows_of(text.beside(entry.table))
        built = csv_rate_rows(entry.table, rows, entry.column, dimensions, price)
        return RateTable(built, unit=entry.unit, per=entry.per, of=entry.of)

    converter.register_structure_hook(RateTable, table)


def _hook_rules(converter: cattrs.Converter) -> None:
    """Hook conditions and modifiers, which an item hands down to its versions as they are."""
    converter.register_structure_hook(Condition, _kept(CONDITION_TAGS, converter))
    converter.register_structure_hook(Modifier, _kept(MODIFIER_TAGS, converter))


def _kept(tags: Mapping[str, type], converter: cattrs.Converter) -> Hook:
    """Return the hook of a tagged union that leaves what is built already as it is."""
    build, built = tagged(tags, converter), tuple(tags.values())
    return lambda raw, kind: raw if isinstance(raw, built) else build(raw, kind)


def _hook_items(converter: cattrs.Converter) -> None:
    build = attrs_hook(TariffItem, converter)
    items: Names[TariffItem] = Names("item")

    def item(raw: object, kind: object) -> TariffItem:
        table = dict(as_table(raw))
        shared = {name: table.pop(name) for name in _SHARED if name in table}
        section = shared.get("section")
        given = converter.structure(_with_sections(shared, section), SharedEntry)
        versions = table.get("versions")
        if isinstance(versions, list):
            table["versions"] = [_version(each, given) for each in versions]
        built = build(table, kind)
        items.add(built.id, built)
        return built

    converter.register_structure_hook(TariffItem, item)


def _version(version: object, given: SharedEntry) -> object:
    """Return a version with what its item hands down, where it has no such thing of its own.

    One that has not the form to take a section is left as it is: it fails later.
    """
    if not isinstance(version, dict) or not isinstance(version.get("charge"), dict):
        return version
    handed: dict[str, object] = {name: list(r) for name, r in given.rules().items() if r}
    if given.tax is not None:
        handed["tax"] = given.tax.value
    full = _with_sections({**handed, **version}, given.section)
    charge = version["charge"]
    if given.section is not None and isinstance(charge.get("price"), dict):
        full["charge"] = {**charge, "price": {"section": given.section, **charge["price"]}}
    elif given.section is not None and "table" in charge:
        full["charge"] = {"section": given.section, **charge}
    return full


def _with_sections(table: Mapping[str, object], section: object) -> dict[str, object]:
    """Return a table whose modifiers are printed in the section, where they name no other."""
    rules = table.get("modifiers")
    if section is None or not isinstance(rules, list):
        return dict(table)
    return {**table, "modifiers": [_rule_with_section(rule, section) for rule in rules]}


def _rule_with_section(rule: object, section: object) -> object:
    if not isinstance(rule, dict) or not isinstance(rule.get("locator"), dict):
        return rule
    return {**rule, "locator": {"section": section, **rule["locator"]}}
