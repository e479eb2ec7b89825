"""Where a figure stands: documents, places in them, and how an unclear place may be read."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import attrs

from kommunedata._checks import instance_of, plain_date, text, tuple_of, whole
from kommunedata.errors import InvalidValueError

__all__ = ["Locator", "Reading", "Source"]

_MAX_TEXT = 500


@attrs.frozen(kw_only=True)
class Source:
    """A document that figures were read from (*kilde*).

    `sha256` is of the text that was read: the line numbers of a `Locator` count
    in that text, broken at each newline. `published` and `url` are None where
    they are not known.
    """

    id: str = attrs.field(validator=text(max_length=60, pattern="[a-z0-9][a-z0-9-]*"))
    document: str = attrs.field(validator=text())
    publisher: str = attrs.field(validator=text())
    sha256: str = attrs.field(validator=text(max_length=64, pattern="[0-9a-f]{64}"))
    published: date | None = attrs.field(
        default=None, validator=attrs.validators.optional(plain_date)
    )
    url: str | None = attrs.field(default=None, validator=attrs.validators.optional(text()))


@attrs.frozen(kw_only=True)
class Reading:
    """One way to read an ambiguous place (*læsning*), with a name to choose it by.

    Readings that answer the same `question` exclude each other.
    """

    name: str = attrs.field(validator=text(max_length=60, pattern="[a-z][a-z0-9_]*"))
    da: str = attrs.field(validator=text())
    en: str = attrs.field(validator=text())
    question: str = attrs.field(
        default="reading", validator=text(max_length=60, pattern="[a-z][a-z0-9_]*")
    )


@attrs.frozen(kw_only=True)
class Locator:
    """The place of a figure in its document (*kildehenvisning*).

    `section` holds the printed headings above the figure, outermost first: what
    a citizen can look for. Lines count from 1 and include both ends. `printed`
    is the figure as printed, empty where none is. `ambiguous` holds the possible readings, at least
    two for each question, or None where there is only one.
    """

    source: Source = attrs.field(repr=lambda source: repr(source.id), validator=instance_of(Source))
    section: tuple[str, ...] = attrs.field(validator=tuple_of(str))
    first_line: int = attrs.field(validator=whole(low=1))
    last_line: int = attrs.field(validator=whole(low=1))
    printed: str = attrs.field(validator=instance_of(str))
    ambiguous: tuple[Reading, ...] | None = attrs.field(
        default=None, validator=attrs.validators.optional(tuple_of(Reading))
    )

    @section.validator
    def _printed_headings(self, _: object, section: tuple[str, ...]) -> None:
        if not section or not all(each.strip() and len(each) <= _MAX_TEXT for each in section):
            raise InvalidValueError(
                "no headings",
                allowed=f"one or more, none blank or over {_MAX_TEXT} characters",
                got=section,
                where="Locator.section",
            )

    @printed.validator
    def _short(self, _: object, printed: str) -> None:
        if len(printed) > _MAX_TEXT:
            raise InvalidValueError(
                "not a figure",
                allowed=f"at most {_MAX_TEXT} characters",
                got=printed,
                where="Locator.printed",
            )

    @last_line.validator
    def _not_before_first(self, _: object, last_line: int) -> None:
        if last_line < self.first_line:
            raise InvalidValueError(
                "lines reversed",
                allowed=f"{self.first_line} or more",
                got=last_line,
                where="Locator.last_line",
            )

    @ambiguous.validator
    def _two_readings(self, _: object, readings: Sequence[Reading] | None) -> None:
        if readings is None:
            return
        names: dict[str, set[str]] = {}
        for reading in readings:
            names.setdefault(reading.question, set()).add(reading.name)
        if min(map(len, names.values()), default=0) <= 1:
            raise InvalidValueError(
                "nothing to choose between",
                allowed="two readings of a question or more, or None",
                got=readings,
                where="Locator.ambiguous",
            )

    def readings_of(self, question: str) -> tuple[Reading, ...]:
        """Return the readings of the place that answer a question; there may be none."""
        return tuple(each for each in self.ambiguous or () if each.question == question)

    @property
    def lines(self) -> str:
        """The line or lines as text, such as 348 or 597-606."""
        if self.first_line == self.last_line:
            return str(self.first_line)
        return f"{self.first_line}-{self.last_line}"
