"""Lines gathered by place, and the sum of each place, where missing is not zero."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from kommunedata.budget.model.line import BudgetLine
from kommunedata.budget.model.path import Path
from kommunedata.budget.model.total import Total
from kommunedata.errors import InvalidValueError
from kommunedata.money import Money, StatedAmount

__all__ = ["check_levels", "gathered", "place_sum", "total_of"]


def check_levels(lines: Iterable[BudgetLine], levels: int | None, *, where: str) -> None:
    """Raise for paths of different depths, or for fewer keys than are asked for."""
    depths = sorted({len(line.path) for line in lines})
    if levels is None and len(depths) > 1:
        raise InvalidValueError(
            "paths of different depths", allowed="one depth, or levels=", got=depths, where=where
        )
    if levels is not None and not 1 <= levels <= min(depths, default=levels):
        raise InvalidValueError(
            "path of the wrong depth",
            allowed=f"levels from 1 to {min(depths)}",
            got=levels,
            where=where,
        )


def gathered(lines: Iterable[BudgetLine], levels: int | None) -> dict[Path, list[BudgetLine]]:
    """Return the lines of each place, cut to so many keys, in the order first met."""
    found: dict[Path, list[BudgetLine]] = {}
    for line in lines:
        found.setdefault(line.path[:levels], []).append(line)
    return found


def place_sum(amounts: Sequence[StatedAmount]) -> Money | None:
    """Return the sum of amounts as they are stated; None where there are none."""
    return Total.of(amounts).money if amounts else None


def total_of(amounts: Sequence[Money | None]) -> Money | None:
    """Return the sum of the amounts that there are; None where there are none."""
    known = [amount for amount in amounts if amount is not None]
    return Money.sum(known) if known else None
