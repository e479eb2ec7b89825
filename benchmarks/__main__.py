"""The command `python benchmarks`: run every comparison and print the table."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from datetime import UTC, date, datetime
from pathlib import Path

import bill
import danish_text
import imports
import loading
import money
import openfisca_bill
import report

_COMPARISONS = (money, bill, openfisca_bill, imports, loading, danish_text)


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the table, write the page where one is named, and return the exit status 0."""
    options = _parser().parse_args(arguments)
    rows = [row for comparison in _COMPARISONS for row in comparison.compare()]
    print(report.table(rows), end="")
    if options.write is not None:
        options.write.write_text(report.page(rows, options.date), encoding="utf-8")
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python benchmarks", description="Run the benchmarks.")
    parser.add_argument("--write", type=Path, metavar="PAGE", help="write the page, in Markdown")
    parser.add_argument(
        "--date",
        type=date.fromisoformat,
        default=datetime.now(tz=UTC).date(),
        help="the day to print on the page, as 2026-11-21; today without it",
    )
    return parser


if __name__ == "__main__":
    sys.exit(main())
