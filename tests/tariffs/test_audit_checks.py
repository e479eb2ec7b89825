"""Each check of an audit on schedules of a few rows; figures and lines are made up."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kommunedata.language import Label
from kommunedata.money import PriceState, RatePer
from kommunedata.municipality import Municipality
from kommunedata.period import DateRange, Season
from kommunedata.source import Locator, Reading, Source
from kommunedata.tariffs import (
    Accrual,
    Audit,
    AuditFinding,
    Band,
    Category,
    Charge,
    Condition,
    Dimension,
    FlatCharge,
    InBand,
    InSeason,
    KeyPart,
    Lifecycle,
    PartUnit,
    PriceVersion,
    PrintedPrice,
    RateRow,
    RateTable,
    TariffItem,
    TariffSchedule,
    Tax,
    TierFactor,
    UnitCharge,
    UnitConversion,
    audit,
    price_points,
)
from kommunedata.tariffs.reports.number_span import Span, number_span
from kommunedata.tariffs.reports.price_in_force import prices_in_force
from kommunedata.unit import Unit

SOURCE = Source(id="fees", document="Takster 2024", publisher="Kalundborg Kommune", sha256="0" * 64)
DAY = date(2024, 7, 1)
METRES = Dimension(name="length", label=Label("længde", "length"), unit=Unit.of("m"))
YEARS = Dimension(name="age", label=Label("alder", "age"), unit=Unit.of("year"))
HARBOURS = Dimension(
    name="harbour",
    label=Label("havn", "harbour"),
    values={"north": Label("Nordhavn", "North Harbour"), "south": Label("Sydhavn", "South")},
)
NIGHT = Reading(name="night", da="gælder døgnet", en="is for the night", question="time")
WEEK = Reading(name="week", da="gælder ugen", en="is for the week", question="time")


def printed(value: str | None, line: int, *, source: Source = SOURCE, **more: Any) -> PrintedPrice:
    place = Locator(
        source=source,
        section=("Havn",),
        first_line=line,
        last_line=line,
        printed=value or "-",
        ambiguous=more.pop("ambiguous", None),
    )
    state = PriceState.NOT_OFFERED if value is None else PriceState.PRICED
    return PrintedPrice(**{"value": value, "state": state, "locator": place, **more})


def parse(part: KeyPart) -> KeyPart:
    return Band.parse(part) if isinstance(part, str) and part[0] in "<>0123456789" else part


def row(
    line: int, value: str | None, *parts: KeyPart, name: str = "length", **more: Any
) -> RateRow:
    """Return a row for these lengths, in every harbour where none is named."""
    harbours = more.pop("harbours", None)
    key = {name: tuple(map(parse, parts))}
    if harbours is not None:
        key = {"harbour": harbours, **key}
    return RateRow(key, printed(value, line, **more))


def item(charge: Charge | Sequence[RateRow], item_id: str = "berth", **more: Any) -> TariffItem:
    table = None if isinstance(charge, Charge) else RateTable(charge)
    known = {each.name: each for each in (METRES, YEARS, HARBOURS)}
    names = () if table is None else table.dimensions
    version = PriceVersion(
        valid=more.pop("valid", DateRange.year(2024)),
        charge=table or charge,  # type: ignore[arg-type]  # one of the two
        conditions=more.pop("conditions", ()),
        modifiers=more.pop("modifiers", ()),
        tax=more.pop("tax", Tax.UNSTATED),
    )
    given = {
        "id": item_id,
        "name": Label(item_id.title(), item_id.title()),
        "unit": Unit.of("night"),
        "accrual": Accrual.ONCE,
        "versions": (*more.pop("earlier", ()), version),
        "dimensions": tuple(known[name] for name in names),
    }
    return TariffItem(**{**given, **more})


def flat(value: str | None, line: int, **more: Any) -> FlatCharge:
    return FlatCharge(price=printed(value, line, **more))


def per_tonnage(value: str, line: int, of: str = "tonnage", **more: Any) -> UnitCharge:
    return UnitCharge(price=printed(value, line, **more), unit=Unit.of("bt"), of=of)


def audited(*items: TariffItem, on: date = DAY, **options: Any) -> Audit:
    schedule = TariffSchedule(
        municipality=Municipality("0326"), title=Label("Takster", "Fees"), items=items
    )
    return audit(schedule, on, **options)


def found(*items: TariffItem, **options: Any) -> list[tuple[str, str]]:
    return [(each.code, each.lines) for each in audited(*items, **options).findings]


def only(*items: TariffItem, **options: Any) -> AuditFinding:
    (finding,) = audited(*items, **options).findings
    return finding


def test_a_schedule_with_nothing_to_ask_about_has_no_finding() -> None:
    sizes = [row(1, "151", 6), row(2, "161", 9), row(3, "161", 11), row(4, "171", 12)]
    bands = [RateRow({"length": (Band(0, 6, upper_included=False),)}, printed("10", 5))]
    bands += [row(6, "20", "6-9"), row(7, "30", ">9")]
    summer, winter = Season.iso("05-01", "10-31"), Season.iso("11-01", "04-30")
    clean = audited(
        item(sizes),
        item(bands, "box"),
        item([row(8, "1", 1)], "summer", conditions=(InSeason(seasons=(summer,)),)),
        item([row(9, "1", 1)], "winter", conditions=(InSeason(seasons=(winter,)),)),
        item(flat("60", 10, lifecycle=Lifecycle.PHASING_OUT), "sign"),
    )
    assert clean.findings == ()
    assert clean.table().note == "Ingen bemærkninger.\nKilde: Takster 2024 (Kalundborg Kommune)"
    assert str(clean.table("en")).split("\n")[0] == "Fees: audit as of 2024-07-01"
    assert "No findings." in str(clean.table("en"))


def test_a_larger_size_is_compared_with_the_next_smaller_one() -> None:
    rows = [row(1, "30", 6), row(2, "20", 9), row(3, "25", 11), row(4, "24", 12)]
    # 9 m is below 6 m; 11 m is not below 9 m; 12 m is below 11 m and 6 m
    assert found(item(rows)) == [("larger-is-cheaper", "1-2"), ("larger-is-cheaper", "1, 3-4")]


def test_a_free_larger_size_is_cheaper_and_one_not_offered_is_not() -> None:
    free = [row(1, "30", 6), row(2, None, 9, state=PriceState.FREE)]
    assert only(item(free)).en == (
        "Berth: 9 m costs free (line 2), less than 6 m at DKK 30 (line 1)"
    )
    missing = [row(1, "30", 6), row(2, None, 9)]
    assert found(item(missing)) == [("not-offered-or-unknown", "2")]


def test_bands_in_order_are_sizes_too_and_one_within_another_is_not() -> None:
    assert found(item([row(1, "30", "<6"), row(2, "20", ">=6")])) == [("larger-is-cheaper", "1-2")]
    within = [row(1, "30", "6-9"), row(2, "20", 7)]
    assert found(item(within)) == [("bands-overlap", "1-2")]


def test_a_row_for_several_values_is_compared_for_each_and_reported_once() -> None:
    rows = [
        row(1, "30", 6, harbours=("north", "south")),
        row(2, "40", 7, harbours=("south",)),
        row(3, "20", 9, harbours=("north", "south")),
    ]
    # in the north below 6 m, in the south below 6 and 7 m
    assert found(item(rows)) == [("larger-is-cheaper", "1-3")]
    apart = [row(1, "30", 6, harbours=("north",)), row(2, "20", 9, harbours=("south",))]
    assert found(item(apart)) == []


def test_the_old_may_pay_less_and_a_unit_price_may_fall_with_the_size() -> None:
    ages = [row(1, "60", 15, name="age"), row(2, "40", 65, name="age")]
    assert found(item(ages)) == []
    rows = [row(1, "30", 6), row(2, "20", 9)]
    assert found(item(RateTable(rows, unit=Unit.of("m2"), of="area"), dimensions=(METRES,))) == []
    shares = RateTable(rows, per=RatePer.PERCENT, of="value")
    assert found(item(shares, dimensions=(METRES,))) == []


def test_prices_of_different_readings_are_never_compared() -> None:
    both: dict[str, Any] = {"ambiguous": (NIGHT, WEEK)}
    rows = [
        row(1, "30", 6, reading="night", **both),
        row(2, "20", 9, reading="week", **both),
    ]
    assert found(item(rows)) == [("ambiguous-place", "1-2")]
    rows.append(row(3, "10", 12))
    assert found(item(rows))[:1] == [("larger-is-cheaper", "1-3")]


@given(st.lists(st.integers(0, 500), min_size=1, max_size=8))
def test_prices_that_only_rise_are_never_reported_and_each_fall_is(values: list[int]) -> None:
    rising = [row(at, str(value), at) for at, value in enumerate(sorted(values), 1)]
    assert found(item(rising)) == []
    as_given = [row(at, str(value), at) for at, value in enumerate(values, 1)]
    falls = sum(later < before for before, later in itertools.pairwise(values))
    assert len(found(item(as_given))) == falls


def changing(item_id: str, old: str, new: str, line: int, *, start: date) -> TariffItem:
    before = PriceVersion(valid=DateRange(date(2023, 1, 1), start), charge=flat(old, line))
    return item(flat(new, line), item_id, valid=DateRange(start), earlier=(before,))


def test_changes_are_measured_from_the_version_before_whenever_it_ended() -> None:
    # 4, 5, 5 and 50 %: the median is 5 %, and 50 % is 45 points from it
    spring, summer = date(2024, 1, 1), date(2024, 6, 1)
    items = [
        changing("a", "100", "104", 1, start=spring),
        changing("b", "100", "105", 2, start=spring),
        changing("c", "100", "105", 3, start=summer),
        changing("d", "100", "150", 4, start=summer),
    ]
    assert only(*items).en == (
        "D: from DKK 100 to DKK 150 (line 4), +50.0%; "
        "the median of the prices that changed is +5.0%"
    )
    assert found(*items, points=45) == []
    assert found(*items, on=date(2024, 5, 31)) == []  # c and d had not changed yet


def test_a_price_that_stayed_may_stand_out_and_one_without_a_version_before_may_not() -> None:
    new_year = date(2024, 1, 1)
    risen = [changing(name, "100", "130", at, start=new_year) for at, name in enumerate("ab", 1)]
    kept = changing("c", "100", "100", 3, start=new_year)
    first = item(flat("1", 4), "d", valid=DateRange(date.min))
    assert found(*risen, kept, first) == [("change-stands-out", "3")]
    assert found(kept, first) == []  # nothing changed, so there is no median


def test_a_price_of_another_document_is_found_by_the_documents_name() -> None:
    other = attrs.evolve(SOURCE, id="fees-2023", document="Takster 2023")
    before = PriceVersion(valid=DateRange.year(2023), charge=flat("10", 7, source=other))
    risen = item(flat("25", 9), "fee", earlier=(before,))
    others = [
        changing(name, "100", "104", at, start=date(2024, 1, 1))
        for at, name in ((1, "a"), (2, "b"))
    ]
    assert only(risen, *others).lines == "7 (Takster 2023); 9 (Takster 2024)"


def ten_days(
    value: str, line: int, *, part: PartUnit = PartUnit.STARTED, **more: Any
) -> TariffItem:
    rule = UnitConversion(unit=Unit.of("day"), divisor=10, part=part)
    rules = (rule, *more.pop("rules", ()))
    charge = per_tonnage(value, line, **more.pop("price", {}))
    return item(charge, "ten-days", unit=Unit.of("ten_days"), modifiers=rules, **more)


def month(value: str, line: int, *, of: str = "tonnage", **more: Any) -> TariffItem:
    charge = per_tonnage(value, line, of)
    return item(charge, "month", unit=Unit.of("month"), accrual=Accrual.MONTHLY, **more)


@pytest.mark.parametrize("part", tuple(PartUnit))
def test_a_month_may_cost_as_much_as_its_days_and_no_more(part: PartUnit) -> None:
    assert found(ten_days("4", 1, part=part), month("12", 2)) == []
    assert found(ten_days("4", 1, part=part), month("12.01", 2)) == [("bundle-dearer", "1-2")]
    # 31 days are four times ten
    assert found(ten_days("4", 1, part=part), month("16", 2), month_days=31) == []


def test_a_day_is_a_shorter_period_too() -> None:
    day = item(per_tonnage("0.5", 1), "day", accrual=Accrual.DAILY)
    assert only(day, month("16", 2)).da == (
        "Month: 16 kr. pr. BT pr. måned (linje 2), "
        "men 30 dage koster kun 30 × 0,5 kr. = 15,0 kr. (Day, linje 1)"
    )


OVER, UNDER = ((InBand(of="tonnage", band=Band.parse(text)),) for text in (">100", "<=100"))
TUG: tuple[Condition, ...] = (Category(of="vessel", values=("tug",)),)
SUMMER = InSeason(seasons=(Season.iso("05-01", "09-30"),))


@pytest.mark.parametrize(
    ("short", "long"),
    (
        ({}, {"of": "weight"}),  # another measure
        ({"conditions": OVER}, {"conditions": UNDER}),
        ({"conditions": TUG}, {}),
        ({"tax": Tax.EXCLUSIVE}, {"tax": Tax.INCLUSIVE}),
        ({"rules": (TierFactor(after=14, factor=2),)}, {}),  # dearer the longer it lasts
    ),
)
def test_what_is_not_alike_is_not_compared(short: dict[str, Any], long: dict[str, Any]) -> None:
    assert "bundle-dearer" not in dict(found(ten_days("4", 1, **short), month("23", 2, **long)))


def test_seasons_keep_no_month_from_being_compared() -> None:
    summer = month("23", 2, conditions=(*TUG, SUMMER))
    assert found(ten_days("4", 1, conditions=TUG), summer) == [("bundle-dearer", "1-2")]


def test_prices_that_are_not_there_are_not_compared() -> None:
    missing = UnitCharge(price=printed(None, 1), unit=Unit.of("bt"), of="tonnage")
    short = attrs.evolve(ten_days("4", 1).versions[0], charge=missing)
    no_price = ("not-offered-or-unknown", "1")
    assert found(attrs.evolve(ten_days("4", 1), versions=(short,)), month("23", 2)) == [no_price]
    assert found(item(missing, "month", accrual=Accrual.MONTHLY), ten_days("4", 2)) == [no_price]


def test_a_comparison_with_an_unclear_price_says_so() -> None:
    unclear = ten_days("4", 1, price={"ambiguous": (NIGHT, WEEK), "reading": "night"})
    dearer, _ = audited(unclear, month("23", 2)).findings
    assert dearer.en.endswith("line 1), if line 1 is read so: is for the night")
    pays_for = ten_days("4", 1, price={"ambiguous": (NIGHT, WEEK)})
    settles = item(flat("1", 9, ambiguous=(NIGHT, WEEK), reading="night"), "other")
    dearer, _ = audited(pays_for, month("23", 2), settles).findings
    assert dearer.da.endswith("linje 1); linje 1 kan læses på flere måder")


@pytest.mark.parametrize(
    ("bands", "codes"),
    (
        (("<=6", "6-9"), ["bands-share-edge"]),
        (("<6", "6-9"), []),
        (("<6", ">6"), ["bands-gap"]),
        (("<=6", ">6"), []),
        (("<=100", ">101"), ["bands-gap"]),
        ((">12", ">20"), ["bands-overlap"]),
        (("<9", "3-6"), ["bands-overlap"]),
        (("3-6", 6), ["bands-share-edge"]),
        (("3-6", 9), []),  # between a band and a size, nothing is missing
        (("3-6", 7, ">8"), []),
        (("<20", "3-6", ">20"), ["bands-overlap", "bands-gap"]),  # 6 to 20 is in the first
    ),
)
def test_numbers_in_two_bands_and_in_none_are_found(
    bands: tuple[KeyPart, ...], codes: list[str]
) -> None:
    rows = [row(at, str(at), band) for at, band in enumerate(bands, 1)]
    assert [code for code, _ in found(item(rows)) if code.startswith("bands")] == codes


def test_what_lies_between_two_bands_is_named_with_both() -> None:
    gap = only(item([row(1, "1", "<=100"), row(2, "2", ">101")]))
    assert gap.en == (
        "Berth: over 100 and up to and including 101 m has no price; "
        "up to and including 100 m: DKK 1 (line 1); over 101 m: DKK 2 (line 2)"
    )
    assert only(item([row(1, "1", "<12"), row(2, "2", ">12")])).da == (
        "Berth: 12 m har ingen takst; under 12 m: 1 kr. (linje 1); over 12 m: 2 kr. (linje 2)"
    )


def test_of_what_has_no_parts_only_whole_numbers_count() -> None:
    def of_age(*bands: KeyPart) -> list[str]:
        rows = [row(at, str(at), band, name="age") for at, band in enumerate(bands, 1)]
        return [code for code, _ in found(item(rows))]

    assert of_age("<7", "7-15", ">15") == []
    assert of_age("<=6", "7-15", ">=16") == []
    assert of_age("<7", ">7") == ["bands-gap"]  # those of exactly 7
    assert of_age("<7", ">6") == []  # no whole number is in both
    assert of_age("<8", ">6") == ["bands-overlap"]  # 7 is


def test_bands_at_one_price_or_at_none_leave_nothing_to_ask() -> None:
    assert found(item([row(1, "1", "<=6"), row(2, "1", "6-9")])) == []
    neither = [row(1, None, "<6"), row(2, None, ">6")]
    assert found(item(neither)) == [("not-offered-or-unknown", "1-2")]


def test_bands_are_compared_where_rows_are_for_the_same_values() -> None:
    both, north, south = ("north", "south"), ("north",), ("south",)
    rows = [row(1, "1", "<=6", harbours=both), row(2, "2", "6-9", harbours=both)]
    assert found(item(rows)) == [("bands-share-edge", "1-2")]
    rows = [row(1, "1", "<=6", harbours=north), row(2, "2", "6-9", harbours=south)]
    assert found(item(rows)) == []
    # 9 m is in two rows in the south; in the north nothing is for 6 to 9 m
    above = audited(item([*rows, row(3, "3", "9-11", harbours=both)])).findings
    assert [each.lines for each in above] == ["2-3", "1, 3"]
    assert above[0].en.startswith("Berth, South: 9 m has two prices")
    assert above[1].en.startswith("Berth, North Harbour: over 6 and under 9 m has no price")


def band_spans() -> st.SearchStrategy[KeyPart]:
    halves = st.integers(0, 12).map(lambda n: Decimal(n) / 2)
    two = st.tuples(halves, halves).filter(lambda ends: ends[0] < ends[1])
    flags = st.tuples(st.booleans(), st.booleans())
    between = st.tuples(two, flags).map(lambda e: Band(*e[0], *e[1]))
    below = st.tuples(halves, st.booleans()).map(lambda e: Band(None, e[0], upper_included=e[1]))
    above = st.tuples(halves, st.booleans()).map(lambda e: Band(e[0], None, lower_included=e[1]))
    return st.one_of(halves, between, below, above)


(ANY_PRICE,) = prices_in_force(
    TariffSchedule(
        municipality=Municipality("0326"),
        title=Label("Takster", "Fees"),
        items=(item(flat("1", 1)),),
    ),
    DAY,
)


def is_in(number: Decimal, part: KeyPart | None) -> bool:
    return number in part if isinstance(part, Band) else number == part


@given(one=band_spans(), other=band_spans(), whole=st.booleans())
def test_a_number_is_shared_where_it_is_in_both_and_in_a_gap_where_it_is_in_neither(
    *, one: KeyPart, other: KeyPart, whole: bool
) -> None:
    spans = [number_span(ANY_PRICE, part) for part in (one, other)]
    first, last = sorted((s for s in spans if isinstance(s, Span)), key=lambda span: span.order)
    shared, gap = first.shared(last, whole=whole), first.gap(last, whole=whole)
    for quarter in range(-4, 30):
        number = Decimal(quarter) / 4
        in_both = is_in(number, one) and is_in(number, other)
        if not whole or number == number.to_integral_value():
            assert is_in(number, shared) == in_both
            if is_in(number, gap):
                assert not is_in(number, one)
                assert not is_in(number, other)
    assert shared is None or gap is None


def test_a_word_has_no_place_among_numbers() -> None:
    assert number_span(ANY_PRICE, "north") is None


def bounded(item_id: str, band: str, line: int, of: str = "tonnage", **more: Any) -> TariffItem:
    conditions = (*TUG, InBand(of=of, band=Band.parse(band)))
    return item(flat("480", line), item_id, conditions=conditions, **more)


@pytest.mark.parametrize(
    ("bands", "lines"),
    (
        (("<100", ">100"), ["1-2"]),
        (("<100", ">100", ">100"), ["1-3"]),
        (("<100", ">=100"), []),
        (("<100", ">100", "50-150"), []),  # the third has it
        (("<7", ">65"), []),  # the others pay by an item without such a condition
        (("<100",), []),
    ),
)
def test_a_number_that_the_conditions_of_all_items_leave_out_is_found(
    bands: tuple[str, ...], lines: list[str]
) -> None:
    items = [bounded(f"ship-{at}", band, at) for at, band in enumerate(bands, 1)]
    assert [lines for _, lines in found(*items)] == lines


def test_the_number_left_out_is_in_the_unit_that_a_price_is_per() -> None:
    ships = bounded("small", "<100", 1), bounded("large", ">100", 2)
    assert only(*ships).en == (
        "tonnage 100 has no price: Small (line 1) and Large (line 2) stop just short of it"
    )
    measured = item(per_tonnage("4", 3), "by-tonnage")
    assert only(*ships, measured).da == (
        "100 BT har ingen takst: Small (linje 1) og Large (linje 2) "
        "grænser op til det uden at omfatte det"
    )
    assert found(ships[0], bounded("old", ">100", 2, of="age")) == []


def in_season(
    item_id: str, line: int, *seasons: tuple[str, str], harbour: str | None = None
) -> TariffItem:
    """Return an item on condition of each of these seasons, as its readings have them."""
    readings = ("night", "week")
    conditions = tuple(
        InSeason(seasons=(Season.iso(*ends),), reading=reading)
        for ends, reading in zip(seasons, readings, strict=False)
    )
    harbours = None if harbour is None else (harbour,)
    rows = [row(line, "10", 6, harbours=harbours, ambiguous=(NIGHT, WEEK))]
    return item(rows, item_id, conditions=conditions)


@pytest.mark.parametrize(
    ("first", "second", "days"),
    (
        (("05-01", "11-01"), ("11-01", "05-01"), "1. maj og 1. november"),
        (("05-01", "10-31"), ("10-31", "04-30"), "31. oktober"),
        (("05-01", "10-31"), ("11-01", "04-30"), None),
        (("05-01", "10-31"), ("10-30", "04-30"), None),  # two days in a row are no slip
        (("05-01", "10-31"), ("05-01", "10-31"), None),  # the same season
        (("05-01", "10-31"), ("07-01", "07-01"), None),  # a day within is on purpose
    ),
)
def test_seasons_that_share_only_days_they_end_on_are_found(
    first: tuple[str, str], second: tuple[str, str], days: str | None
) -> None:
    items = in_season("summer", 1, first), in_season("winter", 2, second)
    texts = [each.da for each in audited(*items).of_code("seasons-share-day")]
    shared = f"to sæsoner deler {days}: Summer (linje 1) og Winter (linje 2)"
    assert texts == ([] if days is None else [shared])


def test_the_longest_season_counts_where_readings_differ() -> None:
    summer = in_season("summer", 1, ("05-02", "10-31"), ("05-01", "11-01"))
    winter = in_season("winter", 2, ("11-01", "05-01"), ("11-02", "04-30"))
    assert found(summer, winter)[0] == ("seasons-share-day", "1-2")


def test_seasons_are_compared_where_items_can_be_for_the_same() -> None:
    def shared(harbour: str | None, other: str | None) -> list[str]:
        summer = in_season("summer", 1, ("05-01", "11-01"), harbour=harbour)
        winter = in_season("winter", 2, ("11-01", "05-01"), harbour=other)
        return [code for code, _ in found(summer, winter) if code == "seasons-share-day"]

    assert shared("north", "south") == []
    assert shared("north", "north") == shared("north", None) == ["seasons-share-day"]
    cars = item(flat("1", 1), "cars", conditions=(SUMMER,))
    vans = item(
        flat("2", 2), "vans", conditions=(InSeason(seasons=(Season.iso("09-30", "05-01"),)),)
    )
    assert found(cars, vans) == []  # nothing says that they are for the same


def test_a_row_printed_again_without_its_price_is_found() -> None:
    again = RateRow({"length": (6,)}, printed(None, 3, state=PriceState.UNKNOWN), repeats=1)
    assert only(item([row(1, "10", 6), row(2, "20", 9), again])).da == (
        "Berth, 6 m: samme række er trykt flere gange: linje 3 (uden pris) og linje 1 (10 kr.)"
    )


def test_a_row_with_a_name_of_its_own_is_found_under_it() -> None:
    adult = attrs.evolve(row(1, "60", ">15", name="age"), label=Label("Voksen", "Adult"))
    lapsing = attrs.evolve(adult.price, lifecycle=Lifecycle.LAPSING)
    assert only(item([attrs.evolve(adult, price=lapsing)])).da == (
        "Berth, Voksen har stadig en takst: 60 kr. (linje 1, udgår)"
    )


def test_what_lapses_without_a_price_is_only_not_offered() -> None:
    gone = item(flat(None, 1, lifecycle=Lifecycle.LAPSING))
    assert only(gone).en == "not offered: Berth (line 1, lapses)"


def test_prices_without_a_figure_are_found_apart_from_those_not_offered() -> None:
    rows = [row(1, None, 6), row(2, None, 9, state=PriceState.UNKNOWN), row(3, None, 11)]
    assert [each.da for each in audited(item(rows)).findings] == [
        "udbydes ikke: Berth, 6 m (linje 1); Berth, 11 m (linje 3)",
        "ikke oplyst: Berth, 9 m (linje 2)",
    ]


def test_a_question_asked_in_several_places_is_named_once() -> None:
    unclear = {"ambiguous": (NIGHT, WEEK)}
    items = (
        item(flat("10", 1, reading="night", **unclear), "berth"),
        item(flat("20", 4, **unclear), "stay"),
    )
    assert only(*items).en == (
        "Berth and Stay (lines 1, 4) can be read in more than one way: "
        "is for the night; or: is for the week"
    )


def test_vat_is_asked_about_only_where_a_heading_states_it_for_some() -> None:
    def taxes(*taxes: Tax) -> list[tuple[str, str]]:
        fees = [item(flat("1", at), f"fee-{at}", tax=tax) for at, tax in enumerate(taxes, 1)]
        return found(*fees)

    assert taxes(Tax.UNSTATED, Tax.UNSTATED) == taxes(Tax.INCLUSIVE, Tax.EXCLUSIVE) == []
    assert taxes(Tax.INCLUSIVE, Tax.UNSTATED, Tax.EXEMPT) == [("vat-partly-stated", "1, 3")]
    free = item(flat(None, 1, state=PriceState.FREE), "free", tax=Tax.INCLUSIVE)
    assert found(free, item(flat("1", 2), "fee")) == []


def test_a_long_finding_is_cut_where_it_becomes_one_of_the_library() -> None:
    long = Reading(name="long", da="lang " * 90, en="long " * 90, question="time")
    question = item(flat("10", 1, reading="night", ambiguous=(NIGHT, long, WEEK)))
    finding = only(question)
    assert len(finding.en) > 500
    assert len(finding.finding.message) <= 500
    assert finding.finding.message.endswith(" …")


def test_every_price_of_a_day_stands_with_its_item_and_row() -> None:
    schedule = TariffSchedule(
        municipality=Municipality("0326"),
        title=Label("Takster", "Fees"),
        items=(
            item([row(1, "10", 6), row(2, "20", 9)]),
            item(flat("5", 3), "gone", valid=DateRange.year(2023)),
            item(flat("7", 4), "sign"),
        ),
    )
    prices = prices_in_force(schedule, DAY)
    kept = [point for point in price_points(schedule) if DAY in point.valid]
    assert [price.point for price in prices] == kept
    assert [price.locator.first_line for price in prices] == [1, 2, 4]
    assert [price.row is None for price in prices] == [False, False, True]
    assert all(price.point.locator == price.price.locator for price in prices)
