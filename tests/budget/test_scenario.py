"""Scenarios: which adjustments hold, whether or not the stated amounts include them."""

from __future__ import annotations

import pytest

from kommunedata.budget import Adjustment, Basis, Budget, BudgetLine, Inclusion, Years
from kommunedata.budget.years.adjusting import apply_adjustments, before_adjustments
from kommunedata.budget.years.scenario import scenario
from kommunedata.danish import parse_money
from kommunedata.errors import InvalidValueError, NotFoundError
from kommunedata.finding import Unknown
from kommunedata.money import Money
from kommunedata.municipality import Municipality

IN, OUT = Inclusion.INCLUDED, Inclusion.NOT_INCLUDED


def told(
    name: str, amount: str, included: Inclusion, part_of: str | None = None, *, dated: bool = True
) -> Adjustment:
    return Adjustment(
        id=name,
        path=("care",),
        amount=parse_money(f"{amount} mio. kr."),
        years=Years(2024) if dated else Unknown("no year is printed"),
        included=included,
        name_da=name,
        name_en=name,
        part_of=part_of,
    )


def budget(*adjustments: Adjustment) -> Budget:
    return Budget(
        id="example",
        municipality=Municipality("0326"),
        title_da="Et budget",
        title_en="A budget",
        levels=("area",),
        lines=(
            BudgetLine(
                year=2024,
                path=("care",),
                amount=parse_money("499,0 mio. kr."),
                basis=Basis.NET,
            ),
        ),
        adjustments=adjustments,
    )


BASE = budget(
    told("care", "12,9", IN),
    told("dut", "0,2", IN),
    told("faster-help", "0,1", IN, "dut"),
    told("savings", "0,1", IN, "dut"),
    told("app", "-0,7", OUT),
    told("robots", "-0,4", OUT),
)


@pytest.mark.parametrize(
    ("chosen", "total"),
    (
        (["care", "dut"], 499_000_000),  # as it stands
        (["care", "dut", "app"], 498_300_000),  # less 0,7
        (["dut", "app", "robots"], 485_000_000),  # 499,0 - 12,9 - 0,7 - 0,4
        (["care", "savings"], 498_900_000),  # without the other 0,1 of the DUT
        (["care", "savings", "faster-help", "dut"], 499_000_000),  # each once
        ([], 485_900_000),  # 499,0 - 12,9 - 0,2
    ),
)
def test_those_chosen_hold_and_the_others_do_not(chosen: list[str], total: int) -> None:
    assert scenario(BASE, chosen, 2024).total.money == Money.kr(total)


def test_choosing_none_of_those_included_is_the_budget_before_its_adjustments() -> None:
    assert scenario(BASE, [], 2024) == before_adjustments(BASE, 2024)


def test_choosing_all_is_the_budget_with_those_that_it_lacks() -> None:
    every = [each.id for each in BASE.adjustments]
    lacking = [each for each in BASE.adjustments if each.included is OUT]
    assert scenario(BASE, every, 2024) == apply_adjustments(BASE, lacking, 2024)


def test_a_chosen_one_without_years_is_reported_and_not_put_in() -> None:
    base = budget(told("app", "-0,7", OUT, dated=False))
    found = scenario(base, ["app"], 2024)
    assert found.total.money == Money.kr(499_000_000)
    assert [each.id for each in found.unstated] == ["app"]


def test_an_id_that_no_adjustment_has_is_refused_with_near_ones() -> None:
    with pytest.raises(NotFoundError, match="no such adjustment") as error:
        scenario(BASE, ["robot"], 2024)
    assert error.value.suggestions == ("robots",)


def test_unknown_inclusion_is_refused_until_it_is_stated() -> None:
    base = budget(told("app", "-0,7", Inclusion.UNKNOWN))
    with pytest.raises(InvalidValueError, match="not known whether"):
        scenario(base, [], 2024)
    assert scenario(base, [], 2024, inclusion={"app": IN}).total.money == Money.kr(499_700_000)
    assert scenario(base, [], 2024, inclusion={"app": OUT}).total.money == Money.kr(499_000_000)
