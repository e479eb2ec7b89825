"""What changed between two days, as a page for a committee."""

from __future__ import annotations

import html
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from fractions import Fraction
from types import MappingProxyType

import attrs

from kommunedata import figures
from kommunedata.language import Lang, check_lang
from kommunedata.table import Column, Table
from kommunedata.tariffs.model.change_kind import ChangeKind
from kommunedata.tariffs.model.price_point import PricePoint
from kommunedata.tariffs.model.schedule import TariffSchedule
from kommunedata.tariffs.reports.comparison import Comparison, PriceChange, compare
from kommunedata.tariffs.words.change_words import change_columns, change_row, comparison_title
from kommunedata.tariffs.words.page import Block, blocks_html, blocks_text, by_heading, page
from kommunedata.tariffs.words.price_words import shared_dimensions, sources_note, values_words

__all__ = ["ChangeReport", "change_report"]


def _raised(change: PriceChange) -> bool:
    return (change.difference or 0) > 0


def _lowered(change: PriceChange) -> bool:
    return (change.difference or 0) < 0


def _is(kind: ChangeKind) -> Callable[[PriceChange], bool]:
    return lambda change: change.kind is kind


_COUNTED: tuple[tuple[Callable[[PriceChange], bool], str, str], ...] = (
    (_raised, "sat op", "raised"),
    (_lowered, "sat ned", "lowered"),
    (_is(ChangeKind.UNCHANGED), "uændrede", "unchanged"),
    (_is(ChangeKind.NEW), "nye", "new"),
    (_is(ChangeKind.ENDED), "udgåede", "ended"),
    (_is(ChangeKind.METHOD_CHANGED), "med ny beregningsmåde", "with a new method"),
    (_is(ChangeKind.TAX_CHANGED), "med anden moms", "with other VAT"),
    (_is(ChangeKind.STATE_CHANGED), "med ny status", "with a new status"),
)


@attrs.frozen(kw_only=True)
class _Words:
    prices: str
    number: str
    all: str
    median: str


_WORDS: Mapping[Lang, _Words] = MappingProxyType(
    {
        "da": _Words(
            prices="Takster",
            number="Antal",
            all="i alt",
            median="Median for de takster, der er sat op eller ned: {}",
        ),
        "en": _Words(
            prices="Prices",
            number="Number",
            all="in all",
            median="Median of the prices that were raised or lowered: {}",
        ),
    }
)


@attrs.frozen
class ChangeReport:
    """A comparison with its counts, under the printed headings (*indstilling om takster*)."""

    comparison: Comparison

    @property
    def median(self) -> Fraction | None:
        """The middle change of the prices raised or lowered; None where there is none."""
        found = [change.change for change in self.comparison.of_kind(ChangeKind.CHANGED)]
        shares = sorted(share for share in found if share is not None)
        if not shares:
            return None
        return (shares[(len(shares) - 1) // 2] + shares[len(shares) // 2]) / 2

    def summary(self, lang: Lang = "da") -> Table:
        """Return how many prices went which way; ways that none went are left out."""
        check_lang(lang)
        words, changes, median = _WORDS[lang], self.comparison.changes, self.median
        counts = [(da if lang == "da" else en, sum(map(of, changes))) for of, da, en in _COUNTED]
        rows = [(label, str(count)) for label, count in counts if count]
        return Table(
            (Column(words.prices), Column(words.number, "right")),
            (*rows, (words.all, str(len(changes)))),
            totals=1,
            note=None if median is None else words.median.format(figures.share(median, lang)),
        )

    def to_text(self, lang: Lang = "da") -> str:
        """Return the report as plain text: title, counts, tables, source."""
        summary, tables = str(self.summary(lang)), blocks_text(self._blocks(lang))
        return "\n\n".join(
            [comparison_title(self.comparison, lang), summary, tables, self._note(lang)]
        )

    def to_html(self, lang: Lang = "da") -> str:
        """Return the report as a whole HTML page, made for the screen and for paper."""
        return page(comparison_title(self.comparison, lang), self._body(lang), lang)

    def __str__(self) -> str:
        return self.to_text()

    def _repr_html_(self) -> str:
        return self._body("da")

    def _body(self, lang: Lang) -> str:
        title = html.escape(comparison_title(self.comparison, lang))
        summary, tables = self.summary(lang).to_html(), blocks_html(self._blocks(lang))
        return f"<h1>{title}</h1>{summary}{tables}<p>{html.escape(self._note(lang))}</p>"

    def _blocks(self, lang: Lang) -> list[Block]:
        columns = change_columns(self.comparison, lang)
        found = by_heading((change.point, change) for change in self.comparison.changes)
        return [_block(headings, rows, columns, lang) for headings, rows in found.items()]

    def _note(self, lang: Lang) -> str:
        return sources_note((change.point.locator for change in self.comparison.changes), lang)


def change_report(schedule: TariffSchedule, before: date, after: date) -> ChangeReport:
    r"""Return what changed between two days as a report (*takstændringer til udvalget*).

    Raises:
        NoPriceError: nothing is printed for one of the days; the periods are named.
        InvalidValueError: where `after` is the earlier day.

    >>> from kommunedata import datasets
    >>> schedule = datasets.tariff_schedule("kalundborg")
    >>> report = change_report(schedule, date(2023, 7, 1), date(2024, 7, 1))
    >>> report.to_text("en").split("\n")[0]
    'Fees of Kalundborg Municipality: changes from 2023-07-01 to 2024-07-01'
    """
    return ChangeReport(compare(schedule, before, after))


def _block(
    headings: tuple[str, ...],
    rows: Sequence[tuple[PricePoint, PriceChange]],
    columns: tuple[Column, ...],
    lang: Lang,
) -> Block:
    points = [point for point, _ in rows]
    shared = shared_dimensions(rows[0][1].item, points)
    names = {dimension.name for dimension in shared}
    lead = ", ".join(values_words(shared, points[0], lang)) or None
    table = Table(columns, tuple(change_row(change, lang, without=names) for _, change in rows))
    return Block(headings, lead, table)
