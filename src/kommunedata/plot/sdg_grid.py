"""Which goals for sustainable development strategies name, as a grid in the goals' colours."""

from __future__ import annotations

import enum
from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType

from kommunedata._checks import members
from kommunedata.errors import InvalidValueError
from kommunedata.finding import Unknown
from kommunedata.language import Label, Lang, check_lang
from kommunedata.plot.canvas import (
    NOTE_SIZE,
    TEXT_SIZE,
    Axes,
    Figure,
    Patch,
    Rectangle,
    axes_for,
    figure_of,
    put_note,
    put_title,
    wrapped,
)
from kommunedata.plot.colours import GREY, INK, ink_on
from kommunedata.strategy import SDG_GOALS, SdgGoal, SdgOrigin, SdgReference, Strategy

__all__ = ["sdg_grid"]

_NAME_WIDTH = 30  # characters of a strategy's name
_GOAL_WIDTH = 24  # characters of a goal's name
_HATCH = "////"
_GAP = 12  # points
_PALE = "#B3B3B3"
_MARGIN, _SIDE = 0.06, 0.88  # of a cell
_ROW = 0.55  # inches
_INCHES = 11, 2.7


class _Cell(enum.Enum):
    """What is known of a goal in a strategy."""

    DOCUMENT = Label("nævnt i strategien", "named by the strategy")
    USER = Label("kun knyttet til af en læser", "tied to it by a reader alone")
    UNKNOWN = Label("vides ikke", "not known")
    NONE = Label("ikke nævnt", "not named")


_EDGE: Mapping[_Cell, int] = MappingProxyType(
    {_Cell.DOCUMENT: 1, _Cell.USER: 3, _Cell.UNKNOWN: 1, _Cell.NONE: 1}
)
_TITLE = Label("Verdensmål i strategier", "Sustainable Development Goals in strategies")


def sdg_grid(
    strategies: Iterable[Strategy], *, lang: Lang = "da", ax: Axes | None = None
) -> Figure:
    """Draw which of the 17 goals strategies name (*verdensmål*), a row for each strategy.

    A goal counts where the strategy, one of its goals or one of its challenges refers to
    it or to one of its targets. What the strategy itself names is filled with the goal's
    colour; what only a reader tied to it is framed. Where the references of a strategy
    or of a challenge are Unknown, what else there may be is hatched; a goal that is
    known not to be named is empty.

    Raises:
        InvalidValueError: no strategies.
        WrongTypeError: what is no strategy.
    """
    check_lang(lang)
    given = members(strategies, Strategy, where="sdg_grid")
    if not given:
        raise InvalidValueError("nothing to draw", allowed="one strategy or more", where="sdg_grid")
    ax = _grid(ax, given, lang)
    cells = [[_cell(strategy, goal) for goal in SDG_GOALS] for strategy in given]
    for row, found in enumerate(cells):
        for goal, cell in zip(SDG_GOALS, found, strict=True):
            _draw(ax, row, goal, cell)
    shown = {cell for found in cells for cell in found}
    put_title(ax, _TITLE.text(lang))
    put_note(ax, legend=[_key(cell, lang) for cell in _Cell if cell in shown], gap=_GAP)
    return figure_of(ax)


def _cell(strategy: Strategy, goal: SdgGoal) -> _Cell:
    """Return the firmest that is known of a goal in a strategy."""
    stated = [strategy.sdgs, *(each.sdgs for each in strategy.challenges)]
    known: list[SdgReference] = [each for goal in strategy.goals for each in goal.sdgs]
    for each in stated:
        known += () if isinstance(each, Unknown) else each
    origins = {each.origin for each in known if each.goal == goal}
    if SdgOrigin.DOCUMENT in origins:
        return _Cell.DOCUMENT
    if origins:
        return _Cell.USER
    return _Cell.UNKNOWN if any(isinstance(each, Unknown) for each in stated) else _Cell.NONE


def _grid(ax: Axes | None, strategies: Sequence[Strategy], lang: Lang) -> Axes:
    ax = axes_for(ax, width=_INCHES[0], height=_INCHES[1] + _ROW * len(strategies))
    ax.set_xlim(0, len(SDG_GOALS))
    ax.set_ylim(len(strategies), 0)
    names = [f"{each.municipality.name}: {each.label.text(lang)}" for each in strategies]
    ax.set_yticks(
        [row + 0.5 for row in range(len(names))],
        [wrapped(name, _NAME_WIDTH) for name in names],
        fontsize=TEXT_SIZE,
        parse_math=False,
    )
    ax.xaxis.tick_top()
    goals = [
        f"{each.number}  {each.name_da if lang == 'da' else each.name_en}" for each in SDG_GOALS
    ]
    ax.set_xticks(
        [goal.number - 0.5 for goal in SDG_GOALS],
        [wrapped(name, _GOAL_WIDTH) for name in goals],
        rotation=90,
        fontsize=NOTE_SIZE,
        parse_math=False,
    )
    ax.tick_params(length=0)
    for spine in ax.spines.values():
        spine.set_visible(False)
    return ax


def _draw(ax: Axes, row: int, goal: SdgGoal, cell: _Cell) -> None:
    """Draw a cell; where the goal is named its number stands in it, for who sees no colour."""
    corner = goal.number - 1 + _MARGIN, row + _MARGIN
    fill, edge, hatch = _look(cell, goal.colour)
    ax.add_patch(
        Rectangle(
            corner, _SIDE, _SIDE, facecolor=fill, edgecolor=edge, hatch=hatch, linewidth=_EDGE[cell]
        )
    )
    if cell in (_Cell.DOCUMENT, _Cell.USER):
        ax.text(
            goal.number - 0.5,
            row + 0.5,
            str(goal.number),
            ha="center",
            va="center",
            fontsize=TEXT_SIZE,
            fontweight="bold",
            color=ink_on(goal.colour) if cell is _Cell.DOCUMENT else INK,
        )


def _look(cell: _Cell, colour: str) -> tuple[str, str, str | None]:
    """Return a cell's fill, edge and hatching."""
    if cell is _Cell.DOCUMENT:
        return colour, colour, None
    if cell is _Cell.USER:
        return "white", colour, None
    return "white", _PALE, _HATCH if cell is _Cell.UNKNOWN else None


def _key(cell: _Cell, lang: Lang) -> Patch:
    """Return what stands for a kind of cell in the legend, in no goal's colour."""
    fill, edge, hatch = _look(cell, GREY)
    label = cell.value.text(lang)
    return Patch(facecolor=fill, edgecolor=edge, hatch=hatch, linewidth=_EDGE[cell], label=label)
