"""Prices whose change stands out from the others'."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from types import MappingProxyType

from kommunedata import figures
from kommunedata.language import Lang
from kommunedata.tariffs.model.schedule import TariffSchedule
from kommunedata.tariffs.reports.audit_finding import AuditFinding, make_finding, place_text
from kommunedata.tariffs.reports.change_report import ChangeReport
from kommunedata.tariffs.reports.comparison import Comparison, PriceChange, compare
from kommunedata.tariffs.words.price_words import price_name, price_words

__all__ = ["changes_that_stand_out"]

_ONE_DAY = timedelta(days=1)
_WORDS: Mapping[Lang, str] = MappingProxyType(
    {
        "da": "{0}: fra {1} til {2} ({3}), {4}; medianen af de ændrede takster er {5}",
        "en": "{0}: from {1} to {2} ({3}), {4}; the median of the prices that changed is {5}",
    }
)


def changes_that_stand_out(
    schedule: TariffSchedule, on: date, points: Decimal
) -> Iterator[AuditFinding]:
    """Yield each price whose change is more than `points` from the median (*usædvanlig ændring*).

    The change is since the version in force the day before that of `on` began.
    """
    changes = _changes(schedule, on)
    compared = Comparison(schedule=schedule, before=on, after=on, changes=changes)
    median = ChangeReport(compared).median
    for change in changes:
        share = change.change
        if (
            median is not None
            and share is not None
            and abs(share - median) * 100 > Fraction(points)
        ):
            yield _finding(change, share, median)


def _changes(schedule: TariffSchedule, on: date) -> tuple[PriceChange, ...]:
    """Return how the prices of a day came from those before, whenever each came into force."""
    versions = [version for item in schedule.items for version in item.versions]
    starts = {version.valid.start for version in versions if on in version.valid}
    days = [start - _ONE_DAY for start in sorted(starts) if start > date.min]
    return tuple(
        change
        for day in days
        if any(day in version.valid for version in versions)
        for change in compare(schedule, day, on).changes
        if change.new is not None and change.new.valid.start == day + _ONE_DAY
    )


def _finding(change: PriceChange, share: Fraction, median: Fraction) -> AuditFinding:
    points = [point for point in (change.old, change.new) if point is not None]

    def words(lang: Lang) -> str:
        old, new = (price_words(change.item, point, lang) for point in points)
        return _WORDS[lang].format(
            price_name(change.item, change.point, lang),
            old,
            new,
            place_text([change.point.locator], lang),
            figures.share(share, lang),
            figures.share(median, lang),
        )

    return make_finding("change-stands-out", words, (point.locator for point in points))
