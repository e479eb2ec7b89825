"""The amounts of two years, or of two phases of one, side by side."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

import attrs

from kommunedata._checks import check_is
from kommunedata._repr import counted
from kommunedata.budget.checks.one_sum import (
    check_alike,
    check_bases,
    check_price_levels,
    chosen_lines,
    lines_of,
)
from kommunedata.budget.model.budget import Budget
from kommunedata.budget.model.line import BudgetLine
from kommunedata.budget.model.path import Path
from kommunedata.budget.model.terms import Basis, BudgetScale, Phase
from kommunedata.budget.years.by_place import check_levels, gathered, place_sum, total_of
from kommunedata.budget.years.stage import Stage
from kommunedata.budget.years.words import comparison_table
from kommunedata.finding import Finding, Severity
from kommunedata.language import Lang
from kommunedata.money import Money
from kommunedata.table import Table

__all__ = ["BudgetComparison", "ComparisonRow", "compare"]


@attrs.frozen
class ComparisonRow:
    """The amounts of one place (*område*); None where there are none, which is not zero.

    The path of a total is empty.
    """

    path: Path
    one: Money | None
    other: Money | None

    @property
    def name(self) -> str:
        """The keys of the path."""
        return " > ".join(self.path)

    @property
    def difference(self) -> Money | None:
        """What the other amount is above the one; None where one of them is missing."""
        return None if self.one is None or self.other is None else self.other - self.one

    @property
    def change(self) -> Fraction | None:
        """The difference as a share of the size of the one; None also where that is 0.

        It has the sign of the difference, for income as well.
        """
        if self.one is None or self.difference is None or not self.one.oere:
            return None
        return self.difference / abs(self.one)

    @property
    def remaining(self) -> Money | None:
        """What is left of the one after the other (*rest*); negative where it is exceeded."""
        return None if self.difference is None else -self.difference


@attrs.frozen(kw_only=True)
class BudgetComparison:
    """Two stages side by side (*sammenligning*), a row for each place in the order met."""

    one: Stage
    other: Stage
    rows: tuple[ComparisonRow, ...] = attrs.field(repr=counted)
    findings: tuple[Finding, ...]

    @property
    def total(self) -> ComparisonRow:
        """The sums of the amounts that there are.

        Where a place lacks one of them, the sums are not of the same places.
        """
        one = total_of([row.one for row in self.rows])
        return ComparisonRow((), one, total_of([row.other for row in self.rows]))

    @property
    def of_unlike_kinds(self) -> bool:
        """Whether accounts are set beside a budget, which are not strictly comparable."""
        return (self.one.phase is Phase.ACCOUNTS) != (self.other.phase is Phase.ACCOUNTS)

    def table(
        self, lang: Lang = "da", *, scale: BudgetScale = "mio. kr.", decimals: int | None = None
    ) -> Table:
        """Return a row for each place: both amounts, difference, per cent and remaining."""
        return comparison_table(self, lang, scale, decimals)

    def __str__(self) -> str:
        return str(self.table())

    def _repr_html_(self) -> str:
        return self.table().to_html()


def compare(
    lines: Budget | Iterable[BudgetLine],
    one: Stage,
    other: Stage,
    *,
    basis: Basis | None = None,
    levels: int | None = None,
) -> BudgetComparison:
    """Set the amounts of two stages side by side (*sammenligning af budgetter*).

    Budgets and accounts are not strictly comparable: a budget is what the council
    allowed, in the prices that it expected, and accounts are what was spent, after
    the decisions of the year. A finding says so where they are set side by side,
    and another where price levels differ, a third where places lack an amount.
    `levels` is how many keys of the paths make a place, all of them unless named.

    Raises:
        NotFoundError: there are no lines of one of the stages; the stages are named.
        InvalidValueError: bases that do not belong in one sum, unless `basis` names
            one, several price levels within a stage, or paths of other depths.
        WrongTypeError: what names a stage is no Stage.

    Source: kommunestyrelsesloven § 40, stk. 1 and 2: the budget binds, and what it
    does not allow needs an appropriation of its own, so accounts follow a later frame.

    >>> from kommunedata.danish import parse_money
    >>> lines = [BudgetLine(year=year, path=("Tandplejen",), amount=parse_money(amount),
    ...                     basis=Basis.NET, phase=phase)
    ...          for year, amount, phase in [(2023, "19,8 mio. kr.", Phase.ACCOUNTS),
    ...                                      (2024, "20,7 mio. kr.", Phase.BUDGET)]]
    >>> found = compare(lines, Stage(2023, Phase.ACCOUNTS), Stage(2024))
    >>> found.rows[0].difference, found.rows[0].change
    (Money.kr('900000.00'), Fraction(1, 22))
    >>> [finding.code for finding in found.findings]
    ['budget-beside-accounts']
    """
    where = "compare"
    for stage in (one, other):
        check_is(stage, Stage, where=where)
    lines = lines_of(lines, where=where)
    left, right = (
        chosen_lines(lines, stage.year, stage.phase, basis, where=where) for stage in (one, other)
    )
    check_bases((*left, *right), where=where)
    check_alike(left, right, where=where)
    for each in (left, right):
        check_price_levels(each, where=where)
    check_levels((*left, *right), levels, where=where)
    rows = _rows(gathered(left, levels), gathered(right, levels))
    compared = BudgetComparison(one=one, other=other, rows=rows, findings=())
    return attrs.evolve(compared, findings=tuple(_findings(compared, left, right)))


def _rows(
    left: dict[Path, list[BudgetLine]], right: dict[Path, list[BudgetLine]]
) -> tuple[ComparisonRow, ...]:
    return tuple(
        ComparisonRow(path, *(_sum(lines.get(path, ())) for lines in (left, right)))
        for path in dict.fromkeys((*left, *right))
    )


def _sum(lines: Iterable[BudgetLine]) -> Money | None:
    return place_sum([line.amount for line in lines])


def _findings(
    found: BudgetComparison, left: tuple[BudgetLine, ...], right: tuple[BudgetLine, ...]
) -> Iterable[Finding]:
    if found.of_unlike_kinds:
        yield _note("budget-beside-accounts", "budgets and accounts are not strictly comparable")
    price_levels = {line.price_level for line in (*left, *right)}
    if len(price_levels) > 1:
        named = ", ".join(sorted(str(each or "unstated") for each in price_levels))
        yield _note("price-levels-differ", f"amounts are in several price levels: {named}")
    gaps = [row.name for row in found.rows if None in (row.one, row.other)]
    if gaps:
        yield _note("amounts-missing", f"places without one of the amounts: {len(gaps)}")


def _note(code: str, message: str) -> Finding:
    return Finding(code=code, severity=Severity.NOTE, message=message)
