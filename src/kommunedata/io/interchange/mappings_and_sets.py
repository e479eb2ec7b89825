"""Mappings and sets in JSON: tables of names, lists of pairs, and sorted lists."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping
from types import GenericAlias
from typing import Any, Generic, TypeVar, cast, get_args

import attrs
import cattrs

from kommunedata.errors import InvalidValueError
from kommunedata.io.converter import Hook, as_list

__all__ = ["Pair", "read_pairs", "read_set", "written_pairs", "written_set", "written_table"]

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")


@attrs.frozen
class Pair(Generic[K, V]):
    """A key that is no text, and what stands under it."""

    key: K
    value: V


def read_set(kind: object, converter: cattrs.Converter) -> Hook:
    """Return a hook for frozenset[X], which takes a list of different values."""
    members = _list_of(get_args(kind)[0])
    build = converter.get_structure_hook(members)

    def structure(raw: object, _: object) -> frozenset[Hashable]:
        values = build(as_list(raw), members)
        _check_different(values, "value")
        return frozenset(values)

    return structure


def written_set(
    kind: object, converter: cattrs.Converter
) -> Callable[[Iterable[object]], list[str]]:
    """Return a hook that writes frozenset[X] as a list of texts, sorted by their code points."""
    write = converter.get_unstructure_hook(get_args(kind)[0])
    return lambda values: sorted(map(write, values))


def read_pairs(kind: object, converter: cattrs.Converter) -> Hook:
    """Return a hook for Mapping[X, Y], which takes a list of pairs with different keys."""
    members = _list_of(cast("Any", Pair)[get_args(kind)])
    build = cast(
        "Callable[[object, object], list[Pair[Hashable, object]]]",
        converter.get_structure_hook(members),
    )

    def structure(raw: object, _: object) -> Mapping[Hashable, object]:
        pairs = build(as_list(raw), members)
        _check_different([pair.key for pair in pairs], "key")
        return {pair.key: pair.value for pair in pairs}

    return structure


def written_pairs(
    kind: object, converter: cattrs.Converter
) -> Callable[[Mapping[object, object]], list[object]]:
    """Return a hook that writes Mapping[X, Y] as a list of pairs, in the order of the mapping."""
    key, value = map(converter.get_unstructure_hook, get_args(kind))
    return lambda pairs: [{"key": key(k), "value": value(v)} for k, v in pairs.items()]


def written_table(
    kind: object, converter: cattrs.Converter
) -> Callable[[Mapping[str, object]], dict[str, object]]:
    """Return a hook that writes Mapping[str, X] as a table, in the order of the mapping."""
    write = converter.get_unstructure_hook(get_args(kind)[1])
    return lambda table: {name: write(value) for name, value in table.items()}


def _list_of(member: object) -> type[list[Hashable]]:
    return cast("type[list[Hashable]]", GenericAlias(list, (member,)))


def _check_different(values: list[Hashable], what: str) -> None:
    seen: set[Hashable] = set()
    for each in values:
        if each in seen:
            raise InvalidValueError(f"{what} occurs twice", got=each)
        seen.add(each)
