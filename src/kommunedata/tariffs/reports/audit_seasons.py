"""Days that belong to two seasons, each with a price of its own."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from types import MappingProxyType

import attrs

from kommunedata.danish import format_season
from kommunedata.language import Lang
from kommunedata.period import MonthDay, Season
from kommunedata.tariffs.model.condition import InSeason
from kommunedata.tariffs.model.schedule import TariffItem
from kommunedata.tariffs.reports.audit_finding import (
    AuditFinding,
    listed,
    make_finding,
    place_text,
)
from kommunedata.tariffs.reports.price_in_force import PriceInForce, by_item

__all__ = ["seasons_share_day"]

_LEAP_YEAR = tuple(date(2024, 1, 1) + timedelta(days=day) for day in range(366))
_WORDS: Mapping[Lang, str] = MappingProxyType(
    {
        "da": "to sæsoner deler {0}: {1} ({2}) og {3} ({4})",
        "en": "two seasons share {0}: {1} ({2}) and {3} ({4})",
    }
)
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


@attrs.frozen
class _Seasonal:
    """The prices of an item that holds in a season, and the days of that."""

    prices: tuple[PriceInForce, ...]
    seasons: tuple[Season, ...]
    days: frozenset[MonthDay]

    @property
    def item(self) -> TariffItem:
        return self.prices[0].item

    @property
    def ends(self) -> set[MonthDay]:
        return {end for season in self.seasons for end in (season.first, season.last)}

    def values(self, name: str) -> set[object]:
        return {part for price in self.prices for part in price.point.dimensions.get(name, ())}


def seasons_share_day(prices: Sequence[PriceInForce]) -> Iterator[AuditFinding]:
    """Yield each two items whose seasons share nothing but days they end on (*sæsoner*).

    Compared are items that are keyed by one dimension or more alike, with words
    in common where those are words. Of an item whose place can be read in
    several ways the longest season counts.
    """
    seasonal = [each for found in by_item(prices) if (each := _seasonal(found)) is not None]
    for one, other in itertools.combinations(seasonal, 2):
        shared = one.days & other.days
        if shared and shared <= one.ends & other.ends and _meet(one, other):
            yield _finding(one, other, sorted(shared))


def _seasonal(prices: tuple[PriceInForce, ...]) -> _Seasonal | None:
    conditions = prices[0].version.conditions
    found = [each.seasons for each in conditions if isinstance(each, InSeason)]
    if not found:
        return None
    seasons = max(found, key=lambda each: len(_days(each)))
    return _Seasonal(prices, seasons, _days(seasons))


def _days(seasons: tuple[Season, ...]) -> frozenset[MonthDay]:
    days = (day for day in _LEAP_YEAR if any(day in season for season in seasons))
    return frozenset(MonthDay(day.month, day.day) for day in days)


def _meet(one: _Seasonal, other: _Seasonal) -> bool:
    shared = [each for each in one.item.dimensions if each in other.item.dimensions]
    return bool(shared) and all(
        each.unit is not None or one.values(each.name) & other.values(each.name) for each in shared
    )


def _finding(one: _Seasonal, other: _Seasonal, days: Sequence[MonthDay]) -> AuditFinding:
    def words(lang: Lang) -> str:
        said = listed([_day(day, lang) for day in days], lang)
        sides = (
            (each.item.name.text(lang), place_text([p.locator for p in each.prices], lang))
            for each in (one, other)
        )
        return _WORDS[lang].format(said, *itertools.chain(*sides))

    places = [price.locator for each in (one, other) for price in each.prices]
    return make_finding("seasons-share-day", words, places)


def _day(day: MonthDay, lang: Lang) -> str:
    if lang == "da":
        return format_season(Season(day, day))
    return f"{day.day} {_MONTHS[day.month - 1]}"
