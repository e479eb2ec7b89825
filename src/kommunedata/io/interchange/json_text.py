"""JSON as text: read strictly, and always written alike."""

from __future__ import annotations

import collections
import json
import re
from collections.abc import Iterator, Mapping
from typing import TypeAlias

from kommunedata.errors import InvalidValueError, LoadError
from kommunedata.io.files import Text
from kommunedata.io.toml_text import TOO_LONG

__all__ = ["json_text", "parse_json"]

Table: TypeAlias = dict[str, object]

_SURROGATE = re.compile(r"\\u[dD][89a-fA-F]")


def json_text(value: object) -> str:
    """Return a value as JSON: a line for each part, no escapes but those JSON needs.

    Raises:
        InvalidValueError: a text holds half a character, which UTF-8 cannot write.
    """
    text = json.dumps(value, ensure_ascii=False, allow_nan=False, indent=1) + "\n"
    try:
        text.encode()
    except UnicodeEncodeError as error:
        raise InvalidValueError(
            "not a text that UTF-8 can write", got=text[error.start : error.end]
        ) from None
    return text


def parse_json(text: Text) -> object:
    """Return what a JSON text says; numbers with a point are left for the hooks to refuse.

    Raises:
        LoadError: it is no JSON, holds NaN, Infinity or half a character, is nested too
            deep, or a key occurs twice in one of its tables.
    """
    if not text.content.strip():
        raise LoadError(f"{text.name}: empty, where JSON belongs")
    repeated: dict[int, tuple[str, ...]] = {}
    held: list[Table] = []  # an id is of one table only as long as that is kept

    def table(pairs: list[tuple[str, object]]) -> Table:
        built = dict(pairs)
        if len(built) != len(pairs):
            counts = collections.Counter(name for name, _ in pairs)
            repeated[id(built)] = tuple(name for name in built if counts[name] > 1)
            held.append(built)
        return built

    try:
        document: object = json.loads(
            text.content, object_pairs_hook=table, parse_constant=_no_number
        )
        if _SURROGATE.search(text.content):
            json.dumps(document, ensure_ascii=False).encode()
    except RecursionError:
        raise LoadError(f"{text.name}: nested too deep") from None
    except ValueError as error:
        raise LoadError(f"{text.name}: not JSON: {_reason(error)}") from None
    if repeated:
        problems = [
            f"key occurs twice, got {name!r} @ {text.name}{path}"
            for path, name in _repeated(document, repeated)
        ]
        raise LoadError(f"{text.name} cannot be loaded", problems=problems)
    return document


class _NoNumberError(ValueError):
    """A word that Python's JSON takes for a number."""


def _no_number(word: str) -> object:
    raise _NoNumberError(f"{word} is no number")


def _reason(error: ValueError) -> str:
    """Return why a text is no JSON: its own error, half a character, or too many digits."""
    if isinstance(error, json.JSONDecodeError):
        return f"{error.msg}, line {error.lineno}, column {error.colno}"
    if isinstance(error, UnicodeEncodeError):
        return "half a character, as a surrogate by itself"
    return str(error) if isinstance(error, _NoNumberError) else TOO_LONG


def _repeated(document: object, names: Mapping[int, tuple[str, ...]]) -> Iterator[tuple[str, str]]:
    """Yield each key that is repeated in a table, after the path to that: nothing for the whole."""
    waiting = [(document, ":")]  # no recursion: Python's limit on that may be below JSON's
    while waiting:
        node, path = waiting.pop()
        below: list[tuple[object, str]] = []
        if isinstance(node, dict):
            shown = path.replace(":.", ": ", 1).removesuffix(":")
            yield from ((shown, name) for name in names.get(id(node), ()))
            below = [(each, f"{path}.{name}") for name, each in node.items()]
        elif isinstance(node, list):
            below = [(each, f"{path}[{at}]") for at, each in enumerate(node)]
        waiting.extend(reversed(below))
