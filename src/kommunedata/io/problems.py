"""From the errors of a failed load to one line for each problem."""

from __future__ import annotations

from collections.abc import Iterator

import attrs
from cattrs import (
    AttributeValidationNote,
    ForbiddenExtraKeysError,
    IterableValidationError,
    IterableValidationNote,
)

from kommunedata.errors import KommunedataError, LoadError, near_names
from kommunedata.tariffs import ScheduleError

_NOTES = (AttributeValidationNote, IterableValidationNote)

__all__ = ["PlacedError", "problems"]


class PlacedError(Exception):
    """An error of one cell of a table file, with a place that needs no path before it."""

    def __init__(self, error: Exception, place: str) -> None:
        super().__init__(error, place)
        self.error: Exception = error
        self.place: str = place


def problems(error: BaseException, file: str, path: str = "") -> Iterator[str]:
    """Yield `reason @ file: path.to[0].value` for every problem within an error."""
    if isinstance(error, ExceptionGroup):
        bracket = isinstance(error, IterableValidationError)
        for each in error.exceptions:
            yield from problems(each, file, path + _step(each, "[{}]" if bracket else ".{}"))
    elif isinstance(error, PlacedError):
        for reason in _reasons(error.error):
            yield f"{reason} @ {error.place}"
    elif isinstance(error, LoadError):
        yield from error.problems or [error.what]
    elif isinstance(error, ScheduleError):
        for step, reason in error.problems:
            yield _line(reason, file, f"{path}.{step}")
    elif isinstance(error, ForbiddenExtraKeysError):
        for name in sorted(error.extra_fields):
            yield _line(_unknown_key(name, error.cl), file, path)
    else:
        yield _line(_reason(error), file, path)


def _reasons(error: BaseException) -> Iterator[str]:
    """Yield the reason of an error, or of each error within a group."""
    if isinstance(error, ExceptionGroup):
        for each in error.exceptions:
            yield from _reasons(each)
    else:
        yield _reason(error)


def _step(error: BaseException, form: str) -> str:
    """Return the part of the path that cattrs noted on an error within a group."""
    notes = [n for n in getattr(error, "__notes__", ()) if isinstance(n, _NOTES)]
    if not notes:
        return ""
    note = notes[0]
    return form.format(note.index) if isinstance(note, IterableValidationNote) else f".{note.name}"


def _unknown_key(name: str, kind: type) -> str:
    near = near_names(name, [field.name for field in attrs.fields(kind)])
    return f"unknown key, got {name!r}" + (f", did you mean {near[0]!r}?" if near else "")


def _reason(error: BaseException) -> str:
    if isinstance(error, KommunedataError):
        return error.reason
    if isinstance(error, KeyError):
        return f"missing key {error.args[0]!r}"
    return str(error)


def _line(reason: str, file: str, path: str) -> str:
    return f"{reason} @ {file}: {path.lstrip('.')}" if path else f"{reason} @ {file}"
