"""What a charge makes of a usage: a quantity, times an exact price for each of it."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from kommunedata.money import Money, PriceState, UnitPrice
from kommunedata.tariffs.errors import NotOfferedError, UnknownPriceError, UsageError
from kommunedata.tariffs.model.charge import IndexedCharge, ReferenceCharge, measure_of, share_of
from kommunedata.tariffs.model.modifier import (
    AreaOfSides,
    UnitConversion,
    convert,
)
from kommunedata.tariffs.model.usage import Number
from kommunedata.unit import Quantity, Unit

if TYPE_CHECKING:
    from kommunedata.tariffs.model.schedule import Match
    from kommunedata.tariffs.model.usage import Usage
    from kommunedata.tariffs.pricing.rules import Rules

__all__ = ["Charged", "charge_units", "fact", "priced_units"]

FactT = TypeVar("FactT", Money, Quantity)


class Charged(NamedTuple):
    """An amount in kroner, exact, and what it was made of.

    `quantity` is what the price was multiplied by: the units to pay, times the
    `measure` where there is one. `base` is what other items cost, and `referred`
    their prices, where the price is a share of those.
    """

    quantity: Fraction
    exact: Fraction
    measure: Fraction | None = None
    base: Fraction | None = None
    referred: tuple[Match, ...] = ()


def charge_units(found: Match, usage: Usage, rules: Rules, units: Fraction) -> Charged:
    """Return the exact amount for so many of the item's units, and what it was made of.

    Raises:
        NotOfferedError: "-" is printed.
        UnknownPriceError: nothing is printed.
        UsageError: a fact is missing, of the wrong kind or unit, or not above 0.
    """
    charge = found.version.charge
    if found.price.state is PriceState.FREE:
        return Charged(units, Fraction(0))
    each = Fraction(_printed_number(found))
    measure, share = measure_of(charge), share_of(charge)
    if measure is not None:
        unit, name = measure
        stated, stated_in = _measured(usage, rules, name)
        measured = priced_units(rules, stated, stated_in, unit, name)
        return Charged(units * measured, each * units * measured, measure=measured)
    if isinstance(charge, ReferenceCharge):
        base, referred = rules.referred(charge)
        each = each / charge.per.base * Fraction(charge.times) * base
        return Charged(units, each * units, base=base, referred=referred)
    if share is not None:
        per, name = share
        _check_once(usage)
        each = each / per.base * fact(usage, name, Money).kroner_fraction
    elif isinstance(charge, IndexedCharge):
        today = _price_of_the_day(usage, charge.of, found.item.unit)
        each = today if charge.indicative else each + today
    return Charged(units, each * units)


def priced_units(rules: Rules, quantity: Number, unit: Unit, priced: Unit, name: str) -> Fraction:
    """Return a quantity in the unit that is priced, without what is included.

    Raises:
        UsageError: another unit than the one priced, or a part of what has none.
    """
    rest = Fraction(quantity)
    for included in rules.of_measures(unit):
        rest = max(rest - Fraction(included.quantity.value), Fraction(0))
    for rule in rules.applying(UnitConversion):
        if isinstance(rule, UnitConversion) and rule.unit == unit:
            return convert(rule, rest)
    if unit != priced:
        units = [priced, *(each.unit for each in rules.conversions())]
        raise UsageError(
            "quantity in a unit that is not priced",
            allowed=" or ".join(dict.fromkeys(each.code for each in units)),
            got=unit.code,
            where=f"Usage.{name}",
        )
    if not unit.divisible and rest.denominator > 1:
        raise UsageError(
            "a part of what has no parts",
            allowed=f"a whole number of {unit.en_plural}",
            got=quantity,
            where=f"Usage.{name}",
        )
    return rest


def _measured(usage: Usage, rules: Rules, name: str) -> tuple[Number, Unit]:
    """Return the measure that is stated, or the area of the sides that are."""
    for rule in rules.applying(AreaOfSides):
        if isinstance(rule, AreaOfSides) and _has_sides(usage, rule, name):
            length = _metres(usage, rule.length) + Fraction(rule.add_length)
            width = _metres(usage, rule.width) + Fraction(rule.add_width)
            return length * width, Unit.of("m2")
    measure = fact(usage, name, Quantity)
    return measure.value, measure.unit


def _has_sides(usage: Usage, rule: AreaOfSides, name: str) -> bool:
    return name not in usage.facts and (rule.length in usage.facts or rule.width in usage.facts)


def _metres(usage: Usage, name: str) -> Fraction:
    side = fact(usage, name, Quantity)
    if side.unit.code != "m":
        raise UsageError("not in metres", allowed="m", got=side.unit.code, where=f"Usage.{name}")
    return Fraction(side.value)


def _printed_number(found: Match) -> Decimal:
    price = found.price
    if price.value is not None:
        return price.value
    where, line = f"item {found.item.id!r}", price.locator.lines
    if price.state is PriceState.NOT_OFFERED:
        raise NotOfferedError(f"not offered: '-' is printed on line {line}", where=where)
    raise UnknownPriceError(f"no price is printed on line {line}", where=where)


def _price_of_the_day(usage: Usage, name: str, unit: Unit) -> Fraction:
    stated = usage.facts.get(name)
    if isinstance(stated, UnitPrice) and stated.unit == unit and stated.kroner > 0:
        return Fraction(stated.kroner)
    if isinstance(stated, UnitPrice):
        raise UsageError(
            "not a price of the day",
            allowed=f"above 0, per {unit.code}",
            got=stated,
            where=f"Usage.facts[{name!r}]",
        )
    return fact(usage, name, Money).kroner_fraction


def _check_once(usage: Usage) -> None:
    if usage.quantity != 1:
        raise UsageError(
            "a share of an amount is charged once",
            allowed="a usage for each amount",
            got=usage.quantity,
            where="Usage.quantity",
        )


def fact(usage: Usage, name: str, kind: type[FactT], *, zero: bool = False) -> FactT:
    """Return a fact of a kind, above 0 unless zero is a possible answer.

    Raises:
        UsageError: it is missing, of another kind, or too small.
    """
    stated = usage.facts.get(name)
    where = f"Usage.facts[{name!r}]"
    allowed = f"a {kind.__name__}{', 0 or more' if zero else ' above 0'}"
    if stated is None:
        names = ", ".join(usage.facts) or "none"
        raise UsageError(f"a fact is missing: {name}", allowed=allowed, got=names, where=where)
    if isinstance(stated, kind):
        size = stated.oere if isinstance(stated, Money) else stated.value
        if size > 0 or (zero and size == 0):
            return stated
    raise UsageError("not such a fact", allowed=allowed, got=stated, where=where)
