"""What all pictures share: nothing overlaps, nothing global, a display is not needed."""

from __future__ import annotations

import importlib.util
import subprocess
import sys
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from matplotlib.gridspec import GridSpec

from kommunedata import datasets, plot
from kommunedata.budget import Basis, before_adjustments, roll_up
from kommunedata.errors import MissingExtraError
from kommunedata.io import load_observations
from kommunedata.language import Lang
from kommunedata.plot.canvas import Axes, Figure, Picture, Text
from kommunedata.plot.ticks import ticks_over, year_ticks
from kommunedata.strategy import Baseline, progress
from kommunedata.tariffs import compare
from kommunedata.tariffs.waste import Container, household_bill

FEES = datasets.tariff_schedule("kalundborg")
CHANGES = compare(FEES, date(2023, 7, 1), date(2024, 7, 1))
BILL = household_bill(
    FEES,
    2024,
    property_kind="all_year_house",
    containers=[Container("double", litres=190, fraction="residual_and_food", emptyings=26)],
)
BUDGET = datasets.budget("kalundborg-2024")
COMMITTEE = roll_up(BUDGET).children[0]
BEFORE = before_adjustments(BUDGET, 2024)
STRATEGIES = [datasets.strategy(name) for name in ("kalundborg-2020", "soroe-2026")]
SEEN = load_observations(
    Path(__file__).parents[1] / "data" / "observations" / "helsingoer_examples.csv"
)
EMISSIONS = datasets.strategy("helsingoer-2030").targets[-3]
PROGRESS = progress(EMISSIONS, SEEN, as_of=date(2025, 1, 1), baseline=Baseline(year=2020))

Draw = Callable[[Lang, Axes | None], Figure]
PICTURES: Mapping[str, Draw] = {
    "fees": lambda lang, ax: plot.fee_changes(CHANGES, largest=20, lang=lang, ax=ax),
    "bill": lambda lang, ax: plot.bill_composition(BILL, lang=lang, ax=ax),
    "treemap": lambda lang, ax: plot.budget_treemap(
        COMMITTEE, 2024, basis=Basis.NET, lang=lang, ax=ax
    ),
    "waterfall": lambda lang, ax: plot.budget_waterfall(BEFORE, by="adjustment", lang=lang, ax=ax),
    "progress": lambda lang, ax: plot.progress_path(PROGRESS, SEEN, lang=lang, ax=ax),
    "sdgs": lambda lang, ax: plot.sdg_grid(STRATEGIES, lang=lang, ax=ax),
}
every_picture = pytest.mark.parametrize("draw", PICTURES.values(), ids=PICTURES.keys())


@every_picture
@pytest.mark.parametrize("lang", ("da", "en"))
def test_no_text_overlaps_another_or_runs_out_of_the_picture(draw: Draw, lang: Lang) -> None:
    figure = draw(lang, None)
    figure.draw_without_rendering()
    shown = [each for each in figure.findobj(Text) if _text(each).get_text().strip()]
    boxes = [(_text(each).get_text(), _text(each).get_window_extent()) for each in shown]
    page = figure.bbox
    for at, (text, box) in enumerate(boxes):
        assert box.x0 >= page.x0 - 1, text
        assert box.x1 <= page.x1 + 1, text
        assert box.y0 >= page.y0 - 1, text
        assert box.y1 <= page.y1 + 1, text
        for other, its_box in boxes[:at]:
            across = min(box.x1, its_box.x1) - max(box.x0, its_box.x0)
            down = min(box.y1, its_box.y1) - max(box.y0, its_box.y0)
            assert across <= 1 or down <= 1, (text, other)


def _text(artist: object) -> Text:
    assert isinstance(artist, Text)
    return artist


@every_picture
def test_a_picture_is_drawn_into_axes_of_ones_own(draw: Draw) -> None:
    mine = Figure(figsize=(20, 12))
    left, right = mine.subplots(1, 2)
    assert draw("da", right) is mine
    assert right.get_title(loc="left")
    assert not left.get_title(loc="left")
    part = mine.add_subfigure(GridSpec(2, 2)[0, 0])
    assert draw("en", part.add_subplot()) is mine  # the whole figure, not the part of it


@every_picture
def test_a_picture_shows_itself_in_a_notebook(draw: Draw) -> None:
    figure = draw("da", None)
    assert isinstance(figure, Picture)
    assert figure._repr_png_().startswith(b"\x89PNG\r\n\x1a\n")


@every_picture
def test_the_same_is_drawn_again(draw: Draw) -> None:
    one, other = draw("da", None), draw("da", None)
    assert isinstance(one, Picture)
    assert isinstance(other, Picture)
    assert one._repr_png_() == other._repr_png_()


def run(code: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(  # noqa: S603 - our own interpreter and code
        [sys.executable, "-W", "error", "-c", code],
        capture_output=True,
        check=False,
        encoding="utf-8",
    )


def test_drawing_loads_no_pyplot_and_changes_no_settings() -> None:
    done = run(
        "import sys, matplotlib\n"
        "before = matplotlib.rcParams.copy()\n"
        "from kommunedata import datasets, plot\n"
        "plot.sdg_grid([datasets.strategy('soroe-2026')])._repr_png_()\n"
        "print('matplotlib.pyplot' in sys.modules, matplotlib.rcParams.copy() == before)\n"
    )
    assert (done.stdout, done.stderr) == ("False True\n", "")


def test_without_matplotlib_the_error_names_what_to_install() -> None:
    done = run(
        "import sys\n"
        "sys.modules['matplotlib'] = None\n"  # what Python sees where it is not installed
        "import kommunedata\n"
        "try:\n"
        "    kommunedata.plot\n"
        "except ImportError as error:\n"
        "    print(type(error).__name__, error.extra, error, sep='\\n')\n"
    )
    assert done.stdout.split("\n") == [
        "MissingExtraError",
        "plot",
        "pictures need matplotlib: python3 -m pip install 'kommunedata[plot]'",
        "",
    ]


def test_what_is_missing_is_told_where_it_is_imported(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "matplotlib.axes", None)
    found = importlib.util.find_spec("kommunedata.plot.canvas")
    assert found is not None
    assert found.loader is not None
    with pytest.raises(MissingExtraError, match="need matplotlib") as caught:
        found.loader.exec_module(importlib.util.module_from_spec(found))
    assert isinstance(caught.value, ModuleNotFoundError)
    assert isinstance(caught.value.__cause__, ModuleNotFoundError)


@given(st.decimals("-1e15", "1e15", places=6), st.decimals("-1e15", "1e15", places=6))
def test_ticks_are_even_few_and_reach_past_both_ends(one: Decimal, other: Decimal) -> None:
    low, high = sorted((Fraction(one), Fraction(other)))
    found = ticks_over(low, high)
    steps = {after - before for before, after in zip(found.values, found.values[1:], strict=False)}
    assert len(steps) == 1
    assert 2 <= len(found.values) <= 7
    assert found.values[0] <= low <= high <= found.values[-1]
    assert len(set(found.labels("da"))) == len(found.values)  # no two ticks read the same


@given(st.integers(1900, 2100), st.integers(0, 200))
def test_years_on_an_axis_are_within_it(first: int, span: int) -> None:
    found = year_ticks(first, first + span)
    assert first <= found[0] <= found[-1] <= first + span
    assert len(found) <= 8
