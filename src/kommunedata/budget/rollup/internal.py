"""Trade within a municipality, taken out so that it does not count twice."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Iterator, Sequence

import attrs

from kommunedata.budget.model.budget import Budget
from kommunedata.budget.model.line import BudgetLine
from kommunedata.budget.model.terms import Basis
from kommunedata.budget.model.total import Total
from kommunedata.budget.rollup.node import BudgetColumn, Node, Sum
from kommunedata.errors import InvalidValueError
from kommunedata.finding import Finding, Severity

__all__ = ["Elimination", "eliminate_internal", "eliminate_pairs", "has_internal_art", "without"]

_INTERNAL_ART = "9"
_NOTHING: Sum = (0, 0, 0)


@attrs.frozen
class Elimination:
    """The lines that were kept and those removed (*eliminering*), each in the order given."""

    kept: tuple[BudgetLine, ...]
    removed: tuple[BudgetLine, ...]

    @property
    def removed_total(self) -> Total:
        """The sum of all that was removed; trade within cancels out."""
        return Total.of(line.amount for line in self.removed)

    @property
    def findings(self) -> tuple[Finding, ...]:
        """A warning `internal-unbalanced` for each year, phase and price level left uneven.

        Only what lies beyond the tolerance of the printed amounts counts as uneven.
        """
        return tuple(_unbalanced(self.removed))


def has_internal_art(line: BudgetLine) -> bool:
    """Return whether a line is posted to main art 9 (*interne udgifter og indtægter*).

    Source: Budget- og regnskabssystem for kommuner, hovedart 9: 9.1 to 9.4 are
    expenses carried over, 9.7 is internal income.
    """
    return line.art is not None and line.art[0] == _INTERNAL_ART


def eliminate_internal(
    lines: Sequence[BudgetLine] | Budget,
    is_internal: Callable[[BudgetLine], bool] = has_internal_art,
) -> Elimination:
    """Take out the lines of trade within the municipality (*eliminering af intern handel*).

    Lines that state no art are kept: whether they are internal is not known.

    >>> from kommunedata.budget import Basis, BudgetLine
    >>> from kommunedata.danish import parse_money
    >>> lines = [
    ...     BudgetLine(
    ...         year=2024, path=("Udvalg",), amount=parse_money(printed), art=art, basis=basis)
    ...     for printed, art, basis in (
    ...         ("500 tkr.", "4.5", Basis.EXPENSE),
    ...         ("20 tkr.", "9.4", Basis.EXPENSE),
    ...         ("-20 tkr.", "9.7", Basis.INCOME),
    ...     )
    ... ]
    >>> done = eliminate_internal(lines)
    >>> len(done.kept), done.removed_total.money, done.findings
    (1, Money.kr('0.00'), ())
    """
    given = lines.lines if isinstance(lines, Budget) else tuple(lines)
    internal = [is_internal(line) for line in given]
    return _split(given, internal)


def eliminate_pairs(
    lines: Sequence[BudgetLine] | Budget, pairs: Iterable[tuple[int, int]]
) -> Elimination:
    """Take out pairs of lines that are each other's other side (*bestiller og udfører*).

    A pair is where its two lines stand, counted from 0: an expense and an income
    of the same year and phase that cancel out within the tolerance of their printing.

    Raises:
        InvalidValueError: a pair names no line, or one that another pair has;
            its lines do not cancel out.
    """
    given = lines.lines if isinstance(lines, Budget) else tuple(lines)
    internal = [False] * len(given)
    for number, pair in enumerate(pairs):
        where = f"pairs[{number}]"
        for at in pair:
            _check_free(at, internal, where)
            internal[at] = True
        _check_cancels([given[at] for at in pair], where)
    return _split(given, internal)


def without(node: Node, part: Node) -> Node:
    """Return a tree less what another one, rolled up from some of its lines, has.

    Eliminating and then rolling up gives the same totals as rolling up both and
    then taking one from the other. Places and columns that no line is left in are
    left out. The result holds no lines.

    Raises:
        InvalidValueError: the part has lines that the tree has not.
    """
    less = {child.key: child for child in part.children}
    unknown = [key for key in less if all(child.key != key for child in node.children)]
    sums = {column: _less(node, part, column) for column in (*node.columns, *part.columns)}
    if node.path != part.path or unknown or any(each[2] < 0 for each in sums.values()):
        raise InvalidValueError(
            "not a part of the tree",
            allowed="one rolled up to the same levels from some of its lines",
            got=part,
            where=" > ".join(node.path) or "the root",
        )
    below = [
        without(child, less[child.key]) if child.key in less else child for child in node.children
    ]
    return Node(
        path=node.path,
        children=tuple(child for child in below if child.count),
        columns=tuple(column for column, each in sums.items() if each[2]),
        sums=tuple(itertools.chain.from_iterable(each for each in sums.values() if each[2])),
        kept=None,
    )


def _less(node: Node, part: Node, column: BudgetColumn) -> Sum:
    one, other = (each.sums.get(column, _NOTHING) for each in (node, part))
    return (one[0] - other[0], one[1] - other[1], one[2] - other[2])


def _split(lines: Sequence[BudgetLine], internal: Sequence[bool]) -> Elimination:
    marked = list(zip(lines, internal, strict=True))
    return Elimination(
        tuple(line for line, is_internal in marked if not is_internal),
        tuple(line for line, is_internal in marked if is_internal),
    )


def _check_free(at: object, taken: Sequence[bool], where: str) -> None:
    if type(at) is not int or not 0 <= at < len(taken) or taken[at]:
        raise InvalidValueError(
            "no line to pair", allowed=f"0 to {len(taken) - 1}, each once", got=at, where=where
        )


def _check_cancels(pair: Sequence[BudgetLine], where: str) -> None:
    total = Total.of(line.amount for line in pair)
    same = len({(line.year, line.phase, line.price_level) for line in pair}) == 1
    sides = sorted(line.amount.money.oere > 0 for line in pair)
    net = any(line.basis is Basis.NET for line in pair)
    if net or not same or sides != [False, True] or abs(total.money) > total.tolerance:
        raise InvalidValueError(
            "lines that are not each other's other side",
            allowed="an expense and an income of one year and phase, equal and opposite",
            got=[f"{line.year} {line.basis.value} {line.amount.money}" for line in pair],
            where=where,
        )


def _unbalanced(removed: Sequence[BudgetLine]) -> Iterator[Finding]:
    groups: dict[tuple[object, ...], list[BudgetLine]] = {}
    for line in removed:
        groups.setdefault((line.year, line.phase.value, line.price_level), []).append(line)
    for (year, phase, _), lines in groups.items():
        total = Total.of(line.amount for line in lines)
        if abs(total.money) > total.tolerance:
            yield Finding(
                code="internal-unbalanced",
                severity=Severity.WARNING,
                message=f"internal lines of {year} {phase} leave {total.money}, not 0",
            )
