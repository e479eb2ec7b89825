"""Whether stated totals tie to stated parts, given what they were rounded to."""

from __future__ import annotations

import enum
from collections.abc import Iterable, Mapping

import attrs

from kommunedata._frozen import FrozenMapping
from kommunedata.budget.checks.one_sum import (
    check_bases,
    check_one_stage,
    check_price_levels,
    lines_of,
)
from kommunedata.budget.model.budget import Budget
from kommunedata.budget.model.line import BudgetLine
from kommunedata.budget.model.path import Path, check_path
from kommunedata.budget.model.terms import Basis
from kommunedata.budget.model.total import Total
from kommunedata.errors import InvalidValueError, WrongTypeError
from kommunedata.finding import Finding, Severity
from kommunedata.money import Money, StatedAmount

__all__ = [
    "Reconciliation",
    "TieOut",
    "TreeReconciliation",
    "reconcile",
    "reconcile_sums",
    "reconcile_tree",
]


class TieOut(enum.Enum):
    """How a total stands to its parts (*afstemning*).

    It equals their sum, or is no further from it than rounding can bring it, or differs.
    """

    TIES = "ties"
    WITHIN_ROUNDING = "within_rounding"
    DIFFERS = "differs"


@attrs.frozen(kw_only=True)
class Reconciliation:
    """A total beside the sum of its parts (*afstemning*).

    `tolerance` is how far apart rounding alone can bring the two.
    """

    total: Money
    parts: Money
    tolerance: Money

    @property
    def difference(self) -> Money:
        """The total less its parts: positive where parts are missing."""
        return self.total - self.parts

    @property
    def outcome(self) -> TieOut:
        """Whether the two tie."""
        if not self.difference.oere:
            return TieOut.TIES
        within = abs(self.difference) <= self.tolerance
        return TieOut.WITHIN_ROUNDING if within else TieOut.DIFFERS


@attrs.frozen
class TreeReconciliation:
    """The stated totals of a tree, each beside the lines beneath it, in the order stated.

    `without_lines` are the totals that no line lies beneath: nothing is said of them.
    """

    rows: Mapping[Path, Reconciliation]
    without_lines: tuple[Path, ...]

    def of(self, *outcomes: TieOut) -> tuple[Path, ...]:
        """Return the places of the totals with these outcomes."""
        return tuple(path for path, row in self.rows.items() if row.outcome in outcomes)

    @property
    def findings(self) -> tuple[Finding, ...]:
        """A warning for each total that differs, and for each that has no lines."""
        differing = (_differs(path, self.rows[path]) for path in self.of(TieOut.DIFFERS))
        return (*differing, *map(_without_lines, self.without_lines))


def reconcile(stated_total: StatedAmount, stated_parts: Iterable[StatedAmount]) -> Reconciliation:
    """Set a stated total beside its stated parts (*afstemning*).

    Each amount may lie half its quantum from what was printed, and the tolerance
    is the sum of all these halves, the total's own too.

    Raises:
        InvalidValueError: there are no parts: nothing is not zero.

    Source: XBRL Calculations 1.1: a summation is consistent where the intervals
    that rounded figures stand for meet, ends included.

    >>> from kommunedata.danish import parse_money
    >>> def mio(text):
    ...     return parse_money(f"{text} mio. kr.")
    >>> parts = [mio(text) for text in "768,2 48,2 762,0 949,2 61,0 357,9".split()]
    >>> found = reconcile(mio("2.946,6"), parts)
    >>> found.outcome.name, found.difference, found.tolerance
    ('WITHIN_ROUNDING', Money.kr('100000.00'), Money.kr('350000.00'))
    >>> found = reconcile(mio("530,0"), [mio("499,0"), mio("27,0")])
    >>> found.outcome.name, found.difference
    ('DIFFERS', Money.kr('4000000.00'))
    """
    return reconcile_sums([stated_total], tuple(stated_parts))


def reconcile_sums(totals: Iterable[StatedAmount], parts: Iterable[StatedAmount]) -> Reconciliation:
    """Set the sum of some stated amounts beside the sum of others, as `reconcile` does."""
    totals, parts = tuple(totals), tuple(parts)
    if not parts:
        raise InvalidValueError("no parts", allowed="one or more", got=parts, where="reconcile")
    total, added = Total.of(totals), Total.of(parts)
    tolerance = total.tolerance + added.tolerance
    return Reconciliation(total=total.money, parts=added.money, tolerance=tolerance)


def reconcile_tree(
    stated_totals: Mapping[Path, StatedAmount],
    lines: Budget | Iterable[BudgetLine],
    *,
    basis: Basis | None = None,
) -> TreeReconciliation:
    """Set every stated total of a tree beside the lines at or beneath its place.

    The path `()` is the whole tree. Lines are of one year, phase, price level and
    basis, and of one depth, so that none is a total of others; `basis` leaves out
    those of any other.

    Raises:
        InvalidValueError: lines that do not belong in one sum, or no totals.
        NotFoundError: there are no lines of the basis.

    >>> from kommunedata.budget import Basis
    >>> def kr(amount):
    ...     return StatedAmount(Money.kr(amount))
    >>> lines = [BudgetLine(year=2024, path=("Care", place), amount=kr(cost), basis=Basis.NET)
    ...          for place, cost in [("North", 60), ("South", 45)]]
    >>> found = reconcile_tree({("Care",): kr(105), ("Care", "South"): kr(40)}, lines)
    >>> found.of(TieOut.DIFFERS)
    (('Care', 'South'),)
    """
    where = "reconcile_tree"
    lines = lines_of(lines, basis=basis, where=where)
    _check_totals(stated_totals, where=where)
    check_bases(lines, where=where)
    check_one_stage(lines, where=where)
    check_price_levels(lines, where=where)
    _check_one_depth(lines, where=where)
    beneath = _amounts_beneath(stated_totals, lines)
    rows = {
        path: reconcile(total, beneath[path])
        for path, total in stated_totals.items()
        if beneath[path]
    }
    return TreeReconciliation(
        FrozenMapping(rows), tuple(path for path in stated_totals if path not in rows)
    )


def _check_totals(totals: Mapping[Path, StatedAmount], *, where: str) -> None:
    if not totals:
        raise InvalidValueError("no totals", allowed="one or more", got=totals, where=where)
    for path, total in totals.items():
        if path != ():
            check_path(path, where=where)
        if not isinstance(total, StatedAmount):
            raise WrongTypeError("not a total", allowed="StatedAmount", got=total, where=where)


def _check_one_depth(lines: Iterable[BudgetLine], *, where: str) -> None:
    depths = sorted({len(line.path) for line in lines})
    if len(depths) > 1:
        raise InvalidValueError(
            "paths of different depths", allowed="one depth", got=depths, where=where
        )


def _amounts_beneath(
    paths: Iterable[Path], lines: Iterable[BudgetLine]
) -> dict[Path, list[StatedAmount]]:
    found: dict[Path, list[StatedAmount]] = {path: [] for path in paths}
    for line in lines:
        for depth in range(len(line.path) + 1):
            if line.path[:depth] in found:
                found[line.path[:depth]].append(line.amount)
    return found


def _differs(path: Path, row: Reconciliation) -> Finding:
    return Finding(
        code="total-differs",
        severity=Severity.WARNING,
        message=(
            f"the total {row.total} is {row.difference} off its parts,"
            f" of which rounding explains {row.tolerance} at most"
        ),
        where=_place(path),
    )


def _without_lines(path: Path) -> Finding:
    return Finding(
        code="total-without-lines",
        severity=Severity.WARNING,
        message="a total is stated, but no lines beneath it",
        where=_place(path),
    )


def _place(path: Path) -> str:
    # the longest path is longer than a finding's place may be
    return " > ".join(path)[:500] or "the whole"
