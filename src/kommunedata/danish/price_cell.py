"""Cells of fee tables."""

from __future__ import annotations

from decimal import Decimal

import attrs

from kommunedata._checks import instance_of
from kommunedata.danish._arguments import MAX_LENGTH, check_text
from kommunedata.danish.number import read_number
from kommunedata.danish.rate import RATE_WORDS, parse_rate
from kommunedata.errors import InvalidValueError, ParseError
from kommunedata.money import PriceState, Rate

__all__ = ["PriceCell", "parse_price_cell"]

_FREE = "gratis"
_NOT_OFFERED = ("-", "–")


@attrs.frozen
class PriceCell:
    """What a cell of a fee table says (*takst*): its state and, if priced, its number.

    The number is in the unit that the table's column names; a `Rate` is a share
    of something.
    """

    state: PriceState = attrs.field(validator=instance_of(PriceState))
    value: Decimal | Rate | None = attrs.field(
        default=None, validator=attrs.validators.optional(instance_of(Decimal, Rate))
    )

    @value.validator
    def _fits_state(self, _: object, value: Decimal | Rate | None) -> None:
        if isinstance(value, Decimal) and not value.is_finite():
            raise InvalidValueError("not a finite number", got=value, where="PriceCell.value")
        if (self.state is PriceState.PRICED) != (value is not None):
            raise InvalidValueError(
                "state and value do not fit",
                allowed="a value where the state is PRICED, and only there",
                got=value,
                where="PriceCell.value",
            )


def parse_price_cell(text: str, *, max_length: int = MAX_LENGTH) -> PriceCell:
    """Return what a cell of a fee table says (*takst*); blanks around it are only layout.

    >>> parse_price_cell("1.109")
    PriceCell(state=<PriceState.PRICED: 'priced'>, value=Decimal('1109'))
    >>> parse_price_cell("2,50%").value
    Rate(value=Decimal('2.50'), per=<RatePer.PERCENT: 'percent'>)
    >>> [parse_price_cell(text).state.name for text in ("Gratis", "-", "")]
    ['FREE', 'NOT_OFFERED', 'UNKNOWN']

    Raises:
        ParseError: for a cell that is neither a number, a rate, `Gratis`, a dash nor empty.
        WrongTypeError: for what is not a text.
    """
    check_text(text, max_length=max_length, where="parse_price_cell")
    cell = text.strip()
    start = len(text) - len(text.lstrip())
    if not cell:
        return PriceCell(PriceState.UNKNOWN)
    if cell in _NOT_OFFERED:
        return PriceCell(PriceState.NOT_OFFERED)
    if cell.lower() == _FREE:
        return PriceCell(PriceState.FREE)
    if cell.endswith(tuple(RATE_WORDS)):
        return PriceCell(PriceState.PRICED, _rate(text, cell, start))
    return PriceCell(PriceState.PRICED, read_number(text, start + len(cell), start))


def _rate(text: str, cell: str, start: int) -> Rate:
    try:
        return parse_rate(cell)
    except ParseError as error:
        at, near = start + error.position, error.suggestions
        raise ParseError(error.what, text=text, position=at, suggestions=near) from None
