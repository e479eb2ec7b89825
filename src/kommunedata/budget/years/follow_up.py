"""What has become of a year's budget: appropriations, spending, forecast and deviation."""

from __future__ import annotations

import enum
import itertools
from collections.abc import Iterable, Mapping, Sequence
from typing import Literal

import attrs

from kommunedata._repr import counted
from kommunedata.budget.checks.one_sum import check_alike, check_bases, check_price_levels, lines_of
from kommunedata.budget.checks.reconcile import TieOut, reconcile_sums
from kommunedata.budget.model.budget import Budget
from kommunedata.budget.model.line import BudgetLine
from kommunedata.budget.model.path import Path
from kommunedata.budget.model.terms import Basis, BudgetScale, Phase
from kommunedata.budget.years.by_place import check_levels, gathered, place_sum, total_of
from kommunedata.budget.years.movements import (
    Decision,
    check_both_sides,
    gathered_moves,
    moves_of_year,
    without_lines,
)
from kommunedata.budget.years.words import follow_up_table
from kommunedata.errors import InvalidValueError, NotFoundError, WrongTypeError
from kommunedata.finding import Finding, Severity
from kommunedata.language import Lang
from kommunedata.money import Money, StatedAmount
from kommunedata.table import Table

__all__ = ["Decision", "DeviationSign", "FollowUp", "FollowUpRow", "follow_up"]

_COLUMNS = (Phase.BUDGET, Phase.SUPPLEMENTARY, Phase.CORRECTED, Phase.FORECAST, Phase.ACCOUNTS)
_BUDGETED = (Phase.BUDGET, Phase.SUPPLEMENTARY, Phase.CORRECTED)


class DeviationSign(enum.Enum):
    """Which way of missing the budget is positive; municipalities print both.

    Spending above the budget, or income below it, is overspending.
    """

    OVERSPENDING_POSITIVE = "overspending_positive"
    OVERSPENDING_NEGATIVE = "overspending_negative"


@attrs.frozen(kw_only=True)
class FollowUpRow:
    """The amounts of one place (*område*); None where there is none, which is not zero.

    `corrected` is as stated or, where `derived`, original and supplementary added.
    The path of a total is empty.
    """

    path: Path
    original: Money | None
    supplementary: Money | None
    corrected: Money | None
    actual: Money | None
    forecast: Money | None
    deviation: Money | None
    derived: bool

    @property
    def name(self) -> str:
        """The keys of the path."""
        return " > ".join(self.path)


@attrs.frozen(kw_only=True)
class FollowUp:
    """A year's budget followed up (*budgetopfølgning*), a row for each place.

    `deviation` is of the `measured` amounts from the corrected budget, by `sign`.
    """

    year: int
    sign: DeviationSign
    measured: Literal[Phase.FORECAST, Phase.ACCOUNTS]
    rows: tuple[FollowUpRow, ...] = attrs.field(repr=counted)
    findings: tuple[Finding, ...]

    @property
    def total(self) -> FollowUpRow:
        """The sums of the amounts that there are; no deviation where a place has none."""
        rows = self.rows
        complete = all(row.deviation is not None for row in rows)
        return FollowUpRow(
            path=(),
            original=total_of([row.original for row in rows]),
            supplementary=total_of([row.supplementary for row in rows]),
            corrected=total_of([row.corrected for row in rows]),
            actual=total_of([row.actual for row in rows]),
            forecast=total_of([row.forecast for row in rows]),
            deviation=total_of([row.deviation for row in rows]) if complete else None,
            derived=any(row.derived for row in rows),
        )

    def table(
        self, lang: Lang = "da", *, scale: BudgetScale = "tkr.", decimals: int | None = None
    ) -> Table:
        """Return a row for each place: original, supplementary, corrected, accounts, forecast."""
        return follow_up_table(self, lang, scale, decimals)

    def __str__(self) -> str:
        return str(self.table())

    def _repr_html_(self) -> str:
        return self.table().to_html()


def follow_up(
    lines: Budget | Iterable[BudgetLine],
    year: int,
    *,
    sign: DeviationSign,
    measured: Literal[Phase.FORECAST, Phase.ACCOUNTS] = Phase.FORECAST,
    decisions: Iterable[Decision] | None = None,
    basis: Basis | None = None,
    levels: int | None = None,
) -> FollowUp:
    """Follow up a year's budget, place by place (*budgetopfølgning*).

    Lines of phase BUDGET are the original budget, and those of SUPPLEMENTARY with
    the movements of `decisions` what was appropriated since; a carry-over counts in
    the year it is carried to. Where no corrected budget is stated for a place, it is
    derived from the two, if any appropriation of the year is known or `decisions`
    says, with (), that there was none. A stated one that differs from the two by
    more than rounding is a finding, and so is a movement to or from a place without
    lines, or a price level of the spending other than the budget's. `levels` is how
    many keys make a place.

    Raises:
        NotFoundError: there are no lines of the year.
        InvalidValueError: bases that do not belong in one sum, unless `basis` names
            one; several price levels in one sum; paths of other depths, or a movement
            above the places; movements, which are net, beside expenses or income only.

    Source: kommunestyrelsesloven § 40, stk. 2 and 3 (appropriations within the year
    and their cover), § 45 a, inserted in 2011 (half-yearly accounts with the expected
    result of the year).

    >>> from kommunedata.danish import parse_money
    >>> lines = [BudgetLine(year=2024, path=("Tandplejen",), amount=parse_money(amount),
    ...                     basis=Basis.NET, phase=phase)
    ...          for amount, phase in [("20.700 tkr.", Phase.BUDGET),
    ...                                ("300 tkr.", Phase.SUPPLEMENTARY),
    ...                                ("21.400 tkr.", Phase.FORECAST)]]
    >>> found = follow_up(lines, 2024, sign=DeviationSign.OVERSPENDING_POSITIVE)
    >>> found.rows[0].corrected, found.rows[0].deviation
    (Money.kr('21000000.00'), Money.kr('400000.00'))
    """
    where = "follow_up"
    _check_options(measured, sign)
    known = _lines_of_year(lines_of(lines, where=where), year, basis, where=where)
    moves = None if decisions is None else moves_of_year(decisions, year)
    check_bases(known, where=where)
    check_both_sides(moves or (), known, where=where)
    by_phase = _by_phase(known)
    _check_phases_alike(by_phase, where=where)
    _check_prices(by_phase, where=where)
    check_levels(known, levels, where=where)
    depth = levels or len(known[0].path)
    places = gathered(known, depth)
    moved = gathered_moves(moves or (), depth, places)
    any_known = moves is not None or Phase.SUPPLEMENTARY in by_phase
    found = [
        _row(path, places.get(path, ()), moved.get(path, ()), measured, sign, any_known=any_known)
        for path in dict.fromkeys((*places, *moved))
    ]
    unlike = [finding for _, finding in found if finding is not None]
    return FollowUp(
        year=year,
        sign=sign,
        measured=measured,
        rows=tuple(row for row, _ in found),
        findings=(*unlike, *without_lines(moved, places), *_prices_differ(known)),
    )


def _row(
    path: Path,
    lines: Sequence[BudgetLine],
    moves: Sequence[StatedAmount],
    measured: Phase,
    sign: DeviationSign,
    *,
    any_known: bool,
) -> tuple[FollowUpRow, Finding | None]:
    amounts = {phase: [line.amount for line in lines if line.phase is phase] for phase in _COLUMNS}
    amounts[Phase.SUPPLEMENTARY] += moves
    parts = [*amounts[Phase.BUDGET], *amounts[Phase.SUPPLEMENTARY]] if any_known else []
    stated = amounts[Phase.CORRECTED]
    corrected = place_sum(stated or parts)
    row = FollowUpRow(
        path=path,
        original=place_sum(amounts[Phase.BUDGET]),
        supplementary=place_sum(amounts[Phase.SUPPLEMENTARY]),
        corrected=corrected,
        actual=place_sum(amounts[Phase.ACCOUNTS]),
        forecast=place_sum(amounts[Phase.FORECAST]),
        deviation=_deviation(place_sum(amounts[measured]), corrected, sign),
        derived=not stated and bool(parts),
    )
    return row, _unlike_parts(row, stated, parts) if stated and parts else None


def _deviation(
    measured: Money | None, corrected: Money | None, sign: DeviationSign
) -> Money | None:
    if measured is None or corrected is None:
        return None
    overspent = measured - corrected
    return overspent if sign is DeviationSign.OVERSPENDING_POSITIVE else -overspent


def _unlike_parts(
    row: FollowUpRow, stated: Sequence[StatedAmount], parts: Sequence[StatedAmount]
) -> Finding | None:
    found = reconcile_sums(stated, parts)
    if found.outcome is not TieOut.DIFFERS:
        return None
    return Finding(
        code="corrected-differs",
        severity=Severity.WARNING,
        message=(
            f"the corrected budget {found.total} is {found.difference} off the original budget"
            f" and its appropriations, of which rounding explains {found.tolerance} at most"
        ),
        where=row.name[:500],
    )


def _lines_of_year(
    lines: Iterable[BudgetLine], year: int, basis: Basis | None, *, where: str
) -> tuple[BudgetLine, ...]:
    lines = tuple(lines)
    found = tuple(
        line
        for line in lines
        if line.year == year and line.phase in _COLUMNS and basis in (None, line.basis)
    )
    if not found:
        years = sorted({line.year for line in lines})
        raise NotFoundError(
            "no lines to follow up",
            allowed=f"a year of {years}" if years else None,
            got=year,
            where=where,
        )
    return found


def _by_phase(lines: Iterable[BudgetLine]) -> dict[Phase, list[BudgetLine]]:
    found: dict[Phase, list[BudgetLine]] = {}
    for line in lines:
        found.setdefault(line.phase, []).append(line)
    return found


def _check_phases_alike(by_phase: Mapping[Phase, list[BudgetLine]], *, where: str) -> None:
    """Raise where phases are of other bases; of two sides, an appropriation may be of one."""
    whole = [lines for phase, lines in by_phase.items() if phase is not Phase.SUPPLEMENTARY]
    for one, other in itertools.pairwise(whole):
        check_alike(one, other, where=where)
    added = by_phase.get(Phase.SUPPLEMENTARY, [])
    if whole and not {line.basis for line in added} <= {line.basis for line in whole[0]}:
        check_alike(whole[0], added, where=where)


def _check_prices(by_phase: Mapping[Phase, list[BudgetLine]], *, where: str) -> None:
    """Raise where amounts that are added up or tied are in several price levels."""
    budgeted = [line for phase in _BUDGETED for line in by_phase.get(phase, ())]
    for lines in (budgeted, *by_phase.values()):
        check_price_levels(lines, where=where)


def _prices_differ(lines: Iterable[BudgetLine]) -> tuple[Finding, ...]:
    levels = {line.price_level for line in lines}
    if len(levels) == 1:
        return ()
    named = ", ".join(sorted(str(level or "unstated") for level in levels))
    message = f"the budget and what it is measured by are in several price levels: {named}"
    return (Finding(code="price-levels-differ", severity=Severity.NOTE, message=message),)


def _check_options(measured: Phase, sign: DeviationSign) -> None:
    if measured not in (Phase.FORECAST, Phase.ACCOUNTS):
        raise InvalidValueError(
            "nothing to measure",
            allowed="Phase.FORECAST or Phase.ACCOUNTS",
            got=measured,
            where="follow_up(measured=)",
        )
    if not isinstance(sign, DeviationSign):
        raise WrongTypeError(
            "not a sign", allowed="a DeviationSign", got=sign, where="follow_up(sign=)"
        )
