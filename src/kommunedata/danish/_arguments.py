"""Checks of what callers pass in: exact numbers, numbers of decimals, bounded texts.

Numbers may be longer here than those that values hold, so that whatever fits in
a text of the usual bound can be printed again.
"""

from __future__ import annotations

from decimal import Decimal

from kommunedata.errors import InvalidValueError, ParseError, WrongTypeError

__all__ = ["MAX_DIGITS", "MAX_LENGTH", "check_text", "plain", "span_of"]

MAX_DIGITS = 64
"""The most digits before the decimal comma, and the most decimals to ask for."""

MAX_LENGTH = 64
"""The most characters that are read as a number, unless the caller says otherwise."""

_LIMIT = 10**MAX_DIGITS
_TWO = 2


def plain(value: object, *, where: str) -> str:
    """Return a number exactly as `f"{value:,f}"` writes it, with a comma between groups.

    >>> from decimal import Decimal
    >>> plain(Decimal("-1109.50"), where="here")
    '-1,109.50'

    Raises:
        WrongTypeError: for a float, a bool or anything that is not a number.
        InvalidValueError: for a number that is not finite or out of bounds.
    """
    if isinstance(value, Decimal):
        if not value.is_finite():
            raise InvalidValueError("not a finite number", got=value, where=where)
        if not -MAX_DIGITS <= value.adjusted() < MAX_DIGITS:
            raise _out_of_bounds(value, where)
        # without a precision every digit is written and no context takes part
        return f"{value:,f}"
    if not isinstance(value, int) or isinstance(value, bool):
        raise WrongTypeError(
            "not an exact number", allowed="an int or a Decimal", got=value, where=where
        )
    if not -_LIMIT < value < _LIMIT:
        raise _out_of_bounds(value, where)
    return f"{value:,d}"


def span_of(decimals: object, *, where: str) -> tuple[int, int] | None:
    """Return the least and the most decimals that a caller asks for; None for no wish.

    >>> span_of(2, where="here"), span_of((0, 1), where="here")
    ((2, 2), (0, 1))

    Raises:
        WrongTypeError: for what is neither a number of decimals nor two of them.
        InvalidValueError: for more than `MAX_DIGITS`, or a least above the most.
    """
    if decimals is None:
        return None
    span = decimals if isinstance(decimals, tuple) and len(decimals) == _TWO else (decimals,) * 2
    allowed = f"None, 0 to {MAX_DIGITS}, or the least and the most of them"
    for each in span:
        if not isinstance(each, int) or isinstance(each, bool):
            raise WrongTypeError(
                "not a number of decimals", allowed=allowed, got=decimals, where=where
            )
    low, high = span
    if not 0 <= low <= high <= MAX_DIGITS:
        raise InvalidValueError("decimals out of range", allowed=allowed, got=decimals, where=where)
    return low, high


def check_text(text: object, *, max_length: int = MAX_LENGTH, where: str) -> None:
    """Refuse what is not a text, or is too long, before anything looks into it."""
    if not isinstance(text, str):
        raise WrongTypeError("not a text", allowed="a str", got=text, where=where)
    if type(max_length) is not int:
        raise WrongTypeError("not a length", allowed="an int", got=max_length, where=where)
    if max_length < 1:
        raise InvalidValueError("no length", allowed="1 or more", got=max_length, where=where)
    if len(text) > max_length:
        raise ParseError(f"more than {max_length} characters", text=text, position=max_length)


def _out_of_bounds(value: object, where: str) -> InvalidValueError:
    allowed = f"zero, or 1E-{MAX_DIGITS} to 1E+{MAX_DIGITS} in size"
    return InvalidValueError("number out of bounds", allowed=allowed, got=value, where=where)
