"""What changed, for a committee; bracketed numbers are lines of Kalundborg's fee tables."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import attrs
import pytest

from kommunedata import datasets
from kommunedata.errors import InvalidValueError
from kommunedata.language import Label
from kommunedata.period import DateRange
from kommunedata.tariffs import FlatCharge, NoPriceError, TariffItem, TariffSchedule, Tax
from kommunedata.tariffs.reports.change_report import ChangeReport, change_report

KALUNDBORG = datasets.tariff_schedule("kalundborg")
BEFORE, AFTER = date(2023, 7, 1), date(2024, 7, 1)


def only(*item_ids: str) -> TariffSchedule:
    items = tuple(KALUNDBORG.item(item_id) for item_id in item_ids)
    return attrs.evolve(KALUNDBORG, items=items)


def report(*item_ids: str) -> ChangeReport:
    return change_report(only(*item_ids), BEFORE, AFTER)


def test_the_summary_counts_each_price_once() -> None:
    # 335/336; 344 and 462-467 rose; of 581-592 four began, four stayed
    found = report("pest-control", "waste-base-fee", "waste-recycling-fee").summary()
    assert found.rows == (("sat op", "7"), ("med ny beregningsmåde", "1"), ("i alt", "8"))
    found = report("waste-distance-surcharge").summary("en")
    assert found.rows == (("unchanged", "4"), ("with a new status", "4"), ("in all", "8"))
    assert found.note is None


def priced(item_id: str, years: dict[int, str], tax: Tax = Tax.INCLUSIVE) -> TariffItem:
    """Return an item like one of Kalundborg's, with other figures in other years."""
    item = KALUNDBORG.item("waste-lid-change")
    charge = item.versions[0].charge
    assert isinstance(charge, FlatCharge)
    versions = tuple(
        attrs.evolve(
            item.versions[0],
            valid=DateRange.year(year),
            tax=tax if year == 2023 else Tax.INCLUSIVE,
            charge=FlatCharge(price=attrs.evolve(charge.price, value=value)),
        )
        for year, value in years.items()
    )
    return attrs.evolve(item, id=item_id, versions=versions)


def test_all_that_may_happen_to_a_price_is_counted() -> None:
    items = (
        priced("lowered", {2023: "200", 2024: "190"}),
        priced("raised", {2023: "200", 2024: "230"}),
        priced("new", {2024: "1"}),
        priced("ended", {2023: "1"}),
        priced("taxed", {2023: "100", 2024: "125"}, Tax.EXCLUSIVE),
    )
    found = change_report(attrs.evolve(KALUNDBORG, items=items), BEFORE, AFTER)
    assert found.summary().rows == (
        ("sat op", "1"),
        ("sat ned", "1"),
        ("nye", "1"),
        ("udgåede", "1"),
        ("med anden moms", "1"),
        ("i alt", "5"),
    )
    # -10 / 200 = -5 % and 30 / 200 = 15 %; half way between them lie 5 %
    assert found.median == Fraction(1, 20)
    assert found.summary().note == "Median for de takster, der er sat op eller ned: +5,0%"


def test_the_median_is_the_middle_one_of_an_odd_number() -> None:
    shares = {"a": "101", "b": "102", "c": "190"}
    items = tuple(priced(name, {2023: "100", 2024: new}) for name, new in shares.items())
    from_zero = priced("zero", {2023: "0", 2024: "5"})
    found = change_report(attrs.evolve(KALUNDBORG, items=(*items, from_zero)), BEFORE, AFTER)
    assert found.median == Fraction(2, 100)  # a rise from nothing is no share
    assert found.summary("en").note == "Median of the prices that were raised or lowered: +2.0%"


def test_the_report_is_plain_text_under_the_printed_headings() -> None:
    text = str(report("waste-distance-surcharge", "waste-recycling-fee"))
    parts = text.split("\n\n")
    assert parts[0] == "Kalundborg Kommunes takster: ændringer fra 1. juli 2023 til 1. juli 2024"
    assert "Renovationsgebyrer > Genanvendelsesgebyr, husholdninger og erhverv" in parts
    # 803 to 836 (463): 33 / 803 = 4,11 %
    (line,) = [each for each in text.split("\n") if each.startswith("Genanvendelsesgebyr, somm")]
    assert line.split()[2:] == ["803", "kr.", "836", "kr.", "+33", "kr.", "+4,1%"]
    # what the rows share stands once above them (581-584)
    assert "til vejskel\n40–70 m\n\nYdelse" in text
    assert parts[-1].startswith("Kilde: Budget 2024")


def test_the_report_is_a_page_to_print() -> None:
    page = report("pest-control", "waste-base-fee").to_html("en")
    assert page.startswith('<!DOCTYPE html>\n<html lang="en">')
    title = "Fees of Kalundborg Municipality: changes from 2023-07-01 to 2024-07-01"
    assert f"<title>{title}</title>" in page
    assert f"<h1>{title}</h1>" in page
    assert '<h2 lang="da">Skadedyrsbekæmpelse</h2>' in page
    assert ">0.1019 ‰ a year</td>" in page
    assert ">DKK 0.682 per m² a year</td>" in page
    assert ">+DKK 5</td>" in page
    assert "<p>Source: Budget 2024" in page


def test_a_notebook_shows_the_report_without_its_frame() -> None:
    shown = report("pest-control")._repr_html_()
    assert shown.startswith("<h1>Kalundborg Kommunes takster: ændringer")
    assert "<style" not in shown


def test_nothing_from_a_document_is_markup() -> None:
    evil = Label("<script>alert(1)</script>", "<script>alert(1)</script>")
    item = attrs.evolve(KALUNDBORG.item("waste-base-fee"), name=evil)
    schedule = attrs.evolve(KALUNDBORG, title=evil, items=(item,))
    page = change_report(schedule, BEFORE, AFTER).to_html()
    assert "<script" not in page
    assert page.count("&lt;script&gt;") == 3  # title, heading, row


def test_what_ended_stands_under_its_own_heading() -> None:
    ended = priced("ended", {2023: "1"})
    items = (ended, KALUNDBORG.item("waste-base-fee"))
    lines = str(change_report(attrs.evolve(KALUNDBORG, items=items), BEFORE, AFTER)).split("\n")
    # 344 comes before 621
    base_fee = next(at for at, line in enumerate(lines) if line.startswith("Grundgebyr"))
    heading = next(at for at, line in enumerate(lines) if line.endswith("Låsesystem på beholder"))
    gone = next(at for at, line in enumerate(lines) if line.endswith("udgået"))
    assert base_fee < heading < gone


def test_days_without_prices_and_other_languages_are_refused() -> None:
    with pytest.raises(NoPriceError, match="2023-01-01 to 2023-12-31"):
        change_report(KALUNDBORG, date(2022, 1, 1), AFTER)
    with pytest.raises(InvalidValueError, match="'da' or 'en', got 'de'"):
        report("pest-control").summary("de")  # type: ignore[arg-type]  # that is the point
