"""Finding the printed prices that a usage may be for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from kommunedata.money import OERE, Money
from kommunedata.period import DateRange
from kommunedata.tariffs.errors import NoPriceError, UnknownItemError, UsageError
from kommunedata.tariffs.model.charge import FlatCharge, RateTable, measure_of, share_of
from kommunedata.tariffs.model.dimension import DimensionValue
from kommunedata.tariffs.model.printed_price import PrintedPrice
from kommunedata.tariffs.model.rate_table import RateRow
from kommunedata.tariffs.model.schedule import (
    Match,
    PriceVersion,
    Segment,
    TariffItem,
    TariffSchedule,
)
from kommunedata.tariffs.model.schedule_problems import priced_by
from kommunedata.tariffs.model.terms import Accrual, Lifecycle
from kommunedata.tariffs.model.usage import Usage
from kommunedata.tariffs.pricing.time_units import spans, time_range, time_units, years

__all__ = [
    "asked",
    "find_matches",
    "find_segments",
    "named_items",
    "periods_of",
    "places",
    "priced_with",
    "stated",
]


def find_segments(schedule: TariffSchedule, usage: Usage) -> tuple[Segment, ...]:
    """Return the parts of a usage's time with the prices that fit in each, or raise why none does.

    A year of a yearly fee is a part; of one by the day, month or quarter, all
    those in a row that have the same price.
    """
    items = named_items(schedule, usage)
    accrual, when = items[0].accrual, usage.when
    if accrual.by_year and isinstance(when, DateRange):
        return tuple(Segment(_yearly(schedule, items, usage, year), ()) for year in years(when))
    if accrual is Accrual.ONCE or accrual.by_year:
        if isinstance(when, DateRange):
            raise UsageError(
                "charged each time, not for a period",
                allowed="a day",
                got=f"{when.start} to {when.last_day}",
                where=asked(usage),
            )
        return (Segment(find_matches(items, usage, when, when), ()),)
    return tuple(_by_units(schedule, items, usage))


def _by_units(
    schedule: TariffSchedule, items: tuple[TariffItem, ...], usage: Usage
) -> Iterator[Segment]:
    accrual, priced = items[0].accrual, priced_with(schedule, items)
    rows = list(
        spans(time_units(usage, accrual), lambda day: [item.version_on(day) for item in priced])
    )
    ends = [*(row[0] for row in rows[1:]), time_range(usage, accrual).end]
    for row, end in zip(rows, ends, strict=True):
        yield Segment(find_matches(items, usage, DateRange(row[0], end), row[0]), row)


def _yearly(
    schedule: TariffSchedule, items: tuple[TariffItem, ...], usage: Usage, year: DateRange
) -> tuple[Match, ...]:
    choices = find_matches(items, usage, year, year.start)
    for item in priced_with(schedule, [found.item for found in choices]):
        version = item.version_on(year.start)
        if version is not None and not version.valid.covers(year):
            raise NoPriceError(
                "the price changes within the year",
                allowed=f"a day, such as one until {version.valid.last_day}, or `price_period`",
                got=year.start.year,
                where=f"item {item.id!r}",
            )
    return choices


def priced_with(schedule: TariffSchedule, items: Iterable[TariffItem]) -> tuple[TariffItem, ...]:
    """Return the items and those that their prices are made of or measured against."""
    found: dict[str, TariffItem] = {}
    ahead = list(items)
    while ahead:
        item = ahead.pop()
        if item.id not in found:
            found[item.id] = item
            ahead += [
                schedule.item(other) for each in item.versions for _, other in priced_by(each)
            ]
    return tuple(found.values())


def find_matches(
    items: tuple[TariffItem, ...], usage: Usage, when: date | DateRange, day: date
) -> tuple[Match, ...]:
    """Return the prices of a day that fit a usage, as those of a part of its time.

    Raises:
        NoPriceError: there are none; the periods or the rows that have one are named.
    """
    of_customer = {each.name for item in items for each in item.dimensions if each.of_customer}
    found: list[Match] = []
    for item in items:
        version = item.version_on(day)
        if version is not None and _is_stated_for(item, usage, of_customer):
            _check_limits(item, usage)
            found += [
                Match(item, version, row, price, when, _each(version, price))
                for row, price in _fitting(version, usage)
            ]
    if not found:
        raise _no_price(items, usage, day)
    return tuple(found)


def _is_stated_for(item: TariffItem, usage: Usage, of_customer: set[str]) -> bool:
    """Return whether a usage states all that the item is keyed by, and nothing else.

    Who the customer is may be stated beyond that: the item then serves everyone.
    """
    names = {dimension.name for dimension in item.dimensions}
    stated_names = set(usage.dimensions)
    return names <= stated_names and stated_names - names <= of_customer


def _check_limits(item: TariffItem, usage: Usage) -> None:
    for dimension in item.dimensions:
        value, limits = usage.dimensions[dimension.name], dimension.limits
        if limits is not None and not isinstance(value, str) and value not in limits:
            raise UsageError(
                f"not a likely {dimension.name}",
                allowed=str(limits),
                got=value,
                where=f"Usage.{dimension.name}",
            )


def _fitting(version: PriceVersion, usage: Usage) -> list[tuple[RateRow | None, PrintedPrice]]:
    charge = version.charge
    if not isinstance(charge, RateTable):
        return [(None, charge.price)]
    return [(row, row.price) for row in charge.find(usage.dimensions)]


def _each(version: PriceVersion, price: PrintedPrice) -> Money | None:
    charge = version.charge
    plain = isinstance(charge, FlatCharge | RateTable) and not (
        measure_of(charge) or share_of(charge) or version.modifiers or version.conditions
    )
    certain = price.locator.ambiguous is None and price.lifecycle is not Lifecycle.CLOSED
    return price.money if plain and certain and version.rounding == OERE else None


def named_items(schedule: TariffSchedule, usage: Usage) -> tuple[TariffItem, ...]:
    """Return the item of a usage's id, or those of its role; there is at least one.

    Raises:
        UnknownItemError: no such item, or none with the role.
        UsageError: other dimensions than those the item is keyed by.
    """
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


def _no_price(items: tuple[TariffItem, ...], usage: Usage, day: date) -> NoPriceError:
    versions = [version for item in items if (version := item.version_on(day)) is not None]
    if not versions:
        return NoPriceError(
            "no price is printed for this day",
            allowed=periods_of(items),
            got=day.isoformat(),
            where=asked(usage),
        )
    tables = [version.charge for version in versions if isinstance(version.charge, RateTable)]
    return NoPriceError(
        "no price is printed for these values",
        got=stated(usage.dimensions),
        where=asked(usage),
        suggestions=_nearest(tables, usage.dimensions),
    )


def periods_of(items: Iterable[TariffItem]) -> str:
    """Return the periods that items have prices for, for a message."""
    versions = [version for item in items for version in item.versions]
    found = dict.fromkeys(
        f"{each.valid.start} to {each.valid.last_day or 'further notice'}" for each in versions
    )
    return ", ".join(found)


def _nearest(tables: Iterable[RateTable], values: Mapping[str, DimensionValue]) -> list[str]:
    rows = [row for table in tables for row in table.rows if row.repeats is None]
    return [_difference(row, values) for row in sorted(rows, key=lambda r: r.distance(values))[:3]]


def _difference(row: RateRow, values: Mapping[str, DimensionValue]) -> str:
    """Return what would have to be stated for a row to match, and its line."""
    parts = [f"{name} {'|'.join(map(str, row.key[name]))}" for name in row.differing(values)]
    parts += [f"no {name}" for name in values if name not in row.key]
    return f"{', '.join(parts)} (line {row.price.locator.lines})"


def places(choices: Iterable[Match]) -> str:
    """Return printed prices with their lines, for a message."""
    return " or ".join(
        f"{each.price.locator.printed} (line {each.price.locator.lines})" for each in choices
    )


def stated(values: Mapping[str, DimensionValue]) -> str:
    """Return what is stated, for a message."""
    return ", ".join(f"{name} {value!r}" for name, value in values.items()) or "no dimensions"


def asked(usage: Usage) -> str:
    """Return what a usage names, for a message."""
    return f"item {usage.item!r}" if usage.role is None else f"role {usage.role.value!r}"
