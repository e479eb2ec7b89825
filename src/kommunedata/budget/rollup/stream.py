"""Lines summed up as they come, none of them held."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from kommunedata.budget.model.line import BudgetLine
from kommunedata.budget.rollup.level import Level, Levels, levels_of
from kommunedata.budget.rollup.node import Node
from kommunedata.budget.rollup.roll_up import cells_of, tree_of
from kommunedata.errors import InvalidValueError, WrongTypeError

__all__ = ["stream_roll_up"]


def stream_roll_up(rows: Iterable[BudgetLine], levels: int | Sequence[Level] | None = None) -> Node:
    """Return what `roll_up` does, without holding the lines (*løbende opsummering*).

    The tree is equal to that of `roll_up`; it knows how many lines are beneath
    each place and not which. Memory grows with the number of different places and
    columns (about 0.6 kB for each), not of lines: `levels` keeps it small.

    Raises:
        InvalidValueError: as for `roll_up`; of a path of another depth, the row is named.
        WrongTypeError: they cannot be gone through, or not all are budget lines; the
            row is named, counted from 0.

    >>> from kommunedata.budget import Basis, BudgetLine
    >>> from kommunedata.danish import parse_money
    >>> line = BudgetLine(
    ...     year=2024, path=("Udvalg",), amount=parse_money("1,9 mio. kr."), basis=Basis.NET)
    >>> tree = stream_roll_up(line for _ in range(3))
    >>> tree.total(2024), tree.count
    (Money.kr('5700000.00'), 3)
    """
    of = levels_of(levels)
    # cut at once: keys that are not asked for would take up memory
    path_of = None if of == Levels() else of.path_of
    return tree_of(cells_of(_checked(rows, of), path_of), of, None)


def _checked(rows: Iterable[BudgetLine], levels: Levels) -> Iterator[BudgetLine]:
    if not isinstance(rows, Iterable):
        raise WrongTypeError("not lines", allowed="BudgetLine values", got=rows, where="rows")
    depth: int | None = None
    for at, row in enumerate(rows):
        if not isinstance(row, BudgetLine):
            raise WrongTypeError("not a line", allowed="BudgetLine", got=row, where=f"rows[{at}]")
        if depth is None:
            depth = len(row.path)
        if levels.by is None and len(row.path) != depth:
            raise InvalidValueError(
                "path of the wrong depth",
                allowed=f"{depth} keys",
                got=row.path,
                where=f"rows[{at}]",
            )
        yield row
