"""Files that cannot be data: one clear line each, status 1, no traceback, nothing half loaded."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from kommunedata.command import main

OWN_FEES = Path(__file__).parents[1] / "data" / "own_fees"

Spoil = Callable[[Path], object]


@pytest.fixture
def fees(tmp_path: Path) -> Path:
    shutil.copytree(OWN_FEES, tmp_path / "fees")
    return tmp_path / "fees" / "schedule.toml"


def directory(file: Path) -> None:
    file.unlink()
    file.mkdir()


def empty(file: Path) -> None:
    file.write_bytes(b"")


def latin_1(file: Path) -> None:
    file.write_bytes(file.read_text(encoding="utf-8").encode("latin-1"))


def utf_16(file: Path) -> None:
    file.write_text(file.read_text(encoding="utf-8"), encoding="utf-16")


def too_large(file: Path) -> None:
    with file.open("r+b") as stream:
        stream.truncate(200_000_000)  # sparse: no disk is filled


def duplicate_key(file: Path) -> None:
    file.write_text("format = 1\n" + file.read_text(encoding="utf-8"), encoding="utf-8")


def deep_list(file: Path) -> None:
    file.write_text(f"items = {'[' * 100_000}")


def deep_keys(file: Path) -> None:
    file.write_text(f"items{'.a' * 100_000} = 1")


def loop(file: Path) -> None:
    file.unlink()
    file.symlink_to(file)


def digits(file: Path) -> None:
    file.write_text(f"format = {'9' * 5_000}")


def unreadable_number(file: Path) -> None:
    file.write_text("format = 1e9999999999999999999")


@pytest.mark.parametrize(
    ("spoil", "reason"),
    (
        (Path.unlink, "cannot be read: No such file or directory"),
        (directory, "cannot be read: Is a directory"),
        (empty, "empty, where keys with values belong"),
        (latin_1, "not UTF-8 at byte "),
        (utf_16, "not UTF-8 at byte 0"),
        (too_large, "larger than 20,000,000 bytes"),
        (duplicate_key, "not TOML: Cannot overwrite a value (at line 2, column 11)"),
        (deep_list, "nested too deep"),
        (deep_keys, "nested too deep"),
        (loop, "cannot be read: Too many levels of symbolic links"),
        (digits, "not TOML: a whole number of too many digits"),
        (unreadable_number, "not TOML: a number out of range"),
    ),
)
def test_toml_that_cannot_be_read(
    spoil: Spoil, reason: str, fees: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    spoil(fees)
    assert main(["validate", str(fees)]) == 1
    (line,) = capsys.readouterr().out.splitlines()
    assert line.startswith(f"{fees}: {reason}")


@pytest.mark.parametrize(
    ("spoil", "reason"),
    (
        (Path.unlink, "cannot be read: No such file or directory"),
        (directory, "cannot be read: Is a directory"),
        (empty, "empty, where a line of column names belongs"),
        (lambda file: file.write_bytes(b"indicator,year\n\xe6\xf8,1\n"), "not UTF-8 at byte 15"),
        (too_large, "larger than 20,000,000 bytes"),
        (loop, "cannot be read: Too many levels of symbolic links"),
        (
            lambda file: file.write_text("indicator,year,value\n"),
            "no rows below the names of the columns",
        ),
        (
            lambda file: file.write_text("a,a\n1,2\n"),
            "line 1: column occurs twice, got 'a'",
        ),
        (
            lambda file: file.write_text('a,b\n"1,2\n'),
            "line 2: unexpected end of data",
        ),
        (
            lambda file: file.write_text("a,b\n1,2\n"),
            "unknown kind of file, allowed: columns of a file of observations (indicator, year,",
        ),
    ),
)
def test_csv_that_cannot_be_read(
    spoil: Spoil, reason: str, fees: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    table = fees.with_name("containers.csv")
    spoil(table)
    assert main(["validate", str(table)]) == 1
    (line,) = capsys.readouterr().out.splitlines()
    assert line.startswith(f"{table}: {reason}")


HEAD = '{"format": 2, "edition": null, "sources": [], "kind": "budget", "value": '


def holding(text: str) -> Spoil:
    return lambda file: file.write_text(text, encoding="utf-8")


@pytest.mark.parametrize(
    ("spoil", "reason"),
    (
        (Path.unlink, "cannot be read: No such file or directory"),
        (directory, "cannot be read: Is a directory"),
        (too_large, "larger than 20,000,000 bytes"),
        (loop, "cannot be read: Too many levels of symbolic links"),
        (lambda file: file.write_bytes(b'{"kind": "\xe6"}'), "not UTF-8 at byte 10"),
        (empty, "empty, where JSON belongs"),
        (holding("{"), "not JSON: "),
        (holding("[" * 100_000), "nested too deep"),
        (holding('{"kind": "a", "kind": "b"}'), "key occurs twice, got 'kind'"),
        (holding("[]"), "not a table, allowed: names with values"),
        (holding('{"format": 9, "kind": "budget"}'), "format: a newer file format"),
        (holding('{"format": 2, "kind": "budgt"}'), "kind: unknown kind, allowed: tariff_schedule"),
        (holding(f"{HEAD}[]}}"), "value: not a table"),
        (holding(f"{HEAD}1.5}}"), "value: not a table"),
        (holding(f"{HEAD}NaN}}"), "not JSON: NaN is no number"),
    ),
)
def test_json_that_cannot_be_read(
    spoil: Spoil, reason: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "data.json"
    file.touch()
    spoil(file)
    assert main(["validate", str(file)]) == 1
    (line,) = capsys.readouterr().out.splitlines()
    assert line.startswith(f"{file}: {reason}")


@pytest.mark.parametrize(
    ("spoil", "reason"),
    (
        (Path.unlink, "cannot be read: No such file or directory"),
        (directory, "cannot be read: Is a directory"),
        (too_large, "larger than 20,000,000 bytes"),
        (loop, "cannot be read: Too many levels of symbolic links"),
    ),
)
def test_a_table_that_a_schedule_refers_to_is_named_itself(
    spoil: Spoil, reason: str, fees: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    table = fees.with_name("containers.csv")
    spoil(table)
    assert main(["validate", str(fees)]) == 1
    assert capsys.readouterr().out == f"{table}: {reason}\n"


@pytest.mark.parametrize("number", ("nan", "inf", "-inf"))
def test_what_is_no_number_is_refused_where_it_stands(
    number: str, fees: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = fees.read_text(encoding="utf-8")
    text = text.replace("divisor = 1", f"divisor = {number}").replace("line = 684", "line = nan")
    fees.write_text(text, encoding="utf-8")
    assert main(["validate", str(fees)]) == 1
    places = [
        line.removeprefix(f"{fees}: ").split(": ")[:2]
        for line in capsys.readouterr().out.splitlines()
    ]
    assert places == [
        ["items[0].versions[0].charge.price", "not a line, allowed"],
        ["items[0].versions[1].charge.price", "not a line, allowed"],
        ["items[2].versions[0].modifiers[0].divisor", "not a finite number, allowed"],
    ]


def test_a_byte_order_mark_and_other_line_ends_are_no_problem(
    fees: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for file in (fees, fees.with_name("containers.csv")):
        text = file.read_text(encoding="utf-8")
        file.write_bytes(("\ufeff" + text).replace("\n", "\r\n").encode())
    assert main(["validate", str(fees)]) == 0
    assert "0 problems" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("name", "reason"),
    (
        ("fees", "unknown kind of file, allowed: a name that ends in .toml, .json, .csv"),
        ("fees.xlsx", "unknown kind of file, allowed: a name that ends in .toml, .json, .csv"),
        ("other.toml", "unknown kind of file, allowed: keys of a fee schedule (items, parts,"),
        ("part.toml", "a part of a fee schedule, loaded with the file that names it in its parts"),
    ),
)
def test_a_file_of_another_kind_is_told_what_there_is(
    name: str, reason: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / name
    file.write_text("items = []" if name == "part.toml" else "answer = 42")
    assert main(["validate", str(file)]) == 1
    (line,) = capsys.readouterr().out.splitlines()
    assert line.startswith(f"{file}: {reason}")
