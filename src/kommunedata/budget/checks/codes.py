"""Whether the codes that lines carry are in the chart of accounts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from kommunedata.budget.checks.one_sum import lines_of
from kommunedata.budget.model.account import ChartOfAccounts
from kommunedata.budget.model.budget import Budget
from kommunedata.budget.model.line import BudgetLine
from kommunedata.errors import near_names
from kommunedata.finding import Finding, Severity

__all__ = ["check_codes"]


def check_codes(
    lines: Budget | Iterable[BudgetLine], chart: ChartOfAccounts
) -> tuple[Finding, ...]:
    """Return a finding for each code of the lines that the chart lacks (*kontokontrol*).

    A code is reported once, with the number of lines that carry it and the codes
    near it: accounts first, then posting types, ownerships, groupings and arts, each
    in the order met. It is a warning where the chart is complete, else a note. Where
    the chart names no posting types, ownerships, groupings or arts at all, those are
    not looked at. A grouping is one of its account's, so it needs an account.

    Source: Budget- og regnskabssystem for kommuner, the chart of accounts (*kontoplan*).

    >>> from kommunedata.budget import AccountCode, Basis
    >>> from kommunedata.money import Money, StatedAmount
    >>> chart = ChartOfAccounts(
    ...     edition="2024", complete=True, accounts={"5.30.26": "Personlig og praktisk hjælp"})
    >>> line = BudgetLine(year=2024, path=("Care",), amount=StatedAmount(Money.kr(1)),
    ...                   basis=Basis.NET, account=AccountCode("5.30.62"))
    >>> print(*check_codes([line], chart))
    warning: account 5.30.62 is not in chart 2024, near: 5.30.26; lines: 1
    """
    lines = lines_of(lines, where="check_codes")
    accounts = Counter(line.account for line in lines if line.account is not None)
    found = [
        Finding(code=one.code, severity=one.severity, message=f"{one.message}; lines: {count}")
        for account, count in accounts.items()
        if (one := chart.finding(account)) is not None
    ]
    for kind, codes, known in _other_codes(lines, chart):
        counted = Counter(code for code in codes if code is not None and known)
        found += [
            _unknown(kind, code, count, known, chart)
            for code, count in counted.items()
            if code not in known
        ]
    return tuple(found)


def _other_codes(
    lines: tuple[BudgetLine, ...], chart: ChartOfAccounts
) -> tuple[tuple[str, list[str | None], Mapping[str, str]], ...]:
    return (
        ("posting type", [line.posting_type for line in lines], chart.posting_types),
        ("ownership", [line.ownership for line in lines], chart.ownerships),
        ("grouping", [_grouping(line) for line in lines], chart.groupings),
        ("art", [line.art for line in lines], chart.arts),
    )


def _grouping(line: BudgetLine) -> str | None:
    """Return a grouping as charts name it; its three digits mean nothing without an account."""
    if line.account is None or line.grouping is None:
        return None
    return f"{line.account} {line.grouping}"


def _unknown(
    kind: str, code: str, count: int, known: Mapping[str, str], chart: ChartOfAccounts
) -> Finding:
    near = ", ".join(near_names(code, known))
    hint = f", near: {near}" if near else ""
    return Finding(
        code=f"unknown-{kind.replace(' ', '-')}",
        severity=Severity.WARNING if chart.complete else Severity.NOTE,
        message=f"{kind} {code} is not in chart {chart.edition}{hint}; lines: {count}",
    )
