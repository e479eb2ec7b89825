"""The printed prices that hold on one day."""

from __future__ import annotations

from datetime import date

from kommunedata._checks import check_date
from kommunedata.tariffs.errors import NoPriceError
from kommunedata.tariffs.model.price_point import PricePoint, price_points
from kommunedata.tariffs.model.schedule import TariffSchedule

__all__ = ["points_in_force"]


def points_in_force(schedule: TariffSchedule, on: date) -> tuple[PricePoint, ...]:
    """Return the printed prices of a day (*gældende takster*), in the order of `price_points`.

    Raises:
        NoPriceError: none is printed for the day; the periods that have prices are named.
        WrongTypeError: for a datetime, which has a clock.

    >>> from kommunedata import datasets
    >>> points_in_force(datasets.tariff_schedule("kalundborg"), date(2024, 7, 1))[0].value
    Decimal('0.682')
    """
    check_date(on, where="points_in_force")
    points = price_points(schedule)
    found = tuple(point for point in points if on in point.valid)
    if not found:
        ranges = sorted(
            {(at.valid.start, str(at.valid.last_day or "further notice")) for at in points}
        )
        raise NoPriceError(
            "no price is printed for this day",
            allowed=", ".join(f"{start} to {last}" for start, last in ranges) or "none",
            got=on.isoformat(),
            where="points_in_force",
        )
    return found
