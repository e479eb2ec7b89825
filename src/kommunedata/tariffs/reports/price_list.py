"""The prices of a day as a list that citizens can read and a clerk can print."""

from __future__ import annotations

import html
from collections.abc import Collection, Mapping
from datetime import date
from types import MappingProxyType

import attrs

from kommunedata import figures
from kommunedata._repr import counted
from kommunedata._wrap import filled
from kommunedata.language import Lang, check_lang
from kommunedata.table import Column, Table
from kommunedata.tariffs.model.dimension import Dimension
from kommunedata.tariffs.model.in_force import points_in_force
from kommunedata.tariffs.model.price_point import PricePoint
from kommunedata.tariffs.model.schedule import TariffItem, TariffSchedule
from kommunedata.tariffs.words.page import Block, blocks_html, blocks_text, by_heading, page
from kommunedata.tariffs.words.price_words import (
    per_words,
    price_name,
    price_words,
    shared_dimensions,
    sources_note,
    tax_words,
    values_words,
)

__all__ = ["PriceList", "PriceRow", "PriceSection", "price_list"]

_COLUMNS: Mapping[Lang, tuple[Column, ...]] = MappingProxyType(
    {
        "da": (
            Column("Ydelse", width=50),
            Column("Enhed", width=30),
            Column("Pris", "right"),
            Column("Moms", width=20),
            Column("Linje", "right"),
        ),
        "en": (
            Column("Item", width=50),
            Column("Unit", width=30),
            Column("Price", "right"),
            Column("VAT", width=20),
            Column("Line", "right"),
        ),
    }
)
_IN_FORCE: Mapping[Lang, str] = MappingProxyType({"da": "gældende", "en": "in force on"})


@attrs.frozen
class PriceRow:
    """One printed price (*takst*) of a list; its words are made when they are asked for."""

    item: TariffItem = attrs.field(repr=lambda item: repr(item.id))
    point: PricePoint

    def name(self, lang: Lang = "da") -> str:
        """Return what the price is for, with the values of its row."""
        return price_name(self.item, self.point, lang)

    def per(self, lang: Lang = "da") -> str:
        """Return what the price is per: `pr. beholder pr. år`."""
        return per_words(self.item, self.point, lang)

    def price(self, lang: Lang = "da") -> str:
        """Return the figure as printed, or why there is none: `gratis`, `udbydes ikke`."""
        return price_words(self.item, self.point, lang)

    def cells(self, lang: Lang = "da", *, without: Collection[str] = ()) -> tuple[str, ...]:
        """Return the row of the table; `without` names dimensions that stand above it."""
        return (
            price_name(self.item, self.point, lang, without=without),
            self.per(lang),
            self.price(lang),
            tax_words(self.point.tax, lang),
            self.point.locator.lines,
        )


@attrs.frozen
class PriceSection:
    """The prices under one printed heading (*afsnit*); headings run from the outermost in."""

    headings: tuple[str, ...]
    rows: tuple[PriceRow, ...] = attrs.field(repr=counted)

    @property
    def shared(self) -> tuple[Dimension, ...]:
        """The dimensions in which all rows are for the same values; none of a single row."""
        return shared_dimensions(self.rows[0].item, [row.point for row in self.rows])

    def table(self, lang: Lang = "da") -> Table:
        """Return the rows: item, unit, price, VAT, line; without the values they all share."""
        check_lang(lang)
        without = {dimension.name for dimension in self.shared}
        rows = tuple(row.cells(lang, without=without) for row in self.rows)
        return Table(_COLUMNS[lang], rows)

    def lead(self, lang: Lang = "da") -> str | None:
        """Return the values that all rows share, as one line; None where there are none."""
        return ", ".join(values_words(self.shared, self.rows[0].point, lang)) or None


@attrs.frozen
class PriceList:
    """The prices in force on a day (*takstblad*), under the headings they are printed under."""

    schedule: TariffSchedule = attrs.field(repr=False)
    on: date
    sections: tuple[PriceSection, ...] = attrs.field(repr=counted)

    def title(self, lang: Lang = "da") -> str:
        """Return the schedule's title and the day."""
        check_lang(lang)
        day = figures.day(self.on, lang)
        return f"{self.schedule.title.text(lang)}, {_IN_FORCE[lang]} {day}"

    def to_text(self, lang: Lang = "da", *, width: int | None = None) -> str:
        """Return the list as plain text: title, tables, source.

        With a `width`, in lines of so many characters where the figures allow it.

        Raises:
            InvalidValueError: an unknown language, or a width below 1.
        """
        title, note = (filled(each, width) for each in (self.title(lang), self._note(lang)))
        return "\n\n".join([title, blocks_text(self._blocks(lang), width), note])

    def to_html(self, lang: Lang = "da") -> str:
        """Return the list as a whole HTML page, made for the screen and for paper."""
        return page(self.title(lang), self._body(lang), lang)

    def __str__(self) -> str:
        return self.to_text()

    def _repr_html_(self) -> str:
        return self._body("da")

    def _body(self, lang: Lang) -> str:
        title, note = html.escape(self.title(lang)), html.escape(self._note(lang))
        return f"<h1>{title}</h1>{blocks_html(self._blocks(lang))}<p>{note}</p>"

    def _blocks(self, lang: Lang) -> list[Block]:
        return [Block(each.headings, each.lead(lang), each.table(lang)) for each in self.sections]

    def _note(self, lang: Lang) -> str:
        return sources_note(
            (row.point.locator for each in self.sections for row in each.rows), lang
        )


def price_list(schedule: TariffSchedule, on: date) -> PriceList:
    """Return the prices of a day as a list to print (*takstblad*).

    Sections and rows stand in the order of the document, by its lines. A row that
    prints another one again, without its price, says where the price stands.

    Raises:
        NoPriceError: none is printed for the day; the periods that have prices are named.

    >>> from kommunedata import datasets
    >>> prices = price_list(datasets.tariff_schedule("kalundborg"), date(2024, 7, 1))
    >>> print(prices.sections[0].table())
    Ydelse               Enhed               Pris  Moms              Linje
    -------------------  -------------  ---------  ----------------  -----
    Skadedyrsbekæmpelse  pr. m² pr. år  0,682 kr.  moms ikke oplyst    336
    """
    points = points_in_force(schedule, on)
    rows = [PriceRow(schedule.item(point.item_id), point) for point in points]
    found = by_heading((row.point, row) for row in rows)
    return PriceList(
        schedule,
        on,
        tuple(
            PriceSection(headings, tuple(row for _, row in under))
            for headings, under in found.items()
        ),
    )
