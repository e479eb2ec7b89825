"""JSON as text: read strictly, and always written alike."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import TypeAlias

from kommunedata.errors import InvalidValueError, LoadError
from kommunedata.io.files import Text

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
    repeated: list[tuple[Table, str]] = []

    def table(pairs: list[tuple[str, object]]) -> Table:
        built = dict(pairs)
        if len(built) != len(pairs):
            names = [name for name, _ in pairs]
            repeated.extend((built, name) for name in built if names.count(name) > 1)
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
            for built, name in repeated
            for path in _paths(document, built, ":")
        ]
        raise LoadError(f"{text.name} cannot be loaded", problems=problems)
    return document


def _no_number(word: str) -> object:
    raise ValueError(f"{word} is no number")


def _reason(error: ValueError) -> str:
    """Return why a text is no JSON: its own error, half a character, or too many digits."""
    if isinstance(error, json.JSONDecodeError):
        return f"{error.msg}, line {error.lineno}, column {error.colno}"
    if isinstance(error, UnicodeEncodeError):
        return "half a character, as a surrogate by itself"
    return str(error)


def _paths(node: object, wanted: Table, path: str) -> Iterator[str]:
    """Yield the path to one table within a document: nothing for the whole of it."""
    if node is wanted:
        yield path.replace(":.", ": ").removesuffix(":")
    elif isinstance(node, dict):
        for name, each in node.items():
            yield from _paths(each, wanted, f"{path}.{name}")
    elif isinstance(node, list):
        for at, each in enumerate(node):
            yield from _paths(each, wanted, f"{path}[{at}]")
