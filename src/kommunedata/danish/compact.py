"""Patterns that print a number in a scale or beside a name in the right plural form.

The compact notation of the CLDR goes by the size of the number (`1,5 mio.`); a
fixed scale is what budgets print (`499,0 mio. kr.`, `1.450 tkr.`). Scaling moves
the decimal point in the digits, so nothing is rounded before the last step.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

import attrs

from kommunedata.danish.pattern import NumberPattern, Span, rounded

if TYPE_CHECKING:
    from kommunedata.danish.cldr import CompactPatterns

__all__ = ["CompactPattern", "PluralPattern", "ScaledPattern", "compact_pattern", "plural_form"]

_UNGROUPED = 4


@attrs.frozen
class PluralPattern:
    """A pattern for each plural form: `1,50 dansk krone`, `2,00 danske kroner`."""

    one: NumberPattern
    other: NumberPattern

    def render(self, number: str, decimals: Span | None = None) -> str:
        """Return the text of a number, as `Pattern` says."""
        printed = rounded(number.lstrip("-"), decimals or self.other.decimals)
        pattern = self.one if plural_form(*printed) == "one" else self.other
        return pattern.render(number, decimals)


@attrs.frozen
class ScaledPattern:
    """A pattern of numbers counted in a power of ten: 6 for millions.

    Without decimals asked for it prints as many as the number needs and rounds nothing.
    """

    pattern: NumberPattern
    exponent: int

    def render(self, number: str, decimals: Span | None = None) -> str:
        """Return the text of a number, as `Pattern` says."""
        scaled = _scaled(number, self.exponent)
        return self.pattern.render(scaled, decimals or (0, len(scaled)))


@attrs.frozen
class CompactPattern:
    """The patterns of a compact notation and what they count, smallest first.

    `steps[n]` is for numbers of n + 1 digits before the comma, the last one for
    all that are larger.
    """

    steps: tuple[tuple[int, PluralPattern], ...]

    def render(self, number: str, decimals: Span | None = None) -> str:
        """Return the text of a number, as `Pattern` says.

        Without decimals asked for it has two significant digits, or all that
        stand before the comma where they are more.

        Source:
            ICU, Precision::integer().withMinDigits(2), the default of its compact notation.
        """
        sign = "-" if number[0] == "-" else ""
        digits = number.lstrip("-")
        size = len(digits.partition(".")[0].replace(",", ""))
        exponent, pattern = self._step(size)
        whole, fraction = _in_scale(digits, exponent, decimals)
        carried = self._step(exponent + len(whole))
        if carried[0] != exponent:
            exponent, pattern = carried
            whole, fraction = _in_scale(digits, exponent, decimals)
        text = whole if len(whole) <= _UNGROUPED else f"{int(whole):,d}"
        shown = len(fraction)
        return pattern.render(f"{sign}{text}.{fraction}", (shown, shown))

    def _step(self, size: int) -> tuple[int, PluralPattern]:
        return self.steps[min(size, len(self.steps)) - 1]


def compact_pattern(
    patterns: CompactPatterns,
    length: str,
    compiled: Callable[[str], NumberPattern],
    unscaled: NumberPattern,
) -> CompactPattern:
    """Return the compact notation of a length; `unscaled` is for numbers below its first step."""
    one, other = patterns[length, "one"], patterns[length, "other"]
    first = min(other)
    steps = [(0, PluralPattern(unscaled, unscaled))] * (len(str(first)) - 1)
    for smallest in sorted(other):
        zeros = other[smallest].count("0")
        plural = PluralPattern(_of(one, smallest, compiled), _of(other, smallest, compiled))
        steps.append((len(str(smallest)) - zeros, plural))
    return CompactPattern(tuple(steps))


def plural_form(whole: str, fraction: str) -> str:
    """Return CLDR's plural form of a printed number: `one` or `other`.

    >>> plural_form("1", "00"), plural_form("0", "5"), plural_form("2", "")
    ('one', 'one', 'other')

    Source:
        Unicode CLDR, plural rules of Danish: one is n = 1 or t != 0 and i = 0,1.
    """
    one = whole == "1" or (whole == "0" and fraction.strip("0") != "")
    return "one" if one else "other"


def _of(
    patterns: Mapping[int, str], smallest: int, compiled: Callable[[str], NumberPattern]
) -> NumberPattern:
    pattern = patterns[smallest]
    zeros = pattern.count("0")
    return compiled(pattern.replace("0" * zeros, "#,##0"))


def _in_scale(digits: str, exponent: int, decimals: Span | None) -> tuple[str, str]:
    scaled = _scaled(digits, exponent)
    whole, fraction = rounded(scaled, decimals or (0, _most_decimals(scaled)))
    return whole.replace(",", ""), fraction


def _most_decimals(number: str) -> int:
    whole, _, fraction = number.partition(".")
    if whole != "0":
        return 1 if len(whole) == 1 else 0
    return len(fraction) - len(fraction.lstrip("0")) + 2


def _scaled(number: str, exponent: int) -> str:
    if exponent == 0:
        return number
    sign = "-" if number[0] == "-" else ""
    whole, _, fraction = number.lstrip("-").partition(".")
    digits = whole.replace(",", "").zfill(exponent + 1)
    point = len(digits) - exponent
    return f"{sign}{int(digits[:point]):,d}.{digits[point:]}{fraction}"
