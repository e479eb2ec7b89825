"""The command `python -m kommunedata`: a tour of the library on shipped data."""

from __future__ import annotations

import argparse
import io
import os
import sys
from collections.abc import Sequence

from kommunedata import __version__, datasets, tour

__all__ = ["main"]


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the tour and return the exit status 0; a wrong argument exits with 2."""
    parser = argparse.ArgumentParser(
        prog="python -m kommunedata",
        description="Print a household's waste bill, a crossing, a harbour night and a budget.",
    )
    version = f"kommunedata {__version__}, data edition {datasets.EDITION}"
    parser.add_argument("--version", action="version", version=version)
    parser.parse_args(arguments)
    if isinstance(sys.stdout, io.TextIOWrapper):
        # a terminal that cannot show a character gets a question mark, not a traceback
        sys.stdout.reconfigure(errors="replace")
    try:
        print(tour.tour(), flush=True)
    except BrokenPipeError:
        # whoever read the output has seen enough; nothing is left to be flushed at exit
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 0


if __name__ == "__main__":
    sys.exit(main())
