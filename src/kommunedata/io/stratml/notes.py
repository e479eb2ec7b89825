"""Notes: facts that StratML has no element for, as text that is read back.

A note is a line such as `kommunedata: role=vision_goal; kind=numeric`. It stands where the
standard has room for any text, and other programs show it as that. In a value `;` is written
`%3B` and `%` is written `%25`.
"""

from __future__ import annotations

import enum
from collections.abc import Mapping
from typing import TypeVar

from kommunedata.errors import InvalidValueError, near_names

__all__ = ["OWNER", "read_note", "read_pairs", "word", "write_note", "write_pairs"]

OWNER = "kommunedata"
"""What a note begins with, and the name of a Descriptor that is one."""

E = TypeVar("E", bound=enum.Enum)


def write_note(facts: Mapping[str, str]) -> str:
    """Return facts as a note.

    >>> write_note({"role": "goal", "scope": "børn; unge"})
    'kommunedata: role=goal; scope=børn%3B unge'
    """
    return f"{OWNER}: {write_pairs(facts)}"


def read_note(text: str) -> dict[str, str] | None:
    """Return the facts of a note; None for any other text.

    Raises:
        InvalidValueError: a note that is not of the form.

    >>> read_note("kommunedata: role=goal; scope=børn%3B unge"), read_note("Se bilag.")
    ({'role': 'goal', 'scope': 'børn; unge'}, None)
    """
    owner, colon, pairs = text.partition(":")
    return read_pairs(pairs) if colon and owner.strip() == OWNER else None


def write_pairs(facts: Mapping[str, str]) -> str:
    """Return facts as a note without what it begins with."""
    return "; ".join(f"{name}={_escaped(fact)}" for name, fact in facts.items())


def read_pairs(text: str) -> dict[str, str]:
    """Return the facts of a note without what it begins with.

    Raises:
        InvalidValueError: it is not of the form.
    """
    facts: dict[str, str] = {}
    for pair in text.split(";"):
        name, equals, fact = (each.strip() for each in pair.partition("="))
        if not name or not equals or not fact or name in facts:
            allowed = "name=fact; name=fact, each name once"
            raise InvalidValueError(f"a note of {OWNER} that is not one", allowed=allowed, got=text)
        facts[name] = fact.replace("%3B", ";").replace("%25", "%")
    return facts


def word(kind: type[E], fact: str) -> E:
    """Return the fixed word of a note.

    Raises:
        InvalidValueError: for any other word, with the nearest ones.
    """
    words = {each.value: each for each in kind}
    if fact not in words:
        raise InvalidValueError(
            f"unknown {kind.__name__}",
            allowed=", ".join(words),
            got=fact,
            suggestions=near_names(fact, words),
        )
    return words[fact]


def _escaped(fact: str) -> str:
    return fact.replace("%", "%25").replace(";", "%3B")
