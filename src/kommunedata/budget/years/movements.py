"""What the council moves within a year, by place, and whether the places are those of lines."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import TypeAlias

from kommunedata.budget.model.adjustment import (
    CarryOver,
    Movement,
    SupplementaryAppropriation,
    Virement,
)
from kommunedata.budget.model.line import BudgetLine
from kommunedata.budget.model.path import Path
from kommunedata.budget.model.terms import Basis
from kommunedata.errors import InvalidValueError, WrongTypeError
from kommunedata.finding import Finding, Severity
from kommunedata.money import Money, StatedAmount

__all__ = ["Decision", "check_both_sides", "gathered_moves", "moves_of_year", "without_lines"]

Decision: TypeAlias = SupplementaryAppropriation | Virement | CarryOver
"""What the council decides within a year about its budget."""


def moves_of_year(decisions: Iterable[Decision], year: int) -> tuple[Movement, ...]:
    """Return the movements of a year's decisions, cover with them, in their order."""
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


def gathered_moves(
    moves: Iterable[Movement], levels: int, places: Collection[Path]
) -> dict[Path, list[StatedAmount]]:
    """Return the amounts moved to each place, cut to so many keys, in the order first met.

    Raises:
        InvalidValueError: a movement to a path above places, which says of none of them
            what it gets.
    """
    above = {place[:depth] for place in places for depth in range(1, levels)}
    found: dict[Path, list[StatedAmount]] = {}
    for move in moves:
        if move.path in above:
            raise InvalidValueError(
                "a movement above the places",
                allowed=f"a path of {levels} keys, or fewer levels=",
                got=move.path,
                where="follow_up(decisions=)",
            )
        found.setdefault(move.path[:levels], []).append(StatedAmount(move.amount))
    return found


def check_both_sides(moves: Sequence[Movement], lines: Iterable[BudgetLine], *, where: str) -> None:
    """Raise where movements, which are net, would be added to expenses or income only."""
    bases = {line.basis for line in lines}
    if moves and len(bases) == 1 and Basis.NET not in bases:
        raise InvalidValueError(
            "decisions on one side only",
            allowed="nets, or expenses and income, beside decisions=",
            got=bases.pop().value,
            where=where,
        )


def without_lines(
    moved: Mapping[Path, Sequence[StatedAmount]], places: Collection[Path]
) -> tuple[Finding, ...]:
    """Return a warning for each place that is moved to or from and that no line names."""
    return tuple(
        Finding(
            code="moved-without-lines",
            severity=Severity.WARNING,
            message=(
                f"{Money.sum(each.money for each in amounts)} is moved here, where there are no"
                " lines, so neither the place nor the total has a deviation"
            ),
            where=" > ".join(path)[:500],
        )
        for path, amounts in moved.items()
        if path not in places
    )
