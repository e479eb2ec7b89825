"""Codes that the chart of accounts lacks are findings, never errors."""

from __future__ import annotations

from typing import Any

import attrs

from kommunedata.budget import AccountCode, Basis, BudgetLine, ChartOfAccounts
from kommunedata.budget.checks.codes import check_codes
from kommunedata.finding import Severity
from kommunedata.money import Money, StatedAmount

CHART = ChartOfAccounts(
    edition="2024",
    complete=False,
    accounts={"5.30.26": "Personlig og praktisk hjælp", "5.30.28": "Hjemmesygepleje"},
    posting_types={"1": "Driftskonti", "2": "Statsrefusion"},
    arts={"4.5": "Entreprenør- og håndværkerydelser"},
)


def line(account: str | None = None, **more: Any) -> BudgetLine:
    made = BudgetLine(
        year=2024,
        path=("care",),
        amount=StatedAmount(Money.kr(1)),
        basis=Basis.NET,
        account=None if account is None else AccountCode(account),
    )
    return attrs.evolve(made, **more)


def test_each_unknown_code_is_reported_once_with_its_lines_and_near_codes() -> None:
    lines = [
        line("5.30.26", posting_type="1", art="4.6", ownership="1"),
        line("5.30.27", posting_type="3"),
        line("5.30.27"),
        line(),
    ]
    found = check_codes(lines, CHART)
    assert [str(each) for each in found] == [
        "note: account 5.30.27 is not in chart 2024, near: 5.30.28, 5.30.26; lines: 2",
        "note: posting type 3 is not in chart 2024; lines: 1",
        "note: art 4.6 is not in chart 2024, near: 4.5; lines: 1",
    ]
    assert [each.code for each in found] == [
        "unknown-account",
        "unknown-posting-type",
        "unknown-art",
    ]


def test_what_a_complete_chart_lacks_is_a_warning() -> None:
    found = check_codes([line("5.30.27", art="9.9")], attrs.evolve(CHART, complete=True))
    assert [each.severity for each in found] == [Severity.WARNING, Severity.WARNING]


def test_kinds_of_codes_that_the_chart_does_not_name_are_not_looked_at() -> None:
    assert check_codes([line(ownership="4")], CHART) == ()


def test_a_grouping_is_looked_up_within_its_account() -> None:
    chart = attrs.evolve(CHART, groupings={"5.30.26 001": "Betaling fra borgere"})
    lines = [
        line("5.30.26", grouping="001"),
        line("5.30.26", grouping="002"),
        line("5.30.28", grouping="001"),
        line("5.30.28", grouping="001"),
        line(grouping="002"),  # of no account, so nothing can be said
        line("5.30.26"),
    ]
    found = check_codes(lines, chart)
    assert [each.code for each in found] == ["unknown-grouping", "unknown-grouping"]
    assert [str(each).partition(", near")[0] for each in found] == [
        "note: grouping 5.30.26 002 is not in chart 2024",
        "note: grouping 5.30.28 001 is not in chart 2024",
    ]
    assert [str(each).partition("; ")[2] for each in found] == ["lines: 1", "lines: 2"]
