"""What stands in JSON, written out by hand; and that every shipped value comes back."""

from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from decimal import Decimal
from pathlib import Path

import attrs
import pytest

from kommunedata import datasets
from kommunedata.budget import Budget
from kommunedata.errors import InvalidValueError, WrongTypeError
from kommunedata.io import (
    Interchangeable,
    Text,
    dump_json,
    load_json,
    load_json_head,
    load_tariff_schedule,
)
from kommunedata.money import Money, StatedAmount
from kommunedata.tariffs import Bill, TariffSchedule, Usage, price
from kommunedata.tariffs.waste import Container, household_bill
from kommunedata.unit import UNITS, Quantity, Unit

SHIPPED: tuple[Interchangeable, ...] = (
    datasets.tariff_schedule("kalundborg"),
    datasets.budget("kalundborg-2024"),
    datasets.strategy("kalundborg-2020"),
    datasets.strategy("soroe-2026"),
    datasets.strategy("helsingoer-2030"),
)
KALUNDBORG = datasets.tariff_schedule("kalundborg")

TOML = """\
format = 1
municipality = "0326"
title = { da = "Takster på Ærø", en = "Fees" }

[[dimensions]]
name = "area"
label = { da = "Areal", en = "Area" }
unit = "m2"

[[sources]]
id = "fees"
document = "Takster 2024"
publisher = "Kalundborg Kommune"
sha256 = "0000000000000000000000000000000000000000000000000000000000000000"
sections = { top = ["Takster"] }

[[items]]
id = "fee"
name = { da = "Gebyr", en = "Fee" }
section = "top"
unit = "occasion"
accrual = "once"

[[items.versions]]
valid = { first = 2024-01-01 }
tax = "exempt"
conditions = [{ kind = "in_season", seasons = ["11-01/05-01"] }]

[items.versions.charge]
kind = "unit"
unit = "m2"
of = "area"
price = { printed = "0,50", line = "7-8" }
"""

JSON = """\
{
 "format": 2,
 "kind": "bill",
 "edition": "2026.11",
 "sources": [
  {
   "id": "fees",
   "document": "Takster 2024",
   "publisher": "Kalundborg Kommune",
   "sha256": "0000000000000000000000000000000000000000000000000000000000000000"
  }
 ],
 "value": {
  "schedule": {
   "municipality": "0326",
   "title": {
    "da": "Takster på Ærø",
    "en": "Fees"
   },
   "items": [
    {
     "id": "fee",
     "name": {
      "da": "Gebyr",
      "en": "Fee"
     },
     "unit": "occasion",
     "accrual": "once",
     "versions": [
      {
       "valid": {
        "first": "2024-01-01"
       },
       "charge": {
        "kind": "unit",
        "price": {
         "value": "0.50",
         "state": "priced",
         "lifecycle": "open",
         "locator": {
          "source": "fees",
          "section": [
           "Takster"
          ],
          "first_line": 7,
          "last_line": 8,
          "printed": "0,50"
         }
        },
        "unit": "m2",
        "of": "area"
       },
       "conditions": [
        {
         "kind": "in_season",
         "seasons": [
          "11-01/05-01"
         ]
        }
       ],
       "tax": "exempt",
       "rounding": {
        "quantum": "0.01",
        "mode": "half_up"
       }
      }
     ],
     "kind": "fee"
    }
   ]
  },
  "lines": [
   {
    "usage": {
     "when": "2024-03-01",
     "item": "fee",
     "quantity": 1,
     "facts": {
      "area": {
       "kind": "quantity",
       "value": "41.80",
       "unit": "m2"
      }
     },
     "existing": false
    },
    "match": {
     "item": "fee",
     "version": "2024-01-01",
     "when": "2024-03-01"
    },
    "quantity": "41.8",
    "amount": "20.90",
    "measure": "41.8"
   }
  ]
 }
}
"""


def small_bill() -> Bill:
    facts = {"area": Quantity(Decimal("41.80"), UNITS["m2"])}
    usage = Usage(item="fee", when=date(2024, 3, 1), facts=facts)
    return price(load_tariff_schedule(Text(TOML)), [usage])


def household() -> Bill:
    return household_bill(
        KALUNDBORG,
        2024,
        property_kind="all_year_house",
        containers=[
            Container("double", litres=190, fraction="residual_and_food", emptyings=26, distance=55)
        ],
    )


def test_a_small_bill_is_written_as_it_is_written_here() -> None:
    # 41,8 m2 at 0,50 kr. are 20,90 kr.
    assert dump_json(small_bill(), edition="2026.11") == JSON


def test_what_is_written_here_is_that_bill() -> None:
    assert load_json(JSON, Bill) == small_bill()


@pytest.mark.parametrize("value", SHIPPED, ids=lambda value: type(value).__name__)
def test_every_shipped_value_comes_back_as_it_was(value: Interchangeable) -> None:
    text = dump_json(value)
    loaded = load_json(text, type(value))
    assert loaded == value
    assert repr(loaded) == repr(value) or isinstance(value, Budget)  # sets have no order
    assert dump_json(loaded) == text


def test_a_file_is_utf_8_with_line_feeds_and_the_text_that_is_returned(tmp_path: Path) -> None:
    path = tmp_path / "bill.json"
    text = dump_json(small_bill(), path, edition="2026.11")
    assert path.read_bytes() == JSON.encode("utf-8")
    assert text == JSON
    assert load_json(path, Bill) == small_bill()


def test_texts_are_left_as_they_are_composed() -> None:
    printed = "a\u030a"  # an a and a ring, not the one character
    budget = datasets.budget("kalundborg-2024")
    text = dump_json(attrs.evolve(budget, title_en=printed))
    assert printed in text
    assert load_json(text, Budget).title_en == printed


def test_a_document_stands_once_however_many_prices_are_read_from_it() -> None:
    document = json.loads(dump_json(KALUNDBORG))
    assert [source["id"] for source in document["sources"]] == ["kalundborg-budget-2024"]
    assert dump_json(KALUNDBORG).count(document["sources"][0]["sha256"]) == 1


def test_a_stored_bill_is_explained_in_both_languages_when_it_is_read_again() -> None:
    bill = household()
    loaded = load_json(dump_json(bill, edition=datasets.EDITION), Bill)
    assert loaded.explain("da") == bill.explain("da")
    assert loaded.explain("en") == bill.explain("en")
    assert str(loaded.table("en")) == str(bill.table("en"))
    assert loaded.total == Money.kr(129 + 1653 + 1154 + 192)  # lines 344, 462, 348 and 583


def test_a_stored_bill_says_what_it_was_priced_from() -> None:
    head = load_json_head(dump_json(household(), edition=datasets.EDITION))
    assert head.kind == "bill"
    assert head.edition == datasets.EDITION
    assert [source.sha256 for source in head.sources] == [
        household().lines[0].locator.source.sha256
    ]


def test_without_an_edition_none_is_said() -> None:
    assert load_json_head(dump_json(small_bill())).edition is None


def test_numbers_of_a_bill_keep_their_kind() -> None:
    bill = small_bill()
    line = attrs.evolve(bill.lines[0], quantity=Decimal("2.50"), units=3)
    loaded = load_json(dump_json(attrs.evolve(bill, lines=(line,))), Bill)
    assert str(loaded.lines[0].quantity) == "2.50"
    assert type(loaded.lines[0].units) is int


def test_a_unit_that_data_files_cannot_name_is_refused() -> None:
    own = Unit("m2", "kvm", "kvm", "sqm", "sqm")
    item = attrs.evolve(KALUNDBORG.items[0], unit=own, role=None)
    schedule = attrs.evolve(KALUNDBORG, items=(item,))
    with pytest.raises(InvalidValueError, match="a unit that data files cannot name, .*got 'm2'"):
        dump_json(schedule)


def test_two_documents_of_one_id_are_refused() -> None:
    budget = datasets.budget("kalundborg-2024")
    line = budget.lines[0]
    assert line.locator is not None
    other = attrs.evolve(line.locator.source, document="another")
    twin = attrs.evolve(line, year=2025, locator=attrs.evolve(line.locator, source=other))
    with pytest.raises(InvalidValueError, match="two documents of one id"):
        dump_json(attrs.evolve(budget, lines=(*budget.lines, twin)))


def test_a_line_of_another_schedule_is_refused() -> None:
    bill = attrs.evolve(household(), schedule=load_tariff_schedule(Text(TOML)))
    with pytest.raises(InvalidValueError, match="a price that is not of the bill's schedule"):
        dump_json(bill)


def test_a_price_of_an_item_that_has_changed_is_refused() -> None:
    bill = household()
    line = next(line for line in bill.lines if line.match.row is not None)
    match = line.match._replace(price=bill.lines[0].match.price, row=None)
    changed = attrs.evolve(bill, lines=(attrs.evolve(line, match=match),))
    with pytest.raises(InvalidValueError, match="a price that is not of the bill's schedule"):
        dump_json(changed)


def test_half_a_character_is_refused() -> None:
    budget = attrs.evolve(datasets.budget("kalundborg-2024"), title_da="half \ud800")
    with pytest.raises(InvalidValueError, match="not a text that UTF-8 can write"):
        dump_json(budget)


def test_a_number_of_no_exact_kind_is_refused() -> None:
    bill = small_bill()
    line = attrs.evolve(bill.lines[0], quantity=1.5)  # type: ignore[arg-type]
    with pytest.raises(WrongTypeError, match="no member of the union, allowed: Number, got 1.5"):
        dump_json(attrs.evolve(bill, lines=(line,)))


def test_other_types_are_refused() -> None:
    refused = "not a type that JSON files hold, allowed: TariffSchedule, Strategy, Budget, Bill"
    with pytest.raises(WrongTypeError, match=refused):
        dump_json(Money.kr(1))  # type: ignore[arg-type]
    with pytest.raises(WrongTypeError, match=refused):
        load_json(JSON, Money)  # type: ignore[type-var]


def test_a_file_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    with pytest.raises(InvalidValueError, match="cannot be written"):
        dump_json(small_bill(), tmp_path / "none" / "bill.json")


def test_amounts_keep_what_they_were_printed_to() -> None:
    budget = datasets.budget("kalundborg-2024")
    loaded = load_json(dump_json(budget), Budget)
    # 499,0 mio. kr.
    assert loaded.lines[0].amount == StatedAmount(Money.kr(499_000_000), Money.kr(100_000))
    assert '"quantum": "100000.00"' in dump_json(budget)


def test_a_schedule_prices_as_before() -> None:
    loaded = load_json(dump_json(KALUNDBORG), TariffSchedule)
    usages = [line.usage for line in household().lines]
    assert price(loaded, usages).explain() == price(KALUNDBORG, usages).explain()


def test_many_threads_read_and_write_at_once() -> None:
    # each payload has its own sources and its own schedule
    bills = [small_bill(), household().trimmed()]
    texts = [dump_json(bill) for bill in bills]
    with ThreadPoolExecutor(max_workers=8) as pool:
        loaded = list(pool.map(lambda at: load_json(texts[at % 2], Bill), range(40)))
        written = list(pool.map(lambda at: dump_json(bills[at % 2]), range(40)))
    assert loaded == bills * 20
    assert written == texts * 20
