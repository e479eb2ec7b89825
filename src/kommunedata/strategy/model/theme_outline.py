"""What a theme says: its goals and their targets first, then what else it holds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from kommunedata import figures
from kommunedata.finding import Unknown
from kommunedata.language import Lang
from kommunedata.strategy.model import outline_words as words
from kommunedata.strategy.model.element import Element
from kommunedata.strategy.model.goal import Goal, Initiative
from kommunedata.strategy.model.outline import Entry, Item, Outline, Section, listed
from kommunedata.strategy.model.sdg import SdgOrigin, SdgReference
from kommunedata.strategy.model.target import Baseline, Target
from kommunedata.strategy.model.target_words import format_target, format_value
from kommunedata.strategy.model.terms import GoalRole

if TYPE_CHECKING:
    from kommunedata.strategy.model.theme import Theme

__all__ = ["sdg_entries", "theme_entries", "theme_outline", "theme_title", "titles"]


def theme_outline(theme: Theme, lang: Lang) -> Outline:
    """Return the outline of a theme that stands by itself."""
    section = Section(entries=theme_entries(theme, lang))
    sections = (section,) if section.entries else ()
    return Outline(title=theme_title(theme, lang), sections=sections, lang=lang)


def theme_title(theme: Theme, lang: Lang) -> str:
    """Return the title of a theme, and that it is cross-cutting where it is."""
    title = theme.title.text(lang)
    return words.CROSS_CUTTING.text(lang).format(title) if theme.cross_cutting else title


def theme_entries(
    theme: Theme, lang: Lang, number: str = "", *, roles: bool = True
) -> tuple[Entry, ...]:
    """Return what a theme holds; the themes within it are numbered below its own number.

    With `roles`, a goal that its document calls more than *mål* says so.
    """
    return (
        *(_goal_entry(goal, lang, roles=roles) for goal in theme.goals),
        *listed(words.AMBITIONS, titles(theme.ambitions, lang), lang),
        *listed(words.COLLABORATION, titles(theme.collaboration_points, lang), lang),
        *listed(words.INITIATIVES, (_initiative(each, lang) for each in theme.initiatives), lang),
        *(
            _child_entry(child, lang, f"{number}{at}.", roles=roles)
            for at, child in enumerate(theme.children, start=1)
        ),
    )


def titles(elements: Iterable[Element], lang: Lang) -> tuple[str, ...]:
    """Return the titles of parts of a strategy."""
    return tuple(each.title.text(lang) for each in elements)


def sdg_entries(references: Iterable[SdgReference], lang: Lang) -> tuple[Entry, ...]:
    """Return one entry of the SDGs referred to, each once; none where there are none."""
    once = {(each.code, each.origin): each for each in references}
    return listed(words.SDGS, (_sdg_item(each, lang) for each in once.values()), lang)


def _child_entry(theme: Theme, lang: Lang, number: str, *, roles: bool) -> Entry:
    title, below = theme_title(theme, lang), theme_entries(theme, lang, number, roles=roles)
    return Entry(mark=number, items=(Item(title),), below=below)


def _goal_entry(goal: Goal, lang: Lang, *, roles: bool) -> Entry:
    title = goal.title.text(lang)
    if roles and goal.role is not GoalRole.GOAL:
        title = f"{title} ({words.GOALS[goal.role][0].text(lang)})"
    targets = (_target_entry(target, lang) for target in goal.targets)
    below = (*targets, *sdg_entries(goal.sdgs, lang))
    return Entry(mark="-", label=goal.id, items=(Item(title),), below=below)


def _target_entry(target: Target, lang: Lang) -> Entry:
    name = target.indicator.name.text(lang)
    label = name if target.scope is None else f"{name}, {target.scope.text(lang)}"
    items = tuple(map(Item, (format_target(target, lang), *_notes(target, lang))))
    return Entry(mark="-", label=label, items=items)


def _notes(target: Target, lang: Lang) -> Iterator[str]:
    if target.deadline is None:
        yield words.NO_DEADLINE.text(lang)
    elif target.deadline_of_list:
        yield words.DEADLINE_OF_LIST.text(lang)
    if target.limit is not None:
        yield words.LIMIT.text(lang).format(format_value(target.limit, target.indicator, lang))
    yield _baseline(target, target.baseline, lang)
    if target.commitment in words.COMMITMENTS:
        yield words.COMMITMENTS[target.commitment].text(lang)


def _baseline(target: Target, baseline: Baseline | Unknown, lang: Lang) -> str:
    alone = words.BASELINE.text(lang)
    if isinstance(baseline, Unknown):
        return alone.format(words.not_stated(baseline, lang))
    year, value = baseline.year, baseline.value
    if isinstance(value, Unknown):
        unknown = words.BASELINE_VALUE.text(lang).format(words.not_stated(value, lang))
        return f"{alone.format(year)}, {unknown}"
    shown = format_value(value, target.indicator, lang)
    if isinstance(year, Unknown):
        unknown = words.BASELINE_YEAR.text(lang).format(words.not_stated(year, lang))
        return f"{alone.format(shown)}, {unknown}"
    return words.BASELINE_OF_YEAR.text(lang).format(value=shown, year=year)


def _initiative(initiative: Initiative, lang: Lang) -> str:
    facts = [words.STATUSES[initiative.status].text(lang)]
    if initiative.period is not None:
        facts.append(figures.period(initiative.period, lang))
    if initiative.goals:
        facts.append(words.OF_GOALS.text(lang).format(", ".join(initiative.goals)))
    return f"{initiative.title.text(lang)} ({', '.join(facts)})"


def _sdg_item(reference: SdgReference, lang: Lang) -> Item:
    goal = reference.goal
    name = goal.name_da if lang == "da" else goal.name_en
    if reference.origin is SdgOrigin.USER:
        name = words.ADDED_BY_USER.text(lang).format(name)
    return Item(name, code=reference.code, colour=goal.colour)
