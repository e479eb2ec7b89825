"""Files of any kind: what a file is, by its keys or columns, and what it holds."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TypeAlias

import attrs

from kommunedata.budget import ChartOfAccounts, PriceWageRate, ServiceFramework
from kommunedata.errors import LoadError
from kommunedata.io import (
    OBSERVATION_COLUMNS,
    Interchangeable,
    load_budget,
    load_chart_of_accounts,
    load_json,
    load_json_head,
    load_observations,
    load_price_wage_rates,
    load_service_framework,
    load_strategy,
    load_tariff_schedule,
)
from kommunedata.io.files import read_csv, read_toml
from kommunedata.io.interchange.payload import KINDS
from kommunedata.strategy import Observation

__all__ = ["SUFFIXES", "Content", "load_data_file"]

Content: TypeAlias = (
    Interchangeable
    | ChartOfAccounts
    | ServiceFramework
    | tuple[Observation, ...]
    | tuple[PriceWageRate, ...]
)
"""What a data file may hold."""


@attrs.frozen
class _Kind:
    """A kind of file, the keys or columns that tell it, and what loads it."""

    words: str
    names: tuple[str, ...]
    load: Callable[[Path], Content]

    def __str__(self) -> str:
        return f"a {self.words} ({', '.join(self.names[:4])})"


_TOML_KINDS = (
    _Kind("fee schedule", ("items", "parts", "dimensions", "ambiguities"), load_tariff_schedule),
    _Kind("budget", ("lines", "paths", "levels", "adjustments", "key_figures"), load_budget),
    _Kind(
        "strategy",
        ("themes", "visions", "challenges", "process", "indicators", "effects", "label", "sdgs"),
        load_strategy,
    ),
    _Kind("file of price and wage rates", ("rates",), load_price_wage_rates),
    _Kind("service framework", ("includes", "excludes"), load_service_framework),
)


def _load_chart(file: Path) -> ChartOfAccounts:
    return load_chart_of_accounts(file, edition=file.name[:60], complete=False)


_CSV_KINDS = (
    _Kind("file of observations", OBSERVATION_COLUMNS, load_observations),
    _Kind("chart of accounts", ("kind", "code", "name"), _load_chart),
)


def load_data_file(file: Path) -> Content:
    """Return what a data file holds; the end of its name and what is in it say what it is.

    Raises:
        LoadError: with every problem of the file, or because it is of no known kind.
    """
    load = _LOADERS.get(file.suffix.lower())
    if load is None:
        allowed = ", ".join(SUFFIXES)
        raise LoadError(
            f"{file.name}: unknown kind of file, allowed: a name that ends in {allowed}"
        )
    return load(file)


def _load_toml(file: Path) -> Content:
    names = read_toml(file).keys()
    if names == {"items"}:
        whole = "a part of a fee schedule, loaded with the file that names it in its parts"
        raise LoadError(f"{file.name}: {whole}")
    return _kind_of(file, names, _TOML_KINDS, "keys").load(file)


def _load_csv(file: Path) -> Content:
    rows = read_csv(file)
    if not rows:
        raise LoadError(f"{file.name}: no rows below the names of the columns")
    return _kind_of(file, rows[0][1], _CSV_KINDS, "columns").load(file)


def _load_json(file: Path) -> Content:
    return load_json(file, KINDS[load_json_head(file).kind])


def _kind_of(file: Path, names: Iterable[str], kinds: tuple[_Kind, ...], what: str) -> _Kind:
    """Return the kind that has most of the names."""
    shared = [len(set(kind.names).intersection(names)) for kind in kinds]
    if not any(shared):
        allowed = "; ".join(map(str, kinds))
        raise LoadError(f"{file.name}: unknown kind of file, allowed: {what} of {allowed}")
    return kinds[shared.index(max(shared))]


_LOADERS: dict[str, Callable[[Path], Content]] = {
    ".toml": _load_toml,
    ".json": _load_json,
    ".csv": _load_csv,
}

SUFFIXES = tuple(_LOADERS)
"""How the names of data files end."""
