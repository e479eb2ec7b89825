"""A target over time: where it began, the path, what was observed, and where it leads."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType

from kommunedata._checks import members
from kommunedata.errors import InvalidValueError, WrongTypeError
from kommunedata.finding import Unknown
from kommunedata.language import Lang, check_lang
from kommunedata.plot.canvas import (
    NOTE_SIZE,
    Axes,
    Figure,
    Line2D,
    axes_for,
    drawn,
    figure_of,
    put_note,
    put_title,
)
from kommunedata.plot.colours import BLUE, GREEN, GREY, INK, ORANGE, PURPLE
from kommunedata.plot.progress_layers import Layer, Shown, layers_of
from kommunedata.plot.ticks import ticks_over, year_ticks
from kommunedata.strategy import (
    NotAssessable,
    Observation,
    Point,
    Progress,
    format_target,
)
from kommunedata.strategy.progress.series import series_of

__all__ = ["progress_path"]

_INCHES = 10, 6
_TITLE_WIDTH, _NOTE_WIDTH = 105, 140  # characters
_EXAMPLE: Mapping[Lang, str] = MappingProxyType(
    {
        "da": "Målingerne er helt eller delvis eksempler.",
        "en": "The observations are examples, all or some of them.",
    }
)

_LINES: Mapping[Shown, str] = MappingProxyType(
    {
        Shown.PATH: "--",
        Shown.OBSERVED: "-",
        Shown.PROJECTION: ":",
        Shown.UNDATED_LEVEL: "-",
    }
)
_MARKERS: Mapping[Shown, str] = MappingProxyType(
    {
        Shown.OBSERVED: "o",
        Shown.START: "s",
        Shown.EXPECTED: "D",
        Shown.PROJECTION: "o",
        Shown.LEVEL: "*",
        Shown.BENCHMARK: "^",
    }
)
_COLOURS: Mapping[Shown, str] = MappingProxyType(
    {
        Shown.PATH: GREY,
        Shown.OBSERVED: BLUE,
        Shown.START: INK,
        Shown.EXPECTED: ORANGE,
        Shown.PROJECTION: BLUE,
        Shown.LEVEL: GREEN,
        Shown.UNDATED_LEVEL: GREEN,
        Shown.BENCHMARK: PURPLE,
    }
)
_HOLLOW = frozenset({Shown.EXPECTED, Shown.PROJECTION})
_AIR = 25  # a part of the axis that keeps markers off its ends
_MARKER = 8
_SIZES: Mapping[Shown, int] = MappingProxyType({Shown.OBSERVED: 6, Shown.LEVEL: 16})


def progress_path(
    found: Progress | NotAssessable,
    observations: Iterable[Observation] = (),
    *,
    lang: Lang = "da",
    ax: Axes | None = None,
) -> Figure:
    """Draw a target over time (*fremdrift mod et mål*): path, observations and where they lead.

    `observations` are those that the progress was found from; without them the baseline
    and the last one are drawn. What the progress does not say is not drawn: of a target
    that cannot be assessed there are the observations and the level, with the reason
    above. Values are written out below, calculated ones with one decimal more than the
    observed. Examples are called examples.

    Raises:
        InvalidValueError: no observation at all, or others than the progress is of.
        WrongTypeError: an argument of another type.
    """
    check_lang(lang)
    _check_found(found)
    given = members(observations, Observation, where="progress_path(observations=)")
    latest = _latest(found)
    layers = tuple(layers_of(found, latest, _observed(found, latest, given), lang))
    ax = axes_for(ax, width=_INCHES[0], height=_INCHES[1])
    _axes(ax, layers, lang)
    indicator = found.target.indicator
    handles = [_draw(ax, layer) for layer in layers]
    put_title(
        ax,
        f"{indicator.name.text(lang)}: {format_target(found.target, lang)}",
        _standing(found, lang),
        width=_TITLE_WIDTH,
    )
    if not isinstance(indicator.unit, Unknown):
        ax.set_ylabel(indicator.unit.text(lang), fontsize=NOTE_SIZE, parse_math=False)
    put_note(ax, *_notes(found, given, lang), legend=handles, width=_NOTE_WIDTH)
    return figure_of(ax)


def _check_found(found: object) -> None:
    if not isinstance(found, Progress | NotAssessable):
        allowed = "Progress or NotAssessable"
        raise WrongTypeError("wrong type", allowed=allowed, got=found, where="progress_path")


def _latest(found: Progress | NotAssessable) -> Point:
    """Return the last observation that counted; raise where there is none."""
    if found.latest is None:
        raise InvalidValueError(
            "nothing to draw", allowed="a target with observations", where="progress_path"
        )
    return found.latest


def _observed(
    found: Progress | NotAssessable, latest: Point, given: Iterable[Observation]
) -> tuple[Point, ...]:
    """Return the observations by year, the last that counted among them.

    Raises:
        InvalidValueError: they are not those that the progress is of.
    """
    points = {
        point.year: point for point in series_of(found.target.indicator, given, found.as_of).points
    }
    conflict = points.setdefault(latest.year, latest) != latest
    # against a benchmark, the last is that of a year which the benchmark has as well
    if conflict or (found.target.benchmark is None and max(points) > latest.year):
        raise InvalidValueError(
            "other observations than the progress is of",
            allowed=f"{latest.value} as the last, in {latest.year}",
            got=[f"{point.value} in {point.year}" for point in points.values()],
            where="progress_path(observations=)",
        )
    return tuple(points[year] for year in sorted(points))


def _axes(ax: Axes, layers: Sequence[Layer], lang: Lang) -> None:
    points = [point for layer in layers for point in layer.points]
    years = [year for year, _ in points]
    values = [value for _, value in points]
    ticks = ticks_over(min(values), max(values))
    ax.set_yticks([drawn(each) for each in ticks.values], ticks.labels(lang), fontsize=NOTE_SIZE)
    low, high = ticks.values[0], ticks.values[-1]
    air = (high - low) / _AIR
    ax.set_ylim(drawn(low - air), drawn(high + air))
    marked = year_ticks(min(years), max(years))
    ax.set_xticks(marked, [str(year) for year in marked], fontsize=NOTE_SIZE)
    ax.set_xlim(min(years) - 0.5, max(years) + 0.5)
    ax.grid(axis="y", color=GREY, alpha=0.25)
    for side in ("top", "right"):
        ax.spines[side].set_visible(False)


def _draw(ax: Axes, layer: Layer) -> Line2D:
    """Draw a layer and return the line that stands for it in the legend."""
    what = layer.what
    if what in (Shown.LEVEL, Shown.UNDATED_LEVEL):
        _, level = layer.points[-1]
        ax.axhline(drawn(level), color=_COLOURS[what], linewidth=1, zorder=0)
    if what is Shown.LEVEL:
        ax.axvline(layer.points[-1][0], color=GREY, linewidth=1, zorder=0)
    (line,) = ax.plot(
        [year for year, _ in layer.points],
        [drawn(value) for _, value in layer.points],
        color=_COLOURS[what],
        linestyle=_LINES.get(what, "none"),
        marker=_MARKERS.get(what, ""),
        markersize=_SIZES.get(what, _MARKER),
        markerfacecolor="white" if what in _HOLLOW else _COLOURS[what],
        markevery=[-1] if what is Shown.PROJECTION else None,
        linewidth=2,
        clip_on=False,
        label=layer.label,
    )
    return line


def _standing(found: Progress | NotAssessable, lang: Lang) -> str:
    """Return the status, or why there is none."""
    if isinstance(found, NotAssessable):
        return found.explain(lang).split("\n")[0]
    name, status = found.table(lang).rows[-1]
    return f"{name}: {status}"


def _notes(
    found: Progress | NotAssessable, given: Iterable[Observation], lang: Lang
) -> Iterable[str]:
    """Return what the progress says of itself, and that there are examples, each once."""
    note = found.table(lang).note if isinstance(found, Progress) else None
    notes = [] if note is None else note.split("\n")
    indicator = found.target.indicator.id
    of_given = any(each.example for each in given if each.indicator == indicator)
    if of_given or any(each.code == "example-observation" for each in found.findings):
        notes.append(_EXAMPLE[lang])
    return dict.fromkeys(notes)
