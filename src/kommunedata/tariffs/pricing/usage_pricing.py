"""One usage, from the prices that fit to the lines of a bill."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from fractions import Fraction

import attrs

from kommunedata.money import Money
from kommunedata.period import DateRange
from kommunedata.source import Reading
from kommunedata.tariffs.errors import (
    AmbiguousPriceError,
    ClosedItemError,
    NoPriceError,
    UsageError,
)
from kommunedata.tariffs.model.band import Band
from kommunedata.tariffs.model.modifier import Modifier, Waiver
from kommunedata.tariffs.model.rate_table import LOWER_BAND, UPPER_BAND
from kommunedata.tariffs.model.schedule import Match, Segment, TariffSchedule
from kommunedata.tariffs.model.terms import Lifecycle
from kommunedata.tariffs.model.usage import Usage, tidy
from kommunedata.tariffs.pricing.bill import BillLine
from kommunedata.tariffs.pricing.charging import charge_units
from kommunedata.tariffs.pricing.matching import asked, find_segments, places, stated
from kommunedata.tariffs.pricing.proration import Share
from kommunedata.tariffs.pricing.readings import Chosen, settle
from kommunedata.tariffs.pricing.rules import (
    Rules,
    check_conditions,
    pay_quantity,
    pay_units,
    settle_amount,
)
from kommunedata.tariffs.pricing.time_units import edge_days

__all__ = ["price_usage"]


def price_usage(
    schedule: TariffSchedule,
    usage: Usage,
    segments: Iterable[Segment],
    chosen: Chosen,
    shares: Iterable[Share | None] = (),
) -> list[BillLine]:
    """Return a line for each part of a usage's time.

    `shares` has the share of the year that each is, None for a whole one; where
    it is empty, all are whole.
    """
    parts = tuple(segments)
    of_year = tuple(shares) or (None,) * len(parts)
    return settle(
        lambda taken: _lines(schedule, usage, parts, taken, of_year), chosen, asked(usage)
    )


def _lines(
    schedule: TariffSchedule,
    usage: Usage,
    segments: tuple[Segment, ...],
    chosen: Chosen,
    shares: tuple[Share | None, ...],
) -> list[BillLine]:
    schedule.check_words(usage)
    parts = [(_rules(schedule, usage, segment, chosen), segment.units) for segment in segments]
    for rules, units in parts:
        for day in edge_days(units, rules.found.item.accrual) or (rules.day,):
            check_conditions(rules.on(day))
    if len(parts) > 1:
        _check_no_waiver([rules for rules, _ in parts], asked(usage))
    by_units = [part for part in parts if part[1]]
    payable = pay_units(by_units) if by_units else [pay_quantity(rules) for rules, _ in parts]
    spent: dict[Modifier, Money] = {}
    return [
        attrs.evolve(_line(rules, paid, used, spent, share), units=len(units) or None)
        for (rules, units), (paid, used), share in zip(parts, payable, shares, strict=True)
    ]


def _check_no_waiver(parts: list[Rules], where: str) -> None:
    if any(waiver for rules in parts for waiver in rules.applying(Waiver)):
        raise UsageError(
            "a waiver over more than one price or year",
            allowed="a usage for each, with what was paid in it",
            got=len(parts),
            where=where,
        )


def _line(
    rules: Rules,
    units: Fraction,
    used: tuple[Modifier, ...],
    spent: dict[Modifier, Money],
    share: Share | None,
) -> BillLine:
    found = rules.found
    charged = charge_units(found, rules.usage, rules, units)
    exact = charged.exact if share is None else charged.exact * share.fraction
    amount, settled = settle_amount(rules, found.version.rounding.round(exact), spent)
    return BillLine(
        rules.usage,
        found,
        tidy(charged.quantity),
        amount,
        rules=(*used, *settled),
        measure=None if charged.measure is None else tidy(charged.measure),
        base=None if charged.base is None else tidy(charged.base),
        referred=charged.referred,
        share=share,
    )


def _rules(schedule: TariffSchedule, usage: Usage, segment: Segment, chosen: Chosen) -> Rules:
    found = _choose(segment.choices, usage, chosen)
    if found.price.lifecycle is Lifecycle.CLOSED and not usage.existing:
        raise ClosedItemError(
            f"closed to new customers on line {found.price.locator.lines}",
            allowed="existing=True for those who have it",
            where=f"item {found.item.id!r}",
        )
    day = found.when.start if isinstance(found.when, DateRange) else found.when

    def cost(item: str, at: date) -> tuple[Fraction, Match]:
        return _cost(schedule, item, usage, at, chosen)

    return Rules(schedule, usage, found, day, chosen, cost)


def _cost(
    schedule: TariffSchedule, item: str, usage: Usage, day: date, chosen: Chosen
) -> tuple[Fraction, Match]:
    """Return what one unit of another item costs for the same usage, discounts left out."""
    names = [dimension.name for dimension in schedule.item(item).dimensions]
    stated_of_it = {name: usage.dimensions[name] for name in names if name in usage.dimensions}
    other = Usage(item=item, when=day, dimensions=stated_of_it, facts=usage.facts, existing=True)
    (segment,) = find_segments(schedule, other)
    rules = attrs.evolve(_rules(schedule, other, segment, chosen), discounts=False)
    return charge_units(rules.found, other, rules, Fraction(1)).exact, rules.found


def _choose(choices: tuple[Match, ...], usage: Usage, chosen: Chosen) -> Match:
    """Return the one price that the readings chosen leave."""
    read = [each for each in choices if _is_read_so(each, chosen)]
    if len(read) == 2 and read[0].item is read[1].item:  # noqa: PLR2004 - two bands that meet
        lower, upper = sorted(read, key=_lower_edges)
        return lower if chosen.take(LOWER_BAND.name, _band_question(read[0])) else upper
    if len(read) > 1:
        raise AmbiguousPriceError(
            "more than one printed price fits",
            allowed=places(read),
            got=stated(usage.dimensions),
            where=asked(usage),
        )
    if not read:
        raise NoPriceError(
            "by the reading chosen there is no price",
            allowed=f"another reading of {places(choices)}",
            got=", ".join(sorted(chosen.names)),
            where=asked(usage),
        )
    return read[0]


def _is_read_so(found: Match, chosen: Chosen) -> bool:
    price = found.price
    if price.reading is None:
        return True
    readings = price.locator.ambiguous or ()
    (question,) = {each.question for each in readings if each.name == price.reading}
    return chosen.take(price.reading, price.locator.readings_of(question))


def _lower_edges(found: Match) -> list[Decimal]:
    """Return where the bands and numbers of a row begin; one without a lower end before all."""
    keys = found.row.key.values() if found.row is not None else ()
    parts = [part for key in keys for part in key[:1] if not isinstance(part, str)]
    return [
        (Decimal("-Infinity") if part.lower is None else part.lower)
        if isinstance(part, Band)
        else Decimal(part)
        for part in parts
    ]


def _band_question(found: Match) -> tuple[Reading, ...]:
    """Return the readings of bands that meet, in the data's words where it has some."""
    for reading in found.price.locator.ambiguous or ():
        if reading.name == LOWER_BAND.name:
            return found.price.locator.readings_of(reading.question)
    return LOWER_BAND, UPPER_BAND
