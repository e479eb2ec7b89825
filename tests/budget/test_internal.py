"""Trade within a municipality: what is taken out, and that the order does not matter."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kommunedata.budget import (
    Basis,
    Budget,
    BudgetLine,
    Node,
    eliminate_internal,
    eliminate_pairs,
    has_internal_art,
    roll_up,
    stream_roll_up,
    without,
)
from kommunedata.danish import parse_money
from kommunedata.errors import InvalidValueError, WrongTypeError
from kommunedata.money import Money, StatedAmount
from kommunedata.municipality import Municipality


def line(
    printed: str, art: str | None = None, basis: Basis = Basis.EXPENSE, **more: Any
) -> BudgetLine:
    values: dict[str, Any] = {
        "year": 2024,
        "path": ("Udvalg",),
        "amount": parse_money(f"{printed} tkr."),
    }
    return BudgetLine(**values | {"art": art, "basis": basis} | more)


BUYER, SELLER = line("20", "9.4"), line("-20", "9.7", Basis.INCOME)
LINES = (line("500", "4.5"), BUYER, line("100"), SELLER)


def test_lines_of_main_art_9_are_taken_out_and_kept_in_view() -> None:
    done = eliminate_internal(LINES)
    assert done.kept == (LINES[0], LINES[2])
    assert done.removed == (BUYER, SELLER)
    expense, income = done.removed_totals.values()
    assert (expense.money, income.money) == (Money.kr(20_000), Money.kr(-20_000))
    assert expense.tolerance == Money.kr(500)  # half of the tkr. it was printed to


def test_what_was_removed_is_summed_for_each_column_apart() -> None:
    later = (line("3", "9.4", year=2025), line("5", "9.4", year=2025, price_level=2023))
    totals = eliminate_internal((BUYER, BUYER, *later)).removed_totals
    # 20 + 20 of 2024; 3 of 2025 as it stands and 5 of it in older prices
    assert {str(column): each.money for column, each in totals.items()} == {
        "2024 budget expense": Money.kr(40_000),
        "2025 budget expense": Money.kr(3_000),
        "2025 budget expense in 2023 prices": Money.kr(5_000),
    }


def test_a_line_without_an_art_is_kept_and_counted() -> None:
    assert not has_internal_art(LINES[2])
    assert [str(each) for each in eliminate_internal(LINES).findings] == [
        "warning: 1 line without an art kept, internal or not"
    ]
    two = eliminate_internal((*LINES, line("7"))).findings
    assert [str(each) for each in two] == ["warning: 2 lines without an art kept, internal or not"]


def test_a_line_without_an_art_is_nothing_to_other_ways_of_telling() -> None:
    assert eliminate_pairs(LINES, [(1, 3)]).findings == ()
    assert eliminate_internal(LINES, lambda each: each in (BUYER, SELLER)).findings == ()


def test_a_line_of_main_art_9_alone_is_internal() -> None:
    assert has_internal_art(line("1", "9"))


def test_the_lines_of_a_budget_are_taken_out_likewise() -> None:
    budget = Budget(
        id="a",
        municipality=Municipality("0326"),
        title_da="a",
        title_en="a",
        levels=("committee",),
        lines=LINES,
    )
    assert eliminate_internal(budget) == eliminate_internal(LINES)
    assert eliminate_pairs(budget, [(1, 3)]) == eliminate_pairs(LINES, [(1, 3)])


def test_what_is_internal_may_be_said_by_a_function() -> None:
    done = eliminate_internal(LINES, lambda each: each.art == "4.5")
    assert done.removed == (LINES[0],)


def test_internal_lines_that_do_not_cancel_out_are_found() -> None:
    (finding,) = eliminate_internal((BUYER, line("-18", "9.7", Basis.INCOME))).findings
    # 20 - 18 = 2 tkr., beyond twice half a tkr.
    assert str(finding) == "warning: internal lines of 2024 budget leave 2000.00 DKK, not 0"


def test_a_difference_within_the_rounding_is_not_found() -> None:
    assert eliminate_internal((BUYER, line("-19", "9.7", Basis.INCOME))).findings == ()


def test_years_do_not_balance_each_other() -> None:
    other_year = line("-20", "9.7", Basis.INCOME, year=2025)
    assert len(eliminate_internal((BUYER, other_year)).findings) == 2


def test_price_levels_do_not_balance_each_other() -> None:
    other_prices = line("-20", "9.7", Basis.INCOME, price_level=2020)
    assert [str(each) for each in eliminate_internal((BUYER, other_prices)).findings] == [
        "warning: internal lines of 2024 budget leave 20000.00 DKK, not 0",
        "warning: internal lines of 2024 budget in 2020 prices leave -20000.00 DKK, not 0",
    ]


@pytest.mark.parametrize(
    ("other", "bases"),
    (
        (line("-20", "9.7", Basis.NET), "net, expense"),
        (line("-20", "9.4", Basis.GROSS), "gross, expense"),
    ),
)
def test_bases_that_are_not_added_do_not_balance_each_other(other: BudgetLine, bases: str) -> None:
    # 20 - 20 is 0, and says nothing
    (finding,) = eliminate_internal((BUYER, other)).findings
    assert finding.code == "internal-mixed"
    assert finding.message == f"internal lines of 2024 budget are not added: {bases}"


def test_net_lines_balance_among_themselves() -> None:
    lines = (line("20", "9.4", Basis.NET), line("-20", "9.7", Basis.NET))
    assert eliminate_internal(lines).findings == ()


def test_a_pair_is_an_expense_and_its_income() -> None:
    assert eliminate_pairs(LINES, [(1, 3)]).removed == (BUYER, SELLER)
    gross = (line("20", basis=Basis.GROSS), SELLER)
    assert eliminate_pairs(gross, [(1, 0)]).removed == gross
    assert eliminate_pairs(LINES, []).removed == ()


@pytest.mark.parametrize("pair", ((1, 4), (-1, 3), (1, 1), (1, True)))
def test_a_pair_of_no_two_lines_is_refused(pair: tuple[int, int]) -> None:
    with pytest.raises(InvalidValueError, match=r"no line to pair, allowed: 0 to 3.*pairs\[0\]"):
        eliminate_pairs(LINES, [pair])


@pytest.mark.parametrize("pair", (0, None, "01", (1,), (1, 3, 2), {1, 3}, (1, "3")))
def test_what_is_no_pair_is_refused(pair: Any) -> None:
    with pytest.raises(WrongTypeError, match=r"not a pair, allowed: two places.*pairs\[0\]"):
        eliminate_pairs(LINES, [pair])


def test_pairs_and_lines_that_are_no_collection_are_refused() -> None:
    with pytest.raises(WrongTypeError, match="got None @ pairs"):
        eliminate_pairs(LINES, None)  # type: ignore[arg-type]  # that is the point
    for lines in (None, ["A;1"]):
        with pytest.raises(WrongTypeError, match="not a collection of BudgetLine.*@ lines"):
            eliminate_pairs(lines, [])  # type: ignore[arg-type]  # likewise
        with pytest.raises(WrongTypeError, match="not a collection of BudgetLine.*@ lines"):
            eliminate_internal(lines)  # type: ignore[arg-type]  # likewise


def test_a_line_in_two_pairs_is_refused() -> None:
    with pytest.raises(InvalidValueError, match=r"got 1 @ pairs\[1\]"):
        eliminate_pairs(LINES, [(1, 3), (1, 2)])


@pytest.mark.parametrize(
    "other",
    (
        line("-18", basis=Basis.INCOME),
        line("20"),
        line("-20"),
        line("-20", basis=Basis.GROSS),
        line("20", basis=Basis.INCOME),
        line("-20", basis=Basis.NET),
        line("-20", basis=Basis.INCOME, year=2025),
        line("-20", basis=Basis.INCOME, price_level=2020),
    ),
)
def test_lines_that_are_not_each_others_other_side_are_refused(other: BudgetLine) -> None:
    with pytest.raises(InvalidValueError, match="not each other's other side"):
        eliminate_pairs((BUYER, other), [(0, 1)])


def test_a_tree_less_what_was_removed_has_no_empty_places() -> None:
    lines = [
        line("1", "1.0", path=("A", "a")),
        line("2", "9.1", path=("A", "b")),
        line("4", "1.0", path=("B", "a"), year=2025),
    ]
    done = eliminate_internal(lines)
    left = without(roll_up(lines), roll_up(done.removed))
    assert left == roll_up(done.kept)
    assert [child.key for child in left.children[0].children] == ["a"]


@pytest.mark.parametrize(
    "part",
    (
        [line("1", path=("B",))],
        [line("1", path=("A",), year=2025)],
        [line("1", path=("A",)), line("1", path=("A",))],
    ),
)
def test_what_is_no_part_of_a_tree_cannot_be_taken_from_it(part: list[BudgetLine]) -> None:
    with pytest.raises(InvalidValueError, match="not a part of the tree.*@ (the root|A)"):
        without(roll_up([line("1", path=("A",))]), roll_up(part))


def test_another_place_is_no_part() -> None:
    tree = roll_up([line("1", path=("A",)), line("1", path=("B",))])
    with pytest.raises(InvalidValueError, match="not a part of the tree.* @ A"):
        without(tree.children[0], tree.children[1])


def test_taking_a_tree_from_another_looks_at_each_place_a_few_times_only(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    tree = roll_up([line("1", path=(f"{number}",)) for number in range(100)])
    asked: list[Node] = []
    key = vars(Node)["key"].fget

    def ask(node: Node) -> object:
        asked.append(node)
        return key(node)

    monkeypatch.setattr(Node, "key", property(ask))
    without(tree, tree)
    # 100 places, once in the tree itself, once in the part and twice to match them;
    # each place with each would be 100 x 100 / 2
    assert len(asked) <= 400


def places(node: Node) -> Iterator[tuple[object, object]]:
    yield node.path, (node.totals, node.counts)
    for child in node.children:
        yield from places(child)


@given(
    st.lists(
        st.builds(
            BudgetLine,
            year=st.sampled_from((2024, 2025)),
            path=st.tuples(st.sampled_from("ab"), st.sampled_from("cd")),
            amount=st.builds(StatedAmount, st.builds(Money, oere=st.integers(-(10**6), 10**6))),
            basis=st.sampled_from(Basis),
            art=st.sampled_from((None, "1.0", "9.1", "9.7")),
        ),
        max_size=30,
    )
)
def test_eliminating_then_rolling_up_is_rolling_up_then_eliminating(
    lines: list[BudgetLine],
) -> None:
    done = eliminate_internal(lines)
    first = roll_up(done.kept)
    last = without(roll_up(lines), stream_roll_up(done.removed))
    # the places may stand in another order, as the first line of one may be removed
    assert dict(places(last)) == dict(places(first))
    assert len(done.kept) + len(done.removed) == len(lines)
