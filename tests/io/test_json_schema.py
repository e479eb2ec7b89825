"""The JSON Schema: all that is shipped fits it, and what it refuses, loading refuses too."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from kommunedata import datasets
from kommunedata.budget import Budget
from kommunedata.errors import LoadError, WrongTypeError
from kommunedata.io import Interchangeable, dump_json, json_schema, load_json
from kommunedata.money import Money
from kommunedata.strategy import Strategy
from kommunedata.tariffs import (
    CHARGE_TAGS,
    CONDITION_TAGS,
    MODIFIER_TAGS,
    Bill,
    TariffSchedule,
    Usage,
    price,
)
from kommunedata.unit import UNITS, Quantity

KINDS: tuple[type[Interchangeable], ...] = (TariffSchedule, Strategy, Budget, Bill)
SCHEMAS: dict[type[Interchangeable], dict[str, Any]] = {kind: json_schema(kind) for kind in KINDS}
USAGE = Usage(
    item="pest-control",
    when=date(2024, 5, 1),
    facts={"built_area": Quantity.of(200, "m2")},
)
SHIPPED: dict[str, Interchangeable] = {
    "schedule": datasets.tariff_schedule("kalundborg"),
    "budget": datasets.budget("kalundborg-2024"),
    "kalundborg": datasets.strategy("kalundborg-2020"),
    "soroe": datasets.strategy("soroe-2026"),
    "helsingoer": datasets.strategy("helsingoer-2030"),
    "bill": price(datasets.tariff_schedule("kalundborg"), [USAGE]),
}
DOCUMENTS = {name: json.loads(dump_json(value)) for name, value in SHIPPED.items()}


def definition(kind: type[Interchangeable], name: str) -> Any:
    return SCHEMAS[kind]["$defs"][name]


@pytest.mark.parametrize("kind", KINDS)
def test_a_schema_is_one_of_draft_2020_12(kind: type[Interchangeable]) -> None:
    schema = SCHEMAS[kind]
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    Draft202012Validator.check_schema(schema)
    assert json.loads(json.dumps(schema)) == schema


@pytest.mark.parametrize("name", SHIPPED)
def test_all_that_is_shipped_fits_its_schema(name: str) -> None:
    validator = Draft202012Validator(SCHEMAS[type(SHIPPED[name])])
    assert [error.message for error in validator.iter_errors(DOCUMENTS[name])] == []


@pytest.mark.parametrize("kind", KINDS)
def test_every_table_is_closed_and_every_definition_used(kind: type[Interchangeable]) -> None:
    text = json.dumps(SCHEMAS[kind])
    for name, each in SCHEMAS[kind]["$defs"].items():
        assert f'"#/$defs/{name}"' in text
        if "properties" in each:
            assert each["additionalProperties"] is False


@pytest.mark.parametrize(
    ("union", "tags"),
    (("Charge", CHARGE_TAGS), ("Modifier", MODIFIER_TAGS), ("Condition", CONDITION_TAGS)),
)
def test_tags_are_the_words_of_data_files(union: str, tags: dict[str, type]) -> None:
    assert definition(TariffSchedule, union)["oneOf"] == [
        {"$ref": f"#/$defs/{union}.{tag}"} for tag in tags
    ]
    for tag in tags:
        assert definition(TariffSchedule, f"{union}.{tag}")["properties"]["kind"] == {"const": tag}


def test_an_amount_is_described_as_it_is_written() -> None:
    assert definition(Budget, "StatedAmount") == {
        "title": "StatedAmount",
        "description": "An amount and the quantum it was printed to (*angivet beløb*).",
        "type": "object",
        "properties": {
            "money": {"$ref": "#/$defs/Money"},
            "quantum": {"$ref": "#/$defs/Money"},
        },
        "required": ["money"],
        "additionalProperties": False,
    }
    assert definition(Budget, "Money") == {
        "title": "Money",
        "description": "An amount in kroner with two decimals.",
        "type": "string",
        "pattern": r"^(?:-?(?:0|[1-9][0-9]{0,15})\.[0-9]{2})$",
    }


def test_words_are_listed() -> None:
    assert definition(Budget, "Basis")["enum"] == ["net", "gross", "expense", "income"]
    assert definition(TariffSchedule, "Unit")["enum"] == list(UNITS)
    assert len(definition(Budget, "Municipality")["enum"]) == 98


def set_to(*steps: str | int, value: object) -> Callable[[Any], None]:
    def change(document: Any) -> None:
        for step in steps[:-1]:
            document = document[step]
        document[steps[-1]] = value

    return change


def without(*steps: str | int) -> Callable[[Any], None]:
    def change(document: Any) -> None:
        for step in steps[:-1]:
            document = document[step]
        del document[steps[-1]]

    return change


CHARGE = ("value", "items", 0, "versions", 0, "charge")
LINE = ("value", "lines", 0)


@pytest.mark.parametrize(
    ("name", "change"),
    (
        ("budget", set_to("format", value=3)),
        ("budget", set_to("kind", value="bill")),
        ("budget", without("edition")),
        ("budget", set_to("edition", value=2026)),
        ("budget", set_to("colour", value="red")),
        ("budget", without("value", "title_da")),
        ("budget", set_to("value", "municipality", value="0327")),
        ("budget", set_to(*LINE, "amount", "money", value=499000000)),
        ("budget", set_to(*LINE, "amount", "money", value="499000000")),
        ("budget", set_to(*LINE, "basis", value="netto")),
        ("budget", set_to(*LINE, "path", value="Tandplejen")),
        ("budget", set_to(*LINE, "locator", "source", value="Not An Id")),
        ("budget", set_to("value", "adjustments", 0, "years", value=None)),
        ("budget", set_to("value", "forms", 0, "value", value=["user_paid", "user_paid"])),
        ("budget", set_to("value", "forms", 0, "colour", value="red")),
        ("schedule", set_to(*CHARGE, "kind", value="FlatCharge")),
        ("schedule", without(*CHARGE, "kind")),
        ("schedule", set_to(*CHARGE, "price", "value", value=0.1019)),
        ("schedule", set_to("value", "items", 0, "unit", value="dwellings")),
        ("schedule", set_to("value", "items", 0, "versions", 0, "valid", value=2024)),
        ("schedule", set_to("value", "items", 0, "versions", 0, "valid", value={"first": "2024"})),
        ("soroe", set_to("value", "period", value={"unknown": 1})),
        ("soroe", set_to("value", "themes", 0, "goals", 0, "kind", value="vague")),
        ("soroe", set_to("value", "themes", 0, "children", value=[{}])),
        ("bill", set_to(*LINE, "quantity", value=1.5)),
        ("bill", set_to(*LINE, "quantity", value={"kind": "fraction", "value": "1/0"})),
        ("bill", set_to(*LINE, "match", "version", value=0)),
        ("bill", set_to(*LINE, "usage", "facts", "built_area", value={"kind": "area"})),
    ),
)
def test_what_the_schema_refuses_loading_refuses(name: str, change: Callable[[Any], None]) -> None:
    document = copy.deepcopy(DOCUMENTS[name])
    change(document)
    kind = type(SHIPPED[name])
    assert not Draft202012Validator(SCHEMAS[kind]).is_valid(document)
    with pytest.raises(LoadError):
        load_json(json.dumps(document), kind)


def test_other_types_have_no_schema() -> None:
    with pytest.raises(WrongTypeError, match="not a type that JSON files hold"):
        json_schema(Money)  # type: ignore[arg-type]
