"""Danish numbers read strictly, against babel's strict parser."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from babel.numbers import parse_decimal
from pyperf import Runner

from comparison import Row, check_same
from kommunedata.danish import format_number, parse_number

__all__ = ["check", "compare"]

# 0,00 to 98.765.432,10 with every number of digits between, as they are printed
_TEXTS = [format_number(Decimal(each) / 100, decimals=2) for each in range(0, 10**10, 9_876_543)]


def check() -> None:
    """Check that both sides read the same values."""
    check_same(read(_TEXTS), with_babel(_TEXTS), where="danish_reading")


def compare(runner: Runner) -> Iterator[Row]:
    """Yield the row for `parse_number`."""
    ours = runner.bench_func("danish_reading, ours", read, _TEXTS)
    theirs = runner.bench_func("danish_reading, babel", with_babel, _TEXTS)
    what, peer = "`parse_number`, about 1,000 texts", "babel `parse_decimal(strict=True)`"
    yield Row(what, peer, ours, theirs, 1 / 6)


def read(texts: Sequence[str]) -> list[Decimal]:
    """Return what this library reads."""
    return [parse_number(each) for each in texts]


def with_babel(texts: Sequence[str]) -> list[Decimal]:
    """Return what babel reads."""
    return [parse_decimal(each, locale="da_DK", strict=True) for each in texts]
