"""Rates to text and back."""

from __future__ import annotations

import functools
import re
from types import MappingProxyType
from typing import TYPE_CHECKING

import attrs

from kommunedata.danish._arguments import check_decimals, check_text, plain
from kommunedata.danish.cldr import number_data
from kommunedata.danish.number import SPACES, read_number
from kommunedata.danish.pattern import NumberPattern, compile_pattern
from kommunedata.danish.style import STYLES, Style, unknown_style
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

# as the fee tables print them: `2,50%`, `34,00 ‰`
_KOMMUNE_SUFFIXES = MappingProxyType({RatePer.PERCENT: "%", RatePer.PERMILLE: " ‰"})


def format_rate(rate: Rate, *, decimals: int | None = None, style: Style = "cldr") -> str:
    r"""Return a rate as text (*sats*), with the decimals it carries unless told otherwise.

    >>> format_rate(Rate.percent("2.50")), format_rate(Rate.percent("2.50"), style="kommune")
    ('2,50\xa0%', '2,50%')
    >>> format_rate(Rate.permille("34.00"), style="kommune")
    '34,00 ‰'

    Raises:
        WrongTypeError: for what is not a Rate.
        InvalidValueError: for an unknown style.
    """
    if style not in STYLES:
        raise unknown_style(style, where="format_rate")
    check_decimals(decimals, where="format_rate")
    if not isinstance(rate, Rate):
        raise WrongTypeError("not a rate", allowed="Rate", got=rate, where="format_rate")
    return _pattern(rate.per, style).render(plain(rate.value, where="format_rate"), decimals)


def parse_rate(text: str) -> Rate:
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
    check_text(text, where="parse_rate")
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
def _pattern(per: RatePer, style: Style) -> NumberPattern:
    data = number_data()
    sign = data.percent if per is RatePer.PERCENT else data.permille
    cldr = compile_pattern(data.percent_pattern.replace("%", sign), data)
    carried = attrs.evolve(cldr, decimals=None)
    return carried if style == "cldr" else attrs.evolve(carried, suffix=_KOMMUNE_SUFFIXES[per])
