"""Charts of accounts from CSV files."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from types import MappingProxyType

from kommunedata.budget import ChartOfAccounts
from kommunedata.errors import LoadError, near_names
from kommunedata.io.files import read_csv

__all__ = ["load_chart_of_accounts"]

_COLUMNS = ("kind", "code", "name")
_FORMS = MappingProxyType(
    {
        "account": ("5, 5.30 or 5.30.26", re.compile(r"[0-9](?:\.[0-9]{2}){0,2}")),
        "posting_type": ("1 to 7", re.compile("[1-7]")),
        "ownership": ("0 to 9", re.compile("[0-9]")),
        "grouping": ("5.30.26 001", re.compile(r"[0-9](?:\.[0-9]{2}){2} [0-9]{3}")),
        "art": ("1 or 2.2", re.compile(r"[0-9](?:\.[0-9])?")),
    }
)


def load_chart_of_accounts(path: str | Path, *, edition: str, complete: bool) -> ChartOfAccounts:
    r"""Return the chart of accounts of a CSV file (*kontoplan*), separated by commas, UTF-8.

    Columns: `kind` (`account`, `posting_type`, `ownership`, `grouping`, `art`), `code` as the chart
    writes it (`5.30.26`), `name`, and, for its readers alone, `source`. Where the
    file is not `complete`, a code that it lacks may well be official. A file without
    rows is no chart.

    >>> import pathlib, tempfile
    >>> file = pathlib.Path(tempfile.mkdtemp()) / "chart.csv"
    >>> _ = file.write_text("kind,code,name\nposting_type,1,Drift\n", encoding="utf-8")
    >>> load_chart_of_accounts(file, edition="Budget 2025", complete=True).posting_types
    {'1': 'Drift'}

    Raises:
        LoadError: with every problem of the file, each as `reason @ file: line 7: column`.
        InvalidValueError: for a blank or overlong `edition`.
    """
    file = Path(path)
    rows = read_csv(file)
    names: dict[str, dict[str, str]] = {kind: {} for kind in _FORMS}
    found = [f"missing column {name!r}" for name in _COLUMNS if rows and name not in rows[0][1]]
    strange = [name for name in (rows[0][1] if rows else ()) if name not in {*_COLUMNS, "source"}]
    found += [f"unknown column, got {name!r}" for name in strange]
    found += [] if rows else ["no codes, allowed: a row for each below the names"]
    found = [f"{problem} @ {file.name}: line 1" for problem in found]
    for line, cells in rows if not found else ():
        reasons = list(_row_problems(cells, names))
        found += [f"{reason} @ {file.name}: line {line}: {column}" for column, reason in reasons]
        if not reasons:
            names[cells["kind"]][cells["code"]] = cells["name"]
    if found:
        raise LoadError(f"{file.name} cannot be loaded", problems=found)
    return ChartOfAccounts(
        edition=edition,
        complete=complete,
        accounts=names["account"],
        posting_types=names["posting_type"],
        ownerships=names["ownership"],
        groupings=names["grouping"],
        arts=names["art"],
    )


def _row_problems(
    cells: dict[str, str], names: dict[str, dict[str, str]]
) -> Iterator[tuple[str, str]]:
    kind, code = cells["kind"], cells["code"]
    if not cells["name"].strip():
        yield "name", "no name"
    if kind not in _FORMS:
        near = near_names(kind, _FORMS)
        hint = f", did you mean {near[0]!r}?" if near else ""
        yield "kind", f"unknown kind, allowed: {', '.join(_FORMS)}, got {kind!r}{hint}"
        return
    allowed, form = _FORMS[kind]
    if not form.fullmatch(code):
        yield "code", f"not a code, allowed: {allowed}, got {code!r}"
    if code in names[kind]:
        yield "code", f"code occurs twice, got {code!r}"
