"""Arguments of reports, refused where they are of another type than the report takes."""

from __future__ import annotations

from kommunedata.errors import WrongTypeError

__all__ = ["check_is"]


def check_is(value: object, kind: type, *, where: str) -> None:
    """Raise where a value is no instance of the type that an argument is of."""
    if not isinstance(value, kind):
        raise WrongTypeError("wrong type", allowed=kind.__name__, got=value, where=where)
