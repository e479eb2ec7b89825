"""Tables under printed headings, as plain text and as an HTML page to read and to print."""

from __future__ import annotations

import html
from collections.abc import Iterable, Iterator
from typing import TypeVar

import attrs

from kommunedata._wrap import filled
from kommunedata.language import Lang
from kommunedata.source import Source
from kommunedata.table import Table
from kommunedata.tariffs.model.price_point import PricePoint

__all__ = ["Block", "blocks_html", "blocks_text", "by_heading", "page"]

T = TypeVar("T")

# wide cells may break here, which the tables themselves do not allow: a sheet has an end
_STYLE = """
:root { color-scheme: light dark; }
body { font: 1rem/1.45 system-ui, sans-serif; }
body { max-width: 62rem; margin: 2rem auto; padding: 0 1rem; }
h1 { font-size: 1.6rem; } h2 { font-size: 1.3rem; } h3 { font-size: 1.1rem; }
h4, h5, h6 { font-size: 1rem; margin: 1.2em 0 0.4em; }
table { width: 100%; table-layout: fixed; margin: 0.5em 0 1.5em; }
th:first-child { width: 38%; } th:last-child { width: 10%; }
td { white-space: normal !important; overflow-wrap: break-word; }
@media print {
  @page { margin: 1.5cm; }
  :root { color-scheme: light; }
  body { font-size: 9.5pt; max-width: none; margin: 0; padding: 0; }
  h1, h2, h3, h4, h5, h6, caption { break-after: avoid; }
  thead { display: table-header-group; }
  tr { break-inside: avoid; }
}
"""

_LOWEST = 6  # HTML has no heading below <h6>


@attrs.frozen
class Block:
    """A table under its printed headings, outermost first, with a line of its own or none."""

    headings: tuple[str, ...]
    lead: str | None
    table: Table


def by_heading(
    rows: Iterable[tuple[PricePoint, T]],
) -> dict[tuple[str, ...], list[tuple[PricePoint, T]]]:
    """Return the rows under each heading, headings and rows in the order they are printed in."""
    rows = list(rows)
    sources = list(dict.fromkeys(point.locator.source for point, _ in rows))
    found: dict[tuple[str, ...], list[tuple[PricePoint, T]]] = {}
    for point, row in sorted(rows, key=lambda each: _place(each[0], sources)):
        found.setdefault(point.locator.section, []).append((point, row))
    return found


def blocks_text(blocks: Iterable[Block], width: int | None = None) -> str:
    """Return the tables as plain text, each below its headings, in lines of a width if given."""
    return "\n\n\n".join(
        "\n".join([*_above(block, width), "", block.table.to_text(width=width)]) for block in blocks
    )


def blocks_html(blocks: Iterable[Block]) -> str:
    """Return the tables as HTML, escaped, each below those headings that are new to it."""
    above: tuple[str, ...] = ()
    parts: list[str] = []
    for block in blocks:
        for depth, heading in _new_headings(block.headings, above):
            # documents are in Danish, whatever the language of the page
            level = min(depth + 2, _LOWEST)
            parts.append(f'<h{level} lang="da">{html.escape(heading)}</h{level}>')
        parts += [f"<p>{html.escape(lead)}</p>" for lead in _lead(block)]
        parts.append(block.table.to_html())
        above = block.headings
    return "".join(parts)


def page(title: str, body: str, lang: Lang) -> str:
    """Return a whole HTML5 page; `body` is HTML, `title` is text."""
    escaped = html.escape(title)
    return (
        f'<!DOCTYPE html>\n<html lang="{lang}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escaped}</title>\n<style>{_STYLE}</style>\n</head>\n"
        f"<body>\n<main>{body}</main>\n</body>\n</html>\n"
    )


def _above(block: Block, width: int | None) -> list[str]:
    return [filled(line, width) for line in (" > ".join(block.headings), *_lead(block))]


def _lead(block: Block) -> list[str]:
    return [] if block.lead is None else [block.lead]


def _place(point: PricePoint, sources: list[Source]) -> tuple[int, int]:
    return sources.index(point.locator.source), point.locator.first_line


def _new_headings(headings: tuple[str, ...], above: tuple[str, ...]) -> Iterator[tuple[int, str]]:
    """Yield each heading from the first that the table above does not share, or the last one."""
    shared = 0
    while headings[: shared + 1] == above[: shared + 1] and shared < len(headings) - 1:
        shared += 1
    yield from list(enumerate(headings))[shared:]
