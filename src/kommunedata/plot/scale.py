"""Amounts of a budget as numbers in a scale, exactly."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from types import MappingProxyType

from kommunedata.budget import BudgetScale
from kommunedata.budget.figures import check_scale, figure, unit_words
from kommunedata.language import Lang
from kommunedata.money import Money

__all__ = ["amount_text", "scaled", "signed_figure"]

_KRONER: Mapping[BudgetScale, int] = MappingProxyType(
    {"kr.": 1, "tkr.": 10**3, "mio. kr.": 10**6, "mia. kr.": 10**9}
)
_DECIMALS: Mapping[BudgetScale, int] = MappingProxyType(
    {"kr.": 0, "tkr.": 0, "mio. kr.": 1, "mia. kr.": 3}
)


def scaled(money: Money, scale: BudgetScale) -> Fraction:
    """Return an amount as so many of what a scale counts in.

    >>> scaled(Money.kr(762_100_000), "mio. kr.")
    Fraction(7621, 10)
    """
    return Fraction(money.kroner) / _KRONER[scale]


def amount_text(money: Money, scale: BudgetScale, lang: Lang) -> str:
    """Return an amount with its unit: the decimals that budgets print, or all that it has.

    >>> amount_text(Money.kr(499_000_000), "mio. kr.", "da")
    '499,0 mio. kr.'
    >>> amount_text(Money.kr(1_234_567), "mio. kr.", "en")
    '1.234567 DKK million'
    """
    return f"{_figure(money, scale, lang)} {unit_words(scale, lang)}"


def signed_figure(money: Money, scale: BudgetScale, lang: Lang) -> str:
    """Return an amount without its unit, with a plus where it adds.

    >>> signed_figure(Money.kr(14_400_000), "mio. kr.", "da")
    '+14,4'
    """
    return f"{'+' if money.oere > 0 else ''}{_figure(money, scale, lang)}"


def _figure(money: Money, scale: BudgetScale, lang: Lang) -> str:
    check_scale(scale)
    decimals = _DECIMALS[scale]
    as_printed = (scaled(money, scale) * 10**decimals).denominator == 1
    return figure(money, scale, lang, decimals if as_printed else None)
