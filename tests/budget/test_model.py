"""What a budget is made of, and what it refuses."""

from __future__ import annotations

import pickle
from decimal import Decimal
from typing import Any

import attrs
import pytest

from kommunedata.budget import (
    AccountCode,
    Adjustment,
    Basis,
    Budget,
    BudgetError,
    BudgetForm,
    BudgetLine,
    CarryOver,
    ChartOfAccounts,
    Inclusion,
    KeyFigure,
    Movement,
    SupplementaryAppropriation,
    Virement,
    Years,
)
from kommunedata.errors import InvalidValueError, KommunedataError, NotFoundError, WrongTypeError
from kommunedata.finding import Severity, Unknown
from kommunedata.money import Money, StatedAmount
from kommunedata.municipality import Municipality


def stated(millions: str) -> StatedAmount:
    return StatedAmount(Money.kr(int(Decimal(millions) * 1_000_000)), Money.kr(100_000))


def line(path: tuple[str, ...] = ("Udvalg", "Område"), **more: Any) -> BudgetLine:
    parts = {"year": 2024, "amount": stated("499.0"), "basis": Basis.NET, **more}
    return BudgetLine(path=path, **parts)


def adjustment(name: str, amount: str, part_of: str | None = None) -> Adjustment:
    return Adjustment(
        id=name,
        path=("Udvalg", "Område"),
        amount=stated(amount),
        years=Unknown("no year is named"),
        included=Inclusion.INCLUDED,
        name_da=name,
        name_en=name,
        part_of=part_of,
    )


def budget(*lines: BudgetLine, **more: Any) -> Budget:
    return Budget(
        id="test-2024",
        municipality=Municipality("0326"),
        title_da="Budget",
        title_en="Budget",
        levels=("committee", "area"),
        lines=lines,
        **more,
    )


def move(kroner: int) -> Movement:
    return Movement(("Udvalg", "Område"), Money.kr(kroner))


# accounts


def test_codes_are_read_with_points_and_as_five_digits() -> None:
    code = AccountCode.parse("02201")
    assert (str(code), repr(code), code.is_function) == ("0.22.01", "AccountCode('0.22.01')", True)
    assert (code.main_account, code.main_function) == (AccountCode("0"), AccountCode("0.22"))
    assert AccountCode("5").main_function is None
    assert not AccountCode("5.30").is_function


@pytest.mark.parametrize("wrong", ("2201", "5.3", "5.30.2", "5.30.26.1", "", "x", "５"))
def test_codes_that_may_be_several_are_refused(wrong: str) -> None:
    with pytest.raises(InvalidValueError, match=r"allowed: 5, 5.30 or 5.30.26"):
        AccountCode.parse(wrong)


def test_codes_are_texts() -> None:
    with pytest.raises(WrongTypeError, match="a text, as 5.30.26, got 53026"):
        AccountCode(53026)  # type: ignore[arg-type]  # that is the point


CHART = ChartOfAccounts(
    edition="2024",
    complete=False,
    accounts={"5": "Sociale opgaver", "5.30": "Tilbud til ældre", "5.30.26": "Hjemmehjælp"},
)


def test_a_chart_names_accounts_and_says_which_it_lacks() -> None:
    assert CHART.name(AccountCode("5.30.26")) == "Hjemmehjælp"
    with pytest.raises(NotFoundError, match=r"got '5.30.27'.*did you mean '5.30.26'"):
        CHART.name(AccountCode("5.30.27"))
    assert CHART.finding(AccountCode("5.30")) is None
    found = CHART.finding(AccountCode("5.30.27"))
    assert found is not None
    assert (found.code, found.severity) == ("unknown-account", Severity.NOTE)
    assert "near: 5.30.26" in found.message
    complete = attrs.evolve(CHART, complete=True).finding(AccountCode("9"))
    assert complete is not None
    assert (complete.severity, "near" in complete.message) == (Severity.WARNING, False)
    with pytest.raises(WrongTypeError, match="texts by text"):
        ChartOfAccounts(edition="x", complete=True, accounts={5: "a"})  # type: ignore[dict-item]  # that is the point


# lines and paths


@pytest.mark.parametrize(
    "wrong", ("Udvalg", ["a"], (), (" ",), ("a" * 201,), ("a",) * 21, (1,), ("A\u030aby",))
)
def test_a_path_is_keys_and_no_text(wrong: Any) -> None:
    with pytest.raises(KommunedataError, match="not a path.*BudgetLine.path"):
        line(wrong)


@pytest.mark.parametrize(
    "wrong",
    (
        {"year": 500},
        {"posting_type": "9"},
        {"ownership": "x"},
        {"grouping": "1"},
        {"art": "4.55"},
        {"price_level": 24},
    ),
)
def test_lines_refuse_what_no_budget_has(wrong: dict[str, Any]) -> None:
    with pytest.raises(KommunedataError, match="BudgetLine"):
        line(**wrong)


def test_an_amount_is_no_finer_than_it_is_printed() -> None:
    with pytest.raises(InvalidValueError, match="finer than its quantum"):
        StatedAmount(Money.kr(499_050_000), Money.kr(100_000))


# whole budgets


def test_a_budget_says_all_that_is_wrong_with_it() -> None:
    with pytest.raises(BudgetError) as caught:
        budget(
            line(),
            line(amount=stated("1.0")),
            line(("Udvalg",)),
            adjustments=(
                adjustment("a", "0.2"),
                adjustment("a", "0.2"),
                adjustment("b", "0.1", "x"),
            ),
        )
    first, second, third, fourth = caught.value.problems
    assert first.startswith("path of the wrong depth, allowed: 2 keys (committee, area)")
    assert second == "line stands twice, first as lines[0] @ lines[1]"
    assert third == "id occurs twice, got 'a' @ adjustments"
    assert fourth == "part of no known adjustment, got 'x' @ adjustments[2]"
    assert str(caught.value).startswith("budget 'test-2024' does not hold together; path of")
    twin = pickle.loads(pickle.dumps(caught.value))  # noqa: S301 - our own bytes
    assert twin.problems == caught.value.problems


def test_adjustments_and_key_figures_stand_where_lines_do() -> None:
    short = attrs.evolve(adjustment("a", "0.1"), path=("Udvalg",))
    with pytest.raises(BudgetError, match=r"wrong depth.*@ adjustments\[0\]"):
        budget(line(), adjustments=(short,))
    with pytest.raises(BudgetError, match="wrong depth.*@ forms"):
        budget(line(), forms={("Udvalg",): frozenset()})
    whole = adjustment("dut", "0.1")
    elsewhere = attrs.evolve(adjustment("a", "0.1", "dut"), path=("Udvalg", "Andet"))
    with pytest.raises(BudgetError, match="of another place or inclusion than its whole"):
        budget(line(), adjustments=(whole, elsewhere))


def test_adjustments_have_parts_that_add_up_and_run_in_no_circle() -> None:
    parts = (adjustment("dut", "0.2"), adjustment("a", "0.1", "dut"), adjustment("b", "0.1", "dut"))
    assert len(budget(line(), adjustments=parts).adjustments) == 3
    off = (*parts[:2], adjustment("b", "0.5", "dut"))
    with pytest.raises(BudgetError, match="do not add up, allowed: 200000.00 DKK, got 600000"):
        budget(line(), adjustments=off)
    circle = (adjustment("a", "0.1", "b"), adjustment("b", "0.1", "a"))
    with pytest.raises(BudgetError, match="part of itself, got 'b' @ adjustments.0."):
        budget(line(), adjustments=circle)


def test_a_net_and_a_gross_of_one_area_stand_beside_each_other() -> None:
    gross = line(basis=Basis.GROSS, amount=stated("188.4"))
    made = budget(line(), gross, forms={("Udvalg", "Område"): frozenset({BudgetForm.FRAMEWORK})})
    assert len(made.lines) == 2
    with pytest.raises(WrongTypeError, match="a frozenset of BudgetForm"):
        budget(line(), forms={("Udvalg", "Område"): {BudgetForm.FRAMEWORK}})
    with pytest.raises(WrongTypeError, match="sets by path"):
        budget(line(), forms=5)


# decisions


def test_expenses_are_raised_with_cover_only() -> None:
    def appropriation(raised: int, *cover: int) -> SupplementaryAppropriation:
        return SupplementaryAppropriation(
            id="t1", year=2024, moves=(move(raised),), cover=tuple(map(move, cover))
        )

    assert appropriation(100, -60, -40).cover[1].amount == Money.kr(-40)
    assert appropriation(-100).moves[0].amount == Money.kr(-100)
    for cover in ((), (-60,)):
        with pytest.raises(InvalidValueError, match="without cover, allowed: cover of -100"):
            appropriation(100, *cover)
    with pytest.raises(InvalidValueError, match="cover that covers nothing, allowed: 0 or less"):
        appropriation(-100, 5)


def test_a_virement_sums_to_zero() -> None:
    assert Virement(id="o1", year=2024, moves=(move(5), move(-5))).year == 2024
    with pytest.raises(InvalidValueError, match="does not sum to zero, allowed: 0, got .*1.00"):
        Virement(id="o1", year=2024, moves=(move(5), move(-4)))


def test_money_is_carried_over_to_a_later_year() -> None:
    assert CarryOver(id="c1", from_year=2023, to_year=2024, moves=(move(5),)).to_year == 2024
    with pytest.raises(InvalidValueError, match="allowed: 2024 or later, got 2023"):
        CarryOver(id="c1", from_year=2023, to_year=2023, moves=(move(5),))


def test_years_run_from_a_first_to_a_last_or_on() -> None:
    assert [2023 in Years(2024), 2024 in Years(2024), 2100 in Years(2024)] == [False, True, True]
    assert [2024 in Years(2024, 2024), 2025 in Years(2024, 2024)] == [True, False]
    with pytest.raises(InvalidValueError, match="years reversed, allowed: 2024 or later"):
        Years(2024, 2023)


# key figures


def figure(name: str, value: int, *parts: KeyFigure) -> KeyFigure:
    return KeyFigure(
        id=name,
        path=("Udvalg", "Tandplejen"),
        name_da=name,
        name_en=name,
        value=value,
        unit="children",
        parts=parts,
    )


def test_a_key_figure_is_the_sum_of_its_parts() -> None:
    # 16 + 47 = 63 (212-214), 8.677 + 63 = 8.740 (209-212)
    private = figure("private", 63, figure("shared-cost", 16), figure("free-choice", 47))
    assert figure("enrolled", 8740, figure("clinic", 8677), private).value == 8740
    with pytest.raises(InvalidValueError, match="do not add up, allowed: 8741, got .*8740"):
        figure("enrolled", 8741, figure("clinic", 8677), private)
    with pytest.raises(WrongTypeError, match="a tuple of KeyFigure"):
        attrs.evolve(private, parts=[private])  # type: ignore[arg-type]  # that is the point
