"""What the library does, on shipped data: the text that `python -m kommunedata` prints."""

from __future__ import annotations

from datetime import date, timedelta

from kommunedata import datasets
from kommunedata.budget import Basis, before_adjustments, format_total, roll_up
from kommunedata.danish import format_money
from kommunedata.money import Money
from kommunedata.table import Column, Table
from kommunedata.tariffs import Bill, ferry, harbour
from kommunedata.tariffs.waste import Container, household_bill

__all__ = ["committee_budget", "crossing_and_stay", "household_waste", "tour"]

_YEARS = (2023, 2024)
_DAY = date(2024, 7, 1)
_CONTAINERS = (
    Container("double", litres=190, fraction="residual_and_food", emptyings=26),
    Container("double", litres=240, fraction="paper_metal_plastic", emptyings=26),
)


def tour() -> str:
    """Return all of it, one part after the other."""
    return f"{household_waste()}\n\n{crossing_and_stay()}\n\n{committee_budget()}"


def household_waste() -> str:
    """Return an all-year home's waste bill for 2023 and for 2024, beside each other, in Danish."""
    schedule = datasets.tariff_schedule("kalundborg")
    before, after = (
        household_bill(schedule, year, property_kind="all_year_house", containers=_CONTAINERS)
        for year in _YEARS
    )
    source = after.lines[0].locator.source
    return "\n".join(
        [
            f"{_beside(before, after)}",
            "",
            "Sådan er beløbene regnet:",
            _explained(before, after),
            "",
            f"Kilde: {source.document} ({source.publisher})",
        ]
    )


def crossing_and_stay() -> str:
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
            "To voksne, to børn og en bil, 6,4 m lang og 2,1 m høj, med Sejerøfærgen",
            f"{crossing}",
            "",
            "En gæst på 13,2 m i Sejerø Havn",
            f"{night}",
        ]
    )


def committee_budget() -> str:
    """Return a committee's budget, rolled up, and what the adjustments in it leave out."""
    budget = datasets.budget("kalundborg-2024")
    before = roll_up(before_adjustments(budget, _DAY.year).lines)
    without = format_total(before.derived_total(_DAY.year, basis=Basis.NET))
    return f"{budget.title_da}\n{roll_up(budget)}\n\nNetto før tilretninger: {without}"


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
