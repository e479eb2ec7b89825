"""A budget's file as it is written."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

import attrs

from kommunedata.budget import (
    AccountCode,
    Adjustment,
    Basis,
    BudgetForm,
    BudgetLine,
    Inclusion,
    KeyFigure,
    Path,
    Phase,
    Years,
)
from kommunedata.danish import Qualifier, parse_money, parse_quantity
from kommunedata.errors import InvalidValueError
from kommunedata.finding import Unknown
from kommunedata.io.source_entries import Place, SourceEntry, check_format, locator
from kommunedata.language import Label
from kommunedata.municipality import Municipality

__all__ = [
    "AdjustmentEntry",
    "BudgetEntry",
    "FormsEntry",
    "FormsOfPath",
    "KeyFigureEntry",
    "LineEntry",
    "PathsEntry",
    "YearsEntry",
    "years",
]


@attrs.frozen
class PathsEntry:
    """The short names by which the rest of the file refers to paths."""

    paths: Mapping[str, Path]


@attrs.frozen
class FormsOfPath:
    """How the budget of one path is managed."""

    path: Path
    forms: frozenset[BudgetForm]


@attrs.frozen
class BudgetEntry:
    """The file; sources and paths come before what refers to them."""

    format: int
    id: str
    municipality: Municipality
    title: Label
    levels: tuple[str, ...]
    sources: tuple[SourceEntry, ...]
    paths: PathsEntry
    lines: tuple[BudgetLine, ...]
    adjustments: tuple[Adjustment, ...] = ()
    key_figures: tuple[KeyFigure, ...] = ()
    forms: tuple[FormsOfPath, ...] = ()

    def __attrs_post_init__(self) -> None:
        check_format(self.format)


@attrs.frozen
class FormsEntry:
    """The short name of a path, and how its budget is managed."""

    path: str
    forms: tuple[BudgetForm, ...]


@attrs.frozen(kw_only=True)
class LineEntry:
    """An amount as printed, where it is printed and what it is of."""

    path: str
    year: int
    basis: Basis
    printed: str
    line: int | str
    section: str
    phase: Phase = Phase.BUDGET
    price_level: int | None = None
    account: AccountCode | None = None
    posting_type: str | None = None
    ownership: str | None = None
    grouping: str | None = None
    art: str | None = None

    def build(self, path: Path, place: Place) -> BudgetLine:
        """Return the line of a path, with its place in the document."""
        return BudgetLine(
            year=self.year,
            path=path,
            amount=parse_money(self.printed),
            basis=self.basis,
            phase=self.phase,
            price_level=self.price_level,
            account=self.account,
            posting_type=self.posting_type,
            ownership=self.ownership,
            grouping=self.grouping,
            art=self.art,
            locator=locator(self.line, self.printed, place),
        )


@attrs.frozen(kw_only=True)
class AdjustmentEntry:
    """An adjustment as printed; where the words say that it lowers, it is a `reduction`."""

    id: str
    path: str
    name: Label
    printed: str
    line: int | str
    section: str
    years: Years | Unknown
    included: Inclusion
    reduction: bool = False
    part_of: str | None = None
    category: str | None = None
    decided_in: str | None = None

    def build(self, path: Path, place: Place) -> Adjustment:
        """Return the adjustment of a path, with its place in the document.

        Raises:
            InvalidValueError: a reduction whose figure has a minus already, which would
                turn it into an increase.
        """
        printed = parse_money(self.printed)
        if self.reduction and printed.money.oere < 0:
            raise InvalidValueError(
                "a reduction with a minus",
                allowed="a figure without its sign, or no reduction = true",
                got=self.printed,
            )
        return Adjustment(
            id=self.id,
            path=path,
            amount=-printed if self.reduction else printed,
            years=self.years,
            included=self.included,
            name_da=self.name.da,
            name_en=self.name.en,
            part_of=self.part_of,
            category=self.category,
            decided_in=self.decided_in,
            locator=locator(self.line, self.printed, place),
        )


@attrs.frozen(kw_only=True)
class KeyFigureEntry:
    """A number as printed; `value` is for one printed in words or as the end of a range."""

    id: str
    path: str
    name: Label
    printed: str
    line: int | str
    section: str
    unit: str
    value: Decimal | None = None
    year: int | None = None
    parts: tuple[KeyFigure, ...] = ()

    def build(self, path: Path, place: Place) -> KeyFigure:
        """Return the key figure of a path, with its place in the document."""
        value, approximate = _number(self.printed) if self.value is None else (self.value, False)
        return KeyFigure(
            id=self.id,
            path=path,
            name_da=self.name.da,
            name_en=self.name.en,
            value=value,
            unit=self.unit,
            year=self.year,
            parts=self.parts,
            approximate=approximate,
            locator=locator(self.line, self.printed, place),
        )


def _number(printed: str) -> tuple[Decimal, bool]:
    """Return the number of a key figure, and whether *ca.* stands before it."""
    stated = parse_quantity(printed.removesuffix("%").rstrip())
    exact = stated.qualifier is Qualifier.EXACT
    if not isinstance(stated.quantity, Decimal) or not (
        exact or stated.qualifier is Qualifier.APPROXIMATE
    ):
        raise InvalidValueError("not a key figure", allowed="8740, ca. 500 or 35 %", got=printed)
    return stated.quantity, not exact


@attrs.frozen
class YearsEntry:
    """The first year of an adjustment, or why no year can be told."""

    first: int | None = None
    last: int | None = None
    unknown: str | None = None


def years(raw: int | YearsEntry) -> Years | Unknown:
    """Return the years that a file writes as 2024, as a first and last one, or as unknown."""
    if isinstance(raw, int):
        return Years(raw, raw)
    if raw.unknown is not None and raw.first is None and raw.last is None:
        return Unknown(raw.unknown)
    if raw.first is None or raw.unknown is not None:
        raise InvalidValueError(
            "not years", allowed="2024, { first, last }, { first } or { unknown = why }"
        )
    return Years(raw.first, raw.last)
