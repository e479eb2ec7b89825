"""What the Unicode CLDR says of Danish, read from babel once and kept.

No other module of the library imports babel, and this one only inside its
functions, so that importing it costs nothing until something is printed.
"""

from __future__ import annotations

import functools
from types import MappingProxyType
from typing import TYPE_CHECKING

import attrs

if TYPE_CHECKING:
    from collections.abc import Mapping

    from babel import Locale

    from kommunedata.danish.style import Length

__all__ = ["DateData", "NumberData", "date_data", "number_data"]

_LOCALE = "da"
_DIGITS = "latn"

_INTERVAL_SKELETONS: Mapping[Length, str] = MappingProxyType(
    {"full": "yMMMEd", "long": "yMMMd", "medium": "yMMMd", "short": "yMd"}
)


@attrs.frozen(kw_only=True)
class NumberData:
    """Danish number symbols and patterns (*taltegn*), in the notation of UTS 35."""

    decimal: str
    group: str
    minus: str
    percent: str
    permille: str
    krone: str
    decimal_pattern: str
    currency_pattern: str
    percent_pattern: str


@attrs.frozen(kw_only=True)
class DateData:
    """Danish date patterns and names (*datoer*), in the notation of UTS 35.

    Months begin with January and weekdays with Monday. `intervals` gives, by
    length and by the greatest field that differs (`y`, `M` or `d`), the pattern
    of the first day, which ends in the dash, and that of the last.
    """

    patterns: Mapping[Length, str]
    intervals: Mapping[Length, Mapping[str, tuple[str, str]]]
    months: tuple[str, ...]
    short_months: tuple[str, ...]
    weekdays: tuple[str, ...]


@functools.cache
def number_data() -> NumberData:
    """Return the number symbols and patterns.

    >>> number_data().decimal_pattern
    '#,##0.###'
    """
    locale = _locale()
    symbols = locale.number_symbols[_DIGITS]
    return NumberData(
        decimal=symbols["decimal"],
        group=symbols["group"],
        minus=symbols["minusSign"],
        percent=symbols["percentSign"],
        permille=symbols["perMille"],
        krone=locale.currency_symbols["DKK"],
        decimal_pattern=locale.decimal_formats[None].pattern,
        currency_pattern=locale.currency_formats["standard"].pattern,
        percent_pattern=locale.percent_formats[None].pattern,
    )


@functools.cache
def date_data() -> DateData:
    """Return the date patterns and names.

    >>> date_data().patterns["full"]
    "EEEE 'den' d. MMMM y"
    """
    locale = _locale()
    months, weekdays = locale.months["format"], locale.days["format"]
    return DateData(
        patterns=MappingProxyType(
            {length: locale.date_formats[length].pattern for length in _INTERVAL_SKELETONS}
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


def _intervals(locale: Locale, skeleton: str) -> Mapping[str, tuple[str, str]]:
    by_field = locale.interval_formats[skeleton]
    return MappingProxyType({field: (first, last) for field, (first, last) in by_field.items()})


def _in_order(names: Mapping[int, str]) -> tuple[str, ...]:
    return tuple(names[number] for number in sorted(names))
