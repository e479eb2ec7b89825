"""Amounts of kroner to text."""

from __future__ import annotations

import functools
from decimal import Decimal

import attrs

from kommunedata.danish._arguments import check_decimals, plain
from kommunedata.danish.cldr import number_data
from kommunedata.danish.pattern import NumberPattern, compile_pattern
from kommunedata.danish.style import STYLES, Style, unknown_style
from kommunedata.errors import WrongTypeError
from kommunedata.money import Money

__all__ = ["format_money"]

_WHERE = "format_money"


def format_money(
    value: Money | Decimal, *, decimals: int | None = None, style: Style = "cldr"
) -> str:
    r"""Return an amount in kroner as text (*beløb*); a Decimal may be finer than an øre.

    Without `decimals`, style `cldr` prints two; style `kommune` prints two for
    Money and those that a Decimal carries. What is cut off is rounded half up,
    away from zero.

    >>> format_money(Money.kr("1109.50"))
    '1.109,50\xa0kr.'
    >>> format_money(Decimal("0.682")), format_money(Decimal("0.682"), style="kommune")
    ('0,68\xa0kr.', '0,682 kr.')
    >>> format_money(Money.kr(1154), decimals=0, style="kommune")
    '1.154 kr.'

    Raises:
        WrongTypeError: for a float, or an int, which may be kroner or øre.
        InvalidValueError: for a Decimal that is not finite or out of bounds, or an
            unknown style.
    """
    if style not in STYLES:
        raise unknown_style(style, where=_WHERE)
    pattern = _pattern(style)
    if isinstance(value, Money):
        if decimals is None:
            return pattern.render_hundredths(value.oere)
        value = value.kroner
    elif not isinstance(value, Decimal):
        raise WrongTypeError(
            "not an amount", allowed="Money or a Decimal of kroner", got=value, where=_WHERE
        )
    check_decimals(decimals, where=_WHERE)
    return pattern.render(plain(value, where=_WHERE), decimals)


@functools.cache
def _pattern(style: Style) -> NumberPattern:
    data = number_data()
    cldr = compile_pattern(data.currency_pattern.replace("¤", data.krone), data)
    if style == "cldr":
        return cldr
    return attrs.evolve(cldr, suffix=f" {data.krone}", decimals=None)
