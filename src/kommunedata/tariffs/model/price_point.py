"""Every printed price as one flat row."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal

import attrs

from kommunedata._frozen import FrozenMapping
from kommunedata.language import Label
from kommunedata.money import PriceState
from kommunedata.period import DateRange
from kommunedata.source import Locator
from kommunedata.tariffs.model.charge import RateTable, measure_of
from kommunedata.tariffs.model.dimension import KeyPart
from kommunedata.tariffs.model.printed_price import PrintedPrice
from kommunedata.tariffs.model.schedule import PriceVersion, TariffItem, TariffSchedule
from kommunedata.tariffs.model.terms import Lifecycle, Tax
from kommunedata.unit import Unit

__all__ = ["PricePoint", "price_points"]


@attrs.frozen(kw_only=True)
class PricePoint:
    """One printed price (*takst*) with everything that is known of it.

    `value` is the number as printed, in kroner, or in per cent or per mille of
    a percentage; of a composite it is the printed addend. It is None where no
    number is printed, and `state` says why. `dimensions` has for each name the
    values that the row is for, and `label` the row's own name, if it has one.
    """

    item_id: str
    name: str
    dimensions: Mapping[str, tuple[KeyPart, ...]]
    valid: DateRange
    state: PriceState
    value: Decimal | None
    unit: Unit
    tax: Tax
    lifecycle: Lifecycle
    locator: Locator
    label: Label | None = None


def price_points(schedule: TariffSchedule) -> tuple[PricePoint, ...]:
    """Return a row for each printed price: by item, then version, then row as printed.

    >>> from kommunedata import datasets
    >>> point = price_points(datasets.tariff_schedule("kalundborg"))[0]
    >>> point.item_id, point.value, point.locator.lines
    ('pest-control', Decimal('0.1019'), '335')
    """
    return tuple(
        point
        for item in schedule.items
        for version in item.versions
        for point in _points(item, version)
    )


def _points(item: TariffItem, version: PriceVersion) -> Iterator[PricePoint]:
    charge = version.charge
    if isinstance(charge, RateTable):
        for row in charge.rows:
            yield _point(item, version, row.price, row.key, row.label)
    else:
        yield _point(item, version, charge.price, FrozenMapping())


def _point(
    item: TariffItem,
    version: PriceVersion,
    price: PrintedPrice,
    key: Mapping[str, tuple[KeyPart, ...]],
    label: Label | None = None,
) -> PricePoint:
    measure = measure_of(version.charge)
    return PricePoint(
        item_id=item.id,
        name=item.name.da,
        dimensions=key,
        valid=version.valid,
        state=price.state,
        value=price.value,
        unit=item.unit if measure is None else measure[0],
        tax=version.tax,
        lifecycle=price.lifecycle,
        locator=price.locator,
        label=label,
    )
