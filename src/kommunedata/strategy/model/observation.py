"""Observations: what was measured, one value for each indicator and year."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Literal

import attrs

from kommunedata._checks import exact_decimal, instance_of, text
from kommunedata.errors import InvalidValueError, WrongTypeError
from kommunedata.strategy.model.element import slug, year_field

__all__ = ["Observation", "parse_year"]

_YEARS = re.compile(r"([0-9]{4})(?:[-/\u2013]([0-9]{2}|[0-9]{4}))?")


def _number(value: int | str | Decimal) -> Decimal:
    return exact_decimal(value, where="Observation.value")


@attrs.frozen(kw_only=True)
class Observation:
    """A measured value of an indicator in a year (*måling*), in the indicator's unit.

    A share is in per cent, 0 to 100. `example` marks an invented value, and shows
    wherever the observation does.
    """

    indicator: str = attrs.field(validator=slug)
    year: int = attrs.field(validator=year_field)
    value: Decimal = attrs.field(converter=_number)
    source: str | None = attrs.field(default=None, validator=attrs.validators.optional(text()))
    example: bool = attrs.field(default=False, validator=instance_of(bool))


def parse_year(year: str, *, take: Literal["first", "last"] | None = None) -> int:
    """Return the year of a text, and of a span such as 2015-16 or 2015/2016 the one named.

    Raises:
        WrongTypeError: it is no text.
        InvalidValueError: it is no year, or a span and `take` does not say which year,
            or `take` is another word.

    >>> parse_year("2023"), parse_year("2015-16", take="first"), parse_year("1999/00", take="last")
    (2023, 2015, 2000)
    """
    if type(year) is not str:
        raise WrongTypeError("not a text", allowed="a str", got=year, where="parse_year")
    if take not in (None, "first", "last"):
        allowed = "'first', 'last' or None"
        raise InvalidValueError("which year", allowed=allowed, got=take, where="parse_year")
    match = _YEARS.fullmatch(year)
    if match is None:
        raise InvalidValueError("not a year", allowed="2015 or 2015-16", got=year)
    first = int(match[1])
    last = first if match[2] is None else _last_year(first, match[2])
    if last - first not in (0, 1) or (match[2] and last == first):
        raise InvalidValueError("not a year and the next", allowed="2015-16", got=year)
    if match[2] and take is None:
        allowed = "take='first' or take='last'"
        raise InvalidValueError("a span of years", allowed=allowed, got=year, where="parse_year")
    return last if take == "last" else first


def _last_year(first: int, digits: str) -> int:
    if len(digits) == len("2015"):
        return int(digits)
    century, last = divmod(first, 100)
    return (century + (int(digits) < last)) * 100 + int(digits)
