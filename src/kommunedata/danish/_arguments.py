"""Checks of what callers pass in: exact numbers, numbers of decimals, bounded texts.

Numbers may be longer here than those that values hold, so that whatever fits in
a text of the usual bound can be printed again.
"""

from __future__ import annotations

from decimal import Decimal

from kommunedata.errors import InvalidValueError, ParseError, WrongTypeError

__all__ = ["MAX_DIGITS", "MAX_LENGTH", "check_decimals", "check_text", "plain"]

MAX_DIGITS = 64
"""The most digits before the decimal comma, and the most decimals to ask for."""

MAX_LENGTH = 64
"""The most characters that are read as a number, unless the caller says otherwise."""

_LIMIT = 10**MAX_DIGITS


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


def check_decimals(decimals: object, *, where: str) -> None:
    """Refuse what is neither None nor a number of decimals."""
    if decimals is None:
        return
    allowed = f"None, or 0 to {MAX_DIGITS}"
    if not isinstance(decimals, int) or isinstance(decimals, bool):
        raise WrongTypeError("not a number of decimals", allowed=allowed, got=decimals, where=where)
    if not 0 <= decimals <= MAX_DIGITS:
        raise InvalidValueError("decimals out of range", allowed=allowed, got=decimals, where=where)


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
