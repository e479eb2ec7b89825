"""Splitting what is owed into payments, to the øre."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from datetime import date

import attrs

from kommunedata._checks import check_date, instance_of, members, plain_date
from kommunedata.errors import InvalidValueError, WrongTypeError
from kommunedata.money import Money

__all__ = ["Instalment", "instalments"]

_KRONE = Money.kr(1)


@attrs.frozen
class Instalment:
    """One payment of several (*rate*) and the day it falls due (*forfaldsdag*)."""

    due: date = attrs.field(validator=plain_date)
    amount: Money = attrs.field(validator=instance_of(Money))


def instalments(
    total: Money, dates: Sequence[date], quantum: Money = _KRONE
) -> tuple[Instalment, ...]:
    """Split a total into payments (*rater*), one for each date, that sum to it to the øre.

    Dates rise, and there is at least one. Amounts are whole multiples of the
    quantum, as equal as that allows, the larger ones first; what is left below a
    quantum goes to the last.

    Raises:
        WrongTypeError: an amount that is no Money, or a day that is no plain date.
        InvalidValueError: no dates, dates that do not rise, a total or quantum of
            0 or less, or a total of less than a quantum for each date.

    >>> halves = instalments(Money.kr(3591), [date(2023, 2, 1), date(2023, 8, 1)])
    >>> [each.amount for each in halves]
    [Money.kr('1796.00'), Money.kr('1795.00')]
    """
    _check_above_zero(total, where="instalments.total")
    _check_above_zero(quantum, where="instalments.quantum")
    dates = members(dates, date, where="instalments.dates")
    _check_rising(dates)
    steps, rest = divmod(total.oere, quantum.oere)
    each, larger = divmod(steps, len(dates))
    if not each:
        raise InvalidValueError(
            f"too little for {len(dates)} instalments",
            allowed=f"{quantum * len(dates)} or more",
            got=total,
            where="instalments.total",
        )
    amounts = [quantum * (each + 1)] * larger + [quantum * each] * (len(dates) - larger)
    amounts[-1] += Money(oere=rest)
    return tuple(map(Instalment, dates, amounts))


def _check_above_zero(money: object, *, where: str) -> None:
    if not isinstance(money, Money):
        raise WrongTypeError("not an amount", allowed="Money", got=money, where=where)
    if money.oere <= 0:
        raise InvalidValueError("nothing to split", allowed="above 0", got=money, where=where)


def _check_rising(dates: Sequence[date]) -> None:
    where = "instalments.dates"
    if not dates:
        raise InvalidValueError("no dates", allowed="one or more", got=dates, where=where)
    for day in dates:
        check_date(day, where=where)
    for earlier, later in itertools.pairwise(dates):
        if later <= earlier:
            raise InvalidValueError(
                "dates do not rise",
                allowed=f"a day after {earlier}",
                got=later.isoformat(),
                where=where,
            )
