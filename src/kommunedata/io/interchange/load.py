"""JSON to values: strict, quick where nothing is wrong, and otherwise with every problem."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar, cast

from cattrs import ForbiddenExtraKeysError

from kommunedata.errors import KommunedataError, LoadError
from kommunedata.io.converter import as_table
from kommunedata.io.files import Text, decoded, opened
from kommunedata.io.interchange.json_converter import json_converter
from kommunedata.io.interchange.json_text import parse_json
from kommunedata.io.interchange.payload import (
    Interchangeable,
    JsonHead,
    Payload,
    check_kind,
    upgraded,
    word_of,
)
from kommunedata.io.interchange.scope import new_scope
from kommunedata.io.problems import FollowsFromAnotherError, structured

__all__ = ["load_json", "load_json_head"]

V = TypeVar("V", bound=Interchangeable)

_WRONG = (KommunedataError, FollowsFromAnotherError, ForbiddenExtraKeysError, KeyError)
"""What stops a converter that is not detailed; KeyError is a key that is missing."""


def load_json(source: str | bytes | Path | Text, kind: type[V]) -> V:
    """Return the value of a JSON text or file that `dump_json` wrote, or another in its form.

    A str is the text itself, and bytes are its UTF-8, never a path, so that what a
    service was sent opens no file; a file is named by a Path. `Text` gives the text a
    name for its problems.

    >>> from kommunedata import datasets
    >>> from kommunedata.budget import Budget
    >>> from kommunedata.io import dump_json
    >>> budget = datasets.budget("kalundborg-2024")
    >>> load_json(dump_json(budget), Budget) == budget
    True

    Raises:
        LoadError: with every problem, each as `reason @ file: path.to.the.value`, and for
            a format that is newer than this library.
        WrongTypeError: a `kind` that JSON files do not hold.
    """
    word = word_of(kind)
    text = _text(source)
    document = _document(text, word)
    return cast("V", _structured(document, cast("Any", Payload)[kind], text).value)


def load_json_head(source: str | bytes | Path | Text) -> JsonHead:
    """Return what a JSON text or file says of its value, which is not looked at.

    >>> from kommunedata import datasets
    >>> from kommunedata.io import dump_json
    >>> text = dump_json(datasets.budget("kalundborg-2024"), edition=datasets.EDITION)
    >>> load_json_head(text).edition == datasets.EDITION
    True

    Raises:
        LoadError: as `load_json` does, for what stands around the value.
    """
    text = _text(source)
    document = _document(text)
    document.pop("value", None)
    return cast("JsonHead", _structured(document, JsonHead, text))


def _text(source: str | bytes | Path | Text) -> Text:
    if isinstance(source, bytes):
        source = decoded(source, "text")
    return opened(Text(source) if isinstance(source, str) else source)


def _document(text: Text, word: str | None = None) -> dict[str, object]:
    """Return the document in the newest format, of a kind that is known."""
    raw = parse_json(text)
    with _problem_at(text, text.name):
        document = as_table(raw)
    with _problem_at(text, f"{text.name}: format"):
        document = upgraded(document)
    with _problem_at(text, f"{text.name}: kind"):
        check_kind(document, word)
    return dict(document)


@contextmanager
def _problem_at(text: Text, place: str) -> Iterator[None]:
    try:
        yield
    except KommunedataError as error:
        problem = f"{error.reason} @ {place}"
        raise LoadError(f"{text.name} cannot be loaded", problems=[problem]) from None


def _structured(document: dict[str, object], kind: object, text: Text) -> Payload[Interchangeable]:
    """Return the payload; where it is wrong, it is read again, slower, for every problem."""
    target = cast("type[Payload[Interchangeable]]", kind)
    try:
        with new_scope():
            return json_converter(detailed=False).structure(document, target)
    except RecursionError:
        raise LoadError(f"{text.name}: nested too deep") from None
    except _WRONG:
        found: dict[str, None] = {}
        with new_scope():
            structured(json_converter(detailed=True), document, target, text.name, found)
        raise LoadError(f"{text.name} cannot be loaded", problems=found) from None
