"""Observations from CSV files."""

from __future__ import annotations

from pathlib import Path

from kommunedata._checks import exact_decimal
from kommunedata.errors import InvalidValueError, KommunedataError, LoadError
from kommunedata.io.files import read_csv
from kommunedata.strategy import Observation, parse_year

__all__ = ["OBSERVATION_COLUMNS", "load_observations"]

OBSERVATION_COLUMNS = ("indicator", "year", "value", "source", "example")
"""The columns of a file of observations; the last two may be left out."""

_NEEDED = OBSERVATION_COLUMNS[:3]
_WORDS = {"": False, "no": False, "yes": True}


def load_observations(path: str | Path) -> tuple[Observation, ...]:
    """Return the observations of a CSV file, in its order (*målinger*).

    The first line names the columns: `indicator`, `year` and `value`, and where there
    are any `source` and `example` (`yes` or `no`). A value is written plainly, 1.7; one
    year stands in each row. Years such as 2015-16 are refused: which of the two is
    meant is for whoever writes the file.

    Raises:
        LoadError: with every problem of the file, each with its line.
    """
    file = Path(path)
    problems: list[str] = []
    found: list[Observation] = []
    seen: set[tuple[str, int]] = set()
    for number, row in read_csv(file):
        _check_columns(row, file.name)
        try:
            found.append(_observation(row, seen))
        except KommunedataError as error:
            problems.append(f"{error.reason} @ {file.name}: line {number}")
    if problems:
        raise LoadError(f"{file.name} cannot be loaded", problems=problems)
    return tuple(found)


def _check_columns(row: dict[str, str], name: str) -> None:
    problems = [f"missing column {each!r} @ {name}: line 1" for each in _NEEDED if each not in row]
    unknown = [each for each in row if each not in OBSERVATION_COLUMNS]
    problems += [f"unknown column, got {each!r} @ {name}: line 1" for each in unknown]
    if problems:
        raise LoadError(f"{name} cannot be loaded", problems=problems)


def _observation(row: dict[str, str], seen: set[tuple[str, int]]) -> Observation:
    example = row.get("example", "")
    if example not in _WORDS:
        raise InvalidValueError("not an answer", allowed="yes, no or nothing", got=example)
    key = (row["indicator"], parse_year(row["year"]))
    if key in seen:
        raise InvalidValueError("two observations of one year", allowed="one", got=key)
    seen.add(key)
    return Observation(
        indicator=row["indicator"],
        year=key[1],
        value=exact_decimal(row["value"], where="value"),
        source=row.get("source") or None,
        example=_WORDS[example],
    )
