"""Longer periods that cost more than the shorter ones they hold."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from decimal import Context, Decimal, Inexact, InvalidOperation
from types import MappingProxyType

import attrs

from kommunedata import figures
from kommunedata.language import Lang
from kommunedata.tariffs.model.charge import measure_of
from kommunedata.tariffs.model.condition import Condition, InSeason
from kommunedata.tariffs.model.modifier import PartUnit, TierFactor, UnitConversion, convert
from kommunedata.tariffs.model.schedule import PriceVersion
from kommunedata.tariffs.model.terms import Accrual
from kommunedata.tariffs.reports.audit_finding import AuditFinding, make_finding
from kommunedata.tariffs.reports.price_in_force import PriceInForce
from kommunedata.tariffs.words.price_words import per_words

__all__ = ["month_dearer_than_days"]

# printed figures have at most 36 digits, so no product is ever rounded here
_EXACT = Context(prec=80, traps=[Inexact, InvalidOperation])


_WORDS: Mapping[Lang, str] = MappingProxyType(
    {
        "da": "{0}: {1} {2} ({3}), men {4} dage koster kun {5} × {6} = {7} ({8}, {9})",
        "en": "{0}: {1} {2} ({3}), but {4} days cost only {5} × {6} = {7} ({8}, {9})",
    }
)


def month_dearer_than_days(
    prices: Sequence[PriceInForce], month_days: int
) -> Iterator[AuditFinding]:
    """Yield each month that costs more than its days paid for in shorter periods (*dyrere samlet*).

    Compared are prices per the same measured unit, for the same values, on the
    same conditions but for seasons, and with the same treatment of VAT. A
    shorter period is a day, or the days that a conversion makes one unit of; one
    that is begun counts as whole. A price that rises with the days is left out.
    """
    for month in prices:
        if month.item.accrual is Accrual.MONTHLY and month.number is not None:
            for short in prices:
                count = _count(short, month_days)
                if count is not None and short.number is not None and _are_alike(month, short):
                    total = _EXACT.multiply(Decimal(count), short.number)
                    if month.number > total:
                        yield _finding(month, short, (month_days, count, total))


def _count(short: PriceInForce, days: int) -> int | None:
    """Return how many of a price's units cover the days; None where it is not charged by days."""
    rules = short.version.modifiers
    if any(isinstance(rule, TierFactor) for rule in rules):
        return None
    if short.item.accrual is Accrual.DAILY:
        return days
    counts = [
        math.ceil(convert(attrs.evolve(rule, part=PartUnit.STARTED), days))
        for rule in rules
        if isinstance(rule, UnitConversion) and rule.unit.code == "day"
    ]
    return max(counts, default=None)


def _are_alike(month: PriceInForce, short: PriceInForce) -> bool:
    measure = measure_of(month.version.charge)
    return (
        measure is not None
        and measure == measure_of(short.version.charge)
        and month.point.dimensions == short.point.dimensions
        and month.version.tax is short.version.tax
        and _conditions(month.version) == _conditions(short.version)
    )


def _conditions(version: PriceVersion) -> set[Condition]:
    return {each for each in version.conditions if not isinstance(each, InSeason)}


def _finding(
    month: PriceInForce, short: PriceInForce, sum_of: tuple[int, int, Decimal]
) -> AuditFinding:
    days, count, total = sum_of

    def words(lang: Lang) -> str:
        said = _WORDS[lang].format(
            month.name(lang),
            month.figure(lang),
            per_words(month.item, month.point, lang),
            month.place(lang),
            days,
            count,
            short.figure(lang),
            figures.kroner(total, lang),
            short.name(lang),
            short.place(lang),
        )
        return said + month.proviso(lang) + short.proviso(lang)

    return make_finding("bundle-dearer", words, (month.locator, short.locator))
