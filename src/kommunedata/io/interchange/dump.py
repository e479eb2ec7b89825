"""Values to JSON."""

from __future__ import annotations

from pathlib import Path

from kommunedata.io.files import write_bytes
from kommunedata.io.interchange.json_converter import json_converter
from kommunedata.io.interchange.json_text import json_text
from kommunedata.io.interchange.payload import FORMAT, Interchangeable, JsonHead, word_of
from kommunedata.io.interchange.scope import ListedSource, new_scope

__all__ = ["dump_json"]


def dump_json(value: Interchangeable, path: str | Path | None = None) -> str:
    """Return a schedule, strategy, budget or bill as JSON, and write it where a path is given.

    `load_json` makes an equal value of it. The same value gives the same text, to the
    byte; a file is UTF-8, and replaces one of its name. Amounts are texts in kroner, as
    "1109.50", other exact numbers texts that keep their zeros, and each document stands
    once, among the `sources`. A bill has its schedule with it, so that it can be
    explained when the schedule in use is another; `Bill.trimmed` cuts that to what it needs.

    >>> from kommunedata import datasets
    >>> dump_json(datasets.budget("kalundborg-2024")).splitlines()[:3]
    ['{', ' "format": 1,', ' "kind": "budget",']

    Raises:
        WrongTypeError: for a value of any other type.
        InvalidValueError: two documents share an id, a unit is none of `UNITS`, a price
            is of no item in the bill's schedule, a text is none that UTF-8 can write,
            or the file cannot be written.
    """
    word = word_of(type(value))
    converter = json_converter(detailed=False)
    with new_scope() as scope:
        body = converter.unstructure(value, unstructure_as=type(value))
        sources = tuple(map(ListedSource, scope.sources.known().values()))
        head = converter.unstructure(JsonHead(kind=word, sources=sources))
    text = json_text({"format": FORMAT, **head, "value": body})
    if path is not None:
        write_bytes(text.encode(), path)
    return text
