"""Treemaps and waterfalls; bracketed numbers are lines of Kalundborg's budget remarks for 2024."""

from __future__ import annotations

import io
from collections.abc import Callable
from fractions import Fraction

import attrs
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from matplotlib.colors import to_hex

from kommunedata import datasets
from kommunedata.budget import (
    Adjustment,
    Basis,
    Budget,
    BudgetLine,
    Inclusion,
    Node,
    Phase,
    Stage,
    Years,
    apply_adjustments,
    before_adjustments,
    compare,
    roll_up,
    scenario,
)
from kommunedata.danish import parse_money
from kommunedata.errors import InvalidValueError, NotFoundError, WrongTypeError
from kommunedata.finding import Unknown
from kommunedata.plot import budget_treemap, budget_waterfall
from kommunedata.plot.canvas import Axes, Figure, Rectangle
from kommunedata.plot.squares import squarified
from kommunedata.plot.tile_text import TileText

KALUNDBORG = datasets.budget("kalundborg-2024")
COMMITTEE = roll_up(KALUNDBORG).children[0]
BEFORE = before_adjustments(KALUNDBORG, 2024)


def only(figure: Figure) -> Axes:
    (ax,) = figure.axes
    return ax


def texts(ax: Axes) -> list[str]:
    return [text.get_text() for text in ax.texts]


def line(place: str, amount: str, basis: Basis = Basis.NET, **more: object) -> BudgetLine:
    path = ("Kommunen", *place.split(" > "))
    return BudgetLine(
        year=2024,
        path=path,
        amount=parse_money(f"{amount} mio. kr."),
        basis=basis,
        **more,  # type: ignore[arg-type]
    )


def tree(*lines: BudgetLine) -> Node:
    return roll_up(lines).children[0]


# treemaps


def tiles(ax: Axes) -> list[Rectangle]:
    return [patch for patch in ax.patches if isinstance(patch, Rectangle)]


def test_areas_are_tiles_as_large_as_their_amounts() -> None:
    # 499,0 [5], 164,3 [256], 70,5 [217], 27,0 [115], 20,7 [164], 1,9 [294]: 783,4 in all
    ax = only(budget_treemap(COMMITTEE, 2024, basis=Basis.NET))
    shares = [tile.get_width() * tile.get_height() / (16 * 9) for tile in tiles(ax)]
    printed = [499.0, 164.3, 70.5, 27.0, 20.7, 1.9]
    assert shares == pytest.approx([amount / 783.4 for amount in printed])
    assert ax.get_title(loc="left") == "Ældre- og Sundhedsudvalget, Budget 2024 netto"
    title, *written = texts(ax)
    assert title == "783,4 ± 0,3 mio. kr. (afledt)"
    assert [text.replace("\n", " ") for text in written] == [
        "Sundhed og Myndighed 499,0 mio. kr. 63,7%",
        "Aktivitet og Plejehjem 164,3 mio. kr. 21,0%",
        "Hjemmeplejen, Sygepleje og Døgnrehabilitering 70,5 mio. kr. 9,0%",
        "Forebyggelse og Genoptræning 27,0 mio. kr. 3,4%",
        "Tandplejen 20,7 mio. kr. 2,6%",
    ]


def test_a_tile_too_small_for_text_is_named_below() -> None:
    ax = only(budget_treemap(COMMITTEE, 2024, basis=Basis.NET))
    assert ax.get_xlabel() == "Flader, der er for små til tekst: Madservice 1,9 mio. kr., 0,2%"


def test_text_never_runs_over_a_tile_that_became_smaller() -> None:
    figure = budget_treemap(COMMITTEE, 2024, basis=Basis.NET)
    large = io.BytesIO()
    figure.savefig(large, format="svg")
    assert b"Sundhed og Myndighed" in large.getvalue()  # a comment beside the glyphs
    fitted = [each for each in only(figure).texts if isinstance(each, TileText)]
    assert all(each.fits for each in fitted)
    figure.set_size_inches(6, 4)
    figure.draw_without_rendering()
    assert all(each.fits for each in fitted[:2])  # the largest, in a smaller size
    figure.set_size_inches(2, 1)
    figure.draw_without_rendering()
    assert not any(each.fits for each in fitted)  # and what does not fit is not drawn
    small = io.BytesIO()
    figure.savefig(small, format="svg")
    assert b"Sundhed og Myndighed" not in small.getvalue()


def test_what_has_no_amount_is_named_and_not_drawn() -> None:
    # gross is printed of two areas only: 188,4 [217] and 166,4 [256]
    ax = only(budget_treemap(COMMITTEE, 2024, basis=Basis.GROSS, lang="en"))
    assert texts(ax)[1:] == [
        "Hjemmeplejen, Sygepleje og\nDøgnrehabilitering\n188.4 DKK million\n53.1%",
        "Aktivitet og Plejehjem\n166.4 DKK million\n46.9%",
    ]
    without = ("Sundhed og Myndighed", "Forebyggelse og Genoptræning", "Tandplejen", "Madservice")
    assert ax.get_xlabel().split("\n") == [
        "Not drawn, as there is no amount: " + "; ".join(without),
        "Gross and expense across lines may count internal trade twice.",
    ]


def test_income_and_nought_are_named_and_not_drawn_and_nothing_is_a_share() -> None:
    net = tree(
        line("Skoler", "60,0"), line("Veje", "40,0"), line("Skat", "-90,5"), line("Råd", "0,0")
    )
    ax = only(budget_treemap(net, 2024))
    assert texts(ax) == [
        "9,5 ± 0,2 mio. kr. (afledt)",
        "Skoler\n60,0 mio. kr.",
        "Veje\n40,0 mio. kr.",
    ]
    assert len(tiles(ax)) == 2
    assert ax.get_xlabel() == (
        "Ikke tegnet, da beløbet ikke er over 0: Råd 0,0 mio. kr.; Skat -90,5 mio. kr."
    )


def test_more_than_the_largest_are_one_tile() -> None:
    parts = tree(*(line(f"Sted {at}", f"{at},0") for at in range(1, 6)))
    ax = only(budget_treemap(parts, 2024, largest=3))
    # 5, 4, and 3 + 2 + 1
    assert [text.replace("\n", " ") for text in texts(ax)[1:]] == [
        "Sted 5 5,0 mio. kr. 33,3%",
        "Sted 4 4,0 mio. kr. 26,7%",
        "3 andre 6,0 mio. kr. 40,0%",
    ]


def test_the_root_is_called_total_and_a_scale_shows_all_digits() -> None:
    root = roll_up([line("A", "1,25"), line("B", "0,5")])
    ax = only(budget_treemap(root, 2024, scale="mia. kr.", lang="en"))
    assert ax.get_title(loc="left") == "Total, Budget 2024 net"
    assert texts(ax)[1] == "Kommunen\n0.00175 DKK billion\n100.0%"


def test_a_column_is_chosen_by_all_that_tells_it_apart() -> None:
    lines = [
        line("A", "1,0", price_level=2024),
        line("A", "2,0", price_level=2023),
        line("A", "3,0", Basis.EXPENSE, price_level=2023),
        line("A", "4,0", phase=Phase.ACCOUNTS, price_level=2023),
    ]
    figure = budget_treemap(
        tree(*lines), 2024, phase=Phase.BUDGET, basis=Basis.NET, price_level=2023
    )
    assert only(figure).get_title(loc="left") == "Kommunen, Budget 2024 netto (2023-priser)"
    assert texts(only(figure))[1] == "A\n2,0 mio. kr.\n100,0%"


@pytest.mark.parametrize(
    ("draw", "error", "message"),
    (
        (lambda: budget_treemap(COMMITTEE, 2023), NotFoundError, "no such total"),
        (lambda: budget_treemap(COMMITTEE, 2024), InvalidValueError, "would mix several totals"),
        (
            lambda: budget_treemap(COMMITTEE.children[0], 2024),
            InvalidValueError,
            "whose amounts are above 0, got 'Ældre- og Sundhedsudvalget > Sundhed og Myndighed'",
        ),
        (
            lambda: budget_treemap(tree(line("Skat", "-3,0")), 2024),
            InvalidValueError,
            "got 'Kommunen'",
        ),
        (lambda: budget_treemap(KALUNDBORG, 2024), WrongTypeError, "allowed: Node"),  # type: ignore[arg-type]
        (
            lambda: budget_treemap(COMMITTEE, 2024, basis="net"),  # type: ignore[arg-type]
            WrongTypeError,
            "Basis",
        ),
        (
            lambda: budget_treemap(COMMITTEE, 2024, basis=Basis.NET, scale="kroner"),  # type: ignore[arg-type]
            InvalidValueError,
            "unknown scale",
        ),
    ),
)
def test_treemaps_that_cannot_be_drawn_are_refused(
    draw: Callable[[], Figure], error: type[Exception], message: str
) -> None:
    with pytest.raises(error, match=message):
        draw()


@given(st.lists(st.integers(1, 10**12), min_size=1, max_size=30))
def test_tiles_have_their_exact_areas_and_fill_the_whole(sizes: list[int]) -> None:
    found = squarified(sorted(sizes, reverse=True), 16, 9)
    unit = Fraction(16 * 9, sum(sizes))
    assert [tile.width * tile.height for tile in found] == [
        size * unit for size in sorted(sizes, reverse=True)
    ]
    for at, one in enumerate(found):
        assert one.x >= 0
        assert one.y >= 0
        assert one.x + one.width <= 16
        assert one.y + one.height <= 9
        for other in found[:at]:
            assert (
                one.x >= other.x + other.width
                or other.x >= one.x + one.width
                or one.y >= other.y + other.height
                or other.y >= one.y + one.height
            )


def test_tiles_are_those_of_the_paper() -> None:
    # Bruls, Huizing and van Wijk, figure 4: 6, 6, 4, 3, 2, 2, 1 in 6 times 4
    found = squarified([6, 6, 4, 3, 2, 2, 1], 6, 4)
    assert [(tile.width, tile.height) for tile in found] == [
        (3, 2),
        (3, 2),
        (Fraction(12, 7), Fraction(7, 3)),
        (Fraction(9, 7), Fraction(7, 3)),
        (Fraction(6, 5), Fraction(5, 3)),
        (Fraction(6, 5), Fraction(5, 3)),
        (Fraction(3, 5), Fraction(5, 3)),
    ]


# waterfalls


def names(ax: Axes) -> list[str]:
    return [label.get_text().replace("\n", " ") for label in ax.get_yticklabels()]


def steps(ax: Axes) -> list[tuple[float, float]]:
    """Return where each step begins and how far it goes."""
    found = [bar for container in ax.containers for bar in container]
    return [(bar.get_x(), bar.get_width()) for bar in found]


def test_adjustments_lead_from_the_budget_without_them_to_the_printed_one() -> None:
    # 14,4 = 0,1 + 0,1 + 12,9 + 0,5 + 1,7 + 0,2 - 0,7 - 0,4; 6,3 = 1,2 + 2,4 + 3,2 - 0,5;
    # 1,2 = 1,8 - 0,4 - 0,2; -0,6 = -0,2 - 0,4; 762,1 + 21,3 = 783,4
    ax = only(budget_waterfall(BEFORE))
    assert list(zip(names(ax), texts(ax), strict=False)) == [
        ("Uden tilretningerne", "762,1 ± 1,15 mio. kr. (afledt)"),
        ("Sundhed og Myndighed", "+14,4"),
        ("Forebyggelse og Genoptræning", "+6,3"),
        ("Hjemmeplejen, Sygepleje og Døgnrehabilitering", "+1,2"),
        ("Aktivitet og Plejehjem", "-0,6"),
        ("Som i budgettet", "783,4 ± 0,3 mio. kr. (afledt)"),
    ]
    assert steps(ax) == [
        pytest.approx(each) for each in [(762.1, 14.4), (776.5, 6.3), (782.8, 1.2), (784.0, -0.6)]
    ]
    bars = [bar for container in ax.containers for bar in container]
    assert [to_hex(bar.get_facecolor()) for bar in bars] == ["#0072b2"] * 3 + ["#e69f00"]
    assert texts(ax)[-1] == "Beløb i mio. kr."
    assert ax.get_title(loc="left") == "Budget 2024 og dets tilretninger"


def test_an_axis_without_0_says_so_and_shows_sums_as_points() -> None:
    ax = only(budget_waterfall(BEFORE))
    assert ax.get_xlim() == (760, 785)
    assert ax.get_xlabel() == "Aksen begynder ikke ved 0, så summerne er punkter."
    points = [each.get_path().vertices for each in ax.lines if each.get_marker() == "D"]
    assert np.asarray(points)[:, 0, 0] == pytest.approx([762.1, 783.4])


def test_each_adjustment_is_a_step_and_those_of_one_name_have_their_place() -> None:
    ax = only(budget_waterfall(BEFORE, by="adjustment", scale="tkr.", lang="en"))
    assert names(ax)[:3] == [
        "Without the adjustments",
        "Faster and more flexible help",
        "Adult training savings returned",
    ]
    assert texts(ax)[:4] == ["762,100 ± 1,150 DKK 1,000 (derived)", "+100", "+100", "+12,900"]
    assert [name for name in names(ax) if name.startswith("Automated")] == [
        "Automated rosters (Hjemmeplejen, Sygepleje og Døgnrehabilitering)",
        "Automated rosters (Aktivitet og Plejehjem)",
    ]
    assert len(steps(ax)) == 17


def test_small_steps_are_summed_as_others() -> None:
    # 12,9 and 3,2 stand alone; 21,3 - 12,9 - 3,2 = 5,2
    ax = only(budget_waterfall(BEFORE, by="adjustment", largest=3))
    assert names(ax)[1:4] == [
        "Demografi: pleje og omsorg",
        "Handleplan om hjerneskader",
        "15 andre",
    ]
    assert texts(ax)[1:4] == ["+12,9", "+3,2", "+5,2"]


def told(name: str, amount: str, included: Inclusion, *, dated: bool = True) -> Adjustment:
    return Adjustment(
        id=name,
        path=("Kommunen", "Veje"),
        amount=parse_money(f"{amount} mio. kr."),
        years=Years(2024) if dated else Unknown("no year is printed"),
        included=included,
        name_da=name,
        name_en=name,
    )


def budget(*adjustments: Adjustment, lines: tuple[BudgetLine, ...] = ()) -> Budget:
    return attrs.evolve(
        KALUNDBORG,
        lines=(line("Veje", "10,0"), *lines),
        adjustments=adjustments,
        key_figures=(),
        levels=("committee", "area"),
    )


def test_adjustments_put_in_lead_on_from_the_printed_budget() -> None:
    cut = told("cut", "-0,7", Inclusion.NOT_INCLUDED)
    undated = told("undated", "2,0", Inclusion.NOT_INCLUDED, dated=False)
    ax = only(budget_waterfall(apply_adjustments(budget(), [cut, undated], 2024), by="adjustment"))
    assert list(zip(names(ax), texts(ax), strict=False)) == [
        ("Som i budgettet", "10 ± 0,05 mio. kr. (afledt)"),
        ("cut", "-0,7"),
        ("Med tilretningerne", "9,3 ± 0,1 mio. kr. (afledt)"),
    ]
    assert ax.get_xlabel().split("\n")[-1] == "Tilretninger uden angivet år er ikke med: 1."


def test_a_scenario_goes_from_the_printed_budget_by_what_is_taken_out_and_put_in() -> None:
    # 10,0 - 3,0 + 5,0
    both = budget(told("in", "3,0", Inclusion.INCLUDED), told("out", "5,0", Inclusion.NOT_INCLUDED))
    ax = only(budget_waterfall(scenario(both, ["out"], 2024), by="adjustment"))
    assert names(ax) == ["Som i budgettet", "in", "out", "Med tilretningerne"]
    assert texts(ax)[1:4] == ["-3,0", "+5,0", "12 ± 0,15 mio. kr. (afledt)"]
    # steps of a quarter of the sum or more can be seen from 0: then the sums are bars
    assert ax.get_xlabel() == ""
    assert steps(ax) == [pytest.approx(each) for each in [(0, 10), (0, 12), (10, -3), (7, 5)]]


def test_a_comparison_leads_from_one_stage_to_the_other() -> None:
    lines = (
        line("Veje", "10,0", phase=Phase.ACCOUNTS),
        line("Veje", "10,4"),
        line("Parker > Træer", "2,0", phase=Phase.ACCOUNTS),
        line("Parker > Træer", "1,9"),
    )
    flat = [attrs.evolve(each, path=(*each.path, "alt")[:3]) for each in lines]
    found = compare(flat, Stage(2024, Phase.ACCOUNTS), Stage(2024))
    ax = only(budget_waterfall(found))
    assert ax.get_title(loc="left") == "Fra Regnskab 2024 til Budget 2024"
    assert list(zip(names(ax), texts(ax), strict=False)) == [
        ("Regnskab 2024", "12 mio. kr. (afledt)"),
        ("Veje > alt", "+0,4"),
        ("Parker > Træer", "-0,1"),
        ("Budget 2024", "12,3 mio. kr. (afledt)"),
    ]
    assert "Budget og regnskab kan ikke sammenlignes uden forbehold." in ax.get_xlabel()


def test_steps_at_one_place_keep_its_name() -> None:
    found = compare(
        [line("Veje", "10,0"), line("Veje", "11,0", phase=Phase.FORECAST)],
        Stage(2024),
        Stage(2024, Phase.FORECAST),
    )
    assert names(only(budget_waterfall(found)))[1] == "Veje"


def test_what_is_missing_is_not_zero() -> None:
    lines = [
        line("Veje", "10,0"),
        line("Parker", "2,0"),
        line("Veje", "11,0", phase=Phase.FORECAST),
    ]
    found = compare(lines, Stage(2024), Stage(2024, Phase.FORECAST))
    with pytest.raises(
        InvalidValueError, match=r"places without one .* got \['Kommunen > Parker'\]"
    ):
        budget_waterfall(found)


@pytest.mark.parametrize(
    ("draw", "error", "message"),
    (
        (
            lambda: budget_waterfall(before_adjustments(budget(), 2024)),
            InvalidValueError,
            "nothing to draw, allowed: steps",
        ),
        (
            lambda: budget_waterfall(
                compare(KALUNDBORG, Stage(2024), Stage(2024), basis=Basis.NET), by="adjustment"
            ),
            InvalidValueError,
            "a comparison has no adjustments",
        ),
        (
            lambda: budget_waterfall(BEFORE, by="year"),  # type: ignore[arg-type]
            InvalidValueError,
            "unknown grouping, allowed: 'place' or 'adjustment', got 'year'",
        ),
        (
            lambda: budget_waterfall(COMMITTEE),  # type: ignore[arg-type]
            WrongTypeError,
            "allowed: AdjustedBudget or BudgetComparison",
        ),
        (
            lambda: budget_waterfall(BEFORE, scale="kroner"),  # type: ignore[arg-type]
            InvalidValueError,
            "unknown scale",
        ),
    ),
)
def test_waterfalls_that_cannot_be_drawn_are_refused(
    draw: Callable[[], Figure], error: type[Exception], message: str
) -> None:
    with pytest.raises(error, match=message):
        draw()
