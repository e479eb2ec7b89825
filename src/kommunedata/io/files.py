"""Data files, read and written: bounded, UTF-8, and with one clear line where that fails."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import TypeAlias

from kommunedata.errors import InvalidValueError, LoadError
from kommunedata.io.toml_text import toml_document

__all__ = [
    "MAX_BYTES",
    "CsvRows",
    "decoded",
    "read_bytes",
    "read_csv",
    "read_text",
    "read_toml",
    "write_bytes",
]

CsvRows: TypeAlias = list[tuple[int, dict[str, str]]]
"""The rows of a CSV file, each a line number and its cells by their column's name."""

MAX_BYTES = 20_000_000
"""No data file is larger; the shipped ones are under 20 kB."""

_MAX_CELL = 1_000


def read_bytes(file: Path) -> bytes:
    """Return a file's content.

    Raises:
        LoadError: for a file that is missing, a directory or too large.
    """
    try:
        with file.open("rb") as stream:
            content = stream.read(MAX_BYTES + 1)
    except OSError as error:
        raise LoadError(f"{file.name}: cannot be read: {error.strerror}") from error
    except ValueError as error:  # a path with a null character
        raise LoadError(f"{file.name!r}: cannot be read: {error}") from error
    if len(content) > MAX_BYTES:
        raise LoadError(f"{file.name}: larger than {MAX_BYTES:,} bytes")
    return content


def read_text(file: Path) -> str:
    """Return a file's text; a byte order mark is passed over.

    Raises:
        LoadError: for a file that is missing, a directory, too large or not UTF-8.
    """
    return decoded(read_bytes(file), file.name)


def decoded(content: bytes, name: str) -> str:
    """Return the text of a file's content; a byte order mark is passed over.

    Raises:
        LoadError: for one that is not UTF-8.
    """
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise LoadError(f"{name}: not UTF-8 at byte {error.start:,}") from error


def write_bytes(content: bytes, path: str | Path) -> None:
    """Write a file; one of that name is replaced.

    Raises:
        InvalidValueError: it cannot be written; a file of that name may then be harmed.
    """
    try:
        Path(path).write_bytes(content)
    except (OSError, ValueError) as error:  # ValueError: a path with a null character
        raise InvalidValueError(f"cannot be written: {error}", got=str(path)) from error


def read_toml(file: Path) -> dict[str, object]:
    """Return a TOML file's content, its decimal numbers as Decimals.

    Raises:
        LoadError: where it cannot be read, is not TOML, says nothing or is nested too deep.
    """
    return toml_document(read_text(file), file.name)


def read_csv(file: Path) -> CsvRows:
    """Return the rows of a CSV file by the names in its first line, each with its line number.

    Commas separate, cells may be quoted, and every row has every column.

    Raises:
        LoadError: where it cannot be read, or a row has too few or too many cells.
    """
    reader = csv.reader(io.StringIO(read_text(file), newline=""), strict=True)
    try:
        lines = [(reader.line_num, cells) for cells in reader if cells]
    except csv.Error as error:
        raise LoadError(f"{file.name}: line {reader.line_num}: {error}") from error
    if not lines:
        raise LoadError(f"{file.name}: empty, where a line of column names belongs")
    (_, names), *rows = lines
    twice = [name for name in dict.fromkeys(names) if names.count(name) > 1]
    problems = [f"column occurs twice, got {name!r} @ {file.name}: line 1" for name in twice]
    for number, cells in rows:
        if len(cells) != len(names):
            wrong = f"{len(cells)} cells under {len(names)} names, separated by commas"
            problems.append(f"{wrong} @ {file.name}: line {number}")
        if any(len(cell) > _MAX_CELL for cell in cells):
            wrong = f"a cell of more than {_MAX_CELL:,} characters"
            problems.append(f"{wrong} @ {file.name}: line {number}")
    if problems:
        raise LoadError(f"{file.name}: not a table", problems=problems)
    return [(number, dict(zip(names, cells, strict=True))) for number, cells in rows]
