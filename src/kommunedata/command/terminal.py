"""The streams: what they are encoded in, how wide they are, and readers that stop early."""

from __future__ import annotations

import contextlib
import io
import os
import re
import shutil
import sys
from typing import TextIO

__all__ = ["WIDTH", "is_terminal", "one_line", "prepare", "say", "width", "write"]

WIDTH = 80
"""How wide output is that goes to no terminal."""

_NARROWEST = 40
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")


def prepare() -> None:
    """Set the streams to print any text at all.

    A pipe or a file gets UTF-8 whatever the locale says, so that `LANG=C` in a nightly
    job changes no output; `PYTHONIOENCODING` overrules that. A terminal keeps its own
    encoding, and shows a question mark for what it lacks.
    """
    for stream in (sys.stdout, sys.stderr):
        if not isinstance(stream, io.TextIOWrapper):
            continue
        if stream.isatty() or "PYTHONIOENCODING" in os.environ:
            stream.reconfigure(errors="replace")
        else:
            stream.reconfigure(encoding="utf-8", errors="replace")


def width() -> int:
    """Return how wide the terminal is, at least 40; 80 where the output goes elsewhere."""
    if not is_terminal(sys.stdout):
        return WIDTH
    return max(_NARROWEST, shutil.get_terminal_size().columns)


def is_terminal(stream: TextIO | None) -> bool:
    """Return whether a stream is a terminal; Python has none at all where it was closed."""
    return stream is not None and stream.isatty()


def write(output: str | bytes) -> str | None:
    """Write to standard output; return why that failed, None where it did not.

    A reader that stops early has seen enough: that is no failure.
    """
    try:
        _write(output)
    except BrokenPipeError:
        _forget_output()
    except OSError as error:
        _forget_output()
        return f"cannot be written: {error.strerror}"
    return None


def say(line: str) -> None:
    """Write a line to standard error, if anybody listens and there is room."""
    with contextlib.suppress(OSError):
        print(one_line(line), file=sys.stderr, flush=True)


def one_line(text: str) -> str:
    """Return a text whose control characters and line breaks are shown, not obeyed."""
    return _CONTROL.sub(lambda match: ascii(match[0])[1:-1], text)


def _write(output: str | bytes) -> None:
    if isinstance(output, str):
        # a name in somebody's file may hold what would steer a terminal
        print("\n".join(map(one_line, output.split("\n"))), end="", flush=True)
        return
    buffer = getattr(sys.stdout, "buffer", None)
    if buffer is None:
        print(output.decode(), end="", flush=True)
    else:
        buffer.write(output)
        buffer.flush()


def _forget_output() -> None:
    # nothing is left that Python would flush, and complain of, at exit
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
