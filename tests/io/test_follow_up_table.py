"""Follow-up tables in Danish figures: missing is not zero, and totals are left out."""

from __future__ import annotations

from pathlib import Path

import pytest

from kommunedata.budget import Basis, BudgetLine, Phase
from kommunedata.errors import LoadError
from kommunedata.io import FOLLOW_UP_COLUMNS, CsvForm, FollowUpLines, load_follow_up_table
from kommunedata.money import Money

# test data: the first budget figures are Kalundborg's, the others are invented
TABLE = """\
Udvalg;Område;Oprindeligt budget;Tillægsbevillinger;Korrigeret budget;Forbrug;Afvigelse
Ældre;Tandplejen;20,7;0,3;21,0;10,2;-10,8
Ældre;Madservice; 1,9 ;;1,9;-0,1;
Ældre;I alt;22,6;0,3;22,9;10,1;
I alt;;22,6;0,3;22,9;10,1;
"""


def load(folder: Path, text: str, form: CsvForm | None = None) -> tuple[BudgetLine, ...]:
    return read(folder, text, form).lines


def read(folder: Path, text: str, form: CsvForm | None = None) -> FollowUpLines:
    form = form or CsvForm()
    path = folder / "follow_up.csv"
    encoding = "cp1252" if form.encoding == "windows-1252" else "utf-8-sig"
    path.write_text(text, encoding=encoding)
    return load_follow_up_table(
        path,
        year=2024,
        basis=Basis.NET,
        scale="mio. kr.",
        levels=("Udvalg", "Område"),
        form=form,
    )


def problems(folder: Path, text: str) -> tuple[str, ...]:
    with pytest.raises(LoadError, match="follow_up.csv cannot be loaded") as caught:
        load(folder, text)
    return caught.value.problems


def test_every_figure_is_a_line_with_its_phase(tmp_path: Path) -> None:
    lines = load(tmp_path, TABLE)
    assert [(line.path[1], line.phase, line.amount.money) for line in lines] == [
        ("Tandplejen", Phase.BUDGET, Money.kr(20_700_000)),
        ("Tandplejen", Phase.SUPPLEMENTARY, Money.kr(300_000)),
        ("Tandplejen", Phase.CORRECTED, Money.kr(21_000_000)),
        ("Tandplejen", Phase.ACCOUNTS, Money.kr(10_200_000)),
        ("Madservice", Phase.BUDGET, Money.kr(1_900_000)),
        # the empty supplementary appropriation is missing
        ("Madservice", Phase.CORRECTED, Money.kr(1_900_000)),
        ("Madservice", Phase.ACCOUNTS, Money.kr(-100_000)),
    ]
    assert {line.amount.quantum for line in lines} == {Money.kr(100_000)}
    assert {(line.year, line.basis) for line in lines} == {(2024, Basis.NET)}


def test_a_table_of_an_old_excel_is_read_when_said(tmp_path: Path) -> None:
    form = CsvForm(encoding="windows-1252")
    assert load(tmp_path, TABLE, form) == load(tmp_path, TABLE)


def test_own_headings_may_be_given(tmp_path: Path) -> None:
    path = tmp_path / "follow_up.csv"
    path.write_text('Sted,Budget 2024\nSundhed,"1.234,5"\n', encoding="utf-8")
    table = load_follow_up_table(
        path,
        year=2024,
        basis=Basis.EXPENSE,
        scale="tkr.",
        levels=["Sted"],
        columns={"Budget 2024": Phase.BUDGET},
        form=CsvForm(delimiter=","),
    )
    (line,) = table.lines
    assert (line.path, line.amount.money) == (("Sundhed",), Money.kr(1_234_500))
    assert line.amount.quantum == Money.kr(100)
    assert FOLLOW_UP_COLUMNS["Forventet regnskab"] is Phase.FORECAST


@pytest.mark.parametrize(
    "name", ("Sumpområder", "Sum-puljen", "Total rehabilitering", "I alt det nye", "Samlet indsats")
)
def test_an_area_whose_name_only_begins_like_a_total_is_kept(tmp_path: Path, name: str) -> None:
    lines = load(tmp_path, TABLE.replace("Tandplejen", name))
    assert lines[0].path == ("Ældre", name)


@pytest.mark.parametrize(
    "name",
    (
        *("I alt", "Ialt", "TOTAL", "Hovedtotal", "Subtotal", "sum", "Samlet", "I alt:"),
        *("Ældreudvalget i alt", "Ældre Total"),
    ),
)
def test_a_row_that_repeats_others_is_left_out_by_its_keys(tmp_path: Path, name: str) -> None:
    table = read(tmp_path, TABLE.replace("Ældre;I alt", f"Ældre;{name}"))
    assert {line.path[1] for line in table.lines} == {"Tandplejen", "Madservice"}
    assert table.left_out == (("Ældre", name), ("I alt", ""))


def test_a_table_without_a_column_of_amounts_is_refused(tmp_path: Path) -> None:
    (found,) = problems(tmp_path, "Udvalg;Område;Afvigelse\nÆldre;Tandplejen;1\n")
    assert found.startswith("no column of amounts, allowed: Oprindeligt budget, Vedtaget budget,")
    assert found.endswith("Regnskab @ follow_up.csv: line 1")


def test_all_problems_are_told_with_row_and_column(tmp_path: Path) -> None:
    text = (
        TABLE.replace("0,3;21,0", "0.3;(21,0)", 1) + "Ældre;Tandplejen;1;1;1;1;\n;X;1;1;1;1;\nx\n"
    )
    found = problems(tmp_path, text)
    assert [each.partition(" @ ")[2] for each in found] == [
        "follow_up.csv: line 2: Tillægsbevillinger",
        "follow_up.csv: line 2: Korrigeret budget",
        "follow_up.csv: line 6",
        "follow_up.csv: line 7: Udvalg",
        "follow_up.csv: line 8",
    ]
    assert found[2].startswith("path stands twice, first in line 2")
    assert found[3].startswith("no key")
    assert found[4].startswith("1 cells under 7 names")


def test_headings_that_are_not_known_are_told(tmp_path: Path) -> None:
    head = "Udvalg;Forbrug;Regnskab;Forbrug;Korigeret budget;Noter\n"
    assert problems(tmp_path, head) == (
        "missing column 'Område' @ follow_up.csv: line 1",
        "column occurs twice, got 'Forbrug' @ follow_up.csv: line 1",
        (
            "unknown column, got 'Korigeret budget', did you mean 'Korrigeret budget'?"
            " @ follow_up.csv: line 1"
        ),
        "unknown column, got 'Noter' @ follow_up.csv: line 1",
        "two columns of phase accounts @ follow_up.csv: line 1",
    )
    assert problems(tmp_path, "")[:2] == (
        "missing column 'Udvalg' @ follow_up.csv: line 1",
        "missing column 'Område' @ follow_up.csv: line 1",
    )
