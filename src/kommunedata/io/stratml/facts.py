"""What a strategy says that StratML has no element for, as the facts of notes."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from kommunedata.finding import Unknown
from kommunedata.language import Label, Lang
from kommunedata.strategy import (
    Ambition,
    CollaborationPoint,
    Commitment,
    Element,
    Goal,
    Indicator,
    Initiative,
    SdgOrigin,
    SdgReference,
    Strategy,
    Target,
    TargetForm,
    Theme,
)

__all__ = [
    "IN_UNITS",
    "NONE",
    "NOT_GOALS",
    "NO_BASELINE",
    "NO_UNIT",
    "NO_VALUE",
    "NO_YEAR",
    "USER",
    "YES",
    "known_text",
    "part_facts",
    "plain",
    "strategy_facts",
    "target_facts",
    "theme_facts",
]

IN_UNITS = frozenset({TargetForm.LEVEL, TargetForm.SHARE, TargetForm.COUNT, TargetForm.NET_ZERO})
"""The forms whose value is in the indicator's unit, as NumberOfUnits is.

A change is counted from a baseline and all are 100 per cent, whatever is counted: there the
value stands in the note, so that nobody takes it for a level.
"""

NOT_GOALS = (
    ("ambition", Ambition),
    ("collaboration_point", CollaborationPoint),
    ("initiative", Initiative),
)
"""What stands among the goals of a theme and is none, by the word of its note."""

# what an import says of what a file is silent on; the first two are the model's own words
NO_BASELINE = Unknown("no baseline is stated")
NO_VALUE = Unknown("no baseline value is stated")
NO_YEAR = Unknown("no baseline year is stated")
NO_UNIT = Unknown("no unit is stated")

YES = "yes"
NONE = "none"
USER = "/user"
"""What follows a reference to an SDG that somebody else than the document made."""


def strategy_facts(strategy: Strategy, lang: Lang) -> dict[str, str]:
    """Return a strategy's own facts: the language of the file, its horizon and its SDGs."""
    facts: dict[str, str] = {"lang": lang}
    if strategy.horizon is not None:
        facts["horizon"] = str(strategy.horizon)
    if not isinstance(strategy.sdgs, Unknown):
        facts["sdgs"] = _sdgs(strategy.sdgs) or NONE
    return facts


def theme_facts(theme: Theme, parent: str | None) -> dict[str, str]:
    """Return what a Goal cannot hold of a theme."""
    return _given(parent=parent, cross_cutting=YES if theme.cross_cutting else None)


def part_facts(element: Element) -> dict[str, str]:
    """Return what an Objective cannot hold of a part of a theme, a goal or another."""
    if isinstance(element, Goal):
        return _given(
            role=element.role.value,
            kind=element.kind.value,
            subjects=",".join(element.subjects) or None,
            sdgs=_sdgs(element.sdgs) or None,
        )
    name = next(name for name, kind in NOT_GOALS if isinstance(element, kind))
    initiative = _initiative_facts(element) if isinstance(element, Initiative) else {}
    return {"element": name, **initiative}


def target_facts(target: Target, lang: Lang) -> dict[str, str]:
    """Return what a PerformanceIndicator cannot hold of a target."""
    is_aim = target.commitment is not Commitment.RESULT
    return _given(
        form=target.form.value,
        direction=target.direction.value,
        value=None if target.form in IN_UNITS else plain(target.value),
        comparator_stated=YES if target.comparator_stated else None,
        deadline_of_list=YES if target.deadline_of_list else None,
        limit=plain(target.limit),
        scope=None if target.scope is None else target.scope.text(lang),
        commitment=target.commitment.value if is_aim else None,
        **_baseline_facts(target),
        **_indicator_facts("indicator", target.indicator),
        **_benchmark_facts(target, lang),
    )


def plain(number: Decimal | None) -> str | None:
    """Return a number as plain digits, with the zeros it was given."""
    return None if number is None else f"{number:f}"


def known_text(name: Label | Unknown, lang: Lang) -> str:
    """Return a name in a language, empty where it is unknown: the standard lets a unit be so."""
    return "" if isinstance(name, Unknown) else name.text(lang)


def _initiative_facts(initiative: Initiative) -> dict[str, str]:
    period = initiative.period
    last = None if period is None else period.last_day
    return _given(
        status=initiative.status.value,
        goals=",".join(initiative.goals) or None,
        first_day=None if period is None else period.start.isoformat(),
        last_day=None if last is None else last.isoformat(),
    )


def _baseline_facts(target: Target) -> dict[str, str | None]:
    if isinstance(target.baseline, Unknown):
        return {}
    year, value = target.baseline.year, target.baseline.value
    return {
        "baseline_year": None if isinstance(year, Unknown) else str(year),
        "baseline_value": None if isinstance(value, Unknown) else plain(value),
    }


def _indicator_facts(name: str, indicator: Indicator) -> dict[str, str | None]:
    quantity = None if indicator.quantity == indicator.id else indicator.quantity
    return {name: indicator.id, f"{name}_quantity": quantity}


def _benchmark_facts(target: Target, lang: Lang) -> dict[str, str | None]:
    benchmark = target.benchmark
    if benchmark is None:
        return {}
    return {
        **_indicator_facts("benchmark", benchmark),
        "benchmark_name": benchmark.name.text(lang),
        "benchmark_unit": known_text(benchmark.unit, lang) or None,
    }


def _sdgs(references: Iterable[SdgReference]) -> str:
    return ",".join(
        f"{each.code}{USER if each.origin is SdgOrigin.USER else ''}" for each in references
    )


def _given(**facts: str | None) -> dict[str, str]:
    return {name: fact for name, fact in facts.items() if fact is not None}
