"""Larger sizes that cost less than smaller ones."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

from kommunedata.language import Lang
from kommunedata.tariffs.model.charge import measure_of, share_of
from kommunedata.tariffs.model.dimension import Dimension
from kommunedata.tariffs.model.schedule import TariffItem
from kommunedata.tariffs.reports.audit_finding import AuditFinding, listed, make_finding
from kommunedata.tariffs.reports.number_span import Span, spans_alike
from kommunedata.tariffs.reports.price_in_force import PriceInForce, table_rows
from kommunedata.tariffs.words.price_words import values_words

__all__ = ["larger_is_cheaper"]

_WORDS: Mapping[Lang, tuple[str, str]] = MappingProxyType(
    {
        "da": ("{0}: {1} koster {2} ({3}), mindre end {4}", "{0} til {1} ({2})"),
        "en": ("{0}: {1} costs {2} ({3}), less than {4}", "{0} at {1} ({2})"),
    }
)


def larger_is_cheaper(prices: Sequence[PriceInForce]) -> Iterator[AuditFinding]:
    """Yield each row that costs less than the next smaller size (*større er billigere*).

    Sizes are the numbers that a table is keyed by, such as litres and emptyings
    a year, but for ages: the old may well pay less. All smaller sizes that
    cost more are named with it. A price per measured unit or a share of an
    amount often falls with the size, so those are left out.
    """
    for rows in table_rows(prices):
        price = rows[0][0]
        if measure_of(price.version.charge) is None and share_of(price.version.charge) is None:
            for dimension in _sizes(price.item):
                dearer: dict[PriceInForce, tuple[Span, dict[PriceInForce, Span]]] = {}
                for alike in spans_alike(rows, dimension.name):
                    for larger, smaller in _drops(alike):
                        _, found = dearer.setdefault(larger.price, (larger, {}))
                        found.update((each.price, each) for each in smaller)
                for larger, found in dearer.values():
                    yield _finding(dimension, larger, list(found.values()))


def _sizes(item: TariffItem) -> list[Dimension]:
    return [each for each in item.dimensions if each.unit is not None and each.unit.code != "year"]


def _drops(alike: Sequence[Span]) -> Iterator[tuple[Span, list[Span]]]:
    """Yield each span that costs less than the one before it, and all before it that cost more."""
    for at, (before, span) in enumerate(itertools.pairwise(alike), 1):
        if _is_cheaper(span, before):
            yield span, [each for each in alike[:at] if _is_cheaper(span, each)]


def _is_cheaper(span: Span, other: Span) -> bool:
    number, more = span.price.number, other.price.number
    return number is not None and more is not None and number < more and other.is_below(span)


def _finding(dimension: Dimension, larger: Span, smaller: Sequence[Span]) -> AuditFinding:
    def words(lang: Lang) -> str:
        what, each = _WORDS[lang]
        dearer = [each.format(*_said(dimension, span, lang)) for span in smaller]
        name = larger.price.name(lang, without={dimension.name})
        return what.format(name, *_said(dimension, larger, lang), listed(dearer, lang))

    places = [larger.price.locator, *(span.price.locator for span in smaller)]
    return make_finding("larger-is-cheaper", words, places)


def _said(dimension: Dimension, span: Span, lang: Lang) -> tuple[str, str, str]:
    price = span.price
    (size,) = values_words([dimension], price.point, lang)
    return size, price.figure(lang), price.place(lang)
