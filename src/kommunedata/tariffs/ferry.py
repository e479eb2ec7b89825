"""Ferry tickets in the passenger's words (*færgetakster*), for any schedule that uses the roles."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import cast

import attrs

from kommunedata._checks import exact_decimal, members, text, whole
from kommunedata.errors import near_names
from kommunedata.tariffs.errors import NoPriceError, UsageError
from kommunedata.tariffs.model.band import Band
from kommunedata.tariffs.model.charge import RateTable
from kommunedata.tariffs.model.condition import holds
from kommunedata.tariffs.model.dimension import DimensionValue
from kommunedata.tariffs.model.rate_table import RateRow
from kommunedata.tariffs.model.schedule import PriceVersion, TariffSchedule
from kommunedata.tariffs.model.terms import Role
from kommunedata.tariffs.model.usage import Fact, Usage
from kommunedata.tariffs.pricing.bill import Bill
from kommunedata.tariffs.pricing.matching import periods_of
from kommunedata.tariffs.pricing.price import price
from kommunedata.tariffs.pricing.role_lookup import version_serving
from kommunedata.unit import Quantity

__all__ = ["Parcel", "Vehicle", "crossing", "freight"]


_MOST_ADULTS = 10_000
"""More than any ferry holds."""

_LONGEST = 100
"""Metres; longer than any vehicle on a road."""


def _size(value: int | str | Decimal | None) -> Decimal | None:
    if value is None:
        return None
    number = exact_decimal(value, where="Vehicle")
    if not 0 < number <= _LONGEST:
        allowed = f"above 0, at most {_LONGEST} m"
        raise UsageError("not a likely size", allowed=allowed, got=value, where="Vehicle")
    return number


@attrs.frozen
class Vehicle:
    """A vehicle on board (*køretøj*); `length` and `height` in metres, load and trailer included.

    `kind` is a word of the schedule's dimension `vehicle`. The sizes may be left
    out for kinds whose price does not depend on them.
    """

    kind: str = attrs.field(validator=text(max_length=40))
    length: Decimal | None = attrs.field(default=None, kw_only=True, converter=_size)
    height: Decimal | None = attrs.field(default=None, kw_only=True, converter=_size)

    def facts(self) -> dict[str, Fact]:
        """Return the sizes that are stated."""
        sizes = {"vehicle_length": self.length, "vehicle_height": self.height}
        return {name: Quantity.of(size, "m") for name, size in sizes.items() if size is not None}


def _kilograms(value: int | str | Decimal) -> Decimal:
    return exact_decimal(value, where="Parcel.kilograms")


@attrs.frozen
class Parcel:
    """Goods without a vehicle (*pakker, paller, stykgods*): so many pieces of a weight in kg."""

    kilograms: Decimal = attrs.field(converter=_kilograms)
    count: int = attrs.field(default=1, kw_only=True, validator=whole(low=1, high=100_000))


def crossing(
    schedule: TariffSchedule,
    day: date,
    *,
    route: str,
    adults: int = 0,
    child_ages: Iterable[int] = (),
    vehicles: Iterable[Vehicle] = (),
    crossings: int = 1,
    readings: Collection[str] = (),
) -> Bill:
    """Return what passengers and vehicles pay on a route (*overfart*).

    `adults` are all on board who are too old for a child's ticket, drivers
    among them; the driver of a vehicle whose price has the driver in it pays no
    ticket. Ages are in whole years. A vehicle gets the surcharge for its size
    once, whichever limit it passes. `crossings` counts each way.

    Raises:
        PricingError: whatever `price` raises; without a size that decides.
        UsageError: no adult to drive a vehicle whose price has its driver in it.

    >>> from kommunedata import datasets
    >>> bill = crossing(
    ...     datasets.tariff_schedule("kalundborg"), date(2024, 7, 1), route="sejeroe", adults=2,
    ...     child_ages=[10, 5], vehicles=[Vehicle("car", length="6.4", height="2.1")])
    >>> bill.total  # 2 x 60 + 40 + 0 + 115 + 51
    Money.kr('326.00')
    """
    way = _Way(schedule, day, route, crossings)
    _check_route(way)
    boarding = members(vehicles, Vehicle, where="vehicles")
    ages = members(child_ages, int, where="child_ages")
    tickets = [ticket for vehicle in boarding for ticket in _vehicle(way, vehicle)]
    driving = sum(ticket.dimensions.get("driver") == "included" for ticket in tickets)
    _check_adults(adults, driving)
    usages = [*_passengers(way, adults - driving, ages), *tickets]
    return price(schedule, usages, readings=readings)


def freight(
    schedule: TariffSchedule,
    day: date,
    *,
    route: str,
    parcels: Iterable[Parcel],
    readings: Collection[str] = (),
) -> Bill:
    """Return what goods without a vehicle pay on a route (*godstransport*), by weight class.

    Raises:
        PricingError: whatever `price` raises; a weight between two classes.

    >>> from kommunedata import datasets
    >>> freight(datasets.tariff_schedule("kalundborg"), date(2024, 7, 1), route="nekseloe",
    ...         parcels=[Parcel(80)]).total  # "Gratis"
    Money.kr('0.00')
    """
    usages = [
        Usage(
            role=Role.GOODS,
            when=day,
            dimensions={"route": route, "weight": parcel.kilograms},
            quantity=parcel.count,
        )
        for parcel in members(parcels, Parcel, where="parcels")
    ]
    return price(schedule, usages, readings=readings)


@attrs.frozen
class _Way:
    """A route on a day, and how many times it is crossed."""

    schedule: TariffSchedule
    day: date
    route: str
    crossings: int = attrs.field(validator=whole(low=1, high=1000))


def _passengers(way: _Way, adults: int, child_ages: Iterable[int]) -> Iterator[Usage]:
    if adults:
        stated: dict[str, DimensionValue] = {"route": way.route, "age": _adult_age(way)}
        yield from _tickets(way, Role.PASSENGER, stated, {}, adults)
    for age in child_ages:
        yield from _tickets(way, Role.PASSENGER, {"route": way.route, "age": age}, {}, 1)


def _vehicle(way: _Way, vehicle: Vehicle) -> Iterator[Usage]:
    """Yield a vehicle's tickets and, where it is over a limit, those for its surcharge."""
    stated: dict[str, DimensionValue] = {"route": way.route, "vehicle": vehicle.kind}
    facts, role = vehicle.facts(), Role.VEHICLE_SURCHARGE
    keyed = {**stated, "driver": _driver(way, vehicle.kind)}
    yield from _tickets(way, Role.VEHICLE, keyed, facts, 1)
    version = version_serving(way.schedule, role, stated, way.day)
    if version is not None:
        surcharge = list(_tickets(way, role, stated, facts, 1))
        if _is_over_a_limit(version, surcharge[0], way.day):
            yield from surcharge


def _tickets(
    way: _Way,
    role: Role,
    stated: Mapping[str, DimensionValue],
    facts: Mapping[str, Fact],
    count: int,
) -> Iterator[Usage]:
    """Yield so many tickets for one crossing together; for several, each by its crossings.

    Whether a ticket holds for one way or for both is for the schedule to say.
    """
    if way.crossings == 1:
        yield Usage(role=role, when=way.day, dimensions=stated, facts=facts, quantity=count)
        return
    for _ in range(count):
        yield Usage(
            role=role,
            when=way.day,
            dimensions=stated,
            facts=facts,
            quantity=way.crossings,
            unit="crossing",
        )


def _is_over_a_limit(version: PriceVersion, usage: Usage, day: date) -> bool:
    answers = [holds(each, usage, day) for each in version.conditions]
    if None in answers and False not in answers:
        raise UsageError(
            "the size decides what this vehicle pays",
            allowed="a length and a height in metres",
            got=", ".join(usage.facts) or "neither",
            where="Vehicle",
        )
    return all(answers)


def _adult_age(way: _Way) -> int:
    """Return the first age that the route's last band, the one without an end, is for."""
    firsts = [
        int(part.lower) + (0 if part.lower_included else 1)
        for row in _rows(way, Role.PASSENGER)
        for part in row.key.get("age", ())
        if isinstance(part, Band) and part.upper is None and part.lower is not None
    ]
    if not firsts:
        raise NoPriceError("no ticket for adults", got=way.route, where="route")
    return min(firsts)


def _driver(way: _Way, kind: str) -> DimensionValue:
    """Return whether a kind of vehicle is printed with its driver in the price or not."""
    for row in _rows(way, Role.VEHICLE):
        if row.matches("vehicle", kind):
            return cast("DimensionValue", row.key["driver"][0])
    kinds = {str(part) for row in _rows(way, Role.VEHICLE) for part in row.key["vehicle"]}
    raise NoPriceError(
        "no price for this kind of vehicle",
        allowed=", ".join(sorted(kinds)) or "none",
        got=kind,
        where="Vehicle.kind",
        suggestions=near_names(kind, kinds),
    )


def _rows(way: _Way, role: Role) -> Iterator[RateRow]:
    """Yield the printed rows of a role for the route."""
    return (row for row in _all_rows(way, role) if row.matches("route", way.route))


def _all_rows(way: _Way, role: Role) -> Iterator[RateRow]:
    for item in way.schedule.with_role(role):
        version = item.version_on(way.day)
        if version is not None and isinstance(version.charge, RateTable):
            yield from version.charge.rows


def _check_route(way: _Way) -> None:
    """Raise where the day has no prices at all, or the route none on it."""
    items = way.schedule.with_role(Role.PASSENGER)
    if not any(item.version_on(way.day) is not None for item in items):
        raise NoPriceError(
            "no price is printed for this day",
            allowed=periods_of(items) or "none",
            got=way.day.isoformat(),
            where="crossing",
        )
    routes = dict.fromkeys(
        str(part) for row in _all_rows(way, Role.PASSENGER) for part in row.key["route"]
    )
    if way.route not in routes:
        raise NoPriceError(
            "no such route",
            allowed=", ".join(routes),
            got=way.route,
            where="route",
            suggestions=near_names(way.route, routes),
        )


def _check_adults(adults: int, driving: int) -> None:
    if type(adults) is not int or not driving <= adults <= _MOST_ADULTS:
        raise UsageError(
            "no adult to drive" if driving else "no number of adults",
            allowed=f"{driving} to {_MOST_ADULTS}",
            got=adults,
            where="adults",
        )
