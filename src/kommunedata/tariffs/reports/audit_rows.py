"""What a fee table prints twice, leaves open, or keeps though it lapses."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

from kommunedata.language import Lang
from kommunedata.money import PriceState
from kommunedata.source import Reading
from kommunedata.tariffs.model.terms import Lifecycle, Tax
from kommunedata.tariffs.reports.audit_finding import (
    AuditFinding,
    listed,
    make_finding,
    place_text,
)
from kommunedata.tariffs.reports.price_in_force import PriceInForce, by_item
from kommunedata.tariffs.words.price_words import tax_words

__all__ = [
    "ambiguous_places",
    "lapsed_but_priced",
    "not_offered_or_unknown",
    "repeated_rows",
    "vat_partly_stated",
]

_REPEATED: Mapping[Lang, tuple[str, str]] = MappingProxyType(
    {
        "da": ("{0}: samme række er trykt flere gange: {1}", "uden pris"),
        "en": ("{0}: the same row is printed more than once: {1}", "without a price"),
    }
)
_LAPSED: Mapping[Lang, str] = MappingProxyType(
    {
        "da": "{0} har stadig en takst: {1} ({2})",
        "en": "{0} still has a price: {1} ({2})",
    }
)
_READ: Mapping[Lang, tuple[str, str]] = MappingProxyType(
    {
        "da": ("{0} ({1}) kan læses på flere måder: {2}", "; eller: "),
        "en": ("{0} ({1}) can be read in more than one way: {2}", "; or: "),
    }
)
_OTHERS: Mapping[Lang, str] = MappingProxyType(
    {"da": "{0} ({1} takster)", "en": "{0} ({1} prices)"}
)


def repeated_rows(prices: Sequence[PriceInForce]) -> Iterator[AuditFinding]:
    """Yield each row that is printed again, with or without its price (*gentaget række*)."""
    for found in by_item(prices):
        again: dict[int, list[PriceInForce]] = {}
        for price in found:
            if price.row is not None and price.row.repeats is not None:
                again.setdefault(price.row.repeats, []).append(price)
        for line, copies in again.items():
            first = [each for each in found if each.locator.first_line == line]
            yield _repeated([*copies, *first])


def lapsed_but_priced(prices: Sequence[PriceInForce]) -> Iterator[AuditFinding]:
    """Yield each price that stands beside the remark that it lapses (*udgår*)."""
    for price in prices:
        if price.price.lifecycle is Lifecycle.LAPSING and price.number is not None:
            yield _lapsed(price)


def not_offered_or_unknown(prices: Sequence[PriceInForce]) -> Iterator[AuditFinding]:
    """Yield each item's rows that are printed as not offered, or without a figure (*ikke oplyst*).

    Rows that repeat another are left out: `repeated_rows` has them.
    """
    for found in by_item(prices):
        for state in (PriceState.NOT_OFFERED, PriceState.UNKNOWN):
            without = [each for each in found if each.price.state is state and not _repeats(each)]
            if without:
                yield _without_price(without)


def ambiguous_places(prices: Sequence[PriceInForce]) -> Iterator[AuditFinding]:
    """Yield each question that places leave open, once, with its readings (*læsninger*)."""
    asked: dict[str, list[PriceInForce]] = {}
    for price in prices:
        for question in dict.fromkeys(each.question for each in price.locator.ambiguous or ()):
            asked.setdefault(question, []).append(price)
    for question, found in asked.items():
        readings = (each for price in found for each in price.locator.readings_of(question))
        yield _ambiguous(found, list({each.name: each for each in readings}.values()))


def vat_partly_stated(prices: Sequence[PriceInForce]) -> Iterator[AuditFinding]:
    """Yield each outermost heading under which VAT is stated for some prices only (*moms*)."""
    under: dict[tuple[str, str], dict[Tax, list[PriceInForce]]] = {}
    for price in prices:
        if price.price.state is PriceState.PRICED:
            heading = price.locator.source.id, price.locator.section[0]
            under.setdefault(heading, {}).setdefault(price.version.tax, []).append(price)
    for (_, title), by_tax in under.items():
        if len(by_tax) > 1 and Tax.UNSTATED in by_tax:
            yield _partly_stated(title, by_tax)


def _repeats(price: PriceInForce) -> bool:
    return price.row is not None and price.row.repeats is not None


def _repeated(copies: Sequence[PriceInForce]) -> AuditFinding:
    def words(lang: Lang) -> str:
        what, bare = _REPEATED[lang]
        said = [
            f"{each.place(lang)} ({bare if each.number is None else each.figure(lang)})"
            for each in copies
        ]
        return what.format(copies[0].name(lang), listed(said, lang))

    return make_finding("row-repeated", words, (each.locator for each in copies))


def _lapsed(price: PriceInForce) -> AuditFinding:
    def words(lang: Lang) -> str:
        said = _LAPSED[lang].format(price.name(lang), price.figure(lang), price.place(lang))
        return said + price.proviso(lang)

    return make_finding("lapsed-but-priced", words, [price.locator])


def _without_price(found: Sequence[PriceInForce]) -> AuditFinding:
    def words(lang: Lang) -> str:
        named = [f"{each.name(lang)} ({each.place(lang)})" for each in found]
        return f"{found[0].figure(lang)}: {'; '.join(named)}"

    return make_finding("not-offered-or-unknown", words, (each.locator for each in found))


def _ambiguous(found: Sequence[PriceInForce], readings: Sequence[Reading]) -> AuditFinding:
    def words(lang: Lang) -> str:
        what, otherwise = _READ[lang]
        names = dict.fromkeys(each.item.name.text(lang) for each in found)
        ways = [each.da if lang == "da" else each.en for each in readings]
        place = place_text([each.locator for each in found], lang)
        return what.format(listed(list(names), lang), place, otherwise.join(ways))

    return make_finding("ambiguous-place", words, (each.locator for each in found))


def _partly_stated(heading: str, by_tax: Mapping[Tax, Sequence[PriceInForce]]) -> AuditFinding:
    stated = {tax: [p.locator for p in by_tax[tax]] for tax in by_tax if tax is not Tax.UNSTATED}

    def words(lang: Lang) -> str:
        parts = [f"{tax_words(tax, lang)} ({place_text(at, lang)})" for tax, at in stated.items()]
        others = _OTHERS[lang].format(tax_words(Tax.UNSTATED, lang), len(by_tax[Tax.UNSTATED]))
        return f"{heading}: {', '.join([*parts, others])}"

    places = (locator for at in stated.values() for locator in at)
    return make_finding("vat-partly-stated", words, places)
