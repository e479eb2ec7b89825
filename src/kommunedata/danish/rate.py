"""Rates to text and back."""

from __future__ import annotations

import functools
import re
from types import MappingProxyType
from typing import TYPE_CHECKING

import attrs

from kommunedata.danish._arguments import MAX_LENGTH, check_text, plain, span_of
from kommunedata.danish.cldr import number_data
from kommunedata.danish.number import SPACES, read_number
from kommunedata.danish.pattern import NumberPattern, Span, compile_pattern
from kommunedata.danish.spelling import check_spelling, spelled
from kommunedata.danish.style import Minus, RateDisplay, Sign, Space, Style, check_choice
from kommunedata.errors import InvalidValueError, ParseError, WrongTypeError
from kommunedata.money import Rate, RatePer

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["RATE_WORDS", "format_rate", "parse_rate"]

RATE_WORDS: Mapping[str, RatePer] = MappingProxyType(
    {
        "%": RatePer.PERCENT,
        "pct.": RatePer.PERCENT,
        "procent": RatePer.PERCENT,
        "‰": RatePer.PERMILLE,
        "promille": RatePer.PERMILLE,
    }
)
"""What a printed rate ends in."""

_ENDING = re.compile(f"[{SPACES}]?({'|'.join(map(re.escape, RATE_WORDS))})\\Z")

_WHERE = "format_rate"

# as the fee tables print them: `2,50%`, `34,00 ‰`
_KOMMUNE_SUFFIXES = MappingProxyType(
    {
        (RatePer.PERCENT, "sign"): "%",
        (RatePer.PERCENT, "word"): " pct.",
        (RatePer.PERMILLE, "sign"): " ‰",
        (RatePer.PERMILLE, "word"): " promille",
    }
)
_DISPLAYS = MappingProxyType({"cldr": ("sign",), "kommune": ("sign", "word")})


def format_rate(
    rate: Rate,
    *,
    decimals: int | Span | None = None,
    style: Style = "cldr",
    display: RateDisplay = "sign",
    sign: Sign = "auto",
    minus: Minus = "-",
    space: Space | None = None,
) -> str:
    r"""Return a rate as text (*sats*), with the decimals it carries unless told otherwise.

    `display="word"`, in style `kommune` only, prints `pct.` and `promille`.

    >>> format_rate(Rate.percent("2.50")), format_rate(Rate.percent("2.50"), style="kommune")
    ('2,50\xa0%', '2,50%')
    >>> format_rate(Rate.permille("34.00"), style="kommune")
    '34,00 ‰'
    >>> format_rate(Rate.percent(70), style="kommune", display="word")
    '70 pct.'

    Raises:
        WrongTypeError: for what is not a Rate.
        InvalidValueError: for an unknown style, display, sign, minus or space.

    Source:
        Unicode CLDR, locale `da`, and the EU's interinstitutional style guide, Danish,
        10.2, print `15 %`; municipal fee tables print `2,50%`.
    """
    if not isinstance(rate, Rate):
        raise WrongTypeError("not a rate", allowed="Rate", got=rate, where=_WHERE)
    try:
        pattern = _pattern(rate.per, style, display, sign, minus, space)
    except TypeError:
        # what has no hash is none of the words either, and the function itself says which
        pattern = _pattern.__wrapped__(rate.per, style, display, sign, minus, space)
    return pattern.render(plain(rate.value, where=_WHERE), span_of(decimals, where=_WHERE))


def parse_rate(text: str, *, max_length: int = MAX_LENGTH) -> Rate:
    """Return the rate that a text says (*sats*), with the zeros it is printed with.

    >>> parse_rate("2,50%").value, parse_rate("70 pct.").value
    (Decimal('2.50'), Decimal('70'))
    >>> parse_rate("0,1019 promille").fraction
    Fraction(1019, 10000000)

    Raises:
        ParseError: for a text that does not end in %, pct., procent, ‰ or promille,
            or does not begin with a number.
        WrongTypeError: for what is not a text.
    """
    check_text(text, max_length=max_length, where="parse_rate")
    ending = _ENDING.search(text)
    if ending is None:
        allowed = ", ".join(RATE_WORDS)
        raise ParseError(f"a rate ends in one of {allowed}", text=text, position=len(text))
    number = read_number(text, ending.start())
    try:
        return Rate(number, RATE_WORDS[ending[1]])
    except InvalidValueError as error:
        raise ParseError(error.what, text=text) from None


@functools.cache
def _pattern(  # noqa: PLR0917 - a cache takes its options by position
    per: RatePer,
    style: Style,
    display: RateDisplay,
    sign: Sign,
    minus: Minus,
    space: Space | None,
) -> NumberPattern:
    check_spelling(style, sign, minus, space, where=_WHERE)
    check_choice("display", display, _DISPLAYS[style], where=f"{_WHERE}, style {style}")
    data = number_data()
    mark = data.percent if per is RatePer.PERCENT else data.permille
    pattern = compile_pattern(data.percent_pattern.replace("%", mark), data)
    suffix = pattern.suffix if style == "cldr" else _KOMMUNE_SUFFIXES[per, display]
    return spelled(attrs.evolve(pattern, suffix=suffix, decimals=None), sign, minus, space)
