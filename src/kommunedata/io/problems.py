"""From the errors of a failed load to one line for each problem."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TypeVar

import attrs
from cattrs import (
    AttributeValidationNote,
    BaseValidationError,
    ClassValidationError,
    Converter,
    ForbiddenExtraKeysError,
    IterableValidationError,
    IterableValidationNote,
)

from kommunedata.budget import BudgetError
from kommunedata.errors import KommunedataError, LoadError, near_names
from kommunedata.strategy import StrategyError
from kommunedata.tariffs import ScheduleError

__all__ = ["FollowsFromAnotherError", "PlacedError", "problems", "structured"]

T = TypeVar("T")

_NOTES = (AttributeValidationNote, IterableValidationNote)


class PlacedError(Exception):
    """An error of one cell of a table file, with a place that needs no path before it."""

    def __init__(self, error: Exception, place: str) -> None:
        super().__init__(error, place)
        self.error: Exception = error
        self.place: str = place


class FollowsFromAnotherError(Exception):
    """What refers to a part of the file that could not be read; that part's own problem is told."""


def problems(error: BaseException, file: str) -> Iterator[str]:
    """Yield `reason @ file: path.to[0].value` for every problem within an error."""
    for leaf, path in _leaves(error, ""):
        if isinstance(leaf, LoadError):
            yield from leaf.problems or [leaf.what]
        elif isinstance(leaf, PlacedError):
            for inner, _ in _leaves(leaf.error, ""):
                for _, reason in _reasons(inner):
                    yield f"{reason} @ {leaf.place}"
        else:
            for step, reason in _reasons(leaf):
                place = f"{path}{step}".lstrip(".")
                yield f"{reason} @ {file}: {place}" if place else f"{reason} @ {file}"


def structured(
    converter: Converter,
    document: Mapping[str, object],
    kind: type[T],
    name: str,
    found: dict[str, None],
) -> T | None:
    """Return what a file holds; where it cannot be read, None, and its problems are found."""
    try:
        return converter.structure(document, kind)
    except (BaseValidationError, KommunedataError) as error:
        found.update(dict.fromkeys(problems(error, name)))
        return None


def _leaves(error: BaseException, path: str) -> Iterator[tuple[BaseException, str]]:
    """Yield the single errors of nested groups, each with its path."""
    if not isinstance(error, ExceptionGroup):
        yield error, path
        return
    form = "[{}]" if isinstance(error, IterableValidationError) else ".{}"
    for each in error.exceptions:
        yield from _leaves(each, path + (_step(each, form) or _field(each, error)))


def _step(error: BaseException, form: str) -> str:
    """Return the part of the path that cattrs noted on an error within a group."""
    notes = [n for n in getattr(error, "__notes__", ()) if isinstance(n, _NOTES)]
    if not notes:
        return ""
    note = notes[0]
    if isinstance(note, AttributeValidationNote):
        return f".{note.name}"
    return f".{note.index}" if isinstance(note.index, str) else form.format(note.index)


def _field(error: BaseException, group: BaseException) -> str:
    """Return the field that a constructor refused, which only its error names."""
    if not isinstance(group, ClassValidationError) or not isinstance(error, KommunedataError):
        return ""
    kind, _, name = str(error.where).rpartition(".")
    built = kind == group.cl.__name__ and name in attrs.fields_dict(group.cl)
    return f".{name}" if built else ""


def _unknown_key(name: str, kind: type) -> str:
    near = near_names(name, [field.name for field in attrs.fields(kind)])
    return KommunedataError("unknown key", got=name, suggestions=near[:1]).reason


def _reasons(error: BaseException) -> list[tuple[str, str]]:
    """Return what an error says, each with the rest of the path to its place."""
    if isinstance(error, FollowsFromAnotherError):
        return []
    if isinstance(error, ScheduleError):
        return [(f".{step}", reason) for step, reason in error.problems]
    if isinstance(error, BudgetError | StrategyError):
        parted = (problem.rpartition(" @ ") for problem in error.problems)
        return [(f".{step}", reason) for reason, _, step in parted]
    if isinstance(error, ForbiddenExtraKeysError):
        return [("", _unknown_key(name, error.cl)) for name in sorted(error.extra_fields)]
    if isinstance(error, KommunedataError):
        return [("", error.reason)]
    missing = isinstance(error, KeyError)
    return [("", f"missing key {error.args[0]!r}" if missing else str(error))]
