"""Amounts, rates, shares and days as text, in Danish and in English."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Literal

from kommunedata.danish import format_date, format_money, format_number, format_rate
from kommunedata.language import Lang
from kommunedata.money import Rate, RatePer

__all__ = ["day", "kroner", "number", "rate", "rounded", "share"]


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


def _sign(value: Decimal, *, signed: bool) -> str:
    if value < 0:
        return "-"
    return "+" if signed and value > 0 else ""
