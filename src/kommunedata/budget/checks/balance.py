"""Whether a year balances, and whether a scheme pays for itself over a period."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import attrs

from kommunedata._checks import check_is
from kommunedata._frozen import FrozenMapping
from kommunedata.budget.checks.one_sum import (
    check_bases,
    check_one_stage,
    check_price_levels,
    lines_of,
)
from kommunedata.budget.checks.reconcile import Reconciliation, TieOut
from kommunedata.budget.model.adjustment import Years
from kommunedata.budget.model.budget import Budget
from kommunedata.budget.model.line import BudgetLine
from kommunedata.budget.model.path import Path
from kommunedata.budget.model.terms import Basis
from kommunedata.budget.model.total import Total
from kommunedata.errors import InvalidValueError
from kommunedata.finding import Finding, Severity
from kommunedata.money import Money

__all__ = ["Balance", "SelfFinancing", "check_balance", "check_self_financing"]

_STATUS = "9"  # main account 9 is the balance sheet, which moves no money
_ZERO = Money(oere=0)


@attrs.frozen(kw_only=True)
class Balance:
    """Expenses and income of a year over main accounts 0 to 8 (*balance*).

    `net` is what expenses exceed income by; 0 where the year balances. Lines
    without an account are left out of it and stand in `without_account`.
    """

    net: Total
    by_main_account: Mapping[str, Money]
    without_account: tuple[BudgetLine, ...]
    findings: tuple[Finding, ...]

    @property
    def outcome(self) -> TieOut:
        """Whether the year balances, exactly or as far as its rounded amounts can say."""
        return _against_zero(self.net)


@attrs.frozen(kw_only=True)
class SelfFinancing:
    """What a scheme owes its users, or they owe it, after a period (*mellemværende*).

    `by_year` is what expenses exceed income by. `balance` is what is left of the
    amount carried over: a surplus is positive, a deficit negative.
    """

    carried_over: Money
    by_year: Mapping[int, Total]

    @property
    def balance(self) -> Total:
        """The surplus, or negative the deficit, at the end of the period."""
        return Total(self.carried_over) - sum(self.by_year.values(), Total(_ZERO))

    @property
    def outcome(self) -> TieOut:
        """Whether income and expense meet over the period."""
        return _against_zero(self.balance)


def check_balance(lines: Budget | Iterable[BudgetLine], *, basis: Basis | None = None) -> Balance:
    """Check that expenses and income over main accounts 0 to 8 meet (*balance*).

    Lines are of one year, phase and price level, and nets or expenses and income;
    `basis` leaves out those of any other. A finding says that they do not meet, that
    lines have no account, or that an account stands in a place beside accounts
    within it, or above such accounts, which may count amounts twice.

    Raises:
        InvalidValueError: lines that do not belong in one sum, or of expenses or
            income only, as gross amounts are, or no line of main accounts 0 to 8.
        NotFoundError: there are no lines of the basis.

    Source: bekendtgørelse om kommunernes budget- og regnskabsvæsen, revision m.v.,
    § 3, stk. 1, issued under kommunestyrelsesloven § 40, stk. 4: income and expenses
    of the annual budget and the estimate years balance over main accounts 0 to 8.

    >>> from kommunedata.budget import AccountCode
    >>> from kommunedata.money import StatedAmount
    >>> lines = [BudgetLine(year=2024, path=(name,), amount=StatedAmount(Money.kr(cost)),
    ...                     basis=Basis.NET, account=AccountCode(code))
    ...          for name, cost, code in [("Care", 60, "5"), ("Taxes", -55, "7")]]
    >>> found = check_balance(lines)
    >>> found.outcome.name, found.net.money
    ('DIFFERS', Money.kr('5.00'))
    """
    where = "check_balance"
    lines = lines_of(lines, basis=basis, where=where)
    _check_net(lines, where=where)
    check_one_stage(lines, where=where)
    check_price_levels(lines, where=where)
    counted = [line for line in lines if _main_account(line) not in (None, _STATUS)]
    if not counted:
        raise InvalidValueError(
            "nothing to balance", allowed="lines of main accounts 0 to 8", got=[], where=where
        )
    net = Total.of(line.amount for line in counted)
    without = tuple(line for line in lines if line.account is None)
    return Balance(
        net=net,
        by_main_account=_by_main_account(counted),
        without_account=without,
        findings=tuple(_findings(net, counted, without)),
    )


def check_self_financing(
    lines: Budget | Iterable[BudgetLine], period: Years, *, carried_over: Money
) -> SelfFinancing:
    """Check that a scheme's income meets its expenses over a period (*hvile i sig selv*).

    Lines are those of one scheme, since schemes do not pay for each other; years
    outside the period are left out. `carried_over` is what the scheme had before it:
    a surplus, which goes back to those who pay, or, negative, a deficit. Accounts
    and budgets may follow each other, but a year has one phase and one price level.

    Raises:
        InvalidValueError: a period without an end, a year of it without lines, which
            is not a year without money, or lines that do not belong in one sum.
        WrongTypeError: `period` is no Years, or `carried_over` no Money.

    Source: miljøbeskyttelsesloven (the Environmental Protection Act) § 48 for
    waste; other schemes have acts of their own, and some have rules for how soon a
    balance is to be settled, which are not applied here.

    >>> from kommunedata.money import StatedAmount
    >>> lines = [BudgetLine(year=year, path=("Waste",), amount=StatedAmount(Money.kr(net)),
    ...                     basis=Basis.NET) for year, net in [(2023, 40), (2024, -15)]]
    >>> found = check_self_financing(lines, Years(2023, 2024), carried_over=Money.kr(30))
    >>> found.balance.money, found.outcome.name
    (Money.kr('5.00'), 'DIFFERS')
    """
    where = "check_self_financing"
    check_is(period, Years, where=f"{where}(period=)")
    check_is(carried_over, Money, where=f"{where}(carried_over=)")
    lines = tuple(line for line in lines_of(lines, where=where) if line.year in period)
    _check_net(lines, where=where)
    by_year = _lines_by_year(lines, period, where=where)
    for each in by_year.values():
        check_one_stage(each, where=where)
        check_price_levels(each, where=where)
    net = {year: Total.of(line.amount for line in each) for year, each in by_year.items()}
    return SelfFinancing(carried_over=carried_over, by_year=FrozenMapping(net))


def _lines_by_year(
    lines: Iterable[BudgetLine], period: Years, *, where: str
) -> dict[int, list[BudgetLine]]:
    if period.last is None:
        raise InvalidValueError(
            "a period without an end", allowed="a last year", got=period, where=where
        )
    found: dict[int, list[BudgetLine]] = {year: [] for year in range(period.first, period.last + 1)}
    for line in lines:
        found[line.year].append(line)
    missing = [year for year, each in found.items() if not each]
    if missing:
        raise InvalidValueError(
            "years without lines",
            allowed=f"lines of every year from {period.first} to {period.last}",
            got=missing,
            where=where,
        )
    return found


def _against_zero(net: Total) -> TieOut:
    return Reconciliation(total=_ZERO, parts=net.money, tolerance=net.tolerance).outcome


def _check_net(lines: Iterable[BudgetLine], *, where: str) -> None:
    lines = tuple(lines)
    check_bases(lines, where=where)
    bases = {line.basis for line in lines}
    if len(bases) == 1 and Basis.NET not in bases:
        raise InvalidValueError(
            "one side only",
            allowed="nets, or expenses and income",
            got=bases.pop().value,
            where=where,
        )


def _main_account(line: BudgetLine) -> str | None:
    return None if line.account is None else line.account.main_account.code


def _by_main_account(lines: Iterable[BudgetLine]) -> Mapping[str, Money]:
    found: dict[str, Money] = {}
    for line in lines:
        main = str(_main_account(line))
        found[main] = found.get(main, _ZERO) + line.amount.money
    return FrozenMapping(sorted(found.items()))


def _findings(
    net: Total, counted: list[BudgetLine], without: tuple[BudgetLine, ...]
) -> Iterable[Finding]:
    if _against_zero(net) is TieOut.DIFFERS:
        side = "expenses exceed income" if net.money > _ZERO else "income exceeds expenses"
        yield _warning(
            "not-in-balance",
            f"{side} by {abs(net.money)}, of which rounding explains {net.tolerance} at most",
        )
    if without:
        yield _warning("no-account", f"{len(without)} lines have no account and are left out")
    for path, outer, inner, above in _nested(counted):
        yield _warning(
            "account-within-account",
            f"account {outer} stands {'above' if above else 'beside'} {inner}, which is within it",
            " > ".join(path)[:500],
        )


def _nested(lines: Iterable[BudgetLine]) -> Iterable[tuple[Path, str, str, bool]]:
    """Yield each account that a place, or one above it, has beside one within it."""
    codes = dict.fromkeys((line.path, str(line.account)) for line in lines)
    for path, code in codes:
        for outer in dict.fromkeys((code[:1], code[:4])):
            for depth in range(len(path), 0, -1):
                if outer != code and (path[:depth], outer) in codes:
                    yield path, outer, code, depth < len(path)


def _warning(code: str, message: str, where: str | None = None) -> Finding:
    return Finding(code=code, severity=Severity.WARNING, message=message, where=where)
