"""Waste bills in the customer's words (*renovation*), for any schedule that uses the roles."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from decimal import Decimal

import attrs

from kommunedata._checks import exact_decimal, members, text, whole
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
from kommunedata.tariffs.pricing.role_lookup import keyed
from kommunedata.unit import Unit

__all__ = ["Container", "business_bill", "business_usages", "household_bill", "household_usages"]

_DWELLING = Unit.of("dwelling")

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
    `fraction` are words of its dimensions `container` and `fraction`; how often it
    is emptied is `emptyings` a year, or every `interval_weeks`. `distance` is in
    metres from the stand to the road; None states that there is no such distance
    to pay for.
    """

    kind: str | None = attrs.field(default=None, validator=_word)
    litres: int | None = attrs.field(
        default=None, kw_only=True, validator=attrs.validators.optional(whole(low=1))
    )
    fraction: str | None = attrs.field(default=None, kw_only=True, validator=_word)
    emptyings: int | None = attrs.field(
        default=None, kw_only=True, validator=attrs.validators.optional(whole(low=1, high=366))
    )
    interval_weeks: int | None = attrs.field(
        default=None, kw_only=True, validator=attrs.validators.optional(whole(low=1, high=52))
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
    usages = household_usages(
        schedule,
        year,
        containers=containers,
        property_kind=property_kind,
        dwellings=dwellings,
        shared=shared,
        without=without,
    )
    return price(schedule, usages)


def household_usages(
    schedule: TariffSchedule,
    when: int | DateRange,
    *,
    containers: Iterable[Container],
    property_kind: str | None = None,
    dwellings: int = 1,
    shared: bool = False,
    without: Collection[Role] = (),
) -> tuple[Usage, ...]:
    """Return what `household_bill` prices, in the order of its lines (*husstandens forbrug*).

    `when` is a year, or from when to when it is had, for `price_period`. Whether
    a fee or a distance is paid for at all is read from the rows of those days.

    Raises:
        UsageError: a kind of property that the schedule does not know, or none
            where it has kinds; less than one dwelling.

    >>> from datetime import date
    >>> from kommunedata import datasets
    >>> schedule = datasets.tariff_schedule("kalundborg")
    >>> moved_in = DateRange(date(2024, 7, 1))
    >>> usages = household_usages(schedule, moved_in, property_kind="allotment", containers=[])
    >>> [usage.role.value for usage in usages]
    ['base_fee', 'recycling_fee']
    """
    _check_count(dwellings, where="dwellings")
    _check_property_kind(schedule, property_kind)
    place = {"scheme": "shared" if shared else "own", "property_kind": property_kind}
    return _usages(schedule, when, containers, without, place=place, units=dwellings)


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
    schedule has for this kind of property, for each of the premises. Where all
    that depends on the kind is charged per dwelling, a firm has none to state
    and does not pay it.
    """
    usages = business_usages(
        schedule,
        year,
        containers=containers,
        property_kind=property_kind,
        premises=premises,
        without=without,
    )
    return price(schedule, usages)


def business_usages(
    schedule: TariffSchedule,
    when: int | DateRange,
    *,
    containers: Iterable[Container],
    property_kind: str | None = None,
    premises: int = 1,
    without: Collection[Role] = (),
) -> tuple[Usage, ...]:
    """Return what `business_bill` prices, in the order of its lines (*virksomhedens forbrug*).

    Time and errors are those of `household_usages`.
    """
    _check_count(premises, where="premises")
    if property_kind is not None or not _kinds_are_of_dwellings(schedule):
        _check_property_kind(schedule, property_kind)
    place = {"scheme": "own", "property_kind": property_kind}
    return _usages(schedule, when, containers, without, place=place, units=premises)


def _usages(
    schedule: TariffSchedule,
    when: int | DateRange,
    containers: Iterable[Container],
    without: Collection[Role],
    *,
    place: Mapping[str, str | None],
    units: int,
) -> tuple[Usage, ...]:
    left_out = _roles(without)
    containers = members(containers, Container, where="containers")
    days = when if isinstance(when, DateRange) else DateRange.year(when)
    usages = [
        *_fees(schedule, days, place, units),
        *(_emptying(schedule, days, place, container) for container in containers),
        *_distance_surcharges(schedule, days, containers),
    ]
    return tuple(usage for usage in usages if usage.role not in left_out)


def _fees(
    schedule: TariffSchedule, when: DateRange, place: Mapping[str, str | None], units: int
) -> Iterator[Usage]:
    kind = place["property_kind"]
    for role in (Role.BASE_FEE, Role.RECYCLING_FEE):
        if any(
            not _is_by_kind(item)
            or (kind is not None and kind in _parts(item, "property_kind", when))
            for item in schedule.with_role(role)
        ):
            stated = keyed(schedule, role, place)
            yield Usage(role=role, dimensions=stated, quantity=units, when=when)


def _emptying(
    schedule: TariffSchedule,
    when: DateRange,
    place: Mapping[str, str | None],
    container: Container,
) -> Usage:
    stated: dict[str, DimensionValue | None] = {
        "container": container.kind,
        "litres": container.litres,
        "fraction": container.fraction,
        "emptyings": container.emptyings,
        "interval_weeks": container.interval_weeks,
    }
    role = Role.CONTAINER_EMPTYING
    values = {name: value for name, value in stated.items() if value is not None}
    values.update(keyed(schedule, role, place))
    return Usage(role=role, dimensions=values, quantity=container.count, when=when)


def _distance_surcharges(
    schedule: TariffSchedule, when: DateRange, containers: Iterable[Container]
) -> Iterator[Usage]:
    role = Role.DISTANCE_SURCHARGE
    items = schedule.with_role(role)
    parts = [part for item in items for part in _parts(item, "distance", when)]
    bands = [part for part in parts if isinstance(part, Band)]
    for container in containers:
        distance = container.distance
        if distance is None or (bands and all(band.is_above(distance) for band in bands)):
            continue
        stated = {
            "distance": distance,
            "emptyings": container.emptyings,
            "interval_weeks": container.interval_weeks,
        }
        values = keyed(schedule, role, stated)
        yield Usage(role=role, dimensions=values, quantity=container.count, when=when)


def _parts(item: TariffItem, name: str, when: DateRange) -> Iterator[KeyPart]:
    """Yield what an item's rows of some days are for in a dimension; without such, of any day."""
    versions = [each for each in item.versions if each.valid.overlap(when) is not None]
    for each in versions or item.versions:
        if isinstance(each.charge, RateTable):
            for row in each.charge.rows:
                yield from row.key.get(name, ())


def _is_by_kind(item: TariffItem) -> bool:
    return any(dimension.name == "property_kind" for dimension in item.dimensions)


def _kinds_are_of_dwellings(schedule: TariffSchedule) -> bool:
    """Return whether all that depends on the kind of property is charged per dwelling."""
    return all(item.unit == _DWELLING for item in schedule.items if _is_by_kind(item))


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
        for dimension in schedule.dimensions_named("property_kind")
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
