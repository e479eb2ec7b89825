"""Rates and frames from files, and what is wrong with them."""

from __future__ import annotations

from pathlib import Path

import pytest

from kommunedata.budget import AccountCode, Composition
from kommunedata.errors import LoadError
from kommunedata.io import load_price_wage_rates, load_service_framework

RATES = """
format = 1
[[rates]]
year = 2025
price = "2,0%"
wage = "3,0%"
[[rates]]
year = 2025
art = "1"
wage = "3,5%"
"""
FRAME = """
format = 1
id = "frame-2025"
years = { first = 2025, last = 2025 }
source = "a test"
[[includes]]
posting_types = ["1"]
accounts = ["5", "6.45"]
[[excludes]]
arts = ["9"]
"""


def write(folder: Path, text: str) -> Path:
    path = folder / "x.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_rates_are_read_as_printed(tmp_path: Path) -> None:
    both, wages = load_price_wage_rates(write(tmp_path, RATES))
    assert both.factor(Composition.ADDITIVE).as_integer_ratio() == (21, 20)
    assert (wages.art, wages.price, str(wages.wage and wages.wage.value)) == ("1", None, "3.5")


def test_a_frame_is_read_with_what_it_leaves_open(tmp_path: Path) -> None:
    frame = load_service_framework(write(tmp_path, FRAME))
    assert frame.includes[0].accounts == frozenset({AccountCode("5"), AccountCode("6.45")})
    assert (frame.includes[0].arts, frame.excludes[0].arts) == (None, frozenset({"9"}))
    assert 2025 in frame.years


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    (
        ("format = 1", "format = 2", "unknown file format"),
        ('"2,0%"', '"2.0%"', "x.toml"),
        ("year = 2025", "jear = 2025", "unknown key, got 'jear'"),
        ('wage = "3,5%"', "", "no rate, allowed: a price, a wage or both"),
    ),
)
def test_what_is_wrong_with_rates_is_told(tmp_path: Path, old: str, new: str, problem: str) -> None:
    with pytest.raises(LoadError) as caught:
        load_price_wage_rates(write(tmp_path, RATES.replace(old, new)))
    assert any(problem in each for each in caught.value.problems)


def test_what_is_wrong_with_a_frame_is_told(tmp_path: Path) -> None:
    with pytest.raises(LoadError, match="not an account code.*includes.0..accounts"):
        load_service_framework(write(tmp_path, FRAME.replace('"6.45"', '"6.4"')))


def frame_problems(folder: Path, *changes: tuple[str, str]) -> tuple[str, ...]:
    text = FRAME
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    with pytest.raises(LoadError, match="x.toml cannot be loaded") as caught:
        load_service_framework(write(folder, text))
    return caught.value.problems


def test_a_selection_says_one_code_or_more(tmp_path: Path) -> None:
    found = frame_problems(
        tmp_path,
        ('posting_types = ["1"]', "posting_types = []"),
        ('arts = ["9"]', '\n[[excludes]]\nposting_types = ["drift"]'),
    )
    assert found == (
        (
            "no codes, allowed: a filled frozenset of str, or None for any, got frozenset()"
            " @ x.toml: includes[0]"
        ),
        (
            "a selection of nothing, allowed: one of posting_types, accounts, arts"
            " @ x.toml: excludes[0]"
        ),
        "not a code, allowed: 1 to 7, got 'drift' @ x.toml: excludes[1]",
    )


def test_every_value_of_a_frame_is_told_with_its_place(tmp_path: Path) -> None:
    found = frame_problems(
        tmp_path, ("last = 2025", "last = 2024"), ('"6.45"', '"6.4"'), ('"9"', '"9.99"')
    )
    assert [each.partition(" @ ")[2] for each in found] == [
        "x.toml: years.last",
        "x.toml: includes[0].accounts[1]",
        "x.toml: excludes[0]",
    ]
    assert frame_problems(tmp_path, ('"a test"', '""'))[0].endswith("got '' @ x.toml: source")


def test_every_rate_is_told_with_its_place(tmp_path: Path) -> None:
    text = RATES.replace('"2,0%"', '"2.0%"').replace('wage = "3,5%"', "")
    with pytest.raises(LoadError) as caught:
        load_price_wage_rates(write(tmp_path, text))
    assert [each.partition(" @ ")[2] for each in caught.value.problems] == [
        "x.toml: rates[0].price",
        "x.toml: rates[1]",
    ]


@pytest.mark.parametrize(("line", "key"), (('art = "1"', "1"), ("", "any art")))
def test_a_second_rate_of_a_year_and_art_is_refused(tmp_path: Path, line: str, key: str) -> None:
    again = f'[[rates]]\nyear = 2025\n{line}\nprice = "1,0%"\n'
    with pytest.raises(LoadError) as caught:
        load_price_wage_rates(write(tmp_path, RATES + again))
    assert caught.value.problems == (
        f"rate of a year and art occurs twice, got '2025, {key}' @ x.toml: rates[2]",
    )


def test_a_file_without_rates_is_refused(tmp_path: Path) -> None:
    with pytest.raises(LoadError, match="no rates, allowed: one .*or more"):
        load_price_wage_rates(write(tmp_path, "format = 1\nrates = []\n"))
