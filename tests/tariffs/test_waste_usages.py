"""Households and firms as usages, at any time, and firms where kinds are of dwellings only."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import attrs
import pytest

from kommunedata import datasets
from kommunedata.errors import InvalidValueError, WrongTypeError
from kommunedata.io import load_tariff_schedule
from kommunedata.language import Label
from kommunedata.money import Money
from kommunedata.period import DateRange
from kommunedata.tariffs import (
    Dimension,
    NoPriceError,
    Proration,
    RateTable,
    Role,
    TariffSchedule,
    UsageError,
    price,
    price_period,
)
from kommunedata.tariffs.waste import (
    Container,
    business_bill,
    business_usages,
    household_bill,
    household_usages,
)
from kommunedata.unit import Unit

KALUNDBORG = datasets.tariff_schedule("kalundborg")
MIDDELFART = load_tariff_schedule(
    Path(__file__).parent.parent / "data" / "middelfart" / "schedule.toml"
)
RESIDUAL = Container("double", litres=190, fraction="residual_and_food", emptyings=26, distance=55)
SACKS = Container("sack_set", fraction="residual_and_food", emptyings=52)
FIRM_CONTAINER = Container("two_chamber", litres=240, fraction="residual_and_food")


def test_a_bill_is_the_price_of_the_usages() -> None:
    usages = household_usages(
        KALUNDBORG, 2024, property_kind="all_year_house", containers=[RESIDUAL], dwellings=2
    )
    assert [usage.role for usage in usages] == [
        Role.BASE_FEE,
        Role.RECYCLING_FEE,
        Role.CONTAINER_EMPTYING,
        Role.DISTANCE_SURCHARGE,
    ]
    assert [usage.quantity for usage in usages] == [2, 2, 1, 1]
    assert {usage.when for usage in usages} == {DateRange.year(2024)}
    assert price(KALUNDBORG, usages) == household_bill(
        KALUNDBORG, 2024, property_kind="all_year_house", containers=[RESIDUAL], dwellings=2
    )


def test_a_firms_bill_is_the_price_of_its_usages() -> None:
    usages = business_usages(KALUNDBORG, 2024, property_kind="private_firm", containers=[SACKS])
    assert price(KALUNDBORG, usages).total == Money.kr(7100)  # 6.701 (542) + 399 (467)


def test_a_household_that_moves_in_pays_from_then_on() -> None:
    # half of 129 (344) + 1.653 (462) + 1.154 (348) + 192 (583) = 3.128 / 2
    usages = household_usages(
        KALUNDBORG,
        DateRange(date(2024, 7, 1)),
        property_kind="all_year_house",
        containers=[RESIDUAL],
    )
    bill = price_period(KALUNDBORG, usages, DateRange.year(2024), Proration.WHOLE_MONTHS)
    assert bill.total == Money.kr(1564)


def test_a_household_over_two_years_has_the_fees_of_both() -> None:
    # 124 + 129 (344), 1.588 + 1.653 (462)
    two = DateRange(date(2023, 1, 1), date(2025, 1, 1))
    usages = household_usages(KALUNDBORG, two, property_kind="all_year_house", containers=[])
    bill = price_period(KALUNDBORG, usages, two, Proration.BY_DAYS)
    assert bill.total == Money.kr(3494)
    assert price(KALUNDBORG, usages) == bill


@pytest.mark.parametrize("when", ("2024", 2024.0, None, date(2024, 1, 1)))
def test_the_time_is_a_year_or_a_range(when: Any) -> None:
    with pytest.raises(InvalidValueError, match="not a year"):
        household_usages(KALUNDBORG, when, property_kind="allotment", containers=[])


def test_a_firm_where_kinds_are_of_dwellings_states_none_and_pays_no_fee_of_them() -> None:
    # Middelfart's base fee is per dwelling, by use code; 1.178 (4)
    bill = business_bill(MIDDELFART, 2024, containers=[FIRM_CONTAINER])
    assert bill.total == Money.kr(1178)
    with pytest.raises(UsageError, match="unknown kind of property.*110, 120, 130, 140"):
        household_bill(MIDDELFART, 2024, containers=[FIRM_CONTAINER])


def test_a_firm_with_a_dwelling_states_its_kind() -> None:
    # 1.884 (2) + 1.178 (4) = 3.062
    bill = business_bill(MIDDELFART, 2024, property_kind="120", containers=[FIRM_CONTAINER])
    assert bill.total == Money.kr(3062)
    with pytest.raises(UsageError, match="unknown kind of property"):
        business_bill(MIDDELFART, 2024, property_kind="510", containers=[FIRM_CONTAINER])


def test_a_firm_states_its_kind_where_more_than_dwellings_depends_on_it() -> None:
    underground = Container("underground", fraction="residual", emptyings=26)
    with pytest.raises(UsageError, match="unknown kind of property.*private_firm.*got None"):
        business_bill(KALUNDBORG, 2024, containers=[underground])


def by_interval() -> TariffSchedule:
    """Return Middelfart's fees with how often paper (8, 9) is collected as a dimension."""
    paper = MIDDELFART.item("waste-paper-containers")
    table = paper.versions[0].charge
    assert isinstance(table, RateTable)
    weeks = Dimension(
        name="interval_weeks", label=Label("interval", "interval"), unit=Unit.of("occasion")
    )
    rows = [attrs.evolve(row, key={**row.key, "interval_weeks": (4,)}) for row in table.rows]
    version = attrs.evolve(paper.versions[0], charge=RateTable(rows))
    changed = attrs.evolve(paper, dimensions=(*paper.dimensions, weeks), versions=(version,))
    return attrs.evolve(
        MIDDELFART, items=tuple(changed if i is paper else i for i in MIDDELFART.items)
    )


def test_a_container_may_be_emptied_every_so_many_weeks() -> None:
    def paper(weeks: int | None) -> Container:
        return Container("two_chamber", litres=240, fraction="paper_plastic", interval_weeks=weeks)

    # 611 (8)
    bill = business_bill(by_interval(), 2024, containers=[paper(4)])
    assert bill.total == Money.kr(611)
    with pytest.raises(NoPriceError, match="interval_weeks 4 .line 8"):
        business_bill(by_interval(), 2024, containers=[paper(8)])
    with pytest.raises(NoPriceError, match="no interval_weeks"):
        business_bill(MIDDELFART, 2024, containers=[paper(4)])


@pytest.mark.parametrize("weeks", (0, -1, 53))
def test_an_interval_is_within_a_year(weeks: int) -> None:
    with pytest.raises(InvalidValueError, match="Container.interval_weeks"):
        Container(interval_weeks=weeks)


@pytest.mark.parametrize("weeks", (True, 4.0, "4"))
def test_an_interval_is_a_whole_number(weeks: Any) -> None:
    with pytest.raises(WrongTypeError, match="Container.interval_weeks"):
        Container(interval_weeks=weeks)


def test_a_fee_for_everyone_is_found_beside_those_by_kind() -> None:
    # a second base fee, by scheme and no kind of property, which a firm pays too: here 129 (344)
    shipped = KALUNDBORG.item("waste-base-fee")
    table = shipped.versions[1].charge
    assert isinstance(table, RateTable)
    (scheme,) = KALUNDBORG.dimensions_named("scheme")
    row = attrs.evolve(table.rows[0], key={"scheme": ("own",)})
    version = attrs.evolve(shipped.versions[1], charge=RateTable((row,)))
    for_all = attrs.evolve(shipped, id="for-all", dimensions=(scheme,), versions=(version,))
    schedule = attrs.evolve(KALUNDBORG, items=(*KALUNDBORG.items, for_all))
    bill = business_bill(schedule, 2024, property_kind="private_firm", containers=[SACKS])
    # 129 (344) + 399 (467) + 6.701 (542)
    assert bill.total == Money.kr(7229)
