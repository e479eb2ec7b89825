"""A strategy as the elements that both parts of StratML share, in the order they require.

Source: ISO 17469-1:2015, and ANSI/AIIM 22:2017 where Part 2 differs.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from kommunedata.finding import Unknown
from kommunedata.io.stratml.facts import part_facts, strategy_facts, theme_facts
from kommunedata.io.stratml.markup import Tag, note, optional
from kommunedata.io.stratml.names import ROOTS, Part
from kommunedata.language import Lang
from kommunedata.strategy import Element, Goal, Statement, Strategy, Theme

__all__ = ["Measures", "document", "exported_parts", "exported_statements"]

Measures = Callable[[Goal], tuple[Tag, ...]]
"""The performance indicators of a goal, of which Part 1 has none."""


def document(strategy: Strategy, part: Part, lang: Lang, measures: Measures) -> Tag:
    """Return the document element with all that is in it."""
    return Tag(
        ROOTS[part],
        (
            Tag("Name", strategy.label.text(lang)),
            *note("OtherInformation", strategy_facts(strategy, lang)),
            Tag("StrategicPlanCore", tuple(_core(strategy, lang, measures))),
            *_administrative(strategy),
        ),
    )


def exported_statements(strategy: Strategy) -> tuple[Statement, ...]:
    """Return the vision, mission, values and principles that the document holds."""
    mission = () if strategy.mission is None else (strategy.mission,)
    return (*strategy.visions[:1], *mission, *strategy.values, *strategy.principles)


def exported_parts(strategy: Strategy) -> Iterator[Element]:
    """Yield the themes, each followed by what it holds: they all have their id in the document."""
    for theme in strategy.walk():
        yield theme
        yield from theme.elements()


def _core(strategy: Strategy, lang: Lang, measures: Measures) -> Iterator[Tag]:
    yield _organization(strategy)
    for name, statements in (("Vision", strategy.visions[:1]), ("Mission", (strategy.mission,))):
        for each in filter(None, statements):
            text = Tag("Description", each.title.text(lang))
            yield Tag(name, (text, Tag("Identifier", each.id)))
    for element, values in (("value", strategy.values), ("principle", strategy.principles)):
        for each in values:
            # a Value has no Identifier, and for any text only its Description
            facts = {"element": element, "id": each.id}
            title = Tag("Name", each.title.text(lang))
            yield Tag("Value", (title, *note("Description", facts)))
    parents = {child.id: theme.id for theme in strategy.walk() for child in theme.children}
    for theme in strategy.walk():
        yield _goal(theme, parents.get(theme.id), lang, measures)


def _organization(strategy: Strategy) -> Tag:
    identifier = f"kommune-{strategy.municipality.code}"
    taken = {each.id for each in (*exported_parts(strategy), *exported_statements(strategy))}
    taken.update(target.id for target in strategy.targets)
    while identifier in taken:
        identifier += "_"
    name = Tag("Name", strategy.municipality.name)
    return Tag("Organization", (name, Tag("Identifier", identifier)))


def _goal(theme: Theme, parent: str | None, lang: Lang, measures: Measures) -> Tag:
    return Tag(
        "Goal",
        (
            Tag("Name", theme.title.text(lang)),
            Tag("Description"),  # required, and may be empty
            Tag("Identifier", theme.id),
            *note("OtherInformation", theme_facts(theme, parent)),
            *(_objective(each, lang, measures) for each in theme.elements()),
        ),
    )


def _objective(element: Element, lang: Lang, measures: Measures) -> Tag:
    return Tag(
        "Objective",
        (
            Tag("Name", element.title.text(lang)),
            Tag("Identifier", element.id),
            *note("OtherInformation", part_facts(element)),
            *(measures(element) if isinstance(element, Goal) else ()),
        ),
    )


def _administrative(strategy: Strategy) -> tuple[Tag, ...]:
    """Return the dates that are known, and the address of the document where there is one."""
    period, process = strategy.period, strategy.process
    published = process if isinstance(process, Unknown) else process.published
    addresses = {source.url for source in strategy.sources if source.url is not None}
    known: list[Tag] = []
    if not isinstance(period, Unknown):
        known.append(Tag("StartDate", period.start.isoformat()))
        last = period.last_day
        known += optional("EndDate", None if last is None else last.isoformat())
    if not isinstance(published, Unknown) and published.days == 1:
        known.append(Tag("PublicationDate", published.start.isoformat()))
    if len(addresses) == 1:
        known.append(Tag("Source", addresses.pop()))
    return (Tag("AdministrativeInformation", tuple(known)),) if known else ()
