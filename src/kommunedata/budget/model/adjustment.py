"""What changes a budget: adjustments told in its remarks, and decisions within the year."""

from __future__ import annotations

import attrs

from kommunedata._checks import filled_tuple_of, instance_of, text, tuple_of
from kommunedata.budget.model.line import year_field
from kommunedata.budget.model.path import Path, path_field
from kommunedata.budget.model.terms import Inclusion
from kommunedata.errors import InvalidValueError
from kommunedata.finding import Unknown
from kommunedata.money import Money, StatedAmount
from kommunedata.source import Locator

__all__ = [
    "Adjustment",
    "CarryOver",
    "Movement",
    "SupplementaryAppropriation",
    "Virement",
    "Years",
]

_id = text(max_length=60, pattern="[a-z][a-z0-9-]*")
_words = text(max_length=200)


@attrs.frozen
class Years:
    """The years that an adjustment is for: from a first one, to a last one or further notice."""

    first: int = attrs.field(validator=year_field)
    last: int | None = attrs.field(default=None, validator=attrs.validators.optional(year_field))

    @last.validator
    def _not_before_first(self, _: object, last: int | None) -> None:
        if last is not None and last < self.first:
            raise InvalidValueError(
                "years reversed", allowed=f"{self.first} or later", got=last, where="Years.last"
            )

    def __contains__(self, year: int) -> bool:
        return self.first <= year and (self.last is None or year <= self.last)


@attrs.frozen(kw_only=True)
class Adjustment:
    """A change that a budget's remarks tell of (*budgettilretning*); a reduction is negative.

    `years` is Unknown where the document names none. `part_of` is the id of the
    adjustment that has this one within it, so that it counts once.
    """

    id: str = attrs.field(validator=_id)
    path: Path = attrs.field(validator=path_field)
    amount: StatedAmount = attrs.field(validator=instance_of(StatedAmount))
    years: Years | Unknown = attrs.field(validator=instance_of(Years, Unknown))
    included: Inclusion = attrs.field(validator=instance_of(Inclusion))
    name_da: str = attrs.field(validator=_words)
    name_en: str = attrs.field(validator=_words)
    part_of: str | None = attrs.field(default=None, validator=attrs.validators.optional(_id))
    category: str | None = attrs.field(default=None, validator=attrs.validators.optional(_words))
    decided_in: str | None = attrs.field(default=None, validator=attrs.validators.optional(_words))
    locator: Locator | None = attrs.field(
        default=None, validator=attrs.validators.optional(instance_of(Locator))
    )


@attrs.frozen
class Movement:
    """An amount added to a place in the budget, or, negative, taken from it."""

    path: Path = attrs.field(validator=path_field)
    amount: Money = attrs.field(validator=instance_of(Money))


def _sum_of(moves: tuple[Movement, ...]) -> Money:
    return Money.sum(move.amount for move in moves)


@attrs.frozen(kw_only=True)
class SupplementaryAppropriation:
    """A supplementary appropriation (*tillægsbevilling*) of the council within the year.

    Source: kommunestyrelsesloven § 40, stk. 3: one that raises expenses says how
    they are covered. `cover` are the movements that do, negative in sum; what is
    taken from the cash balance is one of them.

    Raises:
        InvalidValueError: expenses rise by more than the cover, or that is positive.
    """

    id: str = attrs.field(validator=_id)
    year: int = attrs.field(validator=year_field)
    moves: tuple[Movement, ...] = attrs.field(validator=filled_tuple_of(Movement))
    cover: tuple[Movement, ...] = attrs.field(default=(), validator=tuple_of(Movement))

    def __attrs_post_init__(self) -> None:
        raised, covered = _sum_of(self.moves), _sum_of(self.cover)
        if covered.oere > 0:
            raise InvalidValueError(
                "cover that covers nothing",
                allowed="0 or less",
                got=covered,
                where=f"SupplementaryAppropriation {self.id!r}",
            )
        if raised.oere > 0 and (raised + covered).oere > 0:
            raise InvalidValueError(
                "expenses raised without cover",
                allowed=f"cover of {-raised} or more",
                got=covered,
                where=f"SupplementaryAppropriation {self.id!r}",
            )


@attrs.frozen(kw_only=True)
class Virement:
    """A move within the budget that leaves its sum as it was (*omplacering*).

    Source: kommunestyrelsesloven § 40, stk. 2.

    Raises:
        InvalidValueError: the movements do not sum to zero.
    """

    id: str = attrs.field(validator=_id)
    year: int = attrs.field(validator=year_field)
    moves: tuple[Movement, ...] = attrs.field(validator=filled_tuple_of(Movement))

    def __attrs_post_init__(self) -> None:
        total = _sum_of(self.moves)
        if total.oere:
            raise InvalidValueError(
                "a virement that does not sum to zero",
                allowed="0",
                got=total,
                where=f"Virement {self.id!r}",
            )


@attrs.frozen(kw_only=True)
class CarryOver:
    """Unused or overspent money moved into the next year (*overførsel mellem år*)."""

    id: str = attrs.field(validator=_id)
    from_year: int = attrs.field(validator=year_field)
    to_year: int = attrs.field(validator=year_field)
    moves: tuple[Movement, ...] = attrs.field(validator=filled_tuple_of(Movement))

    @to_year.validator
    def _later(self, _: object, to_year: int) -> None:
        if to_year <= self.from_year:
            raise InvalidValueError(
                "carried over to no later year",
                allowed=f"{self.from_year + 1} or later",
                got=to_year,
                where="CarryOver.to_year",
            )
