"""Exports of StatBank tables: what repeats is never summed, and what is missing is not zero."""

from __future__ import annotations

import collections
import contextlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kommunedata import datasets
from kommunedata.budget import AccountCode, Basis, BudgetLine, ChartOfAccounts, Phase
from kommunedata.errors import InvalidValueError, KommunedataError, LoadError
from kommunedata.io import CsvForm, StatBankChoice, load_statbank, stream_statbank
from kommunedata.io.delimited import MAX_LINE
from kommunedata.io.statbank import cells
from kommunedata.money import Money

FILES = Path(__file__).parent.parent / "data" / "statbank"
NET = StatBankChoice()
HEAD = "OMRÅDE;FUNKTION;DRANST;ART;PRISENHED;TID;INDHOLD\n"
ROW = "326;53026;1;TOT;LOBM;2024;100\n"


def regk31(choice: StatBankChoice) -> tuple[BudgetLine, ...]:
    return load_statbank(FILES / "regk31_codes.csv", table="REGK31", choice=choice).lines


def thousands(lines: tuple[BudgetLine, ...]) -> int:
    return Money.sum(line.amount.money for line in lines).oere // 100_000


def write(folder: Path, text: str | bytes) -> Path:
    path = folder / "rows.csv"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def problems(path: Path, form: CsvForm = CsvForm()) -> tuple[str, ...]:  # noqa: B008 - frozen
    with pytest.raises(LoadError) as caught:
        load_statbank(path, table="REGK31", choice=NET, form=form)
    return caught.value.problems or (caught.value.what,)


def test_net_accounts_by_function_are_one_line_for_each_municipality_and_function() -> None:
    lines = regk31(NET)
    first = lines[0]
    assert first.path == ("Kalundborg", "5", "5.30", "5.30.26")
    assert (first.year, first.price_level, first.phase) == (2024, 2024, Phase.ACCOUNTS)
    assert (first.account, first.posting_type, first.art) == (AccountCode("5.30.26"), "1", None)
    assert (first.amount.money, first.amount.quantum) == (Money.kr(100_000), Money.kr(1_000))
    assert first.basis is Basis.NET
    # 100 + 200 of the first function, -7 and 300 of the others; no total area, no side
    assert thousands(lines) == 100 + 200 - 7 + 300


def test_a_function_that_lost_its_leading_zero_has_it_again() -> None:
    assert regk31(NET)[2].path == ("Kalundborg", "0", "0.22", "0.22.01")


def test_what_is_left_out_and_missing_is_counted() -> None:
    read = load_statbank(FILES / "regk31_codes.csv", table="REGK31", choice=NET)
    assert read.missing == 1  # the capital account of 0.22.01; Christiansø is no municipality
    assert read.left_out["PRISENHED INDL"] == 16
    assert read.left_out["OMRÅDE Hele landet"] == read.left_out["OMRÅDE Christiansø"] == 1
    assert read.left_out["ART S 7"] == read.left_out["ART details 7.9"] == 2
    # every row is a line, missing or left out: 16 + 16 rows by art, and 7 more
    assert len(read.lines) + read.missing + sum(read.left_out.values()) == 16 + 16 + 7


def test_the_sides_and_the_arts_each_sum_to_the_net_amount() -> None:
    by_arts = {
        # 40 is the net of 45 and 79 alone, for the small file has no details of art 1
        "UE+I": 120 - 20,
        "S": 80 + 40 - 20,
        "details": 40 - 20,
        "UE": 120,
        "I": -20,
    }
    for arts, expected in by_arts.items():
        choice = StatBankChoice(arts=arts, income="negative")  # type: ignore[arg-type]  # a word of the list
        assert thousands(regk31(choice)) == expected * 3, arts  # the second has twice the first


def test_income_that_a_file_writes_above_zero_is_turned() -> None:
    choice = StatBankChoice(arts="UE+I", income="positive")
    read = load_statbank(FILES / "budk1_codes_and_labels.csv", table="BUDK1", choice=choice)
    assert [(line.basis, line.amount.money) for line in read.lines] == [
        (Basis.EXPENSE, Money.kr(30_000)),
        (Basis.EXPENSE, Money.kr(40_000)),
        (Basis.INCOME, Money.kr(-25_000)),
    ]
    assert read.lines[0].path == ("Kalundborg", "0")
    assert read.lines[0].phase is Phase.BUDGET
    assert read.left_out == {"FUNK1 X": 1}


def test_the_total_of_the_main_accounts_is_read_instead_of_them() -> None:
    choice = StatBankChoice(arts="UE", total=True)
    read = load_statbank(FILES / "budk1_codes_and_labels.csv", table="BUDK1", choice=choice)
    assert [(line.path, line.account) for line in read.lines] == [(("Kalundborg",), None)]
    assert thousands(read.lines) == 30 + 40
    assert read.left_out == {"FUNK1 0-8": 3}


@pytest.mark.parametrize(
    ("areas", "name", "expected"),
    (
        ("country", "Hele landet", 9000),
        ("regions", "Region Sjælland", 900),
        ("groups", "Provinsbykommuner", 700),
    ),
)
def test_one_level_of_areas_is_read(areas: str, name: str, expected: int) -> None:
    lines = regk31(StatBankChoice(areas=areas))  # type: ignore[arg-type]  # a word of the list
    assert [line.path[0] for line in lines] == [name]
    assert thousands(lines) == expected


def test_amounts_per_inhabitant_are_never_read_as_amounts_of_a_budget(tmp_path: Path) -> None:
    label = "Pr. indbygger, løbende priser (kr.)"
    text = HEAD + ROW + ROW.replace("LOBM", "INDL") + ROW.replace("LOBM", label)
    read = load_statbank(write(tmp_path, text), table="REGK31", choice=NET)
    assert thousands(read.lines) == 100
    assert read.left_out == {"PRISENHED INDL": 2}
    with pytest.raises(TypeError, match="prices"):
        StatBankChoice(prices="INDL")  # type: ignore[call-arg]  # wrong on purpose


def test_quoted_labels_with_commas_are_read() -> None:
    form = CsvForm(delimiter=",")
    read = load_statbank(FILES / "budk32_labels.csv", table="BUDK32", choice=NET, form=form)
    assert [line.path for line in read.lines] == [
        ("Kalundborg", "5", "5.30", "5.30.27"),
        ("Sorø", "5", "5.30", "5.30.27"),
    ]
    assert thousands(read.lines) == 310 + 205
    assert {line.phase for line in read.lines} == {Phase.BUDGET}


def test_latin_1_without_names_on_top_is_read_when_said() -> None:
    form = CsvForm(encoding="latin-1", header=False)
    read = load_statbank(FILES / "regk11_latin1.csv", table="REGK11", choice=NET, form=form)
    assert thousands(read.lines) == 60 + 440
    assert read.left_out == {"FUNK1 X": 1, "OMRÅDE Provinsbykommuner": 1}


def test_windows_1252_is_read_when_said(tmp_path: Path) -> None:
    row = ROW.replace("53026", "5.30.26 Hjælp – frit valg")
    path = write(tmp_path, (HEAD + row).encode("cp1252"))
    form = CsvForm(encoding="windows-1252")
    assert load_statbank(path, table="REGK31", choice=NET, form=form).lines[0].path[-1] == "5.30.26"
    assert problems(path, CsvForm(encoding="latin-1")) == (
        "rows.csv: line 2: not latin-1, perhaps windows-1252 or utf-8",
    )
    assert problems(path) == ("rows.csv: line 1: not utf-8 at byte 3 of the line",)


def test_keys_have_names_where_the_chart_has_them() -> None:
    chart = datasets.chart_of_accounts()
    read = load_statbank(FILES / "regk31_codes.csv", table="REGK31", choice=NET, chart=chart)
    assert read.lines[3].path[2:] == (
        "5.30 Tilbud til ældre",
        "5.30.27 Pleje og omsorg m.v. af primært ældre undtaget frit valg af leverandør",
    )


def test_a_stream_yields_what_loading_returns_and_counts_the_same() -> None:
    file = FILES / "regk31_codes.csv"
    tally: collections.Counter[str] = collections.Counter()
    read = load_statbank(file, table="REGK31", choice=NET)
    streamed = stream_statbank(file, table="REGK31", choice=NET, tally=tally)
    assert tuple(streamed) == read.lines
    assert tally == {**read.left_out, "INDHOLD ..": read.missing}
    assert next(stream_statbank(file, table="REGK31", choice=NET)) == read.lines[0]


def test_a_stream_stops_at_the_first_row_that_cannot_be_read(tmp_path: Path) -> None:
    path = write(tmp_path, HEAD + ROW + ROW.replace("100", "1,5") + "x\n")
    lines = stream_statbank(path, table="REGK31", choice=NET)
    assert next(lines).amount.money == Money.kr(100_000)
    with pytest.raises(LoadError, match="line 3: INDHOLD") as caught:
        next(lines)
    assert len(caught.value.problems) == 1


def test_every_problem_is_told_with_its_row_and_column(tmp_path: Path) -> None:
    bad = "999;5302;8;X9;FAST;24;1.000\n"
    found = problems(write(tmp_path, HEAD + bad + "326;1\n" + ROW + "\n" + ROW))
    assert [problem.partition(" @ ")[2] for problem in found] == [
        "rows.csv: line 2: OMRÅDE",
        "rows.csv: line 2: DRANST",
        "rows.csv: line 2: ART",
        "rows.csv: line 2: PRISENHED",
        "rows.csv: line 2: TID",
        "rows.csv: line 2: INDHOLD",
        "rows.csv: line 3",
        "rows.csv: line 6",
    ]
    assert found[0].startswith("unknown municipality code, allowed: the four digits")
    assert found[5].startswith("not an amount, allowed: a whole number or .., got '1.000'")
    assert found[6].startswith("2 cells, allowed: 7 parted by ';'")
    assert found[7].startswith("row stands twice, first in line 4")


def test_a_row_with_a_cell_too_many_is_refused(tmp_path: Path) -> None:
    assert problems(write(tmp_path, HEAD + ROW.replace("\n", ";\n")))[0] == (
        "8 cells, allowed: 7 parted by ';' @ rows.csv: line 2"
    )


def test_a_file_of_nothing_but_bad_rows_is_left_after_a_hundred(tmp_path: Path) -> None:
    assert len(problems(write(tmp_path, HEAD + "x\n" * 500))) == 100


def test_misspelt_labels_have_near_ones(tmp_path: Path) -> None:
    path = write(tmp_path, HEAD + ROW.replace("326", "Kallundborg"))
    assert "did you mean 'Kalundborg' or" in problems(path)[0]


def test_a_file_without_a_chosen_row_says_what_it_has(tmp_path: Path) -> None:
    path = write(tmp_path, HEAD + ROW.replace("LOBM", "INDL"))
    assert problems(path) == (
        "no row of what was chosen, left out: 1 of PRISENHED INDL @ rows.csv",
    )
    assert "left out: none" in problems(write(tmp_path, HEAD))[0]


def test_a_file_whose_chosen_rows_are_all_missing_is_no_error(tmp_path: Path) -> None:
    path = write(tmp_path, HEAD + ROW.replace("100", ".."))
    read = load_statbank(path, table="REGK31", choice=NET)
    assert (read.lines, read.missing) == ((), 1)


def test_columns_may_stand_in_any_order(tmp_path: Path) -> None:
    text = "INDHOLD;TID;PRISENHED;ART;DRANST;FUNKTION;OMRÅDE\n100;2024;LOBM;TOT;1;53026;326\n"
    read = load_statbank(write(tmp_path, text), table="REGK31", choice=NET)
    assert read.lines[0] == regk31(NET)[0]


@pytest.mark.parametrize(
    ("text", "expected"),
    (
        (HEAD.replace("OMRÅDE", "REGI07A"), "missing column 'OMRÅDE' @ rows.csv: line 1"),
        (HEAD.replace("DRANST;", ""), "missing column 'DRANST' @ rows.csv: line 1"),
        (HEAD.replace("TID", "TID;TID"), "unknown column, got 'TID' @ rows.csv: line 1"),
        ("", "missing column 'OMRÅDE' @ rows.csv: line 1"),
    ),
)
def test_a_file_of_another_table_is_refused(tmp_path: Path, text: str, expected: str) -> None:
    assert problems(write(tmp_path, text))[0] == expected


def test_an_unknown_table_or_choice_is_refused() -> None:
    with pytest.raises(InvalidValueError, match="did you mean 'REGK31'"):
        load_statbank("x.csv", table="REGK3", choice=NET)  # type: ignore[arg-type]  # wrong on purpose
    with pytest.raises(InvalidValueError, match="no total in a table by function"):
        stream_statbank("x.csv", table="BUDK32", choice=StatBankChoice(total=True))
    with pytest.raises(InvalidValueError, match="income of no known sign"):
        StatBankChoice(arts="UE+I")
    with pytest.raises(InvalidValueError, match="not of the form"):
        StatBankChoice(arts="T")  # type: ignore[arg-type]  # wrong on purpose


@pytest.mark.parametrize(
    ("content", "encoding", "expected"),
    (
        (b"\xff\xfeO\x00", "utf-8", "UTF-16, allowed: utf-8, latin-1, windows-1252"),
        (b"\xef\xbb\xbfOM", "latin-1", "begins with the mark of utf-8, said to be latin-1"),
        (b'"a;b\n', "utf-8", "unexpected end of data"),
        (b"x" * (MAX_LINE + 1), "utf-8", "line 1: longer than 100,000 bytes"),
        (b'"a\n";' * 50_000, "utf-8", "line 20001: a row longer than 100,000 bytes"),
    ),
)
def test_a_file_of_another_form_is_refused(
    tmp_path: Path, content: bytes, encoding: str, expected: str
) -> None:
    form = CsvForm(encoding=encoding)  # type: ignore[arg-type]  # a word of the list
    assert expected in problems(write(tmp_path, content), form)[0]


def test_a_line_of_a_gigabyte_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "rows.csv"
    with path.open("wb") as stream:
        stream.write(HEAD.encode())
        stream.truncate(10**9)  # one sparse line of null bytes
    assert problems(path) == ("rows.csv: line 2: longer than 100,000 bytes",)


def test_a_file_that_cannot_be_opened_is_a_load_error(tmp_path: Path) -> None:
    assert "cannot be read" in problems(tmp_path)[0]
    assert "cannot be read" in problems(tmp_path / "a\0b")[0]


@pytest.mark.parametrize(
    ("cell", "level", "code", "basis"),
    (
        ("TOT", "TOT", None, Basis.NET),
        ("I alt (netto)", "TOT", None, Basis.NET),
        ("TOT I alt (netto)", "TOT", None, Basis.NET),
        ("Indtægter", "I", None, Basis.INCOME),
        ("S1", "S", "1", Basis.EXPENSE),
        ("1 Lønninger", "S", "1", Basis.EXPENSE),
        ("S9 Interne udgifter og indtægter", "S", "9", Basis.NET),
        ("S8", "S", "8", Basis.INCOME),
        ("22", "details", "2.2", Basis.EXPENSE),
        ("2.2 Fødevarer", "details", "2.2", Basis.EXPENSE),
        ("00 0.0 Statuskonteringer", "details", "0.0", Basis.EXPENSE),
        ("0 0.0 Statuskonteringer", "details", "0.0", Basis.EXPENSE),
        ("0", "details", "0.0", Basis.EXPENSE),
        ("0 Beregnede omkostninger", "S", "0", Basis.EXPENSE),
        ("91", "details", "9.1", Basis.EXPENSE),
        ("97", "details", "9.7", Basis.INCOME),
    ),
)
def test_arts_are_told_apart(cell: str, level: str, code: str | None, basis: Basis) -> None:
    art = cells.art(cell)
    assert (art.level, art.code, art.basis) == (level, code, basis)


def test_a_function_whose_code_and_label_differ_is_refused() -> None:
    assert cells.account("2201 0.22.01 Fælles formål", "FUNKTION") == AccountCode("0.22.01")
    for cell in ("2201 0.22.02 Boligformål", "", "Folkeskoler", "220", "530266"):
        with pytest.raises(InvalidValueError, match="not a function"):
            cells.account(cell, "FUNKTION")
    with pytest.raises(InvalidValueError, match="not a main account"):
        cells.account("53026", "FUNK1")


@given(cell=st.text(alphabet="0123456789.X STOUEI-,åæ\x00", max_size=12))
def test_a_cell_is_read_or_refused_with_an_error_of_ours(cell: str) -> None:
    for read in (
        cells.area,
        cells.posting_type,
        cells.art,
        cells.prices,
        cells.year,
        cells.amount,
        lambda text: cells.account(text, "FUNKTION"),
        lambda text: cells.account(text, "FUNK1"),
    ):
        with contextlib.suppress(KommunedataError):
            read(cell)


@pytest.mark.parametrize("year", ("1850", "0024", "1899", "2201"))
def test_a_year_that_no_budget_has_is_told_with_its_place(tmp_path: Path, year: str) -> None:
    path = write(tmp_path, HEAD + ROW.replace("2024", year))
    allowed = "one from 1900 to 2200, as 2024"
    assert problems(path) == (
        f"not a year, allowed: {allowed}, got {year!r} @ rows.csv: line 2: TID",
    )


def test_a_name_of_the_chart_that_is_too_long_for_a_key_is_told_with_its_place(
    tmp_path: Path,
) -> None:
    chart = ChartOfAccounts(edition="a test", complete=False, accounts={"5.30.26": "x" * 300})
    path = write(tmp_path, HEAD + ROW)
    with pytest.raises(LoadError, match="not a path.*@ rows.csv: line 2: FUNKTION"):
        load_statbank(path, table="REGK31", choice=NET, chart=chart)
    with pytest.raises(LoadError, match="not a path.*@ rows.csv: line 2: FUNKTION"):
        next(stream_statbank(path, table="REGK31", choice=NET, chart=chart))


def test_a_row_stands_twice_where_one_of_them_is_missing_too(tmp_path: Path) -> None:
    missing = ROW.replace("100", "..")
    assert problems(write(tmp_path, HEAD + missing + ROW + missing)) == (
        "row stands twice, first in line 2 @ rows.csv: line 3",
        "row stands twice, first in line 2 @ rows.csv: line 4",
    )


def test_the_code_of_one_area_with_the_name_of_another_is_refused(tmp_path: Path) -> None:
    assert problems(write(tmp_path, HEAD + ROW.replace("326", "326 Aarhus"))) == (
        (
            "code and name of two areas, allowed: 326 Kalundborg, got '326 Aarhus'"
            " @ rows.csv: line 2: OMRÅDE"
        ),
    )
    for cell in ("326 Kalundborg", "0326", "Kalundborg"):
        assert cells.area(cell).name == "Kalundborg"
    assert cells.area("000 Hele landet") == cells.area("Hele landet")
