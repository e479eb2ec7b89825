"""What the library does, on shipped data: the text that `python -m kommunedata` prints."""

from __future__ import annotations

from kommunedata import datasets
from kommunedata.danish import format_money
from kommunedata.money import Money
from kommunedata.table import Column, Table
from kommunedata.tariffs import Bill
from kommunedata.tariffs.waste import Container, household_bill

__all__ = ["household_waste"]

_YEARS = (2023, 2024)
_CONTAINERS = (
    Container("double", litres=190, fraction="residual_and_food", emptyings=26),
    Container("double", litres=240, fraction="paper_metal_plastic", emptyings=26),
)


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
