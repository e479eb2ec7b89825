"""What every printed number can be told: its sign, its minus and its spaces."""

from __future__ import annotations

import re
from typing import get_args

import attrs

from kommunedata.danish.cldr import number_data
from kommunedata.danish.pattern import NumberPattern
from kommunedata.danish.style import STYLES, Minus, Sign, Space, check_choice

__all__ = ["check_spelling", "spelled"]

_SPACES = {"nbsp": "\u00a0", "plain": " "}
_ANY_SPACE = re.compile("[ \u00a0]")


def check_spelling(style: str, sign: str, minus: str, space: str | None, *, where: str) -> None:
    """Refuse what is no style, sign, minus or space."""
    check_choice("style", style, STYLES, where=where)
    check_choice("sign", sign, get_args(Sign), where=where)
    check_choice("minus", minus, get_args(Minus), where=where)
    check_choice("space", space, (None, *get_args(Space)), where=where)


def spelled(pattern: NumberPattern, sign: Sign, minus: Minus, space: Space | None) -> NumberPattern:
    r"""Return a pattern with the sign, the minus and the spaces asked for.

    >>> from kommunedata.danish.pattern import compile_pattern
    >>> pattern = compile_pattern("#,##0 t", number_data())
    >>> spelled(pattern, "always", "-", "nbsp").render("1,500")
    '+1.500\xa0t'
    """
    plus = number_data().plus
    return attrs.evolve(
        pattern,
        prefix=_spaced(pattern.prefix, space),
        suffix=_spaced(pattern.suffix, space),
        minus=minus,
        plus="" if sign == "auto" else plus,
        zero=plus if sign == "always" else "",
    )


def _spaced(affix: str, space: Space | None) -> str:
    return affix if space is None else _ANY_SPACE.sub(_SPACES[space], affix)
