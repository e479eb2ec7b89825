"""The documentation as a whole: links that lead somewhere, and every public name once."""

from __future__ import annotations

import collections
import importlib
import importlib.util
import re
from pathlib import Path

import pytest

import kommunedata

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
PAGES = tuple(
    path for path in sorted((*ROOT.glob("*.md"), *DOCS.rglob("*.md"))) if "_build" not in path.parts
)
_LINK = re.compile(r"\]\(([^)\s]+)\)")
_HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)
_FENCE = re.compile(r"^```.*?^```$", re.MULTILINE | re.DOTALL)
_RATIO = re.compile(r"\b\d+\.\d+ times\b")


def text(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def anchors(path: Path) -> set[str]:
    """Return the anchors of a page's headings, as GitHub and MyST make them."""
    kept = (re.sub(r"[^\w\- ]", "", each.lower()) for each in _HEADING.findall(text(path)))
    return {each.replace(" ", "-") for each in kept}


def dead_links(path: Path) -> list[str]:
    """Return the links of a page that lead to no file, or to no heading of it."""
    dead = []
    for link in _LINK.findall(_FENCE.sub("", text(path))):
        if re.match(r"[a-z]+:", link):
            continue
        file, _, anchor = link.partition("#")
        target = (path.parent / file).resolve() if file else path
        if not target.exists() or (anchor and anchor not in anchors(target)):
            dead.append(link)
    return dead


def public_modules() -> list[str]:
    """Return the modules whose names are public: those of the top level, and what these name."""
    names = [f"kommunedata.{name}" for name in kommunedata.__all__]
    services = [f"kommunedata.tariffs.{name}" for name in ("ferry", "harbour", "waste")]
    return [name for name in (*names, *services) if importlib.util.find_spec(name) is not None]


@pytest.mark.parametrize("path", PAGES, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_link_of_a_page_leads_somewhere(path: Path) -> None:
    assert dead_links(path) == []


def test_a_dead_link_is_found(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text(
        "# Où: one\n[a](page.md#où-one) [b](gone.md) [c](#two) [d](https://example.org)\n",
        encoding="utf-8",
    )
    assert dead_links(page) == ["gone.md", "#two"]


def test_every_public_name_stands_in_the_reference_once() -> None:
    pages = "\n".join(text(path) for path in sorted((DOCS / "reference").rglob("*.md")))
    listed: collections.Counter[str] = collections.Counter()
    for block in re.findall(r"```\{eval-rst\}\n(.*?)```", pages, re.DOTALL):
        module = ""
        for directive, name in re.findall(r"^\.\. (\w+):: (\S+)$", block, re.MULTILINE):
            if directive in {"automodule", "currentmodule"}:
                module = name
            else:
                listed[f"{module}.{name}"] += 1
    modules = public_modules()
    public = {
        f"{module}.{name}" for module in modules for name in importlib.import_module(module).__all__
    }
    assert set(listed) == public - set(modules)
    assert [name for name, times in listed.items() if times > 1] == []


def test_the_ratios_on_the_page_about_peers_are_those_of_the_benchmarks() -> None:
    measured = re.findall(r"(\d+\.?\d*) x", text(DOCS / "reference" / "benchmarks.md"))
    told = _RATIO.findall(text(DOCS / "explanation" / "peers.md"))
    assert len(told) >= 5
    assert {each.removesuffix(" times") for each in told} <= set(measured)
