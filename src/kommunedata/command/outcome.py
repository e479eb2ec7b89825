"""What a command comes to: text to print, remarks beside it, and the exit status."""

from __future__ import annotations

import attrs

from kommunedata.errors import KommunedataError

__all__ = ["Outcome", "WrongArgumentError"]


@attrs.frozen(kw_only=True)
class Outcome:
    """What goes to standard output, the lines for standard error, and the exit status.

    Bytes are data, and are written as they are; a text is for people, and is written in
    what the terminal can show.
    """

    output: str | bytes = ""
    remarks: tuple[str, ...] = ()
    status: int = 0


class WrongArgumentError(KommunedataError, ValueError):
    """An argument that the command does not take."""
