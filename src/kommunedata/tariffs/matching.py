"""Finding the one printed price that a usage is for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from kommunedata.money import OERE, Money
from kommunedata.period import DateRange
from kommunedata.tariffs.charge import FlatCharge, RateTable
from kommunedata.tariffs.dimension import DimensionValue
from kommunedata.tariffs.errors import (
    AmbiguousPriceError,
    NoPriceError,
    UnknownItemError,
    UsageError,
)
from kommunedata.tariffs.printed_price import PrintedPrice
from kommunedata.tariffs.rate_table import RateRow
from kommunedata.tariffs.schedule import Match, PriceVersion, TariffItem, TariffSchedule
from kommunedata.tariffs.terms import Accrual
from kommunedata.tariffs.usage import Usage

__all__ = ["find_matches"]


def find_matches(schedule: TariffSchedule, usage: Usage) -> tuple[Match, ...]:
    """Return the one price for a usage's day, or for each of its years, or raise why not."""
    when = usage.when
    if isinstance(when, DateRange):
        return tuple(_match(schedule, usage, year, year.start) for year in _years(when))
    return (_match(schedule, usage, when, when),)


def _match(schedule: TariffSchedule, usage: Usage, when: date | DateRange, day: date) -> Match:
    items = _items(schedule, usage)
    of_customer = {each.name for item in items for each in item.dimensions if each.of_customer}
    found: list[Match] = []
    for item in items:
        version = item.version_on(day)
        if version is not None and _is_stated_for(item, usage, of_customer):
            found += [
                Match(item, version, row, price, when, _each(version, price))
                for row, price in _fitting(version, usage)
            ]
    if len(found) != 1:
        raise _ambiguous(found, usage) if found else _no_price(items, usage, day)
    if isinstance(when, DateRange):
        _check_yearly(found[0], when)
    if found[0].price.locator.ambiguous is not None:
        raise _two_readings(found[0], usage)
    return found[0]


def _is_stated_for(item: TariffItem, usage: Usage, of_customer: set[str]) -> bool:
    """Return whether a usage states all that the item is keyed by, and nothing else.

    Who the customer is may be stated beyond that: the item then serves everyone.
    """
    names = {dimension.name for dimension in item.dimensions}
    stated = set(usage.dimensions)
    return names <= stated and stated - names <= of_customer


def _fitting(version: PriceVersion, usage: Usage) -> list[tuple[RateRow | None, PrintedPrice]]:
    charge = version.charge
    if not isinstance(charge, RateTable):
        return [(None, charge.price)]
    return [(row, row.price) for row in charge.find(usage.dimensions)]


def _each(version: PriceVersion, price: PrintedPrice) -> Money | None:
    simple = isinstance(version.charge, FlatCharge | RateTable) and not version.modifiers
    return price.money if simple and version.rounding == OERE else None


def _years(when: DateRange) -> list[DateRange]:
    """Return the calendar years that a range is made of."""
    end = when.end
    if end is None or (when.start.month, when.start.day, end.month, end.day) != (1, 1, 1, 1):
        raise UsageError(
            "not whole calendar years",
            allowed="a day, or 1 January to 31 December",
            got=f"{when.start} to {when.last_day}",
            where="Usage.when",
        )
    return [DateRange.year(year) for year in range(when.start.year, end.year)]


def _check_yearly(found: Match, year: DateRange) -> None:
    item, valid = found.item, found.version.valid
    if item.accrual is not Accrual.YEARLY:
        raise UsageError(
            "not a yearly fee", allowed="a day", got=year.start.year, where=f"item {item.id!r}"
        )
    if not valid.covers(year):
        raise NoPriceError(
            "the price changes within the year",
            allowed=f"a day, such as one until {valid.last_day}",
            got=year.start.year,
            where=f"item {item.id!r}",
        )


def _items(schedule: TariffSchedule, usage: Usage) -> tuple[TariffItem, ...]:
    if usage.role is not None:
        items = schedule.with_role(usage.role)
        if not items:
            raise UnknownItemError(
                "no item has this role", got=usage.role.value, where="TariffSchedule.items"
            )
        return items
    item = schedule.item(str(usage.item))
    names = [dimension.name for dimension in item.dimensions]
    if set(names) != set(usage.dimensions):
        raise UsageError(
            f"other dimensions than those of {item.id!r}",
            allowed=", ".join(names) or "none",
            got=", ".join(usage.dimensions) or "none",
            where="Usage.dimensions",
        )
    return (item,)


def _ambiguous(found: list[Match], usage: Usage) -> AmbiguousPriceError:
    return AmbiguousPriceError(
        "more than one printed price fits",
        allowed=" or ".join(
            f"{each.price.locator.printed} (line {each.price.locator.lines})" for each in found
        ),
        got=_stated(usage.dimensions),
        where=_asked(usage),
    )


def _two_readings(found: Match, usage: Usage) -> AmbiguousPriceError:
    readings = found.price.locator.ambiguous or ()
    return AmbiguousPriceError(
        f"line {found.price.locator.lines} can be read in more than one way",
        allowed=" or ".join(f"{reading.name} ({reading.en})" for reading in readings),
        where=_asked(usage),
    )


def _no_price(items: tuple[TariffItem, ...], usage: Usage, day: date) -> NoPriceError:
    versions = [version for item in items if (version := item.version_on(day)) is not None]
    if not versions:
        periods = {
            f"{version.valid.start} to {version.valid.last_day or 'further notice'}": None
            for item in items
            for version in item.versions
        }
        return NoPriceError(
            "no price is printed for this day",
            allowed=", ".join(periods),
            got=day.isoformat(),
            where=_asked(usage),
        )
    tables = [version.charge for version in versions if isinstance(version.charge, RateTable)]
    return NoPriceError(
        "no price is printed for these values",
        got=_stated(usage.dimensions),
        where=_asked(usage),
        suggestions=_nearest(tables, usage.dimensions),
    )


def _nearest(tables: Iterable[RateTable], values: Mapping[str, DimensionValue]) -> list[str]:
    rows = [row for table in tables for row in table.rows if row.repeats is None]
    return [_difference(row, values) for row in sorted(rows, key=lambda r: r.distance(values))[:3]]


def _difference(row: RateRow, values: Mapping[str, DimensionValue]) -> str:
    """Return what would have to be stated for a row to match, and its line."""
    parts = [f"{name} {'|'.join(map(str, row.key[name]))}" for name in row.differing(values)]
    parts += [f"no {name}" for name in values if name not in row.key]
    return f"{', '.join(parts)} (line {row.price.locator.lines})"


def _stated(values: Mapping[str, DimensionValue]) -> str:
    return ", ".join(f"{name} {value!r}" for name, value in values.items()) or "no dimensions"


def _asked(usage: Usage) -> str:
    return f"item {usage.item!r}" if usage.role is None else f"role {usage.role.value!r}"
