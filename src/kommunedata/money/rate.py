"""Rates: per cent and per mille."""

from __future__ import annotations

import enum
from decimal import Decimal
from fractions import Fraction

import attrs

from kommunedata._checks import exact_decimal, instance_of
from kommunedata.money.amount import Money
from kommunedata.money.rounding import Rounding

__all__ = ["Rate", "RatePer"]


class RatePer(enum.Enum):
    """What a rate is out of: a hundred (*procent*) or a thousand (*promille*)."""

    PERCENT = "percent"
    PERMILLE = "permille"

    @property
    def base(self) -> int:
        """100 or 1,000."""
        return 100 if self is RatePer.PERCENT else 1000


def _number(value: int | str | Decimal) -> Decimal:
    return exact_decimal(value, where="Rate.value")


@attrs.frozen
class Rate:
    """A rate as it is stated (*sats*): `2,50%` keeps its zero, `34,00 ‰` its thousand.

    Rates are equal when number and base are, so 25 ‰ is not 2,5 %; their
    `fraction` is the same.

    >>> from kommunedata.money import OERE
    >>> Rate.permille("0.1019").of(Money.kr(1_500_000), OERE)
    Money.kr('152.85')
    >>> Rate.percent("2.50").fraction
    Fraction(1, 40)
    """

    value: Decimal = attrs.field(converter=_number)
    per: RatePer = attrs.field(validator=instance_of(RatePer))

    @staticmethod
    def percent(value: int | str | Decimal) -> Rate:
        """Return a rate in per cent (*procent*)."""
        return Rate(value, RatePer.PERCENT)

    @staticmethod
    def permille(value: int | str | Decimal) -> Rate:
        """Return a rate in per mille (*promille*)."""
        return Rate(value, RatePer.PERMILLE)

    @property
    def fraction(self) -> Fraction:
        """The rate as an exact share of one."""
        return Fraction(self.value) / self.per.base

    def of(self, money: Money, rounding: Rounding) -> Money:
        """Return this share of an amount, rounded once by the rule named."""
        return money.times(self.fraction, rounding)
