"""What stands in the place of a price that is no number."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from kommunedata.errors import InvalidValueError, WrongTypeError
from kommunedata.money import PriceState

__all__ = ["PRICE_STATE_LABELS", "format_price_state"]

PRICE_STATE_LABELS: Mapping[PriceState, str] = MappingProxyType(
    {PriceState.FREE: "gratis", PriceState.NOT_OFFERED: "-", PriceState.UNKNOWN: "ukendt"}
)
"""What fee tables print; an unknown price is often an empty cell there."""


def format_price_state(
    state: PriceState, *, labels: Mapping[PriceState, str] = PRICE_STATE_LABELS
) -> str:
    """Return the words for a price that has no number (*takst*).

    A state that `labels` leaves out has its word from `PRICE_STATE_LABELS`.

    >>> format_price_state(PriceState.FREE), format_price_state(PriceState.UNKNOWN)
    ('gratis', 'ukendt')
    >>> format_price_state(PriceState.UNKNOWN, labels={PriceState.UNKNOWN: ""})
    ''

    Raises:
        WrongTypeError: for what is no PriceState.
        InvalidValueError: for PRICED, which has a number to print.
    """
    if not isinstance(state, PriceState):
        raise WrongTypeError(
            "not a price state", allowed="PriceState", got=state, where="format_price_state"
        )
    if state is PriceState.PRICED:
        allowed = ", ".join(each.name for each in PRICE_STATE_LABELS)
        raise InvalidValueError(
            "a price that has a number", allowed=allowed, got=state, where="format_price_state"
        )
    return labels.get(state, PRICE_STATE_LABELS[state])
