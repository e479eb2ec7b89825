"""Amounts to Danish text, against babel."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from timeit import Timer

from babel.numbers import format_currency

from kommunedata.danish import format_money
from kommunedata.money import Money
from measure import Row, check_same, per_run, shortest

__all__ = ["compare"]

# -98.765,00 kr. to 887.896,35 kr., with every number of digits between
_AMOUNTS = [Money(oere=98_765 * number - 9_876_500) for number in range(1_000)]
_KRONER = [amount.kroner for amount in _AMOUNTS]


def compare() -> Iterator[Row]:
    """Yield the rows for `format_money` in style `cldr`, from Money and from Decimal."""
    babels = with_babel(_KRONER)
    check_same([format_money(each) for each in _AMOUNTS], babels, where="danish_text, Money")
    check_same([format_money(each) for each in _KRONER], babels, where="danish_text, Decimal")
    from_money, from_decimal, theirs = shortest(
        per_run(Timer(lambda: [format_money(each) for each in _AMOUNTS])),
        per_run(Timer(lambda: [format_money(each) for each in _KRONER])),
        per_run(Timer(lambda: with_babel(_KRONER))),
    )
    peer = "babel `format_currency`"
    yield Row("`format_money` of 1,000 `Money`", peer, from_money, theirs)
    yield Row("`format_money` of 1,000 `Decimal`", peer, from_decimal, theirs)


def with_babel(amounts: list[Decimal]) -> list[str]:
    """Return what babel prints for amounts in kroner."""
    return [format_currency(each, "DKK", locale="da_DK") for each in amounts]
