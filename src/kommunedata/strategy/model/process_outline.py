"""What a strategy says of its plan process, in a few lines."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from kommunedata import figures
from kommunedata.finding import Unknown
from kommunedata.language import Lang
from kommunedata.period import DateRange
from kommunedata.strategy.model import outline_words as words
from kommunedata.strategy.model.outline import Entry, Item, listed
from kommunedata.strategy.model.plan import (
    Hearing,
    HearingReport,
    Involvement,
    PlanDocument,
    PlanSupplement,
    RevisionDecision,
)
from kommunedata.strategy.model.terms import PlanStatus

if TYPE_CHECKING:
    from kommunedata.strategy.model.strategy import PlanProcess

__all__ = ["process_entries"]


def process_entries(process: PlanProcess, lang: Lang) -> Iterator[Entry]:
    """Yield the document and its days, the hearing, the revision, then plans and the rest."""
    document = process.named(process.document)
    yield from listed(words.DOCUMENT, [_described(document, lang, adopted=False)], lang)
    yield from listed(words.ADOPTED, _adoption(document, lang), lang)
    yield from listed(words.PUBLISHED, [words.when(process.published, lang)], lang)
    yield from listed(words.ELECTION_PERIOD, [_election_period(process, lang)], lang)
    yield from listed(words.HEARING, [_hearing(process.hearing, lang)], lang)
    yield from listed(words.HEARING_REPORT, _report(process.hearing_report, lang), lang)
    if process.revision is not None:
        yield from listed(words.REVISION, _revision(process, process.revision, lang), lang)
    others = (each for each in process.documents if each.id != document.id)
    yield from listed(
        words.OTHER_PLANS, (_described(each, lang, adopted=True) for each in others), lang
    )
    yield from listed(words.LINKS, _links(process, lang), lang)
    yield from _supplement_entries(process, lang)
    local_plans = (f"{each.number} {each.title.text(lang)}" for each in process.local_plans)
    yield from listed(words.LOCAL_PLANS, local_plans, lang)
    yield from listed(
        words.INVOLVEMENT, (_involvement(each, lang) for each in process.involvement), lang
    )


def _described(document: PlanDocument, lang: Lang, *, adopted: bool) -> str:
    """Return a plan's title, kind, years and status; with `adopted`, when it was adopted too."""
    facts = [words.PLAN_KINDS[document.kind].text(lang)]
    if not isinstance(document.years, Unknown):
        facts.append(figures.period(document.years, lang))
    dated = adopted and not isinstance(document.adopted, Unknown)
    status = document.status
    if not isinstance(status, Unknown) and not (dated and status is PlanStatus.ADOPTED):
        facts.append(words.PLAN_STATUSES[status].text(lang))
    if dated:
        facts.append(words.ADOPTED_ON.text(lang).format(words.when(document.adopted, lang)))
    known = f"{document.title.text(lang)} ({', '.join(facts)})"
    if isinstance(status, Unknown):
        return f"{known}, {words.STATUS.text(lang).format(words.not_stated(status, lang))}"
    return known


def _adoption(document: PlanDocument, lang: Lang) -> Iterator[str | Item]:
    yield words.when(document.adopted, lang)
    if document.adopted_by is not None:
        yield Item(document.adopted_by, danish=True)


def _election_period(process: PlanProcess, lang: Lang) -> str:
    found = process.election_period
    if isinstance(found, Unknown):
        return words.not_stated(found, lang)
    return figures.period(DateRange.inclusive(found.first_day, found.last_day), lang)


def _hearing(hearing: Hearing | Unknown, lang: Lang) -> str:
    if isinstance(hearing, Unknown):
        return words.not_stated(hearing, lang)
    return figures.period(DateRange.inclusive(hearing.first, hearing.last), lang)


def _report(report: HearingReport | Unknown, lang: Lang) -> Iterator[str | Item]:
    if isinstance(report, Unknown):
        yield words.not_stated(report, lang)
        return
    yield words.APPROVED_ON.text(lang).format(figures.day(report.approved, lang))
    if report.approved_by is not None:
        yield Item(report.approved_by, danish=True)


def _revision(process: PlanProcess, revision: RevisionDecision, lang: Lang) -> Iterator[str | Item]:
    yield words.REVISION_SCOPES[revision.scope].text(lang)
    first, second = (process.named(each).title for each in (revision.revises, revision.into))
    yield f"{first.text(lang)} → {second.text(lang)}"
    yield from (Item(statute, danish=True) for statute in revision.statutes)


def _links(process: PlanProcess, lang: Lang) -> Iterator[str]:
    for link in process.links:
        first, second = (process.named(each).title for each in (link.first, link.second))
        yield f"{first.text(lang)} {words.LINK_KINDS[link.kind].text(lang)} {second.text(lang)}"


def _supplement_entries(process: PlanProcess, lang: Lang) -> Iterator[Entry]:
    for plan in dict.fromkeys(each.plan for each in process.supplements):
        label = words.SUPPLEMENTS.text(lang).format(process.named(plan).title.text(lang))
        of_plan = (each for each in process.supplements if each.plan == plan)
        yield Entry(label=label, items=tuple(Item(_supplement(each, lang)) for each in of_plan))


def _supplement(supplement: PlanSupplement, lang: Lang) -> str:
    year = "" if supplement.year is None else f"-{supplement.year}"
    number = words.NUMBER.text(lang).format(f"{supplement.number}{year}")
    named = f"{number} {supplement.title.text(lang)}"
    if supplement.local_plan is None:
        return named
    return words.LOCAL_PLAN.text(lang).format(named, supplement.local_plan)


def _involvement(involvement: Involvement, lang: Lang) -> str:
    return f"{involvement.title.text(lang)}, {words.when(involvement.when, lang)}"
