"""A place in a rolled-up budget: its totals, what is below it, and the lines beneath."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from operator import attrgetter
from typing import TypeAlias

import attrs

from kommunedata._checks import instance_of, members
from kommunedata._frozen import FrozenMapping
from kommunedata.budget.model.line import BudgetLine, year_field
from kommunedata.budget.model.path import Path
from kommunedata.budget.model.terms import Basis, BudgetScale, Phase
from kommunedata.budget.model.total import Total
from kommunedata.budget.rollup import words
from kommunedata.budget.rollup.level import Levels
from kommunedata.errors import InvalidValueError, NotFoundError, WrongTypeError, near_names
from kommunedata.language import Lang
from kommunedata.money import Money
from kommunedata.table import Table

__all__ = ["BudgetColumn", "KeptLines", "Node", "Sum", "drill_down", "leaves_of"]

Sum: TypeAlias = tuple[int, int, int]
"""Øre, øre of tolerance, and the number of lines: made Money only when asked for."""

_PHASES = {phase: at for at, phase in enumerate(Phase)}
_BASES = {basis: at for at, basis in enumerate(Basis)}


@attrs.frozen
class BudgetColumn:
    """What amounts have in common where they may be added (*budgetkolonne*).

    Amounts of different columns are never in one sum that was not asked for.
    """

    year: int = attrs.field(validator=year_field)
    phase: Phase = attrs.field(default=Phase.BUDGET, validator=instance_of(Phase))
    basis: Basis = attrs.field(default=Basis.NET, validator=instance_of(Basis))
    price_level: int | None = attrs.field(
        default=None, kw_only=True, validator=attrs.validators.optional(year_field)
    )

    def __str__(self) -> str:
        prices = "" if self.price_level is None else f" in {self.price_level} prices"
        return f"{self.year} {self.phase.value} {self.basis.value}{prices}"

    @property
    def place(self) -> tuple[int, int, int, int]:
        """What columns are sorted by: year, phase, basis and price level."""
        return (self.year, _PHASES[self.phase], _BASES[self.basis], self.price_level or 0)


@attrs.define
class KeptLines:
    """The lines that a tree was rolled up from, sorted by their place once it is asked for."""

    lines: tuple[BudgetLine, ...]
    levels: Levels
    _by_path: dict[Path, list[int]] | None = attrs.field(default=None, init=False)

    def indices(self, paths: Iterable[Path]) -> tuple[int, ...]:
        """Return where the lines at these places stand, in rising order."""
        if self._by_path is None:
            by_path: dict[Path, list[int]] = {}
            for at, line in enumerate(self.lines):
                by_path.setdefault(self.levels.path_of(line), []).append(at)
            self._by_path = by_path
        found = self._by_path
        return tuple(sorted(at for path in paths for at in found.get(path, ())))


@attrs.frozen(kw_only=True, repr=False)
class Node:
    """A place in a rolled-up budget (*budgettræ*), made by `roll_up`.

    `path` is from the root, whose path is empty. `children` stand in the order
    their lines were first met; `columns` are those there are totals of, by year, phase and
    basis. Two trees are equal where their places and sums are, whether or not the lines
    were kept.
    """

    path: Path
    children: tuple[Node, ...]
    columns: tuple[BudgetColumn, ...]
    _sums: tuple[int, ...]
    _kept: KeptLines | None = attrs.field(eq=False)

    @property
    def key(self) -> str | None:
        """The last key of the path; None at the root."""
        return self.path[-1] if self.path else None

    @property
    def totals(self) -> Mapping[BudgetColumn, Money]:
        """The sum of the lines beneath for each column that any of them is in."""
        return FrozenMapping({column: Money(oere=oere) for column, (oere, _, _) in self.pairs()})

    @property
    def counts(self) -> Mapping[BudgetColumn, int]:
        """How many lines are beneath in each column."""
        return FrozenMapping({column: count for column, (_, _, count) in self.pairs()})

    @property
    def sums(self) -> Mapping[BudgetColumn, Sum]:
        """The raw sums, for what is built on trees: øre, øre of tolerance, number of lines."""
        return FrozenMapping(self.pairs())

    @property
    def count(self) -> int:
        """How many lines are beneath."""
        return sum(self._sums[2::3])

    def pairs(self) -> Iterator[tuple[BudgetColumn, Sum]]:
        """Yield what `sums` holds, in the order of the columns."""
        numbers = iter(self._sums)
        return zip(self.columns, zip(numbers, numbers, numbers, strict=True), strict=True)

    @property
    def indices(self) -> tuple[int, ...]:
        """Where the lines beneath stand among those rolled up, in rising order.

        Raises:
            InvalidValueError: the tree holds no lines, as one from a stream.
        """
        return self._lines_kept().indices(leaf.path for leaf in leaves_of(self))

    @property
    def lines(self) -> tuple[BudgetLine, ...]:
        """The lines beneath, in the order they were given.

        Raises:
            InvalidValueError: the tree holds no lines, as one from a stream.
        """
        lines = self._lines_kept().lines
        return tuple(lines[at] for at in self.indices)

    def total(
        self,
        year: int,
        *,
        phase: Phase | None = None,
        basis: Basis | Collection[Basis] | None = None,
        price_level: int | None = None,
    ) -> Money:
        """Return the sum of the lines beneath in one column (*sum*).

        What is not given must be the same for all that there is. Several bases
        are only added where they are all named: expense and income give a net.

        Raises:
            NotFoundError: there is no such total; those that there are are named.
            InvalidValueError: several columns would be mixed; they are named.
            WrongTypeError: the phase is no Phase, or a basis no Basis.
        """
        return self.derived_total(year, phase=phase, basis=basis, price_level=price_level).money

    def derived_total(
        self,
        year: int,
        *,
        phase: Phase | None = None,
        basis: Basis | Collection[Basis] | None = None,
        price_level: int | None = None,
    ) -> Total:
        """Return what `total` does, with the ± of the printed parts (*afledt sum*).

        Raises:
            NotFoundError: there is no such total; those that there are are named.
            InvalidValueError: several columns would be mixed; they are named.
            WrongTypeError: the phase is no Phase, or a basis no Basis.
        """
        _check_phase(phase)
        bases = _bases_of(basis)
        found = [
            (column, each)
            for column, each in self.pairs()
            if column.year == year
            and (phase is None or column.phase is phase)
            and (bases is None or column.basis in bases)
            and (price_level is None or column.price_level == price_level)
        ]
        asked = f"{year} {phase and phase.value} {bases and [each.value for each in bases]}"
        _check_one(self, [column for column, _ in found], asked, mixed=bases is not None)
        return Total(
            Money(oere=sum(oere for _, (oere, _, _) in found)),
            Money(oere=sum(tolerance for _, (_, tolerance, _) in found)),
        )

    def table(
        self, lang: Lang = "da", *, scale: BudgetScale = "mio. kr.", depth: int | None = None
    ) -> Table:
        """Return the tree as a table, the place's own totals last, with their ±.

        Expenses are positive, income is negative; an empty cell is no amount at
        all. Figures are rounded half up to what the scale shows: øre in kr.,
        whole tkr., one decimal of mio. kr. and three of mia. kr. `depth` is how
        many levels below the place are shown, all without it.
        """
        return words.tree_table(self, lang, scale, depth)

    def __str__(self) -> str:
        return str(words.short_table(self)).replace("\N{NO-BREAK SPACE}", " ")

    def _repr_html_(self) -> str:
        return words.short_table(self).to_html()

    def __repr__(self) -> str:
        return f"Node({self.path!r}, {self.count} lines, {len(self.children)} children)"

    def _lines_kept(self) -> KeptLines:
        if self._kept is None:
            raise InvalidValueError(
                "the tree holds no lines", allowed="one made by roll_up", where=f"{self!r}"
            )
        return self._kept


def drill_down(node: Node, *keys: str) -> Node:
    """Return the place that keys lead to, one level down for each (*drill-down*).

    Raises:
        NotFoundError: there is no such key; near ones are named.
    """
    for depth, key in enumerate(keys):
        below = next((child for child in node.children if child.key == key), None)
        if below is None:
            raise NotFoundError(
                "no such place",
                got=key,
                where=f"keys[{depth}], under {' > '.join(node.path) or 'the root'}",
                suggestions=near_names(key, (child.path[-1] for child in node.children)),
            )
        node = below
    return node


def leaves_of(node: Node) -> Iterator[Node]:
    """Yield the places below a node that have none below them, or the node itself."""
    if not node.children:
        yield node
    for child in node.children:
        yield from leaves_of(child)


def _check_phase(phase: object) -> None:
    if phase is not None and not isinstance(phase, Phase):
        raise WrongTypeError("not a phase", allowed="a Phase or None", got=phase, where="phase")


def _bases_of(basis: Basis | Collection[Basis] | None) -> tuple[Basis, ...] | None:
    if basis is None:
        return None
    return (basis,) if isinstance(basis, Basis) else members(basis, Basis, where="basis")


_apart = attrgetter("phase", "price_level")


def _check_one(node: Node, found: list[BudgetColumn], asked: str, *, mixed: bool) -> None:
    place = " > ".join(node.path) or "the root"
    if not found:
        there = "; ".join(map(str, node.columns)) or "none, as there are no lines"
        raise NotFoundError("no such total", allowed=there, got=asked, where=place)
    if len(set(map(_apart, found))) > 1 or (not mixed and len(found) > 1):
        there = "; ".join(map(str, found))
        raise InvalidValueError("would mix several totals", allowed=f"one of {there}", where=place)
