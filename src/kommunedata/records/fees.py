"""Prices, bills and what is reported of prices as rows."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from types import MappingProxyType
from typing import TypeVar, get_args

from kommunedata.language import Label, Lang
from kommunedata.money import Money
from kommunedata.period import DateRange
from kommunedata.records.cells import Cell, Coded, coded, exact, joined, said
from kommunedata.records.grid import Field, Grid, both, field, place_fields
from kommunedata.source import Locator
from kommunedata.tariffs import (
    AuditFinding,
    Bill,
    BillLine,
    Dimension,
    HouseholdImpact,
    PriceChange,
    PriceList,
    PricePoint,
    PriceRow,
    PricingError,
    TariffItem,
    TariffSchedule,
    price_points,
)
from kommunedata.tariffs.model.charge import measure_of, rate_of, share_of
from kommunedata.tariffs.reports.audit_finding import line_ranges
from kommunedata.tariffs.words.price_words import values_words, version_of

__all__ = [
    "bill_lines",
    "changes",
    "findings",
    "households",
    "points",
    "prices",
    "prices_of_list",
    "prices_of_schedule",
]

T = TypeVar("T")

_VALUE_IN: Mapping[str, Label] = MappingProxyType(
    {"kr": Label("kr.", "DKK"), "percent": Label("%", "%"), "permille": Label("‰", "‰")}
)


def prices_of_schedule(schedule: TariffSchedule) -> Grid[PriceRow]:
    """Return a row for each printed price, in the order of `price_points`."""
    found = price_points(schedule)
    return prices([PriceRow(schedule.item(each.item_id), each) for each in found])


def prices_of_list(price_list: PriceList) -> Grid[PriceRow]:
    """Return a row for each price of the day, in the order of the document."""
    return prices([row for section in price_list.sections for row in section.rows])


def prices(rows: Sequence[PriceRow]) -> Grid[PriceRow]:
    """Return a row for each printed price with its item."""
    fields: tuple[Field[PriceRow], ...] = (
        field("item", "Ydelse, id", "Item, id", lambda row: row.item.id),
        both("name", "Ydelse", "Item", lambda row: row.item.name),
        *_point_fields(lambda row: row.point),
        field("value_in", "Takst i", "Price in", lambda row: _value_in(row.item, row.point)),
        field("unit", "Enhed", "Unit", lambda row: _unit(row.item, row.point)),
        field("of", "Af", "Of", lambda row: _fact(row.item, row.point)),
        field("accrual", "Forfald", "Accrual", lambda row: row.item.accrual),
        *_standing_fields(lambda row: row.point),
        *_dimension_fields(rows, lambda row: row.item, lambda row: row.point),
        *place_fields(lambda row: row.point.locator),
    )
    return Grid(fields, tuple(rows))


def points(rows: Sequence[PricePoint]) -> Grid[PricePoint]:
    """Return a row for each price point; what only its item knows is not there."""
    names = dict.fromkeys(name for point in rows for name in point.dimensions)
    fields: tuple[Field[PricePoint], ...] = (
        field("item", "Ydelse, id", "Item, id", lambda point: point.item_id),
        field("name_da", "Ydelse", "Item (Danish)", lambda point: point.name),
        *_point_fields(lambda point: point),
        field("unit", "Enhed", "Unit", lambda point: point.unit),
        *_standing_fields(lambda point: point),
        *(
            field(f"dimension_{name}", f"Dimension {name}", f"Dimension {name}", _values(name))
            for name in names
        ),
        *place_fields(lambda point: point.locator),
    )
    return Grid(fields, tuple(rows))


def bill_lines(lines: Sequence[BillLine]) -> Grid[BillLine]:
    """Return a row for each line, deposits too; totals are left out."""
    fields: tuple[Field[BillLine], ...] = (
        field("item", "Ydelse, id", "Item, id", lambda line: line.item.id),
        both("name", "Ydelse", "Item", lambda line: said(line.name("da"), line.name("en"))),
        field("first_day", "Første dag", "First day", lambda line: _first(line.when)),
        field("last_day", "Sidste dag", "Last day", lambda line: _last(line.when)),
        field("quantity", "Antal", "Quantity", lambda line: exact(line.quantity)),
        field("unit", "Enhed", "Unit", lambda line: line.unit),
        field("unit_price", "Enhedspris", "Unit price", _unit_price),
        field("amount", "Beløb", "Amount", lambda line: line.amount),
        field("tax", "Moms", "VAT", lambda line: line.tax),
        field("deposit", "Depositum", "Deposit", lambda line: line.is_deposit),
        both(
            "calculation",
            "Beregning",
            "Calculation",
            lambda line: said(line.explain("da"), line.explain("en")),
        ),
        *place_fields(lambda line: line.locator),
    )
    return Grid(fields, tuple(lines))


def changes(rows: Sequence[PriceChange]) -> Grid[PriceChange]:
    """Return a row for each printed price of either day."""
    fields: tuple[Field[PriceChange], ...] = (
        field("item", "Ydelse, id", "Item, id", lambda change: change.item_id),
        both("name", "Ydelse", "Item", lambda change: change.item.name),
        both("label", "Række", "Row", lambda change: change.point.label),
        field("kind", "Ændringens art", "Kind of change", lambda change: change.kind),
        *_side_fields("old", "før", "before", lambda change: change.old),
        *_side_fields("new", "efter", "after", lambda change: change.new),
        field("difference", "Ændring", "Change", lambda change: change.difference),
        field("change", "Ændring, andel", "Change, share", lambda change: change.change),
        *_dimension_fields(rows, lambda change: change.item, lambda change: change.point),
        *place_fields(lambda change: change.point.locator),
    )
    return Grid(fields, tuple(rows))


def findings(rows: Sequence[AuditFinding]) -> Grid[AuditFinding]:
    """Return a row for each finding of an audit."""
    fields: tuple[Field[AuditFinding], ...] = (
        field("code", "Kode", "Code", lambda each: each.code),
        field("severity", "Vægt", "Severity", lambda each: each.severity),
        both("message", "Bemærkning", "Finding", lambda each: said(each.da, each.en)),
        field("document", "Dokument", "Document", lambda each: _documents(each.locators)),
        field("lines", "Linje", "Line", lambda each: line_ranges(each.locators)),
    )
    return Grid(fields, tuple(rows))


def households(rows: Sequence[HouseholdImpact]) -> Grid[HouseholdImpact]:
    """Return a row for each household."""
    fields: tuple[Field[HouseholdImpact], ...] = (
        field("household", "Husstand", "Household", lambda row: row.name),
        field("before", "Før", "Before", lambda row: _total(row.before)),
        field("after", "Efter", "After", lambda row: _total(row.after)),
        field("difference", "Ændring", "Change", lambda row: row.difference),
        field("change", "Ændring, andel", "Change, share", lambda row: row.change),
        field("tax", "Moms", "VAT", lambda row: row.tax),
        field("problem_before", "Fejl før", "Problem before", lambda row: _problem(row.before)),
        field("problem_after", "Fejl efter", "Problem after", lambda row: _problem(row.after)),
    )
    return Grid(fields, tuple(rows))


def _point_fields(point: Callable[[T], PricePoint]) -> tuple[Field[T], ...]:
    return (
        both("label", "Række", "Row", lambda row: point(row).label),
        field("valid_from", "Gælder fra", "Valid from", lambda row: point(row).valid.start),
        field("valid_to", "Gælder til", "Valid to", lambda row: point(row).valid.last_day),
        field("state", "Oplyst", "State", lambda row: point(row).state),
        field("value", "Takst", "Price", lambda row: point(row).value),
    )


def _standing_fields(point: Callable[[T], PricePoint]) -> tuple[Field[T], ...]:
    return (
        field("tax", "Moms", "VAT", lambda row: point(row).tax),
        field("lifecycle", "Status", "Lifecycle", lambda row: point(row).lifecycle),
        field("readings", "Læsninger", "Readings", lambda row: _readings(point(row).locator)),
    )


def _side_fields(
    side: str, da: str, en: str, point: Callable[[PriceChange], PricePoint | None]
) -> tuple[Field[PriceChange], ...]:
    """Return what a price says on one of two days."""

    def of(read: Callable[[TariffItem, PricePoint], Cell]) -> Callable[[PriceChange], Cell]:
        def cell(change: PriceChange) -> Cell:
            found = point(change)
            return None if found is None else read(change.item, found)

        return cell

    return (
        field(f"{side}_state", f"Oplyst {da}", f"State {en}", of(lambda _, found: found.state)),
        field(f"{side}_value", f"Takst {da}", f"Price {en}", of(lambda _, found: found.value)),
        field(f"{side}_value_in", f"Takst {da} i", f"Price {en} in", of(_value_in)),
        field(f"{side}_unit", f"Enhed {da}", f"Unit {en}", of(_unit)),
        field(f"{side}_tax", f"Moms {da}", f"VAT {en}", of(lambda _, found: found.tax)),
    )


def _dimension_fields(
    rows: Iterable[T], item: Callable[[T], TariffItem], point: Callable[[T], PricePoint]
) -> tuple[Field[T], ...]:
    """Return a column for each dimension that a row has a value of."""
    dimensions = {
        dimension.name: dimension
        for row in rows
        for dimension in item(row).dimensions
        if dimension.name in point(row).dimensions
    }

    def value(dimension: Dimension) -> Callable[[T], Cell]:
        def cell(row: T) -> Cell:
            found = point(row)
            if dimension.name not in found.dimensions:
                return None
            code = joined(found.dimensions[dimension.name])
            da, en = (values_words([dimension], found, lang)[0] for lang in get_args(Lang))
            return Coded(code, da, en)

        return cell

    return tuple(
        Field(f"dimension_{name}", dimension.label, value(dimension))
        for name, dimension in dimensions.items()
    )


def _values(name: str) -> Callable[[PricePoint], Cell]:
    return lambda point: joined(point.dimensions[name]) if name in point.dimensions else None


def _value_in(item: TariffItem, point: PricePoint) -> Cell:
    per = rate_of(version_of(item, point).charge)
    code = "kr" if per is None else per.value
    return coded(code, _VALUE_IN[code])


def _unit(item: TariffItem, point: PricePoint) -> Cell:
    return point.unit if rate_of(version_of(item, point).charge) is None else None


def _fact(item: TariffItem, point: PricePoint) -> Cell:
    """Return the name of the fact that is measured, or that the price is a share of."""
    charge = version_of(item, point).charge
    of = share_of(charge) or measure_of(charge)
    return None if of is None else of[1]


def _readings(place: Locator) -> Cell:
    return tuple(reading.name for reading in place.ambiguous or ())


def _documents(places: Iterable[Locator]) -> Cell:
    return joined(dict.fromkeys(place.source.id for place in places))


def _unit_price(line: BillLine) -> Cell:
    return None if line.unit_price is None else line.unit_price.kroner


def _first(when: date | DateRange) -> Cell:
    return when.start if isinstance(when, DateRange) else when


def _last(when: date | DateRange) -> Cell:
    return when.last_day if isinstance(when, DateRange) else when


def _total(bill: Bill | PricingError) -> Money | None:
    return None if isinstance(bill, PricingError) else bill.total


def _problem(bill: Bill | PricingError) -> Cell:
    return str(bill) if isinstance(bill, PricingError) else None
