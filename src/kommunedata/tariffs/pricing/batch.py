"""Billing runs: a bill or the error for each of many rows."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeVar, overload

from kommunedata.errors import KommunedataError
from kommunedata.tariffs.model.schedule import TariffSchedule
from kommunedata.tariffs.model.usage import Usage
from kommunedata.tariffs.pricing.bill import Bill
from kommunedata.tariffs.pricing.price import price

__all__ = ["price_many"]

RowT = TypeVar("RowT")


@overload
def price_many(
    schedule: TariffSchedule,
    rows: Iterable[Iterable[Usage]],
    *,
    progress: Callable[[int], None] | None = None,
) -> tuple[Bill | KommunedataError, ...]: ...
@overload
def price_many(
    schedule: TariffSchedule,
    rows: Iterable[RowT],
    *,
    bill: Callable[[TariffSchedule, RowT], Bill],
    progress: Callable[[int], None] | None = None,
) -> tuple[Bill | KommunedataError, ...]: ...
def price_many(
    schedule: TariffSchedule,
    rows: Iterable[object],
    *,
    bill: Callable[..., Bill] = price,
    progress: Callable[[int], None] | None = None,
) -> tuple[Bill | KommunedataError, ...]:
    """Return the bill of each row, or the error it met, in order (*opkrævningskørsel*).

    A row is what `bill` takes beside the schedule: for `price` the usages of one
    bill, for `lambda schedule, row: household_bill(schedule, 2024, **row)` the
    customer's words. Only the library's own errors are kept, without their
    tracebacks; any other is a bug and ends the run. `progress` is told the
    number of rows done, after each.

    >>> from datetime import date
    >>> from kommunedata import datasets
    >>> rows = [[Usage(item="waste-container-change", when=date(year, 7, 1))]
    ...         for year in (2024, 2025)]
    >>> for each in price_many(datasets.tariff_schedule("kalundborg"), rows):
    ...     print(each.total if isinstance(each, Bill) else each.what)
    220.00 DKK
    no price is printed for this day
    """
    done: list[Bill | KommunedataError] = []
    for row in rows:
        try:
            done.append(bill(schedule, row))
        except KommunedataError as error:
            # its frames would keep this one's rows and results alive
            done.append(error.with_traceback(None))
        if progress is not None:
            progress(len(done))
    return tuple(done)
