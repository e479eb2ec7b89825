"""A bar on a terminal, for what takes long."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from kommunedata.command.terminal import is_terminal, one_line

__all__ = ["with_bar"]

_CELLS = 20
_CLEAR = "\r\x1b[K"


def with_bar(files: Sequence[Path]) -> Iterator[Path]:
    """Yield files one by one, and show on a terminal which of how many is at hand.

    The bar is on standard error, and gone at the end. There is none where that is no
    terminal, or for a single file.
    """
    if len(files) == 1 or not is_terminal(sys.stderr):
        yield from files
        return
    try:
        for number, file in enumerate(files, 1):
            print(f"{_CLEAR}{_bar(number, len(files), file)}", end="", file=sys.stderr, flush=True)
            yield file
    finally:
        print(_CLEAR, end="", file=sys.stderr, flush=True)


def _bar(number: int, total: int, file: Path) -> str:
    full = number * _CELLS // total
    line = f"[{'#' * full}{'.' * (_CELLS - full)}] {number}/{total} {one_line(file.name)}"
    # a bar that fills the last column breaks the line, and could not be cleared
    return line[: shutil.get_terminal_size().columns - 1]
