"""Text to amounts of kroner, with what they are printed to."""

from __future__ import annotations

import re
from decimal import Decimal
from types import MappingProxyType
from typing import TYPE_CHECKING, Literal, TypeAlias

from kommunedata.danish._arguments import MAX_LENGTH, check_text
from kommunedata.danish.number import SPACES, read_number
from kommunedata.danish.style import check_choice
from kommunedata.errors import InvalidValueError, ParseError
from kommunedata.money import Money, StatedAmount

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["KRONER", "PER", "parse_money"]

TableScale: TypeAlias = Literal["kr.", "tkr.", "mio. kr.", "mia. kr."]
"""What the heading of a table says that its numbers are in."""

KRONER = rf"(?:[Kk]r\.?|(?:danske?[{SPACES}])?kroner?|DKK)(?!\w)"
"""The ways that a document writes kroner, as a pattern."""

PER = re.compile(f"[{SPACES}]?(?:pr\\.[{SPACES}]?|per[{SPACES}]|/[{SPACES}]?)")
"""What stands between a price and the unit that it is per, as a pattern."""

_ZEROS: Mapping[str, int] = MappingProxyType(
    {
        **dict.fromkeys(("t", "t.", "tusind"), 3),
        **dict.fromkeys(("mio.", "mio", "million", "millioner"), 6),
        **dict.fromkeys(("mia.", "mia", "milliard", "milliarder"), 9),
        **dict.fromkeys(("bio.", "bio", "billion", "billioner"), 12),
    }
)
_SCALES: Mapping[TableScale, int] = MappingProxyType(
    {"kr.": 0, "tkr.": 3, "mio. kr.": 6, "mia. kr.": 9}
)

_BEFORE = re.compile(rf"(?:[Kk]r\.?|DKK)[{SPACES}]?")
_WHOLE = re.compile(",[-\u2013]\\Z")
_ENDING = re.compile(
    rf"""(?: ,[-\u2013] (?: [{SPACES}]? {KRONER} )?
      | [{SPACES}]? (?: (?P<scale>{"|".join(map(re.escape, _ZEROS))}) [{SPACES}]? )? {KRONER}
    )\Z""",
    re.VERBOSE,
)


def parse_money(
    text: str, *, scale: TableScale | None = None, max_length: int = MAX_LENGTH
) -> StatedAmount:
    """Return the amount that a text says (*beløb*), with what its last digit is worth.

    The text says kroner: `kr.`, `kr`, `kroner` or `DKK`, before the number or after
    it, with `t`, `mio.`, `mia.`, `bio.` or these words whole between them, or `,-`.
    A bare number, as in a table whose heading says `mio. kr.`, is read where `scale`
    says what it is in: `kr.`, `tkr.`, `mio. kr.` or `mia. kr.`. `½` counts as `,5`.

    >>> parse_money("499,0 mio. kr.")
    StatedAmount(money=Money.kr('499000000.00'), quantum=Money.kr('100000.00'))
    >>> parse_money("kr. 1.109,-").quantum, parse_money("1.109,50 kr.").quantum
    (Money.kr('1.00'), Money.kr('0.01'))
    >>> parse_money("4,6", scale="mia. kr.").money
    Money.kr('4600000000.00')

    Raises:
        ParseError: for any other text, one finer than an øre, and a price per unit.
        InvalidValueError: for an unknown scale.
        WrongTypeError: for what is not a text.
    """
    check_text(text, max_length=max_length, where="parse_money")
    check_choice("scale", scale, (None, *_SCALES), where="parse_money")
    per = PER.search(text)
    if per is not None:
        raise ParseError(
            "a price per unit is read by parse_unit_price", text=text, position=per.start()
        )
    before = _BEFORE.match(text)
    if before is not None:
        ending = _WHOLE.search(text)
        end = ending.start() if ending else len(text)
        return _stated(read_number(text, end, before.end()), 0, text)
    ending = _ENDING.search(text)
    if ending is not None:
        return _stated(read_number(text, ending.start()), _ZEROS.get(ending["scale"], 0), text)
    if scale is None:
        raise ParseError(
            "an amount ends in kr., kroner, DKK, tkr., mio. kr., mia. kr. or ,-",
            text=text,
            position=len(text),
        )
    return _stated(read_number(text, len(text)), _SCALES[scale], text)


def _stated(number: Decimal, zeros: int, text: str) -> StatedAmount:
    # 100 øre to a krone; the exponent is minus the number of decimals
    places = zeros + 2 + int(number.as_tuple().exponent)
    if places < 0:
        raise ParseError("finer than one øre: parse_unit_price reads a price per unit", text=text)
    numerator, denominator = number.as_integer_ratio()
    try:
        return StatedAmount(
            Money(oere=numerator * 10 ** (zeros + 2) // denominator), Money(oere=10**places)
        )
    except InvalidValueError as error:
        raise ParseError(error.what, text=text) from None
