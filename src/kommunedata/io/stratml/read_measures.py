"""Targets and observations from the performance indicators of Part 2."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

import attrs

from kommunedata._checks import exact_decimal
from kommunedata.errors import InvalidValueError
from kommunedata.finding import Unknown
from kommunedata.io.stratml.facts import IN_UNITS, NO_BASELINE, NO_UNIT, NO_VALUE, NO_YEAR, YES
from kommunedata.io.stratml.notes import OWNER, read_pairs, word
from kommunedata.io.stratml.reading import Reading, facts_of, number, refuse_unknown_facts
from kommunedata.io.stratml.tree import Node
from kommunedata.language import Lang
from kommunedata.strategy import (
    Baseline,
    Commitment,
    Direction,
    Indicator,
    Observation,
    Target,
    TargetForm,
    format_target,
)

__all__ = ["Measures", "note_indicators", "read_measures", "year_of", "yes"]

_MAX_SOURCE = 500
_MAX_STEM = 50
_YEAR = re.compile("(?:19|20|21)[0-9]{2}|2200")
_NAMED = ("indicator", "benchmark")
_LANGS: tuple[Lang, ...] = ("da", "en")


@attrs.frozen
class Measures:
    """The targets of an indicator, and whether it names a figure to reach."""

    targets: tuple[Target, ...] = ()
    has_figure: bool = False


def note_indicators(root: Node, reading: Reading) -> None:
    """Note the ids of indicators in the document's notes, so that none is made twice."""
    for node in root.children:
        if node.tag == "PerformanceIndicator":
            try:
                facts = facts_of(node, "OtherInformation")
            except InvalidValueError:
                continue  # it is told where the indicator itself is read
            reading.indicator_ids.update({facts[name] for name in _NAMED if name in facts})
        else:
            note_indicators(node, reading)


def read_measures(node: Node, reading: Reading) -> Measures:
    """Return the targets of a performance indicator; its observations are noted.

    Raises:
        InvalidValueError: a note, a date or a number that cannot be read, or a target
            that its constructor refuses.
    """
    name = node.text("MeasurementDimension")
    unit = node.text("UnitOfMeasurement")
    if name is None:
        node.leave()
        return Measures()
    facts = facts_of(node, "OtherInformation")
    indicator_id = facts.pop("indicator", None) or reading.indicator_id(name, unit or "")
    instances = node.take("MeasurementInstance")
    results = [result for each in instances for result in each.take("TargetResult")]
    for each in instances:
        for actual in each.take("ActualResult"):
            reading.attempt(lambda result, reading: _observe(result, indicator_id, reading), actual)
    indicator = Indicator(
        id=indicator_id,
        name=reading.label(name, node),
        unit=NO_UNIT if unit is None else reading.label(unit, node),
        quantity=facts.pop("indicator_quantity", indicator_id),
    )
    if "form" in facts:
        return Measures((_noted(node, results, facts, indicator, reading),), has_figure=True)
    refuse_unknown_facts(facts)
    return _plain_targets(node, results, indicator, reading)


def yes(facts: dict[str, str], name: str) -> bool:
    """Return whether a note says yes, and take it out of the note.

    Raises:
        InvalidValueError: it says something else.
    """
    said = facts.pop(name, None)
    if said not in (None, YES):
        raise InvalidValueError(f"{name} in a note", allowed=YES, got=said)
    return said is not None


def year_of(facts: dict[str, str], name: str) -> int | None:
    """Return a year of a note, None where it has none, and take it out of the note.

    Raises:
        InvalidValueError: it is no year, or one that no strategy has.
    """
    said = facts.pop(name, None)
    if said is not None and not _YEAR.fullmatch(said):
        raise InvalidValueError(f"{name} in a note", allowed="1900 to 2200", got=said)
    return None if said is None else int(said)


def _noted(
    node: Node, results: list[Node], facts: dict[str, str], indicator: Indicator, reading: Reading
) -> Target:
    """Return the target that a note of ours describes."""
    if len(results) != 1:
        allowed = "one, as the note is of one target"
        raise InvalidValueError("targets in an indicator", allowed=allowed, got=len(results))
    (result,) = results
    form = word(TargetForm, facts.pop("form"))
    value = number(result) if form in IN_UNITS else _decimal(facts, "value")
    scope = facts.pop("scope", None)
    target = Target(
        id=reading.identifier(node, "target"),
        indicator=indicator,
        form=form,
        direction=word(Direction, facts.pop("direction", "")),
        value=value,
        deadline=_deadline(result, reading),
        deadline_of_list=yes(facts, "deadline_of_list"),
        comparator_stated=yes(facts, "comparator_stated"),
        baseline=_baseline(facts),
        benchmark=_benchmark(facts, node, reading),
        limit=_decimal(facts, "limit"),
        scope=None if scope is None else reading.label(scope, node),
        commitment=word(Commitment, facts.pop("commitment", Commitment.RESULT.value)),
    )
    refuse_unknown_facts(facts)
    words = result.find("Description")
    if words is not None and words.own_text in {format_target(target, lang) for lang in _LANGS}:
        words.read()  # our own words for the target, not a text that is lost
    return target


def _plain_targets(
    node: Node, results: list[Node], indicator: Indicator, reading: Reading
) -> Measures:
    """Return what is built of results of another program, for which a direction must be given."""
    figures = [result for result in results if _has_figure(result)]
    direction = reading.directions.get(indicator.id)
    if direction is None or not figures:
        node.text("Identifier")  # what it would name is told as lost
        what = f"no direction of {indicator.id!r} is given in `directions`, so no target is built"
        for result in figures:
            deadline = _deadline(result, reading)
            reading.lose("target", f"{what}: {number(result)} by {deadline}", result)
        return Measures(has_figure=bool(figures))
    first = reading.identifier(node, "target")
    names = [first, *(reading.made_id(first[:_MAX_STEM]) for _ in figures[1:])]
    return Measures(
        tuple(
            Target(
                id=name,
                indicator=indicator,
                form=TargetForm.LEVEL,
                direction=direction,
                value=number(result),
                deadline=_deadline(result, reading),
            )
            for name, result in zip(names, figures, strict=True)
        ),
        has_figure=True,
    )


def _has_figure(result: Node) -> bool:
    """Return whether a result has a number; one without is left, to be told as lost."""
    if result.find("NumberOfUnits") is None:
        result.leave()
        return False
    return True


def _deadline(result: Node, reading: Reading) -> int | None:
    """Return the year at whose end a target is due."""
    end = reading.day(result, "EndDate")
    if end is None:
        return None
    if (end.month, end.day) != (12, 31):
        reading.lose("day", f"the day {end} became the end of {end.year}", result)
    start = result.find("StartDate")
    if start is not None and start.own_text == f"{end.year:04d}-01-01":
        start.read()
    return end.year


def _observe(result: Node, indicator_id: str, reading: Reading) -> None:
    start, end = reading.day(result, "StartDate"), reading.day(result, "EndDate")
    days = [day for day in (start, end) if day is not None]
    value = number(result)
    if value is None or len({day.year for day in days}) != 1:
        what = f"of no single year or no number: {value} from {start} to {end}"
        reading.lose("observation", what, result)
        return
    year = days[0].year
    if (start, end) != (date(year, 1, 1), date(year, 12, 31)):
        reading.lose("day", f"the days {start} to {end} became the year {year}", result)
    source = result.text("Description")
    if source is not None and len(source) > _MAX_SOURCE:
        reading.lose("cut", f"cut after {_MAX_SOURCE - 1} characters: {source}", result)
        source = f"{source[: _MAX_SOURCE - 1]}…"
    found = Observation(
        indicator=indicator_id, year=year, value=value, source=source, example=_example(result)
    )
    key = (indicator_id, year)
    if reading.observations.setdefault(key, found) != found:
        reading.conflicts.add(key)
        what = f"another observation of {indicator_id!r} in {year}, so none of them is taken"
        reading.lose("observation", f"{what}: {value}", result)


def _example(result: Node) -> bool:
    descriptor = result.find("Descriptor")
    name = None if descriptor is None else descriptor.find("DescriptorName")
    if descriptor is None or name is None or name.own_text != OWNER:
        return False
    result.take("Descriptor")
    name.read()
    facts = read_pairs(descriptor.text("DescriptorValue") or "")
    is_example = yes(facts, "example")
    refuse_unknown_facts(facts)
    return is_example


def _decimal(facts: dict[str, str], name: str) -> Decimal | None:
    said = facts.pop(name, None)
    return None if said is None else exact_decimal(said, where=name)


def _baseline(facts: dict[str, str]) -> Baseline | Unknown:
    year, value = year_of(facts, "baseline_year"), _decimal(facts, "baseline_value")
    if year is None and value is None:
        return NO_BASELINE
    return Baseline(
        year=NO_YEAR if year is None else year, value=NO_VALUE if value is None else value
    )


def _benchmark(facts: dict[str, str], node: Node, reading: Reading) -> Indicator | None:
    name = facts.pop("benchmark", None)
    if name is None:
        return None
    said, unit = facts.pop("benchmark_name", None), facts.pop("benchmark_unit", None)
    if said is None:
        raise InvalidValueError("a benchmark without benchmark_name in a note", got=name)
    return Indicator(
        id=name,
        name=reading.label(said, node),
        unit=NO_UNIT if unit is None else reading.label(unit, node),
        quantity=facts.pop("benchmark_quantity", name),
    )
