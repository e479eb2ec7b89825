"""Rolled-up budgets as text and as HTML, in both languages and every scale."""

from __future__ import annotations

from typing import get_args

import pytest

from kommunedata.budget import (
    Basis,
    BudgetLine,
    Node,
    Phase,
    Total,
    drill_down,
    format_total,
    roll_up,
)
from kommunedata.budget.model.terms import BudgetScale
from kommunedata.danish import parse_money
from kommunedata.errors import InvalidValueError
from kommunedata.money import Money


def line(area: str, printed: str, basis: Basis = Basis.NET, year: int = 2024) -> BudgetLine:
    return BudgetLine(year=year, path=("Udvalget", area), amount=parse_money(printed), basis=basis)


LINES = (
    line("Sundhed og Myndighed", "499,0 mio. kr."),
    line("Hjemmepleje", "70,5 mio. kr."),
    line("Hjemmepleje", "188,4 mio. kr.", Basis.GROSS),
    line("Hjemmepleje", "-117,9 mio. kr.", Basis.INCOME),
)


def plain(text: object) -> list[str]:
    return str(text).replace("\N{NO-BREAK SPACE}", " ").split("\n")


def test_the_text_tree_has_danish_figures_and_leaves_missing_ones_empty() -> None:
    committee = drill_down(roll_up(LINES), "Udvalget")
    assert plain(committee) == [
        "Udvalget (mio. kr.)",
        "",
        "Sted                     Budget 2024 netto  Budget 2024 brutto  Budget 2024 indtægter",
        "-----------------------  -----------------  ------------------  ---------------------",
        "Sundhed og Myndighed                 499,0",
        "Hjemmepleje                           70,5               188,4                 -117,9",
        "-----------------------  -----------------  ------------------  ---------------------",
        "Udvalget i alt (afledt)              569,5               188,4                 -117,9",
        "±                                      0,1                0,05                   0,05",
    ]


def test_the_tree_is_indented_below_the_root() -> None:
    assert [row.rstrip()[:22].rstrip() for row in plain(roll_up(LINES[:2]))[4:]] == [
        "Udvalget              ".rstrip(),
        "  Sundhed og Myndighed",
        "  Hjemmepleje",
        "----------------------",
        "I alt (afledt)",
        "±",
    ]


def test_english_words_have_english_figures() -> None:
    table = roll_up(LINES[:2]).table("en", scale="tkr.", depth=1)
    assert plain(table) == [
        "Total (DKK 1,000)",
        "",
        "Place            Budget 2024 net",
        "---------------  ---------------",
        "Udvalget                 569,500",
        "---------------  ---------------",
        "Total (derived)          569,500",
        "±                            100",
    ]


@pytest.mark.parametrize(
    ("scale", "figure"),
    (("kr.", "499.000.000,00"), ("tkr.", "499.000"), ("mio. kr.", "499,0"), ("mia. kr.", "0,499")),
)
def test_every_scale_has_its_decimals(scale: str, figure: str) -> None:
    table = roll_up(LINES[:1]).table(scale=scale)  # type: ignore[arg-type]  # one of them
    assert table.caption == f"I alt ({scale})"
    assert table.rows[0][1] == figure


def test_one_stated_line_is_not_marked_as_derived() -> None:
    assert roll_up(LINES[:1]).table().rows[-2][0] == "I alt"
    assert roll_up(LINES[:1]).table("en").rows[-2][0] == "Total"


def test_exact_amounts_have_no_tolerance_row() -> None:
    table = roll_up([line("A", "1.000.000,00 kr.")]).table()
    assert (table.totals, table.note) == (1, None)


def test_gross_over_several_lines_and_rounded_figures_are_noted() -> None:
    gross = [line(area, "188,4 mio. kr.", Basis.GROSS) for area in ("A", "B")]
    note = "Brutto og udgifter på tværs kan tælle intern handel med to gange."
    assert roll_up(gross).table().note == note
    assert roll_up(gross).table("en", scale="mia. kr.").note == (
        "Gross and expense across lines may count internal trade twice.\n"
        "Figures are rounded, so parts may not add up to the sum."
    )


def test_only_figures_that_are_shown_are_noted_as_rounded() -> None:
    rounded = "Tallene er afrundede, så delene giver måske ikke summen."
    tree = roll_up([line("A", "1.450.000 kr."), line("B", "2.550.000 kr.")])
    # 1,45 + 2,55 is 4,0: what is rounded stands two levels down
    assert tree.table(depth=1).note is None
    assert tree.table(depth=2).note == rounded


def test_the_total_of_a_place_without_any_below_is_noted_as_rounded() -> None:
    place = drill_down(roll_up([line("A", "1.450.000 kr.")]), "Udvalget", "A")
    assert [row[1] for row in place.table().rows[:1]] == ["1,5"]
    assert place.table().note == "Tallene er afrundede, så delene giver måske ikke summen."


def test_english_units_are_those_of_the_other_tables() -> None:
    captions = [roll_up(LINES).table("en", scale=scale).caption for scale in get_args(BudgetScale)]
    assert captions == [
        "Total (DKK)",
        "Total (DKK 1,000)",
        "Total (DKK million)",
        "Total (DKK billion)",
    ]


def test_figures_are_rounded_half_up() -> None:
    table = roll_up([line("A", "1.450.000 kr."), line("B", "-1.450.000 kr.")]).table()
    assert [row[1] for row in table.rows] == ["0,0", "1,5", "-1,5", "0,0", "0,000001"]
    assert table.note == "Tallene er afrundede, så delene giver måske ikke summen."


def test_columns_say_phase_year_basis_and_price_level() -> None:
    lines = [
        BudgetLine(
            year=2025,
            path=("A",),
            amount=parse_money("1 kr."),
            basis=Basis.EXPENSE,
            phase=phase,
            price_level=prices,
        )
        for phase, prices in ((Phase.ESTIMATE_1, None), (Phase.ACCOUNTS, 2020))
    ]
    labels = [column.label for column in roll_up(lines).table().columns]
    assert labels == [
        "Sted",
        "Overslagsår 1, 2025 udgifter",
        "Regnskab 2025 udgifter (2020-priser)",
    ]
    english = [column.label for column in roll_up(lines).table("en").columns]
    assert english[1:] == ["Estimate year 1, 2025 expense", "Accounts 2025 expense (2020 prices)"]


def test_html_is_escaped() -> None:
    html = roll_up([line("<script>&", "1,0 mio. kr.")])._repr_html_()
    assert "<script>" not in html
    assert "&lt;script&gt;&amp;" in html


def test_a_large_tree_shows_fewer_levels_and_says_so() -> None:
    lines = [line(f"Sted {number}", "1 kr.") for number in range(201)]
    tree = roll_up(lines)
    assert "Sted 200" not in str(tree)
    assert "Udvalget" in str(tree)
    assert plain(tree)[-1] == "Dybere niveauer er udeladt."
    assert "Sted 200" in str(tree.table())
    # at exactly 200 rows nothing is left out
    assert "udeladt" not in str(roll_up(lines[:199]))


def test_a_table_of_many_columns_takes_the_sums_of_a_place_once(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    tree = roll_up([line("A", "1 kr.", year=year) for year in range(1900, 2000)])
    asked: list[Node] = []
    sums = vars(Node)["sums"].fget

    def ask(node: Node) -> object:
        asked.append(node)
        return sums(node)

    monkeypatch.setattr(Node, "sums", property(ask))
    tree.table()
    # A, Udvalget and the root; once for each of 100 columns would be 300
    assert len(asked) == 3


def test_a_root_without_lines_is_a_table_all_the_same() -> None:
    assert plain(roll_up([])) == ["I alt (mio. kr.)", "", "Sted", "-----", "-----", "I alt"]


def test_a_wrong_language_or_scale_is_refused() -> None:
    with pytest.raises(InvalidValueError, match="unknown language"):
        roll_up(LINES).table("de")  # type: ignore[arg-type]  # that is the point
    with pytest.raises(InvalidValueError, match="unknown scale, allowed: kr., tkr., mio. kr."):
        roll_up(LINES).table(scale="short")  # type: ignore[arg-type]  # likewise
    with pytest.raises(InvalidValueError, match="unknown scale"):
        format_total(Total(Money.kr(1)), scale="million")  # type: ignore[arg-type]  # likewise


def test_a_derived_total_says_so_and_by_how_much() -> None:
    before = Total(Money.kr(762_100_000), Money.kr(1_150_000))
    assert format_total(before) == "762,1 ± 1,15 mio. kr. (afledt)"
    assert format_total(before, lang="en") == "762.1 ± 1.15 DKK million (derived)"
    assert format_total(Total(Money.kr("1.50")), scale="kr.") == "1,5 kr. (afledt)"
