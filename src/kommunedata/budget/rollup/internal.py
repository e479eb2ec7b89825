"""Trade within a municipality, taken out so that it does not count twice."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

import attrs

from kommunedata._checks import members
from kommunedata._frozen import FrozenMapping
from kommunedata.budget.model.budget import Budget
from kommunedata.budget.model.line import BudgetLine
from kommunedata.budget.model.terms import Basis, Phase
from kommunedata.budget.model.total import Total
from kommunedata.budget.rollup.node import BudgetColumn, Node, Sum
from kommunedata.errors import InvalidValueError, WrongTypeError
from kommunedata.finding import Finding, Severity
from kommunedata.money import StatedAmount

__all__ = ["Elimination", "eliminate_internal", "eliminate_pairs", "has_internal_art", "without"]

_INTERNAL_ART = "9"
_NOTHING: Sum = (0, 0, 0)
_SIDES = ({Basis.EXPENSE, Basis.INCOME}, {Basis.GROSS, Basis.INCOME})


@attrs.frozen
class Elimination:
    """The lines that were kept and those removed (*eliminering*), each in the order given.

    `without_art` is how many of the kept lines state no art, where it was the art
    that told what is internal; 0 where something else did.
    """

    kept: tuple[BudgetLine, ...]
    removed: tuple[BudgetLine, ...]
    without_art: int = 0

    @property
    def removed_totals(self) -> Mapping[BudgetColumn, Total]:
        """The sum of what was removed for each column that any of it is in."""
        found: dict[BudgetColumn, list[StatedAmount]] = {}
        for line in self.removed:
            found.setdefault(_column(line), []).append(line.amount)
        return FrozenMapping({column: Total.of(amounts) for column, amounts in found.items()})

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Warnings of what keeps the trade within from having been taken out whole.

        For each year, phase and price level: `internal-unbalanced` where expenses and
        income differ by more than the tolerance of the printed amounts, or
        `internal-mixed` where bases that are not added, such as net and income, stand
        beside each other, so that nothing is said of a balance. `internal-art-unknown`
        where lines without an art were kept.
        """
        return (*_uneven(self.removed), *_of_unknown_art(self.without_art))


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

    Lines that state no art are kept, and counted in a finding: whether they are
    internal is not known. With an `is_internal` of your own, no art is looked for.

    Raises:
        WrongTypeError: not all are budget lines.

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
    >>> len(done.kept), done.findings
    (1, ())
    >>> for column, total in done.removed_totals.items():
    ...     print(column, total.money)
    2024 budget expense 20000.00 DKK
    2024 budget income -20000.00 DKK
    """
    given = _lines_of(lines)
    done = _split(given, [is_internal(line) for line in given])
    if is_internal is not has_internal_art:
        return done
    return attrs.evolve(done, without_art=sum(line.art is None for line in given))


def eliminate_pairs(
    lines: Sequence[BudgetLine] | Budget, pairs: Iterable[tuple[int, int]]
) -> Elimination:
    """Take out pairs of lines that are each other's other side (*bestiller og udfører*).

    A pair is where its two lines stand, counted from 0: an expense and an income
    (Basis.EXPENSE or GROSS, and INCOME) of the same year, phase and price level that
    cancel out within the tolerance of their printing.

    Raises:
        InvalidValueError: a pair names no line, or one that another pair has;
            its lines are not an expense and an income, or do not cancel out.
        WrongTypeError: not all are budget lines; not all pairs are two places.
    """
    given = _lines_of(lines)
    internal = [False] * len(given)
    for number, pair in enumerate(_pairs(pairs)):
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
    unknown = less.keys() - {child.key for child in node.children}
    sums = _less(node, part)
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


def _less(node: Node, part: Node) -> dict[BudgetColumn, Sum]:
    less = dict(node.pairs())
    for column, (oere, tolerance, count) in part.pairs():
        there = less.get(column, _NOTHING)
        less[column] = (there[0] - oere, there[1] - tolerance, there[2] - count)
    return less


def _lines_of(lines: Sequence[BudgetLine] | Budget) -> tuple[BudgetLine, ...]:
    return lines.lines if isinstance(lines, Budget) else members(lines, BudgetLine, where="lines")


def _pairs(pairs: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    for number, pair in enumerate(members(pairs, object, where="pairs")):
        match pair:
            case (int(one), int(other)):
                yield one, other
            case _:
                allowed, where = "two places of lines, such as (0, 1)", f"pairs[{number}]"
                raise WrongTypeError("not a pair", allowed=allowed, got=pair, where=where)


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
    signs = sorted(line.amount.money.oere > 0 for line in pair)
    sides = {line.basis for line in pair} in _SIDES
    if not same or not sides or signs != [False, True] or abs(total.money) > total.tolerance:
        raise InvalidValueError(
            "lines that are not each other's other side",
            allowed="an expense and an income of one year and phase, equal and opposite",
            got=[f"{line.year} {line.basis.value} {line.amount.money}" for line in pair],
            where=where,
        )


def _column(line: BudgetLine) -> BudgetColumn:
    return BudgetColumn(line.year, line.phase, line.basis, price_level=line.price_level)


def _uneven(removed: Sequence[BudgetLine]) -> Iterator[Finding]:
    groups: dict[tuple[int, Phase, int | None], list[BudgetLine]] = {}
    for line in removed:
        groups.setdefault((line.year, line.phase, line.price_level), []).append(line)
    for (year, phase, prices), lines in groups.items():
        of = f"{year} {phase.value}{'' if prices is None else f' in {prices} prices'}"
        bases = {line.basis for line in lines}
        total = Total.of(line.amount for line in lines)
        if len(bases) > 1 and bases not in _SIDES:
            there = ", ".join(basis.value for basis in Basis if basis in bases)
            yield _warning("internal-mixed", f"internal lines of {of} are not added: {there}")
        elif abs(total.money) > total.tolerance:
            message = f"internal lines of {of} leave {total.money}, not 0"
            yield _warning("internal-unbalanced", message)


def _of_unknown_art(count: int) -> Iterator[Finding]:
    if count:
        lines = f"{count} line{'s' if count > 1 else ''} without an art"
        yield _warning("internal-art-unknown", f"{lines} kept, internal or not")


def _warning(code: str, message: str) -> Finding:
    return Finding(code=code, severity=Severity.WARNING, message=message)
