"""Rows of bars: names to the left, as many lines as they take, and figures to the right."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

import attrs

from kommunedata.language import Lang
from kommunedata.plot.canvas import (
    NOTE_SIZE,
    TEXT_SIZE,
    Axes,
    axes_for,
    beside,
    drawn,
    wrapped,
)
from kommunedata.plot.ticks import Ticks

__all__ = ["BAR", "Row", "Rows", "bar_axis", "rows_on"]

BAR = Fraction(6, 5)
"""How thick a bar is, in lines of text."""

_NAME_WIDTH = 46  # characters
_LEAST = 2  # lines
_BETWEEN = Fraction(3, 4)  # lines
_LINE = Fraction(3, 20)  # inches
_AROUND = Fraction(8, 5)  # inches for heading, axis and note
_WIDTH = 10  # inches


@attrs.frozen
class Row:
    """A name, and the figure of what is drawn in its row."""

    name: str
    figure: str


@attrs.frozen
class Rows:
    """Axes with a row for each name; `middles` are where on the axis they are."""

    ax: Axes
    middles: tuple[Fraction, ...]


def rows_on(ax: Axes | None, rows: Sequence[Row]) -> Rows:
    """Return axes with the names and figures of rows, the first on top."""
    names = [wrapped(row.name, _NAME_WIDTH) for row in rows]
    heights = [_BETWEEN + max(_LEAST, name.count("\n") + 1) for name in names]
    middles = tuple(sum(heights[:at], height / 2) for at, height in enumerate(heights))
    total = sum(heights)
    ax = axes_for(ax, width=_WIDTH, height=drawn(_AROUND + _LINE * total))
    places = [drawn(middle) for middle in middles]
    ax.set_yticks(places, names, fontsize=TEXT_SIZE, parse_math=False)
    ax.set_ylim(drawn(total), 0)
    ax.tick_params(axis="y", length=0)
    for place, row in zip(places, rows, strict=True):
        beside(ax, row.figure, (1, place), (6, 0), coordinates=("axes fraction", "data"))
    for side in ("top", "right", "left"):
        ax.spines[side].set_visible(False)
    return Rows(ax, middles)


def bar_axis(ax: Axes, ticks: Ticks, lang: Lang) -> None:
    """Set the figures along the bars, and the ends of the axis to the outer ones."""
    ax.set_xticks([drawn(value) for value in ticks.values], ticks.labels(lang), fontsize=NOTE_SIZE)
    ax.set_xlim(drawn(ticks.values[0]), drawn(ticks.values[-1]))
