"""What can be rows: every kind of source with what makes its columns."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType

from kommunedata.budget import (
    Adjustment,
    Budget,
    BudgetComparison,
    BudgetLine,
    ChartOfAccounts,
    FollowUp,
    KeyFigure,
    Node,
    ProjectedLine,
    Projection,
)
from kommunedata.errors import WrongTypeError
from kommunedata.finding import Finding
from kommunedata.municipality import Municipality
from kommunedata.records import budgets, fees, goals, registers, strategy_reports
from kommunedata.records.grid import Grid, Rows
from kommunedata.strategy import (
    Alignment,
    AlignmentReport,
    Coverage,
    CoverageRow,
    GoalReport,
    GoalReportRow,
    NotAssessable,
    Observation,
    PlanChain,
    Progress,
    SdgMatrix,
    Strategy,
    Timeline,
    TimelineEvent,
    UndatedEvent,
)
from kommunedata.tariffs import (
    Audit,
    AuditFinding,
    Bill,
    BillLine,
    ChangeReport,
    Comparison,
    HouseholdImpact,
    Impact,
    PriceChange,
    PriceList,
    PricePoint,
    PriceRow,
    TariffSchedule,
)

__all__ = ["rows_of"]

_WHOLES: Mapping[type, Callable[..., Rows]] = MappingProxyType(
    {
        TariffSchedule: fees.prices_of_schedule,
        PriceList: fees.prices_of_list,
        Bill: lambda bill: fees.bill_lines(bill.lines),
        Comparison: lambda found: fees.changes(found.changes),
        ChangeReport: lambda report: fees.changes(report.comparison.changes),
        Audit: lambda found: fees.findings(found.findings),
        Impact: lambda found: fees.households(found.rows),
        Budget: lambda budget: budgets.lines(budget.lines, depth=len(budget.levels)),
        Node: budgets.tree_rows,
        BudgetComparison: budgets.comparison_rows,
        FollowUp: budgets.follow_up_rows,
        Projection: lambda found: budgets.projected_lines(found.rows),
        ChartOfAccounts: registers.chart_names,
        Strategy: goals.goals_of_strategy,
        GoalReport: lambda report: goals.goal_report_rows(report.rows),
        Coverage: lambda found: strategy_reports.coverage_rows(found.rows),
        AlignmentReport: lambda report: strategy_reports.alignments(report.rows),
        SdgMatrix: strategy_reports.sdg_cells,
        Timeline: strategy_reports.events_of_timeline,
        PlanChain: strategy_reports.plan_steps,
    }
)
"""What holds its rows."""

_MEMBERS: Mapping[tuple[type, ...], Callable[..., Rows]] = MappingProxyType(
    {
        (PricePoint,): fees.points,
        (PriceRow,): fees.prices,
        (BillLine,): fees.bill_lines,
        (PriceChange,): fees.changes,
        (AuditFinding,): fees.findings,
        (HouseholdImpact,): fees.households,
        (BudgetLine,): budgets.lines,
        (Adjustment,): budgets.adjustments,
        (KeyFigure,): budgets.key_figures,
        (ProjectedLine,): budgets.projected_lines,
        (GoalReportRow,): goals.goal_report_rows,
        (Progress, NotAssessable): goals.results,
        (Observation,): goals.observations,
        (CoverageRow,): strategy_reports.coverage_rows,
        (Alignment,): strategy_reports.alignments,
        (TimelineEvent, UndatedEvent): strategy_reports.events,
        (Finding,): registers.findings,
        (Municipality,): registers.municipalities,
    }
)
"""What is a row, by the types that one source may mix."""

_NOTHING: Grid[object] = Grid((), ())


def rows_of(source: object) -> Rows:
    """Return the columns and rows of a source, without rows and columns for an empty collection.

    Raises:
        WrongTypeError: what is no source, or a collection that mixes sources.
    """
    for kind, make in _WHOLES.items():
        if isinstance(source, kind):
            return make(source)
    if not isinstance(source, Iterable) or isinstance(source, str | bytes | Mapping):
        raise _refused(source)
    members = tuple(source)
    if not members:
        return _NOTHING
    for kinds, make in _MEMBERS.items():
        if isinstance(members[0], kinds):
            other = next((each for each in members if not isinstance(each, kinds)), None)
            if other is not None:
                raise WrongTypeError(
                    "not all of one kind",
                    allowed=" or ".join(kind.__name__ for kind in kinds),
                    got=other,
                    where="records",
                )
            return make(members)
    raise _refused(source)


def _refused(source: object) -> WrongTypeError:
    wholes = ", ".join(sorted(kind.__name__ for kind in _WHOLES))
    members = ", ".join(sorted(kind.__name__ for kinds in _MEMBERS for kind in kinds))
    allowed = f"{wholes}, or a collection of {members}"
    return WrongTypeError("nothing to make rows of", allowed=allowed, got=source, where="records")
