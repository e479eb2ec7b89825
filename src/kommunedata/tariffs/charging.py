"""What each kind of charge makes of a usage: a quantity, times an exact price for each of it."""

from __future__ import annotations

from decimal import Context, Decimal, Inexact, InvalidOperation
from fractions import Fraction
from typing import TypeVar

from kommunedata.money import Money, PriceState, Rate
from kommunedata.tariffs.charge import IndexedCharge, PercentageCharge, UnitCharge
from kommunedata.tariffs.errors import NotOfferedError, UsageError
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
        NotOfferedError: "-" is printed, or nothing.
        UsageError: a unit is another than the price's, or a fact is missing, of
            the wrong kind, or not above 0.
    """
    quantity = usage.quantity
    if found.each is not None and usage.unit is None and type(quantity) is int:
        return quantity, found.each * quantity
    if found.price.state is PriceState.FREE:
        return quantity, Money(oere=0)
    version, charge, value = found.version, found.version.charge, _printed_number(found)
    if isinstance(charge, UnitCharge):
        measure = _fact(usage, charge.of, Quantity)
        units = _priced_units(version, measure.value, measure.unit, charge.unit)
        quantity = _EXACT.multiply(units, quantity)
        each = Fraction(value)
    elif isinstance(charge, PercentageCharge):
        each = Rate(value, charge.per).fraction * _fact(usage, charge.of, Money).kroner_fraction
    else:
        quantity = _priced_units(version, quantity, usage.unit, found.item.unit)
        each = Fraction(value)
        if isinstance(charge, IndexedCharge):
            each += _fact(usage, charge.of, Money).kroner_fraction
    return quantity, version.rounding.round(each * Fraction(quantity))


def _printed_number(found: Match) -> Decimal:
    price = found.price
    if price.value is None:
        raise NotOfferedError(
            f"no price: {price.locator.printed!r} is printed on line {price.locator.lines}",
            allowed="what has a price on this day",
            where=f"item {found.item.id!r}",
        )
    return price.value


def _priced_units(
    version: PriceVersion, quantity: int | Decimal, unit: Unit | None, priced: Unit
) -> int | Decimal:
    """Return the quantity in the unit that is priced, converted where the version says how."""
    if unit is None or unit == priced:
        return quantity
    for modifier in version.modifiers:
        if modifier.unit == unit:
            return convert(modifier, quantity)
    raise UsageError(
        "quantity in a unit that is not priced",
        allowed=" or ".join([priced.code, *(each.unit.code for each in version.modifiers)]),
        got=unit.code,
        where="Usage.unit",
    )


def _fact(usage: Usage, name: str, kind: type[FactT]) -> FactT:
    fact = usage.facts.get(name)
    allowed = f"a {kind.__name__} above 0"
    if not isinstance(fact, kind):
        what = "the price depends on a fact that is " + ("missing" if fact is None else "wrong")
        raise UsageError(what, allowed=allowed, got=fact, where=f"Usage.facts[{name!r}]")
    if _size(fact) <= 0:
        raise UsageError("not above 0", allowed=allowed, got=fact, where=f"Usage.facts[{name!r}]")
    return fact


def _size(fact: Fact) -> int | Decimal:
    return fact.oere if isinstance(fact, Money) else fact.value
