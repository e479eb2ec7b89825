"""Days, months and years in a row as text, by the coarsest of them that says it all."""

from __future__ import annotations

from datetime import date
from typing import Literal

from kommunedata.danish import format_date_range
from kommunedata.language import Lang, check_lang
from kommunedata.period import DateRange

__all__ = ["span"]

_Grain = Literal["long", "month", "year"]

_ISO_LENGTH = {"year": len("2023"), "month": len("2023-03"), "long": len("2023-03-01")}


def span(when: DateRange, lang: Lang) -> str:
    """Return a range of days as text (*periode*), whole months and years as these.

    >>> month = DateRange.months(date(2018, 3, 1), 1)
    >>> span(month, "da"), span(month, "en")
    ('marts 2018', '2018-03')
    >>> plan = DateRange(date(2019, 1, 1), date(2031, 1, 1))
    >>> span(plan, "da"), span(DateRange.inclusive(date(2023, 3, 1), date(2023, 3, 1)), "da")
    ('2019–2030', '1. marts 2023')
    """
    check_lang(lang)
    grain = _grain(when)
    if lang == "en":
        return _english(when, grain)
    dash = grain == "year" and when.end is not None
    return format_date_range(when, length=grain, style="cldr" if dash else "kommune")


def _grain(when: DateRange) -> _Grain:
    edges = (when.start, when.start if when.end is None else when.end)
    if any(edge.day != 1 for edge in edges):
        return "long"
    return "year" if all(edge.month == 1 for edge in edges) else "month"


def _english(when: DateRange, grain: _Grain) -> str:
    first = _iso(when.start, grain)
    if when.last_day is None:
        return f"from {first}"
    last = _iso(when.last_day, grain)
    if first == last:
        return first
    return f"{first}–{last}" if grain == "year" else f"{first} to {last}"


def _iso(day: date, grain: _Grain) -> str:
    return day.isoformat()[: _ISO_LENGTH[grain]]
