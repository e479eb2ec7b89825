"""Which rules of a version apply to a usage, and what they do to its units and amounts."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from datetime import date
from fractions import Fraction
from typing import cast

import attrs

from kommunedata.money import Money
from kommunedata.tariffs.errors import NotEligibleError, UsageError
from kommunedata.tariffs.model.charge import ReferenceCharge
from kommunedata.tariffs.model.condition import Category, Condition, InBand, InSeason, holds
from kommunedata.tariffs.model.modifier import (
    AreaOfSides,
    BuyXGetY,
    CreditOffset,
    IncludedQuantity,
    Modifier,
    PercentageDiscount,
    TierFactor,
    UnitConversion,
    Waiver,
    paid_units,
)
from kommunedata.tariffs.model.schedule import Match, TariffSchedule
from kommunedata.tariffs.model.usage import Usage
from kommunedata.tariffs.pricing.charging import fact, priced_units
from kommunedata.tariffs.pricing.readings import Chosen
from kommunedata.unit import Quantity, Unit

__all__ = ["Rules", "check_conditions", "pay_quantity", "pay_units", "settle_amount"]

_MOST = 100_000
"""More units than any rule of a fee table counts one by one."""

_OF_UNITS = (IncludedQuantity, BuyXGetY, TierFactor, PercentageDiscount)


@attrs.frozen
class Rules:
    """A version's rules for one usage on one day, by the readings chosen.

    `cost` prices another item for the same usage, without its discounts.
    """

    schedule: TariffSchedule
    usage: Usage
    found: Match
    day: date
    chosen: Chosen
    cost: Callable[[str, date], tuple[Fraction, Match]]
    discounts: bool = True

    def on(self, day: date) -> Rules:
        """Return the rules as they are on another day."""
        return attrs.evolve(self, day=day)

    def applying(self, *kinds: type[Modifier]) -> Iterator[Modifier]:
        """Yield the rules of these kinds that apply, in the version's order."""
        for rule in self.found.version.modifiers:
            if isinstance(rule, kinds) and self._applies(rule):
                yield rule

    def conversions(self) -> list[UnitConversion]:
        """Return the version's conversions, whether they apply or not."""
        return [r for r in self.found.version.modifiers if isinstance(r, UnitConversion)]

    def referred(self, charge: ReferenceCharge) -> tuple[Fraction, tuple[Match, ...]]:
        """Return what the items cost that a price is made of, in kroner, and their prices."""
        wanted = [of for of in charge.of if of.reading is None or self.takes(of.reading)]
        costs = [self.cost(of.item, self.day) for of in wanted]
        return sum((cost for cost, _ in costs), Fraction(0)), tuple(found for _, found in costs)

    def of_measures(self, unit: Unit) -> Iterator[IncludedQuantity]:
        """Yield what is included of a measure, or of a quantity in another unit than the item's."""
        for rule in self.applying(IncludedQuantity):
            included = cast("IncludedQuantity", rule)
            if included.quantity.unit == unit != self.found.item.unit:
                yield included

    def takes(self, reading: str) -> bool:
        """Return whether a reading is the one chosen."""
        return self.chosen.take(reading, self.schedule.question_of(reading))

    def _applies(self, rule: Modifier) -> bool:
        if any(holds(each, self.usage, self.day) is not True for each in rule.conditions):
            return False
        return all(self.takes(reading) for reading in rule.readings)


def check_conditions(rules: Rules) -> None:
    """Raise unless the price is for what the usage states.

    Raises:
        NotEligibleError: a condition does not hold.
        UsageError: the usage does not say whether one holds.
    """
    for condition in rules.found.version.conditions:
        season = condition if isinstance(condition, InSeason) else None
        if season is not None and season.reading is not None and not rules.takes(season.reading):
            continue
        answer = holds(condition, rules.usage, rules.day)
        if answer is not True:
            refuse = UsageError if answer is None else NotEligibleError
            raise refuse(
                f"not known to be for this {_subject(condition)}"
                if answer is None
                else f"not for this {_subject(condition)}",
                allowed=_allowed(condition),
                got=_got(condition, rules),
                where=f"item {rules.found.item.id!r}",
            )


def pay_units(
    rules_of: Sequence[tuple[Rules, tuple[date, ...]]],
) -> list[tuple[Fraction, tuple[Modifier, ...]]]:
    """Return for each segment the units to pay of its days, months or quarters, and by which rules.

    A rule counts on over the segments: the fourteenth day is one, whatever the
    price on it. Each unit is paid by the rules of its own day.
    """
    counted: dict[Modifier, Fraction] = {}
    result: list[tuple[Fraction, tuple[Modifier, ...]]] = []
    for rules, units in rules_of:
        total, used = Fraction(0), dict.fromkeys(_measure_rules(rules))
        for day in units:
            total += _pay_next(_unit_rules(rules.on(day)), Fraction(1), counted, used)
        result.append((total, _in_order(rules, used)))
    return result


def pay_quantity(rules: Rules) -> tuple[Fraction, tuple[Modifier, ...]]:
    """Return the units to pay of a plain quantity, unit by unit, and by which rules."""
    usage, unit = rules.usage, rules.found.item.unit
    units = priced_units(rules, usage.quantity, usage.unit or unit, unit, "quantity")
    used = dict.fromkeys(_measure_rules(rules))
    per_unit = list(_unit_rules(rules))
    if not per_unit:
        return units, _in_order(rules, used)
    if units > _MOST:
        raise UsageError(
            "too many units for rules that count them",
            allowed=f"at most {_MOST}",
            got=usage.quantity,
            where="Usage.quantity",
        )
    whole, rest = divmod(units, 1)
    steps = [Fraction(1)] * whole + ([rest] if rest else [])
    counted: dict[Modifier, Fraction] = {}
    total = sum((_pay_next(per_unit, step, counted, used) for step in steps), Fraction(0))
    return total, _in_order(rules, used)


def _in_order(rules: Rules, used: Collection[Modifier]) -> tuple[Modifier, ...]:
    return tuple(rule for rule in rules.found.version.modifiers if rule in used)


def _pay_next(
    rules: Iterable[Modifier],
    step: Fraction,
    counted: dict[Modifier, Fraction],
    used: dict[Modifier, None],
) -> Fraction:
    """Return how much of the next unit is paid, or of a part of one, and note what changed that."""
    weight = Fraction(1)
    for rule in rules:
        before = counted.get(rule, Fraction(0))
        counted[rule] = before + step
        paid = (paid_units(rule, before + step) - paid_units(rule, before)) / step
        if paid != 1:
            used[rule] = None
        weight *= paid
    return weight * step


def settle_amount(
    rules: Rules, amount: Money, spent: dict[Modifier, Money]
) -> tuple[Money, tuple[Modifier, ...]]:
    """Return an amount after what is waived and set off, and by which rules.

    `spent` has what earlier parts of the same usage have set off already.
    """
    used: list[Modifier] = []
    for rule in rules.applying(Waiver, CreditOffset):
        if isinstance(rule, Waiver) and _is_waived(rules, rule, amount):
            amount = Money(oere=0)
            used.append(rule)
        elif isinstance(rule, CreditOffset):
            before = spent.get(rule, Money(oere=0))
            credit = fact(rules.usage, rule.of, Money, zero=True)
            set_off = min(credit - before, amount)
            spent[rule] = before + set_off
            amount -= set_off
            used.append(rule)
    return amount, tuple(used)


def _is_waived(rules: Rules, rule: Waiver, amount: Money) -> bool:
    reached = fact(rules.usage, rule.of, Money, zero=True).kroner_fraction
    own = amount.kroner_fraction
    if rule.item is not None:
        own = rules.cost(rule.item, rules.day)[0] * Fraction(rules.usage.quantity)
    return reached >= own


def _unit_rules(rules: Rules) -> Iterator[Modifier]:
    """Yield the rules that say how many of the item's units are paid."""
    kinds = _OF_UNITS if rules.discounts else ()
    for rule in rules.applying(*kinds):
        if not isinstance(rule, IncludedQuantity) or rule.quantity.unit == rules.found.item.unit:
            yield rule


def _measure_rules(rules: Rules) -> Iterator[Modifier]:
    """Yield the rules that change what is counted in the units that the usage states.

    What is included of the item's own unit is counted unit by unit instead.
    """
    usage, own = rules.usage, rules.found.item.unit
    measures = [each.unit for each in usage.facts.values() if isinstance(each, Quantity)]
    units = [usage.unit or own, *measures]
    for rule in rules.applying(AreaOfSides, UnitConversion, IncludedQuantity):
        if isinstance(rule, AreaOfSides):
            applies = rule.length in usage.facts and rule.width in usage.facts
        elif isinstance(rule, IncludedQuantity):
            applies = rule.quantity.unit in units and rule.quantity.unit != own
        else:
            applies = isinstance(rule, UnitConversion) and rule.unit in units
        if applies:
            yield rule


def _subject(condition: Condition) -> str:
    if isinstance(condition, InSeason):
        return "season"
    if isinstance(condition, InBand | Category):
        return condition.of
    return " and ".join(each.of for each in condition.conditions)


def _allowed(condition: Condition) -> str:
    if isinstance(condition, InSeason):
        return " or ".join(map(str, condition.seasons))
    if isinstance(condition, Category):
        return " or ".join(condition.values)
    if isinstance(condition, InBand):
        return f"{condition.of} {condition.band}"
    return " or ".join(f"{each.of} {each.band}" for each in condition.conditions)


def _got(condition: Condition, rules: Rules) -> object:
    if isinstance(condition, InSeason):
        return rules.day.isoformat()
    if isinstance(condition, InBand | Category):
        return rules.usage.stated(condition.of)
    return [rules.usage.stated(each.of) for each in condition.conditions]
