"""Billing a period: of each usage the part that lies in it, at the prices of its own days."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date

import attrs

from kommunedata.errors import WrongTypeError
from kommunedata.period import DateRange
from kommunedata.tariffs.errors import UsageError
from kommunedata.tariffs.model.condition import holds
from kommunedata.tariffs.model.modifier import BuyXGetY, IncludedQuantity, Modifier, TierFactor
from kommunedata.tariffs.model.schedule import Segment, TariffSchedule
from kommunedata.tariffs.model.terms import Accrual
from kommunedata.tariffs.model.usage import Usage
from kommunedata.tariffs.pricing.bill import Bill, BillLine
from kommunedata.tariffs.pricing.matching import asked, find_segments, named_items
from kommunedata.tariffs.pricing.ordinal import discount_by_rank
from kommunedata.tariffs.pricing.proration import Proration
from kommunedata.tariffs.pricing.readings import choose_readings
from kommunedata.tariffs.pricing.time_units import begins_unit, is_whole_years, time_range
from kommunedata.tariffs.pricing.usage_pricing import price_usage
from kommunedata.tariffs.pricing.year_parts import YearPart, year_parts
from kommunedata.unit import Unit

__all__ = ["price_period"]


def price_period(
    schedule: TariffSchedule,
    usages: Iterable[Usage],
    period: DateRange,
    proration: Proration,
    *,
    readings: Collection[str] = (),
) -> Bill:
    """Return what the usages cost within a period (*opkrævning for en periode*).

    A usage of a yearly item says from when to when the service is had; one who
    moves or changes container has two. Its part in the period is split at New
    Year and at each new price. The yearly amount times the share of the year
    that the `proration` gives is rounded once for each part, which is a line.

    By `NEXT_MONTH` what is had on the first of a month is charged for the whole
    month, also where the service or the period ends within it. By `NONE` the
    period is whole calendar years, and so is a usage's part in it of a fee for
    `WHOLE_YEARS`, by any proration. What is charged by the day, month or quarter
    is priced for the whole ones in the period, and what is charged each time
    where its day is in it. A usage outside the period gives no line.

    Raises:
        PricingError: whatever `price` raises.
        NoPriceError: nothing is printed for some of the days, or two prices are
            for a year that is charged whole.
        UsageError: a single day for a yearly item; a change that the proration
            does not count; a part of a unit or of what is not divided; a price
            that counts on from before the period; nothing within the period.

    >>> from datetime import date
    >>> from kommunedata import datasets
    >>> from kommunedata.tariffs.model.terms import Role
    >>> kept = Usage(role=Role.BASE_FEE, when=DateRange(date(2024, 7, 1)),
    ...              dimensions={"property_kind": "all_year_house"})
    >>> schedule = datasets.tariff_schedule("kalundborg")
    >>> price_period(schedule, [kept], DateRange.year(2024), Proration.WHOLE_MONTHS).total
    Money.kr('64.50')
    """
    _check_period(period, proration)
    chosen = choose_readings(schedule, readings)
    lines: list[BillLine] = []
    for usage in usages:
        parts = _parts(schedule, usage, period, proration)
        segments, shares = [each[0] for each in parts], [each[1] for each in parts]
        lines += price_usage(schedule, usage, segments, chosen, shares)
    if not lines:
        raise UsageError(
            "nothing to price", allowed="a usage or more within the period", where="price_period"
        )
    return Bill(schedule, discount_by_rank(lines), chosen.names)


def _parts(
    schedule: TariffSchedule, usage: Usage, period: DateRange, proration: Proration
) -> list[YearPart]:
    accrual, when = named_items(schedule, usage)[0].accrual, usage.when
    if accrual.by_year:
        had = _range_of(usage).overlap(period)
        if accrual is Accrual.WHOLE_YEARS and had is not None:
            _check_years(had, asked(usage))
            proration = Proration.NONE
        return [] if had is None else year_parts(schedule, usage, _days(had), proration)
    if accrual is not Accrual.ONCE:
        return [(each, None) for each in _unit_segments(schedule, usage, accrual, period)]
    if not isinstance(when, DateRange) and when not in period:
        return []
    return [(each, None) for each in find_segments(schedule, usage)]


def _unit_segments(
    schedule: TariffSchedule, usage: Usage, accrual: Accrual, period: DateRange
) -> tuple[Segment, ...]:
    """Return the days, months or quarters that lie in the period, with their prices."""
    had = time_range(usage, accrual)
    part = had.overlap(period)
    if part is None:
        return ()
    if not begins_unit(part.start, had.start, accrual):
        raise UsageError(
            f"a part of what is charged {accrual.value}",
            allowed=f"a period that begins with a whole one, counted from {had.start}",
            got=part.start.isoformat(),
            where=asked(usage),
        )
    of_part = attrs.evolve(usage, when=part, quantity=1, unit=None)
    segments = find_segments(schedule, of_part)
    if had.start < part.start:
        _check_no_counting(segments, had.start, usage)
    return segments


def _range_of(usage: Usage) -> DateRange:
    when = usage.when
    if isinstance(when, DateRange):
        return when
    raise UsageError(
        "a single day for a yearly fee",
        allowed="a DateRange, from when to when the service is had",
        got=when.isoformat(),
        where=asked(usage),
    )


def _days(had: DateRange) -> tuple[date, date]:
    """Return the first day and the day after the last, of a range within a period."""
    return had.start, had.end or had.start


def _check_period(period: object, proration: object) -> None:
    where = "price_period"
    if not isinstance(period, DateRange):
        raise WrongTypeError("not a period", allowed="a DateRange", got=period, where=where)
    if not isinstance(proration, Proration):
        raise WrongTypeError("not a proration", allowed="a Proration", got=proration, where=where)
    if period.end is None:
        raise UsageError(
            "a period without an end", allowed="a last day", got=f"from {period.start}", where=where
        )
    if proration is Proration.NONE:
        _check_years(period, where)


def _check_years(days: DateRange, where: str) -> None:
    if not is_whole_years(days):
        raise UsageError(
            "not whole calendar years, and what is charged is not divided",
            allowed="1 January to 31 December",
            got=f"{days.start} to {days.last_day}",
            where=where,
        )


def _check_no_counting(segments: Iterable[Segment], first: date, usage: Usage) -> None:
    for found in (found for segment in segments for found in segment.choices):
        rules = [r for r in found.version.modifiers if _counts(r, found.item.unit)]
        if any(all(holds(c, usage, first) for c in rule.conditions) for rule in rules):
            raise UsageError(
                "a price that counts on from before the period",
                allowed="a period that it begins in, or `price`",
                got=f"from {first}",
                where=asked(usage),
            )


def _counts(rule: Modifier, unit: Unit) -> bool:
    """Return whether a rule counts the days, months or quarters from the first one."""
    if isinstance(rule, IncludedQuantity):
        return rule.quantity.unit == unit
    return isinstance(rule, BuyXGetY | TierFactor)
