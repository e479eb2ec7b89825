"""Files checked: what they are, their problems and findings, and the exit status."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from kommunedata.command import main

DATA = Path(__file__).parents[1] / "data"
OWN_FEES = DATA / "own_fees"
OBSERVATIONS = "indicator,year,value\njobs,2020,500\n"
STRATEGY = """\
format = 1
id = "vision"
municipality = "0326"
label = { da = "Vision", en = "Vision" }
"""
RATES = """\
format = 1
[[rates]]
year = 2025
price = "2,50%"
"""
FRAMEWORK = """\
format = 1
id = "frame-2025"
years = { first = 2025, last = 2025 }
source = "Finansministeriet"
[[includes]]
posting_types = ["1"]
"""
BUDGET = """\
format = 1
id = "budget-2024"
municipality = "0326"
title = { da = "Budget", en = "Budget" }
levels = ["area"]
lines = []
sources = []
paths = {}
"""
CHART = "kind,code,name\nposting_type,1,Drift\n"


@pytest.fixture
def fees(tmp_path: Path) -> Path:
    """A copy of a small schedule with its table, to be spoilt."""
    shutil.copytree(OWN_FEES, tmp_path / "fees")
    return tmp_path / "fees" / "schedule.toml"


def checked(capsys: pytest.CaptureFixture[str], *files: Path) -> tuple[int, list[str], str]:
    """Return the exit status, the lines printed, and what is said beside them."""
    status = main(["validate", *map(str, files)])
    found = capsys.readouterr()
    return status, found.out.splitlines(), found.err


@pytest.mark.parametrize(
    ("name", "text"),
    (
        ("seen.csv", OBSERVATIONS),
        ("chart.csv", CHART),
        ("a" * 80 + ".csv", CHART),
        ("rates.toml", RATES),
        ("frame.toml", FRAMEWORK),
        ("budget.TOML", BUDGET),
    ),
)
def test_a_file_of_any_kind_is_known_by_its_keys_or_columns(
    name: str, text: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / name
    file.write_text(text, encoding="utf-8")
    assert checked(capsys, file) == (0, [], "1 file, 0 problems\n")


@pytest.mark.parametrize(
    ("name", "text", "problem"),
    (
        # the right kind is found although a name is misspelt: its own loader tells
        ("seen.csv", OBSERVATIONS.replace("value", "valu"), "line 1: missing column 'value'"),
        ("rates.toml", RATES.replace("price", "prise"), "rates[0]: unknown key, got 'prise'"),
        ("frame.toml", FRAMEWORK.replace("source", "sorce"), "missing key 'source'"),
        ("budget.toml", BUDGET.replace("0326", "326"), "municipality: unknown municipality code"),
        ("vision.toml", STRATEGY + "themes = [{}]", "themes[0].id: missing key 'id'"),
        ("fees.toml", "items = []\nformat = 1", "missing key 'municipality'"),
    ),
)
def test_the_loader_of_the_kind_tells_what_is_wrong(
    name: str, text: str, problem: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / name
    file.write_text(text, encoding="utf-8")
    status, lines, _ = checked(capsys, file)
    assert status == 1
    assert any(problem in line for line in lines), lines
    assert all(line.startswith(f"{file}: ") for line in lines)


@pytest.mark.parametrize("name", ("kalundborg", "kalundborg-2024", "soroe-2026"))
def test_json_is_known_by_its_kind_and_has_the_findings_of_what_it_holds(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "data.json"
    assert main(["export", name, "--format", "json", "--output", str(file)]) == 0
    status, lines, summary = checked(capsys, file)
    assert status == 0
    assert summary.startswith("1 file, 0 problems")
    # audit and validate have findings for the shipped schedule and strategy
    assert bool(lines) == (name != "kalundborg-2024")


def test_problems_of_json_have_their_path(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "data.json"
    main(["export", "kalundborg-2024", "--format", "json", "--output", str(file)])
    text = file.read_text(encoding="utf-8").replace('"0326"', '"326"').replace('"net"', '"nett"', 1)
    file.write_text(text, encoding="utf-8")
    status, lines, _ = checked(capsys, file)
    assert status == 1
    assert [line.removeprefix(f"{file}: ").split(", ")[0] for line in lines] == [
        "value.municipality: unknown municipality code",
        "value.lines[0].basis: unknown word",
    ]


def test_every_problem_has_a_line_with_file_path_and_reason(
    fees: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = fees.read_text(encoding="utf-8")
    text = text.replace('unit = "hour"\naccrual = "once"', 'unit = "hour"\naccrual = "onec"')
    fees.write_text(text.replace("format = 1", "format = 2"), encoding="utf-8")
    table = fees.with_name("containers.csv")
    table.write_text(table.read_text(encoding="utf-8").replace("744", "7,4.4"), encoding="utf-8")
    status, lines, summary = checked(capsys, fees)
    assert status == 1
    near = "did you mean 'once'?"
    words = "once, daily, monthly, quarterly, yearly, whole_years"
    assert lines == [
        f"{table}: line 2: 7 cells under 6 names, separated by commas",
        f"{fees}: items[2].accrual: unknown word, allowed: {words}, got 'onec', {near}",
    ]
    assert summary == "1 file, 2 problems\n"


def test_a_finding_is_a_line_that_leaves_the_status_alone(
    fees: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    table = fees.with_name("containers.csv")
    # 240 l cheaper than 190 l in the newest year, as a misprint would have it
    table.write_text(table.read_text(encoding="utf-8").replace("769", "669"), encoding="utf-8")
    status, lines, summary = checked(capsys, fees)
    assert status == 0
    (cheaper,) = (line for line in lines if "240 l costs DKK 669" in line)
    assert cheaper.startswith(f"{fees}: document lines 364-365: warning: Household waste")
    assert summary == "1 file, 0 problems, 1 warning\n"


def test_a_strategy_has_the_findings_of_its_validation(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "vision.toml"
    theme = '[[themes]]\nid = "T1"\ntitle = { da = "By", en = "Town" }\n'
    file.write_text(STRATEGY + theme, encoding="utf-8")
    status, lines, summary = checked(capsys, file)
    assert status == 0
    assert f"{file}: T1: warning: a theme with neither goals nor" in "\n".join(lines)
    assert summary == "1 file, 0 problems, 1 warning, 2 notes\n"


def test_a_finding_that_is_an_error_is_status_1(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    title = 'title = {{ da = "{0}", en = "{0}" }}'
    plan = f'{{{{ id = "{{0}}", {title}, kind = "policy", status = "adopted" }}}}'
    link = '{{ first = "{}", second = "{}", kind = "succeeded_by" }}'
    process = (
        f'[process]\ndocument = "A"\ndocuments = [{plan.format("A")}, {plan.format("B")}]\n'
        f"links = [{link.format('A', 'B')}, {link.format('B', 'A')}]\n"
    )
    file = tmp_path / "vision.toml"
    file.write_text(STRATEGY + process, encoding="utf-8")
    status, lines, summary = checked(capsys, file)
    assert status == 1
    assert sum(": error: " in line for line in lines) == 1
    assert "0 problems, 1 error, " in summary


def test_a_schedule_without_items_has_nothing_to_audit(
    fees: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = fees.read_text(encoding="utf-8").partition("[[items]]")[0]
    fees.write_text(text, encoding="utf-8")
    assert checked(capsys, fees) == (0, [], "1 file, 0 problems\n")


def test_files_are_checked_one_by_one_and_one_that_fails_stops_none(
    fees: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    seen = DATA / "observations" / "soroe_examples.csv"
    missing = fees.with_name("missing.toml")
    status, lines, summary = checked(capsys, seen, missing, seen)
    assert (status, lines) == (1, [f"{missing}: cannot be read: No such file or directory"])
    assert summary == "3 files, 1 problem\n"


def test_a_file_in_the_folder_at_hand_is_named_as_it_was_given(
    fees: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(fees.parent)
    Path("containers.csv").unlink()
    _, lines, _ = checked(capsys, Path("schedule.toml"))
    assert lines == ["containers.csv: cannot be read: No such file or directory"]


@pytest.mark.parametrize("name", ("a @ b.toml", "a: b.toml", "x @ x.toml: y @ x.toml"))
def test_a_name_that_looks_like_a_problem_is_still_a_name(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / name
    file.write_text(STRATEGY.replace("0326", "326"), encoding="utf-8")
    status, (line,), _ = checked(capsys, file)
    assert status == 1
    assert line.startswith(f"{file}: municipality: unknown municipality code, ")


def test_a_name_with_a_line_break_makes_no_second_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "a\nb.toml"
    _, lines, _ = checked(capsys, file)
    assert lines == [f"{tmp_path}/a\\nb.toml: cannot be read: No such file or directory"]
