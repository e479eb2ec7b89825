"""The 98 municipalities, held against a copy of the statistical register."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from kommunedata import datasets
from kommunedata.errors import InvalidValueError, NotFoundError, WrongTypeError
from kommunedata.municipality import MUNICIPALITIES, Municipality

REGISTER = Path(__file__).parent / "data" / "municipalities.csv"


def test_all_98_are_as_in_the_register() -> None:
    with REGISTER.open(encoding="utf-8") as rows:
        expected = [
            (row["code"], row["name"], row["region"], row["nuts2"], row["nuts3"])
            for row in csv.DictReader(rows)
        ]
    assert len(expected) == 98
    assert [
        (each.code, each.name, each.region, each.nuts2, each.nuts3) for each in MUNICIPALITIES
    ] == expected


@pytest.mark.parametrize(
    ("name", "code"),
    (
        ("Sorø", "0340"),
        ("Soroe", "0340"),
        ("SORØ", "0340"),
        ("sorø kommune", "0340"),
        ("  Sorø   Kommune", "0340"),
        ("Københavns Kommune", "0101"),
        ("København", "0101"),
        ("Bornholms Regionskommune", "0400"),
        ("Århus", "0751"),
        ("A\N{COMBINING RING ABOVE}rhus", "0751"),
        ("Vesthimmerlands Kommune", "0820"),
        ("Faaborg-Midtfyn", "0430"),
    ),
)
def test_names_are_found_as_people_write_them(name: str, code: str) -> None:
    assert Municipality.named(name) == Municipality(code)


def test_every_name_finds_its_own_municipality() -> None:
    for each in MUNICIPALITIES:
        assert Municipality.named(each.name) == each
        assert Municipality.named(f"{each.name} Kommune") == each
        assert Municipality.named(f"{each.name}s kommune") == each


def test_a_misspelt_name_suggests_near_ones() -> None:
    with pytest.raises(NotFoundError, match="did you mean 'Kalundborg'") as caught:
        Municipality.named("Kalundbog")
    assert caught.value.suggestions[0] == "Kalundborg"


@pytest.mark.parametrize(
    ("code", "suggestions"),
    (("326", ("0326",)), ("0327", ()), ("9999", ()), ("", ()), ("0" * 10**6, ())),
)
def test_unknown_codes_are_refused(code: str, suggestions: tuple[str, ...]) -> None:
    with pytest.raises(NotFoundError, match="Municipality.code") as caught:
        Municipality(code)
    assert caught.value.suggestions == suggestions


@pytest.mark.parametrize("wrong", (326, None, 326.0))
def test_codes_are_never_numbers(wrong: object) -> None:
    with pytest.raises(WrongTypeError, match="four digits"):
        Municipality(wrong)  # type: ignore[arg-type]  # that is the point


@pytest.mark.parametrize("wrong", ("x" * 61, "x" * 10**6, 326))
def test_over_long_names_are_refused_before_they_are_compared(wrong: str) -> None:
    with pytest.raises(InvalidValueError, match="60 characters"):
        Municipality.named(wrong)


def test_names_sort_as_danish_does() -> None:
    names = [each.name for each in datasets.municipalities()]
    assert len(names) == 98
    order = ["Ishøj", "Odense", "Vordingborg", "Ærø", "Aabenraa", "Aalborg", "Aarhus"]
    assert [name for name in names if name in order] == order
