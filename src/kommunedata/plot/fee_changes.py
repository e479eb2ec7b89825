"""What fees rose and fell by, as bars."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from types import MappingProxyType
from typing import Literal

import attrs

from kommunedata import figures
from kommunedata._checks import check_is, members
from kommunedata.errors import InvalidValueError
from kommunedata.language import Lang, check_lang
from kommunedata.plot.arguments import check_largest
from kommunedata.plot.canvas import Axes, Figure, drawn, figure_of, put_note, put_title
from kommunedata.plot.colours import BLUE, INK, ORANGE
from kommunedata.plot.rows import BAR, Row, bar_axis, rows_on
from kommunedata.plot.ticks import bar_ticks
from kommunedata.tariffs import ChangeKind, Comparison, PriceChange
from kommunedata.tariffs.model.charge import rate_of
from kommunedata.tariffs.words.change_words import comparison_title
from kommunedata.tariffs.words.price_words import (
    difference_words,
    per_words,
    price_name,
    version_of,
)

__all__ = ["fee_changes"]


@attrs.frozen(kw_only=True)
class _Words:
    axis: Mapping[str, str]
    shown: str
    others: str
    drawable: Mapping[str, str]


_WORDS: Mapping[Lang, _Words] = MappingProxyType(
    {
        "da": _Words(
            axis={"kroner": "Ændring i kr.", "per_cent": "Ændring i procent"},
            shown="De {} største af {} takster, der er sat op eller ned.",
            others="Ikke med: {} {}.",
            drawable={
                "kroner": "nye, udgåede eller ændret på en måde, der ikke er kroner",
                "per_cent": "nye, udgåede eller ændret på en måde, der ikke kan regnes i procent",
            },
        ),
        "en": _Words(
            axis={"kroner": "Change in DKK", "per_cent": "Change in per cent"},
            shown="The {} largest of {} fees that were raised or lowered.",
            others="Left out: {} {}.",
            drawable={
                "kroner": "that are new, ended or changed in a way that is not kroner",
                "per_cent": "that are new, ended or changed in a way that has no per cent",
            },
        ),
    }
)


def fee_changes(
    comparison: Comparison,
    changes: Iterable[PriceChange] | None = None,
    *,
    by: Literal["kroner", "per_cent"] = "kroner",
    largest: int = 12,
    lang: Lang = "da",
    ax: Axes | None = None,
) -> Figure:
    """Draw what fees rose and fell by, the largest on top (*takstændringer*).

    `changes` are those to choose from, all of the comparison's without it. A bar is a
    difference in kroner or in per cent; beside it stand both, and what the price is per.
    Rates have no kroner. What has no difference at all, as a fee that is new, is
    counted below the picture. The axis tells lengths; the figures are exact.

    Raises:
        InvalidValueError: nothing to draw, or less than one bar asked for.
        WrongTypeError: an argument of another type.
    """
    check_lang(lang)
    check_is(comparison, Comparison, where="fee_changes(comparison=)")
    check_largest(largest, where="fee_changes(largest=)")
    if by not in ("kroner", "per_cent"):
        allowed = "'kroner' or 'per_cent'"
        raise InvalidValueError(
            "unknown measure", allowed=allowed, got=by, where="fee_changes(by=)"
        )
    given = comparison.changes if changes is None else changes
    every = members(given, PriceChange, where="fee_changes(changes=)")
    sized = [(change, size) for change in every if (size := _size(change, by))]
    if not sized:
        raise InvalidValueError(
            "nothing to draw", allowed="changes with a difference", where="fee_changes"
        )
    chosen = sorted(sized, key=lambda each: -abs(each[1]))[:largest]
    left_out = sum(change.kind is not ChangeKind.UNCHANGED for change in every) - len(sized)
    ax = _bars(ax, chosen, by, lang)
    words = _WORDS[lang]
    put_title(ax, comparison_title(comparison, lang), words.axis[by])
    put_note(
        ax,
        words.shown.format(len(chosen), len(sized)),
        words.others.format(left_out, words.drawable[by]) if left_out else "",
    )
    return figure_of(ax)


def _size(change: PriceChange, by: str) -> Fraction | None:
    """Return how long a bar is; None, or 0, where there is none."""
    difference = change.difference
    if difference is None:
        return None
    if by == "per_cent":
        return None if change.change is None else 100 * change.change
    is_rate = rate_of(version_of(change.item, change.point).charge) is not None
    return None if is_rate else Fraction(difference)


def _bars(
    ax: Axes | None, chosen: Sequence[tuple[PriceChange, Fraction]], by: str, lang: Lang
) -> Axes:
    rows = rows_on(
        ax,
        [
            Row(price_name(change.item, change.point, lang), _figure(change, by, lang))
            for change, _ in chosen
        ],
    )
    sizes = [size for _, size in chosen]
    rows.ax.barh(
        [drawn(middle) for middle in rows.middles],
        [drawn(size) for size in sizes],
        height=drawn(BAR),
        color=[BLUE if size > 0 else ORANGE for size in sizes],
    )
    bar_axis(rows.ax, bar_ticks(sizes), lang)
    rows.ax.axvline(0, color=INK, linewidth=1)
    return rows.ax


def _figure(change: PriceChange, by: str, lang: Lang) -> str:
    difference = change.difference or Decimal(0)
    words = difference_words(change.item, change.point, difference, lang)
    amount = f"{words} {per_words(change.item, change.point, lang)}".rstrip()
    if change.change is None:
        return amount
    share = figures.share(change.change, lang)
    return f"{share} ({amount})" if by == "per_cent" else f"{amount} ({share})"
