"""Budget amounts as figures in a scale, in Danish and in English."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from kommunedata.budget.model.terms import BudgetScale
from kommunedata.danish import format_money
from kommunedata.errors import InvalidValueError
from kommunedata.language import Lang, check_lang
from kommunedata.money import Money

__all__ = ["check_scale", "figure", "unit_words"]

_ENGLISH_UNITS: Mapping[BudgetScale, str] = MappingProxyType(
    {
        "kr.": "DKK",
        "tkr.": "DKK 1,000",
        "mio. kr.": "DKK million",
        "mia. kr.": "DKK billion",
    }
)
_MARKS_SWAPPED = str.maketrans(",.", ".,")


def check_scale(scale: str) -> None:
    """Raise where a scale is none that budgets are printed in."""
    if scale not in _ENGLISH_UNITS:
        allowed = ", ".join(_ENGLISH_UNITS)
        raise InvalidValueError("unknown scale", allowed=allowed, got=scale, where="scale")


def figure(money: Money, scale: BudgetScale, lang: Lang, decimals: int | None = None) -> str:
    """Return an amount in a scale without its unit; without `decimals`, all that it has.

    >>> figure(Money.kr(20_650_000), "mio. kr.", "da"), figure(Money.kr(-1500), "kr.", "en", 0)
    ('20,65', '-1,500')
    """
    check_lang(lang)
    check_scale(scale)
    text = format_money(money, style="kommune", scale=scale, decimals=decimals)
    number = text.removesuffix(f" {scale}")
    return number if lang == "da" else number.translate(_MARKS_SWAPPED)


def unit_words(scale: BudgetScale, lang: Lang) -> str:
    """Return what figures in a scale are in."""
    return scale if lang == "da" else _ENGLISH_UNITS[scale]
