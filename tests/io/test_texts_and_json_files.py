"""The loaders of data files take texts, and JSON in place of TOML."""

from __future__ import annotations

from pathlib import Path

import pytest

from kommunedata import datasets
from kommunedata.errors import LoadError, WrongTypeError
from kommunedata.io import (
    Text,
    dump_json,
    load_budget,
    load_json,
    load_strategy,
    load_tariff_schedule,
)
from kommunedata.tariffs import TariffSchedule

DATA = Path(datasets.__file__).parent / "data"
SCHEDULE = DATA / "tariffs" / "kalundborg"
KALUNDBORG = datasets.tariff_schedule("kalundborg")
BUDGET = datasets.budget("kalundborg-2024")
SOROE = datasets.strategy("soroe-2026")


def test_json_files_load_by_their_ending(tmp_path: Path) -> None:
    for name, value in (("s", KALUNDBORG), ("b", BUDGET), ("v", SOROE)):
        dump_json(value, tmp_path / f"{name}.json")
    assert load_tariff_schedule(tmp_path / "s.json") == KALUNDBORG
    assert load_tariff_schedule(str(tmp_path / "s.json")) == KALUNDBORG
    assert load_budget(tmp_path / "b.json") == BUDGET
    assert load_strategy(tmp_path / "v.json") == SOROE


def test_texts_of_json_load_by_how_they_begin_or_by_their_name() -> None:
    assert load_tariff_schedule(Text(dump_json(KALUNDBORG))) == KALUNDBORG
    assert load_budget(Text(dump_json(BUDGET), name="sent.json")) == BUDGET
    assert load_strategy(Text(f"\ufeff\n{dump_json(SOROE)}")) == SOROE


def test_texts_of_toml_load() -> None:
    budget = (DATA / "budgets" / "kalundborg-2024" / "budget.toml").read_text(encoding="utf-8")
    strategy = (DATA / "strategies" / "soroe-2026" / "strategy.toml").read_text(encoding="utf-8")
    assert load_budget(Text(budget)) == BUDGET
    assert load_strategy(Text(strategy, name="sent.toml")) == SOROE


def test_a_text_finds_its_parts_and_tables_in_its_folder() -> None:
    text = (SCHEDULE / "schedule.toml").read_text(encoding="utf-8")
    assert load_tariff_schedule(Text(text, folder=SCHEDULE)) == KALUNDBORG


def test_a_text_without_a_folder_has_no_parts() -> None:
    text = (SCHEDULE / "schedule.toml").read_text(encoding="utf-8")
    with pytest.raises(LoadError, match="waste.toml: not found, as sent has no folder"):
        load_tariff_schedule(Text(text, name="sent"))


def test_a_text_without_a_folder_has_no_tables() -> None:
    text = (SCHEDULE / "schedule.toml").read_text(encoding="utf-8")
    head, _, rest = text.partition("parts = ")
    waste = (SCHEDULE / "waste.toml").read_text(encoding="utf-8")
    with pytest.raises(LoadError) as caught:
        load_tariff_schedule(Text(head + rest.partition("\n")[2] + waste))
    assert "base_fees.csv: not found, as text has no folder" in caught.value.problems


def test_problems_are_told_by_the_name_of_the_text() -> None:
    with pytest.raises(LoadError, match=r"request 7: not TOML: .*line 1, column 1"):
        load_budget(Text("?", name="request 7"))
    with pytest.raises(LoadError, match=r"request.json: not JSON: .*line 1, column 1"):
        load_budget(Text("format = 1", name="request.json"))
    with pytest.raises(LoadError, match="missing key 'id' @ request 7: id") as caught:
        load_budget(Text("format = 1", name="request 7"))
    assert caught.value.what == "request 7 cannot be loaded"


def test_a_json_file_of_another_kind_is_refused() -> None:
    with pytest.raises(LoadError, match="another kind of value, allowed: strategy, got 'budget'"):
        load_strategy(Text(dump_json(BUDGET)))


def test_a_str_is_a_path_for_data_files_and_a_text_for_json() -> None:
    with pytest.raises(LoadError, match="cannot be read"):
        load_budget(dump_json(BUDGET))
    with pytest.raises(LoadError, match="text: not JSON"):
        load_json(str(SCHEDULE / "schedule.toml"), TariffSchedule)


def test_a_text_is_a_str() -> None:
    with pytest.raises(WrongTypeError, match=r"wrong type, allowed: str, got b'.*Text.content"):
        Text(b"format = 1")  # type: ignore[arg-type]


def test_the_text_is_not_printed_with_what_it_is_called() -> None:
    assert repr(Text("a" * 1000, name="sent")) == "Text(name='sent', folder=None)"
