"""Strategies in from StratML, with a list of what they do not hold of the document."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

import attrs

from kommunedata._checks import check_is, members
from kommunedata.errors import (
    InvalidValueError,
    LoadError,
    NotFoundError,
    near_names,
)
from kommunedata.finding import Finding, Severity, Unknown
from kommunedata.io.files import read_bytes
from kommunedata.io.stratml.names import PARTS, ROOTS, Part
from kommunedata.io.stratml.read_measures import note_indicators, year_of
from kommunedata.io.stratml.read_plan import (
    read_period,
    read_sdgs,
    read_statements,
    read_themes,
    read_values,
)
from kommunedata.io.stratml.reading import Reading, facts_of, left_out, refuse_unknown_facts
from kommunedata.io.stratml.tree import Node, parse
from kommunedata.language import Label
from kommunedata.municipality import Municipality
from kommunedata.strategy import Direction, Observation, SdgReference, Strategy, StrategyError

__all__ = ["StratMLImport", "load_stratml"]

_OUR_ORGANIZATION = re.compile("kommune-([0-9]{4})_*")
_NO_DIRECTIONS: Mapping[str, Direction] = MappingProxyType({})


@attrs.frozen(kw_only=True)
class StratMLImport:
    """A strategy from a StratML document, its observations, and what neither holds."""

    strategy: Strategy
    part: Part
    observations: tuple[Observation, ...]
    losses: tuple[Finding, ...]


def load_stratml(
    source: str | Path | bytes,
    *,
    id: str,  # noqa: A002 - the field of Strategy that it becomes
    municipality: Municipality,
    directions: Mapping[str, Direction] = _NO_DIRECTIONS,
) -> StratMLImport:
    """Return the strategy of a StratML file, or of its bytes (*strategi fra StratML*).

    Goals are themes, Objectives are goals, and a Value is a value, unless a note that
    `export_stratml` wrote says more. Children are found by their names, in any order.
    StratML has neither a municipality's code nor an id for the plan, so both are
    given; an element without an id of our form gets one from its kind, such as
    `goal-1`. Both names of a thing are the one that stands in the file,
    without the space around it.

    An observation is of the calendar year that its dates lie in. A target of another
    program is a level that says nothing of whether more is better: it is built where
    `directions` says so by the id of its indicator, which is its MeasurementDimension
    in small letters with hyphens. Everything else that the document says is in
    `losses`: a warning is not in the result, a note is in it in another way.

    Raises:
        LoadError: a file that cannot be read, is not UTF-8, not XML, has a DOCTYPE or
            is no StratML of these two namespaces; then one line. For what is within
            it every problem at once, each as `reason @ file: path/of/the/Element`: an
            Identifier that occurs twice, no Name, no Goal, dates and numbers that are
            none, a note that cannot be read, another municipality.
        NotFoundError: a direction of an indicator that is not in the file.

    Source: ISO 17469-1:2015 (Part 1), ANSI/AIIM 22:2017 (Part 2).

    >>> found = load_stratml(
    ...     b'''<StrategicPlan xmlns="urn:ISO:std:iso:17469:tech:xsd:stratml_core">
    ...     <Name>Plan</Name>
    ...     <StrategicPlanCore><Goal><Name>Roads</Name><Description>Good ones.</Description>
    ...     </Goal></StrategicPlanCore></StrategicPlan>''',
    ...     id="plan",
    ...     municipality=Municipality("0265"),
    ... )
    >>> found.strategy.themes[0].id, found.strategy.themes[0].title.en
    ('theme-1', 'Roads')
    >>> for loss in found.losses:
    ...     print(loss)
    note: one language for both: the file does not say which @ StrategicPlan
    note: no Identifier; it is called 'theme-1' @ StrategicPlan/StrategicPlanCore/Goal
    warning: no place for Description: 'Good ones.' @ StrategicPlan/StrategicPlanCore/Goal
    """
    check_is(municipality, Municipality, where="load_stratml municipality")
    members(directions.values(), Direction, where="load_stratml directions")
    content, name = (source, "document") if isinstance(source, bytes) else _file(Path(source))
    root, part = _document(content, name)
    reading = Reading(name, directions)
    reading.note_ids(root)
    note_indicators(root, reading)
    strategy = _strategy(root, id, municipality, reading)
    if reading.problems or strategy is None:
        raise LoadError(f"{name} cannot be loaded", problems=reading.problems)
    _check_directions(reading)
    return StratMLImport(
        strategy=strategy,
        part=part,
        observations=tuple(
            each for key, each in reading.observations.items() if key not in reading.conflicts
        ),
        losses=(*reading.losses, *left_out(root)),
    )


def _file(path: Path) -> tuple[bytes, str]:
    return read_bytes(path), path.name


def _document(content: bytes, name: str) -> tuple[Node, Part]:
    """Return the root of a StratML document, and which part it is.

    Raises:
        LoadError: it cannot be read, or is something else.
    """
    namespace, root = parse(content, name)
    if namespace not in PARTS:
        allowed = " or ".join(map(repr, PARTS))
        raise LoadError(
            f"{name}: not the namespace of StratML, allowed: {allowed}, got {namespace!r}"
        )
    part = PARTS[namespace]
    if root.tag != ROOTS[part]:
        raise LoadError(f"{name}: no plan, allowed: {ROOTS[part]!r}, got {root.tag!r}")
    root.attributes.pop("Type", None)  # what kind of document it is: the part says it
    return root, part


def _strategy(
    root: Node, name: str, municipality: Municipality, reading: Reading
) -> Strategy | None:
    """Return the strategy of a document; None where a problem was noted."""
    head = reading.attempt(_head, root)
    period = reading.attempt(read_period, root)
    (core, *_) = root.take("StrategicPlanCore") or (None,)
    if core is None:
        reading.problems.append(
            f"no StrategicPlanCore, or an empty one @ {reading.file}: {root.path}"
        )
        return None
    for node in core.take("Organization"):
        reading.attempt(lambda each, _: _check_organization(each, municipality), node)
    visions = read_statements(core, "Vision", reading)
    missions = read_statements(core, "Mission", reading)
    values, themes = read_values(core, reading), read_themes(core, reading)
    if reading.problems or head is None or period is None:
        return None
    try:
        return Strategy(
            id=name,
            municipality=municipality,
            label=head.label,
            period=period,
            horizon=head.horizon,
            visions=visions,
            mission=missions[0] if missions else None,
            values=values.get("value", ()),
            principles=values.get("principle", ()),
            themes=themes,
            sdgs=head.sdgs,
        )
    except StrategyError as error:
        parted = (problem.rpartition(" @ ") for problem in error.problems)
        reading.problems += [f"{what} @ {reading.file}: {where}" for what, _, where in parted]
        return None


@attrs.frozen
class _Head:
    label: Label
    horizon: int | None
    sdgs: tuple[SdgReference, ...] | Unknown


def _head(root: Node, reading: Reading) -> _Head:
    facts = facts_of(root, "OtherInformation")
    lang = facts.pop("lang", None)
    which = "the file does not say which" if lang is None else f"the file is in {lang!r}"
    reading.lose("language", f"one language for both: {which}", root, Severity.NOTE)
    horizon, sdgs = year_of(facts, "horizon"), read_sdgs(facts)
    refuse_unknown_facts(facts)
    no_sdgs = Unknown("no SDGs are stated")
    return _Head(reading.title(root), horizon, no_sdgs if sdgs is None else sdgs)


def _check_organization(node: Node, municipality: Municipality) -> None:
    """Refuse an Organization that we wrote for another municipality."""
    given = node.find("Identifier")
    match = None if given is None else _OUR_ORGANIZATION.fullmatch(given.own_text)
    if match is None:
        node.leave()
        return
    node.text("Identifier")
    if match[1] != municipality.code:
        raise InvalidValueError("another municipality", allowed=municipality.code, got=match[1])
    name = node.find("Name")
    if name is not None and name.own_text == municipality.name:
        name.read()


def _check_directions(reading: Reading) -> None:
    for name in reading.directions:
        if name not in reading.indicator_ids:
            raise NotFoundError(
                "unknown indicator",
                got=name,
                where="load_stratml directions",
                suggestions=near_names(name, reading.indicator_ids),
            )
