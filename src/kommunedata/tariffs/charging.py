"""What each kind of charge makes of a usage: a quantity, times an exact price for each of it."""

from __future__ import annotations

from decimal import Context, Decimal, Inexact, InvalidOperation
from fractions import Fraction
from typing import TypeVar

from kommunedata.money import Money, PriceState, Rate
from kommunedata.tariffs.charge import IndexedCharge, PercentageCharge, UnitCharge
from kommunedata.tariffs.errors import NotOfferedError, UnknownPriceError, UsageError
from kommunedata.tariffs.modifier import convert
from kommunedata.tariffs.schedule import Match, PriceVersion
from kommunedata.tariffs.usage import Fact, Usage
from kommunedata.unit import Quantity, Unit

__all__ = ["charge_usage"]

# both factors have at most 36 digits, so no product is ever rounded here
_EXACT = Context(prec=80, traps=[Inexact, InvalidOperation])

FactT = TypeVar("FactT", Money, Quantity)


def charge_usage(found: Match, usage: Usage) -> tuple[int | Decimal, Money]:
    """Return the quantity priced, after the version's modifiers, and the amount, rounded once.

    Raises:
        NotOfferedError: "-" is printed.
        UnknownPriceError: nothing is printed.
        UsageError: a unit is another than the price's, a part is asked of what
            has no parts, or a fact is missing, of the wrong kind or not above 0.
    """
    quantity = usage.quantity
    if found.each is not None and usage.unit is None and type(quantity) is int:
        return quantity, found.each * quantity
    version, charge, item = found.version, found.version.charge, found.item
    count = _priced_units(version, quantity, usage.unit or item.unit, item.unit)
    if found.price.state is PriceState.FREE:
        return count, Money(oere=0)
    value = _printed_number(found)
    each = Fraction(value)
    if isinstance(charge, UnitCharge):
        measure = _fact(usage, charge.of, Quantity)
        units = _priced_units(version, measure.value, measure.unit, charge.unit)
        count = _EXACT.multiply(units, count)
    elif isinstance(charge, PercentageCharge):
        _check_once(usage)
        each = Rate(value, charge.per).fraction * _fact(usage, charge.of, Money).kroner_fraction
    elif isinstance(charge, IndexedCharge):
        each += _fact(usage, charge.of, Money).kroner_fraction
    return count, version.rounding.round(each * Fraction(count))


def _printed_number(found: Match) -> Decimal:
    price = found.price
    if price.value is not None:
        return price.value
    where, line = f"item {found.item.id!r}", price.locator.lines
    if price.state is PriceState.NOT_OFFERED:
        raise NotOfferedError(f"not offered: '-' is printed on line {line}", where=where)
    raise UnknownPriceError(f"no price is printed on line {line}", where=where)


def _priced_units(
    version: PriceVersion, quantity: int | Decimal, unit: Unit, priced: Unit
) -> int | Decimal:
    """Return the quantity in the unit that is priced, converted where the version says how."""
    for modifier in version.modifiers:
        if modifier.unit == unit:
            return convert(modifier, quantity)
    if unit != priced:
        raise UsageError(
            "quantity in a unit that is not priced",
            allowed=" or ".join([priced.code, *(each.unit.code for each in version.modifiers)]),
            got=unit.code,
            where="Usage.unit",
        )
    if not unit.divisible and type(quantity) is not int and quantity != int(quantity):
        raise UsageError(
            "a part of what has no parts",
            allowed=f"a whole number of {unit.en_plural}",
            got=quantity,
            where="Usage.quantity",
        )
    return quantity


def _check_once(usage: Usage) -> None:
    if usage.quantity != 1:
        raise UsageError(
            "a share of an amount is charged once",
            allowed="a usage for each amount",
            got=usage.quantity,
            where="Usage.quantity",
        )


def _fact(usage: Usage, name: str, kind: type[FactT]) -> FactT:
    fact = usage.facts.get(name)
    where, allowed = f"Usage.facts[{name!r}]", f"a {kind.__name__} above 0"
    if fact is None:
        stated = ", ".join(usage.facts) or "none"
        raise UsageError(f"a fact is missing: {name}", allowed=allowed, got=stated, where=where)
    if not isinstance(fact, kind) or _size(fact) <= 0:
        raise UsageError("not such a fact", allowed=allowed, got=fact, where=where)
    return fact


def _size(fact: Fact) -> int | Decimal:
    return fact.oere if isinstance(fact, Money) else fact.value
