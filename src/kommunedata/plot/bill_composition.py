"""What a bill is made of, as bars."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

import attrs

from kommunedata import figures
from kommunedata._checks import check_is
from kommunedata.errors import InvalidValueError
from kommunedata.language import Lang, check_lang
from kommunedata.plot.canvas import Axes, Figure, Patch, drawn, figure_of, put_note, put_title
from kommunedata.plot.colours import BLUE, GREEN, GREY, INK, ORANGE, PURPLE
from kommunedata.plot.rows import BAR, Row, Rows, bar_axis, rows_on
from kommunedata.plot.ticks import bar_ticks
from kommunedata.tariffs import Bill, BillLine, Tax
from kommunedata.tariffs.words.price_words import tax_words

__all__ = ["bill_composition"]

_COLOURS: Mapping[Tax, str] = MappingProxyType(
    {Tax.INCLUSIVE: BLUE, Tax.EXCLUSIVE: ORANGE, Tax.EXEMPT: GREEN, Tax.UNSTATED: PURPLE}
)
_HATCH = "///"


@attrs.frozen
class _Words:
    axis: str
    deposit: str


_WORDS: Mapping[Lang, _Words] = MappingProxyType(
    {
        "da": _Words("Beløb i kr.", "depositum, som ikke er med i summen"),
        "en": _Words("Amounts in DKK", "deposit, which is no part of the total"),
    }
)


def bill_composition(bill: Bill, *, lang: Lang = "da", ax: Axes | None = None) -> Figure:
    """Draw what a bill is made of (*regningens sammensætning*): a bar for each line.

    Lines stand in the bill's order with their amounts, and with their share where
    there is one total for all of them. Colours are the treatments of VAT; deposits,
    which come back, are hatched and have no share. Totals stand above.

    Raises:
        InvalidValueError: a bill without lines.
        WrongTypeError: an argument of another type.
    """
    check_lang(lang)
    check_is(bill, Bill, where="bill_composition(bill=)")
    if not bill.lines:
        raise InvalidValueError("nothing to draw", allowed="a bill with lines", where="bill")
    # the bill's own table has names, amounts and totals in words
    table = bill.table(lang)
    cells, totals = table.rows[: -table.totals], table.rows[-table.totals :]
    rows = rows_on(
        ax,
        [
            Row(name, f"{amount}{_share(bill, line, lang)}")
            for line, (name, _, _, amount) in zip(bill.lines, cells, strict=True)
        ],
    )
    _bars(rows, bill)
    bar_axis(rows.ax, bar_ticks(line.amount.kroner for line in bill.lines), lang)
    sums = "; ".join(f"{label}: {amount}" for label, _, _, amount in totals)
    put_title(rows.ax, str(table.caption), sums)
    put_note(rows.ax, _WORDS[lang].axis, legend=_legend(bill, lang))
    return figure_of(rows.ax)


def _share(bill: Bill, line: BillLine, lang: Lang) -> str:
    """Return a line's share of the one total in parentheses; nothing where there is none."""
    totals = tuple(bill.totals.values())
    if line.is_deposit or len(totals) > 1 or totals[0].oere <= 0:
        return ""
    return f" ({figures.share(line.amount / totals[0], lang, signed=False)})"


def _bars(rows: Rows, bill: Bill) -> None:
    for middle, line in zip(rows.middles, bill.lines, strict=True):
        rows.ax.barh(
            drawn(middle),
            drawn(line.amount.kroner),
            height=drawn(BAR),
            color="white" if line.is_deposit else _COLOURS[line.tax],
            edgecolor=GREY if line.is_deposit else _COLOURS[line.tax],
            hatch=_HATCH if line.is_deposit else None,
        )
    rows.ax.axvline(0, color=INK, linewidth=1)


def _legend(bill: Bill, lang: Lang) -> list[Patch]:
    """Return what colours and hatching mean, where there is more than one of them."""
    taxes = dict.fromkeys(line.tax for line in bill.lines if not line.is_deposit)
    handles = [Patch(color=_COLOURS[tax], label=tax_words(tax, lang)) for tax in taxes]
    if any(line.is_deposit for line in bill.lines):
        deposit = _WORDS[lang].deposit
        handles.append(Patch(facecolor="white", edgecolor=GREY, hatch=_HATCH, label=deposit))
    return handles if len(handles) > 1 else []
