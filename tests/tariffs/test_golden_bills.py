"""Bills worked out by hand from Kalundborg's printed figures; bracketed numbers are its lines.

Each test writes the sum it expects beside it. Amounts are for 2024 unless said.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import attrs
import pytest

from kommunedata import datasets
from kommunedata.errors import WrongTypeError
from kommunedata.money import Money
from kommunedata.period import DateRange
from kommunedata.tariffs import (
    Band,
    Bill,
    DimensionValue,
    Fact,
    FlatCharge,
    KeyPart,
    NoPriceError,
    NotOfferedError,
    RateTable,
    Role,
    TariffItem,
    Tax,
    UnknownItemError,
    Usage,
    UsageError,
    price,
)
from kommunedata.tariffs.waste import Container, business_bill, household_bill
from kommunedata.unit import Quantity

KALUNDBORG = datasets.tariff_schedule("kalundborg")


def residual(litres: int = 190, count: int = 1, distance: Decimal | None = None) -> Container:
    return Container(
        "double",
        litres=litres,
        fraction="residual_and_food",
        emptyings=26,
        count=count,
        distance=distance,
    )


def recycling(emptyings: int = 26, distance: Decimal | None = None) -> Container:
    return Container(
        "double",
        litres=240,
        fraction="paper_metal_plastic",
        emptyings=emptyings,
        distance=distance,
    )


def house(year: int, *containers: Container) -> Bill:
    return household_bill(KALUNDBORG, year, property_kind="all_year_house", containers=containers)


def lines(bill: Bill) -> list[int]:
    return [line.locator.first_line for line in bill.lines]


def test_w1_an_all_year_house_in_2024() -> None:
    # 129 (344) + 1.653 (462) + 1.154 (348) + 802 (472) = 3.738
    bill = house(2024, residual(), recycling())
    assert bill.total == Money.kr(3738)
    assert lines(bill) == [344, 462, 348, 472]
    assert [line.amount for line in bill.lines] == [
        Money.kr(kroner) for kroner in (129, 1653, 1154, 802)
    ]


def test_w2_the_same_house_in_2023() -> None:
    # 124 + 1.588 + 1.109 + 770 = 3.591
    bill = house(2023, residual(), recycling())
    assert bill.total == Money.kr(3591)
    assert dict(bill.totals) == {Tax.INCLUSIVE: Money.kr(3591)}


def test_w3_both_containers_55_metres_from_the_road() -> None:
    # 3.738 + 2 x 192 (583) = 4.122
    bill = house(2024, residual(distance=Decimal(55)), recycling(distance=Decimal(55)))
    assert bill.total == Money.kr(4122)
    assert lines(bill)[-2:] == [583, 583]


def test_w4_both_containers_80_metres_from_the_road() -> None:
    # 3.738 + 2 x 383 (591) = 4.504
    assert house(
        2024, residual(distance=Decimal(80)), recycling(distance=Decimal(80))
    ).total == Money.kr(4504)


def test_w5_a_summer_house() -> None:
    # 129 (344) + 836 (463) + 1.204 (349) + 490 (484) = 2.659
    bill = household_bill(
        KALUNDBORG,
        2024,
        property_kind="summer_house",
        containers=[residual(240), recycling(16)],
    )
    assert bill.total == Money.kr(2659)
    assert lines(bill) == [344, 463, 349, 484]


SACKS = Container("sack_set", fraction="residual_and_food", emptyings=52)


def test_w6_a_firms_sacks_are_one_price_and_never_the_sum_of_two() -> None:
    # 6.701 (542), not 5.394 (546) + 4.933 (548)
    usage = Usage(
        role=Role.CONTAINER_EMPTYING,
        dimensions={
            "property_kind": "private_firm",
            "container": "sack_set",
            "fraction": "residual_and_food",
            "emptyings": 52,
        },
        when=date(2024, 7, 1),
    )
    assert price(KALUNDBORG, [usage]).total == Money.kr(6701)


def test_w6_two_single_sacks_are_not_priced_as_extra_ones() -> None:
    pair = [
        Container("sack", litres=120, fraction="residual", emptyings=52),
        Container("sack", litres=60, fraction="food", emptyings=52),
    ]
    with pytest.raises(NoPriceError, match="line"):
        business_bill(KALUNDBORG, 2024, property_kind="private_firm", containers=pair)


def test_w6b_the_firms_bill_has_no_base_fee() -> None:
    # 6.701 (542) + 399 (467) = 7.100; the base fee is a household's (341-344)
    bill = business_bill(KALUNDBORG, 2024, property_kind="private_firm", containers=[SACKS])
    assert bill.total == Money.kr(7100)
    assert lines(bill) == [467, 542]


def test_only_firms_and_institutions_have_sacks_every_week() -> None:
    # printed 534-535
    with pytest.raises(NoPriceError, match="emptyings 26"):
        house(2024, SACKS)


@pytest.mark.parametrize("kind", ("summer_house", "student_housing"))
def test_other_dwellings_have_sacks_where_they_share_containers(kind: str) -> None:
    # printed 527-528: 1.704 (539) + 770 (552)
    sacks = [
        Container("sack_set", fraction="residual_and_food", emptyings=26),
        Container("sack", litres=120, fraction="metal_plastic", emptyings=26),
    ]

    def fees_and_sacks(*, shared: bool) -> list[Money]:
        bill = household_bill(KALUNDBORG, 2024, property_kind=kind, containers=sacks, shared=shared)
        return [line.amount for line in bill.lines[2:]]

    assert fees_and_sacks(shared=True) == [Money.kr(1704), Money.kr(770)]
    with pytest.raises(NoPriceError):
        fees_and_sacks(shared=False)


def test_w7_an_underground_container_emptied_at_the_price_of_the_day() -> None:
    # 388 (597) + 366,27 = 754,27
    usage = Usage(
        item="waste-extra-emptying-underground",
        when=date(2024, 3, 1),
        facts={"emptying_price": Money.kr("366.27")},
    )
    assert price(KALUNDBORG, [usage]).total == Money.kr("754.27")


def test_w7_without_the_price_of_the_day_there_is_none() -> None:
    with pytest.raises(UsageError, match="missing.*emptying_price"):
        price(KALUNDBORG, [Usage(item="waste-extra-emptying-underground", when=date(2024, 3, 1))])


def test_w8_a_surcharge_printed_as_not_offered_is_an_error_and_never_zero() -> None:
    # "-" (581) in 2023
    eight = Container(
        "double", litres=240, fraction="paper_metal_plastic", emptyings=8, distance=55
    )
    usage = Usage(
        role=Role.DISTANCE_SURCHARGE,
        dimensions={"distance": 55, "emptyings": 8},
        when=date(2023, 7, 1),
    )
    with pytest.raises(NotOfferedError, match="'-' is printed on line 581"):
        price(KALUNDBORG, [usage])
    with pytest.raises(NotOfferedError, match="line 581"):
        household_bill(KALUNDBORG, 2023, property_kind="allotment", containers=[eight])
    # the caller states that none is charged: 124 (344) + 346 (464) + 231 (495) = 701
    stated = household_bill(
        KALUNDBORG,
        2023,
        property_kind="allotment",
        containers=[eight],
        without=[Role.DISTANCE_SURCHARGE],
    )
    assert stated.total == Money.kr(701)


def test_w9_ten_flats_share_their_containers() -> None:
    # 10 x 129 + 10 x 1.653 + 2 x 1.641 (411) + 2 x 769 (406) + 959 (512) + 959 (511) = 24.558
    def single(litres: int, fraction: str, count: int = 1) -> Container:
        return Container("single", litres=litres, fraction=fraction, emptyings=26, count=count)

    bill = household_bill(
        KALUNDBORG,
        2024,
        property_kind="all_year_house",
        containers=[
            single(660, "residual", 2),
            single(240, "food", 2),
            single(660, "paper"),
            single(660, "metal_plastic"),
        ],
        dwellings=10,
        shared=True,
    )
    assert bill.total == Money.kr(24_558)
    assert lines(bill) == [344, 462, 411, 406, 512, 511]


def test_p1_pest_control_by_built_area() -> None:
    # 200 x 0,682 (336) = 136,40
    usage = Usage(
        item="pest-control",
        when=date(2024, 5, 1),
        facts={"built_area": Quantity.of(200, "m2")},
    )
    bill = price(KALUNDBORG, [usage])
    assert bill.total == Money.kr("136.40")
    assert dict(bill.totals) == {Tax.UNSTATED: Money.kr("136.40")}


def test_p2_pest_control_by_property_value() -> None:
    # 1.500.000 x 0,1019 ‰ (335) = 152,85
    usage = Usage(
        item="pest-control",
        when=date(2023, 5, 1),
        facts={"property_value": Money.kr(1_500_000)},
    )
    assert price(KALUNDBORG, [usage]).total == Money.kr("152.85")


def test_one_usage_with_both_facts_is_priced_by_either_method() -> None:
    facts: dict[str, Fact] = {
        "property_value": Money.kr(1_500_000),
        "built_area": Quantity.of(200, "m2"),
    }
    amounts = [
        price(KALUNDBORG, [Usage(item="pest-control", when=day, facts=facts)]).total
        for day in (date(2023, 12, 31), date(2024, 1, 1))
    ]
    assert amounts == [Money.kr("152.85"), Money.kr("136.40")]


@pytest.mark.parametrize(
    ("distance", "surcharge"),
    (
        (None, 0),
        ("0", 0),
        ("39", 0),
        ("39.99", 0),
        ("40", 192),  # "imellem 40 og 70 meter" (577) includes its ends
        ("70", 192),
        ("70.01", 383),  # "over 70 meter" (586) does not
        ("500", 383),
    ),
)
def test_the_distance_surcharge_begins_at_40_metres(distance: str | None, surcharge: int) -> None:
    metres = None if distance is None else Decimal(distance)
    with_distance = house(2024, residual(distance=metres))
    assert with_distance.total - house(2024, residual()).total == Money.kr(surcharge)


def test_two_containers_of_a_kind_cost_twice_and_so_does_their_surcharge() -> None:
    # 129 + 1.653 + 2 x 1.154 + 2 x 192 = 4.474
    assert house(2024, residual(count=2, distance=Decimal(41))).total == Money.kr(4474)


def test_containers_for_shared_solutions_only() -> None:
    # 660 l is for shared solutions only (481, 492): own containers have no such price
    large = Container("single", litres=660, fraction="paper", emptyings=16)

    def bill(*, shared: bool) -> Bill:
        return household_bill(
            KALUNDBORG, 2024, property_kind="summer_house", containers=[large], shared=shared
        )

    with pytest.raises(NoPriceError, match="scheme shared"):
        bill(shared=False)
    # 129 (344) + 836 (463) + 587 (491) = 1.552
    assert bill(shared=True).total == Money.kr(1552)


def test_a_pack_of_tags_is_bought_whole() -> None:
    # 3 pieces cost 120 (609)
    def tags(quantity: int, unit: str | None) -> Usage:
        return Usage(item="waste-sack-tags", when=date(2024, 1, 2), quantity=quantity, unit=unit)

    assert price(KALUNDBORG, [tags(6, "piece")]).total == Money.kr(240)
    assert price(KALUNDBORG, [tags(2, "pack")]).total == Money.kr(240)
    assert price(KALUNDBORG, [tags(2, None)]).total == Money.kr(240)
    with pytest.raises(UsageError, match="multiples of 3 piece"):
        price(KALUNDBORG, [tags(4, "piece")])


def test_locks_by_band_and_by_alternatives() -> None:
    # 140-240 l 594 (618), 370 l 594 (619), 660/770 l 564 (620)
    def lock(litres: int) -> Money:
        usage = Usage(item="waste-lock", when=date(2024, 1, 2), dimensions={"litres": litres})
        return price(KALUNDBORG, [usage]).total

    prices = [lock(litres) for litres in (140, 190, 240, 370, 660, 770)]
    assert prices == [Money.kr(594)] * 4 + [Money.kr(564)] * 2
    with pytest.raises(NoPriceError, match="litres 370"):
        lock(300)


def test_a_replacement_that_is_no_longer_sold() -> None:
    # 370 l double: 1.388 in 2023, "-" in 2024 (629)
    def replacement(day: date) -> Usage:
        values: dict[str, DimensionValue] = {"container": "double", "litres": 370}
        return Usage(item="waste-replacement-container", when=day, dimensions=values)

    assert price(KALUNDBORG, [replacement(date(2023, 6, 1))]).total == Money.kr(1388)
    with pytest.raises(NotOfferedError, match="line 629"):
        price(KALUNDBORG, [replacement(date(2024, 6, 1))])


def test_two_years_give_two_lines() -> None:
    # 124 + 129 (344)
    years = DateRange(date(2023, 1, 1), date(2025, 1, 1))
    usage = Usage(role=Role.BASE_FEE, dimensions={"property_kind": "allotment"}, when=years)
    bill = price(KALUNDBORG, [usage])
    assert [line.amount for line in bill.lines] == [Money.kr(124), Money.kr(129)]
    assert [line.name() for line in bill.lines] == ["Grundgebyr, 2023", "Grundgebyr, 2024"]


def test_a_schedule_whose_fees_are_the_same_for_all_serves_as_well() -> None:
    # a municipality with one base fee for everybody, here 129 (344), and nothing else
    shipped = KALUNDBORG.item("waste-base-fee")
    table = shipped.versions[1].charge
    flat = FlatCharge(price=table.rows[0].price)  # type: ignore[union-attr]  # a table
    version = attrs.evolve(shipped.versions[1], charge=flat)
    item = attrs.evolve(shipped, dimensions=(), versions=(version,))
    schedule = attrs.evolve(KALUNDBORG, items=(item,))
    bill = household_bill(schedule, 2024, containers=[], dwellings=2)
    assert bill.total == Money.kr(258)


def test_a_surcharge_without_bands_is_charged_at_every_distance() -> None:
    # the same surcharge wherever the stand is, here 192 (583)
    shipped = KALUNDBORG.item("waste-distance-surcharge")
    row = next(r for r in shipped.versions[1].charge.rows if r.price.locator.first_line == 583)  # type: ignore[union-attr]  # a table
    version = attrs.evolve(shipped.versions[1], charge=FlatCharge(price=row.price))
    flat = attrs.evolve(shipped, dimensions=(), versions=(version,))
    others = [item for item in KALUNDBORG.items if item is not shipped]
    schedule = attrs.evolve(KALUNDBORG, items=(*others, flat))
    bill = household_bill(
        schedule,
        2024,
        property_kind="all_year_house",
        containers=[residual(distance=Decimal(1))],
    )
    # 129 + 1.653 + 1.154 + 192 = 3.128
    assert bill.total == Money.kr(3128)


def test_a_distance_that_no_item_charges_for_is_an_error_unless_left_out() -> None:
    items = tuple(item for item in KALUNDBORG.items if item.role is not Role.DISTANCE_SURCHARGE)
    schedule = attrs.evolve(KALUNDBORG, items=items)

    def bill(*without: Role) -> Bill:
        return household_bill(
            schedule,
            2024,
            property_kind="all_year_house",
            containers=[residual(distance=Decimal(500))],
            without=without,
        )

    with pytest.raises(UnknownItemError, match="distance_surcharge"):
        bill()
    # 129 + 1.653 + 1.154 = 2.936
    assert bill(Role.DISTANCE_SURCHARGE).total == Money.kr(2936)


def test_a_later_years_fees_do_not_change_an_earlier_bill() -> None:
    # a 2025 surcharge from 20 m, and a 2025 base fee for firms, leave 2024 as it was
    def later(item_id: str, new: KeyPart, name: str) -> TariffItem:
        item = KALUNDBORG.item(item_id)
        row = item.versions[1].charge.rows[0]  # type: ignore[union-attr]  # a table
        changed = attrs.evolve(row, key={**row.key, name: (new,)})
        version = attrs.evolve(
            item.versions[1], valid=DateRange.year(2025), charge=RateTable((changed,))
        )
        return attrs.evolve(item, versions=(*item.versions, version))

    changed = {
        "waste-distance-surcharge": later(
            "waste-distance-surcharge", Band.parse("20-40"), "distance"
        ),
        "waste-base-fee": later("waste-base-fee", "private_firm", "property_kind"),
    }
    schedule = attrs.evolve(
        KALUNDBORG, items=tuple(changed.get(item.id, item) for item in KALUNDBORG.items)
    )
    near = residual(distance=Decimal(30))
    bill = household_bill(schedule, 2024, property_kind="all_year_house", containers=[near])
    # 129 + 1.653 + 1.154 = 2.936
    assert bill.total == Money.kr(2936)
    firm = business_bill(schedule, 2024, property_kind="private_firm", containers=[SACKS])
    assert firm.total == Money.kr(7100)


@pytest.mark.parametrize(
    "without", (["base_fee"], "base_fee", Role.BASE_FEE, [Role.BASE_FEE, "basefee"])
)
def test_only_roles_can_be_left_out(without: Any) -> None:
    with pytest.raises(WrongTypeError, match="Roles in a list"):
        household_bill(
            KALUNDBORG, 2024, property_kind="all_year_house", containers=[], without=without
        )


def test_roles_are_left_out_in_whatever_order_they_come() -> None:
    roles = (role for role in (Role.RECYCLING_FEE, Role.BASE_FEE))
    bill = household_bill(
        KALUNDBORG,
        2024,
        property_kind="all_year_house",
        containers=[residual()],
        without=roles,  # type: ignore[arg-type]  # a generator, which is read once
    )
    assert bill.total == Money.kr(1154)
