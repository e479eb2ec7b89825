"""Another municipality's fees, with the same services: bracketed numbers are lines of figures.txt.

Middelfart keys its base fee by the building's use code, and prints how often a
container is emptied as an interval, so emptyings are no dimension there.
"""

from __future__ import annotations

import hashlib
from datetime import date
from pathlib import Path

import pytest

from kommunedata.io import load_tariff_schedule
from kommunedata.money import Money
from kommunedata.period import DateRange
from kommunedata.tariffs import Bill, NoPriceError, Tax, Usage, UsageError, price, price_points
from kommunedata.tariffs.waste import Container, household_bill

FOLDER = Path(__file__).parent.parent / "data" / "middelfart"
MIDDELFART = load_tariff_schedule(FOLDER / "schedule.toml")


def container(litres: int, fraction: str) -> Container:
    return Container("two_chamber", litres=litres, fraction=fraction)


def house(use_code: str | None, *litres: int, year: int = 2024) -> Bill:
    """Return a house's bill with containers for residual waste, glass and paper, in this order."""
    fractions = ("residual_and_food", "glass_metal", "paper_plastic")
    containers = list(map(container, litres, fractions))
    return household_bill(MIDDELFART, year, property_kind=use_code, containers=containers)


def test_m1_a_detached_house_with_three_containers() -> None:
    # 1.884 (2) + 1.178 (4) + 403 (6) + 611 (8) = 4.076
    bill = house("120", 240, 240, 240)
    assert bill.total == Money.kr(4076)
    assert [line.locator.first_line for line in bill.lines] == [2, 4, 6, 8]
    assert dict(bill.totals) == {Tax.INCLUSIVE: Money.kr(4076)}


@pytest.mark.parametrize("use_code", ("110", "120", "130"))
def test_houses_pay_the_base_fee(use_code: str) -> None:
    assert house(use_code).total == Money.kr(1884)  # (2)


def test_flats_pay_the_small_base_fee() -> None:
    # 1.219 (3) + 1.178 (4) + 403 (6) + 611 (8) = 3.411
    assert house("140", 240, 240, 240).total == Money.kr(3411)


def test_larger_containers() -> None:
    # 1.884 (2) + 1.350 (5) + 518 (7) + 763 (9) = 4.515
    assert house("120", 370, 370, 370).total == Money.kr(4515)


def test_a_fee_is_for_each_dwelling_and_a_price_for_each_container() -> None:
    # 4 x 1.219 (3) + 2 x 1.350 (5) = 7.576
    two = Container("two_chamber", litres=370, fraction="residual_and_food", count=2)
    bill = household_bill(
        MIDDELFART, 2024, property_kind="140", containers=[two], dwellings=4, shared=True
    )
    assert bill.total == Money.kr(7576)


@pytest.mark.parametrize(("interval", "kroner"), (("every_14_days", 237), ("every_4_weeks", 122)))
def test_collection_at_the_stand(interval: str, kroner: int) -> None:
    # 237 (10), 122 (11)
    usage = Usage(
        item="waste-stand-collection",
        dimensions={"interval": interval},
        when=DateRange.year(2024),
    )
    assert price(MIDDELFART, [usage]).total == Money.kr(kroner)


def test_collection_at_an_interval_that_is_not_printed_has_no_price() -> None:
    # the extract has 14 days (10) and 4 weeks (11)
    usage = Usage(
        item="waste-stand-collection",
        dimensions={"interval": "every_8_weeks"},
        when=DateRange.year(2024),
    )
    with pytest.raises(NoPriceError, match="every_14_days .line 10.*every_4_weeks .line 11"):
        price(MIDDELFART, [usage])


@pytest.mark.parametrize("use_code", ("510", "12", "all_year_house", None))
def test_an_unknown_use_code_names_those_that_have_a_fee(use_code: str | None) -> None:
    with pytest.raises(UsageError, match="allowed: 110, 120, 130, 140, got"):
        house(use_code)


def test_a_near_use_code_is_suggested() -> None:
    with pytest.raises(UsageError, match="did you mean '120'"):
        house("1200")


def test_emptyings_a_year_are_not_printed_and_so_not_asked_for() -> None:
    stated = Container("two_chamber", litres=240, fraction="residual_and_food", emptyings=26)
    with pytest.raises(NoPriceError, match="no emptyings .line 4"):
        household_bill(MIDDELFART, 2024, property_kind="120", containers=[stated])


def test_a_year_without_prices_is_an_error() -> None:
    with pytest.raises(NoPriceError, match="2024-01-01 to 2024-12-31, got '2023-01-01'"):
        house("120", 240, year=2023)


@pytest.mark.parametrize(
    ("day", "kroner", "line"),
    (
        (date(2022, 1, 1), "985.60", 13),
        (date(2022, 9, 30), "985.60", 13),
        (date(2022, 10, 1), "967.20", 14),
        (date(2022, 12, 31), "967.20", 14),
    ),
)
def test_a_firms_price_changes_within_the_year(day: date, kroner: str, line: int) -> None:
    bill = price(MIDDELFART, [Usage(item="firm-residual-240", when=day)])
    assert dict(bill.totals) == {Tax.EXCLUSIVE: Money.kr(kroner)}
    assert bill.lines[0].locator.first_line == line


def test_a_year_in_which_the_price_changes_has_no_one_price() -> None:
    usage = Usage(item="firm-residual-240", when=DateRange.year(2022))
    with pytest.raises(NoPriceError, match="changes within the year.*2022-09-30"):
        price(MIDDELFART, [usage])


@pytest.mark.parametrize("day", (date(2021, 12, 31), date(2023, 1, 1)))
def test_a_firms_price_is_for_2022_only(day: date) -> None:
    with pytest.raises(NoPriceError, match="2022-01-01 to 2022-09-30, 2022-10-01 to 2022-12-31"):
        price(MIDDELFART, [Usage(item="firm-residual-240", when=day)])


def test_every_figure_stands_on_the_line_that_is_cited() -> None:
    text = (FOLDER / "figures.txt").read_bytes()
    lines = text.decode().split("\n")
    points = price_points(MIDDELFART)
    for point in points:
        assert lines[point.locator.first_line - 1].endswith(f": {point.locator.printed}")
        assert point.locator.source.sha256 == hashlib.sha256(text).hexdigest()
    # every line of figures.txt but its two headings (1, 12) and the end of the last
    assert {p.locator.first_line for p in points} == set(range(1, len(lines))) - {1, 12}


def test_the_lines_of_a_bill_say_how_often_a_container_is_emptied() -> None:
    names = [line.name() for line in house("120", 240, 240, 240).lines]
    assert names == [
        "Grundgebyr",
        "Tømning hver 14. dag, 2-rumsbeholder, 240 l, rest- og madaffald",
        "Tømning hver 8. uge, 2-rumsbeholder, 240 l, glas og metal",
        "Tømning hver 4. uge, 2-rumsbeholder, 240 l, papir, plast og drikkekartoner",
    ]
