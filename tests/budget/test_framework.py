"""The service framework as data: the selections here are examples, not the official ones."""

from __future__ import annotations

from typing import Any

import attrs
import pytest

from kommunedata.budget import AccountCode, Basis, BudgetLine, Phase, Years
from kommunedata.budget.checks.framework import LineSelection, ServiceFramework, in_framework
from kommunedata.danish import parse_money
from kommunedata.errors import InvalidValueError, WrongTypeError
from kommunedata.money import Money


def accounts(*codes: str) -> frozenset[AccountCode]:
    return frozenset(map(AccountCode, codes))


EXAMPLE = ServiceFramework(
    id="example-2024",
    years=Years(2024, 2024),
    source="an example, not the official delimitation",
    includes=(LineSelection(posting_types=frozenset({"1"}), accounts=accounts("0", "3", "5")),),
    excludes=(LineSelection(accounts=accounts("5.57")), LineSelection(arts=frozenset({"7.9"}))),
)


def line(
    account: str | None, posting_type: str | None = "1", art: str | None = "1", **more: Any
) -> BudgetLine:
    made = BudgetLine(
        year=2024,
        path=("municipality",),
        amount=parse_money("1,0 mio. kr."),
        basis=Basis.NET,
        account=None if account is None else AccountCode(account),
        posting_type=posting_type,
        art=art,
    )
    return attrs.evolve(made, **more)


@pytest.mark.parametrize(
    ("one", "counts"),
    (
        (line("5.30.26"), True),
        (line("0.22.01"), True),
        (line("7.22.01"), False),  # no main account of it
        (line("5.30.26", "2"), False),  # another posting type
        (line("5.57.71"), False),  # excluded by its main function
        (line("5.30.26", art="7.9"), False),  # excluded by its art
        (line("5"), None),  # 5.57 may be in it
        (line("5.30.26", art="7"), None),  # 7.9 may be in it
        (line("5.30.26", art=None), None),
        (line("5.30.26", None), None),
        (line(None), None),
        (line(None, "3"), False),  # its posting type is enough
        (line("5.57", art=None), False),  # its account is enough
    ),
)
def test_a_line_counts_or_not_or_has_too_few_codes_to_say(
    one: BudgetLine, *, counts: bool | None
) -> None:
    assert EXAMPLE.covers(one) is counts


def test_no_line_is_lost_and_only_those_within_are_summed() -> None:
    lines = [line("5.30.26"), line("7"), line(None), line("3.22")]
    found = in_framework(lines, EXAMPLE)
    assert found.within == (lines[0], lines[3])
    assert found.outside == (lines[1],)
    assert found.undecided == (lines[2],)
    assert found.total.money == Money.kr(2_000_000)
    assert found.total.tolerance == Money.kr(100_000)


def test_several_selections_may_include() -> None:
    wider = attrs.evolve(
        EXAMPLE, includes=(*EXAMPLE.includes, LineSelection(accounts=accounts("6"))), excludes=()
    )
    assert wider.covers(line("6.45.51", "2")) is True
    assert wider.covers(line("5.30.26", "2")) is False


def test_an_account_is_compared_key_by_key() -> None:
    selection = LineSelection(accounts=accounts("5"))
    assert selection.covers(line("5.30")) is True
    arts = LineSelection(arts=frozenset({"4.5"}))
    assert (arts.covers(line("5", art="4.6")), arts.covers(line("5", art="4"))) == (False, None)


@pytest.mark.parametrize(
    ("lines", "what"),
    (
        ([line("5", year=2025)], "not a year of the framework"),
        ([line("5"), line("5", year=2025)], "several years or phases"),
        ([line("5"), line("5", phase=Phase.ACCOUNTS)], "several years or phases"),
        ([line("5"), line("5", basis=Basis.GROSS)], "mixed bases"),
    ),
)
def test_lines_that_it_is_not_for_are_refused(lines: list[BudgetLine], what: str) -> None:
    with pytest.raises(InvalidValueError, match=what):
        in_framework(lines, EXAMPLE)


def test_a_framework_until_further_notice_says_so() -> None:
    open_ended = attrs.evolve(EXAMPLE, years=Years(2025))
    with pytest.raises(InvalidValueError, match="from 2025 to further notice"):
        in_framework([line("5")], open_ended)


def test_codes_are_in_filled_frozensets() -> None:
    with pytest.raises(WrongTypeError, match="a filled frozenset of str"):
        LineSelection(posting_types={"1"})  # type: ignore[arg-type]
    with pytest.raises(WrongTypeError, match="a filled frozenset of AccountCode"):
        LineSelection(accounts=frozenset({"5"}))  # type: ignore[arg-type]
    with pytest.raises(InvalidValueError, match="no codes"):
        LineSelection(arts=frozenset())


def test_service_expenses_in_several_price_levels_have_no_sum() -> None:
    lines = [line("5.30.26", price_level=2023), line("5.30.26", price_level=2024)]
    with pytest.raises(InvalidValueError, match="several price levels") as error:
        in_framework(lines, EXAMPLE)
    assert "got ['2023', '2024'] @ in_framework, example-2024" in str(error.value)


def test_of_net_and_gross_lines_the_nets_are_split() -> None:
    gross = line("5.30.26", basis=Basis.GROSS)
    found = in_framework([line("5.30.26"), gross], EXAMPLE, basis=Basis.NET)
    assert found.total.money == Money.kr(1_000_000)  # the one net, not both
