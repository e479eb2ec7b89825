"""One figure of a fee table, with all that is printed about it."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import attrs

from kommunedata._checks import exact_decimal, instance_of
from kommunedata.errors import InvalidValueError
from kommunedata.money import Money, PriceState, RatePer
from kommunedata.source import Locator
from kommunedata.tariffs.model.terms import Lifecycle

__all__ = ["PrintedPrice", "check_per"]


def _decimal_or_none(value: int | str | Decimal | None) -> Decimal | None:
    return None if value is None else exact_decimal(value, where="PrintedPrice.value")


@attrs.frozen(kw_only=True)
class PrintedPrice:
    """A price as the fee table prints it (*takst*), and where.

    `value` is the printed number with its printed decimals: kroner, or what its
    sign or its charge says it is out of. It is None unless the state is
    `PRICED`. `per` is the sign printed, None where there is none. With a
    `reading` this price is charged by that reading of its place only.
    """

    value: Decimal | None = attrs.field(converter=_decimal_or_none)
    per: RatePer | None = attrs.field(
        default=None, validator=attrs.validators.optional(instance_of(RatePer))
    )
    state: PriceState = attrs.field(default=PriceState.PRICED, validator=instance_of(PriceState))
    lifecycle: Lifecycle = attrs.field(default=Lifecycle.OPEN, validator=instance_of(Lifecycle))
    reading: str | None = attrs.field(
        default=None, validator=attrs.validators.optional(instance_of(str))
    )
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

    def __attrs_post_init__(self) -> None:
        names = [reading.name for reading in self.locator.ambiguous or ()]
        if self.reading is not None and self.reading not in names:
            raise InvalidValueError(
                "not a reading of the price's place",
                allowed=", ".join(names) or "none",
                got=self.reading,
                where="PrintedPrice.reading",
            )

    @property
    def money(self) -> Money | None:
        """The value, read as kroner; None where it is finer than an øre or there is none."""
        if self.value is None or (Fraction(self.value) * 100).denominator > 1:
            return None
        return Money.kr(self.value)


def check_per(price: PrintedPrice, per: RatePer | None, *, where: str) -> None:
    """Raise InvalidValueError where a price is printed with the sign of another rate."""
    if price.per not in (None, per):
        raise InvalidValueError(
            "a rate of another kind than the charge takes",
            allowed="kroner" if per is None else per.value,
            got=price.locator.printed,
            where=where,
        )
