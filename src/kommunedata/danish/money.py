"""Amounts of kroner to text."""

from __future__ import annotations

import functools
from decimal import Decimal
from types import MappingProxyType
from typing import TYPE_CHECKING, get_args

import attrs

from kommunedata.danish._arguments import MAX_LENGTH, plain, span_of
from kommunedata.danish.cldr import NumberData, number_data
from kommunedata.danish.compact import PluralPattern, ScaledPattern, compact_pattern
from kommunedata.danish.pattern import NumberPattern, Pattern, Span, compile_pattern
from kommunedata.danish.spelling import check_spelling, spelled
from kommunedata.danish.style import Display, Minus, Scale, Sign, Space, Style, check_choice
from kommunedata.errors import InvalidValueError, WrongTypeError
from kommunedata.money import Money, StatedAmount

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["FIXED_SCALES", "format_money", "money_pattern"]

FIXED_SCALES: Mapping[Scale, int] = MappingProxyType(
    {"kr.": 0, "tkr.": 3, "mio. kr.": 6, "mia. kr.": 9}
)
"""The units that budgets are printed in, as powers of ten."""

_WHERE = "format_money"
_ALLOWED = "Money or a Decimal of kroner, or a StatedAmount"
_SCALES = MappingProxyType(
    {"cldr": (None, "short", "long"), "kommune": (None, *FIXED_SCALES)},
)


def format_money(
    value: Money | StatedAmount | Decimal,
    *,
    decimals: int | Span | None = None,
    style: Style = "cldr",
    scale: Scale | None = None,
    display: Display = "symbol",
    sign: Sign = "auto",
    minus: Minus = "-",
    space: Space | None = None,
) -> str:
    r"""Return an amount in kroner as text (*beløb*); a Decimal may be finer than an øre.

    `decimals` is how many to print, or the least and the most. Without it, style
    `cldr` prints two; style `kommune` prints two for Money and those that a
    Decimal carries. What is cut off is rounded half up, away from zero; zero has
    no minus.

    `scale` is CLDR's compact notation (`short`, `long`) in style `cldr` and a
    fixed unit (`kr.`, `tkr.`, `mio. kr.`, `mia. kr.`) in style `kommune`. A fixed
    unit without `decimals` prints as many as show the amount exactly. A
    StatedAmount has the decimals of its quantum, so it reads back as stated.

    >>> format_money(Money.kr("1109.50"))
    '1.109,50\xa0kr.'
    >>> format_money(Decimal("0.682"), style="kommune")
    '0,682 kr.'
    >>> format_money(Money.kr(1154), decimals=0, style="kommune")
    '1.154 kr.'
    >>> format_money(Money.kr(499_000_000), style="kommune", scale="mio. kr.", decimals=1)
    '499,0 mio. kr.'
    >>> format_money(Money.kr(1_600_000), scale="short")
    '1,6\xa0mio.\xa0kr.'
    >>> format_money(Money.kr(1), display="name"), format_money(Money.kr(2), display="code")
    ('1,00 dansk krone', '2,00\xa0DKK')

    Raises:
        WrongTypeError: for a float, or an int, which may be kroner or øre.
        InvalidValueError: for a Decimal that is not finite or out of bounds, an
            unknown option, or a StatedAmount that the scale cannot show as stated.

    Source:
        Unicode CLDR, locale `da`; Dansk Sprognævn, Nyt fra Sprognævnet 2014/3: the
        currency stands after the number, with a space.
    """
    try:
        pattern = money_pattern(style, scale, display, sign, minus, space)
    except TypeError:
        # what has no hash is none of the words either, and the function itself says which
        pattern = money_pattern.__wrapped__(style, scale, display, sign, minus, space)
    if decimals is None and type(pattern) is NumberPattern:
        # the short way for two decimals, which nearly all amounts have
        if type(value) is Money:
            return pattern.render_hundredths(value.oere)
        if isinstance(value, Decimal):
            text = str(value)
            if text[-3:-2] == "." and len(text) <= MAX_LENGTH:
                return pattern.render_hundredths(int(text[:-3] + text[-2:]))
    if not isinstance(value, Decimal):
        value, decimals = _kroner(value, scale, decimals)
    span = None if decimals is None else span_of(decimals, where=_WHERE)
    return pattern.render(plain(value, where=_WHERE), span)


@functools.cache
def money_pattern(  # noqa: PLR0917 - a cache takes its options by position
    style: Style,
    scale: Scale | None,
    display: Display,
    sign: Sign,
    minus: Minus,
    space: Space | None,
) -> Pattern:
    """Return the compiled pattern of amounts with the options of `format_money`."""
    check_spelling(style, sign, minus, space, where=_WHERE)
    check_choice("scale", scale, _SCALES[style], where=f"{_WHERE}, style {style}")
    check_choice("display", display, _displays(scale), where=f"{_WHERE}, scale {scale}")
    data = number_data()

    def compiled(pattern: str) -> NumberPattern:
        krone = "DKK" if display == "code" else data.krone
        compiled = compile_pattern(pattern.replace("¤", krone), data)
        if style == "kommune":
            compiled = attrs.evolve(compiled, suffix=f" {scale or krone}", decimals=None)
        return spelled(compiled, sign, minus, space)

    if display == "name":
        return _named(compiled(data.currency_pattern), data, sign, minus, space)
    if scale is None:
        return compiled(data.currency_pattern)
    if scale in FIXED_SCALES:
        return ScaledPattern(compiled(data.currency_pattern), FIXED_SCALES[scale])
    unscaled = compiled(data.currency_pattern)
    return compact_pattern(data.compact_currencies, scale, compiled, unscaled)


def _displays(scale: Scale | None) -> tuple[str, ...]:
    if scale is None:
        return get_args(Display)
    return ("symbol",) if scale in FIXED_SCALES else ("symbol", "code")


def _named(
    pattern: NumberPattern, data: NumberData, sign: Sign, minus: Minus, space: Space | None
) -> PluralPattern:
    before, after = data.name_pattern.split("{0}")
    one, other = (
        attrs.evolve(pattern, prefix=before, suffix=after.replace("{1}", data.krone_names[form]))
        for form in ("one", "other")
    )
    return PluralPattern(spelled(one, sign, minus, space), spelled(other, sign, minus, space))


def _kroner(
    value: Money | StatedAmount, scale: Scale | None, decimals: int | Span | None
) -> tuple[Decimal, int | Span | None]:
    if isinstance(value, StatedAmount):
        return value.money.kroner, _stated_decimals(value, scale, decimals)
    if not isinstance(value, Money):
        raise WrongTypeError("not an amount", allowed=_ALLOWED, got=value, where=_WHERE)
    return value.kroner, decimals


def _stated_decimals(stated: StatedAmount, scale: Scale | None, decimals: int | Span | None) -> int:
    quantum = stated.quantum.oere
    power = len(str(quantum)) - 1
    exponent = FIXED_SCALES.get(scale or "kr.")
    if exponent is not None and quantum == 10**power and power <= exponent + 2:
        shown = exponent + 2 - power
        if span_of(decimals, where=_WHERE) in (None, (shown, shown)):
            return shown
    raise InvalidValueError(
        "does not print as stated",
        allowed="a quantum that is a power of ten, a fixed scale of at least its size, "
        "and no decimals but its own",
        got=stated,
        where=_WHERE,
    )
