"""The command `python benchmarks`: check and time every comparison, and print the table.

pyperf's options count too. It starts this script again for each process that it
measures in; the one that you started manages them, and it alone checks and prints.
"""

from __future__ import annotations

import sys
from datetime import UTC, date, datetime
from pathlib import Path

from pyperf import Runner

import bill
import billing
import danish_reading
import danish_text
import imports
import loading
import money
import openfisca_bill
import report
import roll_up

_COMPARISONS = (
    money,
    bill,
    openfisca_bill,
    billing,
    roll_up,
    imports,
    loading,
    danish_text,
    danish_reading,
)


def main() -> int:
    """Print the table, write the page where one is named, and return the exit status 0."""
    runner = _runner()
    options = runner.parse_args()
    if not options.worker:
        for comparison in _COMPARISONS:
            comparison.check()
    rows = [row for comparison in _COMPARISONS for row in comparison.compare(runner)]
    if not options.worker:
        print(report.table(rows), end="")
        if options.write is not None:
            options.write.write_text(report.page(rows, options), encoding="utf-8")
    return 0


def _runner() -> Runner:
    """Return pyperf's runner, with few and short processes: ten minutes for all."""
    runner = Runner(processes=12, values=3, warmups=1, min_time=0.05)
    add = runner.argparser.add_argument
    add("--write", type=Path, metavar="PAGE", help="write the page, in Markdown")
    add(
        "--date",
        type=date.fromisoformat,
        default=datetime.now(tz=UTC).date(),
        help="the day to print on the page, as 2026-11-21; today without it",
    )
    return runner


if __name__ == "__main__":
    sys.exit(main())
