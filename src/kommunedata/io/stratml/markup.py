"""XML out: a small tree of tags, and its text, the same bytes every time."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

import attrs

from kommunedata.errors import InvalidValueError
from kommunedata.io.stratml.notes import write_note

__all__ = ["Tag", "note", "optional", "to_xml", "walk"]

# XML 1.0, production 2: what a document cannot hold, not even as a character reference
_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

# a bare carriage return would be read back as a newline (XML 1.0, 2.11)
_ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#13;"})


@attrs.frozen
class Tag:
    """An element of the document: a text, or other elements.

    `facts` are the names of the facts in it, where its text is a note.
    """

    name: str
    content: str | tuple[Tag, ...] = ""
    facts: tuple[str, ...] = ()


def optional(name: str, text: str | None) -> tuple[Tag, ...]:
    """Return an element that is left out where it has no text."""
    return () if text is None else (Tag(name, text),)


def note(name: str, facts: Mapping[str, str]) -> tuple[Tag, ...]:
    """Return an element with a note in it, left out where there are no facts."""
    return (Tag(name, write_note(facts), tuple(facts)),) if facts else ()


def walk(tag: Tag) -> Iterator[Tag]:
    """Yield an element, then those within it."""
    yield tag
    if not isinstance(tag.content, str):
        for child in tag.content:
            yield from walk(child)


def to_xml(root: Tag, attributes: Mapping[str, str]) -> bytes:
    """Return a document in UTF-8 with a newline at its end.

    The values of attributes are ours and need no escapes.

    Raises:
        InvalidValueError: for a text with a character that XML cannot hold.
    """
    opening = "".join(f' {name}="{value}"' for name, value in attributes.items())
    first, *rest = _lines(root, "", root.name)
    first = first.replace(f"<{root.name}>", f"<{root.name}{opening}>")
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', first, *rest, ""]
    return "\n".join(lines).encode()


def _lines(tag: Tag, indent: str, path: str) -> Iterator[str]:
    if isinstance(tag.content, str):
        yield f"{indent}<{tag.name}>{_escaped(tag.content, path)}</{tag.name}>"
        return
    yield f"{indent}<{tag.name}>"
    for child in tag.content:
        yield from _lines(child, f"{indent}  ", f"{path}/{child.name}")
    yield f"{indent}</{tag.name}>"


def _escaped(text: str, path: str) -> str:
    found = _FORBIDDEN.search(text)
    if found is not None:
        raise InvalidValueError(
            f"a character that XML cannot hold, U+{ord(found[0]):04X}", got=text, where=path
        )
    return text.translate(_ESCAPES)
