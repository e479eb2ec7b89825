"""Checks of arguments that several pictures take."""

from __future__ import annotations

from kommunedata.errors import InvalidValueError, WrongTypeError

__all__ = ["check_largest"]


def check_largest(largest: object, *, where: str) -> None:
    """Raise where a number of parts to draw is no whole number, or less than one."""
    allowed = "a whole number, 1 or more"
    if type(largest) is not int:
        raise WrongTypeError("not a whole number", allowed=allowed, got=largest, where=where)
    if largest < 1:
        raise InvalidValueError("number out of range", allowed=allowed, got=largest, where=where)
