"""The numbers that the rows of a rate table are for, side by side: sizes and bands."""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterator, Sequence
from decimal import Decimal

import attrs

from kommunedata.tariffs.model.band import Band
from kommunedata.tariffs.model.dimension import KeyPart
from kommunedata.tariffs.model.rate_table import RateRow
from kommunedata.tariffs.reports.price_in_force import PriceInForce

__all__ = ["Span", "number_span", "spans_alike"]

_LOWEST, _HIGHEST = Decimal("-Infinity"), Decimal("Infinity")


@attrs.frozen(kw_only=True, eq=False)
class Span:
    """The numbers that a price is for (*interval*): from an end to an end, or one number.

    An end that is not there is infinite.
    """

    price: PriceInForce
    part: KeyPart
    low: Decimal
    low_included: bool
    high: Decimal
    high_included: bool

    @property
    def order(self) -> tuple[Decimal, Decimal]:
        """What spans are sorted by, the smallest numbers first."""
        return self.low, self.high

    def is_below(self, other: Span) -> bool:
        """Return whether the other span begins or ends higher, and does neither lower."""
        return self.low <= other.low and self.high <= other.high and self.order != other.order

    def shared(self, other: Span, *, whole: bool) -> KeyPart | None:
        """Return the number or the numbers in both, among whole ones only where asked."""
        low, left_out = max((each.low, not each.low_included) for each in (self, other))
        high, high_included = min((each.high, each.high_included) for each in (self, other))
        return _between(low, high, (not left_out, high_included), whole=whole)

    def gap(self, other: Span, *, whole: bool) -> KeyPart | None:
        """Return the number or the numbers between this span's upper and the other's lower end."""
        included = not self.high_included, not other.low_included
        return _between(self.high, other.low, included, whole=whole)


def number_span(price: PriceInForce, part: KeyPart) -> Span | None:
    """Return the numbers that a part of a price's key is for; None for a word."""
    if isinstance(part, str):
        return None
    if isinstance(part, Band):
        return _band_span(price, part)
    at = Decimal(part)
    return Span(price=price, part=part, low=at, low_included=True, high=at, high_included=True)


def spans_alike(rows: Sequence[tuple[PriceInForce, RateRow]], name: str) -> Iterator[list[Span]]:
    """Yield the spans of a dimension, in order, of rows that are for the same values otherwise.

    A row for several values stands beside the rows for each of them. Prices
    that are charged by different readings never stand together.
    """
    readings = {price.price.reading for price, _ in rows}
    found: dict[object, list[Span]] = {}
    for price, row in rows:
        spans = [number_span(price, part) for part in row.key[name]]
        others = [parts for other, parts in row.key.items() if other != name]
        read = readings if price.price.reading is None else {price.price.reading}
        for values in itertools.product(read, *others):
            found.setdefault(values, []).extend(span for span in spans if span is not None)
    for alike in found.values():
        yield sorted(alike, key=lambda span: span.order)


def _band_span(price: PriceInForce, band: Band) -> Span:
    return Span(
        price=price,
        part=band,
        low=_LOWEST if band.lower is None else band.lower,
        low_included=band.lower_included,
        high=_HIGHEST if band.upper is None else band.upper,
        high_included=band.upper_included,
    )


def _between(
    low: Decimal, high: Decimal, included: tuple[bool, bool], *, whole: bool
) -> KeyPart | None:
    if whole:
        low = _next_whole(low, included=included[0])
        high = _next_whole(high.copy_negate(), included=included[1]).copy_negate()
        included = True, True
    if low > high or (low == high and not all(included)):
        return None
    if low == high:
        return low
    lower, upper = (None if end.is_infinite() else end for end in (low, high))
    return Band(lower, upper, *included)


def _next_whole(number: Decimal, *, included: bool) -> Decimal:
    """Return the lowest whole number from this one on."""
    if number.is_infinite():
        return number
    up = math.ceil(number)
    return Decimal(up if up > number or included else up + 1)
