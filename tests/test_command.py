"""The command in processes of its own: pipes, locales, terminals and its two names."""

from __future__ import annotations

import fcntl
import os
import pty
import struct
import subprocess
import sys
import termios
import tomllib
from importlib.metadata import EntryPoint
from pathlib import Path

import pytest

from kommunedata import command
from kommunedata.command.tour import tour

CODE = "import sys; from kommunedata.command import main; sys.exit(main())"
DATA = Path(__file__).parent / "data"


def run(
    *arguments: str, options: tuple[str, ...] = (), **environment: str
) -> subprocess.CompletedProcess[bytes]:
    """Run the command as its script does, with nothing said of encodings but what is given."""
    kept = {k: v for k, v in os.environ.items() if k not in {"PYTHONIOENCODING", "PYTHONUTF8"}}
    return subprocess.run(  # noqa: S603 - our own interpreter and code
        [sys.executable, *options, "-c", CODE, *arguments],
        capture_output=True,
        check=False,
        env={**kept, **environment},
    )


def piped(pipeline: str) -> tuple[int, str]:
    """Return the exit status of the command, the first in a pipeline of bash, and its errors."""
    script = f"{sys.executable} -c '{CODE}' {pipeline}; exit ${{PIPESTATUS[0]}}"
    done = subprocess.run(["bash", "-c", script], capture_output=True, check=False)  # noqa: S603, S607 - our own command
    return done.returncode, done.stderr.decode()


def on_terminal(*arguments: str, columns: int, **environment: str) -> tuple[int, str]:
    """Return the exit status and all that a terminal of so many columns was sent."""
    main, of_command = pty.openpty()
    fcntl.ioctl(of_command, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
    kept = {k: v for k, v in os.environ.items() if k not in {"COLUMNS", "PYTHONIOENCODING"}}
    process = subprocess.Popen(  # noqa: S603 - our own interpreter and code
        [sys.executable, "-c", CODE, *arguments],
        stdin=of_command,
        stdout=of_command,
        stderr=of_command,
        env={**kept, **environment},
    )
    os.close(of_command)
    sent = b""
    while True:
        try:
            read = os.read(main, 65536)
        except OSError:  # Linux's way to say that the other end is closed
            break
        if not read:
            break
        sent += read
    os.close(main)
    return process.wait(), sent.decode().replace("\r\n", "\n")


@pytest.mark.parametrize(
    ("options", "environment"),
    (
        ((), {}),
        (("-O",), {}),
        (("-X", "utf8=0"), {"LC_ALL": "C", "LANG": "C"}),
        ((), {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}),
        ((), {"TZ": "Pacific/Kiritimati", "COLUMNS": "40"}),
        (("-W", "error"), {}),
    ),
)
def test_the_environment_changes_no_byte_in_a_pipe(
    options: tuple[str, ...], environment: dict[str, str]
) -> None:
    done = run(options=options, **environment)
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout == f"{tour()}\n".encode()


def test_python_m_does_the_same() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "kommunedata", "list"],
        capture_output=True,
        check=True,
    )
    assert done.stdout == run("list").stdout


def test_the_installed_script_is_the_command() -> None:
    settings = tomllib.loads((Path(__file__).parents[1] / "pyproject.toml").read_text("utf-8"))
    name, value = settings["project"]["scripts"].popitem()
    assert (name, EntryPoint(name, value, "console_scripts").load()) == (
        "kommunedata",
        command.main,
    )


def test_an_encoding_that_was_asked_for_is_kept_with_question_marks() -> None:
    done = run(PYTHONIOENCODING="ascii")
    assert done.returncode == 0
    assert "?rsbolig" in done.stdout.decode("ascii")


def test_exported_data_is_utf_8_whatever_the_encoding_of_text_is() -> None:
    done = run("export", "kalundborg-2024", "--format", "csv", PYTHONIOENCODING="ascii")
    assert "Ældre- og Sundhedsudvalget" in done.stdout.decode()


@pytest.mark.parametrize("arguments", ("", "export kalundborg --format csv", "list"))
def test_a_reader_that_stops_early_gets_no_traceback(arguments: str) -> None:
    assert piped(f"{arguments} | true") == (0, "")


def test_the_status_stands_though_nobody_reads(tmp_path: Path) -> None:
    assert piped(f"validate {tmp_path / 'missing.toml'} 2>&1 | true")[0] == 1


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a disk that is full")
def test_a_full_disk_is_one_line() -> None:
    status, errors = piped("show municipalities > /dev/full")
    assert (status, errors) == (1, "kommunedata: cannot be written: No space left on device\n")


def test_closed_streams_are_no_error() -> None:
    assert piped("list >&-") == (0, "")
    assert piped("validate nowhere.toml 2>&-")[0] == 1


def test_tables_fit_the_terminal() -> None:
    status, printed = on_terminal("show", "kalundborg", columns=70)
    assert status == 0
    assert max(map(len, printed.split("\n"))) <= 70
    assert "1.154,00" not in printed  # as printed in the list: whole kroner
    assert "1.154 kr." in printed


def test_a_terminal_is_taken_to_be_40_wide_at_least() -> None:
    _, printed = on_terminal("show", "helsingoer-2030", columns=10)
    assert 30 < max(map(len, printed.split("\n"))) <= 40


def test_a_terminal_without_danish_letters_gets_question_marks() -> None:
    plain = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    status, printed = on_terminal("list", columns=80, **plain)
    assert status == 0
    assert "Helsing?r: Vision 2030" in printed


def test_a_bar_counts_several_files_on_a_terminal_and_is_cleared() -> None:
    seen = str(DATA / "observations" / "soroe_examples.csv")
    status, printed = on_terminal("validate", seen, seen, columns=60)
    clear = "\r\x1b[K"
    assert status == 0
    assert printed.split(clear) == [
        "",
        "[##########..........] 1/2 soroe_examples.csv",
        "[####################] 2/2 soroe_examples.csv",
        "2 files, 0 problems\n",
    ]


def test_a_bar_keeps_to_a_narrow_terminal() -> None:
    seen = str(DATA / "observations" / "soroe_examples.csv")
    _, printed = on_terminal("validate", seen, seen, columns=30)
    assert "[##########..........] 1/2 so\r" in printed


def test_one_file_has_no_bar_and_neither_has_a_pipe() -> None:
    seen = str(DATA / "observations" / "soroe_examples.csv")
    assert on_terminal("validate", seen, columns=60) == (0, "1 file, 0 problems\n")
    assert run("validate", seen, seen).stderr == b"2 files, 0 problems\n"
