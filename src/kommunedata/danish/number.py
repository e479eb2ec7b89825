"""Numbers to text and back."""

from __future__ import annotations

import functools
import re
from decimal import Decimal
from types import MappingProxyType
from typing import Literal, NoReturn

import attrs

from kommunedata.danish._arguments import MAX_LENGTH, check_text, plain, span_of
from kommunedata.danish.cldr import number_data
from kommunedata.danish.compact import compact_pattern
from kommunedata.danish.pattern import NumberPattern, Pattern, Span, compile_pattern
from kommunedata.danish.spelling import check_spelling, spelled
from kommunedata.danish.style import Minus, Sign, Space, Style, check_choice
from kommunedata.errors import ParseError, WrongTypeError

__all__ = ["SPACES", "format_number", "number_pattern", "parse_number", "read_number"]

SPACES = " \u00a0\u2009\u202f"
"""The plain, no-break, thin and narrow no-break space."""

_WHERE = "format_number"
_SCALES = MappingProxyType({"cldr": (None, "short", "long"), "kommune": (None,)})

_SIGNS = "-+\u2212–"
_NUMBER = re.compile(
    rf"""
    [{_SIGNS}]?+
    (?:
        (?: [1-9][0-9]{{0,2}}+ (?: (?:\.[0-9]{{3}})++ | (?:[{SPACES}][0-9]{{3}})++ | [0-9]*+ )
          | 0
        )
        (?: ,[0-9]++ | ½ )?+
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
    value: int | Decimal,
    *,
    decimals: int | Span | None = None,
    style: Style = "cldr",
    scale: Literal["short", "long"] | None = None,
    grouping: bool = True,
    sign: Sign = "auto",
    minus: Minus = "-",
    space: Space | None = None,
) -> str:
    r"""Return a number as text (*tal*).

    `decimals` is how many to print, or the least and the most. Without it, style
    `cldr` prints up to three and style `kommune` those that the number carries.
    What is cut off is rounded half up, away from zero; zero has no minus.

    `scale` is CLDR's compact notation, in style `cldr` only; without `decimals`
    it prints two significant digits or all that stand before the comma.

    >>> format_number(Decimal("1154.50")), format_number(Decimal("1154.50"), style="kommune")
    ('1.154,5', '1.154,50')
    >>> format_number(Decimal("2.675"), decimals=2)
    '2,68'
    >>> format_number(188_400_000, scale="short"), format_number(1_600_000, scale="long")
    ('188\xa0mio.', '1,6 million')
    >>> format_number(12345, grouping=False, sign="always")
    '+12345'

    Raises:
        WrongTypeError: for a float, a bool or anything that is not a number.
        InvalidValueError: for a number that is not finite or out of bounds, or an
            unknown style, scale, sign, minus or space.
    """
    try:
        pattern = number_pattern(style, scale, grouping, sign, minus, space)
    except TypeError:
        # what has no hash is none of the words either, and the function itself says which
        pattern = number_pattern.__wrapped__(style, scale, grouping, sign, minus, space)
    return pattern.render(plain(value, where=_WHERE), span_of(decimals, where=_WHERE))


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


def read_number(text: str, end: int, start: int = 0) -> Decimal:
    """Return the number in `text[start:end]`; an error speaks of the whole text."""
    if _NUMBER.fullmatch(text, start, end) is None:
        _refuse(text, start, end)
    number = text[start:end]
    if not number.isascii():
        number = number.translate(_TO_ASCII)
    return Decimal(number.replace(".", "").replace(" ", "").replace(",", "."))


@functools.cache
def number_pattern(  # noqa: PLR0917 - a cache takes its options by position
    style: Style,
    scale: Literal["short", "long"] | None,
    grouping: bool,  # noqa: FBT001 - likewise
    sign: Sign,
    minus: Minus,
    space: Space | None,
) -> Pattern:
    """Return the compiled pattern of numbers with the options of `format_number`."""
    check_spelling(style, sign, minus, space, where=_WHERE)
    check_choice("scale", scale, _SCALES[style], where=f"{_WHERE}, style {style}")
    if not isinstance(grouping, bool):
        raise WrongTypeError("not a yes or no", allowed="a bool", got=grouping, where=_WHERE)
    data = number_data()

    def compiled(pattern: str) -> NumberPattern:
        each = spelled(compile_pattern(pattern, data), sign, minus, space)
        return each if grouping else attrs.evolve(each, group="")

    cldr = compiled(data.decimal_pattern)
    if scale is not None:
        return compact_pattern(data.compact_decimals, scale, compiled, cldr)
    return cldr if style == "cldr" else attrs.evolve(cldr, decimals=None)


def _refuse(text: str, start: int, end: int) -> NoReturn:
    # what can be read from the left ends where the first wrong character stands
    match = _NUMBER.match(text, start, end)
    position = match.end() if match else start + text.startswith(tuple(_SIGNS), start, end)
    raise ParseError(
        _reason(text[position:end]),
        text=text,
        position=position,
        suggestions=[text[:start] + meant + text[end:] for meant in _meant(text[start:end])],
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
