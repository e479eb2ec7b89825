"""What gross totals say beside net ones, and what they do not."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from functools import partial

from kommunedata.budget.model.line import BudgetLine
from kommunedata.budget.model.path import Path
from kommunedata.budget.model.terms import Basis, Phase
from kommunedata.budget.model.total import Total
from kommunedata.budget.rollup.node import BudgetColumn, Node, leaves_of
from kommunedata.errors import InvalidValueError
from kommunedata.finding import Finding, Severity

__all__ = ["check_gross", "derived_income"]

_BEFORE_INCOME = (Basis.GROSS, Basis.EXPENSE)
_MOST_NAMED = 3
_LONGEST = 500  # of a text in a finding


def derived_income(
    node: Node, year: int, *, phase: Phase | None = None, price_level: int | None = None
) -> Total:
    """Return net less gross: the income that a document leaves unsaid (*afledt indtægt*).

    Income is negative. What has a gross total beneath must be what has a net one,
    in the same place, account and posting type, or the difference would be no income.

    Raises:
        NotFoundError: net or gross is not there; what is there is named.
        InvalidValueError: the two are not of the same things, net is above gross by
            more than the tolerance, several columns would be mixed, or the tree
            holds no lines.
        WrongTypeError: the phase is no Phase.

    >>> from kommunedata.budget import BudgetLine, roll_up
    >>> from kommunedata.danish import parse_money
    >>> tree = roll_up([
    ...     BudgetLine(
    ...         year=2024, path=("Hjemmepleje",), amount=parse_money(printed), basis=basis)
    ...     for printed, basis in (("70,5 mio. kr.", Basis.NET), ("188,4 mio. kr.", Basis.GROSS))
    ... ])
    >>> derived_income(tree, 2024)
    Total(money=Money.kr('-117900000.00'), tolerance=Money.kr('100000.00'))
    """
    total = partial(node.derived_total, year, phase=phase, price_level=price_level)
    # raises where a net of one phase or price level would meet a gross of another
    total(basis=(Basis.NET, Basis.GROSS))
    income = total(basis=Basis.NET) - total(basis=Basis.GROSS)
    lines = [
        line
        for line in node.lines
        if line.year == year
        and phase in (None, line.phase)
        and price_level in (None, line.price_level)
    ]
    _check_same(node, lines)
    if income.low.oere > 0:
        raise InvalidValueError(
            "net is above gross",
            allowed="income of 0 or less, within its tolerance",
            got=income,
            where=_place(node),
        )
    return income


def check_gross(node: Node) -> tuple[Finding, ...]:
    """Return what keeps the gross totals of a place from being its expenses (*bruttobudget*).

    A warning `gross-internal-trade` where expenses of several lines are summed: what
    one area buys of another, as the authority does of the provider under BUM
    (*bestiller-udfører-modtager*), counts in both. A warning `gross-incomplete`
    where areas with a net total state no gross one. Nothing found is ().

    >>> from kommunedata.budget import BudgetLine, roll_up
    >>> from kommunedata.danish import parse_money
    >>> tree = roll_up([
    ...     BudgetLine(
    ...         year=2024, path=(area,), amount=parse_money(printed), basis=Basis.GROSS)
    ...     for area, printed in (
    ...         ("Hjemmepleje", "188,4 mio. kr."), ("Plejehjem", "166,4 mio. kr."))
    ... ])
    >>> [finding.code for finding in check_gross(tree)]
    ['gross-internal-trade']
    """
    return tuple(
        finding
        for column, (_, _, count) in node.pairs()
        if column.basis in _BEFORE_INCOME
        for finding in (*_internal_trade(node, column, count), *_incomplete(node, column))
    )


def _check_same(node: Node, lines: Collection[BudgetLine]) -> None:
    of_net, of_gross = (
        {_posted(line) for line in lines if line.basis is basis}
        for basis in (Basis.NET, Basis.GROSS)
    )
    if of_net != of_gross:
        raise InvalidValueError(
            "net and gross are not of the same places, accounts and posting types",
            allowed="a place where both are stated all through",
            got=[
                ", ".join(filter(None, (" > ".join(path), *codes)))
                for path, *codes in sorted(of_net ^ of_gross)
            ],
            where=_place(node),
        )


def _posted(line: BudgetLine) -> tuple[Path, str, str]:
    return (line.path, line.account.code if line.account else "", line.posting_type or "")


def _internal_trade(node: Node, column: BudgetColumn, count: int) -> Iterator[Finding]:
    if count > 1:
        yield _warning(
            "gross-internal-trade",
            f"{column} sums {count} lines and may count trade between them twice",
            node,
        )


def _incomplete(node: Node, column: BudgetColumn) -> Iterator[Finding]:
    net = BudgetColumn(column.year, column.phase, Basis.NET, price_level=column.price_level)
    missing = [
        leaf.path[-1]
        for leaf in leaves_of(node)
        if net in leaf.columns and column not in leaf.columns
    ]
    if missing:
        named = ", ".join(missing[:_MOST_NAMED])
        more = len(missing) - _MOST_NAMED
        yield _warning(
            "gross-incomplete",
            f"{column} lacks {named}{f' and {more} more' if more > 0 else ''}, which have {net}",
            node,
        )


def _warning(code: str, message: str, node: Node) -> Finding:
    return Finding(
        code=code,
        severity=Severity.WARNING,
        message=_cut(message),
        where=_cut(_place(node)) if node.path else None,
    )


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"


def _place(node: Node) -> str:
    return " > ".join(node.path) or "the root"
