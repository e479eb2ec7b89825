"""A municipality's fees: items with dated prices, indexed once."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping
from datetime import date
from typing import NamedTuple

import attrs

from kommunedata._checks import instance_of, text, tuple_of
from kommunedata._memo import Memo
from kommunedata._repr import counted
from kommunedata.errors import InvalidValueError, WrongTypeError, near_names
from kommunedata.language import Label
from kommunedata.money import OERE, Money, Rounding
from kommunedata.municipality import Municipality
from kommunedata.period import DateRange
from kommunedata.source import Reading
from kommunedata.tariffs.errors import ScheduleError, UnknownItemError, UsageError
from kommunedata.tariffs.model.charge import CHARGE_TAGS, Charge, RateTable, prices_of
from kommunedata.tariffs.model.condition import CONDITION_TAGS, Category, Condition
from kommunedata.tariffs.model.dimension import Dimension
from kommunedata.tariffs.model.modifier import MODIFIER_TAGS, Modifier
from kommunedata.tariffs.model.overview import overview_table
from kommunedata.tariffs.model.printed_price import PrintedPrice
from kommunedata.tariffs.model.rate_table import RateRow
from kommunedata.tariffs.model.schedule_problems import (
    reading_problems,
    reference_problems,
    role_problems,
)
from kommunedata.tariffs.model.terms import Accrual, ItemKind, Role, Tax
from kommunedata.tariffs.model.usage import Usage
from kommunedata.unit import Unit

__all__ = ["Match", "PriceVersion", "Segment", "TariffItem", "TariffSchedule"]


@attrs.frozen(kw_only=True)
class PriceVersion:
    """What an item costs in a period (*takstperiode*).

    It costs that only where all `conditions` hold. Modifiers change how much is
    priced; the charge makes the exact amount; that is rounded once, last.
    """

    valid: DateRange = attrs.field(validator=instance_of(DateRange))
    charge: Charge = attrs.field(validator=instance_of(*CHARGE_TAGS.values()))
    modifiers: tuple[Modifier, ...] = attrs.field(
        default=(), validator=tuple_of(*MODIFIER_TAGS.values())
    )
    conditions: tuple[Condition, ...] = attrs.field(
        default=(), validator=tuple_of(*CONDITION_TAGS.values())
    )
    tax: Tax = attrs.field(default=Tax.UNSTATED, validator=instance_of(Tax))
    rounding: Rounding = attrs.field(default=OERE, validator=instance_of(Rounding))


@attrs.frozen(kw_only=True)
class TariffItem:
    """One thing with a price (*ydelse*); a new year adds a version and changes none.

    The charge may change its kind between versions. `dimensions` are what the
    rate tables of all versions are keyed by; none where no charge is a table.
    Without a `role` an item is reached by its id only. `replaced_by` is the id
    of the item that takes its place (*afløses af*).

    Raises:
        ScheduleError: with every problem, where versions overlap or a table has
            other dimensions or values than those declared.
    """

    id: str = attrs.field(validator=text(max_length=60, pattern="[a-z][a-z0-9-]*"))
    name: Label = attrs.field(validator=instance_of(Label))
    unit: Unit = attrs.field(validator=instance_of(Unit))
    accrual: Accrual = attrs.field(validator=instance_of(Accrual))
    versions: tuple[PriceVersion, ...] = attrs.field(validator=tuple_of(PriceVersion))
    kind: ItemKind = attrs.field(default=ItemKind.FEE, validator=instance_of(ItemKind))
    role: Role | None = attrs.field(
        default=None, validator=attrs.validators.optional(instance_of(Role))
    )
    dimensions: tuple[Dimension, ...] = attrs.field(default=(), validator=tuple_of(Dimension))
    replaced_by: str | None = attrs.field(
        default=None, validator=attrs.validators.optional(text(max_length=60))
    )

    @versions.validator
    def _at_least_one(self, _: object, versions: tuple[PriceVersion, ...]) -> None:
        if not versions:
            raise InvalidValueError(
                "no prices", allowed="a version or more", got=versions, where="TariffItem.versions"
            )

    def __attrs_post_init__(self) -> None:
        problems = [*_overlaps(self), *_table_problems(self)]
        if problems:
            raise ScheduleError(f"item {self.id!r} does not hold together", problems=problems)

    def version_on(self, day: date) -> PriceVersion | None:
        """Return the version in force on a day; None where there is none."""
        for version in self.versions:
            if day in version.valid:
                return version
        return None


class Match(NamedTuple):
    """The printed price that a usage was found to be for, and what it is part of.

    `row` is None where the charge is no rate table. `when` is the usage's day,
    or the part of its days that this price is for. `each` is what one priced
    unit costs where nothing but a multiplication is left, otherwise None.
    """

    item: TariffItem
    version: PriceVersion
    row: RateRow | None
    price: PrintedPrice
    when: date | DateRange
    each: Money | None


class Segment(NamedTuple):
    """A part of a usage's time, and the prices that fit in it: one, or several readings.

    `units` are the first days of the days, months or quarters in it; there are
    none where the item is not charged by them.
    """

    choices: tuple[Match, ...]
    units: tuple[date, ...]


def _items(items: tuple[TariffItem, ...]) -> tuple[TariffItem, ...]:
    """Check the items before they are indexed."""
    if type(items) is not tuple or not all(isinstance(item, TariffItem) for item in items):
        raise WrongTypeError(
            "not items", allowed="a tuple of TariffItem", got=items, where="TariffSchedule.items"
        )
    return items


@attrs.frozen(kw_only=True)
class TariffSchedule:
    """A municipality's fees as one document or more print them (*takstblad*).

    Raises:
        ScheduleError: with every id that occurs twice, reference that leads
            nowhere or in a circle, reading that changes nothing, and role whose
            items do not accrue alike.
    """

    municipality: Municipality = attrs.field(validator=instance_of(Municipality))
    title: Label = attrs.field(validator=instance_of(Label))
    items: tuple[TariffItem, ...] = attrs.field(repr=counted, converter=_items)
    _by_id: Mapping[str, TariffItem] = attrs.field(init=False, repr=False, eq=False)
    _by_role: Mapping[Role, tuple[TariffItem, ...]] = attrs.field(init=False, repr=False, eq=False)
    _dimensions: Mapping[str, tuple[Dimension, ...]] = attrs.field(init=False, repr=False, eq=False)
    _readings: Mapping[str, tuple[Reading, ...]] = attrs.field(init=False, repr=False, eq=False)
    _words: Mapping[str, frozenset[str]] = attrs.field(init=False, repr=False, eq=False)
    # what usages were found to match, by their keys: bills ask for the same few over and over
    _found: Memo[tuple[Segment, ...]] = attrs.field(init=False, repr=False, eq=False, factory=Memo)

    def _repr_html_(self) -> str:
        return overview_table(self).to_html()

    @_by_id.default
    def _index_ids(self) -> dict[str, TariffItem]:
        return {item.id: item for item in self.items}

    @_by_role.default
    def _index_roles(self) -> dict[Role, tuple[TariffItem, ...]]:
        index: dict[Role, list[TariffItem]] = {}
        for item in self.items:
            if item.role is not None:
                index.setdefault(item.role, []).append(item)
        return {role: tuple(items) for role, items in index.items()}

    @_dimensions.default
    def _index_dimensions(self) -> dict[str, tuple[Dimension, ...]]:
        index: dict[str, dict[Dimension, None]] = {}
        for item in self.items:
            for dimension in item.dimensions:
                index.setdefault(dimension.name, {})[dimension] = None
        return {name: tuple(dimensions) for name, dimensions in index.items()}

    @_words.default
    def _index_words(self) -> dict[str, frozenset[str]]:
        index: dict[str, set[str]] = {}
        for version in (version for item in self.items for version in item.versions):
            rules = [*version.conditions, *(c for m in version.modifiers for c in m.conditions)]
            for condition in rules:
                if isinstance(condition, Category):
                    index.setdefault(condition.of, set()).update(condition.values)
        for name, dimensions in self._dimensions.items():
            if name in index:
                index[name].update(value for each in dimensions for value in each.values)
        return {name: frozenset(words) for name, words in index.items()}

    @_readings.default
    def _index_readings(self) -> dict[str, tuple[Reading, ...]]:
        index: dict[str, tuple[Reading, ...]] = {}
        for price in (p for i in self.items for v in i.versions for p in prices_of(v.charge)):
            for reading in price.locator.ambiguous or ():
                if reading.name not in index:
                    index[reading.name] = price.locator.readings_of(reading.question)
        return index

    def __attrs_post_init__(self) -> None:
        problems = [
            (f"items[{at}].id", f"id occurs twice, got {item.id!r}")
            for at, item in enumerate(self.items)
            if self._by_id[item.id] is not item
        ]
        problems += reference_problems(self)
        problems += reading_problems(self)
        problems += role_problems(self)
        if problems:
            raise ScheduleError("the schedule does not hold together", problems=problems)

    def item(self, item_id: str) -> TariffItem:
        """Return the item of an id.

        Raises:
            UnknownItemError: with the nearest ids.
        """
        found = self._by_id.get(item_id)
        if found is None:
            raise UnknownItemError(
                "unknown item",
                got=item_id,
                where="TariffSchedule.items",
                suggestions=near_names(item_id, self._by_id),
            )
        return found

    def with_role(self, role: Role) -> tuple[TariffItem, ...]:
        """Return the items of a role, in the schedule's order; there may be none."""
        return self._by_role.get(role, ())

    def dimensions_named(self, name: str) -> tuple[Dimension, ...]:
        """Return the different dimensions of a name that items are keyed by, mostly one."""
        return self._dimensions.get(name, ())

    def check_words(self, usage: Usage) -> None:
        """Raise UsageError for a stated word that no condition of the schedule knows."""
        for name, words in self._words.items():
            stated = usage.stated(name)
            if isinstance(stated, str) and stated not in words and name not in usage.dimensions:
                raise UsageError(
                    f"unknown word for {name}",
                    allowed=", ".join(sorted(words)),
                    got=stated,
                    where=f"Usage.facts[{name!r}]",
                    suggestions=near_names(stated, words),
                )

    def question_of(self, reading: str) -> tuple[Reading, ...]:
        """Return the readings that exclude each other and have one of this name.

        Raises:
            UsageError: no place in the schedule is read so; the nearest are named.
        """
        found = self._readings.get(reading)
        if found is None:
            raise UsageError(
                "no such reading",
                allowed=", ".join(self._readings) or "none: nothing is ambiguous",
                got=reading,
                where="readings",
                suggestions=near_names(reading, self._readings),
            )
        return found


def _overlaps(item: TariffItem) -> Iterator[tuple[str, str]]:
    for (_, one), (at, other) in itertools.combinations(enumerate(item.versions), 2):
        shared = one.valid.overlap(other.valid)
        if shared is not None:
            yield f"versions[{at}].valid", f"overlaps another version from {shared.start}"


def _table_problems(item: TariffItem) -> Iterator[tuple[str, str]]:
    declared = {dimension.name: dimension for dimension in item.dimensions}
    for at, version in enumerate(item.versions):
        path = f"versions[{at}].charge"
        table = version.charge if isinstance(version.charge, RateTable) else None
        names = () if table is None else table.dimensions
        if table is not None and set(names) == set(declared):
            for dimension in item.dimensions:
                yield from _unknown_values(path, dimension, table)
        elif table is not None:
            allowed = ", ".join(declared) or "none"
            yield path, f"other dimensions than the item's, allowed: {allowed}, got {names}"


def _unknown_values(path: str, dimension: Dimension, table: RateTable) -> Iterator[tuple[str, str]]:
    for at, row in enumerate(table.rows):
        for part in row.key[dimension.name]:
            if not dimension.admits(part):
                allowed = ", ".join(dimension.values) or "a number or a band"
                reason = f"unknown value on line {row.price.locator.lines}"
                where = f"{path}.rows[{at}].key.{dimension.name}"
                yield where, f"{reason}, allowed: {allowed}, got {part!r}"
