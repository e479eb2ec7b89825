"""Adjustments of Kalundborg's 2024 budget; bracketed numbers are lines of its remarks."""

from __future__ import annotations

from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kommunedata.budget import (
    Adjustment,
    Basis,
    Budget,
    BudgetLine,
    Inclusion,
    Path,
    Phase,
    Years,
)
from kommunedata.budget.years.adjusting import (
    adjustments_in,
    apply_adjustments,
    before_adjustments,
)
from kommunedata.danish import parse_money
from kommunedata.errors import InvalidValueError, NotFoundError
from kommunedata.finding import Unknown
from kommunedata.money import Money, StatedAmount
from kommunedata.municipality import Municipality

HEALTH, TRAINING, DENTAL, HOME, HOMES, FOOD = (
    "health",
    "training",
    "dental",
    "home",
    "homes",
    "food",
)
NET = {
    HEALTH: "499,0",  # [5]
    TRAINING: "27,0",  # [115]
    DENTAL: "20,7",  # [164]
    HOME: "70,5",  # [217]
    HOMES: "164,3",  # [256]
    FOOD: "1,9",  # [294]
}
UNSTATED = Unknown("the remarks name no year")
TOLD: tuple[tuple[str, str, str, Years | Unknown, str | None], ...] = (
    ("sm-dut", HEALTH, "0,2", UNSTATED, None),  # [11] of which the next two
    ("sm-dut-1", HEALTH, "0,1", Years(2024), "sm-dut"),  # [12] 2024 and onwards
    ("sm-dut-2", HEALTH, "0,1", Years(2024, 2024), "sm-dut"),  # [13]
    ("sm-demo-1", HEALTH, "12,9", UNSTATED, None),  # [15]
    ("sm-demo-2", HEALTH, "0,5", UNSTATED, None),  # [16]
    ("sm-ny-1", HEALTH, "1,7", Years(2024, 2024), None),  # [16-17]
    ("sm-ny-2", HEALTH, "0,2", UNSTATED, None),  # [17]
    ("sm-red-1", HEALTH, "-0,7", UNSTATED, None),  # [18]
    ("sm-red-2", HEALTH, "-0,4", UNSTATED, None),  # [18]
    ("fg-demo-1", TRAINING, "1,2", UNSTATED, None),  # [121]
    ("fg-demo-2", TRAINING, "2,4", UNSTATED, None),  # [122]
    ("fg-ny-1", TRAINING, "3,2", UNSTATED, None),  # [122]
    ("fg-red-1", TRAINING, "-0,5", UNSTATED, None),  # [123]
    ("hj-1", HOME, "1,8", UNSTATED, None),  # [224]
    ("hj-red-1", HOME, "-0,4", UNSTATED, None),  # [225]
    ("hj-red-2", HOME, "-0,2", UNSTATED, None),  # [225]
    ("ap-red-1", HOMES, "-0,2", UNSTATED, None),  # [263]
    ("ap-red-2", HOMES, "-0,4", UNSTATED, None),  # [264]
)


def mio(text: str) -> StatedAmount:
    return parse_money(f"{text} mio. kr.")


def kr(text: str) -> Money:
    return mio(text).money


def path(area: str) -> Path:
    return ("committee", area)


def line(area: str, amount: str, year: int = 2024, **more: Any) -> BudgetLine:
    made = BudgetLine(year=year, path=path(area), amount=mio(amount), basis=Basis.NET)
    return attrs.evolve(made, **more)


def told(
    name: str,
    area: str = HEALTH,
    amount: str = "0,3",
    years: Years | Unknown = UNSTATED,
    part_of: str | None = None,
    *,
    included: Inclusion = Inclusion.INCLUDED,
) -> Adjustment:
    return Adjustment(
        id=name,
        path=path(area),
        amount=mio(amount),
        years=years,
        included=included,
        name_da=name,
        name_en=name,
        part_of=part_of,
    )


def lacking(name: str, **more: Any) -> Adjustment:
    given = told(name, years=Years(2024), included=Inclusion.NOT_INCLUDED)
    return attrs.evolve(given, **more)


KALUNDBORG = Budget(
    id="kalundborg-2024",
    municipality=Municipality("0326"),
    title_da="Budget 2024",
    title_en="Budget 2024",
    levels=("committee", "area"),
    lines=(
        *(line(area, amount) for area, amount in NET.items()),
        line(HOME, "188,4", basis=Basis.GROSS),  # [217]
        line(HOMES, "166,4", basis=Basis.GROSS),  # [256]
    ),
    adjustments=tuple(told(*each) for each in TOLD),
)


def with_lines(*lines: BudgetLine) -> Budget:
    return attrs.evolve(KALUNDBORG, lines=(*KALUNDBORG.lines, *lines))


def with_told(*adjustments: Adjustment) -> Budget:
    return attrs.evolve(KALUNDBORG, adjustments=adjustments)


def test_before_its_adjustments_the_committee_had_762_1_give_or_take_1_15_million() -> None:
    before = before_adjustments(KALUNDBORG, 2024)
    # 783,4 - 21,3; six halves of 0,1 are 0,30, and seventeen 0,85
    assert before.total.money == kr("762,1")
    assert before.total.tolerance == Money.kr(1_150_000)
    assert len(before.taken_out) == 17
    assert (before.put_in, before.unstated, before.other_years) == ((), (), ())


@pytest.mark.parametrize(
    ("area", "change"),
    (
        (HEALTH, "14,4"),
        (TRAINING, "6,3"),
        (DENTAL, "0,0"),
        (HOME, "1,2"),
        (HOMES, "-0,6"),
        (FOOD, "0,0"),
    ),
)
def test_what_is_taken_out_of_each_area_is_the_sum_of_its_leaves(area: str, change: str) -> None:
    lines = before_adjustments(KALUNDBORG, 2024).lines
    there = Money.sum(each.amount.money for each in lines if each.path == path(area))
    assert there == kr(NET[area]) - kr(change)


def test_the_lines_stay_as_stated_with_one_line_for_each_adjustment_after_them() -> None:
    lines = before_adjustments(KALUNDBORG, 2024).lines
    assert lines[:6] == KALUNDBORG.lines[:6]
    assert lines[6].amount == mio("-0,1")  # sm-dut-1
    assert len(lines) == 6 + 17


def test_adjustments_without_years_are_said_to_be_taken_out_of_the_budget_year() -> None:
    findings = before_adjustments(KALUNDBORG, 2024).findings
    assert [str(each) for each in findings] == [
        (
            "note: adjustments that name no years: 14, 19400000.00 DKK in all,"
            " counted in 2024, the year whose printed amounts include them"
        )
    ]


def test_in_an_estimate_year_only_those_stated_for_it_are_taken_out() -> None:
    budget = with_lines(line(HEALTH, "480,0", 2025, phase=Phase.ESTIMATE_1))
    before = before_adjustments(budget, 2025, phase=Phase.ESTIMATE_1)
    assert before.total.money == kr("479,9")  # 480,0 - 0,1
    assert [each.id for each in before.other_years] == ["sm-dut-2", "sm-ny-1"]
    assert Money.sum(each.amount.money for each in before.unstated) == kr("19,4")
    assert [each.message for each in before.findings] == [
        "adjustments that name no years: 14, 19400000.00 DKK in all, left out of 2025"
    ]


def test_with_two_years_of_adopted_budgets_no_year_is_taken_to_be_the_budget_year() -> None:
    budget = with_lines(line(HEALTH, "470,0", 2023))
    before = before_adjustments(budget, 2024)
    assert before.total.money == kr("783,4") - kr("1,9")  # 0,1 + 0,1 + 1,7 are stated
    assert len(before.unstated) == 14


def test_in_2024_three_adjustments_are_stated_two_of_them_for_that_year_only() -> None:
    found = adjustments_in(KALUNDBORG, 2024)
    assert found.total.money == kr("1,9")
    assert found.total.tolerance == Money.kr(150_000)
    assert [each.amount for each in found.this_year_only] == [mio("0,1"), mio("1,7")]
    assert found.unstated_total.money == kr("19,4")
    assert found.total.money + found.unstated_total.money == kr("21,3")


def test_in_2025_the_continuing_one_is_left_and_the_unstated_are_in_no_sum_of_it() -> None:
    found = adjustments_in(KALUNDBORG, 2025)
    assert [each.id for each in found.known] == ["sm-dut-1"]
    assert found.total.money == kr("0,1")
    assert found.unstated_total.money == kr("19,4")
    assert [each.id for each in found.other_years] == ["sm-dut-2", "sm-ny-1"]
    assert found.this_year_only == ()


def test_an_adjustment_that_is_lacking_is_put_in() -> None:
    after = apply_adjustments(KALUNDBORG, [lacking("new", amount=mio("-3,0"))], 2024)
    assert after.total.money == kr("780,4")
    assert [each.id for each in after.put_in] == ["new"]
    assert after.taken_out == ()
    assert after.findings == ()


def test_what_the_stated_amounts_include_is_not_put_in_again() -> None:
    with pytest.raises(InvalidValueError, match="include it already") as error:
        apply_adjustments(KALUNDBORG, KALUNDBORG.adjustments[3:5], 2024)
    assert error.value.got == "['sm-demo-1', 'sm-demo-2']"


def test_a_new_adjustment_for_other_years_or_none_is_reported_and_not_summed() -> None:
    new = [lacking("later", years=Years(2025)), lacking("whenever", years=UNSTATED)]
    after = apply_adjustments(KALUNDBORG, new, 2024)
    assert after.total.money == kr("783,4")
    assert [each.id for each in after.other_years] == ["later"]
    assert [each.id for each in after.unstated] == ["whenever"]
    assert "left out of 2024" in after.findings[0].message


def test_one_with_others_within_it_counts_as_these_and_once() -> None:
    parts = [lacking(name, amount=mio("0,1"), part_of="whole") for name in ("one", "two")]
    whole = lacking("whole", amount=mio("0,2"))
    after = apply_adjustments(KALUNDBORG, [whole, *parts], 2024)
    assert after.total.money == kr("783,6")
    # the budget knows the parts, so the whole alone is both of them
    known = attrs.evolve(KALUNDBORG, adjustments=(whole, *parts))
    assert apply_adjustments(known, [whole], 2024).put_in == tuple(parts)
    assert apply_adjustments(known, [whole, parts[0]], 2024).put_in == tuple(parts)
    assert apply_adjustments(known, parts[:1], 2024).put_in == (parts[0],)


def test_parts_within_parts_count_at_the_lowest_level() -> None:
    deep = [
        lacking("top", amount=mio("0,3")),
        lacking("middle", amount=mio("0,3"), part_of="top"),
        lacking("low", amount=mio("0,3"), part_of="middle"),
    ]
    assert [each.id for each in apply_adjustments(with_told(*deep), deep, 2024).put_in] == ["low"]
    known = with_told(*deep)
    assert [each.id for each in apply_adjustments(known, deep[:1], 2024).put_in] == ["low"]


@pytest.mark.parametrize("part_of", ("nowhere", "itself"))
def test_given_a_part_of_what_is_not_given_it_counts_by_itself_or_not_at_all(part_of: str) -> None:
    new = lacking("itself", part_of=part_of)
    put_in = apply_adjustments(KALUNDBORG, [new], 2024).put_in
    # one that is part of itself, which no budget holds, has itself within it
    assert put_in == ((new,) if part_of == "nowhere" else ())


def test_where_inclusion_is_unknown_the_caller_says_it() -> None:
    unknown = told("unsure", years=Years(2024), included=Inclusion.UNKNOWN)
    budget = with_told(unknown)
    with pytest.raises(InvalidValueError, match="not known whether") as error:
        before_adjustments(budget, 2024)
    assert error.value.got == "['unsure']"
    with pytest.raises(InvalidValueError, match="stated in inclusion="):
        apply_adjustments(budget, [unknown], 2024)
    included = before_adjustments(budget, 2024, inclusion={"unsure": Inclusion.INCLUDED})
    assert included.total.money == kr("783,1")
    lacked = {"unsure": Inclusion.NOT_INCLUDED}
    assert before_adjustments(budget, 2024, inclusion=lacked).total.money == kr("783,4")
    assert apply_adjustments(budget, [unknown], 2024, inclusion=lacked).total.money == kr("783,7")


def test_what_a_document_states_is_not_overruled_by_the_caller() -> None:
    stated = {"sm-demo-1": Inclusion.NOT_INCLUDED}
    assert before_adjustments(KALUNDBORG, 2024, inclusion=stated).total.money == kr("762,1")


def test_an_adjustment_of_a_place_without_a_line_is_refused_with_near_places() -> None:
    with pytest.raises(NotFoundError, match="no line at the place") as error:
        apply_adjustments(KALUNDBORG, [lacking("new", path=path("dentals"))], 2024)
    assert error.value.suggestions == ("dental",)
    assert error.value.where == "apply_adjustments, adjustment 'new'"


def test_a_year_outside_the_budget_is_refused_with_what_there_is() -> None:
    with pytest.raises(NotFoundError, match="no such lines") as error:
        before_adjustments(KALUNDBORG, 2031)
    assert error.value.allowed == "2024 budget gross; 2024 budget net"
    assert error.value.got == "'2031 budget net'"


def test_the_new_line_has_the_price_level_that_all_lines_of_its_place_have() -> None:
    one = line(DENTAL, "20,7", price_level=2024)
    other = line(DENTAL, "1,0", ownership="2", price_level=2023)
    new = lacking("new", path=path(DENTAL))
    alone = attrs.evolve(KALUNDBORG, lines=(one,), adjustments=())
    both = attrs.evolve(KALUNDBORG, lines=(one, other), adjustments=())
    assert apply_adjustments(alone, [new], 2024).lines[-1].price_level == 2024
    assert apply_adjustments(both, [new], 2024).lines[-1].price_level is None


@given(st.lists(st.integers(-99, 99), max_size=8))
def test_taking_out_what_was_put_in_gives_the_stated_total(tenths: list[int]) -> None:
    quantum = Money.kr(100_000)
    made = [
        lacking(f"a{at}", amount=StatedAmount(quantum * each, quantum))
        for at, each in enumerate(tenths)
    ]
    after = apply_adjustments(with_told(), made, 2024)
    included = [attrs.evolve(each, included=Inclusion.INCLUDED) for each in made]
    budget = attrs.evolve(
        KALUNDBORG,
        lines=(attrs.evolve(KALUNDBORG.lines[0], amount=StatedAmount(after.total.money)),),
        adjustments=tuple(included),
    )
    assert before_adjustments(budget, 2024).total.money == kr("783,4")
