"""Number patterns of the Unicode CLDR, compiled once and applied to digits.

A number comes in as its digits and is rounded by integer arithmetic. No decimal
context takes part, so neither a caller's precision nor its traps can change a
character.
"""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING, Protocol, TypeAlias

import attrs

from kommunedata.errors import InvalidValueError

if TYPE_CHECKING:
    from kommunedata.danish.cldr import NumberData

__all__ = ["NumberPattern", "Pattern", "Span", "compile_pattern", "rounded"]

Span: TypeAlias = tuple[int, int]
"""The least and the most decimals."""

_PATTERN = re.compile(
    r"(?P<prefix>[^#0]*)(?P<integer>#,##0|0)(?:\.(?P<fixed>0*)(?P<free>#*))?(?P<suffix>[^#0]*)"
)
_QUOTED = re.compile("'([^']+)'")
_THOUSAND = 1000
_MILLION = 1_000_000


class Pattern(Protocol):
    """What prints a number, written as `f"{value:,f}"` writes it, such as `-1,109.50`."""

    def render(self, number: str, decimals: Span | None = None) -> str:
        """Return the text of a number with the decimals asked for, or else the pattern's."""


@attrs.frozen(kw_only=True)
class NumberPattern:
    """A compiled number pattern (*talformat*).

    `decimals` is the least and the most that are printed, or None for as many
    as the number carries. `group` stands between groups of three digits; the
    empty text leaves them ungrouped. `minus`, `plus` and `zero` stand before
    what is printed as less than, more than and equal to zero.
    """

    prefix: str
    suffix: str
    decimals: Span | None
    group: str
    decimal: str
    minus: str
    plus: str = ""
    zero: str = ""
    _below: str = attrs.field(init=False, repr=False, eq=False)
    _above: str = attrs.field(init=False, repr=False, eq=False)
    _groups: tuple[str, ...] = attrs.field(init=False, repr=False, eq=False)
    _hundredths: tuple[str, ...] = attrs.field(init=False, repr=False, eq=False)

    @_below.default
    def _minus_and_prefix(self) -> str:
        return self.minus + self.prefix

    @_above.default
    def _plus_and_prefix(self) -> str:
        return self.plus + self.prefix

    @_groups.default
    def _all_groups(self) -> tuple[str, ...]:
        return _groups_after(self.group)

    @_hundredths.default
    def _all_hundredths(self) -> tuple[str, ...]:
        return tuple(f"{self.decimal}{number:02d}{self.suffix}" for number in range(100))

    def render(self, number: str, decimals: Span | None = None) -> str:
        """Return the text of a number, as `Pattern` says.

        Digits beyond the most decimals are rounded half up, away from zero;
        what rounds to zero has no minus.
        """
        start = self._above
        if number[0] == "-":
            start, number = self._below, number[1:]
        whole, fraction = rounded(number, decimals or self.decimals)
        if whole == "0" and not fraction.strip("0"):
            start = self.zero + self.prefix
        mark = self.decimal if fraction else ""
        grouped = whole.replace(",", self.group)
        return f"{start}{grouped}{mark}{fraction}{self.suffix}"

    def render_hundredths(self, count: int) -> str:
        """Return the text of `count / 100` with two decimals: the short way for øre."""
        if count > 0:
            start = self._above
        elif count:
            start, count = self._below, -count
        else:
            start = self.zero + self.prefix
        whole, end = count // 100, self._hundredths[count % 100]
        if whole < _THOUSAND:
            return f"{start}{whole}{end}"
        if whole < _MILLION:
            return f"{start}{whole // _THOUSAND}{self._groups[whole % _THOUSAND]}{end}"
        return f"{start}{f'{whole:,d}'.replace(',', self.group)}{end}"


def compile_pattern(pattern: str, data: NumberData) -> NumberPattern:
    """Return a pattern in the notation of UTS 35, compiled.

    >>> from kommunedata.danish.cldr import number_data
    >>> compile_pattern("#,##0.0#", number_data()).render("1,109.56")
    '1.109,56'

    Raises:
        InvalidValueError: for a pattern that does not group by three.

    Source:
        Unicode Technical Standard 35, part 3, Number Format Patterns.
    """
    match = _PATTERN.fullmatch(pattern)
    if match is None:
        raise InvalidValueError(
            "not a number pattern", allowed="one like '#,##0.00'", got=pattern, where="CLDR"
        )
    fixed, free = len(match["fixed"] or ""), len(match["free"] or "")
    return NumberPattern(
        prefix=_QUOTED.sub(r"\1", match["prefix"]),
        suffix=_QUOTED.sub(r"\1", match["suffix"]),
        decimals=(fixed, fixed + free),
        group=data.group if "," in match["integer"] else "",
        decimal=data.decimal,
        minus=data.minus,
    )


def rounded(number: str, decimals: Span | None) -> tuple[str, str]:
    """Return the digits before and after the point, rounded half up to the most decimals.

    Zeros beyond the least decimals are dropped. The number has no sign.

    >>> rounded("1,109.96", (0, 1)), rounded("1,109.50", None)
    (('1,110', ''), ('1,109', '50'))
    """
    whole, _, fraction = number.partition(".")
    if decimals is None:
        return whole, fraction
    low, high = decimals
    carried = len(fraction)
    if carried == low:
        return whole, fraction
    if carried > high:
        whole, fraction = _cut(whole, fraction, high)
    if carried > low:
        fraction = fraction[:low] + fraction[low:].rstrip("0")
    else:
        fraction = fraction.ljust(low, "0")
    return whole, fraction


def _cut(whole: str, fraction: str, decimals: int) -> tuple[str, str]:
    kept = int(whole.replace(",", "") + fraction[:decimals]) + (fraction[decimals] >= "5")
    digits = str(kept).zfill(decimals + 1)
    cut = len(digits) - decimals
    return f"{int(digits[:cut]):,d}", digits[cut:]


@functools.cache
def _groups_after(separator: str) -> tuple[str, ...]:
    return tuple(f"{separator}{number:03d}" for number in range(_THOUSAND))
