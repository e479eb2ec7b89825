"""Key figures beside a budget: counts with their parts."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import attrs

from kommunedata._checks import exact_decimal, instance_of, text
from kommunedata.budget.model.line import year_field
from kommunedata.budget.model.path import Path, path_field
from kommunedata.errors import InvalidValueError, WrongTypeError
from kommunedata.source import Locator

__all__ = ["KeyFigure"]


def _number(value: int | str | Decimal) -> Decimal:
    return exact_decimal(value, where="KeyFigure.value")


def _of_parts(_: object, __: object, parts: tuple[KeyFigure, ...]) -> None:
    if type(parts) is not tuple or not all(isinstance(part, KeyFigure) for part in parts):
        raise WrongTypeError(
            "not parts", allowed="a tuple of KeyFigure", got=parts, where="KeyFigure.parts"
        )


@attrs.frozen(kw_only=True)
class KeyFigure:
    """A number that a budget's remarks give (*nøgletal*), such as those enrolled.

    `unit` says what is counted. `year` is None where none is stated.
    `approximate` is for those printed with *ca.*

    Raises:
        InvalidValueError: the parts do not add up to the value.
    """

    id: str = attrs.field(validator=text(max_length=60, pattern="[a-z][a-z0-9-]*"))
    path: Path = attrs.field(validator=path_field)
    name_da: str = attrs.field(validator=text(max_length=200))
    name_en: str = attrs.field(validator=text(max_length=200))
    value: Decimal = attrs.field(converter=_number)
    unit: str = attrs.field(validator=text(max_length=60))
    year: int | None = attrs.field(default=None, validator=attrs.validators.optional(year_field))
    parts: tuple[KeyFigure, ...] = attrs.field(default=(), validator=_of_parts)
    approximate: bool = attrs.field(default=False, validator=instance_of(bool))
    locator: Locator | None = attrs.field(
        default=None, validator=attrs.validators.optional(instance_of(Locator))
    )

    def __attrs_post_init__(self) -> None:
        total = sum((Fraction(part.value) for part in self.parts), Fraction(0))
        if self.parts and total != Fraction(self.value):
            raise InvalidValueError(
                "parts that do not add up",
                allowed=str(self.value),
                got=str(total),
                where=f"KeyFigure {self.id!r}",
            )
