"""Prices per unit, which may be finer than an øre."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import attrs

from kommunedata._checks import exact_decimal, instance_of
from kommunedata.errors import InvalidValueError
from kommunedata.money.amount import Money
from kommunedata.money.rounding import Rounding
from kommunedata.unit import Quantity, Unit

__all__ = ["UnitPrice"]


def _kroner(value: int | str | Decimal) -> Decimal:
    return exact_decimal(value, where="UnitPrice.kroner")


@attrs.frozen
class UnitPrice:
    """A price in kroner per unit (*enhedspris*), exact and with its printed decimals.

    `0,682 kr. pr. m2` is finer than an øre, so it is no Money until a quantity
    makes it one, rounded once.

    >>> price = UnitPrice.kr("0.682", per="m2")
    >>> from kommunedata.money import OERE
    >>> price.total(Quantity.of(200, "m2"), OERE)
    Money.kr('136.40')
    """

    kroner: Decimal = attrs.field(converter=_kroner)
    unit: Unit = attrs.field(validator=instance_of(Unit))

    @staticmethod
    def kr(kroner: int | str | Decimal, *, per: str) -> UnitPrice:
        """Return a price from kroner and the code of a unit in `UNITS`."""
        return UnitPrice(kroner, Unit.of(per))

    def total(self, quantity: Quantity, rounding: Rounding) -> Money:
        """Return what a quantity costs, rounded once by the rule named.

        Raises:
            InvalidValueError: for a quantity of another unit.
        """
        if quantity.unit != self.unit:
            raise InvalidValueError(
                "quantity of another unit",
                allowed=self.unit.code,
                got=quantity.unit.code,
                where="UnitPrice.total",
            )
        return rounding.round(Fraction(self.kroner) * Fraction(quantity.value))
