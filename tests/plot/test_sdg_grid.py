"""The goals for sustainable development that strategies name, in the goals' colours."""

from __future__ import annotations

import attrs
import pytest
from matplotlib.colors import to_hex

from kommunedata import datasets
from kommunedata.errors import InvalidValueError, WrongTypeError
from kommunedata.finding import Unknown
from kommunedata.plot import sdg_grid
from kommunedata.plot.canvas import Axes, Figure, Rectangle
from kommunedata.strategy import SdgOrigin, SdgReference, Strategy, Theme

KALUNDBORG, SOROE, HELSINGOER = (
    datasets.strategy(name) for name in ("kalundborg-2020", "soroe-2026", "helsingoer-2030")
)
GOALS = range(1, 18)


def only(figure: Figure) -> Axes:
    (ax,) = figure.axes
    return ax


def cells(ax: Axes) -> list[list[Rectangle]]:
    """Return the cells by row."""
    found = [patch for patch in ax.patches if isinstance(patch, Rectangle)]
    return [found[at : at + 17] for at in range(0, len(found), 17)]


def filled(row: list[Rectangle]) -> dict[int, str]:
    """Return the numbers and colours of the goals whose cells are filled."""
    colours = {goal: to_hex(cell.get_facecolor()) for goal, cell in zip(GOALS, row, strict=True)}
    return {goal: colour for goal, colour in colours.items() if colour != "#ffffff"}


def hatched(row: list[Rectangle]) -> set[int]:
    return {goal for goal, cell in zip(GOALS, row, strict=True) if cell.get_hatch()}


def key(ax: Axes) -> list[str]:
    legend = ax.get_legend()
    assert legend is not None
    return [text.get_text() for text in legend.get_texts()]


def test_named_goals_have_their_colours_and_others_are_empty() -> None:
    # Sorø prints goals 3, 4, 7, 8, 9, 11, 12, 13, 15 and 17; the colours are the UN's
    ax = only(sdg_grid([SOROE]))
    (row,) = cells(ax)
    assert filled(row) == {
        3: "#4c9f38",
        4: "#c5192d",
        7: "#fcc30b",
        8: "#a21942",
        9: "#fd6925",
        11: "#fd9d24",
        12: "#bf8b2e",
        13: "#3f7e44",
        15: "#56c02b",
        17: "#19486a",
    }
    assert not hatched(row)
    # each named goal has its number in it too
    assert [text.get_text() for text in ax.texts if text.get_text()] == [
        "3",
        "4",
        "7",
        "8",
        "9",
        "11",
        "12",
        "13",
        "15",
        "17",
    ]
    assert key(ax) == ["nævnt i strategien", "ikke nævnt"]


def test_what_is_unknown_is_hatched_and_not_empty() -> None:
    # Kalundborg's goals were icons; Helsingør names the 17 as a whole and none by number
    ax = only(sdg_grid([KALUNDBORG, SOROE, HELSINGOER], lang="en"))
    kalundborg, soroe, helsingoer = cells(ax)
    assert hatched(kalundborg) == hatched(helsingoer) == set(GOALS)
    assert not hatched(soroe)
    assert key(ax) == ["named by the strategy", "not known", "not named"]
    assert [label.get_text().replace("\n", " ") for label in ax.get_yticklabels()] == [
        "Kalundborg: Development strategy",
        "Sorø: Vision 2026: Together for the active and sustainable life",
        "Helsingør: Vision 2030",
    ]
    assert ax.get_title(loc="left") == "Sustainable Development Goals in strategies"


def test_columns_have_number_and_name() -> None:
    names = [
        label.get_text().replace("\n", " ") for label in only(sdg_grid([SOROE])).get_xticklabels()
    ]
    assert names[0] == "1  Afskaf fattigdom"
    assert names[15] == "16  Fred, retfærdighed og stærke institutioner"
    assert len(names) == 17


def tagged(strategy: Strategy, *references: SdgReference) -> Strategy:
    """Return a strategy whose first goal has references."""

    def tag(theme: Theme) -> Theme:
        if theme.goals:
            goal = attrs.evolve(theme.goals[0], sdgs=references)
            return attrs.evolve(theme, goals=(goal, *theme.goals[1:]))
        return attrs.evolve(theme, children=(tag(theme.children[0]), *theme.children[1:]))

    return attrs.evolve(strategy, themes=(tag(strategy.themes[0]), *strategy.themes[1:]))


def test_what_a_reader_tied_to_a_goal_is_framed() -> None:
    user = SdgOrigin.USER
    ax = only(
        sdg_grid(
            [
                tagged(
                    KALUNDBORG,
                    SdgReference("4.1", origin=user),
                    SdgReference("8", origin=user),
                    SdgReference("8.5"),
                )
            ]
        )
    )
    (row,) = cells(ax)
    # the document's own 8.5 is firmer than the reader's 8
    assert filled(row) == {8: "#a21942"}
    assert to_hex(row[3].get_edgecolor()) == "#c5192d"
    assert row[3].get_linewidth() == 3
    assert hatched(row) == set(GOALS) - {4, 8}
    assert key(ax) == ["nævnt i strategien", "kun knyttet til af en læser", "vides ikke"]


def test_a_challenge_with_unknown_goals_leaves_the_rest_unknown() -> None:
    challenge = attrs.evolve(KALUNDBORG.challenges[0], sdgs=Unknown("icons"))
    (row,) = cells(only(sdg_grid([attrs.evolve(SOROE, challenges=(challenge,))])))
    assert hatched(row) == {1, 2, 5, 6, 10, 14, 16}
    known = attrs.evolve(challenge, sdgs=(SdgReference("1"),))
    (row,) = cells(only(sdg_grid([attrs.evolve(SOROE, challenges=(known,))])))
    assert filled(row)[1] == "#e5243b"
    assert not hatched(row)


def test_no_strategies_are_refused() -> None:
    with pytest.raises(InvalidValueError, match="nothing to draw, allowed: one strategy or more"):
        sdg_grid([])
    with pytest.raises(WrongTypeError, match="not a collection of Strategy"):
        sdg_grid(SOROE)  # type: ignore[arg-type]
    with pytest.raises(InvalidValueError, match="unknown language"):
        sdg_grid([SOROE], lang="de")  # type: ignore[arg-type]
