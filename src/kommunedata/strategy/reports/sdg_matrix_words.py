"""Matrices of the 17 goals as text and as HTML in the goals' colours."""

from __future__ import annotations

import html
from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

from kommunedata.language import Label, Lang, check_lang
from kommunedata.strategy.model.sdg import SDG_GOALS, SdgGoal
from kommunedata.table import Column, Table

if TYPE_CHECKING:
    from kommunedata.strategy.reports.sdg_matrix import SdgMatrix, SdgRow

__all__ = ["MARK_WORDS", "matrix_html", "matrix_table"]

_MARKS: Mapping[str, str] = MappingProxyType(
    {"document": "●", "user": "○", "none": "–", "unknown": "?"}
)


MARK_WORDS: Mapping[str, Label] = MappingProxyType(
    {
        "document": Label("nævnt i dokumentet", "named by the document"),
        "user": Label("kun tilføjet af en bruger", "only tagged by a user"),
        "none": Label("ikke nævnt i dokumentet", "not named by the document"),
        "unknown": Label(
            "det vides ikke, hvilke dokumentet nævner",
            "which ones the document names is not known",
        ),
    }
)
"""What the marks mean, by the values of `SdgMark`."""

_TITLE = Label("FN's verdensmål i strategierne", "Sustainable Development Goals in the strategies")
_STRATEGY = Label("Strategi", "Strategy")

_STYLE = "border-collapse: collapse"
_CELL = "padding: 0.2em 0.5em; border-bottom: 1px solid currentColor; text-align: center"
_NAME = "padding: 0.2em 0.8em; border-bottom: 1px solid currentColor; text-align: left"
_CAPTION = "text-align: left; padding: 0.2em 0.8em; font-weight: bold"

# brightness in thousandths of 255, weighed as ITU-R BT.601 does; from here on black reads better
_WEIGHTS = (299, 587, 114)
_BRIGHT = 110_000


def matrix_table(matrix: SdgMatrix, lang: Lang) -> Table:
    """Return a row for each strategy, a column for each goal, and what the marks mean."""
    check_lang(lang)
    return Table(
        (Column(_STRATEGY.text(lang), width=40), *(Column(str(goal.number)) for goal in SDG_GOALS)),
        tuple((_name(row, lang), *_cells(row)) for row in matrix.rows),
        caption=_TITLE.text(lang),
        note=_note(lang),
    )


def matrix_html(matrix: SdgMatrix, lang: Lang) -> str:
    """Return the table as HTML: headings name and show their own colours, dark page or light."""
    check_lang(lang)
    head = "".join(_heading(goal, lang) for goal in SDG_GOALS)
    body = "".join(_html_row(row, lang) for row in matrix.rows)
    note = html.escape(_note(lang)).replace("\n", "<br>")
    strategy = html.escape(_STRATEGY.text(lang))
    return (
        f'<table style="{_STYLE}">'
        f'<caption style="{_CAPTION}">{html.escape(_TITLE.text(lang))}</caption>'
        f'<thead><tr><th style="{_NAME}">{strategy}</th>{head}</tr></thead>'
        f"<tbody>{body}</tbody></table><p>{note}</p>"
    )


def _cells(row: SdgRow) -> tuple[str, ...]:
    return tuple(_MARKS[cell.mark.value] for cell in row.cells)


def _name(row: SdgRow, lang: Lang) -> str:
    return f"{row.municipality.name}: {row.label.text(lang)}"


def _note(lang: Lang) -> str:
    return "\n".join(f"{_MARKS[mark]} {word.text(lang)}" for mark, word in MARK_WORDS.items())


def _heading(goal: SdgGoal, lang: Lang) -> str:
    name = html.escape(goal.name_da if lang == "da" else goal.name_en)
    colours = f"background-color: {goal.colour}; color: {_ink(goal.colour)}"
    return f'<th scope="col" title="{name}" style="{_CELL}; {colours}">{goal.number}</th>'


def _html_row(row: SdgRow, lang: Lang) -> str:
    name = html.escape(_name(row, lang))
    cells = "".join(
        f'<td title="{html.escape(MARK_WORDS[cell.mark.value].text(lang))}" style="{_CELL}">'
        f"{_MARKS[cell.mark.value]}</td>"
        for cell in row.cells
    )
    return f'<tr><th scope="row" style="{_NAME}; font-weight: normal">{name}</th>{cells}</tr>'


def _ink(colour: str) -> str:
    """Return black or white, whichever reads better on a colour such as #FCC30B."""
    parts = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    bright = sum(weight * part for weight, part in zip(_WEIGHTS, parts, strict=True))
    return "#000000" if bright >= _BRIGHT else "#FFFFFF"
