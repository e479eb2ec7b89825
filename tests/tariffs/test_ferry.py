"""Crossings worked out by hand from Kalundborg's printed figures; bracketed numbers are lines.

Amounts are for 2024 unless said.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import attrs
import pytest

from kommunedata import datasets
from kommunedata.errors import InvalidValueError
from kommunedata.language import Label
from kommunedata.money import Money
from kommunedata.period import DateRange
from kommunedata.tariffs import (
    AmbiguousPriceError,
    Bill,
    NoPriceError,
    NotOfferedError,
    RateTable,
    Usage,
    UsageError,
    price,
)
from kommunedata.tariffs.ferry import Parcel, Vehicle, crossing, freight

ADULT = Label("voksen", "adult")
KALUNDBORG = datasets.tariff_schedule("kalundborg")
DAY = date(2024, 7, 20)


def lines(bill: Bill) -> list[int]:
    return [line.locator.first_line for line in bill.lines]


def sejeroe(*vehicles: Vehicle, adults: int = 0, child_ages: tuple[int, ...] = ()) -> Bill:
    return crossing(
        KALUNDBORG,
        DAY,
        route="sejeroe",
        adults=adults,
        child_ages=child_ages,
        vehicles=vehicles,
    )


def test_f1_a_family_with_a_large_car_pays_one_surcharge() -> None:
    # 2 x 60 (864) + 40 (865) + 0 (866) + 115 (867) + 51 (874, once though both limits are passed)
    bill = sejeroe(Vehicle("car", length="6.4", height="2.1"), adults=2, child_ages=(10, 5))
    assert bill.total == Money.kr(326)
    assert lines(bill) == [864, 865, 866, 867, 874]
    assert [line.name() for line in bill.lines[:4]] == [
        "Personbillet, voksen",
        "Personbillet, barn (7-15 år)",
        "Personbillet, barn (<7 år)",
        "Køretøjsbillet, bil uden fører",
    ]
    assert bill.lines[2].explain() == "gratis = 0,00 kr. moms ikke oplyst"


def test_f2_nekseloe_carries_bicycles_free() -> None:
    # 35 (892) + 0 (897) + 55 (899)
    bill = crossing(
        KALUNDBORG,
        date(2023, 7, 20),
        route="nekseloe",
        adults=1,
        vehicles=[Vehicle("bicycle"), Vehicle("motorcycle")],
    )
    assert bill.total == Money.kr(90)
    assert lines(bill) == [892, 897, 899]


def containers(year: int) -> Bill:
    stated = {"route": "nekseloe", "goods": "containers"}
    return price(
        KALUNDBORG, [Usage(item="ferry-containers", when=date(year, 7, 20), dimensions=stated)]
    )


def test_f3_goods_that_were_not_carried_are_carried_free() -> None:
    # "-" and then "Gratis" (912): not offered is an error, free is 0,00
    with pytest.raises(NotOfferedError, match="'-' is printed on line 912"):
        containers(2023)
    assert containers(2024).total == Money.kr(0)


@pytest.mark.parametrize(
    ("age", "line"), ((0, 866), (6, 866), (7, 865), (15, 865), (16, 864), (90, 864))
)
def test_ages_are_in_one_printed_band(age: int, line: int) -> None:
    assert lines(sejeroe(child_ages=(age,))) == [line]


def test_nobody_is_minus_one_year_old() -> None:
    with pytest.raises(UsageError, match="below 0, allowed: 0 or more, got -1"):
        sejeroe(child_ages=(-1,))
    with pytest.raises(UsageError, match="not a likely age, allowed: 0-130"):
        sejeroe(child_ages=(200,))


@pytest.mark.parametrize(
    ("length", "height", "surcharge"),
    (
        ("6", "2", False),  # "over 6 meter", "over 2 meter": neither is over
        ("6.01", "1.5", True),
        ("4", "2.01", True),
        ("4", "1.5", False),
    ),
)
def test_the_surcharge_is_for_what_is_over_a_limit(
    length: str, height: str, *, surcharge: bool
) -> None:
    bill = sejeroe(Vehicle("car", length=length, height=height))
    assert lines(bill) == ([867, 874] if surcharge else [867])


def test_a_size_that_decides_must_be_stated() -> None:
    with pytest.raises(UsageError, match="the size decides.*got 'neither'"):
        sejeroe(Vehicle("car"))
    with pytest.raises(UsageError, match="got 'vehicle_length'"):
        sejeroe(Vehicle("car", length=4))
    assert lines(sejeroe(Vehicle("car", length=7))) == [867, 874]  # one limit is enough
    with pytest.raises(UsageError, match="not a likely size"):
        Vehicle("car", length=0)


def test_a_driver_who_is_in_the_price_of_the_vehicle_buys_no_ticket() -> None:
    # 398 (883), one other adult 60 (864)
    bill = sejeroe(Vehicle("lorry"), adults=2)
    assert bill.total == Money.kr(458)
    assert lines(sejeroe(Vehicle("lorry"), adults=1)) == [883]
    with pytest.raises(UsageError, match="no adult to drive, allowed: 1 to 10000, got 0"):
        sejeroe(Vehicle("lorry"))
    with pytest.raises(UsageError, match="no number of adults"):
        sejeroe(adults=-1)


def test_rolling_stock_pays_by_the_metre() -> None:
    # 8,5 x 26 (882), the driver in it
    bill = sejeroe(Vehicle("rolling_stock", length="8.5", height=3), adults=1)
    assert bill.total == Money.kr(221)
    assert lines(bill) == [882]  # the surcharge (880) is for vans and trailers
    # Nekselø: 8,5 x 20 (904) + 20 (905-908)
    bill = crossing(
        KALUNDBORG,
        DAY,
        route="nekseloe",
        adults=1,
        vehicles=[Vehicle("rolling_stock", length="8.5", height=3)],
    )
    assert bill.total == Money.kr(190)


def test_whether_a_ticket_is_single_or_return_is_asked_where_it_matters() -> None:
    def there_and_back(*readings: str, crossings: int = 2) -> Money:
        return crossing(
            KALUNDBORG, DAY, route="sejeroe", adults=2, crossings=crossings, readings=readings
        ).total

    # two adults, both ways: 4 x 60 or 2 x 60
    with pytest.raises(AmbiguousPriceError, match="120.00 DKK .*60.00 DKK"):
        there_and_back()
    assert there_and_back("ticket_is_single") == Money.kr(240)
    assert there_and_back("ticket_is_return") == Money.kr(120)
    assert there_and_back("ticket_is_return", crossings=3) == Money.kr(240)
    assert there_and_back(crossings=1) == Money.kr(120)


def test_unknown_routes_and_vehicles_are_errors_with_those_there_are() -> None:
    with pytest.raises(NoPriceError, match="allowed: sejeroe, nekseloe.*did you mean 'sejeroe'"):
        crossing(KALUNDBORG, DAY, route="sejero", adults=1)
    with pytest.raises(NoPriceError, match="did you mean 'motorcycle'"):
        sejeroe(Vehicle("motorcykle"))
    with pytest.raises(NoPriceError, match="no such route, allowed: sejeroe, nekseloe, got 'x'"):
        crossing(KALUNDBORG, DAY, route="x", vehicles=[Vehicle("car")])
    with pytest.raises(InvalidValueError, match="crossings"):
        crossing(KALUNDBORG, DAY, route="sejeroe", adults=1, crossings=0)
    with pytest.raises(UsageError, match="nothing to price"):
        crossing(KALUNDBORG, DAY, route="sejeroe")


def test_before_there_were_prices_there_is_none() -> None:
    with pytest.raises(NoPriceError, match="no price is printed for this day"):
        crossing(KALUNDBORG, date(2022, 7, 20), route="sejeroe", adults=1)
    with pytest.raises(NoPriceError, match="2023-01-01 to 2023-12-31"):
        crossing(KALUNDBORG, date(2022, 7, 20), route="sejeroe", child_ages=[9])


@pytest.mark.parametrize(("kilograms", "line"), ((Decimal("99.9"), 887), (100, 887), (102, 888)))
def test_goods_have_a_weight_class(kilograms: int | Decimal, line: int) -> None:
    # "op til 100 kg", "over 101 kg": free in both
    bill = freight(KALUNDBORG, DAY, route="sejeroe", parcels=[Parcel(kilograms, count=2)])
    assert (lines(bill), bill.total) == ([line], Money.kr(0))


@pytest.mark.parametrize("kilograms", ("100.5", "101"))
def test_goods_between_two_weight_classes_have_no_price(kilograms: str) -> None:
    with pytest.raises(NoPriceError, match=r"weight <=100 \(line 887\).*weight >101 \(line 888\)"):
        freight(KALUNDBORG, DAY, route="sejeroe", parcels=[Parcel(kilograms)])


def test_special_prices_are_for_those_who_are_offered_them() -> None:
    def special(**facts: str) -> Money:
        adult = {"passenger": "adult"}
        usage = Usage(item="ferry-special-price", when=DAY, dimensions=adult, facts=facts)
        return price(KALUNDBORG, [usage]).total

    # 31 (918), "lejlighedsvis ved ledig kapacitet" (916-917)
    assert special(capacity="spare") == Money.kr(31)
    with pytest.raises(UsageError, match="capacity, allowed: spare"):
        special()
    with pytest.raises(UsageError, match="unknown word for capacity, allowed: spare, got 'full'"):
        special(capacity="full")


def test_which_ferry_costs_which_price_by_the_hour_is_the_callers_reading() -> None:
    def charter(ferry: str, *readings: str) -> Money:
        usage = Usage(item="ferry-charter", when=DAY, dimensions={"ferry": ferry}, quantity=2)
        return price(KALUNDBORG, [usage], readings=readings).total

    # 2 x 3.120 (924) and 2 x 4.890 (926)
    with pytest.raises(AmbiguousPriceError, match="6240.00 DKK .*9780.00 DKK"):
        charter("havlit")
    assert charter("havlit", "by_line") == Money.kr(6240)
    assert charter("nekseloefaergen", "by_line") == Money.kr(9780)
    assert charter("havlit", "in_order") == Money.kr(9780)


def test_a_route_may_have_no_ticket_for_adults_and_an_item_no_price_yet() -> None:
    tickets = KALUNDBORG.item("ferry-passenger")
    version = tickets.versions[1]
    assert isinstance(version.charge, RateTable)
    children = RateTable([row for row in version.charge.rows if row.label != ADULT])
    only_children = attrs.evolve(tickets, versions=(attrs.evolve(version, charge=children),))
    later = attrs.evolve(
        tickets,
        id="later",
        versions=(attrs.evolve(version, valid=DateRange(date(2025, 1, 1))),),
    )
    schedule = attrs.evolve(KALUNDBORG, items=(only_children, later))
    with pytest.raises(NoPriceError, match="no ticket for adults, got 'sejeroe'"):
        crossing(schedule, DAY, route="sejeroe", adults=1)
