"""Text to prices per unit."""

from __future__ import annotations

import re

from kommunedata.danish._arguments import MAX_LENGTH, check_text
from kommunedata.danish.number import SPACES, read_number
from kommunedata.danish.stated_amount import KRONER, PER
from kommunedata.danish.unit_words import read_unit
from kommunedata.errors import InvalidValueError, ParseError
from kommunedata.money import UnitPrice

__all__ = ["parse_unit_price"]

_BEFORE = re.compile(rf"{KRONER}[{SPACES}]?")
_WHOLE = re.compile(",[-\u2013]\\Z")
_AFTER = re.compile(rf"(?:,[-\u2013](?:[{SPACES}]?{KRONER})?|[{SPACES}]?{KRONER})\Z")


def parse_unit_price(text: str, *, max_length: int = MAX_LENGTH) -> UnitPrice:
    """Return the price per unit that a text says (*enhedspris*), with its printed zeros.

    Kroner stand before the number or after it, or `,-` ends it; then `pr.`, `per`
    or `/` and one word of one unit, such as `måned`, `m2`, `m²` or `kvadratmeter`.

    >>> price = parse_unit_price("0,682 kr. pr. m2")
    >>> price.kroner, price.unit.code
    (Decimal('0.682'), 'm2')
    >>> parse_unit_price("10 kr./døgn").unit.code
    'night'

    Raises:
        ParseError: for any other text.
        WrongTypeError: for what is not a text.
    """
    check_text(text, max_length=max_length, where="parse_unit_price")
    per = PER.search(text)
    if per is None:
        raise ParseError("a unit price says pr. and a unit", text=text, position=len(text))
    start, end = _number_in(text, per.start())
    number = read_number(text, end, start)
    try:
        return UnitPrice(number, read_unit(text, per.end()))
    except ParseError:
        raise
    except InvalidValueError as error:
        raise ParseError(error.what, text=text) from None


def _number_in(text: str, end: int) -> tuple[int, int]:
    before = _BEFORE.match(text, 0, end)
    after = (_WHOLE if before else _AFTER).search(text, 0, end)
    if before is None and after is None:
        raise ParseError("a unit price says kroner", text=text, position=end)
    return before.end() if before else 0, after.start() if after else end
