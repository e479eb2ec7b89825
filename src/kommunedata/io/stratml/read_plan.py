"""The vision, values, themes and goals of a StratML document, whichever part it is."""

from __future__ import annotations

import collections
from collections.abc import Iterator, Sequence
from datetime import date

import attrs

from kommunedata.errors import InvalidValueError
from kommunedata.finding import Unknown
from kommunedata.io.stratml.facts import NONE, NOT_GOALS, USER
from kommunedata.io.stratml.notes import word
from kommunedata.io.stratml.read_measures import Measures, read_measures, yes
from kommunedata.io.stratml.reading import Reading, facts_of, refuse_unknown_facts
from kommunedata.io.stratml.tree import Node
from kommunedata.period import DateRange
from kommunedata.strategy import (
    Ambition,
    CollaborationPoint,
    Element,
    Goal,
    GoalKind,
    GoalRole,
    Initiative,
    InitiativeStatus,
    SdgOrigin,
    SdgReference,
    Statement,
    Theme,
)

__all__ = ["read_period", "read_sdgs", "read_statements", "read_themes", "read_values"]

_MAX_DEPTH = 32
"""How deep themes may stand within each other."""


@attrs.frozen
class _Draft:
    """A theme before the themes within it are known."""

    node: Node
    theme: Theme
    parent: str | None


def read_statements(core: Node, name: str, reading: Reading) -> tuple[Statement, ...]:
    """Return the visions or missions that say something."""
    found = []
    for node in core.take(name):
        text = node.text("Description")
        if text is None:
            node.leave()
        else:
            title = reading.label(text, node)
            found.append(Statement(id=reading.identifier(node, name.lower()), title=title))
    return tuple(found)


def read_values(core: Node, reading: Reading) -> dict[str, tuple[Statement, ...]]:
    """Return the values, and apart from them the principles that a note tells of."""
    found: dict[str, list[Statement]] = collections.defaultdict(list)
    for node in core.take("Value"):
        value = reading.attempt(_value, node)
        if value is not None:
            kind, statement = value
            found[kind].append(statement)
    return {kind: tuple(statements) for kind, statements in found.items()}


def _value(node: Node, reading: Reading) -> tuple[str, Statement]:
    facts = facts_of(node, "Description")
    kind = facts.pop("element", "value")
    if kind not in ("value", "principle"):
        raise InvalidValueError("element in a note", allowed="value, principle", got=kind)
    name = facts.pop("id", None) or reading.made_id("value")
    refuse_unknown_facts(facts)
    return kind, Statement(id=name, title=reading.title(node))


def read_period(root: Node, reading: Reading) -> DateRange | Unknown:
    """Return the period between the document's dates.

    Raises:
        InvalidValueError: a date that cannot be read, or an end before the start.
    """
    for node in root.take("AdministrativeInformation"):
        start, end = reading.day(node, "StartDate"), reading.day(node, "EndDate")
        if start is not None:
            return DateRange(start) if end is None else _inclusive(start, end)
        if end is not None:
            reason = f"only its last day is stated, {end}"
            reading.lose("unknown-reason", f"no StartDate: {reason}", node)
            return Unknown(reason)
    return Unknown("no period is stated")


def _inclusive(start: date, end: date) -> DateRange:
    if end < start:
        allowed = f"{start} or later"
        raise InvalidValueError("EndDate before StartDate", allowed=allowed, got=str(end))
    return DateRange.inclusive(start, end)


def read_themes(core: Node, reading: Reading) -> tuple[Theme, ...]:
    """Return the Goals as themes, those within another one where a note says so."""
    nodes = core.take("Goal")
    if not nodes:
        reading.problems.append(f"no Goal @ {reading.file}: {core.path}")
    drafts = [draft for node in nodes if (draft := reading.attempt(_theme, node)) is not None]
    reading.problems += _parent_problems(drafts, reading.file)
    return () if reading.problems else _nested(drafts)


def _parent_problems(drafts: Sequence[_Draft], file: str) -> Iterator[str]:
    """Yield the themes whose parents do not come before them, or that are too deep in others."""
    depth: dict[str | None, int] = {None: 0}
    for draft in drafts:
        place = f"{file}: {draft.node.path}"
        if draft.parent not in depth:
            yield f"no Goal before this one is its parent, got {draft.parent!r} @ {place}"
        elif depth[draft.parent] == _MAX_DEPTH:
            yield f"a theme within too many others, allowed: {_MAX_DEPTH} deep @ {place}"
        else:
            depth[draft.theme.id] = depth[draft.parent] + 1


def _nested(drafts: Sequence[_Draft]) -> tuple[Theme, ...]:
    children: dict[str | None, list[Theme]] = collections.defaultdict(list)
    for draft in reversed(drafts):  # what is within a theme comes after it
        within = tuple(reversed(children[draft.theme.id]))
        children[draft.parent].append(attrs.evolve(draft.theme, children=within))
    return tuple(reversed(children[None]))


def _theme(node: Node, reading: Reading) -> _Draft:
    facts = facts_of(node, "OtherInformation")
    parent = facts.pop("parent", None)
    cross_cutting = yes(facts, "cross_cutting")
    refuse_unknown_facts(facts)
    found = [reading.attempt(_part, each) for each in node.take("Objective")]
    parts: Sequence[Element] = [each for each in found if each is not None]
    theme = Theme(
        id=reading.identifier(node, "theme"),
        title=reading.title(node),
        cross_cutting=cross_cutting,
        goals=tuple(each for each in parts if isinstance(each, Goal)),
        ambitions=tuple(each for each in parts if isinstance(each, Ambition)),
        collaboration_points=tuple(each for each in parts if isinstance(each, CollaborationPoint)),
        initiatives=tuple(each for each in parts if isinstance(each, Initiative)),
    )
    return _Draft(node, theme, parent)


def _part(node: Node, reading: Reading) -> Element:
    """Return an Objective as a goal, or as what its note says that it is."""
    facts = facts_of(node, "OtherInformation")
    element = facts.pop("element", None)
    if element is None:
        return _goal(node, facts, reading)
    kinds = dict(NOT_GOALS)
    if element not in kinds:
        allowed = ", ".join(kinds)
        raise InvalidValueError("element in a note", allowed=allowed, got=element)
    if kinds[element] is Initiative:
        return _initiative(node, facts, reading)
    refuse_unknown_facts(facts)
    return kinds[element](id=reading.identifier(node, element), title=reading.title(node))


def _goal(node: Node, facts: dict[str, str], reading: Reading) -> Goal:
    role, kind = facts.pop("role", GoalRole.GOAL.value), facts.pop("kind", None)
    subjects, sdgs = _listed(facts, "subjects"), read_sdgs(facts)
    refuse_unknown_facts(facts)
    found = [reading.attempt(read_measures, each) for each in node.take("PerformanceIndicator")]
    measures = [each for each in found if each is not None]
    return Goal(
        id=reading.identifier(node, "goal"),
        title=reading.title(node),
        role=word(GoalRole, role),
        kind=_kind(measures) if kind is None else word(GoalKind, kind),
        targets=tuple(target for each in measures for target in each.targets),
        subjects=subjects,
        sdgs=sdgs or (),
    )


def _kind(measures: Sequence[Measures]) -> GoalKind:
    has_figure = any(each.has_figure for each in measures)
    return GoalKind.NUMERIC if has_figure else GoalKind.QUALITATIVE


def _initiative(node: Node, facts: dict[str, str], reading: Reading) -> Initiative:
    status = word(InitiativeStatus, facts.pop("status", InitiativeStatus.PLANNED.value))
    goals, period = _listed(facts, "goals"), _days(facts)
    refuse_unknown_facts(facts)
    return Initiative(
        id=reading.identifier(node, "initiative"),
        title=reading.title(node),
        goals=goals,
        period=period,
        status=status,
    )


def _days(facts: dict[str, str]) -> DateRange | None:
    days = [facts.pop(name, None) for name in ("first_day", "last_day")]
    try:
        first, last = (None if day is None else date.fromisoformat(day) for day in days)
    except ValueError:
        allowed = "days such as 2030-12-31"
        raise InvalidValueError("days in a note", allowed=allowed, got=days) from None
    if first is None:
        return None
    return DateRange(first) if last is None else _inclusive(first, last)


def read_sdgs(facts: dict[str, str]) -> tuple[SdgReference, ...] | None:
    """Return the SDGs of a note, None where it names none, and take them out of the note."""
    codes = _listed(facts, "sdgs")
    if not codes:
        return None
    return tuple(
        SdgReference(
            each.removesuffix(USER),
            origin=SdgOrigin.USER if each.endswith(USER) else SdgOrigin.DOCUMENT,
        )
        for each in codes
        if codes != (NONE,)
    )


def _listed(facts: dict[str, str], name: str) -> tuple[str, ...]:
    said = facts.pop(name, None)
    return () if said is None else tuple(each.strip() for each in said.split(","))
