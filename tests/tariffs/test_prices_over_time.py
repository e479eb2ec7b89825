"""Usages of many days or months, whose price is made of others, counted or measured."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import attrs

from kommunedata import datasets
from kommunedata.language import Label
from kommunedata.money import Money, RatePer
from kommunedata.period import DateRange
from kommunedata.tariffs import (
    Accrual,
    Charge,
    FlatCharge,
    IncludedQuantity,
    Modifier,
    PriceVersion,
    PrintedPrice,
    Reference,
    ReferenceCharge,
    TariffItem,
    TariffSchedule,
    UnitCharge,
    Usage,
    price,
)
from kommunedata.unit import Quantity, Unit

KALUNDBORG = datasets.tariff_schedule("kalundborg")
SHIPPED = KALUNDBORG.item("waste-container-change").versions[0].charge
YEAR = DateRange.year(2024)
FIRST_HALF = DateRange(date(2024, 1, 1), date(2024, 7, 1))
SECOND_HALF = DateRange(date(2024, 7, 1), date(2025, 1, 1))


def printed(kroner: int) -> PrintedPrice:
    assert isinstance(SHIPPED, FlatCharge)
    return attrs.evolve(SHIPPED.price, value=Decimal(kroner))


def item(
    name: str,
    accrual: Accrual,
    *versions: tuple[DateRange, Charge],
    rules: tuple[Modifier, ...] = (),
) -> TariffItem:
    return TariffItem(
        id=name,
        name=Label("Ydelse", "Service"),
        unit=Unit.of("night"),
        accrual=accrual,
        versions=tuple(
            PriceVersion(valid=valid, charge=charge, modifiers=rules) for valid, charge in versions
        ),
    )


def with_items(*items: TariffItem) -> TariffSchedule:
    return attrs.evolve(KALUNDBORG, items=items)


def flat(kroner: int) -> FlatCharge:
    return FlatCharge(price=printed(kroner))


def test_months_have_the_price_of_the_item_that_theirs_is_a_share_of() -> None:
    # half of 100 for six months, half of 200 for six: 300 + 600
    whole = item("whole", Accrual.MONTHLY, (FIRST_HALF, flat(100)), (SECOND_HALF, flat(200)))
    half = ReferenceCharge(price=printed(50), per=RatePer.PERCENT, of=(Reference("whole"),))
    schedule = with_items(whole, item("half", Accrual.MONTHLY, (YEAR, half)))
    bill = price(schedule, [Usage(item="half", when=YEAR)])
    assert [line.amount for line in bill.lines] == [Money.kr(300), Money.kr(600)]


def test_a_price_may_be_made_of_another_twice_over() -> None:
    # half of 100, and half of 100 with that half: 75 a month, then twice as much
    whole = item("whole", Accrual.MONTHLY, (FIRST_HALF, flat(100)), (SECOND_HALF, flat(200)))
    half = ReferenceCharge(price=printed(50), per=RatePer.PERCENT, of=(Reference("whole"),))
    both = attrs.evolve(half, of=(Reference("whole"), Reference("half")))
    schedule = with_items(
        whole,
        item("half", Accrual.MONTHLY, (YEAR, half)),
        item("both", Accrual.MONTHLY, (YEAR, both)),
    )
    days = DateRange(date(2024, 6, 1), date(2024, 8, 1))
    bill = price(schedule, [Usage(item="both", when=days)])
    assert [line.amount for line in bill.lines] == [Money.kr(75), Money.kr(150)]


def test_metres_that_are_included_are_no_nights() -> None:
    # two nights, 13 m of which 11 are included: 2 x 2 m x 10 = 40
    metres = UnitCharge(price=printed(10), unit=Unit.of("m"), of="length")
    included = IncludedQuantity(quantity=Quantity.of(11, "m"))
    schedule = with_items(item("berth", Accrual.DAILY, (YEAR, metres), rules=(included,)))
    usage = Usage(
        item="berth", when=date(2024, 5, 1), quantity=2, facts={"length": Quantity.of(13, "m")}
    )
    bill = price(schedule, [usage])
    assert bill.total == Money.kr(40)
    assert bill.lines[0].rules == (included,)
    assert "11 m inkluderet" in bill.lines[0].explain()


def test_nights_that_are_included_are_not_paid() -> None:
    # three of five nights are included: 2 x 10
    included = IncludedQuantity(quantity=Quantity.of(3, "night"))
    schedule = with_items(item("berth", Accrual.DAILY, (YEAR, flat(10)), rules=(included,)))
    bill = price(schedule, [Usage(item="berth", when=date(2024, 5, 1), quantity=5)])
    assert bill.total == Money.kr(20)
    assert "3 døgn inkluderet" in bill.lines[0].explain()


def test_months_from_the_31st_follow_each_other_without_a_gap() -> None:
    from_march = DateRange(date(2024, 3, 31))
    months = item(
        "m",
        Accrual.MONTHLY,
        (DateRange(date(2024, 1, 1), date(2024, 3, 31)), flat(1)),
        (from_march, flat(2)),
    )
    bill = price(with_items(months), [Usage(item="m", when=date(2024, 1, 31), quantity=3)])
    assert [line.when for line in bill.lines] == [
        DateRange(date(2024, 1, 31), date(2024, 3, 31)),
        DateRange(date(2024, 3, 31), date(2024, 4, 30)),
    ]
