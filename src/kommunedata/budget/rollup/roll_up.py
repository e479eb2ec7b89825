"""Lines summed up their levels, leaves first."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from operator import attrgetter
from typing import TypeAlias

import attrs

from kommunedata.budget.model.budget import Budget
from kommunedata.budget.model.line import BudgetLine
from kommunedata.budget.model.path import Path
from kommunedata.budget.model.terms import Basis, Phase
from kommunedata.budget.rollup.level import Level, Levels, levels_of
from kommunedata.budget.rollup.node import BudgetColumn, KeptLines, Node
from kommunedata.errors import InvalidValueError, WrongTypeError

__all__ = ["Cells", "cells_of", "roll_up", "tree_of"]

_Key: TypeAlias = tuple[int, Phase, Basis, int | None]
_Sums: TypeAlias = dict[int, Sequence[int]]  # by the number of the column


@attrs.frozen
class _Columns:
    """The columns of a tree, in order; nodes with the same ones share a tuple of them."""

    all: Sequence[BudgetColumn]
    _shared: dict[tuple[int, ...], tuple[BudgetColumn, ...]] = attrs.field(factory=dict, init=False)

    def some(self, numbers: Sequence[int]) -> tuple[BudgetColumn, ...]:
        """Return those of these numbers."""
        key = tuple(numbers)
        found = self._shared.get(key)
        if found is None:
            found = self._shared[key] = tuple([self.all[number] for number in key])
        return found


@attrs.frozen
class Cells:
    """Raw sums by column and path; `paths` are in the order first met, in any column."""

    paths: tuple[Path, ...]
    by_column: Mapping[BudgetColumn, Mapping[Path, Sequence[int]]]


def roll_up(
    lines: Sequence[BudgetLine] | Budget, levels: int | Sequence[Level] | None = None
) -> Node:
    """Return lines summed up their levels, as a tree (*opsummering*).

    `levels` is how many keys of the paths are kept, from the outermost in; all
    without it. A sequence says instead what each level is by: `[0, "function",
    "art"]` is the outermost key of the path, then function, then art. Years,
    phases, bases and price levels each keep to their own totals. No lines give
    a root without totals. A sum that no Money can hold is an error only once
    it is asked for.

    Raises:
        InvalidValueError: paths are of different depths or not that deep; a line
            says nothing of a level.
        WrongTypeError: it is no collection, or not all in it are budget lines.

    >>> from kommunedata.budget import Basis, BudgetLine
    >>> from kommunedata.danish import parse_money
    >>> lines = [
    ...     BudgetLine(year=2024, path=("Udvalg", area), amount=parse_money(printed), basis=basis)
    ...     for area, printed, basis in (
    ...         ("Hjemmepleje", "70,5 mio. kr.", Basis.NET),
    ...         ("Hjemmepleje", "188,4 mio. kr.", Basis.GROSS),
    ...         ("Madservice", "1,9 mio. kr.", Basis.NET),
    ...     )
    ... ]
    >>> tree = roll_up(lines)
    >>> tree.total(2024, basis=Basis.NET)
    Money.kr('72400000.00')
    >>> tree.children[0].children[0].indices
    (0, 1)
    >>> print(tree)
    I alt (mio. kr.)
    <BLANKLINE>
    Sted            Budget 2024 netto  Budget 2024 brutto
    --------------  -----------------  ------------------
    Udvalg                       72,4               188,4
      Hjemmepleje                70,5               188,4
      Madservice                  1,9
    --------------  -----------------  ------------------
    I alt (afledt)               72,4               188,4
    ±                             0,1                0,05
    """
    kept, of = _lines_of(lines), levels_of(levels)
    try:
        cells = cells_of(kept, None if of.by is None else of.path_of)
    except AttributeError:
        where = "roll_up"
        raise WrongTypeError("not all lines", allowed="BudgetLine", where=where) from None
    return tree_of(cells, of, KeptLines(kept, of))


def _lines_of(lines: Sequence[BudgetLine] | Budget) -> tuple[BudgetLine, ...]:
    if isinstance(lines, Budget):
        return lines.lines
    if not isinstance(lines, Iterable):
        raise WrongTypeError(
            "not lines", allowed="a Budget, or BudgetLine values", got=lines, where="roll_up"
        )
    return tuple(lines)


def cells_of(lines: Iterable[BudgetLine], path_of: Callable[[BudgetLine], Path] | None) -> Cells:
    """Return the sums of lines that are alike in path and column, and their paths.

    Lines stand under what `path_of` gives; without it, under their own whole path.
    """
    order: dict[Path, None] = {}
    by_column: dict[_Key, dict[Path, list[int]]] = {}
    get = by_column.get
    for line in lines:
        key = (line.year, line.phase, line.basis, line.price_level)
        sums = get(key)
        if sums is None:
            sums = by_column[key] = {}
        path = line.path if path_of is None else path_of(line)
        amount, cell = line.amount, sums.get(path)
        if cell is None:
            sums[path] = [amount.money.oere, amount.quantum.oere // 2, 1]
            order[path] = None
        else:
            cell[0] += amount.money.oere
            cell[1] += amount.quantum.oere // 2
            cell[2] += 1
    columns = {
        BudgetColumn(year, phase, basis, price_level=prices): sums
        for (year, phase, basis, prices), sums in by_column.items()
    }
    return Cells(tuple(order), columns)


def tree_of(cells: Cells, levels: Levels, kept: KeptLines | None) -> Node:
    """Return the tree of sums."""
    _check_depth(cells.paths, levels)
    columns = _Columns(sorted(cells.by_column, key=attrgetter("place")))
    leaves: dict[Path, _Sums] = {levels.cut(path): {} for path in cells.paths}
    for number, column in enumerate(columns.all):
        for path, cell in cells.by_column[column].items():
            _add(leaves[levels.cut(path)], number, cell)
    nodes = [_node(path, (), sums, columns, kept) for path, sums in leaves.items()]
    for _ in range(len(next(iter(leaves), ()))):
        nodes = _above(nodes, columns, kept)
    return nodes[0] if nodes else _node((), (), {}, columns, kept)


def _above(nodes: Iterable[Node], columns: _Columns, kept: KeptLines | None) -> list[Node]:
    """Return the nodes one level up, in the order of the first below each."""
    numbers = {id(column): number for number, column in enumerate(columns.all)}
    found: dict[Path, tuple[list[Node], _Sums]] = {}
    for node in nodes:
        below, sums = found.setdefault(node.path[:-1], ([], {}))
        below.append(node)
        for column, each in node.pairs():
            # the columns of a tree are single objects, and their hash costs ten times an id
            _add(sums, numbers[id(column)], each)
    return [_node(path, below, sums, columns, kept) for path, (below, sums) in found.items()]


def _add(sums: _Sums, number: int, more: Sequence[int]) -> None:
    so_far = sums.get(number)
    if so_far is None:
        sums[number] = more
    else:
        sums[number] = (so_far[0] + more[0], so_far[1] + more[1], so_far[2] + more[2])


def _node(
    path: Path, children: Sequence[Node], sums: _Sums, columns: _Columns, kept: KeptLines | None
) -> Node:
    numbers = sorted(sums)
    # a flat tuple of ints is nothing to the garbage collector, which pairs of them are
    return Node(
        path=path,
        children=tuple(children),
        columns=columns.some(numbers),
        sums=tuple([each for number in numbers for each in sums[number]]),
        kept=kept,
    )


def _check_depth(paths: Iterable[Path], levels: Levels) -> None:
    least = levels.depth or 0
    first: Path | None = None
    for path in paths:
        first = first or path
        if len(path) != len(first) or len(path) < least:
            raise InvalidValueError(
                "path of the wrong depth",
                allowed=f"{max(least, len(first))} keys",
                got=path,
                where="roll_up",
            )
