"""Columns with the function that makes each cell, and the rows they make of a source."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Generic, Protocol, TypeAlias, TypeVar

import attrs

from kommunedata.finding import Unknown
from kommunedata.language import Label, Lang
from kommunedata.records.cells import Cell, Coded, plain
from kommunedata.source import Locator

__all__ = ["Field", "Grid", "Record", "Rows", "both", "field", "level_fields", "place_fields"]

T = TypeVar("T")

Record: TypeAlias = dict[str, object]
"""A row: its cells by the names of the columns."""


@attrs.frozen
class Field(Generic[T]):
    """A column: its name, its headings, and what makes its cell of a row.

    One `in_both` languages is two columns by its fixed names, `name_da` and `name_en`,
    and one under a heading; its cells are Label, Coded, or empty.
    """

    name: str
    heading: Label
    cell: Callable[[T], Cell]
    in_both: bool = False

    def names(self, lang: Lang | None) -> tuple[str, ...]:
        """Return the column's name, or both."""
        if lang is not None:
            return (self.heading.text(lang),)
        return (f"{self.name}_da", f"{self.name}_en") if self.in_both else (self.name,)

    def cells(self, row: T, lang: Lang | None) -> tuple[object, ...]:
        """Return the cell of a row, or both."""
        cell = self.cell(row)
        if lang is not None or not self.in_both:
            return (plain(cell, lang),)
        return (cell.da, cell.en) if isinstance(cell, Label | Coded) else (None, None)


class Rows(Protocol):
    """What every source is turned into."""

    def names(self, lang: Lang | None) -> tuple[str, ...]:
        """Return the names of the columns, which are there without any row too."""
        ...

    def records(self, lang: Lang | None) -> list[Record]:
        """Return the rows, Decimals as they were printed."""
        ...


@attrs.frozen
class Grid(Generic[T]):
    """Columns, and what each row is made of."""

    fields: tuple[Field[T], ...]
    items: tuple[T, ...]

    def names(self, lang: Lang | None) -> tuple[str, ...]:
        """Return the names of the columns, which are there without any row too.

        Dimensions are called what their schedule calls them: a heading that another column
        before it has gets the fixed name as well.
        """
        names: dict[str, None] = {}
        for field in self.fields:
            for name in field.names(lang):
                names[f"{name} ({field.name})" if name in names else name] = None
        return tuple(names)

    def records(self, lang: Lang | None) -> list[Record]:
        """Return the rows, Decimals as they were printed."""
        names = self.names(lang)
        return [dict(zip(names, self._cells(item, lang), strict=True)) for item in self.items]

    def _cells(self, item: T, lang: Lang | None) -> Iterable[object]:
        return (cell for field in self.fields for cell in field.cells(item, lang))


def field(name: str, da: str, en: str, cell: Callable[[T], Cell]) -> Field[T]:
    """Return a column."""
    return Field(name, Label(da, en), cell)


def both(
    name: str, da: str, en: str, cell: Callable[[T], Label | Coded | Unknown | None]
) -> Field[T]:
    """Return a column of words that are in both languages."""
    return Field(name, Label(da, en), cell, in_both=True)


def place_fields(place: Callable[[T], Locator | None]) -> tuple[Field[T], ...]:
    """Return the columns of where a figure stands: the source's id, its lines, as printed."""

    def of(read: Callable[[Locator], str]) -> Callable[[T], Cell]:
        def cell(row: T) -> Cell:
            locator = place(row)
            return None if locator is None else read(locator)

        return cell

    return (
        field("document", "Dokument", "Document", of(lambda locator: locator.source.id)),
        field("lines", "Linje", "Line", of(lambda locator: locator.lines)),
        field("printed", "Som trykt", "As printed", of(lambda locator: locator.printed)),
    )


def level_fields(
    path: Callable[[T], tuple[str, ...]], rows: Iterable[T], *, at_least: int = 0
) -> tuple[Field[T], ...]:
    """Return a column for each key that the longest path has, outermost first."""

    def key(at: int) -> Callable[[T], Cell]:
        return lambda row: path(row)[at] if at < len(path(row)) else None

    depth = max(at_least, *(len(path(row)) for row in rows), 0)
    return tuple(
        field(f"level_{at}", f"Niveau {at}", f"Level {at}", key(at - 1))
        for at in range(1, depth + 1)
    )
