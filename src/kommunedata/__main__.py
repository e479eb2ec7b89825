"""The command `python -m kommunedata`, which is also installed as `kommunedata`."""

from __future__ import annotations

import sys

from kommunedata.command import main

__all__ = ["main"]

if __name__ == "__main__":
    sys.exit(main())
