"""The table of parsers in the documentation says what the parsers read."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from kommunedata import danish

PAGE = Path(__file__).parents[2] / "docs" / "howto" / "danish.md"
ROWS = re.findall(r"^\| `(parse_\w+)` \| (.*) \|$", PAGE.read_text(encoding="utf-8"), re.MULTILINE)


def test_the_table_has_every_parser() -> None:
    assert {name for name, _ in ROWS} == {n for n in danish.__all__ if n.startswith("parse_")}


@pytest.mark.parametrize(
    ("parser", "text"),
    tuple((name, text) for name, row in ROWS for text in re.findall("`(.+?)`", row)),
)
def test_each_text_is_read(parser: str, text: str) -> None:
    getattr(danish, parser)(text)  # a ParseError where the page says too much
