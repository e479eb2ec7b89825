"""Amounts per inhabitant and per unit; bracketed numbers are lines of Kalundborg's remarks."""

from __future__ import annotations

from datetime import date
from typing import Any

import attrs
import pytest

from kommunedata.budget import KeyFigure
from kommunedata.budget.model.total import Total
from kommunedata.budget.years.per_unit import Population, per_capita, per_unit
from kommunedata.danish import parse_money
from kommunedata.errors import InvalidValueError, WrongTypeError
from kommunedata.money import OERE, Money

DENTAL = parse_money("20,7 mio. kr.")  # [164]
ENROLLED = KeyFigure(
    id="enrolled",
    path=("committee", "dental"),
    name_da="Indskrevne i Tandplejen",
    name_en="Enrolled in the dental service",
    value=8740,  # [209]
    unit="child",
    year=2023,
)
EVERYONE = Population(count=8740, on=date(2024, 1, 1), name_da="Indbyggere", name_en="Inhabitants")


def test_the_dental_service_costs_2368_kroner_for_each_enrolled() -> None:
    found = per_unit(DENTAL, ENROLLED, year=2024)
    assert found.value == Money.kr(2368)  # 20.700.000 / 8.740 = 2.368,42
    assert found.low == Money.kr(2363)  # 20.650.000 / 8.740 = 2.362,70
    assert found.high == Money.kr(2374)  # 20.750.000 / 8.740 = 2.374,14
    assert found.base == ENROLLED


def test_a_figure_of_another_year_is_a_finding() -> None:
    [finding] = per_unit(DENTAL, ENROLLED, year=2024).findings
    assert str(finding) == "note: the amount is of 2024, the key figure of 2023 @ enrolled"
    assert per_unit(DENTAL, ENROLLED, year=2023).findings == ()


def test_a_figure_without_a_year_or_an_approximate_one_is_a_finding() -> None:
    vague = attrs.evolve(ENROLLED, year=None, approximate=True)
    found = per_unit(DENTAL, vague, year=2024)
    assert [each.code for each in found.findings] == ["year-unstated", "approximate"]
    assert "states no year" in found.findings[0].message
    assert "(Indskrevne i Tandplejen: 8.740)" in str(found)


def test_the_words_name_what_was_divided_by_and_when() -> None:
    found = per_unit(DENTAL, ENROLLED, year=2024)
    assert str(found) == (
        "2.368 kr. pr. enhed i 2024, mellem 2.363 kr. og 2.374 kr."
        " (Indskrevne i Tandplejen: 8.740, 2023)"
    )
    assert found.text("en") == (
        "DKK 2,368 per unit in 2024, between DKK 2,363 and DKK 2,374"
        " (Enrolled in the dental service: 8,740, 2023)"
    )


def test_the_words_name_the_population_and_its_day() -> None:
    found = per_capita(DENTAL, EVERYONE, year=2024)
    assert str(found).startswith("2.368 kr. pr. person i 2024")
    assert str(found).endswith("(Indbyggere: 8.740 pr. 1. januar 2024)")
    assert found.text("en").endswith("(Inhabitants: 8,740 on 2024-01-01)")
    with pytest.raises(InvalidValueError, match="unknown language"):
        found.text("de")  # type: ignore[arg-type]
    with pytest.raises(InvalidValueError, match="unknown language"):
        EVERYONE.text("de")  # type: ignore[arg-type]


def test_a_sum_keeps_its_tolerance_and_money_is_exact() -> None:
    count = attrs.evolve(EVERYONE, count=1000)
    net = Total(Money.kr(783_400_000), Money.kr(300_000))
    found = per_capita(net, count, year=2024)
    assert (found.low, found.value, found.high) == (
        Money.kr(783_100),
        Money.kr(783_400),
        Money.kr(783_700),
    )
    exact = per_capita(net.money, count, year=2024)
    assert exact.low == exact.value == exact.high == Money.kr(783_400)


def test_the_rounding_is_the_caller_s_choice_and_shows_in_the_words() -> None:
    found = per_unit(DENTAL, ENROLLED, year=2024, rounding=OERE)
    assert found.value == Money.kr("2368.42")
    assert str(found).startswith("2.368,42 kr. pr. enhed")
    assert found.text("en").startswith("DKK 2,368.42 per unit")


def test_a_population_of_another_year_is_a_finding() -> None:
    assert per_capita(DENTAL, EVERYONE, year=2024).findings == ()
    [finding] = per_capita(DENTAL, EVERYONE, year=2023).findings
    assert str(finding) == (
        "note: the amount is of 2023, the population of 2024-01-01 @ Inhabitants"
    )


def test_an_income_is_shared_as_an_expense_is() -> None:
    found = per_unit(parse_money("-20,7 mio. kr."), ENROLLED, year=2023)
    assert (found.low, found.value, found.high) == (
        Money.kr(-2374),
        Money.kr(-2368),
        Money.kr(-2363),
    )
    assert found.text("en").startswith("DKK -2,368 per unit")


@pytest.mark.parametrize("value", (0, -1))
def test_nothing_is_shared_by_none(value: int) -> None:
    with pytest.raises(InvalidValueError, match="a key figure above 0"):
        per_unit(DENTAL, attrs.evolve(ENROLLED, value=value), year=2024)
    with pytest.raises(InvalidValueError, match="number out of range"):
        Population(count=value, on=date(2024, 1, 1), name_da="x", name_en="x")


def test_what_is_shared_is_an_amount() -> None:
    with pytest.raises(WrongTypeError, match="StatedAmount, Total or Money"):
        per_unit(20_700_000, ENROLLED, year=2024)  # type: ignore[arg-type]


def test_an_amount_is_shared_by_a_key_figure_or_a_population_in_a_year() -> None:
    number: Any = 8740
    year: Any = "2024"
    with pytest.raises(WrongTypeError, match="allowed: KeyFigure, got 8740"):
        per_unit(DENTAL, number, year=2024)
    with pytest.raises(WrongTypeError, match="allowed: Population, got 8740"):
        per_capita(DENTAL, number, year=2024)
    with pytest.raises(WrongTypeError, match="not a year"):
        per_unit(DENTAL, ENROLLED, year=year)
    with pytest.raises(WrongTypeError, match="not a year"):
        per_capita(DENTAL, EVERYONE, year=year)
