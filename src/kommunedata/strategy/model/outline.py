"""Outlines: what a strategy says, in words and in order, before it is text or HTML."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterable, Iterator

import attrs

from kommunedata.errors import InvalidValueError
from kommunedata.language import Label, Lang

__all__ = ["WIDTH", "Entry", "Item", "Outline", "Section", "listed", "outline_text"]

WIDTH = 100
_NARROWEST = 40
_STEP = "  "
_NO_BREAK = "\N{NO-BREAK SPACE}"
_UNBROKEN = re.compile(r" (?=%)|(?<=§) ")


@attrs.frozen
class Item:
    """A piece of text; `code` and `colour` are those of an SDG, `danish` of words as printed."""

    text: str
    code: str = attrs.field(default="", kw_only=True)
    colour: str = attrs.field(default="", kw_only=True)
    danish: bool = attrs.field(default=False, kw_only=True)

    def __str__(self) -> str:
        return f"{self.code} {self.text}" if self.code else self.text


@attrs.frozen(kw_only=True)
class Entry:
    """A line of an outline and those below it: mark, label, and one item or several."""

    items: tuple[Item, ...]
    mark: str = ""
    label: str = ""
    below: tuple[Entry, ...] = ()


@attrs.frozen(kw_only=True)
class Section:
    """Entries under a heading, or under none; on a page, one not `opened` is folded up."""

    heading: str = ""
    entries: tuple[Entry, ...]
    opened: bool = True


@attrs.frozen(kw_only=True)
class Outline:
    """A whole outline (*disposition*) in one language."""

    title: str
    sections: tuple[Section, ...]
    lang: Lang


def listed(label: Label, items: Iterable[str | Item], lang: Lang) -> tuple[Entry, ...]:
    """Return items as one entry under a label; no entry where there are none."""
    shown = tuple(Item(each) if isinstance(each, str) else each for each in items)
    return (Entry(label=label.text(lang), items=shown),) if shown else ()


def outline_text(outline: Outline, width: int) -> str:
    """Return an outline as plain text, a blank line between its sections.

    Raises:
        InvalidValueError: a width that is no whole number, or below 40.
    """
    if type(width) is not int or width < _NARROWEST:
        allowed = f"a whole number of characters, {_NARROWEST} or more"
        raise InvalidValueError("width out of range", allowed=allowed, got=width, where="width")
    blocks = [_wrapped(outline.title, width, "", "")]
    blocks += ["\n".join(_section_lines(section, width)) for section in outline.sections]
    return "\n\n".join(blocks)


def _section_lines(section: Section, width: int) -> Iterator[str]:
    if section.heading:
        yield _wrapped(section.heading, width, "", _STEP)
    for entry in section.entries:
        yield from _entry_lines(entry, width, _STEP if section.heading else "")


def _entry_lines(entry: Entry, width: int, indent: str) -> Iterator[str]:
    mark = f"{entry.mark} " if entry.mark else ""
    label = f"{entry.label}: " if entry.label else ""
    words = "; ".join(map(str, entry.items))
    hanging = indent + (" " * len(mark) or _STEP)
    yield _wrapped(f"{mark}{label}{words}", width, indent, hanging)
    for below in entry.below:
        yield from _entry_lines(below, width, indent + _STEP)


def _wrapped(words: str, width: int, indent: str, hanging: str) -> str:
    lines = textwrap.fill(
        _UNBROKEN.sub(_NO_BREAK, words),
        width,
        initial_indent=indent,
        subsequent_indent=hanging,
        break_on_hyphens=False,
    )
    return lines.replace(_NO_BREAK, " ")
