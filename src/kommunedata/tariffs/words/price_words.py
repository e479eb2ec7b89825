"""The words of a printed price: what it is for, what it is per, its figure and its VAT."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from decimal import Decimal
from types import MappingProxyType

import attrs

from kommunedata import figures
from kommunedata.language import Lang, check_lang
from kommunedata.money import PriceState, Rate, RatePer
from kommunedata.source import Locator
from kommunedata.tariffs.model.band import Band
from kommunedata.tariffs.model.charge import (
    Charge,
    IndexedCharge,
    RateTable,
    measure_of,
    rate_of,
)
from kommunedata.tariffs.model.dimension import Dimension, KeyPart
from kommunedata.tariffs.model.price_point import PricePoint
from kommunedata.tariffs.model.schedule import PriceVersion, TariffItem
from kommunedata.tariffs.model.terms import Lifecycle, Tax

__all__ = [
    "difference_words",
    "lifecycle_words",
    "part_words",
    "per_words",
    "price_name",
    "price_words",
    "shared_dimensions",
    "sources_note",
    "tax_words",
    "values_words",
    "version_of",
]


@attrs.frozen(kw_only=True)
class _Words:
    states: Mapping[PriceState, str]
    tax: Mapping[Tax, str]
    points: Mapping[RatePer, str]
    lifecycle: Mapping[Lifecycle, str]
    unclear: str
    per: str
    per_year: str
    today: str
    repeats: str
    over: str
    least: str
    under: str
    most: str
    both: str
    source: str


_WORDS: Mapping[Lang, _Words] = MappingProxyType(
    {
        "da": _Words(
            states={
                PriceState.FREE: "gratis",
                PriceState.NOT_OFFERED: "udbydes ikke",
                PriceState.UNKNOWN: "ikke oplyst",
            },
            tax={
                Tax.INCLUSIVE: "inkl. moms",
                Tax.EXCLUSIVE: "ekskl. moms",
                Tax.EXEMPT: "momsfri",
                Tax.UNSTATED: "moms ikke oplyst",
            },
            points={RatePer.PERCENT: "procentpoint", RatePer.PERMILLE: "promillepoint"},
            lifecycle={
                Lifecycle.OPEN: "",
                Lifecycle.PHASING_OUT: "udfases",
                Lifecycle.CLOSED: "lukket for nye kunder",
                Lifecycle.LAPSING: "udgår",
            },
            unclear="kan læses på flere måder",
            per="pr.",
            per_year="pr. år",
            today="dagspris",
            repeats="se linje",
            over="over",
            least="fra",
            under="under",
            most="til og med",
            both="og",
            source="Kilde",
        ),
        "en": _Words(
            states={
                PriceState.FREE: "free",
                PriceState.NOT_OFFERED: "not offered",
                PriceState.UNKNOWN: "not stated",
            },
            tax={
                Tax.INCLUSIVE: "incl. VAT",
                Tax.EXCLUSIVE: "excl. VAT",
                Tax.EXEMPT: "VAT exempt",
                Tax.UNSTATED: "VAT not stated",
            },
            points={RatePer.PERCENT: "percentage points", RatePer.PERMILLE: "per mille points"},
            lifecycle={
                Lifecycle.OPEN: "",
                Lifecycle.PHASING_OUT: "being phased out",
                Lifecycle.CLOSED: "closed to new customers",
                Lifecycle.LAPSING: "lapses",
            },
            unclear="can be read in more than one way",
            per="per",
            per_year="a year",
            today="price of the day",
            repeats="see line",
            over="over",
            least="from",
            under="under",
            most="up to and including",
            both="and",
            source="Source",
        ),
    }
)


def price_name(
    item: TariffItem, point: PricePoint, lang: Lang, *, without: Collection[str] = ()
) -> str:
    """Return what a price is for (*ydelse*): the item, the values of its row, what to beware of.

    Dimensions named in `without` are left out: a heading says them already.
    """
    words = _words(lang)
    shown = [each for each in item.dimensions if each.name not in without]
    values = values_words(shown, point, lang) if point.label is None else [point.label.text(lang)]
    parts = [item.name.text(lang), *values]
    parts.append(words.lifecycle[point.lifecycle])
    if point.locator.ambiguous is not None:
        parts.append(words.unclear)
    return ", ".join(part for part in parts if part)


def shared_dimensions(item: TariffItem, points: Sequence[PricePoint]) -> tuple[Dimension, ...]:
    """Return the dimensions of the first point's item in which all of several points agree."""
    first, *others = points
    return tuple(
        dimension
        for dimension in item.dimensions
        if others and all(_agree(dimension.name, first, other) for other in others)
    )


def values_words(dimensions: Iterable[Dimension], point: PricePoint, lang: Lang) -> list[str]:
    """Return the values that a row is for, one text for each of the dimensions it has."""
    return [
        " / ".join(part_words(dimension, part, lang) for part in point.dimensions[dimension.name])
        for dimension in dimensions
        if dimension.name in point.dimensions
    ]


def per_words(item: TariffItem, point: PricePoint, lang: Lang) -> str:
    """Return what a price is per (*enhed*); of a share of an amount only how often it falls due."""
    words, charge = _words(lang), version_of(item, point).charge
    units = [] if rate_of(charge) is not None else [point.unit]
    if measure_of(charge) is not None and not item.accrual.by_year:
        units.append(item.unit)
    parts = [f"{words.per} {unit.word(1, lang)}" for unit in units]
    return " ".join([*parts, words.per_year] if item.accrual.by_year else parts)


def price_words(item: TariffItem, point: PricePoint, lang: Lang) -> str:
    """Return a price's figure as printed (*takst*), or the words for why there is none."""
    words, charge, value = _words(lang), version_of(item, point).charge, point.value
    if value is None:
        line = _line_repeated(charge, point)
        return words.states[point.state] if line is None else f"{words.repeats} {line}"
    per = rate_of(charge)
    if per is not None:
        return figures.rate(Rate(value, per), lang)
    amount = figures.kroner(value, lang)
    if isinstance(charge, IndexedCharge):
        return f"{words.today} ({amount})" if charge.indicative else f"{amount} + {words.today}"
    return amount


def difference_words(item: TariffItem, point: PricePoint, difference: Decimal, lang: Lang) -> str:
    """Return by how much a price rose or fell: kroner, or the points of a rate."""
    words, charge = _words(lang), version_of(item, point).charge
    per = rate_of(charge)
    if per is not None:
        sign = "+" if difference > 0 else ""
        return f"{sign}{figures.number(difference, lang)} {words.points[per]}"
    return figures.kroner(difference, lang, signed=True)


def tax_words(tax: Tax, lang: Lang) -> str:
    """Return how a document states VAT (*moms*)."""
    return _words(lang).tax[tax]


def lifecycle_words(lifecycle: Lifecycle, lang: Lang) -> str:
    """Return how long a price is there to stay; empty for one that is."""
    return _words(lang).lifecycle[lifecycle]


def sources_note(places: Iterable[Locator], lang: Lang) -> str:
    """Return the documents that prices are printed in (*kilde*), with their publishers."""
    sources = dict.fromkeys(place.source for place in places)
    named = [f"{source.document} ({source.publisher})" for source in sources]
    return f"{_words(lang).source}: {'; '.join(named)}"


def version_of(item: TariffItem, point: PricePoint) -> PriceVersion:
    """Return the version that one of an item's price points is of."""
    return next(version for version in item.versions if version.valid == point.valid)


def _words(lang: Lang) -> _Words:
    check_lang(lang)
    return _WORDS[lang]


def _agree(name: str, one: PricePoint, other: PricePoint) -> bool:
    return name in other.dimensions and one.dimensions.get(name) == other.dimensions[name]


def _line_repeated(charge: Charge, point: PricePoint) -> int | None:
    """Return the line that has the price of a row which prints another row again."""
    rows = charge.rows if isinstance(charge, RateTable) else ()
    return next((row.repeats for row in rows if row.price.locator == point.locator), None)


def part_words(dimension: Dimension, part: KeyPart, lang: Lang) -> str:
    """Return one value of a dimension, or one of its bands, with the unit."""
    if dimension.unit is None:
        return dimension.values[str(part)].text(lang)
    if isinstance(part, Band):
        return f"{_band(part, _words(lang), lang)} {dimension.unit.word(2, lang)}"
    value = Decimal(part)
    return f"{figures.number(value, lang)} {dimension.unit.word(value, lang)}"


def _band(band: Band, words: _Words, lang: Lang) -> str:
    ends = [None if end is None else figures.number(end, lang) for end in (band.lower, band.upper)]
    if None not in ends and band.lower_included and band.upper_included:
        return "–".join(map(str, ends))
    least = words.least if band.lower_included else words.over
    most = words.most if band.upper_included else words.under
    sides = zip((least, most), ends, strict=True)
    return f" {words.both} ".join(f"{side} {end}" for side, end in sides if end is not None)
