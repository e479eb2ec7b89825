"""A schedule of another field: childcare in eleven billed months, with a sibling discount."""

from __future__ import annotations

from datetime import date

import attrs
import pytest

from kommunedata.errors import InvalidValueError
from kommunedata.language import Label
from kommunedata.money import Money, Rate
from kommunedata.municipality import Municipality
from kommunedata.period import DateRange, Season
from kommunedata.source import Locator, Source
from kommunedata.tariffs import (
    Accrual,
    Category,
    ClosedItemError,
    Dimension,
    FlatCharge,
    InSeason,
    Lifecycle,
    NotEligibleError,
    OrdinalDiscount,
    PercentageDiscount,
    PriceVersion,
    PrintedPrice,
    RateRow,
    RateTable,
    TariffItem,
    TariffSchedule,
    Usage,
    UsageError,
    price,
)
from kommunedata.unit import Unit

# figures made up for the test: a nursery place at 3.950 and a kindergarten place at 2.210 a month
SOURCE = Source(id="test", document="Takster", publisher="Test", sha256="0" * 64)
YEAR = DateRange.year(2024)


def printed(figure: str, line: int) -> PrintedPrice:
    place = Locator(
        source=SOURCE, section=("Dagtilbud",), first_line=line, last_line=line, printed=figure
    )
    return PrintedPrice(value=figure, locator=place)


PLACE = Dimension(
    name="place",
    label=Label("plads", "place"),
    values={
        "nursery": Label("vuggestue", "nursery"),
        "kindergarten": Label("børnehave", "kindergarten"),
    },
)
PLACES = TariffItem(
    id="childcare",
    name=Label("Dagtilbud", "Childcare"),
    unit=Unit.of("month"),
    accrual=Accrual.MONTHLY,
    dimensions=(PLACE,),
    versions=(
        PriceVersion(
            valid=YEAR,
            charge=RateTable(
                (
                    RateRow({"place": ("nursery",)}, printed("3950", 1)),
                    RateRow({"place": ("kindergarten",)}, printed("2210", 2)),
                )
            ),
            modifiers=(
                PercentageDiscount(
                    rate=Rate.percent(100),
                    conditions=(InSeason(seasons=(Season.iso("07-01", "07-31"),)),),
                    label=Label("Juli er betalingsfri", "July is free"),
                ),
                OrdinalDiscount(
                    rate=Rate.percent(50),
                    group="siblings",
                    label=Label("Søskenderabat", "Sibling discount"),
                ),
            ),
        ),
    ),
)
SCHEDULE = TariffSchedule(
    municipality=Municipality("0326"), title=Label("Takster", "Fees"), items=(PLACES,)
)


def place(name: str, when: DateRange = YEAR) -> Usage:
    return Usage(item="childcare", when=when, dimensions={"place": name})


def test_july_is_not_billed_so_a_year_is_eleven_months() -> None:
    # 11 x 3.950 = 43.450
    bill = price(SCHEDULE, [place("nursery")])
    assert bill.total == Money.kr(43450)
    assert bill.lines[0].quantity == 11
    assert bill.lines[0].explain() == (
        "11 måneder × 3.950,00 kr. (12 måneder: rabat 100%) = 43.450,00 kr. moms ikke oplyst"
    )


def test_months_are_counted_from_the_first_day_wherever_it_is() -> None:
    # 15 May to 14 August: the months beginning 15 May, 15 June and 15 July, the last of them free
    when = DateRange.inclusive(date(2024, 5, 15), date(2024, 8, 14))
    assert price(SCHEDULE, [place("nursery", when)]).total == Money.kr(7900)


def test_a_part_of_a_month_is_refused() -> None:
    when = DateRange.inclusive(date(2024, 5, 1), date(2024, 6, 14))
    with pytest.raises(UsageError, match="monthly, allowed: an end such as 2024-07-01"):
        price(SCHEDULE, [place("nursery", when)])


def test_the_cheaper_sibling_gets_the_discount_whatever_the_order() -> None:
    # 43.450 + half of 11 x 2.210 = 43.450 + 12.155
    for order in (["nursery", "kindergarten"], ["kindergarten", "nursery"]):
        bill = price(SCHEDULE, [place(name) for name in order])
        assert bill.total == Money.kr(55605)
        cheap = bill.lines[order.index("kindergarten")]
        assert cheap.amount == Money.kr(12155)
        assert "rabat 50%" in cheap.explain()
        assert "Søskenderabat" in bill.explain()


def test_of_three_equal_siblings_the_first_pays_in_full() -> None:
    # 24.310 + 2 x 12.155
    bill = price(SCHEDULE, [place("kindergarten")] * 3)
    assert [line.amount for line in bill.lines] == [
        Money.kr(24310),
        Money.kr(12155),
        Money.kr(12155),
    ]


def test_siblings_must_be_billed_for_the_same_time() -> None:
    half = DateRange(date(2024, 1, 1), date(2024, 7, 1))
    with pytest.raises(UsageError, match="different periods"):
        price(SCHEDULE, [place("nursery"), place("kindergarten", half)])


def test_a_place_that_is_closed_to_new_children_serves_those_who_have_it() -> None:
    charge = PLACES.versions[0].charge
    assert isinstance(charge, RateTable)
    rows = tuple(
        attrs.evolve(row, price=attrs.evolve(row.price, lifecycle=Lifecycle.CLOSED))
        for row in charge.rows
    )
    version = attrs.evolve(PLACES.versions[0], charge=RateTable(rows))
    closed = attrs.evolve(SCHEDULE, items=(attrs.evolve(PLACES, versions=(version,)),))
    with pytest.raises(ClosedItemError, match="new customers on line 1, allowed: existing"):
        price(closed, [place("nursery")])
    bill = price(closed, [attrs.evolve(place("nursery"), existing=True)])
    assert bill.total == Money.kr(43450)
    assert bill.lines[0].name("en") == "Childcare, nursery, closed to new customers"


def test_a_price_for_one_season_is_refused_outside_it() -> None:
    term = InSeason(seasons=(Season.iso("08-01", "06-30"),))
    version = attrs.evolve(PLACES.versions[0], conditions=(term,))
    schedule = attrs.evolve(SCHEDULE, items=(attrs.evolve(PLACES, versions=(version,)),))
    with pytest.raises(NotEligibleError, match="not for this season, allowed: .*got '2024-07-01'"):
        price(schedule, [place("nursery", DateRange.months(date(2024, 6, 1), 2))])


def test_siblings_are_ranked_within_each_price() -> None:
    # from 2025 a nursery place costs 2.000 and so the kindergarten place is the dearer one
    charge = PLACES.versions[0].charge
    assert isinstance(charge, RateTable)
    cheaper = RateRow({"place": ("nursery",)}, printed("2000", 3))
    new = attrs.evolve(
        PLACES.versions[0],
        valid=DateRange.year(2025),
        charge=RateTable((cheaper, charge.rows[1])),
    )
    item = attrs.evolve(PLACES, versions=(PLACES.versions[0], new))
    schedule = attrs.evolve(SCHEDULE, items=(item,))
    winter = DateRange.months(date(2024, 12, 1), 2)
    bill = price(schedule, [place("nursery", winter), place("kindergarten", winter)])
    # December 3.950 and half of 2.210; January half of 2.000 and 2.210
    assert [line.amount for line in bill.lines] == [
        Money.kr(kroner) for kroner in (3950, 1000, 1105, 2210)
    ]


def test_siblings_have_a_usage_each_and_may_have_to_qualify() -> None:
    first = date(2024, 1, 1)
    three = Usage(item="childcare", when=first, quantity=3, dimensions={"place": "nursery"})
    with pytest.raises(UsageError, match="several in one usage"):
        price(SCHEDULE, [three])
    rule = PLACES.versions[0].modifiers[1]
    assert isinstance(rule, OrdinalDiscount)
    claimed = attrs.evolve(rule, conditions=(Category(of="siblings", values=("yes",)),))
    version = attrs.evolve(PLACES.versions[0], modifiers=(claimed,))
    schedule = attrs.evolve(SCHEDULE, items=(attrs.evolve(PLACES, versions=(version,)),))
    assert price(schedule, [place("nursery")] * 2).total == Money.kr(2 * 12 * 3950)
    yes = attrs.evolve(place("nursery"), facts={"siblings": "yes"})
    assert price(schedule, [yes, yes]).total == Money.kr(12 * 3950 + 6 * 3950)
    with pytest.raises(InvalidValueError, match="no readings"):
        attrs.evolve(rule, readings=("a",))


def test_a_day_of_a_yearly_fee_is_ranked_with_its_year() -> None:
    half = PLACES.versions[0].modifiers[1]
    version = PriceVersion(
        valid=YEAR, charge=FlatCharge(price=printed("100", 1)), modifiers=(half,)
    )
    yearly = attrs.evolve(
        PLACES, accrual=Accrual.YEARLY, unit=Unit.of("child"), dimensions=(), versions=(version,)
    )
    schedule = attrs.evolve(SCHEDULE, items=(yearly,))
    usages = [Usage(item="childcare", when=when) for when in (date(2024, 5, 1), YEAR)]
    assert price(schedule, usages).total == Money.kr(150)
