"""What shape a type has in JSON, as the converter and the schema both ask it."""

from __future__ import annotations

from collections.abc import Mapping
from types import NoneType, UnionType
from typing import Union, get_args, get_origin

import attrs

from kommunedata.finding import Unknown

__all__ = [
    "UnionShape",
    "can_be_left_out",
    "is_collection",
    "is_pairs",
    "is_set",
    "is_table",
    "is_union",
]


@attrs.frozen
class UnionShape:
    """The members of a union; None and Unknown, which may come to any of them, apart."""

    members: frozenset[type]
    none: bool
    unknown: bool

    @staticmethod
    def of(kind: object) -> UnionShape:
        """Return the shape of a union."""
        members = get_args(kind)
        apart = {NoneType, Unknown}
        return UnionShape(frozenset(members) - apart, NoneType in members, Unknown in members)


def is_union(kind: object) -> bool:
    """Return whether a type is a union."""
    return get_origin(kind) in (UnionType, Union)


def is_collection(kind: object) -> bool:
    """Return whether a type is a tuple, a set or a mapping."""
    return get_origin(kind) in (tuple, frozenset, Mapping)


def is_set(kind: object) -> bool:
    """Return whether a type is a set: a list of different values, in their order."""
    return get_origin(kind) is frozenset


def is_table(kind: object) -> bool:
    """Return whether a type is a mapping whose keys are texts: a table of any names."""
    return get_origin(kind) is Mapping and get_args(kind)[0] is str


def is_pairs(kind: object) -> bool:
    """Return whether a type is a mapping with other keys: a list of `key` and `value`."""
    return get_origin(kind) is Mapping and get_args(kind)[0] is not str


def can_be_left_out(field: attrs.Attribute[object]) -> bool:
    """Return whether a field is not written where it has its default: None, or empty.

    Any other default is written, so that what a payload says never depends on it.
    """
    default = field.default
    if isinstance(default, attrs.Factory):  # type: ignore[arg-type]  # its stub is a function
        return getattr(default, "factory", None) is dict
    return default is None or default in ((), frozenset(), {})
