"""Bills: what each usage costs and why, with deposits and kinds of VAT kept apart."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import attrs

from kommunedata._frozen import FrozenMapping
from kommunedata._repr import counted
from kommunedata.language import Lang
from kommunedata.money import OERE, Money, Rate, Rounding, UnitPrice
from kommunedata.period import DateRange
from kommunedata.source import Locator
from kommunedata.table import Table
from kommunedata.tariffs.errors import MixedTaxError
from kommunedata.tariffs.model.charge import (
    IndexedCharge,
    PercentageCharge,
    ReferenceCharge,
    measure_of,
    share_of,
)
from kommunedata.tariffs.model.modifier import Modifier
from kommunedata.tariffs.model.printed_price import PrintedPrice
from kommunedata.tariffs.model.schedule import Match, TariffItem, TariffSchedule
from kommunedata.tariffs.model.schedule_part import part_with
from kommunedata.tariffs.model.terms import ItemKind, Tax
from kommunedata.tariffs.model.usage import Number, Usage
from kommunedata.tariffs.pricing.proration import Share
from kommunedata.tariffs.pricing.vat import DerivedVat, derived_vat
from kommunedata.tariffs.words import calculation, explanation
from kommunedata.unit import Unit

__all__ = ["Bill", "BillLine"]

_DEPOSIT = ItemKind.DEPOSIT


@attrs.frozen
class BillLine:
    """One usage priced (*regningslinje*), with everything its amount came from.

    `quantity` is what the price was multiplied by, in the priced unit, after the
    `rules` that applied, in their order; `units` are the days, months or quarters
    in `when`, for items that are charged by those; `measure` is what was measured
    for each of them. `base` is what other items cost, where the price is a share of
    that, and `referred` their prices; `share` is the part of a year that the
    amount is for. Text is made only when it is asked for.
    """

    usage: Usage
    match: Match = attrs.field(repr=lambda match: repr(match.item.id))
    quantity: Number
    amount: Money
    rules: tuple[Modifier, ...] = attrs.field(repr=counted, default=())
    units: int | None = None
    measure: Number | None = None
    base: Number | None = None
    referred: tuple[Match, ...] = attrs.field(repr=counted, default=())
    share: Share | None = None

    @property
    def item(self) -> TariffItem:
        """What was priced."""
        return self.match.item

    @property
    def when(self) -> date | DateRange:
        """The day, or the year, that the amount is for."""
        return self.match.when

    @property
    def price(self) -> PrintedPrice:
        """The printed price, with its state, lifecycle and place."""
        return self.match.price

    @property
    def unit(self) -> Unit:
        """The unit that the price is per."""
        measure = measure_of(self.match.version.charge)
        return self.match.item.unit if measure is None else measure[0]

    @property
    def unit_price(self) -> UnitPrice | None:
        """The printed price per unit; None for a share of an amount or a price of the day."""
        charge, value = self.match.version.charge, self.price.value
        of_others = isinstance(charge, PercentageCharge | IndexedCharge | ReferenceCharge)
        if of_others or share_of(charge) is not None or value is None:
            return None
        return UnitPrice(value, self.unit)

    @property
    def tax(self) -> Tax:
        """How the document states VAT for this amount."""
        return self.match.version.tax

    @property
    def locator(self) -> Locator:
        """Where the price is printed."""
        return self.match.price.locator

    @property
    def is_deposit(self) -> bool:
        """Whether the amount comes back, and so is no part of a total."""
        return self.match.item.kind is _DEPOSIT

    def name(self, lang: Lang = "da") -> str:
        """Return what is charged for, with the values that chose its price."""
        return explanation.line_name(self, lang)

    def explain(self, lang: Lang = "da") -> str:
        """Return the calculation in words: `1 beholder × 1.154,00 kr. pr. år = …`."""
        return calculation.calculation(self, lang)


@attrs.frozen
class Bill:
    """Priced lines (*regning*) in the order of their usages.

    Amounts are as the document prints them, with or without VAT; only amounts
    with the same treatment are ever added. `readings` are those the caller named.
    """

    schedule: TariffSchedule = attrs.field(repr=False)
    lines: tuple[BillLine, ...] = attrs.field(repr=counted)
    readings: frozenset[str] = frozenset()

    @property
    def totals(self) -> Mapping[Tax, Money]:
        """The sum of the lines for each treatment of VAT, deposits left out."""
        sums: dict[Tax, Money] = {}
        for line in self.lines:
            if not line.is_deposit:
                tax = line.tax
                sums[tax] = sums[tax] + line.amount if tax in sums else line.amount
        return FrozenMapping(sums)

    @property
    def total(self) -> Money:
        """The sum of the lines (*i alt*), deposits left out.

        Raises:
            MixedTaxError: where the lines differ in their treatment of VAT.
        """
        charged = [each for each in self.lines if each.match.item.kind is not _DEPOSIT]
        taxes = [each.match.version.tax for each in charged]
        if any(tax is not taxes[0] for tax in taxes):
            raise MixedTaxError(
                "no one total",
                allowed="lines of one tax treatment (`totals` has each)",
                got={tax.value: str(money) for tax, money in self.totals.items()},
                where="Bill.total",
            )
        return Money.sum([each.amount for each in charged])

    @property
    def deposits(self) -> Money:
        """The sum of the deposits (*depositum, indskud*), which come back."""
        return Money.sum(line.amount for line in self.lines if line.is_deposit)

    def vat(self, rate: Rate, rounding: Rounding = OERE) -> DerivedVat:
        """Return the VAT at a rate, derived and never printed (*heraf moms, afledt*).

        Raises:
            UnstatedTaxError: the document does not state how a line is treated.
        """
        return derived_vat(self, rate, rounding)

    def trimmed(self) -> Bill:
        """Return the bill with the part of its schedule that its lines come from.

        For bills that are kept: their lines, sums and words are the same.
        """
        items = [match.item for line in self.lines for match in (line.match, *line.referred)]
        return Bill(part_with(self.schedule, items), self.lines, self.readings)

    def explain(self, lang: Lang = "da") -> str:
        """Return every line with its calculation, heading and printed line, as text."""
        return explanation.explain(self, lang)

    def table(self, lang: Lang = "da") -> Table:
        """Return the bill as a table: name, calculation, place and amount, totals last."""
        return explanation.bill_table(self, lang)

    def __str__(self) -> str:
        return str(self.table())

    def _repr_html_(self) -> str:
        return self.table().to_html()
