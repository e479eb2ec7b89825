"""What the library does, on shipped data: the text that `kommunedata` alone prints."""

from __future__ import annotations

from datetime import date, timedelta

from kommunedata import datasets
from kommunedata._wrap import filled
from kommunedata.budget import Basis, before_adjustments, format_total, roll_up
from kommunedata.command.showing import tree_text
from kommunedata.command.terminal import WIDTH
from kommunedata.danish import format_money
from kommunedata.money import Money
from kommunedata.strategy import Baseline, Observation, progress
from kommunedata.table import Column, Table
from kommunedata.tariffs import Bill, ferry, harbour
from kommunedata.tariffs.waste import Container, household_bill

__all__ = [
    "committee_budget",
    "crossing_and_stay",
    "household_waste",
    "progress_of_a_target",
    "tour",
]

_YEARS = (2023, 2024)
_DAY = date(2024, 7, 1)
_EXAMPLES = tuple(
    Observation(indicator="co2-per-head", year=year, value=value, example=True)
    for year, value in ((2019, "4.6"), (2023, "3.1"))
)
"""Made up, and shown as such; no municipality has measured this."""

_FAMILY = "To voksne, to børn og en bil, 6,4 m lang og 2,1 m høj, med Sejerøfærgen"
_MADE_UP = "Fremdrift på et måltal, med opdigtede målinger som eksempel:"

_CONTAINERS = (
    Container("double", litres=190, fraction="residual_and_food", emptyings=26),
    Container("double", litres=240, fraction="paper_metal_plastic", emptyings=26),
)


def tour(width: int = WIDTH) -> str:
    """Return all of it, one part after the other, in lines of a width."""
    parts = (household_waste, crossing_and_stay, committee_budget, progress_of_a_target)
    return "\n\n".join(part(width) for part in parts)


def household_waste(width: int = WIDTH) -> str:
    """Return an all-year home's waste bill for 2023 and for 2024, beside each other, in Danish."""
    schedule = datasets.tariff_schedule("kalundborg")
    before, after = (
        household_bill(schedule, year, property_kind="all_year_house", containers=_CONTAINERS)
        for year in _YEARS
    )
    source = after.lines[0].locator.source
    return "\n".join(
        [
            _beside(before, after).to_text(width=width),
            "",
            "Sådan er beløbene regnet:",
            filled(_explained(before, after), width),
            "",
            filled(f"Kilde: {source.document} ({source.publisher})", width),
        ]
    )


def crossing_and_stay(width: int = WIDTH) -> str:
    """Return what a family pays on the Sejerø ferry, and a visiting boat in its harbour."""
    schedule = datasets.tariff_schedule("kalundborg")
    car = ferry.Vehicle("car", length="6.4", height="2.1")
    crossing = ferry.crossing(
        schedule, _DAY, route="sejeroe", adults=2, child_ages=[10, 5], vehicles=[car]
    )
    night = harbour.guest_stay(
        schedule,
        _DAY,
        _DAY + timedelta(days=1),
        harbour="sejeroe",
        guest=harbour.Guest(length="13.2"),
    )
    return "\n".join(
        [
            filled(
                "To voksne, to børn og en bil, 6,4 m lang og 2,1 m høj, med Sejerøfærgen", width
            ),
            crossing.table().to_text(width=width),
            "",
            filled("En gæst på 13,2 m i Sejerø Havn", width),
            night.table().to_text(width=width),
        ]
    )


def committee_budget(width: int = WIDTH) -> str:
    """Return a committee's budget, rolled up, and what the adjustments in it leave out."""
    budget = datasets.budget("kalundborg-2024")
    before = roll_up(before_adjustments(budget, _DAY.year).lines)
    without = format_total(before.derived_total(_DAY.year, basis=Basis.NET))
    return "\n".join(
        [
            filled(budget.title_da, width),
            tree_text(budget, "da", width),
            "",
            filled(f"Netto før tilretninger: {without}", width),
        ]
    )


def progress_of_a_target(width: int = WIDTH) -> str:
    """Return the last focus area of a strategy, and how a target of it stands by examples."""
    strategy = datasets.strategy("helsingoer-2030")
    target = next(each for each in strategy.targets if each.indicator.id == "co2-per-head")
    stand = progress(target, _EXAMPLES, as_of=_DAY, baseline=Baseline(year=2019))
    return "\n".join(
        [
            filled(f"{strategy.municipality.name}: {strategy.label.da}, det sidste tema", width),
            strategy.themes[-1].to_text(width=width),
            "",
            filled(_MADE_UP, width),
            filled(f"{target.indicator.name.da}\n{stand}", width),
        ]
    )


def _beside(before: Bill, after: Bill) -> Table:
    pairs = zip(before.lines, after.lines, strict=True)
    rows = [_row(new.name(), old.amount, new.amount) for old, new in pairs]
    return Table(
        (
            Column("Ydelse", width=44),
            *(Column(str(year), "right") for year in _YEARS),
            Column("Ændring", "right"),
        ),
        (*rows, _row("I alt inkl. moms", before.total, after.total)),
        totals=1,
        caption="Renovation for en helårsbolig i Kalundborg Kommune, kr. pr. år",
    )


def _row(name: str, before: Money, after: Money) -> tuple[str, str, str, str]:
    change = after - before
    sign = "+" if change.oere > 0 else ""
    return name, _kroner(before), _kroner(after), f"{sign}{_kroner(change)}"


def _kroner(money: Money) -> str:
    return format_money(money, style="kommune").removesuffix(" kr.")


def _explained(before: Bill, after: Bill) -> str:
    lines: list[str] = []
    for old, new in zip(before.lines, after.lines, strict=True):
        lines += ["", new.name()]
        for year, line in zip(_YEARS, (old, new), strict=True):
            lines.append(f"  {year}: {line.explain()}")
        lines.append(f"  Takstblad linje {new.locator.lines}: {' > '.join(new.locator.section)}")
    return "\n".join(lines)
