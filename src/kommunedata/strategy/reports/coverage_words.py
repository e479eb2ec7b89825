"""Coverage in words, in Danish and in English."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

import attrs

from kommunedata.language import Label, Lang, check_lang
from kommunedata.strategy.model.terms import GoalKind
from kommunedata.table import Column, Table

if TYPE_CHECKING:
    from kommunedata.strategy.reports.coverage import Coverage, CoverageRow

__all__ = ["coverage_table"]

_KINDS: Mapping[GoalKind, Label] = MappingProxyType(
    {
        GoalKind.NUMERIC: Label("med tal", "numeric"),
        GoalKind.UNIVERSAL: Label("alle eller ingen", "universal"),
        GoalKind.BENCHMARK: Label("op imod andres tal", "benchmark"),
        GoalKind.DIRECTIONAL: Label("kun en retning", "directional"),
        GoalKind.QUALITATIVE: Label("kvalitative", "qualitative"),
    }
)


@attrs.frozen(kw_only=True)
class _Words:
    theme: str
    counts: tuple[str, ...]
    total: str
    kinds: str
    meaning: str
    nested: str


_WORDS: Mapping[Lang, _Words] = MappingProxyType(
    {
        "da": _Words(
            theme="Tema",
            counts=(
                "Mål",
                "Med måltal",
                "Målbare",
                "Måltal",
                "Med værdi",
                "Mindst/højst",
                "Egen frist",
                "Udgangspunkt",
                "Kan vurderes",
                "Med måling",
            ),
            total="I alt",
            kinds="Mål efter art: {}.",
            meaning=(
                "Kan vurderes: værdi, frist og udgangspunkt er oplyst."
                " Med måling: også når en måling kan tjene som udgangspunkt."
            ),
            nested="Et tema tæller sine undertemaer (–) med.",
        ),
        "en": _Words(
            theme="Theme",
            counts=(
                "Goals",
                "With target",
                "Measurable",
                "Targets",
                "With value",
                "At least/most",
                "Own deadline",
                "Baseline",
                "Assessable",
                "If observed",
            ),
            total="Total",
            kinds="Goals by kind: {}.",
            meaning=(
                "Assessable: value, deadline and baseline are stated."
                " If observed: also where an observation can serve as the baseline."
            ),
            nested="A theme counts those within it (–) too.",
        ),
    }
)


def coverage_table(coverage: Coverage, lang: Lang) -> Table:
    """Return a row of counts for each theme and the total, and how many goals are of each kind."""
    check_lang(lang)
    words, strategy = _WORDS[lang], coverage.strategy
    kinds = ", ".join(
        f"{label.text(lang)} ({coverage.total.of_kind(kind)})" for kind, label in _KINDS.items()
    )
    nested = [words.nested] if any(row.depth for row in coverage.rows) else []
    return Table(
        (Column(words.theme, width=40), *(Column(label, "right") for label in words.counts)),
        tuple(_cells(row, lang) for row in (*coverage.rows, coverage.total)),
        totals=1,
        caption=f"{strategy.municipality.name}: {strategy.label.text(lang)}",
        note="\n".join([words.kinds.format(kinds), words.meaning, *nested]),
    )


def _cells(row: CoverageRow, lang: Lang) -> tuple[str, ...]:
    counts = (
        len(row.goals),
        row.with_target,
        row.measurable,
        len(row.targets),
        row.with_value,
        row.with_comparator,
        row.with_own_deadline,
        row.with_baseline_value,
        row.assessable,
        row.assessable_with_baseline,
    )
    title = _WORDS[lang].total if row.theme is None else row.theme.title.text(lang)
    return "– " * row.depth + title, *map(str, counts)
