"""The command `python tools/api_snapshot.py`: keep what every public name and signature was.

The file is written anew only where CHANGELOG.md's "Unreleased" is not what it was the last time
a name or a signature changed, and it is sealed: a line changed by hand is found too.
"""

from __future__ import annotations

import hashlib
import re
import sys
from pathlib import Path

import attrs

from public_api import public_api

__all__ = ["SNAPSHOT", "Snapshot", "main"]

_ROOT = Path(__file__).parent.parent
SNAPSHOT = _ROOT / "tests" / "data" / "api.txt"

_HEAD = """\
# Every public name with its signature. `make api` writes this file, when what changed stands
# under "Unreleased" in CHANGELOG.md. Notes {notes}, seal {seal}.
"""
_MARKS = re.compile(r"Notes ([0-9a-f]{16}), seal ([0-9a-f]{16})\.\n")


@attrs.frozen
class Snapshot:
    """The lines, the digest of the change notes they were written with, and whether it holds."""

    lines: str
    notes: str
    is_sealed: bool

    @staticmethod
    def read(text: str) -> Snapshot:
        """Return what a file says; what is no snapshot has no seal."""
        marks = _MARKS.search(text)
        if marks is None:
            return Snapshot(lines=text, notes="", is_sealed=False)
        lines = text[marks.end() :]
        return Snapshot(lines, marks[1], is_sealed=marks[2] == _digest(marks[1] + lines))

    def renewed(self, lines: str, changelog: str) -> str | None:
        """Return the text with other lines, or None where no change note tells of them."""
        unreleased = changelog.partition("\n## Unreleased\n")[2].partition("\n## ")[0]
        notes = _digest(unreleased)
        if self.is_sealed and self.lines == lines:
            notes = self.notes
        elif self.notes == notes or not unreleased.strip():
            return None
        return _HEAD.format(notes=notes, seal=_digest(notes + lines)) + lines


def main() -> int:
    """Renew the file and return the exit status: 1 where the change note is missing."""
    text = SNAPSHOT.read_text(encoding="utf-8") if SNAPSHOT.exists() else ""
    changelog = (_ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    new = Snapshot.read(text).renewed(public_api(), changelog)
    if new is None:
        told = 'the API changed: first write a line on it under "Unreleased" in CHANGELOG.md'
        print(told, file=sys.stderr)
        return 1
    if new != text:
        SNAPSHOT.write_text(new, encoding="utf-8", newline="\n")
    return 0


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:16]


if __name__ == "__main__":
    sys.exit(main())
