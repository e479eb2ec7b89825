"""Loading budgets and charts of accounts: strict, and all problems of a file at once."""

from __future__ import annotations

from pathlib import Path

import pytest

from kommunedata.budget import AccountCode, Basis, BudgetForm, Phase, Years
from kommunedata.errors import InvalidValueError, LoadError
from kommunedata.finding import Unknown
from kommunedata.io import load_budget, load_chart_of_accounts
from kommunedata.money import Money

SMALL = """\
format = 1
id = "small"
municipality = "0326"
title = { da = "Budget", en = "Budget" }
levels = ["committee", "area"]

[[sources]]
id = "budget"
document = "Budget 2024"
publisher = "Kalundborg Kommune"
sha256 = "0000000000000000000000000000000000000000000000000000000000000000"
sections = { top = ["Budget", "Tandplejen"] }

[paths]
dental = ["Udvalg", "Tandplejen"]

[[lines]]
path = "dental"
year = 2024
basis = "net"
printed = "20,7 mio. kr."
section = "top"
line = 7

[[adjustments]]
id = "plan"
path = "dental"
name = { da = "Plan", en = "Plan" }
printed = "0,2 mio.kr."
section = "top"
line = "8-9"
years = 2024
included = "included"

[[key_figures]]
id = "enrolled"
path = "dental"
name = { da = "Indskrevne", en = "Enrolled" }
printed = "8740"
unit = "persons"
section = "top"
line = 10

[[forms]]
path = "dental"
forms = ["framework", "user_paid"]
"""


def write(folder: Path, text: str) -> Path:
    path = folder / "budget.toml"
    path.write_text(text, encoding="utf-8")
    return path


def problems(folder: Path, *changes: tuple[str, str]) -> tuple[str, ...]:
    text = SMALL
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    with pytest.raises(LoadError, match="budget.toml cannot be loaded") as caught:
        load_budget(write(folder, text))
    return caught.value.problems


def test_a_small_file_says_all_it_says(tmp_path: Path) -> None:
    budget = load_budget(str(write(tmp_path, SMALL)))
    line, adjustment, figure = budget.lines[0], budget.adjustments[0], budget.key_figures[0]
    assert (line.path, line.year, line.basis) == (("Udvalg", "Tandplejen"), 2024, Basis.NET)
    assert (line.amount.money, line.amount.quantum) == (Money.kr(20_700_000), Money.kr(100_000))
    assert line.locator is not None
    assert (line.locator.printed, line.locator.lines) == ("20,7 mio. kr.", "7")
    assert line.locator.section == ("Budget", "Tandplejen")
    assert (adjustment.amount.money, adjustment.years) == (Money.kr(200_000), Years(2024, 2024))
    assert (str(figure.value), figure.year, figure.approximate) == ("8740", None, False)
    assert budget.forms[line.path] == {BudgetForm.FRAMEWORK, BudgetForm.USER_PAID}


def test_a_line_may_say_its_account_phase_and_price_level(tmp_path: Path) -> None:
    more = """line = 7
phase = "forecast"
price_level = 2023
account = "53026"
posting_type = "1"
ownership = "1"
grouping = "002"
art = "2.2"
"""
    line = load_budget(write(tmp_path, SMALL.replace("line = 7\n", more))).lines[0]
    assert (line.phase, line.price_level) == (Phase.FORECAST, 2023)
    assert (line.account, line.posting_type) == (AccountCode("5.30.26"), "1")
    assert (line.ownership, line.grouping, line.art) == ("1", "002", "2.2")


@pytest.mark.parametrize(
    ("years", "expected"),
    (
        ("2024", Years(2024, 2024)),
        ("{ first = 2024 }", Years(2024)),
        ("{ first = 2024, last = 2026 }", Years(2024, 2026)),
        ('{ unknown = "none is printed" }', Unknown("none is printed")),
    ),
)
def test_years_are_one_a_range_open_or_unknown(
    tmp_path: Path, years: str, expected: Years | Unknown
) -> None:
    text = SMALL.replace("years = 2024", f"years = {years}")
    assert load_budget(write(tmp_path, text)).adjustments[0].years == expected


@pytest.mark.parametrize(
    "years",
    ("{ last = 2024 }", '{ first = 2024, unknown = "why" }', "{}", '{ last = 1, unknown = "why" }'),
)
def test_half_told_years_are_refused(tmp_path: Path, years: str) -> None:
    assert problems(tmp_path, ("years = 2024", f"years = {years}")) == (
        (
            "not years, allowed: 2024, { first, last }, { first } or { unknown = why }"
            " @ budget.toml: adjustments[0].years"
        ),
    )


def test_a_reduction_is_printed_without_its_sign(tmp_path: Path) -> None:
    text = SMALL.replace('included = "included"', 'included = "unknown"\nreduction = true')
    amount = load_budget(write(tmp_path, text)).adjustments[0].amount
    assert (amount.money, amount.quantum) == (Money.kr(-200_000), Money.kr(100_000))


def test_a_reduction_with_a_printed_minus_is_refused(tmp_path: Path) -> None:
    found = problems(
        tmp_path,
        ('"0,2 mio.kr."', '"-0,2 mio.kr."'),
        ('included = "included"', 'included = "unknown"\nreduction = true'),
    )
    assert found == (
        (
            "a reduction with a minus, allowed: a figure without its sign, or no reduction = true,"
            " got '-0,2 mio.kr.' @ budget.toml: adjustments[0]"
        ),
    )


@pytest.mark.parametrize(
    ("printed", "value", "approximate"),
    (
        ("ca. 500", "500", True),
        ("Ca. 25 %", "25", True),
        ("35 %", "35", False),
        ("1.234,5", "1234.5", False),
    ),
)
def test_key_figures_are_read_as_printed(
    tmp_path: Path,
    printed: str,
    value: str,
    approximate: bool,  # noqa: FBT001 - a column of the table above
) -> None:
    figure = load_budget(write(tmp_path, SMALL.replace("8740", printed))).key_figures[0]
    assert (str(figure.value), figure.approximate) == (value, approximate)


def test_a_key_figure_in_words_has_its_value_beside(tmp_path: Path) -> None:
    text = SMALL.replace('"8740"', '"en gang ugentligt"\nvalue = "1"')
    figure = load_budget(write(tmp_path, text)).key_figures[0]
    assert figure.locator is not None
    assert (str(figure.value), figure.locator.printed) == ("1", "en gang ugentligt")


@pytest.mark.parametrize("printed", ("op til 9", "9 m2"))
def test_a_bound_or_a_quantity_is_no_key_figure(tmp_path: Path, printed: str) -> None:
    found = problems(tmp_path, ("8740", printed))
    assert found == (
        (
            f"not a key figure, allowed: 8740, ca. 500 or 35 %, got {printed!r}"
            " @ budget.toml: key_figures[0]"
        ),
    )


def test_all_problems_are_told_at_once_each_with_its_place(tmp_path: Path) -> None:
    found = problems(
        tmp_path,
        ("format = 1", "format = 2"),
        ('basis = "net"', 'basis = "nett"'),
        ('printed = "0,2 mio.kr."', 'printed = "0,2"'),
        ('path = "dental"\nname = { da = "Ind', 'path = "dentl"\nname = { da = "Ind'),
        ('forms = ["framework"', 'formz = ["framework"'),
    )
    places = [each.partition(" @ ")[2] for each in found]
    assert places == [
        "budget.toml: lines[0].basis",
        "budget.toml: adjustments[0]",
        "budget.toml: key_figures[0]",
        "budget.toml: forms[0].forms",
        "budget.toml: forms[0]",
    ]
    assert "got 'nett', did you mean 'net'?" in found[0]
    assert "unknown path, got 'dentl', did you mean 'dental'?" in found[2]
    assert problems(tmp_path, ("format = 1", "format = 2")) == (
        "unknown file format, allowed: 1, got 2 @ budget.toml",
    )


def test_what_follows_from_a_path_that_cannot_be_read_is_no_problem_of_its_own(
    tmp_path: Path,
) -> None:
    assert problems(tmp_path, ('["Udvalg", "Tandplejen"]', '"Tandplejen"')) == (
        "not a list, allowed: a list, got 'Tandplejen' @ budget.toml: paths.dental",
    )
    assert problems(tmp_path, ("[paths]", "[[paths]]")) == (
        (
            "not a table, allowed: names with values, got [{'dental': ['Udvalg', 'Tandplejen']}]"
            " @ budget.toml: paths"
        ),
        "unknown path, got 'dental' @ budget.toml: lines[0]",
        "unknown path, got 'dental' @ budget.toml: adjustments[0]",
        "unknown path, got 'dental' @ budget.toml: key_figures[0]",
        "unknown path, got 'dental' @ budget.toml: forms[0]",
    )


def test_a_path_has_its_forms_once(tmp_path: Path) -> None:
    again = '[[forms]]\npath = "dental"\nforms = ["framework"]\n'
    assert problems(tmp_path, ("[[forms]]", f"{again}[[forms]]")) == (
        "forms of a path occurs twice, got 'dental' @ budget.toml: forms[1]",
    )


def test_what_does_not_hold_together_is_told_with_its_place(tmp_path: Path) -> None:
    line = SMALL[SMALL.index("[[lines]]") : SMALL.index("[[adj")]
    found = problems(
        tmp_path,
        ('levels = ["committee", "area"]', 'levels = ["area"]'),
        ("[[adjustments]]", f"{line}[[adjustments]]"),
        ("years = 2024", 'years = 2024\npart_of = "none"'),
    )
    places = [each.partition(" @ ")[2] for each in found]
    assert places[:3] == [f"budget.toml: {at}" for at in ("lines[0]", "lines[1]", "adjustments[0]")]
    assert places[-2:] == ["budget.toml: lines[1]", "budget.toml: adjustments[0]"]
    assert found[-2].startswith("line stands twice, first as lines[0]")
    assert found[-1].startswith("part of no known adjustment, got 'none'")


def chart(folder: Path, text: str, *, complete: bool = True) -> tuple[str, ...]:
    path = folder / "chart.csv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(LoadError, match="chart.csv cannot be loaded") as caught:
        load_chart_of_accounts(path, edition="2025", complete=complete)
    return caught.value.problems


def test_a_chart_of_accounts_is_read_from_csv(tmp_path: Path) -> None:
    path = tmp_path / "chart.csv"
    path.write_text(
        "kind,code,name\naccount,0.22.01,Fælles formål\nposting_type,1,Drift\n"
        'ownership,2,Selvejende\nart,2.2,"Fødevarer, m.v."\n',
        encoding="utf-8",
    )
    read = load_chart_of_accounts(str(path), edition="Budget 2025", complete=True)
    assert read.name(AccountCode("0.22.01")) == "Fælles formål"
    assert (read.edition, read.complete) == ("Budget 2025", True)
    assert (read.posting_types, read.ownerships) == ({"1": "Drift"}, {"2": "Selvejende"})
    assert read.arts == {"2.2": "Fødevarer, m.v."}
    with pytest.raises(InvalidValueError, match="blank or too long"):
        load_chart_of_accounts(path, edition=" ", complete=True)


@pytest.mark.parametrize("text", ("kind,code,name\n", "foo,bar"))
def test_a_chart_without_rows_is_refused(tmp_path: Path, text: str) -> None:
    assert chart(tmp_path, text) == (
        "no codes, allowed: a row for each below the names @ chart.csv: line 1",
    )


def test_all_problems_of_a_chart_are_told_at_once(tmp_path: Path) -> None:
    text = (
        "kind,code,name,source\naccount,53026,Hjemmehjælp,x\nacount,5,Sociale opgaver,x\n"
        "art,2.2,Fødevarer,x\nart,2.2, ,x\n,1,Drift,x\n"
    )
    assert chart(tmp_path, text) == (
        "not a code, allowed: 5, 5.30 or 5.30.26, got '53026' @ chart.csv: line 2: code",
        (
            "unknown kind, allowed: account, posting_type, ownership, grouping, art, got 'acount',"
            " did you mean 'account'? @ chart.csv: line 3: kind"
        ),
        "no name @ chart.csv: line 5: name",
        "code occurs twice, got '2.2' @ chart.csv: line 5: code",
        (
            "unknown kind, allowed: account, posting_type, ownership, grouping, art, got ''"
            " @ chart.csv: line 6: kind"
        ),
    )
    assert chart(tmp_path, "kind,kode,name\naccount,5,Sociale opgaver\n") == (
        "missing column 'code' @ chart.csv: line 1",
        "unknown column, got 'kode' @ chart.csv: line 1",
    )
