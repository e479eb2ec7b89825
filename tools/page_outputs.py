"""Put what the code of a page prints into its `output` blocks: read the difference before using it.

    python tools/page_outputs.py docs/tutorial/first_bill.md ...

The tests hold each block against what is printed; this is for when a wording changed on purpose.
"""

from __future__ import annotations

import contextlib
import io
import re
import sys
from pathlib import Path

_BLOCK = re.compile(r"^```(python|output)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def filled(page: str, name: str) -> str:
    """Return a page with its output blocks as its code prints them, in order."""
    names: dict[str, object] = {"__name__": name}
    printed = io.StringIO()

    def run_or_fill(block: re.Match[str]) -> str:
        nonlocal printed
        if block[1] == "python":
            with contextlib.redirect_stdout(printed):
                exec(compile(block[2], name, "exec"), names)  # noqa: S102 - our own pages
            return block[0]
        lines = printed.getvalue().rstrip().split("\n")
        printed = io.StringIO()
        return "\n".join(["```output", *(line.rstrip() for line in lines), "```"])

    return _BLOCK.sub(run_or_fill, page)


if __name__ == "__main__":
    for path in map(Path, sys.argv[1:]):
        path.write_text(filled(path.read_text(encoding="utf-8"), str(path)), encoding="utf-8")
