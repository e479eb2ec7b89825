"""The shipped budget and chart, held against the document and the sums that follow from it."""

from __future__ import annotations

import collections
import csv
import re
from collections.abc import Iterable
from pathlib import Path

import pytest

from kommunedata import datasets
from kommunedata.budget import (
    AccountCode,
    Adjustment,
    Basis,
    BudgetForm,
    Inclusion,
    KeyFigure,
    Years,
)
from kommunedata.errors import NotFoundError
from kommunedata.finding import Severity, Unknown
from kommunedata.money import Money
from kommunedata.source import Locator
from kommunedata.tariffs import price_points

BUDGET = datasets.budget("kalundborg-2024")
COMMITTEE = "Ældre- og Sundhedsudvalget"
FIGURES = Path(__file__).parent.parent / "data" / "budget_figures.csv"


def mio(text: str) -> Money:
    return Money.kr(text) * 1_000_000


def leaves() -> list[Adjustment]:
    parents = {each.part_of for each in BUDGET.adjustments}
    return [each for each in BUDGET.adjustments if each.id not in parents]


def figures(parts: tuple[KeyFigure, ...] = BUDGET.key_figures) -> list[KeyFigure]:
    return [each for part in parts for each in (part, *figures(part.parts))]


def test_six_areas_have_their_printed_net_and_two_their_gross_amounts() -> None:
    # lines 5, 115, 164, 217, 256 and 294
    net = {line.path[1]: line.amount.money for line in BUDGET.lines if line.basis is Basis.NET}
    assert net == {
        "Sundhed og Myndighed": mio("499"),
        "Forebyggelse og Genoptræning": mio("27"),
        "Tandplejen": mio("20.7"),
        "Hjemmeplejen, Sygepleje og Døgnrehabilitering": mio("70.5"),
        "Aktivitet og Plejehjem": mio("164.3"),
        "Madservice": mio("1.9"),
    }
    assert Money.sum(net.values()) == mio("783.4")
    gross = [line.amount.money for line in BUDGET.lines if line.basis is Basis.GROSS]
    assert gross == [mio("188.4"), mio("166.4")]
    assert {line.path[0] for line in BUDGET.lines} == {COMMITTEE}
    assert {line.amount.quantum for line in BUDGET.lines} == {mio("0.1")}
    assert {(line.year, line.price_level) for line in BUDGET.lines} == {(2024, None)}


def test_eighteen_adjustments_have_the_sums_of_their_areas() -> None:
    assert (len(BUDGET.adjustments), len(leaves())) == (18, 17)
    sums = {line.path[1]: Money(oere=0) for line in BUDGET.lines}
    for each in leaves():
        sums[each.path[1]] += each.amount.money
    # 0.1+0.1+12.9+0.5+1.7+0.2-0.7-0.4; 1.2+2.4+3.2-0.5; none; 1.8-0.4-0.2; -0.2-0.4; none
    assert list(sums.values()) == [mio(each) for each in ("14.4", "6.3", "0", "1.2", "-0.6", "0")]
    assert Money.sum(sums.values()) == mio("21.3")
    assert Money.sum(each.amount.tolerance for each in leaves()) == mio("0.85")
    assert {each.included for each in BUDGET.adjustments} == {Inclusion.INCLUDED}


def test_the_compensation_counts_once() -> None:
    parts = [each for each in BUDGET.adjustments if each.part_of == "health-dut"]
    assert [each.amount.money for each in parts] == [mio("0.1"), mio("0.1")]
    (whole,) = (each for each in BUDGET.adjustments if each.id == "health-dut")
    assert (whole.amount.money, whole.years) == (mio("0.2"), Years(2024, 2024))


def test_three_leaves_name_their_years_and_the_others_none() -> None:
    known = {each.id: each.years for each in leaves() if isinstance(each.years, Years)}
    assert known == {
        "health-dut-faster-help": Years(2024),
        "health-dut-veu": Years(2024, 2024),
        "health-new-trainees": Years(2024, 2024),
    }
    unstated = [each for each in leaves() if isinstance(each.years, Unknown)]
    # 21.3 - 0.1 - 0.1 - 1.7
    assert Money.sum(each.amount.money for each in unstated) == mio("19.4")


def test_the_same_words_in_two_areas_are_two_adjustments() -> None:
    rosters = [each for each in leaves() if each.name_en == "Automated rosters"]
    assert [each.amount.money for each in rosters] == [mio("-0.2"), mio("-0.2")]
    assert len({each.path for each in rosters}) == 2


def test_only_nursing_and_none_else_has_no_category() -> None:
    assert [each.id for each in BUDGET.adjustments if each.category is None] == ["homecare-nursing"]
    dut = {each.id for each in BUDGET.adjustments if each.decided_in is None}
    assert dut == {"health-dut", "health-dut-faster-help", "health-dut-veu"}


def test_forms_are_sets() -> None:
    framework = {BudgetForm.FRAMEWORK}
    expected = {
        "Sundhed og Myndighed": framework,
        "Forebyggelse og Genoptræning": framework,
        "Tandplejen": framework,
        "Hjemmeplejen, Sygepleje og Døgnrehabilitering": framework | {BudgetForm.BUM_TARIFF},
        "Aktivitet og Plejehjem": framework | {BudgetForm.BUM_TARIFF},
        "Madservice": framework | {BudgetForm.USER_PAID},
    }
    assert {path[1]: set(forms) for path, forms in BUDGET.forms.items()} == expected


def test_the_dental_service_has_its_parts() -> None:
    by_id = {each.id: each for each in figures()}
    enrolled = by_id["dental-enrolled-2023"]
    clinic, private = enrolled.parts
    # 8677 + 63 = 8740 and 16 + 47 = 63
    assert [each.value for each in (enrolled, clinic, private)] == [8740, 8677, 63]
    assert [each.value for each in private.parts] == [16, 47]
    earlier = by_id["dental-enrolled-2022"]
    assert (str(earlier.value), earlier.year) == ("8911", 2022)
    shares = [by_id[f"dental-co-payment-{who}"].value for who in ("family", "municipality")]
    assert shares == [35, 65]


def test_figures_printed_with_ca_are_approximate() -> None:
    assert {each.id: each.value for each in figures() if each.approximate} == {
        "dental-orthodontics": 25,
        "dental-special-need-earlier": 10,
        "homecare-employees": 500,
        "food-employees": 27,
    }


def test_ids_are_unique_within_parts_too() -> None:
    ids = [each.id for each in figures()]
    assert (len(ids), len(set(ids))) == (17, 17)


def locators() -> list[Locator]:
    cited = [each.locator for each in BUDGET.lines]
    cited += [each.locator for each in BUDGET.adjustments]
    cited += [each.locator for each in figures()]
    return [each for each in cited if each is not None]


def test_everything_cites_the_same_document_as_the_fees() -> None:
    assert len(locators()) == 8 + 18 + 17
    source = {each.source for each in locators()}
    fees = price_points(datasets.tariff_schedule("kalundborg"))[0].locator.source
    assert source == {fees}


def second_reading() -> dict[str, collections.Counter[tuple[str, int]]]:
    """Every number printed in lines 1 to 319, read apart from the shipped file, by what it is."""
    read: dict[str, collections.Counter[tuple[str, int]]] = collections.defaultdict(
        collections.Counter
    )
    with FIGURES.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            read[row["what"]][row["figure"], int(row["line"])] += 1
    return read


def shipped(places: Iterable[Locator | None]) -> list[Locator]:
    return [place for place in places if place is not None]


def uncited(read: collections.Counter[tuple[str, int]], places: list[Locator]) -> list[object]:
    """Return the figures that no place cites on their line, and the places that cite none."""
    left = list(places)
    missing: list[object] = []
    for figure, line in read.elements():
        cites = [
            place
            for place in left
            if re.search(rf"(?<![0-9,]){re.escape(figure)}(?![0-9,])", place.printed)
            and place.first_line <= line <= place.last_line
        ]
        if cites:
            # the shortest first, as 0,1 stands on line 12 and in lines 12 to 13
            left.remove(min(cites, key=lambda place: place.last_line - place.first_line))
        else:
            missing.append((figure, line))
    return missing + list(left)


def test_every_printed_figure_of_the_second_reading_is_shipped_and_no_other() -> None:
    read = second_reading()
    for basis in (Basis.NET, Basis.GROSS):
        places = shipped(line.locator for line in BUDGET.lines if line.basis is basis)
        assert uncited(read[basis.value], places) == []
    for what, sign in (("increase", 1), ("reduction", -1)):
        moved = [each for each in BUDGET.adjustments if each.amount.money.oere * sign > 0]
        assert uncited(read[what], shipped(each.locator for each in moved)) == []
    ends = {"dental-special-need-now-high"}  # the second of the range that one figure prints
    places = shipped(each.locator for each in figures() if each.id not in ends)
    assert uncited(read["key figure"], places) == []


def test_another_name_says_which_there_are() -> None:
    with pytest.raises(NotFoundError, match="no such budget, allowed: kalundborg-2024, got 'kal"):
        datasets.budget("kalundborg-2023")
    with pytest.raises(NotFoundError, match="no such schedule, allowed: kalundborg, got 'sor"):
        datasets.tariff_schedule("soroe")


def test_the_shipped_chart_is_a_part_and_says_so() -> None:
    chart = datasets.chart_of_accounts()
    assert not chart.complete
    # ten main accounts, four main functions and 43 functions
    assert len(chart.accounts) == 10 + 4 + 43
    assert (len(chart.posting_types), len(chart.ownerships), len(chart.arts)) == (7, 5, 9 + 12)
    assert chart.name(AccountCode("5.30.28")) == "Hjemmesygepleje"
    finding = chart.finding(AccountCode("5.30.29"))
    assert finding is not None
    assert finding.severity is Severity.NOTE
