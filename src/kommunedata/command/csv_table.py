"""Data as a CSV file that programs read: the rows that frames get, the same on every machine."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping
from decimal import Decimal

import attrs

from kommunedata.errors import InvalidValueError
from kommunedata.records.sources import rows_of

__all__ = ["CsvTable"]

_LEFT_OUT = frozenset({"readings"})
"""Columns that a file does not have."""


@attrs.frozen
class CsvTable:
    """The names of the columns, and the rows by them; a cell that is None is empty."""

    columns: tuple[str, ...]
    rows: tuple[Mapping[str, object], ...]

    @staticmethod
    def of(source: object) -> CsvTable:
        """Return the rows of a source with their fixed names, decimals as they were printed."""
        rows = rows_of(source)
        columns = tuple(name for name in rows.names(None) if name not in _LEFT_OUT)
        return CsvTable(columns, tuple(rows.records(None)))

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
        return ([_text(row[name]) for name in self.columns] for row in self.rows)


def _text(cell: object) -> str:
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    return f"{cell:f}" if isinstance(cell, Decimal) else str(cell)
