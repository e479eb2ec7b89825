"""The words that Danish text has for the units of `kommunedata.unit`."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from kommunedata.errors import ParseError, near_names
from kommunedata.unit import UNITS, Unit

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["UNIT_WORDS", "read_unit"]

_OTHER_WORDS = {
    "kg": ("kilo", "kilogram"),
    "l": ("liter",),
    "m": ("meter",),
    "m2": ("m2", "kvm", "kvm.", "kvadratmeter"),
    "month": ("md.", "mdr."),
    "piece": ("stk",),
}

_LONG = 4

UNIT_WORDS: Mapping[str, Unit] = MappingProxyType(
    {word: unit for unit in UNITS.values() for word in (unit.da, unit.da_plural)}
    | {word: UNITS[code] for code, words in _OTHER_WORDS.items() for word in words}
)
"""Each unit by each of its words, one and several, as documents write them."""


def read_unit(text: str, start: int) -> Unit:
    """Return the unit whose word a text is from `start` on.

    >>> read_unit("330.000 kvadratmeter", 8).code
    'm2'

    Raises:
        ParseError: for any other word, with the nearest ones.
    """
    word = text[start:]
    if word not in UNIT_WORDS:
        # to suggest m for m3, or one word for several, would change what the text says
        near = [] if " " in word or len(word) < _LONG else near_names(word, UNIT_WORDS)
        raise ParseError(
            "unknown unit",
            text=text,
            position=start,
            suggestions=[text[:start] + meant for meant in near],
        )
    return UNIT_WORDS[word]
