"""Outlines as HTML, to be shown in notebooks and set into pages."""

from __future__ import annotations

import html
from collections.abc import Iterable

from kommunedata.language import Lang
from kommunedata.strategy.model.outline import Entry, Item, Outline, Section

__all__ = ["outline_html"]

_SECTION = "margin: 0.8em 0"
_INDENTED = "margin: 0.2em 0; padding-left: 1.4em"
_FLUSH = f"{_SECTION}; padding-left: 0"
_UNMARKED = ' style="list-style: none"'
_TOGETHER = "display: inline-block"
# printers leave backgrounds out unless told, and a white number would then be gone
_TILE = (
    "display: inline-block; min-width: 1.6em; padding: 0.1em 0.2em; text-align: center; "
    "font-weight: bold; color: #fff; background: {}; "
    "-webkit-print-color-adjust: exact; print-color-adjust: exact"
)


def outline_html(outline: Outline) -> str:
    """Return an outline as HTML: escaped, without colours other than those of the SDGs."""
    sections = "".join(_section(section, outline.lang) for section in outline.sections)
    return f'<div lang="{outline.lang}"><h2>{html.escape(outline.title)}</h2>{sections}</div>'


def _section(section: Section, lang: Lang) -> str:
    if not section.heading:
        bullets = any(entry.mark for entry in section.entries)
        return _list(section.entries, lang, _INDENTED if bullets else _FLUSH)
    opened = " open" if section.opened else ""
    return (
        f'<details style="{_SECTION}"{opened}>'
        f"<summary><b>{html.escape(section.heading)}</b></summary>"
        f"{_list(section.entries, lang, _INDENTED)}</details>"
    )


def _list(entries: Iterable[Entry], lang: Lang, style: str) -> str:
    shown = "".join(_entry(entry, lang) for entry in entries)
    return f'<ul style="{style}">{shown}</ul>' if shown else ""


def _entry(entry: Entry, lang: Lang) -> str:
    bullet = entry.mark == "-"
    items = "; ".join(_item(item, lang) for item in entry.items)
    if entry.mark and not bullet:
        items = f"<b>{entry.mark} {items}</b>"
    label = f"<b>{html.escape(entry.label)}:</b> " if entry.label else ""
    style = "" if bullet else _UNMARKED
    return f"<li{style}>{label}{items}{_list(entry.below, lang, _INDENTED)}</li>"


def _item(item: Item, lang: Lang) -> str:
    text = html.escape(item.text)
    if item.danish and lang != "da":
        text = f'<span lang="da">{text}</span>'
    if not item.code:
        return text
    tile = f'<span style="{_TILE.format(item.colour)}">{item.code}</span>'
    return f'<span style="{_TOGETHER}">{tile} {text}</span>'
