"""An explained bill of five lines, against the same products and roundings by hand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import ROUND_HALF_UP, Decimal
from timeit import Timer

from kommunedata import datasets
from kommunedata.money import Money
from kommunedata.tariffs import Bill, price
from kommunedata.tariffs.waste import Container, household_bill
from measure import Row, check_same, race

__all__ = ["compare", "five_line_bill"]

_OERE = Decimal("0.01")

# Kalundborg's budget remarks 2024, lines 344, 462, 348, 472 and 583: kroner a year
_PRICES = tuple(map(Decimal, ("129", "1653", "1154", "802", "192")))


def compare() -> Iterator[Row]:
    """Yield the row for `price` and `total`; the usages are made beforehand, no text is."""
    schedule = datasets.tariff_schedule("kalundborg")
    usages = [line.usage for line in five_line_bill(2024).lines]
    factors = [(each, Decimal(1)) for each in _PRICES]

    def ours() -> Money:
        return price(schedule, usages).total

    def theirs() -> Decimal:
        return total_by_hand(factors)

    check_same(ours().kroner, theirs(), where="bill")
    times = race(Timer(ours), Timer(theirs))
    yield Row("a five-line bill, usages given", "five `Decimal` products by hand", *times, 8)


def five_line_bill(year: int) -> Bill:
    """Return the bill of an all-year house in Kalundborg: two fees, two containers, 55 m."""
    return household_bill(
        datasets.tariff_schedule("kalundborg"),
        year,
        property_kind="all_year_house",
        containers=[
            Container(
                "double", litres=190, fraction="residual_and_food", emptyings=26, distance=55
            ),
            Container("double", litres=240, fraction="paper_metal_plastic", emptyings=26),
        ],
    )


def total_by_hand(factors: Sequence[tuple[Decimal, Decimal]]) -> Decimal:
    """Return the sum of the products, each rounded to the øre."""
    total = Decimal(0)
    for each, quantity in factors:
        total += (each * quantity).quantize(_OERE, rounding=ROUND_HALF_UP)
    return total
