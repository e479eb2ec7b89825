"""CSV for a Danish Excel: its marks, its figures, and no formula that nobody wrote."""

from __future__ import annotations

import csv
import io
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kommunedata.errors import InvalidValueError, WrongTypeError
from kommunedata.io import Cell, write_excel_csv
from kommunedata.io.excel_csv import _text
from kommunedata.money import Money, StatedAmount
from kommunedata.table import Column, Table


def written(folder: Path, *rows: tuple[Cell, ...]) -> str:
    path = folder / "table.csv"
    write_excel_csv(rows, path)
    return path.read_bytes().decode("utf-8-sig")


def test_a_table_is_written_with_its_labels(tmp_path: Path) -> None:
    table = Table((Column("Område"), Column("Mio. kr.", "right")), (("Tandplejen", "20,7"),))
    path = tmp_path / "table.csv"
    write_excel_csv(table, str(path))
    assert path.read_bytes() == "\ufeffOmråde;Mio. kr.\r\nTandplejen;20,7\r\n".encode()


def test_figures_have_a_decimal_comma_and_no_points(tmp_path: Path) -> None:
    stated = StatedAmount(Money.kr(499_000_000), Money.kr(100_000))
    row = (Money.kr("-1109.50"), stated, Decimal("0.682"), Decimal("1E+3"), 8740, None)
    assert written(tmp_path, row) == "-1109,50;499000000,00;0,682;1000;8740;\r\n"
    assert written(tmp_path, (date(2024, 12, 31),)) == "2024-12-31\r\n"


def test_what_holds_a_semicolon_quote_or_line_break_is_quoted(tmp_path: Path) -> None:
    assert written(tmp_path, ("a;b", 'c"d', "e\nf")) == '"a;b";"c""d";"e\nf"\r\n'


@pytest.mark.parametrize(
    "text",
    ("=1+1", "+A1", "-A1", "@SUM(A1)", "\t=1", "\r=1", " =1", "＝1+1", "-2+3", "=HYPERLINK(1)"),
)
def test_a_text_that_excel_would_run_is_a_text(text: str) -> None:
    assert _text(text, "here") == f"'{text}"


@pytest.mark.parametrize("text", ("-117,9", "+147,00", "-1.109,50", "-3,5 %", "Område", "a=b", ""))
def test_figures_and_plain_texts_stay_as_they_are(text: str) -> None:
    assert _text(text, "here") == text


@pytest.mark.parametrize("cell", (1.5, True, [1], b"x"))
def test_other_cells_are_refused_and_nothing_is_written(tmp_path: Path, cell: Cell) -> None:
    path = tmp_path / "table.csv"
    with pytest.raises(WrongTypeError, match="row 1, cell 2"):
        write_excel_csv([("a", cell)], path)
    assert not path.exists()


@given(text=st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=20))
def test_no_written_text_begins_as_a_formula_unless_it_is_a_figure(text: str) -> None:
    cell = _text(text, "here")
    assert cell in {text, f"'{text}"}
    if cell[:1] in {"=", "@", "\t", "\r"}:
        pytest.fail(cell)
    if cell[:1] in {"+", "-"}:
        assert cell[1:].replace(".", "").replace(",", "").rstrip(" \u00a0%").isascii()
        assert not set(cell[1:]) & set("+-=@(!")


@given(
    rows=st.lists(st.lists(st.text("abæ;\"', ", min_size=1, max_size=8), min_size=2), max_size=4)
)
def test_what_is_written_reads_back(
    tmp_path_factory: pytest.TempPathFactory, rows: list[list[str]]
) -> None:
    path = tmp_path_factory.mktemp("excel") / "table.csv"
    write_excel_csv(rows, path)
    text = path.read_bytes().decode("utf-8-sig")
    assert list(csv.reader(io.StringIO(text, newline=""), delimiter=";")) == rows


def written_table(folder: Path, *cells: str) -> list[str]:
    table = Table((Column("Kode"), Column("Kr.", "right")), tuple(("5.30", each) for each in cells))
    path = folder / "table.csv"
    write_excel_csv(table, path)
    return path.read_text(encoding="utf-8-sig").splitlines()[1:]


@pytest.mark.parametrize(
    ("cell", "expected"),
    (
        ("783.400", "783400"),
        ("-1.234.567,50", "-1234567,50"),
        ("0,682", "0,682"),
        ("1.250 %", "1250 %"),
        ("ca. 1.250", "ca. 1.250"),
        ("2024", "2024"),
    ),
)
def test_the_danish_figures_of_a_table_lose_their_points(
    tmp_path: Path, cell: str, expected: str
) -> None:
    assert written_table(tmp_path, cell) == [f"5.30;{expected}"]


@pytest.mark.parametrize("cell", ("783,400", "-1,234,567.50", "20.7", "2.5%"))
def test_a_table_in_english_figures_is_refused_and_the_old_file_kept(
    tmp_path: Path, cell: str
) -> None:
    path = tmp_path / "table.csv"
    path.write_text("old", encoding="utf-8")
    with pytest.raises(InvalidValueError, match="may be English.*row 3, cell 2"):
        written_table(tmp_path, "5", cell)
    assert path.read_text(encoding="utf-8") == "old"


def test_a_text_that_cannot_be_encoded_leaves_the_old_file_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "table.csv"
    path.write_text("old", encoding="utf-8")
    with pytest.raises(InvalidValueError, match="not a text that UTF-8 can write"):
        write_excel_csv([("a", "b\ud800")], path)
    assert path.read_text(encoding="utf-8") == "old"


@pytest.mark.parametrize("name", ("none/table.csv", "a\0b"))
def test_a_file_that_cannot_be_written_is_an_error_of_ours(tmp_path: Path, name: str) -> None:
    with pytest.raises(InvalidValueError, match="cannot be written"):
        write_excel_csv([("a",)], tmp_path / name)
