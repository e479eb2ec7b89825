"""How types stand in JSON: one table, which reading, writing and the schema share.

Records (attrs classes) stand as tables of their fields and need no entry here; nor
need enums, which stand as their words, tuples, mappings and sets.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction
from types import MappingProxyType
from typing import Any, Generic, TypeVar

import attrs

from kommunedata.budget import AccountCode
from kommunedata.errors import InvalidValueError
from kommunedata.finding import Unknown
from kommunedata.io.converter import ISO_DATE, iso_date
from kommunedata.io.interchange.match_entry import MatchEntry, match_of, written_match
from kommunedata.io.interchange.scope import current
from kommunedata.money import Money, UnitPrice
from kommunedata.municipality import MUNICIPALITIES, Municipality
from kommunedata.period import DateRange, Season
from kommunedata.source import Source
from kommunedata.tariffs import CHARGE_TAGS, CONDITION_TAGS, MODIFIER_TAGS, Band, Match
from kommunedata.unit import UNITS, Quantity, Unit

__all__ = ["RECORD_FORMS", "TEXT_FORMS", "UNION_FORMS", "RecordForm", "TextForm", "UnionForm"]

T = TypeVar("T")
E = TypeVar("E")


@attrs.frozen(kw_only=True)
class TextForm(Generic[T]):
    """A type that stands as one text: of a pattern, or one of some words.

    `about` says what the text is, `example` shows one.
    """

    kind: type[T]
    read: Callable[[str], T]
    write: Callable[[T], str]
    about: str
    example: str
    pattern: str | None = None
    words: tuple[str, ...] = ()


@attrs.frozen(kw_only=True)
class RecordForm(Generic[T, E]):
    """A type that stands as the table of another class, its entry."""

    kind: type[T]
    entry: type[E]
    read: Callable[[E], T]
    write: Callable[[T], E]


@attrs.frozen(kw_only=True)
class UnionForm:
    """Types that may stand in one place.

    `plain` are told apart by what JSON makes of them. Each of the others is a table
    with its tag under `kind`; what is no table itself stands in it as `value`.
    """

    name: str
    tags: Mapping[str, type] = attrs.field(factory=dict)
    plain: Mapping[type, type] = attrs.field(factory=dict)


@attrs.frozen
class Days:
    """Days in a row, from a first to a last one, both included; without a last one, no end."""

    first: date
    last: date | None = None


@attrs.frozen
class Open:
    """What a document leaves open, and why, in English and perhaps in Danish."""

    unknown: str
    da: str | None = None


def _money(text: str) -> Money:
    return Money(oere=int(text.replace(".", "")))


def _unit_code(unit: Unit) -> str:
    known = UNITS.get(unit.code)
    if known is not unit and (known is None or attrs.astuple(known) != attrs.astuple(unit)):
        raise InvalidValueError(
            "a unit that data files cannot name",
            allowed="those of kommunedata.unit.UNITS",
            got=unit.code,
            where="Unit.code",
        )
    return unit.code


def _source(name: str) -> Source:
    return current().sources.get(name)


def _source_id(source: Source) -> str:
    return current().id_of(source)


def _season(text: str) -> Season:
    first, _, last = text.partition("/")
    return Season.iso(first, last)


def _days(range_: DateRange) -> Days:
    return Days(range_.start, range_.last_day)


def _date_range(days: Days) -> DateRange:
    if days.last is None:
        return DateRange(days.first)
    return DateRange.inclusive(days.first, days.last)


_TEXTS: tuple[TextForm[Any], ...] = (
    TextForm(
        kind=Money,
        pattern=r"-?(?:0|[1-9][0-9]{0,15})\.[0-9]{2}",
        read=_money,
        write=lambda money: str(money.kroner),
        about="An amount in kroner with two decimals.",
        example="'1109.50'",
    ),
    TextForm(
        kind=Decimal,
        pattern=r"-?[0-9]{1,100}(?:\.[0-9]{1,200})?",
        read=Decimal,
        write=lambda number: f"{number:f}",
        about="An exact number; the zeros at its end are kept.",
        example="'2.50'",
    ),
    TextForm(
        kind=Fraction,
        pattern="-?[0-9]{1,200}/[1-9][0-9]{0,199}",
        read=Fraction,
        write=lambda number: f"{number.numerator}/{number.denominator}",
        about="An exact number that has no end of decimals.",
        example="'1/3'",
    ),
    TextForm(
        kind=date,
        pattern=ISO_DATE,
        read=iso_date,
        write=date.isoformat,
        about="A day.",
        example="'2024-12-31'",
    ),
    TextForm(
        kind=Season,
        pattern="[0-9]{2}-[0-9]{2}/[0-9]{2}-[0-9]{2}",
        read=_season,
        write=lambda season: f"{season.first}/{season.last}",
        about="A window of the year by its first and last day, month first.",
        example="'11-01/05-01'",
    ),
    TextForm(
        kind=Unit,
        words=tuple(UNITS),
        read=Unit.of,
        write=_unit_code,
        about="The code of a unit.",
        example="'container'",
    ),
    TextForm(
        kind=Municipality,
        words=tuple(each.code for each in MUNICIPALITIES),
        read=Municipality,
        write=lambda municipality: municipality.code,
        about="The code of a municipality.",
        example="'0326'",
    ),
    TextForm(
        kind=AccountCode,
        pattern=r"[0-9](?:\.[0-9]{2}){0,2}",
        read=AccountCode,
        write=lambda account: account.code,
        about="A code of the official chart of accounts.",
        example="'5.30.26'",
    ),
    TextForm(
        kind=Source,
        pattern="[a-z0-9][a-z0-9-]{0,59}",
        read=_source,
        write=_source_id,
        about="The id of one of the payload's sources.",
        example="'budget-2024'",
    ),
)

_RECORDS: tuple[RecordForm[Any, Any], ...] = (
    RecordForm(kind=DateRange, entry=Days, read=_date_range, write=_days),
    RecordForm(
        kind=Unknown,
        entry=Open,
        read=lambda entry: Unknown(entry.unknown, da=entry.da),
        write=lambda unknown: Open(unknown.reason, unknown.da),
    ),
    RecordForm(kind=Match, entry=MatchEntry, read=match_of, write=written_match),
)

_UNIONS = (
    UnionForm(name="Charge", tags=CHARGE_TAGS),
    UnionForm(name="Modifier", tags=MODIFIER_TAGS),
    UnionForm(name="Condition", tags=CONDITION_TAGS),
    UnionForm(
        name="Fact",
        tags={"money": Money, "unit_price": UnitPrice, "quantity": Quantity},
        plain={str: str},
    ),
    UnionForm(name="DimensionValue", tags={"number": Decimal}, plain={str: str, int: int}),
    UnionForm(name="KeyPart", tags={"number": Decimal, "band": Band}, plain={str: str, int: int}),
    UnionForm(name="Count", plain={int: int, str: Decimal}),
    UnionForm(name="Number", tags={"fraction": Fraction}, plain={int: int, str: Decimal}),
    UnionForm(name="When", plain={str: date, dict: DateRange}),
)

TEXT_FORMS: Mapping[type, TextForm[Any]] = MappingProxyType({form.kind: form for form in _TEXTS})
"""The forms of types that stand as a text, by type."""

RECORD_FORMS: Mapping[type, RecordForm[Any, Any]] = MappingProxyType(
    {form.kind: form for form in _RECORDS}
)
"""The forms of types that stand as the table of another class, by type."""

UNION_FORMS: Mapping[frozenset[type], UnionForm] = MappingProxyType(
    {frozenset([*form.tags.values(), *form.plain.values()]): form for form in _UNIONS}
)
"""The forms of unions by their members; None and Unknown may come to any of them."""
