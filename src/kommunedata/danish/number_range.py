"""Ranges of numbers and amounts to text, with the unit printed once.

Two ends that print the same are one approximate number. An end below zero is set
off by spaces and keeps its own unit; there ICU prints `-2,00-1,00 kr.` for -2 to
-1 kr., which reads as something else.
"""

from __future__ import annotations

from decimal import Decimal

from kommunedata.danish.cldr import number_data
from kommunedata.danish.money import format_money
from kommunedata.danish.number import format_number
from kommunedata.danish.pattern import Span
from kommunedata.danish.style import Style
from kommunedata.errors import InvalidValueError
from kommunedata.money import Money, StatedAmount

__all__ = ["format_money_range", "format_number_range"]

# CLDR's pattern of ranges in Danish, `{0}-{1}`, which babel does not carry
_DASH = "-"


def format_number_range(
    low: int | Decimal,
    high: int | Decimal,
    *,
    decimals: int | Span | None = None,
    style: Style = "cldr",
) -> str:
    """Return two numbers as a range (*talinterval*); options as in `format_number`.

    >>> format_number_range(100, 200), format_number_range(-1, 1), format_number_range(5, 5)
    ('100-200', '-1 - 1', '~5')

    Raises:
        WrongTypeError, InvalidValueError: as `format_number`.
        InvalidValueError: where the first number is the larger.
    """
    texts = [format_number(each, decimals=decimals, style=style) for each in (low, high)]
    _check_order(low, high, above=high < low, where="format_number_range")
    return _joined(texts[0], texts[1])


def format_money_range(
    low: Money | StatedAmount | Decimal,
    high: Money | StatedAmount | Decimal,
    *,
    decimals: int | Span | None = None,
    style: Style = "cldr",
) -> str:
    r"""Return two amounts as a range (*beløbsinterval*); options as in `format_money`.

    >>> format_money_range(Money.kr(100), Money.kr(200))
    '100,00-200,00\xa0kr.'
    >>> format_money_range(Money.kr(100), Money.kr(200), decimals=0, style="kommune")
    '100-200 kr.'

    Raises:
        WrongTypeError, InvalidValueError: as `format_money`.
        InvalidValueError: where the first amount is the larger.
    """
    texts = [format_money(each, decimals=decimals, style=style) for each in (low, high)]
    _check_order(low, high, above=_kroner(high) < _kroner(low), where="format_money_range")
    return _joined(texts[0], texts[1])


def _kroner(value: Money | StatedAmount | Decimal) -> Decimal:
    if isinstance(value, StatedAmount):
        value = value.money
    return value.kroner if isinstance(value, Money) else value


def _check_order(low: object, high: object, *, above: bool, where: str) -> None:
    if above:
        raise InvalidValueError(
            "range ends before it begins", allowed=f"{low!r} or more", got=high, where=where
        )


def _joined(low: str, high: str) -> str:
    data = number_data()
    if low == high:
        return f"{data.approximately}{low}"
    if low.startswith(data.minus):
        return f"{low} {_DASH} {high}"
    return f"{low.removesuffix(data.krone).rstrip()}{_DASH}{high}"
