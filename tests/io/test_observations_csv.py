"""Loading observations: strict, and all problems of a file at once."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from kommunedata.errors import LoadError
from kommunedata.io import OBSERVATION_COLUMNS, load_observations
from kommunedata.strategy import Observation

NAMES = "indicator,year,value,source,example\n"


def write(folder: Path, text: str) -> Path:
    path = folder / "seen.csv"
    path.write_text(text, encoding="utf-8")
    return path


def problems(folder: Path, text: str) -> tuple[str, ...]:
    with pytest.raises(LoadError, match="seen.csv cannot be loaded") as caught:
        load_observations(write(folder, text))
    return caught.value.problems


def test_observations_come_in_the_order_of_the_file(tmp_path: Path) -> None:
    text = (
        f"{NAMES}"
        'co2-per-head,2023,3.10,"Energi- og CO2-regnskabet, 2025",no\n'
        "jobs,2024,24000,,yes\n"
        "\n"
        "co2-per-head,2019,-4.6,,\n"
    )
    found = load_observations(str(write(tmp_path, text)))
    assert found == (
        Observation(
            indicator="co2-per-head",
            year=2023,
            value=Decimal("3.10"),
            source="Energi- og CO2-regnskabet, 2025",
        ),
        Observation(indicator="jobs", year=2024, value=Decimal(24000), example=True),
        Observation(indicator="co2-per-head", year=2019, value=Decimal("-4.6")),
    )
    assert str(found[0].value) == "3.10"  # its zero is kept


def test_columns_stand_in_any_order_and_the_last_two_may_be_left_out(tmp_path: Path) -> None:
    assert OBSERVATION_COLUMNS == ("indicator", "year", "value", "source", "example")
    expected = (Observation(indicator="jobs", year=2024, value=Decimal(9)),)
    for text in ("indicator,year,value\njobs,2024,9\n", "value,indicator,year\n9,jobs,2024\n"):
        assert load_observations(write(tmp_path, text)) == expected
    (only,) = load_observations(write(tmp_path, "year,example,value,indicator\n2024,yes,9,jobs"))
    assert (only.example, only.source) == (True, None)


def test_a_byte_order_mark_and_windows_line_ends_are_passed_over(tmp_path: Path) -> None:
    text = "\ufeffindicator,year,value\r\njobs,2024,9\r\n"
    assert load_observations(write(tmp_path, text)) == (
        Observation(indicator="jobs", year=2024, value=Decimal(9)),
    )


def test_missing_and_unknown_columns_are_told_by_their_names(tmp_path: Path) -> None:
    assert problems(tmp_path, "indikator,year,note\njobs,2024,x\njobs,2025,y\n") == (
        "missing column 'indicator' @ seen.csv: line 1",
        "missing column 'value' @ seen.csv: line 1",
        "unknown column, got 'indikator' @ seen.csv: line 1",
        "unknown column, got 'note' @ seen.csv: line 1",
    )


def test_a_row_of_another_width_is_refused(tmp_path: Path) -> None:
    with pytest.raises(LoadError, match="seen.csv: not a table") as caught:
        load_observations(write(tmp_path, "indicator,year,value\njobs,2024\njobs,2024,4,6\n"))
    assert caught.value.problems == (
        "2 cells under 3 names, separated by commas @ seen.csv: line 2",
        "4 cells under 3 names, separated by commas @ seen.csv: line 3",
    )


@pytest.mark.parametrize("text", (NAMES, "foo,bar\n", "indicator,year,value"))
def test_a_file_without_rows_is_refused(tmp_path: Path, text: str) -> None:
    assert problems(tmp_path, text) == (
        "no observations, allowed: a row for each below the names @ seen.csv: line 1",
    )


def test_all_problems_are_told_at_once_each_with_its_line_and_column(tmp_path: Path) -> None:
    text = (
        f"{NAMES}"
        "jobs,2024,9,,\n"
        "Jobs,2024,9,,\n"
        'jobs,24,"9,5",,maybe\n'
        "jobs,2026,,,\n"
        "jobs,2201,9,,\n"
        'jobs,2028,9," ",\n'
    )
    number = "not a plain number, allowed: an int, a Decimal or a string like '1109.50'"
    assert problems(tmp_path, text) == (
        "not of the form, allowed: [a-z][a-z0-9-]*, got 'Jobs' @ seen.csv: line 3: indicator",
        "not a year, allowed: one year such as 2015, got '24' @ seen.csv: line 4: year",
        f"{number}, got '9,5' @ seen.csv: line 4: value",
        ("not an answer, allowed: yes, no or nothing, got 'maybe' @ seen.csv: line 4: example"),
        f"{number}, got '' @ seen.csv: line 5: value",
        (
            "number out of range, allowed: a whole number from 1900 to 2200, got 2201"
            " @ seen.csv: line 6: year"
        ),
        (
            "blank or too long, allowed: 1 to 500 characters, not all blank, got ' '"
            " @ seen.csv: line 7: source"
        ),
    )


@pytest.mark.parametrize("year", ("2015-16", "2015/2016", "2015-18", " 2015", "２０１５", "15", ""))
def test_one_year_stands_in_each_row(tmp_path: Path, year: str) -> None:
    assert problems(tmp_path, f"{NAMES}jobs,{year},9,,\n") == (
        f"not a year, allowed: one year such as 2015, got {year!r} @ seen.csv: line 2: year",
    )


@pytest.mark.parametrize("word", ("Yes", "true", "1", "ja", " yes"))
def test_an_example_is_yes_no_or_nothing(tmp_path: Path, word: str) -> None:
    assert problems(tmp_path, f"{NAMES}jobs,2024,9,,{word}\n") == (
        f"not an answer, allowed: yes, no or nothing, got {word!r} @ seen.csv: line 2: example",
    )


@pytest.mark.parametrize("value", ("9e3", "NaN", "1_000", "+9", " 9", "9.", "９"))
def test_a_value_is_written_plainly(tmp_path: Path, value: str) -> None:
    (found,) = problems(tmp_path, f"{NAMES}jobs,2024,{value},,\n")
    assert found.startswith("not a plain number")
    assert found.endswith(f"got {value!r} @ seen.csv: line 2: value")


def test_an_empty_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(LoadError, match="seen.csv: empty, where a line of column names belongs"):
        load_observations(write(tmp_path, ""))


def test_a_file_that_cannot_be_read_is_refused(tmp_path: Path) -> None:
    with pytest.raises(LoadError, match="none.csv: cannot be read: No such file"):
        load_observations(tmp_path / "none.csv")
    with pytest.raises(LoadError, match="cannot be read: Is a directory"):
        load_observations(tmp_path)
    path = tmp_path / "seen.csv"
    path.write_bytes(NAMES.encode() + b"jobs,2024,9,Milj\xf8,\n")
    with pytest.raises(LoadError, match="seen.csv: not UTF-8 at byte 52"):
        load_observations(path)


def test_an_indicator_has_one_observation_a_year(tmp_path: Path) -> None:
    text = f"{NAMES}jobs,2024,9,,\nwaste,2024,9,,\njobs,2023,9,,\njobs,2024,9,,\njobs,2024,8,,\n"
    assert problems(tmp_path, text) == (
        "two observations of one year, first in line 2, got 'jobs' 2024 @ seen.csv: line 5",
        "two observations of one year, first in line 2, got 'jobs' 2024 @ seen.csv: line 6",
    )
