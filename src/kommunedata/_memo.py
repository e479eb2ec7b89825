"""Remembered results of a pure function, kept with the value they are about."""

from __future__ import annotations

from typing import TypeVar

V = TypeVar("V")

_MOST = 10_000


class Memo(dict[tuple[object, ...], V]):
    """A dict of results by their arguments, never more than 10,000 of them.

    It forgets all when it is full. Copies and pickles of it are empty.
    """

    def __setitem__(self, key: tuple[object, ...], value: V) -> None:
        if len(self) >= _MOST:
            self.clear()
        super().__setitem__(key, value)

    def __reduce__(self) -> tuple[object, ...]:
        return (type(self), ())
