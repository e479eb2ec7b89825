"""A year's lines with adjustments put in or taken out, as lines of their own."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType

import attrs

from kommunedata.budget.checks.one_sum import check_price_levels, chosen_lines
from kommunedata.budget.model.adjustment import Adjustment
from kommunedata.budget.model.budget import Budget
from kommunedata.budget.model.line import BudgetLine
from kommunedata.budget.model.path import Path
from kommunedata.budget.model.terms import Basis, Inclusion, Phase
from kommunedata.budget.model.total import Total
from kommunedata.errors import InvalidValueError, NotFoundError, near_names
from kommunedata.finding import Finding, Severity, Unknown

__all__ = [
    "AdjustedBudget",
    "adjusted",
    "budget_year",
    "check_known_inclusion",
    "inclusion_of",
    "leaves_under",
]

_BUDGETED = (Phase.BUDGET, Phase.ESTIMATE_1, Phase.ESTIMATE_2, Phase.ESTIMATE_3)


@attrs.frozen(kw_only=True)
class AdjustedBudget:
    """A year's budget with adjustments put in or taken out (*korrigeret for tilretninger*).

    `lines` are the stated lines as they were, then one line for each adjustment,
    so that `roll_up` takes them and every printed amount keeps its own ±.
    `unstated` are left out, since no document says that they are for this year, and
    `other_years`, which are stated to be for years without it.
    """

    year: int
    lines: tuple[BudgetLine, ...] = attrs.field(repr=False)
    put_in: tuple[Adjustment, ...]
    taken_out: tuple[Adjustment, ...]
    unstated: tuple[Adjustment, ...]
    other_years: tuple[Adjustment, ...]

    @property
    def total(self) -> Total:
        """The sum of the lines, the adjustments with them.

        Raises:
            InvalidValueError: the lines are in several price levels.
        """
        check_price_levels(self.lines, where="AdjustedBudget.total")
        return Total.of(line.amount for line in self.lines)

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Notes on adjustments that name no years: those taken out, and those left out."""
        undated = [each for each in self.taken_out if isinstance(each.years, Unknown)]
        counted = (
            (undated, f"counted in {self.year}, the year whose printed amounts include them"),
            (self.unstated, f"left out of {self.year}"),
        )
        return tuple(_no_years(each, what) for each, what in counted if each)


def adjusted(
    budget: Budget,
    year: int,
    *,
    put_in: Iterable[Adjustment],
    taken_out: Iterable[Adjustment],
    phase: Phase,
    basis: Basis,
    where: str,
) -> AdjustedBudget:
    """Return a year's lines with leaf adjustments put in and taken out, where they are for it.

    Adjustments for other years change nothing. One without stated years is taken
    out of the adopted budget of the budget year, whose printed amounts include it,
    and nowhere else.

    Raises:
        InvalidValueError: lines that adjustments are not of: they are net, and of
            a budget or its estimates.
        NotFoundError: there are no such lines, or none at the place of an adjustment.
    """
    _check_adjustable(phase, basis, where=where)
    lines = chosen_lines(budget.lines, year, phase, basis, where=where)
    printed = phase is Phase.BUDGET and year == budget_year(budget)
    out = _split(taken_out, year, undated=printed)
    into = _split(put_in, year, undated=False)
    places: dict[Path, list[BudgetLine]] = {}
    for line in lines:
        places.setdefault(line.path, []).append(line)
    added = [
        _line(each, places, negative=negative, where=where)
        for group, negative in ((into.of_year, False), (out.of_year, True))
        for each in group
    ]
    return AdjustedBudget(
        year=year,
        lines=(*lines, *added),
        put_in=tuple(into.of_year),
        taken_out=tuple(out.of_year),
        unstated=(*into.unstated, *out.unstated),
        other_years=(*into.other_years, *out.other_years),
    )


def budget_year(budget: Budget) -> int | None:
    """Return the only year that has lines of the adopted budget; None where several have."""
    years = {line.year for line in budget.lines if line.phase is Phase.BUDGET}
    return years.pop() if len(years) == 1 else None


def leaves_under(adjustments: Iterable[Adjustment], ids: Iterable[str]) -> tuple[Adjustment, ...]:
    """Return the adjustments that those named are made of, each once, in their order.

    Raises:
        NotFoundError: an id that no adjustment has.
    """
    by_id = {each.id: each for each in adjustments}
    parents = {each.part_of for each in by_id.values()}
    wanted = set(ids)
    for unknown in sorted(wanted - by_id.keys()):
        raise NotFoundError(
            "no such adjustment", got=unknown, suggestions=near_names(unknown, by_id)
        )
    return tuple(
        each
        for each in by_id.values()
        if each.id not in parents and wanted.intersection(_line_of_descent(each, by_id))
    )


def inclusion_of(
    adjustment: Adjustment, stated: Mapping[str, Inclusion] = MappingProxyType({})
) -> Inclusion:
    """Return whether an adjustment is in the stated amounts; where unknown, as it is stated."""
    if adjustment.included is Inclusion.UNKNOWN:
        return stated.get(adjustment.id, Inclusion.UNKNOWN)
    return adjustment.included


def check_known_inclusion(
    adjustments: Iterable[Adjustment], stated: Mapping[str, Inclusion], *, where: str
) -> None:
    """Raise where it is unknown whether an adjustment is in the stated amounts already."""
    unknown = [each.id for each in adjustments if inclusion_of(each, stated) is Inclusion.UNKNOWN]
    if unknown:
        raise InvalidValueError(
            "not known whether the stated amounts include it",
            allowed="adjustments whose inclusion is known, or stated in inclusion=",
            got=unknown,
            where=where,
        )


def _check_adjustable(phase: Phase, basis: Basis, *, where: str) -> None:
    if basis is not Basis.NET or phase not in _BUDGETED:
        raise InvalidValueError(
            "adjustments are not of such lines",
            allowed=f"Basis.NET, and {', '.join(str(each) for each in _BUDGETED)}",
            got=(phase, basis),
            where=where,
        )


@attrs.define
class _Split:
    """Adjustments that are for a year, that may be, and that are not."""

    of_year: list[Adjustment] = attrs.field(factory=list)
    unstated: list[Adjustment] = attrs.field(factory=list)
    other_years: list[Adjustment] = attrs.field(factory=list)


def _split(adjustments: Iterable[Adjustment], year: int, *, undated: bool) -> _Split:
    """Split adjustments by year; `undated` says that those without years are for this one."""
    found = _Split()
    for each in adjustments:
        if isinstance(each.years, Unknown):
            (found.of_year if undated else found.unstated).append(each)
        else:
            (found.of_year if year in each.years else found.other_years).append(each)
    return found


def _line(
    adjustment: Adjustment,
    places: Mapping[Path, Sequence[BudgetLine]],
    *,
    negative: bool,
    where: str,
) -> BudgetLine:
    if adjustment.path not in places:
        raise NotFoundError(
            "no line at the place of an adjustment",
            got=adjustment.path,
            where=f"{where}, adjustment {adjustment.id!r}",
            suggestions=near_names(adjustment.path[-1], [path[-1] for path in places]),
        )
    place = places[adjustment.path]
    levels = {line.price_level for line in place}
    return BudgetLine(
        year=place[0].year,
        path=adjustment.path,
        amount=-adjustment.amount if negative else adjustment.amount,
        basis=place[0].basis,
        phase=place[0].phase,
        price_level=levels.pop() if len(levels) == 1 else None,
        locator=adjustment.locator,
    )


def _line_of_descent(adjustment: Adjustment, by_id: Mapping[str, Adjustment]) -> list[str]:
    found = [adjustment.id]
    above = adjustment.part_of
    while above is not None and above in by_id and above not in found:
        found.append(above)
        above = by_id[above].part_of
    return found


def _no_years(adjustments: Sequence[Adjustment], what: str) -> Finding:
    total = Total.of(each.amount for each in adjustments).money
    return Finding(
        code="years-unstated",
        severity=Severity.NOTE,
        message=f"adjustments that name no years: {len(adjustments)}, {total} in all, {what}",
    )
