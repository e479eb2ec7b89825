"""Tables of prices keyed by exact values and bands; nothing between rows is ever made up."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Mapping
from decimal import Decimal
from fractions import Fraction

import attrs

from kommunedata._checks import instance_of, text, whole
from kommunedata._frozen import FrozenMapping
from kommunedata.errors import InvalidValueError, WrongTypeError
from kommunedata.language import Label
from kommunedata.money import PriceState, RatePer
from kommunedata.source import Reading
from kommunedata.tariffs.model.band import Band
from kommunedata.tariffs.model.dimension import DimensionValue, KeyPart, dimension_value
from kommunedata.tariffs.model.printed_price import PrintedPrice, check_per
from kommunedata.unit import Unit

__all__ = ["LOWER_BAND", "UPPER_BAND", "RateRow", "RateTable"]

_UNKNOWN = PriceState.UNKNOWN

LOWER_BAND = Reading(
    name="lower_band",
    da="hvor to intervaller mødes, gælder det første",
    en="where two bands meet, the first holds",
    question="band",
)
"""By this reading a number in two printed bands has the price of the first."""

UPPER_BAND = Reading(
    name="upper_band",
    da="hvor to intervaller mødes, gælder det sidste",
    en="where two bands meet, the last holds",
    question="band",
)
"""By this reading a number in two printed bands has the price of the last."""


def _frozen_key(key: Mapping[str, tuple[KeyPart, ...]]) -> Mapping[str, tuple[KeyPart, ...]]:
    if not isinstance(key, Mapping) or not all(
        isinstance(name, str) and type(parts) is tuple and parts for name, parts in key.items()
    ):
        raise WrongTypeError(
            "not a key", allowed="names with a tuple of values each", got=key, where="RateRow.key"
        )
    return FrozenMapping({n: tuple([_key_part(part) for part in p]) for n, p in key.items()})


def _key_part(part: KeyPart) -> KeyPart:
    if type(part) is str or isinstance(part, Band):
        return part
    return dimension_value(part, where="RateRow.key")


@attrs.frozen
class RateRow:
    """One printed row: what it is for, and its price.

    A key holds for every dimension the values that the row is for: a heading
    such as "summer houses and all-year houses" gives two. `repeats` is the line
    of another row that this one prints again; it is shown, and never priced.
    `label` is the row's own name, such as *Voksen*, where its values are none.
    """

    key: Mapping[str, tuple[KeyPart, ...]] = attrs.field(converter=_frozen_key)
    price: PrintedPrice = attrs.field(validator=instance_of(PrintedPrice))
    repeats: int | None = attrs.field(
        default=None, validator=attrs.validators.optional(whole(low=1))
    )
    label: Label | None = attrs.field(
        default=None, validator=attrs.validators.optional(instance_of(Label))
    )

    def matches(self, name: str, value: KeyPart) -> bool:
        """Return whether the row is for this value of a dimension."""
        return any(
            part == value
            or (isinstance(part, Band) and not isinstance(value, str | Band) and value in part)
            for part in self.key[name]
        )

    def distance(self, values: Mapping[str, DimensionValue]) -> tuple[int, Fraction]:
        """Return how far the row is from matching: dimensions that differ, then by how much.

        A dimension that only one side has differs too; numbers that differ add up.
        """
        differing = self.differing(values)
        pairs = ((values.get(name), self.key[name][0]) for name in differing)
        gaps = [
            abs(Fraction(part) - Fraction(wanted))
            for wanted, part in pairs
            if isinstance(wanted, int | Decimal) and isinstance(part, int | Decimal)
        ]
        surplus = [name for name in values if name not in self.key]
        return len(differing) + len(surplus), sum(gaps, Fraction(0))

    def differing(self, values: Mapping[str, DimensionValue]) -> list[str]:
        """Return the dimensions in which these values are not the row's, or are missing."""
        return [n for n in self.key if n not in values or not self.matches(n, values[n])]


def _rows(rows: Iterable[RateRow]) -> tuple[RateRow, ...]:
    if not isinstance(rows, Iterable):
        raise WrongTypeError("no rows", allowed="RateRows", got=rows, where="RateTable.rows")
    rows = tuple(rows)
    if not rows:
        raise InvalidValueError("an empty table", allowed="a row or more", where="RateTable.rows")
    for row in rows:
        if not isinstance(row, RateRow):
            raise WrongTypeError("not a row", allowed="RateRow", got=row, where="RateTable.rows")
        if set(row.key) != set(rows[0].key):
            raise InvalidValueError(
                f"line {row.price.locator.lines} has other dimensions",
                allowed=", ".join(rows[0].key),
                got=", ".join(row.key),
                where="RateTable.rows",
            )
    return rows


@attrs.frozen
class RateTable:
    """Rows with the same dimensions; a usage matches one of them or has no price.

    Two rows may not be for the same values, unless one says that it `repeats`
    the other, or each is charged by another reading; bands may touch or overlap,
    as printed ones do. The prices are per the item's unit, or, with `of`, per
    `unit` of that fact, or `per` cent or mille of it.
    """

    rows: tuple[RateRow, ...] = attrs.field(converter=_rows)
    unit: Unit | None = attrs.field(
        default=None, kw_only=True, validator=attrs.validators.optional(instance_of(Unit))
    )
    per: RatePer | None = attrs.field(
        default=None, kw_only=True, validator=attrs.validators.optional(instance_of(RatePer))
    )
    of: str | None = attrs.field(
        default=None, kw_only=True, validator=attrs.validators.optional(text(max_length=40))
    )
    _banded: tuple[str, ...] = attrs.field(init=False, repr=False, eq=False)
    _exact: tuple[str, ...] = attrs.field(init=False, repr=False, eq=False)
    _index: Mapping[tuple[KeyPart, ...], tuple[RateRow, ...]] = attrs.field(
        init=False, repr=False, eq=False
    )

    def __attrs_post_init__(self) -> None:
        if (self.of is None) != (self.unit is None and self.per is None) or (
            self.unit is not None and self.per is not None
        ):
            raise InvalidValueError(
                "what the prices are per is not clear",
                allowed="none of unit, per and of, or of with unit or per",
                got=(self.unit, self.per, self.of),
                where="RateTable.of",
            )
        for row in self.rows:
            check_per(row.price, self.per, where="RateTable.rows")

    @_banded.default
    def _find_banded(self) -> tuple[str, ...]:
        return tuple(
            name
            for name in self.dimensions
            if any(isinstance(part, Band) for row in self.rows for part in row.key[name])
        )

    @_exact.default
    def _find_exact(self) -> tuple[str, ...]:
        return tuple(name for name in self.dimensions if name not in self._banded)

    @_index.default
    def _build_index(self) -> dict[tuple[KeyPart, ...], tuple[RateRow, ...]]:
        index: dict[tuple[KeyPart, ...], list[RateRow]] = {}
        for row in self.rows:
            if row.repeats is not None:
                self._check_repeated(row)
                continue
            for key in itertools.product(*(row.key[name] for name in self._exact)):
                rows = index.setdefault(key, [])
                self._check_distinct(row, rows)
                rows.append(row)
        return {key: tuple(rows) for key, rows in index.items()}

    @property
    def dimensions(self) -> tuple[str, ...]:
        """The names of the dimensions, in the order of the first row's key."""
        return tuple(self.rows[0].key)

    def find(self, values: Mapping[str, DimensionValue]) -> tuple[RateRow, ...]:
        """Return the rows for these values: one, none, or several where bands meet.

        Dimensions that the table lacks are ignored; those it has must be there
        (KeyError).
        """
        rows = self._index.get(tuple([values[name] for name in self._exact]), ())
        if not self._banded:
            return rows
        return tuple(
            row for row in rows if all(row.matches(name, values[name]) for name in self._banded)
        )

    def _check_distinct(self, row: RateRow, others: list[RateRow]) -> None:
        for other in others:
            by_other_reading = row.price.reading != other.price.reading
            if not by_other_reading and all(
                row.key[name] == other.key[name] for name in self._banded
            ):
                raise InvalidValueError(
                    f"lines {other.price.locator.lines} and {row.price.locator.lines} "
                    "are for the same values",
                    allowed="one row for each, or `repeats`",
                    got=dict(row.key),
                    where="RateTable.rows",
                )

    def _check_repeated(self, row: RateRow) -> None:
        for other in self.rows:
            if (
                other.repeats is None
                and other.price.locator.first_line == row.repeats
                and all(other.matches(name, part) for name in row.key for part in row.key[name])
                and (row.price.value == other.price.value or row.price.state is _UNKNOWN)
            ):
                return
        raise InvalidValueError(
            f"line {row.price.locator.lines} does not repeat line {row.repeats}",
            allowed="the line of a row for the same values at the same price",
            got=row.price.value,
            where="RateTable.rows",
        )
