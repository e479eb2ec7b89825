"""Berths and places for a year, for months and for a season (*fast plads, langtidsleje*)."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from decimal import Decimal

from kommunedata.money import Money
from kommunedata.period import DateRange
from kommunedata.tariffs.errors import UsageError
from kommunedata.tariffs.harbour.measures import above_zero
from kommunedata.tariffs.model.charge import measure_of
from kommunedata.tariffs.model.schedule import TariffSchedule
from kommunedata.tariffs.model.terms import Role
from kommunedata.tariffs.model.usage import Fact, Usage
from kommunedata.tariffs.pricing.bill import Bill
from kommunedata.tariffs.pricing.price import price
from kommunedata.tariffs.pricing.role_lookup import version_serving
from kommunedata.unit import Quantity

__all__ = ["home_berth", "long_stay", "winter_storage"]


def home_berth(
    schedule: TariffSchedule,
    year: int,
    *,
    harbour: str,
    area: int | str | Decimal | None = None,
    length: int | str | Decimal | None = None,
    width: int | str | Decimal | None = None,
    new: bool = False,
    readings: Collection[str] = (),
) -> Bill:
    """Return a year's rent of a berth of one's own (*fast plads, hjemmehørende fartøj*).

    State the `area` in m² between the mooring posts, or for a vessel alongside
    its `length` and `width` in metres, to which the schedule's additions come. A
    `new` berth has its deposit (*indskud*) beside the total. A harbour with one
    price for a berth takes none of them.

    Raises:
        PricingError: whatever `price` raises.
        UsageError: both an area and sides, or one that is not above 0.

    >>> from kommunedata import datasets
    >>> bill = home_berth(datasets.tariff_schedule("kalundborg"), 2024, harbour="havnsoe",
    ...                   length="8.5", width="2.8", new=True)
    >>> bill.total, bill.deposits  # 41,8 m²
    (Money.kr('7053.60'), Money.kr('11704.00'))
    """
    facts = _berth_measures(area, length, width)
    when, stated = DateRange.year(year), {"harbour": harbour}
    version = version_serving(schedule, Role.HOME_BERTH, stated, when.start)
    if facts and version is not None and measure_of(version.charge) is None:
        raise UsageError(
            "a harbour with one price for a berth",
            allowed="no area, length or width",
            got=", ".join(facts),
            where="home_berth",
        )
    usages = [Usage(role=Role.HOME_BERTH, when=when, dimensions=stated, facts=facts)]
    if version_serving(schedule, Role.HOME_BERTH_BASE_FEE, stated, when.start) is not None:
        usages.insert(0, Usage(role=Role.HOME_BERTH_BASE_FEE, when=when, dimensions=stated))
    if new:
        role = Role.HOME_BERTH_DEPOSIT
        usages.append(Usage(role=role, when=when.start, dimensions=stated, facts=facts))
    return price(schedule, usages, readings=readings)


def long_stay(
    schedule: TariffSchedule,
    months: DateRange,
    *,
    harbour: str,
    feet: int | str | Decimal,
    granted_by: str | None = None,
    vessel: str | None = None,
    landing_fees: Money | None = None,
    readings: Collection[str] = (),
) -> Bill:
    """Return a visiting vessel's rent for whole months (*gæsteplads, langtidsleje*).

    `granted_by` says who has agreed, where the schedule asks for that;
    `landing_fees` are what a fishing vessel has paid and can set off.

    Raises:
        PricingError: whatever `price` raises.
    """
    facts: dict[str, Fact] = {}
    if landing_fees is not None and vessel is None:
        raise UsageError(
            "landing fees of no kind of vessel",
            allowed="the vessel that has paid them",
            got="None",
            where="long_stay.vessel",
        )
    words = {"granted": granted_by, "vessel": vessel}
    facts.update({name: word for name, word in words.items() if word is not None})
    if landing_fees is not None:
        facts["landing_fees"] = landing_fees
    usage = Usage(
        role=Role.GUEST_BERTH_MONTH,
        when=months,
        dimensions={"harbour": harbour, "feet": above_zero(feet, "feet")},
        facts=facts,
    )
    return price(schedule, [usage], readings=readings)


def winter_storage(
    schedule: TariffSchedule,
    first_day: date,
    *,
    feet: int | str | Decimal,
    summer: bool = False,
    readings: Collection[str] = (),
) -> Bill:
    """Return a season's place on land (*vinterplads*), or in `summer` (*sommerplads*).

    Raises:
        PricingError: whatever `price` raises; a day outside the season.
    """
    role = Role.SUMMER_STORAGE if summer else Role.WINTER_STORAGE
    size = {"feet": above_zero(feet, "feet")}
    return price(schedule, [Usage(role=role, when=first_day, dimensions=size)], readings=readings)


_MOST = {"m": 100, "m2": 10_000}
"""More than any berth measures: what is larger is a mistake."""


def _berth_measures(
    area: int | str | Decimal | None,
    length: int | str | Decimal | None,
    width: int | str | Decimal | None,
) -> dict[str, Fact]:
    if area is not None and (length is not None or width is not None):
        raise UsageError(
            "an area and sides",
            allowed="the area between posts, or length and width alongside",
            got=(area, length, width),
            where="home_berth",
        )
    measures = {"area": (area, "m2"), "vessel_length": (length, "m"), "vessel_width": (width, "m")}
    return {
        name: Quantity.of(above_zero(value, name, most=_MOST[unit]), unit)
        for name, (value, unit) in measures.items()
        if value is not None
    }
