"""What cannot be priced is a specific error naming the nearest prices; never 0, nor one of them."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Any

import attrs
import pytest

from kommunedata import datasets
from kommunedata.errors import InvalidValueError, KommunedataError, NotFoundError, WrongTypeError
from kommunedata.money import Money
from kommunedata.period import DateRange
from kommunedata.source import Reading
from kommunedata.tariffs import (
    AmbiguousPriceError,
    FlatCharge,
    MixedTaxError,
    NoPriceError,
    PrintedPrice,
    Role,
    ScheduleError,
    TariffSchedule,
    UnknownItemError,
    UnknownPriceError,
    Usage,
    UsageError,
    price,
    price_points,
)
from kommunedata.tariffs.waste import Container, household_bill
from kommunedata.unit import Quantity

KALUNDBORG = datasets.tariff_schedule("kalundborg")
DAY = date(2024, 7, 1)
CONTAINER = Usage(
    item="waste-residual-containers",
    when=DAY,
    dimensions={
        "property_kind": "all_year_house",
        "scheme": "own",
        "container": "double",
        "litres": 190,
        "fraction": "residual_and_food",
        "emptyings": 26,
    },
)


def with_values(**values: Any) -> Usage:
    return attrs.evolve(CONTAINER, dimensions={**CONTAINER.dimensions, **values})


def test_an_unknown_item_names_near_ones() -> None:
    with pytest.raises(UnknownItemError, match="did you mean 'pest-control'"):
        price(KALUNDBORG, [Usage(item="pest-contrl", when=DAY)])


def test_a_role_that_the_schedule_lacks_is_named() -> None:
    pests = attrs.evolve(KALUNDBORG, items=KALUNDBORG.items[:1])
    with pytest.raises(UnknownItemError, match="role.*'base_fee'"):
        price(pests, [Usage(role=Role.BASE_FEE, when=DAY)])


def test_a_value_the_table_lacks_names_the_nearest_rows_and_their_lines() -> None:
    with pytest.raises(NoPriceError, match="litres 200") as caught:
        price(KALUNDBORG, [with_values(litres=200)])
    assert caught.value.suggestions == (
        "litres 190 (line 348)",
        "litres 240 (line 349)",
        "litres 370 (line 350)",
    )


@pytest.mark.parametrize(
    "values",
    (
        {"emptyings": 27},
        {"fraction": "food"},
        {"container": "drum"},
        {"property_kind": "summer-house"},
        {"litres": Decimal("190.5")},
        {"litres": "190"},
    ),
)
def test_no_value_is_taken_for_another(values: dict[str, Any]) -> None:
    with pytest.raises(NoPriceError, match="line"):
        price(KALUNDBORG, [with_values(**values)])


def test_a_missing_dimension_is_named() -> None:
    values = {k: v for k, v in CONTAINER.dimensions.items() if k != "litres"}
    with pytest.raises(UsageError, match="allowed: property_kind, scheme, container, litres"):
        price(KALUNDBORG, [attrs.evolve(CONTAINER, dimensions=values)])
    by_role = Usage(role=Role.CONTAINER_EMPTYING, when=DAY, dimensions=values)
    with pytest.raises(NoPriceError, match="litres 190"):
        price(KALUNDBORG, [by_role])


def test_a_dimension_too_many_is_named() -> None:
    with pytest.raises(UsageError, match="colour"):
        price(KALUNDBORG, [with_values(colour="green")])


@pytest.mark.parametrize("day", (date(2022, 12, 31), date(2025, 1, 1), date(1, 1, 1)))
def test_a_day_without_a_printed_price_names_the_periods_that_have_one(day: date) -> None:
    with pytest.raises(NoPriceError, match="2023-01-01 to 2023-12-31, 2024-01-01 to 2024-12-31"):
        price(KALUNDBORG, [attrs.evolve(CONTAINER, when=day)])


@pytest.mark.parametrize(
    "when",
    (
        DateRange(date(2024, 1, 1)),
        DateRange(date(2024, 1, 1), date(2024, 12, 31)),
        DateRange.inclusive(date(2024, 1, 2), date(2024, 12, 31)),
        DateRange.inclusive(date(2024, 7, 1), date(2025, 6, 30)),
    ),
)
def test_a_part_of_a_year_is_not_priced_as_a_year(when: DateRange) -> None:
    with pytest.raises(UsageError, match="whole calendar years"):
        price(KALUNDBORG, [attrs.evolve(CONTAINER, when=when)])


def test_a_fee_for_each_time_takes_a_day_and_no_year() -> None:
    with pytest.raises(UsageError, match="charged each time, not for a period"):
        price(KALUNDBORG, [Usage(item="waste-container-change", when=DateRange.year(2024))])


def test_a_price_that_changes_within_the_year_is_not_a_years_price() -> None:
    item = KALUNDBORG.item("pest-control")
    half = attrs.evolve(
        item.versions[1], valid=DateRange.inclusive(date(2024, 1, 1), date(2024, 6, 30))
    )
    schedule = attrs.evolve(KALUNDBORG, items=(attrs.evolve(item, versions=(half,)),))
    usage = Usage(
        item="pest-control",
        when=DateRange.year(2024),
        facts={"built_area": Quantity.of(200, "m2")},
    )
    with pytest.raises(NoPriceError, match="changes within the year.*2024-06-30"):
        price(schedule, [usage])


def test_a_row_without_a_number_has_no_price() -> None:
    # line 480 repeats line 479 without its price; alone it would have none
    item = KALUNDBORG.item("waste-recycling-containers")
    table = item.versions[1].charge
    row = next(r for r in table.rows if r.price.locator.first_line == 480)  # type: ignore[union-attr]  # a table
    alone = attrs.evolve(table, rows=(attrs.evolve(row, repeats=None),))  # type: ignore[arg-type]  # likewise
    version = attrs.evolve(item.versions[1], charge=alone)
    schedule = attrs.evolve(KALUNDBORG, items=(attrs.evolve(item, versions=(version,)),))
    values: dict[str, Any] = {name: parts[0] for name, parts in row.key.items()}
    with pytest.raises(UnknownPriceError, match="no price is printed on line 480"):
        price(schedule, [Usage(item=item.id, when=DAY, dimensions=values)])


def test_the_unpriced_row_is_a_price_point_with_its_state() -> None:
    points = [p for p in price_points(KALUNDBORG) if p.locator.first_line == 480]
    assert [(p.state.value, p.value) for p in points] == [("unknown", None)] * 2


@pytest.mark.parametrize("quantity", (0, -1, Decimal("-0.5"), Decimal(0)))
def test_nothing_and_less_is_no_quantity(quantity: int | Decimal) -> None:
    with pytest.raises(UsageError, match="more than 0"):
        attrs.evolve(CONTAINER, quantity=quantity)


@pytest.mark.parametrize("quantity", (1.5, True, "x", Decimal("NaN"), Decimal("1E+30")))
def test_quantities_are_exact_and_bounded(quantity: object) -> None:
    with pytest.raises(KommunedataError, match="Usage.quantity"):
        Usage(item="x", when=DAY, quantity=quantity)  # type: ignore[arg-type]  # that is the point


def test_a_quantity_in_another_unit_is_refused() -> None:
    with pytest.raises(UsageError, match="allowed: container, got 'sack'"):
        price(KALUNDBORG, [attrs.evolve(CONTAINER, unit="sack")])
    with pytest.raises(UsageError, match="allowed: pack or piece, got 'sack'"):
        price(KALUNDBORG, [Usage(item="waste-sack-tags", when=DAY, unit="sack")])
    with pytest.raises(NotFoundError, match="unknown unit"):
        Usage(item="x", when=DAY, unit="contaner")


@pytest.mark.parametrize(
    ("fact", "reason"),
    (
        ({}, "missing"),
        ({"built_aera": Quantity.of(200, "m2")}, "missing: built_area.*got 'built_aera'"),
        ({"built_area": Money.kr(200)}, "not such a fact, allowed: a Quantity above 0"),
        ({"built_area": Quantity.of(0, "m2")}, "above 0"),
        ({"built_area": Quantity.of(-1, "m2")}, "above 0"),
        ({"built_area": Quantity.of(200, "m")}, "unit that is not priced"),
    ),
)
def test_a_fact_that_the_price_depends_on_must_be_there_and_right(
    fact: dict[str, Money | Quantity], reason: str
) -> None:
    with pytest.raises(UsageError, match=reason):
        price(KALUNDBORG, [Usage(item="pest-control", when=DAY, facts=fact)])


@pytest.mark.parametrize(
    ("arguments", "error"),
    (
        ({"item": "x", "role": Role.BASE_FEE}, UsageError),
        ({}, UsageError),
        ({"item": "x", "when": datetime(2024, 1, 1)}, WrongTypeError),  # noqa: DTZ001 - refused
        ({"item": "x", "when": "2024-01-01"}, WrongTypeError),
        ({"item": 5}, WrongTypeError),
        ({"role": "base_fee"}, WrongTypeError),
        ({"item": "x", "dimensions": {"litres": 190.0}}, WrongTypeError),
        ({"item": "x", "dimensions": {"litres": True}}, WrongTypeError),
        ({"item": "x", "facts": {"built_area": 200}}, WrongTypeError),
        ({"item": "x", "facts": 5}, WrongTypeError),
        ({"item": "x", "dimensions": ["litres"]}, WrongTypeError),
        ({"item": "x", "dimensions": {5: 1}}, WrongTypeError),
        ({"item": "x" * 61}, InvalidValueError),
        ({"item": ""}, InvalidValueError),
    ),
)
def test_a_usage_that_says_too_little_or_too_much_is_refused(
    arguments: dict[str, Any], error: type[Exception]
) -> None:
    with pytest.raises(error):
        Usage(**{"when": DAY, **arguments})


def test_no_usages_are_no_bill() -> None:
    with pytest.raises(UsageError, match="nothing to price"):
        price(KALUNDBORG, [])


def test_amounts_with_and_without_a_known_tax_are_not_added() -> None:
    pest = Usage(item="pest-control", when=DAY, facts={"built_area": Quantity.of(200, "m2")})
    bill = price(KALUNDBORG, [CONTAINER, pest])
    assert {tax.value: money for tax, money in bill.totals.items()} == {
        "inclusive": Money.kr(1154),
        "unstated": Money.kr("136.40"),
    }
    with pytest.raises(MixedTaxError, match="inclusive.*1154.00"):
        _ = bill.total


@pytest.mark.parametrize(
    ("arguments", "error", "reason"),
    (
        ({"property_kind": "all_year_hose"}, UsageError, "did you mean 'all_year_house'"),
        ({"property_kind": "summer_house"}, NoPriceError, "emptyings"),
        ({"year": 2022}, NoPriceError, "2023-01-01"),
        ({"year": 0}, InvalidValueError, "not a year"),
        ({"dwellings": 0}, UsageError, "1 or more, got 0 @ dwellings"),
        ({"dwellings": Decimal("0.5")}, UsageError, "@ dwellings"),
        ({"dwellings": True}, UsageError, "@ dwellings"),
        ({"property_kind": None}, UsageError, "unknown kind of property"),
        ({"property_kind": 5}, UsageError, "unknown kind of property"),
    ),
)
def test_the_service_refuses_what_it_has_no_fees_for(
    arguments: dict[str, Any], error: type[Exception], reason: str
) -> None:
    container = Container("double", litres=190, fraction="residual_and_food", emptyings=13)
    given = {"year": 2024, "property_kind": "all_year_house", "containers": [container]}
    with pytest.raises(error, match=reason):
        household_bill(KALUNDBORG, **{**given, **arguments})


@pytest.mark.parametrize(
    "change",
    (
        {"litres": 0},
        {"litres": 190.0},
        {"emptyings": 0},
        {"emptyings": 367},
        {"count": 0},
        {"count": True},
        {"distance": 55.0},
        {"distance": Decimal("NaN")},
        {"distance": "55 m"},
        {"kind": ""},
        {"fraction": ""},
        {"distance": -1},
        {"distance": Decimal("-0.5")},
    ),
)
def test_containers_that_cannot_be_are_refused(change: dict[str, Any]) -> None:
    container = Container("double", litres=190, fraction="residual_and_food", emptyings=26)
    with pytest.raises(KommunedataError, match="Container"):
        attrs.evolve(container, **change)


def test_what_no_item_can_use_is_not_passed_over() -> None:
    sacks: dict[str, Any] = {
        "property_kind": "all_year_house",
        "container": "sack_set",
        "fraction": "residual_and_food",
        "emptyings": 26,
    }
    by_role = Usage(role=Role.CONTAINER_EMPTYING, when=DAY, dimensions=sacks)
    # 1.704 (539); who the customer is may be said beyond what the item is keyed by
    assert price(KALUNDBORG, [by_role]).total == Money.kr(1704)
    of_customer = attrs.evolve(by_role, dimensions={**sacks, "scheme": "own"})
    assert price(KALUNDBORG, [of_customer]).total == Money.kr(1704)
    with pytest.raises(NoPriceError, match=r"no litres \(line 539\)"):
        price(KALUNDBORG, [attrs.evolve(by_role, dimensions={**sacks, "litres": 999})])
    coloured = {"property_kind": "all_year_house", "colour": "green"}
    with pytest.raises(NoPriceError, match="no colour"):
        price(KALUNDBORG, [Usage(role=Role.BASE_FEE, when=DAY, dimensions=coloured)])


@pytest.mark.parametrize("quantity", (Decimal("0.5"), Decimal("0.001"), Decimal("1.5")))
def test_there_are_no_parts_of_a_container(quantity: Decimal) -> None:
    with pytest.raises(UsageError, match="a whole number of containers"):
        price(KALUNDBORG, [attrs.evolve(CONTAINER, quantity=quantity)])


def test_a_unit_is_checked_for_every_kind_of_charge() -> None:
    facts: dict[str, Any] = {
        "built_area": Quantity.of(200, "m2"),
        "property_value": Money.kr(1_500_000),
    }
    for year in (2023, 2024):
        usage = Usage(item="pest-control", when=date(year, 5, 1), unit="sack", facts=facts)
        with pytest.raises(UsageError, match="allowed: premises, got 'sack'"):
            price(KALUNDBORG, [usage])


def test_a_share_of_an_amount_is_charged_once() -> None:
    value = {"property_value": Money.kr(1_500_000)}
    usage = Usage(item="pest-control", when=date(2023, 5, 1), quantity=2, facts=value)
    with pytest.raises(UsageError, match="charged once"):
        price(KALUNDBORG, [usage])


def test_a_measure_counts_for_each_unit_of_the_item() -> None:
    # two premises of 200 m²: 400 x 0,682 = 272,80
    area = {"built_area": Quantity.of(200, "m2")}
    usage = Usage(item="pest-control", when=DAY, quantity=2, facts=area)
    line = price(KALUNDBORG, [usage]).lines[0]
    assert line.amount == Money.kr("272.80")
    assert (
        line.explain()
        == "2 enheder × 200 m² × 0,682 kr. pr. m² pr. år = 272,80 kr. moms ikke oplyst"
    )


def test_a_place_with_two_readings_has_no_price_of_its_own() -> None:
    item = KALUNDBORG.item("waste-container-change")
    charge = item.versions[1].charge
    assert isinstance(charge, FlatCharge)
    readings = (
        Reading(name="included", da="udbringning er med", en="delivery is included"),
        Reading(name="extra", da="udbringning er ekstra", en="delivery is extra"),
    )
    place = attrs.evolve(charge.price.locator, ambiguous=readings)
    unclear = attrs.evolve(charge.price, locator=place, reading="included")

    def read(price: PrintedPrice) -> TariffSchedule:
        version = attrs.evolve(item.versions[1], charge=attrs.evolve(charge, price=price))
        return attrs.evolve(KALUNDBORG, items=(attrs.evolve(item, versions=(version,)),))

    usage = Usage(item=item.id, when=DAY)
    with pytest.raises(
        AmbiguousPriceError, match=r"included \(delivery is included\): 220.00"
    ) as e:
        price(read(unclear), [usage])
    assert dict(e.value.amounts) == {"included": Money.kr(220), "extra": None}
    assert price(read(unclear), [usage], readings=["included"]).total == Money.kr(220)
    with pytest.raises(NoPriceError, match="by the reading chosen there is no price"):
        price(read(unclear), [usage], readings=["extra"])
    with pytest.raises(ScheduleError, match="nothing depends on how line 610-613 is read"):
        read(attrs.evolve(unclear, reading=None))


def test_nobody_can_change_a_schedule_through_what_it_returns() -> None:
    assert isinstance(KALUNDBORG.with_role(Role.BASE_FEE), tuple)
    assert KALUNDBORG.with_role(Role.BASE_FEE) == (KALUNDBORG.item("waste-base-fee"),)


def test_equal_numbers_of_other_types_find_the_same_price() -> None:
    schedule = attrs.evolve(KALUNDBORG)
    for litres in (190, Decimal(190), Decimal("190.00")):
        assert price(schedule, [with_values(litres=litres)]).total == Money.kr(1154)
    with pytest.raises(WrongTypeError):
        with_values(litres=True)
