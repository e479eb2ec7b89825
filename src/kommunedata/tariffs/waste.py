"""Waste bills in the customer's words (*renovation*), for any schedule that uses the roles."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal

import attrs

from kommunedata._checks import exact_decimal, text, whole
from kommunedata.errors import InvalidValueError, WrongTypeError, near_names
from kommunedata.period import DateRange
from kommunedata.tariffs.errors import UsageError
from kommunedata.tariffs.model.band import Band
from kommunedata.tariffs.model.charge import RateTable
from kommunedata.tariffs.model.dimension import DimensionValue, KeyPart
from kommunedata.tariffs.model.schedule import TariffItem, TariffSchedule
from kommunedata.tariffs.model.terms import Role
from kommunedata.tariffs.model.usage import Usage
from kommunedata.tariffs.pricing.bill import Bill
from kommunedata.tariffs.pricing.price import price

__all__ = ["Container", "business_bill", "household_bill"]

_word = attrs.validators.optional(text(max_length=40))


def _metres(value: int | str | Decimal | None) -> Decimal | None:
    if value is None:
        return None
    metres = exact_decimal(value, where="Container.distance")
    if metres < 0:
        raise InvalidValueError(
            "negative distance", allowed="0 or more", got=value, where="Container.distance"
        )
    return metres


@attrs.frozen
class Container:
    """Containers of one kind at a property (*beholder*), or sets of sacks.

    State what the schedule keys its containers by, and nothing else: `kind` and
    `fraction` are words of its dimensions `container` and `fraction`, `emptyings`
    is how often a year. `distance` is in metres from the stand to the road; None
    states that there is no such distance to pay for.
    """

    kind: str | None = attrs.field(default=None, validator=_word)
    litres: int | None = attrs.field(
        default=None, kw_only=True, validator=attrs.validators.optional(whole(low=1))
    )
    fraction: str | None = attrs.field(default=None, kw_only=True, validator=_word)
    emptyings: int | None = attrs.field(
        default=None, kw_only=True, validator=attrs.validators.optional(whole(low=1, high=366))
    )
    count: int = attrs.field(default=1, kw_only=True, validator=whole(low=1, high=100_000))
    distance: Decimal | None = attrs.field(default=None, kw_only=True, converter=_metres)


def household_bill(
    schedule: TariffSchedule,
    year: int,
    *,
    containers: Iterable[Container],
    property_kind: str | None = None,
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
        UsageError: a kind of property that the schedule does not know, or none
            where it has kinds; less than one dwelling.

    >>> from kommunedata import datasets
    >>> bill = household_bill(
    ...     datasets.tariff_schedule("kalundborg"), 2024, property_kind="all_year_house",
    ...     containers=[
    ...         Container("double", litres=190, fraction="residual_and_food", emptyings=26),
    ...         Container("double", litres=240, fraction="paper_metal_plastic", emptyings=26)])
    >>> bill.total
    Money.kr('3738.00')
    """
    _check_count(dwellings, where="dwellings")
    scheme = "shared" if shared else "own"
    return _bill(schedule, year, containers, without, (property_kind, scheme, dwellings))


def business_bill(
    schedule: TariffSchedule,
    year: int,
    *,
    containers: Iterable[Container],
    property_kind: str | None = None,
    premises: int = 1,
    without: Collection[Role] = (),
) -> Bill:
    """Return a firm's or an institution's waste bill for a year (*virksomhed, institution*).

    Lines and errors are those of `household_bill`, with the fees that the
    schedule has for this kind of property, for each of the premises.
    """
    _check_count(premises, where="premises")
    return _bill(schedule, year, containers, without, (property_kind, "own", premises))


def _bill(
    schedule: TariffSchedule,
    year: int,
    containers: Iterable[Container],
    without: Collection[Role],
    customer: tuple[str | None, str, int],
) -> Bill:
    property_kind, scheme, units = customer
    _check_property_kind(schedule, property_kind)
    left_out = _roles(without)
    when, containers = DateRange.year(year), tuple(containers)
    place = {"scheme": scheme}
    if property_kind is not None:
        place["property_kind"] = property_kind
    usages = [
        *_fees(schedule, when, place, units),
        *(_emptying(schedule, when, place, container) for container in containers),
        *_distance_surcharges(schedule, when, containers),
    ]
    return price(schedule, [usage for usage in usages if usage.role not in left_out])


def _fees(
    schedule: TariffSchedule, when: DateRange, place: Mapping[str, str], units: int
) -> Iterator[Usage]:
    for role in (Role.BASE_FEE, Role.RECYCLING_FEE):
        stated = _known(schedule, role, place)
        kind = stated.get("property_kind")
        items = schedule.with_role(role)
        if items and (
            kind is None or any(kind in _parts(item, "property_kind", when.start) for item in items)
        ):
            yield Usage(role=role, dimensions=stated, quantity=units, when=when)


def _emptying(
    schedule: TariffSchedule, when: DateRange, place: Mapping[str, str], container: Container
) -> Usage:
    stated: dict[str, DimensionValue | None] = {
        "container": container.kind,
        "litres": container.litres,
        "fraction": container.fraction,
        "emptyings": container.emptyings,
    }
    role = Role.CONTAINER_EMPTYING
    values = {name: value for name, value in stated.items() if value is not None}
    values.update(_known(schedule, role, place))
    return Usage(role=role, dimensions=values, quantity=container.count, when=when)


def _distance_surcharges(
    schedule: TariffSchedule, when: DateRange, containers: Iterable[Container]
) -> Iterator[Usage]:
    role = Role.DISTANCE_SURCHARGE
    items = schedule.with_role(role)
    parts = [part for item in items for part in _parts(item, "distance", when.start)]
    bands = [part for part in parts if isinstance(part, Band)]
    for container in containers:
        distance = container.distance
        if distance is None or (bands and all(band.is_above(distance) for band in bands)):
            continue
        stated = {"distance": distance, "emptyings": container.emptyings}
        values = _known(schedule, role, stated)
        yield Usage(role=role, dimensions=values, quantity=container.count, when=when)


def _known(
    schedule: TariffSchedule, role: Role, stated: Mapping[str, DimensionValue | None]
) -> dict[str, DimensionValue]:
    """Return what is stated of the dimensions that the items of a role are keyed by."""
    names = {each.name for item in schedule.with_role(role) for each in item.dimensions}
    return {name: each for name, each in stated.items() if name in names and each is not None}


def _parts(item: TariffItem, name: str, day: date) -> Iterator[KeyPart]:
    """Yield what the item's rows of a day are for in a dimension; without such rows, of any day."""
    version = item.version_on(day)
    for each in item.versions if version is None else (version,):
        if isinstance(each.charge, RateTable):
            for row in each.charge.rows:
                yield from row.key.get(name, ())


def _roles(without: Collection[Role]) -> frozenset[Role]:
    roles = frozenset() if isinstance(without, str | Role) else frozenset(without)
    if isinstance(without, str | Role) or not all(isinstance(role, Role) for role in roles):
        raise WrongTypeError("not roles", allowed="Roles in a list", got=without, where="without")
    return roles


def _check_count(count: int, *, where: str) -> None:
    if type(count) is not int or count < 1:
        raise UsageError("no number of units", allowed="1 or more", got=count, where=where)


def _check_property_kind(schedule: TariffSchedule, property_kind: str | None) -> None:
    known = {
        kind
        for item in schedule.items
        for dimension in item.dimensions
        if dimension.name == "property_kind"
        for kind in dimension.values
    }
    if (property_kind not in known) if known else (property_kind is not None):
        raise UsageError(
            "unknown kind of property",
            allowed=", ".join(sorted(known)) or "None: the schedule has no kinds",
            got=property_kind,
            where="property_kind",
            suggestions=near_names(property_kind, known),
        )
