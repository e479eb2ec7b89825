"""What a rule did to a bill line, and where it is printed, in words."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from kommunedata import figures
from kommunedata.language import Lang
from kommunedata.money import Money
from kommunedata.tariffs.model.modifier import (
    AreaOfSides,
    BuyXGetY,
    CreditOffset,
    IncludedQuantity,
    Modifier,
    OrdinalDiscount,
    PartUnit,
    PercentageDiscount,
    TierFactor,
    UnitConversion,
    Waiver,
)
from kommunedata.tariffs.words.bill_words import amount_of, money_text, words_of
from kommunedata.unit import Quantity

if TYPE_CHECKING:
    from kommunedata.tariffs.pricing.bill import BillLine

__all__ = ["rule_effect", "rule_place"]


def rule_effect(rule: Modifier, line: BillLine, lang: Lang) -> str:
    """Return what a rule did: `3 dage inkluderet`; empty where nothing shows."""
    words, unit = words_of(lang), line.item.unit
    if isinstance(rule, BuyXGetY):
        return words.paid_of.format(amount_of(rule.take, unit, lang), rule.pay)
    if isinstance(rule, TierFactor):
        factor = figures.number(rule.factor, lang)
        return words.beyond.format(amount_of(rule.after, unit, lang), factor)
    if isinstance(rule, PercentageDiscount | OrdinalDiscount):
        return words.discount.format(figures.rate(rule.rate, lang))
    if isinstance(rule, Waiver | CreditOffset):
        return _settled(rule, line, lang)
    return _measured(rule, line, lang)


def rule_place(rule: Modifier, lang: Lang) -> str:
    """Return a rule's name and where it is printed; empty for one with neither."""
    name = "" if rule.label is None else rule.label.text(lang)
    if rule.locator is None:
        return name
    at = f"{words_of(lang).place} {rule.locator.lines}: {' > '.join(rule.locator.section)}"
    return f"{name}, {at}" if name else at


def _measured(
    rule: UnitConversion | IncludedQuantity | AreaOfSides, line: BillLine, lang: Lang
) -> str:
    if isinstance(rule, UnitConversion):
        return _conversion(rule, line, lang)
    if isinstance(rule, IncludedQuantity):
        text = amount_of(rule.quantity.value, rule.quantity.unit, lang)
        return words_of(lang).included.format(text)
    length = _side(rule.length, rule.add_length, line, lang)
    return f"{length} × {_side(rule.width, rule.add_width, line, lang)} m²"


def _side(name: str, addition: Decimal, line: BillLine, lang: Lang) -> str:
    stated = line.usage.facts[name]
    side = stated.value if isinstance(stated, Quantity) else Decimal(0)
    added = f" + {figures.number(addition, lang)}" if addition else ""
    return f"({figures.number(side, lang)}{added})"


def _conversion(rule: UnitConversion, line: BillLine, lang: Lang) -> str:
    words = words_of(lang)
    parts: list[str] = []
    priced = line.unit if line.measure is not None and _measures(rule, line) else line.item.unit
    if rule.unit != priced:
        per = f"{words.per} {priced.word(1, lang)}"
        parts.append(f"{amount_of(rule.divisor, rule.unit, lang)} {per}")
    if rule.part is PartUnit.STARTED:
        parts.append(words.started)
    if rule.minimum > 0:
        parts.append(words.at_least.format(amount_of(rule.minimum, priced, lang)))
    return ", ".join(parts)


def _measures(rule: UnitConversion, line: BillLine) -> bool:
    """Return whether a conversion is of the measure, and not of the quantity."""
    return rule.unit != (line.usage.unit or line.item.unit)


def _settled(rule: Waiver | CreditOffset, line: BillLine, lang: Lang) -> str:
    stated = line.usage.facts[rule.of]
    amount = money_text(stated, lang) if isinstance(stated, Money) else str(stated)
    words = words_of(lang)
    return (words.waived if isinstance(rule, Waiver) else words.minus).format(amount)
