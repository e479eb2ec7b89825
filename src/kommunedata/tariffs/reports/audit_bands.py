"""Numbers with two prices, and numbers between two bands with none."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from types import MappingProxyType
from typing import TypeAlias

import attrs

from kommunedata import figures
from kommunedata.language import Lang
from kommunedata.tariffs.model.band import Band
from kommunedata.tariffs.model.charge import measure_of
from kommunedata.tariffs.model.condition import InBand
from kommunedata.tariffs.model.dimension import Dimension, KeyPart
from kommunedata.tariffs.reports.audit_finding import AuditFinding, listed, make_finding, place_text
from kommunedata.tariffs.reports.number_span import Span, spans_alike
from kommunedata.tariffs.reports.price_in_force import PriceInForce, by_item, table_rows
from kommunedata.tariffs.words.price_words import part_words
from kommunedata.unit import Unit

__all__ = ["bands_of_conditions", "bands_of_tables"]

_Prices: TypeAlias = tuple[PriceInForce, ...]

_WORDS: Mapping[Lang, Mapping[str, str]] = MappingProxyType(
    {
        "da": {
            "bands-share-edge": "{0}: {1} har to takster; {2}; {3}",
            "bands-overlap": "{0}: {1} har to takster; {2}; {3}",
            "bands-gap": "{0}: {1} har ingen takst; {2}; {3}",
        },
        "en": {
            "bands-share-edge": "{0}: {1} has two prices; {2}; {3}",
            "bands-overlap": "{0}: {1} has two prices; {2}; {3}",
            "bands-gap": "{0}: {1} has no price; {2}; {3}",
        },
    }
)
_UP_TO: Mapping[Lang, str] = MappingProxyType(
    {
        "da": "{0} har ingen takst: {1} grænser op til det uden at omfatte det",
        "en": "{0} has no price: {1} stop just short of it",
    }
)


@attrs.frozen
class _Meeting:
    """Two spans of a table, and the numbers that they share or leave between them."""

    code: str
    lower: Span
    upper: Span
    part: KeyPart


def bands_of_tables(prices: Sequence[PriceInForce]) -> Iterator[AuditFinding]:
    """Yield what is in two rows of a table at different prices, and in none (*intervaller*).

    Rows are compared where they are for the same values otherwise. Of what has
    no parts, such as years of age, only whole numbers count. Between sizes, and
    between rows that are not offered, nothing is missing.
    """
    for rows in table_rows(prices):
        for dimension in rows[0][0].item.dimensions:
            whole = dimension.unit is not None and not dimension.unit.divisible
            found: dict[object, _Meeting] = {}
            for alike in spans_alike(rows, dimension.name):
                for each in (*_doubled(alike, whole=whole), *_gaps(alike, whole=whole)):
                    found.setdefault((each.code, each.lower.price, each.upper.price), each)
            for each in found.values():
                yield _finding(dimension, each)


def bands_of_conditions(prices: Sequence[PriceInForce]) -> Iterator[AuditFinding]:
    """Yield each number that the bands of several items end at and none includes (*grænser*).

    `under 100 BT` and `over 100 BT` leave exactly 100 BT without a price. A
    wider gap is no finding: a price for children and one for pensioners
    leave the others to an item without such a condition.
    """
    measures = {of: unit for price in prices for unit, of in _measures(price)}
    for fact, found in _conditioned(prices).items():
        ends = {band.upper for band, _ in found} & {band.lower for band, _ in found}
        for number in sorted(end for end in ends if end is not None):
            if not any(number in band for band, _ in found):
                beside = [under for band, under in found if number in (band.lower, band.upper)]
                yield _left_out(number, fact, measures.get(fact), beside)


def _doubled(alike: Sequence[Span], *, whole: bool) -> Iterator[_Meeting]:
    for one, other in itertools.combinations(alike, 2):
        part = one.shared(other, whole=whole)
        if part is not None and one.price.number != other.price.number:
            at_ends = part in one.order and part in other.order
            code = "bands-share-edge" if at_ends else "bands-overlap"
            yield _Meeting(code, one, other, part)


def _gaps(alike: Sequence[Span], *, whole: bool) -> Iterator[_Meeting]:
    for at, span in enumerate(alike[1:], 1):
        before = max(alike[:at], key=lambda each: (each.high, each.high_included))
        priced = (before.price.number, span.price.number) != (None, None)
        banded = isinstance(before.part, Band) and isinstance(span.part, Band)
        part = before.gap(span, whole=whole) if priced and banded else None
        if part is not None:
            yield _Meeting("bands-gap", before, span, part)


def _conditioned(prices: Sequence[PriceInForce]) -> dict[str, list[tuple[Band, _Prices]]]:
    """Return the bands that items are on condition of, by the fact that must lie in them."""
    found: dict[str, list[tuple[Band, _Prices]]] = {}
    for under in by_item(prices):
        for each in under[0].version.conditions:
            if isinstance(each, InBand):
                found.setdefault(each.of, []).append((each.band, under))
    return found


def _measures(price: PriceInForce) -> list[tuple[Unit, str]]:
    measure = measure_of(price.version.charge)
    return [] if measure is None else [measure]


def _finding(dimension: Dimension, found: _Meeting) -> AuditFinding:
    sides = found.lower, found.upper

    def words(lang: Lang) -> str:
        return _WORDS[lang][found.code].format(
            found.lower.price.name(lang, without={dimension.name}),
            part_words(dimension, found.part, lang),
            *(_said(dimension, span, lang) for span in sides),
        )

    return make_finding(found.code, words, (span.price.locator for span in sides))


def _said(dimension: Dimension, span: Span, lang: Lang) -> str:
    price = span.price
    band = part_words(dimension, span.part, lang)
    return f"{band}: {price.figure(lang)} ({price.place(lang)})"


def _left_out(
    number: Decimal, fact: str, unit: Unit | None, beside: Sequence[_Prices]
) -> AuditFinding:
    places = [[price.locator for price in under] for under in beside]

    def words(lang: Lang) -> str:
        names = [under[0].item.name.text(lang) for under in beside]
        named = [f"{name} ({place_text(at, lang)})" for name, at in zip(names, places, strict=True)]
        said = figures.number(number, lang)
        what = f"{fact} {said}" if unit is None else f"{said} {unit.word(number, lang)}"
        return _UP_TO[lang].format(what, listed(named, lang))

    return make_finding("bands-gap", words, itertools.chain(*places))
