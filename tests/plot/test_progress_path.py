"""Targets over time; the observations are invented, as no document states any."""

from __future__ import annotations

from datetime import date
from typing import Any

import attrs
import numpy as np
import pytest

from kommunedata import datasets, strategy
from kommunedata.errors import InvalidValueError, WrongTypeError
from kommunedata.finding import Unknown
from kommunedata.language import Label
from kommunedata.plot import progress_path
from kommunedata.plot.canvas import Axes, Figure, Line2D
from kommunedata.strategy import (
    Baseline,
    Direction,
    Indicator,
    Method,
    NotAssessable,
    Observation,
    Progress,
    Target,
    TargetForm,
)

HELSINGOER = {target.id: target for target in datasets.strategy("helsingoer-2030").targets}
EMISSIONS = HELSINGOER["HEL-F5-V3-T1"]  # at most 1,7 tonnes per head by 2030
SINCE_2020 = Baseline(year=2020)
AS_OF = date(2025, 6, 1)


def seen(indicator: str, /, *, example: bool = False, **values: str) -> list[Observation]:
    return [
        Observation(indicator=indicator, year=int(year[1:]), value=value, example=example)
        for year, value in values.items()
    ]


EMITTED = seen("co2-per-head", y2020="4.6", y2022="4.4", y2024="3.1")


def progress(target: Target, observed: list[Observation], **more: Any) -> Progress | NotAssessable:
    given: dict[str, Any] = {"as_of": AS_OF, "baseline": SINCE_2020} | more
    return strategy.progress(target, observed, **given)


def only(figure: Figure) -> Axes:
    (ax,) = figure.axes
    return ax


def labelled(ax: Axes) -> dict[str, list[tuple[float, float]]]:
    """Return the points of each line that the legend names, by its words."""
    legend = ax.get_legend()
    assert legend is not None
    names = [text.get_text() for text in legend.get_texts()]
    lines = {str(line.get_label()): points(line) for line in ax.lines}
    return {name: lines[name] for name in names}


def points(line: Line2D) -> list[tuple[float, float]]:
    return [(float(x), float(y)) for x, y in np.asarray(line.get_path().vertices)]


def titles(ax: Axes) -> tuple[str, str]:
    return ax.get_title(loc="left"), ax.texts[0].get_text()


def test_all_that_a_progress_says_is_drawn() -> None:
    # 4,6 - 2,9 x 4/10 = 3,44 is expected in 2024; 3,1 - 6 x 1,5/4 = 0,85 is projected
    ax = only(progress_path(progress(EMISSIONS, EMITTED), EMITTED))
    assert labelled(ax) == {
        "Vejen til målet, en ret linje": [(2020, 4.6), (2030, 1.7)],
        "Ventes i 2030, hvis det går sådan videre: 0,85": [(2024, 3.1), (2030, 0.85)],
        "Skal nå i 2030: 1,7": [(2030, 1.7)],
        "Målt, senest i 2024: 3,1": [(2020, 4.6), (2022, 4.4), (2024, 3.1)],
        "Udgangspunkt i 2020: 4,6": [(2020, 4.6)],
        "Forventet i 2024: 3,44": [(2024, 3.44)],
    }
    assert titles(ax) == (
        "Årlig CO2-udledning pr. borger: højst 1,7 ton pr. borger i 2030",
        "Status: væsentlig fremgang",
    )
    assert ax.get_ylabel() == "ton pr. borger"
    assert [label.get_text() for label in ax.get_yticklabels()] == ["0", "1", "2", "3", "4", "5"]
    assert [label.get_text() for label in ax.get_xticklabels()] == [
        "2020",
        "2022",
        "2024",
        "2026",
        "2028",
        "2030",
    ]
    assert ax.get_xlabel() == ""


def test_level_and_deadline_are_marked_across_the_picture() -> None:
    ax = only(progress_path(progress(EMISSIONS, EMITTED)))
    unnamed = [line for line in ax.lines if str(line.get_label()).startswith("_")]
    level, deadline = unnamed
    assert [y for _, y in points(level)] == [1.7, 1.7]
    assert [x for x, _ in points(deadline)] == [2030, 2030]


def test_without_observations_there_are_the_baseline_and_the_last() -> None:
    ax = only(progress_path(progress(EMISSIONS, EMITTED), lang="en"))
    assert labelled(ax)["Observed, latest in 2024: 3.1"] == [(2024, 3.1)]
    assert labelled(ax)["Baseline in 2020: 4.6"] == [(2020, 4.6)]


def test_even_growth_bends_and_passes_through_what_is_expected() -> None:
    # by CAGR 4,6 becomes 1,7 in ten years: 4,6 x (1,7 / 4,6) ** 0,4 = 3,0892 in 2024
    ax = only(progress_path(progress(EMISSIONS, EMITTED, method=Method.CAGR), EMITTED, lang="en"))
    drawn = labelled(ax)
    path = dict(drawn["The path to the target, even growth"])
    assert list(path) == list(range(2020, 2031))
    assert path[2024] == pytest.approx(4.6 * (1.7 / 4.6) ** 0.4)
    assert path[2030] == 1.7
    assert dict(drawn["Expected in 2024: 3.09"]) == pytest.approx({2024: path[2024]})
    # six more years at the pace of these four: 3,1 x (3,1 / 4,6) ** 1,5 = 1,715
    projected = dict(drawn["Projected in 2030, if it goes on like this: 1.72"])
    assert projected[2024] == 3.1
    assert projected[2030] == pytest.approx(3.1 * (3.1 / 4.6) ** 1.5)


def test_a_target_that_is_not_assessable_shows_what_is_known_and_why() -> None:
    education = HELSINGOER["HEL-F1-V1-T1"]
    observed = seen("youth-education-25", example=True, y2020="82.0", y2024="84.0")
    found = progress(education, observed, baseline=None)
    ax = only(progress_path(found, observed))
    assert labelled(ax) == {
        "Skal nå i 2030: 90": [(2030, 90)],
        "Målt, senest i 2024: 84,0": [(2020, 82), (2024, 84)],
    }
    assert titles(ax) == (
        "25-årige med gennemført ungdomsuddannelse: (mindst) 90 % i 2030",
        "Kan ikke vurderes: målet har intet udgangspunkt.",
    )
    assert ax.get_xlabel() == "Målingerne er helt eller delvis eksempler."


def test_examples_are_called_examples_once() -> None:
    observed = seen("co2-per-head", example=True, y2020="4.6", y2024="3.1")
    found = progress(EMISSIONS, observed)
    for given in ((), observed):
        ax = only(progress_path(found, given, lang="en"))
        assert ax.get_xlabel() == "The observations are examples, all or some of them."


def test_a_change_of_no_known_baseline_has_no_level() -> None:
    recipients = HELSINGOER["HEL-F3-V1-T1"]  # 12 per cent fewer
    found = progress(recipients, seen("benefit-recipients", y2024="3700"), baseline=None)
    assert list(labelled(only(progress_path(found)))) == ["Målt, senest i 2024: 3.700"]


def test_past_the_deadline_nothing_is_projected() -> None:
    late = [*EMITTED, *seen("co2-per-head", y2031="2.4")]
    ax = only(progress_path(progress(EMISSIONS, late, as_of=date(2032, 1, 1)), late))
    assert [name.split(" i ")[0] for name in labelled(ax)] == [
        "Vejen til målet, en ret linje",
        "Skal nå",
        "Målt, senest",
        "Udgangspunkt",
        "Forventet",
    ]
    assert ax.get_xlabel() == "Fristen er overskredet, uden at målet vides nået."


def test_in_the_year_of_the_deadline_nothing_is_projected() -> None:
    last = [*EMITTED, *seen("co2-per-head", y2030="2.4")]
    ax = only(progress_path(progress(EMISSIONS, last, as_of=date(2030, 12, 31)), last))
    assert not any(name.startswith("Ventes") for name in labelled(ax))


JOBS = Indicator(id="jobs", name=Label("Job", "Jobs"), unit=Unknown("not stated"))
NATION = Indicator(id="nation", name=Label("Landstal", "The nation"), unit=JOBS.unit)


def jobs(form: TargetForm, **more: Any) -> Target:
    return Target(id="T1", indicator=JOBS, form=form, direction=Direction.INCREASE, **more)


def test_a_level_without_a_deadline_is_a_line_alone() -> None:
    found = progress(jobs(TargetForm.COUNT, value=100), seen("jobs", y2024="120"), baseline=None)
    ax = only(progress_path(found))
    assert labelled(ax) == {
        "Skal nå 100": [(2024, 100)],
        "Målt, senest i 2024: 120": [(2024, 120)],
    }
    assert ax.get_ylabel() == ""  # the unit is unknown
    assert ax.get_title(loc="left") == "Job: (mindst) 100"


def test_a_benchmark_is_a_point_in_the_year_that_both_have() -> None:
    target = jobs(TargetForm.BENCHMARK, benchmark=NATION, deadline=2026)
    observed = [*seen("jobs", y2022="77", y2024="79"), *seen("nation", y2022="76.5")]
    ax = only(progress_path(progress(target, observed, baseline=None), observed))
    assert labelled(ax) == {
        "Landstal i 2022: 76,5": [(2022, 76.5)],
        "Målt, senest i 2024: 79": [(2022, 77), (2024, 79)],
    }


def test_a_benchmark_that_is_not_known_is_not_drawn() -> None:
    target = jobs(TargetForm.BENCHMARK, benchmark=NATION, deadline=2026)
    found = progress(target, seen("jobs", y2024="79"), baseline=None)
    assert isinstance(found, NotAssessable)
    assert list(labelled(only(progress_path(found)))) == ["Målt, senest i 2024: 79"]


def test_a_start_that_met_the_target_has_no_path() -> None:
    # 110 met "at least 100", and 90 does not
    found = progress(
        jobs(TargetForm.COUNT, value=100, deadline=2030), seen("jobs", y2020="110", y2024="90")
    )
    ax = only(progress_path(found, lang="en"))
    assert list(labelled(ax)) == [
        "To reach by 2030: 100",
        "Observed, latest in 2024: 90",
        "Baseline in 2020: 110",
    ]
    assert ax.get_xlabel() == ("The baseline met the target, and the latest observation does not.")


def test_a_direction_alone_has_no_level() -> None:
    found = progress(
        jobs(TargetForm.DIRECTION), seen("jobs", y2020="90", y2024="99"), method=Method.CAGR
    )
    assert isinstance(found, Progress)
    assert list(labelled(only(progress_path(found)))) == [
        "Målt, senest i 2024: 99",
        "Udgangspunkt i 2020: 90",
    ]


def test_nothing_observed_is_nothing_to_draw() -> None:
    with pytest.raises(InvalidValueError, match="nothing to draw, allowed: a target with obs"):
        progress_path(progress(EMISSIONS, []))


def test_other_observations_than_the_progress_is_of_are_refused() -> None:
    found = progress(EMISSIONS, EMITTED)
    for other in (seen("co2-per-head", y2024="3.0"), seen("co2-per-head", y2025="2.9")):
        with pytest.raises(InvalidValueError, match=r"other observations .* 3.1 as the last, in"):
            progress_path(found, other)
    # what is observed later than the day of the progress, or of others, is passed over
    later = [*seen("co2-per-head", y2026="1.0"), *seen("jobs", y2024="7")]
    assert "Målt, senest i 2024: 3,1" in labelled(only(progress_path(found, later)))


def test_wrong_arguments_are_refused() -> None:
    with pytest.raises(WrongTypeError, match="allowed: Progress or NotAssessable"):
        progress_path(EMISSIONS)  # type: ignore[arg-type]
    with pytest.raises(WrongTypeError, match="not a collection of Observation"):
        progress_path(progress(EMISSIONS, EMITTED), [3.1])  # type: ignore[list-item]
    with pytest.raises(InvalidValueError, match="unknown language"):
        progress_path(progress(EMISSIONS, EMITTED), lang="de")  # type: ignore[arg-type]


def test_a_value_that_never_moves_has_an_axis() -> None:
    still = attrs.evolve(EMITTED[0], value="1.7")
    found = progress(EMISSIONS, [still], as_of=date(2020, 12, 31), baseline=None)
    ax = only(progress_path(found))
    assert ax.get_yticklabels()[0].get_text() == "0,5"
