"""What an export leaves out, each thing with the id it belongs to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import attrs

from kommunedata.finding import Finding, Severity, Unknown
from kommunedata.io.stratml.facts import NO_BASELINE, NO_UNIT, NO_VALUE, NO_YEAR, known_text
from kommunedata.io.stratml.losses import loss
from kommunedata.io.stratml.markup import Tag, walk
from kommunedata.io.stratml.names import Part
from kommunedata.io.stratml.plan import exported_parts, exported_statements
from kommunedata.language import Label, Lang
from kommunedata.strategy import (
    Element,
    Goal,
    Observation,
    SdgReference,
    Strategy,
    Target,
    format_target,
)

__all__ = ["export_losses"]

_MOST_NAMED = 5


def export_losses(
    strategy: Strategy,
    part: Part,
    observations: Mapping[str, tuple[Observation, ...]],
    lang: Lang,
    root: Tag,
) -> Iterator[Finding]:
    """Yield what the document does not hold, in the order of the strategy."""
    yield from _languages(strategy, part, lang)
    yield from _unknowns(strategy)
    yield from _whole_parts(strategy)
    if part == 1:
        for target in strategy.targets:
            words = format_target(target, "en")
            message = f"Part 1 has no targets: {target.indicator.name.en}, {words}"
            yield loss("target", message, target.id)
    else:
        yield from _unknowns_of_targets(strategy)
    yield from _observations(strategy, part, observations)
    yield from _locators(strategy, part)
    yield from _in_notes(strategy, root)


def _languages(strategy: Strategy, part: Part, lang: Lang) -> Iterator[Finding]:
    elements = (*exported_statements(strategy), *exported_parts(strategy))
    named = [
        (strategy.id, [_both(strategy.label)]),
        *((each.id, [_both(each.title)]) for each in elements),
        *((each.id, list(_names_of(each))) for each in (strategy.targets if part != 1 else ())),
    ]
    differ = [name for name, both in named if any(da != en for da, en in both)]
    other = "English" if lang == "da" else "Danish"
    yield from _many("language", f"the names in {other}", strategy.id, differ)


def _names_of(target: Target) -> Iterator[tuple[str, str]]:
    for indicator in filter(None, (target.indicator, target.benchmark)):
        yield _both(indicator.name)
        yield _both(indicator.unit)
    if target.scope is not None:
        yield _both(target.scope)


def _both(name: Label | Unknown) -> tuple[str, str]:
    return known_text(name, "da"), known_text(name, "en")


def _unknowns(strategy: Strategy) -> Iterator[Finding]:
    fields = attrs.fields_dict(Strategy)
    for name in ("period", "sdgs", "process"):
        value = getattr(strategy, name)
        if isinstance(value, Unknown) and value != fields[name].default:
            message = f"why {name} is unknown: {value.reason}"
            yield loss("unknown-reason", message, f"{strategy.id}: {name}")


def _unknowns_of_targets(strategy: Strategy) -> Iterator[Finding]:
    """Yield why units and baselines are unknown, where that is another reason than the usual."""
    for target in strategy.targets:
        for name, value, usual in _of_target(target):
            if isinstance(value, Unknown) and value != usual:
                message = f"why the {name} is unknown: {value.reason}"
                yield loss("unknown-reason", message, target.id)


def _of_target(target: Target) -> Iterator[tuple[str, object, Unknown]]:
    """Yield what of a target may be unknown, and what an import says where it is."""
    yield "unit", target.indicator.unit, NO_UNIT
    if target.benchmark is not None:
        yield "unit of the benchmark", target.benchmark.unit, NO_UNIT
    if isinstance(target.baseline, Unknown):
        yield "baseline", target.baseline, NO_BASELINE
    else:
        yield "baseline's year", target.baseline.year, NO_YEAR
        yield "baseline's value", target.baseline.value, NO_VALUE


def _whole_parts(strategy: Strategy) -> Iterator[Finding]:
    """Yield what StratML has no element for, nor room for more than one."""
    for code, elements in (
        ("vision", strategy.visions[1:]),
        ("challenge", strategy.challenges),
        ("effect", strategy.effects),
    ):
        for each in elements:
            yield loss(code, f"the {code} {each.title.en!r}", each.id)
    process = strategy.process
    if not isinstance(process, Unknown):
        held = not isinstance(process.published, Unknown) and process.published.days == 1
        but = ", all but the day it was published" if held else ""
        yield loss("plan-process", f"how the strategy came to be{but}", process.document)


def _observations(
    strategy: Strategy, part: Part, observations: Mapping[str, tuple[Observation, ...]]
) -> Iterator[Finding]:
    measured = {target.indicator.id for target in strategy.targets} if part != 1 else set()
    for name, found in observations.items():
        if name not in measured:
            why = "Part 1 has no observations" if part == 1 else "no target is of the indicator"
            yield loss("observation", f"{why}: {len(found)} left out", name)


def _locators(strategy: Strategy, part: Part) -> Iterator[Finding]:
    """Yield where it all is printed, as one thing."""
    targets = strategy.targets if part != 1 else ()
    placed: list[Element | Target] = [
        *exported_statements(strategy),
        *exported_parts(strategy),
        *targets,
    ]
    names = [each.id for each in placed if _places(each)]
    if not isinstance(strategy.sdgs, Unknown) and _sdg_places(strategy.sdgs):
        names.insert(0, strategy.id)
    yield from _many("locator", "the places in the documents", strategy.id, names)


def _places(element: Element | Target) -> bool:
    also = element.also_at if isinstance(element, Element) else ()
    sdgs = element.sdgs if isinstance(element, Goal) else ()
    return element.locator is not None or bool(also) or _sdg_places(sdgs)


def _sdg_places(sdgs: Sequence[SdgReference]) -> bool:
    return any(each.locator is not None for each in sdgs)


def _in_notes(strategy: Strategy, root: Tag) -> Iterator[Finding]:
    notes = [tag.facts for tag in walk(root) if tag.facts]
    names = ", ".join(sorted({name for facts in notes for name in facts}))
    message = f"held in notes, which other programs show as text, of {len(notes)}: {names}"
    yield loss("in-notes", message, strategy.id, Severity.NOTE)


def _many(code: str, what: str, where: str, names: Sequence[str]) -> Iterator[Finding]:
    """Yield one entry for a kind of thing that nearly every element loses."""
    if names:
        more = len(names) - _MOST_NAMED
        some = ", ".join(names[:_MOST_NAMED]) + (f" and {more} more" if more > 0 else "")
        yield loss(code, f"{what}, of {len(names)}: {some}", where)
