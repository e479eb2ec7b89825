"""Data as files for other programs, in the formats that its kind has."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Literal, TypeAlias

from kommunedata.budget import Budget, ChartOfAccounts
from kommunedata.command.csv_table import CsvTable
from kommunedata.command.named import Named
from kommunedata.command.outcome import Outcome, WrongArgumentError
from kommunedata.command.shipped import Municipalities
from kommunedata.io import Interchangeable, dump_json, export_stratml
from kommunedata.io.files import write_bytes
from kommunedata.strategy import Strategy
from kommunedata.tariffs import Bill, TariffSchedule

__all__ = ["FORMATS", "exported"]

FORMATS = ("json", "csv", "stratml")
"""Every format; each kind of data has some of them."""

_Part: TypeAlias = Literal[1, 2]
_Made: TypeAlias = tuple[bytes, tuple[str, ...]]
"""The file's content, and what it does not hold of the data."""


def exported(
    named: Named, form: str, *, part: _Part | None = None, to: Path | None = None
) -> Outcome:
    """Return data in a format, or write it to a file; one of that name is replaced.

    `part` is of StratML, Part 2 without it. What a format does not hold of the data is told
    in remarks.

    Raises:
        WrongArgumentError: a format that data of this kind does not have, or a part of one
            that has none.
        InvalidValueError: the data cannot be written in the format, or not to the file.
    """
    if part is not None and form != "stratml":
        raise WrongArgumentError("--part is for --format stratml", got=form)
    writers = _writers(named, part or 2)
    if form not in writers:
        allowed = ", ".join(writers) or "none"
        raise WrongArgumentError("no such format of this data", allowed=allowed, got=form)
    content, losses = writers[form]()
    if to is None:
        return Outcome(output=content, remarks=losses)
    write_bytes(content, to)
    return Outcome(remarks=losses)


def _writers(named: Named, part: _Part) -> dict[str, Callable[[], _Made]]:
    """Return what writes data, by the names of the formats that it has."""
    data = named.data
    writers: dict[str, Callable[[], _Made]] = {}
    if isinstance(data, TariffSchedule | Strategy | Budget | Bill):
        writers["json"] = lambda: _json(data, named.edition)
    table = _table_of(data)
    if table is not None:
        writers["csv"] = lambda: (table.to_csv(), ())
    if isinstance(data, Strategy):
        writers["stratml"] = lambda: _stratml(data, part)
    return writers


def _table_of(data: object) -> CsvTable | None:
    """Return the rows of data; None where it has none."""
    if isinstance(data, Municipalities):
        return CsvTable.of(data.members)
    tables = TariffSchedule | Budget | Strategy | ChartOfAccounts
    return CsvTable.of(data) if isinstance(data, tables) else None


def _json(data: Interchangeable, edition: str | None) -> _Made:
    return dump_json(data, edition=edition).encode(), ()


def _stratml(strategy: Strategy, part: _Part) -> _Made:
    made = export_stratml(strategy, part=part)
    return made.xml, tuple(map(str, made.losses))
