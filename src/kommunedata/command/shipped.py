"""The shipped data by the names that the command knows it by."""

from __future__ import annotations

import functools
from collections.abc import Callable, Mapping
from typing import Literal, TypeAlias

import attrs

from kommunedata import datasets
from kommunedata.budget import Budget, ChartOfAccounts
from kommunedata.language import Label, Lang
from kommunedata.municipality import Municipality
from kommunedata.strategy import Strategy
from kommunedata.table import Column, Table
from kommunedata.tariffs import TariffSchedule

__all__ = ["DataSet", "Municipalities", "Shipped", "shipped", "shipped_table"]


@attrs.frozen
class Municipalities:
    """All municipalities, in the Danish order of their names."""

    members: tuple[Municipality, ...]


Shipped: TypeAlias = TariffSchedule | Budget | Strategy | ChartOfAccounts | Municipalities
"""What is shipped."""


@attrs.frozen
class DataSet:
    """A shipped data set: its kind, and what reads it when it is asked for."""

    kind: Label
    load: Callable[[], Shipped]

    def about(self, lang: Lang) -> str:
        """Return what the data set is, in a line."""
        data = self.load()
        if isinstance(data, TariffSchedule):
            return data.title.text(lang)
        if isinstance(data, Budget):
            return data.title_da if lang == "da" else data.title_en
        if isinstance(data, Strategy):
            return f"{data.municipality.name}: {data.label.text(lang)}"
        if isinstance(data, ChartOfAccounts):
            return _PART_OF_CHART.text(lang)
        return _ALL_MUNICIPALITIES.text(lang).format(len(data.members))


_SCHEDULE = Label("takstblad", "fee schedule")
_BUDGET = Label("budget", "budget")
_STRATEGY = Label("strategi", "strategy")
_CHART = Label("kontoplan", "chart of accounts")
_REGISTER = Label("register", "register")
_PART_OF_CHART = Label(
    "Konti, dranst, ejerforhold og arter, som åbne tabeller nævner; ikke alle",
    "Accounts, posting types, ownerships and arts that open tables name; not all",
)
_ALL_MUNICIPALITIES = Label("De {} kommuner", "The {} municipalities")
_HEADINGS = (
    Label("Type", "Kind"),
    Label("Navn", "Name"),
    Label("Indhold", "What it is"),
    Label("Udgave", "Edition"),
)


def shipped() -> Mapping[str, DataSet]:
    """Return the shipped data by name, kinds beside each other; nothing is read yet."""
    found = _all_of("tariff_schedule", _SCHEDULE, datasets.tariff_schedule)
    found |= _all_of("budget", _BUDGET, datasets.budget)
    found |= _all_of("strategy", _STRATEGY, datasets.strategy)
    found["chart-of-accounts"] = DataSet(_CHART, datasets.chart_of_accounts)
    found["municipalities"] = DataSet(_REGISTER, _municipalities)
    return found


def _all_of(
    of: Literal["tariff_schedule", "budget", "strategy"],
    kind: Label,
    reader: Callable[[str], Shipped],
) -> dict[str, DataSet]:
    return {name: DataSet(kind, functools.partial(reader, name)) for name in datasets.names(of)}


def _municipalities() -> Municipalities:
    return Municipalities(datasets.municipalities())


def shipped_table(lang: Lang) -> Table:
    """Return a row for each shipped data set: kind, name, what it is, edition."""
    rows = tuple(
        (each.kind.text(lang), name, each.about(lang), datasets.EDITION)
        for name, each in shipped().items()
    )
    kind, name, about, edition = (heading.text(lang) for heading in _HEADINGS)
    columns = (Column(kind), Column(name), Column(about, width=60), Column(edition))
    return Table(columns, rows)
