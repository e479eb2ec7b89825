"""The one converter with what JSON adds to it: both directions, from the table of forms."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable
from typing import Any, TypeAlias, TypeVar, cast

import attrs
import cattrs
from cattrs.gen import make_dict_unstructure_fn, override

from kommunedata.errors import InvalidValueError
from kommunedata.io.converter import Hook, as_text, attrs_hook, make_converter
from kommunedata.io.interchange.forms import RECORD_FORMS, TEXT_FORMS, RecordForm, TextForm
from kommunedata.io.interchange.mappings_and_sets import (
    read_pairs,
    read_set,
    written_pairs,
    written_set,
    written_table,
)
from kommunedata.io.interchange.scope import ListedSource, current
from kommunedata.io.interchange.shapes import (
    can_be_left_out,
    is_pairs,
    is_set,
    is_table,
    is_union,
)
from kommunedata.io.interchange.unions import read_union, written_union
from kommunedata.source import Source
from kommunedata.tariffs import Band, TariffSchedule

__all__ = ["json_converter"]

T = TypeVar("T")
E = TypeVar("E")

Writer: TypeAlias = Callable[[T], object]
"""What makes of a value what JSON can hold."""


@functools.cache
def json_converter(*, detailed: bool) -> cattrs.Converter:
    """Return the converter that reads and writes every kind of payload, within a scope.

    A hook asks for those of the types within its own, so the order is from the
    inside out; of the factories that fit a type, the one registered last is asked.
    """
    converter = make_converter(detailed=detailed)
    read = converter.register_structure_hook_factory
    write = converter.register_unstructure_hook_factory
    write(attrs.has, lambda kind: _written_record(kind, converter))
    read(is_union, lambda kind: read_union(kind, converter))
    write(is_union, lambda kind: written_union(kind, converter))
    read(is_set, lambda kind: read_set(kind, converter))
    write(is_set, lambda kind: written_set(kind, converter))
    read(is_pairs, lambda kind: read_pairs(kind, converter))
    write(is_pairs, lambda kind: written_pairs(kind, converter))
    write(is_table, lambda kind: written_table(kind, converter))
    for text in TEXT_FORMS.values():
        converter.register_structure_hook(text.kind, _read_text(text))
        converter.register_unstructure_hook(text.kind, text.write)
    for record in RECORD_FORMS.values():
        converter.register_structure_hook(record.kind, _read_entry(record, converter))
        converter.register_unstructure_hook(record.kind, _written_entry(record, converter))
    converter.register_structure_hook(Band, attrs_hook(Band, converter))  # exact to its ends
    _hook_sources(converter)
    _hook_schedules(converter)
    return converter


def _written_record(kind: type[T], converter: cattrs.Converter) -> Writer[T]:
    fields = attrs.fields(cast("type[attrs.AttrsInstance]", kind))
    brief: dict[str, Any] = {  # its stub takes these names for options too
        field.name: override(omit_if_default=True) for field in fields if can_be_left_out(field)
    }
    write = make_dict_unstructure_fn(kind, converter, **brief)
    names = [field.name for field in fields]  # cattrs puts those that may be left out last

    def written(value: T) -> dict[str, object]:
        table = write(value)
        return {name: table[name] for name in names if name in table}

    return written


def _read_text(form: TextForm[T]) -> Hook:
    read = form.read
    if form.pattern is None:
        return lambda raw, _: read(as_text(raw))
    matches = re.compile(form.pattern, re.ASCII).fullmatch

    def structure(raw: object, _: object) -> T:
        if not isinstance(raw, str) or not matches(raw):
            allowed = f"{form.about.rstrip('.').lower()}, as {form.example}"
            raise InvalidValueError("not of the form", allowed=allowed, got=raw)
        return read(raw)

    return structure


def _read_entry(form: RecordForm[T, E], converter: cattrs.Converter) -> Hook:
    build = attrs_hook(form.entry, converter)
    return lambda raw, _: form.read(build(raw, form.entry))


def _written_entry(form: RecordForm[T, E], converter: cattrs.Converter) -> Writer[T]:
    write = _written_record(form.entry, converter)
    return lambda value: write(form.write(value))


def _hook_sources(converter: cattrs.Converter) -> None:
    """Hook the documents where they are told of in full, and note them."""
    build = attrs_hook(Source, converter)
    written = _written_record(Source, converter)

    def read(raw: object, _: object) -> Source:
        if isinstance(raw, dict):
            current().sources.expect([raw.get("id")])
        source = build(raw, Source)
        current().sources.add(source.id, source)
        return source

    converter.register_structure_hook_func(lambda kind: kind is ListedSource, read)
    converter.register_unstructure_hook_func(lambda kind: kind is ListedSource, written)


def _hook_schedules(converter: cattrs.Converter) -> None:
    """Hook schedules, and note the one that the lines of a bill refer to."""
    build = attrs_hook(TariffSchedule, converter)
    write = _written_record(TariffSchedule, converter)

    def read(raw: object, kind: object) -> TariffSchedule:
        current().schedule = build(raw, kind)
        return current().the_schedule()

    def written(schedule: TariffSchedule) -> object:
        current().schedule = schedule
        return write(schedule)

    converter.register_structure_hook(TariffSchedule, read)
    converter.register_unstructure_hook(TariffSchedule, written)
