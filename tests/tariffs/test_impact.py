"""What the prices of 2024 cost those who paid those of 2023; bracketed numbers are lines."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Any

import attrs
import pytest

from kommunedata import datasets
from kommunedata.errors import InvalidValueError
from kommunedata.money import Money
from kommunedata.period import DateRange
from kommunedata.source import Reading
from kommunedata.tariffs import (
    AmbiguousPriceError,
    Bill,
    FlatCharge,
    ItemKind,
    MixedTaxError,
    NotOfferedError,
    Role,
    TariffSchedule,
    Tax,
    UnknownItemError,
    Usage,
    UsageError,
)
from kommunedata.tariffs.reports.impact import HouseholdImpact, Impact, impact
from kommunedata.unit import Quantity

KALUNDBORG = datasets.tariff_schedule("kalundborg")
OLD, NEW = DateRange.year(2023), DateRange.year(2024)


def fee(role: Role, kind: str) -> Usage:
    return Usage(role=role, dimensions={"property_kind": kind}, when=NEW)


def emptying(litres: int, fraction: str) -> Usage:
    values: dict[str, Any] = {
        "property_kind": "all_year_house",
        "scheme": "own",
        "container": "double",
        "litres": litres,
        "fraction": fraction,
        "emptyings": 26,
    }
    return Usage(role=Role.CONTAINER_EMPTYING, dimensions=values, when=NEW)


HOUSE = (
    fee(Role.BASE_FEE, "all_year_house"),
    fee(Role.RECYCLING_FEE, "all_year_house"),
    emptying(190, "residual_and_food"),
    emptying(240, "paper_metal_plastic"),
)
SURCHARGE = Usage(
    role=Role.DISTANCE_SURCHARGE, dimensions={"distance": 55, "emptyings": 8}, when=NEW
)
PEST = Usage(
    item="pest-control",
    when=NEW,
    facts={"built_area": Quantity.of(200, "m2"), "property_value": Money.kr(1_500_000)},
)


def row_of(*usages: Usage, schedule: TariffSchedule = KALUNDBORG) -> HouseholdImpact:
    return impact(schedule, OLD, NEW, {"Husstand": usages}).rows[0]


def test_a_house_pays_the_difference_of_its_two_bills() -> None:
    # 2023: 124 (344) + 1.588 (462) + 1.109 (348) + 770 (472) = 3.591
    # 2024: 129 + 1.653 + 1.154 + 802 = 3.738; 147 of 3.591
    row = row_of(*HOUSE)
    assert (row.total_before, row.total_after) == (Money.kr(3591), Money.kr(3738))
    assert row.difference == Money.kr(147)
    assert row.change == Fraction(147, 3591)
    assert row.tax is Tax.INCLUSIVE
    assert isinstance(row.after, Bill)
    assert len(row.after.lines) == 4


def test_other_methods_are_compared_by_what_they_cost() -> None:
    # 0,1019 per mille of 1.500.000 = 152,85 (335); 200 m2 x 0,682 = 136,40 (336)
    row = row_of(PEST)
    assert row.difference == Money.kr("-16.45")
    assert row.tax is Tax.UNSTATED


def test_what_cannot_be_priced_is_its_error_and_never_zero() -> None:
    # "-" (581) in 2023, 59 in 2024
    row = row_of(SURCHARGE)
    assert isinstance(row.total_before, NotOfferedError)
    assert row.total_after == Money.kr(59)
    assert (row.difference, row.change) == (None, None)
    assert row.tax is Tax.INCLUSIVE


def test_a_day_takes_the_price_of_that_day() -> None:
    # 124 and 129 (344)
    row = impact(KALUNDBORG, date(2023, 7, 1), date(2024, 7, 1), {"Hus": [HOUSE[0]]}).rows[0]
    assert row.difference == Money.kr(5)


def test_usages_may_come_from_a_generator() -> None:
    found = impact(KALUNDBORG, OLD, NEW, {"Hus": (usage for usage in HOUSE)})
    assert found.rows[0].difference == Money.kr(147)


def test_totals_of_mixed_tax_are_refused() -> None:
    with pytest.raises(MixedTaxError, match="no one total"):
        row_of(HOUSE[0], PEST)


def test_a_change_of_tax_treatment_is_no_change_of_price() -> None:
    item = KALUNDBORG.item("waste-base-fee")
    old, new = item.versions
    versions = (attrs.evolve(old, tax=Tax.EXCLUSIVE), new)
    schedule = attrs.evolve(KALUNDBORG, items=(attrs.evolve(item, versions=versions),))
    with pytest.raises(MixedTaxError, match="same tax treatment.*'exclusive', 'inclusive'.*Hus"):
        row_of(HOUSE[0], schedule=schedule)


def test_deposits_are_no_cost_and_have_no_share() -> None:
    item = attrs.evolve(KALUNDBORG.item("waste-base-fee"), kind=ItemKind.DEPOSIT)
    row = row_of(HOUSE[0], schedule=attrs.evolve(KALUNDBORG, items=(item,)))
    assert (row.difference, row.change, row.tax) == (Money.kr(0), None, None)


def everything() -> Impact:
    households = {
        "Helårshus": HOUSE,
        "Kolonihave, 55 m til vej": [SURCHARGE],
        "Ukendt": [Usage(item="waste-base-fe", when=NEW)],
        "Ingen": [],
    }
    return impact(KALUNDBORG, OLD, NEW, households)


def test_the_table_says_in_danish_why_there_is_no_amount() -> None:
    rows = everything().table().rows
    # 147 / 3.591 = 4,09 %
    assert rows == (
        ("Helårshus", "3.591,00 kr.", "3.738,00 kr.", "+147,00 kr.", "+4,1%", "inkl. moms"),
        ("Kolonihave, 55 m til vej", "udbydes ikke", "59,00 kr.", "", "", "inkl. moms"),
        ("Ukendt", "ukendt ydelse", "ukendt ydelse", "", "", ""),
        ("Ingen", "kan ikke beregnes", "kan ikke beregnes", "", "", ""),
    )
    errors = [row.before for row in everything().rows[2:]]
    assert [type(error) for error in errors] == [UnknownItemError, UsageError]
    lines = str(everything()).split("\n")
    assert lines[0] == "Kalundborg Kommunes takster"
    assert lines[2].split() == ["Husstand", "2023", "2024", "Ændring", "Procent", "Moms"]


def test_the_table_is_in_english_too() -> None:
    table = everything().table("en")
    assert [column.label for column in table.columns] == (
        ["Household", "2023", "2024", "Change", "Per cent", "VAT"]
    )
    assert table.rows[0][1:] == (
        "DKK 3,591.00",
        "DKK 3,738.00",
        "+DKK 147.00",
        "+4.1%",
        "incl. VAT",
    )
    assert table.rows[1][1] == "not offered"


def test_a_place_with_two_readings_is_named_as_such() -> None:
    item = KALUNDBORG.item("waste-lid-change")
    charge = item.versions[1].charge
    assert isinstance(charge, FlatCharge)
    readings = (Reading(name="one", da="a", en="a"), Reading(name="two", da="b", en="b"))
    place = attrs.evolve(charge.price.locator, ambiguous=readings)
    price = attrs.evolve(charge.price, locator=place, reading="one")
    unclear = attrs.evolve(charge, price=price)
    versions = (item.versions[0], attrs.evolve(item.versions[1], charge=unclear))
    schedule = attrs.evolve(KALUNDBORG, items=(attrs.evolve(item, versions=versions),))
    usage = Usage(item=item.id, when=date(2024, 7, 1))
    found = impact(schedule, date(2023, 7, 1), date(2024, 7, 1), {"Hus": [usage]})
    assert isinstance(found.rows[0].after, AmbiguousPriceError)
    # 294 (621)
    assert found.table().rows[0][1:3] == ("294,00 kr.", "flere takster passer")


@pytest.mark.parametrize(
    ("when", "danish", "english"),
    (
        (date(2024, 7, 1), "1. juli 2024", "2024-07-01"),
        (
            DateRange(date(2023, 1, 1), date(2025, 1, 1)),
            "1. januar 2023 til og med 31. december 2024",
            "2023-01-01 to 2024-12-31",
        ),
        (
            DateRange(date(2023, 1, 1)),
            "fra og med 1. januar 2023",
            "2023-01-01 to further notice",
        ),
    ),
)
def test_columns_are_named_after_their_time(
    when: date | DateRange, danish: str, english: str
) -> None:
    found = impact(KALUNDBORG, OLD, when, {})
    assert found.table().columns[2].label == danish
    assert found.table("en").columns[2].label == english


def test_names_are_escaped_in_html() -> None:
    found = impact(KALUNDBORG, OLD, NEW, {"<script>alert(1)</script>": HOUSE})
    assert "<script>" not in found._repr_html_()
    assert "&lt;script&gt;" in found._repr_html_()


def test_another_language_is_refused() -> None:
    with pytest.raises(InvalidValueError, match="'da' or 'en', got 'de'"):
        everything().table("de")  # type: ignore[arg-type]  # that is the point


def test_a_stay_keeps_its_nights() -> None:
    # three nights at 161 (702) and at 183
    berth = Usage(
        item="harbour-guest-berth",
        when=DateRange(date(2024, 7, 1), date(2024, 7, 4)),
        dimensions={"harbour": "havnsoe", "length": 8},
    )
    washer = Usage(item="harbour-pressure-washer", when=date(2024, 7, 1))
    for before, after in (
        (date(2023, 7, 1), date(2024, 7, 1)),
        (DateRange.year(2023), DateRange.year(2024)),
    ):
        found = impact(KALUNDBORG, before, after, {"Båd": [berth], "Spuler": [washer]})
        assert found.rows[0].total_before == Money.kr(483)
        assert found.rows[0].total_after == Money.kr(549)
        assert found.rows[1].difference == Money.kr(3)  # 68 and 71 (796)
