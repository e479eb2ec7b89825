"""The one converter: exact, strict, and with the library's own words for what it refuses."""

from __future__ import annotations

import contextlib
import enum
import functools
import re
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from types import GenericAlias
from typing import TypeAlias, TypeVar, cast, get_args, get_origin

import attrs
import cattrs
from cattrs import ForbiddenExtraKeysError
from cattrs.gen import make_dict_structure_fn

from kommunedata._checks import exact_decimal
from kommunedata.errors import InvalidValueError, WrongTypeError, near_names
from kommunedata.money import Money
from kommunedata.municipality import Municipality
from kommunedata.period import DateRange, Season
from kommunedata.tariffs import Band
from kommunedata.unit import Unit

__all__ = [
    "ISO_DATE",
    "Hook",
    "as_list",
    "as_table",
    "as_text",
    "attrs_hook",
    "iso_date",
    "make_converter",
    "tagged",
]

T = TypeVar("T")

Hook: TypeAlias = Callable[[object, object], object]
"""What cattrs calls to build a value: the raw value and the type wanted."""

ISO_DATE = "[0-9]{4}-[0-9]{2}-[0-9]{2}"
"""The form of a day in text: Python reads 20241231 and 2024-W52-2 as well."""


def make_converter(*, detailed: bool = True) -> cattrs.Converter:
    """Return a new converter with the hooks for values that every data file may hold.

    Nothing is coerced: a number is no text, a float is no number, and a text is
    no list. Unknown keys are errors. One that is not `detailed` is quicker, and stops
    at the first error without saying where it is.
    """
    converter = cattrs.Converter(forbid_extra_keys=True, detailed_validation=detailed)
    for kind in (str, int, bool):
        converter.register_structure_hook(kind, _only(kind))
    converter.register_structure_hook(Decimal, lambda raw, _: exact_decimal(raw, where=""))
    converter.register_structure_hook(Money, lambda raw, _: Money.kr(as_text(raw)))
    converter.register_structure_hook(date, lambda raw, _: _date(raw))
    converter.register_structure_hook(DateRange, lambda raw, _: _date_range(raw, converter))
    converter.register_structure_hook(Season, lambda raw, _: _season(as_text(raw)))
    converter.register_structure_hook(Band, lambda raw, _: Band.parse(as_text(raw)))
    converter.register_structure_hook(Unit, lambda raw, _: Unit.of(as_text(raw)))
    converter.register_structure_hook(Municipality, lambda raw, _: Municipality(as_text(raw)))
    converter.register_structure_hook(enum.Enum, _enum)
    converter.register_structure_hook_factory(_is_tuple, lambda kind: _tuple(kind, converter))
    converter.register_structure_hook_factory(_is_mapping, lambda kind: _mapping(kind, converter))
    converter.register_structure_hook_factory(attrs.has, lambda kind: attrs_hook(kind, converter))
    return converter


def tagged(tags: Mapping[str, type], converter: cattrs.Converter) -> Hook:
    """Return a hook for a union whose members are told apart by the word under `kind`."""
    builders = {tag: converter.get_structure_hook(kind) for tag, kind in tags.items()}

    def structure(raw: object, _: object) -> object:
        table = dict(as_table(raw))
        tag = table.pop("kind", None)
        if not isinstance(tag, str) or tag not in tags:
            raise InvalidValueError(
                "unknown kind",
                allowed=", ".join(tags),
                got=tag,
                suggestions=near_names(str(tag), tags),
            )
        return builders[tag](table, tags[tag])

    return structure


def attrs_hook(kind: type[T], converter: cattrs.Converter) -> Callable[[object, object], T]:
    """Return the hook that builds an attrs class from a table of its fields."""
    if converter.detailed_validation:
        build = make_dict_structure_fn(kind, converter)
        return lambda raw, _: build(as_table(raw), kind)
    quick = make_dict_structure_fn(kind, converter, _cattrs_forbid_extra_keys=False)
    fields = attrs.fields(cast("type[attrs.AttrsInstance]", kind))
    names = frozenset(field.name for field in fields if field.init)

    def structure(raw: object, _: object) -> T:
        table = raw if type(raw) is dict else as_table(raw)
        if not table.keys() <= names:  # half the time of the set that cattrs makes
            raise ForbiddenExtraKeysError(None, kind, set(table) - names)
        return quick(table, kind)

    return structure


def as_table(raw: object) -> Mapping[str, object]:
    """Return a raw value that must be a table of names and values."""
    if not isinstance(raw, Mapping):
        raise WrongTypeError("not a table", allowed="names with values", got=raw)
    return raw


def as_list(raw: object) -> list[object]:
    """Return a raw value that must be a list."""
    if not isinstance(raw, list):
        raise WrongTypeError("not a list", allowed="a list", got=raw)
    return raw


def as_text(raw: object) -> str:
    """Return a raw value that must be a text."""
    if not isinstance(raw, str):
        raise WrongTypeError("not a text", allowed="a text", got=raw)
    return raw


def _only(kind: type[T]) -> Hook:
    def check(raw: object, _: object) -> object:
        if type(raw) is not kind:
            raise WrongTypeError("wrong type", allowed=kind.__name__, got=raw)
        return raw

    return check


def iso_date(text: str) -> date:
    """Return the day of a text such as 2024-12-31, and of no other form."""
    if re.fullmatch(ISO_DATE, text):
        with contextlib.suppress(ValueError):  # a day that its month lacks
            return date.fromisoformat(text)
    raise InvalidValueError("not a date", allowed="2024-12-31", got=text)


def _date(raw: object) -> date:
    return raw if type(raw) is date else iso_date(as_text(raw))


def _date_range(raw: object, converter: cattrs.Converter) -> DateRange:
    if type(raw) is int:
        return DateRange.year(raw)
    if type(raw) is date:
        return DateRange.inclusive(raw, raw)
    bounds = converter.structure(raw, _Bounds)
    if bounds.last is None:
        return DateRange(bounds.first)
    return DateRange.inclusive(bounds.first, bounds.last)


@attrs.frozen
class _Bounds:
    """A range as data files write it: first and last day, both included."""

    first: date
    last: date | None = None


def _season(raw: str) -> Season:
    first, _, last = raw.partition("/")
    return Season.iso(first, last)


def _enum(raw: object, kind: object) -> object:
    members = _members(cast("type[enum.Enum]", kind))
    if not isinstance(raw, str) or raw not in members:
        raise InvalidValueError(
            "unknown word",
            allowed=", ".join(members),
            got=raw,
            suggestions=near_names(str(raw), members),
        )
    return members[raw]


@functools.cache
def _members(kind: type[enum.Enum]) -> Mapping[str, enum.Enum]:
    return {member.value: member for member in kind}


def _is_tuple(kind: object) -> bool:
    return get_origin(kind) is tuple


def _tuple(kind: object, converter: cattrs.Converter) -> Hook:
    """Return a hook for tuple[X, ...] that takes a list, and no text, apart."""
    member = get_args(kind)[0]
    if converter.detailed_validation:
        members = cast("type[list[object]]", GenericAlias(list, (member,)))
        build_all = converter.get_structure_hook(members)
        return lambda raw, _: tuple(build_all(as_list(raw), members))
    build = converter.get_structure_hook(member)
    return lambda raw, _: tuple([build(each, member) for each in as_list(raw)])


def _is_mapping(kind: object) -> bool:
    return get_origin(kind) is Mapping


def _mapping(kind: object, converter: cattrs.Converter) -> Hook:
    """Return a hook for Mapping[str, X] that takes nothing but a table."""
    table = cast("type[dict[str, object]]", GenericAlias(dict, get_args(kind)))
    build = converter.get_structure_hook(table)
    return lambda raw, _: build(as_table(raw), table)
