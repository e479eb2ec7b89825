"""What a fee table's rules do to a quantity or an amount (*regler, rabatter*).

The order in which they apply: an area is made of its sides; what is included in
a measure or a quantity comes off, and the rest is converted into priced units;
then those that say how many units are paid; then the charge and its rounding;
then what is waived and what is set off; and last, across the lines of a bill,
the discounts by rank.
"""

from __future__ import annotations

import enum
from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from types import MappingProxyType
from typing import TypeAlias

import attrs

from kommunedata._checks import exact_decimal, instance_of, text, tuple_of, whole
from kommunedata.errors import InvalidValueError
from kommunedata.language import Label
from kommunedata.money import Rate
from kommunedata.source import Locator
from kommunedata.tariffs.errors import UsageError
from kommunedata.tariffs.model.condition import CONDITION_TAGS, Condition
from kommunedata.unit import Quantity, Unit

__all__ = [
    "MODIFIER_TAGS",
    "AreaOfSides",
    "BuyXGetY",
    "CreditOffset",
    "IncludedQuantity",
    "Modifier",
    "OrdinalDiscount",
    "PartUnit",
    "PercentageDiscount",
    "TierFactor",
    "UnitConversion",
    "Waiver",
    "convert",
    "paid_units",
]

_FACT = "[a-z][a-z0-9_]*"


class PartUnit(enum.Enum):
    """What becomes of a part of a priced unit: refused, counted as a whole, or as the part."""

    REFUSED = "refused"
    STARTED = "started"
    PROPORTIONAL = "proportional"


def _positive(number: Decimal, where: str) -> None:
    if number <= 0:
        raise InvalidValueError("not above 0", allowed="more than 0", got=number, where=where)


def _at_most_whole(rate: Rate, where: str) -> None:
    if not 0 < rate.fraction <= 1:
        raise InvalidValueError("no discount", allowed="above 0, to 100 %", got=rate, where=where)


@attrs.frozen(kw_only=True)
class _Rule:
    """What all rules have: when they apply, by which reading, and where they are printed.

    A rule applies where each of its conditions holds; one that a usage says
    nothing about does not. With `readings` it applies where all of those are
    chosen, and by no other.
    """

    conditions: tuple[Condition, ...] = attrs.field(
        default=(), validator=tuple_of(*CONDITION_TAGS.values())
    )
    readings: tuple[str, ...] = attrs.field(default=(), validator=tuple_of(str))
    label: Label | None = attrs.field(
        default=None, validator=attrs.validators.optional(instance_of(Label))
    )
    locator: Locator | None = attrs.field(
        default=None, validator=attrs.validators.optional(instance_of(Locator))
    )


def _divisor(value: int | str | Decimal) -> Decimal:
    return exact_decimal(value, where="UnitConversion.divisor")


def _minimum(value: int | str | Decimal) -> Decimal:
    return exact_decimal(value, where="UnitConversion.minimum")


@attrs.frozen(kw_only=True)
class UnitConversion(_Rule):
    """Prices one unit by the quantity of another (*omregning*).

    `divisor` is how many of `unit` one priced unit holds: three tags to a pack,
    or one metre to a started metre (*pr. påbegyndt meter*). It applies to
    quantities and measures stated in `unit`; fewer priced units than `minimum`
    are charged as that many.
    """

    unit: Unit = attrs.field(validator=instance_of(Unit))
    divisor: Decimal = attrs.field(converter=_divisor)
    part: PartUnit = attrs.field(validator=instance_of(PartUnit))
    minimum: Decimal = attrs.field(default=Decimal(0), converter=_minimum)

    @divisor.validator
    def _divides(self, _: object, divisor: Decimal) -> None:
        _positive(divisor, "UnitConversion.divisor")


@attrs.frozen(kw_only=True)
class IncludedQuantity(_Rule):
    """The first of a quantity or a measure is in the price already (*inkluderet*)."""

    quantity: Quantity = attrs.field(validator=instance_of(Quantity))

    @quantity.validator
    def _some(self, _: object, quantity: Quantity) -> None:
        _positive(quantity.value, "IncludedQuantity.quantity")


def _addition(value: int | str | Decimal) -> Decimal:
    return exact_decimal(value, where="AreaOfSides")


@attrs.frozen(kw_only=True)
class AreaOfSides(_Rule):
    """An area that is not stated is that of two sides (*arealfastsættelse*).

    `length` and `width` are the facts that state the sides, in metres; each gets
    its addition first: a berth alongside is `(length + 2½ m) × (width + 1 m)`.
    """

    length: str = attrs.field(validator=text(max_length=40, pattern=_FACT))
    width: str = attrs.field(validator=text(max_length=40, pattern=_FACT))
    add_length: Decimal = attrs.field(default=Decimal(0), converter=_addition)
    add_width: Decimal = attrs.field(default=Decimal(0), converter=_addition)


@attrs.frozen(kw_only=True)
class BuyXGetY(_Rule):
    """Of each `take` units only the first `pay` are paid (*tag 7, betal 5*)."""

    take: int = attrs.field(validator=whole(low=2, high=1000))
    pay: int = attrs.field(validator=whole(low=1, high=1000))

    @pay.validator
    def _fewer(self, _: object, pay: int) -> None:
        if pay >= self.take:
            raise InvalidValueError(
                "nothing is free", allowed=f"less than {self.take}", got=pay, where="BuyXGetY.pay"
            )


def _factor(value: int | str | Decimal) -> Decimal:
    return exact_decimal(value, where="TierFactor.factor")


@attrs.frozen(kw_only=True)
class TierFactor(_Rule):
    """Units beyond the first `after` cost a multiple (*dobbelt takst efter 14 dage*).

    Units that are included or free count among the first.
    """

    after: int = attrs.field(validator=whole(low=1, high=100_000))
    factor: Decimal = attrs.field(converter=_factor)

    @factor.validator
    def _multiplies(self, _: object, factor: Decimal) -> None:
        _positive(factor, "TierFactor.factor")


@attrs.frozen(kw_only=True)
class PercentageDiscount(_Rule):
    """A share off each unit that the conditions hold for (*rabat*); 100 % makes it free."""

    rate: Rate = attrs.field(validator=instance_of(Rate))

    @rate.validator
    def _a_share(self, _: object, rate: Rate) -> None:
        _at_most_whole(rate, "PercentageDiscount.rate")


@attrs.frozen(kw_only=True)
class Waiver(_Rule):
    """Nothing is owed where a stated amount reaches what `item` costs for the same usage.

    Without an item it is measured against the amount itself (*mindsteindtjening*).
    """

    of: str = attrs.field(validator=text(max_length=40, pattern=_FACT))
    item: str | None = attrs.field(
        default=None, validator=attrs.validators.optional(text(max_length=60))
    )


@attrs.frozen(kw_only=True)
class CreditOffset(_Rule):
    """A stated amount is set off, down to nothing owed (*modregning*)."""

    of: str = attrs.field(validator=text(max_length=40, pattern=_FACT))


@attrs.frozen(kw_only=True)
class OrdinalDiscount(_Rule):
    """A share off the cheaper of a bill's lines in a group (*søskenderabat*).

    Lines are ranked by amount, dearest first, equal ones in the bill's order;
    those from `first` on get the discount. They must be for the same period.
    """

    rate: Rate = attrs.field(validator=instance_of(Rate))
    group: str = attrs.field(validator=text(max_length=40, pattern=_FACT))
    first: int = attrs.field(default=2, validator=whole(low=1, high=100))

    @rate.validator
    def _a_share(self, _: object, rate: Rate) -> None:
        _at_most_whole(rate, "OrdinalDiscount.rate")

    def __attrs_post_init__(self) -> None:
        if self.readings:
            raise InvalidValueError(
                "a discount by rank is not read in ways",
                allowed="no readings",
                got=self.readings,
                where="OrdinalDiscount.readings",
            )


Modifier: TypeAlias = (
    UnitConversion
    | IncludedQuantity
    | AreaOfSides
    | BuyXGetY
    | TierFactor
    | PercentageDiscount
    | Waiver
    | CreditOffset
    | OrdinalDiscount
)

MODIFIER_TAGS: Mapping[str, type[Modifier]] = MappingProxyType(
    {
        "unit_conversion": UnitConversion,
        "included_quantity": IncludedQuantity,
        "area_of_sides": AreaOfSides,
        "buy_x_get_y": BuyXGetY,
        "tier_factor": TierFactor,
        "percentage_discount": PercentageDiscount,
        "waiver": Waiver,
        "credit_offset": CreditOffset,
        "ordinal_discount": OrdinalDiscount,
    }
)
"""The words that data files write for the kinds of modifier."""


def convert(conversion: UnitConversion, quantity: int | Decimal | Fraction) -> Fraction:
    """Return the priced units for a quantity of `conversion.unit`, at least its minimum.

    Raises:
        UsageError: for a part of a priced unit where parts are refused.

    >>> metres = UnitConversion(unit=Unit.of("m"), divisor=1, part=PartUnit.STARTED)
    >>> convert(metres, Decimal("2.2"))
    Fraction(3, 1)
    """
    exact = Fraction(quantity) / Fraction(conversion.divisor)
    started = Fraction(-(-exact.numerator // exact.denominator))
    if conversion.part is PartUnit.PROPORTIONAL:
        return max(exact, Fraction(conversion.minimum))
    if conversion.part is PartUnit.REFUSED and exact != started:
        raise UsageError(
            "not a whole number of what is sold",
            allowed=f"multiples of {conversion.divisor} {conversion.unit.code}",
            got=quantity,
            where="Usage.quantity",
        )
    return max(started, Fraction(conversion.minimum))


def paid_units(rule: Modifier, units: Fraction) -> Fraction:
    """Return how many units are paid of the first so many, by one rule.

    Rules that change no number of units leave it as it is.

    >>> paid_units(BuyXGetY(take=7, pay=5), Fraction(8))
    Fraction(6, 1)
    """
    if isinstance(rule, IncludedQuantity):
        return max(units - Fraction(rule.quantity.value), Fraction(0))
    if isinstance(rule, BuyXGetY):
        groups, rest = divmod(units, rule.take)
        return groups * rule.pay + min(rest, Fraction(rule.pay))
    if isinstance(rule, TierFactor):
        beyond = max(units - rule.after, Fraction(0))
        return units + beyond * (Fraction(rule.factor) - 1)
    if isinstance(rule, PercentageDiscount):
        return units * (1 - rule.rate.fraction)
    return units
