"""The page on the command: every command in it was run, and prints what stands below it."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from kommunedata import datasets
from kommunedata.command import main
from kommunedata.command.csv_table import CsvTable

PAGE = (
    Path(__file__)
    .parents[2]
    .joinpath("docs", "reference", "command.md")
    .read_text(encoding="utf-8")
)
_FENCED = re.MULTILINE | re.DOTALL
CONSOLES = re.findall(r"^```console\n(.*?)^```$", PAGE, flags=_FENCED)
FILES = re.findall(r"^```toml\n(# (\S+)\n.*?)^```$", PAGE, flags=_FENCED)
EXAMPLES = [
    run.split("\n", 1)
    for console in CONSOLES
    for run in re.split(r"^\$ ", console, flags=re.MULTILINE)[1:]
]


@pytest.mark.parametrize(("command", "expected"), EXAMPLES)
def test_a_command_prints_what_the_page_shows(
    command: str,
    expected: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    for text, name in re.findall(
        r"^```toml\n(# (\S+)\n.*?)^```$", PAGE, flags=re.MULTILINE | re.DOTALL
    ):
        Path(name).write_text(text, encoding="utf-8")
    program, *arguments = shlex.split(command)
    assert program == "kommunedata"
    if arguments[-1] == "--help":
        with pytest.raises(SystemExit, match="0"):
            main(arguments)
    else:
        main(arguments)
    printed = capsys.readouterr()
    assert printed.out + printed.err == expected


def test_every_command_is_on_the_page_with_its_options() -> None:
    shown = {command for command, _ in EXAMPLES}
    assert {f"kommunedata {name} --help" for name in ("show", "validate", "export")} <= shown


def test_every_column_is_on_the_page() -> None:
    named = set(re.findall("`([a-z0-9_]+)`", PAGE))
    for table in (
        CsvTable.of(datasets.tariff_schedule("kalundborg")),
        CsvTable.of(datasets.budget("kalundborg-2024")),
        CsvTable.of(datasets.strategy("soroe-2026")),
    ):
        columns = {name for name in table.columns if not name.startswith("dimension_")}
        assert columns <= named
