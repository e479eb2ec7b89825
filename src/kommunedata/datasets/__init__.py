"""The shipped data: read from its files the first time it is asked for, then kept."""

from __future__ import annotations

import functools
from pathlib import Path

from kommunedata.danish import sort_key
from kommunedata.errors import NotFoundError, near_names
from kommunedata.io import load_tariff_schedule
from kommunedata.municipality import MUNICIPALITIES, Municipality
from kommunedata.tariffs import TariffSchedule

__all__ = ["EDITION", "municipalities", "tariff_schedule"]

EDITION = "2026.11"
"""The year and month of the shipped data; it changes when a shipped figure does."""

_TARIFFS = Path(__file__).parent / "data" / "tariffs"


@functools.cache
def tariff_schedule(name: str) -> TariffSchedule:
    """Return a shipped fee schedule (*takstblad*): "kalundborg", pest control and waste.

    Raises:
        NotFoundError: for any other name, with the names there are.

    >>> tariff_schedule("kalundborg").municipality.name
    'Kalundborg'
    """
    names = sorted(folder.name for folder in _TARIFFS.iterdir())
    if name not in names:
        raise NotFoundError(
            "no such schedule",
            allowed=", ".join(names),
            got=name,
            where="datasets.tariff_schedule",
            suggestions=near_names(name, names),
        )
    return load_tariff_schedule(_TARIFFS / name / "schedule.toml")


@functools.cache
def municipalities() -> tuple[Municipality, ...]:
    """Return the 98 municipalities in the Danish order of their names.

    >>> [each.name for each in municipalities()][-3:]
    ['Aabenraa', 'Aalborg', 'Aarhus']
    """
    return tuple(sorted(MUNICIPALITIES, key=lambda each: sort_key(each.name)))
