"""What the fixed words of enums are called in Danish and in English."""

from __future__ import annotations

import enum
from collections.abc import Mapping
from types import MappingProxyType

from kommunedata.budget import Basis, DeviationSign, Inclusion, Phase
from kommunedata.finding import Severity
from kommunedata.language import Label, Lang
from kommunedata.money import PriceState
from kommunedata.strategy import (
    AlignmentKind,
    Commitment,
    Comparator,
    Direction,
    GoalKind,
    Method,
    Obstacle,
    SdgMark,
    Status,
)
from kommunedata.strategy.model.outline_words import GOALS, LINK_KINDS
from kommunedata.strategy.progress.words import status_words
from kommunedata.strategy.reports.alignment_words import DIFFERENCES, FORMS, KINDS, NEEDS
from kommunedata.strategy.reports.sdg_matrix_words import MARK_WORDS
from kommunedata.strategy.reports.timeline import EVENT_KINDS
from kommunedata.tariffs import Accrual, ChangeKind, Lifecycle, Tax
from kommunedata.tariffs.words.price_words import tax_words

__all__ = ["word_of"]

_TAKEN_UP: tuple[tuple[enum.Enum, Label], ...] = (
    *NEEDS.items(),
    *FORMS.items(),
    *EVENT_KINDS.items(),
    *LINK_KINDS.items(),
)
"""The words that reports on strategies have, as they have them."""

_WORDS: Mapping[enum.Enum, Label] = MappingProxyType(
    {
        PriceState.PRICED: Label("takst", "priced"),
        PriceState.FREE: Label("gratis", "free"),
        PriceState.NOT_OFFERED: Label("udbydes ikke", "not offered"),
        PriceState.UNKNOWN: Label("ikke oplyst", "not stated"),
        Accrual.ONCE: Label("pr. gang", "once"),
        Accrual.DAILY: Label("pr. dag", "daily"),
        Accrual.MONTHLY: Label("pr. måned", "monthly"),
        Accrual.QUARTERLY: Label("pr. kvartal", "quarterly"),
        Accrual.YEARLY: Label("pr. år", "yearly"),
        Accrual.WHOLE_YEARS: Label("pr. helt år", "whole years"),
        Lifecycle.OPEN: Label("åben", "open"),
        Lifecycle.PHASING_OUT: Label("udfases", "being phased out"),
        Lifecycle.CLOSED: Label("lukket for nye kunder", "closed to new customers"),
        Lifecycle.LAPSING: Label("udgår", "lapses"),
        ChangeKind.CHANGED: Label("ændret", "changed"),
        ChangeKind.UNCHANGED: Label("uændret", "unchanged"),
        ChangeKind.NEW: Label("ny", "new"),
        ChangeKind.ENDED: Label("udgået", "ended"),
        ChangeKind.METHOD_CHANGED: Label("ny beregningsmåde", "new method"),
        ChangeKind.TAX_CHANGED: Label("anden moms", "other VAT"),
        ChangeKind.STATE_CHANGED: Label("ny status", "new status"),
        Severity.ERROR: Label("fejl", "error"),
        Severity.WARNING: Label("advarsel", "warning"),
        Severity.NOTE: Label("orientering", "note"),
        Phase.BUDGET: Label("Budget", "Budget"),
        Phase.ESTIMATE_1: Label("Overslag 1", "Estimate 1"),
        Phase.ESTIMATE_2: Label("Overslag 2", "Estimate 2"),
        Phase.ESTIMATE_3: Label("Overslag 3", "Estimate 3"),
        Phase.SUPPLEMENTARY: Label("Tillægsbevilling", "Supplementary"),
        Phase.CORRECTED: Label("Korrigeret budget", "Corrected budget"),
        Phase.FORECAST: Label("Forventet regnskab", "Forecast"),
        Phase.ACCOUNTS: Label("Regnskab", "Accounts"),
        Basis.NET: Label("netto", "net"),
        Basis.GROSS: Label("brutto", "gross"),
        Basis.EXPENSE: Label("udgifter", "expense"),
        Basis.INCOME: Label("indtægter", "income"),
        Inclusion.INCLUDED: Label("indregnet", "included"),
        Inclusion.NOT_INCLUDED: Label("ikke indregnet", "not included"),
        Inclusion.UNKNOWN: Label("ikke oplyst", "not stated"),
        DeviationSign.OVERSPENDING_POSITIVE: Label(
            "merforbrug er positivt", "overspending is positive"
        ),
        DeviationSign.OVERSPENDING_NEGATIVE: Label(
            "merforbrug er negativt", "overspending is negative"
        ),
        GoalKind.NUMERIC: Label("med tal", "numeric"),
        GoalKind.UNIVERSAL: Label("alle eller ingen", "universal"),
        GoalKind.BENCHMARK: Label("op imod andres tal", "benchmark"),
        GoalKind.DIRECTIONAL: Label("kun en retning", "directional"),
        GoalKind.QUALITATIVE: Label("kvalitativt", "qualitative"),
        Direction.INCREASE: Label("stigende", "increasing"),
        Direction.DECREASE: Label("faldende", "decreasing"),
        Comparator.AT_LEAST: Label("mindst", "at least"),
        Comparator.AT_MOST: Label("højst", "at most"),
        Commitment.RESULT: Label("skal nås", "is to be reached"),
        Commitment.AIM: Label("der arbejdes hen imod det", "is worked towards"),
        Commitment.SUPPORT: Label("udviklingen understøtter det", "the development supports it"),
        Method.LINEAR: Label("lige linje", "straight line"),
        Method.CAGR: Label("jævn vækst", "even growth"),
        Obstacle.NO_OBSERVATION: Label("ingen måling", "no observation"),
        Obstacle.NO_BASELINE: Label("intet udgangspunkt", "no baseline"),
        Obstacle.NO_BASELINE_YEAR: Label("udgangspunktets år mangler", "no baseline year"),
        Obstacle.NO_BASELINE_VALUE: Label("udgangspunktets værdi mangler", "no baseline value"),
        Obstacle.NO_SHARE_OF_BASELINE: Label("udgangspunkt er ikke over 0", "baseline not above 0"),
        Obstacle.NO_DEADLINE: Label("ingen frist", "no deadline"),
        Obstacle.NO_TARGET_VALUE: Label("ingen værdi at nå", "no target value"),
        Obstacle.NO_TIME_PASSED: Label(
            "ingen måling efter udgangspunktet", "no observation after the baseline"
        ),
        Obstacle.NO_BENCHMARK_VALUE: Label(
            "ingen måling at holde op imod", "no observation of the benchmark"
        ),
        Obstacle.MOVING_BENCHMARK: Label("følger et tal, der flytter sig", "the benchmark moves"),
        Obstacle.ZERO_TARGET: Label("ingen vækst fører til 0", "no growth leads to 0"),
        Obstacle.ZERO_BASELINE: Label("ingen vækst begynder i 0", "no growth begins from 0"),
        Obstacle.SIGN_CHANGE: Label("ingen vækst skifter fortegn", "no growth changes sign"),
        **{role: one for role, (one, _) in GOALS.items()},
        **{kind: KINDS[kind.value][0] for kind in AlignmentKind},
        **{each: Label(label.da.lower(), label.en.lower()) for each, label in DIFFERENCES.items()},
        **{mark: MARK_WORDS[mark.value] for mark in SdgMark},
        **dict(_TAKEN_UP),
    }
)


def word_of(member: enum.Enum, lang: Lang) -> str:
    """Return what a member is called.

    >>> word_of(Basis.NET, "da"), word_of(Tax.UNSTATED, "en")
    ('netto', 'VAT not stated')
    """
    if isinstance(member, Tax):
        return tax_words(member, lang)
    if isinstance(member, Status):
        return status_words(member, lang)
    return _WORDS[member].text(lang)
