"""Streams that stand in for terminals and disks, in this process."""

from __future__ import annotations

import io
import os
from pathlib import Path

import pytest

from kommunedata import __main__, command, datasets
from kommunedata.command import main
from kommunedata.command.terminal import one_line
from kommunedata.io import dump_json

SEEN = str(Path(__file__).parents[1] / "data" / "observations" / "soroe_examples.csv")


class Terminal(io.TextIOWrapper):
    """A terminal of an encoding that keeps what it is sent."""

    def __init__(self, encoding: str = "utf-8") -> None:
        self.sent = io.BytesIO()
        super().__init__(self.sent, encoding=encoding, write_through=True)

    def isatty(self) -> bool:
        return True


def test_python_m_runs_the_same_main() -> None:
    assert __main__.main is command.main


def test_a_terminal_gives_its_width_and_keeps_its_encoding(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    terminal = Terminal("ascii")
    monkeypatch.setattr("sys.stdout", terminal)
    monkeypatch.setenv("COLUMNS", "60")
    assert main(["show", "soroe-2026"]) == 0
    expected = datasets.strategy("soroe-2026").to_text(width=60)
    assert terminal.sent.getvalue().decode("ascii") == f"{expected}\n".encode(
        "ascii", "replace"
    ).decode("ascii")


def test_a_bar_is_drawn_on_a_terminal_and_cleared(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = Terminal()
    monkeypatch.setattr("sys.stderr", terminal)
    monkeypatch.setenv("COLUMNS", "40")
    assert main(["validate", SEEN, SEEN]) == 0
    assert terminal.sent.getvalue().decode().split("\r\x1b[K") == [
        "",
        "[##########..........] 1/2 soroe_exampl",  # 39 characters, and the last column free
        "[####################] 2/2 soroe_exampl",
        "2 files, 0 problems\n",
    ]


def test_data_goes_to_a_stream_of_text_as_text(monkeypatch: pytest.MonkeyPatch) -> None:
    stream = io.StringIO()
    monkeypatch.setattr("sys.stdout", stream)
    assert main(["export", "municipalities", "--format", "csv"]) == 0
    assert "0326,Kalundborg,Sjælland,DK02,DK022\n" in stream.getvalue()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a disk that is full")
@pytest.mark.parametrize("arguments", (["list"], ["export", "municipalities", "--format", "csv"]))
def test_a_disk_that_is_full_is_one_line(
    arguments: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with open("/dev/full", "w", encoding="utf-8") as full:  # noqa: PTH123 - as a shell does
        monkeypatch.setattr("sys.stdout", full)
        assert main(arguments) == 1
        monkeypatch.undo()
    assert capsys.readouterr().err == "kommunedata: cannot be written: No space left on device\n"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a disk that is full")
def test_remarks_that_find_no_room_leave_the_status_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    full = open("/dev/full", "w", encoding="utf-8")  # noqa: PTH123, SIM115 - as a shell does
    monkeypatch.setattr("sys.stderr", full)
    assert main(["show", "nothing"]) == 2
    monkeypatch.undo()
    os.dup2(os.open(os.devnull, os.O_WRONLY), full.fileno())  # what is left can be flushed
    full.close()


def test_a_name_in_a_file_steers_no_terminal(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "fees.json"
    text = dump_json(datasets.strategy("soroe-2026"))
    file.write_text(text.replace('"da": "', '"da": "\\u001b[2J\\r', 1), encoding="utf-8")
    assert main(["show", str(file)]) == 0
    shown = capsys.readouterr().out
    assert "\\x1b[2J" in shown
    assert not {"\x1b", "\r"}.intersection(shown)


def test_nobody_need_listen_to_remarks(monkeypatch: pytest.MonkeyPatch) -> None:
    read_end, write_end = os.pipe()
    os.close(read_end)
    stream = os.fdopen(write_end, "w", encoding="utf-8")
    monkeypatch.setattr("sys.stderr", stream)
    assert main(["show", "nothing"]) == 2
    monkeypatch.undo()
    os.dup2(os.open(os.devnull, os.O_WRONLY), write_end)  # what is left can be flushed
    stream.close()


@pytest.mark.parametrize(
    ("text", "shown"),
    (
        ("Ældre, 20\u00a0%", "Ældre, 20\u00a0%"),
        ("a\r\nb\tc", "a\\r\\nb\\tc"),
        ("\x1b[31m\x9b", "\\x1b[31m\\x9b"),
        ("\u2028\ud800", "\\u2028\\ud800"),
    ),
)
def test_control_characters_are_shown_and_others_left(text: str, shown: str) -> None:
    assert one_line(text) == shown
