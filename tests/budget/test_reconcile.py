"""Stated totals beside stated parts; figures are of a published budget, in mio. kr."""

from __future__ import annotations

import pickle
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kommunedata.budget import Basis, BudgetLine, Phase
from kommunedata.budget.checks.reconcile import TieOut, reconcile, reconcile_tree
from kommunedata.danish import parse_money
from kommunedata.errors import InvalidValueError, WrongTypeError
from kommunedata.money import Money, StatedAmount

TENTH = Money.kr(100_000)


def mio(*texts: str) -> list[StatedAmount]:
    return [parse_money(f"{text} mio. kr.") for text in texts]


def one(text: str) -> StatedAmount:
    return parse_money(f"{text} mio. kr.")


def line(*path: str, amount: str = "1,0", **more: Any) -> BudgetLine:
    made = BudgetLine(year=2024, path=path, amount=one(amount), basis=Basis.NET)
    return attrs.evolve(made, **more)


TREE = (
    line("care", "north", amount="60,0"),
    line("care", "south", amount="45,3"),
    line("schools", "north", amount="80,1"),
)


def test_six_rounded_parts_may_miss_their_rounded_total_by_a_tenth() -> None:
    parts = mio("768,2", "48,2", "762,0", "949,2", "61,0", "357,9")  # 2.946,5
    found = reconcile(one("2.946,6"), parts)
    assert found.outcome is TieOut.WITHIN_ROUNDING
    assert found.difference == Money.kr(100_000)
    assert found.tolerance == Money.kr(350_000)  # seven halves of 0,1


def test_two_parts_that_miss_their_total_by_four_millions_differ() -> None:
    found = reconcile(one("530,0"), mio("499,0", "27,0"))
    assert found.outcome is TieOut.DIFFERS
    assert found.difference == Money.kr(4_000_000)
    assert (found.total, found.parts) == (Money.kr(530_000_000), Money.kr(526_000_000))


def test_equal_sums_tie_whatever_they_are_rounded_to() -> None:
    assert reconcile(one("526,0"), mio("499,0", "27,0")).outcome is TieOut.TIES


def test_exact_amounts_have_no_room_for_rounding() -> None:
    oere = StatedAmount(Money.kr("0.01"))
    found = reconcile(StatedAmount(Money.kr("0.03")), [oere, oere])
    assert (found.outcome, found.tolerance) == (TieOut.DIFFERS, Money.kr(0))


def test_the_bounds_of_rounding_belong_to_it() -> None:
    # 0,05 of the total and 0,05 of the part, so 0,1 apart is the most
    assert reconcile(one("1,1"), mio("1,0")).outcome is TieOut.WITHIN_ROUNDING
    assert reconcile(one("1,2"), mio("1,0")).outcome is TieOut.DIFFERS


def test_no_parts_are_not_zero() -> None:
    with pytest.raises(InvalidValueError, match="no parts"):
        reconcile(one("0,0"), [])


@given(st.lists(st.integers(-(10**12), 10**12), min_size=1, max_size=30))
def test_amounts_that_were_rounded_never_differ_from_their_rounded_sum(oere: list[int]) -> None:
    def printed(exact: int) -> StatedAmount:
        tenths = (abs(exact) * 2 + TENTH.oere) // (2 * TENTH.oere)  # half up, away from zero
        return StatedAmount(TENTH * (tenths if exact >= 0 else -tenths), TENTH)

    found = reconcile(printed(sum(oere)), [printed(each) for each in oere])
    assert found.outcome is not TieOut.DIFFERS


def test_a_whole_tree_is_checked_at_once() -> None:
    totals = {
        (): one("185,4"),
        ("care",): one("105,4"),
        ("care", "south"): one("47,0"),
        ("roads",): one("3,0"),
    }
    found = reconcile_tree(totals, TREE)
    assert found.of(TieOut.TIES) == ((),)  # 60,0 + 45,3 + 80,1
    assert found.of(TieOut.WITHIN_ROUNDING) == (("care",),)
    assert found.of(TieOut.DIFFERS) == (("care", "south"),)
    assert found.without_lines == (("roads",),)
    assert [str(each) for each in found.findings] == [
        (
            "warning: the total 47000000.00 DKK is 1700000.00 DKK off its parts,"
            " of which rounding explains 100000.00 DKK at most @ care > south"
        ),
        "warning: a total is stated, but no lines beneath it @ roads",
    ]


def test_a_total_that_differs_for_the_whole_names_no_place() -> None:
    found = reconcile_tree({(): one("1,0")}, TREE)
    assert found.findings[0].where == "the whole"


def test_a_key_is_never_cut_at_its_letters() -> None:
    found = reconcile_tree({("car",): one("1,0")}, TREE)
    assert found.without_lines == (("car",),)


def test_a_tree_that_was_checked_can_be_kept_and_compared() -> None:
    found = reconcile_tree({(): one("185,4")}, TREE)
    assert pickle.loads(pickle.dumps(found)) == found  # noqa: S301 - our own
    assert len({found, found}) == 1


@pytest.mark.parametrize(
    ("lines", "what"),
    (
        ((*TREE, line("care", "west", basis=Basis.GROSS)), "mixed bases"),
        ((*TREE, line("care")), "paths of different depths"),
        ((*TREE, line("care", "west", year=2025)), "several years or phases"),
        ((*TREE, line("care", "west", phase=Phase.ACCOUNTS)), "several years or phases"),
    ),
)
def test_lines_that_do_not_belong_in_one_sum_are_refused(
    lines: tuple[BudgetLine, ...], what: str
) -> None:
    with pytest.raises(InvalidValueError, match=what):
        reconcile_tree({(): one("1,0")}, lines)


def test_expense_and_income_belong_in_one_sum() -> None:
    lines = (
        line("care", amount="188,4", basis=Basis.EXPENSE),
        line("care", amount="-117,9", basis=Basis.INCOME),
    )
    assert reconcile_tree({("care",): one("70,5")}, lines).of(TieOut.TIES) == (("care",),)


def test_what_is_no_total_no_path_or_no_line_is_refused() -> None:
    with pytest.raises(InvalidValueError, match="no totals"):
        reconcile_tree({}, TREE)
    with pytest.raises(WrongTypeError, match="not a total"):
        reconcile_tree({(): Money.kr(1)}, TREE)  # type: ignore[dict-item]
    with pytest.raises(WrongTypeError, match="not a path"):
        reconcile_tree({"care": one("1,0")}, TREE)  # type: ignore[dict-item]
    with pytest.raises(WrongTypeError, match=r"not a budget line.*lines\[1\]"):
        reconcile_tree({(): one("1,0")}, [TREE[0], "care"])  # type: ignore[list-item]


def test_parts_in_several_price_levels_have_no_sum_to_tie() -> None:
    lines = [line("care", "north", price_level=2023), line("care", "south", price_level=2024)]
    with pytest.raises(InvalidValueError, match="several price levels") as error:
        reconcile_tree({("care",): one("2,0")}, lines)
    assert "got ['2023', '2024'] @ reconcile_tree" in str(error.value)


def test_of_net_and_gross_lines_the_nets_tie() -> None:
    gross = line("care", "north", amount="70,0", basis=Basis.GROSS)
    found = reconcile_tree({("care",): one("105,3")}, [*TREE, gross], basis=Basis.NET)
    assert found.of(TieOut.TIES) == (("care",),)  # 60,0 + 45,3
