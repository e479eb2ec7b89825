"""Two stages side by side. The amounts of 2023 are made up; those of 2024 are Kalundborg's."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kommunedata.budget import Basis, BudgetLine, Phase
from kommunedata.budget.years.comparison import BudgetComparison, ComparisonRow, compare
from kommunedata.budget.years.stage import Stage
from kommunedata.budget.years.words import figure
from kommunedata.danish import parse_money
from kommunedata.errors import InvalidValueError, NotFoundError, WrongTypeError
from kommunedata.money import Money, StatedAmount

ACCOUNTS_2023, BUDGET_2024 = Stage(2023, Phase.ACCOUNTS), Stage(2024)
TWO = ("Udvalget", "Tandplejen"), ("Udvalget", "Madservice")


def line(stage: Stage, area: str, amount: str, **more: Any) -> BudgetLine:
    made = BudgetLine(
        year=stage.year,
        phase=stage.phase,
        path=("Udvalget", area),
        amount=parse_money(f"{amount} mio. kr."),
        basis=Basis.NET,
    )
    return attrs.evolve(made, **more)


LINES = (
    line(ACCOUNTS_2023, "Tandplejen", "19,8"),
    line(ACCOUNTS_2023, "Madservice", "2,0"),
    line(BUDGET_2024, "Tandplejen", "20,7"),
    line(BUDGET_2024, "Madservice", "1,9"),
    line(BUDGET_2024, "Hjemmeplejen", "188,4", basis=Basis.GROSS),
)


def compared(*lines: BudgetLine, **options: Any) -> BudgetComparison:
    return compare(
        lines or LINES,
        ACCOUNTS_2023,
        BUDGET_2024,
        **{"basis": Basis.NET, **options},
    )


def test_each_place_has_difference_per_cent_and_remaining() -> None:
    dental, food = compared().rows
    assert (dental.path, food.path) == TWO
    assert dental.difference == Money.kr(900_000)
    assert dental.change == Fraction(1, 22)  # 0,9 / 19,8
    assert food.difference == Money.kr(-100_000)
    assert food.change == Fraction(-1, 20)
    assert food.remaining == Money.kr(100_000)


def test_the_total_is_of_all_places() -> None:
    total = compared().total
    assert (total.path, total.name) == ((), "")
    assert (total.one, total.other) == (Money.kr(21_800_000), Money.kr(22_600_000))
    assert total.difference == Money.kr(800_000)


def test_fewer_levels_make_larger_places() -> None:
    [row] = compared(levels=1).rows
    assert (row.path, row.one) == (("Udvalget",), Money.kr(21_800_000))


def test_per_cent_of_zero_is_none() -> None:
    row = ComparisonRow(("a",), Money.kr(0), Money.kr(5))
    assert (row.difference, row.change) == (Money.kr(5), None)


def test_the_change_of_an_income_has_the_sign_of_its_difference() -> None:
    row = ComparisonRow(("a",), Money.kr(-100), Money.kr(-90))
    assert (row.difference, row.change) == (Money.kr(10), Fraction(1, 10))


def test_a_missing_amount_is_not_zero() -> None:
    found = compared(*LINES, line(BUDGET_2024, "Plejehjem", "164,3"))
    row = found.rows[-1]
    assert (row.one, row.other) == (None, Money.kr(164_300_000))
    assert (row.difference, row.change, row.remaining) == (None, None, None)
    assert "amounts-missing" in [each.code for each in found.findings]
    assert "Uden beløb: Regnskab 2023 (1)." in str(found)


def test_budgets_and_accounts_are_said_not_to_be_comparable() -> None:
    found = compared()
    assert [str(each) for each in found.findings] == [
        "note: budgets and accounts are not strictly comparable"
    ]
    both = (*LINES, line(Stage(2025), "Tandplejen", "21,0"))
    alike = compare(both, BUDGET_2024, Stage(2025), basis=Basis.NET, levels=1)
    assert alike.findings == ()
    assert alike.table().note is None


def test_several_price_levels_are_named() -> None:
    lines = (
        line(ACCOUNTS_2023, "Tandplejen", "19,8", price_level=2023),
        line(BUDGET_2024, "Tandplejen", "20,7"),
    )
    messages = [each.message for each in compared(*lines).findings]
    assert "amounts are in several price levels: 2023, unstated" in messages


def test_bases_are_not_mixed_unless_one_is_chosen() -> None:
    with pytest.raises(InvalidValueError, match="mixed bases"):
        compare(LINES, ACCOUNTS_2023, BUDGET_2024)


def test_expenses_are_not_set_beside_incomes() -> None:
    lines = (
        line(ACCOUNTS_2023, "Tandplejen", "19,8", basis=Basis.EXPENSE),
        line(BUDGET_2024, "Tandplejen", "-1,0", basis=Basis.INCOME),
    )
    with pytest.raises(InvalidValueError, match="one basis beside another"):
        compared(*lines, basis=None)


def test_a_stage_without_lines_is_refused_with_those_that_there_are() -> None:
    with pytest.raises(NotFoundError, match="no such lines") as error:
        compare(LINES, ACCOUNTS_2023, Stage(2024, Phase.FORECAST))
    assert error.value.got == "'2024 forecast'"
    assert error.value.allowed == "2023 accounts net; 2024 budget gross; 2024 budget net"
    with pytest.raises(NotFoundError) as error:
        compare([], ACCOUNTS_2023, BUDGET_2024)
    assert error.value.allowed is None


def test_paths_of_other_depths_are_refused() -> None:
    deeper = (*LINES, line(BUDGET_2024, "x", "1,0", path=("Udvalget", "Tandplejen", "Klinik")))
    with pytest.raises(InvalidValueError, match=r"paths of different depths.*\[2, 3\]"):
        compared(*deeper)
    assert len(compared(*deeper, levels=2).rows) == 2
    for levels in (0, 3):
        with pytest.raises(InvalidValueError, match="path of the wrong depth.*from 1 to 2"):
            compared(levels=levels)


def test_a_stage_is_a_year_and_a_phase() -> None:
    with pytest.raises(WrongTypeError, match="wrong type"):
        Stage(2024, "budget")  # type: ignore[arg-type]


def test_the_table_is_in_danish_and_english_and_in_the_unit_asked_for() -> None:
    found = compared()
    assert str(found) == "\n".join([
        "Regnskab 2023 og Budget 2024, mio. kr.",
        "",
        "Område                 Regnskab 2023  Budget 2024  Forskel  Procent  Rest",
        "---------------------  -------------  -----------  -------  -------  ----",
        "Udvalget > Tandplejen           19,8         20,7      0,9    +4,5%  -0,9",
        "Udvalget > Madservice            2,0          1,9     -0,1    -5,0%   0,1",
        "---------------------  -------------  -----------  -------  -------  ----",
        "I alt                           21,8         22,6      0,8    +3,7%  -0,8",
        "",
        "Budget og regnskab kan ikke sammenlignes uden forbehold.",
    ])  # fmt: skip
    english = str(found.table("en", scale="tkr."))
    assert "Accounts 2023 and Budget 2024, DKK 1,000" in english
    assert "19,800       20,700         900     +4.5%       -900" in english
    assert "Budgets and accounts are not strictly comparable." in english


def test_the_notebook_shows_a_table_that_is_escaped() -> None:
    odd = (line(ACCOUNTS_2023, "<b>", "1,0"), line(BUDGET_2024, "<b>", "2,0"))
    html = compared(*odd)._repr_html_()
    assert "Udvalget &gt; &lt;b&gt;" in html
    assert "<b>" not in html


@pytest.mark.parametrize(
    ("amount", "scale", "lang", "decimals", "text"),
    (
        (Money.kr("-1234.50"), "kr.", "da", 2, "-1.234,50"),
        (Money.kr("-1234.50"), "kr.", "en", 2, "-1,234.50"),
        (Money.kr(1_234_500), "tkr.", "da", None, "1.235"),  # half up
        (Money.kr(-1_250_000), "mio. kr.", "da", None, "-1,3"),
        (Money.kr(1_250_000), "mio. kr.", "en", 2, "1.25"),
        (None, "kr.", "da", None, ""),
    ),
)
def test_figures_are_in_the_scale_of_the_table(
    amount: Money | None, scale: str, lang: str, decimals: int | None, text: str
) -> None:
    assert figure(amount, scale, lang, decimals=decimals) == text  # type: ignore[arg-type]


def test_an_unknown_scale_or_language_is_refused() -> None:
    with pytest.raises(InvalidValueError, match="unknown scale"):
        figure(Money.kr(1), "short", "da")  # type: ignore[arg-type]  # that is the point
    with pytest.raises(InvalidValueError, match="unknown language"):
        compared().table("de")  # type: ignore[arg-type]


@given(st.lists(st.tuples(st.sampled_from("abc"), st.integers(-999, 999)), min_size=1))
def test_the_order_of_lines_changes_no_sum(costs: list[tuple[str, int]]) -> None:
    lines = [
        BudgetLine(year=year, path=(area,), amount=StatedAmount(Money.kr(cost)), basis=Basis.NET)
        for year in (2024, 2025)
        for area, cost in costs
    ]
    one = compare(lines, Stage(2024), Stage(2025))
    other = compare(lines[::-1], Stage(2024), Stage(2025))
    assert one.total == other.total
    assert set(one.rows) == set(other.rows)
    assert one.total.difference == Money.kr(0)


def test_the_amounts_of_one_stage_are_in_one_price_level() -> None:
    lines = [line(ACCOUNTS_2023, "Tandplejen", "19,8", price_level=2023)]
    lines += [line(BUDGET_2024, "Tandplejen", "10,0", price_level=level) for level in (2023, 2024)]
    with pytest.raises(InvalidValueError, match="several price levels") as error:
        compare(lines, ACCOUNTS_2023, BUDGET_2024)
    assert "got ['2023', '2024'] @ compare" in str(error.value)


def test_many_price_levels_are_refused_rather_than_named_in_a_finding_too_long_to_make() -> None:
    lines = [line(BUDGET_2024, "Tandplejen", "0,1", price_level=year) for year in range(1900, 2100)]
    with pytest.raises(InvalidValueError, match="several price levels"):
        compare(lines, BUDGET_2024, BUDGET_2024)


def test_a_year_is_no_stage() -> None:
    with pytest.raises(WrongTypeError, match="wrong type, allowed: Stage, got 2024 @ compare"):
        compare(LINES, 2024, BUDGET_2024)  # type: ignore[arg-type]


def test_what_is_no_lines_is_not_compared() -> None:
    with pytest.raises(WrongTypeError, match="no lines, allowed: a Budget or lines, got None"):
        compare(None, ACCOUNTS_2023, BUDGET_2024)  # type: ignore[arg-type]
