"""What a picture of a target over time shows, as exact points with their words."""

from __future__ import annotations

import enum
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from types import MappingProxyType

import attrs

from kommunedata.figures import number, rounded
from kommunedata.language import Lang
from kommunedata.strategy import (
    Method,
    NotAssessable,
    Point,
    Progress,
)
from kommunedata.strategy.progress.growth import compound, growth
from kommunedata.strategy.progress.series import level_of

__all__ = ["Layer", "Shown", "layers_of"]


class Shown(enum.Enum):
    """What a layer is."""

    PATH = enum.auto()
    OBSERVED = enum.auto()
    START = enum.auto()
    EXPECTED = enum.auto()
    PROJECTION = enum.auto()
    LEVEL = enum.auto()
    UNDATED_LEVEL = enum.auto()
    BENCHMARK = enum.auto()


@attrs.frozen
class Layer:
    """Years and values that belong together, and what they are in words."""

    what: Shown
    label: str
    points: tuple[tuple[int, Fraction], ...]


@attrs.frozen(kw_only=True)
class _Words:
    start: str
    latest: str
    straight: str
    even: str
    expected: str
    projection: str
    level: str
    level_by: str
    benchmark: str


_WORDS: Mapping[Lang, _Words] = MappingProxyType(
    {
        "da": _Words(
            start="Udgangspunkt i {}: {}",
            latest="Målt, senest i {}: {}",
            straight="Vejen til målet, en ret linje",
            even="Vejen til målet, jævn vækst",
            expected="Forventet i {}: {}",
            projection="Ventes i {}, hvis det går sådan videre: {}",
            level="Skal nå {}",
            level_by="Skal nå i {}: {}",
            benchmark="{} i {}: {}",
        ),
        "en": _Words(
            start="Baseline in {}: {}",
            latest="Observed, latest in {}: {}",
            straight="The path to the target, a straight line",
            even="The path to the target, even growth",
            expected="Expected in {}: {}",
            projection="Projected in {}, if it goes on like this: {}",
            level="To reach {}",
            level_by="To reach by {}: {}",
            benchmark="{} in {}: {}",
        ),
    }
)


def layers_of(
    found: Progress | NotAssessable, latest: Point, observed: Sequence[Point], lang: Lang
) -> Iterator[Layer]:
    """Yield what can be shown, what lies behind first.

    `latest` is the last observation that counted; `observed` are by year, one or more.
    """
    words = _WORDS[lang]
    if isinstance(found, Progress):
        yield from _paths(found, lang)
    yield from _levels(found, latest.year, lang)
    last = observed[-1]
    yield Layer(
        Shown.OBSERVED,
        words.latest.format(last.year, number(last.value, lang)),
        tuple((point.year, Fraction(point.value)) for point in observed),
    )
    if isinstance(found, Progress):
        yield from _places(found, lang)


def _paths(found: Progress, lang: Lang) -> Iterator[Layer]:
    """Yield the path that was asked for, and where it leads if it goes on like this."""
    words, deadline = _WORDS[lang], found.target.deadline
    if found.start is None or found.level is None or deadline is None:
        return
    even = found.method is Method.CAGR
    if found.expected is not None:
        goal = (deadline, Fraction(found.level))
        path = _course(_of(found.start), goal, even=even)
        yield Layer(Shown.PATH, words.even if even else words.straight, path)
    if found.projection is not None and deadline > found.latest.year:
        end = (deadline, found.projection)
        yield Layer(
            Shown.PROJECTION,
            words.projection.format(deadline, _calculated(found.projection, found, lang)),
            _course(_of(found.latest), end, even=even),
        )


def _levels(found: Progress | NotAssessable, latest: int, lang: Lang) -> Iterator[Layer]:
    """Yield what is to be reached: a level by a year, or another's value in one year."""
    words, target = _WORDS[lang], found.target
    level = found.level if isinstance(found, Progress) else level_of(target, None)
    if level is None:
        return
    text = number(level, lang)
    if target.benchmark is not None:
        label = words.benchmark.format(target.benchmark.name.text(lang), latest, text)
        yield Layer(Shown.BENCHMARK, label, ((latest, Fraction(level)),))
    elif target.deadline is None:
        yield Layer(Shown.UNDATED_LEVEL, words.level.format(text), ((latest, Fraction(level)),))
    else:
        label = words.level_by.format(target.deadline, text)
        yield Layer(Shown.LEVEL, label, ((target.deadline, Fraction(level)),))


def _places(found: Progress, lang: Lang) -> Iterator[Layer]:
    """Yield where it began, and where it was to be by the last observation."""
    words = _WORDS[lang]
    if found.start is not None:
        label = words.start.format(found.start.year, number(found.start.value, lang))
        yield Layer(Shown.START, label, (_of(found.start),))
    if found.expected is not None:
        year = found.latest.year
        label = words.expected.format(year, _calculated(found.expected, found, lang))
        yield Layer(Shown.EXPECTED, label, ((year, found.expected),))


def _of(point: Point) -> tuple[int, Fraction]:
    return point.year, Fraction(point.value)


def _course(
    start: tuple[int, Fraction], end: tuple[int, Fraction], *, even: bool
) -> tuple[tuple[int, Fraction], ...]:
    """Return a straight line, or even growth year by year, between two points."""
    if not even:
        return start, end
    (first, base), (last, level) = start, end
    rate = growth(base, level, last - first)
    between = ((year, compound(base, rate, year - first)) for year in range(first, last))
    return (*between, end)


def _calculated(value: Fraction, found: Progress, lang: Lang) -> str:
    """Return a calculated value with one decimal more than what it was calculated from."""
    points = [point for point in (found.start, found.latest) if point is not None]
    decimals = max(1, *(1 - int(point.value.as_tuple().exponent) for point in points))
    return number(rounded(value, decimals), lang)
