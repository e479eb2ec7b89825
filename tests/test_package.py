"""The package as a whole: what importing loads, what it exports, what it keeps out."""

from __future__ import annotations

import ast
import contextlib
import importlib
import io
import os
import pkgutil
import re
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

import kommunedata
from kommunedata import __main__, tour

SOURCE = Path(kommunedata.__file__).parent
ROOT = Path(__file__).parent.parent
MODULES = [
    importlib.import_module(module.name)
    for module in pkgutil.walk_packages(kommunedata.__path__, "kommunedata.")
    if not module.name.endswith("__main__")
]
FILES = sorted(SOURCE.rglob("*.py"))


def run(code: str, *options: str, **environment: str) -> str:
    """Return what Python prints for a piece of code in a process of its own."""
    return subprocess.run(  # noqa: S603 - our own interpreter and code
        [sys.executable, *options, "-c", code],
        capture_output=True,
        check=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONIOENCODING": "utf-8", **environment},
    ).stdout


def test_importing_the_package_loads_nothing_heavy() -> None:
    heavy = (
        "{'babel', 'cattrs', 'pandas', 'polars', 'matplotlib', 'tomllib', 'csv', 'dateutil',"
        " 'attrs', 'attr'}"
    )
    assert run(f"import sys, kommunedata; print({heavy} & set(sys.modules))").strip() == "set()"


def test_the_first_money_loads_no_babel_no_converter_and_no_data() -> None:
    heavy = "{'babel', 'cattrs', 'pandas', 'polars', 'tomllib', 'csv', 'difflib'}"
    code = f"import sys; from kommunedata import Money; print({heavy} & set(sys.modules))"
    assert run(code).strip() == "set()"


def test_every_exported_name_is_there_and_of_the_package() -> None:
    for name in kommunedata.__all__:
        assert getattr(kommunedata, name)
    assert dir(kommunedata) == sorted(kommunedata.__all__)
    with pytest.raises(AttributeError, match="no attribute 'Penge'"):
        _ = kommunedata.Penge  # type: ignore[attr-defined]  # that is the point


def public_modules(package: ModuleType) -> list[ModuleType]:
    """Return the modules that a package exports, and those that they export."""
    exported = [getattr(package, name) for name in package.__all__]
    modules = [each for each in exported if isinstance(each, ModuleType)]
    return [each for module in modules for each in (module, *public_modules(module))]


def test_every_public_name_has_one_home() -> None:
    homes: dict[tuple[str, int], list[str]] = {}
    for module in public_modules(kommunedata):
        for name in module.__all__:
            homes.setdefault((name, id(getattr(module, name))), []).append(module.__name__)
    assert not [(name, found) for (name, _), found in homes.items() if len(found) > 1]
    shortcuts = [(name, id(getattr(kommunedata, name))) for name in kommunedata.__all__]
    modules = {each.__name__.rpartition(".")[2] for each in public_modules(kommunedata)}
    lost = [name for name, value in shortcuts if (name, value) not in homes]
    assert set(lost) <= {*modules, "__version__"}


def test_every_public_name_stands_in_the_reference_once() -> None:
    if not (ROOT / "docs").exists():
        pytest.skip("an installed library has no documentation beside it")
    pages = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "docs").rglob("*.md"))
    modules: set[str] = set()
    listed: list[str] = []
    module = ""
    for directive, name in re.findall(
        r"^\.\. (auto\w+|currentmodule):: (\S+)$", pages, re.MULTILINE
    ):
        if directive == "automodule":
            modules.add(name)
        elif directive == "currentmodule":
            module = name
        else:
            listed.append(f"{module}.{name}")
    public = public_modules(kommunedata)
    names = [f"{each.__name__}.{name}" for each in public for name in each.__all__]
    assert modules == {each.__name__ for each in public}
    assert sorted(listed) == sorted(set(names) - modules)


@pytest.mark.parametrize("module", MODULES, ids=lambda module: module.__name__)
def test_every_module_says_what_it_is_and_what_it_exports(module: object) -> None:
    assert module.__doc__
    names = getattr(module, "__all__", None)
    if names is None:
        # the private modules of checks and containers are imported by name
        assert "._" in getattr(module, "__name__", "")
    else:
        assert all(hasattr(module, name) for name in names)


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(SOURCE)))
def test_the_library_has_no_assert_no_float_and_catches_only_what_it_names(path: Path) -> None:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        assert not isinstance(node, ast.Assert)
        # sizes of pictures are floats, and one function makes an exact number one to draw
        if isinstance(node, ast.Constant) and SOURCE / "plot" not in path.parents:
            assert not isinstance(node.value, float)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            assert node.func.id != "float" or path == SOURCE / "plot" / "canvas.py"
        if isinstance(node, ast.ExceptHandler):
            caught = ast.unparse(node.type) if node.type else "everything"
            assert caught not in {"everything", "Exception", "BaseException"}


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(SOURCE)))
def test_files_and_functions_stay_readable(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.count("\n") <= 350
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef):
            lines = (
                (node.end_lineno or 0) - node.lineno - (ast.get_docstring(node) or "").count("\n")
            )
            assert lines <= 45, node.name


def test_the_command_prints_bills_the_change_and_a_budget(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert __main__.main([]) == 0
    printed = capsys.readouterr().out
    assert printed == f"{tour.tour()}\n"
    # golden bills W2 and W1, and 3.738 - 3.591 = 147
    total = next(line for line in printed.split("\n") if line.startswith("I alt"))
    assert total.split() == ["I", "alt", "inkl.", "moms", "3.591,00", "3.738,00", "+147,00"]
    assert "  2023: 1 beholder × 1.109,00 kr. pr. år = 1.109,00 kr. inkl. moms" in printed
    assert "  2024: 1 beholder × 1.154,00 kr. pr. år = 1.154,00 kr. inkl. moms" in printed
    # golden bills F1 and H1; 783,4 - 21,3 = 762,1
    totals = [line for line in printed.split("\n") if line.startswith("I alt, moms ikke oplyst")]
    assert [line.split()[-2] for line in totals] == ["326,00", "263,00"]
    assert printed.rstrip().endswith("Netto før tilretninger: 762,1 ± 1,15 mio. kr. (afledt)")
    assert "Takstblad linje 348: Renovationsgebyrer > Husholdninger, herunder" in printed


def test_the_command_prints_to_whatever_stands_in_for_a_terminal() -> None:
    with contextlib.redirect_stdout(io.StringIO()) as printed:
        __main__.main([])
    assert printed.getvalue() == f"{tour.tour()}\n"


def test_a_reader_that_stops_early_gets_no_traceback() -> None:
    code = "import kommunedata.__main__ as m, sys; sys.exit(m.main([]))"
    command = f"{sys.executable} -c '{code}' | true; exit ${{PIPESTATUS[0]}}"
    done = subprocess.run(["bash", "-c", command], capture_output=True, check=False)  # noqa: S603, S607 - our own command
    assert (done.returncode, done.stderr) == (0, b"")


def test_a_closed_pipe_is_no_error() -> None:
    read_end, write_end = os.pipe()
    os.close(read_end)
    with os.fdopen(write_end, "w", encoding="utf-8") as pipe, contextlib.redirect_stdout(pipe):
        assert __main__.main([]) == 0


def test_a_wrong_argument_exits_with_2(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="2"):
        __main__.main(["bill"])
    assert "unrecognized arguments: bill" in capsys.readouterr().err


def test_the_version_names_library_and_data(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="0"):
        __main__.main(["--version"])
    assert kommunedata.__version__ in capsys.readouterr().out


@pytest.mark.parametrize(
    ("options", "environment"),
    (
        ((), {}),
        (("-O",), {}),
        (("-X", "utf8=0"), {"LC_ALL": "C", "LANG": "C"}),
        ((), {"TZ": "Pacific/Kiritimati"}),
        (("-W", "error"), {}),
    ),
)
def test_the_environment_changes_nothing(
    options: tuple[str, ...], environment: dict[str, str]
) -> None:
    code = (
        "import runpy, sys; sys.argv = ['x']; runpy.run_module('kommunedata', run_name='__main__')"
    )
    expected = f"{tour.tour()}\n"
    assert run(f"try:\n {code}\nexcept SystemExit: pass", *options, **environment) == expected


def test_a_terminal_without_danish_letters_gets_question_marks() -> None:
    code = "import kommunedata.__main__ as m; m.main([])"
    assert "?rsbolig" in run(code, PYTHONIOENCODING="ascii")
