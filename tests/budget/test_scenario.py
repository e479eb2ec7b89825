"""Scenarios: which adjustments hold, whether or not the stated amounts include them."""

from __future__ import annotations

import attrs
import pytest

from kommunedata.budget import Adjustment, Basis, Budget, BudgetLine, Inclusion, Phase, Years
from kommunedata.budget.years.adjusting import (
    adjustments_in,
    apply_adjustments,
    before_adjustments,
)
from kommunedata.budget.years.scenario import scenario
from kommunedata.danish import parse_money
from kommunedata.errors import InvalidValueError, NotFoundError, WrongTypeError
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


@pytest.mark.parametrize(
    ("phase", "basis"),
    (
        (Phase.BUDGET, Basis.GROSS),
        (Phase.BUDGET, Basis.INCOME),
        (Phase.FORECAST, Basis.NET),
        (Phase.ACCOUNTS, Basis.NET),
    ),
)
def test_the_net_adjustments_of_a_budget_are_not_put_in_or_taken_out_of_other_things(
    phase: Phase, basis: Basis
) -> None:
    told_of = budget(told("care", "12,9", IN))
    [net] = told_of.lines
    other = attrs.evolve(told_of, lines=(net, attrs.evolve(net, phase=phase, basis=basis)))
    with pytest.raises(InvalidValueError, match="adjustments are not of such lines") as error:
        before_adjustments(other, 2024, phase=phase, basis=basis)
    assert "allowed: Basis.NET, and Phase.BUDGET, Phase.ESTIMATE_1" in str(error.value)
    new = [told("new", "1,0", OUT)]
    with pytest.raises(InvalidValueError, match="adjustments are not of such lines"):
        apply_adjustments(other, new, 2024, phase=phase, basis=basis)
    with pytest.raises(InvalidValueError, match="adjustments are not of such lines"):
        scenario(other, [], 2024, phase=phase, basis=basis)


def test_lines_in_several_price_levels_have_no_total_after_their_adjustments() -> None:
    [net] = budget().lines
    both = attrs.evolve(budget(), lines=(net, attrs.evolve(net, price_level=2023)))
    after = scenario(both, [], 2024)
    assert after.lines == both.lines
    with pytest.raises(InvalidValueError, match="several price levels") as error:
        _ = after.total
    assert "got ['2023', 'unstated'] @ AdjustedBudget.total" in str(error.value)


def test_what_is_no_year_or_no_budget_has_no_adjustments() -> None:
    with pytest.raises(WrongTypeError, match="not a year, allowed: an int, got '2025'"):
        adjustments_in(budget(), "2025")  # type: ignore[arg-type]
    with pytest.raises(WrongTypeError, match="wrong type, allowed: Budget"):
        adjustments_in(budget().lines, 2025)  # type: ignore[arg-type]
