"""Bills for a period, worked out by hand; bracketed numbers are lines of the documents.

Kalundborg's fees are for 2023 and 2024 (365 and 366 days). Middelfart's firms
paid 985,60 a year to 30 September 2022 (13), then 967,20 (14).
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kommunedata import datasets
from kommunedata.errors import WrongTypeError
from kommunedata.io import load_tariff_schedule
from kommunedata.language import Label
from kommunedata.money import Money, Rate, RatePer
from kommunedata.period import DateRange
from kommunedata.tariffs import (
    Accrual,
    Bill,
    BuyXGetY,
    CreditOffset,
    DimensionValue,
    FlatCharge,
    IncludedQuantity,
    Modifier,
    NoPriceError,
    OrdinalDiscount,
    PriceVersion,
    PrintedPrice,
    Proration,
    Reference,
    ReferenceCharge,
    Role,
    Share,
    TariffItem,
    TariffSchedule,
    Tax,
    Usage,
    UsageError,
    Waiver,
    price,
    price_period,
)
from kommunedata.tariffs.waste import Container, household_usages
from kommunedata.unit import Quantity, Unit

KALUNDBORG = datasets.tariff_schedule("kalundborg")
MIDDELFART = load_tariff_schedule(
    Path(__file__).parent.parent / "data" / "middelfart" / "schedule.toml"
)
BY_DAYS, WHOLE_MONTHS = Proration.BY_DAYS, Proration.WHOLE_MONTHS
NEXT_MONTH, NONE = Proration.NEXT_MONTH, Proration.NONE
YEAR = DateRange.year(2024)
FIRST_HALF = DateRange(date(2024, 1, 1), date(2024, 7, 1))
SECOND_HALF = DateRange(date(2024, 7, 1), date(2025, 1, 1))


def fee(role: Role, when: DateRange, kind: str = "all_year_house") -> Usage:
    return Usage(role=role, dimensions={"property_kind": kind}, when=when)


def base_fee(when: DateRange | date) -> Usage:
    """Return an all-year house's base fee: 124 in 2023, 129 in 2024 (344)."""
    dimensions = {"property_kind": "all_year_house"}
    return Usage(role=Role.BASE_FEE, dimensions=dimensions, when=when)


def container(litres: int, when: DateRange, fraction: str = "residual_and_food") -> Usage:
    values: dict[str, DimensionValue] = {
        "property_kind": "all_year_house",
        "scheme": "own",
        "container": "double",
        "litres": litres,
        "fraction": fraction,
        "emptyings": 26,
    }
    return Usage(role=Role.CONTAINER_EMPTYING, dimensions=values, when=when)


def bill(
    usages: Sequence[Usage],
    proration: Proration,
    period: DateRange = YEAR,
    schedule: TariffSchedule = KALUNDBORG,
) -> Bill:
    return price_period(schedule, usages, period, proration)


def amounts(priced: Bill) -> list[str]:
    return [f"{line.amount.kroner:.2f}" for line in priced.lines]


def days(priced: Bill) -> list[object]:
    return [line.when for line in priced.lines]


# The house of W1 in golden_bills.md, whose 190 l container becomes one of 240 l on 1 July.
W10 = (
    base_fee(YEAR),
    fee(Role.RECYCLING_FEE, YEAR),
    container(240, YEAR, "paper_metal_plastic"),
    container(190, FIRST_HALF),
    container(240, SECOND_HALF),
)


def test_w10_a_larger_container_from_july_by_whole_months() -> None:
    # 129 (344) + 1.653 (462) + 802 (472) = 2.584
    # 1.154 (348) x 6/12 = 577; 1.204 (349) x 6/12 = 602; 2.584 + 577 + 602 = 3.763
    priced = bill(W10, WHOLE_MONTHS)
    assert priced.total == Money.kr(3763)
    assert amounts(priced) == ["129.00", "1653.00", "802.00", "577.00", "602.00"]
    assert [line.share for line in priced.lines] == [None] * 3 + [Share(6, 12, "month")] * 2
    assert dict(priced.totals) == {Tax.INCLUSIVE: Money.kr(3763)}


def test_w10_by_days() -> None:
    # 2.584; 1.154 x 182/366 = 573,846 -> 573,85; 1.204 x 184/366 = 605,290 -> 605,29
    priced = bill(W10, BY_DAYS)
    assert priced.total == Money.kr("3763.14")
    assert amounts(priced) == ["129.00", "1653.00", "802.00", "573.85", "605.29"]
    assert [line.share for line in priced.lines[3:]] == [Share(182, 366), Share(184, 366)]
    assert days(priced) == [YEAR, YEAR, YEAR, FIRST_HALF, SECOND_HALF]


def test_a_part_of_a_year_is_explained_with_its_days() -> None:
    line = bill(W10, BY_DAYS).lines[3]
    waste = "Dagrenovation, dobbeltbeholder, 190 l, rest- og madaffald, 26 tømninger"
    assert line.name() == f"{waste}, 1. januar 2024 til og med 30. juni 2024"
    assert line.explain() == (
        "1 beholder × 1.154,00 kr. pr. år × 182/366 dage = 573,85 kr. inkl. moms"
    )
    assert line.name("en").endswith(", 2024-01-01 to 2024-06-30")
    assert line.explain("en") == (
        "1 container × DKK 1,154.00 a year × 182/366 days = DKK 573.85 incl. VAT"
    )


def test_a_part_of_a_year_is_explained_with_its_months() -> None:
    line = bill(W10, WHOLE_MONTHS).lines[4]
    assert "1.204,00 kr. pr. år × 6/12 måneder = 602,00 kr." in line.explain()
    assert "DKK 1,204.00 a year × 6/12 months = DKK 602.00" in line.explain("en")


def test_a_whole_year_is_explained_without_a_share() -> None:
    line = bill(W10, BY_DAYS).lines[0]
    assert line.name() == "Grundgebyr"
    assert line.explain() == "1 bolig × 129,00 kr. pr. år = 129,00 kr. inkl. moms"


FIRM = Usage(item="firm-residual-240", when=DateRange(date(2020, 1, 1)))
FIRM_YEAR = DateRange.year(2022)


def test_m2_a_price_that_changes_in_october_by_whole_months() -> None:
    # 985,60 x 9/12 = 739,20; 967,20 x 3/12 = 241,80
    priced = bill([FIRM], WHOLE_MONTHS, FIRM_YEAR, MIDDELFART)
    assert amounts(priced) == ["739.20", "241.80"]
    assert dict(priced.totals) == {Tax.EXCLUSIVE: Money.kr(981)}
    assert [line.locator.first_line for line in priced.lines] == [13, 14]


def test_m2_by_days() -> None:
    # 985,60 x 273/365 = 737,174 -> 737,17; 967,20 x 92/365 = 243,787 -> 243,79
    priced = bill([FIRM], BY_DAYS, FIRM_YEAR, MIDDELFART)
    assert amounts(priced) == ["737.17", "243.79"]
    assert priced.total == Money.kr("980.96")
    assert days(priced) == [
        DateRange(date(2022, 1, 1), date(2022, 10, 1)),
        DateRange(date(2022, 10, 1), date(2023, 1, 1)),
    ]


def test_half_a_year_of_a_household() -> None:
    # half of W1: 3.738 x 6/12 = 1.869
    usages = household_usages(
        KALUNDBORG,
        DateRange(date(2022, 5, 1)),
        property_kind="all_year_house",
        containers=[
            Container("double", litres=190, fraction="residual_and_food", emptyings=26),
            Container("double", litres=240, fraction="paper_metal_plastic", emptyings=26),
        ],
    )
    priced = bill(usages, WHOLE_MONTHS, FIRST_HALF)
    assert priced.total == Money.kr(1869)
    assert set(days(priced)) == {FIRST_HALF}
    # 129 x 182/366 = 64,148; 1.653 x 182/366 = 821,984; 1.154: 573,846; 802: 398,809
    assert amounts(bill(usages, BY_DAYS, FIRST_HALF)) == ["64.15", "821.98", "573.85", "398.81"]


def mover() -> list[Usage]:
    """Return the fees of who moves from an all-year house to a summer house on 15 April."""
    before, after = DateRange(date(2020, 1, 1), date(2024, 4, 15)), DateRange(date(2024, 4, 15))
    roles = (Role.BASE_FEE, Role.RECYCLING_FEE)
    return [fee(role, before) for role in roles] + [
        fee(role, after, "summer_house") for role in roles
    ]


def test_a_mover_pays_by_days_for_both_homes() -> None:
    # 105 and 261 of 366 days: 129 (344) gives 37,008 and 91,992
    # 1.653 (462) gives 474,221, and 836 (463) gives 596,164
    priced = bill(mover(), BY_DAYS)
    assert amounts(priced) == ["37.01", "474.22", "91.99", "596.16"]
    assert priced.total == Money.kr("1199.38")


def test_a_mover_pays_for_the_second_home_from_the_next_month() -> None:
    # January to April: 129 x 4/12 = 43, 1.653 x 4/12 = 551
    # from May: 129 x 8/12 = 86, 836 x 8/12 = 557,333
    priced = bill(mover(), NEXT_MONTH)
    assert amounts(priced) == ["43.00", "551.00", "86.00", "557.33"]
    assert days(priced)[::2] == [
        DateRange(date(2024, 1, 1), date(2024, 5, 1)),
        DateRange(date(2024, 5, 1), date(2025, 1, 1)),
    ]


def test_a_mover_pays_for_both_homes_the_whole_year_where_it_is_not_divided() -> None:
    # 129 + 1.653 + 129 + 836 = 2.747
    priced = bill(mover(), NONE)
    assert priced.total == Money.kr(2747)
    assert [line.share for line in priced.lines] == [None] * 4
    assert priced.lines[2].name() == "Grundgebyr, 15. april 2024 til og med 31. december 2024"


def test_a_move_within_a_month_is_no_whole_month() -> None:
    message = "within a month, allowed: whole months, or Proration.BY_DAYS or NEXT_MONTH, got"
    with pytest.raises(UsageError, match=f"{message} 'to 2024-04-14' @ role 'base_fee'"):
        bill(mover(), WHOLE_MONTHS)
    with pytest.raises(UsageError, match=f"{message} 'from 2024-04-15'"):
        bill(mover()[2:], WHOLE_MONTHS)


@pytest.mark.parametrize(
    ("first", "until", "expected"),
    (
        # 1.154 (348) a year: 5/12 = 480,833; 6/12; 7/12 = 673,167; 1/12 = 96,167
        (date(2024, 7, 15), None, "480.83"),  # counts from 1 August
        (date(2024, 7, 1), None, "577.00"),
        (date(2023, 7, 1), date(2024, 7, 11), "673.17"),  # July is charged
        (date(2023, 7, 1), date(2024, 7, 1), "577.00"),
        (date(2024, 6, 30), date(2024, 7, 2), "96.17"),
        (date(2024, 11, 15), None, "96.17"),  # December
    ),
)
def test_what_is_had_on_the_first_of_a_month_is_charged_for_it(
    first: date, until: date | None, expected: str
) -> None:
    assert amounts(bill([container(190, DateRange(first, until))], NEXT_MONTH)) == [expected]


@pytest.mark.parametrize(
    ("first", "until"),
    ((date(2024, 7, 2), date(2024, 8, 1)), (date(2024, 12, 2), None)),
)
def test_what_is_had_on_no_first_of_a_month_is_not_charged(first: date, until: date | None) -> None:
    usage = container(190, DateRange(first, until))
    assert amounts(bill([base_fee(YEAR), usage], NEXT_MONTH)) == ["129.00"]


def test_a_month_is_charged_once_wherever_periods_meet() -> None:
    # January to July 1.154 x 7/12 = 673,167; August to December 1.154 x 5/12 = 480,833
    usage, middle = container(190, YEAR), date(2024, 7, 11)
    first = bill([usage], NEXT_MONTH, DateRange(date(2024, 1, 1), middle))
    second = bill([usage], NEXT_MONTH, DateRange(middle, date(2025, 1, 1)))
    assert (amounts(first), amounts(second)) == (["673.17"], ["480.83"])
    assert days(second) == [DateRange(date(2024, 8, 1), date(2025, 1, 1))]


def test_a_year_is_charged_whole_for_any_part_of_it() -> None:
    # from November 2023: 124 + 129 (344)
    usage = base_fee(DateRange(date(2023, 11, 1)))
    priced = bill([usage], NONE, DateRange(date(2023, 1, 1), date(2025, 1, 1)))
    assert amounts(priced) == ["124.00", "129.00"]
    assert [line.name() for line in priced.lines] == [
        "Grundgebyr, 1. november 2023 til og med 31. december 2023",
        "Grundgebyr, 2024",
    ]


def test_two_prices_in_a_year_are_no_one_price_for_it() -> None:
    found = r"985,60 \(line 13\) or 967,20 \(line 14\), from 2022-10-01"
    with pytest.raises(NoPriceError, match=f"changes within the year.*{found}"):
        bill([FIRM], NONE, FIRM_YEAR, MIDDELFART)
    autumn = attrs.evolve(FIRM, when=DateRange(date(2022, 11, 1)))
    assert amounts(bill([autumn], NONE, FIRM_YEAR, MIDDELFART)) == ["967.20"]


def test_undivided_years_are_billed_in_whole_years() -> None:
    with pytest.raises(UsageError, match="1 January to 31 December.*2024-06-30' @ price_period"):
        bill([base_fee(YEAR)], NONE, FIRST_HALF)


OVER_NEW_YEAR = DateRange(date(2023, 7, 1), date(2024, 7, 1))


def test_the_days_of_each_year_count_over_new_year() -> None:
    # 124 x 184/365 = 62,510; 129 x 182/366 = 64,148
    priced = bill([base_fee(DateRange(date(2020, 1, 1)))], BY_DAYS, OVER_NEW_YEAR)
    assert amounts(priced) == ["62.51", "64.15"]
    assert [line.share for line in priced.lines] == [Share(184, 365), Share(182, 366)]


def test_a_part_ends_at_new_year_though_the_price_does_not_change() -> None:
    # 365 a year: 184/365 of it is 184; 365 x 182/366 = 181,503
    schedule = with_items(item("a", (DateRange(date(2020, 1, 1)), 365)))
    priced = bill([used("a", OVER_NEW_YEAR)], BY_DAYS, OVER_NEW_YEAR, schedule)
    assert amounts(priced) == ["184.00", "181.50"]


def test_whole_months_over_new_year() -> None:
    # 124 x 6/12 + 129 x 6/12
    priced = bill([base_fee(OVER_NEW_YEAR)], WHOLE_MONTHS, OVER_NEW_YEAR)
    assert amounts(priced) == ["62.00", "64.50"]


@pytest.mark.parametrize("proration", Proration)
def test_a_whole_year_costs_what_price_says(proration: Proration) -> None:
    whole = (*W10[:3], container(190, YEAR))
    assert bill(whole, proration) == price(KALUNDBORG, whole)


def test_a_usage_outside_the_period_gives_no_line() -> None:
    usages = [base_fee(DateRange(date(2024, 7, 1))), container(190, FIRST_HALF)]
    assert amounts(bill(usages, WHOLE_MONTHS, FIRST_HALF)) == ["577.00"]


def test_a_bill_without_lines_is_an_error() -> None:
    with pytest.raises(UsageError, match="nothing to price.*within the period.*price_period"):
        bill([base_fee(SECOND_HALF)], BY_DAYS, FIRST_HALF)
    with pytest.raises(UsageError, match="nothing to price"):
        bill([], BY_DAYS)


def test_a_day_does_not_say_from_when_to_when() -> None:
    with pytest.raises(UsageError, match="single day.*from when to when.*'2024-05-01' @ role"):
        bill([base_fee(date(2024, 5, 1))], BY_DAYS)


def test_a_day_without_a_price_is_an_error() -> None:
    usage, until_2025 = base_fee(DateRange(date(2024, 1, 1))), date(2025, 1, 2)
    with pytest.raises(NoPriceError, match="to 2024-12-31, got '2025-01-01'"):
        bill([usage], BY_DAYS, DateRange(date(2024, 7, 1), until_2025))
    gap = with_items(item("a", (FIRST_HALF, 100), (DateRange(date(2024, 7, 11)), 200)))
    with pytest.raises(NoPriceError, match="2024-06-30, 2024-07-11 to .*, got '2024-07-01'"):
        bill([used("a", YEAR)], BY_DAYS, YEAR, gap)


def test_a_period_and_a_proration_are_of_their_types() -> None:
    wrong: Any
    for wrong in (2024, date(2024, 1, 1), None):
        with pytest.raises(WrongTypeError, match="a DateRange"):
            price_period(KALUNDBORG, W10, wrong, BY_DAYS)
    for wrong in ("by_days", None):
        with pytest.raises(WrongTypeError, match="a Proration"):
            price_period(KALUNDBORG, W10, YEAR, wrong)


def test_a_period_has_an_end() -> None:
    with pytest.raises(UsageError, match="without an end.*'from 2024-01-01'"):
        bill(W10, BY_DAYS, DateRange(date(2024, 1, 1)))


def test_a_reading_that_the_schedule_lacks_is_refused() -> None:
    with pytest.raises(UsageError, match="no such reading"):
        price_period(KALUNDBORG, W10, YEAR, BY_DAYS, readings=["any"])


def test_a_service_once_is_billed_in_the_period_of_its_day() -> None:
    # a change of container is 220 (610)
    changes = [
        Usage(item="waste-container-change", when=day)
        for day in (date(2023, 12, 31), date(2024, 1, 1), date(2024, 6, 30), date(2024, 7, 1))
    ]
    priced = bill(changes, BY_DAYS, FIRST_HALF)
    assert days(priced) == [date(2024, 1, 1), date(2024, 6, 30)]
    assert priced.total == Money.kr(440)
    with pytest.raises(UsageError, match="charged each time"):
        bill([Usage(item="waste-container-change", when=YEAR)], BY_DAYS)


# Items of our own, in kroner a year, or a month or a day: no shipped fee is charged so.
SHIPPED = KALUNDBORG.item("waste-container-change").versions[0].charge


def printed(kroner: int) -> PrintedPrice:
    assert isinstance(SHIPPED, FlatCharge)
    return attrs.evolve(SHIPPED.price, value=Decimal(kroner))


def item(
    name: str,
    *versions: tuple[DateRange, int],
    accrual: Accrual = Accrual.YEARLY,
    rules: tuple[Modifier, ...] = (),
) -> TariffItem:
    return TariffItem(
        id=name,
        name=Label("Ydelse", "Service"),
        unit=Unit.of("occasion"),
        accrual=accrual,
        versions=tuple(
            PriceVersion(valid=valid, charge=FlatCharge(price=printed(kroner)), modifiers=rules)
            for valid, kroner in versions
        ),
    )


def share_of(name: str, per_cent: int, other: str) -> TariffItem:
    """Return a yearly item that costs so many per cent of another."""
    charge = ReferenceCharge(price=printed(per_cent), per=RatePer.PERCENT, of=(Reference(other),))
    version = PriceVersion(valid=DateRange(date(2020, 1, 1)), charge=charge)
    return attrs.evolve(item(name, (YEAR, 1)), versions=(version,))


def with_items(*items: TariffItem) -> TariffSchedule:
    return attrs.evolve(KALUNDBORG, items=items)


def used(name: str, when: DateRange | date, **more: Any) -> Usage:
    return Usage(item=name, when=when, **more)


HALVES = ((FIRST_HALF, 1200), (SECOND_HALF, 2400))


def test_a_part_ends_where_the_price_it_is_a_share_of_changes() -> None:
    # 50 % of 1.200 for half a year, then of 2.400: 300 + 600
    schedule = with_items(item("a", *HALVES), share_of("b", 50, "a"))
    assert amounts(bill([used("b", YEAR)], WHOLE_MONTHS, YEAR, schedule)) == ["300.00", "600.00"]
    with pytest.raises(NoPriceError, match="changes within the year.*item 'a'"):
        price(schedule, [used("b", YEAR)])


def test_a_new_price_of_another_item_of_the_role_ends_no_part() -> None:
    # residual containers change on 1 July, recycling ones (472) do not: 802, one line
    shipped = KALUNDBORG.item("waste-residual-containers")
    halves = (attrs.evolve(shipped.versions[1], valid=half) for half in (FIRST_HALF, SECOND_HALF))
    changed = attrs.evolve(shipped, versions=tuple(halves))
    schedule = with_items(*(changed if i is shipped else i for i in KALUNDBORG.items))
    usages = [container(240, YEAR, "paper_metal_plastic"), container(190, YEAR)]
    assert amounts(bill(usages, BY_DAYS, YEAR, schedule)) == ["802.00", "573.85", "580.15"]


def test_a_credit_is_set_off_once_over_the_parts() -> None:
    # 1.200 x 6/12 - 600, 2.400 x 6/12 - 300: 900 in all
    schedule = with_items(item("a", *HALVES, rules=(CreditOffset(of="paid"),)))
    usage = used("a", YEAR, facts={"paid": Money.kr(900)})
    assert amounts(bill([usage], WHOLE_MONTHS, YEAR, schedule)) == ["0.00", "900.00"]


def test_a_waiver_is_not_divided() -> None:
    schedule = with_items(item("a", (YEAR, 1200), rules=(Waiver(of="paid"),)))
    usage = used("a", YEAR, facts={"paid": Money.kr(1200)})
    assert amounts(bill([usage], BY_DAYS, YEAR, schedule)) == ["0.00"]
    with pytest.raises(UsageError, match="a waiver for a part of a year.*'182/366 day'"):
        bill([usage], BY_DAYS, FIRST_HALF, schedule)


def test_siblings_get_their_discount_on_the_parts() -> None:
    # 1.200 x 6/12 = 600, and half of it for the second
    rule = OrdinalDiscount(rate=Rate.percent(50), group="siblings")
    schedule = with_items(item("a", (YEAR, 1200), rules=(rule,)))
    usages = [used("a", YEAR), used("a", YEAR)]
    assert amounts(bill(usages, WHOLE_MONTHS, FIRST_HALF, schedule)) == ["600.00", "300.00"]


def test_a_fee_for_whole_years_is_not_divided() -> None:
    schedule = with_items(item("a", (YEAR, 1200), accrual=Accrual.WHOLE_YEARS))
    for proration in Proration:
        open_ended = used("a", DateRange(date(2020, 1, 1)))
        assert amounts(bill([open_ended], proration, YEAR, schedule)) == ["1200.00"]
    with pytest.raises(UsageError, match="not divided.*'2024-07-01 to 2024-12-31' @ item 'a'"):
        bill([used("a", SECOND_HALF)], BY_DAYS, YEAR, schedule)
    with pytest.raises(UsageError, match="single day"):
        bill([used("a", date(2024, 1, 1))], BY_DAYS, YEAR, schedule)
    with pytest.raises(UsageError, match="nothing to price"):
        bill([used("a", DateRange.year(2023))], BY_DAYS, YEAR, schedule)


MONTHS = item("m", (FIRST_HALF, 100), (SECOND_HALF, 200), accrual=Accrual.MONTHLY)


@pytest.mark.parametrize(
    ("usage", "expected"),
    (
        (used("m", DateRange(date(2023, 1, 1))), ["600.00", "1200.00"]),  # 6 x 100 + 6 x 200
        (used("m", DateRange(date(2024, 6, 1), date(2024, 8, 1))), ["100.00", "200.00"]),
        (used("m", date(2023, 11, 1), quantity=4), ["200.00"]),  # January and February
        (used("m", date(2024, 12, 1), quantity=4), ["200.00"]),  # December
    ),
)
def test_months_are_billed_in_the_period_that_they_lie_in(
    usage: Usage, expected: list[str]
) -> None:
    assert amounts(bill([usage], BY_DAYS, YEAR, with_items(MONTHS))) == expected


@pytest.mark.parametrize(
    ("usage", "message"),
    (
        (used("m", date(2023, 12, 15), quantity=2), "counted from 2023-12-15, got '2024-01-01'"),
        (used("m", date(2024, 12, 15), quantity=2), "a part of what is charged monthly.*2025-01"),
        (used("q", DateRange(date(2023, 12, 1))), "what is charged quarterly.*from 2023-12-01"),
    ),
)
def test_a_month_that_lies_in_two_periods_is_refused(usage: Usage, message: str) -> None:
    quarters = item("q", (YEAR, 300), accrual=Accrual.QUARTERLY)
    with pytest.raises(UsageError, match=message):
        bill([usage], BY_DAYS, YEAR, with_items(MONTHS, quarters))


def test_days_are_billed_in_the_period_that_they_lie_in() -> None:
    # 30 December to 3 January at 10: three of the five
    schedule = with_items(item("d", (YEAR, 10), accrual=Accrual.DAILY))
    days_over = DateRange(date(2023, 12, 30), date(2024, 1, 4))
    priced = bill([used("d", days_over)], BY_DAYS, YEAR, schedule)
    assert (amounts(priced), days(priced)) == (
        ["30.00"],
        [DateRange(date(2024, 1, 1), date(2024, 1, 4))],
    )
    with pytest.raises(UsageError, match="nothing to price"):
        bill([used("d", date(2023, 12, 31))], BY_DAYS, YEAR, schedule)


def test_a_price_that_counts_days_is_not_begun_again() -> None:
    # of 3 days 2 are paid; which of them they are is known only from the first
    rule = BuyXGetY(take=3, pay=2)
    schedule = with_items(
        item("d", (DateRange(date(2023, 1, 1)), 10), accrual=Accrual.DAILY, rules=(rule,))
    )
    usage = used("d", date(2024, 6, 29), quantity=3)
    assert amounts(bill([usage], BY_DAYS, FIRST_HALF, schedule)) == ["20.00"]
    with pytest.raises(UsageError, match="counts on from before.*'from 2024-06-29' @ item 'd'"):
        bill([usage], BY_DAYS, SECOND_HALF, schedule)


def test_what_is_included_counts_where_it_is_of_the_unit_charged() -> None:
    # 3 of 4 times are included, which is known only from the first; 11 m are, of each time
    def schedule(value: int, unit: str) -> TariffSchedule:
        rule = IncludedQuantity(quantity=Quantity.of(value, unit))
        every_day = (DateRange(date(2023, 1, 1)), 10)
        return with_items(item("d", every_day, accrual=Accrual.DAILY, rules=(rule,)))

    usage = used("d", date(2024, 6, 29), quantity=4)
    with pytest.raises(UsageError, match="counts on from before"):
        bill([usage], BY_DAYS, SECOND_HALF, schedule(3, "occasion"))
    assert amounts(bill([usage], BY_DAYS, SECOND_HALF, schedule(11, "m"))) == ["20.00"]


# Laws

FIRST_DAY, LAST_DAY = date(2023, 1, 1), date(2025, 1, 1)
BOTH_YEARS = st.integers(0, (LAST_DAY - FIRST_DAY).days).map(
    lambda after: FIRST_DAY + timedelta(days=after)
)
RANGES = st.lists(BOTH_YEARS, min_size=2, max_size=2, unique=True).map(
    lambda ends: DateRange(min(ends), max(ends))
)


def by_price(priced: list[Bill]) -> dict[tuple[Usage, date], tuple[Fraction, Money]]:
    """Return the share of the year and the amount for each usage and price."""
    sums: dict[tuple[Usage, date], tuple[Fraction, Money]] = {}
    for line in (line for each in priced for line in each.lines):
        key = (line.usage, line.match.version.valid.start)
        share, amount = sums.get(key, (Fraction(0), Money.kr(0)))
        part = Fraction(1) if line.share is None else line.share.fraction
        sums[key] = (share + part, amount + line.amount)
    return sums


@given(st.lists(BOTH_YEARS, min_size=3, max_size=3, unique=True), RANGES)
def test_two_periods_bill_what_the_whole_one_does_to_an_oere_a_line(
    ends: list[date], when: DateRange
) -> None:
    start, middle, end = sorted(ends)
    usages = [base_fee(DateRange(date(2020, 1, 1))), container(190, when)]
    whole = by_price([bill(usages, BY_DAYS, DateRange(start, end))])
    halves = by_price(
        [bill(usages, BY_DAYS, DateRange(*part)) for part in ((start, middle), (middle, end))]
    )
    assert {key: share for key, (share, _) in whole.items()} == {
        key: share for key, (share, _) in halves.items()
    }
    for key, (_, amount) in whole.items():
        assert abs((halves[key][1] - amount).oere) <= 1


@given(RANGES, RANGES)
def test_months_from_the_next_one_are_charged_once_each(period: DateRange, when: DateRange) -> None:
    usages = [container(190, when)]
    firsts = [date(year, month, 1) for year in (2023, 2024) for month in range(1, 13)]
    had = [day for day in firsts if day in period and day in when]
    if not had:
        with pytest.raises(UsageError, match="nothing to price"):
            bill(usages, NEXT_MONTH, period)
        return
    shares = [share for share, _ in by_price([bill(usages, NEXT_MONTH, period)]).values()]
    assert sum(shares) == Fraction(len(had), 12)


def test_a_guest_who_claims_nothing_is_billed_over_a_periods_start() -> None:
    # 29 June to 2 July, billed from 1 July: one night of 183 (702)
    berth = Usage(
        item="harbour-guest-berth",
        when=DateRange(date(2024, 6, 29), date(2024, 7, 2)),
        dimensions={"harbour": "havnsoe", "length": 8},
    )
    july = DateRange.months(date(2024, 7, 1), 1)
    bill = price_period(KALUNDBORG, [berth], july, Proration.NEXT_MONTH)
    assert bill.total == Money.kr(183)
