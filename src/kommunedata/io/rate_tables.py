"""Rate tables from CSV files: a line for each printed row, a column for each period."""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal

from kommunedata.errors import InvalidValueError, KommunedataError, NotFoundError, near_names
from kommunedata.io.files import CsvRows
from kommunedata.io.problems import FollowsFromAnotherError, PlacedError
from kommunedata.io.source_entries import Names
from kommunedata.language import Label
from kommunedata.tariffs import (
    Band,
    Dimension,
    KeyPart,
    PrintedPrice,
    RateRow,
    dimension_value,
)

__all__ = ["csv_rate_rows"]

_LABELS = ("label_da", "label_en")
_OWN_COLUMNS = ("line", "section", "lifecycle", "ambiguous", "reading", "repeats", *_LABELS)
_PRICE_COLUMN = re.compile(r"[0-9]{4}[0-9A-Za-z_-]{0,30}")
_LINE = re.compile(r"[0-9]{1,7}")
_NUMBER = re.compile(r"[0-9]{1,12}(?:\.[0-9]{1,6})?")


def csv_rate_rows(
    name: str,
    rows: CsvRows,
    column: str,
    dimensions: Names[Dimension],
    to_price: Callable[[dict[str, object]], PrintedPrice],
) -> tuple[RateRow, ...]:
    """Return the prices in one column of a CSV file, given its name and rows.

    Columns: `line` (a line number, or two as `597-606`), one for each dimension,
    prices as printed under names that begin with a year, and where they are
    needed `section`, `lifecycle`, `ambiguous`, `reading`, `repeats`, `label_da`
    and `label_en`. A cell may hold alternatives, `a|b`, and for a number a band, `40-70`.

    Raises:
        NotFoundError: there are no rows, or no such column.
        ExceptionGroup: of one PlacedError for each column or cell that cannot
            be read.
    """
    names = list(rows[0][1]) if rows else []
    _check_columns(names, dimensions, name)
    known = dimensions.known()
    prices = [name for name in names if _PRICE_COLUMN.fullmatch(name)]
    if column not in prices:
        raise NotFoundError(
            f"no prices in {name}", allowed=", ".join(prices) or "none there", got=column
        )
    keyed = [known[name] for name in names if name in known]
    built: list[RateRow] = []
    errors: list[Exception] = []
    for line, cells in rows:
        try:
            built.append(_row(cells, keyed, column, to_price, f"{name}: line {line}"))
        except ExceptionGroup as group:
            errors.append(group)
    if errors:
        raise ExceptionGroup(f"{name} has errors", errors)
    return tuple(built)


def _check_columns(names: list[str], dimensions: Names[Dimension], file: str) -> None:
    if any(dimensions.could_not_be_read(name) for name in names):
        raise FollowsFromAnotherError
    known = [*_OWN_COLUMNS, *dimensions.known()]
    strange = [n for n in names if n not in known and not _PRICE_COLUMN.fullmatch(n)]
    if strange:
        errors = [
            PlacedError(
                NotFoundError("unknown column", got=name, suggestions=near_names(name, known)),
                f"{file}: line 1",
            )
            for name in strange
        ]
        raise ExceptionGroup(f"{file} has unknown columns", errors)


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
        name: cells[name] for name in ("line", "section", "lifecycle", "reading") if cells.get(name)
    }
    if cells.get("ambiguous"):
        place["ambiguous"] = cells["ambiguous"].split("|")
    try:
        price = to_price({**place, "printed": cells[column]})
        repeats = _line_number(cells["repeats"]) if cells.get("repeats") else None
    except (KommunedataError, ExceptionGroup) as error:
        errors.append(PlacedError(error, f"{where}: {column}"))
    if errors:
        raise ExceptionGroup(f"{where} has errors", errors)
    return RateRow(key, price, repeats, _label(cells))


def _label(cells: dict[str, str]) -> Label | None:
    da, en = (cells.get(name, "") for name in _LABELS)
    return Label(da, en) if da or en else None


def _line_number(text: str) -> int:
    if not _LINE.fullmatch(text):
        raise InvalidValueError("not a line", allowed="a line number", got=text)
    return int(text)


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
