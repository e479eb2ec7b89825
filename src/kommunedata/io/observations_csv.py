"""Observations from CSV files."""

from __future__ import annotations

import re
from pathlib import Path

import cattrs

from kommunedata.errors import InvalidValueError, LoadError
from kommunedata.io.converter import as_text, make_converter
from kommunedata.io.files import CsvRows, read_csv
from kommunedata.io.problems import structured
from kommunedata.strategy import Observation

__all__ = ["OBSERVATION_COLUMNS", "load_observations"]

OBSERVATION_COLUMNS = ("indicator", "year", "value", "source", "example")
"""The columns of a file of observations; the last two may be left out."""

_NEEDED = OBSERVATION_COLUMNS[:3]
_ANSWERS = {"no": False, "yes": True}
_YEAR = re.compile("[0-9]{4}")


def load_observations(path: str | Path) -> tuple[Observation, ...]:
    """Return the observations of a CSV file, in its order (*målinger*).

    The first line names the columns: `indicator`, `year` and `value`, and where there
    are any `source` and `example` (`yes` or `no`). A value is written plainly, 1.7; one
    year stands in each row. Years such as 2015-16 are refused: which of the two is
    meant is for whoever writes the file. So is a file without rows.

    Raises:
        LoadError: with every problem of the file, each as `reason @ file: line 7: column`.
    """
    file = Path(path)
    rows = read_csv(file)
    _check_columns(rows, file.name)
    converter = _converter()
    problems: dict[str, None] = {}
    lines: dict[tuple[str, int], int] = {}
    found: list[Observation] = []
    for line, cells in rows:
        place = f"{file.name}: line {line}"
        given = {name: cell for name, cell in cells.items() if cell or name in _NEEDED}
        read = structured(converter, given, Observation, place, problems)
        if read is None:
            continue
        first = lines.setdefault((read.indicator, read.year), line)
        if first != line:
            twice = f"two observations of one year, first in line {first}"
            problems[f"{twice}, got {read.indicator!r} {read.year} @ {place}"] = None
        found.append(read)
    if problems:
        raise LoadError(f"{file.name} cannot be loaded", problems=problems)
    return tuple(found)


def _check_columns(rows: CsvRows, name: str) -> None:
    names = rows[0][1] if rows else {}
    problems = [f"missing column {each!r}" for each in _NEEDED if each not in names]
    problems += [
        f"unknown column, got {each!r}" for each in names if each not in OBSERVATION_COLUMNS
    ]
    if not rows:
        problems = ["no observations, allowed: a row for each below the names"]
    if problems:
        places = (f"{problem} @ {name}: line 1" for problem in problems)
        raise LoadError(f"{name} cannot be loaded", problems=places)


def _converter() -> cattrs.Converter:
    """Return a converter that reads the cells, which are all texts."""
    converter = make_converter()
    converter.register_structure_hook(int, lambda raw, _: _year(as_text(raw)))
    converter.register_structure_hook(bool, lambda raw, _: _answer(as_text(raw)))
    return converter


def _year(cell: str) -> int:
    if not _YEAR.fullmatch(cell):
        raise InvalidValueError("not a year", allowed="one year such as 2015", got=cell)
    return int(cell)


def _answer(cell: str) -> bool:
    if cell not in _ANSWERS:
        raise InvalidValueError("not an answer", allowed="yes, no or nothing", got=cell)
    return _ANSWERS[cell]
