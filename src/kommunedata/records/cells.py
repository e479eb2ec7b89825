"""Cells of a row: what values become in a frame, as fixed words or in a language."""

from __future__ import annotations

import enum
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import TypeAlias

import attrs

from kommunedata import figures
from kommunedata.finding import Unknown
from kommunedata.language import Label, Lang
from kommunedata.money import Money, StatedAmount
from kommunedata.records.words import word_of
from kommunedata.unit import Unit

__all__ = ["DECIMALS", "Cell", "Coded", "coded", "exact", "joined", "plain", "said"]

DECIMALS = 10
"""How many decimals a fraction is rounded to, half up and away from zero."""


@attrs.frozen
class Coded:
    """What has a code, and words in both languages."""

    code: str
    da: str
    en: str

    def text(self, lang: Lang) -> str:
        """Return the words in a language."""
        return self.da if lang == "da" else self.en


Cell: TypeAlias = (
    str
    | bool
    | int
    | Decimal
    | Fraction
    | date
    | Money
    | StatedAmount
    | enum.Enum
    | Unit
    | Coded
    | Label
    | tuple[str | enum.Enum, ...]
    | Unknown
    | None
)
"""What a source may give for a cell; several words become one text."""


def plain(cell: Cell, lang: Lang | None) -> str | bool | int | Decimal | date | None:
    """Return a cell as a frame takes it, words as codes, or as they are called in a language.

    A Label has no code: without a language it is in Danish.
    """
    if cell is None or isinstance(cell, Unknown):
        return None
    if isinstance(cell, StatedAmount):
        cell = cell.money
    if isinstance(cell, Money):
        return cell.kroner
    if isinstance(cell, Fraction):
        return figures.rounded(cell, DECIMALS)
    if isinstance(cell, tuple):
        return ("|" if lang is None else ", ").join(_word(each, lang) for each in cell) or None
    if isinstance(cell, enum.Enum | Unit | Coded | Label):
        return _word(cell, lang)
    return cell


def _word(cell: str | enum.Enum | Unit | Coded | Label, lang: Lang | None) -> str:
    if isinstance(cell, str):
        return cell
    if isinstance(cell, enum.Enum):
        return str(cell.value) if lang is None else word_of(cell, lang)
    if isinstance(cell, Unit):
        return cell.code if lang is None else cell.word(1, lang)
    if isinstance(cell, Coded):
        return cell.code if lang is None else cell.text(lang)
    return cell.text(lang or "da")


def said(da: str, en: str) -> Coded:
    """Return a text that is in both languages and has no code."""
    return Coded(da, da, en)


def coded(code: str, label: Label) -> Coded:
    """Return a code with what it is called."""
    return Coded(code, label.da, label.en)


def exact(number: int | Decimal | Fraction | None) -> Decimal | Fraction | None:
    """Return a number that may have decimals, so that its column has no whole ones beside it."""
    return Decimal(number) if isinstance(number, int) else number


def joined(parts: Iterable[object]) -> str:
    """Return the codes of several parts as one text, `80|140`."""
    return "|".join(map(str, parts))
