"""Amounts as they are printed, with what they were printed to."""

from __future__ import annotations

import attrs

from kommunedata._checks import instance_of
from kommunedata.errors import InvalidValueError
from kommunedata.money.amount import Money

__all__ = ["StatedAmount"]

_ONE_OERE = Money(oere=1)


@attrs.frozen
class StatedAmount:
    """An amount and the quantum it was printed to (*angivet beløb*).

    `499,0 mio. kr.` is 499,000,000 kr. to 100,000 kr.: the amount behind it may
    lie half a quantum to either side. An exact amount has a quantum of one øre.

    >>> stated = StatedAmount(Money.kr(499_000_000), quantum=Money.kr(100_000))
    >>> stated.tolerance, Money.kr(499_050_000) in stated, Money.kr(499_050_001) in stated
    (Money.kr('50000.00'), True, False)
    """

    money: Money = attrs.field(validator=instance_of(Money))
    quantum: Money = attrs.field(default=_ONE_OERE, validator=instance_of(Money))

    @quantum.validator
    def _divides_the_amount(self, _: object, quantum: Money) -> None:
        if quantum.oere <= 0:
            raise InvalidValueError(
                "no quantum", allowed="one øre or more", got=quantum, where="StatedAmount.quantum"
            )
        if self.money.oere % quantum.oere:
            raise InvalidValueError(
                "amount finer than its quantum",
                allowed=f"whole multiples of {quantum}",
                got=self.money,
                where="StatedAmount.money",
            )

    @property
    def tolerance(self) -> Money:
        """How far the amount behind the printed one may lie to either side, in whole øre."""
        return Money(oere=self.quantum.oere // 2)

    def __contains__(self, money: Money) -> bool:
        return abs(money - self.money) <= self.tolerance

    def __neg__(self) -> StatedAmount:
        return StatedAmount(-self.money, self.quantum)
