"""What changed in a schedule from one day to another, printed price by printed price."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from decimal import Context, Decimal, Inexact, InvalidOperation
from fractions import Fraction
from typing import cast

import attrs

from kommunedata._repr import counted
from kommunedata.errors import InvalidValueError
from kommunedata.language import Lang
from kommunedata.table import Table
from kommunedata.tariffs.model.change_kind import ChangeKind
from kommunedata.tariffs.model.charge import (
    FlatCharge,
    IndexedCharge,
    RateTable,
    ReferenceCharge,
    measure_of,
    share_of,
)
from kommunedata.tariffs.model.dimension import KeyPart
from kommunedata.tariffs.model.in_force import points_in_force
from kommunedata.tariffs.model.modifier import UnitConversion
from kommunedata.tariffs.model.price_point import PricePoint
from kommunedata.tariffs.model.schedule import TariffItem, TariffSchedule
from kommunedata.tariffs.words import change_words
from kommunedata.tariffs.words.price_words import version_of

__all__ = ["ChangeKind", "Comparison", "PriceChange", "compare"]

# printed figures have at most 36 digits, so no difference is ever rounded here
_EXACT = Context(prec=80, traps=[Inexact, InvalidOperation])


@attrs.frozen(kw_only=True)
class PriceChange:
    """One printed price on two days (*takstændring*).

    `old` and `new` are None where the price was not, or is no longer, printed.
    `difference` is in kroner, or in the points of a rate, with the printed
    decimals; None where there is nothing to subtract.
    """

    item: TariffItem = attrs.field(repr=lambda item: repr(item.id))
    kind: ChangeKind
    old: PricePoint | None
    new: PricePoint | None

    @property
    def point(self) -> PricePoint:
        """The price as it is now; one that ended, as it was."""
        return cast("PricePoint", self.new or self.old)

    @property
    def item_id(self) -> str:
        """The id of what is priced."""
        return self.item.id

    @property
    def name(self) -> str:
        """The Danish name of what is priced."""
        return self.point.name

    @property
    def dimensions(self) -> Mapping[str, tuple[KeyPart, ...]]:
        """The values that the price is for."""
        return self.point.dimensions

    @property
    def difference(self) -> Decimal | None:
        """By how much the printed figure rose; a fall is negative."""
        if self.kind not in (ChangeKind.CHANGED, ChangeKind.UNCHANGED):
            return None
        old, new = _value(self.old), _value(self.new)
        return None if old is None or new is None else _EXACT.subtract(new, old)

    @property
    def change(self) -> Fraction | None:
        """The difference as an exact share of the old price; None also where that was 0."""
        difference, old = self.difference, _value(self.old)
        return Fraction(difference) / Fraction(old) if difference is not None and old else None


@attrs.frozen(kw_only=True)
class Comparison:
    """What changed between two days (*takstændringer*), a row for each printed price.

    Rows stand in the order of the schedule; those that ended come last.
    """

    schedule: TariffSchedule = attrs.field(repr=False)
    before: date
    after: date
    changes: tuple[PriceChange, ...] = attrs.field(repr=counted)

    def of_kind(self, *kinds: ChangeKind) -> tuple[PriceChange, ...]:
        """Return the changes of these kinds, in the same order."""
        return tuple(change for change in self.changes if change.kind in kinds)

    def table(self, lang: Lang = "da") -> Table:
        """Return the changes as a table: item, before, after, difference, per cent."""
        return change_words.comparison_table(self, lang)

    def __str__(self) -> str:
        return str(self.table())

    def _repr_html_(self) -> str:
        return self.table().to_html()


def compare(schedule: TariffSchedule, before: date, after: date) -> Comparison:
    """Return what changed from one day to another (*sammenligning af takster*).

    Each price printed on either day is in one row; prices are the same where
    their item and the values they are for are. One whose values are drawn up
    anew, as where a row is split in two, has ended, and the others are new.

    Raises:
        NoPriceError: nothing is printed for one of the days; the periods are named.
        InvalidValueError: where `after` is the earlier day.

    >>> from kommunedata import datasets
    >>> changes = compare(
    ...     datasets.tariff_schedule("kalundborg"), date(2023, 7, 1), date(2024, 7, 1)).changes
    >>> changes[0].item_id, changes[0].kind.name, changes[0].difference
    ('pest-control', 'METHOD_CHANGED', None)
    >>> changes[1].item_id, changes[1].difference, changes[1].change  # 124 became 129
    ('waste-base-fee', Decimal('5'), Fraction(5, 124))
    """
    old, new = points_in_force(schedule, before), points_in_force(schedule, after)
    if after < before:
        raise InvalidValueError(
            "days in the wrong order",
            allowed=f"{before} or later",
            got=after.isoformat(),
            where="compare",
        )
    changes = tuple(
        _change(schedule.item(item_id), one, other) for item_id, one, other in _pairs(old, new)
    )
    return Comparison(schedule=schedule, before=before, after=after, changes=changes)


def _pairs(
    old: Iterable[PricePoint], new: Iterable[PricePoint]
) -> Iterator[tuple[str, PricePoint | None, PricePoint | None]]:
    """Pair prices of the same item and values; those printed twice go by their order."""
    left: dict[object, deque[PricePoint]] = {}
    for point in old:
        left.setdefault(_key(point), deque()).append(point)
    for point in new:
        same = left.get(_key(point))
        yield point.item_id, same.popleft() if same else None, point
    for ended in left.values():
        yield from ((point.item_id, point, None) for point in ended)


def _key(point: PricePoint) -> object:
    values = frozenset((name, frozenset(parts)) for name, parts in point.dimensions.items())
    return point.item_id, values


def _change(item: TariffItem, old: PricePoint | None, new: PricePoint | None) -> PriceChange:
    return PriceChange(item=item, kind=_kind(item, old, new), old=old, new=new)


def _kind(item: TariffItem, old: PricePoint | None, new: PricePoint | None) -> ChangeKind:
    if old is None:
        return ChangeKind.NEW
    if new is None:
        return ChangeKind.ENDED
    if old.state is not new.state:
        return ChangeKind.STATE_CHANGED
    if _method(item, old) != _method(item, new):
        return ChangeKind.METHOD_CHANGED
    if old.tax is not new.tax:
        return ChangeKind.TAX_CHANGED
    return ChangeKind.UNCHANGED if old.value == new.value else ChangeKind.CHANGED


def _method(item: TariffItem, point: PricePoint) -> tuple[object, ...]:
    """Return what must be alike in two prices before their figures can be subtracted."""
    version = version_of(item, point)
    charge = version.charge
    plain = isinstance(charge, FlatCharge | RateTable)
    today = charge.of if isinstance(charge, IndexedCharge) else None
    made_of = charge.of if isinstance(charge, ReferenceCharge) else None
    conversions = [each for each in version.modifiers if isinstance(each, UnitConversion)]
    return (
        None if plain else type(charge),
        (measure_of(charge), share_of(charge), today, made_of),
        point.unit,
        tuple(conversions),
    )


def _value(point: PricePoint | None) -> Decimal | None:
    return None if point is None else point.value
