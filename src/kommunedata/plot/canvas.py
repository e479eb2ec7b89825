"""The way to matplotlib: figures without pyplot, and exact numbers as what it draws with.

Every other module of pictures takes matplotlib from here, so that there is one place
that says what to install, and one that turns a number into a float.
"""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from io import BytesIO
from typing import Literal, TypeAlias

from kommunedata._checks import check_is
from kommunedata.errors import MissingExtraError

try:
    from matplotlib.artist import Artist
    from matplotlib.axes import Axes
    from matplotlib.backend_bases import RendererBase
    from matplotlib.figure import Figure, SubFigure
    from matplotlib.lines import Line2D
    from matplotlib.patches import Patch, Rectangle
    from matplotlib.text import Text
    from matplotlib.transforms import ScaledTranslation
except ModuleNotFoundError as _missing:
    raise MissingExtraError(
        "pictures need matplotlib: python3 -m pip install 'kommunedata[plot]'", extra="plot"
    ) from _missing

__all__ = [
    "AXIS_GAP",
    "NOTE_SIZE",
    "NOTE_WIDTH",
    "TEXT_SIZE",
    "TITLE_WIDTH",
    "Axes",
    "Figure",
    "Line2D",
    "Patch",
    "Picture",
    "Rectangle",
    "RendererBase",
    "Text",
    "axes_for",
    "beside",
    "drawn",
    "figure_of",
    "put_note",
    "put_title",
    "wrapped",
]

Place: TypeAlias = Literal["data", "axes fraction"]
Coordinates: TypeAlias = Place | tuple[Place, Place]

TEXT_SIZE = 9  # points
NOTE_SIZE = 8
_TITLE_SIZE = 11
TITLE_WIDTH = 74  # characters
NOTE_WIDTH = 92
_ABOVE = 6  # points between the axes and what stands above them
_LINE = 14  # points
AXIS_GAP = 28  # points that an axis takes for its figures
_POINTS = 72  # in an inch
_HALF_LEGEND = 56  # characters


class Picture(Figure):
    """A figure that a notebook shows as it is, without pyplot (*billede*)."""

    def _repr_png_(self) -> bytes:
        image = BytesIO()
        self.savefig(image, format="png")
        return image.getvalue()


def axes_for(ax: Axes | None, *, width: float, height: float) -> Axes:
    """Return the axes given, or those of a new picture of a size in inches."""
    if ax is None:
        return Picture(figsize=(width, height), layout="constrained").add_subplot()
    check_is(ax, Axes, where="ax")
    return ax


def figure_of(ax: Axes) -> Figure:
    """Return the whole figure that axes are in."""
    inner = ax.figure
    return inner.figure if isinstance(inner, SubFigure) else inner


def drawn(value: int | Decimal | Fraction) -> float:
    """Return a number as matplotlib takes it: the one place where it stops being exact."""
    return float(value)


def wrapped(text: str, width: int) -> str:
    """Return a text in lines of so many characters; words are not broken."""
    lines = textwrap.wrap(text, width, break_long_words=False, break_on_hyphens=False)
    return "\n".join(lines)


def beside(
    ax: Axes,
    text: str,
    at: tuple[float, float],
    away: tuple[float, float],
    *,
    coordinates: Coordinates = "data",
    va: Literal["bottom", "center", "top"] = "center",
    size: int = TEXT_SIZE,
) -> None:
    """Write a text so many points away from a place, outside the axes too."""
    ax.annotate(
        text,
        xy=at,
        xycoords=coordinates,
        xytext=away,
        textcoords="offset points",
        va=va,
        fontsize=size,
        annotation_clip=False,
        parse_math=False,
    )


def put_title(ax: Axes, heading: str, *lines: str, width: int = TITLE_WIDTH) -> None:
    """Set the heading, and lines of smaller text below it."""
    below = "\n".join(wrapped(line, width) for line in lines)
    ax.set_title(
        wrapped(heading, width),
        loc="left",
        fontsize=_TITLE_SIZE,
        fontweight="bold",
        pad=_ABOVE + (_LINE * (below.count("\n") + 1) if below else 0),
        parse_math=False,
    )
    beside(ax, below, (0, 1), (0, _ABOVE), coordinates="axes fraction", va="bottom")


def put_note(
    ax: Axes,
    *lines: str,
    legend: Sequence[Artist] = (),
    width: int = NOTE_WIDTH,
    gap: int = AXIS_GAP,
) -> None:
    """Set what stands below the axes: a paragraph for each line that says anything, a legend.

    `gap` is what the figures of the axis take, in points.
    """
    text = "\n".join(wrapped(line, width) for line in lines if line)
    ax.set_xlabel(text, fontsize=NOTE_SIZE, loc="left", linespacing=1.4, parse_math=False)
    if legend:
        down = gap + (_LINE * (text.count("\n") + 1) if text else 0)
        _put_legend(ax, legend, down)


def _put_legend(ax: Axes, handles: Sequence[Artist], down: int) -> None:
    """Set a legend so many points below the axes; long labels get a column for themselves."""
    below = ScaledTranslation(0, -down / _POINTS, figure_of(ax).dpi_scale_trans)
    longest = max(len(str(handle.get_label())) for handle in handles)
    legend = ax.legend(
        handles=handles,
        loc="upper left",
        bbox_to_anchor=(0, 0),
        bbox_transform=ax.transAxes + below,
        borderaxespad=0,
        borderpad=0,
        frameon=False,
        fontsize=TEXT_SIZE,
        ncols=2 if longest <= _HALF_LEGEND else 1,
    )
    for label in legend.get_texts():
        label.set_parse_math(False)
