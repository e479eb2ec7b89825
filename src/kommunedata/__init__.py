"""Danish municipal fees, budgets and strategies as exact, sourced, immutable values.

The names here are loaded when they are first used; importing the package alone
reads no data and imports no other library.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    # the checkers' view of what __getattr__ below does when the program runs
    from kommunedata import (
        budget,
        danish,
        datasets,
        errors,
        finding,
        io,
        language,
        money,
        municipality,
        period,
        plot,
        records,
        source,
        strategy,
        table,
        tariffs,
        unit,
    )
    from kommunedata.errors import KommunedataError
    from kommunedata.finding import Finding, Severity, Unknown
    from kommunedata.money import Money, Rate, Rounding, StatedAmount, UnitPrice
    from kommunedata.municipality import Municipality
    from kommunedata.period import DateRange, Season
    from kommunedata.source import Locator, Source
    from kommunedata.unit import Quantity, Unit

__version__ = "0.1.0.dev0"

__all__ = [
    "DateRange",
    "Finding",
    "KommunedataError",
    "Locator",
    "Money",
    "Municipality",
    "Quantity",
    "Rate",
    "Rounding",
    "Season",
    "Severity",
    "Source",
    "StatedAmount",
    "Unit",
    "UnitPrice",
    "Unknown",
    "__version__",
    "budget",
    "danish",
    "datasets",
    "errors",
    "finding",
    "io",
    "language",
    "money",
    "municipality",
    "period",
    "plot",
    "records",
    "source",
    "strategy",
    "table",
    "tariffs",
    "unit",
]

_HOMES = {
    "DateRange": "period",
    "Finding": "finding",
    "KommunedataError": "errors",
    "Locator": "source",
    "Money": "money",
    "Municipality": "municipality",
    "Quantity": "unit",
    "Rate": "money",
    "Rounding": "money",
    "Season": "period",
    "Severity": "finding",
    "Source": "source",
    "StatedAmount": "money",
    "Unit": "unit",
    "UnitPrice": "money",
    "Unknown": "finding",
}
_PACKAGES = frozenset(set(__all__) - set(_HOMES) - {"__version__"})


if not TYPE_CHECKING:  # pragma: no branch - always true when it runs
    # hidden from the checkers, to whom it would mean that every name exists

    def __getattr__(name: str) -> object:
        if name in _PACKAGES:
            return importlib.import_module(f"{__name__}.{name}")
        if name not in _HOMES:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        value = getattr(importlib.import_module(f"{__name__}.{_HOMES[name]}"), name)
        globals()[name] = value  # the next look-up does not come here
        return value


def __dir__() -> list[str]:
    return sorted(__all__)
