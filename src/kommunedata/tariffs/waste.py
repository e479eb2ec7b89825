"""Waste bills in the customer's words (*renovation*), for any schedule that uses the roles."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from decimal import Decimal

import attrs

from kommunedata._checks import exact_decimal, text, whole
from kommunedata.errors import near_names
from kommunedata.period import DateRange
from kommunedata.tariffs.band import Band
from kommunedata.tariffs.bill import Bill
from kommunedata.tariffs.charge import RateTable
from kommunedata.tariffs.dimension import DimensionValue
from kommunedata.tariffs.errors import UsageError
from kommunedata.tariffs.pricing import price
from kommunedata.tariffs.schedule import TariffItem, TariffSchedule
from kommunedata.tariffs.terms import Role
from kommunedata.tariffs.usage import Usage

__all__ = ["Container", "business_bill", "household_bill"]


def _metres(value: int | str | Decimal | None) -> Decimal | None:
    return None if value is None else exact_decimal(value, where="Container.distance")


@attrs.frozen
class Container:
    """Containers of one kind at a property (*beholder*), or sets of sacks.

    `kind` and `fraction` are words of the schedule's dimensions `container` and
    `fraction`; `emptyings` is how often a year. `litres` is None where the kind
    says it all, as a set of sacks does. `distance` is in metres from the stand
    to the road; None states that there is no such distance to pay for.
    """

    kind: str = attrs.field(validator=text(max_length=40))
    litres: int | None = attrs.field(
        default=None, kw_only=True, validator=attrs.validators.optional(whole(low=1))
    )
    fraction: str = attrs.field(kw_only=True, validator=text(max_length=40))
    emptyings: int = attrs.field(kw_only=True, validator=whole(low=1, high=366))
    count: int = attrs.field(default=1, kw_only=True, validator=whole(low=1, high=100_000))
    distance: Decimal | None = attrs.field(default=None, kw_only=True, converter=_metres)


def household_bill(
    schedule: TariffSchedule,
    year: int,
    *,
    property_kind: str,
    containers: Iterable[Container],
    dwellings: int = 1,
    shared: bool = False,
    without: Collection[Role] = (),
) -> Bill:
    """Return a household's waste bill for a year (*renovationsregning*).

    Lines: the base fee and the recycling fee for each dwelling, as far as the
    schedule has them for this kind of property; each container; a surcharge for
    each container whose distance reaches the lowest printed band. `shared`
    dwellings share their containers (*fællesløsning*). `without` names roles
    that the caller states are not charged.

    Raises:
        PricingError: whatever `price` raises: a container, a distance or a year
            that has no printed price, or prints "-".
        UsageError: a kind of property that the schedule does not know.

    >>> from kommunedata import datasets
    >>> bill = household_bill(
    ...     datasets.tariff_schedule("kalundborg"), 2024, property_kind="all_year_house",
    ...     containers=[
    ...         Container("double", litres=190, fraction="residual_and_food", emptyings=26),
    ...         Container("double", litres=240, fraction="paper_metal_plastic", emptyings=26)])
    >>> bill.total
    Money.kr('3738.00')
    """
    _check_property_kind(schedule, property_kind)
    place = {"property_kind": property_kind, "scheme": "shared" if shared else "own"}
    usages = _usages(schedule, DateRange.year(year), place, dwellings, tuple(containers))
    return price(schedule, [usage for usage in usages if usage.role not in without])


def business_bill(
    schedule: TariffSchedule,
    year: int,
    *,
    property_kind: str,
    containers: Iterable[Container],
    premises: int = 1,
    without: Collection[Role] = (),
) -> Bill:
    """Return a firm's or an institution's waste bill for a year (*virksomhed, institution*).

    Lines and errors are those of `household_bill`, with the fees for each of
    its premises.
    """
    _check_property_kind(schedule, property_kind)
    place = {"property_kind": property_kind, "scheme": "own"}
    usages = _usages(schedule, DateRange.year(year), place, premises, tuple(containers))
    return price(schedule, [usage for usage in usages if usage.role not in without])


def _usages(
    schedule: TariffSchedule,
    when: DateRange,
    place: dict[str, str],
    units: int,
    containers: tuple[Container, ...],
) -> Iterator[Usage]:
    kind = place["property_kind"]
    for role in (Role.BASE_FEE, Role.RECYCLING_FEE):
        if any(_is_for(item, kind) for item in schedule.with_role(role)):
            yield Usage(role=role, dimensions={"property_kind": kind}, quantity=units, when=when)
    for container in containers:
        yield _emptying(container, place, when)
    yield from _distance_surcharges(schedule, containers, when)


def _emptying(container: Container, place: dict[str, str], when: DateRange) -> Usage:
    values: dict[str, DimensionValue] = {
        **place,
        "container": container.kind,
        "fraction": container.fraction,
        "emptyings": container.emptyings,
    }
    if container.litres is not None:
        values["litres"] = container.litres
    return Usage(
        role=Role.CONTAINER_EMPTYING, dimensions=values, quantity=container.count, when=when
    )


def _distance_surcharges(
    schedule: TariffSchedule, containers: Iterable[Container], when: DateRange
) -> Iterator[Usage]:
    for container in containers:
        distance = container.distance
        if distance is not None and _is_charged_for(schedule, distance):
            yield Usage(
                role=Role.DISTANCE_SURCHARGE,
                dimensions={"distance": distance, "emptyings": container.emptyings},
                quantity=container.count,
                when=when,
            )


def _is_charged_for(schedule: TariffSchedule, distance: Decimal) -> bool:
    """Return whether a distance is in or above some printed band; below all, none is owed."""
    items = schedule.with_role(Role.DISTANCE_SURCHARGE)
    parts = [part for item in items for part in _parts(item, "distance")]
    bands = [part for part in parts if isinstance(part, Band)]
    return bool(items) and not (bands and all(band.is_above(distance) for band in bands))


def _is_for(item: TariffItem, property_kind: str) -> bool:
    """Return whether a fee is for a kind of property; one that is not keyed by it is for all."""
    keyed = any(dimension.name == "property_kind" for dimension in item.dimensions)
    return not keyed or property_kind in _parts(item, "property_kind")


def _parts(item: TariffItem, name: str) -> Iterator[DimensionValue | Band]:
    for version in item.versions:
        if isinstance(version.charge, RateTable):
            for row in version.charge.rows:
                yield from row.key.get(name, ())


def _check_property_kind(schedule: TariffSchedule, property_kind: str) -> None:
    known = {
        kind
        for item in schedule.items
        for dimension in item.dimensions
        if dimension.name == "property_kind"
        for kind in dimension.values
    }
    if known and property_kind not in known:
        raise UsageError(
            "unknown kind of property",
            allowed=", ".join(sorted(known)),
            got=property_kind,
            where="property_kind",
            suggestions=near_names(property_kind, known),
        )
