"""The words of a comparison, in Danish and in English, made from its values when asked for."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

import attrs

from kommunedata import figures
from kommunedata.language import Lang, check_lang
from kommunedata.table import Column, Table
from kommunedata.tariffs.model.change_kind import ChangeKind
from kommunedata.tariffs.words.price_words import (
    difference_words,
    per_words,
    price_name,
    price_words,
    sources_note,
    tax_words,
)

if TYPE_CHECKING:
    from kommunedata.tariffs.model.price_point import PricePoint
    from kommunedata.tariffs.reports.comparison import Comparison, PriceChange

__all__ = ["change_columns", "change_row", "comparison_table", "comparison_title"]


@attrs.frozen(kw_only=True)
class _Words:
    days: str
    item: str
    difference: str
    per_cent: str
    kinds: Mapping[ChangeKind, str]


_WORDS: Mapping[Lang, _Words] = MappingProxyType(
    {
        "da": _Words(
            days="ændringer fra {} til {}",
            item="Ydelse",
            difference="Ændring",
            per_cent="Procent",
            kinds={
                ChangeKind.UNCHANGED: "uændret",
                ChangeKind.NEW: "ny",
                ChangeKind.ENDED: "udgået",
                ChangeKind.METHOD_CHANGED: "ny beregningsmåde",
                ChangeKind.TAX_CHANGED: "anden moms",
                ChangeKind.STATE_CHANGED: "ny status",
            },
        ),
        "en": _Words(
            days="changes from {} to {}",
            item="Item",
            difference="Change",
            per_cent="Per cent",
            kinds={
                ChangeKind.UNCHANGED: "unchanged",
                ChangeKind.NEW: "new",
                ChangeKind.ENDED: "ended",
                ChangeKind.METHOD_CHANGED: "new method",
                ChangeKind.TAX_CHANGED: "other VAT",
                ChangeKind.STATE_CHANGED: "new status",
            },
        ),
    }
)


def comparison_table(comparison: Comparison, lang: Lang) -> Table:
    """Return one row for each change: item, before, after, difference, per cent."""
    return Table(
        change_columns(comparison, lang),
        tuple(change_row(change, lang) for change in comparison.changes),
        caption=comparison_title(comparison, lang),
        note=sources_note((change.point.locator for change in comparison.changes), lang),
    )


def comparison_title(comparison: Comparison, lang: Lang) -> str:
    """Return the schedule's title and the two days."""
    title = comparison.schedule.title.text(lang)
    days = (figures.day(comparison.before, lang), figures.day(comparison.after, lang))
    return f"{title}: {_words(lang).days.format(*days)}"


def change_columns(comparison: Comparison, lang: Lang) -> tuple[Column, ...]:
    """Return the headings of the rows that `change_row` makes."""
    words = _words(lang)
    return (
        Column(words.item, width=50),
        Column(figures.day(comparison.before, lang), "right", width=18),
        Column(figures.day(comparison.after, lang), "right", width=18),
        Column(words.difference, "right", width=18),
        Column(words.per_cent, "right"),
    )


def change_row(
    change: PriceChange, lang: Lang, *, without: Collection[str] = ()
) -> tuple[str, ...]:
    """Return a change in words; what cannot be subtracted has the kind of change instead.

    Dimensions named in `without` are left out: a heading says them already.
    """
    difference, share = change.difference, change.change
    if change.kind is ChangeKind.CHANGED and difference is not None:
        became = difference_words(change.item, change.point, difference, lang)
    else:
        became = _words(lang).kinds[change.kind]
    return (
        price_name(change.item, change.point, lang, without=without),
        _price(change, change.old, lang),
        _price(change, change.new, lang),
        became,
        "" if share is None else figures.share(share, lang),
    )


def _words(lang: Lang) -> _Words:
    check_lang(lang)
    return _WORDS[lang]


def _price(change: PriceChange, point: PricePoint | None, lang: Lang) -> str:
    """Return a price, with what makes it another kind of price where that is the change."""
    if point is None:
        return ""
    parts = [price_words(change.item, point, lang)]
    if change.kind is ChangeKind.METHOD_CHANGED:
        parts.append(per_words(change.item, point, lang))
    elif change.kind is ChangeKind.TAX_CHANGED:
        parts.append(tax_words(point.tax, lang))
    return " ".join(parts)
