"""Rows that pandas and polars take as they are."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Context, Decimal, Inexact, InvalidOperation

from kommunedata.language import Lang, check_lang
from kommunedata.records.grid import Record
from kommunedata.records.sources import rows_of

__all__ = ["records"]

# no sum of printed figures has as many digits, so nothing is ever rounded here
_EXACT = Context(prec=400, traps=[Inexact, InvalidOperation])


def records(source: object, *, labels: Lang | None = None) -> list[Record]:
    """Return a source as rows for a frame (*rækker*), a dict for each, in the source's order.

    What the rows are of and what columns they have stands above, in the module's text. With
    `labels` the columns have headings in Danish or English, and words in the cells are
    in that language. Every row has every column, in one order; an empty source gives [],
    and a frame of that has no columns.

    Raises:
        WrongTypeError: what is no source, or a collection that mixes sources.
        InvalidValueError: `labels` is another language.

    >>> from kommunedata import datasets
    >>> row = records(datasets.budget("kalundborg-2024"))[0]
    >>> row["level_2"], row["year"], row["amount"], row["quantum"]
    ('Sundhed og Myndighed', 2024, Decimal('499000000.00'), Decimal('100000.00'))
    >>> row = records(datasets.budget("kalundborg-2024"), labels="da")[0]
    >>> row["Niveau 2"], row["År"], row["Beløb"], row["Grundlag"]
    ('Sundhed og Myndighed', 2024, Decimal('499000000.00'), 'netto')
    """
    if labels is not None:
        check_lang(labels)
    rows = rows_of(source).records(labels)
    for name in rows[0] if rows else ():
        _align([row[name] for row in rows], name, rows)
    return rows


def _align(cells: Iterable[object], name: str, rows: list[Record]) -> None:
    """Give the Decimals of a column one number of decimals.

    polars takes the number from the first hundred rows and drops digits of the others.
    """
    numbers = {at: cell for at, cell in enumerate(cells) if isinstance(cell, Decimal)}
    scales = {int(number.as_tuple().exponent) for number in numbers.values()}
    if len(scales) > 1:
        quantum = Decimal((0, (1,), min(scales)))
        for at, number in numbers.items():
            rows[at][name] = number.quantize(quantum, context=_EXACT)
