"""What a change of prices costs typical customers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from fractions import Fraction
from types import MappingProxyType

import attrs

from kommunedata import figures
from kommunedata.danish import format_date_range
from kommunedata.language import Lang, check_lang
from kommunedata.money import Money
from kommunedata.period import DateRange
from kommunedata.table import Column, Table
from kommunedata.tariffs.errors import (
    AmbiguousPriceError,
    MixedTaxError,
    NoPriceError,
    NotOfferedError,
    PricingError,
    UnknownItemError,
    UnknownPriceError,
)
from kommunedata.tariffs.model.schedule import TariffSchedule
from kommunedata.tariffs.model.terms import Accrual, Tax
from kommunedata.tariffs.model.usage import Usage
from kommunedata.tariffs.pricing.bill import Bill
from kommunedata.tariffs.pricing.matching import named_items
from kommunedata.tariffs.pricing.price import price
from kommunedata.tariffs.pricing.time_units import time_units
from kommunedata.tariffs.words.price_words import tax_words

__all__ = ["HouseholdImpact", "Impact", "impact"]

_COLUMNS: Mapping[Lang, tuple[str, str, str, str]] = MappingProxyType(
    {
        "da": ("Husstand", "Ændring", "Procent", "Moms"),
        "en": ("Household", "Change", "Per cent", "VAT"),
    }
)
_REASONS: tuple[tuple[type[PricingError], str, str], ...] = (
    (NotOfferedError, "udbydes ikke", "not offered"),
    (UnknownPriceError, "ikke oplyst", "not stated"),
    (NoPriceError, "ingen takst", "no price"),
    (AmbiguousPriceError, "flere takster passer", "several prices fit"),
    (UnknownItemError, "ukendt ydelse", "unknown item"),
    (PricingError, "kan ikke beregnes", "cannot be priced"),
)


@attrs.frozen(kw_only=True)
class HouseholdImpact:
    """What one household pays at both times (*husstand*), or why that cannot be said.

    Totals are as the document prints prices, with or without VAT, deposits left out.
    """

    name: str
    before: Bill | PricingError = attrs.field(repr=False)
    after: Bill | PricingError = attrs.field(repr=False)

    @property
    def total_before(self) -> Money | PricingError:
        """What was to be paid, or the reason why there is no amount."""
        return _total(self.before)

    @property
    def total_after(self) -> Money | PricingError:
        """What is to be paid, or the reason why there is no amount."""
        return _total(self.after)

    @property
    def difference(self) -> Money | None:
        """By how much the total rose; None where one of the two cannot be priced."""
        before, after = self.total_before, self.total_after
        if isinstance(before, PricingError) or isinstance(after, PricingError):
            return None
        return after - before

    @property
    def change(self) -> Fraction | None:
        """The difference as an exact share of what was paid; None also where that was 0."""
        before, difference = self.total_before, self.difference
        if difference is None or isinstance(before, PricingError) or before.oere == 0:
            return None
        return difference / before

    @property
    def tax(self) -> Tax | None:
        """How the document states VAT for both totals; None where there is no total."""
        return next((tax for bill in (self.before, self.after) for tax in _taxes(bill)), None)


@attrs.frozen(kw_only=True)
class Impact:
    """What a change of prices costs each household (*konsekvenser*), in the order given."""

    schedule: TariffSchedule = attrs.field(repr=False)
    before: date | DateRange
    after: date | DateRange
    rows: tuple[HouseholdImpact, ...]

    def table(self, lang: Lang = "da") -> Table:
        """Return a row for each household: name, before, after, change, per cent, VAT.

        Where there is no amount, the cell says why in short; the row has the error.
        """
        check_lang(lang)
        name, difference, per_cent, tax = _COLUMNS[lang]
        return Table(
            (
                Column(name, width=40),
                Column(_when(self.before, lang), "right"),
                Column(_when(self.after, lang), "right"),
                Column(difference, "right"),
                Column(per_cent, "right"),
                Column(tax),
            ),
            tuple(_cells(row, lang) for row in self.rows),
            caption=self.schedule.title.text(lang),
        )

    def __str__(self) -> str:
        return str(self.table())

    def _repr_html_(self) -> str:
        return self.table().to_html()


def impact(
    schedule: TariffSchedule,
    before: date | DateRange,
    after: date | DateRange,
    households: Mapping[str, Iterable[Usage]],
) -> Impact:
    """Return what the prices of two times cost the same households (*konsekvensberegning*).

    Each usage is priced as it is, but for its day, at both times: what is charged
    by the day, month or quarter keeps its number of them. A household that cannot
    be priced at one of them carries the error there.

    Raises:
        MixedTaxError: where a household's amounts have no one treatment of VAT.

    >>> from kommunedata import datasets
    >>> when = DateRange.year(2024)
    >>> fee = Usage(item="waste-base-fee", dimensions={"property_kind": "allotment"}, when=when)
    >>> found = impact(
    ...     datasets.tariff_schedule("kalundborg"), DateRange.year(2023), when, {"Have": [fee]})
    >>> found.rows[0].difference  # 124 became 129
    Money.kr('5.00')
    """
    rows = tuple(
        _row(schedule, before, after, name, tuple(usages)) for name, usages in households.items()
    )
    return Impact(schedule=schedule, before=before, after=after, rows=rows)


def _row(
    schedule: TariffSchedule,
    before: date | DateRange,
    after: date | DateRange,
    name: str,
    usages: tuple[Usage, ...],
) -> HouseholdImpact:
    row = HouseholdImpact(
        name=name,
        before=_bill(schedule, usages, before),
        after=_bill(schedule, usages, after),
    )
    _check_one_tax(row)
    return row


def _check_one_tax(row: HouseholdImpact) -> None:
    for bill in (row.before, row.after):
        _total(bill)  # raises where the bill itself mixes them
    taxes = [tax.value for bill in (row.before, row.after) for tax in _taxes(bill)]
    if len(set(taxes)) > 1:
        raise MixedTaxError(
            "no one change",
            allowed="the same tax treatment before and after",
            got=taxes,
            where=f"impact, household {row.name!r}",
        )


def _bill(
    schedule: TariffSchedule, usages: Iterable[Usage], when: date | DateRange
) -> Bill | PricingError:
    try:
        return price(schedule, [_dated(schedule, usage, when) for usage in usages])
    except PricingError as error:
        return error


def _dated(schedule: TariffSchedule, usage: Usage, when: date | DateRange) -> Usage:
    """Return a usage at another time, with as many days, months or quarters as it has."""
    accrual = named_items(schedule, usage)[0].accrual
    if accrual.by_year:
        return attrs.evolve(usage, when=when)
    start = when.start if isinstance(when, DateRange) else when
    if accrual is Accrual.ONCE:
        return attrs.evolve(usage, when=start)
    return attrs.evolve(usage, when=start, quantity=len(time_units(usage, accrual)))


def _total(bill: Bill | PricingError) -> Money | PricingError:
    return bill if isinstance(bill, PricingError) else bill.total


def _taxes(bill: Bill | PricingError) -> tuple[Tax, ...]:
    return () if isinstance(bill, PricingError) else tuple(bill.totals)


def _cells(row: HouseholdImpact, lang: Lang) -> tuple[str, ...]:
    difference, change, tax = row.difference, row.change, row.tax
    return (
        row.name,
        _amount(row.total_before, lang),
        _amount(row.total_after, lang),
        "" if difference is None else figures.kroner(difference.kroner, lang, signed=True),
        "" if change is None else figures.share(change, lang),
        "" if tax is None else tax_words(tax, lang),
    )


def _amount(total: Money | PricingError, lang: Lang) -> str:
    if isinstance(total, Money):
        return figures.kroner(total.kroner, lang)
    da, en = next((da, en) for kind, da, en in _REASONS if isinstance(total, kind))
    return da if lang == "da" else en


def _when(when: date | DateRange, lang: Lang) -> str:
    if not isinstance(when, DateRange):
        return figures.day(when, lang)
    if when == DateRange.year(when.start.year):
        return str(when.start.year)
    if lang == "da":
        return format_date_range(when, style="kommune")
    return f"{when.start} to {when.last_day or 'further notice'}"
