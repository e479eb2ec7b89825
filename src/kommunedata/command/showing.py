"""Data as text for a person: price lists, trees, outlines, bills and registers."""

from __future__ import annotations

from datetime import date

from kommunedata._wrap import filled
from kommunedata.budget import Budget, ChartOfAccounts, roll_up
from kommunedata.command.outcome import WrongArgumentError
from kommunedata.command.shipped import Municipalities
from kommunedata.language import Label, Lang
from kommunedata.strategy import Strategy
from kommunedata.table import Column, Table
from kommunedata.tariffs import Bill, TariffSchedule, price_list, price_points

__all__ = ["newest_day", "shown", "tree_text"]

_CODE = Label("Kode", "Code")
_NAME = Label("Navn", "Name")
_KIND = Label("Type", "Kind")
_CHART_KINDS = {
    "accounts": Label("konto", "account"),
    "posting_types": Label("dranst", "posting type"),
    "ownerships": Label("ejerforhold", "ownership"),
    "groupings": Label("gruppering", "grouping"),
    "arts": Label("art", "art"),
}


def shown(data: object, *, lang: Lang, width: int, on: date | None = None) -> str:
    """Return data as text in lines of a width.

    A fee schedule is shown as its price list, on a day or, without one, on the day that
    its newest prices begin.

    Raises:
        WrongArgumentError: data of a kind that has no such text, or a day for another kind
            than a fee schedule.
        NoPriceError: no price is printed for the day.
    """
    if isinstance(data, TariffSchedule):
        day = newest_day(data) if on is None else on
        return price_list(data, day).to_text(lang, width=width)
    if on is not None:
        raise WrongArgumentError("--on is for a fee schedule", got=on.isoformat())
    if isinstance(data, Budget):
        title = data.title_da if lang == "da" else data.title_en
        return f"{filled(title, width)}\n\n{tree_text(data, lang, width)}"
    if isinstance(data, Strategy):
        return data.to_text(lang, width=width)
    if isinstance(data, Bill):
        return data.table(lang).to_text(width=width)
    if isinstance(data, ChartOfAccounts | Municipalities):
        return _register(data, lang).to_text(width=width)
    raise WrongArgumentError(
        "cannot be shown", allowed="fee schedules, budgets, strategies, bills and registers"
    )


def newest_day(schedule: TariffSchedule) -> date:
    """Return the day that the newest prices of a schedule begin."""
    return max((point.valid.start for point in price_points(schedule)), default=date.min)


def tree_text(budget: Budget, lang: Lang, width: int) -> str:
    """Return a rolled-up budget as text, its indents plain spaces."""
    return roll_up(budget).table(lang).to_text(width=width).replace("\N{NO-BREAK SPACE}", " ")


def _register(data: ChartOfAccounts | Municipalities, lang: Lang) -> Table:
    code, name = Column(_CODE.text(lang)), Column(_NAME.text(lang), width=60)
    if isinstance(data, Municipalities):
        return Table((code, name), tuple((each.code, each.name) for each in data.members))
    rows = tuple(
        (kind.text(lang), number, name)
        for field, kind in _CHART_KINDS.items()
        for number, name in getattr(data, field).items()
    )
    return Table((Column(_KIND.text(lang)), code, name), rows)
