"""Data files, read and written: bounded, UTF-8, and with one clear line where that fails."""

from __future__ import annotations

import collections
import csv
import io
from pathlib import Path
from typing import TypeAlias

import attrs

from kommunedata._checks import instance_of
from kommunedata.errors import InvalidValueError, LoadError, WrongTypeError
from kommunedata.io.toml_text import toml_document

__all__ = [
    "MAX_BYTES",
    "CsvRows",
    "Text",
    "decoded",
    "opened",
    "parse_toml",
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


@attrs.frozen
class Text:
    """The text of a data file, where there is no file, as in a service.

    `name` stands for the file in the problems that are told; `folder` is where the
    files lie that the text refers to by their names, None where there are none.
    """

    content: str = attrs.field(validator=instance_of(str), repr=False)
    name: str = attrs.field(default="text", kw_only=True, validator=instance_of(str))
    folder: Path | None = attrs.field(
        default=None, kw_only=True, validator=attrs.validators.optional(instance_of(Path))
    )

    @property
    def is_json(self) -> bool:
        """Whether the name ends in `.json`, or has no ending and the text begins with `{`.

        No TOML begins so.
        """
        ending = Path(self.name).suffix
        return ending == ".json" or (not ending and self.content.lstrip().startswith("{"))

    def beside(self, name: str) -> Path:
        """Return the file of a name in the folder.

        Raises:
            LoadError: there is no folder.
        """
        if self.folder is None:
            raise LoadError(f"{name}: not found, as {self.name} has no folder")
        return self.folder / name


def opened(path: str | Path | Text) -> Text:
    """Return the text of a file, or the text given; a byte order mark is passed over.

    Raises:
        LoadError: it cannot be read, or is too large.
        WrongTypeError: for anything but a path or a Text.
    """
    if isinstance(path, Text):
        if len(path.content) > MAX_BYTES:
            raise LoadError(f"{path.name}: larger than {MAX_BYTES:,} bytes")
        return attrs.evolve(path, content=path.content.removeprefix("\ufeff"))
    if not isinstance(path, str | Path):
        raise WrongTypeError("not a data file", allowed="a path or a Text", got=path)
    file = Path(path)
    return Text(read_text(file), name=file.name, folder=file.parent)


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
        why = getattr(error, "strerror", None) or error
        raise InvalidValueError(f"cannot be written: {why}", got=str(path)) from error


def read_toml(file: Path) -> dict[str, object]:
    """Return a TOML file's content, its decimal numbers as Decimals.

    Raises:
        LoadError: where it cannot be read, is not TOML, says nothing or is nested too deep.
    """
    return parse_toml(opened(file))


def parse_toml(text: Text) -> dict[str, object]:
    """Return what a TOML text says, its decimal numbers as Decimals.

    Raises:
        LoadError: where it is not TOML, says nothing or is nested too deep.
    """
    return toml_document(text.content, text.name)


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
    twice = [name for name, times in collections.Counter(names).items() if times > 1]
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
