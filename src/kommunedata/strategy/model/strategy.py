"""A municipality's strategy, whole."""

from __future__ import annotations

import collections
from collections.abc import Iterable, Iterator

import attrs

from kommunedata._checks import instance_of, text, tuple_of
from kommunedata._repr import counted
from kommunedata.errors import InvalidValueError, NotFoundError, near_names
from kommunedata.finding import Unknown
from kommunedata.language import Label, Lang
from kommunedata.municipality import Municipality
from kommunedata.period import DateRange
from kommunedata.source import Locator, Source
from kommunedata.strategy.model.element import Element, Statement, xml_name, year_field
from kommunedata.strategy.model.goal import Goal
from kommunedata.strategy.model.outline import WIDTH, outline_text
from kommunedata.strategy.model.page import outline_html
from kommunedata.strategy.model.plan import (
    ElectionPeriod,
    Hearing,
    HearingReport,
    Involvement,
    LocalPlan,
    PlanDocument,
    PlanLink,
    PlanSupplement,
    RevisionDecision,
)
from kommunedata.strategy.model.sdg import SdgReference
from kommunedata.strategy.model.strategy_outline import strategy_outline
from kommunedata.strategy.model.target import Indicator, Target
from kommunedata.strategy.model.theme import Challenge, Theme, sdgs_field

__all__ = ["PlanProcess", "Strategy", "StrategyError"]


class StrategyError(InvalidValueError):
    """A strategy whose parts do not fit together; `problems` has a line for each."""

    def __init__(self, what: str, *, problems: Iterable[str] = ()) -> None:
        super().__init__(what)
        self.problems: tuple[str, ...] = tuple(problems)

    def __str__(self) -> str:
        return "\n".join([self.what, *(f"  {problem}" for problem in self.problems)])


@attrs.frozen(kw_only=True)
class PlanProcess:
    """How a strategy came to be and what it sets going (*planproces*).

    `document` is the strategy itself as a plan document, by its id among `documents`.
    `published` is Unknown where the document does not say when it was made public.

    Raises:
        StrategyError: a plan document that is named and not among `documents`.
    """

    document: str = attrs.field(validator=xml_name)
    documents: tuple[PlanDocument, ...] = attrs.field(
        repr=counted, default=(), validator=tuple_of(PlanDocument)
    )
    links: tuple[PlanLink, ...] = attrs.field(
        repr=counted, default=(), validator=tuple_of(PlanLink)
    )
    published: DateRange | Unknown = attrs.field(
        default=Unknown("no date of publication is stated"),
        validator=instance_of(DateRange, Unknown),
    )
    election_period: ElectionPeriod | Unknown = attrs.field(
        default=Unknown("no election period is stated"),
        validator=instance_of(ElectionPeriod, Unknown),
    )
    hearing: Hearing | Unknown = attrs.field(
        default=Unknown("no hearing is stated"), validator=instance_of(Hearing, Unknown)
    )
    hearing_report: HearingReport | Unknown = attrs.field(
        default=Unknown("no report on a hearing is stated"),
        validator=instance_of(HearingReport, Unknown),
    )
    revision: RevisionDecision | None = attrs.field(
        default=None, validator=attrs.validators.optional(instance_of(RevisionDecision))
    )
    supplements: tuple[PlanSupplement, ...] = attrs.field(
        repr=counted, default=(), validator=tuple_of(PlanSupplement)
    )
    local_plans: tuple[LocalPlan, ...] = attrs.field(
        repr=counted, default=(), validator=tuple_of(LocalPlan)
    )
    involvement: tuple[Involvement, ...] = attrs.field(
        repr=counted, default=(), validator=tuple_of(Involvement)
    )

    def __attrs_post_init__(self) -> None:
        problems = tuple(_reference_problems(self))
        if problems:
            raise StrategyError("a plan process that does not hold together", problems=problems)

    def named(self, plan: str) -> PlanDocument:
        """Return the plan document of an id.

        Raises:
            NotFoundError: there is none.
        """
        known = {each.id: each for each in self.documents}
        if plan not in known:
            raise NotFoundError(
                "no such plan document",
                got=plan,
                where="PlanProcess.named",
                suggestions=near_names(plan, known),
            )
        return known[plan]


@attrs.frozen(kw_only=True)
class Strategy:
    """What a municipality wants to become, and by when (*strategi*, *vision*).

    `period` and `sdgs` are Unknown where the document leaves them open; an empty
    tuple of `sdgs` would say that there are none. `horizon` is the year it looks
    towards. `mission` is None where the document has none. Themes stand in the
    document's order.

    Raises:
        StrategyError: ids that occur twice, initiatives for goals that are not there, or
            indicators that differ under one id.
    """

    id: str = attrs.field(validator=text(max_length=60, pattern="[a-z][a-z0-9-]*"))
    municipality: Municipality = attrs.field(validator=instance_of(Municipality))
    label: Label = attrs.field(validator=instance_of(Label))
    period: DateRange | Unknown = attrs.field(
        default=Unknown("no period is stated"), validator=instance_of(DateRange, Unknown)
    )
    horizon: int | None = attrs.field(default=None, validator=attrs.validators.optional(year_field))
    visions: tuple[Statement, ...] = attrs.field(
        repr=counted, default=(), validator=tuple_of(Statement)
    )
    mission: Statement | None = attrs.field(
        default=None, validator=attrs.validators.optional(instance_of(Statement))
    )
    values: tuple[Statement, ...] = attrs.field(
        repr=counted, default=(), validator=tuple_of(Statement)
    )
    principles: tuple[Statement, ...] = attrs.field(
        repr=counted, default=(), validator=tuple_of(Statement)
    )
    themes: tuple[Theme, ...] = attrs.field(repr=counted, default=(), validator=tuple_of(Theme))
    challenges: tuple[Challenge, ...] = attrs.field(
        repr=counted, default=(), validator=tuple_of(Challenge)
    )
    effects: tuple[Statement, ...] = attrs.field(
        repr=counted, default=(), validator=tuple_of(Statement)
    )
    sdgs: tuple[SdgReference, ...] | Unknown = attrs.field(
        repr=counted, default=Unknown("no SDGs are stated"), validator=sdgs_field
    )
    process: PlanProcess | Unknown = attrs.field(
        default=Unknown("no plan process is stated"), validator=instance_of(PlanProcess, Unknown)
    )

    def __attrs_post_init__(self) -> None:
        problems = (*_id_problems(self), *_initiative_problems(self), *_indicator_problems(self))
        if problems:
            raise StrategyError(f"strategy {self.id!r} does not hold together", problems=problems)

    def walk(self) -> Iterator[Theme]:
        """Yield every theme, each before those within it."""
        for theme in self.themes:
            yield from theme.walk()

    @property
    def sources(self) -> tuple[Source, ...]:
        """The documents that its parts and their details are printed in, each once."""
        return tuple(dict.fromkeys(_sources(self)))

    @property
    def goals(self) -> tuple[Goal, ...]:
        """The goals of all themes, in the document's order."""
        return tuple(goal for theme in self.walk() for goal in theme.goals)

    @property
    def targets(self) -> tuple[Target, ...]:
        """The targets of all goals, in the document's order."""
        return tuple(target for goal in self.goals for target in goal.targets)

    def to_text(self, lang: Lang = "da", *, width: int = WIDTH) -> str:
        """Return the strategy as an outline (*disposition*): facts, themes, then the rest.

        What the document leaves open is shown as not stated. Lines are wrapped to `width`
        characters.

        Raises:
            InvalidValueError: an unknown language, or a width below 40.

        >>> strategy = Strategy(
        ...     id="vision", municipality=Municipality("0326"), label=Label("Byen", "The town")
        ... )
        >>> print(strategy.to_text("en"))
        The town
        <BLANKLINE>
        Municipality: Kalundborg
        Period: not stated
        Contents: 0 themes; 0 goals; 0 targets
        <BLANKLINE>
        SDGs: not stated
        Plan process: not stated
        """
        return outline_text(strategy_outline(self, lang), width)

    def to_html(self, lang: Lang = "da") -> str:
        """Return the same outline as HTML: escaped, for dark pages too.

        Raises:
            InvalidValueError: an unknown language.
        """
        return outline_html(strategy_outline(self, lang))

    def __str__(self) -> str:
        return self.to_text()

    def _repr_html_(self) -> str:
        return self.to_html()


def _elements(strategy: Strategy) -> Iterator[Element]:
    mission = () if strategy.mission is None else (strategy.mission,)
    yield from (*strategy.visions, *mission, *strategy.values, *strategy.principles)
    for theme in strategy.walk():
        yield theme
        yield from theme.elements()
    yield from (*strategy.challenges, *strategy.effects)
    process = strategy.process
    if not isinstance(process, Unknown):
        yield from (*process.documents, *process.supplements)
        yield from (*process.local_plans, *process.involvement)


def _sources(value: object) -> Iterator[Source]:
    """Yield the document of every place within a value."""
    kind = type(value)
    if isinstance(value, Locator):
        yield value.source
    elif isinstance(value, tuple):
        for each in value:
            yield from _sources(each)
    elif attrs.has(kind):
        for field in attrs.fields(kind):
            yield from _sources(getattr(value, field.name))


def _id_problems(strategy: Strategy) -> Iterator[str]:
    ids = [*(each.id for each in _elements(strategy)), *(each.id for each in strategy.targets)]
    for name, times in collections.Counter(ids).items():
        if times > 1:
            yield f"id occurs {times} times @ {name}"


def _initiative_problems(strategy: Strategy) -> Iterator[str]:
    goals = {goal.id for goal in strategy.goals}
    for theme in strategy.walk():
        for initiative in theme.initiatives:
            for name in initiative.goals:
                if name not in goals:
                    yield f"initiative for no known goal, got {name!r} @ {initiative.id}"


def _indicator_problems(strategy: Strategy) -> Iterator[str]:
    known: dict[str, Indicator] = {}
    for target in strategy.targets:
        for indicator in filter(None, (target.indicator, target.benchmark)):
            if known.setdefault(indicator.id, indicator) != indicator:
                yield f"indicators that differ under one id, got {indicator.id!r} @ {target.id}"


def _reference_problems(process: PlanProcess) -> Iterator[str]:
    known = {each.id for each in process.documents}
    named = [
        ("document", process.document),
        *((f"links[{at}].first", link.first) for at, link in enumerate(process.links)),
        *((f"links[{at}].second", link.second) for at, link in enumerate(process.links)),
        *((f"supplements[{at}]", each.plan) for at, each in enumerate(process.supplements)),
        *(("revision", name) for name in _of_revision(process)),
    ]
    yield from (
        f"no such plan document, got {name!r} @ {where}"
        for where, name in named
        if name not in known
    )


def _of_revision(process: PlanProcess) -> tuple[str, ...]:
    revision = process.revision
    return () if revision is None else (revision.revises, revision.into)
