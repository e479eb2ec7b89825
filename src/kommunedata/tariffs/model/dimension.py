"""What prices are keyed by: kinds of property and container, litres, emptyings, distances."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import TypeAlias

import attrs

from kommunedata._checks import EVERYDAY, exact_decimal, instance_of, text
from kommunedata._frozen import FrozenMapping
from kommunedata.errors import InvalidValueError, WrongTypeError
from kommunedata.language import Label
from kommunedata.tariffs.model.band import Band
from kommunedata.unit import Unit

__all__ = ["Dimension", "DimensionValue", "KeyPart", "dimension_value"]

DimensionValue: TypeAlias = str | int | Decimal
"""What a usage states: a category's code, or a number (a whole one as an int)."""

KeyPart: TypeAlias = DimensionValue | Band
"""What a printed price is for: one value, or every number in a band."""


def _labels(labels: Mapping[str, Label]) -> Mapping[str, Label]:
    allowed = "names with a Label each"
    if not isinstance(labels, Mapping) or not all(
        isinstance(name, str) and isinstance(label, Label) for name, label in labels.items()
    ):
        raise WrongTypeError("not values", allowed=allowed, got=labels, where="Dimension.values")
    return FrozenMapping(labels)


@attrs.frozen(kw_only=True)
class Dimension:
    """One thing that prices depend on: a category with its values, or a number with its unit.

    One that is `of_customer` tells who pays rather than what for: bill lines do
    not repeat it, and an item that is not keyed by it serves every customer.
    `limits` are the numbers that can be meant at all: a vessel of 500 m cannot.
    """

    name: str = attrs.field(validator=text(max_length=40, pattern="[a-z][a-z0-9_]*"))
    label: Label = attrs.field(validator=instance_of(Label))
    unit: Unit | None = attrs.field(
        default=None, validator=attrs.validators.optional(instance_of(Unit))
    )
    values: Mapping[str, Label] = attrs.field(converter=_labels, factory=dict)
    of_customer: bool = attrs.field(default=False, validator=instance_of(bool))
    limits: Band | None = attrs.field(
        default=None, validator=attrs.validators.optional(instance_of(Band))
    )

    @values.validator
    def _category_or_number(self, _: object, values: Mapping[str, Label]) -> None:
        if bool(values) == (self.unit is not None):
            raise InvalidValueError(
                "neither a category nor a number",
                allowed="either values or a unit",
                got=self.name,
                where="Dimension",
            )

    def admits(self, part: KeyPart) -> bool:
        """Return whether this dimension can have the value."""
        if self.unit is None:
            return part in self.values
        return not isinstance(part, str)


def dimension_value(value: object, *, where: str) -> DimensionValue:
    """Return a category's code as it is, and a number exactly, a whole one as an int."""
    if type(value) is str or (type(value) is int and -EVERYDAY < value < EVERYDAY):
        return value
    if isinstance(value, bool | float) or not isinstance(value, int | Decimal):
        raise WrongTypeError(
            "not a dimension's value", allowed="a str, int or Decimal", got=value, where=where
        )
    number = exact_decimal(value, where=where)
    return int(number) if number == number.to_integral_value() else number
