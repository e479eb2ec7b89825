"""StratML out and in again: what comes back is all that the export did not name as lost."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Literal, TypeVar

import attrs
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kommunedata.finding import Severity, Unknown
from kommunedata.io import export_stratml, load_stratml
from kommunedata.language import Label
from kommunedata.municipality import Municipality
from kommunedata.period import DateRange
from kommunedata.source import Locator, Source
from kommunedata.strategy import (
    Ambition,
    Baseline,
    Challenge,
    CollaborationPoint,
    Commitment,
    Direction,
    Element,
    Goal,
    GoalKind,
    GoalRole,
    Indicator,
    Initiative,
    InitiativeStatus,
    Observation,
    SdgOrigin,
    SdgReference,
    Statement,
    Strategy,
    Target,
    TargetForm,
    Theme,
)

ROSKILDE = Municipality("0265")
E = TypeVar("E", bound=Element)

WORDS = st.text(
    st.characters(exclude_categories=("Cs", "Cc", "Cn"), include_characters="\t\n\r<>&;=%\"'"),
    min_size=1,
    max_size=20,
).map(str.strip).filter(bool)  # fmt: skip
LABELS = st.builds(Label, WORDS, WORDS).filter(lambda each: each.da.strip() and each.en.strip())
UNKNOWNS = st.builds(Unknown, WORDS)
SOURCE = Source(id="plan", document="Plan", publisher="Kommune", sha256="0" * 64)
LOCATORS = st.none() | st.just(
    Locator(source=SOURCE, section=("Mål",), first_line=1, last_line=2, printed="")
)
DAYS = st.dates(date(1950, 1, 1), date(2100, 1, 1))
PERIODS = st.tuples(DAYS, DAYS).map(lambda days: DateRange.inclusive(min(days), max(days))) | (
    st.builds(DateRange, DAYS)
)
SDGS = st.builds(
    SdgReference,
    st.sampled_from(("1", "4", "4.1", "17")),
    origin=st.sampled_from(SdgOrigin),
    locator=LOCATORS,
)
NUMBERS = st.decimals(-(10**6), 10**6, places=2)
INDICATORS = st.builds(
    lambda names, units, quantities: tuple(
        Indicator(id=f"i-{at}", name=name, unit=unit, quantity=quantity or f"i-{at}")
        for at, (name, unit, quantity) in enumerate(zip(names, units, quantities, strict=True))
    ),
    st.lists(LABELS, min_size=3, max_size=3),
    st.lists(LABELS | UNKNOWNS, min_size=3, max_size=3),
    st.lists(st.none() | st.just("all"), min_size=3, max_size=3),
)


# above 0, as a change in per cent is of something, and a share as well
STARTS = st.decimals("0.1", 100, places=1)


@st.composite
def targets(draw: st.DrawFn, name: str, indicators: tuple[Indicator, ...]) -> Target:
    form = draw(st.sampled_from(TargetForm))
    direction = draw(st.sampled_from(Direction))
    if form is TargetForm.NET_ZERO:
        direction = Direction.DECREASE
    up = direction is Direction.INCREASE
    value: dict[TargetForm, st.SearchStrategy[Decimal | None]] = {
        TargetForm.LEVEL: NUMBERS,
        TargetForm.SHARE: st.decimals(0, 100, places=1),
        TargetForm.COUNT: st.integers(0, 10**6).map(Decimal),
        TargetForm.ABSOLUTE_CHANGE: st.integers(1, 99).map(lambda n: Decimal(n if up else -n)),
        TargetForm.RELATIVE_CHANGE: st.integers(1, 99).map(lambda n: Decimal(n if up else -n)),
        TargetForm.UNIVERSAL: st.just(Decimal(100 if up else 0)),
        TargetForm.NET_ZERO: st.just(Decimal(0)),
    }
    baselines = st.one_of(
        UNKNOWNS,
        st.builds(Baseline, year=st.integers(1990, 2020), value=STARTS | UNKNOWNS),
        st.builds(Baseline, year=UNKNOWNS, value=STARTS),
    )
    return Target(
        id=name,
        indicator=draw(st.sampled_from(indicators)),
        form=form,
        direction=direction,
        value=draw(value.get(form, st.none())),
        deadline=draw(st.none() | st.integers(2021, 2100)),
        deadline_of_list=draw(st.booleans()),
        comparator_stated=draw(st.booleans()),
        baseline=draw(baselines),
        benchmark=draw(st.sampled_from(indicators)) if form is TargetForm.BENCHMARK else None,
        limit=draw(st.none() | NUMBERS) if form is TargetForm.DIRECTION else None,
        scope=draw(st.none() | LABELS),
        commitment=draw(st.sampled_from(Commitment)),
        locator=draw(LOCATORS),
    )


@st.composite
def themes(draw: st.DrawFn, name: str, indicators: tuple[Indicator, ...], depth: int = 1) -> Theme:
    goals = tuple(
        Goal(
            id=f"{name}-G{at}",
            title=draw(LABELS),
            role=draw(st.sampled_from(GoalRole)),
            kind=draw(st.sampled_from(GoalKind)),
            targets=tuple(
                draw(targets(f"{name}-G{at}-T{of}", indicators))
                for of in range(draw(st.integers(0, 2)))
            ),
            subjects=draw(st.sampled_from(((), ("schools",), ("schools", "health")))),
            sdgs=draw(st.lists(SDGS, max_size=2).map(tuple)),
            locator=draw(LOCATORS),
        )
        for at in range(draw(st.integers(0, 2)))
    )
    served = tuple(goal.id for goal in goals)
    return Theme(
        id=name,
        title=draw(LABELS),
        cross_cutting=draw(st.booleans()),
        goals=goals,
        ambitions=tuple(
            Ambition(id=f"{name}-A{at}", title=draw(LABELS), locator=draw(LOCATORS))
            for at in range(draw(st.integers(0, 1)))
        ),
        collaboration_points=tuple(
            CollaborationPoint(id=f"{name}-S{at}", title=draw(LABELS))
            for at in range(draw(st.integers(0, 1)))
        ),
        initiatives=tuple(
            Initiative(
                id=f"{name}-I{at}",
                title=draw(LABELS),
                goals=served,
                period=draw(st.none() | PERIODS),
                status=draw(st.sampled_from(InitiativeStatus)),
            )
            for at in range(draw(st.integers(0, 1)))
        ),
        children=tuple(
            draw(themes(f"{name}.{at}", indicators, depth - 1))
            for at in range(draw(st.integers(0, 2)) if depth else 0)
        ),
    )


def statements(draw: st.DrawFn, kind: str, most: int) -> tuple[Statement, ...]:
    return tuple(
        Statement(id=f"{kind}{at}", title=draw(LABELS), locator=draw(LOCATORS))
        for at in range(draw(st.integers(0, most)))
    )


@st.composite
def plans(draw: st.DrawFn) -> Strategy:
    indicators = draw(INDICATORS)
    mission = statements(draw, "M", 1)
    return Strategy(
        id="plan",
        municipality=ROSKILDE,
        label=draw(LABELS),
        period=draw(UNKNOWNS | PERIODS),
        horizon=draw(st.none() | st.integers(1900, 2200)),
        visions=statements(draw, "V", 2),
        mission=mission[0] if mission else None,
        values=statements(draw, "W", 2),
        principles=statements(draw, "P", 2),
        themes=tuple(draw(themes(f"T{at}", indicators)) for at in range(draw(st.integers(1, 2)))),
        challenges=draw(
            st.sampled_from(((), (Challenge(id="C", title=Label("Klima", "Climate")),)))
        ),
        sdgs=draw(UNKNOWNS | st.lists(SDGS, max_size=2).map(tuple)),
        process=draw(UNKNOWNS),
    )


def held(strategy: Strategy, part: int, lang: Literal["da", "en"]) -> Strategy:
    """Return what a document holds of a strategy, written out by hand."""

    def one(label: Label) -> Label:
        return Label(label.text(lang), label.text(lang))

    def bare(sdgs: tuple[SdgReference, ...]) -> tuple[SdgReference, ...]:
        return tuple(attrs.evolve(each, locator=None) for each in sdgs)

    def measure(of: Indicator) -> Indicator:
        none = Unknown("no unit is stated")
        unit = none if isinstance(of.unit, Unknown) else one(of.unit)
        return attrs.evolve(of, name=one(of.name), unit=unit)

    def base(baseline: Baseline | Unknown) -> Baseline | Unknown:
        if isinstance(baseline, Unknown):
            return Unknown("no baseline is stated")
        year, value = baseline.year, baseline.value
        return Baseline(
            year=Unknown("no baseline year is stated") if isinstance(year, Unknown) else year,
            value=Unknown("no baseline value is stated") if isinstance(value, Unknown) else value,
        )

    def target(each: Target) -> Target:
        return attrs.evolve(
            each,
            indicator=measure(each.indicator),
            baseline=base(each.baseline),
            benchmark=None if each.benchmark is None else measure(each.benchmark),
            scope=None if each.scope is None else one(each.scope),
            locator=None,
        )

    def goal(each: Goal) -> Goal:
        targets = tuple(map(target, each.targets)) if part == 2 else ()
        return attrs.evolve(
            each, title=one(each.title), targets=targets, sdgs=bare(each.sdgs), locator=None
        )

    def named(elements: tuple[E, ...]) -> tuple[E, ...]:
        return tuple(attrs.evolve(each, title=one(each.title), locator=None) for each in elements)

    def theme(each: Theme) -> Theme:
        return attrs.evolve(
            each,
            title=one(each.title),
            goals=tuple(map(goal, each.goals)),
            ambitions=named(each.ambitions),
            collaboration_points=named(each.collaboration_points),
            initiatives=named(each.initiatives),
            children=tuple(map(theme, each.children)),
        )

    no_period = Unknown("no period is stated")
    no_sdgs = Unknown("no SDGs are stated")
    return attrs.evolve(
        strategy,
        label=one(strategy.label),
        period=no_period if isinstance(strategy.period, Unknown) else strategy.period,
        visions=named(strategy.visions[:1]),
        mission=None if strategy.mission is None else named((strategy.mission,))[0],
        values=named(strategy.values),
        principles=named(strategy.principles),
        themes=tuple(map(theme, strategy.themes)),
        challenges=(),
        sdgs=no_sdgs if isinstance(strategy.sdgs, Unknown) else bare(strategy.sdgs),
        process=Unknown("no plan process is stated"),
    )


OBSERVED = st.lists(
    st.builds(
        Observation,
        indicator=st.sampled_from(("i-0", "i-1", "i-2")),
        year=st.integers(2000, 2030),
        value=NUMBERS,
        source=st.none() | WORDS,
        example=st.booleans(),
    ),
    max_size=6,
    unique_by=lambda each: (each.indicator, each.year),
)


@settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(
    strategy=plans(),
    observations=OBSERVED,
    part=st.sampled_from((1, 2)),
    lang=st.sampled_from(("da", "en")),
)
def test_what_is_exported_comes_back_but_for_what_the_export_said_it_lost(
    strategy: Strategy,
    observations: list[Observation],
    part: Literal[1, 2],
    lang: Literal["da", "en"],
) -> None:
    export = export_stratml(strategy, part=part, observations=observations, lang=lang)
    found = load_stratml(export.xml, id="plan", municipality=ROSKILDE)
    assert found.strategy == held(strategy, part, lang)
    assert [each.code for each in found.losses] == ["language"]
    measured = {each.indicator.id for each in found.strategy.targets}
    kept = [each for each in observations if each.indicator in measured]
    assert sorted(map(str, found.observations)) == sorted(map(str, kept))
    warned = any(each.severity is Severity.WARNING for each in export.losses)
    assert warned == (strategy != found.strategy or len(kept) < len(observations))
    again = export_stratml(found.strategy, part=part, observations=found.observations, lang=lang)
    assert again.xml == export.xml
    assert {each.severity for each in again.losses} == {Severity.NOTE}
