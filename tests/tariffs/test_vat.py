"""The VAT in a bill is derived: once for each treatment, and never where none is stated."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import attrs
import pytest

from kommunedata import datasets
from kommunedata.errors import InvalidValueError, WrongTypeError
from kommunedata.money import WHOLE_KRONER, Money, Rate
from kommunedata.tariffs import (
    Bill,
    ItemKind,
    PricingError,
    TariffSchedule,
    Tax,
    UnstatedTaxError,
    Usage,
    price,
)
from kommunedata.tariffs.pricing.vat import DerivedVat, derived_vat
from kommunedata.tariffs.waste import Container, household_bill
from kommunedata.unit import Quantity

KALUNDBORG = datasets.tariff_schedule("kalundborg")
QUARTER = Rate.percent(25)
DAY = date(2024, 7, 1)
CHANGE = Usage(item="waste-container-change", when=DAY)  # 220 kr. (610-613), incl. VAT
TAGS = Usage(item="waste-sack-tags", when=DAY)  # 120 kr. (609), incl. VAT


def w1() -> Bill:
    return household_bill(
        KALUNDBORG,
        2024,
        property_kind="all_year_house",
        containers=[
            Container("double", litres=190, fraction="residual_and_food", emptyings=26),
            Container("double", litres=240, fraction="paper_metal_plastic", emptyings=26),
        ],
    )


def treated(item_id: str, tax: Tax, kind: ItemKind = ItemKind.FEE) -> TariffSchedule:
    """Return the schedule with another treatment of one item."""
    item = KALUNDBORG.item(item_id)
    versions = tuple(attrs.evolve(version, tax=tax) for version in item.versions)
    changed = attrs.evolve(item, versions=versions, kind=kind)
    items = tuple(changed if each is item else each for each in KALUNDBORG.items)
    return attrs.evolve(KALUNDBORG, items=items)


def parts(vat: DerivedVat) -> tuple[Money, Money, Money]:
    return vat.net, vat.vat, vat.gross


def kroner(*each: str) -> tuple[Money, ...]:
    return tuple(map(Money.kr, each))


def test_w12_a_bill_with_vat_holds_a_fifth_of_it() -> None:
    # 3.738 / 5 = 747,60; 3.738 - 747,60 = 2.990,40
    vat = w1().vat(QUARTER)
    assert parts(vat) == kroner("2990.40", "747.60", "3738")
    assert vat.rate == QUARTER


def test_vat_says_in_danish_that_it_is_derived() -> None:
    assert str(w1().vat(QUARTER)) == (
        "heraf moms 25%, afledt: 747,60 kr. (2.990,40 kr. ekskl. moms, 3.738,00 kr. inkl. moms)"
    )


def test_amounts_without_vat_get_it_added() -> None:
    # 220 x 0,25 = 55
    bill = price(treated("waste-container-change", Tax.EXCLUSIVE), [CHANGE])
    assert parts(bill.vat(QUARTER)) == kroner("220", "55", "275")


def test_exempt_amounts_have_none() -> None:
    bill = price(treated("waste-container-change", Tax.EXEMPT), [CHANGE])
    assert parts(bill.vat(QUARTER)) == kroner("220", "0", "220")


def test_treatments_that_have_no_one_total_have_one_vat() -> None:
    # 220 without: 55 added; 120 with: 120 / 5 = 24 in it; net 220 + 96, gross 275 + 120
    bill = price(treated("waste-container-change", Tax.EXCLUSIVE), [CHANGE, TAGS])
    assert parts(bill.vat(QUARTER)) == kroner("316", "79", "395")


def test_it_is_rounded_once_for_a_treatment_and_not_by_line() -> None:
    # 360 x 4 / 104 = 13,846 to 14; by line it were 3 times 120 x 4 / 104 = 4,615 to 5, 15
    vat = derived_vat(price(KALUNDBORG, [TAGS] * 3), Rate.percent(4), WHOLE_KRONER)
    assert parts(vat) == kroner("346", "14", "360")


def test_each_treatment_is_rounded_by_itself() -> None:
    # 220 x 0,02 = 4,4 to 4; 120 x 2 / 102 = 2,353 to 2; together it were 6,753 to 7
    bill = price(treated("waste-container-change", Tax.EXCLUSIVE), [CHANGE, TAGS])
    vat = derived_vat(bill, Rate.percent(2), WHOLE_KRONER)
    # net 220 + 118, gross 224 + 120
    assert parts(vat) == kroner("338", "6", "344")


def test_it_is_rounded_to_the_oere_unless_told() -> None:
    # 220 x 7 / 107 = 14,3925...
    bill = price(KALUNDBORG, [CHANGE])
    assert derived_vat(bill, Rate.percent(7)).vat == Money.kr("14.39")


@pytest.mark.parametrize("rate", (Rate.permille(250), Rate.percent("25.00")))
def test_only_the_share_counts_not_how_the_rate_is_written(rate: Rate) -> None:
    assert derived_vat(w1(), rate).vat == Money.kr("747.60")


def test_a_rate_of_nothing_is_a_vat_of_nothing() -> None:
    assert parts(derived_vat(w1(), Rate.percent(0))) == kroner("3738", "0", "3738")


@pytest.mark.parametrize("tax", (Tax.INCLUSIVE, Tax.UNSTATED))
def test_deposits_are_left_out(tax: Tax) -> None:
    # 120 / 5 = 24; the deposit of 220 comes back
    schedule = treated("waste-container-change", tax, ItemKind.DEPOSIT)
    assert parts(price(schedule, [CHANGE, TAGS]).vat(QUARTER)) == kroner("96", "24", "120")


def test_vat_that_the_document_does_not_state_is_never_computed() -> None:
    pests = Usage(item="pest-control", when=DAY, facts={"built_area": Quantity.of(200, "m2")})
    with pytest.raises(UnstatedTaxError, match=r"got 'pest-control \(line 336\)'") as caught:
        price(KALUNDBORG, [CHANGE, pests]).vat(QUARTER)
    assert isinstance(caught.value, PricingError)
    assert isinstance(caught.value, ValueError)


def test_a_negative_rate_is_refused() -> None:
    with pytest.raises(InvalidValueError, match="0 or more, got Decimal"):
        derived_vat(w1(), Rate.percent(-100))


@pytest.mark.parametrize("rate", (25, Decimal("0.25"), 0.25, "25%", None))
def test_a_rate_is_a_rate(rate: Any) -> None:
    with pytest.raises(WrongTypeError, match="not a rate, allowed: Rate.percent"):
        derived_vat(w1(), rate)
