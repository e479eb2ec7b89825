"""Where an axis has its figures, chosen and written exactly."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from decimal import Decimal
from fractions import Fraction

import attrs

from kommunedata.figures import number, rounded
from kommunedata.language import Lang

__all__ = ["Ticks", "bar_ticks", "ticks_over", "year_ticks"]

_MOST = 7


@attrs.frozen
class Ticks:
    """Values at even steps, and the decimals that a step has."""

    values: tuple[Fraction, ...]
    decimals: int

    def labels(self, lang: Lang) -> list[str]:
        """Return each value as text, all with the same decimals."""
        return [number(rounded(value, self.decimals), lang) for value in self.values]


def ticks_over(low: Fraction | Decimal | int, high: Fraction | Decimal | int) -> Ticks:
    """Return up to seven ticks, 1, 2 or 5 of a power of ten apart, that reach past both ends.

    >>> ticks_over(Decimal("0.85"), Decimal("4.6")).labels("da")
    ['0', '1', '2', '3', '4', '5']
    >>> ticks_over(Decimal("762.1"), Decimal("784.1")).labels("da")
    ['760', '765', '770', '775', '780', '785']
    """
    least, most = Fraction(low), Fraction(high)
    if least == most:
        least, most = least - 1, most + 1
    return next(
        found
        for lead, power in _steps(most - least)
        if (found := _between(least, most, lead, power))
    )


def bar_ticks(values: Iterable[Fraction | Decimal]) -> Ticks:
    """Return ticks for bars that begin at 0.

    >>> bar_ticks([Decimal(129), Decimal(-40)]).labels("en")
    ['-50', '0', '50', '100', '150']
    """
    given = [Fraction(0), *(Fraction(value) for value in values)]
    return ticks_over(min(given), max(given))


def year_ticks(first: int, last: int) -> tuple[int, ...]:
    """Return up to eight whole years within a span, even steps apart.

    >>> year_ticks(2019, 2030), year_ticks(1990, 2050)
    ((2020, 2022, 2024, 2026, 2028, 2030), (1990, 2000, 2010, 2020, 2030, 2040, 2050))
    """
    step = next(each for each in (1, 2, 5, 10, 20, 50, 100) if (last - first) // each <= _MOST)
    return tuple(range(-(-first // step) * step, last + 1, step))


def _steps(span: Fraction) -> Iterator[tuple[int, int]]:
    """Yield steps as a lead and a power of ten, from one that is far too small on."""
    digits = len(str(span.numerator)) - len(str(span.denominator))
    power = digits - 3
    while True:
        for lead in (1, 2, 5):
            yield lead, power
        power += 1


def _between(low: Fraction, high: Fraction, lead: int, power: int) -> Ticks | None:
    step = lead * Fraction(10) ** power
    first, last = math.floor(low / step), math.ceil(high / step)
    if last - first >= _MOST:
        return None
    return Ticks(tuple(step * at for at in range(first, last + 1)), max(0, -power))
