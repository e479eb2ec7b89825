"""What is shipped, and how it is shown."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from kommunedata import datasets
from kommunedata.command import main
from kommunedata.io import dump_json
from kommunedata.tariffs import price_list
from kommunedata.tariffs.waste import Container, household_bill

DATA = Path(__file__).parents[1] / "data"


def printed(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    """Return what the command prints where nothing is wrong."""
    assert main(arguments) == 0
    found = capsys.readouterr()
    assert found.err == ""
    return found.out


def test_the_list_has_kind_name_content_and_edition(capsys: pytest.CaptureFixture[str]) -> None:
    lines = printed(capsys, "list", "--lang", "en").splitlines()
    assert lines[0].split("  ")[0] == "Kind"
    assert [re.split("  +", line) for line in lines if line.startswith(("fee", "register"))] == [
        ["fee schedule", "kalundborg", "Fees of Kalundborg Municipality", datasets.EDITION],
        ["register", "municipalities", "The 98 municipalities", datasets.EDITION],
    ]


def test_the_list_is_in_danish_by_default(capsys: pytest.CaptureFixture[str]) -> None:
    text = printed(capsys, "list")
    assert text.startswith("Type ")
    assert "Kalundborg Kommunes takster" in text
    assert "De 98 kommuner" in text


def test_every_name_in_the_list_can_be_shown(capsys: pytest.CaptureFixture[str]) -> None:
    lines = printed(capsys, "list").splitlines()
    at = lines[0].index("Navn"), lines[0].index("Indhold")
    names = [name for line in lines[2:] if (name := line[slice(*at)].strip())]
    assert len(names) == 7
    for name in names:
        for lang in ("da", "en"):
            text = printed(capsys, "show", name, "--lang", lang)
            assert max(map(len, text.splitlines())) <= 80


def test_a_schedule_is_shown_as_its_newest_price_list_or_that_of_a_day(
    capsys: pytest.CaptureFixture[str],
) -> None:
    schedule = datasets.tariff_schedule("kalundborg")
    for arguments, day in (
        (("--lang", "en"), date(2024, 1, 1)),
        (("--lang", "en", "--on", "2023-07-01"), date(2023, 7, 1)),
    ):
        expected = price_list(schedule, day).to_text("en", width=80)
        assert printed(capsys, "show", "kalundborg", *arguments) == f"{expected}\n"


def test_a_day_without_prices_is_one_line_and_status_1(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["show", "kalundborg", "--on", "1999-01-01"]) == 1
    (line,) = capsys.readouterr().err.splitlines()
    assert line.startswith("kommunedata: no price is printed for this day, allowed: 2023-01-01 to")


def test_a_budget_is_shown_as_its_tree(capsys: pytest.CaptureFixture[str]) -> None:
    text = printed(capsys, "show", "kalundborg-2024")
    lines = text.splitlines()
    assert lines[0] == "Kalundborg Kommunes budget 2024: Ældre- og Sundhedsudvalget"
    # indents of plain spaces: 499,0 and 164,3 net as printed, lines 5 and 292 of the document
    assert "  Sundhed og Myndighed                      499,0" in lines
    assert "\N{NO-BREAK SPACE}" not in text


def test_a_strategy_is_shown_as_its_outline(capsys: pytest.CaptureFixture[str]) -> None:
    text = printed(capsys, "show", "soroe-2026", "--lang", "en")
    assert text == f"{datasets.strategy('soroe-2026').to_text('en', width=80)}\n"


def test_registers_are_shown_as_tables(capsys: pytest.CaptureFixture[str]) -> None:
    assert "0326  Kalundborg\n" in printed(capsys, "show", "municipalities")
    chart = printed(capsys, "show", "chart-of-accounts", "--lang", "en")
    assert chart.splitlines()[0].split() == ["Kind", "Code", "Name"]
    assert any(
        line.split() == ["posting", "type", "1", "Driftskonti"] for line in chart.splitlines()
    )


def test_a_file_of_one_s_own_is_shown_as_shipped_data_is(
    capsys: pytest.CaptureFixture[str],
) -> None:
    text = printed(capsys, "show", str(DATA / "own_fees" / "schedule.toml"))
    (row,) = (line for line in text.splitlines() if "190 l" in line)
    assert "744 kr." in row  # line 364


def test_a_bill_that_was_stored_is_shown(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    containers = [Container("double", litres=190, fraction="residual_and_food", emptyings=26)]
    bill = household_bill(
        datasets.tariff_schedule("kalundborg"),
        2024,
        property_kind="all_year_house",
        containers=containers,
    )
    file = tmp_path / "bill.json"
    dump_json(bill, file)
    text = printed(capsys, "show", str(file), "--lang", "en")
    assert text == f"{bill.table('en').to_text(width=80)}\n"


def test_a_file_that_cannot_be_loaded_is_not_shown(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "fees.toml"
    assert main(["show", str(file)]) == 1
    found = capsys.readouterr()
    assert found.out == ""
    assert found.err == f"{file}: cannot be read: No such file or directory\n"


def test_observations_have_nothing_to_show(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["show", str(DATA / "observations" / "soroe_examples.csv")]) == 2
    assert capsys.readouterr().err == (
        "kommunedata: cannot be shown, allowed: "
        "fee schedules, budgets, strategies, bills and registers\n"
    )
