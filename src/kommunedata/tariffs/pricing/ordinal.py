"""Discounts by rank across the lines of a bill, such as that for siblings."""

from __future__ import annotations

from collections.abc import Sequence

import attrs

from kommunedata.tariffs.errors import UsageError
from kommunedata.tariffs.model.modifier import OrdinalDiscount
from kommunedata.tariffs.pricing.bill import BillLine

__all__ = ["discount_by_rank"]


def discount_by_rank(lines: Sequence[BillLine]) -> tuple[BillLine, ...]:
    """Return the lines in their order, those discounted that rank low in a group.

    Raises:
        UsageError: lines of a group are for different periods.
    """
    groups: dict[str, list[tuple[int, OrdinalDiscount]]] = {}
    for at, line in enumerate(lines):
        if line.match.version.modifiers:
            for rule in line.match.version.modifiers:
                if isinstance(rule, OrdinalDiscount):
                    groups.setdefault(rule.group, []).append((at, rule))
    result = list(lines)
    for group, members in groups.items():
        _check_same_period(group, [result[at] for at, _ in members])
        members.sort(key=lambda member: -result[member[0]].amount.oere)
        for rank, (at, rule) in enumerate(members, start=1):
            if rank >= rule.first:
                result[at] = _discounted(result[at], rule)
    return tuple(result)


def _check_same_period(group: str, lines: list[BillLine]) -> None:
    periods = list(dict.fromkeys(str(line.when) for line in lines))
    if len(periods) > 1:
        raise UsageError(
            "a discount by rank over different periods",
            allowed="usages for the same period",
            got=", ".join(periods),
            where=f"group {group!r}",
        )


def _discounted(line: BillLine, rule: OrdinalDiscount) -> BillLine:
    rest = line.amount.kroner_fraction * (1 - rule.rate.fraction)
    amount = line.match.version.rounding.round(rest)
    return attrs.evolve(line, amount=amount, rules=(*line.rules, rule))
