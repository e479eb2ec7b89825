"""A bill that is kept needs no more of its schedule than what its lines come from."""

from __future__ import annotations

import pytest

from kommunedata import datasets
from kommunedata.tariffs import Bill, ReferenceCharge, TariffItem
from kommunedata.tariffs.model.schedule_part import part_with
from kommunedata.tariffs.waste import Container, household_bill

KALUNDBORG = datasets.tariff_schedule("kalundborg")


def household() -> Bill:
    return household_bill(
        KALUNDBORG,
        2024,
        property_kind="all_year_house",
        containers=[Container("double", litres=190, fraction="residual_and_food", emptyings=26)],
    )


def test_a_trimmed_bill_says_and_costs_the_same() -> None:
    bill = household()
    trimmed = bill.trimmed()
    assert trimmed.lines == bill.lines
    assert trimmed.totals == bill.totals
    assert trimmed.explain("da") == bill.explain("da")
    assert trimmed.explain("en") == bill.explain("en")


def test_a_trimmed_bill_keeps_the_items_of_its_lines_in_their_order() -> None:
    trimmed = household().trimmed()
    ids = [line.item.id for line in trimmed.lines]
    assert sorted(item.id for item in trimmed.schedule.items) == sorted(set(ids))
    order = [item.id for item in KALUNDBORG.items]
    assert [item.id for item in trimmed.schedule.items] == sorted(set(ids), key=order.index)


def test_trimming_again_changes_nothing() -> None:
    trimmed = household().trimmed()
    assert trimmed.trimmed() == trimmed


@pytest.mark.parametrize("item", KALUNDBORG.items, ids=lambda item: item.id)
def test_every_item_has_a_part_that_holds_together(item: TariffItem) -> None:
    # the constructor refuses references to items, and readings, that are not there
    part = part_with(KALUNDBORG, [item])
    assert item in part.items
    assert set(part.items) <= set(KALUNDBORG.items)


def test_items_that_others_are_priced_by_are_kept_with_them() -> None:
    shares = {
        item.id: {reference.item for reference in version.charge.of}
        for item in KALUNDBORG.items
        for version in item.versions
        if isinstance(version.charge, ReferenceCharge)
    }
    assert shares
    for name, wanted in shares.items():
        kept = {item.id for item in part_with(KALUNDBORG, [KALUNDBORG.item(name)]).items}
        assert {name, *wanted} <= kept
