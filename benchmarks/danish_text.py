"""Amounts to Danish text, against babel."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from babel.numbers import format_currency
from pyperf import Runner

from comparison import Row, check_same
from kommunedata.danish import format_money
from kommunedata.money import Money

__all__ = ["check", "compare"]

# -98.765,00 kr. to 887.896,35 kr., with every number of digits between
_AMOUNTS = [Money(oere=98_765 * number - 9_876_500) for number in range(1_000)]
_KRONER = [amount.kroner for amount in _AMOUNTS]


def check() -> None:
    """Check that all three texts are the same, amount for amount."""
    babels = with_babel(_KRONER)
    check_same(formatted(_AMOUNTS), babels, where="danish_text, Money")
    check_same(formatted(_KRONER), babels, where="danish_text, Decimal")


def compare(runner: Runner) -> Iterator[Row]:
    """Yield the rows for `format_money` in style `cldr`, from Money and from Decimal."""
    from_money = runner.bench_func("danish_text, ours from Money", formatted, _AMOUNTS)
    theirs = runner.bench_func("danish_text, babel", with_babel, _KRONER)
    from_decimal = runner.bench_func("danish_text, ours from Decimal", formatted, _KRONER)
    peer = "babel `format_currency`"
    yield Row("`format_money` of 1,000 `Money`", peer, from_money, theirs)
    yield Row("`format_money` of 1,000 `Decimal`", peer, from_decimal, theirs)


def formatted(amounts: Sequence[Money | Decimal]) -> list[str]:
    """Return what this library prints for amounts."""
    return [format_money(each) for each in amounts]


def with_babel(amounts: Sequence[Decimal]) -> list[str]:
    """Return what babel prints for amounts in kroner."""
    return [format_currency(each, "DKK", locale="da_DK") for each in amounts]
