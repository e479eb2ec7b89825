"""Tables as text and as HTML."""

from __future__ import annotations

from typing import Any

import pytest

from kommunedata.errors import InvalidValueError, WrongTypeError
from kommunedata.table import Column, Table

COLUMNS = (Column("Ydelse"), Column("Kr.", "right"))


def test_figures_keep_to_the_right_and_totals_stand_below_a_line() -> None:
    table = Table(
        COLUMNS, (("Grundgebyr", "129,00"), ("I alt", "3.738,00")), totals=1, caption="2024"
    )
    assert str(table).split("\n") == [
        "2024",
        "",
        "Ydelse           Kr.",
        "----------  --------",
        "Grundgebyr    129,00",
        "----------  --------",
        "I alt       3.738,00",
    ]


def test_long_cells_go_on_in_the_next_line_of_text() -> None:
    table = Table((Column("Ydelse", width=12), COLUMNS[1]), (("rest- og madaffald", "1,00"),))
    assert str(table).split("\n")[2:] == ["rest- og   1,00", "madaffald"]


def test_the_widest_column_that_may_wrap_gives_way_to_a_width() -> None:
    columns = (Column("Ydelse", width=40), Column("Enhed", width=20), COLUMNS[1])
    table = Table(columns, (("rest- og madaffald i beholder", "pr. beholder", "1.154,00"),))
    assert table.to_text(width=42).split("\n") == [
        "Ydelse              Enhed              Kr.",
        "------------------  ------------  --------",
        "rest- og madaffald  pr. beholder  1.154,00",
        "i beholder",
    ]


def test_a_table_that_fits_a_width_is_as_without_one() -> None:
    table = Table((Column("Ydelse", width=12), COLUMNS[1]), (("rest- og madaffald", "1,00"),))
    assert table.to_text(width=15) == str(table)


def test_headings_of_figures_wrap_between_words_and_figures_never() -> None:
    columns = (Column("Sted"), Column("Budget 2024 netto", "right"))
    table = Table(columns, (("Hjemmepleje og madservice", "70.500.000,00"),))
    assert table.to_text(width=10).split("\n") == [
        "Sted                         Budget 2024",
        "                                   netto",
        "-------------------------  -------------",
        "Hjemmepleje og madservice  70.500.000,00",
    ]


def test_no_word_is_cut_to_make_a_table_narrow() -> None:
    table = Table((Column("Ydelse", width=30),), (("Skadedyrsbekæmpelse i byen",),))
    assert table.to_text(width=5).split("\n")[2:] == ["Skadedyrsbekæmpelse", "i byen"]


def test_a_cell_that_goes_on_keeps_its_indent_and_its_spaces_that_must_not_break() -> None:
    place = "\u00a0\u00a0Sygepleje og\u00a0hjemmepleje"
    table = Table((Column("Sted", width=30),), ((place,), ("",)))
    lines = table.to_text(width=1).split("\n")
    assert lines[2:4] == ["\u00a0\u00a0Sygepleje", "\u00a0\u00a0og\u00a0hjemmepleje"]


def test_caption_and_note_keep_to_the_width_and_to_their_lines() -> None:
    table = Table(COLUMNS, (("a", "1"),), caption="Takster for 2024", note="Kilde: Budget\nEj moms")
    lines = table.to_text(width=12).split("\n")
    assert (lines[:2], lines[-3:]) == (["Takster for", "2024"], ["Kilde:", "Budget", "Ej moms"])


@pytest.mark.parametrize("width", (0, -1, 1.5, True, "80"))
def test_a_width_is_a_whole_number_of_characters(width: Any) -> None:
    with pytest.raises(InvalidValueError, match="1 or more, got .* @ width"):
        Table(COLUMNS, ()).to_text(width=width)


def test_html_is_escaped() -> None:
    table = Table(COLUMNS, (("<script>alert(1)</script>", "1 & 2"),), caption='a "b" <c>')
    assert "<script>" not in table.to_html()
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in table.to_html()
    assert "1 &amp; 2" in table.to_html()
    assert ">a &quot;b&quot; &lt;c&gt;</caption>" in table._repr_html_()


def test_html_sets_totals_apart_and_no_colours() -> None:
    with_totals = Table(COLUMNS, (("a", "1"), ("b", "2")), totals=1).to_html()
    assert with_totals.count("<tr>") == 3
    assert with_totals.index("<tfoot") > with_totals.index("</tbody>")
    assert "<tfoot" not in Table(COLUMNS, (("a", "1"),)).to_html()
    assert "background" not in with_totals


def test_rows_as_wide_as_the_columns_are_required() -> None:
    with pytest.raises(InvalidValueError, match=r"2 cells.*Table.rows\[1\]"):
        Table(COLUMNS, (("a", "1"), ("b",)))
    with pytest.raises(InvalidValueError, match="cells of text"):
        Table(COLUMNS, (("a", 1),))  # type: ignore[arg-type]  # that is the point
    with pytest.raises(InvalidValueError, match="at most 1, got 2"):
        Table(COLUMNS, (("a", "1"),), totals=2)
    with pytest.raises(InvalidValueError, match="Column.width"):
        Column("a", width=0)
    with pytest.raises(InvalidValueError, match="Column.align"):
        Column("a", "middle")  # type: ignore[arg-type]  # that is the point
    with pytest.raises(WrongTypeError, match="Table.rows"):
        Table(COLUMNS, [("a", "1")])  # type: ignore[arg-type]  # that is the point


def test_a_note_stands_below_all() -> None:
    table = Table(COLUMNS, (("a", "1"),), note="Kilde: <Budget>")
    assert str(table).endswith("\n\nKilde: <Budget>")
    assert table.to_html().endswith("</table><p>Kilde: &lt;Budget&gt;</p>")
