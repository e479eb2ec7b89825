"""The lines of a budget as rows."""

from __future__ import annotations

from kommunedata.budget import Budget, BudgetLine
from kommunedata.command.rows.cells import PLACE_COLUMNS, Cell, CsvTable, place_cells

__all__ = ["budget_rows"]

_LEVEL = "level_{}"
_COLUMNS = (
    "year",
    "phase",
    "basis",
    "amount",
    "quantum",
    "price_level",
    "account",
    "posting_type",
    "ownership",
    "grouping",
    "art",
)


def budget_rows(budget: Budget) -> CsvTable:
    """Return a row for each line (*budgetpost*), in the budget's order.

    `level_1` is the outermost key of the path. `amount` is in kroner, expenses positive,
    and `quantum` is what it was printed to: 100000.00 for an amount to 0,1 mio. kr.
    """
    levels = tuple(_LEVEL.format(number) for number in range(1, len(budget.levels) + 1))
    columns = (*levels, *_COLUMNS, *PLACE_COLUMNS)
    return CsvTable(columns, tuple(_row(line) for line in budget.lines))


def _row(line: BudgetLine) -> dict[str, Cell]:
    return {
        **{_LEVEL.format(number): key for number, key in enumerate(line.path, 1)},
        "year": line.year,
        "phase": line.phase,
        "basis": line.basis,
        "amount": line.amount.money,
        "quantum": line.amount.quantum,
        "price_level": line.price_level,
        "account": None if line.account is None else line.account.code,
        "posting_type": line.posting_type,
        "ownership": line.ownership,
        "grouping": line.grouping,
        "art": line.art,
        **place_cells(line.locator),
    }
