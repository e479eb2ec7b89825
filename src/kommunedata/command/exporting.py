"""Data as files for other programs, in the formats that its kind has."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Literal, TypeAlias

from kommunedata.budget import Budget, ChartOfAccounts
from kommunedata.command.outcome import Outcome, WrongArgumentError
from kommunedata.command.rows import (
    CsvTable,
    budget_rows,
    chart_rows,
    goal_rows,
    municipality_rows,
    price_rows,
)
from kommunedata.command.shipped import Municipalities
from kommunedata.io import export_stratml
from kommunedata.io.files import write_bytes
from kommunedata.strategy import Strategy
from kommunedata.tariffs import TariffSchedule

__all__ = ["FORMATS", "exported"]

FORMATS = ("csv", "stratml")
"""Every format; each kind of data has some of them."""

_Part: TypeAlias = Literal[1, 2]
_Made: TypeAlias = tuple[bytes, tuple[str, ...]]
"""The file's content, and what it does not hold of the data."""


def exported(
    data: object, form: str, *, part: _Part | None = None, to: Path | None = None
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
    writers = _writers(data, part or 2)
    if form not in writers:
        allowed = ", ".join(writers) or "none"
        raise WrongArgumentError("no such format of this data", allowed=allowed, got=form)
    content, losses = writers[form]()
    if to is None:
        return Outcome(output=content, remarks=losses)
    write_bytes(content, to)
    return Outcome(remarks=losses)


def _writers(data: object, part: _Part) -> dict[str, Callable[[], _Made]]:
    """Return what writes data, by the names of the formats that it has."""
    if isinstance(data, TariffSchedule):
        return {"csv": lambda: _csv(price_rows(data))}
    if isinstance(data, Budget):
        return {"csv": lambda: _csv(budget_rows(data))}
    if isinstance(data, Strategy):
        return {"csv": lambda: _csv(goal_rows(data)), "stratml": lambda: _stratml(data, part)}
    if isinstance(data, ChartOfAccounts):
        return {"csv": lambda: _csv(chart_rows(data))}
    if isinstance(data, Municipalities):
        return {"csv": lambda: _csv(municipality_rows(data.members))}
    return {}


def _csv(table: CsvTable) -> _Made:
    return table.to_csv(), ()


def _stratml(strategy: Strategy, part: _Part) -> _Made:
    made = export_stratml(strategy, part=part)
    return made.xml, tuple(map(str, made.losses))
