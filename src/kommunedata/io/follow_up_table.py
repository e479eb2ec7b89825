"""Follow-up tables in Danish figures, as finance departments keep them in a spreadsheet."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path as FilePath
from types import MappingProxyType
from typing import Literal

import attrs

from kommunedata.budget import Basis, BudgetLine, Path, Phase
from kommunedata.danish import parse_money
from kommunedata.errors import KommunedataError, LoadError, near_names
from kommunedata.io.delimited import CsvForm, Rows, delimited_rows

__all__ = ["FOLLOW_UP_COLUMNS", "FollowUpLines", "load_follow_up_table"]

FOLLOW_UP_COLUMNS: Mapping[str, Phase | None] = MappingProxyType(
    {
        "Oprindeligt budget": Phase.BUDGET,
        "Vedtaget budget": Phase.BUDGET,
        "Tillægsbevillinger": Phase.SUPPLEMENTARY,
        "Korrigeret budget": Phase.CORRECTED,
        "Forventet regnskab": Phase.FORECAST,
        "Forbrug": Phase.ACCOUNTS,
        "Regnskab": Phase.ACCOUNTS,
        "Afvigelse": None,
        "Forventet afvigelse": None,
    }
)
"""The usual headings of a follow-up table; what has no phase is derived, and passed over."""

_TOTAL = re.compile(
    r"(?:i\s?alt|total|hovedtotal|subtotal|sum|samlet|.*\s(?:i\s?alt|total)):?", re.IGNORECASE
)
_AS_WRITTEN = CsvForm()


@attrs.frozen
class FollowUpLines:
    """The lines of a table, and the keys of its rows that are totals, in their order.

    A total's keys are as written, so one may be empty: `("I alt", "")`.
    """

    lines: tuple[BudgetLine, ...]
    left_out: tuple[tuple[str, ...], ...]


def load_follow_up_table(
    path: str | FilePath,
    *,
    year: int,
    basis: Basis,
    scale: Literal["kr.", "tkr.", "mio. kr.", "mia. kr."],
    levels: Sequence[str],
    columns: Mapping[str, Phase | None] = FOLLOW_UP_COLUMNS,
    form: CsvForm = _AS_WRITTEN,
) -> FollowUpLines:
    r"""Return the lines of a follow-up table in CSV (*budgetopfølgning*), row by row.

    Names stand on top: `levels` are the columns whose cells make the path, outermost
    first, and `columns` says what each of the others is. Figures are Danish, `1.234,5`,
    in the `scale` of the table's heading, and stated to their last digit. An empty cell
    is missing, not zero. A row repeats others and is left out where one of its keys is, in
    whole, *i alt*, *total*, *hovedtotal*, *subtotal*, *sum* or *samlet*, or ends in *i alt*
    or *total*; a colon may follow. A place such as *Sum-puljen* is kept, and so is a total
    of other words: `left_out` shows what was taken for one.

    >>> import pathlib, tempfile
    >>> file = pathlib.Path(tempfile.mkdtemp()) / "follow_up.csv"
    >>> rows = ("Område;Korrigeret budget", "Tandplejen;20,7", "I alt;20,7")
    >>> _ = file.write_text("\n".join(rows), encoding="utf-8")
    >>> read = load_follow_up_table(
    ...     file, year=2024, basis=Basis.NET, scale="mio. kr.", levels=["Område"]
    ... )
    >>> (line,) = read.lines
    >>> line.path, line.phase.name, line.amount.money
    (('Tandplejen',), 'CORRECTED', Money.kr('20700000.00'))
    >>> read.left_out
    (('I alt',),)

    Raises:
        LoadError: with every problem of the file, each as `reason @ file: line 7: column`.
    """
    file = FilePath(path)
    rows = delimited_rows(file, form)
    number, names = next(rows, (1, []))
    found = [
        f"{each} @ {file.name}: line {number}" for each in _name_problems(names, levels, columns)
    ]
    if found:
        raise LoadError(f"{file.name} cannot be loaded", problems=found)

    def line(keys: Path, text: str, phase: Phase) -> BudgetLine:
        amount = parse_money(text, scale=scale)
        return BudgetLine(year=year, path=keys, amount=amount, basis=basis, phase=phase)

    lines: list[BudgetLine] = []
    left_out: list[Path] = []
    for where, row in _checked_rows(rows, file, names, levels, found):
        keys = tuple(row[level] for level in levels)
        if _is_total(keys):
            left_out.append(keys)
            continue
        for name, phase in columns.items():
            if phase is None or not row.get(name):
                continue
            try:
                lines.append(line(keys, row[name], phase))
            except KommunedataError as error:
                found.append(f"{error.reason} @ {where}: {name}")
    if found:
        raise LoadError(f"{file.name} cannot be loaded", problems=found)
    return FollowUpLines(tuple(lines), tuple(left_out))


def _name_problems(
    names: Sequence[str], levels: Sequence[str], columns: Mapping[str, Phase | None]
) -> Iterator[str]:
    known = [*levels, *columns]
    for level in levels:
        if level not in names:
            yield f"missing column {level!r}"
    for at, name in enumerate(names):
        if name in names[:at]:
            yield f"column occurs twice, got {name!r}"
        elif name not in known:
            near = near_names(name, known)
            yield f"unknown column, got {name!r}" + (f", did you mean {near[0]!r}?" if near else "")
    phases = [columns[name] for name in names if columns.get(name) is not None]
    for phase in dict.fromkeys(phases):
        if phase is not None and phases.count(phase) > 1:
            yield f"two columns of phase {phase.value}"
    if not phases:
        amounts = ", ".join(name for name, phase in columns.items() if phase is not None)
        yield f"no column of amounts, allowed: {amounts}"


def _checked_rows(
    rows: Rows, file: FilePath, names: Sequence[str], levels: Sequence[str], found: list[str]
) -> Iterator[tuple[str, dict[str, str]]]:
    """Yield totals and the rows without a fault, each with its place; faults are found."""
    seen: dict[Path, int] = {}
    for number, cells in rows:
        where = f"{file.name}: line {number}"
        if len(cells) != len(names):
            found.append(f"{len(cells)} cells under {len(names)} names @ {where}")
            continue
        row = dict(zip(names, map(str.strip, cells), strict=True))
        keys = tuple(row[level] for level in levels)
        if _is_total(keys):
            yield where, row
            continue
        blank = [level for level, key in zip(levels, keys, strict=True) if not key]
        found += [f"no key @ {where}: {level}" for level in blank]
        if seen.setdefault(keys, number) != number:
            found.append(f"path stands twice, first in line {seen[keys]} @ {where}")
        if not blank:
            yield where, row


def _is_total(keys: Path) -> bool:
    return any(_TOTAL.fullmatch(key) for key in keys)
