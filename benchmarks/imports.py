"""The import and the first amount, against importing attrs, each in a fresh interpreter."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator

from pyperf import Runner

from comparison import Row, check_same

__all__ = ["check", "compare"]

_OURS = "import kommunedata; from kommunedata import Money; fee = Money.kr('1109.50')"


def check() -> None:
    """Check that both sides import what they say."""
    check_same(printed(f"{_OURS}; print(fee)"), "1109.50 DKK\n", where="imports")
    check_same(printed("import attrs; print(attrs.__name__)"), "attrs\n", where="imports")


def compare(runner: Runner) -> Iterator[Row]:
    """Yield the row for both imports, the start of an empty interpreter taken off each."""
    empty = runner.bench_command("imports, empty interpreter", interpreter("pass"))
    ours = runner.bench_command("imports, ours", interpreter(_OURS))
    theirs = runner.bench_command("imports, attrs", interpreter("import attrs"))
    what = "`import kommunedata` and the first `Money`"
    yield Row(what, "`import attrs`", ours, theirs, at_most=2, start=empty)


def printed(code: str) -> str:
    """Return what a fresh interpreter prints for the code."""
    done = subprocess.run(interpreter(code), check=True, capture_output=True, text=True)  # noqa: S603 - own code
    return done.stdout


def interpreter(code: str) -> list[str]:
    """Return the command that runs the code in a fresh interpreter, apart from the environment."""
    return [sys.executable, "-I", "-c", code]
