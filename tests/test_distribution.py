"""The wheel and the sdist: the same bytes each time, the data inside, the tests left out."""

from __future__ import annotations

import os
import re
import shutil
import tarfile
import tomllib
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from zipfile import ZipFile

import pytest

import kommunedata
from distribution import ROOT, build, costs, table

if not (ROOT / "src").exists():
    pytest.skip("an installed library is not built again", allow_module_level=True)

LIBRARY = ROOT / "src"
EPOCH = "1767225600"  # 1 January 2026


@pytest.fixture(scope="module", autouse=True)
def _day() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", EPOCH)
        yield


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build("wheel", tmp_path_factory.mktemp("wheel"))


@pytest.fixture(scope="module")
def sdist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build("sdist", tmp_path_factory.mktemp("sdist"))


@pytest.fixture(scope="module")
def elsewhere(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a copy of the checkout under another path, its files of another day and mode."""
    copy = tmp_path_factory.mktemp("elsewhere") / "other name"
    copy.mkdir()
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    included = settings["tool"]["hatch"]["build"]["targets"]["sdist"]["include"]
    names = {name.lstrip("/") for name in included} | {"pyproject.toml", "README.md", ".gitignore"}
    for name in sorted(names | {each.name for each in ROOT.glob("LICENSE*")}):
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, copy / name)
        else:
            shutil.copy(ROOT / name, copy / name)
    for file in copy.rglob("*"):
        if file.is_file():
            file.chmod(0o600)
            os.utime(file, (1_000_000_000, 1_000_000_000))
    return copy


def library_files() -> set[str]:
    files = (each for each in LIBRARY.rglob("*") if each.is_file() and each.suffix != ".pyc")
    return {each.relative_to(LIBRARY).as_posix() for each in files}


def test_the_wheel_holds_the_library_with_its_data_and_nothing_else(wheel: Path) -> None:
    with ZipFile(wheel) as archive:
        names = set(archive.namelist())
    assert {name for name in names if ".dist-info/" not in name} == library_files()
    data = "kommunedata/datasets/data"
    assert {
        "kommunedata/py.typed",
        f"{data}/budgets/kalundborg-2024/budget.toml",
        f"{data}/chart_of_accounts/seen.csv",
        f"{data}/strategies/helsingoer-2030/strategy.toml",
        f"{data}/strategies/kalundborg-2020/strategy.toml",
        f"{data}/strategies/soroe-2026/strategy.toml",
        f"{data}/tariffs/kalundborg/harbours.toml",
        f"{data}/tariffs/kalundborg/base_fees.csv",
    } <= names
    assert not [name for name in names if re.search(r"(^|/)(tests?|test_\w+|conftest)\b", name)]
    licences = {name.rpartition("/")[2] for name in names if "/licenses/" in name}
    assert licences == {"LICENSE", "LICENSE-DATA.md"}


def test_the_sdist_holds_what_the_checks_need(sdist: Path) -> None:
    with tarfile.open(sdist) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
    assert {
        "CHANGELOG.md",
        "CITATION.cff",
        "LICENSE",
        "LICENSE-DATA.md",
        "Makefile",
        "README.md",
        "SECURITY.md",
        "conftest.py",
        "docs/index.md",
        "examples/service/app.py",
        "tests/data/api.txt",
        "tests/test_distribution.py",
        "tools/distribution.py",
    } <= names
    assert not [name for name in names if "__pycache__" in name or name.endswith(".pyc")]


def test_a_build_elsewhere_gives_the_same_bytes(
    wheel: Path, sdist: Path, elsewhere: Path, tmp_path: Path
) -> None:
    for kind, first in (("wheel", wheel), ("sdist", sdist)):
        again = build(kind, tmp_path / kind, root=elsewhere)
        assert again.name == first.name
        assert again.read_bytes() == first.read_bytes()


def test_the_sdist_builds_the_same_wheel(wheel: Path, sdist: Path, tmp_path: Path) -> None:
    with tarfile.open(sdist) as archive:
        archive.extractall(tmp_path, filter="data")
    (unpacked,) = tmp_path.iterdir()
    assert build("wheel", tmp_path / "built", root=unpacked).read_bytes() == wheel.read_bytes()


def number(text: str, pattern: str) -> float:
    found = re.search(pattern, text)
    assert found is not None, pattern
    return float(found[1])


def test_the_readme_tells_what_it_costs() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    now = table(costs(runs=2), date(2026, 1, 1))
    for pattern in (
        r"\| wheel \| (\d+) kB",
        r"\| installed \| ([\d.]+) MB",
        r"\| with its .* \| (\d+) MB",
    ):
        told = number(readme, pattern)
        assert told == pytest.approx(number(now, pattern), rel=0.25), "run `make costs`"
    for pattern in (r"with its (\d+) dep", r"theirs: (\d+) in all"):
        assert number(readme, pattern) == number(now, pattern), "run `make costs`"
    # times are of one machine and one day; only an import ten times slower is wrong everywhere
    assert number(now, r"first `Money` \| (\d+) ms") < 10 * number(
        readme, r"first `Money` \| (\d+) ms"
    )


def test_who_cites_it_cites_this_version() -> None:
    citation = (ROOT / "CITATION.cff").read_text(encoding="utf-8")
    assert f"\nversion: {kommunedata.__version__}\n" in citation
    assert "\nlicense: MIT\n" in citation
