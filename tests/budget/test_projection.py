"""Projections: each expected amount is worked out by hand beside it."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kommunedata.budget import Basis, BudgetLine, Phase
from kommunedata.budget.years.projection import Composition, PriceWageRate, Projection, project
from kommunedata.danish import parse_money
from kommunedata.errors import InvalidValueError, NotFoundError, WrongTypeError
from kommunedata.money import OERE, WHOLE_KRONER, Money, Rate, Rounding, StatedAmount

ADDED, COMPOUNDED = Composition.ADDITIVE, Composition.COMPOUND


def line(kroner: str | int = 1000, **more: Any) -> BudgetLine:
    amount = StatedAmount(Money.kr(kroner))
    made = BudgetLine(year=2024, path=("care",), amount=amount, basis=Basis.NET, price_level=2024)
    return attrs.evolve(made, **more)


def rate(
    year: int, price: str | None = None, wage: str | None = None, art: str | None = None
) -> PriceWageRate:
    return PriceWageRate(
        year=year,
        price=None if price is None else Rate.percent(price),
        wage=None if wage is None else Rate.percent(wage),
        art=art,
    )


def projected(
    *lines: BudgetLine,
    rates: tuple[PriceWageRate, ...],
    to_year: int = 2025,
    composition: Composition = ADDED,
    rounding: Rounding = OERE,
) -> Projection:
    return project(lines, rates, to_year, composition=composition, rounding=rounding)


@pytest.mark.parametrize(
    ("composition", "amount"),
    (
        (ADDED, "1050.00"),  # 1.000 x (1 + 0,02 + 0,03)
        (COMPOUNDED, "1050.60"),  # 1.000 x 1,02 x 1,03
    ),
)
def test_price_and_wage_are_composed_as_the_caller_says(
    composition: Composition, amount: str
) -> None:
    found = projected(line(), rates=(rate(2025, "2.0", "3.0"),), composition=composition)
    assert found.lines[0].amount.money == Money.kr(amount)


@pytest.mark.parametrize("composition", list(Composition))
def test_years_compound_either_way(composition: Composition) -> None:
    rates = (rate(2025, "2.5"), rate(2026, wage="2.5"))
    found = projected(line(), rates=rates, to_year=2026, composition=composition)
    assert found.rows[0].factor == Fraction(1681, 1600)  # 1,025 x 1,025
    assert found.total.money == Money.kr("1050.63")  # of 1.050,625


def test_an_art_takes_its_own_rate_then_that_of_its_main_art_then_the_general_one() -> None:
    rates = (
        rate(2025, "1"),
        rate(2025, wage="3", art="1"),
        rate(2025, "4", art="4"),
        rate(2025, "5", art="4.5"),
    )
    lines = [line(100, art=art) for art in (None, "1", "1.1", "4", "4.5", "4.6", "5")]
    found = projected(*lines, rates=rates)
    assert [int(each.amount.money.kroner) for each in found.lines] == [
        101,
        103,
        103,
        104,
        105,
        104,
        101,
    ]


def test_new_lines_are_of_the_year_and_its_prices_and_keep_the_rest() -> None:
    base = line(year=2025, phase=Phase.ESTIMATE_1, art="4.5")
    found = projected(base, rates=(rate(2025, "10"),)).lines[0]
    assert found == attrs.evolve(base, price_level=2025, amount=StatedAmount(Money.kr(1100)))
    named = project(
        [line()],
        [rate(2025, "10")],
        2025,
        composition=ADDED,
        rounding=OERE,
        phase=Phase.ESTIMATE_1,
    )
    assert (named.lines[0].year, named.lines[0].phase) == (2025, Phase.ESTIMATE_1)


def test_the_residual_is_what_rounding_line_by_line_adds() -> None:
    # 3 x 10,50 rounds to 3 x 11 = 33, and the whole, 31,50, to 32
    found = projected(*[line(10)] * 3, rates=(rate(2025, "5"),), rounding=WHOLE_KRONER)
    assert found.total.money == Money.kr(33)
    assert found.projected_total == Money.kr(32)
    assert found.residual == Money.kr(1)


def test_the_tolerance_grows_with_the_factor_and_takes_in_the_rounding() -> None:
    # 20,7 mio. kr. +- 50.000 kr. x 1,04 is +- 52.000 kr.; 21,528 is rounded to 21,5, 28.000 off
    stated = line(amount=parse_money("20,7 mio. kr."))
    found = projected(stated, rates=(rate(2025, "4"),), rounding=Rounding(Money.kr(100_000)))
    assert found.total.money == Money.kr(21_500_000)
    assert found.total.tolerance == Money.kr(80_000)
    assert found.lines[0].amount.quantum == Money.kr(100_000)


def test_a_line_at_the_prices_of_the_year_stays_as_it_is() -> None:
    assert projected(line(year=2025, price_level=2025), rates=()).total.money == Money.kr(1000)


def test_an_income_falls_as_an_expense_rises() -> None:
    lines = (line(1000, basis=Basis.EXPENSE), line(-400, basis=Basis.INCOME))
    found = projected(*lines, rates=(rate(2025, "10"),))
    assert [each.amount.money for each in found.lines] == [Money.kr(1100), Money.kr(-440)]


def test_a_price_level_that_is_not_stated_must_be_given() -> None:
    unstated = line(price_level=None)
    with pytest.raises(InvalidValueError, match=r"no price level.*2025 or earlier.*care"):
        projected(unstated, rates=(rate(2025, "1"),))
    found = project(
        [unstated, line()],
        [rate(2024, "100"), rate(2025, "10")],
        2025,
        composition=ADDED,
        rounding=OERE,
        price_level=2023,
    )
    # 1.000 x 2 x 1,1 from 2023, and 1.000 x 1,1 from the line's own 2024
    assert found.total.money == Money.kr(3300)


def test_amounts_are_not_taken_back_to_earlier_prices() -> None:
    with pytest.raises(InvalidValueError, match="a later price level"):
        projected(line(price_level=2026), rates=(rate(2025, "1"),))


@pytest.mark.parametrize(
    ("art", "to_year", "got"),
    (
        (None, 2025, "2025, lines without an art"),
        ("4.5", 2026, "2026, art 4.5"),
        ("4.5", 2500, "2026, art 4.5"),
    ),
)
def test_a_missing_rate_is_not_zero(art: str | None, to_year: int, got: str) -> None:
    with pytest.raises(NotFoundError, match="no price and wage rate") as error:
        projected(line(art=art), rates=(rate(2025, "1", art="4"),), to_year=to_year)
    assert error.value.got == repr(got)


def test_two_rates_for_one_year_and_art_are_refused() -> None:
    with pytest.raises(InvalidValueError, match="two rates for the same year and art"):
        projected(line(), rates=(rate(2025, "1"), rate(2025, wage="2")))


@pytest.mark.parametrize(
    ("price", "wage", "what"),
    (
        (None, None, "no rate"),
        ("-100", None, "a rate that leaves nothing"),
        ("-60", "-40", "rates that leave nothing"),
    ),
)
def test_a_rate_says_something_and_leaves_something(
    price: str | None, wage: str | None, what: str
) -> None:
    with pytest.raises(InvalidValueError, match=what):
        rate(2025, price, wage)


def test_a_rate_is_no_bare_number() -> None:
    with pytest.raises(WrongTypeError, match="wrong type"):
        PriceWageRate(year=2025, price=Decimal("2.5"))  # type: ignore[arg-type]


def test_lines_of_several_years_are_not_projected_onto_one() -> None:
    with pytest.raises(InvalidValueError, match="several years or phases"):
        projected(line(), line(year=2025), rates=(rate(2025, "1"),))


def test_lines_of_several_bases_are_not_added_up() -> None:
    with pytest.raises(InvalidValueError, match="mixed bases"):
        projected(line(), line(basis=Basis.GROSS), rates=(rate(2025, "1"),))


@given(
    st.lists(st.integers(-(10**9), 10**9), min_size=1, max_size=20),
    st.decimals(-20, 20, places=2),
    st.sampled_from([OERE, WHOLE_KRONER, Rounding(Money.kr(100_000))]),
)
def test_lines_residual_and_projected_total_always_tie(
    oere: list[int], per_cent: Decimal, rounding: Rounding
) -> None:
    lines = [line(amount=StatedAmount(Money(oere=each))) for each in oere]
    rates = (PriceWageRate(year=2025, price=Rate.percent(per_cent)),)
    found = projected(*lines, rates=rates, rounding=rounding)
    assert Money.sum(each.amount.money for each in found.lines) == found.total.money
    assert found.projected_total + found.residual == found.total.money
    # each rounding moves its amount by half a quantum at most
    assert 2 * abs(found.residual) <= rounding.quantum * (len(lines) + 1)
    exact = sum(oere) * (100 + Fraction(per_cent)) / 100 / 100
    assert abs(found.total.money.kroner_fraction - exact) <= found.total.tolerance.kroner_fraction


@pytest.mark.parametrize("composition", ("additive", None))
def test_how_rates_compose_is_a_composition_and_never_guessed(composition: Any) -> None:
    both = rate(2025, "2", "3")  # 1,05 by adding and 1,0506 by compounding
    with pytest.raises(WrongTypeError, match="wrong type, allowed: Composition"):
        both.factor(composition)
    with pytest.raises(WrongTypeError, match=r"project\(composition=\)"):
        projected(rates=(both,), composition=composition)


def test_years_to_project_between_are_whole_numbers_and_a_rounding_a_rounding() -> None:
    wrong: Any = "2025"
    with pytest.raises(WrongTypeError, match=r"not a year, .* @ project\(to_year=\)"):
        projected(line(), rates=(rate(2025, "2"),), to_year=wrong)
    with pytest.raises(WrongTypeError, match=r"not a year, .* @ project\(price_level=\)"):
        project(
            [line()], [rate(2025, "2")], 2025,
            composition=ADDED, rounding=OERE, price_level=wrong,
        )  # fmt: skip
    with pytest.raises(WrongTypeError, match=r"project\(rounding=\)"):
        projected(line(), rates=(rate(2025, "2"),), rounding=wrong)


def test_of_net_and_gross_lines_those_of_the_basis_are_projected() -> None:
    lines = [line(1000), line(4000, basis=Basis.GROSS)]
    found = project(
        lines, [rate(2025, "2")], 2025, composition=ADDED, rounding=OERE, basis=Basis.NET
    )
    assert found.total.money == Money.kr(1020)  # 1.000 × 1,02
    with pytest.raises(NotFoundError, match="no lines of the basis, allowed: gross, net"):
        project(lines, [], 2025, composition=ADDED, rounding=OERE, basis=Basis.INCOME)
