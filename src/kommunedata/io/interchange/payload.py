"""What stands around a value in JSON: its format, its kind, its data edition, its sources."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Generic, TypeAlias, TypeVar

import attrs

from kommunedata._checks import text
from kommunedata.budget import Budget
from kommunedata.errors import InvalidValueError, WrongTypeError, near_names
from kommunedata.io.interchange.scope import ListedSource
from kommunedata.strategy import Strategy
from kommunedata.tariffs import Bill, TariffSchedule

__all__ = [
    "FORMAT",
    "KINDS",
    "Interchangeable",
    "JsonHead",
    "Payload",
    "check_kind",
    "upgraded",
    "word_of",
]

Interchangeable: TypeAlias = TariffSchedule | Strategy | Budget | Bill
"""What JSON files can hold."""

Document: TypeAlias = dict[str, object]

T = TypeVar("T", bound=Interchangeable)

FORMAT = 2
"""The version of the JSON format that is written; those before it are read as well."""

KINDS: Mapping[str, type[Interchangeable]] = MappingProxyType(
    {"tariff_schedule": TariffSchedule, "strategy": Strategy, "budget": Budget, "bill": Bill}
)
"""The words that JSON files write for what they hold."""


@attrs.frozen(kw_only=True)
class JsonHead:
    """What a JSON file says of its value: the kind, and what it was read or priced from.

    `edition` is that of the data, such as `datasets.EDITION`; None where it is not
    said. `sources` are the documents, each with the hash of the text that was read.
    """

    kind: str
    edition: str | None = attrs.field(validator=attrs.validators.optional(text(max_length=60)))
    sources: tuple[ListedSource, ...]


@attrs.frozen(kw_only=True)
class Payload(JsonHead, Generic[T]):
    """A JSON file: the value, and what is said of it."""

    value: T


def _without_edition(document: Document) -> Document:
    if "edition" in document:
        raise InvalidValueError("unknown file format", allowed="2 where there is an edition", got=1)
    return {**document, "edition": None}


_UPGRADES: Mapping[int, Callable[[Document], Document]] = MappingProxyType({1: _without_edition})
"""What makes a document of one format one of the next, by the older one.

Format 1 had no `edition`. A field that a value has got since needs no new format where it
has a default; one that was renamed, or means something else now, does.
"""


def word_of(kind: object) -> str:
    """Return the word for a type that JSON files can hold.

    Raises:
        WrongTypeError: for any other type.
    """
    for word, each in KINDS.items():
        if each is kind:
            return word
    allowed = ", ".join(each.__name__ for each in KINDS.values())
    raise WrongTypeError("not a type that JSON files hold", allowed=allowed, got=kind)


def check_kind(document: Mapping[str, object], word: str | None = None) -> None:
    """Refuse a document that holds another kind of value, or none that is known."""
    kind = document.get("kind")
    if not isinstance(kind, str) or kind not in KINDS:
        near = near_names(kind, KINDS)
        raise InvalidValueError(
            "unknown kind", allowed=", ".join(KINDS), got=kind, suggestions=near
        )
    if word is not None and kind != word:
        raise InvalidValueError("another kind of value", allowed=word, got=kind)


def upgraded(document: Mapping[str, object]) -> Document:
    """Return a document of any known format as one of the newest, its format taken off.

    Raises:
        InvalidValueError: its format is newer, or no format.
    """
    current = dict(document)
    version = current.pop("format", None)
    if type(version) is not int or version < 1:
        raise InvalidValueError("unknown file format", allowed=f"1 to {FORMAT}", got=version)
    if version > FORMAT:
        raise InvalidValueError(
            "a newer file format than this kommunedata reads",
            allowed=f"1 to {FORMAT}",
            got=version,
        )
    for older in range(version, FORMAT):
        current = _UPGRADES[older](current)
    return current
