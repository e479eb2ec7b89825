"""Fee changes as bars; bracketed numbers are lines of Kalundborg's fee tables."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import attrs
import pytest
from matplotlib.colors import to_hex

from kommunedata import datasets
from kommunedata.errors import InvalidValueError, WrongTypeError
from kommunedata.period import DateRange
from kommunedata.plot import fee_changes
from kommunedata.plot.canvas import Axes, Figure, Rectangle
from kommunedata.tariffs import Comparison, FlatCharge, PriceChange, TariffItem, compare

KALUNDBORG = datasets.tariff_schedule("kalundborg")
BEFORE, AFTER = date(2023, 7, 1), date(2024, 7, 1)
CHANGES = compare(KALUNDBORG, BEFORE, AFTER)


def of_item(*item_ids: str) -> list[PriceChange]:
    return [change for change in CHANGES.changes if change.item_id in item_ids]


def only(figure: Figure) -> Axes:
    (ax,) = figure.axes
    return ax


def bars(ax: Axes) -> list[Rectangle]:
    return [bar for container in ax.containers for bar in container]


def names(ax: Axes) -> list[str]:
    return [label.get_text().replace("\n", " ") for label in ax.get_yticklabels()]


def texts(ax: Axes) -> list[str]:
    return [text.get_text() for text in ax.texts]


def test_the_largest_changes_are_bars_of_kroner() -> None:
    # 23.265 - 22.349 [567], 20.292 - 19.493 [566], 18.432 - 17.706 [572]
    ax = only(fee_changes(CHANGES, largest=3))
    assert [bar.get_width() for bar in bars(ax)] == [916, 799, 726]
    assert texts(ax) == [
        "+916 kr. pr. beholder pr. år (+4,1%)",
        "+799 kr. pr. beholder pr. år (+4,1%)",
        "+726 kr. pr. beholder pr. år (+4,1%)",
        "Ændring i kr.",
    ]
    assert names(ax)[0] == (
        "Nedgravet affaldssystem, nedgravet container, 5.000 l, restaffald, 52 tømninger"
    )
    assert [label.get_text() for label in ax.get_xticklabels()] == [
        "0",
        "200",
        "400",
        "600",
        "800",
        "1.000",
    ]
    assert ax.get_title(loc="left") == (
        "Kalundborg Kommunes takster: ændringer fra 1. juli 2023 til 1. juli 2024"
    )


def test_names_stand_beside_their_bars_the_largest_on_top() -> None:
    ax = only(fee_changes(CHANGES, largest=4))
    middles = [bar.get_y() + bar.get_height() / 2 for bar in bars(ax)]
    assert middles == pytest.approx(list(ax.get_yticks()))
    assert middles == sorted(middles)
    bottom, top = ax.get_ylim()
    assert bottom > top == 0  # rows are counted from above


def test_what_is_left_out_is_counted() -> None:
    # 242 rose, one has a new method [335] and ten a new status
    note = only(fee_changes(CHANGES, largest=3)).get_xlabel()
    assert note.split("\n") == [
        "De 3 største af 242 takster, der er sat op eller ned.",
        "Ikke med: 11 nye, udgåede eller ændret på en måde, der ikke er kroner.",
    ]
    # one base fee for households and six recycling fees [344, 462-467], none left out
    chosen = of_item("waste-base-fee", "waste-recycling-fee")
    note = only(fee_changes(CHANGES, chosen, lang="en")).get_xlabel()
    assert note == "The 7 largest of 7 fees that were raised or lowered."


def test_in_per_cent_other_changes_are_the_largest() -> None:
    # 10 to 25 kr. is 150% [705], 41 to 60 kr. 46.3% [745, 746]
    harbours = [change for change in CHANGES.changes if change.item_id.startswith("harbour")]
    ax = only(fee_changes(CHANGES, harbours, by="per_cent", largest=2, lang="en"))
    assert [bar.get_width() for bar in bars(ax)] == pytest.approx([150, 1900 / 41])
    assert texts(ax) == [
        "+150.0% (+DKK 15 per night)",
        "+46.3% (+DKK 19 per night)",
        "Change in per cent",
    ]


def rated(old: str, new: str) -> Comparison:
    """Return pest control as a rate in both years, with figures of one's own."""
    item = KALUNDBORG.item("pest-control")
    first = item.versions[0]
    versions = tuple(
        attrs.evolve(first, valid=DateRange.year(year), charge=_with(first.charge, value))
        for year, value in ((2023, old), (2024, new))
    )
    return of(attrs.evolve(item, versions=versions))


def flat(old: str, new: str, name: str = "flat") -> TariffItem:
    item = KALUNDBORG.item("waste-lid-change")
    first = item.versions[0]
    assert isinstance(first.charge, FlatCharge)
    versions = tuple(
        attrs.evolve(first, valid=DateRange.year(year), charge=_with(first.charge, value))
        for year, value in ((2023, old), (2024, new))
    )
    return attrs.evolve(item, id=name, versions=versions)


def _with(charge: Any, value: str) -> Any:
    return attrs.evolve(charge, price=attrs.evolve(charge.price, value=value))


def of(*items: TariffItem) -> Comparison:
    return compare(attrs.evolve(KALUNDBORG, items=items), BEFORE, AFTER)


def test_a_fall_goes_to_the_left_in_another_colour() -> None:
    ax = only(fee_changes(of(flat("200", "230", "up"), flat("200", "150", "down"))))
    down, up = bars(ax)
    assert (down.get_width(), up.get_width()) == (-50, 30)
    assert [to_hex(bar.get_facecolor()) for bar in (down, up)] == ["#e69f00", "#0072b2"]
    assert texts(ax)[:2] == ["-50 kr. pr. beholder (-25,0%)", "+30 kr. pr. beholder (+15,0%)"]
    assert ax.get_xlim()[0] <= -50


def test_a_rate_has_no_kroner_and_is_drawn_in_per_cent() -> None:
    # 0,1019 to 0,1223 per mille is 204 / 1019 = 20,0%
    found = rated("0.1019", "0.1223")
    with pytest.raises(InvalidValueError, match="nothing to draw"):
        fee_changes(found)
    ax = only(fee_changes(found, by="per_cent"))
    assert texts(ax)[0] == "+20,0% (+0,0204 promillepoint pr. år)"


def test_a_price_that_was_0_has_no_per_cent() -> None:
    found = of(flat("0", "40", "new"), flat("200", "230"))
    assert texts(only(fee_changes(found)))[0] == "+40 kr. pr. beholder"
    ax = only(fee_changes(found, by="per_cent"))
    assert [bar.get_width() for bar in bars(ax)] == [15]
    assert "Ikke med: 1 nye" in ax.get_xlabel()


def test_signs_that_mean_mathematics_elsewhere_are_text_here() -> None:
    item = flat("200", "230")
    odd = attrs.evolve(item, name=attrs.evolve(item.name, da="<b>$x^2$ & 50%_rabat"))
    figure = fee_changes(of(odd))
    assert names(only(figure)) == ["<b>$x^2$ & 50%_rabat"]
    assert not any(label.get_parse_math() for label in only(figure).get_yticklabels())
    figure.draw_without_rendering()


@pytest.mark.parametrize(
    ("draw", "error", "message"),
    (
        (
            lambda: fee_changes(CHANGES, of_item("pest-control")),
            InvalidValueError,
            "nothing to draw, allowed: changes with a difference @ fee_changes",
        ),
        (
            lambda: fee_changes(CHANGES, by="øre"),  # type: ignore[arg-type]
            InvalidValueError,
            "unknown measure, allowed: 'kroner' or 'per_cent', got 'øre'",
        ),
        (lambda: fee_changes(CHANGES, lang="de"), InvalidValueError, "unknown language"),  # type: ignore[arg-type]
        (lambda: fee_changes(CHANGES, largest=0), InvalidValueError, "got 0 @ fee_changes"),
        (lambda: fee_changes(CHANGES, largest=True), WrongTypeError, "got True @ fee_changes"),
        (lambda: fee_changes(KALUNDBORG), WrongTypeError, "allowed: Comparison"),  # type: ignore[arg-type]
        (lambda: fee_changes(CHANGES, ["x"]), WrongTypeError, "not a collection of PriceChange"),  # type: ignore[list-item]
        (lambda: fee_changes(CHANGES, ax="ax"), WrongTypeError, "allowed: Axes, got 'ax' @ ax"),  # type: ignore[arg-type]
    ),
)
def test_what_cannot_be_drawn_is_refused(
    draw: Callable[[], Figure], error: type[Exception], message: str
) -> None:
    with pytest.raises(error, match=message):
        draw()
