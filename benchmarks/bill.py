"""An explained bill of five lines, against the same products and roundings by hand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import ROUND_HALF_UP, Decimal

from pyperf import Runner

from comparison import Row, check_same
from kommunedata import datasets
from kommunedata.money import Money
from kommunedata.tariffs import Bill, TariffSchedule, Usage, price
from kommunedata.tariffs.waste import Container, household_bill

__all__ = ["check", "compare", "five_line_bill", "priced_total", "schedule_and_usages"]

_OERE = Decimal("0.01")

# Kalundborg's budget remarks 2024, lines 344, 462, 348, 472 and 583: kroner a year
_PRICES = tuple(map(Decimal, ("129", "1653", "1154", "802", "192")))
_FACTORS = [(each, Decimal(1)) for each in _PRICES]


def check() -> None:
    """Check that both totals are the same."""
    ours = priced_total(*schedule_and_usages(2024))
    check_same(ours.kroner, total_by_hand(_FACTORS), where="bill")


def compare(runner: Runner) -> Iterator[Row]:
    """Yield the row for `price` and `total`; the usages are made beforehand, no text is."""
    ours = runner.bench_func("bill, ours", priced_total, *schedule_and_usages(2024))
    theirs = runner.bench_func("bill, by hand", total_by_hand, _FACTORS)
    what = "a five-line bill, usages given"
    yield Row(what, "five `Decimal` products by hand", ours, theirs, at_most=8)


def schedule_and_usages(year: int) -> tuple[TariffSchedule, list[Usage]]:
    """Return what `priced_total` takes, for the lines of `five_line_bill`."""
    usages = [line.usage for line in five_line_bill(year).lines]
    return datasets.tariff_schedule("kalundborg"), usages


def priced_total(schedule: TariffSchedule, usages: Sequence[Usage]) -> Money:
    """Return the total of the usages' bill."""
    return price(schedule, usages).total


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
