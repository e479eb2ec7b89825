"""What changes a quantity before it is priced."""

from __future__ import annotations

import enum
from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from types import MappingProxyType
from typing import TypeAlias

import attrs

from kommunedata._checks import exact_decimal, instance_of
from kommunedata.errors import InvalidValueError
from kommunedata.tariffs.errors import UsageError
from kommunedata.unit import Unit

__all__ = ["MODIFIER_TAGS", "Modifier", "PartUnit", "UnitConversion", "convert"]


class PartUnit(enum.Enum):
    """What becomes of a part of a priced unit: refused, or counted as a started whole."""

    REFUSED = "refused"
    STARTED = "started"


def _divisor(value: int | str | Decimal) -> Decimal:
    return exact_decimal(value, where="UnitConversion.divisor")


@attrs.frozen(kw_only=True)
class UnitConversion:
    """Prices one unit by the quantity of another (*omregning*).

    `divisor` is how many of `unit` one priced unit holds: three tags to a pack,
    or one metre to a started metre (*pr. påbegyndt meter*). It applies to
    quantities stated in `unit`.
    """

    unit: Unit = attrs.field(validator=instance_of(Unit))
    divisor: Decimal = attrs.field(converter=_divisor)
    part: PartUnit = attrs.field(validator=instance_of(PartUnit))

    @divisor.validator
    def _positive(self, _: object, divisor: Decimal) -> None:
        if divisor <= 0:
            raise InvalidValueError(
                "nothing to divide by",
                allowed="more than 0",
                got=divisor,
                where="UnitConversion.divisor",
            )


Modifier: TypeAlias = UnitConversion

MODIFIER_TAGS: Mapping[str, type[Modifier]] = MappingProxyType({"unit_conversion": UnitConversion})
"""The words that data files write for the kinds of modifier."""


def convert(conversion: UnitConversion, quantity: int | Decimal) -> int:
    """Return the whole number of priced units for a quantity of `conversion.unit`.

    Raises:
        UsageError: for a part of a priced unit where parts are refused.

    >>> metres = UnitConversion(unit=Unit.of("m"), divisor=1, part=PartUnit.STARTED)
    >>> convert(metres, Decimal("2.2"))
    3
    """
    exact = Fraction(quantity) / Fraction(conversion.divisor)
    whole, rest = divmod(exact.numerator, exact.denominator)
    if rest and conversion.part is PartUnit.REFUSED:
        raise UsageError(
            "not a whole number of what is sold",
            allowed=f"multiples of {conversion.divisor} {conversion.unit.code}",
            got=quantity,
            where="Usage.quantity",
        )
    return whole + 1 if rest else whole
