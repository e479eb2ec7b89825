"""What lines are rolled up by: the keys of their paths, or their accounts and arts."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from operator import attrgetter
from types import MappingProxyType
from typing import Literal, TypeAlias, get_args

import attrs

from kommunedata.budget.model.line import BudgetLine
from kommunedata.budget.model.path import Path
from kommunedata.errors import InvalidValueError, WrongTypeError, near_names

__all__ = ["Level", "Levels", "levels_of"]

Field: TypeAlias = Literal[
    "main_account", "main_function", "function", "posting_type", "ownership", "grouping", "art"
]

Level: TypeAlias = int | Field
"""A key of the path, counted from 0 at the outermost, or what a line is posted to.

A `grouping` has its function before it, as in a chart: `5.30.26 001`.
"""


def _main_account(line: BudgetLine) -> str | None:
    return None if line.account is None else line.account.main_account.code


def _main_function(line: BudgetLine) -> str | None:
    above = None if line.account is None else line.account.main_function
    return None if above is None else above.code


def _function(line: BudgetLine) -> str | None:
    return line.account.code if line.account is not None and line.account.is_function else None


def _grouping(line: BudgetLine) -> str | None:
    """Return the code as a chart has it: groupings are numbered anew in each function."""
    function = _function(line)
    return None if function is None or line.grouping is None else f"{function} {line.grouping}"


_FIELDS: Mapping[Field, Callable[[BudgetLine], str | None]] = MappingProxyType(
    {
        "main_account": _main_account,
        "main_function": _main_function,
        "function": _function,
        "posting_type": attrgetter("posting_type"),
        "ownership": attrgetter("ownership"),
        "grouping": _grouping,
        "art": attrgetter("art"),
    }
)


@attrs.frozen
class Levels:
    """How many keys of the path are kept (None: all), or, where `by` is given, what instead."""

    depth: int | None = None
    by: tuple[Level, ...] | None = None

    def path_of(self, line: BudgetLine) -> Path:
        """Return the keys that a line stands under."""
        if self.by is None:
            return self.cut(line.path)
        return tuple(_key(level, line, at) for at, level in enumerate(self.by))

    def cut(self, path: Path) -> Path:
        """Return those keys of a path that are kept."""
        return path if self.depth is None or self.depth == len(path) else path[: self.depth]


def levels_of(levels: int | Sequence[Level] | None) -> Levels:
    """Return what an argument `levels` says.

    Raises:
        WrongTypeError: it is neither a number nor a sequence of levels.
        InvalidValueError: it has no level, or an unknown one.
    """
    if levels is None:
        return Levels()
    if type(levels) is int:
        if levels < 1:
            raise InvalidValueError("no levels", allowed="1 or more", got=levels, where="levels")
        return Levels(depth=levels)
    if isinstance(levels, str) or not isinstance(levels, Sequence):
        allowed = "how many keys of the path, or a sequence of levels"
        raise WrongTypeError("not levels", allowed=allowed, got=levels, where="levels")
    for at, level in enumerate(levels):
        _check(level, where=f"levels[{at}]")
    if not levels:
        raise InvalidValueError("no levels", allowed="one or more", got=levels, where="levels")
    return Levels(by=tuple(levels))


def _check(level: object, *, where: str) -> None:
    if (type(level) is int and level >= 0) or (isinstance(level, str) and level in _FIELDS):
        return
    raise InvalidValueError(
        "unknown level",
        allowed=f"a place in the path from 0, or one of {', '.join(get_args(Field))}",
        got=level,
        where=where,
        suggestions=near_names(level, _FIELDS),
    )


def _key(level: Level, line: BudgetLine, at: int) -> str:
    if isinstance(level, int):
        key = line.path[level] if level < len(line.path) else None
    else:
        key = _FIELDS[level](line)
    if key is None:
        raise InvalidValueError(
            "line says nothing of a level",
            allowed=f"lines with {f'path[{level}]' if isinstance(level, int) else level}",
            got=line,
            where=f"levels[{at}]",
        )
    return key
