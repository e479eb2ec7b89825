"""Budgets, their trees and what is reported of them as rows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeAlias

import attrs

from kommunedata.budget import (
    Adjustment,
    BudgetColumn,
    BudgetComparison,
    BudgetLine,
    ComparisonRow,
    FollowUp,
    FollowUpRow,
    KeyFigure,
    Node,
    ProjectedLine,
    Years,
)
from kommunedata.money import Money
from kommunedata.records.cells import Cell, said
from kommunedata.records.grid import Field, Grid, both, field, level_fields, place_fields

__all__ = [
    "adjustments",
    "comparison_rows",
    "follow_up_rows",
    "key_figures",
    "lines",
    "projected_lines",
    "tree_rows",
]

_Compared: TypeAlias = tuple[BudgetComparison, ComparisonRow]
_Followed: TypeAlias = tuple[FollowUp, FollowUpRow]
_PartOf: TypeAlias = tuple[KeyFigure | None, KeyFigure]


def lines(rows: Sequence[BudgetLine], *, depth: int = 0) -> Grid[BudgetLine]:
    """Return a row for each line; `depth` is how many keys a path has where there is no line."""
    fields: tuple[Field[BudgetLine], ...] = (
        *level_fields(lambda line: line.path, rows, at_least=depth),
        field("year", "År", "Year", lambda line: line.year),
        field("phase", "Fase", "Phase", lambda line: line.phase),
        field("basis", "Grundlag", "Basis", lambda line: line.basis),
        field("amount", "Beløb", "Amount", lambda line: line.amount),
        field("quantum", "Trykt til nærmeste", "Printed to", lambda line: line.amount.quantum),
        field("price_level", "Prisniveau", "Price level", lambda line: line.price_level),
        field("account", "Konto", "Account", _account),
        field("posting_type", "Dranst", "Posting type", lambda line: line.posting_type),
        field("ownership", "Ejerforhold", "Ownership", lambda line: line.ownership),
        field("grouping", "Gruppering", "Grouping", lambda line: line.grouping),
        field("art", "Art", "Art", lambda line: line.art),
        *place_fields(lambda line: line.locator),
    )
    return Grid(fields, tuple(rows))


def adjustments(rows: Sequence[Adjustment]) -> Grid[Adjustment]:
    """Return a row for each adjustment, parts of others too."""
    fields: tuple[Field[Adjustment], ...] = (
        field("id", "Id", "Id", lambda each: each.id),
        *level_fields(lambda each: each.path, rows),
        both("name", "Tilretning", "Adjustment", lambda each: said(each.name_da, each.name_en)),
        field("amount", "Beløb", "Amount", lambda each: each.amount),
        field("quantum", "Trykt til nærmeste", "Printed to", lambda each: each.amount.quantum),
        field(
            "years_known", "År oplyst", "Years known", lambda each: isinstance(each.years, Years)
        ),
        field("first_year", "Fra år", "First year", lambda each: _years(each)[0]),
        field("last_year", "Til år", "Last year", lambda each: _years(each)[1]),
        field("included", "Indregnet", "Included", lambda each: each.included),
        field("part_of", "Del af", "Part of", lambda each: each.part_of),
        field("category", "Kategori", "Category", lambda each: each.category),
        field("decided_in", "Besluttet i", "Decided in", lambda each: each.decided_in),
        *place_fields(lambda each: each.locator),
    )
    return Grid(fields, tuple(rows))


def key_figures(rows: Sequence[KeyFigure]) -> Grid[_PartOf]:
    """Return a row for each key figure, then its parts."""
    found = [each for figure in rows for each in _with_parts(figure, None)]
    fields: tuple[Field[_PartOf], ...] = (
        field("id", "Id", "Id", lambda row: row[1].id),
        field("part_of", "Del af", "Part of", _part_of),
        *level_fields(lambda row: row[1].path, found),
        both("name", "Nøgletal", "Key figure", lambda row: said(row[1].name_da, row[1].name_en)),
        field("value", "Værdi", "Value", lambda row: row[1].value),
        field("unit", "Enhed", "Unit", lambda row: row[1].unit),
        field("year", "År", "Year", lambda row: row[1].year),
        field("approximate", "Ca.", "Approximate", lambda row: row[1].approximate),
        *place_fields(lambda row: row[1].locator),
    )
    return Grid(fields, tuple(found))


@attrs.frozen
class _Sum:
    """One sum of one place."""

    node: Node
    depth: int
    column: BudgetColumn
    amount: Money
    tolerance: Money
    count: int


def tree_rows(tree: Node) -> Grid[_Sum]:
    """Return a row for each place and each column that it has a sum in, a place before its own."""
    rows = tuple(_sums(tree, 0))
    fields: tuple[Field[_Sum], ...] = (
        field("depth", "Dybde", "Depth", lambda row: row.depth),
        field("leaf", "Yderst", "Leaf", lambda row: not row.node.children),
        *level_fields(lambda row: row.node.path, rows),
        field("year", "År", "Year", lambda row: row.column.year),
        field("phase", "Fase", "Phase", lambda row: row.column.phase),
        field("basis", "Grundlag", "Basis", lambda row: row.column.basis),
        field("price_level", "Prisniveau", "Price level", lambda row: row.column.price_level),
        field("amount", "Beløb", "Amount", lambda row: row.amount),
        field("tolerance", "±", "±", lambda row: row.tolerance),
        field("line_count", "Poster", "Lines", lambda row: row.count),
    )
    return Grid(fields, rows)


def comparison_rows(found: BudgetComparison) -> Grid[_Compared]:
    """Return a row for each place; totals are left out."""
    rows = tuple((found, row) for row in found.rows)
    fields: tuple[Field[_Compared], ...] = (
        *level_fields(lambda row: row[1].path, rows),
        field("one_year", "Første, år", "One, year", lambda row: row[0].one.year),
        field("one_phase", "Første, fase", "One, phase", lambda row: row[0].one.phase),
        field("one", "Første, beløb", "One, amount", lambda row: row[1].one),
        field("other_year", "Anden, år", "Other, year", lambda row: row[0].other.year),
        field("other_phase", "Anden, fase", "Other, phase", lambda row: row[0].other.phase),
        field("other", "Anden, beløb", "Other, amount", lambda row: row[1].other),
        field("difference", "Forskel", "Difference", lambda row: row[1].difference),
        field("change", "Forskel, andel", "Difference, share", lambda row: row[1].change),
        field("remaining", "Rest", "Remaining", lambda row: row[1].remaining),
    )
    return Grid(fields, rows)


def follow_up_rows(found: FollowUp) -> Grid[_Followed]:
    """Return a row for each place; totals are left out."""
    rows = tuple((found, row) for row in found.rows)
    fields: tuple[Field[_Followed], ...] = (
        *level_fields(lambda row: row[1].path, rows),
        field("year", "År", "Year", lambda row: row[0].year),
        field("original", "Oprindeligt budget", "Original budget", lambda row: row[1].original),
        field(
            "supplementary", "Tillægsbevilling", "Supplementary", lambda row: row[1].supplementary
        ),
        field("corrected", "Korrigeret budget", "Corrected budget", lambda row: row[1].corrected),
        field(
            "corrected_derived",
            "Korrigeret er afledt",
            "Corrected is derived",
            lambda row: row[1].derived,
        ),
        field("actual", "Regnskab", "Accounts", lambda row: row[1].actual),
        field("forecast", "Forventet regnskab", "Forecast", lambda row: row[1].forecast),
        field("deviation", "Afvigelse", "Deviation", lambda row: row[1].deviation),
        field("measured", "Afvigelse af", "Deviation of", lambda row: row[0].measured),
        field("sign", "Fortegn", "Sign", lambda row: row[0].sign),
    )
    return Grid(fields, rows)


def projected_lines(rows: Sequence[ProjectedLine]) -> Grid[ProjectedLine]:
    """Return a row for each line, as it was and as it is projected."""
    fields: tuple[Field[ProjectedLine], ...] = (
        *level_fields(lambda row: row.base.path, rows),
        field("account", "Konto", "Account", lambda row: _account(row.base)),
        field("art", "Art", "Art", lambda row: row.base.art),
        field("basis", "Grundlag", "Basis", lambda row: row.base.basis),
        field("base_year", "Fra år", "Base year", lambda row: row.base.year),
        field("base_phase", "Fra fase", "Base phase", lambda row: row.base.phase),
        field("base_amount", "Fra beløb", "Base amount", lambda row: row.base.amount),
        field(
            "base_price_level",
            "Fra prisniveau",
            "Base price level",
            lambda row: row.base.price_level,
        ),
        field("factor", "Faktor", "Factor", lambda row: row.factor),
        field("year", "År", "Year", lambda row: row.line.year),
        field("phase", "Fase", "Phase", lambda row: row.line.phase),
        field("amount", "Beløb", "Amount", lambda row: row.line.amount),
        *place_fields(lambda row: row.base.locator),
    )
    return Grid(fields, tuple(rows))


def _account(line: BudgetLine) -> Cell:
    return None if line.account is None else line.account.code


def _part_of(row: _PartOf) -> Cell:
    return None if row[0] is None else row[0].id


def _years(adjustment: Adjustment) -> tuple[int | None, int | None]:
    years = adjustment.years
    return (years.first, years.last) if isinstance(years, Years) else (None, None)


def _with_parts(figure: KeyFigure, whole: KeyFigure | None) -> Iterator[_PartOf]:
    yield whole, figure
    for part in figure.parts:
        yield from _with_parts(part, figure)


def _sums(node: Node, depth: int) -> Iterator[_Sum]:
    for column, (oere, tolerance, count) in node.pairs():
        yield _Sum(node, depth, column, Money(oere=oere), Money(oere=tolerance), count)
    for child in node.children:
        yield from _sums(child, depth + 1)
