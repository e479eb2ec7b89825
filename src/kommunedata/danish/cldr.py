"""What the Unicode CLDR says of Danish, read from babel once and kept.

No other module of the library imports babel, and this one only inside its
functions, so that importing it costs nothing until something is printed.
"""

from __future__ import annotations

import functools
from types import MappingProxyType
from typing import TYPE_CHECKING, TypeAlias

import attrs

if TYPE_CHECKING:
    from collections.abc import Mapping

    from babel import Locale
    from babel.numbers import NumberPattern

    from kommunedata.danish.style import RangeLength

__all__ = ["CompactPatterns", "DateData", "NumberData", "date_data", "number_data"]

CompactPatterns: TypeAlias = "Mapping[tuple[str, str], Mapping[int, str]]"

_LOCALE = "da"
_DIGITS = "latn"

# a number of each plural form
_EXAMPLES = MappingProxyType({"one": 1, "other": 2})

_INTERVAL_SKELETONS: Mapping[RangeLength, str] = MappingProxyType(
    {
        "full": "yMMMEd",
        "long": "yMMMd",
        "medium": "yMMMd",
        "short": "yMd",
        "month": "yMMM",
        "year": "y",
    }
)


@attrs.frozen(kw_only=True)
class NumberData:
    """Danish number symbols and patterns (*taltegn*), in the notation of UTS 35.

    Compact patterns come by length and plural form, then by the smallest number
    they are for. Names of the krone come by plural form.
    """

    decimal: str
    group: str
    minus: str
    plus: str
    approximately: str
    percent: str
    permille: str
    krone: str
    krone_names: Mapping[str, str]
    name_pattern: str
    decimal_pattern: str
    currency_pattern: str
    percent_pattern: str
    compact_decimals: CompactPatterns
    compact_currencies: CompactPatterns


@attrs.frozen(kw_only=True)
class DateData:
    """Danish date patterns and names (*datoer*), in the notation of UTS 35.

    Months begin with January and weekdays with Monday. `intervals` gives, by
    length and by the greatest field that differs (`y`, `M` or `d`), the pattern
    of the first day, which ends in the dash, and that of the last.
    """

    patterns: Mapping[RangeLength, str]
    intervals: Mapping[RangeLength, Mapping[str, tuple[str, str]]]
    months: tuple[str, ...]
    short_months: tuple[str, ...]
    weekdays: tuple[str, ...]


@functools.cache
def number_data() -> NumberData:
    """Return the number symbols and patterns.

    >>> number_data().decimal_pattern
    '#,##0.###'
    """
    from babel.numbers import get_currency_name, get_currency_unit_pattern

    locale = _locale()
    symbols = locale.number_symbols[_DIGITS]
    return NumberData(
        decimal=symbols["decimal"],
        group=symbols["group"],
        minus=symbols["minusSign"],
        plus=symbols["plusSign"],
        approximately=symbols["approximatelySign"],
        percent=symbols["percentSign"],
        permille=symbols["perMille"],
        krone=locale.currency_symbols["DKK"],
        krone_names=MappingProxyType(
            {form: get_currency_name("DKK", count, locale) for form, count in _EXAMPLES.items()}
        ),
        name_pattern=get_currency_unit_pattern("DKK", locale=locale),
        decimal_pattern=locale.decimal_formats[None].pattern,
        currency_pattern=locale.currency_formats["standard"].pattern,
        percent_pattern=locale.percent_formats[None].pattern,
        compact_decimals=_compact(locale.compact_decimal_formats),
        compact_currencies=_compact(locale.compact_currency_formats),
    )


@functools.cache
def date_data() -> DateData:
    """Return the date patterns and names.

    >>> date_data().patterns["full"]
    "EEEE 'den' d. MMMM y"
    """
    locale = _locale()
    skeletons = locale.datetime_skeletons
    months, weekdays = locale.months["format"], locale.days["format"]
    return DateData(
        patterns=MappingProxyType(
            {
                length: (locale.date_formats.get(length) or skeletons[skeleton]).pattern
                for length, skeleton in _INTERVAL_SKELETONS.items()
            }
        ),
        intervals=MappingProxyType(
            {
                length: _intervals(locale, skeleton)
                for length, skeleton in _INTERVAL_SKELETONS.items()
            }
        ),
        months=_in_order(months["wide"]),
        short_months=_in_order(months["abbreviated"]),
        weekdays=_in_order(weekdays["wide"]),
    )


def _locale() -> Locale:
    from babel import Locale

    return Locale(_LOCALE)


def _compact(formats: Mapping[str, Mapping[str, Mapping[str, NumberPattern]]]) -> CompactPatterns:
    # CLDR has no long patterns of currencies: the short ones stand in for them
    return MappingProxyType(
        {
            (length, form): MappingProxyType(
                {int(smallest): each.pattern for smallest, each in patterns.items()}
            )
            for length in ("short", "long")
            for form, patterns in formats.get(length, formats["short"]).items()
        }
    )


def _intervals(locale: Locale, skeleton: str) -> Mapping[str, tuple[str, str]]:
    by_field = locale.interval_formats[skeleton]
    return MappingProxyType({field: (first, last) for field, (first, last) in by_field.items()})


def _in_order(names: Mapping[int, str]) -> tuple[str, ...]:
    return tuple(names[number] for number in sorted(names))
