"""Units that prices are per and quantities are in, with their Danish and English words."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from types import MappingProxyType

import attrs

from kommunedata._checks import exact_decimal, instance_of, text
from kommunedata.errors import NotFoundError, near_names

__all__ = ["UNITS", "Quantity", "Unit"]


@attrs.frozen
class Unit:
    """A unit (*enhed*): its code and what one and several of it are called.

    Two units are equal when their codes are: the words are only for people.

    >>> Unit.of("emptying").danish(26)
    'tømninger'
    """

    code: str = attrs.field(validator=text(max_length=30, pattern="[a-z][a-z0-9_]*"))
    da: str = attrs.field(eq=False, repr=False, validator=text(max_length=60))
    da_plural: str = attrs.field(eq=False, repr=False, validator=text(max_length=60))
    en: str = attrs.field(eq=False, repr=False, validator=text(max_length=60))
    en_plural: str = attrs.field(eq=False, repr=False, validator=text(max_length=60))

    @staticmethod
    def of(code: str) -> Unit:
        """Return the unit of this code from `UNITS`.

        Raises:
            NotFoundError: for a code that is not there, with the nearest ones.
        """
        if code not in UNITS:
            raise NotFoundError(
                "unknown unit",
                allowed=", ".join(UNITS),
                got=code,
                where="Unit.of",
                suggestions=near_names(code, UNITS),
            )
        return UNITS[code]

    def danish(self, count: int | Decimal) -> str:
        """Return the Danish word for this many: one takes the singular, all else the plural."""
        return self.da if count == 1 else self.da_plural

    def english(self, count: int | Decimal) -> str:
        """Return the English word for this many: one takes the singular, all else the plural."""
        return self.en if count == 1 else self.en_plural


_KNOWN = (
    Unit("container", "beholder", "beholdere", "container", "containers"),
    Unit("dwelling", "bolig", "boliger", "dwelling", "dwellings"),
    Unit("emptying", "tømning", "tømninger", "emptying", "emptyings"),
    Unit("l", "l", "l", "l", "l"),
    Unit("m", "m", "m", "m", "m"),
    Unit("m2", "m²", "m²", "m²", "m²"),
    Unit("pack", "pakke", "pakker", "pack", "packs"),
    Unit("piece", "stk.", "stk.", "piece", "pieces"),
    Unit("premises", "enhed", "enheder", "unit", "units"),
    Unit("sack", "sæk", "sække", "sack", "sacks"),
    Unit("sack_set", "sæt sække", "sæt sække", "set of sacks", "sets of sacks"),
    Unit("night", "døgn", "døgn", "night", "nights"),
    Unit("time", "gang", "gange", "time", "times"),
)

UNITS: Mapping[str, Unit] = MappingProxyType({unit.code: unit for unit in _KNOWN})
"""The units that data files may name, by code."""


def _number(value: int | str | Decimal) -> Decimal:
    return exact_decimal(value, where="Quantity.value")


@attrs.frozen
class Quantity:
    """An exact number of a unit (*mængde*), such as 200 m².

    >>> Quantity.of(200, "m2")
    Quantity(value=Decimal('200'), unit=Unit(code='m2'))
    """

    value: Decimal = attrs.field(converter=_number)
    unit: Unit = attrs.field(validator=instance_of(Unit))

    @staticmethod
    def of(value: int | str | Decimal, unit: str) -> Quantity:
        """Return a quantity from a number and the code of a unit in `UNITS`."""
        return Quantity(value, Unit.of(unit))
