"""Whether the plans around a strategy fit together."""

from __future__ import annotations

from collections.abc import Iterator

from kommunedata import figures
from kommunedata.finding import Finding, Unknown
from kommunedata.period import DateRange
from kommunedata.strategy.model.plan import PlanDocument
from kommunedata.strategy.model.strategy import PlanProcess, Strategy
from kommunedata.strategy.model.terms import PlanKind
from kommunedata.strategy.reports.plan_chain import plan_chain
from kommunedata.strategy.reports.supplements import SupplementGap, supplement_gaps
from kommunedata.strategy.reports.validate_hearing import hearing_findings
from kommunedata.strategy.reports.validation_finding import finding

__all__ = ["plan_findings"]

# the period that a municipal plan covers, as municipalities say it (skive.dk/kommuneplan)
_YEARS_OF_PLAN = 12


def plan_findings(strategy: Strategy) -> Iterator[Finding]:
    """Yield what stands out about the plan process of a strategy, or that there is none."""
    process = strategy.process
    if isinstance(process, Unknown):
        yield finding("process-unknown", process.reason, strategy.id)
        return
    yield from hearing_findings(process)
    yield from _cycle(strategy)
    for gap in supplement_gaps(strategy):
        yield _gap(gap)
    yield from _local_plans(process)
    for plan in process.documents:
        yield from _years(plan)


def _cycle(strategy: Strategy) -> Iterator[Finding]:
    cycle = plan_chain(strategy).cycle
    if cycle:
        named = ", ".join(plan.id for plan in cycle)
        yield finding("plan-cycle", f"plans that lead back to themselves: {named}", cycle[0].id)


def _gap(gap: SupplementGap) -> Finding:
    if gap.first == gap.last:
        message = f"supplement {gap.first} is not listed, though a later one is"
    else:
        message = f"supplements {gap.first} to {gap.last} are not listed, though a later one is"
    return finding("supplement-gap", message, gap.plan.id)


def _local_plans(process: PlanProcess) -> Iterator[Finding]:
    """Yield local plans that only a supplement names, where a list of them is printed."""
    listed = {each.number for each in process.local_plans}
    for supplement in process.supplements:
        number = supplement.local_plan
        if listed and number is not None and number not in listed:
            message = f"local plan {number} is not among those that are listed"
            yield finding("local-plan-not-listed", message, supplement.id)


def _years(plan: PlanDocument) -> Iterator[Finding]:
    years = plan.years
    if plan.kind is not PlanKind.MUNICIPAL_PLAN or isinstance(years, Unknown) or years.end is None:
        return
    if years != DateRange.months(years.start, 12 * _YEARS_OF_PLAN):
        message = f"a municipal plan for {figures.period(years, 'en')}, not for twelve years"
        yield finding("plan-years-not-twelve", message, plan.id)
