"""What a strategy says: what it is, its themes with goals and targets, then all the rest."""

from __future__ import annotations

import collections
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from kommunedata.finding import Unknown
from kommunedata.language import Lang
from kommunedata.strategy.model import outline_words as words
from kommunedata.strategy.model.element import Term
from kommunedata.strategy.model.outline import Entry, Item, Outline, Section, listed
from kommunedata.strategy.model.process_outline import process_entries
from kommunedata.strategy.model.sdg import SdgReference
from kommunedata.strategy.model.terms import GoalRole
from kommunedata.strategy.model.theme_outline import (
    sdg_entries,
    theme_entries,
    theme_title,
    titles,
)

if TYPE_CHECKING:
    from kommunedata.strategy.model.strategy import Strategy
    from kommunedata.strategy.model.theme import Challenge

__all__ = ["strategy_outline"]


def strategy_outline(strategy: Strategy, lang: Lang) -> Outline:
    """Return the outline of a strategy: facts, themes, challenges, SDGs, plan process."""
    title = strategy.label.text(lang)
    return Outline(title=title, sections=tuple(_sections(strategy, lang)), lang=lang)


def _sections(strategy: Strategy, lang: Lang) -> Iterator[Section]:
    yield Section(entries=tuple(_facts(strategy, lang)))
    # goals that are all called the same are called so once, in the contents
    mixed = len({goal.role for goal in strategy.goals}) > 1
    for at, theme in enumerate(strategy.themes, start=1):
        heading = f"{at}. {theme_title(theme, lang)}"
        yield Section(heading=heading, entries=theme_entries(theme, lang, f"{at}.", roles=mixed))
    if strategy.challenges:
        challenges = tuple(_challenge_entry(each, lang) for each in strategy.challenges)
        yield Section(heading=words.CHALLENGES.text(lang), entries=challenges, opened=False)
    yield Section(entries=tuple(_across(strategy, lang)))
    if not isinstance(strategy.process, Unknown):
        entries = tuple(process_entries(strategy.process, lang))
        yield Section(heading=words.PROCESS.text(lang), entries=entries, opened=False)


def _facts(strategy: Strategy, lang: Lang) -> Iterator[Entry]:
    yield from listed(words.MUNICIPALITY, [strategy.municipality.name], lang)
    yield from listed(words.PERIOD, [words.when(strategy.period, lang)], lang)
    if strategy.horizon is not None:
        yield from listed(words.HORIZON, [str(strategy.horizon)], lang)
    yield from listed(words.CONTENTS, _contents(strategy, lang), lang)
    for vision in strategy.visions:
        yield from listed(words.VISION, [vision.title.text(lang)], lang)
    if strategy.mission is not None:
        yield from listed(words.MISSION, [strategy.mission.title.text(lang)], lang)
    yield from listed(words.VALUES, titles(strategy.values, lang), lang)
    yield from listed(words.PRINCIPLES, titles(strategy.principles, lang), lang)


def _contents(strategy: Strategy, lang: Lang) -> Iterator[str]:
    themes = len(strategy.themes)
    yield words.counted(themes, words.THEMES, lang)
    below = sum(1 for _ in strategy.walk()) - themes
    if below:
        yield words.counted(below, words.SUB_THEMES, lang)
    roles = collections.Counter(goal.role for goal in strategy.goals)
    for role, number in (roles or {GoalRole.GOAL: 0}).items():
        yield words.counted(number, words.GOALS[role], lang)
    yield words.counted(len(strategy.targets), words.TARGETS, lang)


def _challenge_entry(challenge: Challenge, lang: Lang) -> Entry:
    below = (
        *listed(words.KEYWORDS, _as_printed(challenge.keywords), lang),
        *listed(words.OUTCOMES, _as_printed(challenge.outcomes), lang),
        *_sdgs(challenge.sdgs, lang),
    )
    return Entry(mark="-", items=(Item(challenge.title.text(lang)),), below=below)


def _as_printed(terms: Iterable[Term]) -> Iterator[Item]:
    return (Item(term.text, danish=True) for term in terms)


def _across(strategy: Strategy, lang: Lang) -> Iterator[Entry]:
    yield from listed(words.EFFECTS, titles(strategy.effects, lang), lang)
    yield from _sdgs(strategy.sdgs, lang) or listed(words.SDGS, [words.NONE.text(lang)], lang)
    if isinstance(strategy.process, Unknown):
        yield from listed(words.PROCESS, [words.not_stated(strategy.process, lang)], lang)


def _sdgs(sdgs: tuple[SdgReference, ...] | Unknown, lang: Lang) -> tuple[Entry, ...]:
    if isinstance(sdgs, Unknown):
        return listed(words.SDGS, [words.not_stated(sdgs, lang)], lang)
    return sdg_entries(sdgs, lang)
