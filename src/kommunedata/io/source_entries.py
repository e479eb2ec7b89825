"""What every hand-kept file has: its format, its documents, and names that its parts refer to."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Generic, TypeVar

import attrs
import cattrs

from kommunedata.errors import InvalidValueError, NotFoundError, near_names
from kommunedata.io.converter import as_table, attrs_hook
from kommunedata.io.problems import FollowsFromAnotherError
from kommunedata.source import Locator, Reading, Source

__all__ = [
    "FORMAT",
    "Names",
    "Place",
    "PlaceEntry",
    "SourceEntry",
    "check_format",
    "hook_sources",
    "locator",
]

T = TypeVar("T")

FORMAT = 1
"""The version of the file format that this library reads."""

_LINES = re.compile(r"([0-9]{1,7})(?:-([0-9]{1,7}))?")


@attrs.frozen
class SourceEntry:
    """A document, and the places in it that figures refer to by a short name."""

    id: str
    document: str
    publisher: str
    sha256: str
    sections: Mapping[str, tuple[str, ...]]
    published: date | None = None
    url: str | None = None

    def places(self) -> dict[str, Place]:
        """Return the places by their short names."""
        source = Source(
            id=self.id,
            document=self.document,
            publisher=self.publisher,
            sha256=self.sha256,
            published=self.published,
            url=self.url,
        )
        return {name: Place(source, headings) for name, headings in self.sections.items()}


@attrs.frozen
class Place:
    """Headings in a document, outermost first."""

    source: Source
    headings: tuple[str, ...]


@attrs.frozen
class PlaceEntry:
    """Where something is printed: its line or lines, the short name of its place, its figure."""

    line: int | str
    section: str
    printed: str = ""


@attrs.frozen
class Names(Generic[T]):
    """What the file has named so far, of one kind; a name occurs once.

    Names that stand in a part that could not be read are kept apart: what
    refers to them is no problem of its own.
    """

    kind: str
    _known: dict[str, T] = attrs.field(factory=dict)
    _unread: set[str] = attrs.field(factory=set)

    def expect(self, names: Iterable[object]) -> None:
        """Note names that the file has, before it is known whether they can be read."""
        self._unread.update(map(str, names))

    def add(self, name: str, value: T) -> None:
        """Note what a name is for."""
        if name in self._known:
            raise InvalidValueError(f"{self.kind} occurs twice", got=name)
        self._known[name] = value

    def get(self, name: str) -> T:
        """Return what a name is for."""
        if name in self._known:
            return self._known[name]
        if self.could_not_be_read(name):
            raise FollowsFromAnotherError
        near = near_names(name, self._known)
        raise NotFoundError(f"unknown {self.kind}", got=name, suggestions=near)

    def could_not_be_read(self, name: str) -> bool:
        """Return whether a name stands in a part of the file that could not be read."""
        return name in self._unread and name not in self._known

    def known(self) -> Mapping[str, T]:
        """Return all that is known by now."""
        return self._known


def check_format(version: int) -> None:
    """Refuse a file whose `format` is another than the one that this library reads."""
    if version != FORMAT:
        raise InvalidValueError("unknown file format", allowed=str(FORMAT), got=version)


def hook_sources(converter: cattrs.Converter, places: Names[Place]) -> None:
    """Hook the documents of a file, and note the places in them by their short names."""
    build = attrs_hook(SourceEntry, converter)

    def source(raw: object, kind: object) -> SourceEntry:
        sections = as_table(raw).get("sections")
        places.expect(sections if isinstance(sections, Mapping) else ())
        entry = build(raw, kind)
        for name, place in entry.places().items():
            places.add(name, place)
        return entry

    converter.register_structure_hook(SourceEntry, source)


def locator(
    line: int | str, printed: str, place: Place, readings: tuple[Reading, ...] = ()
) -> Locator:
    """Return the place of a figure, or of a rule that is printed without one."""
    first, last = _first_and_last(line)
    return Locator(
        source=place.source,
        section=place.headings,
        first_line=first,
        last_line=last,
        printed=printed,
        ambiguous=readings or None,
    )


def _first_and_last(line: int | str) -> tuple[int, int]:
    match = _LINES.fullmatch(str(line)) if type(line) in (int, str) else None
    if match is None:
        raise InvalidValueError("not a line", allowed="348 or '597-606'", got=line)
    return int(match[1]), int(match[2] or match[1])
