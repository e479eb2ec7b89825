"""Lines that may stand in one sum: chosen and checked."""

from __future__ import annotations

from collections.abc import Iterable

from kommunedata._checks import check_is
from kommunedata.budget.model.budget import Budget
from kommunedata.budget.model.line import BudgetLine
from kommunedata.budget.model.terms import Basis, Phase
from kommunedata.errors import InvalidValueError, NotFoundError, WrongTypeError

__all__ = [
    "check_alike",
    "check_bases",
    "check_one_stage",
    "check_price_levels",
    "chosen_lines",
    "lines_of",
]

_BOTH_SIDES = frozenset({Basis.EXPENSE, Basis.INCOME})


def lines_of(
    source: Budget | Iterable[BudgetLine], *, where: str, basis: Basis | None = None
) -> tuple[BudgetLine, ...]:
    """Return the lines of a budget, or those given, in their order; of one basis if named.

    Raises:
        WrongTypeError: what is given is no lines, or what names the basis is none.
        NotFoundError: there are none of the basis; those that there are, are named.
    """
    lines = source.lines if isinstance(source, Budget) else source
    if not isinstance(lines, Iterable):
        raise WrongTypeError("no lines", allowed="a Budget or lines", got=lines, where=where)
    lines = tuple(lines)
    for at, line in enumerate(lines):
        if not isinstance(line, BudgetLine):
            raise WrongTypeError(
                "not a budget line", allowed="BudgetLine", got=line, where=f"{where}, lines[{at}]"
            )
    return lines if basis is None else _of_basis(lines, basis, where=where)


def chosen_lines(
    lines: Iterable[BudgetLine], year: int, phase: Phase, basis: Basis | None, *, where: str
) -> tuple[BudgetLine, ...]:
    """Return the lines of a year, a phase and, where it is named, a basis.

    Raises:
        NotFoundError: there are none; those that there are, are named.
    """
    lines = tuple(lines)
    found = tuple(
        line
        for line in lines
        if line.year == year and line.phase is phase and basis in (None, line.basis)
    )
    if not found:
        raise NotFoundError(
            "no such lines",
            allowed="; ".join(sorted({_stage(line) for line in lines})) or None,
            got=" ".join([str(year), phase.value, *([basis.value] if basis else [])]),
            where=where,
        )
    return found


def check_bases(lines: Iterable[BudgetLine], *, where: str) -> None:
    """Raise where lines of several bases would be added up; expense and income may be."""
    bases = {line.basis for line in lines}
    if len(bases) > 1 and bases != _BOTH_SIDES:
        raise InvalidValueError(
            "mixed bases in one sum",
            allowed="lines of one basis, or expense with income",
            got=sorted(basis.value for basis in bases),
            where=where,
        )


def check_alike(one: Iterable[BudgetLine], other: Iterable[BudgetLine], *, where: str) -> None:
    """Raise where lines are set beside lines of other bases, as nets beside expenses."""
    found = [{line.basis for line in lines} for lines in (one, other)]
    if found[0] != found[1]:
        raise InvalidValueError(
            "one basis beside another",
            allowed="the same on both sides, or a basis= to choose",
            got=[sorted(basis.value for basis in bases) for bases in found],
            where=where,
        )


def check_one_stage(lines: Iterable[BudgetLine], *, where: str) -> None:
    """Raise where lines of several years or phases would be added up."""
    stages = sorted({(line.year, line.phase.value) for line in lines})
    if len(stages) > 1:
        raise InvalidValueError(
            "several years or phases in one sum",
            allowed="lines of one year and phase",
            got=[f"{year} {phase}" for year, phase in stages],
            where=where,
        )


def check_price_levels(lines: Iterable[BudgetLine], *, where: str) -> None:
    """Raise where amounts in the prices of several years would be added up.

    A price level that is not stated is one of its own: it may be any year's.
    """
    levels = {line.price_level for line in lines}
    if len(levels) > 1:
        raise InvalidValueError(
            "several price levels in one sum",
            allowed="lines of one price level",
            got=sorted(str(level or "unstated") for level in levels),
            where=where,
        )


def _of_basis(lines: tuple[BudgetLine, ...], basis: Basis, *, where: str) -> tuple[BudgetLine, ...]:
    check_is(basis, Basis, where=f"{where}(basis=)")
    found = tuple(line for line in lines if line.basis is basis)
    if not found:
        raise NotFoundError(
            "no lines of the basis",
            allowed=", ".join(sorted({line.basis.value for line in lines})) or None,
            got=basis.value,
            where=where,
        )
    return found


def _stage(line: BudgetLine) -> str:
    return f"{line.year} {line.phase.value} {line.basis.value}"
