"""The shipped data: read from its files the first time it is asked for, then kept."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Literal

from kommunedata.budget import Budget, ChartOfAccounts
from kommunedata.danish import sort_key
from kommunedata.errors import NotFoundError, near_names
from kommunedata.io import (
    load_budget,
    load_chart_of_accounts,
    load_strategy,
    load_tariff_schedule,
)
from kommunedata.municipality import MUNICIPALITIES, Municipality
from kommunedata.strategy import Strategy
from kommunedata.tariffs import TariffSchedule

__all__ = [
    "EDITION",
    "budget",
    "chart_of_accounts",
    "municipalities",
    "names",
    "strategy",
    "tariff_schedule",
]

EDITION = "2026.11"
"""The year and month of the shipped data; it changes when a shipped figure does."""

_DATA = Path(__file__).parent / "data"
_FOLDERS: Mapping[str, str] = MappingProxyType(
    {"tariff_schedule": "tariffs", "budget": "budgets", "strategy": "strategies"}
)


def names(kind: Literal["tariff_schedule", "budget", "strategy"]) -> tuple[str, ...]:
    """Return the names of the shipped data of a kind, in alphabetical order.

    Raises:
        NotFoundError: for any other kind, with the kinds there are.

    >>> names("strategy")
    ('helsingoer-2030', 'kalundborg-2020', 'soroe-2026')
    """
    if kind not in _FOLDERS:
        raise NotFoundError(
            "no such kind of data",
            allowed=", ".join(_FOLDERS),
            got=kind,
            where="datasets.names",
            suggestions=near_names(kind, _FOLDERS),
        )
    return tuple(sorted(folder.name for folder in (_DATA / _FOLDERS[kind]).iterdir()))


@functools.cache
def tariff_schedule(name: str) -> TariffSchedule:
    """Return a shipped fee schedule (*takstblad*): "kalundborg", all fees of 2023 and 2024.

    Raises:
        NotFoundError: for any other name, with the names there are.

    >>> tariff_schedule("kalundborg").municipality.name
    'Kalundborg'
    """
    return load_tariff_schedule(_folder("tariff_schedule", name) / "schedule.toml")


@functools.cache
def budget(name: str) -> Budget:
    """Return a shipped budget (*budget*): "kalundborg-2024", one committee's areas.

    Raises:
        NotFoundError: for any other name, with the names there are.

    >>> [line.locator.printed for line in budget("kalundborg-2024").lines[:2]]
    ['499,0 mio. kr.', '27,0 mio. kr.']
    """
    return load_budget(_folder("budget", name) / "budget.toml")


@functools.cache
def chart_of_accounts() -> ChartOfAccounts:
    """Return a part of the official chart of accounts (*den autoriserede kontoplan*).

    It has the main accounts, posting types and ownerships, and the functions and
    arts that public tables were seen to name: it is not complete. `load_chart_of_accounts`
    reads a full one.

    >>> from kommunedata.budget import AccountCode
    >>> chart_of_accounts().name(AccountCode("5.30")), chart_of_accounts().complete
    ('Tilbud til ældre', False)
    """
    file = _DATA / "chart_of_accounts" / "seen.csv"
    return load_chart_of_accounts(file, edition=f"kommunedata {EDITION}", complete=False)


@functools.cache
def strategy(name: str) -> Strategy:
    """Return a shipped strategy: "kalundborg-2020", "soroe-2026" or "helsingoer-2030".

    Raises:
        NotFoundError: for any other name, with the names there are.

    >>> len(strategy("helsingoer-2030").goals)
    20
    """
    return load_strategy(_folder("strategy", name) / "strategy.toml")


@functools.cache
def municipalities() -> tuple[Municipality, ...]:
    """Return the 98 municipalities in the Danish order of their names.

    >>> [each.name for each in municipalities()][-3:]
    ['Aabenraa', 'Aalborg', 'Aarhus']
    """
    return tuple(sorted(MUNICIPALITIES, key=lambda each: sort_key(each.name)))


def _folder(kind: Literal["tariff_schedule", "budget", "strategy"], name: str) -> Path:
    """Return the folder of shipped data of a name."""
    known = names(kind)
    if name not in known:
        raise NotFoundError(
            f"no such {kind.removeprefix('tariff_')}",
            allowed=", ".join(known),
            got=name,
            where=f"datasets.{kind}",
            suggestions=near_names(name, known),
        )
    return _DATA / _FOLDERS[kind] / name
