"""What a year's budget was before its adjustments, is with others, and has in later years."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType

import attrs

from kommunedata._checks import check_is, check_year
from kommunedata.budget.model.adjustment import Adjustment
from kommunedata.budget.model.budget import Budget
from kommunedata.budget.model.terms import Basis, Inclusion, Phase
from kommunedata.budget.model.total import Total
from kommunedata.budget.years.adjusted import (
    AdjustedBudget,
    adjusted,
    check_known_inclusion,
    inclusion_of,
    leaves_under,
)
from kommunedata.errors import InvalidValueError
from kommunedata.finding import Unknown

__all__ = ["AdjustmentYear", "adjustments_in", "apply_adjustments", "before_adjustments"]

_NOTHING_STATED: Mapping[str, Inclusion] = MappingProxyType({})


@attrs.frozen(kw_only=True)
class AdjustmentYear:
    """A budget's adjustments as one year sees them (*tilretninger i et år*), leaves only.

    `known` are stated to be for the year and `total` is their sum. `unstated` name
    no years: they are reported with a sum of their own, which is in no other.
    `other_years` are stated to be for years without this one.
    """

    year: int
    known: tuple[Adjustment, ...]
    unstated: tuple[Adjustment, ...]
    other_years: tuple[Adjustment, ...]

    @property
    def this_year_only(self) -> tuple[Adjustment, ...]:
        """Those that are stated to be for the year and no other."""
        return tuple(each for each in self.known if _is_only(each, self.year))

    @property
    def total(self) -> Total:
        """The sum of the adjustments stated to be for the year."""
        return Total.of(each.amount for each in self.known)

    @property
    def unstated_total(self) -> Total:
        """The sum of the adjustments that name no years."""
        return Total.of(each.amount for each in self.unstated)


def adjustments_in(budget: Budget, year: int) -> AdjustmentYear:
    """Return a budget's adjustments as one year sees them (*tilretninger i et år*).

    An adjustment that has others within it counts as these, so nothing counts
    twice. Whether the stated amounts include them plays no part here.

    >>> from kommunedata.budget import Years
    >>> from kommunedata.danish import parse_money
    >>> from kommunedata.municipality import Municipality
    >>> def told(name, amount, years):
    ...     return Adjustment(id=name, path=("Care",), amount=parse_money(amount), years=years,
    ...                       included=Inclusion.INCLUDED, name_da=name, name_en=name)
    >>> budget = Budget(
    ...     id="example", municipality=Municipality("0326"), title_da="Et budget",
    ...     title_en="A budget", levels=("area",), lines=(), adjustments=(
    ...         told("faster-help", "0,1 mio. kr.", Years(2024)),
    ...         told("trainees", "1,7 mio. kr.", Years(2024, 2024)),
    ...         told("care", "12,9 mio. kr.", Unknown("no year is printed"))))
    >>> later = adjustments_in(budget, 2025)
    >>> later.total.money, later.unstated_total.money
    (Money.kr('100000.00'), Money.kr('12900000.00'))
    """
    check_is(budget, Budget, where="adjustments_in(budget=)")
    check_year(year, where="adjustments_in(year=)")
    every = leaves_under(budget.adjustments, [each.id for each in budget.adjustments])
    stated = [(each, each.years) for each in every]
    return AdjustmentYear(
        year=year,
        known=tuple(
            each for each, years in stated if not isinstance(years, Unknown) and year in years
        ),
        unstated=tuple(each for each, years in stated if isinstance(years, Unknown)),
        other_years=tuple(
            each for each, years in stated if not isinstance(years, Unknown) and year not in years
        ),
    )


def before_adjustments(
    budget: Budget,
    year: int,
    *,
    phase: Phase = Phase.BUDGET,
    basis: Basis = Basis.NET,
    inclusion: Mapping[str, Inclusion] = _NOTHING_STATED,
) -> AdjustedBudget:
    """Return a year's lines without the adjustments that they include (*før tilretninger*).

    Leaves are taken out, once each. An adjustment that names no years is taken out
    of the budget year, the only one with lines of phase BUDGET: its printed amounts
    include it, whatever later years do. In other years and phases it is left in, and
    reported in `unstated`. `inclusion` says by id what the document leaves unknown.

    Raises:
        NotFoundError: there are no such lines, or none at the place of an adjustment.
        InvalidValueError: it is not known whether the lines include an adjustment, or
            adjustments are not of such lines: they are net, and of a budget or its
            estimates.

    >>> from kommunedata.budget import BudgetLine, Years
    >>> from kommunedata.danish import parse_money
    >>> from kommunedata.municipality import Municipality
    >>> budget = Budget(
    ...     id="example", municipality=Municipality("0326"), title_da="Et budget",
    ...     title_en="A budget", levels=("area",),
    ...     lines=(BudgetLine(year=2024, path=("Care",), amount=parse_money("499,0 mio. kr."),
    ...                       basis=Basis.NET),),
    ...     adjustments=(
    ...         Adjustment(id="trainees", path=("Care",), amount=parse_money("1,7 mio. kr."),
    ...                    years=Years(2024, 2024), included=Inclusion.INCLUDED,
    ...                    name_da="SOSU-elever", name_en="care trainees"),))
    >>> before = before_adjustments(budget, 2024)
    >>> before.total.money, before.total.tolerance
    (Money.kr('497300000.00'), Money.kr('100000.00'))
    """
    where = "before_adjustments"
    every = leaves_under(budget.adjustments, [each.id for each in budget.adjustments])
    check_known_inclusion(every, inclusion, where=where)
    included = [each for each in every if inclusion_of(each, inclusion) is Inclusion.INCLUDED]
    return adjusted(
        budget, year, put_in=(), taken_out=included, phase=phase, basis=basis, where=where
    )


def apply_adjustments(
    budget: Budget,
    adjustments: Iterable[Adjustment],
    year: int,
    *,
    phase: Phase = Phase.BUDGET,
    basis: Basis = Basis.NET,
    inclusion: Mapping[str, Inclusion] = _NOTHING_STATED,
) -> AdjustedBudget:
    """Return a year's lines with adjustments put in that they lack (*efter tilretninger*).

    Leaves are put in, once each; an adjustment that the budget knows parts of counts
    as these. One that names no years is not put in but reported in `unstated`.
    `inclusion` says by id what the document leaves unknown.

    Raises:
        InvalidValueError: the lines include an adjustment already, or that is unknown,
            or adjustments are not of such lines, as in `before_adjustments`.
        NotFoundError: there are no such lines, or none at the place of an adjustment.

    >>> from kommunedata.budget import BudgetLine, Years
    >>> from kommunedata.danish import parse_money
    >>> from kommunedata.municipality import Municipality
    >>> budget = Budget(
    ...     id="example", municipality=Municipality("0326"), title_da="Et budget",
    ...     title_en="A budget", levels=("area",),
    ...     lines=(BudgetLine(year=2024, path=("Care",), amount=parse_money("499,0 mio. kr."),
    ...                       basis=Basis.NET),))
    >>> cut = Adjustment(id="cut", path=("Care",), amount=parse_money("-0,7 mio. kr."),
    ...                  years=Years(2024), included=Inclusion.NOT_INCLUDED,
    ...                  name_da="reduktion", name_en="reduction")
    >>> apply_adjustments(budget, [cut], 2024).total.money
    Money.kr('498300000.00')
    """
    where = "apply_adjustments"
    given = {each.id: each for each in adjustments}
    leaves = leaves_under({**_by_id(budget), **given}.values(), given)
    every = {**given, **{each.id: each for each in leaves}}.values()
    check_known_inclusion(every, inclusion, where=where)
    _check_not_included(every, inclusion, where=where)
    return adjusted(
        budget, year, put_in=leaves, taken_out=(), phase=phase, basis=basis, where=where
    )


def _check_not_included(
    adjustments: Iterable[Adjustment], inclusion: Mapping[str, Inclusion], *, where: str
) -> None:
    included = [
        each.id for each in adjustments if inclusion_of(each, inclusion) is Inclusion.INCLUDED
    ]
    if included:
        raise InvalidValueError(
            "the stated amounts include it already",
            allowed="adjustments that they do not include",
            got=included,
            where=where,
        )


def _by_id(budget: Budget) -> dict[str, Adjustment]:
    return {each.id: each for each in budget.adjustments}


def _is_only(adjustment: Adjustment, year: int) -> bool:
    years = adjustment.years
    return not isinstance(years, Unknown) and years.first == years.last == year
