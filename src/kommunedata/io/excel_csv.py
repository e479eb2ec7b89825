"""Tables as CSV that a Danish Excel opens as it stands."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import TypeAlias

from kommunedata._checks import exact_decimal
from kommunedata.errors import InvalidValueError, WrongTypeError
from kommunedata.io.files import write_bytes
from kommunedata.money import Money, StatedAmount
from kommunedata.table import Table

__all__ = ["Cell", "write_excel_csv"]

Cell: TypeAlias = str | int | Decimal | Money | StatedAmount | date | None
"""What a cell may hold; None is an empty cell, an amount is in kroner."""

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_DANISH = re.compile(r"([-+−]?[0-9]{1,3}(?:\.[0-9]{3})+)((?:,[0-9]+)?(?:[ \u00a0]?%)?)")
_ENGLISH = re.compile(
    r"[-+−]?(?:[1-9][0-9]{0,2}(?:,[0-9]{3})+(?:\.[0-9]+)?|[0-9]+\.[0-9]+)(?:[ \u00a0]?%)?"
)
_FIGURE = re.compile(r"[-+]?[0-9]+(?:\.[0-9]{3})*(?:,[0-9]+)?(?:[ \u00a0]?%)?")


def write_excel_csv(table: Table | Iterable[Sequence[Cell]], path: str | Path) -> None:
    r"""Write a table, or rows with their names first, as CSV for Danish Excel (*regneark*).

    UTF-8 with a byte order mark, semicolons, decimal commas without points, CRLF. Of a
    Table its column labels and rows are written, not its caption and note; figures in
    its columns to the right are Danish, and lose the points that group them. A text
    that Excel would run as a formula gets an apostrophe before it; one that is a
    figure, `-117,9`, stays one. A file of that name is replaced.

    No other text is protected: Excel reads the code `0326` as 326, and what looks like
    a date as one. A figure in a text of plain rows is written as it stands.

    >>> import pathlib, tempfile
    >>> file = pathlib.Path(tempfile.mkdtemp()) / "tree.csv"
    >>> write_excel_csv([("Område", "Kr."), ("=1+1", Money.kr("-1109.50"))], file)
    >>> file.read_bytes().decode("utf-8-sig")
    "Område;Kr.\r\n'=1+1;-1109,50\r\n"

    Raises:
        WrongTypeError: for a float, a bool, and what else no cell may hold; nothing is written.
        InvalidValueError: a Table with a figure that is English or may be, `783,400` or
            `20.7`, a text that UTF-8 cannot write, or a file that cannot be written; only
            the last may harm a file of that name.
    """
    rows = _danish_rows(table) if isinstance(table, Table) else list(table)
    texts = [
        [_text(cell, f"row {number}, cell {at}") for at, cell in enumerate(row, 1)]
        for number, row in enumerate(rows, 1)
    ]
    stream = io.StringIO(newline="")
    csv.writer(stream, delimiter=";", lineterminator="\r\n").writerows(texts)
    _write(stream.getvalue(), path)


def _write(text: str, path: str | Path) -> None:
    try:
        content = text.encode("utf-8-sig")
    except UnicodeEncodeError as error:
        raise InvalidValueError(
            "not a text that UTF-8 can write", got=text[error.start : error.end], where=str(path)
        ) from None
    write_bytes(content, path)


def _danish_rows(table: Table) -> list[Sequence[Cell]]:
    """Return a table's labels and rows, the figures to the right without grouping points."""
    rows: list[Sequence[Cell]] = [[column.label for column in table.columns]]
    for number, row in enumerate(table.rows, 2):
        cells = enumerate(zip(row, table.columns, strict=True), 1)
        rows.append(
            [
                cell if column.align == "left" else _ungrouped(cell, f"row {number}, cell {at}")
                for at, (cell, column) in cells
            ]
        )
    return rows


def _ungrouped(cell: str, where: str) -> str:
    danish = _DANISH.fullmatch(cell)
    if danish is not None:
        return danish[1].replace(".", "") + danish[2]
    if _ENGLISH.fullmatch(cell):
        raise InvalidValueError(
            "a figure that may be English",
            allowed="a table in Danish, or rows of numbers and amounts",
            got=cell,
            where=where,
        )
    return cell


def _text(cell: Cell, where: str) -> str:
    if cell is None:
        return ""
    if isinstance(cell, str):
        harmless = not cell.lstrip(" ").startswith(_FORMULA) or _FIGURE.fullmatch(cell)
        return cell if harmless else f"'{cell}"
    if isinstance(cell, StatedAmount):
        cell = cell.money
    if isinstance(cell, Money):
        cell = cell.kroner
    if type(cell) is date:
        return cell.isoformat()
    if isinstance(cell, int | Decimal) and not isinstance(cell, bool):
        return f"{exact_decimal(cell, where=where):f}".replace(".", ",")
    raise WrongTypeError(
        "not a cell", allowed="a text, number, amount, date or None", got=cell, where=where
    )
