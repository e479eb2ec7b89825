"""Strategies from TOML files."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from types import UnionType
from typing import Union, cast, get_args, get_origin

import attrs
import cattrs
from cattrs import BaseValidationError, ClassValidationError

from kommunedata.errors import KommunedataError, LoadError
from kommunedata.finding import Unknown
from kommunedata.io.converter import Hook, as_table, attrs_hook, make_converter
from kommunedata.io.files import Text, opened, parse_toml
from kommunedata.io.interchange.load import load_json
from kommunedata.io.problems import FollowsFromAnotherError, structured
from kommunedata.io.source_entries import (
    Names,
    Place,
    PlaceEntry,
    SourceEntry,
    check_format,
    hook_sources,
    locator,
)
from kommunedata.source import Locator
from kommunedata.strategy import ElectionPeriod, Indicator, SdgReference, Strategy

__all__ = ["load_strategy"]

_PLACE_KEYS = tuple(field.name for field in attrs.fields(PlaceEntry))
_UNREADABLE = (BaseValidationError, KommunedataError, FollowsFromAnotherError)


@attrs.frozen
class _Head:
    """What the rest of the file refers to by short names."""

    format: int
    sources: tuple[SourceEntry, ...] = ()
    indicators: tuple[Indicator, ...] = ()

    def __attrs_post_init__(self) -> None:
        check_format(self.format)


@attrs.frozen
class _Why:
    """Why a document leaves something open, in English and perhaps in Danish."""

    unknown: str
    da: str | None = None


def load_strategy(path: str | Path | Text) -> Strategy:
    """Return the strategy of a TOML file (*strategi*).

    `sources` with their sections and `indicators` come first, and have ids that the
    rest refers to; then the fields of `Strategy`. A place is `line = "192-193"` and
    `section = "..."` beside an element's own fields, and `printed` for a figure. What
    a document leaves open is `{ unknown = "why" }`, with `da` for the same in Danish.

    A path that ends in `.json` is of a file that `dump_json` wrote; a `Text` is the text
    of either.

    Raises:
        LoadError: with every problem of the file, each as
            `reason @ file: path.to.the.value`; then nothing is loaded.
    """
    text = opened(path)
    if text.is_json:
        return load_json(text, Strategy)
    raw = parse_toml(text)
    names = {field.name for field in attrs.fields(_Head)}
    head = {key: value for key, value in raw.items() if key in names}
    body = {key: value for key, value in raw.items() if key not in names}
    found: dict[str, None] = {}
    places: Names[Place] = Names("section")
    converter = _converter(places)
    structured(converter, head, _Head, text.name, found)
    strategy = structured(converter, body, Strategy, text.name, found)
    if found or strategy is None:
        raise LoadError(f"{text.name} cannot be loaded", problems=found)
    return strategy


def _converter(places: Names[Place]) -> cattrs.Converter:
    """Return a converter for one file, which remembers the names in it."""
    converter = make_converter()
    converter.register_structure_hook(int | str, lambda raw, _: raw)  # lines, checked later
    converter.register_structure_hook(ElectionPeriod, lambda raw, _: _election_period(raw))
    converter.register_structure_hook_factory(_has_unknown, lambda kind: _open(kind, converter))
    converter.register_structure_hook_factory(
        _has_place, lambda kind: _located(kind, converter, places)
    )
    hook_sources(converter, places)
    _hook_locators(converter, places)
    _hook_indicators(converter)
    _hook_sdgs(converter, places)
    return converter


def _hook_locators(converter: cattrs.Converter, places: Names[Place]) -> None:
    def structure(raw: object, _: object) -> Locator:
        return raw if isinstance(raw, Locator) else _place(raw, converter, places)

    converter.register_structure_hook(Locator, structure)


def _hook_indicators(converter: cattrs.Converter) -> None:
    build = attrs_hook(Indicator, converter)
    indicators: Names[Indicator] = Names("indicator")

    def structure(raw: object, kind: object) -> Indicator:
        if isinstance(raw, str):
            return indicators.get(raw)
        indicators.expect([as_table(raw).get("id")])
        built = build(raw, kind)
        indicators.add(built.id, built)
        return built

    converter.register_structure_hook(Indicator, structure)


def _hook_sdgs(converter: cattrs.Converter, places: Names[Place]) -> None:
    build: Hook = _located(SdgReference, converter, places)

    def structure(raw: object, kind: object) -> object:
        return SdgReference(raw) if isinstance(raw, str) else build(raw, kind)

    converter.register_structure_hook(SdgReference, structure)


def _election_period(raw: object) -> ElectionPeriod:
    return ElectionPeriod(cast("int", raw))  # its constructor refuses what is no year


def _has_unknown(kind: object) -> bool:
    return get_origin(kind) in (UnionType, Union) and Unknown in get_args(kind)


def _open(kind: object, converter: cattrs.Converter) -> Hook:
    """Return a hook for a value or Unknown, which a file writes as `{ unknown = "why" }`."""
    (known,) = (each for each in get_args(kind) if each is not Unknown)

    def structure(raw: object, _: object) -> object:
        if isinstance(raw, Mapping) and "unknown" in raw:
            why = converter.structure(raw, _Why)
            return Unknown(why.unknown, da=why.da)
        return converter.structure(raw, known)

    return structure


def _has_place(kind: object) -> bool:
    return attrs.has(cast("type", kind)) and "locator" in attrs.fields_dict(cast("type", kind))


def _located(kind: type, converter: cattrs.Converter, places: Names[Place]) -> Hook:
    """Return a hook for what has a place: its line, section and figure stand beside its fields."""
    build: Hook = attrs_hook(kind, converter)

    def structure(raw: object, _: object) -> object:
        table = dict(as_table(raw))
        at = {key: table.pop(key) for key in _PLACE_KEYS if key in table}
        errors: list[Exception] = []
        if at:
            try:
                table["locator"] = _place(at, converter, places)
            except _UNREADABLE as error:
                errors.append(error)
        try:
            built = build(table, kind)
        except BaseValidationError as error:
            errors.append(error)
        if errors:
            raise ClassValidationError(f"while reading a {kind.__name__}", errors, kind)
        return built

    return structure


def _place(raw: object, converter: cattrs.Converter, places: Names[Place]) -> Locator:
    entry = converter.structure(as_table(raw), PlaceEntry)
    return locator(entry.line, entry.printed, places.get(entry.section))
