"""Babel prints the same, byte for byte, where it need not round: there it rounds half even."""

from __future__ import annotations

import random
from collections.abc import Callable
from decimal import Decimal

import pytest
from babel.numbers import format_currency, format_decimal, format_percent
from hypothesis import given
from hypothesis import strategies as st

from kommunedata.danish import format_money, format_number, format_rate
from kommunedata.money import Rate

Pair = tuple[str, str]

_LARGEST = 10**18 - 1


def _number(thousandths: int) -> Pair:
    value = Decimal(thousandths).scaleb(-3)
    return format_number(value), format_decimal(value, locale="da_DK")


def _currency(oere: int) -> Pair:
    value = Decimal(oere).scaleb(-2)
    return format_money(value), format_currency(value, "DKK", locale="da_DK")


def _percent(percent: int) -> Pair:
    share = Decimal(percent).scaleb(-2)
    return format_rate(Rate.percent(percent), decimals=0), format_percent(share, locale="da_DK")


def _integer(value: int) -> Pair:
    return format_number(value), format_decimal(value, locale="da_DK")


STYLES = (_number, _currency, _percent, _integer)


@pytest.mark.parametrize("style", STYLES)
@given(count=st.integers(min_value=-_LARGEST, max_value=_LARGEST))
def test_prints_as_babel_does(style: Callable[[int], Pair], count: int) -> None:
    ours, theirs = style(count)
    assert ours == theirs


def test_prints_100_000_seeded_values_as_babel_does() -> None:
    # no secret: the seed makes every run the same
    values = random.Random(1)  # noqa: S311
    different = []
    for number in range(100_000):
        size = 10 ** values.randrange(1, 19)
        ours, theirs = STYLES[number % len(STYLES)](values.randrange(-size, size))
        if ours != theirs:
            different.append((ours, theirs))
    assert different == []
