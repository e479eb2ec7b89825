"""Budgets from TOML files."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path as FilePath

import cattrs

from kommunedata.budget import (
    AccountCode,
    Adjustment,
    Budget,
    BudgetLine,
    KeyFigure,
    Path,
    Years,
)
from kommunedata.errors import KommunedataError, LoadError
from kommunedata.finding import Unknown
from kommunedata.io.budget_entries import (
    AdjustmentEntry,
    BudgetEntry,
    FormsEntry,
    FormsOfPath,
    KeyFigureEntry,
    LineEntry,
    PathsEntry,
    YearsEntry,
    years,
)
from kommunedata.io.converter import as_table, as_text, make_converter
from kommunedata.io.files import Text, opened, parse_toml
from kommunedata.io.interchange.load import load_json
from kommunedata.io.problems import problems, structured
from kommunedata.io.source_entries import Names, Place, hook_sources

__all__ = ["load_budget"]


def load_budget(path: str | FilePath | Text) -> Budget:
    """Return the budget of a TOML file (*budget*).

    Amounts and key figures are written as the document prints them, `499,0 mio. kr.`
    or `ca. 500`; what is printed without a sign and lowers is a `reduction`.
    A line may say its `grouping` of three digits, beside the other codes.

    A path that ends in `.json` is of a file that `dump_json` wrote; a `Text` is the text
    of either.

    Raises:
        LoadError: with every problem of the file, each as
            `reason @ file: path.to.the.value`; then nothing is loaded.
    """
    text = opened(path)
    if text.is_json:
        return load_json(text, Budget)
    found: dict[str, None] = {}
    read = structured(_converter(), parse_toml(text), BudgetEntry, text.name, found)
    if read is None:
        raise LoadError(f"{text.name} cannot be loaded", problems=found)
    try:
        return Budget(
            id=read.id,
            municipality=read.municipality,
            title_da=read.title.da,
            title_en=read.title.en,
            levels=read.levels,
            lines=read.lines,
            adjustments=read.adjustments,
            key_figures=read.key_figures,
            forms={each.path: each.forms for each in read.forms},
        )
    except KommunedataError as error:
        raise LoadError(
            f"{text.name} cannot be loaded", problems=problems(error, text.name)
        ) from None


def _converter() -> cattrs.Converter:
    """Return a converter for one file, which remembers the names in it."""
    converter = make_converter()
    converter.register_structure_hook(int | str, lambda raw, _: raw)  # lines, checked later
    converter.register_structure_hook(AccountCode, lambda raw, _: AccountCode.parse(as_text(raw)))
    places: Names[Place] = Names("section")
    paths: Names[Path] = Names("path")
    hook_sources(converter, places)
    _hook_paths(converter, paths)
    _hook_years(converter)
    _hook_figures(converter, paths, places)
    _hook_forms(converter, paths)
    return converter


def _hook_paths(converter: cattrs.Converter, paths: Names[Path]) -> None:
    def structure(raw: object, _: object) -> PathsEntry:
        paths.expect(raw if isinstance(raw, Mapping) else ())
        entry = PathsEntry(converter.structure(as_table(raw), dict[str, Path]))
        for name, path in entry.paths.items():
            paths.add(name, path)
        return entry

    converter.register_structure_hook(PathsEntry, structure)


def _hook_years(converter: cattrs.Converter) -> None:
    def structure(raw: object, _: object) -> Years | Unknown:
        return years(raw if type(raw) is int else converter.structure(raw, YearsEntry))

    converter.register_structure_hook(Years | Unknown, structure)


def _hook_figures(converter: cattrs.Converter, paths: Names[Path], places: Names[Place]) -> None:
    def line(raw: object, _: object) -> BudgetLine:
        entry = converter.structure(raw, LineEntry)
        return entry.build(paths.get(entry.path), places.get(entry.section))

    def adjustment(raw: object, _: object) -> Adjustment:
        entry = converter.structure(raw, AdjustmentEntry)
        return entry.build(paths.get(entry.path), places.get(entry.section))

    def key_figure(raw: object, _: object) -> KeyFigure:
        entry = converter.structure(raw, KeyFigureEntry)
        return entry.build(paths.get(entry.path), places.get(entry.section))

    converter.register_structure_hook(BudgetLine, line)
    converter.register_structure_hook(Adjustment, adjustment)
    converter.register_structure_hook(KeyFigure, key_figure)


def _hook_forms(converter: cattrs.Converter, paths: Names[Path]) -> None:
    given: Names[FormsOfPath] = Names("forms of a path")

    def structure(raw: object, _: object) -> FormsOfPath:
        entry = converter.structure(raw, FormsEntry)
        forms = FormsOfPath(paths.get(entry.path), frozenset(entry.forms))
        given.add(entry.path, forms)
        return forms

    converter.register_structure_hook(FormsOfPath, structure)
