"""Arguments of functions, refused where they are of another type than the function takes."""

from __future__ import annotations

from kommunedata.errors import WrongTypeError

__all__ = ["check_is", "check_year"]


def check_is(value: object, kind: type, *, where: str) -> None:
    """Raise where a value is no instance of the type that an argument is of."""
    if not isinstance(value, kind):
        raise WrongTypeError("wrong type", allowed=kind.__name__, got=value, where=where)


def check_year(value: object, *, where: str) -> None:
    """Raise where a value is no whole number, as a year is; a bool is none."""
    if type(value) is not int:
        raise WrongTypeError("not a year", allowed="an int", got=value, where=where)
