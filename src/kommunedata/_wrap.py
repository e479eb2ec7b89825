"""Prose broken into lines of a width."""

from __future__ import annotations

import textwrap

__all__ = ["filled"]


def filled(text: str, width: int | None) -> str:
    """Return text with its lines broken between words to a width; None leaves it as it is.

    A line goes on as far in as it begins; a word that is longer stands out.
    """
    if width is None:
        return text
    return "\n".join(_filled_line(line, width) for line in text.split("\n"))


def _filled_line(line: str, width: int) -> str:
    indent = line[: len(line) - len(line.lstrip(" "))]
    return textwrap.fill(
        line, width, subsequent_indent=indent, break_on_hyphens=False, break_long_words=False
    )
