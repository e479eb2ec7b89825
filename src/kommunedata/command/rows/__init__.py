"""Data as rows of a CSV file that programs read: one table for each kind."""

from __future__ import annotations

from kommunedata.command.rows.budget_lines import budget_rows
from kommunedata.command.rows.cells import CsvTable
from kommunedata.command.rows.goals import goal_rows
from kommunedata.command.rows.prices import price_rows
from kommunedata.command.rows.registers import chart_rows, municipality_rows

__all__ = [
    "CsvTable",
    "budget_rows",
    "chart_rows",
    "goal_rows",
    "municipality_rows",
    "price_rows",
]
