"""Strategies against the 17 goals. The strategies are made up."""

from __future__ import annotations

import re
from typing import Any

import pytest

from kommunedata.errors import InvalidValueError, WrongTypeError
from kommunedata.finding import Unknown
from kommunedata.language import Label
from kommunedata.municipality import Municipality
from kommunedata.strategy import (
    SDG_GOALS,
    Challenge,
    Goal,
    GoalKind,
    GoalRole,
    SdgMark,
    SdgOrigin,
    SdgReference,
    SdgRow,
    Strategy,
    Theme,
    sdg_matrix,
)

LOST = Unknown("the icons were lost in the PDF")


def tagged(code: str) -> SdgReference:
    return SdgReference(code, origin=SdgOrigin.USER)


def strategy(name: str = "own", *, goal: tuple[SdgReference, ...] = (), **more: Any) -> Strategy:
    made = Goal(
        id="G1",
        title=Label("Mål", "Goal"),
        role=GoalRole.GOAL,
        kind=GoalKind.QUALITATIVE,
        sdgs=goal,
    )
    inner = Theme(id="A.1", title=Label("Deltema", "Part"), goals=(made,))
    return Strategy(
        id=name,
        municipality=Municipality("0326"),
        label=Label("Strategi", "Strategy"),
        themes=(Theme(id="A", title=Label("Tema", "Theme"), children=(inner,)),),
        **more,
    )


def challenge(sdgs: tuple[SdgReference, ...] | Unknown) -> Challenge:
    return Challenge(id="C1", title=Label("Klima", "Climate"), sdgs=sdgs)


def row(**more: Any) -> SdgRow:
    [only] = sdg_matrix(strategy(**more)).rows
    return only


def marks(found: SdgRow) -> dict[SdgMark, int]:
    return {mark: len(found.marked(mark)) for mark in SdgMark}


def test_a_document_that_names_its_goals_does_not_name_the_others() -> None:
    found = row(sdgs=(SdgReference("3"), SdgReference("17")))
    assert found.marked(SdgMark.DOCUMENT) == (3, 17)
    assert len(found.marked(SdgMark.NONE)) == 15
    assert (found.strategy, found.municipality.name, found.label.da) == (
        "own",
        "Kalundborg",
        "Strategi",
    )


def test_a_document_that_names_none_is_not_unknown() -> None:
    assert len(row(sdgs=()).marked(SdgMark.NONE)) == 17
    assert len(row(sdgs=LOST).marked(SdgMark.UNKNOWN)) == 17


def test_a_users_tag_shows_as_a_users_beside_what_is_unknown() -> None:
    found = row(sdgs=LOST, goal=(tagged("4"),))
    assert found.marked(SdgMark.USER) == (4,)
    assert marks(found)[SdgMark.UNKNOWN] == 16


def test_the_document_goes_before_a_user() -> None:
    found = row(sdgs=(tagged("4"), SdgReference("4.7")), goal=(tagged("13"),))
    assert found.marked(SdgMark.DOCUMENT) == (4,)
    assert found.marked(SdgMark.USER) == (13,)
    cell = found.cells[3]
    assert cell.goal.number == 4
    assert [(tag.tied_to, tag.reference.code) for tag in cell.tags] == [
        ("own", "4"),
        ("own", "4.7"),
    ]


def test_references_of_challenges_and_goals_count_too() -> None:
    climate = challenge((SdgReference("13.2"),))
    found = row(sdgs=(), challenges=(climate,), goal=(SdgReference("15"), tagged("13")))
    assert found.marked(SdgMark.DOCUMENT) == (13, 15)
    assert [tag.tied_to for tag in found.cells[12].tags] == ["C1", "G1"]
    assert marks(found)[SdgMark.NONE] == 15


def test_a_challenge_whose_goals_are_lost_leaves_the_rest_unknown() -> None:
    found = row(sdgs=(SdgReference("3"),), challenges=(challenge(LOST),))
    assert found.marked(SdgMark.DOCUMENT) == (3,)
    assert marks(found)[SdgMark.UNKNOWN] == 16


def test_the_table_has_a_mark_for_each_goal_and_says_what_it_means() -> None:
    given = (
        strategy("one", sdgs=(SdgReference("1"), tagged("2"))),
        strategy("two", sdgs=LOST),
    )
    matrix = sdg_matrix(given)
    assert str(matrix).split("\n") == [
        "FN's verdensmål i strategierne",
        "",
        "Strategi              1  2  3  4  5  6  7  8  9  10  11  12  13  14  15  16  17",
        "--------------------  -  -  -  -  -  -  -  -  -  --  --  --  --  --  --  --  --",
        "Kalundborg: Strategi  ●  ○  –  –  –  –  –  –  –  –   –   –   –   –   –   –   –",
        "Kalundborg: Strategi  ?  ?  ?  ?  ?  ?  ?  ?  ?  ?   ?   ?   ?   ?   ?   ?   ?",
        "",
        "● nævnt i dokumentet",
        "○ kun tilføjet af en bruger",
        "– ikke nævnt i dokumentet",
        "? det vides ikke, hvilke dokumentet nævner",
    ]
    english = matrix.table("en")
    assert english.rows[0][0] == "Kalundborg: Strategy"
    assert english.note is not None
    assert "○ only tagged by a user" in english.note


def test_without_strategies_there_are_no_rows() -> None:
    assert sdg_matrix(()).rows == ()


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [
        each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4 for each in parts
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def test_headings_in_html_can_be_read_on_the_colour_of_their_goal() -> None:
    html = sdg_matrix(strategy())._repr_html_()
    colours = re.findall(r"background-color: (#\w{6}); color: (#\w{6})", html)
    assert [paper for paper, _ in colours] == [goal.colour for goal in SDG_GOALS]
    # WCAG 2.1, success criterion 1.4.3 (AA): 4.5 to 1
    assert all(contrast(paper, ink) >= 4.5 for paper, ink in colours)
    # elsewhere the page's own colours, dark or light
    assert len(re.findall(r"[; \"]color:", html)) == len(SDG_GOALS)


def test_headings_and_cells_in_html_have_names_and_are_escaped() -> None:
    named = strategy(sdgs=(SdgReference("4"),))
    matrix = sdg_matrix([named])
    assert 'title="Kvalitetsuddannelse"' in matrix.to_html()
    english = matrix.to_html("en")
    assert 'title="Quality education"' in english
    assert english.count('title="not named by the document"') == 16
    assert "<p>● named by the document<br>○ only tagged by a user<br>" in english
    own = Strategy(
        id="own", municipality=Municipality("0326"), label=Label("<i>S</i>", "<i>S</i>"), sdgs=()
    )
    html = sdg_matrix(own).to_html()
    assert "Kalundborg: &lt;i&gt;S&lt;/i&gt;" in html
    assert "<i>" not in html


def test_what_is_no_strategy_is_refused_and_so_is_one_given_twice() -> None:
    with pytest.raises(WrongTypeError, match="not a collection of Strategy"):
        sdg_matrix(["own"])  # type: ignore[list-item]  # that is the point
    with pytest.raises(InvalidValueError, match="strategy given twice, allowed: each once"):
        sdg_matrix([strategy(), strategy()])
    with pytest.raises(InvalidValueError, match="unknown language"):
        sdg_matrix(strategy()).table("sv")  # type: ignore[arg-type]  # likewise
    with pytest.raises(InvalidValueError, match="unknown language"):
        sdg_matrix(strategy()).to_html("sv")  # type: ignore[arg-type]  # likewise
