"""What budgets are worked on with, from TOML files: rates of prices and wages, frames."""

from __future__ import annotations

from pathlib import Path
from typing import TypeVar

import attrs
import cattrs

from kommunedata.budget import (
    AccountCode,
    LineSelection,
    PriceWageRate,
    ServiceFramework,
    Years,
)
from kommunedata.danish import parse_rate
from kommunedata.errors import InvalidValueError, KommunedataError, LoadError
from kommunedata.io.converter import as_text, attrs_hook, make_converter
from kommunedata.io.files import read_toml
from kommunedata.io.problems import structured
from kommunedata.io.source_entries import Names, check_format
from kommunedata.money import Rate

__all__ = ["load_price_wage_rates", "load_service_framework"]

T = TypeVar("T")


@attrs.frozen
class _RatesFile:
    format: int
    rates: tuple[PriceWageRate, ...]

    def __attrs_post_init__(self) -> None:
        check_format(self.format)
        if not self.rates:
            raise InvalidValueError("no rates", allowed="one [[rates]] or more", got=[])


@attrs.frozen
class _SelectionEntry:
    """The codes as lists; one that is not written stays open."""

    posting_types: tuple[str, ...] | None = None
    accounts: tuple[AccountCode, ...] | None = None
    arts: tuple[str, ...] | None = None

    def build(self) -> LineSelection:
        """Return the selection; without any key it would be of all lines."""
        keys = attrs.asdict(self, recurse=False)
        given = {key: frozenset(codes) for key, codes in keys.items() if codes is not None}
        if not given:
            raise InvalidValueError("a selection of nothing", allowed=f"one of {', '.join(keys)}")
        return LineSelection(**given)


@attrs.frozen
class _FrameworkFile:
    format: int
    id: str
    years: Years
    source: str
    includes: tuple[LineSelection, ...]
    excludes: tuple[LineSelection, ...] = ()

    def __attrs_post_init__(self) -> None:
        check_format(self.format)

    def build(self) -> ServiceFramework:
        return ServiceFramework(
            id=self.id,
            years=self.years,
            source=self.source,
            includes=self.includes,
            excludes=self.excludes,
        )


def load_price_wage_rates(path: str | Path) -> tuple[PriceWageRate, ...]:
    """Return the rates of a TOML file in its order (*pris- og lønskøn*), for `project`.

    `format = 1`, then `[[rates]]` with `year`, `price` or `wage` or both as per cent
    (`"2,50%"`), and `art` where a rate is for one. A year has one rate for each art.

    Raises:
        LoadError: with the problems of every rate, each as
            `reason @ file: path.to.the.value`, and for a file without rates.
    """
    return _read(path, _RatesFile).rates


def load_service_framework(path: str | Path) -> ServiceFramework:
    """Return the frame of a TOML file (*serviceramme*): what counts in it, in which years.

    `format = 1`, `id`, `years = { first = 2025, last = 2025 }`, `source`, and
    `[[includes]]` and `[[excludes]]` with `posting_types`, `accounts` and `arts`:
    one of these or more, none of them an empty list.

    Raises:
        LoadError: with the problems of every value and selection, each as
            `reason @ file: path.to.the.value`; then, where these are right, the first
            one of the frame they make.
    """
    read = _read(path, _FrameworkFile)
    try:
        return read.build()
    except KommunedataError as error:
        name = Path(path).name
        place = str(error.where).removeprefix("ServiceFramework.")
        problem = f"{error.reason} @ {name}: {place}"
        raise LoadError(f"{name} cannot be loaded", problems=[problem]) from None


def _read(path: str | Path, kind: type[T]) -> T:
    """Return what a file holds; each rate and selection is built where it stands in it."""
    file = Path(path)
    found: dict[str, None] = {}
    read = structured(_converter(), read_toml(file), kind, file.name, found)
    if read is None:
        raise LoadError(f"{file.name} cannot be loaded", problems=found)
    return read


def _converter() -> cattrs.Converter:
    """Return a converter for one file, which remembers the rates in it."""
    converter = make_converter()
    converter.register_structure_hook(AccountCode, lambda raw, _: AccountCode.parse(as_text(raw)))
    converter.register_structure_hook(Rate, lambda raw, _: parse_rate(as_text(raw)))
    _hook_rates(converter)

    def selection(raw: object, _: object) -> LineSelection:
        return converter.structure(raw, _SelectionEntry).build()

    converter.register_structure_hook(LineSelection, selection)
    return converter


def _hook_rates(converter: cattrs.Converter) -> None:
    build = attrs_hook(PriceWageRate, converter)
    rates: Names[PriceWageRate] = Names("rate of a year and art")

    def rate(raw: object, kind: object) -> PriceWageRate:
        built = build(raw, kind)
        rates.add(f"{built.year}, {built.art or 'any art'}", built)
        return built

    converter.register_structure_hook(PriceWageRate, rate)
