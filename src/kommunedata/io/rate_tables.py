"""Rate tables from CSV files: a line for each printed row, a column for each period."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from decimal import Decimal
from pathlib import Path

from kommunedata.errors import InvalidValueError, KommunedataError, NotFoundError, near_names
from kommunedata.io.files import read_csv
from kommunedata.io.problems import PlacedError
from kommunedata.tariffs import (
    Band,
    Dimension,
    KeyPart,
    PrintedPrice,
    RateRow,
    RateTable,
    dimension_value,
)

__all__ = ["csv_rate_table"]

_OWN_COLUMNS = ("line", "section", "lifecycle", "repeats")
_NUMBER = re.compile(r"[0-9]{1,12}(?:\.[0-9]{1,6})?")


def csv_rate_table(
    file: Path,
    column: str,
    dimensions: Mapping[str, Dimension],
    to_price: Callable[[dict[str, object]], PrintedPrice],
) -> RateTable:
    """Return the table of the prices in one column of a CSV file.

    Columns: `line` (a line number, or two as `597-606`), `section`, one for each
    dimension, one or more of prices as printed, and where they are needed
    `lifecycle` and `repeats`. A cell may hold alternatives, `a|b`, and for a
    number a band, `40-70`.

    Raises:
        ExceptionGroup: of one PlacedError for each cell that cannot be read.
    """
    rows = read_csv(file)
    names = list(rows[0][1]) if rows else []
    prices = [name for name in names if name not in _OWN_COLUMNS and name not in dimensions]
    if column not in prices:
        raise NotFoundError(f"no prices in {file.name}", allowed=", ".join(prices), got=column)
    keyed = [dimensions[name] for name in names if name in dimensions]
    built: list[RateRow] = []
    errors: list[Exception] = []
    for line, cells in rows:
        try:
            built.append(_row(cells, keyed, column, to_price, f"{file.name}: line {line}"))
        except ExceptionGroup as group:
            errors.append(group)
    if errors:
        raise ExceptionGroup(f"{file.name} has errors", errors)
    return RateTable(built)


def _row(
    cells: dict[str, str],
    keyed: list[Dimension],
    column: str,
    to_price: Callable[[dict[str, object]], PrintedPrice],
    where: str,
) -> RateRow:
    """Return the row of a line, or raise all that is wrong with its cells as one group."""
    key: dict[str, tuple[KeyPart, ...]] = {}
    errors: list[PlacedError] = []
    for dimension in keyed:
        texts = cells[dimension.name].split("|")
        try:
            key[dimension.name] = tuple(_key_part(text, dimension) for text in texts)
        except KommunedataError as error:
            errors.append(PlacedError(error, f"{where}: {dimension.name}"))
    place: dict[str, object] = {
        name: cells[name] for name in ("line", "section", "lifecycle") if cells.get(name)
    }
    try:
        price = to_price({**place, "printed": cells[column]})
        repeats = int(cells["repeats"]) if cells.get("repeats") else None
    except (KommunedataError, ExceptionGroup, ValueError) as error:
        errors.append(PlacedError(error, f"{where}: {column}"))
    if errors:
        raise ExceptionGroup(f"{where} has errors", errors)
    return RateRow(key, price, repeats)


def _key_part(text: str, dimension: Dimension) -> KeyPart:
    if dimension.unit is None:
        if text not in dimension.values:
            raise InvalidValueError(
                f"unknown {dimension.name}",
                allowed=", ".join(dimension.values),
                got=text,
                suggestions=near_names(text, dimension.values),
            )
        return text
    if _NUMBER.fullmatch(text):
        return dimension_value(Decimal(text), where=dimension.name)
    return Band.parse(text)
