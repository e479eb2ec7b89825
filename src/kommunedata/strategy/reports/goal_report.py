"""How the goals of a strategy stand, in one table."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from types import MappingProxyType

import attrs

from kommunedata._checks import check_date, check_is, members
from kommunedata._repr import counted
from kommunedata.errors import NotFoundError, near_names
from kommunedata.language import Lang, check_lang
from kommunedata.strategy.model.goal import Goal
from kommunedata.strategy.model.observation import Observation
from kommunedata.strategy.model.strategy import Strategy
from kommunedata.strategy.model.target import Baseline, Target
from kommunedata.strategy.model.target_words import format_target, format_value
from kommunedata.strategy.progress.assess import progress
from kommunedata.strategy.progress.profile import SDG_BUILD, StatusProfile
from kommunedata.strategy.progress.result import Method, NotAssessable, Progress
from kommunedata.strategy.progress.words import obstacle_words, status_words
from kommunedata.table import Column, Table

__all__ = ["GoalReport", "GoalReportRow", "goal_report"]

_NONE: Mapping[str, Baseline] = MappingProxyType({})


@attrs.frozen
class GoalReportRow:
    """A goal with one of its targets and how that stands; both None where it has none."""

    goal: Goal
    target: Target | None
    result: Progress | NotAssessable | None


@attrs.frozen(kw_only=True)
class GoalReport:
    """The goals of a strategy (*målrapport*), a row for each target, in the document's order."""

    strategy: Strategy = attrs.field(repr=lambda strategy: repr(strategy.id))
    as_of: date
    rows: tuple[GoalReportRow, ...] = attrs.field(repr=counted)

    def table(self, lang: Lang = "da") -> Table:
        """Return goal, target, deadline, latest observation and status, a row for each target."""
        check_lang(lang)
        words = _WORDS[lang]
        example = any(_is_example(row) for row in self.rows)
        return Table(
            (
                Column(words.goal, width=40),
                Column(words.target, width=34),
                Column(words.deadline, "right"),
                Column(words.latest, width=30),
                Column(words.status, width=40),
            ),
            tuple(_cells(row, lang) for row in self.rows),
            caption=f"{self.strategy.municipality.name}: {self.strategy.label.text(lang)}",
            note=words.example if example else None,
        )

    def __str__(self) -> str:
        return str(self.table())

    def _repr_html_(self) -> str:
        return self.table().to_html()


def goal_report(
    strategy: Strategy,
    observations: Iterable[Observation],
    *,
    as_of: date,
    method: Method = Method.LINEAR,
    profile: StatusProfile = SDG_BUILD,
    baselines: Mapping[str, Baseline] = _NONE,
) -> GoalReport:
    """Return how each target of a strategy stands (*målrapport*), as `progress` has it.

    `baselines` are one's own, by the id of their target, where the document states none.

    Raises:
        NotFoundError: a baseline for a target that is not there.
        InvalidValueError, WrongTypeError: as `progress` raises them.
    """
    check_is(strategy, Strategy, where="strategy")
    check_is(method, Method, where="method")
    check_is(profile, StatusProfile, where="profile")
    check_is(baselines, Mapping, where="baselines")
    check_date(as_of, where="as_of")
    seen = _by_indicator(members(observations, Observation, where="goal_report"))
    _check_baselines(strategy, baselines)

    def stands(target: Target) -> Progress | NotAssessable:
        own, mine = baselines.get(target.id), _of_target(target, seen)
        return progress(target, mine, as_of=as_of, method=method, profile=profile, baseline=own)

    rows = tuple(
        GoalReportRow(goal, target, None if target is None else stands(target))
        for goal, target in _goals(strategy)
    )
    return GoalReport(strategy=strategy, as_of=as_of, rows=rows)


def _goals(strategy: Strategy) -> Iterator[tuple[Goal, Target | None]]:
    for goal in strategy.goals:
        for target in goal.targets or (None,):
            yield goal, target


def _by_indicator(observations: Iterable[Observation]) -> Mapping[str, list[Observation]]:
    """Return the observations of each indicator, so that no target has to look through all."""
    found: dict[str, list[Observation]] = {}
    for each in observations:
        found.setdefault(each.indicator, []).append(each)
    return found


def _of_target(target: Target, seen: Mapping[str, list[Observation]]) -> list[Observation]:
    measured = filter(None, (target.indicator, target.benchmark))
    names = dict.fromkeys(indicator.id for indicator in measured)  # each once
    return [observation for name in names for observation in seen.get(name, ())]


def _check_baselines(strategy: Strategy, baselines: Mapping[str, Baseline]) -> None:
    known = {target.id for target in strategy.targets}
    for name in baselines:
        if name not in known:
            raise NotFoundError(
                "baseline for no known target",
                got=name,
                where="baselines",
                suggestions=near_names(name, known),
            )


@attrs.frozen(kw_only=True)
class _Words:
    goal: str
    target: str
    deadline: str
    latest: str
    status: str
    no_target: str
    example: str


_WORDS: Mapping[Lang, _Words] = MappingProxyType(
    {
        "da": _Words(
            goal="Mål",
            target="Måltal",
            deadline="Frist",
            latest="Seneste måling",
            status="Status",
            no_target="intet måltal",
            example="Nogle af målingerne er eksempler.",
        ),
        "en": _Words(
            goal="Goal",
            target="Target",
            deadline="Deadline",
            latest="Latest observation",
            status="Status",
            no_target="no target",
            example="Some of the observations are examples.",
        ),
    }
)


def _cells(row: GoalReportRow, lang: Lang) -> tuple[str, str, str, str, str]:
    words, title = _WORDS[lang], row.goal.title.text(lang)
    if row.target is None or row.result is None:
        return title, words.no_target, "", "", ""
    aim = format_target(attrs.evolve(row.target, deadline=None), lang)
    aim = f"{row.target.indicator.name.text(lang)}: {aim}"
    deadline = "" if row.target.deadline is None else str(row.target.deadline)
    return title, aim, deadline, _latest(row.result, lang), _status(row.result, lang)


def _latest(result: Progress | NotAssessable, lang: Lang) -> str:
    if result.latest is None:
        return ""
    value = format_value(result.latest.value, result.target.indicator, lang)
    return f"{value} ({result.latest.year})"


def _status(result: Progress | NotAssessable, lang: Lang) -> str:
    if isinstance(result, NotAssessable):
        return obstacle_words(result, lang)
    return status_words(result.status, lang)


def _is_example(row: GoalReportRow) -> bool:
    findings = () if row.result is None else row.result.findings
    return any(finding.code == "example-observation" for finding in findings)
