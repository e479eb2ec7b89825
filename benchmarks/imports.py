"""The import and the first amount, against importing attrs, each in a fresh interpreter."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from time import perf_counter

from measure import Row, check_same, shortest

__all__ = ["compare"]

_OURS = "import kommunedata; from kommunedata import Money; fee = Money.kr('1109.50')"


def compare() -> Iterator[Row]:
    """Yield the row for both imports, the start of an empty interpreter taken off each."""
    check_same(run(f"{_OURS}; print(fee)"), "1109.50 DKK\n", where="imports")
    check_same(run("import attrs; print(attrs.__name__)"), "attrs\n", where="imports")
    empty, ours, theirs = shortest(start("pass"), start(_OURS), start("import attrs"))
    what = "`import kommunedata` and the first `Money`"
    yield Row(what, "`import attrs`", ours - empty, theirs - empty, 2)


def run(code: str) -> str:
    """Return what a fresh interpreter prints for the code."""
    command = [sys.executable, "-I", "-c", code]
    done = subprocess.run(command, check=True, capture_output=True, text=True)  # noqa: S603 - own code
    return done.stdout


def start(code: str) -> Callable[[], float]:
    """Return a timing of a fresh interpreter that runs the code."""

    def seconds() -> float:
        before = perf_counter()
        run(code)
        return perf_counter() - before

    return seconds
