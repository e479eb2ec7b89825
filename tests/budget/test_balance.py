"""Whether a year balances and a scheme pays for itself; sums are beside the expectations."""

from __future__ import annotations

import pickle
from typing import Any

import attrs
import pytest

from kommunedata.budget import AccountCode, Basis, BudgetLine, Phase, Years
from kommunedata.budget.checks.balance import check_balance, check_self_financing
from kommunedata.budget.checks.reconcile import TieOut
from kommunedata.danish import parse_money
from kommunedata.errors import InvalidValueError, NotFoundError, WrongTypeError
from kommunedata.money import Money, StatedAmount


def line(kroner: int, account: str | None = None, year: int = 2024, **more: Any) -> BudgetLine:
    made = BudgetLine(
        year=year,
        path=("municipality",),
        amount=StatedAmount(Money.kr(kroner)),
        basis=Basis.NET,
        account=None if account is None else AccountCode(account),
    )
    return attrs.evolve(made, **more)


BALANCED = (line(60, "5.30.26"), line(25, "6"), line(-90, "7"), line(5, "8"))


def test_a_year_balances_over_main_accounts_0_to_8() -> None:
    found = check_balance(BALANCED)
    assert found.outcome is TieOut.TIES
    assert found.net.money == Money.kr(0)
    assert found.by_main_account == {
        "5": Money.kr(60),
        "6": Money.kr(25),
        "7": Money.kr(-90),
        "8": Money.kr(5),
    }
    assert found.findings == ()


def test_main_account_9_is_no_part_of_it() -> None:
    found = check_balance([*BALANCED, line(1000, "9.75")])
    assert found.outcome is TieOut.TIES
    assert "9" not in found.by_main_account


def test_main_account_0_is_part_of_it() -> None:
    assert check_balance([*BALANCED, line(2, "0.22.01")]).by_main_account["0"] == Money.kr(2)


@pytest.mark.parametrize(
    ("more", "side"),
    ((3, "expenses exceed income by 3.00 DKK"), (-3, "income exceeds expenses by 3.00 DKK")),
)
def test_a_year_that_does_not_balance_says_which_side_is_larger(more: int, side: str) -> None:
    found = check_balance([*BALANCED, line(more, "4")])
    assert found.outcome is TieOut.DIFFERS
    assert found.net.money == Money.kr(more)
    [finding] = found.findings
    assert finding.code == "not-in-balance"
    assert finding.message.startswith(side)


def test_rounded_amounts_may_miss_balance_by_their_rounding() -> None:
    amounts = (("5", "60,1 mio. kr."), ("7", "-60,0 mio. kr."))
    lines = [line(0, account, amount=parse_money(text)) for account, text in amounts]
    found = check_balance(lines)
    assert (found.outcome, found.findings) == (TieOut.WITHIN_ROUNDING, ())


def test_expenses_and_income_balance_as_nets_do() -> None:
    lines = (line(90, "5", basis=Basis.EXPENSE), line(-90, "7", basis=Basis.INCOME))
    assert check_balance(lines).outcome is TieOut.TIES


def test_lines_without_an_account_are_kept_apart_and_reported() -> None:
    odd = line(7)
    found = check_balance([*BALANCED, odd])
    assert found.outcome is TieOut.TIES
    assert found.without_account == (odd,)
    assert [each.code for each in found.findings] == ["no-account"]


def test_an_account_beside_one_within_it_may_count_twice() -> None:
    lines = [line(10, "5"), line(10, "5.30"), line(-20, "7"), line(0, "5", path=("elsewhere",))]
    [finding] = check_balance(lines).findings
    assert str(finding) == (
        "warning: account 5 stands beside 5.30, which is within it @ municipality"
    )
    both = check_balance([line(10, "5"), line(10, "5.30"), line(-20, "5.30.26")]).findings
    assert [each.message[:29] for each in both] == [
        "account 5 stands beside 5.30,",
        "account 5 stands beside 5.30.",
        "account 5.30 stands beside 5.",
    ]


@pytest.mark.parametrize(
    ("lines", "what"),
    (
        ((line(1),), "nothing to balance"),
        ((line(1, "9"),), "nothing to balance"),
        ((), "nothing to balance"),
        ((line(1, "5", basis=Basis.GROSS),), "one side only.*got 'gross'"),
        ((line(1, "5", basis=Basis.EXPENSE),), "one side only"),
        ((*BALANCED, line(1, "5", basis=Basis.INCOME)), "mixed bases"),
        ((*BALANCED, line(1, "5", year=2025)), "several years or phases"),
    ),
)
def test_lines_that_cannot_tell_of_balance_are_refused(
    lines: tuple[BudgetLine, ...], what: str
) -> None:
    with pytest.raises(InvalidValueError, match=what):
        check_balance(lines)


SCHEME = (
    line(40, year=2022, phase=Phase.ACCOUNTS),
    line(-15, year=2023, phase=Phase.ACCOUNTS),
    line(5, year=2024),
    line(99, year=2025),
)


def test_a_scheme_pays_for_itself_over_the_period_and_not_in_each_year() -> None:
    # 30 - 40 + 15 - 5 = 0; 2025 is outside
    found = check_self_financing(SCHEME, Years(2022, 2024), carried_over=Money.kr(30))
    assert found.outcome is TieOut.TIES
    assert {year: net.money for year, net in found.by_year.items()} == {
        2022: Money.kr(40),
        2023: Money.kr(-15),
        2024: Money.kr(5),
    }


@pytest.mark.parametrize(("carried", "balance"), ((42, 12), (0, -30)))
def test_what_is_left_is_owed_to_the_users_or_by_them(carried: int, balance: int) -> None:
    found = check_self_financing(SCHEME, Years(2022, 2024), carried_over=Money.kr(carried))
    assert found.balance.money == Money.kr(balance)
    assert found.outcome is TieOut.DIFFERS


def test_what_was_found_can_be_kept() -> None:
    found = check_self_financing(SCHEME, Years(2022, 2024), carried_over=Money.kr(30))
    assert pickle.loads(pickle.dumps(found)) == found  # noqa: S301 - our own
    balance = check_balance(BALANCED)
    assert pickle.loads(pickle.dumps(balance)) == balance  # noqa: S301 - our own


@pytest.mark.parametrize(
    ("lines", "period", "what"),
    (
        (SCHEME[1:], Years(2022, 2024), r"years without lines.*\[2022\]"),
        (SCHEME, Years(2022), "a period without an end"),
        ((*SCHEME, line(1, year=2023)), Years(2022, 2024), "several years or phases"),
        ((*SCHEME, line(1, year=2023, basis=Basis.GROSS)), Years(2022, 2024), "mixed bases"),
        ((line(1, basis=Basis.GROSS),), Years(2024, 2024), "one side only"),
    ),
)
def test_a_period_that_cannot_be_judged_is_refused(
    lines: tuple[BudgetLine, ...], period: Years, what: str
) -> None:
    with pytest.raises(InvalidValueError, match=what):
        check_self_financing(lines, period, carried_over=Money.kr(0))


def test_an_account_above_one_within_it_may_count_amounts_twice() -> None:
    outer = line(60, "5", path=("K", "5"))
    inner = line(60, "5.30.26", path=("K", "5", "5.30.26"))
    found = check_balance([outer, inner, line(-120, "7")])
    assert [str(each) for each in found.findings] == [
        "warning: account 5 stands above 5.30.26, which is within it @ K > 5 > 5.30.26"
    ]


def test_a_main_account_below_or_apart_from_its_functions_counts_nothing_twice() -> None:
    below = [line(60, "5.30.26", path=("K",)), line(60, "5", path=("K", "rest"))]
    apart = [line(60, "5", path=("K", "north")), line(60, "5.30.26", path=("K", "south"))]
    for lines in (below, apart):
        assert check_balance([*lines, line(-120, "7")]).findings == ()


def test_amounts_of_several_price_levels_do_not_balance_each_other() -> None:
    lines = [line(60, "5", price_level=2023), line(-60, "7", price_level=2024)]
    with pytest.raises(InvalidValueError, match="several price levels") as error:
        check_balance(lines)
    assert "got ['2023', '2024'] @ check_balance" in str(error.value)
    with pytest.raises(InvalidValueError, match="several price levels"):
        check_self_financing(lines, Years(2024, 2024), carried_over=Money.kr(0))


def test_of_net_and_gross_lines_the_nets_are_balanced() -> None:
    gross = line(100, "5.30.26", basis=Basis.GROSS)  # of which 60 is net
    assert check_balance([*BALANCED, gross], basis=Basis.NET) == check_balance(BALANCED)
    with pytest.raises(NotFoundError, match="no lines of the basis, allowed: net, got 'income'"):
        check_balance(BALANCED, basis=Basis.INCOME)
    with pytest.raises(WrongTypeError, match=r"check_balance\(basis=\)"):
        check_balance(BALANCED, basis="net")  # type: ignore[arg-type]


def test_a_scheme_is_followed_over_years_from_an_amount_of_money() -> None:
    with pytest.raises(WrongTypeError, match="allowed: Years, got 2024"):
        check_self_financing(BALANCED, 2024, carried_over=Money.kr(0))  # type: ignore[arg-type]
    with pytest.raises(WrongTypeError, match="allowed: Money, got 0"):
        check_self_financing(BALANCED, Years(2024, 2024), carried_over=0)  # type: ignore[arg-type]
