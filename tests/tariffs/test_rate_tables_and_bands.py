"""Rate tables, bands, conversions and what a schedule refuses to hold."""

from __future__ import annotations

import itertools
import pickle
from datetime import date
from decimal import Decimal
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kommunedata.errors import InvalidValueError, KommunedataError, WrongTypeError
from kommunedata.language import Label
from kommunedata.money import OERE, Money, PriceState, Rounding
from kommunedata.municipality import Municipality
from kommunedata.period import DateRange
from kommunedata.source import Locator, Source
from kommunedata.tariffs import (
    Accrual,
    AmbiguousPriceError,
    Band,
    Bill,
    Dimension,
    FlatCharge,
    ItemKind,
    KeyPart,
    NoPriceError,
    PartUnit,
    PriceVersion,
    PrintedPrice,
    RateRow,
    RateTable,
    ScheduleError,
    TariffItem,
    TariffSchedule,
    UnitConversion,
    Usage,
    dimension_value,
    price,
)
from kommunedata.unit import Unit

SOURCE = Source(id="fees", document="Takster 2024", publisher="Kalundborg Kommune", sha256="0" * 64)
DAY = date(2024, 7, 1)


def printed(value: str | None, line: int, state: PriceState = PriceState.PRICED) -> PrintedPrice:
    place = Locator(
        source=SOURCE, section=("Takster",), first_line=line, last_line=line, printed=value or "-"
    )
    return PrintedPrice(value=None if value is None else Decimal(value), state=state, locator=place)


def row(line: int, value: str, *parts: KeyPart, repeats: int | None = None) -> RateRow:
    return RateRow({"length": parts}, printed(value, line), repeats)


def item(charge: RateTable | FlatCharge, **changes: Any) -> TariffItem:
    keyed = isinstance(charge, RateTable)
    metres = Dimension(name="length", label=Label("længde", "length"), unit=Unit.of("m"))
    made = TariffItem(
        id="guest-berth",
        name=Label("Gæsteplads", "Guest berth"),
        unit=Unit.of("night"),
        accrual=Accrual.ONCE,
        versions=(PriceVersion(valid=DateRange.year(2024), charge=charge),),
        dimensions=(metres,) if keyed else (),
    )
    return attrs.evolve(made, **changes)


def schedule(*items: TariffItem) -> TariffSchedule:
    return TariffSchedule(
        municipality=Municipality("0326"), title=Label("Takster", "Fees"), items=items
    )


def price_of(charge: RateTable | FlatCharge, length: int | str | None = None) -> Bill:
    values = {} if length is None else {"length": Decimal(length)}
    usage = Usage(item="guest-berth", when=DAY, dimensions=values)
    return price(schedule(item(charge)), [usage])


# guest berths of the harbours: lines 701 to 703, 2024
BERTHS = RateTable(
    (
        row(701, "163", Band.parse("<=6")),
        row(702, "183", Band.parse("6-9")),
        row(703, "193", Band.parse("9-11")),
    )
)


def test_inside_one_printed_band_it_is_priced() -> None:
    assert price_of(BERTHS, "5.99").total == Money.kr(163)
    assert price_of(BERTHS, 8).total == Money.kr(183)
    assert price_of(BERTHS, 11).total == Money.kr(193)


def test_on_an_edge_of_two_bands_both_are_named() -> None:
    with pytest.raises(
        AmbiguousPriceError,
        match=r"lower_band .*183.00 DKK \(line 702\) or upper_band .*193.00 DKK \(line 703\)",
    ):
        price_of(BERTHS, 9)


def test_outside_all_bands_there_is_no_price() -> None:
    with pytest.raises(NoPriceError, match="length 9-11"):
        price_of(BERTHS, "11.01")


@pytest.mark.parametrize(
    ("text", "inside", "outside"),
    (
        ("40-70", ["40", "55.5", "70"], ["39.99", "70.01"]),
        (">70", ["70.01", "1000"], ["70"]),
        (">=70", ["70"], ["69.9"]),
        ("<6", ["0", "5.9"], ["6"]),
        ("<=6", ["6"], ["6.1"]),
        ("2.5-3.5", ["2.5"], ["2.4"]),
    ),
)
def test_bands_include_the_edges_they_say(text: str, inside: list[str], outside: list[str]) -> None:
    band = Band.parse(text)
    assert str(band) == text
    assert all(Decimal(number) in band for number in inside)
    assert not any(Decimal(number) in band for number in outside)


def test_a_band_knows_what_lies_below_it() -> None:
    assert Band.parse("40-70").is_above(39)
    assert not Band.parse("40-70").is_above(40)
    assert Band.parse(">40").is_above(40)
    assert not Band.parse("<6").is_above(-1)


@pytest.mark.parametrize(
    "wrong", ("70-40", "40-40", "40", "a-b", "=>40", "", "４0-70", "1e3-1e4", "-5-10", "<-5")
)
def test_texts_that_are_no_bands_are_refused(wrong: str) -> None:
    with pytest.raises(InvalidValueError, match="Band"):
        Band.parse(wrong)


def test_bands_have_an_end_and_exact_ones() -> None:
    with pytest.raises(InvalidValueError, match="one end or two"):
        Band(None, None)
    with pytest.raises(WrongTypeError):
        Band(1.5, None)  # type: ignore[arg-type]  # that is the point


@given(
    st.lists(st.integers(0, 1000), min_size=2, max_size=8, unique=True),
    st.integers(0, 1000),
)
def test_adjoining_bands_price_each_number_once(ends: list[int], number: int) -> None:
    cuts = sorted(ends)
    bands = [
        Band(Decimal(low), Decimal(high), lower_included=False)
        for low, high in itertools.pairwise(cuts)
    ]
    holding = [band for band in bands if number in band]
    assert len(holding) == (1 if cuts[0] < number <= cuts[-1] else 0)


def test_two_rows_for_the_same_values_are_refused_with_both_lines() -> None:
    with pytest.raises(InvalidValueError, match="lines 1 and 2 are for the same"):
        RateTable((row(1, "10", 6), row(2, "11", 6, 9)))
    with pytest.raises(InvalidValueError, match="lines 1 and 2"):
        RateTable((row(1, "10", Band.parse("6-9")), row(2, "10", Band.parse("6-9"))))


def test_a_row_may_say_that_it_repeats_another() -> None:
    table = RateTable((row(1, "10", 6, 9), row(2, "10", 9, repeats=1)))
    assert price_of(table, 9).lines[0].locator.first_line == 1


@pytest.mark.parametrize(
    "wrong", (row(2, "11", 9, repeats=1), row(2, "10", 7, repeats=1), row(2, "10", 9, repeats=3))
)
def test_a_repeat_must_be_of_the_same_values_at_the_same_price(wrong: RateRow) -> None:
    with pytest.raises(InvalidValueError, match="line 2 does not repeat"):
        RateTable((row(1, "10", 6, 9), wrong))


def test_tables_are_of_rows_with_the_same_dimensions() -> None:
    with pytest.raises(InvalidValueError, match="empty table"):
        RateTable(())
    with pytest.raises(WrongTypeError, match="not a row"):
        RateTable(("x",))  # type: ignore[arg-type]  # that is the point
    other = RateRow({"width": (1,)}, printed("10", 2))
    with pytest.raises(InvalidValueError, match="line 2 has other dimensions"):
        RateTable((row(1, "10", 6), other))


def test_free_is_a_price_and_says_so() -> None:
    bill = price_of(FlatCharge(price=printed(None, 866, PriceState.FREE)))
    assert bill.total == Money.kr(0)
    assert bill.lines[0].explain() == "gratis = 0,00 kr. moms ikke oplyst"
    assert bill.lines[0].explain("en") == "free = DKK 0.00 VAT not stated"
    assert "gratis" in str(bill)


def test_a_deposit_stands_beside_the_total() -> None:
    # a deposit of 280 (674) beside a fee of 163 (701)
    deposit = item(
        FlatCharge(price=printed("280", 674)),
        id="deposit",
        name=Label("Indskud", "Deposit"),
        kind=ItemKind.DEPOSIT,
    )
    fee = item(FlatCharge(price=printed("163", 701)))
    usages = [Usage(item=each, when=DAY) for each in ("guest-berth", "deposit")]
    bill = price(schedule(fee, deposit), usages)
    assert (bill.total, bill.deposits) == (Money.kr(163), Money.kr(280))
    assert str(bill).split("\n")[-3].split() == ["Depositum", "280,00", "kr."]


def test_a_version_may_round_otherwise() -> None:
    whole = PriceVersion(
        valid=DateRange.year(2024),
        charge=FlatCharge(price=printed("2.50", 1)),
        rounding=Rounding(Money.kr(1)),
    )
    bill = price(
        schedule(item(whole.charge, versions=(whole,))),  # type: ignore[arg-type]  # a flat charge
        [Usage(item="guest-berth", when=DAY)],
    )
    assert bill.total == Money.kr(3)
    part = Usage(item="guest-berth", when=DAY, quantity=Decimal("0.5"))
    fine = item(FlatCharge(price=printed("0.682", 1)), unit=Unit.of("kg"))
    # 0,5 x 0,682 = 0,341
    assert price(schedule(fine), [part]).total == Money.kr("0.34")


def test_started_units_count_whole() -> None:
    started = UnitConversion(unit=Unit.of("m"), divisor=1, part=PartUnit.STARTED)
    # 2,2 m above 11 m are 3 started metres of 10 kr. (704), whatever the item counts in
    for unit, stated in (("night", "m"), ("m", None), ("m", "m")):
        berth = item(FlatCharge(price=printed("10", 704)), unit=Unit.of(unit))
        version = attrs.evolve(berth.versions[0], modifiers=(started,))
        made = schedule(attrs.evolve(berth, versions=(version,)))
        usage = Usage(item="guest-berth", when=DAY, quantity=Decimal("2.2"), unit=stated)
        assert price(made, [usage]).total == Money.kr(30)


def test_started_hours_are_paid_whole() -> None:
    # 2½ hours of 71 kr. an hour (796): 3 x 71
    hours = UnitConversion(unit=Unit.of("hour"), divisor=1, part=PartUnit.STARTED)
    washer = item(FlatCharge(price=printed("71", 796)), unit=Unit.of("hour"))
    version = attrs.evolve(washer.versions[0], modifiers=(hours,))
    made = schedule(attrs.evolve(washer, versions=(version,)))
    usage = Usage(item="guest-berth", when=DAY, quantity=Decimal("2.5"))
    assert price(made, [usage]).total == Money.kr(213)


@pytest.mark.parametrize("divisor", (0, -1))
def test_nothing_is_converted_by_zero(divisor: int) -> None:
    with pytest.raises(InvalidValueError, match="more than 0"):
        UnitConversion(unit=Unit.of("m"), divisor=divisor, part=PartUnit.STARTED)


@pytest.mark.parametrize(
    ("value", "state"),
    (
        ("10", PriceState.FREE),
        (None, PriceState.PRICED),
        ("-1", PriceState.PRICED),
    ),
)
def test_prices_and_states_that_disagree_are_refused(value: str | None, state: PriceState) -> None:
    with pytest.raises(InvalidValueError, match="PrintedPrice"):
        printed(value, 1, state)


def test_a_price_is_money_where_it_is_whole_oere() -> None:
    assert printed("0.10", 1).money == Money.kr("0.10")
    assert printed("0.682", 1).money is None
    assert printed(None, 1, PriceState.FREE).money is None


def test_versions_that_overlap_are_refused_with_the_day() -> None:
    fee = item(FlatCharge(price=printed("163", 701)))
    later = attrs.evolve(fee.versions[0], valid=DateRange(date(2024, 12, 31)))
    with pytest.raises(ScheduleError, match="overlaps another version from 2024-12-31") as caught:
        attrs.evolve(fee, versions=(fee.versions[0], later))
    assert caught.value.problems[0][0] == "versions[1].valid"


def test_tables_must_have_the_items_dimensions_and_their_values() -> None:
    with pytest.raises(ScheduleError, match="other dimensions than the item's, allowed: none"):
        item(BERTHS, dimensions=())
    kinds = Dimension(
        name="length",
        label=Label("længde", "length"),
        values={"short": Label("kort", "short")},
    )
    with pytest.raises(ScheduleError, match="line 701, allowed: short"):
        item(BERTHS, dimensions=(kinds,))
    assert not item(BERTHS).dimensions[0].admits("short")


def test_an_id_occurs_once() -> None:
    fee = item(FlatCharge(price=printed("163", 701)))
    with pytest.raises(ScheduleError, match=r"'guest-berth' @ items\[0\].id"):
        schedule(fee, attrs.evolve(fee, unit=Unit.of("m")))


def test_a_dimension_is_a_category_or_a_number() -> None:
    label = Label("længde", "length")
    for wrong in ({}, {"unit": Unit.of("m"), "values": {"a": label}}):
        with pytest.raises(InvalidValueError, match="either values or a unit"):
            Dimension(name="length", label=label, **wrong)  # type: ignore[arg-type]  # that is the point


@pytest.mark.parametrize(
    ("value", "normal"),
    (("a", "a"), (26, 26), (Decimal("26.0"), 26), (Decimal("0.5"), Decimal("0.5"))),
)
def test_whole_numbers_are_ints(value: object, normal: object) -> None:
    result = dimension_value(value, where="x")
    assert (result, type(result)) == (normal, type(normal))


@pytest.mark.parametrize(
    "wrong",
    (
        {"charge": "flat"},
        {"valid": 2024},
        {"tax": "inclusive"},
        {"rounding": OERE.quantum},
        {"modifiers": [1]},
    ),
)
def test_versions_take_values_of_their_types(wrong: dict[str, Any]) -> None:
    version = item(FlatCharge(price=printed("163", 701))).versions[0]
    with pytest.raises(KommunedataError, match="PriceVersion"):
        attrs.evolve(version, **wrong)


def test_schedules_pickle_with_their_index_and_forget_what_they_found() -> None:
    made = schedule(item(BERTHS))
    price(made, [Usage(item="guest-berth", when=DAY, dimensions={"length": 8})])
    twin = pickle.loads(pickle.dumps(made))  # noqa: S301 - our own bytes
    assert twin == made
    assert (len(made._found), len(twin._found)) == (1, 0)
    usage = Usage(item="guest-berth", when=DAY, dimensions={"length": 8})
    assert price(twin, [usage]).total == Money.kr(183)


@pytest.mark.parametrize(
    "key", ({"length": ()}, {"length": "abc"}, {"length": (190.0,)}, {5: (1,)}, 5, {"length": [1]})
)
def test_a_rows_key_holds_tuples_of_exact_values(key: Any) -> None:
    with pytest.raises(WrongTypeError, match="RateRow.key"):
        RateRow(key, printed("10", 1))


@pytest.mark.parametrize("wrong", (5, None))
def test_tables_and_schedules_take_no_single_value(wrong: Any) -> None:
    with pytest.raises(WrongTypeError, match="RateTable.rows"):
        RateTable(wrong)
    with pytest.raises(WrongTypeError, match="TariffSchedule.items"):
        attrs.evolve(schedule(), items=wrong)
    with pytest.raises(WrongTypeError, match="Dimension.values"):
        Dimension(name="length", label=Label("længde", "length"), values=wrong)


def test_an_item_has_a_price() -> None:
    with pytest.raises(InvalidValueError, match="a version or more"):
        item(BERTHS, versions=())


def test_names_are_composed_as_they_are_looked_for() -> None:
    assert Label("Ydelse", "Item").text("en") == "Item"
    assert Label("A\N{COMBINING RING ABOVE}rhus", "Aarhus").text("da") == "Århus"
    with pytest.raises(InvalidValueError, match="'da' or 'en'"):
        Label("a", "b").text("de")  # type: ignore[arg-type]  # that is the point
    with pytest.raises(WrongTypeError, match="Label.da"):
        Label(5, "b")  # type: ignore[arg-type]  # likewise
