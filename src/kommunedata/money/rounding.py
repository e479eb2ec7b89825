"""Rounding rules as values: what is rounded to, and which way.

All of it is integer arithmetic. No decimal context takes part, so neither a
caller's precision nor its traps can change an amount.
"""

from __future__ import annotations

import enum
from decimal import Decimal
from fractions import Fraction

import attrs

from kommunedata._checks import exact_decimal, instance_of
from kommunedata.errors import InvalidValueError
from kommunedata.money.amount import Money

__all__ = [
    "CASH_50_OERE",
    "DOWN_10_KRONER",
    "OERE",
    "UP_KRONE",
    "WHOLE_KRONER",
    "Rounding",
    "RoundingMode",
]


class RoundingMode(enum.Enum):
    """Which way an amount between two steps goes; *up* is away from zero."""

    HALF_UP = "half_up"
    HALF_EVEN = "half_even"
    UP = "up"
    DOWN = "down"


@attrs.frozen
class Rounding:
    """A rounding rule (*afrundingsregel*): to whole multiples of `quantum`.

    The default is half up, away from zero, as Danish amounts are rounded: 2.554
    times 1,25 is 3.192,50, which makes 3.193, where half-even rounding, the default
    of Python and babel, gives 3.192.

    >>> WHOLE_KRONER.round(Decimal("3192.50")), WHOLE_KRONER.round(Decimal("-0.5"))
    (Money.kr('3193.00'), Money.kr('-1.00'))
    >>> DOWN_10_KRONER.round(Decimal("1299.99"))
    Money.kr('1290.00')
    """

    quantum: Money = attrs.field(validator=instance_of(Money))
    mode: RoundingMode = attrs.field(
        default=RoundingMode.HALF_UP, validator=instance_of(RoundingMode)
    )

    @quantum.validator
    def _positive(self, _: object, value: Money) -> None:
        if value.oere <= 0:
            raise InvalidValueError(
                "nothing to round to",
                allowed="one øre or more",
                got=value,
                where="Rounding.quantum",
            )

    def round(self, kroner: int | Decimal | Fraction) -> Money:
        """Return an exact amount in kroner as the Money that the rule makes of it."""
        if not isinstance(kroner, Fraction):
            kroner = Fraction(exact_decimal(kroner, where="Rounding.round"))
        return self.round_oere(kroner.numerator * 100, kroner.denominator)

    def round_oere(self, numerator: int, denominator: int) -> Money:
        """Return the amount of `numerator / denominator` øre; the denominator is above 0."""
        if denominator <= 0:
            raise InvalidValueError(
                "no such ratio", allowed="above 0", got=denominator, where="Rounding.round_oere"
            )
        step = self.quantum.oere
        return Money(oere=step * _divide(numerator, denominator * step, self.mode))


def _divide(numerator: int, denominator: int, mode: RoundingMode) -> int:
    size, rest = divmod(abs(numerator), denominator)
    if rest and _goes_up(size, 2 * rest - denominator, mode):
        size += 1
    return -size if numerator < 0 else size


def _goes_up(size: int, over_half: int, mode: RoundingMode) -> bool:
    if mode in (RoundingMode.UP, RoundingMode.DOWN):
        return mode is RoundingMode.UP
    if over_half == 0:
        return mode is RoundingMode.HALF_UP or size % 2 == 1
    return over_half > 0


OERE = Rounding(Money.kr("0.01"))
"""To the øre, half up: the rule of a bill line unless its price says another."""

WHOLE_KRONER = Rounding(Money.kr(1))
"""To whole kroner, half up: how fee tables are printed."""

CASH_50_OERE = Rounding(Money.kr("0.50"))
"""To 50 øre, half up: what is paid in coins (*øreafrunding*).

Source: Danmarks Nationalbank; the 25 øre coin lapsed on 1 October 2008.
"""

DOWN_10_KRONER = Rounding(Money.kr(10), RoundingMode.DOWN)
"""Down to ten kroner."""

UP_KRONE = Rounding(Money.kr(1), RoundingMode.UP)
"""Up to the next whole krone."""
