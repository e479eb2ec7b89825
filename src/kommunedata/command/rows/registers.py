"""Registers as rows: municipalities and the chart of accounts."""

from __future__ import annotations

from collections.abc import Iterable

from kommunedata.budget import ChartOfAccounts
from kommunedata.command.rows.cells import CsvTable
from kommunedata.municipality import Municipality

__all__ = ["chart_rows", "municipality_rows"]


def municipality_rows(members: Iterable[Municipality]) -> CsvTable:
    """Return a row for each municipality (*kommune*); codes keep their leading zero."""
    columns = ("code", "name", "region", "nuts2", "nuts3")
    rows = tuple({name: getattr(each, name) for name in columns} for each in members)
    return CsvTable(columns, rows)


def chart_rows(chart: ChartOfAccounts) -> CsvTable:
    """Return a row for each code (*kontoplan*), in the form that `load_chart_of_accounts` reads."""
    kinds = {
        "account": chart.accounts,
        "posting_type": chart.posting_types,
        "ownership": chart.ownerships,
        "grouping": chart.groupings,
        "art": chart.arts,
    }
    rows = tuple(
        {"kind": kind, "code": code, "name": name}
        for kind, names in kinds.items()
        for code, name in names.items()
    )
    return CsvTable(("kind", "code", "name"), rows)
