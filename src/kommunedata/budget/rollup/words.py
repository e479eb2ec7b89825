"""Rolled-up budgets in words and figures, in Danish and in English."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

import attrs

from kommunedata.budget.figures import check_scale, figure, unit_words
from kommunedata.budget.model.terms import Basis, BudgetScale, Phase
from kommunedata.budget.model.total import Total
from kommunedata.language import Lang, check_lang
from kommunedata.money import Money
from kommunedata.table import Column, Table

if TYPE_CHECKING:
    from kommunedata.budget.rollup.node import BudgetColumn, Node

__all__ = [
    "column_words",
    "format_total",
    "short_table",
    "tree_table",
]


_INDENT = "\N{NO-BREAK SPACE}" * 2  # HTML would make one space of two plain ones, or none
_DECIMALS: Mapping[BudgetScale, int] = MappingProxyType(
    {"kr.": 2, "tkr.": 0, "mio. kr.": 1, "mia. kr.": 3}
)
_OERE: Mapping[BudgetScale, int] = MappingProxyType(
    {"kr.": 1, "tkr.": 10**5, "mio. kr.": 10**7, "mia. kr.": 10**8}
)
_MOST_ROWS = 200
_WIDEST_PLACE = 60


@attrs.frozen(kw_only=True)
class _Words:
    phases: Mapping[Phase, str]
    bases: Mapping[Basis, str]
    prices: str
    place: str
    total: str
    total_of: str
    derived: str
    gross: str
    rounded: str
    cut: str


_WORDS: Mapping[Lang, _Words] = MappingProxyType(
    {
        "da": _Words(
            phases=MappingProxyType(
                {
                    Phase.BUDGET: "Budget",
                    Phase.ESTIMATE_1: "Overslagsår 1,",
                    Phase.ESTIMATE_2: "Overslagsår 2,",
                    Phase.ESTIMATE_3: "Overslagsår 3,",
                    Phase.SUPPLEMENTARY: "Tillægsbevilling",
                    Phase.CORRECTED: "Korrigeret budget",
                    Phase.FORECAST: "Forventet regnskab",
                    Phase.ACCOUNTS: "Regnskab",
                }
            ),
            bases=MappingProxyType(
                {
                    Basis.NET: "netto",
                    Basis.GROSS: "brutto",
                    Basis.EXPENSE: "udgifter",
                    Basis.INCOME: "indtægter",
                }
            ),
            prices="({}-priser)",
            place="Sted",
            total="I alt",
            total_of="{} i alt",
            derived="afledt",
            gross="Brutto og udgifter på tværs kan tælle intern handel med to gange.",
            rounded="Tallene er afrundede, så delene giver måske ikke summen.",
            cut="Dybere niveauer er udeladt.",
        ),
        "en": _Words(
            phases=MappingProxyType(
                {
                    Phase.BUDGET: "Budget",
                    Phase.ESTIMATE_1: "Estimate year 1,",
                    Phase.ESTIMATE_2: "Estimate year 2,",
                    Phase.ESTIMATE_3: "Estimate year 3,",
                    Phase.SUPPLEMENTARY: "Supplementary",
                    Phase.CORRECTED: "Corrected budget",
                    Phase.FORECAST: "Forecast",
                    Phase.ACCOUNTS: "Accounts",
                }
            ),
            bases=MappingProxyType(
                {
                    Basis.NET: "net",
                    Basis.GROSS: "gross",
                    Basis.EXPENSE: "expense",
                    Basis.INCOME: "income",
                }
            ),
            prices="({} prices)",
            place="Place",
            total="Total",
            total_of="{}, total",
            derived="derived",
            gross="Gross and expense across lines may count internal trade twice.",
            rounded="Figures are rounded, so parts may not add up to the sum.",
            cut="Deeper levels are left out.",
        ),
    }
)


def format_total(total: Total, *, scale: BudgetScale = "mio. kr.", lang: Lang = "da") -> str:
    """Return a derived sum with its ± as text (*afledt sum*), both exact.

    >>> format_total(Total(Money.kr(783_400_000), Money.kr(300_000)))
    '783,4 ± 0,3 mio. kr. (afledt)'
    >>> format_total(Total(Money.kr(783_400_000), Money.kr(300_000)), scale="tkr.", lang="en")
    '783,400 ± 300 DKK 1,000 (derived)'
    """
    slack = f" ± {figure(total.tolerance, scale, lang)}" if total.tolerance.oere else ""
    amount, unit = figure(total.money, scale, lang), unit_words(scale, lang)
    return f"{amount}{slack} {unit} ({_WORDS[lang].derived})"


def column_words(column: BudgetColumn, lang: Lang) -> str:
    """Return the heading of a column: phase, year, basis and price level."""
    words = _WORDS[lang]
    parts = [words.phases[column.phase], str(column.year), words.bases[column.basis]]
    if column.price_level is not None:
        parts.append(words.prices.format(column.price_level))
    return " ".join(parts)


def tree_table(
    node: Node, lang: Lang, scale: BudgetScale, depth: int | None, *, cut: bool = False
) -> Table:
    """Return the places below a node, indented, and its own totals."""
    check_lang(lang)
    check_scale(scale)
    words, shown = _WORDS[lang], list(_below(node, depth))
    rows = [(_label(each, node), *_cells(each, node, scale, lang)) for each in shown]
    totals = [(_total_label(node, words), *_cells(node, node, scale, lang))]
    slack = [tolerance for _, (_, tolerance, _) in node.pairs()]
    if any(slack):
        totals.append(("±", *(figure(Money(oere=each), scale, lang) for each in slack)))
    headings = [Column(column_words(column, lang), "right") for column in node.columns]
    return Table(
        (Column(words.place, width=_WIDEST_PLACE), *headings),
        (*rows, *totals),
        totals=len(totals),
        caption=f"{' > '.join(node.path) or words.total} ({unit_words(scale, lang)})"[:500],
        note=_note(node, shown, words, scale, cut=cut),
    )


def short_table(node: Node) -> Table:
    """Return the tree in Danish and mio. kr., to the depth that 200 rows allow."""
    depth, level, rows = 0, list(node.children), len(node.children)
    while level and rows <= _MOST_ROWS:
        depth += 1
        level = [below for each in level for below in each.children]
        rows += len(level)
    return tree_table(node, "da", "mio. kr.", depth, cut=bool(level))


def _below(node: Node, depth: int | None) -> Iterator[Node]:
    if depth == 0:
        return
    for child in node.children:
        yield child
        yield from _below(child, None if depth is None else depth - 1)


def _label(node: Node, top: Node) -> str:
    return f"{_INDENT * (len(node.path) - len(top.path) - 1)}{node.path[-1]}"


def _total_label(node: Node, words: _Words) -> str:
    label = words.total_of.format(node.key) if node.path else words.total
    # one line alone is what the document states
    is_sum = any(count > 1 for _, (_, _, count) in node.pairs())
    return f"{label} ({words.derived})" if is_sum else label


def _cells(node: Node, top: Node, scale: BudgetScale, lang: Lang) -> list[str]:
    decimals, sums = _DECIMALS[scale], node.sums
    return [
        figure(Money(oere=sums[column][0]), scale, lang, decimals) if column in sums else ""
        for column in top.columns
    ]


def _note(
    node: Node, shown: Iterable[Node], words: _Words, scale: BudgetScale, *, cut: bool
) -> str | None:
    of_several = [column.basis for column, (_, _, count) in node.pairs() if count > 1]
    rounded = any(sums[0] % _OERE[scale] for each in (node, *shown) for _, sums in each.pairs())
    said = (
        (any(basis in (Basis.GROSS, Basis.EXPENSE) for basis in of_several), words.gross),
        (rounded, words.rounded),
        (cut, words.cut),
    )
    return "\n".join(text for is_so, text in said if is_so) or None
