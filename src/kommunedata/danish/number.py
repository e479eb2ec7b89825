"""Numbers to text and back."""

from __future__ import annotations

import functools
import re
from decimal import Decimal
from typing import NoReturn

import attrs

from kommunedata.danish._arguments import MAX_LENGTH, check_decimals, check_text, plain
from kommunedata.danish.cldr import number_data
from kommunedata.danish.pattern import NumberPattern, compile_pattern
from kommunedata.danish.style import STYLES, Style, unknown_style
from kommunedata.errors import ParseError

__all__ = ["SPACES", "format_number", "number_pattern", "parse_number", "read_number"]

SPACES = " \u00a0\u2009\u202f"
"""The plain, no-break, thin and narrow no-break space."""

_SIGNS = "-+\u2212–"
_NUMBER = re.compile(
    rf"""
    [{_SIGNS}]?
    (?:
        (?: [1-9][0-9]{{0,2}} (?: (?:\.[0-9]{{3}})+ | (?:[{SPACES}][0-9]{{3}})+ )
          | [1-9][0-9]*
          | 0
        )
        (?: ,[0-9]+ | ½ )?
      | ½
    )
    """,
    re.VERBOSE,
)
_TO_ASCII = str.maketrans({"\u2212": "-", "–": "-", "½": ",5", **dict.fromkeys(SPACES, " ")})
_MARKS_SWAPPED = str.maketrans(".,", ",.")

_REASONS = (
    (f".{SPACES}", "points or spaces, not both, stand between groups of exactly three digits"),
    (",", "one decimal comma stands between digits"),
    ("0123456789", "a number has no leading zero and no group of more than three digits"),
)


def format_number(
    value: int | Decimal, *, decimals: int | None = None, style: Style = "cldr"
) -> str:
    """Return a number as text (*tal*).

    Without `decimals`, style `cldr` prints up to three and style `kommune` those
    that the number carries. What is cut off is rounded half up, away from zero.

    >>> format_number(Decimal("1154.50")), format_number(Decimal("1154.50"), style="kommune")
    ('1.154,5', '1.154,50')
    >>> format_number(Decimal("2.675"), decimals=2)
    '2,68'

    Raises:
        WrongTypeError: for a float, a bool or anything that is not a number.
        InvalidValueError: for a number that is not finite or out of bounds, or an
            unknown style.
    """
    if style not in STYLES:
        raise unknown_style(style, where="format_number")
    check_decimals(decimals, where="format_number")
    return number_pattern(style).render(plain(value, where="format_number"), decimals)


def parse_number(text: str, *, max_length: int = MAX_LENGTH) -> Decimal:
    """Return the number that a text says (*tal*), with the zeros it is printed with.

    Points or spaces group by exactly three digits, a comma marks decimals, and
    `½` may end a whole number. Nothing else is a number: `1.09` may be 109 or
    1,09, so it is neither.

    >>> parse_number("1.109,50"), parse_number("–47½")
    (Decimal('1109.50'), Decimal('-47.5'))
    >>> parse_number("25.00")
    Traceback (most recent call last):
        ...
    kommunedata.errors.ParseError: points or spaces, not both, stand between groups of \
exactly three digits, got '25.00', did you mean '25,00'? @ position 2

    Raises:
        ParseError: for any other text; `position` is its first character that no
            number can have there.
        WrongTypeError: for what is not a text.
    """
    check_text(text, max_length=max_length, where="parse_number")
    return read_number(text, len(text))


def read_number(text: str, end: int) -> Decimal:
    """Return the number in `text[:end]`; an error speaks of the whole text."""
    if _NUMBER.fullmatch(text, 0, end) is None:
        _refuse(text, end)
    number = text[:end]
    if not number.isascii():
        number = number.translate(_TO_ASCII)
    return Decimal(number.replace(".", "").replace(" ", "").replace(",", "."))


@functools.cache
def number_pattern(style: Style) -> NumberPattern:
    """Return the compiled pattern of plain numbers."""
    data = number_data()
    cldr = compile_pattern(data.decimal_pattern, data)
    return cldr if style == "cldr" else attrs.evolve(cldr, decimals=None)


def _refuse(text: str, end: int) -> NoReturn:
    # what can be read from the left ends where the first wrong character stands
    match = _NUMBER.match(text, 0, end)
    position = match.end() if match else int(text[:end].startswith(tuple(_SIGNS)))
    raise ParseError(
        _reason(text[position:end]),
        text=text,
        position=position,
        suggestions=[meant + text[end:] for meant in _meant(text[:end])],
    )


def _reason(rest: str) -> str:
    if not rest:
        return "a number has a digit"
    for characters, reason in _REASONS:
        if rest[0] in characters:
            return reason
    return "a number is a sign, the digits 0 to 9, points or spaces, a comma and ½"


def _meant(text: str) -> list[str]:
    candidates = (text.strip(), text.translate(_MARKS_SWAPPED))
    return [each for each in candidates if _NUMBER.fullmatch(each)]
