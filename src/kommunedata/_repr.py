"""What stands for a long collection in a repr, so that a prompt shows a value in a line."""

from __future__ import annotations

from collections.abc import Sized

__all__ = ["counted"]


def counted(values: object) -> str:
    """Return how many there are, and what has no number, such as Unknown, as it is.

    >>> counted((1, 2, 3)), counted(None)
    ('<3>', 'None')
    """
    return f"<{len(values)}>" if isinstance(values, Sized) else repr(values)
