"""Unions in JSON: None, Unknown, and members told apart by their form or by a fixed word."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Generic, TypeVar, cast

import attrs
import cattrs

from kommunedata.errors import WrongTypeError
from kommunedata.finding import Unknown
from kommunedata.io.converter import Hook, tagged
from kommunedata.io.interchange.forms import TEXT_FORMS, UNION_FORMS, UnionForm
from kommunedata.io.interchange.shapes import UnionShape

__all__ = ["Valued", "read_union", "written_union"]

T = TypeVar("T")

_NAMES = {str: "a text", int: "a whole number", dict: "a table"}


@attrs.frozen
class Valued(Generic[T]):
    """A tagged value that is no table itself."""

    value: T


def read_union(kind: object, converter: cattrs.Converter) -> Hook:
    """Return a hook for a union; None stands as null, Unknown as a table with `unknown`."""
    shape = UnionShape.of(kind)
    if len(shape.members) > 1:
        member, known = kind, _read_several(UNION_FORMS[shape.members], converter)
    else:
        (member,) = shape.members
        known = converter.get_structure_hook(member)
    if shape.unknown:
        known = _or_unknown(known, converter)
    if shape.none:
        return lambda raw, _: None if raw is None else known(raw, member)
    return lambda raw, _: known(raw, member)


def _or_unknown(known: Hook, converter: cattrs.Converter) -> Hook:
    unknown = converter.get_structure_hook(Unknown)

    def structure(raw: object, kind: object) -> object:
        if isinstance(raw, dict) and "unknown" in raw:
            return unknown(raw, Unknown)
        return known(raw, kind)

    return structure


def _read_several(form: UnionForm, converter: cattrs.Converter) -> Hook:
    plain = {raw: (kind, converter.get_structure_hook(kind)) for raw, kind in form.plain.items()}
    as_they_are = {raw for raw, kind in form.plain.items() if raw is kind}
    read_tagged = _read_tagged(form, converter) if form.tags else None
    allowed = " or ".join(
        ["a table with `kind`"] * bool(form.tags) + [_NAMES[raw] for raw in plain]
    )

    def structure(raw: object, union: object) -> object:
        kind = type(raw)
        if kind in as_they_are:
            return raw
        if kind in plain:
            member, read = plain[kind]
            return read(raw, member)
        if read_tagged is not None and (not plain or isinstance(raw, dict)):
            return read_tagged(raw, union)
        raise WrongTypeError("wrong type", allowed=allowed, got=raw)

    return structure


def _read_tagged(form: UnionForm, converter: cattrs.Converter) -> Hook:
    """Return a hook for the tagged members; texts stand as the `value` of a table."""
    tags = {tag: _in_table(kind) for tag, kind in form.tags.items()}
    read = tagged(tags, converter)

    def structure(raw: object, union: object) -> object:
        built = read(raw, union)
        return built.value if isinstance(built, Valued) else built

    return structure


def _in_table(kind: type) -> type:
    return cast("type", cast("Any", Valued)[kind]) if kind in TEXT_FORMS else kind


def written_union(kind: object, converter: cattrs.Converter) -> Callable[[object], object]:
    """Return a hook that writes a union as `read_union` reads it."""
    shape = UnionShape.of(kind)
    known = _written_members(shape.members, converter)
    unknown = converter.get_unstructure_hook(Unknown)

    def written(value: object) -> object:
        if value is None:
            return None
        return unknown(value) if isinstance(value, Unknown) else known(value)

    return written


def _written_members(
    members: frozenset[type], converter: cattrs.Converter
) -> Callable[[object], object]:
    if len(members) == 1:
        (member,) = members
        return converter.get_unstructure_hook(member)
    form = UNION_FORMS[members]
    writers = {kind: converter.get_unstructure_hook(kind) for kind in members}
    tags = {kind: tag for tag, kind in form.tags.items()}

    def written(value: object) -> object:
        kind = type(value)
        if kind not in writers:
            raise WrongTypeError("no member of the union", allowed=form.name, got=value)
        raw = writers[kind](value)
        if kind not in tags:
            return raw
        return {"kind": tags[kind], **(raw if isinstance(raw, dict) else {"value": raw})}

    return written
