"""Findings, municipalities and charts of accounts as rows."""

from __future__ import annotations

from collections.abc import Sequence

from kommunedata.budget import ChartOfAccounts
from kommunedata.finding import Finding
from kommunedata.municipality import Municipality
from kommunedata.records.cells import Coded
from kommunedata.records.grid import Field, Grid, field

__all__ = ["chart_names", "findings", "municipalities"]


def findings(rows: Sequence[Finding]) -> Grid[Finding]:
    """Return a row for each finding of a check."""
    fields: tuple[Field[Finding], ...] = (
        field("code", "Kode", "Code", lambda each: each.code),
        field("severity", "Vægt", "Severity", lambda each: each.severity),
        field("message", "Bemærkning (engelsk)", "Finding", lambda each: each.message),
        field("where", "Sted", "Place", lambda each: each.where),
    )
    return Grid(fields, tuple(rows))


def municipalities(rows: Sequence[Municipality]) -> Grid[Municipality]:
    """Return a row for each municipality; codes are texts."""
    fields: tuple[Field[Municipality], ...] = (
        field("code", "Kode", "Code", lambda each: each.code),
        field("name", "Kommune", "Municipality", lambda each: each.name),
        field("region", "Region", "Region", lambda each: each.region),
        field("nuts2", "NUTS 2", "NUTS 2", lambda each: each.nuts2),
        field("nuts3", "NUTS 3", "NUTS 3", lambda each: each.nuts3),
    )
    return Grid(fields, tuple(rows))


def chart_names(chart: ChartOfAccounts) -> Grid[tuple[Coded, str, str]]:
    """Return a row for each code that the chart has a name for."""
    kinds = (
        (Coded("account", "konto", "account"), chart.accounts),
        (Coded("posting_type", "dranst", "posting type"), chart.posting_types),
        (Coded("ownership", "ejerforhold", "ownership"), chart.ownerships),
        (Coded("grouping", "gruppering", "grouping"), chart.groupings),
        (Coded("art", "art", "art"), chart.arts),
    )
    fields: tuple[Field[tuple[Coded, str, str]], ...] = (
        field("kind", "Art", "Kind", lambda row: row[0]),
        field("code", "Kode", "Code", lambda row: row[1]),
        field("name", "Navn", "Name", lambda row: row[2]),
    )
    items = ((kind, code, name) for kind, names in kinds for code, name in names.items())
    return Grid(fields, tuple(items))
