"""Targets and observations as the performance indicators of Part 2.

A target has an indicator to itself, as an Identifier occurs once in a document; the
observations of what it measures stand beside it, once for each target.

Source: ANSI/AIIM 22:2017.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from kommunedata.errors import InvalidValueError
from kommunedata.io.stratml.facts import IN_UNITS, YES, known_text, plain, target_facts
from kommunedata.io.stratml.markup import Tag, note, optional
from kommunedata.io.stratml.notes import OWNER, write_pairs
from kommunedata.language import Lang
from kommunedata.strategy import Goal, Observation, Target, format_target

__all__ = ["by_indicator", "indicators"]


def by_indicator(observations: Iterable[Observation]) -> dict[str, tuple[Observation, ...]]:
    """Return the observations of each indicator, by year.

    Raises:
        InvalidValueError: two observations of one indicator and year.
    """
    found: dict[tuple[str, int], Observation] = {}
    for each in observations:
        key = (each.indicator, each.year)
        if key in found:
            raise InvalidValueError(
                "two observations of one year", allowed="one", got=key, where="export_stratml"
            )
        found[key] = each
    ordered = [found[key] for key in sorted(found)]
    return {
        name: tuple(each for each in ordered if each.indicator == name)
        for name in dict.fromkeys(each.indicator for each in ordered)
    }


def indicators(
    goal: Goal, observations: Mapping[str, tuple[Observation, ...]], lang: Lang
) -> tuple[Tag, ...]:
    """Return a performance indicator for each target of a goal."""
    return tuple(
        _indicator(target, observations.get(target.indicator.id, ()), lang)
        for target in goal.targets
    )


def _indicator(target: Target, observations: tuple[Observation, ...], lang: Lang) -> Tag:
    return Tag(
        "PerformanceIndicator",
        (
            Tag("MeasurementDimension", target.indicator.name.text(lang)),
            Tag("UnitOfMeasurement", known_text(target.indicator.unit, lang)),
            Tag("Identifier", target.id),
            Tag("MeasurementInstance", (_target_result(target, lang),)),
            *(Tag("MeasurementInstance", (_actual_result(each),)) for each in observations),
            *note("OtherInformation", target_facts(target, lang)),
        ),
    )


def _target_result(target: Target, lang: Lang) -> Tag:
    deadline = None if target.deadline is None else f"{target.deadline:04d}-12-31"
    number = plain(target.value) if target.form in IN_UNITS else None
    return Tag(
        "TargetResult",
        (
            *optional("EndDate", deadline),
            *optional("NumberOfUnits", number),
            Tag("Description", format_target(target, lang)),
        ),
    )


def _actual_result(observation: Observation) -> Tag:
    return Tag(
        "ActualResult",
        (
            Tag("StartDate", f"{observation.year:04d}-01-01"),
            Tag("EndDate", f"{observation.year:04d}-12-31"),
            *optional("NumberOfUnits", plain(observation.value)),
            *(_EXAMPLE if observation.example else ()),
            *optional("Description", observation.source),
        ),
    )


# an invented value is to show wherever it stands, so the mark is no loss
_EXAMPLE = (
    Tag(
        "Descriptor",
        (
            Tag("DescriptorName", OWNER),
            Tag("DescriptorValue", write_pairs({"example": YES}), ("example",)),
        ),
    ),
)
