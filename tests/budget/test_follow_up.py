"""A year followed up; the amounts are made up, in tkr., with sums beside them."""

from __future__ import annotations

from typing import Any

import attrs
import pytest

from kommunedata.budget import (
    Basis,
    BudgetLine,
    CarryOver,
    Movement,
    Phase,
    SupplementaryAppropriation,
    Virement,
)
from kommunedata.budget.years.follow_up import DeviationSign, FollowUp, follow_up
from kommunedata.danish import parse_money
from kommunedata.errors import InvalidValueError, NotFoundError, WrongTypeError
from kommunedata.money import Money

OVER, UNDER = DeviationSign.OVERSPENDING_POSITIVE, DeviationSign.OVERSPENDING_NEGATIVE


def line(area: str, phase: Phase, tkr: str, **more: Any) -> BudgetLine:
    made = BudgetLine(
        year=2024,
        phase=phase,
        path=("Udvalget", area),
        amount=parse_money(f"{tkr} tkr."),
        basis=Basis.NET,
    )
    return attrs.evolve(made, **more)


def tkr(amount: int) -> Money:
    return Money.kr(amount) * 1000


DENTAL = (
    line("Tandplejen", Phase.BUDGET, "20.700"),
    line("Tandplejen", Phase.SUPPLEMENTARY, "300"),
    line("Tandplejen", Phase.ACCOUNTS, "20.850"),
    line("Tandplejen", Phase.FORECAST, "21.400"),
)
FOOD = (
    line("Madservice", Phase.BUDGET, "1.900"),
    line("Madservice", Phase.ACCOUNTS, "1.700"),
    line("Madservice", Phase.FORECAST, "1.800"),
)


def followed(*lines: BudgetLine, **options: Any) -> FollowUp:
    return follow_up(lines, 2024, **{"sign": OVER, **options})


def test_the_corrected_budget_is_derived_from_the_two_where_none_is_stated() -> None:
    [row] = followed(*DENTAL).rows
    assert (row.original, row.supplementary) == (tkr(20_700), tkr(300))
    assert (row.corrected, row.derived) == (tkr(21_000), True)
    assert (row.actual, row.forecast) == (tkr(20_850), tkr(21_400))


@pytest.mark.parametrize(
    ("sign", "measured", "deviation"),
    (
        (OVER, Phase.FORECAST, 400),  # 21.400 - 21.000
        (UNDER, Phase.FORECAST, -400),
        (OVER, Phase.ACCOUNTS, -150),  # 20.850 - 21.000
        (UNDER, Phase.ACCOUNTS, 150),
    ),
)
def test_the_sign_of_the_deviation_is_the_caller_s_choice(
    sign: DeviationSign, measured: Phase, deviation: int
) -> None:
    assert followed(*DENTAL, sign=sign, measured=measured).rows[0].deviation == tkr(deviation)


def test_a_place_without_appropriations_keeps_its_budget_where_any_are_known() -> None:
    food = followed(*DENTAL, *FOOD).rows[1]
    assert (food.supplementary, food.corrected, food.derived) == (None, tkr(1_900), True)
    assert food.deviation == tkr(-100)


def test_where_no_appropriation_is_known_the_corrected_budget_is_not_either() -> None:
    [row] = followed(*FOOD).rows
    assert (row.corrected, row.deviation, row.derived) == (None, None, False)
    [said] = followed(*FOOD, decisions=()).rows  # the caller says that there was none
    assert (said.corrected, said.deviation) == (tkr(1_900), tkr(-100))


def test_a_stated_corrected_budget_goes_before_a_derived_one() -> None:
    found = followed(*FOOD, line("Madservice", Phase.CORRECTED, "2.000"))
    assert (found.rows[0].corrected, found.rows[0].derived) == (tkr(2_000), False)
    assert found.findings == ()


def test_a_stated_corrected_budget_that_does_not_tie_is_a_finding() -> None:
    found = followed(*DENTAL, line("Tandplejen", Phase.CORRECTED, "21.100"))
    assert found.rows[0].corrected == tkr(21_100)
    assert [str(each) for each in found.findings] == [
        (
            "warning: the corrected budget 21100000.00 DKK is 100000.00 DKK off the original budget"
            " and its appropriations, of which rounding explains 1500.00 DKK at most"
            " @ Udvalget > Tandplejen"
        )
    ]
    near = followed(*DENTAL, line("Tandplejen", Phase.CORRECTED, "21.001"))
    assert near.findings == ()


def test_decisions_of_the_year_are_appropriations_with_their_cover() -> None:
    dental, food = ("Udvalget", "Tandplejen"), ("Udvalget", "Madservice")
    cash = ("Kassebeholdning",)
    decisions = [
        SupplementaryAppropriation(
            id="more",
            year=2024,
            moves=(Movement(dental, tkr(500)),),
            cover=(Movement(cash, tkr(-500)),),
        ),
        Virement(id="move", year=2024, moves=(Movement(dental, tkr(-40)), Movement(food, tkr(40)))),
        CarryOver(id="kept", from_year=2023, to_year=2024, moves=(Movement(food, tkr(60)),)),
        SupplementaryAppropriation(
            id="later",
            year=2025,
            moves=(Movement(dental, tkr(1)),),
            cover=(Movement(cash, tkr(-1)),),
        ),
        Virement(id="before", year=2023, moves=(Movement(dental, tkr(-1)), Movement(food, tkr(1)))),
        CarryOver(id="on", from_year=2024, to_year=2025, moves=(Movement(food, tkr(7)),)),
    ]
    found = followed(*DENTAL, *FOOD, decisions=decisions)
    assert [(row.name, row.supplementary) for row in found.rows] == [
        ("Udvalget > Tandplejen", tkr(760)),  # 300 as a line, 500, -40
        ("Udvalget > Madservice", tkr(100)),  # 40 and 60
        ("Kassebeholdning", tkr(-500)),
    ]
    assert [row.corrected for row in found.rows] == [tkr(21_460), tkr(2_000), tkr(-500)]
    assert found.total.supplementary == tkr(360)


def test_the_total_has_a_deviation_only_where_every_place_has_one() -> None:
    whole = followed(*DENTAL, *FOOD).total
    assert (whole.path, whole.name, whole.derived) == ((), "", True)
    assert (whole.original, whole.corrected) == (tkr(22_600), tkr(22_900))
    assert (whole.actual, whole.forecast, whole.deviation) == (tkr(22_550), tkr(23_200), tkr(300))
    part = followed(*DENTAL, *FOOD[:2]).total
    assert (part.forecast, part.deviation) == (tkr(21_400), None)


def test_places_may_be_gathered_at_fewer_levels() -> None:
    [row] = followed(*DENTAL, *FOOD, levels=1).rows
    assert (row.path, row.original) == (("Udvalget",), tkr(22_600))


def test_lines_of_other_years_and_phases_play_no_part() -> None:
    other = line("Tandplejen", Phase.BUDGET, "1.000", year=2025)
    estimate = line("Tandplejen", Phase.ESTIMATE_1, "1.000")
    assert followed(*DENTAL, other, estimate) == followed(*DENTAL)


def test_the_table_is_in_danish_figures() -> None:
    assert str(followed(*DENTAL, *FOOD[:2])) == "\n".join([
        "Budgetopfølgning 2024, tkr.",
        "",
        ("Område                 Oprindeligt budget  Tillægsbevilling  Korrigeret budget"
        "  Regnskab  Forventet regnskab  Afvigelse"),
        ("---------------------  ------------------  ----------------  -----------------"
        "  --------  ------------------  ---------"),
        ("Udvalget > Tandplejen              20.700               300             21.000"
        "    20.850              21.400        400"),
        ("Udvalget > Madservice               1.900                                1.900"
        "     1.700"),
        ("---------------------  ------------------  ----------------  -----------------"
        "  --------  ------------------  ---------"),
        ("I alt                              22.600               300             22.900"
        "    22.550              21.400"),
        "",
        "Uden beløb: Forventet regnskab (1), Afvigelse (1). Summen er af de beløb, der er.",
    ])  # fmt: skip


def test_the_table_is_in_english_and_millions_too() -> None:
    found = followed(*DENTAL)
    english = str(found.table("en", scale="mio. kr."))
    assert "Budget follow-up 2024, DKK million" in english
    assert "Original budget  Supplementary  Corrected budget  Accounts  Forecast" in english
    assert " 20.7            0.3              21.0      20.9      21.4        0.4" in english
    assert "<table" in found._repr_html_()
    with pytest.raises(InvalidValueError, match="unknown language"):
        found.table("sv")  # type: ignore[arg-type]


def test_a_year_without_lines_is_refused_with_the_years_there_are() -> None:
    with pytest.raises(NotFoundError, match=r"a year of \[2024\]"):
        follow_up(DENTAL, 2025, sign=OVER)
    with pytest.raises(NotFoundError, match="no lines to follow up, got 2025"):
        follow_up([], 2025, sign=OVER)


def test_bases_are_not_mixed_unless_one_is_chosen() -> None:
    gross = line("Tandplejen", Phase.BUDGET, "25.000", basis=Basis.GROSS)
    with pytest.raises(InvalidValueError, match="mixed bases"):
        followed(*DENTAL, gross)
    assert followed(*DENTAL, gross, basis=Basis.NET) == followed(*DENTAL)


def test_phases_of_other_bases_are_not_set_beside_each_other() -> None:
    both = [
        line("Tandplejen", phase, amount, basis=basis)
        for phase in (Phase.BUDGET, Phase.FORECAST)
        for basis, amount in ((Basis.EXPENSE, "25.000"), (Basis.INCOME, "-4.300"))
    ]
    one_side = line("Tandplejen", Phase.SUPPLEMENTARY, "300", basis=Basis.EXPENSE)
    # 25.000 - 4.300 = 20.700, with 300 more
    assert followed(*both, one_side).rows[0].corrected == tkr(21_000)
    with pytest.raises(InvalidValueError, match="one basis beside another"):
        followed(*both[:3])


def test_what_is_no_option_is_refused() -> None:
    with pytest.raises(InvalidValueError, match="nothing to measure"):
        followed(*DENTAL, measured=Phase.BUDGET)
    with pytest.raises(WrongTypeError, match="not a sign"):
        followed(*DENTAL, sign=1)
    with pytest.raises(WrongTypeError, match="not a decision"):
        followed(*DENTAL, decisions=["more"])
    with pytest.raises(InvalidValueError, match="path of the wrong depth"):
        followed(*DENTAL, levels=3)


def test_an_appropriation_of_another_basis_than_the_budget_is_not_added_to_it() -> None:
    lines = [
        line("Tandplejen", Phase.BUDGET, "25.000", basis=Basis.EXPENSE),
        line("Tandplejen", Phase.SUPPLEMENTARY, "-300", basis=Basis.INCOME),
        line("Tandplejen", Phase.FORECAST, "25.200", basis=Basis.EXPENSE),
    ]
    with pytest.raises(InvalidValueError, match="one basis beside another") as error:
        followed(*lines)
    assert "got [['expense'], ['income']]" in str(error.value)
    [alone] = followed(lines[1]).rows  # beside nothing, it is what it is
    assert alone.supplementary == tkr(-300)


@pytest.mark.parametrize("basis", (Basis.INCOME, Basis.EXPENSE, Basis.GROSS))
def test_decisions_which_are_net_are_not_added_to_one_side(basis: Basis) -> None:
    budget = line("Tandplejen", Phase.BUDGET, "-4.300", basis=basis)
    dental, food = ("Udvalget", "Tandplejen"), ("Udvalget", "Madservice")
    moves = (Movement(dental, tkr(-40)), Movement(food, tkr(40)))
    with pytest.raises(InvalidValueError, match="decisions on one side only"):
        followed(budget, decisions=[Virement(id="move", year=2024, moves=moves)])
    # that there were no decisions is as true of one side
    assert followed(budget, decisions=()).rows[0].corrected == tkr(-4_300)


def test_a_movement_above_the_places_is_refused() -> None:
    more = SupplementaryAppropriation(
        id="more", year=2024, moves=(Movement(("Udvalget",), tkr(-500)),)
    )
    with pytest.raises(InvalidValueError, match="a movement above the places") as error:
        followed(*DENTAL, *FOOD, decisions=[more])
    assert "a path of 2 keys, or fewer levels=" in str(error.value)
    # 22.600 with the 300 of the line, less 500
    assert followed(*DENTAL, *FOOD, decisions=[more], levels=1).rows[0].corrected == tkr(22_400)


def test_a_movement_where_there_are_no_lines_is_said_to_cost_the_total_its_deviation() -> None:
    dental, cash = ("Udvalget", "Tandplejen"), ("Kassebeholdning",)
    more = SupplementaryAppropriation(
        id="more",
        year=2024,
        moves=(Movement(dental, tkr(500)),),
        cover=(Movement(cash, tkr(-500)),),
    )
    found = followed(*DENTAL, decisions=[more])
    assert found.rows[0].deviation == tkr(-100)  # 21.400 - (20.700 + 300 + 500)
    assert found.total.deviation is None
    assert [str(each) for each in found.findings] == [
        (
            "warning: -500000.00 DKK is moved here, where there are no lines, so neither the"
            " place nor the total has a deviation @ Kassebeholdning"
        )
    ]


@pytest.mark.parametrize("phase", (Phase.BUDGET, Phase.SUPPLEMENTARY, Phase.CORRECTED))
def test_a_budget_and_its_appropriations_are_in_one_price_level(phase: Phase) -> None:
    budget = line("Tandplejen", Phase.BUDGET, "20.700", price_level=2024)
    other = line("Tandplejen", phase, "300", price_level=2023)
    with pytest.raises(InvalidValueError, match="several price levels") as error:
        followed(budget, other)
    assert "got ['2023', '2024'] @ follow_up" in str(error.value)


def test_a_forecast_in_other_prices_than_the_budget_is_a_finding() -> None:
    budget = line("Tandplejen", Phase.BUDGET, "20.700", price_level=2023)
    forecast = line("Tandplejen", Phase.FORECAST, "21.400")
    assert [str(each) for each in followed(budget, forecast).findings] == [
        ("note: the budget and what it is measured by are in several price levels: 2023, unstated")
    ]
    with pytest.raises(InvalidValueError, match="several price levels"):
        followed(budget, forecast, attrs.evolve(forecast, price_level=2023))
