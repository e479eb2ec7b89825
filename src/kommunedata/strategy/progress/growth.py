"""Compound annual growth: the one calculation here that needs a root."""

from __future__ import annotations

from decimal import ROUND_HALF_EVEN, Context, Decimal, DivisionByZero, InvalidOperation, Overflow
from fractions import Fraction

__all__ = ["compound", "growth", "limit_coefficient"]

# 100 digits to work with, 40 decimals kept. Values have 18 digits before the point and 18 after
# it, so a ratio has 37 before it: libmpdec's power is off by less than a unit in its last digit,
# and rounding 1/years to 100 digits moves a root by less than 1e-60
_DIGITS = Context(
    prec=100, rounding=ROUND_HALF_EVEN, traps=[InvalidOperation, DivisionByZero, Overflow]
)
_KEPT = Decimal(1).scaleb(-40)
_UNIT = Fraction(_KEPT)

_NEARNESS = Decimal("4.44")


def growth(start: Fraction, end: Fraction, years: int) -> Fraction:
    """Return the growth a year that leads from one value to another, 0.02 for 2 per cent.

    Both values have the same sign, and neither is 0. The result is rounded to 40
    decimals and lies within 1e-40 of the true one.

    Source: (end / start) ** (1 / years) - 1, as sdg-build's ProgressMeasure has it.

    >>> growth(Fraction(100), Fraction(121), 2)
    Fraction(1, 10)
    """
    return _kept(_DIGITS.power(_decimal(end / start), _decimal(Fraction(1, years)))) - 1


def compound(value: Fraction, rate: Fraction, years: int) -> Fraction:
    """Return what a value becomes in so many years at a rate of growth, to 40 decimals.

    >>> compound(Fraction(100), Fraction(1, 10), 2)
    Fraction(121, 1)
    """
    return round(value * (1 + rate) ** years / _UNIT) * _UNIT


def limit_coefficient(start: Fraction, limit: Fraction) -> Fraction:
    """Return how much growth may be asked for so near to a limit, from 0 at it to 1.

    It is 1 from twice the limit on. The result lies within 1e-40 of the true one.

    Source: sdg-build's ProgressMeasure: 1 - (1 - |b - l| / l) ** 4.44, of the sizes
    of base and limit.

    >>> round(float(limit_coefficient(Fraction(95), Fraction(100))), 10)
    0.2036704944
    """
    start, limit = abs(start), abs(limit)
    if start >= 2 * limit:
        return Fraction(1)
    nearness = 1 - abs(start - limit) / limit
    return 1 - _kept(_DIGITS.power(_decimal(nearness), _NEARNESS))


def _decimal(value: Fraction) -> Decimal:
    return _DIGITS.divide(Decimal(value.numerator), Decimal(value.denominator))


def _kept(value: Decimal) -> Fraction:
    return Fraction(_DIGITS.quantize(value, _KEPT))
