"""Values to JSON."""

from __future__ import annotations

from pathlib import Path

from kommunedata.io.files import write_bytes
from kommunedata.io.interchange.json_converter import json_converter
from kommunedata.io.interchange.json_text import json_text
from kommunedata.io.interchange.payload import FORMAT, Interchangeable, JsonHead, word_of
from kommunedata.io.interchange.scope import ListedSource, new_scope

__all__ = ["dump_json"]


def dump_json(
    value: Interchangeable, path: str | Path | None = None, *, edition: str | None = None
) -> str:
    """Return a schedule, strategy, budget or bill as JSON, and write it where a path is given.

    `load_json` makes an equal value of it. The same value gives the same text, to the
    byte; a file is UTF-8, and replaces one of its name. Amounts are texts in kroner, as
    "1109.50", other exact numbers texts that keep their zeros, and each document stands
    once, among the `sources`. `edition` is that of the data, such as `datasets.EDITION`;
    `load_json_head` returns it.

    A bill has its schedule with it, so that it can be explained when the one in use is
    another; `Bill.trimmed` cuts that to what the bill comes from.

    >>> from kommunedata import datasets
    >>> text = dump_json(datasets.budget("kalundborg-2024"), edition="2026.11")
    >>> text.splitlines()[:4]
    ['{', ' "format": 2,', ' "kind": "budget",', ' "edition": "2026.11",']

    Raises:
        WrongTypeError: for a value of any other type, or an edition that is no text.
        InvalidValueError: two documents share an id, a unit is none of `UNITS`, a price
            is of no item in the bill's schedule, a text is none that UTF-8 can write,
            or the file cannot be written.
    """
    word = word_of(type(value))
    converter = json_converter(detailed=False)
    with new_scope() as scope:
        body = converter.unstructure(value, unstructure_as=type(value))
        sources = tuple(map(ListedSource, scope.sources.known().values()))
        head = converter.unstructure(JsonHead(kind=word, edition=edition, sources=sources))
    text = json_text({"format": FORMAT, **head, "value": body})
    if path is not None:
        write_bytes(text.encode(), path)
    return text
