"""What a budget would be with other decisions on its adjustments."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from kommunedata.budget.model.budget import Budget
from kommunedata.budget.model.terms import Basis, Inclusion, Phase
from kommunedata.budget.years.adjusted import (
    AdjustedBudget,
    adjusted,
    check_known_inclusion,
    inclusion_of,
    leaves_under,
)

__all__ = ["scenario"]


def scenario(
    base: Budget,
    chosen: Iterable[str],
    year: int,
    *,
    phase: Phase = Phase.BUDGET,
    basis: Basis = Basis.NET,
    inclusion: Mapping[str, Inclusion] = MappingProxyType({}),
) -> AdjustedBudget:
    """Return a year's lines as they are where the chosen adjustments hold (*scenarie*).

    `chosen` are ids of the budget's adjustments; to choose one that has others
    within it is to choose these. Of those chosen, the ones that the lines lack are
    put in; of the rest, the ones that the lines include are taken out. Years that
    are not stated are dealt with as in `apply_adjustments` and `before_adjustments`.

    Raises:
        NotFoundError: an id that no adjustment has, no such lines, or none at the
            place of an adjustment.
        InvalidValueError: it is not known whether the lines include an adjustment, or
            adjustments are not of such lines, as in `before_adjustments`.

    >>> from kommunedata.budget import Adjustment, BudgetLine, Years
    >>> from kommunedata.danish import parse_money
    >>> from kommunedata.municipality import Municipality
    >>> def told(name, amount, included):
    ...     return Adjustment(id=name, path=("Care",), amount=parse_money(amount),
    ...                       years=Years(2024), included=included, name_da=name, name_en=name)
    >>> budget = Budget(
    ...     id="example", municipality=Municipality("0326"), title_da="Et budget",
    ...     title_en="A budget", levels=("area",),
    ...     lines=(BudgetLine(year=2024, path=("Care",), amount=parse_money("499,0 mio. kr."),
    ...                       basis=Basis.NET),),
    ...     adjustments=(told("care", "12,9 mio. kr.", Inclusion.INCLUDED),
    ...                  told("app", "-0,7 mio. kr.", Inclusion.NOT_INCLUDED)))
    >>> scenario(budget, ["care", "app"], 2024).total.money, scenario(budget, [], 2024).total.money
    (Money.kr('498300000.00'), Money.kr('486100000.00'))
    """
    where = "scenario"
    every = leaves_under(base.adjustments, [each.id for each in base.adjustments])
    check_known_inclusion(every, inclusion, where=where)
    wanted = leaves_under(base.adjustments, chosen)
    included = {each.id for each in every if inclusion_of(each, inclusion) is Inclusion.INCLUDED}
    return adjusted(
        base,
        year,
        put_in=[each for each in wanted if each.id not in included],
        taken_out=[each for each in every if each.id in included and each not in wanted],
        phase=phase,
        basis=basis,
        where=where,
    )
