"""What has become of a year's budget: appropriations, spending, forecast and deviation."""

from __future__ import annotations

import enum
import itertools
from collections.abc import Iterable, Sequence
from typing import Literal, TypeAlias

import attrs

from kommunedata.budget.checks.one_sum import check_alike, check_bases, lines_of
from kommunedata.budget.checks.reconcile import TieOut, reconcile_sums
from kommunedata.budget.model.adjustment import (
    CarryOver,
    Movement,
    SupplementaryAppropriation,
    Virement,
)
from kommunedata.budget.model.budget import Budget
from kommunedata.budget.model.line import BudgetLine
from kommunedata.budget.model.path import Path
from kommunedata.budget.model.terms import Basis, BudgetScale, Phase
from kommunedata.budget.years.by_place import check_levels, gathered, place_sum, total_of
from kommunedata.budget.years.words import follow_up_table
from kommunedata.errors import InvalidValueError, NotFoundError, WrongTypeError
from kommunedata.finding import Finding, Severity
from kommunedata.language import Lang
from kommunedata.money import Money, StatedAmount
from kommunedata.table import Table

__all__ = ["Decision", "DeviationSign", "FollowUp", "FollowUpRow", "follow_up"]

Decision: TypeAlias = SupplementaryAppropriation | Virement | CarryOver
"""What the council decides within a year about its budget."""

_COLUMNS = (Phase.BUDGET, Phase.SUPPLEMENTARY, Phase.CORRECTED, Phase.FORECAST, Phase.ACCOUNTS)


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
    rows: tuple[FollowUpRow, ...]
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
    more than rounding is a finding. `levels` is how many keys make a place.

    Raises:
        NotFoundError: there are no lines of the year.
        InvalidValueError: bases that do not belong in one sum, unless `basis` names
            one, or paths of other depths.

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
    moves = None if decisions is None else _moves(decisions, year)
    check_bases(known, where=where)
    _check_phases_alike(known, where=where)
    check_levels(known, levels, where=where)
    depth = levels or len(known[0].path)
    places = gathered(known, depth)
    moved = _gathered_moves(moves or (), depth)
    any_known = moves is not None or any(line.phase is Phase.SUPPLEMENTARY for line in known)
    found = [
        _row(
            path,
            places.get(path, ()),
            moved.get(path, ()),
            measured,
            sign,
            any_known=any_known,
        )
        for path in dict.fromkeys((*places, *moved))
    ]
    return FollowUp(
        year=year,
        sign=sign,
        measured=measured,
        rows=tuple(row for row, _ in found),
        findings=tuple(finding for _, finding in found if finding is not None),
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


def _moves(decisions: Iterable[Decision], year: int) -> tuple[Movement, ...]:
    found: list[Movement] = []
    for each in decisions:
        if isinstance(each, CarryOver):
            found += each.moves if each.to_year == year else ()
        elif isinstance(each, SupplementaryAppropriation):
            found += (*each.moves, *each.cover) if each.year == year else ()
        elif isinstance(each, Virement):
            found += each.moves if each.year == year else ()
        else:
            raise WrongTypeError(
                "not a decision",
                allowed="SupplementaryAppropriation, Virement or CarryOver",
                got=each,
                where="follow_up(decisions=)",
            )
    return tuple(found)


def _gathered_moves(moves: Iterable[Movement], levels: int) -> dict[Path, list[StatedAmount]]:
    found: dict[Path, list[StatedAmount]] = {}
    for move in moves:
        found.setdefault(move.path[:levels], []).append(StatedAmount(move.amount))
    return found


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


def _check_phases_alike(lines: Sequence[BudgetLine], *, where: str) -> None:
    """Raise where whole phases are of other bases; an appropriation may be of one side."""
    by_phase: dict[Phase, list[BudgetLine]] = {}
    for line in lines:
        if line.phase is not Phase.SUPPLEMENTARY:
            by_phase.setdefault(line.phase, []).append(line)
    for one, other in itertools.pairwise(by_phase.values()):
        check_alike(one, other, where=where)


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
