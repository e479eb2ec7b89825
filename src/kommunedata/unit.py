"""Units that prices are per and quantities are in, with their Danish and English words."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from types import MappingProxyType

import attrs

from kommunedata._checks import exact_decimal, instance_of, text
from kommunedata.errors import NotFoundError, near_names
from kommunedata.language import Lang, check_lang

__all__ = ["UNITS", "Quantity", "Unit"]


@attrs.frozen
class Unit:
    """A unit (*enhed*): its code and what one and several of it are called.

    `divisible` says whether there are parts of it: of a metre, but not of a
    container. Two units are equal when their codes are.

    >>> Unit.of("emptying").word(26, "da"), Unit.of("emptying").word(1, "en")
    ('tømninger', 'emptying')
    """

    code: str = attrs.field(validator=text(max_length=30, pattern="[a-z][a-z0-9_]*"))
    da: str = attrs.field(eq=False, repr=False, validator=text(max_length=60))
    da_plural: str = attrs.field(eq=False, repr=False, validator=text(max_length=60))
    en: str = attrs.field(eq=False, repr=False, validator=text(max_length=60))
    en_plural: str = attrs.field(eq=False, repr=False, validator=text(max_length=60))
    divisible: bool = attrs.field(
        default=False, eq=False, repr=False, kw_only=True, validator=instance_of(bool)
    )

    @staticmethod
    def of(code: str) -> Unit:
        """Return the unit of this code from `UNITS`.

        Raises:
            NotFoundError: for a code that is not there, with the nearest ones.
        """
        if not isinstance(code, str) or code not in UNITS:
            raise NotFoundError(
                "unknown unit",
                allowed=", ".join(UNITS),
                got=code,
                where="Unit.of",
                suggestions=near_names(code, UNITS),
            )
        return UNITS[code]

    def word(self, count: int | Decimal, lang: Lang) -> str:
        """Return the word for this many: one takes the singular, all else the plural."""
        check_lang(lang)
        if lang == "da":
            return self.da if count == 1 else self.da_plural
        return self.en if count == 1 else self.en_plural


_KNOWN = (
    Unit("bt", "BT", "BT", "GT", "GT", divisible=True),
    Unit("card", "klippekort", "klippekort", "card", "cards"),
    Unit("child", "barn", "børn", "child", "children"),
    Unit("container", "beholder", "beholdere", "container", "containers"),
    Unit("crossing", "overfart", "overfarter", "crossing", "crossings"),
    Unit("day", "dag", "dage", "day", "days"),
    Unit("dwelling", "bolig", "boliger", "dwelling", "dwellings"),
    Unit("emptying", "tømning", "tømninger", "emptying", "emptyings"),
    Unit("ft", "fod", "fod", "ft", "ft", divisible=True),
    Unit("hour", "time", "timer", "hour", "hours", divisible=True),
    Unit("kg", "kg", "kg", "kg", "kg", divisible=True),
    Unit("kwh", "kWh", "kWh", "kWh", "kWh", divisible=True),
    Unit("l", "l", "l", "l", "l", divisible=True),
    Unit("m", "m", "m", "m", "m", divisible=True),
    Unit("m2", "m²", "m²", "m²", "m²", divisible=True),
    Unit("minute", "minut", "minutter", "minute", "minutes", divisible=True),
    Unit("month", "måned", "måneder", "month", "months"),
    Unit("night", "døgn", "døgn", "night", "nights"),
    Unit("occasion", "gang", "gange", "time", "times"),
    Unit("pack", "pakke", "pakker", "pack", "packs"),
    Unit("piece", "stk.", "stk.", "piece", "pieces"),
    Unit("place", "plads", "pladser", "place", "places"),
    Unit("premises", "enhed", "enheder", "unit", "units"),
    Unit("quarter", "kvartal", "kvartaler", "quarter", "quarters"),
    Unit("sack", "sæk", "sække", "sack", "sacks"),
    Unit("sack_set", "sæt sække", "sæt sække", "set of sacks", "sets of sacks"),
    Unit("season", "sæson", "sæsoner", "season", "seasons"),
    Unit("ship_call", "anløb", "anløb", "call", "calls"),
    Unit("ten_days", "tidagesperiode", "tidagesperioder", "ten-day period", "ten-day periods"),
    Unit("ticket", "billet", "billetter", "ticket", "tickets"),
    Unit("tonne", "ton", "ton", "tonne", "tonnes", divisible=True),
    Unit("week", "uge", "uger", "week", "weeks"),
    Unit("year", "år", "år", "year", "years"),
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
