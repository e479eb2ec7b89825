"""Delimited text that others wrote: row by row, bounded, and with no guess at its form."""

from __future__ import annotations

import codecs
import csv
import re
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, Literal, TypeAlias

import attrs

from kommunedata._checks import instance_of, text
from kommunedata.errors import LoadError

__all__ = ["MAX_LINE", "CsvForm", "Rows", "delimited_rows"]

Rows: TypeAlias = Iterator[tuple[int, list[str]]]
"""The rows of a file, each the number of its last line and its cells."""

MAX_LINE = 100_000
"""No line or row of a table has more bytes; a longer one is refused before it is read whole."""

_CONTROL = re.compile("[\x80-\x9f]")
_CODECS = {"utf-8": "utf-8", "latin-1": "latin-1", "windows-1252": "cp1252"}


@attrs.frozen(kw_only=True)
class CsvForm:
    """How a CSV file is written: its encoding, what parts its cells, whether names stand on top.

    None of these is guessed. A byte order mark of UTF-8 is passed over, and is an
    error in a file that is said to be `latin-1` or `windows-1252`.

    >>> CsvForm(encoding="latin-1", delimiter=",").header
    True
    """

    encoding: Literal["utf-8", "latin-1", "windows-1252"] = attrs.field(
        default="utf-8", validator=text(pattern="utf-8|latin-1|windows-1252")
    )
    delimiter: Literal[";", ","] = attrs.field(default=";", validator=text(pattern="[;,]"))
    header: bool = attrs.field(default=True, validator=instance_of(bool))


@attrs.define
class _RowSize:
    """The bytes read of the row at hand, which may go over several lines within quotes."""

    read: int = 0


def delimited_rows(file: Path, form: CsvForm) -> Rows:
    """Yield the rows of a file that are not blank; no more than one is held at a time.

    Raises:
        LoadError: where the file cannot be read, is of another encoding, or has a line
            or row that is too long.
    """
    try:
        stream = file.open("rb")
    except (OSError, ValueError) as error:  # ValueError: a path with a null character
        raise LoadError(f"{file.name!r}: cannot be read: {error}") from error
    with stream:
        size = _RowSize()
        lines = _text_lines(stream, file.name, form.encoding, size)
        reader = csv.reader(lines, delimiter=form.delimiter, strict=True)
        try:
            for cells in reader:
                size.read = 0
                if cells:
                    yield reader.line_num, cells
        except csv.Error as error:
            raise LoadError(f"{file.name}: line {reader.line_num}: {error}") from error


def _text_lines(stream: BinaryIO, name: str, encoding: str, size: _RowSize) -> Iterator[str]:
    number = 0
    while line := stream.readline(MAX_LINE + 1):
        number += 1
        if len(line) > MAX_LINE:
            raise LoadError(f"{name}: line {number}: longer than {MAX_LINE:,} bytes")
        size.read += len(line)
        if size.read > MAX_LINE:
            raise LoadError(f"{name}: line {number}: a row longer than {MAX_LINE:,} bytes")
        if number == 1:
            line = _without_mark(line, name, encoding)
        try:
            decoded = line.decode(_CODECS[encoding])
        except UnicodeDecodeError as error:
            raise LoadError(
                f"{name}: line {number}: not {encoding} at byte {error.start:,} of the line"
            ) from error
        if encoding == "latin-1" and _CONTROL.search(decoded):
            raise LoadError(f"{name}: line {number}: not latin-1, perhaps windows-1252 or utf-8")
        yield decoded


def _without_mark(line: bytes, name: str, encoding: str) -> bytes:
    if line.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        raise LoadError(f"{name}: UTF-16, allowed: {', '.join(_CODECS)}")
    if line.startswith(codecs.BOM_UTF8) and encoding != "utf-8":
        raise LoadError(f"{name}: begins with the mark of utf-8, said to be {encoding}")
    return line.removeprefix(codecs.BOM_UTF8)
