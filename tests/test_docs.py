"""The documentation as a whole: links that lead somewhere, and ratios that were measured."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

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


def test_the_ratios_on_the_page_about_peers_are_those_of_the_benchmarks() -> None:
    measured = re.findall(r"(\d+\.?\d*) x", text(DOCS / "reference" / "benchmarks.md"))
    told = _RATIO.findall(text(DOCS / "explanation" / "peers.md"))
    assert len(told) >= 5
    assert {each.removesuffix(" times") for each in told} <= set(measured)
