"""What is to be priced, as data."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import TypeAlias

import attrs

from kommunedata._checks import EVERYDAY, check_date, exact_decimal, instance_of, text
from kommunedata._frozen import FrozenMapping
from kommunedata.errors import WrongTypeError
from kommunedata.money import Money, UnitPrice
from kommunedata.period import DateRange
from kommunedata.tariffs.errors import UsageError
from kommunedata.tariffs.model.dimension import DimensionValue, dimension_value
from kommunedata.tariffs.model.terms import Role
from kommunedata.unit import Quantity, Unit

__all__ = ["Fact", "Number", "Stated", "Usage", "tidy"]

Fact: TypeAlias = Money | UnitPrice | Quantity | str
"""What a price may depend on beside its dimensions: an amount, a price, a measure or a word."""

Number: TypeAlias = int | Decimal | Fraction
"""An exact number: whole, with decimals, or, where it has no end of them, a fraction."""

Stated: TypeAlias = Fact | DimensionValue
"""What a usage states under a name, among its dimensions or its facts."""


_NO_FACTS: FrozenMapping[str, Fact] = FrozenMapping()


def _facts(facts: Mapping[str, Fact]) -> Mapping[str, Fact]:
    if facts is _NO_FACTS:
        return facts
    _check_mapping(facts, "Usage.facts")
    return FrozenMapping(facts)


def _check_mapping(value: object, where: str) -> None:
    if not isinstance(value, Mapping) or not set(map(type, value)) <= {str}:
        raise WrongTypeError("not a mapping", allowed="names with values", got=value, where=where)


def _dimensions(values: Mapping[str, DimensionValue]) -> Mapping[str, DimensionValue]:
    _check_mapping(values, "Usage.dimensions")
    return FrozenMapping({name: _dimension(name, value) for name, value in values.items()})


def _dimension(name: str, value: DimensionValue) -> DimensionValue:
    stated = dimension_value(value, where=f"Usage.{name}")
    if not isinstance(stated, str) and stated < 0:
        raise UsageError("below 0", allowed="0 or more", got=value, where=f"Usage.{name}")
    return stated


def _quantity(value: int | Decimal) -> int | Decimal:
    if type(value) is int and 0 < value < EVERYDAY:
        return value
    number = exact_decimal(value, where="Usage.quantity")
    if number <= 0:
        raise UsageError(
            "not a quantity to price", allowed="more than 0", got=value, where="Usage.quantity"
        )
    return int(number) if number == int(number) else number


def _unit(unit: Unit | str | None) -> Unit | None:
    return Unit.of(unit) if isinstance(unit, str) else unit


@attrs.frozen(kw_only=True)
class Usage:
    """One use of what a schedule prices (*forbrug*): which item, how much and when.

    Name the item by its id, or by `role`, the key that services use. `quantity`
    counts the item's unit, or `unit` where that is given. A yearly item takes a
    day, for the year's fee in force on it, or whole calendar years. An item by
    the day, month or quarter takes the first day and how many, or a range of
    them. `existing` states that the customer already has what is priced.

    >>> Usage(item="pest-control", when=date(2024, 5, 1),
    ...       facts={"built_area": Quantity.of(200, "m2")}).quantity
    1
    """

    when: date | DateRange = attrs.field()
    item: str | None = attrs.field(
        default=None, validator=attrs.validators.optional(text(max_length=60))
    )
    role: Role | None = attrs.field(
        default=None, validator=attrs.validators.optional(instance_of(Role))
    )
    dimensions: Mapping[str, DimensionValue] = attrs.field(converter=_dimensions, factory=dict)
    quantity: int | Decimal = attrs.field(default=1, converter=_quantity)
    unit: Unit | None = attrs.field(
        default=None,
        converter=_unit,
        validator=attrs.validators.optional(instance_of(Unit)),
    )
    facts: Mapping[str, Fact] = attrs.field(converter=_facts, default=_NO_FACTS)
    existing: bool = attrs.field(default=False, validator=instance_of(bool))
    # what chooses the price, ready to be looked up; each part keeps its own hash
    _key: tuple[object, ...] = attrs.field(init=False, repr=False, eq=False)

    @_key.default
    def _selector(self) -> tuple[object, ...]:
        selector = self.role.value if isinstance(self.role, Role) else self.item
        when = self.when
        span = (when.start, when.end) if isinstance(when, DateRange) else (when,)
        dimensions = frozenset(self.dimensions.items())
        return (self.role is None, selector, dimensions, self.quantity, self.unit, *span)

    def stated(self, name: str) -> Stated | None:
        """Return what is stated under a name, dimensions before facts; None where nothing is."""
        return self.dimensions[name] if name in self.dimensions else self.facts.get(name)

    def __attrs_post_init__(self) -> None:
        if (self.item is None) == (self.role is None):
            raise UsageError(
                "which item is not clear",
                allowed="an item or a role",
                got=(self.item, self.role),
                where="Usage",
            )

    @when.validator
    def _no_clock(self, _: object, when: date | DateRange) -> None:
        if not isinstance(when, DateRange):
            check_date(when, where="Usage.when")

    @facts.validator
    def _facts_only(self, _: object, facts: Mapping[str, Fact]) -> None:
        for name, fact in facts.items():
            if not isinstance(fact, Money | UnitPrice | Quantity | str):
                raise WrongTypeError(
                    "not a fact",
                    allowed="Money, UnitPrice, Quantity or str",
                    got=fact,
                    where=f"Usage.facts.{name}",
                )


def tidy(number: Fraction) -> Number:
    """Return a number as it is written: whole, with decimals, or as the fraction it is."""
    if number.denominator == 1:
        return number.numerator
    twos, fives, rest = 0, 0, number.denominator
    while rest % 2 == 0:
        twos, rest = twos + 1, rest // 2
    while rest % 5 == 0:
        fives, rest = fives + 1, rest // 5
    if rest > 1:
        return number
    places = max(twos, fives)
    digits = number.numerator * 10**places // number.denominator
    return Decimal(f"{digits}e-{places}")
