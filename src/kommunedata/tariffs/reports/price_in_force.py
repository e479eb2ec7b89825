"""The printed prices of a day, each with the item, the version and the row that it is of."""

from __future__ import annotations

import itertools
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from types import MappingProxyType

import attrs

from kommunedata.language import Lang
from kommunedata.money import PriceState
from kommunedata.source import Locator
from kommunedata.tariffs.model.charge import Charge, RateTable
from kommunedata.tariffs.model.in_force import points_in_force
from kommunedata.tariffs.model.price_point import PricePoint
from kommunedata.tariffs.model.printed_price import PrintedPrice
from kommunedata.tariffs.model.rate_table import RateRow
from kommunedata.tariffs.model.schedule import PriceVersion, TariffItem, TariffSchedule
from kommunedata.tariffs.reports.audit_finding import place_text
from kommunedata.tariffs.words.price_words import lifecycle_words, price_words, values_words

__all__ = ["PriceInForce", "by_item", "prices_in_force", "table_rows"]

_PROVISO: Mapping[Lang, tuple[str, str]] = MappingProxyType(
    {
        "da": (", hvis {0} læses sådan: {1}", "; {0} kan læses på flere måder"),
        "en": (", if {0} is read so: {1}", "; {0} can be read in more than one way"),
    }
)


@attrs.frozen(kw_only=True, eq=False)
class PriceInForce:
    """A price of the day (*gældende takst*) and what it is of; `row` is None outside tables."""

    item: TariffItem
    version: PriceVersion
    row: RateRow | None
    price: PrintedPrice
    point: PricePoint

    @property
    def locator(self) -> Locator:
        """Where the price is printed."""
        return self.price.locator

    @property
    def number(self) -> Decimal | None:
        """The printed figure, 0 where it is free; None where nothing can be had for it."""
        return Decimal(0) if self.price.state is PriceState.FREE else self.price.value

    def name(self, lang: Lang, *, without: Collection[str] = ()) -> str:
        """Return what the price is for, but for the dimensions named in `without`."""
        if not without and self.row is not None and self.row.label is not None:
            return f"{self.item.name.text(lang)}, {self.row.label.text(lang)}"
        shown = [each for each in self.item.dimensions if each.name not in without]
        return ", ".join([self.item.name.text(lang), *values_words(shown, self.point, lang)])

    def figure(self, lang: Lang) -> str:
        """Return the figure as printed, or the words for why there is none."""
        return price_words(self.item, self.point, lang)

    def place(self, lang: Lang) -> str:
        """Return the line, and what is printed of how long the price is there to stay."""
        stays = lifecycle_words(self.price.lifecycle, lang)
        return ", ".join(part for part in (place_text([self.locator], lang), stays) if part)

    def proviso(self, lang: Lang) -> str:
        """Return by which reading of its place the price is charged; empty where all agree."""
        ways, line = self.locator.ambiguous or (), place_text([self.locator], lang)
        read, unclear = _PROVISO[lang]
        for reading in ways:
            if reading.name == self.price.reading:
                return read.format(line, reading.da if lang == "da" else reading.en)
        return unclear.format(line) if ways else ""


def prices_in_force(schedule: TariffSchedule, on: date) -> tuple[PriceInForce, ...]:
    """Return the printed prices of a day (*gældende takster*), in the order of `price_points`.

    Raises:
        NoPriceError: none is printed for the day; the periods that have prices are named.

    >>> from kommunedata import datasets
    >>> pest = prices_in_force(datasets.tariff_schedule("kalundborg"), date(2024, 7, 1))[0]
    >>> pest.name("da"), pest.figure("da"), pest.place("da")
    ('Skadedyrsbekæmpelse', '0,682 kr.', 'linje 336')
    """
    points = points_in_force(schedule, on)
    printed = (
        (item, version, row, price)
        for item in schedule.items
        if (version := item.version_on(on)) is not None
        for row, price in _printed(version.charge)
    )
    return tuple(
        PriceInForce(item=item, version=version, row=row, price=price, point=point)
        for (item, version, row, price), point in zip(printed, points, strict=True)
    )


def by_item(prices: Sequence[PriceInForce]) -> Iterator[tuple[PriceInForce, ...]]:
    """Yield the prices of each item."""
    for _, found in itertools.groupby(prices, key=lambda price: price.item.id):
        yield tuple(found)


def table_rows(
    prices: Sequence[PriceInForce],
) -> Iterator[tuple[tuple[PriceInForce, RateRow], ...]]:
    """Yield the rows of each rate table with their prices, but those that repeat another."""
    for found in by_item(prices):
        rows = ((price, price.row) for price in found if price.row is not None)
        kept = tuple((price, row) for price, row in rows if row.repeats is None)
        if kept:
            yield kept


def _printed(charge: Charge) -> list[tuple[RateRow | None, PrintedPrice]]:
    if isinstance(charge, RateTable):
        return [(row, row.price) for row in charge.rows]
    return [(None, charge.price)]
