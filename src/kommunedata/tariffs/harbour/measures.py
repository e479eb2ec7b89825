"""Sizes that callers state, checked."""

from __future__ import annotations

from decimal import Decimal

from kommunedata._checks import exact_decimal
from kommunedata.tariffs.errors import UsageError

__all__ = ["above_zero"]


def above_zero(value: int | str | Decimal, where: str, *, most: int | None = None) -> Decimal:
    """Return a size exactly.

    Raises:
        UsageError: it is 0 or less, or more than the most that is likely.
    """
    number = exact_decimal(value, where=where)
    if number <= 0:
        raise UsageError("not above 0", allowed="more than 0", got=value, where=where)
    if most is not None and number > most:
        raise UsageError("not a likely size", allowed=f"at most {most}", got=value, where=where)
    return number
