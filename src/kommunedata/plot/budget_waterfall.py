"""How a budget's sum becomes another, step by step."""

from __future__ import annotations

import itertools
from collections.abc import Mapping
from fractions import Fraction
from types import MappingProxyType
from typing import Literal

import attrs

from kommunedata.budget import (
    AdjustedBudget,
    BudgetComparison,
    BudgetScale,
    format_total,
)
from kommunedata.budget.figures import unit_words
from kommunedata.errors import InvalidValueError, WrongTypeError
from kommunedata.language import Lang, check_lang
from kommunedata.plot.arguments import check_largest
from kommunedata.plot.bridge import Bridge, adjusted_bridge, compared_bridge, largest_steps
from kommunedata.plot.canvas import Axes, Figure, drawn, figure_of, put_note, put_title
from kommunedata.plot.colours import BLUE, GREY, INK, ORANGE
from kommunedata.plot.rows import BAR, Row, Rows, bar_axis, rows_on
from kommunedata.plot.scale import scaled, signed_figure
from kommunedata.plot.ticks import ticks_over

__all__ = ["budget_waterfall"]

_SEEN = Fraction(1, 4)
"""From this share of the largest sum on, steps can be seen on an axis that begins at 0."""


@attrs.frozen
class _Words:
    axis: str
    cut: str


_WORDS: Mapping[Lang, _Words] = MappingProxyType(
    {
        "da": _Words("Beløb i {}", "Aksen begynder ikke ved 0, så summerne er punkter."),
        "en": _Words("Amounts in {}", "The axis does not begin at 0, so the sums are points."),
    }
)


def budget_waterfall(
    budget: AdjustedBudget | BudgetComparison,
    *,
    by: Literal["place", "adjustment"] = "place",
    largest: int = 20,
    scale: BudgetScale = "mio. kr.",
    lang: Lang = "da",
    ax: Axes | None = None,
) -> Figure:
    """Draw how a budget's sum becomes another, step by step (*vandfaldsdiagram*).

    Of an adjusted budget it is the way between the printed sum and the one without, or
    with, the adjustments, each by itself or summed `by` place; of a comparison the way
    from the one stage to the other. More steps than the `largest` are summed as others.
    Steps are exact; the sums carry their ±. What names no year and is left out is
    counted below.

    Raises:
        InvalidValueError: no steps, a place without one of the amounts, lines in several
            price levels, or a comparison by adjustment.
        WrongTypeError: an argument of another type.
    """
    check_lang(lang)
    check_largest(largest, where="budget_waterfall(largest=)")
    bridge = _bridge(budget, by, lang)
    if not bridge.steps:
        raise InvalidValueError("nothing to draw", allowed="steps", where="budget_waterfall")
    bridge = attrs.evolve(bridge, steps=largest_steps(bridge.steps, largest, lang))
    steps = [Row(step.name, signed_figure(step.amount, scale, lang)) for step in bridge.steps]
    rows = rows_on(
        ax,
        [
            Row(bridge.start, format_total(bridge.first, scale=scale, lang=lang)),
            *steps,
            Row(bridge.end, format_total(bridge.last, scale=scale, lang=lang)),
        ],
    )
    cut = _draw(rows, bridge, scale, lang)
    words = _WORDS[lang]
    put_title(rows.ax, bridge.heading, words.axis.format(unit_words(scale, lang)))
    put_note(rows.ax, words.cut if cut else "", *bridge.note.split("\n"))
    return figure_of(rows.ax)


def _bridge(budget: object, by: str, lang: Lang) -> Bridge:
    where = "budget_waterfall"
    if by not in ("place", "adjustment"):
        allowed = "'place' or 'adjustment'"
        raise InvalidValueError("unknown grouping", allowed=allowed, got=by, where=f"{where}(by=)")
    if isinstance(budget, AdjustedBudget):
        return adjusted_bridge(budget, lang, by_place=by == "place")
    if not isinstance(budget, BudgetComparison):
        allowed = "AdjustedBudget or BudgetComparison"
        raise WrongTypeError("wrong type", allowed=allowed, got=budget, where=where)
    if by != "place":
        raise InvalidValueError(
            "a comparison has no adjustments", allowed="'place'", got=by, where=f"{where}(by=)"
        )
    return compared_bridge(budget, lang)


def _draw(rows: Rows, bridge: Bridge, scale: BudgetScale, lang: Lang) -> bool:
    """Draw sums and steps; return whether the axis leaves 0 out."""
    amounts = (bridge.first.money, *(step.amount for step in bridge.steps))
    levels = [scaled(money, scale) for money in itertools.accumulate(amounts)]
    lowest, highest = min(levels), max(levels)
    if highest - lowest >= _SEEN * max(abs(lowest), abs(highest)):
        lowest, highest = min(Fraction(0), lowest), max(Fraction(0), highest)
    ticks = ticks_over(lowest, highest)
    cut = 0 not in ticks.values
    _sums(rows, levels[0], levels[-1], cut=cut)
    for middle, before, after in zip(rows.middles[1:], levels, levels[1:], strict=False):
        rows.ax.barh(
            drawn(middle),
            drawn(after - before),
            left=drawn(before),
            height=drawn(BAR),
            color=BLUE if after > before else ORANGE,
        )
    for (upper, lower), level in zip(itertools.pairwise(rows.middles), levels, strict=False):
        rows.ax.plot(
            [drawn(level)] * 2, [drawn(upper), drawn(lower)], color=GREY, linewidth=1, zorder=0
        )
    bar_axis(rows.ax, ticks, lang)
    return cut


def _sums(rows: Rows, first: Fraction, last: Fraction, *, cut: bool) -> None:
    """Draw the sums: from 0 as bars, on an axis without it as points."""
    for middle, level in ((rows.middles[0], first), (rows.middles[-1], last)):
        if cut:
            rows.ax.plot([drawn(level)], [drawn(middle)], marker="D", markersize=8, color=INK)
        else:
            rows.ax.barh(drawn(middle), drawn(level), height=drawn(BAR), color=INK)
