"""How a bill line's amount came about, in words."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from kommunedata import figures
from kommunedata.language import Lang
from kommunedata.money import Money, Rate, RatePer, UnitPrice
from kommunedata.tariffs.model.charge import (
    IndexedCharge,
    ReferenceCharge,
    measure_of,
    share_of,
)
from kommunedata.tariffs.model.usage import tidy
from kommunedata.tariffs.words.bill_words import (
    Words,
    amount_of,
    kroner,
    money_text,
    number_text,
    words_of,
)
from kommunedata.tariffs.words.price_words import tax_words
from kommunedata.tariffs.words.rule_words import rule_effect

if TYPE_CHECKING:
    from kommunedata.tariffs.pricing.bill import BillLine

__all__ = ["calculation", "product"]


def calculation(line: BillLine, lang: Lang) -> str:
    """Return quantity, price, rules, result and treatment of VAT: `2 døgn × … = …`."""
    tax = tax_words(line.tax, lang)
    return f"{product(line, lang)} = {money_text(line.amount, lang)} {tax}"


def product(line: BillLine, lang: Lang) -> str:
    """Return quantity and price, the part of the year, and what the rules did."""
    words = words_of(lang)
    parts = [_priced(line, words, lang)]
    if line.share is not None:
        parts.append(f"× {line.share.part}/{line.share.year} {words.of_year[line.share.unit]}")
    effects = [text for rule in line.rules if (text := rule_effect(rule, line, lang))]
    if effects:
        parts.append(f"({_before_rules(line, lang)}{'; '.join(effects)})")
    return " ".join(parts)


def _priced(line: BillLine, words: Words, lang: Lang) -> str:
    charge, value = line.match.version.charge, line.price.value
    if value is None:
        return words.free
    share = share_of(charge)
    if share is not None:
        per, name = share
        return f"{_rate(value, per, lang)} {words.of} {_stated(line, name, lang)}"
    return f"{_counted(line, lang)} × {_each(line, value, words, lang)}"


def _counted(line: BillLine, lang: Lang) -> str:
    """Return the quantity; where more than one unit is measured, the units and their measure."""
    if line.measure is None or line.measure in (0, line.quantity):
        return amount_of(line.quantity, line.unit, lang)
    units = tidy(Fraction(line.quantity) / Fraction(line.measure))
    of_each = amount_of(line.measure, line.unit, lang)
    return f"{amount_of(units, line.item.unit, lang)} × {of_each}"


def _each(line: BillLine, value: Decimal, words: Words, lang: Lang) -> str:
    """Return what one unit costs: the printed price, a price of the day, or a share of others."""
    charge, price = line.match.version.charge, kroner(value, lang)
    if isinstance(charge, ReferenceCharge) and line.base is not None:
        times = f"{number_text(charge.times, lang)} × " if charge.times != 1 else ""
        return f"{times}{_rate(value, charge.per, lang)} {words.of} {kroner(line.base, lang)}"
    if isinstance(charge, IndexedCharge):
        today = f"{words.today} {_stated(line, charge.of, lang)}"
        return today if charge.indicative else f"({price} + {today})"
    if measure_of(charge) is not None:
        price = f"{price} {words.per} {line.unit.word(1, lang)}"
    return f"{price} {words.per_year}" if line.item.accrual.by_year else price


def _before_rules(line: BillLine, lang: Lang) -> str:
    """Return the days or months that the rules were applied to, where they changed the number."""
    measure = 1 if line.measure is None else line.measure
    if line.units is None or line.units * Fraction(measure) == line.quantity:
        return ""
    return f"{amount_of(line.units, line.item.unit, lang)}: "


def _rate(value: Decimal, per: RatePer, lang: Lang) -> str:
    return figures.rate(Rate(value, per), lang)


def _stated(line: BillLine, name: str, lang: Lang) -> str:
    fact = line.usage.facts[name]
    if isinstance(fact, UnitPrice):
        return kroner(fact.kroner, lang)
    return money_text(fact, lang) if isinstance(fact, Money) else str(fact)
