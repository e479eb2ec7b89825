"""The words and figures of bills in the two languages."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction

import attrs

from kommunedata import figures
from kommunedata.danish import format_money
from kommunedata.language import Lang, check_lang
from kommunedata.money import Money
from kommunedata.tariffs.model.usage import Number
from kommunedata.unit import Unit

__all__ = ["Words", "amount_of", "kroner", "money_text", "number_text", "words_of"]


@attrs.frozen(kw_only=True)
class Words:
    """The words of one language; those with braces take a figure."""

    columns: tuple[str, str, str, str]
    of_year: Mapping[str, str]
    free: str
    per: str
    per_year: str
    of: str
    today: str
    total: str
    deposits: str
    place: str
    read_as: str
    included: str
    paid_of: str
    beyond: str
    started: str
    at_least: str
    discount: str
    waived: str
    minus: str


_WORDS: Mapping[Lang, Words] = {
    "da": Words(
        columns=("Ydelse", "Beregning", "Takstblad", "Beløb"),
        of_year={"day": "dage", "month": "måneder"},
        free="gratis",
        per="pr.",
        per_year="pr. år",
        of="af",
        today="dagspris",
        total="I alt",
        deposits="Depositum",
        place="linje",
        read_as="læst sådan",
        included="{0} inkluderet",
        paid_of="{1} betales af hver {0}",
        beyond="ud over {0}: × {1}",
        started="påbegyndte tæller som hele",
        at_least="mindst {0}",
        discount="rabat {0}",
        waived="bortfalder, da {0} er betalt",
        minus="minus {0}",
    ),
    "en": Words(
        columns=("Item", "Calculation", "Fee table", "Amount"),
        of_year={"day": "days", "month": "months"},
        free="free",
        per="per",
        per_year="a year",
        of="of",
        today="price of the day",
        total="Total",
        deposits="Deposit",
        place="line",
        read_as="read as",
        included="{0} included",
        paid_of="{1} paid of every {0}",
        beyond="beyond {0}: × {1}",
        started="started ones count as whole",
        at_least="at least {0}",
        discount="discount {0}",
        waived="waived, as {0} is paid",
        minus="minus {0}",
    ),
}


def words_of(lang: Lang) -> Words:
    """Return the words of a language."""
    check_lang(lang)
    return _WORDS[lang]


def amount_of(value: Number, unit: Unit, lang: Lang) -> str:
    """Return a number with the word for its unit."""
    count = value if isinstance(value, int | Decimal) else 2
    return f"{number_text(value, lang)} {unit.word(count, lang)}"


def kroner(value: Number, lang: Lang) -> str:
    """Return a price: two decimals, or as many as it has."""
    if (Fraction(value) * 100).denominator == 1:
        return money_text(Money(oere=int(Fraction(value) * 100)), lang)
    return f"{number_text(value, lang)} kr." if lang == "da" else f"DKK {number_text(value, lang)}"


def money_text(money: Money, lang: Lang) -> str:
    """Return an amount with two decimals."""
    if lang == "da":
        return format_money(money, style="kommune")
    whole, oere = divmod(abs(money.oere), 100)
    return f"{'-' if money.oere < 0 else ''}DKK {whole:,}.{oere:02d}"


def number_text(value: Number, lang: Lang) -> str:
    """Return a number in figures; one without an end of decimals as the fraction it is."""
    if isinstance(value, Fraction):
        return f"{value.numerator}/{value.denominator}"
    return figures.number(value, lang)
