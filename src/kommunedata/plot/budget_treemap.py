"""What a budget is spent on, as tiles whose areas are the amounts."""

from __future__ import annotations

import itertools
from collections.abc import Mapping, Sequence
from types import MappingProxyType

import attrs

from kommunedata import figures
from kommunedata._checks import check_is
from kommunedata.budget import (
    Basis,
    BudgetColumn,
    BudgetScale,
    Node,
    Phase,
    format_total,
)
from kommunedata.budget.rollup.words import column_words
from kommunedata.errors import InvalidValueError
from kommunedata.language import Lang, check_lang
from kommunedata.money import Money
from kommunedata.plot.arguments import check_largest
from kommunedata.plot.canvas import (
    Axes,
    Figure,
    Rectangle,
    axes_for,
    drawn,
    figure_of,
    put_note,
    put_title,
)
from kommunedata.plot.colours import PALETTE, ink_on
from kommunedata.plot.scale import amount_text
from kommunedata.plot.squares import Tile, squarified
from kommunedata.plot.tile_text import TileText, fit_text

__all__ = ["budget_treemap"]

_WIDTH, _HEIGHT = 16, 9  # of the area, in units of its own
_INCHES = 10, 6
_TITLE_WIDTH, _NOTE_WIDTH = 105, 150  # characters
_GROSS = frozenset({Basis.GROSS, Basis.EXPENSE})


@attrs.frozen(kw_only=True)
class _Words:
    everything: str
    others: str
    small: str
    apart: str
    missing: str
    gross: str


_WORDS: Mapping[Lang, _Words] = MappingProxyType(
    {
        "da": _Words(
            everything="I alt",
            others="{} andre",
            small="Flader, der er for små til tekst: {}",
            apart="Ikke tegnet, da beløbet ikke er over 0: {}",
            missing="Ikke tegnet, da der ikke er noget beløb: {}",
            gross="Brutto og udgifter på tværs kan tælle intern handel med to gange.",
        ),
        "en": _Words(
            everything="Total",
            others="{} others",
            small="Tiles that are too small for text: {}",
            apart="Not drawn, as the amount is not above 0: {}",
            missing="Not drawn, as there is no amount: {}",
            gross="Gross and expense across lines may count internal trade twice.",
        ),
    }
)


@attrs.frozen
class _Part:
    name: str
    money: Money


@attrs.frozen
class _Below:
    """The places below one: those that have an area, those that cannot, those unknown."""

    above_nought: tuple[_Part, ...]
    apart: tuple[_Part, ...]
    missing: tuple[str, ...]


def budget_treemap(  # noqa: PLR0913 - what Node.total asks for, and how to draw it
    node: Node,
    year: int,
    *,
    phase: Phase | None = None,
    basis: Basis | None = None,
    price_level: int | None = None,
    largest: int = 12,
    scale: BudgetScale = "mio. kr.",
    lang: Lang = "da",
    ax: Axes | None = None,
) -> Figure:
    """Draw the places right below one as tiles, their areas as the amounts (*trækort*).

    What is not given of phase, basis and price level must be the same for all that
    there is, as in `Node.total`. More places than the `largest` are one tile of others.
    An area cannot be negative: places whose amount is 0 or income, and those that have
    no amount, are named below instead, and so are tiles too small for text. Shares are
    of the whole, and left out where the tiles do not sum to it.

    Text is fitted again where the figure is made smaller, and the note below is not written
    again: into axes of your own draw the treemap last.

    Raises:
        NotFoundError: there is no such total.
        InvalidValueError: several totals would be mixed, or nothing below is above 0.
        WrongTypeError: an argument of another type.
    """
    check_lang(lang)
    check_is(node, Node, where="budget_treemap(node=)")
    check_largest(largest, where="budget_treemap(largest=)")
    total = node.derived_total(year, phase=phase, basis=basis, price_level=price_level)
    column = _column(node, year, phase, basis, price_level)
    below = _below(node, column)
    words = _WORDS[lang]
    parts = _largest(below.above_nought, largest, words)
    whole = total.money if Money.sum(part.money for part in parts) == total.money else None
    ax = _area(ax)
    put_title(
        ax,
        f"{node.key or words.everything}, {column_words(column, lang)}",
        format_total(total, scale=scale, lang=lang),
        width=_TITLE_WIDTH,
    )
    _fill(
        ax,
        parts,
        [_figures(part.money, whole, scale, lang) for part in parts],
        _notes(below, column, scale, lang),
        words.small,
    )
    return figure_of(ax)


def _column(
    node: Node, year: int, phase: Phase | None, basis: Basis | None, price_level: int | None
) -> BudgetColumn:
    """Return the one column that a total of these is of."""
    return next(
        column
        for column in node.columns
        if column.year == year
        and phase in (None, column.phase)
        and basis in (None, column.basis)
        and price_level in (None, column.price_level)
    )


def _below(node: Node, column: BudgetColumn) -> _Below:
    """Return the places below a node by their amounts in a column, the largest first."""
    known = [child for child in node.children if column in child.columns]
    parts = [_Part(child.path[-1], child.totals[column]) for child in known]
    parts.sort(key=lambda part: -part.money.oere)
    above = tuple(part for part in parts if part.money.oere > 0)
    if not above:
        raise InvalidValueError(
            "nothing to draw",
            allowed="a place with others below it whose amounts are above 0",
            got=" > ".join(node.path) or "the root",
            where="budget_treemap",
        )
    missing = tuple(child.path[-1] for child in node.children if child not in known)
    return _Below(above, tuple(parts[len(above) :]), missing)


def _largest(parts: Sequence[_Part], most: int, words: _Words) -> list[_Part]:
    """Return the largest parts, and the rest of them as one, last."""
    if len(parts) <= most:
        return list(parts)
    rest = parts[most - 1 :]
    others = Money.sum(part.money for part in rest)
    return [*parts[: most - 1], _Part(words.others.format(len(rest)), others)]


def _area(ax: Axes | None) -> Axes:
    ax = axes_for(ax, width=_INCHES[0], height=_INCHES[1])
    ax.set_xlim(0, _WIDTH)
    ax.set_ylim(0, _HEIGHT)
    ax.set_xticks([])
    ax.set_yticks([])
    for spine in ax.spines.values():
        spine.set_visible(False)
    return ax


def _fill(
    ax: Axes, parts: Sequence[_Part], texts: Sequence[str], notes: Sequence[str], small: str
) -> None:
    """Draw the tiles with their text; what does not fit is told in a note.

    A note takes height from the tiles, so the text is fitted once more after it.
    """
    tiles = squarified([part.money.oere for part in parts], _WIDTH, _HEIGHT)
    colours = list(itertools.islice(itertools.cycle(PALETTE), len(tiles)))
    for tile, colour in zip(tiles, colours, strict=True):
        _draw(ax, tile, colour)
    written: list[TileText | None] = []
    left: list[str] = []
    for _ in range(2):
        for text in filter(None, written):
            text.remove()
        put_note(ax, *notes, small.format("; ".join(left)) if left else "", width=_NOTE_WIDTH)
        figure_of(ax).draw_without_rendering()
        written = [
            fit_text(ax, tile, part.name, text, ink_on(colour))
            for tile, part, text, colour in zip(tiles, parts, texts, colours, strict=True)
        ]
        left = [
            f"{part.name} {text.replace(chr(10), ', ')}"
            for part, text, shown in zip(parts, texts, written, strict=True)
            if shown is None
        ]
    put_note(ax, *notes, small.format("; ".join(left)) if left else "", width=_NOTE_WIDTH)


def _draw(ax: Axes, tile: Tile, colour: str) -> None:
    ax.add_patch(
        Rectangle(
            (drawn(tile.x), drawn(tile.y)),
            drawn(tile.width),
            drawn(tile.height),
            facecolor=colour,
            edgecolor="white",
            linewidth=2,
        )
    )


def _figures(money: Money, whole: Money | None, scale: BudgetScale, lang: Lang) -> str:
    """Return an amount, and in another line its share where there is a whole."""
    amount = amount_text(money, scale, lang)
    if whole is None:
        return amount
    return f"{amount}\n{figures.share(money / whole, lang, signed=False)}"


def _notes(below: _Below, column: BudgetColumn, scale: BudgetScale, lang: Lang) -> list[str]:
    words, notes = _WORDS[lang], []
    if below.apart:
        named = [f"{part.name} {amount_text(part.money, scale, lang)}" for part in below.apart]
        notes.append(words.apart.format("; ".join(named)))
    if below.missing:
        notes.append(words.missing.format("; ".join(below.missing)))
    if column.basis in _GROSS:
        notes.append(words.gross)
    return notes
