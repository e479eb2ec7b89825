"""The command `python tools/distribution.py`: what installing and importing the library costs.

It builds a wheel, counts what pip would install with it in this environment, and times imports in
fresh interpreters. `--write` puts the table into README.md.
"""

from __future__ import annotations

import argparse
import platform
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime
from importlib.metadata import Distribution, distribution
from pathlib import Path
from zipfile import ZipFile

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

__all__ = ["build", "costs", "dependencies", "main", "table"]

ROOT = Path(__file__).parent.parent
_BEGIN, _END = "<!-- costs -->\n", "<!-- end of costs -->\n"
_IMPORTS = {
    "import": "import kommunedata",
    "first_money": "import kommunedata; kommunedata.Money.kr(1)",
}


def main() -> int:
    """Print the table, write it where that is asked for, and return the exit status 0."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true", help="put the table into README.md")
    parser.add_argument("--date", type=date.fromisoformat, default=datetime.now(tz=UTC).date())
    options = parser.parse_args()
    lines = table(costs(), options.date)
    print(lines, end="")
    if options.write:
        readme = ROOT / "README.md"
        before, _, rest = readme.read_text(encoding="utf-8").partition(_BEGIN)
        after = rest.partition(_END)[2]
        readme.write_text(f"{before}{_BEGIN}{lines}{_END}{after}", encoding="utf-8", newline="\n")
    return 0


def build(kind: str, folder: Path, *, root: Path = ROOT) -> Path:
    """Return the wheel or sdist (`kind`) of a checkout, built into a folder.

    Times within are those of SOURCE_DATE_EPOCH, or hatchling's own fixed day.
    """
    command = [sys.executable, "-m", "hatchling", "build", "-t", kind, "-d", str(folder)]
    subprocess.run(command, cwd=root, check=True, capture_output=True)  # noqa: S603 - our own
    (built,) = folder.glob("*.whl" if kind == "wheel" else "*.tar.gz")
    return built


def dependencies(name: str = "kommunedata") -> Iterator[Distribution]:
    """Yield what is installed with a distribution, each once, those that it asks for first."""
    asked, seen = [name], {canonicalize_name(name)}
    for each in asked:
        for text in distribution(each).requires or ():
            wanted = Requirement(text)
            needed = wanted.marker is None or wanted.marker.evaluate({"extra": ""})
            if needed and canonicalize_name(wanted.name) not in seen:
                seen.add(canonicalize_name(wanted.name))
                asked.append(wanted.name)
                yield distribution(wanted.name)


def costs(*, runs: int = 15) -> Mapping[str, float]:
    """Return bytes, counts and seconds, by what they are of; each import is timed so often."""
    with tempfile.TemporaryDirectory() as folder:
        wheel = build("wheel", Path(folder))
        with ZipFile(wheel) as archive:
            unpacked = sum(each.file_size for each in archive.infolist())
        packed = wheel.stat().st_size
    direct = [text for text in distribution("kommunedata").requires or () if "extra ==" not in text]
    others = list(dependencies())
    return {
        "wheel": packed,
        "installed": unpacked,
        "direct": len(direct),
        "all": len(others),
        "with_dependencies": unpacked + sum(map(_size, others)),
        **{name: _seconds(code, runs) for name, code in _IMPORTS.items()},
    }


def table(found: Mapping[str, float], day: date) -> str:
    """Return the costs as a table in Markdown, with the day and the machine."""
    rows = {
        "wheel": f"{found['wheel'] / 1e3:.0f} kB",
        "installed": f"{found['installed'] / 1e6:.2f} MB",
        f"with its {found['direct']:.0f} dependencies, and theirs: {found['all']:.0f} in all": (
            f"{found['with_dependencies'] / 1e6:.0f} MB"
        ),
        "`import kommunedata`": f"{found['import'] * 1e3:.1f} ms",
        "and the first `Money`": f"{found['first_money'] * 1e3:.0f} ms",
    }
    lines = "".join(f"| {what} | {cost} |\n" for what, cost in rows.items())
    python = f"{platform.python_implementation()} {platform.python_version()}"
    measured = (
        f"Measured on {day.isoformat()} with {python} on {platform.system()}, bytecode left out."
    )
    return f"| What it costs | |\n|---|--:|\n{lines}\n{measured}\n"


def _size(installed: Distribution) -> int:
    files = [Path(str(each.locate())) for each in installed.files or ()]
    return sum(each.stat().st_size for each in files if each.suffix != ".pyc" and each.exists())


def _seconds(code: str, runs: int) -> float:
    """Return the shortest time of some code, each time in an interpreter started for it."""
    timed = f"from time import perf_counter as now; start = now(); {code}; print(now() - start)"
    command = [sys.executable, "-I", "-c", timed]
    return min(
        float(subprocess.run(command, check=True, capture_output=True, text=True).stdout)  # noqa: S603 - our own
        for _ in range(runs)
    )


if __name__ == "__main__":
    sys.exit(main())
