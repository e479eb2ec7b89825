"""The package as a whole: what importing loads, what it exports, what it keeps out."""

from __future__ import annotations

import ast
import importlib
import os
import pkgutil
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

import kommunedata

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
