"""XML in: a document as a tree that remembers what of it was read; nothing outside is opened.

A DOCTYPE is refused where it begins, before anything in it is declared: with it go entities,
those that grow without end and those that name a file.
"""

from __future__ import annotations

from collections.abc import Iterator
from xml.parsers import expat  # no entity is ever declared: see _Builder.refuse

import attrs

from kommunedata.errors import LoadError
from kommunedata.io.files import MAX_BYTES, decoded

__all__ = ["Node", "parse"]

_MAX_DEPTH = 32
"""A document of Part 2 is 9 deep."""

_MAX_ELEMENTS = 500_000

_INSTANCE = "http://www.w3.org/2001/XMLSchema-instance "
"""The namespace of schemaLocation, an attribute that says nothing of the plan."""


@attrs.define(eq=False)
class Node:
    """An element by its local name, of another namespace than the document's by both.

    It remembers what was asked for, so that the rest can be told. Children are found by
    name: documents in use do not keep the order of the standard.
    """

    tag: str
    attributes: dict[str, str]
    parent: Node | None = attrs.field(repr=False)
    number: int = 1
    children: list[Node] = attrs.field(factory=list, repr=False)
    pieces: list[str] = attrs.field(factory=list, repr=False)
    counts: dict[str, int] = attrs.field(factory=dict, repr=False)
    is_taken: bool = False
    is_read: bool = False

    @property
    def path(self) -> str:
        """The element's place, with its number where the parent has several of the name."""
        if self.parent is None:
            return self.tag
        number = f"[{self.number}]" if self.parent.counts[self.tag] > 1 else ""
        return f"{self.parent.path}/{self.tag}{number}"

    def add(self, tag: str, attributes: dict[str, str]) -> Node:
        """Return a new child, the last one so far."""
        self.counts[tag] = self.counts.get(tag, 0) + 1
        child = Node(tag, attributes, self, self.counts[tag])
        self.children.append(child)
        return child

    @property
    def own_text(self) -> str:
        """The text of the element itself, without the space around it."""
        return "".join(self.pieces).strip()

    @property
    def is_blank(self) -> bool:
        """Whether nothing is said in the element nor within it."""
        return (
            not self.own_text
            and not any(value.strip() for value in self.attributes.values())
            and all(child.is_blank for child in self.children)
        )

    def texts(self) -> Iterator[str]:
        """Yield all texts in the element and within it."""
        if self.own_text:
            yield self.own_text
        for child in self.children:
            yield from child.texts()

    def find(self, name: str) -> Node | None:
        """Return the first child of a name that says something, without taking it."""
        return next(self._unread(name), None)

    def take(self, name: str) -> tuple[Node, ...]:
        """Return the children of a name that say something; they count as read."""
        found = tuple(self._unread(name))
        for each in found:
            each.is_taken = True
        return found

    def text(self, name: str) -> str | None:
        """Return the text of the first child of a name; blank is none."""
        child = self.find(name)
        return None if child is None else child.read()

    def read(self) -> str | None:
        """Return the element's own text, which counts as read; blank is none."""
        self.is_taken = self.is_read = True
        return self.own_text or None

    def leave(self) -> None:
        """Count the element as not read after all."""
        self.is_taken = self.is_read = False

    def _unread(self, name: str) -> Iterator[Node]:
        return (each for each in self.children if each.tag == name and not each.is_blank)


def parse(content: bytes, name: str) -> tuple[str, Node]:
    """Return the namespace of a document and its tree; `name` is the file's, for errors.

    Raises:
        LoadError: a document that is too large or too deep, not UTF-8, not XML, or with
            a DOCTYPE.
    """
    if len(content) > MAX_BYTES:
        raise LoadError(f"{name}: larger than {MAX_BYTES:,} bytes")
    text = decoded(content, name)
    if "\0" in text:  # UTF-16, which expat would take although it is told UTF-8
        raise LoadError(f"{name}: not UTF-8: a null character")
    # what the text declares is checked, and never decides how it is read
    parser = expat.ParserCreate(encoding="utf-8", namespace_separator=" ")
    builder = _Builder(name, parser)
    parser.buffer_text = True
    parser.XmlDeclHandler = builder.declaration
    parser.StartDoctypeDeclHandler = builder.refuse
    parser.StartElementHandler = builder.start
    parser.EndElementHandler = builder.end
    parser.CharacterDataHandler = builder.text
    try:
        # in one call: older versions of expat are slow with a large token in small pieces
        parser.Parse(text.encode(), True)
    except expat.ExpatError as error:
        reason = f"{expat.ErrorString(error.code)} in line {error.lineno}, column {error.offset}"
        raise LoadError(f"{name}: not XML: {reason}") from error
    return builder.namespace, builder.root


class _Builder:
    """What expat calls while it goes through a document."""

    def __init__(self, name: str, parser: expat.XMLParserType) -> None:
        self._name = name
        self._parser = parser
        self._open: list[Node] = []
        self._count = 0
        self.namespace = ""
        self.root = Node("", {}, None)

    def declaration(self, version: str, encoding: str | None, _: int) -> None:
        if version != "1.0":
            raise LoadError(f"{self._name}: XML of version {version!r}, allowed: '1.0'")
        if encoding is not None and encoding.lower() not in ("utf-8", "us-ascii"):
            raise LoadError(f"{self._name}: encoding {encoding!r}, allowed: 'UTF-8'")

    def refuse(self, *_: object) -> None:
        line = self._parser.CurrentLineNumber
        raise LoadError(f"{self._name}: DOCTYPE in line {line}: it is refused, with its entities")

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self._count += 1
        if len(self._open) >= _MAX_DEPTH or self._count > _MAX_ELEMENTS:
            allowed = f"{_MAX_DEPTH} within each other and {_MAX_ELEMENTS:,} in all"
            raise LoadError(f"{self._name}: too many elements, allowed: {allowed}")
        namespace, _, local = name.rpartition(" ")
        if not self._open:
            self.namespace = namespace
        tag = local if namespace == self.namespace else f"{{{namespace}}}{local}"
        said = {key: each for key, each in attributes.items() if not key.startswith(_INSTANCE)}
        if self._open:
            self._open.append(self._open[-1].add(tag, said))
        else:
            self.root = Node(tag, said, None)
            self._open.append(self.root)

    def end(self, _: str) -> None:
        self._open.pop()

    def text(self, piece: str) -> None:
        self._open[-1].pieces.append(piece)
