"""Text to quantities, and to bounds and estimates of them."""

from __future__ import annotations

import enum
import re
from decimal import Decimal
from types import MappingProxyType
from typing import TYPE_CHECKING

import attrs

from kommunedata._checks import instance_of
from kommunedata.danish._arguments import MAX_LENGTH, check_text
from kommunedata.danish.number import SPACES, read_number
from kommunedata.danish.unit_words import read_unit
from kommunedata.errors import InvalidValueError, ParseError
from kommunedata.unit import Quantity

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["Qualifier", "StatedQuantity", "parse_quantity"]


class Qualifier(enum.Enum):
    """How a text means its number: exactly, about (*ca.*), at most (*op til*) or at least."""

    EXACT = "exact"
    APPROXIMATE = "approximate"
    AT_MOST = "at_most"
    AT_LEAST = "at_least"


_QUALIFIERS: Mapping[str, Qualifier] = MappingProxyType(
    {
        **dict.fromkeys(("ca.", "cirka", "omkring"), Qualifier.APPROXIMATE),
        **dict.fromkeys(("op til", "højst", "maks.", "max."), Qualifier.AT_MOST),
        **dict.fromkeys(("mindst", "min."), Qualifier.AT_LEAST),
    }
)
_QUALIFIER = re.compile(
    rf"({'|'.join(map(re.escape, _QUALIFIERS))})[{SPACES}]".replace("ø", "[øØ]"),
    re.IGNORECASE | re.ASCII,  # so that ſ is no s
)
_UNIT = re.compile(rf"[{SPACES}]?(?=[^\W\d_½])")


@attrs.frozen
class StatedQuantity:
    """A quantity as a text states it (*angivet mængde*): a number and how it is meant.

    Without a unit it is a plain number. `ca.` says no more than that the number is
    not exact; the ends of *op til* and *mindst* belong to what they allow.
    """

    quantity: Quantity | Decimal = attrs.field(validator=instance_of(Quantity, Decimal))
    qualifier: Qualifier = attrs.field(default=Qualifier.EXACT, validator=instance_of(Qualifier))

    @quantity.validator
    def _finite(self, _: object, quantity: Quantity | Decimal) -> None:
        if isinstance(quantity, Decimal) and not quantity.is_finite():
            raise InvalidValueError(
                "not a finite number", got=quantity, where="StatedQuantity.quantity"
            )


def parse_quantity(text: str, *, max_length: int = MAX_LENGTH) -> StatedQuantity:
    """Return the quantity that a text says (*mængde*), with the zeros it is printed with.

    Before the number may stand `ca.`, `cirka` or `omkring`; `op til`, `højst`, `maks.`
    or `max.`; `mindst` or `min.`. After it may stand one word of a unit.

    >>> parse_quantity("330.000 kvadratmeter").quantity
    Quantity(value=Decimal('330000'), unit=Unit(code='m2'))
    >>> parse_quantity("ca. 2.100")
    StatedQuantity(quantity=Decimal('2100'), qualifier=<Qualifier.APPROXIMATE: 'approximate'>)

    Raises:
        ParseError: for any other text, and for a unit that `UNITS` does not have.
        WrongTypeError: for what is not a text.
    """
    check_text(text, max_length=max_length, where="parse_quantity")
    before = _QUALIFIER.match(text)
    start, qualifier = 0, Qualifier.EXACT
    if before is not None:
        start, qualifier = before.end(), _QUALIFIERS[before[1].lower()]
    return StatedQuantity(_quantity(text, start), qualifier)


def _quantity(text: str, start: int) -> Quantity | Decimal:
    ending = _UNIT.search(text, start)
    if ending is None:
        return read_number(text, len(text), start)
    number = read_number(text, ending.start(), start)
    unit = read_unit(text, ending.end())
    try:
        return Quantity(number, unit)
    except InvalidValueError as error:
        raise ParseError(error.what, text=text, position=start) from None
