"""Discounts by rank across the lines of a bill, such as that for siblings."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from datetime import date

import attrs

from kommunedata.period import DateRange
from kommunedata.tariffs.errors import UsageError
from kommunedata.tariffs.model.condition import holds
from kommunedata.tariffs.model.modifier import OrdinalDiscount
from kommunedata.tariffs.pricing.bill import BillLine

__all__ = ["discount_by_rank"]


def discount_by_rank(lines: Sequence[BillLine]) -> tuple[BillLine, ...]:
    """Return the lines in their order, those discounted that rank low in a group.

    Lines are ranked against those of the same period only.

    Raises:
        UsageError: periods of a group overlap without being the same.
    """
    if not any(line.match.version.modifiers for line in lines):
        return tuple(lines)
    groups: dict[str, dict[date | DateRange, list[tuple[int, OrdinalDiscount]]]] = {}
    for at, line in enumerate(lines):
        for rule in line.match.version.modifiers:
            if isinstance(rule, OrdinalDiscount) and _applies(rule, line):
                periods = groups.setdefault(rule.group, {})
                periods.setdefault(_period(line), []).append((at, rule))
    result = list(lines)
    for group, periods in groups.items():
        _check_apart(group, list(periods))
        for members in periods.values():
            members.sort(key=lambda member: -lines[member[0]].amount.oere)
            for rank, (at, rule) in enumerate(members, start=1):
                if rank >= rule.first:
                    result[at] = _discounted(lines[at], rule)
    return tuple(result)


def _applies(rule: OrdinalDiscount, line: BillLine) -> bool:
    day = line.when.start if isinstance(line.when, DateRange) else line.when
    if any(holds(each, line.usage, day) is not True for each in rule.conditions):
        return False
    if line.usage.quantity != 1:
        raise UsageError(
            "several in one usage, where each has a rank",
            allowed="a usage for each",
            got=line.usage.quantity,
            where=f"group {rule.group!r}",
        )
    return True


def _period(line: BillLine) -> date | DateRange:
    """Return what a line is for: the whole year where a yearly fee is asked for on a day."""
    if line.item.accrual.by_year and not isinstance(line.when, DateRange):
        return DateRange.year(line.when.year)
    return line.when


def _check_apart(group: str, periods: Sequence[date | DateRange]) -> None:
    ranges = [each for each in periods if isinstance(each, DateRange)]
    for one, other in itertools.combinations(ranges, 2):
        if one.overlap(other) is not None:
            raise UsageError(
                "a discount by rank over different periods",
                allowed="usages for the same period",
                got=f"from {one.start} and from {other.start}",
                where=f"group {group!r}",
            )


def _discounted(line: BillLine, rule: OrdinalDiscount) -> BillLine:
    rest = line.amount.kroner_fraction * (1 - rule.rate.fraction)
    amount = line.match.version.rounding.round(rest)
    return attrs.evolve(line, amount=amount, rules=(*line.rules, rule))
