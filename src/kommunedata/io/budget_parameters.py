"""What budgets are worked on with, from TOML files: rates of prices and wages, frames."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import attrs

from kommunedata.budget import (
    AccountCode,
    LineSelection,
    PriceWageRate,
    ServiceFramework,
    Years,
)
from kommunedata.danish import parse_rate
from kommunedata.errors import KommunedataError, LoadError
from kommunedata.io.converter import as_text, make_converter
from kommunedata.io.files import read_toml
from kommunedata.io.problems import problems, structured
from kommunedata.io.source_entries import check_format

__all__ = ["load_price_wage_rates", "load_service_framework"]

ReadT = TypeVar("ReadT")
BuiltT = TypeVar("BuiltT")


@attrs.frozen
class _RateEntry:
    """A rate as written: per cent with its sign, `2,50%`."""

    year: int
    price: str | None = None
    wage: str | None = None
    art: str | None = None

    def build(self) -> PriceWageRate:
        """Return the rate that the texts say."""
        price, wage = (
            None if each is None else parse_rate(each) for each in (self.price, self.wage)
        )
        return PriceWageRate(year=self.year, price=price, wage=wage, art=self.art)


@attrs.frozen
class _RatesFile:
    format: int
    rates: tuple[_RateEntry, ...]

    def __attrs_post_init__(self) -> None:
        check_format(self.format)

    def build(self) -> tuple[PriceWageRate, ...]:
        return tuple(entry.build() for entry in self.rates)


@attrs.frozen
class _SelectionEntry:
    posting_types: tuple[str, ...] = ()
    accounts: tuple[AccountCode, ...] = ()
    arts: tuple[str, ...] = ()

    def build(self) -> LineSelection:
        """Return the selection; what is not written stays open."""
        return LineSelection(
            posting_types=frozenset(self.posting_types) or None,
            accounts=frozenset(self.accounts) or None,
            arts=frozenset(self.arts) or None,
        )


@attrs.frozen
class _YearsEntry:
    first: int
    last: int | None = None


@attrs.frozen
class _FrameworkFile:
    format: int
    id: str
    years: _YearsEntry
    source: str
    includes: tuple[_SelectionEntry, ...]
    excludes: tuple[_SelectionEntry, ...] = ()

    def __attrs_post_init__(self) -> None:
        check_format(self.format)

    def build(self) -> ServiceFramework:
        return ServiceFramework(
            id=self.id,
            years=Years(self.years.first, self.years.last),
            source=self.source,
            includes=tuple(each.build() for each in self.includes),
            excludes=tuple(each.build() for each in self.excludes),
        )


def load_price_wage_rates(path: str | Path) -> tuple[PriceWageRate, ...]:
    """Return the rates of a TOML file in its order (*pris- og lønskøn*), for `project`.

    `format = 1`, then `[[rates]]` with `year`, `price` or `wage` or both as per cent
    (`"2,50%"`), and `art` where a rate is for one.

    Raises:
        LoadError: with every problem of the file.
    """
    return _load(path, _RatesFile, _RatesFile.build)


def load_service_framework(path: str | Path) -> ServiceFramework:
    """Return the frame of a TOML file (*serviceramme*): what counts in it, in which years.

    `format = 1`, `id`, `years = { first = 2025, last = 2025 }`, `source`, and
    `[[includes]]` and `[[excludes]]` with `posting_types`, `accounts` and `arts`.

    Raises:
        LoadError: with every problem of the file.
    """
    return _load(path, _FrameworkFile, _FrameworkFile.build)


def _load(path: str | Path, kind: type[ReadT], build: Callable[[ReadT], BuiltT]) -> BuiltT:
    file = Path(path)
    found: dict[str, None] = {}
    converter = make_converter()
    converter.register_structure_hook(AccountCode, lambda raw, _: AccountCode.parse(as_text(raw)))
    read = structured(converter, read_toml(file), kind, file.name, found)
    if read is None:
        raise LoadError(f"{file.name} cannot be loaded", problems=found)
    try:
        return build(read)
    except KommunedataError as error:
        told = problems(error, file.name)
        raise LoadError(f"{file.name} cannot be loaded", problems=told) from None
