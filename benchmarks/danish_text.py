"""Amounts to Danish text, against babel, ICU itself, and a bare f-string as the floor."""

from __future__ import annotations

import importlib.util
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

# PyICU builds only where ICU's own headers are, so it is no dependency
_HAS_ICU = importlib.util.find_spec("icu") is not None


def check() -> None:
    """Check that all texts are the same, amount for amount."""
    babels = with_babel(_KRONER)
    check_same(formatted(_AMOUNTS), babels, where="danish_text, Money")
    check_same(formatted(_KRONER), babels, where="danish_text, Decimal")
    check_same(with_f_string(_AMOUNTS), babels, where="danish_text, f-string")
    if _HAS_ICU:
        check_same(with_icu(_KRONER), babels, where="danish_text, ICU")


def compare(runner: Runner) -> Iterator[Row]:
    """Yield the rows for `format_money` in style `cldr`, from Money and from Decimal."""
    from_money = runner.bench_func("danish_text, ours from Money", formatted, _AMOUNTS)
    theirs = runner.bench_func("danish_text, babel", with_babel, _KRONER)
    from_decimal = runner.bench_func("danish_text, ours from Decimal", formatted, _KRONER)
    floor = runner.bench_func("danish_text, f-string", with_f_string, _AMOUNTS)
    money, peer = "`format_money` of 1,000 `Money`", "babel `format_currency`"
    yield Row(money, peer, from_money, theirs, 1 / 20)
    yield Row("`format_money` of 1,000 `Decimal`", peer, from_decimal, theirs)
    yield Row(money, "a bare f-string", from_money, floor)
    if _HAS_ICU:
        icu = runner.bench_func("danish_text, ICU", with_icu, _KRONER)
        yield Row(money, "PyICU `LocalizedNumberFormatter`", from_money, icu)


def formatted(amounts: Sequence[Money | Decimal]) -> list[str]:
    """Return what this library prints for amounts."""
    return [format_money(each) for each in amounts]


def with_babel(amounts: Sequence[Decimal]) -> list[str]:
    """Return what babel prints for amounts in kroner."""
    return [format_currency(each, "DKK", locale="da_DK") for each in amounts]


def with_f_string(amounts: Sequence[Money]) -> list[str]:
    """Return the texts as one who knows the pattern by heart would make them."""
    texts = []
    for amount in amounts:
        kroner, oere = divmod(abs(amount.oere), 100)
        sign = "-" if amount.oere < 0 else ""
        texts.append(f"{sign}{kroner:,}".replace(",", ".") + f",{oere:02d}\u00a0kr.")
    return texts


def with_icu(amounts: Sequence[Decimal]) -> list[str]:
    """Return what ICU prints for amounts in kroner, its formatter made once."""
    import icu

    unit = icu.CurrencyUnit("DKK")
    formatter = icu.NumberFormatter.withLocale(icu.Locale("da_DK")).unit(unit)
    return [formatter.formatDecimal(str(each).encode()) for each in amounts]
