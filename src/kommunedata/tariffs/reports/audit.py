"""What a careful clerk would ask about a fee table before it is printed."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from types import MappingProxyType

import attrs

from kommunedata import figures
from kommunedata._checks import exact_decimal
from kommunedata._repr import counted
from kommunedata.errors import InvalidValueError, WrongTypeError
from kommunedata.finding import Severity
from kommunedata.language import Lang, check_lang
from kommunedata.table import Column, Table
from kommunedata.tariffs.model.in_force import points_in_force
from kommunedata.tariffs.model.schedule import TariffSchedule
from kommunedata.tariffs.reports.audit_bands import bands_of_conditions, bands_of_tables
from kommunedata.tariffs.reports.audit_bundles import month_dearer_than_days
from kommunedata.tariffs.reports.audit_changes import changes_that_stand_out
from kommunedata.tariffs.reports.audit_finding import AUDIT_CODES, AuditFinding, check_code
from kommunedata.tariffs.reports.audit_rows import (
    ambiguous_places,
    lapsed_but_priced,
    not_offered_or_unknown,
    repeated_rows,
    vat_partly_stated,
)
from kommunedata.tariffs.reports.audit_seasons import seasons_share_day
from kommunedata.tariffs.reports.audit_sizes import larger_is_cheaper
from kommunedata.tariffs.reports.price_in_force import prices_in_force
from kommunedata.tariffs.words.price_words import sources_note

__all__ = ["Audit", "audit"]


@attrs.frozen
class _Words:
    title: str
    columns: tuple[str, str, str]
    severities: Mapping[Severity, str]
    none: str


_WORDS: Mapping[Lang, _Words] = MappingProxyType(
    {
        "da": _Words(
            title="{0}: gennemgang pr. {1}",
            columns=("Vægt", "Bemærkning", "Linje"),
            severities={
                Severity.ERROR: "fejl",
                Severity.WARNING: "advarsel",
                Severity.NOTE: "orientering",
            },
            none="Ingen bemærkninger.",
        ),
        "en": _Words(
            title="{0}: audit as of {1}",
            columns=("Severity", "Finding", "Line"),
            severities={severity: severity.value for severity in Severity},
            none="No findings.",
        ),
    }
)


@attrs.frozen(kw_only=True)
class Audit:
    """The findings about the prices of a day (*gennemgang af takstbladet*).

    They stand in the order of `AUDIT_CODES`, warnings before notes, and those of
    one code in the order of the schedule.
    """

    schedule: TariffSchedule = attrs.field(repr=False)
    on: date
    findings: tuple[AuditFinding, ...] = attrs.field(repr=counted)

    def of_code(self, code: str) -> tuple[AuditFinding, ...]:
        """Return the findings of a code, in the same order.

        Raises:
            NotFoundError: for a code that no audit uses, with the nearest ones.
        """
        check_code(code, where="Audit.of_code")
        return tuple(each for each in self.findings if each.code == code)

    def table(self, lang: Lang = "da") -> Table:
        """Return a row for each finding: how much it matters, what it is, its lines."""
        check_lang(lang)
        words = _WORDS[lang]
        severity, what, lines = words.columns
        points = points_in_force(self.schedule, self.on)
        note = sources_note((point.locator for point in points), lang)
        return Table(
            (Column(severity), Column(what, width=72), Column(lines, width=24)),
            tuple(
                (words.severities[each.severity], each.text(lang), each.lines)
                for each in self.findings
            ),
            caption=words.title.format(self.schedule.title.text(lang), figures.day(self.on, lang)),
            note=note if self.findings else f"{words.none}\n{note}",
        )

    def __str__(self) -> str:
        return str(self.table())

    def _repr_html_(self) -> str:
        return self.table().to_html()


def audit(
    schedule: TariffSchedule, on: date, *, points: int | Decimal = 20, month_days: int = 30
) -> Audit:
    """Return what a careful clerk would ask about the prices of a day (*gennemgang*).

    A change stands out where it is more than `points` percentage points from
    the median of the prices that changed: most rise by much the same. A month is
    compared with the shorter periods that cover `month_days`. Nothing of this
    says that a price is wrong.

    Raises:
        NoPriceError: none is printed for the day; the periods that have prices are named.
        InvalidValueError: for negative `points`, or a month of other than 28 to 31 days.

    >>> from kommunedata import datasets
    >>> found = audit(datasets.tariff_schedule("kalundborg"), date(2024, 7, 1))
    >>> cheaper = found.of_code("larger-is-cheaper")[0]
    >>> cheaper.lines, cheaper.finding.severity.name
    ('390-391', 'WARNING')
    >>> print(cheaper.text("en").partition(": ")[2])
    190 l costs DKK 547 (line 391), less than 140 l at DKK 688 (line 390, being phased out)
    """
    threshold = _checked(points, month_days)
    prices = prices_in_force(schedule, on)
    findings = (
        *larger_is_cheaper(prices),
        *changes_that_stand_out(schedule, on, threshold),
        *month_dearer_than_days(prices, month_days),
        *bands_of_tables(prices),
        *bands_of_conditions(prices),
        *seasons_share_day(prices),
        *repeated_rows(prices),
        *lapsed_but_priced(prices),
        *not_offered_or_unknown(prices),
        *ambiguous_places(prices),
        *vat_partly_stated(prices),
    )
    codes = list(AUDIT_CODES)
    ordered = sorted(findings, key=lambda each: codes.index(each.code))
    return Audit(schedule=schedule, on=on, findings=tuple(ordered))


def _checked(points: int | Decimal, month_days: int) -> Decimal:
    threshold = exact_decimal(points, where="audit(points=)")
    if threshold < 0:
        raise InvalidValueError(
            "negative points", allowed="0 or more", got=points, where="audit(points=)"
        )
    allowed, where = "28 to 31", "audit(month_days=)"
    if type(month_days) is not int:
        raise WrongTypeError("not a number of days", allowed=allowed, got=month_days, where=where)
    if not 28 <= month_days <= 31:  # noqa: PLR2004 - the lengths of the calendar's months
        raise InvalidValueError("no month", allowed=allowed, got=month_days, where=where)
    return threshold
