"""Cells of a CSV file: plain, and the same on every machine."""

from __future__ import annotations

import csv
import enum
import io
from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import TypeAlias

import attrs

from kommunedata.errors import InvalidValueError
from kommunedata.finding import Unknown
from kommunedata.money import Money
from kommunedata.source import Locator

__all__ = ["PLACE_COLUMNS", "Cell", "CsvTable", "place_cells"]

Cell: TypeAlias = str | int | Decimal | Money | date | enum.Enum | Unknown | None
"""What a cell may hold: amounts are in kroner, None and what is unknown are empty."""

PLACE_COLUMNS = ("document", "lines", "printed")
"""Where a figure stands: the source's id, its lines, and the figure as printed."""


@attrs.frozen
class CsvTable:
    """The names of the columns, and the rows by them; a cell that a row lacks is empty."""

    columns: tuple[str, ...]
    rows: tuple[Mapping[str, Cell], ...]

    def to_csv(self) -> bytes:
        r"""Return the table as CSV: UTF-8 without a mark, commas, `\n`, plain decimals.

        Raises:
            InvalidValueError: a text that UTF-8 cannot write.
        """
        stream = io.StringIO(newline="")
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow(self.columns)
        writer.writerows(self._texts())
        try:
            return stream.getvalue().encode()
        except UnicodeEncodeError as error:
            got = error.object[error.start : error.end]
            raise InvalidValueError("not a text that UTF-8 can write", got=got) from None

    def _texts(self) -> Iterable[list[str]]:
        return ([_text(row.get(name)) for name in self.columns] for row in self.rows)


def place_cells(locator: Locator | None) -> dict[str, Cell]:
    """Return the cells of a place; none where it is not known."""
    if locator is None:
        return {}
    cells = (locator.source.id, locator.lines, locator.printed)
    return dict(zip(PLACE_COLUMNS, cells, strict=True))


def _text(cell: Cell) -> str:
    if cell is None or isinstance(cell, Unknown):
        return ""
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    if isinstance(cell, enum.Enum):
        return str(cell.value)
    if isinstance(cell, Money):
        cell = cell.kroner
    return f"{cell:f}" if isinstance(cell, Decimal) else str(cell)
