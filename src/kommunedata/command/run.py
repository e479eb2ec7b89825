"""The command itself: arguments in, text and exit status out, and no traceback between."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from kommunedata.command import terminal
from kommunedata.command.arguments import PROGRAM, run_arguments
from kommunedata.command.outcome import Outcome, WrongArgumentError
from kommunedata.errors import KommunedataError

__all__ = ["main"]

_FAILED = 1
_MISUSED = 2


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command on arguments, those of the process where none are given.

    Return the exit status: 0, 1 where something is wrong with data or with writing it, 2
    for a wrong argument. `--help` and `--version` leave with SystemExit, as argparse does.
    """
    terminal.prepare()
    outcome = _outcome(sys.argv[1:] if arguments is None else arguments)
    failure = terminal.write(outcome.output)
    for remark in outcome.remarks:
        terminal.say(remark)
    if failure is not None:
        terminal.say(f"{PROGRAM}: {failure}")
    return outcome.status if failure is None else _FAILED


def _outcome(arguments: Sequence[str]) -> Outcome:
    try:
        return run_arguments(arguments)
    except WrongArgumentError as error:
        return Outcome(remarks=(f"{PROGRAM}: {error}",), status=_MISUSED)
    except KommunedataError as error:
        return Outcome(remarks=(f"{PROGRAM}: {error}",), status=_FAILED)
