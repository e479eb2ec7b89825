"""What the parts of one payload refer to: its documents by id, and the schedule of a bill."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import NewType

import attrs

from kommunedata.errors import InvalidValueError
from kommunedata.io.problems import FollowsFromAnotherError
from kommunedata.io.source_entries import Names
from kommunedata.source import Source
from kommunedata.tariffs import TariffSchedule

__all__ = ["ListedSource", "Scope", "current", "new_scope"]

ListedSource = NewType("ListedSource", Source)
"""A document where it is told of in full; everywhere else its id stands for it."""


def _no_sources() -> Names[Source]:
    return Names("source")


@attrs.define
class Scope:
    """The documents and the schedule of the payload that is being read or written."""

    sources: Names[Source] = attrs.field(factory=_no_sources)
    schedule: TariffSchedule | None = None

    def id_of(self, source: Source) -> str:
        """Return the id that stands for a document, and note the document.

        Raises:
            InvalidValueError: another document has the same id.
        """
        known = self.sources.known().get(source.id)
        if known is None:
            self.sources.add(source.id, source)
        elif known is not source and known != source:
            raise InvalidValueError("two documents of one id", got=source.id, where="Source.id")
        return source.id

    def the_schedule(self) -> TariffSchedule:
        """Return the schedule, which stands before what refers to it."""
        if self.schedule is None:
            raise FollowsFromAnotherError
        return self.schedule


# The hooks of a converter take tens of milliseconds to make, so they are made once, and many
# threads read with them: what is of one payload reaches them beside their arguments.
_SCOPE: ContextVar[Scope] = ContextVar("kommunedata.io.interchange.scope")


def current() -> Scope:
    """Return the scope of the payload that this thread or task works on."""
    return _SCOPE.get()


@contextmanager
def new_scope() -> Iterator[Scope]:
    """Work on one payload, in a scope of its own."""
    scope = Scope()
    token = _SCOPE.set(scope)
    try:
        yield scope
    finally:
        _SCOPE.reset(token)
