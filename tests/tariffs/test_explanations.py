"""What a bill says in Danish and in English, and the rows of the price list."""

from __future__ import annotations

import csv
from datetime import date
from decimal import Decimal
from pathlib import Path

import attrs
import pytest

from kommunedata import datasets
from kommunedata.errors import InvalidValueError
from kommunedata.money import Money, PriceState, RatePer
from kommunedata.tariffs import (
    Bill,
    Lifecycle,
    PercentageCharge,
    PricePoint,
    Role,
    Tax,
    Usage,
    price,
    price_points,
)
from kommunedata.tariffs.waste import Container, household_bill
from kommunedata.unit import Quantity, Unit

KALUNDBORG = datasets.tariff_schedule("kalundborg")


def summer_house() -> Bill:
    return household_bill(
        KALUNDBORG,
        2024,
        property_kind="summer_house",
        containers=[
            Container("double", litres=370, fraction="residual_and_food", emptyings=26, count=2)
        ],
    )


IN_DANISH = """\
Kalundborg Kommunes takster: 2024

Grundgebyr
  1 bolig × 129,00 kr. pr. år = 129,00 kr. inkl. moms
  linje 344, “129”: Renovationsgebyrer > Husholdninger, herunder sommerhuse, kolonihaver \
og boliger med fællesløsning

Genanvendelsesgebyr
  1 enhed × 836,00 kr. pr. år = 836,00 kr. inkl. moms
  linje 463, “836”: Renovationsgebyrer > Genanvendelsesgebyr, husholdninger og erhverv

Dagrenovation, dobbeltbeholder, 370 l, rest- og madaffald, 26 tømninger, udfases
  2 beholdere × 1.304,00 kr. pr. år = 2.608,00 kr. inkl. moms
  linje 350, “1.304”: Renovationsgebyrer > Husholdninger, herunder sommerhuse, kolonihaver \
og boliger med fællesløsning > Beholdere til dagrenovation > \
Sommerhuse og helårshuse - 26 tømninger pr. år

I alt inkl. moms: 3.573,00 kr.

Kilde: Budget 2024: bemærkninger, Ældre- og Sundhedsudvalget, og takster, \
Teknik- og Miljøudvalget (Kalundborg Kommune)"""


def test_every_line_of_a_bill_is_explained_in_danish() -> None:
    # 129 (344) + 836 (463) + 2 x 1.304 (350) = 3.573
    assert summer_house().explain() == IN_DANISH


def test_every_line_of_a_bill_is_explained_in_english() -> None:
    text = summer_house().explain("en")
    assert text.startswith("Fees of Kalundborg Municipality: 2024\n")
    assert "2 containers × DKK 1,304.00 a year = DKK 2,608.00 incl. VAT" in text
    assert "double container, 370 l, residual and food waste, 26 emptyings, being phased" in text
    assert "\nTotal incl. VAT: DKK 3,573.00\n\nSource: Budget 2024" in text


def test_a_bill_is_a_table_as_text_and_as_html() -> None:
    bill = summer_house()
    assert str(bill) == str(bill.table("da"))
    assert str(bill).split("\n")[-1].startswith("Kilde: Budget 2024")
    last = str(bill).split("\n")[-3].split()
    assert last == ["I", "alt", "inkl.", "moms", "3.573,00", "kr."]
    html = bill._repr_html_()
    assert html.count("<tr>") == 1 + 3 + 1
    assert "3.573,00 kr." in html
    assert "Fee table" in bill.table("en").to_html()


def explained(usage: Usage) -> tuple[str, str]:
    line = price(KALUNDBORG, [usage]).lines[0]
    return line.explain("da"), line.explain("en")


def test_a_price_finer_than_an_oere_is_shown_as_printed() -> None:
    area = {"built_area": Quantity.of("1200.5", "m2")}
    # 1.200,5 x 0,682 = 818,741
    assert explained(Usage(item="pest-control", when=date(2024, 5, 1), facts=area)) == (
        "1.200,5 m² × 0,682 kr. pr. m² pr. år = 818,74 kr. moms ikke oplyst",
        "1,200.5 m² × DKK 0.682 per m² a year = DKK 818.74 VAT not stated",
    )


def test_a_share_shows_its_rate_and_its_base() -> None:
    value = {"property_value": Money.kr(1_500_000)}
    assert explained(Usage(item="pest-control", when=date(2023, 5, 1), facts=value)) == (
        "0,1019 ‰ af 1.500.000,00 kr. = 152,85 kr. moms ikke oplyst",
        "0.1019 ‰ of DKK 1,500,000.00 = DKK 152.85 VAT not stated",
    )


def test_a_price_of_the_day_is_shown_as_the_callers() -> None:
    usage = Usage(
        item="waste-extra-emptying-underground",
        when=date(2024, 3, 1),
        quantity=2,
        facts={"emptying_price": Money.kr("366.27")},
    )
    # 2 x (388 + 366,27) = 1.508,54
    assert explained(usage) == (
        "2 tømninger × (388,00 kr. + dagspris 366,27 kr.) = 1.508,54 kr. inkl. moms",
        "2 emptyings × (DKK 388.00 + price of the day DKK 366.27) = DKK 1,508.54 incl. VAT",
    )


def test_the_heading_has_the_day_where_all_lines_share_it() -> None:
    def heading(*days: date) -> str:
        usages = [Usage(item="waste-container-change", when=day) for day in days]
        return price(KALUNDBORG, usages).explain("da").split("\n")[0]

    first, second = date(2024, 3, 1), date(2024, 3, 2)
    assert heading(first, first).endswith("takster: 1. marts 2024")
    assert heading(first, second) == "Kalundborg Kommunes takster"
    english = price(KALUNDBORG, [Usage(item="waste-container-change", when=first)]).explain("en")
    assert english.split("\n")[0].endswith(": 2024-03-01")


def test_lines_tell_what_they_are_made_of() -> None:
    line = summer_house().lines[2]
    assert (line.quantity, line.unit, line.tax) == (2, Unit.of("container"), Tax.INCLUSIVE)
    assert line.item.id == "waste-residual-containers"
    assert line.unit_price is not None
    assert (line.unit_price.kroner, line.unit_price.unit.code) == (Decimal(1304), "container")
    pest = Usage(
        item="pest-control",
        when=date(2023, 5, 1),
        facts={"property_value": Money.kr(1_500_000)},
    )
    assert price(KALUNDBORG, [pest]).lines[0].unit_price is None


def test_other_languages_are_refused() -> None:
    bill = summer_house()
    with pytest.raises(InvalidValueError, match="'da' or 'en', got 'de'"):
        bill.explain("de")  # type: ignore[arg-type]  # that is the point
    with pytest.raises(InvalidValueError, match="'da' or 'en'"):
        bill.lines[0].name("de")  # type: ignore[arg-type]  # likewise


def test_a_rate_per_cent_reads_in_english() -> None:
    # 2,50 % of 12.345,67 = 308,64 (golden bill H8)
    item = KALUNDBORG.item("pest-control")
    charge = item.versions[0].charge
    assert isinstance(charge, PercentageCharge)
    printed = attrs.evolve(charge.price, value=Decimal("2.50"))
    per_cent = attrs.evolve(charge, per=RatePer.PERCENT, price=printed)
    version = attrs.evolve(item.versions[0], charge=per_cent)
    schedule = attrs.evolve(KALUNDBORG, items=(attrs.evolve(item, versions=(version,)),))
    usage = Usage(
        item="pest-control",
        when=date(2023, 5, 1),
        facts={"property_value": Money.kr("12345.67")},
    )
    line = price(schedule, [usage]).lines[0]
    assert line.explain("en") == "2.50% of DKK 12,345.67 = DKK 308.64 VAT not stated"
    assert line.explain() == "2,50% af 12.345,67 kr. = 308,64 kr. moms ikke oplyst"


def test_a_number_in_a_band_is_named_as_the_band_that_is_printed() -> None:
    surcharge = Usage(
        role=Role.DISTANCE_SURCHARGE,
        when=date(2024, 3, 1),
        dimensions={"distance": Decimal("1250.5"), "emptyings": 26},
    )
    line = price(KALUNDBORG, [surcharge]).lines[0]
    assert line.name() == "Tillæg for stor afstand, over 70 m, 26 tømninger"
    assert line.name("en") == "Surcharge for distance, over 70 m, 26 emptyings"


def points_of(line: int) -> list[PricePoint]:
    return [p for p in price_points(KALUNDBORG) if p.locator.first_line == line]


def test_price_points_are_one_row_for_each_printed_price() -> None:
    points = price_points(KALUNDBORG)
    # 303 rows in two columns, 335 and 336 in the one where their method is in force,
    # 480, which repeats 479 without a figure, and the shares of 740 and 754 in both;
    # 924 and 926 in both once more, for the vessel that they are by the other reading,
    # and seven rows of sacks for the shared solutions of other dwellings
    assert len(points) == 303 * 2 + 2 + 3 * 2 + 2 * 2 + 7 * 2
    found = {(p.item_id, p.valid, p.locator.first_line, p.dimensions.get("ferry")) for p in points}
    assert len(found) == len(points)


def test_a_price_point_has_what_is_printed_about_it() -> None:
    old, new = points_of(350)
    assert (old.value, new.value) == (Decimal(1253), Decimal(1304))
    assert (old.valid.start.year, new.valid.start.year) == (2023, 2024)
    assert new.locator.printed == "1.304"
    assert new.dimensions["property_kind"] == ("all_year_house", "summer_house")
    assert (new.tax, new.lifecycle) == (Tax.INCLUSIVE, Lifecycle.PHASING_OUT)
    assert (new.name, new.unit.code) == ("Dagrenovation", "container")


def test_not_offered_is_a_state_and_no_value() -> None:
    old, new = points_of(581)
    assert (old.state, old.value) == (PriceState.NOT_OFFERED, None)
    assert (new.state, new.value) == (PriceState.PRICED, Decimal(59))


def test_every_figure_is_the_printed_one() -> None:
    with (Path(__file__).parent.parent / "data" / "fee_figures.csv").open() as file:
        printed = {int(row["line"]): row for row in csv.DictReader(file)}
    checked = 0
    for point in price_points(KALUNDBORG):
        if point.locator.printed and point.locator.first_line not in (740, 754):  # shares
            lines = range(point.locator.first_line, point.locator.last_line + 1)
            (line,) = [line for line in lines if line in printed]
            assert point.locator.printed == printed[line][str(point.valid.start.year)]
            checked += 1
    # without the "-" of 335 and 336, with 924 and 926 by both readings, and sacks for two kinds
    assert checked == sum(len(row) - 1 for row in printed.values()) - 2 + 2 * 2 + 7 * 2
