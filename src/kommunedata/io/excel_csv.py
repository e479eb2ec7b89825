"""Tables as CSV that a Danish Excel opens as it stands."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import TypeAlias

from kommunedata._checks import exact_decimal
from kommunedata.errors import WrongTypeError
from kommunedata.money import Money, StatedAmount
from kommunedata.table import Table

__all__ = ["Cell", "write_excel_csv"]

Cell: TypeAlias = str | int | Decimal | Money | StatedAmount | date | None
"""What a cell may hold; None is an empty cell, an amount is in kroner."""

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_FIGURE = re.compile(r"[-+]?[0-9]+(?:\.[0-9]{3})*(?:,[0-9]+)?(?:[ \u00a0]?%)?")


def write_excel_csv(table: Table | Iterable[Sequence[Cell]], path: str | Path) -> None:
    r"""Write a table, or rows with their names first, as CSV for Danish Excel (*regneark*).

    UTF-8 with a byte order mark, semicolons, decimal commas without points, CRLF. Of a
    Table its column labels and rows are written, not its caption and note. A text
    that Excel would run as a formula gets an apostrophe before it; one that is a
    figure, `-117,9`, stays one. A file of that name is replaced.

    >>> import pathlib, tempfile
    >>> file = pathlib.Path(tempfile.mkdtemp()) / "tree.csv"
    >>> write_excel_csv([("Område", "Kr."), ("=1+1", Money.kr("-1109.50"))], file)
    >>> file.read_bytes().decode("utf-8-sig")
    "Område;Kr.\r\n'=1+1;-1109,50\r\n"

    Raises:
        WrongTypeError: for a float, a bool, and what else no cell may hold; nothing is written.
    """
    if isinstance(table, Table):
        rows: list[Sequence[Cell]] = [[column.label for column in table.columns], *table.rows]
    else:
        rows = list(table)
    texts = [
        [_text(cell, f"row {number}, cell {at}") for at, cell in enumerate(row, 1)]
        for number, row in enumerate(rows, 1)
    ]
    with Path(path).open("w", encoding="utf-8-sig", newline="") as stream:
        csv.writer(stream, delimiter=";", lineterminator="\r\n").writerows(texts)


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
