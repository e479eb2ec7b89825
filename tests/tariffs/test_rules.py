"""Conditions, rules and readings on small schedules, each with its sum beside it."""

from __future__ import annotations

import pickle
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

import attrs
import pytest

from kommunedata.errors import InvalidValueError, WrongTypeError
from kommunedata.language import Label
from kommunedata.money import Money, Rate, UnitPrice
from kommunedata.municipality import Municipality
from kommunedata.period import DateRange, Season
from kommunedata.source import Locator, Reading, Source
from kommunedata.tariffs import (
    Accrual,
    AmbiguousPriceError,
    AnyOf,
    AreaOfSides,
    Band,
    Bill,
    BuyXGetY,
    Category,
    CreditOffset,
    Dimension,
    FlatCharge,
    InBand,
    IncludedQuantity,
    IndexedCharge,
    InSeason,
    Modifier,
    NotEligibleError,
    PartUnit,
    PercentageDiscount,
    PriceVersion,
    PrintedPrice,
    RateRow,
    RateTable,
    Reference,
    ReferenceCharge,
    Role,
    ScheduleError,
    TariffItem,
    TariffSchedule,
    TierFactor,
    UnitCharge,
    UnitConversion,
    Usage,
    UsageError,
    Waiver,
    price,
)
from kommunedata.tariffs.model.condition import holds
from kommunedata.tariffs.model.modifier import convert, paid_units
from kommunedata.tariffs.model.usage import tidy
from kommunedata.tariffs.pricing.role_lookup import version_serving
from kommunedata.unit import Quantity, Unit

SOURCE = Source(id="test", document="Takster", publisher="Test", sha256="0" * 64)
DAY = date(2024, 7, 1)
NAME = Label("Gebyr", "Fee")


def printed(figure: str, line: int = 1, *readings: Reading, **more: Any) -> PrintedPrice:
    place = Locator(
        source=SOURCE,
        section=("Takster",),
        first_line=line,
        last_line=line,
        printed=figure,
        ambiguous=readings or None,
    )
    return PrintedPrice(value=figure, locator=place, **more)


def fee(
    *modifiers: Modifier,
    charge: Any = None,
    accrual: Accrual = Accrual.ONCE,
    unit: str = "hour",
    **more: Any,
) -> TariffItem:
    version = PriceVersion(
        valid=DateRange(date(2023, 1, 1)),
        charge=charge or FlatCharge(price=printed("10")),
        modifiers=modifiers,
        conditions=more.pop("conditions", ()),
    )
    return TariffItem(
        id=more.pop("id", "fee"),
        name=NAME,
        unit=Unit.of(unit),
        accrual=accrual,
        versions=(version,),
        **more,
    )


def schedule(*items: TariffItem) -> TariffSchedule:
    return TariffSchedule(
        municipality=Municipality("0326"), title=Label("Takster", "Fees"), items=items
    )


def bill(
    item: TariffItem, *others: TariffItem, readings: tuple[str, ...] = (), **usage: Any
) -> Bill:
    used = Usage(**{"item": item.id, "when": DAY, **usage})
    return price(schedule(item, *others), [used], readings=readings)


# conditions


def test_conditions_hold_fail_or_are_left_open() -> None:
    over_six = InBand(of="length", band=Band.parse(">6"))
    over_two = InBand(of="height", band=Band.parse(">2"))
    either = AnyOf(conditions=(over_six, over_two))

    def answer(**facts: str) -> bool | None:
        sizes = {name: Quantity.of(value, "m") for name, value in facts.items()}
        return holds(either, Usage(item="x", when=DAY, facts=sizes), DAY)

    assert answer(length="7") is True
    assert answer(length="6", height="2") is False
    assert answer(length="6") is None  # the height could still be over
    assert answer() is None


def test_conditions_ask_dimensions_before_facts() -> None:
    usage = Usage(item="x", when=DAY, dimensions={"vessel": "tug", "tons": 8})
    assert holds(Category(of="vessel", values=("tug", "barge")), usage, DAY) is True
    assert holds(InBand(of="tons", band=Band.parse("<=10")), usage, DAY) is True
    with pytest.raises(WrongTypeError, match="not a word, allowed: a word, got 8 @ tons"):
        holds(Category(of="tons", values=("tug",)), usage, DAY)
    with pytest.raises(WrongTypeError, match="not a number.*@ vessel"):
        holds(InBand(of="vessel", band=Band.parse("<=10")), usage, DAY)


def test_a_season_holds_on_both_its_end_days() -> None:
    season = InSeason(seasons=(Season.iso("05-01", "06-15"), Season.iso("09-01", "10-31")))
    usage = Usage(item="x", when=DAY)
    days = ((5, 1), (6, 15), (6, 16), (8, 31), (9, 1), (10, 31), (11, 1))
    answers = [holds(season, usage, date(2024, *day)) for day in days]
    assert answers == [True, True, False, False, True, True, False]


@pytest.mark.parametrize(
    "make",
    (
        lambda: InSeason(seasons=()),
        lambda: Category(of="x", values=()),
        lambda: AnyOf(conditions=()),
    ),
)
def test_a_condition_asks_something(make: Any) -> None:
    with pytest.raises(InvalidValueError, match="one or more"):
        make()


def test_a_size_over_neither_limit_is_not_for_the_surcharge() -> None:
    sizes = AnyOf(
        conditions=(
            InBand(of="length", band=Band.parse(">6")),
            InBand(of="height", band=Band.parse(">2")),
        )
    )
    facts = {"length": Quantity.of(6, "m"), "height": Quantity.of(2, "m")}
    with pytest.raises(NotEligibleError, match="length and height, allowed: length >6 or height"):
        bill(fee(conditions=(sizes,)), facts=facts)


# units


def test_started_proportional_and_refused_parts() -> None:
    def hours(part: PartUnit, quantity: str) -> Fraction:
        rule = UnitConversion(unit=Unit.of("minute"), divisor=60, part=part, minimum=1)
        return convert(rule, Decimal(quantity))

    assert [hours(PartUnit.STARTED, each) for each in ("20", "60", "61")] == [1, 1, 2]
    assert hours(PartUnit.PROPORTIONAL, "100") == Fraction(5, 3)
    assert hours(PartUnit.PROPORTIONAL, "20") == 1
    with pytest.raises(UsageError, match="multiples of 60 minute, got Decimal"):
        hours(PartUnit.REFUSED, "61")


def test_a_quantity_without_an_end_of_decimals_stays_a_fraction() -> None:
    # 100 minutes are 5/3 hours: 5/3 x 10 = 16,67
    rule = UnitConversion(unit=Unit.of("minute"), divisor=60, part=PartUnit.PROPORTIONAL)
    line = bill(fee(rule), quantity=100, unit="minute").lines[0]
    assert (line.quantity, line.amount) == (Fraction(5, 3), Money.kr("16.67"))
    assert line.explain() == (
        "5/3 timer × 10,00 kr. (60 minutter pr. time) = 16,67 kr. moms ikke oplyst"
    )


@pytest.mark.parametrize(
    ("number", "shown"),
    ((Fraction(3), 3), (Fraction(1, 8), Decimal("0.125")), (Fraction(7, 3), Fraction(7, 3))),
)
def test_numbers_are_shown_as_they_are_written(number: Fraction, shown: object) -> None:
    assert (tidy(number), type(tidy(number))) == (shown, type(shown))


def test_what_is_included_comes_off_the_unit_it_is_in() -> None:
    # 5 hours, 2 of them included: 3 x 10; the kilograms are no hours
    two = IncludedQuantity(quantity=Quantity.of(2, "hour"))
    weight = IncludedQuantity(quantity=Quantity.of(2, "kg"))
    line = bill(fee(two, weight), quantity=5).lines[0]
    assert line.amount == Money.kr(30)
    assert line.explain() == "3 timer × 10,00 kr. (2 timer inkluderet) = 30,00 kr. moms ikke oplyst"
    assert bill(fee(two), quantity=1).total == Money.kr(0)


@pytest.mark.parametrize(
    ("rule", "units", "paid"),
    (
        (BuyXGetY(take=2, pay=1), [0, 1, 2, 3, 4], [0, 1, 1, 2, 2]),
        (BuyXGetY(take=7, pay=5), [4, 5, 6, 7, 8], [4, 5, 5, 5, 6]),
        (TierFactor(after=14, factor=2), [14, 15, 16], [14, 16, 18]),
        (PercentageDiscount(rate=Rate.percent(50)), [3], [Fraction(3, 2)]),
        (IncludedQuantity(quantity=Quantity.of(3, "day")), [2, 3, 5], [0, 0, 2]),
        (CreditOffset(of="x"), [3], [3]),
    ),
)
def test_how_many_units_are_paid(rule: Modifier, units: list[int], paid: list[object]) -> None:
    assert [paid_units(rule, Fraction(each)) for each in units] == paid


def test_rules_apply_to_a_plain_quantity_one_after_another() -> None:
    # 7 hours, 5 of each 7 paid, and half off: 5 / 2 x 10 = 25
    half = PercentageDiscount(rate=Rate.percent(50), label=Label("Halv pris", "Half price"))
    line = bill(fee(BuyXGetY(take=7, pay=5), half), quantity=7).lines[0]
    assert line.amount == Money.kr(25)
    assert line.explain() == (
        "2,5 timer × 10,00 kr. (5 betales af hver 7 timer; rabat 50%) = 25,00 kr. moms ikke oplyst"
    )


@pytest.mark.parametrize(
    "make",
    (
        lambda: BuyXGetY(take=5, pay=5),
        lambda: TierFactor(after=14, factor=0),
        lambda: PercentageDiscount(rate=Rate.percent(0)),
        lambda: PercentageDiscount(rate=Rate.percent(101)),
        lambda: IncludedQuantity(quantity=Quantity.of(0, "day")),
    ),
)
def test_a_rule_that_changes_nothing_or_too_much_is_refused(make: Any) -> None:
    with pytest.raises(InvalidValueError):
        make()


# measures, prices of the day, references


def test_sides_must_be_in_metres_and_a_stated_area_needs_none() -> None:
    sides = AreaOfSides(length="length", width="width")
    area = UnitCharge(price=printed("10"), unit=Unit.of("m2"), of="area")
    item = fee(sides, charge=area, unit="place")
    facts = {"length": Quantity.of(4, "m"), "width": Quantity.of(3, "m")}
    line = bill(item, facts=facts).lines[0]
    assert line.amount == Money.kr(120)  # 4 x 3 x 10
    assert line.explain("en").startswith("12 m² × DKK 10.00 per m² ((4) × (3) m²) = DKK 120.00")
    assert bill(item, facts={"area": Quantity.of(2, "m2")}).total == Money.kr(20)
    with pytest.raises(UsageError, match="not in metres, allowed: m, got 'ft'"):
        bill(item, facts={**facts, "width": Quantity.of(3, "ft")})


def test_an_indicative_price_is_replaced_and_an_addend_is_added() -> None:
    def charged(facts: Any, *, indicative: bool) -> Money:
        charge = IndexedCharge(price=printed("2.7"), of="today", indicative=indicative)
        return bill(fee(charge=charge, unit="kwh"), quantity=10, facts=facts).total

    today = {"today": UnitPrice.kr("3.125", per="kwh")}
    assert charged(today, indicative=True) == Money.kr("31.25")
    assert charged(today, indicative=False) == Money.kr("58.25")  # 10 x (2,7 + 3,125)
    assert charged({"today": Money.kr(3)}, indicative=True) == Money.kr(30)
    with pytest.raises(UsageError, match="not a price of the day, allowed: above 0, per kwh"):
        charged({"today": UnitPrice.kr(3, per="l")}, indicative=True)


def test_a_price_of_the_day_finer_than_an_oere_is_shown_as_it_is() -> None:
    charge = IndexedCharge(price=printed("2.7"), of="today", indicative=True)
    today = {"today": UnitPrice.kr("3.125", per="kwh")}
    line = bill(fee(charge=charge, unit="kwh"), quantity=10, facts=today).lines[0]
    assert line.explain() == "10 kWh × dagspris 3,125 kr. = 31,25 kr. moms ikke oplyst"
    assert line.unit_price is None


def test_a_reference_leaves_discounts_of_the_other_item_out() -> None:
    # half of 10, though two hours of three are free there
    free = PercentageDiscount(rate=Rate.percent(90))
    other = fee(free, id="other")
    half = ReferenceCharge(price=printed("50"), per=Rate.percent(50).per, of=(Reference("other"),))
    item = fee(charge=half)
    line = bill(item, other, quantity=2).lines[0]
    assert (line.amount, line.base) == (Money.kr(10), 10)
    assert line.explain() == "2 timer × 50% af 10,00 kr. = 10,00 kr. moms ikke oplyst"


def test_references_lead_somewhere_and_not_in_a_circle() -> None:
    def refers(to: str, **more: Any) -> TariffItem:
        charge = ReferenceCharge(price=printed("50"), per=Rate.percent(50).per, of=(Reference(to),))
        return fee(charge=charge, **more)

    with pytest.raises(ScheduleError, match="no such item, got 'berht', perhaps berth @"):
        schedule(refers("berht"), fee(id="berth"))
    with pytest.raises(ScheduleError, match="no such item, got 'x' @"):
        schedule(refers("x"))
    with pytest.raises(ScheduleError, match="runs in a circle, got 'b'"):
        schedule(refers("b", id="a"), refers("a", id="b"))
    with pytest.raises(ScheduleError, match=r"no such item, got 'gone' @ items\[0\].replaced_by"):
        schedule(fee(replaced_by="gone"))
    with pytest.raises(ScheduleError, match=r"no such item, got 'gone' @ .*modifiers\[0\].item"):
        schedule(fee(Waiver(of="paid", item="gone")))


def test_items_of_a_role_accrue_alike() -> None:
    once = fee(id="a", role=Role.GUEST_BERTH)
    with pytest.raises(ScheduleError, match="allowed: once as 'a', got 'daily' @ items.1..accrual"):
        schedule(once, fee(id="b", role=Role.GUEST_BERTH, accrual=Accrual.DAILY, unit="day"))


# amounts


def test_a_credit_is_spent_once_over_the_parts_of_a_usage() -> None:
    # 10 a day over New Year at one price each: 20 + 20, of which 25 are paid already
    credit = CreditOffset(of="paid")
    item = fee(credit, accrual=Accrual.DAILY, unit="day")
    old = attrs.evolve(item.versions[0], valid=DateRange.year(2023))
    new = attrs.evolve(item.versions[0], valid=DateRange.year(2024))
    item = attrs.evolve(item, versions=(old, new))
    when = DateRange(date(2023, 12, 30), date(2024, 1, 3))
    lines = bill(item, when=when, facts={"paid": Money.kr(25)}).lines
    assert [line.amount for line in lines] == [Money.kr(0), Money.kr(15)]
    with pytest.raises(UsageError, match="missing: paid"):
        bill(item, when=when)


def test_a_waiver_is_for_one_price_at_a_time() -> None:
    item = fee(Waiver(of="paid"), accrual=Accrual.YEARLY, unit="place")
    when = DateRange(date(2023, 1, 1), date(2025, 1, 1))
    assert bill(item, when=DateRange.year(2024), facts={"paid": Money.kr(10)}).total == Money.kr(0)
    with pytest.raises(UsageError, match="a waiver over more than one price or year"):
        bill(item, when=when, facts={"paid": Money.kr(10)})


# time


@pytest.mark.parametrize(
    ("usage", "problem"),
    (
        ({"when": DateRange.year(2024), "quantity": 2}, "both a period and a quantity"),
        ({"quantity": Decimal("1.5")}, "no number of whole units"),
        ({"quantity": 4001}, "1 to 4000"),
        ({"unit": "hour"}, "without a unit"),
        ({"when": DateRange(DAY)}, "a period without an end"),
        ({"when": DateRange(DAY, date(2044, 7, 1))}, "at most 4000 days"),
        ({"when": date(9999, 12, 31)}, "a day that no fee table has, allowed: to 9900"),
    ),
)
def test_time_is_stated_as_a_period_or_as_whole_units(usage: dict[str, Any], problem: str) -> None:
    with pytest.raises(UsageError, match=problem):
        bill(fee(accrual=Accrual.DAILY, unit="day"), **usage)


def test_quarters_are_three_months_from_any_first_day() -> None:
    # 15 February, 15 May: two quarters
    when = DateRange(date(2024, 2, 15), date(2024, 8, 15))
    quarterly = fee(accrual=Accrual.QUARTERLY, unit="quarter")
    assert bill(quarterly, when=when).total == Money.kr(20)
    with pytest.raises(UsageError, match="charged quarterly, allowed: an end such as 2024-08-15"):
        bill(quarterly, when=DateRange(date(2024, 2, 15), date(2024, 8, 1)))


# readings

OPEN, SHUT = (Reading(name=name, da=name, en=name, question="door") for name in ("open", "shut"))


def test_readings_that_come_to_the_same_are_not_asked_for() -> None:
    rules = [
        UnitConversion(unit=Unit.of("minute"), divisor=60, part=part, readings=(name,))
        for part, name in ((PartUnit.PROPORTIONAL, "open"), (PartUnit.STARTED, "shut"))
    ]
    item = fee(*rules, charge=FlatCharge(price=printed("10", 1, OPEN, SHUT)))
    assert bill(item, quantity=60, unit="minute").total == Money.kr(10)
    with pytest.raises(AmbiguousPriceError) as caught:
        bill(item, quantity=90, unit="minute")
    assert dict(caught.value.amounts) == {"open": Money.kr(15), "shut": Money.kr(20)}
    chosen = bill(item, quantity=90, unit="minute", readings=("shut",))
    assert "Læst sådan: shut" in str(chosen)
    assert "read as: shut" in chosen.explain("en")


def test_an_error_by_every_reading_is_that_error() -> None:
    rules = [
        UnitConversion(unit=Unit.of("minute"), divisor=60, part=PartUnit.REFUSED, readings=(name,))
        for name in ("open", "shut")
    ]
    item = fee(*rules, charge=FlatCharge(price=printed("10", 1, OPEN, SHUT)))
    with pytest.raises(UsageError, match="multiples of 60 minute"):
        bill(item, quantity=90, unit="minute")


def test_two_open_questions_are_asked_one_after_the_other() -> None:
    lit, dark = (Reading(name=name, da=name, en=name, question="lamp") for name in ("lit", "dark"))
    half, tenth = (
        PercentageDiscount(rate=Rate.percent(rate), readings=(name,))
        for rate, name in ((50, "open"), (90, "lit"))
    )
    charge = FlatCharge(price=printed("10", 1, OPEN, SHUT, lit, dark))
    item = fee(half, tenth, charge=charge)
    with pytest.raises(AmbiguousPriceError, match="lit .*0.50 DKK .*dark .*5.00 DKK"):
        bill(item)
    with pytest.raises(AmbiguousPriceError, match="lit .*1.00 DKK .*dark .*10.00 DKK"):
        bill(item, readings=("shut",))
    assert bill(item, readings=("shut", "dark")).total == Money.kr(10)


def test_a_rule_may_need_two_readings() -> None:
    lit, dark = (Reading(name=name, da=name, en=name, question="lamp") for name in ("lit", "dark"))
    half = PercentageDiscount(rate=Rate.percent(50), readings=("open", "lit"))
    item = fee(half, charge=FlatCharge(price=printed("10", 1, OPEN, SHUT, lit, dark)))
    assert bill(item, readings=("open", "lit")).total == Money.kr(5)
    assert bill(item, readings=("open", "dark")).total == Money.kr(10)
    assert bill(item, readings=("shut",)).total == Money.kr(10)


def test_a_price_charged_by_one_reading_names_one_of_its_place() -> None:
    with pytest.raises(InvalidValueError, match="allowed: open, shut, got 'ajar'"):
        printed("10", 1, OPEN, SHUT, reading="ajar")
    with pytest.raises(ScheduleError, match="no place is read so, got 'ajar'"):
        schedule(fee(PercentageDiscount(rate=Rate.percent(50), readings=("ajar",))))
    season = InSeason(seasons=(Season.iso("05-01", "06-15"),), reading="ajar")
    with pytest.raises(ScheduleError, match="no place is read so"):
        schedule(fee(conditions=(season,)))


def test_two_items_that_both_fit_are_no_two_readings() -> None:
    size = Dimension(name="size", label=NAME, unit=Unit.of("m"))

    def sized(name: str, band: str) -> TariffItem:
        table = RateTable((RateRow({"size": (Band.parse(band),)}, printed("10")),))
        return fee(id=name, charge=table, dimensions=(size,), role=Role.GUEST_BERTH)

    made = schedule(sized("a", "<6"), sized("b", "<7"))
    usage = Usage(role=Role.GUEST_BERTH, when=DAY, dimensions={"size": 5})
    with pytest.raises(AmbiguousPriceError, match="more than one printed price fits") as caught:
        price(made, [usage], readings=["lower_band"])
    assert not caught.value.amounts


def test_a_table_says_what_its_prices_are_per() -> None:
    row = RateRow({"size": (1,)}, printed("10"))
    for wrong in ({"of": "area"}, {"unit": Unit.of("m2")}):
        with pytest.raises(InvalidValueError, match="what the prices are per is not clear"):
            RateTable((row,), **wrong)


def test_bands_that_meet_take_their_question_from_the_rows() -> None:
    first, last = (
        Reading(name=name, da=f"{name} gælder", en=name, question="band")
        for name in ("lower_band", "upper_band")
    )
    rows = [
        RateRow({"size": (Band.parse(band),)}, printed(figure, line, OPEN, SHUT, first, last))
        for band, figure, line in (("1-5", "10", 1), ("5-9", "20", 2))
    ]
    size = Dimension(name="size", label=NAME, unit=Unit.of("m"))
    half = PercentageDiscount(rate=Rate.percent(50), readings=("open",))
    item = fee(half, charge=RateTable(rows), dimensions=(size,))
    stated = {"size": 5}
    made = bill(item, dimensions=stated, readings=("upper_band", "shut"))
    assert made.total == Money.kr(20)
    assert made._repr_html_().count("<br>") == 2  # two readings and the source
    with pytest.raises(AmbiguousPriceError, match="lower_band .*10.00 DKK .line 1"):
        bill(item, dimensions=stated, readings=("shut",))


def test_conversions_say_what_they_did_and_nothing_else() -> None:
    rules = [
        UnitConversion(unit=Unit.of("hour"), divisor=1, part=PartUnit.PROPORTIONAL),
        UnitConversion(unit=Unit.of("minute"), divisor=60, part=PartUnit.STARTED, minimum=2),
    ]
    hours = bill(fee(*rules), quantity=3).lines[0].explain()
    assert hours.startswith("3 timer × 10,00 kr. =")
    minutes = bill(fee(*rules), quantity=20, unit="minute").lines[0].explain()
    assert "(60 minutter pr. time, påbegyndte tæller som hele, mindst 2 timer)" in minutes


@pytest.mark.parametrize(
    ("rules", "paid"),
    (
        # three units: 10 % off each, and two of three paid: 0,9 + 0,9
        (
            (PercentageDiscount(rate=Rate.percent(10)), BuyXGetY(take=3, pay=2)),
            Fraction(18),
        ),
        # 10 % off each, the third double: 0,9 + 0,9 + 1,8
        (
            (PercentageDiscount(rate=Rate.percent(10)), TierFactor(after=2, factor=2)),
            Fraction(36),
        ),
        # one included, the third double, and the included one counts among the first: 0 + 1 + 2
        (
            (
                IncludedQuantity(quantity=Quantity.of(1, "day")),
                TierFactor(after=2, factor=2),
            ),
            Fraction(30),
        ),
    ),
)
def test_rules_mean_the_same_for_units_of_time_and_for_a_quantity(
    rules: tuple[Modifier, ...], paid: Fraction
) -> None:
    for order in (rules, rules[::-1]):
        for accrual in (Accrual.ONCE, Accrual.DAILY):
            total = bill(fee(*order, accrual=accrual, unit="day"), quantity=3).total
            assert total.kroner_fraction == paid


def test_rules_count_no_more_units_than_a_fee_table_can_mean() -> None:
    with pytest.raises(UsageError, match="at most 100000, got 100001"):
        bill(fee(BuyXGetY(take=2, pay=1)), quantity=100_001)


def test_what_was_priced_before_changes_no_result() -> None:
    made = schedule(fee(accrual=Accrual.DAILY, unit="night"))
    three = Usage(item="fee", when=DAY, quantity=3)
    months = Usage(item="fee", when=DAY, quantity=3, unit="month")
    assert price(made, [three]).total == Money.kr(30)
    with pytest.raises(UsageError, match="no number of whole units"):
        price(made, [months])


def test_the_lower_band_is_the_lower_one_in_any_order_of_rows() -> None:
    size = Dimension(name="size", label=NAME, unit=Unit.of("m"))
    rows = [
        RateRow({"size": (Band.parse(band),)}, printed(figure, line))
        for band, figure, line in (("6-9", "110", 1), ("<=6", "100", 2))
    ]
    item = fee(charge=RateTable(rows), dimensions=(size,))
    for reading, kroner in (("lower_band", 100), ("upper_band", 110)):
        assert bill(item, dimensions={"size": 6}, readings=(reading,)).total == Money.kr(kroner)


def test_a_waiver_against_another_item_is_for_all_that_is_used() -> None:
    # two places cost 2 x 10 there, so 15 paid are too little for both and enough for one
    other = fee(id="other")
    item = fee(Waiver(of="paid", item="other"))
    paid = {"paid": Money.kr(15)}
    assert bill(item, other, facts=paid, quantity=2).total == Money.kr(20)
    assert bill(item, other, facts=paid).total == Money.kr(0)


def test_an_ambiguous_price_can_be_sent_to_another_process() -> None:
    item = fee(
        PercentageDiscount(rate=Rate.percent(50), readings=("open",)),
        charge=FlatCharge(price=printed("10", 1, OPEN, SHUT)),
    )
    with pytest.raises(AmbiguousPriceError) as caught:
        bill(item)
    twin = pickle.loads(pickle.dumps(caught.value))  # noqa: S301 - our own bytes
    assert (str(twin), dict(twin.amounts)) == (str(caught.value), dict(caught.value.amounts))


def test_replacement_is_no_price_reference_but_runs_in_no_circle() -> None:
    half = ReferenceCharge(price=printed("50"), per=Rate.percent(50).per, of=(Reference("old"),))
    schedule(fee(id="old", replaced_by="new"), fee(id="new", charge=half))
    with pytest.raises(ScheduleError, match=r"runs in a circle, got 'b' @ items\[0\].replaced_by"):
        schedule(fee(id="a", replaced_by="b"), fee(id="b", replaced_by="a"))


@pytest.mark.parametrize("wrong", (None, 5, "x", [None], [{"item": "fee"}]))
def test_only_usages_are_priced(wrong: Any) -> None:
    with pytest.raises(WrongTypeError, match="not a collection of Usage"):
        price(schedule(fee()), wrong)


@pytest.mark.parametrize("wrong", (None, 5, "open", [5]))
def test_readings_are_names(wrong: Any) -> None:
    with pytest.raises(WrongTypeError, match="not readings"):
        price(schedule(fee()), [Usage(item="fee", when=DAY)], readings=wrong)


def test_a_role_serves_only_those_who_state_what_it_is_keyed_by() -> None:
    size = Dimension(name="size", label=NAME, unit=Unit.of("m"))
    table = RateTable((RateRow({"size": (1,)}, printed("10")),))
    made = schedule(fee(charge=table, dimensions=(size,), role=Role.GUEST_BERTH))
    assert version_serving(made, Role.GUEST_BERTH, {}, DAY) is None
    assert version_serving(made, Role.GUEST_BERTH, {"size": 2}, DAY) is None
    assert version_serving(made, Role.GUEST_BERTH, {"size": 1}, DAY) is made.items[0].versions[0]
