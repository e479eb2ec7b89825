"""One figure of a fee table, with all that is printed about it."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import attrs

from kommunedata._checks import exact_decimal, instance_of
from kommunedata.errors import InvalidValueError
from kommunedata.money import Money, PriceState
from kommunedata.source import Locator
from kommunedata.tariffs.terms import Lifecycle

__all__ = ["PrintedPrice"]


def _decimal_or_none(value: int | str | Decimal | None) -> Decimal | None:
    return None if value is None else exact_decimal(value, where="PrintedPrice.value")


@attrs.frozen(kw_only=True)
class PrintedPrice:
    """A price as the fee table prints it (*takst*), and where.

    `value` is the printed number with its printed decimals: kroner, per cent or
    per mille, as the charge around it says. It is None unless the state is
    `PRICED`.
    """

    value: Decimal | None = attrs.field(converter=_decimal_or_none)
    state: PriceState = attrs.field(default=PriceState.PRICED, validator=instance_of(PriceState))
    lifecycle: Lifecycle = attrs.field(default=Lifecycle.OPEN, validator=instance_of(Lifecycle))
    locator: Locator = attrs.field(validator=instance_of(Locator))

    @state.validator
    def _value_and_state_agree(self, _: object, state: PriceState) -> None:
        if (state is PriceState.PRICED) != (self.value is not None):
            raise InvalidValueError(
                "price and state disagree",
                allowed="a value where the state is priced, none otherwise",
                got=(self.value, state.value),
                where="PrintedPrice.state",
            )

    @value.validator
    def _not_negative(self, _: object, value: Decimal | None) -> None:
        if value is not None and value < 0:
            raise InvalidValueError(
                "negative price", allowed="0 or more", got=value, where="PrintedPrice.value"
            )

    @property
    def money(self) -> Money | None:
        """The value, read as kroner; None where it is finer than an øre or there is none."""
        if self.value is None or (Fraction(self.value) * 100).denominator > 1:
            return None
        return Money.kr(self.value)
