"""Progress in words and figures, in Danish and in English."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from decimal import Decimal
from fractions import Fraction
from types import MappingProxyType
from typing import TYPE_CHECKING

import attrs

from kommunedata.figures import number, rounded, share
from kommunedata.finding import Finding
from kommunedata.language import Label, Lang, check_lang
from kommunedata.strategy.model.target_words import format_target, format_value
from kommunedata.strategy.progress.profile import Measure, Status
from kommunedata.table import Column, Table

if TYPE_CHECKING:
    from kommunedata.strategy.progress.result import NotAssessable, Progress

__all__ = [
    "explain_obstacle",
    "explain_progress",
    "obstacle_words",
    "progress_table",
    "status_words",
]

_STATUS: Mapping[Status, Label] = MappingProxyType(
    {
        Status.TARGET_ACHIEVED: Label("målet er nået", "target achieved"),
        Status.SUBSTANTIAL_PROGRESS: Label("væsentlig fremgang", "substantial progress"),
        Status.SIGNIFICANT_PROGRESS: Label("betydelig fremgang", "significant progress"),
        Status.ON_TRACK: Label("på rette vej eller nået", "on track or achieved"),
        Status.MODERATE_PROGRESS: Label("nogen fremgang", "moderate progress"),
        Status.FAIR_PROGRESS: Label(
            "rimelig fremgang, men det skal gå hurtigere", "fair progress, acceleration needed"
        ),
        Status.LIMITED_PROGRESS: Label("begrænset fremgang", "limited progress"),
        Status.NO_PROGRESS: Label("ingen fremgang", "no progress"),
        Status.STAGNATION: Label("stilstand eller tilbagegang", "stagnation or regression"),
        Status.MODERATE_DETERIORATION: Label("nogen tilbagegang", "moderate deterioration"),
        Status.SIGNIFICANT_DETERIORATION: Label(
            "betydelig tilbagegang", "significant deterioration"
        ),
        Status.DETERIORATION: Label("tilbagegang", "deterioration"),
    }
)

_OBSTACLES: Mapping[str, Label] = MappingProxyType(
    {
        "no_observation": Label(
            "der er ingen måling af indikatoren", "there is no observation of the indicator"
        ),
        "no_baseline": Label(
            "målet har intet udgangspunkt", "the target has no baseline to be counted from"
        ),
        "no_baseline_year": Label(
            "udgangspunktets år kendes ikke", "the year of the baseline is not known"
        ),
        "no_baseline_value": Label(
            "udgangspunktets værdi kendes ikke", "the value of the baseline is not known"
        ),
        "no_share_of_baseline": Label(
            "en ændring i procent kræver et udgangspunkt over 0",
            "a change in per cent needs a baseline above 0",
        ),
        "no_deadline": Label("målet har ingen frist", "the target has no deadline"),
        "no_target_value": Label(
            "målet angiver kun en retning, og en lige linje kræver en værdi",
            "the target has a direction alone, and a straight line needs a value",
        ),
        "no_time_passed": Label(
            "der er ingen måling efter udgangspunktet", "there is no observation after the baseline"
        ),
        "no_benchmark_value": Label(
            "der er ingen måling af det, som målet holdes op imod, for samme år",
            "there is no observation of the benchmark for the same year",
        ),
        "moving_benchmark": Label(
            "målet følger et tal, der flytter sig, og er ikke nået: der er ingen vej at måle",
            "the benchmark moves, and is not met: there is no path to measure",
        ),
        "zero_target": Label(
            "ingen jævn vækst fører til 0", "no even growth leads to a target of 0"
        ),
        "zero_baseline": Label(
            "ingen jævn vækst begynder i 0", "no even growth begins from a baseline of 0"
        ),
        "sign_change": Label(
            "ingen jævn vækst skifter fortegn", "no even growth passes from one sign to the other"
        ),
    }
)


@attrs.frozen(kw_only=True)
class _Words:
    cannot: str
    latest: str
    start: str
    level: str
    way: str
    time: str
    expected: str
    straight: str
    even: str
    value: str
    needed: str
    a_year: str
    projection: str
    status: str
    by: str
    measures: Mapping[Measure, str]
    growth: str
    lost: str
    missed: str
    example: str
    above: str
    below: str


_WORDS: Mapping[Lang, _Words] = MappingProxyType(
    {
        "da": _Words(
            cannot="Kan ikke vurderes: {}",
            latest="Målt i {}",
            start="Udgangspunkt i {}",
            level="Skal nås",
            way="Andel af vejen",
            time="Andel af tiden",
            expected="Burde være nået i {}",
            straight="lige linje",
            even="jævn vækst",
            value="Værdi",
            needed="Nødvendigt herfra",
            a_year="{} om året",
            projection="Fremskrevet til {}",
            status="Status",
            by="Status: {} ({}).",
            measures=MappingProxyType(
                {Measure.PACE: "tempo {}", Measure.PROJECTED_SHARE: "{} af vejen ved fristen"}
            ),
            growth="{} om året mod det bedre",
            lost="Udgangspunktet levede op til målet, og det gør den seneste måling ikke.",
            missed="Fristen er overskredet, uden at målet vides nået.",
            example="Målingerne er helt eller delvis eksempler.",
            above="over {}",
            below="under {}",
        ),
        "en": _Words(
            cannot="Cannot be assessed: {}",
            latest="Observed in {}",
            start="Baseline in {}",
            level="To reach",
            way="Share of the way",
            time="Share of the time",
            expected="Due in {}",
            straight="straight line",
            even="even growth",
            value="Value",
            needed="Needed from here",
            a_year="{} a year",
            projection="Projected in {}",
            status="Status",
            by="Status: {} ({}).",
            measures=MappingProxyType(
                {Measure.PACE: "pace {}", Measure.PROJECTED_SHARE: "{} of the way at the deadline"}
            ),
            growth="{} a year towards the better",
            lost="The baseline met the target, and the latest observation does not.",
            missed="The deadline has passed and the target is not known to be reached.",
            example="The observations are examples, all or some of them.",
            above="above {}",
            below="below {}",
        ),
    }
)


# the largest size that a calculated figure is printed in: beyond it, digits say nothing, and
# growth that goes on for a century soon has thousands of them
_LARGEST = Fraction(10**15)


def status_words(status: Status, lang: Lang) -> str:
    """Return a status in words."""
    return _STATUS[status].text(lang)


def obstacle_words(found: NotAssessable, lang: Lang) -> str:
    """Return why a target cannot be assessed, in one sentence without its full stop."""
    return _WORDS[lang].cannot.format(_OBSTACLES[found.reason.value].text(lang))


def explain_obstacle(found: NotAssessable, lang: Lang) -> str:
    """Return why a target cannot be assessed, what was last observed, and whether as an example."""
    check_lang(lang)
    words = _WORDS[lang]
    lines = [f"{obstacle_words(found, lang)}."]
    if found.latest is not None:
        value = format_value(found.latest.value, found.target.indicator, lang)
        lines.append(f"{words.latest.format(found.latest.year)}: {value}.")
    return "\n".join([*lines, *_notes_on(found.findings, words)])


def explain_progress(found: Progress, lang: Lang) -> str:
    """Return each figure in a line, and the status with the measure it rests on."""
    check_lang(lang)
    words = _WORDS[lang]
    *figures, _ = _rows(found, lang)
    lines = [f"{name}: {figure}." for name, figure in figures]
    return "\n".join([*lines, _status_line(found, lang), *_notes(found, words)])


def progress_table(found: Progress, lang: Lang) -> Table:
    """Return a row for each figure that can be said, the status last."""
    check_lang(lang)
    words = _WORDS[lang]
    indicator = found.target.indicator.name.text(lang)
    return Table(
        (Column(indicator, width=44), Column(words.value, "right")),
        tuple(_rows(found, lang)),
        totals=1,
        caption=f"{indicator}: {format_target(found.target, lang)}",
        note="\n".join(_notes(found, words)) or None,
    )


def _rows(found: Progress, lang: Lang) -> Iterator[tuple[str, str]]:
    words = _WORDS[lang]
    yield from _places(found, lang)
    for label, part in ((words.way, found.share_of_way), (words.time, found.share_of_time)):
        if part is not None:
            yield label, _share(part, lang, signed=False)
    if found.expected is not None:
        yield words.expected.format(found.latest.year), _value(found.expected, found, lang)
    if found.needed is not None and not found.achieved:
        yield words.needed, words.a_year.format(_needed(found, found.needed, lang))
    if found.projection is not None:
        yield words.projection.format(found.target.deadline), _value(found.projection, found, lang)
    yield words.status, status_words(found.status, lang)


def _places(found: Progress, lang: Lang) -> Iterator[tuple[str, str]]:
    words, indicator = _WORDS[lang], found.target.indicator
    for label, point in ((words.start, found.start), (words.latest, found.latest)):
        if point is not None:
            yield label.format(point.year), format_value(point.value, indicator, lang)
    if found.level is not None:
        yield words.level, format_value(found.level, indicator, lang)


def _status_line(found: Progress, lang: Lang) -> str:
    words = _WORDS[lang]
    status = status_words(found.status, lang)
    because = [found.profile.name.text(lang)]
    if found.measure is not None:
        path = words.even if _even(found) else words.straight
        because = [_measure(found, found.measure, lang), path, *because]
    return words.by.format(status, "; ".join(because))


def _measure(found: Progress, measure: Fraction, lang: Lang) -> str:
    words = _WORDS[lang]
    if found.level is None:
        return words.growth.format(_share(measure, lang))
    if found.profile.measure is Measure.PROJECTED_SHARE:
        figure = _share(measure, lang, signed=False)
    else:
        figure = _bounded(measure, lang, lambda each: number(rounded(each, 2), lang))
    return words.measures[found.profile.measure].format(figure)


def _notes(found: Progress, words: _Words) -> list[str]:
    return [*([words.lost] if found.lost else []), *_notes_on(found.findings, words)]


def _notes_on(findings: Iterable[Finding], words: _Words) -> list[str]:
    """Return what findings say that must stand beside any figure."""
    codes = {finding.code for finding in findings}
    notes = [words.missed] if "deadline-passed" in codes else []
    return notes + ([words.example] if "example-observation" in codes else [])


def _needed(found: Progress, needed: Fraction, lang: Lang) -> str:
    if _even(found):
        return _share(needed, lang)
    sign = "+" if 0 < needed <= _LARGEST else ""
    return f"{sign}{_value(needed, found, lang)}"


def _even(found: Progress) -> bool:
    return found.method.value == "cagr"


def _value(value: Fraction, found: Progress, lang: Lang) -> str:
    """Return a calculated value with one decimal more than the observations have."""
    points = [point for point in (found.start, found.latest) if point is not None]
    decimals = max(-_exponent(point.value) for point in points) + 1
    return _bounded(
        value,
        lang,
        lambda each: format_value(rounded(each, max(decimals, 1)), found.target.indicator, lang),
    )


def _share(value: Fraction, lang: Lang, *, signed: bool = True) -> str:
    return _bounded(value, lang, lambda each: share(each, lang, signed=signed))


def _bounded(value: Fraction, lang: Lang, shown: Callable[[Fraction], str]) -> str:
    """Return a figure as `shown` prints it, or only that it is beyond the largest there is."""
    if abs(value) <= _LARGEST:
        return shown(value)
    words = _WORDS[lang]
    if value > 0:
        return words.above.format(shown(_LARGEST))
    return words.below.format(shown(-_LARGEST))


def _exponent(value: Decimal) -> int:
    return int(value.as_tuple().exponent)
