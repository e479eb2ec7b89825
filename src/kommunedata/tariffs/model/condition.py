"""When a price or a rule holds: frozen conditions, and one function that decides them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from types import MappingProxyType
from typing import TypeAlias

import attrs

from kommunedata._checks import filled_tuple_of, instance_of, text
from kommunedata.errors import WrongTypeError
from kommunedata.period import Season
from kommunedata.tariffs.model.band import Band
from kommunedata.tariffs.model.usage import Stated, Usage
from kommunedata.unit import Quantity

__all__ = ["CONDITION_TAGS", "AnyOf", "Category", "Condition", "InBand", "InSeason", "holds"]

_NAME = "[a-z][a-z0-9_]*"


@attrs.frozen(kw_only=True)
class InSeason:
    """On days of one of these seasons (*i perioden*).

    With a `reading` only that reading of the document asks for it.
    """

    seasons: tuple[Season, ...] = attrs.field(validator=filled_tuple_of(Season))
    reading: str | None = attrs.field(
        default=None, validator=attrs.validators.optional(text(max_length=60))
    )


@attrs.frozen(kw_only=True)
class InBand:
    """Where a stated number, such as an age or a length, lies in a band."""

    of: str = attrs.field(validator=text(max_length=40, pattern=_NAME))
    band: Band = attrs.field(validator=instance_of(Band))


@attrs.frozen(kw_only=True)
class Category:
    """Where a stated word, such as a kind of vessel or who has agreed, is one of these."""

    of: str = attrs.field(validator=text(max_length=40, pattern=_NAME))
    values: tuple[str, ...] = attrs.field(validator=filled_tuple_of(str))


@attrs.frozen(kw_only=True)
class AnyOf:
    """Where one of several numbers lies in its band, or more of them do (*og/eller*)."""

    conditions: tuple[InBand, ...] = attrs.field(validator=filled_tuple_of(InBand))


Condition: TypeAlias = InSeason | InBand | Category | AnyOf

CONDITION_TAGS: Mapping[str, type[Condition]] = MappingProxyType(
    {"in_season": InSeason, "in_band": InBand, "category": Category, "any_of": AnyOf}
)
"""The words that data files write for the kinds of condition."""


def holds(condition: Condition, usage: Usage, day: date) -> bool | None:
    """Return whether a condition holds for a usage on a day; None where the usage does not say.

    Raises:
        WrongTypeError: a word is stated where a number is asked for, or the other way.

    >>> over_65 = InBand(of="age", band=Band.parse(">65"))
    >>> guest = Usage(item="berth", when=date(2024, 5, 20), facts={"age": Quantity.of(65, "year")})
    >>> holds(over_65, guest, date(2024, 5, 20))
    False
    """
    if isinstance(condition, InSeason):
        return any(day in season for season in condition.seasons)
    if isinstance(condition, AnyOf):
        answers = [holds(each, usage, day) for each in condition.conditions]
        return True if True in answers else None if None in answers else False
    stated = usage.stated(condition.of)
    if stated is None:
        return None
    if isinstance(condition, Category):
        return _word(stated, condition.of) in condition.values
    number = stated.value if isinstance(stated, Quantity) else stated
    if not isinstance(number, int | Decimal):
        raise WrongTypeError("not a number", allowed="a number", got=stated, where=condition.of)
    return number in condition.band


def _word(stated: Stated, name: str) -> str:
    if not isinstance(stated, str):
        raise WrongTypeError("not a word", allowed="a word", got=stated, where=name)
    return stated
