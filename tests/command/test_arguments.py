"""Arguments: what is wrong with them is one line that helps, and status 2."""

from __future__ import annotations

import pytest

import kommunedata
from kommunedata import datasets
from kommunedata.command import main

COMMANDS = "tour, list, show, validate, export"
FORMATS = "json, csv, stratml"


@pytest.mark.parametrize(
    ("arguments", "line"),
    (
        ("bill", f"unknown command, allowed: {COMMANDS}, got 'bill'"),
        ("shwo", f"unknown command, allowed: {COMMANDS}, got 'shwo', did you mean 'show'?"),
        ("--verson", "unknown argument, got '--verson', did you mean '--version'?"),
        ("list --lnag=en", "unknown argument, got '--lnag=en', did you mean '--lang'?"),
        ("list --la en", "unknown argument, got '--la', did you mean '--lang'?"),
        ("tour kalundborg", "unknown argument, got 'kalundborg'"),
        ("list --lang dk", "argument --lang: unknown language, allowed: da, en, got 'dk'"),
        ("show", "the following arguments are required: NAME"),
        ("validate", "the following arguments are required: FILE"),
        ("export kalundborg", "the following arguments are required: --format"),
        (
            "export kalundborg --format cvs",
            "argument --format: unknown format, allowed: {FORMATS}, got 'cvs', did you mean 'csv'?",
        ),
        (
            "export soroe-2026 --format stratml --part 3",
            "argument --part: unknown part of StratML, allowed: 1, 2, got '3'",
        ),
        (
            "export soroe-2026 --format csv --part 1",
            "--part is for --format stratml, got 'csv'",
        ),
        (
            "show kalundborg --on 1.7.2024",
            "argument --on: not a day, allowed: as 2024-07-01, got '1.7.2024'",
        ),
        (
            "show kalundborg --on 20240701",  # Python reads it as a day
            "argument --on: not a day, allowed: as 2024-07-01, got '20240701'",
        ),
        ("show soroe-2026 --on 2024-07-01", "--on is for a fee schedule, got '2024-07-01'"),
    ),
)
def test_a_wrong_argument_is_one_line(
    arguments: str, line: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(arguments.split()) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err == f"kommunedata: {line.format(FORMATS=FORMATS)}\n"


def test_an_unknown_name_lists_those_there_are_and_near_ones(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["show", "helsingør-2030"]) == 2
    (line,) = capsys.readouterr().err.splitlines()
    assert line.startswith("kommunedata: no such data, allowed: kalundborg, kalundborg-2024, ")
    assert "got 'helsingør-2030', did you mean 'helsingoer-2030'" in line


def test_line_breaks_in_an_argument_are_shown_and_not_obeyed(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["list", "a\nb\x1b[31m"]) == 2
    assert capsys.readouterr().err == "kommunedata: unknown argument, got 'a\\nb\\x1b[31m'\n"


def test_arguments_are_the_process_s_where_none_are_given(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.argv", ["kommunedata", "show", "municipalities"])
    assert main() == 0
    assert "0326  Kalundborg\n" in capsys.readouterr().out


def test_the_version_names_library_and_data(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="0"):
        main(["--version"])
    expected = f"kommunedata {kommunedata.__version__}, data edition {datasets.EDITION}\n"
    assert capsys.readouterr().out == expected
