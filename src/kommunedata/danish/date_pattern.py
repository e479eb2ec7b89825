"""Date patterns of the Unicode CLDR, compiled once."""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import TYPE_CHECKING

import attrs

from kommunedata.errors import InvalidValueError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from kommunedata.danish.cldr import DateData

__all__ = ["DatePattern", "compile_date_pattern", "with_widths_of"]

_TOKEN = re.compile(r"'(?P<quoted>[^']*)'|(?P<field>(?P<letter>[A-Za-z])(?P=letter)*)|[^A-Za-z']+")

_FIELDS: Mapping[str, str] = MappingProxyType(
    {
        "d": "{0.day}",
        "dd": "{0.day:02d}",
        "M": "{0.month}",
        "MM": "{0.month:02d}",
        "MMM": "{1}",
        "MMMM": "{1}",
        "EEEE": "{2}",
        "y": "{0.year}",
    }
)


@attrs.frozen
class DatePattern:
    """A compiled date pattern (*datoformat*): a template and the names it takes."""

    template: str
    months: tuple[str, ...]
    weekdays: tuple[str, ...]

    def render(self, day: date) -> str:
        """Return the text of a day."""
        return self.template.format(day, self.months[day.month - 1], self.weekdays[day.weekday()])


def compile_date_pattern(pattern: str, data: DateData) -> DatePattern:
    """Return a pattern in the notation of UTS 35, compiled.

    >>> from datetime import date
    >>> from kommunedata.danish.cldr import date_data
    >>> compile_date_pattern("EEEE 'den' d. MMMM", date_data()).render(date(2022, 9, 27))
    'tirsdag den 27. september'

    Raises:
        InvalidValueError: for a field that no Danish date has.

    Source:
        Unicode Technical Standard 35, part 4, Date Format Patterns.
    """
    template = "".join(_piece(match) for match in _TOKEN.finditer(pattern))
    months = data.months if "MMMM" in pattern else data.short_months
    return DatePattern(template, months, data.weekdays)


def with_widths_of(pattern: str, widths: str) -> str:
    """Return a pattern with its fields as wide as those of another.

    >>> with_widths_of("E d. MMM", "EEEE 'den' d. MMMM y")
    'EEEE d. MMMM'

    Source:
        Unicode Technical Standard 35, part 4, Matching Skeletons.
    """
    wide = {match["letter"]: match["field"] for match in _TOKEN.finditer(widths) if match["field"]}
    return _TOKEN.sub(lambda match: wide.get(match["letter"], match[0]), pattern)


def _piece(match: re.Match[str]) -> str:
    if match["field"] is None:
        return match[0] if match["quoted"] is None else match["quoted"]
    if match["field"] not in _FIELDS:
        raise InvalidValueError(
            "unknown date field", allowed=", ".join(_FIELDS), got=match["field"], where="CLDR"
        )
    return _FIELDS[match["field"]]
