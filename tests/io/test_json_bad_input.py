"""JSON that cannot be read: one clear line for each problem, with its place."""

from __future__ import annotations

import copy
import json
import sys
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from kommunedata import datasets
from kommunedata.budget import Budget
from kommunedata.errors import LoadError, WrongTypeError
from kommunedata.io import Text, dump_json, load_json, load_json_head
from kommunedata.io.files import MAX_BYTES
from kommunedata.strategy import Strategy
from kommunedata.tariffs import Bill, TariffSchedule, Usage, price
from kommunedata.unit import Quantity

BUDGET = dump_json(datasets.budget("kalundborg-2024"))
SCHEDULE = dump_json(datasets.tariff_schedule("kalundborg"))
STRATEGY = dump_json(datasets.strategy("soroe-2026"))
BILL = dump_json(
    price(
        datasets.tariff_schedule("kalundborg"),
        [
            Usage(
                item="waste-base-fee",
                when=date(2024, 1, 1),
                dimensions={"property_kind": "all_year_house"},
            )
        ],
    ).trimmed()
)


def error(text: str | Path | Text, kind: type[Any] = Budget) -> LoadError:
    with pytest.raises(LoadError) as caught:
        load_json(text, kind)
    assert "\n" not in caught.value.what
    return caught.value


def problems(
    change: Callable[[Any], object], text: str = BUDGET, kind: type[Any] = Budget
) -> list[str]:
    document = copy.deepcopy(json.loads(text))
    change(document)
    found = error(json.dumps(document), kind)
    assert found.what == "text cannot be loaded"
    return list(found.problems)


def setting(path: str, value: object) -> Callable[[Any], object]:
    *steps, last = [int(step) if step.isdigit() else step for step in path.split(".")]

    def change(document: Any) -> None:
        for step in steps:
            document = document[step]
        document[last] = value

    return change


def first_price(document: Any) -> Any:
    return document["value"]["items"][0]["versions"][0]["charge"]["price"]


@pytest.mark.parametrize(
    ("text", "what"),
    (
        ("", "text: empty, where JSON belongs"),
        (" \n", "text: empty, where JSON belongs"),
        ("budget.json", "text: not JSON: Expecting value, line 1, column 1"),
        ('{"format": 2,}', "text: not JSON: Illegal trailing comma before end of object"),
        ('{"format": NaN}', "text: not JSON: NaN is no number"),
        ('{"format": -Infinity}', "text: not JSON: -Infinity is no number"),
        ('{"format": "\\ud800"}', "text: not JSON: half a character, as a surrogate by itself"),
        (f'{{"format": {"1" * 5000}}}', "text: not JSON: a whole number of too many digits"),
        ("[" * 100_000, "text: nested too deep"),
    ),
)
def test_what_is_no_json_is_told_in_a_line(text: str, what: str) -> None:
    if "comma" in what and sys.version_info < (3, 13):
        what = "text: not JSON: Expecting property name enclosed in double quotes"
    assert error(text).what.startswith(what)


def test_repeated_keys_are_told_in_the_order_of_the_text() -> None:
    assert error('{"a": 1, "a": 1, "b": [{"c": 1, "c": 1}]}').problems == (
        "key occurs twice, got 'a' @ text",
        "key occurs twice, got 'c' @ text: b[0]",
    )


def test_a_repeated_key_is_found_at_any_depth() -> None:
    # Python 3.12 and 3.13 read JSON deeper than their own functions may call each other
    deepest = error('{"a":' * 1_500 + '{"b": 1, "b": 2}' + "}" * 1_500)
    assert str(deepest).startswith(("text: nested too deep", "text cannot be loaded"))


def test_many_repeated_keys_take_no_square_of_their_number() -> None:
    wide = ",".join(f'"a{at}": 1' for at in range(50_000))
    many = ",".join(['{"a": 1, "a": 1}'] * 50_000)
    started = time.process_time()
    assert len(error(f'{{{wide}, "a0": 2}}').problems) == 1
    assert len(error(f"[{many}]").problems) == 50_000
    assert time.process_time() - started < 20  # the square of 50,000 takes minutes


def test_an_unknown_key_is_cut_as_every_value_is() -> None:
    [problem] = error(BUDGET.replace('"kind"', f'"{"z" * 10_000}": 1, "kind"', 1)).problems
    assert problem == f"unknown key, got '{'z' * 199}… @ text"


def test_an_escaped_pair_of_surrogates_is_one_character() -> None:
    text = BUDGET.replace('"title_da": "', '"title_da": "\\ud83d\\ude00 ', 1)
    assert load_json(text, Budget).title_da.startswith("\N{GRINNING FACE} ")


def test_files_are_told_by_their_name(tmp_path: Path) -> None:
    file = tmp_path / "b.json"
    assert error(file).what == "b.json: cannot be read: No such file or directory"
    assert error(tmp_path).what.endswith(": cannot be read: Is a directory")
    file.write_bytes(BUDGET.encode("latin-1", "replace") + b"\xe6")
    assert error(file).what.startswith("b.json: not UTF-8 at byte ")
    file.write_bytes(b" " * (MAX_BYTES + 1))
    assert error(file).what == "b.json: larger than 20,000,000 bytes"


def test_a_text_may_be_no_larger_than_a_file() -> None:
    assert (
        error(Text(" " * (MAX_BYTES + 1), name="sent")).what == "sent: larger than 20,000,000 bytes"
    )


def test_a_byte_order_mark_and_crlf_are_passed_over(tmp_path: Path) -> None:
    file = tmp_path / "b.json"
    file.write_bytes(BUDGET.replace("\n", "\r\n").encode("utf-8-sig"))
    assert load_json(file, Budget) == datasets.budget("kalundborg-2024")
    assert load_json(f"\ufeff{BUDGET}", Budget) == datasets.budget("kalundborg-2024")


def test_bytes_are_the_text_in_utf_8() -> None:
    assert load_json(BUDGET.encode(), Budget) == datasets.budget("kalundborg-2024")
    with pytest.raises(LoadError, match="text: not UTF-8 at byte 1"):
        load_json(b"{\xe6", Budget)
    with pytest.raises(LoadError, match="text: larger than 20,000,000 bytes"):
        load_json(b" " * (MAX_BYTES + 1), Budget)


def test_what_is_neither_text_nor_path_is_refused() -> None:
    with pytest.raises(WrongTypeError, match="not a data file, allowed: a path or a Text, got 1"):
        load_json(1, Budget)  # type: ignore[arg-type]


def test_a_text_says_how_it_is_called() -> None:
    found = error(Text('{"format": 2, "kind": "budget"}', name="request 7"))
    assert found.what == "request 7 cannot be loaded"
    assert "missing key 'value' @ request 7: value" in found.problems


def test_a_document_that_is_no_table_is_told() -> None:
    assert error("[1]").problems == ("not a table, allowed: names with values, got [1] @ text",)


def test_repeated_keys_are_told_with_their_place() -> None:
    text = BUDGET.replace('"quantum": ', '"quantum": "1.00", "quantum": ', 1)
    assert error(text).problems == (
        "key occurs twice, got 'quantum' @ text: value.lines[0].amount",
    )
    assert error('{"format": 2, "format": 2}').problems == (
        "key occurs twice, got 'format' @ text",
    )


def test_all_problems_are_told_at_once() -> None:
    def change(document: Any) -> None:
        document["value"]["municipality"] = "0327"
        document["value"]["lines"][0]["amount"]["money"] = 499_000_000.0
        document["value"]["lines"][1]["basis"] = "nett"
        document["value"]["lines"][2]["colour"] = "red"
        document["sources"][0]["sha256"] = "abc"

    assert problems(change) == [
        "not of the form, allowed: [0-9a-f]{64}, got 'abc' @ text: sources[0].sha256",
        (
            "unknown municipality code, allowed: the four digits of one of the 98, got '0327'"
            " @ text: value.municipality"
        ),
        (
            "not of the form, allowed: an amount in kroner with two decimals, as '1109.50',"
            " got 499000000.0 @ text: value.lines[0].amount.money"
        ),
        (
            "unknown word, allowed: net, gross, expense, income, got 'nett', did you mean 'net'?"
            " @ text: value.lines[1].basis"
        ),
        "unknown key, got 'colour' @ text: value.lines[2]",
    ]


@pytest.mark.parametrize(
    ("path", "value", "problem"),
    (
        ("value.lines.0.year", "2024", "wrong type, allowed: int, got '2024'"),
        ("value.lines.0.year", True, "wrong type, allowed: int, got True"),
        ("value.lines.0.year", 2024.0, "wrong type, allowed: int, got 2024.0"),
        ("value.lines.0.path", "Ældre", "not a list, allowed: a list, got 'Ældre'"),
        ("value.lines.0.amount", None, "not a table, allowed: names with values, got None"),
        (
            "value.lines.0.amount.money",
            "1109.5",
            (
                "not of the form, allowed: an amount in kroner with two decimals, as '1109.50',"
                " got '1109.5'"
            ),
        ),
        (
            "value.lines.0.account",
            "53026",
            (
                "not of the form, allowed: a code of the official chart of accounts, as '5.30.26',"
                " got '53026'"
            ),
        ),
        ("value.municipality", 326, "not a text, allowed: a text, got 326"),
        ("value.adjustments.0.years", 2024, "not a table, allowed: names with values, got 2024"),
        ("edition", "", "blank or too long, allowed: 1 to 60 characters, not all blank, got ''"),
    ),
)
def test_a_value_of_another_form_is_told(path: str, value: object, problem: str) -> None:
    place = path.replace(".0", "[0]")
    assert problems(setting(path, value)) == [f"{problem} @ text: {place}"]


def test_missing_keys_are_told() -> None:
    def change(document: Any) -> None:
        del document["value"]["lines"][0]["year"], document["value"]["title_da"]

    assert problems(change) == [
        "missing key 'title_da' @ text: value.title_da",
        "missing key 'year' @ text: value.lines[0].year",
    ]


def test_a_misspelt_key_is_told_with_the_near_one() -> None:
    assert problems(setting("value.levles", [])) == [
        "unknown key, got 'levles', did you mean 'levels'? @ text: value"
    ]
    assert problems(setting("editon", None)) == [
        "unknown key, got 'editon', did you mean 'edition'? @ text"
    ]


def test_a_source_that_is_not_listed_is_told() -> None:
    def change(document: Any) -> None:
        document["value"]["lines"][0]["locator"]["source"] = "kalundborg-budget-2023"

    assert problems(change) == [
        (
            "unknown source, got 'kalundborg-budget-2023', did you mean 'kalundborg-budget-2024'?"
            " @ text: value.lines[0].locator.source"
        )
    ]


def test_what_refers_to_a_source_that_cannot_be_read_is_no_problem_of_its_own() -> None:
    assert problems(setting("sources.0.sha256", "f")) == [
        "not of the form, allowed: [0-9a-f]{64}, got 'f' @ text: sources[0].sha256"
    ]
    assert problems(setting("sources.0", 1))[0] == (
        "not a table, allowed: names with values, got 1 @ text: sources[0]"
    )


def test_a_source_that_is_listed_twice_is_told() -> None:
    def change(document: Any) -> None:
        document["sources"] *= 2

    assert problems(change) == [
        "source occurs twice, got 'kalundborg-budget-2024' @ text: sources[1]"
    ]


def test_paths_and_forms_occur_once() -> None:
    def change(document: Any) -> None:
        document["value"]["forms"] *= 2

    [problem] = problems(change)
    assert problem.startswith("key occurs twice, got (")
    assert problem.endswith(" @ text: value.forms")

    def twice(document: Any) -> None:
        document["value"]["forms"][0]["value"] *= 2

    [problem] = problems(twice)
    assert problem.startswith("value occurs twice, got <BudgetForm.")
    assert problem.endswith(" @ text: value.forms[0].value")


def test_what_a_whole_value_refuses_is_told_with_its_place() -> None:
    def change(document: Any) -> None:
        document["value"]["lines"].append(document["value"]["lines"][0])

    [problem] = problems(change)
    assert problem.startswith("line stands twice, first as lines[0] @ text: value.lines[")


def test_an_unknown_tag_names_those_allowed() -> None:
    def change(document: Any) -> None:
        document["value"]["items"][0]["versions"][0]["charge"]["kind"] = "FlatCharge"

    assert problems(change, SCHEDULE, TariffSchedule) == [
        (
            "unknown kind, allowed: flat, unit, percentage, indexed, reference, rate_table,"
            " got 'FlatCharge' @ text: value.items[0].versions[0].charge"
        )
    ]


def test_a_number_that_is_no_text_is_told() -> None:
    def change(document: Any) -> None:
        first_price(document)["value"] = 0.1019

    assert problems(change, SCHEDULE, TariffSchedule) == [
        (
            "not of the form, allowed: an exact number; the zeros at its end are kept, as '2.50',"
            " got 0.1019 @ text: value.items[0].versions[0].charge.price.value"
        )
    ]


@pytest.mark.parametrize(
    ("part", "problem", "place"),
    (
        (1.5, "wrong type, allowed: a table with `kind` or a text or a whole number, got 1.5", ""),
        ({"kind": "number", "value": 5}, "not of the form, allowed: an exact number; ", ".value"),
        ({"kind": "number"}, "missing key 'value'", ".value"),
        ({"value": "5"}, "unknown kind, allowed: number, band, got None", ""),
        ({"kind": "number", "value": "5", "of": 1}, "unknown key, got 'of'", ""),
        ({"kind": "band", "lower": "5", "upper": "4"}, "reversed or empty band", ".upper"),
    ),
)
def test_a_key_of_a_row_of_another_form_is_told(part: object, problem: str, place: str) -> None:
    document = json.loads(SCHEDULE)
    at, rows = next(
        (at, version["charge"]["rows"])
        for at, item in enumerate(document["value"]["items"])
        for version in item["versions"][:1]
        if version["charge"]["kind"] == "rate_table"
    )
    name = next(iter(rows[0]["key"]))
    rows[0]["key"][name] = [part]
    [told] = error(json.dumps(document), TariffSchedule).problems
    assert told.startswith(problem)
    assert told.endswith(
        f"@ text: value.items[{at}].versions[0].charge.rows[0].key.{name}[0]{place}"
    )


@pytest.mark.parametrize(
    ("match", "problem"),
    (
        ({"item": "waste-base-fees"}, "unknown item, got 'waste-base-fees', did you mean"),
        (
            {"version": "2022-01-01"},
            (
                "no version of 'waste-base-fee' from that day, allowed: 2023-01-01, 2024-01-01,"
                " got '2022-01-01'"
            ),
        ),
        ({"row": 99}, "no such row, allowed: 0 to 0, got 99"),
        ({"row": -1}, "no such row, allowed: 0 to 0, got -1"),
        ({"row": None}, "no such row, allowed: 0 to 0, got None"),
    ),
)
def test_a_line_of_a_price_that_is_not_there_is_told(
    match: dict[str, object], problem: str
) -> None:
    def change(document: Any) -> None:
        document["value"]["lines"][0]["match"].update(match)

    [told] = problems(change, BILL, Bill)
    assert told.startswith(problem)
    assert told.endswith(" @ text: value.lines[0].match")


def test_a_row_of_a_charge_without_rows_is_told() -> None:
    facts = {"built_area": Quantity.of(200, "m2")}
    usage = Usage(item="pest-control", when=date(2024, 5, 1), facts=facts)
    bill = price(datasets.tariff_schedule("kalundborg"), [usage])

    def change(document: Any) -> None:
        document["value"]["lines"][0]["match"]["row"] = 0

    assert problems(change, dump_json(bill), Bill) == [
        "a row of a charge without rows, allowed: no row, got 0 @ text: value.lines[0].match"
    ]


def test_lines_of_a_schedule_that_cannot_be_read_are_no_problems_of_their_own() -> None:
    assert problems(setting("value.schedule.municipality", "0"), BILL, Bill) == [
        (
            "unknown municipality code, allowed: the four digits of one of the 98, got '0'"
            " @ text: value.schedule.municipality"
        )
    ]


@pytest.mark.parametrize(
    ("when", "problem", "place"),
    (
        ("2024-02-30", "not a date, allowed: 2024-12-31, got '2024-02-30'", ""),
        ("20240201", "not of the form, allowed: a day, as '2024-12-31', got '20240201'", ""),
        (2024, "wrong type, allowed: a text or a table, got 2024", ""),
        ({"first": "2024-02-01", "last": "2024-01-01"}, "reversed or empty range", ""),
        ({"first": "2024-02-01", "last": "9999-12-31"}, "no day after the last", ""),
        ({"last": "2024-02-01"}, "missing key 'first'", ".first"),
    ),
)
def test_days_of_another_form_are_told(when: object, problem: str, place: str) -> None:
    [told] = problems(setting("value.lines.0.match.when", when), BILL, Bill)
    assert told.startswith(problem)
    assert told.endswith(f" @ text: value.lines[0].match.when{place}")


def test_what_is_unknown_says_why() -> None:
    assert problems(setting("value.period", {"unknown": ""}), STRATEGY, Strategy) == [
        (
            "blank or too long, allowed: 1 to 500 characters, not all blank, got ''"
            " @ text: value.period"
        )
    ]
    assert problems(setting("value.period", {"reason": "no"}), STRATEGY, Strategy) == [
        "missing key 'first' @ text: value.period.first",
        "unknown key, got 'reason' @ text: value.period",
    ]


def test_themes_nested_too_deep_are_told_in_a_line() -> None:
    document = json.loads(STRATEGY)
    theme: dict[str, object] = {"id": "x", "title": {"da": "x", "en": "x"}, "cross_cutting": False}
    for at in range(400):
        theme = {**theme, "id": f"t{at}", "children": [theme]}
    document["value"]["themes"] = [theme]
    assert error(json.dumps(document), Strategy).what == "text: nested too deep"


@pytest.mark.parametrize(
    ("text", "kind", "problem"),
    (
        (BUDGET, Strategy, "another kind of value, allowed: strategy, got 'budget' @ text: kind"),
        (
            BUDGET.replace('"budget"', '"bugdet"', 1),
            Budget,
            (
                "unknown kind, allowed: tariff_schedule, strategy, budget, bill, got 'bugdet',"
                " did you mean 'budget'? @ text: kind"
            ),
        ),
        (
            BUDGET.replace('"format": 2', '"format": 3', 1),
            Budget,
            (
                "a newer file format than this kommunedata reads, allowed: 1 to 2, got 3"
                " @ text: format"
            ),
        ),
        (
            BUDGET.replace('"format": 2', '"format": "2"', 1),
            Budget,
            "unknown file format, allowed: 1 to 2, got '2' @ text: format",
        ),
        (
            BUDGET.replace('"format": 2', '"format": 0', 1),
            Budget,
            "unknown file format, allowed: 1 to 2, got 0 @ text: format",
        ),
        ("{}", Budget, "unknown file format, allowed: 1 to 2, got None @ text: format"),
    ),
)
def test_another_kind_or_format_is_told_before_anything_else(
    text: str, kind: type[Any], problem: str
) -> None:
    assert error(text, kind).problems == (problem,)


def test_the_head_alone_is_read_as_strictly() -> None:
    with pytest.raises(LoadError) as caught:
        load_json_head('{"format": 2, "kind": "bill", "sources": 1, "edtion": null}')
    assert caught.value.problems == (
        "missing key 'edition' @ text: edition",
        "not a list, allowed: a list, got 1 @ text: sources",
        "unknown key, got 'edtion', did you mean 'edition'? @ text",
    )
