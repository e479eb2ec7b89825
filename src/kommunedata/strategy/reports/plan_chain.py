"""The chain of plans that a strategy stands in: what came before it, what it leads to."""

from __future__ import annotations

import graphlib
from collections.abc import Iterable, Iterator

import attrs

from kommunedata._checks import check_is
from kommunedata._repr import counted
from kommunedata.errors import NotFoundError
from kommunedata.finding import Unknown
from kommunedata.language import Lang
from kommunedata.source import Locator
from kommunedata.strategy.model.plan import PlanDocument
from kommunedata.strategy.model.strategy import PlanProcess, Strategy
from kommunedata.strategy.model.terms import LinkKind, PlanKind
from kommunedata.strategy.reports.plan_words import chain_table
from kommunedata.table import Table

__all__ = ["PlanChain", "PlanStep", "plan_chain"]

# where several links lead to a plan, or on from it, the first of these is the main line's
_BACK = (
    LinkKind.SUCCEEDED_BY,
    LinkKind.FOLLOWED_UP_BY,
    LinkKind.STRATEGY_FOR,
    LinkKind.REVISED_INTO,
)
_ON = (
    LinkKind.STRATEGY_FOR,
    LinkKind.REVISED_INTO,
    LinkKind.FOLLOWED_UP_BY,
    LinkKind.SUCCEEDED_BY,
)


@attrs.frozen(kw_only=True)
class PlanStep:
    """How one plan document leads to another, both whole (*led i plankæden*)."""

    kind: LinkKind
    first: PlanDocument
    second: PlanDocument
    locator: Locator | None = None


@attrs.frozen(kw_only=True)
class PlanChain:
    """The plans around a strategy (*plankæde*), as the steps between them.

    `line` leads from the earliest plan before the document through it to the municipal
    plan. `beside` are the other steps from a plan to the one after it, such as the
    municipal plan that is revised. `branches` are what plans are realised through and
    what they announce. `cycle` is empty, or plans that lead back to the first of them.
    """

    strategy: str
    document: PlanDocument
    line: tuple[PlanStep, ...] = attrs.field(repr=counted)
    beside: tuple[PlanStep, ...]
    branches: tuple[PlanStep, ...]
    cycle: tuple[PlanDocument, ...]

    @property
    def plans(self) -> tuple[PlanDocument, ...]:
        """The plans of the main line, earliest first; the document alone where none is linked."""
        if not self.line:
            return (self.document,)
        return (self.line[0].first, *(step.second for step in self.line))

    def table(self, lang: Lang = "da") -> Table:
        """Return a row for each step: its part of the chain, plan, link, next plan and line."""
        return chain_table(self, lang)

    def __str__(self) -> str:
        return str(self.table())

    def _repr_html_(self) -> str:
        return self.table().to_html()


def plan_chain(strategy: Strategy) -> PlanChain:
    """Return the chain of plans that a strategy is part of (*plankæde*).

    The steps are the links of the plan process and what its revision decision revises.
    The main line goes back by *afløses af* before other links and on by *er strategi
    for* before others, and ends at the first municipal plan after the document; between
    links of a kind the one printed first counts. It passes each plan once, so plans
    that lead round in a ring come to an end, and `cycle` names them.

    Raises:
        WrongTypeError: it is no strategy.
        NotFoundError: the strategy has no plan process.

    >>> from kommunedata.language import Label
    >>> from kommunedata.municipality import Municipality
    >>> from kommunedata.strategy import PlanLink, PlanStatus
    >>> plans = tuple(
    ...     PlanDocument(id=id, title=Label(title, title), kind=kind, status=PlanStatus.ADOPTED)
    ...     for id, title, kind in (("V22", "Vision 2022", PlanKind.STRATEGY),
    ...                             ("V26", "Vision 2026", PlanKind.STRATEGY),
    ...                             ("K23", "Kommuneplan 2023-2034", PlanKind.MUNICIPAL_PLAN)))
    >>> links = (PlanLink(kind=LinkKind.STRATEGY_FOR, first="V26", second="K23"),
    ...          PlanLink(kind=LinkKind.SUCCEEDED_BY, first="V22", second="V26"))
    >>> process = PlanProcess(document="V26", documents=plans, links=links)
    >>> soroe = Strategy(id="soroe", municipality=Municipality("0340"),
    ...                  label=Label("Vision 2026", "Vision 2026"), process=process)
    >>> [plan.title_da for plan in plan_chain(soroe).plans]
    ['Vision 2022', 'Vision 2026', 'Kommuneplan 2023-2034']
    """
    check_is(strategy, Strategy, where="plan_chain")
    process = strategy.process
    if isinstance(process, Unknown):
        what = f"no plan process: {process.reason}"
        raise NotFoundError(what, got=strategy.id, where="plan_chain")
    document = process.named(process.document)
    steps = tuple(_steps(process))
    follow = tuple(step for step in steps if step.kind in _ON)
    line = _line(document, follow)
    return PlanChain(
        strategy=strategy.id,
        document=document,
        line=line,
        beside=tuple(step for step in follow if step not in line),
        branches=tuple(step for step in steps if step.kind not in _ON),
        cycle=tuple(process.named(plan) for plan in _cycle(follow)),
    )


def _steps(process: PlanProcess) -> Iterator[PlanStep]:
    for link in process.links:
        yield PlanStep(
            kind=link.kind,
            first=process.named(link.first),
            second=process.named(link.second),
            locator=link.locator,
        )
    revision = process.revision
    if revision is None or revision.revises == revision.into:  # a plan that is readopted
        return
    linked = {(link.first, link.second) for link in process.links if link.kind in _ON}
    if (revision.revises, revision.into) not in linked:
        yield PlanStep(
            kind=LinkKind.REVISED_INTO,
            first=process.named(revision.revises),
            second=process.named(revision.into),
            locator=revision.locator,
        )


def _line(document: PlanDocument, steps: Iterable[PlanStep]) -> tuple[PlanStep, ...]:
    """Return the steps before the document and those after it, no plan passed twice."""
    steps = tuple(steps)
    seen = {document.id}
    before: list[PlanStep] = []
    while step := _step_to(before[-1].first if before else document, steps, seen):
        before.append(step)
        seen.add(step.first.id)
    after: list[PlanStep] = []
    while step := _step_from(after[-1].second if after else document, steps, seen):
        after.append(step)
        seen.add(step.second.id)
    return (*reversed(before), *after)


def _step_to(plan: PlanDocument, steps: Iterable[PlanStep], seen: set[str]) -> PlanStep | None:
    found = [each for each in steps if each.second.id == plan.id and each.first.id not in seen]
    return min(found, key=lambda each: _BACK.index(each.kind), default=None)


def _step_from(plan: PlanDocument, steps: Iterable[PlanStep], seen: set[str]) -> PlanStep | None:
    if plan.kind is PlanKind.MUNICIPAL_PLAN:
        return None
    found = [each for each in steps if each.first.id == plan.id and each.second.id not in seen]
    return min(found, key=lambda each: _ON.index(each.kind), default=None)


def _cycle(steps: Iterable[PlanStep]) -> tuple[str, ...]:
    """Return the ids of plans that lead round in a ring, none of them twice; or none."""
    sorter: graphlib.TopologicalSorter[str] = graphlib.TopologicalSorter()
    for step in steps:
        sorter.add(step.second.id, step.first.id)
    try:
        sorter.prepare()
    except graphlib.CycleError as error:
        return tuple(error.args[1][:-1])
    return ()
