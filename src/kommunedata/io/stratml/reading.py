"""What reading a document gathers on its way: problems, losses, ids and observations."""

from __future__ import annotations

import collections
import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import TypeVar

import attrs

from kommunedata._checks import exact_decimal
from kommunedata.errors import InvalidValueError, KommunedataError
from kommunedata.finding import Finding, Severity
from kommunedata.io.stratml.losses import loss
from kommunedata.io.stratml.notes import read_note
from kommunedata.io.stratml.tree import Node
from kommunedata.language import Label
from kommunedata.strategy import Direction, Observation

__all__ = ["Reading", "facts_of", "left_out", "number", "refuse_unknown_facts"]

T = TypeVar("T")

_ID = re.compile(r"[A-Za-z_][A-Za-z0-9_.-]{0,59}")  # that of an Element
_DATE = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})(Z|[-+][0-9]{2}:[0-9]{2})?")  # xsd:date
_NUMBER = re.compile(r"([-+]?)([0-9]*)(?:\.([0-9]*))?")  # xsd:decimal
_MAX_LABEL = 200
_MAX_SHOWN = 120
_NOT_SLUG = re.compile("[^a-z0-9]+")
_ASCII = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa"})
_MAX_SLUG = 50


@attrs.define(eq=False)
class Reading:
    """One document being read. Problems forbid to load it, losses do not."""

    file: str
    directions: Mapping[str, Direction]
    problems: list[str] = attrs.field(factory=list)
    losses: list[Finding] = attrs.field(factory=list)
    observations: dict[tuple[str, int], Observation] = attrs.field(factory=dict)
    conflicts: set[tuple[str, int]] = attrs.field(factory=set)
    ids: set[str] = attrs.field(factory=set)
    indicators: dict[tuple[str, str], str] = attrs.field(factory=dict)
    indicator_ids: set[str] = attrs.field(factory=set)
    _numbers: dict[str, int] = attrs.field(factory=dict)

    def attempt(self, read: Callable[[Node, Reading], T], node: Node) -> T | None:
        """Return what is read of an element; where that fails, None, and a problem is noted."""
        try:
            return read(node, self)
        except KommunedataError as error:
            self.problems.append(f"{error.reason} @ {self.file}: {node.path}")
            return None

    def lose(
        self, code: str, message: str, node: Node, severity: Severity = Severity.WARNING
    ) -> None:
        """Note what an element says and the result does not hold."""
        self.losses.append(loss(code, message, node.path, severity))

    def note_ids(self, root: Node) -> None:
        """Note the ids of the document; one that occurs twice is a problem."""
        found: dict[str, list[Node]] = collections.defaultdict(list)
        for node in _walk(root):
            if node.tag == "Identifier" and _ID.fullmatch(node.own_text):
                found[node.own_text].append(node)
        for name, nodes in found.items():
            if len(nodes) > 1:
                what = f"Identifier {name!r} occurs {len(nodes)} times"
                self.problems.append(f"{what} @ {self.file}: {nodes[0].path}, {nodes[1].path}")
        self.ids.update(found)

    def identifier(self, node: Node, kind: str) -> str:
        """Return an element's id; where it has none of our form, one is made of its kind."""
        given = node.text("Identifier")
        if given is not None and _ID.fullmatch(given):
            return given
        made = self.made_id(kind)
        what = "no Identifier" if given is None else f"Identifier {given[:_MAX_SHOWN]!r} is no name"
        self.lose("identifier", f"{what}; it is called {made!r}", node, Severity.NOTE)
        return made

    def made_id(self, kind: str) -> str:
        """Return an id of a kind that nothing else has, such as goal-1."""
        return self._unused(f"{kind}-1", kind, self.ids)

    def indicator_id(self, name: str, unit: str) -> str:
        """Return the id of what is measured: its name in small letters, with hyphens.

        A second one of the same name, in another unit, has a number behind it.
        """
        if (name, unit) not in self.indicators:
            plain = unicodedata.normalize("NFKD", name.casefold().translate(_ASCII))
            plain = _NOT_SLUG.sub("-", plain.encode("ascii", "ignore").decode())
            stem = plain.strip("-")[:_MAX_SLUG].strip("-")
            stem = stem if stem[:1].isalpha() else f"indicator-{stem}".rstrip("-")
            self.indicators[name, unit] = self._unused(stem, stem, self.indicator_ids)
        return self.indicators[name, unit]

    def _unused(self, first: str, stem: str, taken: set[str]) -> str:
        found = first
        while found in taken:
            self._numbers[stem] = self._numbers.get(stem, 1) + 1
            found = f"{stem}-{self._numbers[stem]}"
        taken.add(found)
        return found

    def label(self, text: str, node: Node) -> Label:
        """Return a text as the name in both languages, cut where it is too long for one."""
        text = unicodedata.normalize("NFC", text)
        if len(text) > _MAX_LABEL:
            self.lose("cut", f"cut after {_MAX_LABEL - 1} characters: {text[:_MAX_SHOWN]}…", node)
            text = f"{text[: _MAX_LABEL - 1]}…"
        return Label(text, text)

    def title(self, node: Node) -> Label:
        """Return the Name of an element, or its Description where it has none.

        Raises:
            InvalidValueError: it has neither.
        """
        text = node.text("Name") or node.text("Description")
        if text is None:
            raise InvalidValueError(f"{node.tag} without a Name")
        return self.label(text, node)

    def day(self, node: Node, name: str) -> date | None:
        """Return the date in a child of a name; None where there is none.

        Raises:
            InvalidValueError: it is no date.
        """
        text = node.text(name)
        if text is None:
            return None
        match = _DATE.fullmatch(text)
        day = None if match is None else _date(match[1])
        if match is None or day is None:
            allowed = "a day such as 2030-12-31"
            raise InvalidValueError(f"{name} is no date", allowed=allowed, got=text)
        if match[2] is not None:
            self.lose("time-zone", f"the time zone of {name}, {text}", node, Severity.NOTE)
        return day


def number(node: Node) -> Decimal | None:
    """Return the NumberOfUnits of a result; None where there is none.

    Raises:
        InvalidValueError: it is no number, or one of too many digits.
    """
    text = node.text("NumberOfUnits")
    if text is None:
        return None
    match = _NUMBER.fullmatch(text)
    if match is None or not (match[2] or match[3]):
        allowed = "digits with a decimal point, such as 72.5"
        raise InvalidValueError("NumberOfUnits is no number", allowed=allowed, got=text)
    sign = "-" if match[1] == "-" else ""
    plain = f"{sign}{match[2] or 0}" + (f".{match[3]}" if match[3] else "")
    return exact_decimal(plain, where="NumberOfUnits")


def facts_of(node: Node, name: str) -> dict[str, str]:
    """Return the facts of the note in a child of a name; none where it has another text.

    Raises:
        InvalidValueError: a note that is not of the form.
    """
    for child in node.children:
        facts = read_note(child.own_text) if child.tag == name else None
        if facts is not None:
            child.read()
            return facts
    return {}


def refuse_unknown_facts(facts: Mapping[str, str]) -> None:
    """Refuse a note with facts that nobody asked for."""
    if facts:
        raise InvalidValueError("unknown fact in a note", got=", ".join(facts))


def left_out(root: Node) -> Iterator[Finding]:
    """Yield what of a document was never read, in its order."""
    for name, value in root.attributes.items():
        if value.strip():
            yield loss("left-out", f"no place for the attribute {name}={value!r}", root.path)
    if root.own_text and not root.is_read:
        yield loss("left-out", f"no place for the text {root.own_text!r}", root.path)
    rest: dict[str, list[Node]] = collections.defaultdict(list)
    for child in root.children:
        if not child.is_taken and not child.is_blank:
            rest[child.tag].append(child)
    for tag, nodes in rest.items():
        said = " ".join(" ".join(text.split()) for node in nodes for text in node.texts())
        times = f"{len(nodes)} {tag}" if len(nodes) > 1 else tag
        yield loss("left-out", f"no place for {times}: {said[:_MAX_SHOWN]!r}", root.path)
    for child in root.children:
        if child.is_taken:
            yield from left_out(child)


def _date(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _walk(node: Node) -> Iterator[Node]:
    yield node
    for child in node.children:
        yield from _walk(child)
