"""Danish kroner, exact to the øre, as a whole number of øre."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, final

import attrs

from kommunedata._checks import exact_decimal, whole
from kommunedata.errors import InvalidValueError, WrongTypeError

if TYPE_CHECKING:
    # rounding.py needs Money when it is imported, so this way round is for checkers only
    from kommunedata.money.rounding import Rounding

__all__ = ["MAX_OERE", "Money"]

MAX_OERE = 10**18 - 1
"""The largest amount either side of zero: just under ten million billion kroner."""


@final
@attrs.frozen(order=True, repr=False)
class Money:
    """An amount of Danish kroner (*beløb*), a whole number of øre.

    `Money.kr` takes kroner and `Money(oere=...)` takes øre; neither rounds.
    Equality, order and hash are those of the øre. There is no float anywhere
    and no rounding that is not named: see `times`.

    >>> fee = Money.kr("1109.50")
    >>> fee, fee.oere, fee * 2, fee - Money.kr(9)
    (Money.kr('1109.50'), 110950, Money.kr('2219.00'), Money.kr('1100.50'))
    >>> fee * Decimal("1.25")
    Traceback (most recent call last):
        ...
    kommunedata.errors.WrongTypeError: money is multiplied by an int; use .times(x, rounding), \
which names the rounding, got Decimal('1.25') @ Money * x
    """

    oere: int = attrs.field(kw_only=True, validator=whole(low=-MAX_OERE, high=MAX_OERE))

    @staticmethod
    def kr(amount: int | str | Decimal) -> Money:
        """Return an amount given in kroner; a string is like '1109.50', with a point.

        Raises:
            WrongTypeError: for a float, a bool or anything that is not a number.
            InvalidValueError: for an amount finer than an øre, not finite or out of bounds.
        """
        kroner = exact_decimal(amount, where="Money.kr")
        numerator, denominator = kroner.as_integer_ratio()
        oere, rest = divmod(numerator * 100, denominator)
        if rest:
            raise InvalidValueError(
                "finer than one øre",
                allowed="at most two decimals (UnitPrice holds finer prices)",
                got=amount,
                where="Money.kr",
            )
        return Money(oere=oere)

    @staticmethod
    def sum(amounts: Iterable[Money]) -> Money:
        """Return the sum of the amounts; of none at all, zero kroner.

        >>> Money.sum([Money.kr(1), Money.kr("0.25")])
        Money.kr('1.25')
        """
        try:
            return _of_int(sum([amount.oere for amount in amounts]))
        except AttributeError:
            raise WrongTypeError("not all money", allowed="Money", where="Money.sum") from None

    @property
    def kroner(self) -> Decimal:
        """The amount in kroner, exact, with two decimals."""
        sign = 1 if self.oere < 0 else 0
        digits = tuple(map(int, str(abs(self.oere))))
        return Decimal((sign, digits, -2))

    @property
    def kroner_fraction(self) -> Fraction:
        """The amount in kroner, for exact arithmetic that only rounds at its end."""
        return Fraction(self.oere, 100)

    def times(self, factor: int | Decimal | Fraction, rounding: Rounding) -> Money:
        """Return the amount times an exact factor, rounded once by the rule named.

        >>> from kommunedata.money import OERE, WHOLE_KRONER
        >>> Money.kr(2554).times(Decimal("1.25"), OERE)
        Money.kr('3192.50')
        >>> Money.kr(2554).times(Decimal("1.25"), WHOLE_KRONER)  # half up
        Money.kr('3193.00')
        """
        exact = _as_fraction(factor, where="Money.times")
        return rounding.round_oere(self.oere * exact.numerator, exact.denominator)

    def allocate(self, weights: Sequence[int | Decimal | Fraction]) -> tuple[Money, ...]:
        """Split the amount by weight (*fordeling*): the parts sum to it, to the øre.

        Each part lies within one øre of its exact share: the shares are cut to
        whole øre and the øre left over go to the largest remainders, the first
        of equals first. A negative amount splits as its positive one does.

        Raises:
            InvalidValueError: for no weights, a negative weight or weights that sum to 0.

        Source:
            The largest remainder method (Hamilton).

        >>> Money.kr(100).allocate([1, 1, 1])
        (Money.kr('33.34'), Money.kr('33.33'), Money.kr('33.33'))
        """
        shares = [_as_fraction(weight, where="Money.allocate") for weight in weights]
        total = sum(shares)
        if not shares or total == 0 or min(shares) < 0:
            raise InvalidValueError(
                "weights cannot be shared by",
                allowed="at least one, none negative, not all zero",
                got=list(weights),
                where="Money.allocate",
            )
        size = abs(self.oere)
        exact = [size * share / total for share in shares]
        whole_oere = [share.numerator // share.denominator for share in exact]
        by_remainder = sorted(range(len(exact)), key=lambda i: whole_oere[i] - exact[i])
        for i in by_remainder[: size - sum(whole_oere)]:
            whole_oere[i] += 1
        sign = -1 if self.oere < 0 else 1
        return tuple(Money(oere=sign * part) for part in whole_oere)

    def __add__(self, other: Money) -> Money:
        if other.__class__ is not Money:
            return NotImplemented
        oere = self.oere + other.oere
        if -MAX_OERE <= oere <= MAX_OERE:
            # `_of_int` written out: a call would cost a quarter of the commonest operation
            money = _new(Money)
            _set_oere(money, oere)
            return money
        return _of_int(oere)

    def __sub__(self, other: Money) -> Money:
        if other.__class__ is not Money:
            return NotImplemented
        return _of_int(self.oere - other.oere)

    def __mul__(self, count: int) -> Money:
        if type(count) is not int:
            raise WrongTypeError(
                "money is multiplied by an int; use .times(x, rounding), which names the rounding",
                got=count,
                where="Money * x",
            )
        return _of_int(self.oere * count)

    __rmul__ = __mul__

    def __truediv__(self, other: Money) -> Fraction:
        if other.__class__ is not Money:
            return NotImplemented
        if other.oere == 0:
            raise InvalidValueError("a ratio to zero kroner", got=other, where="Money / Money")
        return Fraction(self.oere, other.oere)

    def __neg__(self) -> Money:
        return _of_int(-self.oere)

    def __abs__(self) -> Money:
        return _of_int(abs(self.oere))

    def __repr__(self) -> str:
        return f"Money.kr('{self.kroner}')"

    def __str__(self) -> str:
        return f"{self.kroner} DKK"


_new = object.__new__
_set_oere = Money.__dict__["oere"].__set__


def _of_int(oere: int) -> Money:
    """Return what `Money(oere=oere)` does for what is known to be an int, in half the time."""
    if not -MAX_OERE <= oere <= MAX_OERE:
        return Money(oere=oere)  # raises with the constructor's own words
    money = _new(Money)
    _set_oere(money, oere)
    return money


def _as_fraction(value: int | Decimal | Fraction, *, where: str) -> Fraction:
    return value if isinstance(value, Fraction) else Fraction(exact_decimal(value, where=where))
