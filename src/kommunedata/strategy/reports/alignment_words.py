"""Alignments in words, in Danish and in English."""

from __future__ import annotations

import collections
from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

import attrs

from kommunedata.finding import Unknown
from kommunedata.language import Label, Lang, check_lang
from kommunedata.strategy.model.target import Target
from kommunedata.strategy.model.target_words import format_target
from kommunedata.strategy.model.terms import Commitment, Direction, TargetForm
from kommunedata.strategy.reports.alignment_rules import Difference, Need
from kommunedata.table import Column, Table

if TYPE_CHECKING:
    from kommunedata.strategy.reports.alignment import AlignedGoal, Alignment, AlignmentReport

__all__ = [
    "DIFFERENCES",
    "FORMS",
    "KINDS",
    "NEEDS",
    "alignment_table",
    "explain_alignment",
]

KINDS: Mapping[str, tuple[Label, Label]] = MappingProxyType(
    {
        # in a cell of a table, and as a sentence
        "exact": (
            Label("ens i tal", "equal in figures"),
            Label("Måltallene er ens.", "The targets are equal in figures."),
        ),
        "same_subject": (
            Label("samme emne", "same subject"),
            Label(
                "Samme indikator, men måltallene er ikke ens.",
                "The same indicator, but the targets are not equal.",
            ),
        ),
        "not_comparable": (
            Label("kan ikke sammenlignes", "not comparable"),
            Label(
                "Samme størrelse, men tallene kan ikke sammenlignes, som de står.",
                "The same quantity, but the figures cannot be compared as they stand.",
            ),
        ),
    }
)

DIFFERENCES: Mapping[Difference, Label] = MappingProxyType(
    {
        Difference.NO_TARGET: Label("Intet måltal", "No target"),
        Difference.QUANTITY: Label("Størrelse", "Quantity"),
        Difference.INDICATOR: Label("Indikator", "Indicator"),
        Difference.UNIT: Label("Enhed", "Unit"),
        Difference.SCOPE: Label("Omfang", "Scope"),
        Difference.FORM: Label("Målform", "Form"),
        Difference.DIRECTION: Label("Retning", "Direction"),
        Difference.VALUE: Label("Værdi", "Value"),
        Difference.BENCHMARK: Label("Sammenligningsgrundlag", "Benchmark"),
        Difference.BASELINE: Label("Basisår", "Base year"),
        Difference.DEADLINE: Label("Frist", "Deadline"),
        Difference.DEADLINE_OF_LIST: Label("Fristens plads", "Place of the deadline"),
        Difference.COMPARATOR_STATED: Label("Mindst eller højst", "At least or at most"),
        Difference.COMMITMENT: Label("Forpligtelse", "Commitment"),
        Difference.WORDING: Label("Ordlyd", "Wording"),
    }
)

NEEDS: Mapping[Need, Label] = MappingProxyType(
    {
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
    }
)

FORMS: Mapping[TargetForm, Label] = MappingProxyType(
    {
        TargetForm.LEVEL: Label("niveau", "level"),
        TargetForm.SHARE: Label("andel", "share"),
        TargetForm.COUNT: Label("antal", "count"),
        TargetForm.ABSOLUTE_CHANGE: Label("ændring", "change"),
        TargetForm.RELATIVE_CHANGE: Label("ændring i procent", "change in per cent"),
        TargetForm.UNIVERSAL: Label("alle eller ingen", "all or none"),
        TargetForm.NET_ZERO: Label("neutralitet", "neutrality"),
        TargetForm.BENCHMARK: Label("andres tal", "the figure of others"),
        TargetForm.DIRECTION: Label("kun en retning", "a direction alone"),
    }
)

_DIRECTIONS: Mapping[Direction, Label] = MappingProxyType(
    {
        Direction.INCREASE: Label("stigende", "increasing"),
        Direction.DECREASE: Label("faldende", "decreasing"),
    }
)

_COMMITMENTS: Mapping[Commitment, Label] = MappingProxyType(
    {
        Commitment.RESULT: Label("skal nås", "is to be reached"),
        Commitment.AIM: Label("der arbejdes hen imod det", "is worked towards"),
        Commitment.SUPPORT: Label("udviklingen understøtter det", "the development supports it"),
    }
)

_NONE = Label("ingen", "none")
_NO_TARGET = Label("intet måltal", "no target")
_NOT_STATED = Label("ikke oplyst", "not stated")
_PLACES: Mapping[bool, Label] = MappingProxyType(
    {
        True: Label("over listen af mål", "above the list of goals"),
        False: Label("i målet", "in the goal"),
    }
)
_STATED: Mapping[bool, Label] = MappingProxyType(
    {True: Label("skrevet", "stated"), False: Label("underforstået", "implied")}
)
_QUOTED = Label("»{}«", "“{}”")


@attrs.frozen(kw_only=True)
class _Words:
    kind: str
    differences: str
    other_quantity: str
    one_without: str
    both_without: str
    none_beside: str
    needs: str
    last: str
    rows: str
    both: str
    alone: str


_WORDS: Mapping[Lang, _Words] = MappingProxyType(
    {
        "da": _Words(
            kind="Sammenstilling",
            differences="Forskelle",
            other_quantity="Samme emne, men der måles ikke det samme.",
            one_without="Samme emne, men {} har intet måltal.",
            both_without="Samme emne, men ingen af dem har et måltal.",
            none_beside="Samme emne, men {} har intet måltal at stille ved siden af.",
            needs="Det ville kræve {}.",
            last=" og ",
            rows="Rækker: {}.",
            both="{} og {}",
            alone="Mål uden fælles emne: {} ({}), {} ({}).",
        ),
        "en": _Words(
            kind="Alignment",
            differences="Differences",
            other_quantity="The same subject, but different things are measured.",
            one_without="The same subject, but {} has no target.",
            both_without="The same subject, but neither has a target.",
            none_beside="The same subject, but {} has no target to set beside it.",
            needs="That would need {}.",
            last=" and ",
            rows="Rows: {}.",
            both="{} and {}",
            alone="Goals without a shared subject: {} ({}), {} ({}).",
        ),
    }
)


def explain_alignment(found: Alignment, lang: Lang) -> str:
    """Return a line for each side, for the kind, for each difference and for what is missing."""
    check_lang(lang)
    sides = [f"{each.name}: {_side(each, lang)}." for each in (found.a, found.b)]
    missing = [_WORDS[lang].needs.format(_listed(found.needs, lang))] if found.needs else []
    return "\n".join([*sides, _reason(found, lang), *_lines(found, lang), *missing])


def alignment_table(report: AlignmentReport, lang: Lang) -> Table:
    """Return a row for each alignment, and below them how many there are of each kind."""
    check_lang(lang)
    words = _WORDS[lang]
    titles = [f"{each.municipality.name}: {each.label.text(lang)}" for each in (report.a, report.b)]
    return Table(
        (
            *(Column(name, width=44) for name in report.names),
            Column(words.kind, width=22),
            Column(words.differences, width=32),
        ),
        tuple(_cells(row, lang) for row in report.rows),
        caption=words.both.format(*titles),
        note=_note(report, lang),
    )


def _cells(row: Alignment, lang: Lang) -> tuple[str, str, str, str]:
    kind, _ = KINDS[row.kind.value]
    labels = ", ".join(DIFFERENCES[each].text(lang).lower() for each in row.differences)
    return _side(row.a, lang), _side(row.b, lang), kind.text(lang), labels


def _note(report: AlignmentReport, lang: Lang) -> str:
    words, kinds = _WORDS[lang], collections.Counter(row.kind.value for row in report.rows)
    counts = ", ".join(f"{kind.text(lang)} ({kinds[name]})" for name, (kind, _) in KINDS.items())
    (a, b), alone = report.names, (len(report.only_in_a), len(report.only_in_b))
    return f"{words.rows.format(counts)}\n{words.alone.format(a, alone[0], b, alone[1])}"


def _side(side: AlignedGoal, lang: Lang) -> str:
    targets = side.goal.targets if side.target is None else (side.target,)
    aims = "; ".join(format_target(each, lang) for each in targets) or _NO_TARGET.text(lang)
    return f"{side.goal.title.text(lang)}: {aims}"


def _reason(found: Alignment, lang: Lang) -> str:
    words = _WORDS[lang]
    if Difference.QUANTITY in found.differences:
        return words.other_quantity
    if Difference.NO_TARGET not in found.differences:
        return KINDS[found.kind.value][1].text(lang)
    without = [each.name for each in (found.a, found.b) if not each.goal.targets]
    if without:
        return words.one_without.format(*without) if len(without) == 1 else words.both_without
    [name] = (each.name for each in (found.a, found.b) if each.target is None)
    return words.none_beside.format(name)


def _lines(found: Alignment, lang: Lang) -> Iterator[str]:
    """Yield a line for each difference; that there is no target has been said already."""
    for each in found.differences:
        if each is not Difference.NO_TARGET:
            a, b = (_of_side(each, side, lang) for side in (found.a, found.b))
            label = DIFFERENCES[each].text(lang)
            yield f"{label}: {a} ({found.a.name}), {b} ({found.b.name})."


def _of_side(difference: Difference, side: AlignedGoal, lang: Lang) -> str:
    if side.target is not None:
        return _VALUES[difference](side.target, lang)
    names = dict.fromkeys(each.indicator.name.text(lang) for each in side.goal.targets)
    return "; ".join(names)


def _listed(needs: tuple[Need, ...], lang: Lang) -> str:
    *others, last = (NEEDS[need].text(lang) for need in needs)
    return _WORDS[lang].last.join(filter(None, (", ".join(others), last)))


def _unit(target: Target, lang: Lang) -> str:
    unit = target.indicator.unit
    return (_NOT_STATED if isinstance(unit, Unknown) else unit).text(lang)


def _base_year(target: Target, lang: Lang) -> str:
    baseline = target.baseline
    if isinstance(baseline, Unknown) or isinstance(baseline.year, Unknown):
        return _NOT_STATED.text(lang)
    return str(baseline.year)


def _benchmark(target: Target, lang: Lang) -> str:
    return _NONE.text(lang) if target.benchmark is None else target.benchmark.name.text(lang)


def _deadline(target: Target, lang: Lang) -> str:
    return _NONE.text(lang) if target.deadline is None else str(target.deadline)


def _printed(target: Target, lang: Lang) -> str:
    return _QUOTED.text(lang).format("" if target.locator is None else target.locator.printed)


_VALUES: Mapping[Difference, Callable[[Target, Lang], str]] = MappingProxyType(
    {
        Difference.INDICATOR: lambda target, lang: target.indicator.name.text(lang),
        Difference.UNIT: _unit,
        Difference.SCOPE: lambda target, lang: (target.scope or _NOT_STATED).text(lang),
        Difference.FORM: lambda target, lang: FORMS[target.form].text(lang),
        Difference.DIRECTION: lambda target, lang: _DIRECTIONS[target.direction].text(lang),
        Difference.VALUE: lambda target, lang: format_target(
            attrs.evolve(target, deadline=None), lang
        ),
        Difference.BENCHMARK: _benchmark,
        Difference.BASELINE: _base_year,
        Difference.DEADLINE: _deadline,
        Difference.DEADLINE_OF_LIST: lambda target, lang: _PLACES[target.deadline_of_list].text(
            lang
        ),
        Difference.COMPARATOR_STATED: lambda target, lang: _STATED[target.comparator_stated].text(
            lang
        ),
        Difference.COMMITMENT: lambda target, lang: _COMMITMENTS[target.commitment].text(lang),
        Difference.WORDING: _printed,
    }
)
