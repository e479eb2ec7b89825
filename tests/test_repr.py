"""A prompt shows a value in a line, however much is in it."""

from __future__ import annotations

from datetime import date

import attrs
import pytest

from kommunedata import datasets
from kommunedata.language import Label
from kommunedata.strategy import alignment, coverage, goal_report, sdg_matrix, timeline
from kommunedata.tariffs import audit, change_report, compare, price_list
from kommunedata.tariffs.waste import Container, household_bill

SCHEDULE = datasets.tariff_schedule("kalundborg")
BILL = household_bill(
    SCHEDULE,
    2024,
    property_kind="all_year_house",
    containers=[Container("double", litres=190, fraction="residual_and_food", emptyings=26)],
)
SOROE, HELSINGOER = datasets.strategy("soroe-2026"), datasets.strategy("helsingoer-2030")
BEFORE, AFTER = date(2023, 7, 1), date(2024, 7, 1)
VALUES = (
    SCHEDULE,
    BILL,
    BILL.lines[0],
    compare(SCHEDULE, BEFORE, AFTER),
    change_report(SCHEDULE, BEFORE, AFTER),
    price_list(SCHEDULE, AFTER),
    audit(SCHEDULE, AFTER),
    datasets.budget("kalundborg-2024"),
    HELSINGOER,
    SOROE.themes[0],
    coverage(HELSINGOER),
    alignment(HELSINGOER, SOROE),
    goal_report(HELSINGOER, [], as_of=AFTER),
    sdg_matrix([SOROE, HELSINGOER]),
    timeline(SOROE, HELSINGOER),
)


@pytest.mark.parametrize("value", VALUES, ids=lambda value: type(value).__name__)
def test_a_repr_is_at_most_a_screen(value: object) -> None:
    assert len(repr(value)) < 2_000


def test_a_repr_says_how_many_there_are() -> None:
    assert repr(SCHEDULE).endswith("items=<87>)")
    assert repr(BILL) == "Bill(lines=<3>, readings=frozenset())"
    assert "goals=<6>" in repr(SOROE.themes[0])


def test_a_schedule_shows_its_items_in_a_notebook() -> None:
    page = SCHEDULE._repr_html_()
    assert "Kalundborg Kommunes takster: 87 ydelser" in page
    assert page.count("<tr>") == 88  # the items, and the headings above them
    assert "2023, 2024" in page  # most fees have a price for both years of the table
    hostile = attrs.evolve(SCHEDULE, title=Label("<script>", "<script>"))
    assert "<script>" not in hostile._repr_html_()
