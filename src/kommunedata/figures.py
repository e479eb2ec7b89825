"""Amounts, rates, shares, days and periods as text, in Danish and in English."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction
from types import MappingProxyType
from typing import Literal

from kommunedata.danish import (
    Style,
    format_date,
    format_date_range,
    format_money,
    format_number,
    format_rate,
)
from kommunedata.language import Lang
from kommunedata.money import Rate, RatePer
from kommunedata.period import DateRange

__all__ = ["day", "kroner", "number", "period", "rate", "rounded", "share"]

_CHARACTERS: Mapping[str, int] = MappingProxyType({"year": 4, "month": 7, "long": 10})
"""Of ISO 8601."""


def kroner(value: Decimal, lang: Lang, *, signed: bool = False) -> str:
    """Return kroner with the decimals they carry; `signed` sets a plus before a rise.

    >>> kroner(Decimal("0.682"), "da"), kroner(Decimal(45), "en", signed=True)
    ('0,682 kr.', '+DKK 45')
    """
    if lang == "da":
        return format_money(value, style="kommune", sign="except_zero" if signed else "auto")
    return f"{_sign(value, signed=signed)}DKK {value.copy_abs():,f}"


def number(value: int | Decimal, lang: Lang) -> str:
    """Return a number with the decimals that it carries.

    >>> number(Decimal("1250.5"), "da"), number(Decimal("1250.5"), "en")
    ('1.250,5', '1,250.5')
    """
    return format_number(value, style="kommune") if lang == "da" else f"{Decimal(value):,f}"


def rate(value: Rate, lang: Lang) -> str:
    """Return a rate with its sign, per cent or per mille.

    >>> rate(Rate.permille("0.1019"), "da"), rate(Rate.percent("2.50"), "en")
    ('0,1019 ‰', '2.50%')
    """
    if lang == "da":
        return format_rate(value, style="kommune")
    return f"{value.value:f}{'%' if value.per is RatePer.PERCENT else ' ‰'}"


def rounded(value: Fraction, decimals: int) -> Decimal:
    """Return a fraction with so many decimals, rounded half up, away from zero.

    >>> rounded(Fraction(-1, 8), 2), rounded(Fraction(2, 3), 0)
    (Decimal('-0.13'), Decimal('1'))
    """
    scale = 2 * 10**decimals
    units = (scale * abs(value.numerator) + value.denominator) // (2 * value.denominator)
    return Decimal((int(value < 0), tuple(map(int, str(units))), -decimals))


def share(value: Fraction, lang: Lang, *, signed: bool = True) -> str:
    """Return a share in per cent (*procent*): one decimal, half up, with its sign as a change has.

    >>> share(Fraction(45, 1109), "da"), share(Fraction(-1, 3), "en"), share(Fraction(0), "da")
    ('+4,1%', '-33.3%', '0,0%')
    >>> share(Fraction(5, 8), "da", signed=False)
    '62,5%'
    """
    per_cent = rounded(100 * value, 1)
    if lang == "da":
        sign: Literal["except_zero", "auto"] = "except_zero" if signed else "auto"
        return format_rate(Rate.percent(per_cent), style="kommune", sign=sign)
    return f"{_sign(per_cent, signed=signed)}{per_cent.copy_abs():,f}%"


def day(value: date, lang: Lang) -> str:
    """Return a day in words, in English as ISO 8601 writes it.

    >>> day(date(2024, 3, 1), "da"), day(date(2024, 3, 1), "en")
    ('1. marts 2024', '2024-03-01')
    """
    return format_date(value, style="kommune") if lang == "da" else value.isoformat()


def period(value: DateRange, lang: Lang) -> str:
    """Return days in a row by the first and the last, as years or months where these are whole.

    >>> period(DateRange(date(2023, 1, 1), date(2027, 1, 1)), "da")
    '2023–2026'
    >>> period(DateRange.months(date(2020, 1, 1), 1), "da")
    'januar 2020'
    >>> hearing = DateRange.inclusive(date(2019, 8, 12), date(2019, 10, 14))
    >>> period(hearing, "da"), period(hearing, "en")
    ('12. august 2019 til og med 14. oktober 2019', '2019-08-12 to 2019-10-14')
    >>> period(DateRange(date(2024, 1, 1)), "da"), period(DateRange(date(2024, 1, 1)), "en")
    ('fra og med 2024', 'from 2024')
    """
    length = _whole(value)
    if lang == "da":
        # kommune writes 2023 til og med 2026
        style: Style = "cldr" if length == "year" and value.end is not None else "kommune"
        return format_date_range(value, length=length, style=style)
    characters = _CHARACTERS[length]
    first = value.start.isoformat()[:characters]
    if value.last_day is None:
        return f"from {first}"
    last = value.last_day.isoformat()[:characters]
    between = "–" if length == "year" else " to "
    return first if first == last else f"{first}{between}{last}"


def _whole(value: DateRange) -> Literal["year", "month", "long"]:
    """Return whether a period is of whole years, of whole months, or of days."""
    edges = (value.start,) if value.end is None else (value.start, value.end)
    if any(edge.day != 1 for edge in edges):
        return "long"
    return "month" if any(edge.month != 1 for edge in edges) else "year"


def _sign(value: Decimal, *, signed: bool) -> str:
    if value < 0:
        return "-"
    return "+" if signed and value > 0 else ""
