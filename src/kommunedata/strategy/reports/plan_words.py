"""Plan documents and the steps between them in words, and the table of a plan chain."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from kommunedata import figures
from kommunedata.finding import Unknown
from kommunedata.language import Label, Lang, check_lang
from kommunedata.strategy.model.outline_words import LINK_KINDS, PLAN_STATUSES
from kommunedata.strategy.model.plan import PlanDocument
from kommunedata.strategy.model.terms import PlanStatus
from kommunedata.table import Column, Table

if TYPE_CHECKING:
    from kommunedata.strategy.reports.plan_chain import PlanChain, PlanStep

__all__ = ["chain_table"]

_CAPTION = Label("Plankæde: {}", "Plan chain: {}")
_COLUMNS = (
    Label("Del", "Part"),
    Label("Plan", "Plan"),
    Label("Sammenhæng", "Link"),
    Label("Næste plan", "Next plan"),
    Label("Linje", "Line"),
)
_LINE = Label("hovedlinje", "main line")
_BESIDE = Label("ved siden af", "beside it")
_BRANCH = Label("forgrening", "branch")
_CYCLE = Label("Planerne går i ring: {}", "The plans lead round in a ring: {}")

_TITLE_WIDTH = 40
_RING_LENGTH = 10  # plans named in the note, which has an end


def chain_table(chain: PlanChain, lang: Lang) -> Table:
    """Return a row for each step: the main line first, what joins it, and the branches."""
    check_lang(lang)
    rows = [
        *_rows(_LINE, chain.line, lang),
        *_rows(_BESIDE, chain.beside, lang),
        *_rows(_BRANCH, chain.branches, lang),
    ]
    part, plan, link, following, line = (label.text(lang) for label in _COLUMNS)
    widths = (Column(plan, width=_TITLE_WIDTH), Column(link), Column(following, width=_TITLE_WIDTH))
    return Table(
        (Column(part), *widths, Column(line, "right")),
        tuple(rows) or ((_LINE.text(lang), _plan(chain.document, lang), "", "", ""),),
        caption=_CAPTION.text(lang).format(chain.document.title.text(lang)),
        note=_note(chain, lang),
    )


def _rows(part: Label, steps: Iterable[PlanStep], lang: Lang) -> Iterable[tuple[str, ...]]:
    for step in steps:
        yield (
            part.text(lang),
            _plan(step.first, lang),
            LINK_KINDS[step.kind].text(lang),
            _plan(step.second, lang),
            "" if step.locator is None else step.locator.lines,
        )


def _plan(plan: PlanDocument, lang: Lang) -> str:
    """Return a plan's title, and in parentheses how it stands and when it was adopted."""
    said = [] if isinstance(plan.status, Unknown) else [PLAN_STATUSES[plan.status].text(lang)]
    if not isinstance(plan.adopted, Unknown):
        adopted = PLAN_STATUSES[PlanStatus.ADOPTED].text(lang)
        others = [] if plan.status is PlanStatus.ADOPTED else said
        said = [*others, f"{adopted} {figures.period(plan.adopted, lang)}"]
    title = plan.title.text(lang)
    return f"{title} ({', '.join(said)})" if said else title


def _note(chain: PlanChain, lang: Lang) -> str | None:
    if not chain.cycle:
        return None
    titles = [plan.title.text(lang)[:100] for plan in chain.cycle[:_RING_LENGTH]]
    return _CYCLE.text(lang).format(", ".join(titles))
