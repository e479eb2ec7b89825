"""Bills as bars; bracketed numbers are lines of Kalundborg's fee tables."""

from __future__ import annotations

from datetime import date

import pytest
from matplotlib.colors import to_hex

from kommunedata import datasets
from kommunedata.errors import InvalidValueError, WrongTypeError
from kommunedata.plot import bill_composition
from kommunedata.plot.canvas import Axes, Figure, Rectangle
from kommunedata.tariffs import Bill
from kommunedata.tariffs.harbour import home_berth, winter_storage
from kommunedata.tariffs.waste import Container, household_bill

KALUNDBORG = datasets.tariff_schedule("kalundborg")
WASTE = household_bill(
    KALUNDBORG,
    2024,
    property_kind="all_year_house",
    containers=[
        Container("double", litres=190, fraction="residual_and_food", emptyings=26),
        Container("double", litres=240, fraction="paper_metal_plastic", emptyings=26),
    ],
)
BERTH = home_berth(KALUNDBORG, 2024, harbour="havnsoe", length="8.5", width="2.8", new=True)
MIXED = Bill(KALUNDBORG, (*WASTE.lines, *BERTH.lines))


def only(figure: Figure) -> Axes:
    (ax,) = figure.axes
    return ax


def bars(ax: Axes) -> list[Rectangle]:
    return [bar for container in ax.containers for bar in container]


def texts(ax: Axes) -> list[str]:
    return [text.get_text() for text in ax.texts]


def test_each_line_is_a_bar_with_its_amount_and_share() -> None:
    # 129 + 1.653 + 1.154 + 802 [344, 462, 348, 472] = 3.738; 129 of that is 3,45%
    ax = only(bill_composition(WASTE))
    assert [bar.get_width() for bar in bars(ax)] == [129, 1653, 1154, 802]
    assert texts(ax) == [
        "129,00 kr. (3,5%)",
        "1.653,00 kr. (44,2%)",
        "1.154,00 kr. (30,9%)",
        "802,00 kr. (21,5%)",
        "I alt inkl. moms: 3.738,00 kr.",
    ]
    assert ax.get_yticklabels()[0].get_text() == "Grundgebyr"
    assert ax.get_title(loc="left") == "Kalundborg Kommunes takster: 2024"
    assert ax.get_xlabel() == "Beløb i kr."
    assert ax.get_legend() is None  # one colour needs no key


def test_in_english_too() -> None:
    ax = only(bill_composition(WASTE, lang="en"))
    assert texts(ax)[1] == "DKK 1,653.00 (44.2%)"
    assert [label.get_text() for label in ax.get_xticklabels()][-1] == "2,000"
    assert ax.get_xlabel() == "Amounts in DKK"


def test_treatments_of_vat_have_colours_and_deposits_are_hatched() -> None:
    # a berth: 700 [661], 6.353,60 [662] and a deposit of 11.704 [674], VAT not stated
    ax = only(bill_composition(MIXED))
    assert [bar.get_width() for bar in bars(ax)] == [129, 1653, 1154, 802, 700, 6353.6, 11704]
    assert [to_hex(bar.get_facecolor()) for bar in bars(ax)] == [
        *["#0072b2"] * 4,
        *["#cc79a7"] * 2,
        "#ffffff",
    ]
    assert [bar.get_hatch() for bar in bars(ax)] == [None] * 6 + ["///"]
    legend = ax.get_legend()
    assert legend is not None
    assert [text.get_text() for text in legend.get_texts()] == [
        "inkl. moms",
        "moms ikke oplyst",
        "depositum, som ikke er med i summen",
    ]


def test_amounts_that_no_one_total_holds_have_no_share() -> None:
    figures = texts(only(bill_composition(MIXED)))
    assert figures[:7] == [
        "129,00 kr.",
        "1.653,00 kr.",
        "1.154,00 kr.",
        "802,00 kr.",
        "700,00 kr.",
        "6.353,60 kr.",
        "11.704,00 kr.",
    ]
    assert figures[7].replace("\n", " ") == (
        "I alt inkl. moms: 3.738,00 kr.; I alt, moms ikke oplyst: 7.053,60 kr.; "
        "Depositum: 11.704,00 kr."
    )


def test_a_deposit_has_no_share_of_the_total() -> None:
    # 700 and 6.353,60 of 7.053,60
    assert texts(only(bill_composition(BERTH)))[:3] == [
        "700,00 kr. (9,9%)",
        "6.353,60 kr. (90,1%)",
        "11.704,00 kr.",
    ]


def test_a_bill_of_deposits_alone_has_no_total_to_share() -> None:
    ax = only(bill_composition(Bill(KALUNDBORG, BERTH.lines[2:])))
    assert texts(ax) == ["11.704,00 kr.", "Depositum: 11.704,00 kr."]


def test_a_total_of_nought_is_not_shared() -> None:
    # free in the harbour's own winter places: a bill may come to 0
    free = winter_storage(KALUNDBORG, date(2024, 7, 1), feet=40, summer=True)
    line = free.lines[0]
    nothing = Bill(KALUNDBORG, (type(line)(line.usage, line.match, 0, line.amount * 0),))
    assert texts(only(bill_composition(nothing)))[0] == "0,00 kr."


def test_no_bill_and_an_empty_one_are_refused() -> None:
    with pytest.raises(InvalidValueError, match="nothing to draw, allowed: a bill with lines"):
        bill_composition(Bill(KALUNDBORG, ()))
    with pytest.raises(WrongTypeError, match="allowed: Bill"):
        bill_composition(KALUNDBORG)  # type: ignore[arg-type]
    with pytest.raises(InvalidValueError, match="unknown language"):
        bill_composition(WASTE, lang="de")  # type: ignore[arg-type]
