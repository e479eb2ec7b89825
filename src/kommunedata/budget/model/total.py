"""Sums of printed amounts, with how far the true sum may lie to either side."""

from __future__ import annotations

from collections.abc import Iterable

import attrs

from kommunedata._checks import instance_of
from kommunedata.errors import InvalidValueError
from kommunedata.money import Money, StatedAmount

__all__ = ["Total"]

_NOTHING = Money(oere=0)


@attrs.frozen
class Total:
    """A sum that no document states (*afledt sum*), and its tolerance to either side.

    The tolerance is the sum of those of the parts, half of what each was printed to.
    What a document does state is a StatedAmount.

    >>> stated = StatedAmount(Money.kr(20_700_000), quantum=Money.kr(100_000))
    >>> Total.of([stated, stated])
    Total(money=Money.kr('41400000.00'), tolerance=Money.kr('100000.00'))
    >>> Money.kr(41_500_000) in Total.of([stated, stated])
    True
    """

    money: Money = attrs.field(validator=instance_of(Money))
    tolerance: Money = attrs.field(default=_NOTHING, validator=instance_of(Money))

    @tolerance.validator
    def _not_negative(self, _: object, tolerance: Money) -> None:
        if tolerance.oere < 0:
            raise InvalidValueError(
                "negative tolerance", allowed="0 or more", got=tolerance, where="Total.tolerance"
            )

    @staticmethod
    def of(amounts: Iterable[StatedAmount]) -> Total:
        """Return the sum of printed amounts; of none at all, zero kroner exactly."""
        parts = tuple(amounts)
        return Total(
            Money.sum(part.money for part in parts), Money.sum(part.tolerance for part in parts)
        )

    @property
    def low(self) -> Money:
        """The least that the true sum may be."""
        return self.money - self.tolerance

    @property
    def high(self) -> Money:
        """The most that the true sum may be."""
        return self.money + self.tolerance

    def __contains__(self, money: Money) -> bool:
        return self.low <= money <= self.high

    def __add__(self, other: Total) -> Total:
        if not isinstance(other, Total):
            return NotImplemented
        return Total(self.money + other.money, self.tolerance + other.tolerance)

    def __sub__(self, other: Total) -> Total:
        if not isinstance(other, Total):
            return NotImplemented
        # what is taken away is no more certain than what is added
        return Total(self.money - other.money, self.tolerance + other.tolerance)

    def __neg__(self) -> Total:
        return Total(-self.money, self.tolerance)

    def __str__(self) -> str:
        return f"{self.money.kroner} ± {self.tolerance.kroner} DKK (derived)"
