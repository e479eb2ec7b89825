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
    Difference,
    Direction,
    EventKind,
    GoalKind,
    GoalRole,
    LinkKind,
    Method,
    Need,
    Obstacle,
    SdgMark,
    Status,
    TargetForm,
)
from kommunedata.strategy.progress.words import status_words
from kommunedata.tariffs import Accrual, ChangeKind, Lifecycle, Tax
from kommunedata.tariffs.words.price_words import tax_words

__all__ = ["word_of"]

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
        GoalRole.GOAL: Label("mål", "goal"),
        GoalRole.STEERING_GOAL: Label("styrende mål", "steering goal"),
        GoalRole.VISION_GOAL: Label("visionsmål", "vision goal"),
        GoalKind.NUMERIC: Label("med tal", "numeric"),
        GoalKind.UNIVERSAL: Label("alle eller ingen", "universal"),
        GoalKind.BENCHMARK: Label("op imod andres tal", "benchmark"),
        GoalKind.DIRECTIONAL: Label("kun en retning", "directional"),
        GoalKind.QUALITATIVE: Label("kvalitativt", "qualitative"),
        TargetForm.LEVEL: Label("niveau", "level"),
        TargetForm.SHARE: Label("andel", "share"),
        TargetForm.COUNT: Label("antal", "count"),
        TargetForm.ABSOLUTE_CHANGE: Label("ændring", "change"),
        TargetForm.RELATIVE_CHANGE: Label("ændring i procent", "change in per cent"),
        TargetForm.UNIVERSAL: Label("alle eller ingen", "all or none"),
        TargetForm.NET_ZERO: Label("neutralitet", "neutrality"),
        TargetForm.BENCHMARK: Label("andres tal", "the figure of others"),
        TargetForm.DIRECTION: Label("kun en retning", "a direction alone"),
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
        AlignmentKind.EXACT: Label("ens i tal", "equal in figures"),
        AlignmentKind.SAME_SUBJECT: Label("samme emne", "same subject"),
        AlignmentKind.NOT_COMPARABLE: Label("kan ikke sammenlignes", "not comparable"),
        Difference.NO_TARGET: Label("intet måltal", "no target"),
        Difference.QUANTITY: Label("størrelse", "quantity"),
        Difference.INDICATOR: Label("indikator", "indicator"),
        Difference.UNIT: Label("enhed", "unit"),
        Difference.SCOPE: Label("omfang", "scope"),
        Difference.FORM: Label("målform", "form"),
        Difference.DIRECTION: Label("retning", "direction"),
        Difference.VALUE: Label("værdi", "value"),
        Difference.BENCHMARK: Label("sammenligningsgrundlag", "benchmark"),
        Difference.BASELINE: Label("basisår", "base year"),
        Difference.DEADLINE: Label("frist", "deadline"),
        Difference.DEADLINE_OF_LIST: Label("fristens plads", "place of the deadline"),
        Difference.COMPARATOR_STATED: Label("mindst eller højst", "at least or at most"),
        Difference.COMMITMENT: Label("forpligtelse", "commitment"),
        Difference.WORDING: Label("ordlyd", "wording"),
        Need.POPULATION: Label("folketallet", "the population"),
        Need.BASE_YEAR: Label("basisåret", "the base year"),
        Need.BASE_VALUE: Label("værdien i basisåret", "the value in the base year"),
        Need.BENCHMARK_VALUE: Label(
            "sammenligningsgrundlagets værdi", "the value of the benchmark"
        ),
        Need.TARGET_VALUE: Label(
            "en værdi til målet uden tal", "a value for the target without a figure"
        ),
        Need.UNIT: Label("en fælles enhed", "one unit"),
        Need.WHOLE: Label("det antal, andelen er af", "the number that the share is of"),
        Need.NET: Label("at begge tal er netto", "that both figures are net"),
        Need.INDICATOR: Label("en fælles måde at måle på", "one way of measuring"),
        Need.SCOPE: Label("et fælles omfang", "one scope"),
        SdgMark.DOCUMENT: Label("nævnt i dokumentet", "named by the document"),
        SdgMark.USER: Label("kun tilføjet af en bruger", "only tagged by a user"),
        SdgMark.NONE: Label("ikke nævnt i dokumentet", "not named by the document"),
        SdgMark.UNKNOWN: Label(
            "det vides ikke, hvilke dokumentet nævner",
            "which ones the document names is not known",
        ),
        EventKind.INVOLVEMENT: Label("Borgerinddragelse", "Involvement"),
        EventKind.HEARING_BEGINS: Label("Høring, første dag", "Hearing, first day"),
        EventKind.HEARING_ENDS: Label("Høring, sidste dag", "Hearing, last day"),
        EventKind.HEARING_REPORT: Label("Hvidbog godkendt", "Hearing report approved"),
        EventKind.ADOPTION: Label("Vedtagelse", "Adoption"),
        EventKind.PUBLICATION: Label("Offentliggørelse", "Publication"),
        EventKind.FIRST_HALF_ENDS: Label("Første halvdel slutter", "First half ends"),
        EventKind.PLAN_ADOPTED: Label("Plan vedtaget", "Plan adopted"),
        EventKind.PERIOD: Label("Strategiens periode", "Period of the strategy"),
        EventKind.PLAN_YEARS: Label("Planens år", "Years of the plan"),
        EventKind.DEADLINE: Label("Frist", "Deadline"),
        LinkKind.SUCCEEDED_BY: Label("afløses af", "is succeeded by"),
        LinkKind.FOLLOWED_UP_BY: Label("følges op af", "is followed up by"),
        LinkKind.STRATEGY_FOR: Label("er strategi for", "is the strategy for"),
        LinkKind.REVISED_INTO: Label("revideres til", "is revised into"),
        LinkKind.REALISED_THROUGH: Label("realiseres gennem", "is realised through"),
        LinkKind.ANNOUNCES: Label("bebuder", "announces"),
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
