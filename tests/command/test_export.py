"""Data for other programs: rows with documented columns, StratML, and files."""

from __future__ import annotations

import csv
import io
from decimal import Decimal
from pathlib import Path

import attrs
import pytest

from kommunedata import datasets
from kommunedata.budget import AccountCode
from kommunedata.command import main
from kommunedata.command.csv_table import CsvTable
from kommunedata.errors import InvalidValueError
from kommunedata.io import (
    Interchangeable,
    export_stratml,
    load_chart_of_accounts,
    load_json,
    load_json_head,
)
from kommunedata.language import Label
from kommunedata.tariffs import price_points

DATA = Path(__file__).parents[1] / "data"
Row = dict[str, str]


def exported(capfdbinary: pytest.CaptureFixture[bytes], *arguments: str) -> tuple[bytes, bytes]:
    """Return what the command writes where nothing is wrong, and what it says beside that."""
    assert main(["export", *arguments]) == 0
    return capfdbinary.readouterr()


def rows_of(content: bytes) -> list[Row]:
    """Return the rows of CSV, having looked at how it is written."""
    assert not content.startswith(b"\xef\xbb\xbf")
    assert b"\r" not in content
    assert content.endswith(b"\n")
    return list(csv.DictReader(io.StringIO(content.decode())))


@pytest.mark.parametrize(
    ("name", "value"),
    (
        ("kalundborg", datasets.tariff_schedule("kalundborg")),
        ("kalundborg-2024", datasets.budget("kalundborg-2024")),
        ("soroe-2026", datasets.strategy("soroe-2026")),
    ),
)
def test_json_is_what_load_json_reads_with_the_edition_of_the_data(
    name: str, value: Interchangeable, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    content, said = exported(capfdbinary, name, "--format", "json")
    assert said == b""
    assert load_json(content, type(value)) == value
    assert load_json_head(content).edition == datasets.EDITION


def test_json_of_a_file_is_of_no_edition(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    fees = str(DATA / "own_fees" / "schedule.toml")
    content, _ = exported(capfdbinary, fees, "--format", "json")
    assert load_json_head(content).edition is None


def test_prices_are_rows_with_plain_decimals(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    content, said = exported(capfdbinary, "kalundborg", "--format", "csv")
    assert said == b""
    rows = rows_of(content)
    assert len(rows) == len(price_points(datasets.tariff_schedule("kalundborg")))
    # lines 335 and 336: 0,1019 ‰ of the property value in 2023, 0,682 kr. a built m² in 2024
    share, fee = rows[:2]
    assert (share["value"], share["value_in"], share["unit"], share["of"]) == (
        "0.1019",
        "permille",
        "",
        "property_value",
    )
    assert (fee["value"], fee["value_in"], fee["unit"], fee["of"]) == (
        "0.682",
        "kr",
        "m2",
        "built_area",
    )
    assert (fee["valid_from"], fee["valid_to"]) == ("2024-01-01", "2024-12-31")
    assert (fee["lines"], fee["printed"]) == ("336", "0,682")
    assert (fee["document"], fee["accrual"], fee["tax"]) == (
        "kalundborg-budget-2024",
        "yearly",
        "unstated",
    )


def test_a_price_has_its_dimensions_in_columns_of_their_own(
    capfdbinary: pytest.CaptureFixture[bytes],
) -> None:
    rows = rows_of(exported(capfdbinary, "kalundborg", "--format", "csv")[0])
    (row,) = (each for each in rows if (each["lines"], each["valid_from"]) == ("348", "2024-01-01"))
    assert (row["value"], row["value_in"], row["unit"]) == ("1154", "kr", "container")
    assert row["dimension_litres"] == "190"
    assert row["dimension_property_kind"] == "all_year_house|summer_house"
    bands = {each["dimension_length"] for each in rows if each["lines"] == "703"}
    assert bands == {"9-11"}


def test_a_price_without_a_number_says_why(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    rows = rows_of(exported(capfdbinary, "kalundborg", "--format", "csv")[0])
    # line 629 prints "-", line 866 "gratis"
    states = {each["lines"]: (each["state"], each["value"]) for each in rows}
    assert states["629"] == ("not_offered", "")
    assert states["866"] == ("free", "")


def test_budget_lines_are_rows_in_kroner(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    rows = rows_of(exported(capfdbinary, "kalundborg-2024", "--format", "csv")[0])
    first = rows[0]
    # line 5: 499,0 mio. kr., printed to 0,1 mio.
    assert (first["amount"], first["quantum"]) == ("499000000.00", "100000.00")
    assert (first["level_1"], first["level_2"]) == (
        "Ældre- og Sundhedsudvalget",
        "Sundhed og Myndighed",
    )
    assert (first["year"], first["phase"], first["basis"]) == ("2024", "budget", "net")
    assert (first["lines"], first["printed"]) == ("5", "499,0 mio. kr.")
    net = sum(Decimal(each["amount"]) for each in rows if each["basis"] == "net")
    # 499,0 + 27,0 + 20,7 + 70,5 + 164,3 + 1,9
    assert net == Decimal(783_400_000)


def test_a_line_of_one_s_own_has_codes_and_no_place() -> None:
    budget = datasets.budget("kalundborg-2024")
    line = attrs.evolve(
        budget.lines[0], account=AccountCode("5.30.26"), grouping="001", locator=None
    )
    (row,) = rows_of(CsvTable.of(attrs.evolve(budget, lines=(line,), adjustments=())).to_csv())
    assert (row["account"], row["grouping"], row["lines"]) == ("5.30.26", "001", "")


def test_targets_are_rows_and_goals_without_one_are_too(
    capfdbinary: pytest.CaptureFixture[bytes],
) -> None:
    rows = rows_of(exported(capfdbinary, "helsingoer-2030", "--format", "csv")[0])
    # 20 goals, 20 targets, one goal without (HEL-F5-V1), one with two (HEL-F5-V3)
    assert len(rows) == 21
    (goal,) = (each for each in rows if not each["target"])
    assert (goal["goal"], goal["lines"], goal["value"]) == ("HEL-F5-V1", "347", "")
    (co2,) = (each for each in rows if each["indicator"] == "co2-per-head")
    # line 351: at most 1,7 tonnes, by 2030 in so many words
    assert (co2["value"], co2["comparator"], co2["comparator_stated"]) == ("1.7", "at_most", "yes")
    assert (co2["deadline"], co2["deadline_of_list"], co2["unit_en"]) == (
        "2030",
        "no",
        "tonnes per head",
    )
    (programmes,) = (each for each in rows if each["indicator"] == "education-programmes")
    # line 194: counted from 2020, of which no value is stated
    assert (programmes["baseline_year"], programmes["baseline_value"]) == ("2020", "")


def test_a_benchmark_is_named_by_its_indicator(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    rows = rows_of(exported(capfdbinary, "soroe-2026", "--format", "csv")[0])
    (share,) = (each for each in rows if each["indicator"] == "employment-share")
    assert (share["form"], share["benchmark"], share["value"]) == (
        "benchmark",
        "employment-share-national",
        "",
    )


def test_a_chart_is_written_as_it_is_read(
    tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    file = tmp_path / "chart.csv"
    content, _ = exported(capfdbinary, "chart-of-accounts", "--format", "csv")
    file.write_bytes(content)
    shipped = datasets.chart_of_accounts()
    assert load_chart_of_accounts(file, edition=shipped.edition, complete=False) == shipped
    assert CsvTable.of(shipped).columns == ("kind", "code", "name")


def test_codes_of_municipalities_keep_their_zero(
    capfdbinary: pytest.CaptureFixture[bytes],
) -> None:
    rows = rows_of(exported(capfdbinary, "municipalities", "--format", "csv")[0])
    assert len(rows) == 98
    (row,) = (each for each in rows if each["name"] == "Kalundborg")
    assert (row["code"], row["region"], row["nuts3"]) == ("0326", "Sjælland", "DK022")


@pytest.mark.parametrize(
    ("arguments", "part"), (((), 2), (("--part", "1"), 1), (("--part", "2"), 2))
)
def test_stratml_goes_out_and_its_losses_beside_it(
    arguments: tuple[str, ...], part: int, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    content, said = exported(capfdbinary, "helsingoer-2030", "--format", "stratml", *arguments)
    expected = export_stratml(datasets.strategy("helsingoer-2030"), part=part)  # type: ignore[arg-type]  # 1 or 2
    assert content == expected.xml
    assert said.decode().splitlines() == list(map(str, expected.losses))


def test_output_goes_to_a_file_that_is_replaced(
    tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    file = tmp_path / "fees.csv"
    file.write_text("old")
    arguments = ("kalundborg", "--format", "csv")
    assert exported(capfdbinary, *arguments, "--output", str(file)) == (b"", b"")
    assert file.read_bytes() == exported(capfdbinary, *arguments)[0]


def test_a_file_of_one_s_own_is_exported_as_shipped_data_is(
    capfdbinary: pytest.CaptureFixture[bytes],
) -> None:
    fees = DATA / "own_fees" / "schedule.toml"
    rows = rows_of(exported(capfdbinary, str(fees), "--format", "csv")[0])
    assert [each["value"] for each in rows if each["lines"] == "364"] == ["715", "744"]


def test_output_that_cannot_be_written_is_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    to = tmp_path / "no folder" / "fees.csv"
    assert main(["export", "kalundborg", "--format", "csv", "--output", str(to)]) == 1
    found = capsys.readouterr()
    assert found.out == ""
    why = f"No such file or directory, got {str(to)!r}"  # the name once
    assert found.err == f"kommunedata: cannot be written: {why}\n"


@pytest.mark.parametrize(
    ("name", "form", "allowed"),
    (
        ("kalundborg", "stratml", "json, csv"),
        ("municipalities", "json", "csv"),
        ("municipalities", "stratml", "csv"),
        (str(DATA / "observations" / "soroe_examples.csv"), "csv", "none"),
    ),
)
def test_a_format_that_a_kind_lacks_is_one_line_with_those_it_has(
    name: str, form: str, allowed: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["export", name, "--format", form]) == 2
    assert capsys.readouterr().err == (
        f"kommunedata: no such format of this data, allowed: {allowed}, got {form!r}\n"
    )


def test_a_strategy_that_stratml_cannot_hold_is_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "vision.toml"
    text = 'format = 1\nid = "a"\nmunicipality = "0326"\nlabel = { da = "A", en = "A" }\n'
    file.write_text(text)
    assert main(["export", str(file), "--format", "stratml"]) == 1
    (line,) = capsys.readouterr().err.splitlines()
    assert line.startswith("kommunedata: no theme, and StratML needs a Goal")


def test_text_that_utf_8_cannot_write_is_refused() -> None:
    strategy = datasets.strategy("soroe-2026")
    theme = strategy.themes[0]
    goal = attrs.evolve(theme.goals[0], title=Label("\ud800", "lone surrogate"))
    spoilt = attrs.evolve(strategy, themes=(attrs.evolve(theme, goals=(goal,)),))
    with pytest.raises(InvalidValueError, match="not a text that UTF-8 can write"):
        CsvTable.of(spoilt).to_csv()
