"""When a strategy was heard, adopted and made public, against what the law asks of it."""

from __future__ import annotations

from collections.abc import Iterator

from kommunedata import figures
from kommunedata.finding import Finding, Unknown
from kommunedata.strategy.model.strategy import PlanProcess
from kommunedata.strategy.model.terms import PlanKind
from kommunedata.strategy.reports.hearing import MIN_HEARING_WEEKS, hearing_days
from kommunedata.strategy.reports.validation_finding import finding

__all__ = ["hearing_findings"]

_MIN_DAYS = 7 * MIN_HEARING_WEEKS


def hearing_findings(process: PlanProcess) -> Iterator[Finding]:
    """Yield what stands out about a strategy's publication, hearing and adoption.

    The time limits are those of a strategy for the municipal plan (*planstrategi*), and
    are asked of no other document.

    Source: planloven § 23 a: a strategy is made public before the first half of the
    election period ends. Read in the plan authorities' guidance (By- og
    Landskabsstyrelsen 2008, part B.2; admin.planinfo.dk, after 2018), not in the law.
    """
    if process.named(process.document).kind is PlanKind.STRATEGY:
        yield from _publication(process)
        yield from _length(process)
    yield from _report(process)
    yield from _adoption(process)


def _publication(process: PlanProcess) -> Iterator[Finding]:
    published, period = process.published, process.election_period
    if isinstance(published, Unknown):
        yield finding("publication-undetermined", _what_is_known(process), process.document)
        return
    message = f"published {figures.period(published, 'en')}, {_half(process)}"
    last = published.last_day
    if isinstance(period, Unknown):
        yield finding("publication-undetermined", message, process.document)
    elif published.start > period.half:
        yield finding("published-after-half", message, process.document)
    elif last is None or last > period.half:
        yield finding("publication-undetermined", message, process.document)


def _half(process: PlanProcess) -> str:
    period = process.election_period
    if isinstance(period, Unknown):
        return "the election period is not stated"
    return f"the first half of the election period ended {period.half}"


def _what_is_known(process: PlanProcess) -> str:
    """Return that no date of publication is stated, and the dates around it that are."""
    known = ["no date of publication is stated"]
    hearing, report = process.hearing, process.hearing_report
    if not isinstance(hearing, Unknown):
        known.append(f"the hearing was {hearing.first} to {hearing.last}")
    if not isinstance(report, Unknown):
        known.append(f"the report on it was approved {report.approved}")
    adopted = process.named(process.document).adopted
    if not isinstance(adopted, Unknown):
        known.append(f"the strategy was adopted {figures.period(adopted, 'en')}")
    return ", ".join([*known, _half(process)])


def _length(process: PlanProcess) -> Iterator[Finding]:
    hearing = process.hearing
    if isinstance(hearing, Unknown):
        yield finding("hearing-not-stated", "no hearing is stated", process.document)
    elif hearing_days(hearing) < _MIN_DAYS:
        days = f"hearing of {hearing_days(hearing)} days"
        message = f"{days}, less than {MIN_HEARING_WEEKS} weeks, which are {_MIN_DAYS}"
        yield finding("hearing-too-short", message, process.document)


def _report(process: PlanProcess) -> Iterator[Finding]:
    hearing, report = process.hearing, process.hearing_report
    if isinstance(hearing, Unknown) or isinstance(report, Unknown):
        return
    if report.approved < hearing.last:
        message = f"report approved {report.approved}, on a hearing that ends {hearing.last}"
        yield finding("hearing-report-before-hearing-ends", message, process.document)


def _adoption(process: PlanProcess) -> Iterator[Finding]:
    """Yield an adoption that comes before the end of the hearing.

    It is no error: a strategy may be adopted, made public, and then be commented on
    (randers.dk, Planstrategi 2014, which was in force once adopted).
    """
    hearing, adopted = process.hearing, process.named(process.document).adopted
    if isinstance(hearing, Unknown) or isinstance(adopted, Unknown) or adopted.last_day is None:
        return
    if adopted.last_day < hearing.last:
        message = f"adopted {figures.period(adopted, 'en')}, before its hearing ends {hearing.last}"
        yield finding("adopted-before-hearing-ends", message, process.document)
