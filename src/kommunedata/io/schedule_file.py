"""Fee schedules from TOML files, with the tables they refer to."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import cast

import cattrs

from kommunedata.danish import parse_price_cell
from kommunedata.errors import InvalidValueError, KommunedataError, LoadError
from kommunedata.io.converter import as_table, attrs_hook, make_converter, tagged
from kommunedata.io.files import read_csv, read_toml
from kommunedata.io.problems import problems
from kommunedata.io.rate_tables import csv_rate_table
from kommunedata.io.schedule_entries import (
    Names,
    Place,
    PriceEntry,
    ScheduleEntry,
    SourceEntry,
    TableEntry,
    printed_price,
)
from kommunedata.money import Rate, RatePer
from kommunedata.tariffs import (
    CHARGE_TAGS,
    MODIFIER_TAGS,
    Charge,
    Dimension,
    FlatCharge,
    IndexedCharge,
    Modifier,
    PercentageCharge,
    PrintedPrice,
    RateTable,
    TariffItem,
    TariffSchedule,
    UnitCharge,
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
    _hook_prices(converter, places)
    _hook_tables(converter, dimensions, folder)
    _hook_charges(converter)
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


def _hook_prices(converter: cattrs.Converter, places: Names[Place]) -> None:
    def price(raw: object, _: object) -> PrintedPrice:
        entry = converter.structure(raw, PriceEntry)
        return printed_price(entry, places.get(entry.section))

    converter.register_structure_hook(PrintedPrice, price)


def _hook_tables(converter: cattrs.Converter, dimensions: Names[Dimension], folder: Path) -> None:
    rows_of = functools.cache(read_csv)  # a table serves several columns

    def table(raw: object, _: object) -> RateTable:
        entry = converter.structure(raw, TableEntry)
        default = {} if entry.section is None else {"section": entry.section}

        def price(cells: dict[str, object]) -> PrintedPrice:
            return converter.structure({**default, **cells}, PrintedPrice)

        rows = rows_of(folder / entry.table)
        return csv_rate_table(entry.table, rows, entry.column, dimensions, price)

    converter.register_structure_hook(RateTable, table)


def _hook_charges(converter: cattrs.Converter) -> None:
    build = tagged(CHARGE_TAGS, converter)

    def charge(raw: object, kind: object) -> object:
        built = build(raw, kind)
        if isinstance(built, RateTable):
            _check_rates([row.price for row in built.rows], None)
        else:
            simple = cast("FlatCharge | UnitCharge | PercentageCharge | IndexedCharge", built)
            per = simple.per if isinstance(simple, PercentageCharge) else None
            _check_rates([simple.price], per)
        return built

    converter.register_structure_hook(Charge, charge)


def _hook_items(converter: cattrs.Converter) -> None:
    build = attrs_hook(TariffItem, converter)
    items: Names[TariffItem] = Names("item")

    def item(raw: object, kind: object) -> TariffItem:
        built = build(_with_section(raw), kind)
        items.add(built.id, built)
        return built

    converter.register_structure_hook(TariffItem, item)


def _check_rates(prices: Iterable[PrintedPrice], per: RatePer | None) -> None:
    """Refuse a printed per cent or per mille where the charge takes kroner or the other one."""
    for price in prices:
        value = parse_price_cell(price.locator.printed).value
        if isinstance(value, Rate) and value.per is not per:
            raise InvalidValueError(
                "a rate of another kind than the charge takes",
                allowed="kroner" if per is None else per.value,
                got=price.locator.printed,
            )


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
