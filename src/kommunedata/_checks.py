"""Constructor checks: attrs validators and converters that raise the library's errors.

Each is used once, in a constructor; the layers above rely on what it let through.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import date
from decimal import Decimal
from typing import TypeVar

import attrs

from kommunedata.errors import InvalidValueError, WrongTypeError

T = TypeVar("T")
Validator = Callable[[object, "attrs.Attribute[T]", T], None]

EVERYDAY = 10**9  # whole numbers below it need no further look

MAX_INTEGER_DIGITS = 18
MAX_DECIMALS = 18
_PLAIN_DECIMAL = re.compile(r"-?[0-9]{1,18}(?:\.[0-9]{1,18})?")


def exact_decimal(value: object, *, where: str) -> Decimal:
    """Return an int, Decimal or plain decimal string (`-1109.50`) as a Decimal.

    A Decimal keeps the zeros it was written with. At most 18 digits stand
    before the point and 18 after it, so that no arithmetic on it can run away.
    """
    allowed = "an int, a Decimal or a string like '1109.50'"
    if isinstance(value, bool | float) or not isinstance(value, int | str | Decimal):
        raise WrongTypeError("not an exact number", allowed=allowed, got=value, where=where)
    if isinstance(value, str):
        if not _PLAIN_DECIMAL.fullmatch(value):
            raise InvalidValueError("not a plain number", allowed=allowed, got=value, where=where)
        return Decimal(value)
    limit = 10**MAX_INTEGER_DIGITS
    if isinstance(value, int):
        if not -limit < value < limit:
            raise InvalidValueError("number too large", allowed="18 digits", got=value, where=where)
        return Decimal(value)
    if not value.is_finite():
        raise InvalidValueError("not a finite number", allowed=allowed, got=value, where=where)
    exponent = int(value.as_tuple().exponent)
    if value.adjusted() >= MAX_INTEGER_DIGITS or exponent < -MAX_DECIMALS:
        raise InvalidValueError(
            "number out of bounds",
            allowed="18 digits before the point and 18 after it",
            got=value,
            where=where,
        )
    if exponent > 0:
        return Decimal(int(value))
    return value


def whole(*, low: int, high: int | None = None) -> Validator[int]:
    """Return a validator for an int (never a bool) from `low` to `high`, both allowed.

    Without `high` there is no upper end.
    """
    allowed = f"a whole number from {low} to {high}" if high else f"a whole number, {low} or more"

    def check(instance: object, attribute: attrs.Attribute[int], value: int) -> None:
        if type(value) is not int:
            raise WrongTypeError(
                "not a whole number", allowed=allowed, got=value, where=_at(instance, attribute)
            )
        if value < low or (high is not None and value > high):
            raise InvalidValueError(
                "number out of range", allowed=allowed, got=value, where=_at(instance, attribute)
            )

    return check


def text(*, max_length: int = 500, pattern: str | None = None) -> Validator[str]:
    """Return a validator for a text that is not blank, with a bound on its length."""
    compiled = None if pattern is None else re.compile(pattern, re.ASCII)

    def check(instance: object, attribute: attrs.Attribute[str], value: str) -> None:
        if type(value) is not str:
            where = _at(instance, attribute)
            raise WrongTypeError("not a text", allowed="a str", got=value, where=where)
        if not value.strip() or len(value) > max_length:
            where, allowed = (
                _at(instance, attribute),
                f"1 to {max_length} characters, not all blank",
            )
            raise InvalidValueError("blank or too long", allowed=allowed, got=value, where=where)
        if compiled is not None and not compiled.fullmatch(value):
            where = _at(instance, attribute)
            raise InvalidValueError("not of the form", allowed=pattern, got=value, where=where)

    return check


def check_date(value: object, *, where: str) -> None:
    """Refuse what is no date, and a datetime, which has a clock and perhaps a zone."""
    if type(value) is not date:
        raise WrongTypeError("not a plain date", allowed="datetime.date", got=value, where=where)


def plain_date(instance: object, attribute: attrs.Attribute[date], value: date) -> None:
    """Check an attribute as `check_date` does."""
    check_date(value, where=_at(instance, attribute))


def instance_of(*types: type) -> Validator[T]:
    """Return a validator for instances of the types, bool and subclasses of int excepted."""
    allowed = " or ".join(each.__name__ for each in types)

    def check(instance: object, attribute: attrs.Attribute[T], value: T) -> None:
        if not isinstance(value, types) or (type(value) is bool and bool not in types):
            raise WrongTypeError(
                "wrong type", allowed=allowed, got=value, where=_at(instance, attribute)
            )

    return check


def tuple_of(*types: type) -> Validator[tuple[T, ...]]:
    """Return a validator for a tuple whose every member is an instance of the types."""
    allowed = f"a tuple of {' or '.join(each.__name__ for each in types)}"

    def check(
        instance: object, attribute: attrs.Attribute[tuple[T, ...]], value: tuple[T, ...]
    ) -> None:
        if type(value) is not tuple or not _are_all(value, types):
            raise WrongTypeError(
                "wrong type", allowed=allowed, got=value, where=_at(instance, attribute)
            )

    return check


def _are_all(values: tuple[object, ...], types: tuple[type, ...]) -> bool:
    for each in values:  # noqa: SIM110 - a generator for `all` costs twice as much
        if not isinstance(each, types):
            return False
    return True


def filled_tuple_of(*types: type) -> Validator[tuple[T, ...]]:
    """Return a validator for a tuple of these types that holds one value or more."""
    of_types: Validator[tuple[T, ...]] = tuple_of(*types)

    def check(
        instance: object, attribute: attrs.Attribute[tuple[T, ...]], value: tuple[T, ...]
    ) -> None:
        of_types(instance, attribute, value)
        if not value:
            raise InvalidValueError(
                "nothing in it", allowed="one or more", got=value, where=_at(instance, attribute)
            )

    return check


def check_is(value: object, kind: type, *, where: str) -> None:
    """Raise where a value is no instance of the type that an argument is of."""
    if not isinstance(value, kind):
        raise WrongTypeError("wrong type", allowed=kind.__name__, got=value, where=where)


def check_year(value: object, *, where: str) -> None:
    """Raise where a value is no whole number, as a year is; a bool is none."""
    if type(value) is not int:
        raise WrongTypeError("not a year", allowed="an int", got=value, where=where)


def members(values: object, kind: type[T], *, where: str) -> tuple[T, ...]:
    """Return the members of a collection, each of a type.

    Raises:
        WrongTypeError: it is no collection of these, or a text.
    """
    given = tuple(values) if isinstance(values, Iterable) and not isinstance(values, str) else None
    if given is None or not all(isinstance(each, kind) for each in given):
        raise WrongTypeError(
            f"not a collection of {kind.__name__}",
            allowed=f"{kind.__name__} values in a list or the like",
            got=values if given is None else given,
            where=where,
        )
    return given


def _at(instance: object, attribute: attrs.Attribute[T]) -> str:
    return f"{type(instance).__name__}.{attribute.name}"
