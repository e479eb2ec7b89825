"""Roll-ups: totals by column, what lies beneath, and the laws that they hold."""

from __future__ import annotations

import pickle
from collections.abc import Iterator, Sequence
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kommunedata.budget import (
    AccountCode,
    Basis,
    Budget,
    BudgetColumn,
    BudgetLine,
    Node,
    Phase,
    Total,
    check_gross,
    derived_income,
    drill_down,
    roll_up,
    stream_roll_up,
)
from kommunedata.danish import parse_money
from kommunedata.errors import InvalidValueError, NotFoundError, WrongTypeError
from kommunedata.finding import Severity
from kommunedata.money import MAX_OERE, Money, StatedAmount
from kommunedata.municipality import Municipality

COMMITTEE = "Ældre- og Sundhedsudvalget"
# budget remarks of Kalundborg 2024, lines 5, 115, 164, 217, 256, 294; gross on 217 and 256
NETS = (
    ("Sundhed og Myndighed", "499,0"),
    ("Forebyggelse og Genoptræning", "27,0"),
    ("Tandplejen", "20,7"),
    ("Hjemmeplejen, Sygepleje og Døgnrehabilitering", "70,5"),
    ("Aktivitet og Plejehjem", "164,3"),
    ("Madservice", "1,9"),
)
GROSSES = ((NETS[3][0], "188,4"), (NETS[4][0], "166,4"))
NET_2024 = BudgetColumn(2024, Phase.BUDGET, Basis.NET)


def line(path: Sequence[str], printed: str, basis: Basis = Basis.NET, **more: Any) -> BudgetLine:
    values: dict[str, Any] = {"year": 2024, "path": tuple(path), "basis": basis}
    return BudgetLine(**values | {"amount": parse_money(f"{printed} mio. kr.")} | more)


def committee_lines() -> list[BudgetLine]:
    return [
        *(line((COMMITTEE, area), net) for area, net in NETS),
        *(line((COMMITTEE, area), gross, Basis.GROSS) for area, gross in GROSSES),
    ]


def mio(amount: str) -> Money:
    return parse_money(f"{amount} mio. kr.").money


def nodes(node: Node) -> Iterator[Node]:
    yield node
    for child in node.children:
        yield from nodes(child)


def test_the_committee_nets_783_4_within_0_3() -> None:
    committee = drill_down(roll_up(committee_lines()), COMMITTEE)
    # 499,0 + 27,0 + 20,7 + 70,5 + 164,3 + 1,9; six halves of 0,1
    assert committee.total(2024, basis=Basis.NET) == mio("783,4")
    assert committee.derived_total(2024, basis=Basis.NET) == Total(mio("783,4"), mio("0,3"))
    assert [child.key for child in committee.children] == [area for area, _ in NETS]


def test_a_budget_rolls_up_as_its_lines_do() -> None:
    budget = Budget(
        id="kalundborg-2024",
        municipality=Municipality("0326"),
        title_da="Bemærkninger",
        title_en="Remarks",
        levels=("committee", "area"),
        lines=tuple(committee_lines()),
    )
    assert roll_up(budget) == roll_up(committee_lines())


def test_net_and_gross_stand_beside_each_other_and_are_never_mixed_unasked() -> None:
    home_care = drill_down(roll_up(committee_lines()), COMMITTEE, NETS[3][0])
    gross = BudgetColumn(2024, Phase.BUDGET, Basis.GROSS)
    assert home_care.totals == {NET_2024: mio("70,5"), gross: mio("188,4")}
    with pytest.raises(
        InvalidValueError, match="would mix several totals.*2024 budget net; 2024 budget gross"
    ):
        home_care.total(2024)


def test_bases_are_added_where_all_are_named() -> None:
    lines = [line(("A",), "5,0", Basis.EXPENSE), line(("A",), "-2,0", Basis.INCOME)]
    both = (Basis.EXPENSE, Basis.INCOME)
    assert roll_up(lines).total(2024, basis=both) == mio("3,0")  # 5,0 - 2,0
    assert roll_up(lines).total(2024, basis=frozenset(both)) == mio("3,0")
    with pytest.raises(NotFoundError, match="no such total"):
        roll_up(lines).total(2024, basis=())


@pytest.mark.parametrize("basis", ("net", 1, ["net"], [Basis.NET, None]))
def test_a_basis_that_is_none_is_refused(basis: Any) -> None:
    with pytest.raises(WrongTypeError, match="not a collection of Basis.*@ basis"):
        roll_up(committee_lines()).total(2024, basis=basis)


@pytest.mark.parametrize("phase", ("budget", "", 0, Basis.NET))
def test_a_phase_that_is_none_is_refused(phase: Any) -> None:
    tree = roll_up(committee_lines())
    for total in (tree.total, tree.derived_total):
        with pytest.raises(WrongTypeError, match="not a phase, allowed: a Phase or None.*@ phase"):
            total(2024, phase=phase, basis=Basis.NET)
    with pytest.raises(WrongTypeError, match="not a phase"):
        derived_income(tree, 2024, phase=phase)


def test_what_is_not_there_is_an_error_that_names_what_is() -> None:
    tree = roll_up(committee_lines())
    with pytest.raises(NotFoundError, match="allowed: 2024 budget net; 2024 budget gross, got"):
        tree.total(2025)
    with pytest.raises(NotFoundError, match="accounts.*@ the root"):
        tree.total(2024, phase=Phase.ACCOUNTS, basis=Basis.NET)
    with pytest.raises(NotFoundError, match="none, as there are no lines"):
        roll_up([]).total(2024)


def test_years_and_phases_keep_to_their_own_totals() -> None:
    tree = roll_up(
        [
            line(("A",), "1,0", phase=Phase.ACCOUNTS),
            line(("A",), "2,0"),
            line(("B",), "4,0", year=2023),
        ]
    )
    assert list(map(str, tree.columns)) == [
        "2023 budget net",
        "2024 budget net",
        "2024 accounts net",
    ]
    assert tree.total(2023) == mio("4,0")
    assert tree.total(2024, phase=Phase.ACCOUNTS) == mio("1,0")
    with pytest.raises(InvalidValueError, match="would mix"):
        tree.total(2024, basis=[Basis.NET])


def test_price_levels_keep_to_their_own_totals() -> None:
    # StatBank's PRISENHED gives every amount twice, in current and in fixed prices
    tree = roll_up([line(("A",), "1,0"), line(("A",), "1,1", price_level=2026)])
    assert list(map(str, tree.columns)) == ["2024 budget net", "2024 budget net in 2026 prices"]
    assert tree.total(2024, price_level=2026) == mio("1,1")
    assert tree.totals[NET_2024] == mio("1,0")
    with pytest.raises(InvalidValueError, match="would mix"):
        tree.total(2024)


def test_an_unknown_place_is_an_error_with_near_ones() -> None:
    tree = roll_up(committee_lines())
    with pytest.raises(NotFoundError, match="did you mean 'Tandplejen'.*|Tandplejen") as caught:
        drill_down(tree, COMMITTEE, "Tandpleje")
    assert caught.value.suggestions == ("Tandplejen",)
    assert caught.value.where == f"keys[1], under {COMMITTEE}"
    with pytest.raises(NotFoundError, match="under the root"):
        drill_down(tree, "Økonomiudvalget")


def test_drilling_down_by_no_key_stays() -> None:
    tree = roll_up(committee_lines())
    assert drill_down(tree) is tree
    assert (tree.key, tree.path) == (None, ())


def test_indices_and_lines_are_those_beneath_in_their_order() -> None:
    lines = committee_lines()
    home_care = drill_down(roll_up(lines), COMMITTEE, NETS[3][0])
    assert home_care.indices == (3, 6)  # its net is the fourth line, its gross the seventh
    assert home_care.lines == (lines[3], lines[6])
    assert home_care.count == 2
    assert home_care.counts == dict.fromkeys(home_care.columns, 1)
    assert roll_up(lines).indices == tuple(range(8))


def test_later_changes_to_the_list_do_not_reach_the_tree() -> None:
    lines = committee_lines()
    tree = roll_up(lines)
    lines.clear()
    assert len(tree.lines) == 8


def test_fewer_levels_sum_what_is_deeper() -> None:
    tree = roll_up(committee_lines(), 1)
    (committee,) = tree.children
    assert committee.children == ()
    assert committee.total(2024, basis=Basis.NET) == mio("783,4")
    assert committee.indices == tuple(range(8))


def test_levels_may_be_accounts_and_arts() -> None:
    lines = [
        line(("A",), "1,0", account=AccountCode("5.30.26"), art="1.0"),
        line(("B",), "2,0", account=AccountCode("5.30.27"), art="4.0"),
        line(("A",), "4,0", account=AccountCode("6.45.51"), art="1.0"),
    ]
    tree = roll_up(lines, ["main_account", "main_function", "function", 0, "art"])
    assert [child.key for child in tree.children] == ["5", "6"]
    assert drill_down(tree, "5", "5.30").total(2024) == mio("3,0")
    assert drill_down(tree, "5", "5.30", "5.30.27", "B", "4.0").indices == (1,)


def test_groupings_of_different_functions_are_kept_apart() -> None:
    # 001 of one function is another thing than 001 of the next
    lines = [
        line(("A",), "1,0", account=AccountCode("5.30.26"), grouping="001"),
        line(("B",), "2,0", account=AccountCode("5.30.26"), grouping="001"),
        line(("A",), "4,0", account=AccountCode("5.30.27"), grouping="001"),
    ]
    tree = roll_up(lines, ["grouping"])
    assert [(child.key, child.total(2024)) for child in tree.children] == [
        ("5.30.26 001", mio("3,0")),  # 1,0 + 2,0
        ("5.30.27 001", mio("4,0")),
    ]


@pytest.mark.parametrize("more", ({}, {"account": AccountCode("5")}))
def test_a_grouping_of_no_function_is_an_error(more: Any) -> None:
    with pytest.raises(InvalidValueError, match="lines with grouping"):
        roll_up([line(("A",), "1,0", grouping="001", **more)], ["grouping"])
    function = line(("A",), "1,0", account=AccountCode("5.30.26"))
    with pytest.raises(InvalidValueError, match="lines with grouping"):
        roll_up([function], ["grouping"])


SAYS_NOTHING_OF = (
    "main_account",
    "main_function",
    "function",
    "posting_type",
    "ownership",
    "grouping",
    "art",
    1,
)


@pytest.mark.parametrize("level", SAYS_NOTHING_OF)
def test_a_line_that_says_nothing_of_a_level_is_an_error(level: Any) -> None:
    with pytest.raises(InvalidValueError, match=r"line says nothing of a level.*levels\[0\]"):
        roll_up([line(("A",), "1,0")], [level])


def test_a_main_account_is_no_function() -> None:
    coarse = [line(("A",), "1,0", account=AccountCode("5"))]
    assert roll_up(coarse, ["main_account"]).children[0].key == "5"
    with pytest.raises(InvalidValueError, match="lines with function"):
        roll_up(coarse, ["function"])
    with pytest.raises(InvalidValueError, match="lines with main_function"):
        roll_up(coarse, ["main_function"])


@pytest.mark.parametrize("levels", (0, -1, [], [-1], ["funktion"], [True], [None]))
def test_levels_that_are_none_are_refused(levels: Any) -> None:
    with pytest.raises(InvalidValueError, match="levels"):
        roll_up([], levels)


@pytest.mark.parametrize("levels", ("art", True, {"art"}))
def test_levels_of_another_type_are_refused(levels: Any) -> None:
    with pytest.raises(WrongTypeError, match="not levels"):
        roll_up([], levels)


def test_a_misspelt_level_is_an_error_with_near_ones() -> None:
    with pytest.raises(InvalidValueError, match="did you mean 'function'"):
        roll_up([], ["functions"])  # type: ignore[list-item]  # that is the point


def test_paths_of_different_depths_are_refused() -> None:
    lines = [line(("A", "B"), "1,0"), line(("A",), "1,0")]
    with pytest.raises(InvalidValueError, match=r"wrong depth, allowed: 2 keys, got \('A',\)"):
        roll_up(lines)
    with pytest.raises(InvalidValueError, match="allowed: 3 keys"):
        roll_up(lines[:1], 3)


def test_a_stream_names_the_row_whose_path_is_of_another_depth() -> None:
    lines = [line(("A", "B"), "1,0"), line(("A",), "1,0", art="1.0")]
    for levels in (None, 1):
        with pytest.raises(InvalidValueError, match=r"allowed: 2 keys.*rows\[1\]"):
            stream_roll_up(lines, levels)
    with pytest.raises(InvalidValueError, match="allowed: 3 keys"):
        stream_roll_up(lines[:1], 3)
    # where levels are not of the path, its depth is nothing to them
    assert roll_up(lines[1:], ["art"]) == stream_roll_up(lines[1:], ["art"])


def test_what_is_no_line_is_refused() -> None:
    with pytest.raises(WrongTypeError, match="not all lines"):
        roll_up([("A", 1)])  # type: ignore[list-item]  # that is the point
    with pytest.raises(WrongTypeError, match=r"rows\[1\]"):
        stream_roll_up([line(("A",), "1,0"), "A;1"])  # type: ignore[list-item]  # likewise


@pytest.mark.parametrize("lines", (None, 1, line(("A",), "1,0")))
def test_what_cannot_be_gone_through_is_refused(lines: Any) -> None:
    for summed in (roll_up, stream_roll_up):
        with pytest.raises(WrongTypeError, match="not lines, allowed: .*BudgetLine values, got"):
            summed(lines)


def test_a_sum_out_of_bounds_is_an_error_once_it_is_asked_for() -> None:
    most = StatedAmount(Money(oere=MAX_OERE))
    lines = [attrs.evolve(line(("A",), "1,0"), amount=most) for _ in range(2)]
    tree = roll_up(lines)
    assert tree.count == 2
    with pytest.raises(InvalidValueError, match="out of range"):
        tree.total(2024)


def test_five_hundred_years_do_not_exceed_what_years_there_are() -> None:
    lines = [line(("A",), "1,0", year=year) for year in range(1900, 2201)]
    assert len(roll_up(lines).columns) == 301  # 2200 - 1900 + 1
    with pytest.raises(InvalidValueError, match="BudgetColumn.year"):
        BudgetColumn(2400)


def test_no_lines_give_a_root_without_totals() -> None:
    tree = roll_up([])
    assert (tree.totals, tree.children, tree.count, tree.indices) == ({}, (), 0, ())
    assert stream_roll_up([]) == tree


def test_a_stream_counts_and_holds_no_lines() -> None:
    tree = stream_roll_up(iter(committee_lines()), 1)
    assert tree == roll_up(committee_lines(), 1)
    assert tree.count == 8
    assert tree.derived_total(2024, basis=Basis.NET) == Total(mio("783,4"), mio("0,3"))
    with pytest.raises(InvalidValueError, match="the tree holds no lines.*8 lines, 1 children"):
        _ = tree.indices
    with pytest.raises(InvalidValueError, match="the tree holds no lines"):
        _ = tree.children[0].lines


def test_trees_pickle_hash_and_cannot_change() -> None:
    tree = roll_up(committee_lines())
    again = pickle.loads(pickle.dumps(tree))  # noqa: S301 - our own pickle
    assert again == tree
    assert hash(again) == hash(tree)
    assert again.lines == tree.lines
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        tree.path = ("A",)  # type: ignore[misc]  # that is the point


def test_a_total_knows_its_bounds() -> None:
    total = Total(mio("783,4"), mio("0,3"))
    assert (total.low, total.high) == (mio("783,1"), mio("783,7"))
    assert mio("783,7") in total
    assert mio("783,71") not in total
    assert -total == Total(mio("-783,4"), mio("0,3"))
    assert total + total == Total(mio("1.566,8"), mio("0,6"))
    # before the adjustments: 783,4 - 21,3, and 0,3 + 17 x 0,05 = 1,15
    assert total - Total(mio("21,3"), mio("0,85")) == Total(mio("762,1"), mio("1,15"))
    assert str(total) == "783400000.00 ± 300000.00 DKK (derived)"
    assert Total.of([]) == Total(Money(oere=0))


def test_a_total_refuses_what_is_none() -> None:
    with pytest.raises(InvalidValueError, match="negative tolerance"):
        Total(mio("1,0"), mio("-0,1"))
    for operation in ("__add__", "__sub__"):
        assert getattr(Total(mio("1,0")), operation)(mio("1,0")) is NotImplemented


def test_gross_and_net_give_a_derived_income() -> None:
    tree = roll_up(committee_lines())
    home_care = drill_down(tree, COMMITTEE, NETS[3][0])
    # 70,5 - 188,4, each to 0,05
    assert derived_income(home_care, 2024) == Total(mio("-117,9"), mio("0,1"))
    homes = drill_down(tree, COMMITTEE, NETS[4][0])
    assert derived_income(homes, 2024).money == mio("-2,1")  # 164,3 - 166,4


def test_gross_of_some_areas_and_net_of_all_give_no_income() -> None:
    with pytest.raises(InvalidValueError, match="not of the same places.*Forebyggelse"):
        derived_income(roll_up(committee_lines()), 2024)
    with pytest.raises(NotFoundError, match="allowed: 2024 budget net"):
        derived_income(roll_up(committee_lines()[:1]), 2024)


@pytest.mark.parametrize(
    ("posted", "named"),
    (
        ({"account": AccountCode("5.30.27")}, r"\['A, 5.30.26, 1', 'A, 5.30.27, 1'\]"),
        ({"posting_type": "2"}, r"\['A, 5.30.26, 1', 'A, 5.30.26, 2'\]"),
    ),
)
def test_a_net_and_a_gross_that_are_posted_apart_give_no_income(posted: Any, named: str) -> None:
    net: dict[str, Any] = {"account": AccountCode("5.30.26"), "posting_type": "1"}
    alike = [line(("A",), "1,0", **net), line(("A",), "4,0", Basis.GROSS, **net)]
    assert derived_income(roll_up(alike), 2024).money == mio("-3,0")  # 1,0 - 4,0
    apart = [alike[0], line(("A",), "4,0", Basis.GROSS, **net | posted)]
    with pytest.raises(InvalidValueError, match=f"accounts and posting types.*{named}"):
        derived_income(roll_up(apart), 2024)


def test_a_net_above_its_gross_is_no_income() -> None:
    lines = [line(("A",), "4,2"), line(("A",), "4,0", Basis.GROSS)]
    # 4,2 - 4,0 is 0,2, beyond twice half of 0,1
    with pytest.raises(InvalidValueError, match="net is above gross.*@ the root"):
        derived_income(roll_up(lines), 2024)
    # 4,1 - 4,0 is 0,1, which the rounding may be all of
    within = [line(("A",), "4,1"), lines[1]]
    assert derived_income(roll_up(within), 2024) == Total(mio("0,1"), mio("0,1"))


def test_phases_and_price_levels_do_not_lend_each_other_a_gross_total() -> None:
    lines = [
        line(("A",), "1,0"),
        line(("B",), "2,0"),
        line(("A",), "4,0", Basis.GROSS),
        line(("B",), "8,0", Basis.GROSS, phase=Phase.ACCOUNTS),
        line(("B",), "8,0", Basis.GROSS, price_level=2020),
    ]
    tree = roll_up(lines)
    with pytest.raises(InvalidValueError, match="would mix"):
        derived_income(tree, 2024)
    with pytest.raises(InvalidValueError, match="would mix"):
        derived_income(tree, 2024, phase=Phase.BUDGET)
    with pytest.raises(InvalidValueError, match=r"same places.*\['B'\]"):
        derived_income(roll_up(lines[:4]), 2024, phase=Phase.BUDGET)
    with pytest.raises(InvalidValueError, match="would mix"):
        derived_income(roll_up([lines[1], lines[3]]), 2024)


def test_gross_across_areas_is_warned_of() -> None:
    tree = roll_up(committee_lines())
    trade, incomplete = check_gross(drill_down(tree, COMMITTEE))
    assert (trade.code, trade.severity) == ("gross-internal-trade", Severity.WARNING)
    assert trade.message == (
        "2024 budget gross sums 2 lines and may count trade between them twice"
    )
    assert trade.where == COMMITTEE
    assert incomplete.code == "gross-incomplete"
    # four of the six areas state none
    assert "lacks Sundhed og Myndighed, Forebyggelse og Genoptræning, Tandplejen and 1 more" in (
        incomplete.message
    )


def test_gross_of_one_area_that_states_both_is_not_warned_of() -> None:
    tree = roll_up(committee_lines())
    assert check_gross(drill_down(tree, COMMITTEE, NETS[3][0])) == ()
    few = roll_up([line(("A",), "1,0"), line(("B",), "1,0", Basis.GROSS)])
    assert [str(each) for each in check_gross(few)] == [
        "warning: 2024 budget gross lacks A, which have 2024 budget net"
    ]


def test_warnings_of_long_paths_are_cut() -> None:
    # three keys of 200 characters and two " > " are 606; three of 200 are named, too
    outer = ("x" * 200, "y" * 200, "z" * 200)
    net = [line((*outer, area * 200), "1,0") for area in "ABCD"]
    gross = [line((*outer, area * 200), "1,0", Basis.GROSS) for area in "EF"]
    trade, incomplete = check_gross(drill_down(roll_up([*net, *gross]), *outer))
    for where in (trade.where, incomplete.where, incomplete.message):
        assert where is not None
        assert (len(where), where[-1]) == (500, "…")
    assert incomplete.message.startswith("2024 budget gross lacks AAAA")


def lines_of_depth(depth: int) -> st.SearchStrategy[list[BudgetLine]]:
    oere = st.integers(-(10**9), 10**9)
    return st.lists(
        st.builds(
            BudgetLine,
            year=st.integers(2023, 2025),
            path=st.tuples(*[st.sampled_from("abc")] * depth),
            amount=st.builds(
                lambda n, q: StatedAmount(Money(oere=n * q), Money(oere=q)),
                oere,
                st.sampled_from((1, 100, 10**7)),
            ),
            basis=st.sampled_from(Basis),
            phase=st.sampled_from((Phase.BUDGET, Phase.ACCOUNTS)),
            price_level=st.sampled_from((None, 2024)),
        ),
        max_size=30,
    )


def by_place(tree: Node) -> dict[object, object]:
    return {node.path: (node.totals, node.counts) for node in nodes(tree)}


@given(lines_of_depth(3))
def test_every_place_is_the_sum_of_the_lines_under_its_path(lines: list[BudgetLine]) -> None:
    for node in nodes(roll_up(lines)):
        beneath = [at for at, each in enumerate(lines) if each.path[: len(node.path)] == node.path]
        assert node.indices == tuple(beneath)
        for column, total in node.totals.items():
            same = [
                lines[at].amount
                for at in beneath
                if BudgetColumn(
                    lines[at].year,
                    lines[at].phase,
                    lines[at].basis,
                    price_level=lines[at].price_level,
                )
                == column
            ]
            assert total == Money.sum(each.money for each in same)
            assert node.counts[column] == len(same)


@given(lines_of_depth(3))
def test_the_root_is_the_sum_of_every_level(lines: list[BudgetLine]) -> None:
    tree = roll_up(lines)
    for depth in range(4):
        level = [node for node in nodes(tree) if len(node.path) == depth]
        for column, total in tree.totals.items():
            parts = [node.totals[column] for node in level if column in node.totals]
            assert Money.sum(parts) == total


@given(st.data(), lines_of_depth(2))
def test_order_does_not_matter_for_totals(data: st.DataObject, lines: list[BudgetLine]) -> None:
    shuffled = data.draw(st.permutations(lines))
    assert by_place(roll_up(shuffled)) == by_place(roll_up(lines))


@given(lines_of_depth(3))
def test_rolling_up_in_two_steps_is_the_same(lines: list[BudgetLine]) -> None:
    # the leaves of two levels, taken as exact lines of their own, and rolled up to one
    first = roll_up(lines, 2)
    between = [
        BudgetLine(
            year=column.year,
            path=node.path,
            amount=StatedAmount(total),
            basis=column.basis,
            phase=column.phase,
            price_level=column.price_level,
        )
        for node in nodes(first)
        if len(node.path) == 2
        for column, total in node.totals.items()
    ]
    once, twice = roll_up(lines, 1), roll_up(between, 1)
    assert {node.path: node.totals for node in nodes(twice)} == {
        node.path: node.totals for node in nodes(once)
    }


@given(lines_of_depth(2), st.sampled_from((None, 1, 2, [1, 0])))
def test_a_stream_gives_the_same_tree(lines: list[BudgetLine], levels: Any) -> None:
    assert stream_roll_up(iter(lines), levels) == roll_up(lines, levels)


@given(lines_of_depth(2))
def test_a_total_holds_every_sum_that_its_parts_may_stand_for(lines: list[BudgetLine]) -> None:
    tree = roll_up(lines)
    for column in tree.columns:
        low = Money.sum(
            each.amount.money - each.amount.tolerance
            for each in lines
            if (each.year, each.phase, each.basis, each.price_level)
            == (column.year, column.phase, column.basis, column.price_level)
        )
        oere, tolerance, _ = tree.sums[column]
        assert Total(Money(oere=oere), Money(oere=tolerance)).low == low
