"""What changed from 2023 to 2024; bracketed numbers are lines of Kalundborg's fee tables."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal, Inexact, localcontext
from fractions import Fraction
from typing import Any

import attrs
import pytest

from kommunedata import datasets, figures
from kommunedata.errors import InvalidValueError, WrongTypeError
from kommunedata.language import Label
from kommunedata.money import PriceState, Rate, RatePer
from kommunedata.period import DateRange
from kommunedata.source import Locator, Reading
from kommunedata.tariffs import (
    Accrual,
    Band,
    Charge,
    Dimension,
    FlatCharge,
    IndexedCharge,
    KeyPart,
    NoPriceError,
    PartUnit,
    PercentageCharge,
    PricePoint,
    PriceVersion,
    PrintedPrice,
    RateRow,
    RateTable,
    TariffItem,
    TariffSchedule,
    Tax,
    UnitCharge,
    UnitConversion,
)
from kommunedata.tariffs.model.change_kind import ChangeKind
from kommunedata.tariffs.model.in_force import points_in_force
from kommunedata.tariffs.reports.comparison import Comparison, PriceChange, compare
from kommunedata.tariffs.words.price_words import price_name
from kommunedata.unit import Unit

KALUNDBORG = datasets.tariff_schedule("kalundborg")
SOURCE = KALUNDBORG.item("waste-lid-change").versions[0].charge.price.locator.source  # type: ignore[union-attr]  # flat
BEFORE, AFTER = date(2023, 7, 1), date(2024, 7, 1)


def only(*item_ids: str) -> TariffSchedule:
    items = tuple(KALUNDBORG.item(item_id) for item_id in item_ids)
    return attrs.evolve(KALUNDBORG, items=items)


def of_lines(comparison: Comparison, *lines: int) -> list[PriceChange]:
    return [each for each in comparison.changes if each.point.locator.first_line in lines]


def printed(value: str | None, line: int = 1, state: PriceState | None = None) -> PrintedPrice:
    known = PriceState.PRICED if value is not None else PriceState.UNKNOWN
    locator = Locator(
        source=SOURCE, section=("Takster",), first_line=line, last_line=line, printed=value or ""
    )
    return PrintedPrice(value=value, state=state or known, locator=locator)


def free(line: int = 1) -> PrintedPrice:
    return printed(None, line, PriceState.FREE)


def item(old: Charge | None, new: Charge | None, **more: Any) -> TariffItem:
    charges = ((2023, old), (2024, new))
    versions = tuple(
        PriceVersion(valid=DateRange.year(year), charge=charge, tax=Tax.INCLUSIVE)
        for year, charge in charges
        if charge is not None
    )
    given = {"id": "fee", "name": Label("Gebyr", "Fee"), "unit": Unit.of("piece")}
    return TariffItem(**{**given, "accrual": Accrual.ONCE, "versions": versions, **more})


def flat(value: str | None, line: int = 1) -> FlatCharge:
    return FlatCharge(price=printed(value, line))


def schedule(*items: TariffItem) -> TariffSchedule:
    other = item(flat("1", 9), flat("1", 9), id="other")  # both years have a price
    return attrs.evolve(KALUNDBORG, items=(*items, other))


def change(old: Charge | None, new: Charge | None, **more: Any) -> PriceChange:
    found = compare(schedule(item(old, new, **more)), BEFORE, AFTER)
    (changed,) = [each for each in found.changes if each.item_id == "fee"]
    return changed


def test_a_price_that_rose_has_its_difference_and_its_share() -> None:
    # 124 to 129 (344): 5 of 124
    (base_fee,) = compare(only("waste-base-fee"), BEFORE, AFTER).changes
    assert (base_fee.item_id, base_fee.name) == ("waste-base-fee", "Grundgebyr")
    assert base_fee.kind is ChangeKind.CHANGED
    assert (base_fee.difference, base_fee.change) == (Decimal(5), Fraction(5, 124))
    assert base_fee.dimensions["property_kind"][1] == "summer_house"
    assert base_fee.old is not None
    assert (base_fee.old.value, base_fee.point.value) == (Decimal(124), Decimal(129))
    assert repr(base_fee).startswith("PriceChange(item='waste-base-fee', kind=")


def test_per_mille_of_a_value_against_kroner_per_area_is_no_difference() -> None:
    # 0,1019 per mille (335) in 2023, 0,682 kr. per m2 (336) from 2024
    (pest,) = compare(only("pest-control"), BEFORE, AFTER).changes
    assert pest.kind is ChangeKind.METHOD_CHANGED
    assert (pest.difference, pest.change) == (None, None)


def test_not_offered_before_or_after_is_another_state() -> None:
    # 581: "-" to 59; 583: 192 to 192; 629: 1.388 to "-"
    found = compare(only("waste-distance-surcharge", "waste-replacement-container"), BEFORE, AFTER)
    began, kept, stopped = of_lines(found, 581, 583, 629)
    assert (began.kind, began.difference) == (ChangeKind.STATE_CHANGED, None)
    assert (kept.kind, kept.difference) == (ChangeKind.UNCHANGED, Decimal(0))
    assert kept.change == Fraction(0)
    assert (stopped.kind, stopped.change) == (ChangeKind.STATE_CHANGED, None)


def test_a_row_that_repeats_another_without_a_price_is_paired_with_itself() -> None:
    # 479: 921 to 959; 480 is for the same, without a price, which stands in 512
    found = compare(only("waste-recycling-containers"), BEFORE, AFTER)
    priced, repeated = of_lines(found, 479, 480)
    assert (priced.kind, priced.difference) == (ChangeKind.CHANGED, Decimal(38))
    assert (repeated.kind, repeated.difference) == (ChangeKind.UNCHANGED, None)
    assert repeated.old is not None
    assert repeated.old.locator.first_line == 480
    row = next(each for each in found.table().rows if each[1].startswith("se linje"))
    assert row[1:] == ("se linje 512", "se linje 512", "uændret", "")


def test_each_printed_price_is_in_one_row() -> None:
    found = compare(KALUNDBORG, BEFORE, AFTER)
    for day, side in ((BEFORE, "old"), (AFTER, "new")):
        points = [getattr(each, side) for each in found.changes]
        assert {p for p in points if p is not None} == set(points_in_force(KALUNDBORG, day))
        kept = [p for p in points if p is not None]
        assert len(kept) == len(points_in_force(KALUNDBORG, day))


def test_what_is_new_and_what_ended_has_one_price_only() -> None:
    assert change(None, flat("60")).kind is ChangeKind.NEW
    ended = change(flat("60"), None)
    assert (ended.kind, ended.new, ended.difference) == (ChangeKind.ENDED, None, None)
    assert ended.point.value == Decimal(60)


def test_what_ended_comes_last_and_the_rest_in_the_schedules_order() -> None:
    ended, new = item(flat("1"), None, id="ended"), item(None, flat("2"), id="new")
    found = compare(schedule(ended, new), BEFORE, AFTER)
    assert [each.item_id for each in found.changes] == ["new", "other", "ended"]
    assert found.of_kind(ChangeKind.ENDED, ChangeKind.NEW) == (found.changes[0], found.changes[2])


def test_rows_are_matched_by_their_values_in_any_order() -> None:
    def table(*rows: tuple[str, tuple[KeyPart, ...]]) -> RateTable:
        return RateTable(
            [RateRow({"size": parts}, printed(v, at)) for at, (v, parts) in enumerate(rows, 1)]
        )

    sizes = Dimension(name="size", label=Label("størrelse", "size"), unit=Unit.of("m"))
    fee = item(
        table(("151", (Band(None, 6),)), ("10", (1, 2))),
        table(("11", (2, 1)), ("163", (Band(None, 6),)), ("9", (3,))),
        dimensions=(sizes,),
    )
    found = compare(schedule(fee), BEFORE, AFTER)
    assert [(each.difference, each.kind.name) for each in found.changes[:3]] == [
        (Decimal(1), "CHANGED"),
        (Decimal(12), "CHANGED"),
        (None, "NEW"),
    ]


@pytest.mark.parametrize(
    ("old", "new", "kind"),
    (
        # free in both years (866); "-" to free (912)
        (FlatCharge(price=free()), FlatCharge(price=free()), "UNCHANGED"),
        (
            FlatCharge(price=printed(None, state=PriceState.NOT_OFFERED)),
            FlatCharge(price=free()),
            "STATE_CHANGED",
        ),
        (flat("60"), FlatCharge(price=free()), "STATE_CHANGED"),
        (flat(None), flat("4710"), "STATE_CHANGED"),
        (flat("40"), flat("40.00"), "UNCHANGED"),
        (
            UnitCharge(price=printed("140"), unit=Unit.of("m2"), of="area"),
            UnitCharge(price=printed("152"), unit=Unit.of("m"), of="area"),
            "METHOD_CHANGED",
        ),
        (
            UnitCharge(price=printed("140"), unit=Unit.of("m2"), of="area"),
            UnitCharge(price=printed("152"), unit=Unit.of("m2"), of="built_area"),
            "METHOD_CHANGED",
        ),
        (
            PercentageCharge(price=printed("2.5"), per=RatePer.PERCENT, of="value"),
            PercentageCharge(price=printed("25"), per=RatePer.PERMILLE, of="value"),
            "METHOD_CHANGED",
        ),
        (flat("388"), IndexedCharge(price=printed("388"), of="day_price"), "METHOD_CHANGED"),
        (flat("40"), RateTable([RateRow({}, printed("41"))]), "CHANGED"),
    ),
)
def test_the_kind_of_change_is_what_cannot_be_subtracted(
    old: Charge, new: Charge, kind: str
) -> None:
    assert change(old, new).kind.name == kind


def test_another_tax_treatment_or_conversion_is_nothing_to_subtract() -> None:
    fee = item(flat("100"), flat("125"))
    old, new = fee.versions
    taxed = attrs.evolve(fee, versions=(attrs.evolve(old, tax=Tax.EXCLUSIVE), new))
    packs = UnitConversion(unit=Unit.of("kg"), divisor=5, part=PartUnit.REFUSED)
    packed = attrs.evolve(fee, versions=(old, attrs.evolve(new, modifiers=(packs,))))
    kinds = [compare(schedule(each), BEFORE, AFTER).changes[0] for each in (taxed, packed)]
    assert [each.kind.name for each in kinds] == ["TAX_CHANGED", "METHOD_CHANGED"]
    assert [each.difference for each in kinds] == [None, None]
    row = compare(schedule(taxed), BEFORE, AFTER).table().rows[0]
    assert row == ("Gebyr", "100 kr. ekskl. moms", "125 kr. inkl. moms", "anden moms", "")


def test_a_rise_from_zero_has_no_share() -> None:
    risen = change(flat("0"), flat("5"))
    assert (risen.difference, risen.change) == (Decimal(5), None)


def test_the_ambient_decimal_context_changes_no_difference() -> None:
    with localcontext() as context:
        context.prec = 2
        context.traps[Inexact] = True
        risen = change(flat("1109.50"), flat("1154.75"))
        assert str(risen.difference) == "45.25"  # 1.154,75 - 1.109,50
        assert figures.kroner(Decimal("-1109.50"), "en") == "-DKK 1,109.50"


def test_the_same_day_twice_is_no_change() -> None:
    found = compare(KALUNDBORG, AFTER, AFTER)
    assert {each.kind for each in found.changes} == {ChangeKind.UNCHANGED}


@pytest.mark.parametrize("days", ((date(2022, 7, 1), AFTER), (BEFORE, date(2025, 1, 1))))
def test_a_day_without_prices_names_the_periods_that_have_them(days: tuple[date, date]) -> None:
    with pytest.raises(NoPriceError, match="2023-01-01 to 2023-12-31, 2024-01-01 to 2024-12-31"):
        compare(KALUNDBORG, *days)


def test_a_schedule_without_prices_or_an_end_says_so() -> None:
    with pytest.raises(NoPriceError, match="allowed: none, got '2024-07-01'"):
        points_in_force(attrs.evolve(KALUNDBORG, items=()), AFTER)
    fee = item(None, flat("1"))
    endless = attrs.evolve(fee.versions[0], valid=DateRange(date(2024, 1, 1)))
    with pytest.raises(NoPriceError, match="2024-01-01 to further notice"):
        points_in_force(
            attrs.evolve(KALUNDBORG, items=(attrs.evolve(fee, versions=(endless,)),)), BEFORE
        )


def test_days_the_wrong_way_round_or_with_a_clock_are_refused() -> None:
    with pytest.raises(InvalidValueError, match="2024-07-01 or later, got '2023-07-01'"):
        compare(KALUNDBORG, AFTER, BEFORE)
    with pytest.raises(WrongTypeError, match="not a plain date"):
        compare(KALUNDBORG, datetime(2023, 7, 1), AFTER)  # noqa: DTZ001 - refused


def test_a_comparison_is_a_table_in_danish() -> None:
    found = compare(only("pest-control", "waste-lid-change"), BEFORE, AFTER)
    lines = str(found).split("\n")
    assert lines[0] == "Kalundborg Kommunes takster: ændringer fra 1. juli 2023 til 1. juli 2024"
    assert lines[2].split("  ")[0] == "Ydelse"
    assert found.table().rows == (
        (
            "Skadedyrsbekæmpelse",
            "0,1019 ‰ pr. år",
            "0,682 kr. pr. m² pr. år",
            "ny beregningsmåde",
            "",
        ),
        # 294 in both years (621)
        (
            "Udskiftning af standardlåg til låg i låg, 660/770 l",
            "294 kr.",
            "294 kr.",
            "uændret",
            "0,0%",
        ),
    )
    assert lines[-1].startswith("Kilde: Budget 2024")
    assert found._repr_html_() == found.table().to_html()


def test_a_comparison_is_a_table_in_english() -> None:
    found = compare(only("waste-distance-surcharge", "waste-base-fee"), BEFORE, AFTER).table("en")
    assert found.caption == (
        "Fees of Kalundborg Municipality: changes from 2023-07-01 to 2024-07-01"
    )
    assert [column.label for column in found.columns][3:] == ["Change", "Per cent"]
    # "-" to 59 (581); 383 (591); 124 to 129 (344), 5 / 124 = 4,03 %
    assert found.rows[0] == (
        "Surcharge for distance, 40–70 m, 8 emptyings",
        "not offered",
        "DKK 59",
        "new status",
        "",
    )
    assert found.rows[6][0] == "Surcharge for distance, over 70 m, 26 emptyings"
    assert found.rows[8][1:] == ("DKK 124", "DKK 129", "+DKK 5", "+4.0%")


@pytest.mark.parametrize(
    ("old", "new", "cells"),
    (
        # 2.316 to 2.520 (721): 204 / 2.316 = 8,81 %
        (flat("2316"), flat("2520"), ("2.316 kr.", "2.520 kr.", "+204 kr.", "+8,8%")),
        (flat("2.70"), flat("2.6"), ("2,70 kr.", "2,6 kr.", "-0,10 kr.", "-3,7%")),
        (flat("40"), None, ("40 kr.", "", "udgået", "")),
        (None, FlatCharge(price=free()), ("", "gratis", "ny", "")),
        (flat(None), flat(None), ("ikke oplyst", "ikke oplyst", "uændret", "")),
        (
            PercentageCharge(price=printed("2.50"), per=RatePer.PERCENT, of="value"),
            PercentageCharge(price=printed("2.75"), per=RatePer.PERCENT, of="value"),
            ("2,50%", "2,75%", "+0,25 procentpoint", "+10,0%"),
        ),
        (
            PercentageCharge(price=printed("34"), per=RatePer.PERMILLE, of="value"),
            PercentageCharge(price=printed("33"), per=RatePer.PERMILLE, of="value"),
            ("34 ‰", "33 ‰", "-1 promillepoint", "-2,9%"),
        ),
        (
            IndexedCharge(price=printed("388"), of="day_price"),
            IndexedCharge(price=printed("390"), of="day_price"),
            ("388 kr. + dagspris", "390 kr. + dagspris", "+2 kr.", "+0,5%"),
        ),
    ),
)
def test_cells_say_what_became_of_a_price(
    old: Charge | None, new: Charge | None, cells: tuple[str, ...]
) -> None:
    changed = change(old, new)
    found = compare(schedule(changed.item), BEFORE, AFTER).table()
    assert next(row for row in found.rows if row[1:3] != ("1 kr.", "1 kr."))[1:] == cells


@pytest.mark.parametrize(
    ("share", "danish", "english"),
    (
        (Fraction(1, 2000), "+0,1%", "+0.1%"),  # 0,05 % is half, and goes up
        (Fraction(-1, 2000), "-0,1%", "-0.1%"),
        (Fraction(1, 2001), "0,0%", "0.0%"),
        (Fraction(-1, 2001), "0,0%", "0.0%"),
        (Fraction(50), "+5.000,0%", "+5,000.0%"),
    ),
)
def test_shares_have_one_decimal_and_a_sign(share: Fraction, danish: str, english: str) -> None:
    assert (figures.share(share, "da"), figures.share(share, "en")) == (danish, english)


def test_rates_read_in_english() -> None:
    assert figures.rate(Rate.permille("0.1019"), "en") == "0.1019 ‰"
    assert figures.kroner(Decimal("0.682"), "en") == "DKK 0.682"


@pytest.mark.parametrize(
    ("band", "danish", "english"),
    (
        ("40-70", "40–70 m", "40–70 m"),
        (">70", "over 70 m", "over 70 m"),
        (">=1000", "fra 1.000 m", "from 1,000 m"),
        ("<6", "under 6 m", "under 6 m"),
        ("<=6", "til og med 6 m", "up to and including 6 m"),
        (
            Band(6, 9, lower_included=False),
            "over 6 og til og med 9 m",
            "over 6 and up to and including 9 m",
        ),
        (Band(6, 9, upper_included=False), "fra 6 og under 9 m", "from 6 and under 9 m"),
    ),
)
def test_bands_are_said_with_their_ends(band: Band | str, danish: str, english: str) -> None:
    part = Band.parse(band) if isinstance(band, str) else band
    length = Dimension(name="length", label=Label("længde", "length"), unit=Unit.of("m"))
    table = RateTable([RateRow({"length": (part,)}, printed("1"))])
    fee = item(None, table, dimensions=(length,))
    point = point_of(fee)
    assert price_name(fee, point, "da") == f"Gebyr, {danish}"
    assert price_name(fee, point, "en") == f"Fee, {english}"


def test_a_price_with_two_readings_says_so() -> None:
    readings = (Reading(name="one", da="a", en="a"), Reading(name="two", da="b", en="b"))
    price = printed("4890", 926)
    place = attrs.evolve(price.locator, ambiguous=readings)
    unclear = attrs.evolve(price, locator=place, reading="one")
    fee = item(None, FlatCharge(price=unclear))
    assert price_name(fee, point_of(fee), "da") == "Gebyr, kan læses på flere måder"


def point_of(fee: TariffItem) -> PricePoint:
    return points_in_force(attrs.evolve(KALUNDBORG, items=(fee,)), AFTER)[0]


def test_another_language_is_refused() -> None:
    with pytest.raises(InvalidValueError, match="'da' or 'en', got 'de'"):
        compare(only("pest-control"), BEFORE, AFTER).table("de")  # type: ignore[arg-type]  # that is the point
