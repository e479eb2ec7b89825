"""The prices of a bill's lines, as references into the schedule that stands before them."""

from __future__ import annotations

from datetime import date

import attrs

from kommunedata.errors import InvalidValueError, NotFoundError
from kommunedata.io.interchange.scope import current
from kommunedata.money import Money
from kommunedata.period import DateRange
from kommunedata.tariffs import (
    Charge,
    Match,
    PriceVersion,
    PrintedPrice,
    RateRow,
    RateTable,
    UnknownItemError,
)

__all__ = ["MatchEntry", "match_of", "written_match"]


@attrs.frozen
class MatchEntry:
    """A printed price of the bill's schedule, and the day or days that it is for.

    `item` is an id, `version` the first day of one of its versions, and `row` counts
    the rows of its rate table from 0; it is None where the charge is no table.
    """

    item: str
    version: date
    when: date | DateRange
    row: int | None = None
    each: Money | None = None


def match_of(entry: MatchEntry) -> Match:
    """Return the price that an entry refers to.

    Raises:
        UnknownItemError: the schedule has no such item.
        NotFoundError: the item has no such version or row.
    """
    item = current().the_schedule().item(entry.item)
    starts = {version.valid.start: version for version in item.versions}
    version = starts.get(entry.version)
    if version is None:
        raise NotFoundError(
            f"no version of {item.id!r} from that day",
            allowed=", ".join(day.isoformat() for day in starts),
            got=entry.version.isoformat(),
        )
    row, price = _row_and_price(version.charge, entry.row)
    return Match(item, version, row, price, entry.when, entry.each)


def _row_and_price(charge: Charge, at: int | None) -> tuple[RateRow | None, PrintedPrice]:
    if not isinstance(charge, RateTable):
        if at is not None:
            raise NotFoundError("a row of a charge without rows", allowed="no row", got=at)
        return None, charge.price
    if at is None or not 0 <= at < len(charge.rows):
        raise NotFoundError("no such row", allowed=f"0 to {len(charge.rows) - 1}", got=at)
    return charge.rows[at], charge.rows[at].price


def written_match(match: Match) -> MatchEntry:
    """Return what refers to a price of the bill's schedule.

    Raises:
        InvalidValueError: the price is of no item of that schedule.
    """
    start = match.version.valid.start
    at = _row_number(match.version, match.row)
    entry = MatchEntry(match.item.id, start, match.when, at, match.each)
    try:
        same = match_of(entry) == match
    except (NotFoundError, UnknownItemError):
        same = False
    if not same:
        raise InvalidValueError(
            "a price that is not of the bill's schedule", got=match.item.id, where="BillLine.match"
        )
    return entry


def _row_number(version: PriceVersion, row: RateRow | None) -> int | None:
    if row is None or not isinstance(version.charge, RateTable) or row not in version.charge.rows:
        return None
    return version.charge.rows.index(row)
