"""The words and figures of comparisons and follow-up, in Danish and in English."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

import attrs

from kommunedata.budget import figures
from kommunedata.budget.figures import check_scale, unit_words
from kommunedata.budget.model.terms import BudgetScale, Phase
from kommunedata.figures import share
from kommunedata.language import Lang, check_lang
from kommunedata.money import Money
from kommunedata.table import Column, Table

if TYPE_CHECKING:
    from kommunedata.budget.years.comparison import BudgetComparison, ComparisonRow
    from kommunedata.budget.years.follow_up import FollowUp, FollowUpRow
    from kommunedata.budget.years.stage import Stage

__all__ = ["comparison_table", "figure", "follow_up_table"]


_DECIMALS: Mapping[BudgetScale, int] = MappingProxyType(
    {"kr.": 0, "tkr.": 0, "mio. kr.": 1, "mia. kr.": 3}
)

_PHASES: Mapping[Phase, tuple[str, str]] = MappingProxyType(
    {
        Phase.BUDGET: ("Budget", "Budget"),
        Phase.ESTIMATE_1: ("Overslag 1", "Estimate 1"),
        Phase.ESTIMATE_2: ("Overslag 2", "Estimate 2"),
        Phase.ESTIMATE_3: ("Overslag 3", "Estimate 3"),
        Phase.SUPPLEMENTARY: ("Tillægsbevilling", "Supplementary"),
        Phase.CORRECTED: ("Korrigeret budget", "Corrected budget"),
        Phase.FORECAST: ("Forventet regnskab", "Forecast"),
        Phase.ACCOUNTS: ("Regnskab", "Accounts"),
    }
)


@attrs.frozen(kw_only=True)
class _Words:
    place: str
    difference: str
    per_cent: str
    remaining: str
    original: str
    deviation: str
    total: str
    compared: str
    followed: str
    unlike: str
    missing: str


_WORDS: Mapping[Lang, _Words] = MappingProxyType(
    {
        "da": _Words(
            place="Område",
            difference="Forskel",
            per_cent="Procent",
            remaining="Rest",
            original="Oprindeligt budget",
            deviation="Afvigelse",
            total="I alt",
            compared="{} og {}, {}",
            followed="Budgetopfølgning {}, {}",
            unlike="Budget og regnskab kan ikke sammenlignes uden forbehold.",
            missing="Uden beløb: {}. Summen er af de beløb, der er.",
        ),
        "en": _Words(
            place="Area",
            difference="Difference",
            per_cent="Per cent",
            remaining="Remaining",
            original="Original budget",
            deviation="Deviation",
            total="Total",
            compared="{} and {}, {}",
            followed="Budget follow-up {}, {}",
            unlike="Budgets and accounts are not strictly comparable.",
            missing="Without an amount: {}. The total is of the amounts that there are.",
        ),
    }
)


def figure(
    amount: Money | None, scale: BudgetScale, lang: Lang, *, decimals: int | None = None
) -> str:
    """Return an amount as a figure without its unit, rounded half up; nothing for None.

    Kroner and thousands have no decimals unless they are asked for, millions have one.

    >>> figure(Money.kr(20_650_000), "mio. kr.", "da"), figure(Money.kr(-1500), "tkr.", "en")
    ('20,7', '-2')
    """
    check_scale(scale)
    if amount is None:
        return ""
    shown = _DECIMALS[scale] if decimals is None else decimals
    return figures.figure(amount, scale, lang, shown)


def comparison_table(
    comparison: BudgetComparison, lang: Lang, scale: BudgetScale, decimals: int | None
) -> Table:
    """Return a row for each place: both amounts, difference, per cent, remaining, and totals."""
    check_lang(lang)
    words = _WORDS[lang]
    one, other = (_stage(stage, lang) for stage in (comparison.one, comparison.other))
    labels = (one, other, words.difference, words.per_cent, words.remaining)
    rows = [*comparison.rows, comparison.total]
    missing = {
        one: sum(row.one is None for row in comparison.rows),
        other: sum(row.other is None for row in comparison.rows),
    }
    unlike = (words.unlike,) if comparison.of_unlike_kinds else ()
    return Table(
        (Column(words.place, width=50), *(Column(label, "right") for label in labels)),
        tuple(_comparison_cells(row, words.total, scale, lang, decimals) for row in rows),
        totals=1,
        caption=words.compared.format(one, other, unit_words(scale, lang)),
        note=_note(missing, words, unlike),
    )


def follow_up_table(
    follow_up: FollowUp, lang: Lang, scale: BudgetScale, decimals: int | None
) -> Table:
    """Return a row for each place: the six amounts of a follow-up, and their totals."""
    check_lang(lang)
    words = _WORDS[lang]
    labels = (
        words.original,
        *(
            _phase(phase, lang)
            for phase in (Phase.SUPPLEMENTARY, Phase.CORRECTED, Phase.ACCOUNTS, Phase.FORECAST)
        ),
        words.deviation,
    )
    rows = [_follow_up_amounts(row) for row in follow_up.rows]
    missing = {
        label: sum(row[at] is None for row in rows)
        for at, label in enumerate(labels)
        if at != 1  # no supplementary appropriation is no gap
    }
    named = [(row.name, _follow_up_amounts(row)) for row in follow_up.rows]
    named.append((words.total, _follow_up_amounts(follow_up.total)))
    return Table(
        (Column(words.place, width=50), *(Column(label, "right") for label in labels)),
        tuple(
            (name, *(figure(amount, scale, lang, decimals=decimals) for amount in amounts))
            for name, amounts in named
        ),
        totals=1,
        caption=words.followed.format(follow_up.year, unit_words(scale, lang)),
        note=_note(missing, words, ()),
    )


def _comparison_cells(
    row: ComparisonRow, total: str, scale: BudgetScale, lang: Lang, decimals: int | None
) -> tuple[str, ...]:
    one, other, difference, remaining = (
        figure(amount, scale, lang, decimals=decimals)
        for amount in (row.one, row.other, row.difference, row.remaining)
    )
    change = "" if row.change is None else share(row.change, lang)
    return row.name or total, one, other, difference, change, remaining


def _follow_up_amounts(row: FollowUpRow) -> tuple[Money | None, ...]:
    return (
        row.original,
        row.supplementary,
        row.corrected,
        row.actual,
        row.forecast,
        row.deviation,
    )


def _stage(stage: Stage, lang: Lang) -> str:
    return f"{_phase(stage.phase, lang)} {stage.year}"


def _phase(phase: Phase, lang: Lang) -> str:
    da, en = _PHASES[phase]
    return da if lang == "da" else en


def _note(missing: Mapping[str, int], words: _Words, lines: tuple[str, ...]) -> str | None:
    gaps = ", ".join(f"{label} ({count})" for label, count in missing.items() if count)
    every = (*lines, *((words.missing.format(gaps),) if gaps else ()))
    return "\n".join(every) or None
