"""Number patterns of the Unicode CLDR, compiled once and applied to digits.

A number comes in as its digits and is rounded by integer arithmetic. No decimal
context takes part, so neither a caller's precision nor its traps can change a
character.
"""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING

import attrs

from kommunedata.errors import InvalidValueError

if TYPE_CHECKING:
    from kommunedata.danish.cldr import NumberData

__all__ = ["NumberPattern", "compile_pattern"]

_PATTERN = re.compile(
    r"(?P<prefix>[^#0]*)(?P<integer>#,##0|0)(?:\.(?P<fixed>0*)(?P<free>#*))?(?P<suffix>[^#0]*)"
)
_THOUSAND = 1000
_NOT_ZERO = re.compile("[1-9]")


@attrs.frozen(kw_only=True)
class NumberPattern:
    """A compiled number pattern (*talformat*).

    `decimals` is the least and the most that are printed, or None for as many
    as the number carries. `group` stands between groups of three digits; the
    empty text leaves them ungrouped.
    """

    prefix: str
    suffix: str
    decimals: tuple[int, int] | None
    group: str
    decimal: str
    minus: str
    _groups: tuple[str, ...] = attrs.field(init=False, repr=False, eq=False)
    _hundredths: tuple[str, ...] = attrs.field(init=False, repr=False, eq=False)

    @_groups.default
    def _all_groups(self) -> tuple[str, ...]:
        return _groups_after(self.group)

    @_hundredths.default
    def _all_hundredths(self) -> tuple[str, ...]:
        return tuple(f"{self.decimal}{number:02d}{self.suffix}" for number in range(100))

    def render(self, number: str, decimals: int | None = None) -> str:
        """Return the text of a number as `f"{value:,f}"` writes it, such as `-1,109.50`.

        It has exactly `decimals` if given. Digits beyond the most decimals are
        rounded half up, away from zero; what rounds to zero has no minus.
        """
        if number[0] == "-":
            text = self.render(number[1:], decimals)
            return f"{self.minus}{text}" if _NOT_ZERO.search(text) else text
        whole, _, fraction = number.partition(".")
        carried = len(fraction)
        if decimals is not None:
            low = high = decimals
        else:
            low, high = self.decimals or (carried, carried)
        if carried > high:
            whole, fraction = _rounded(whole, fraction, high)
        if carried > low:
            fraction = fraction[:low] + fraction[low:].rstrip("0")
        elif carried < low:
            fraction = fraction.ljust(low, "0")
        mark = self.decimal if fraction else ""
        return f"{self.prefix}{whole.replace(',', self.group)}{mark}{fraction}{self.suffix}"

    def render_hundredths(self, count: int) -> str:
        """Return the text of `count / 100` with two decimals: the short way for øre."""
        if count < 0:
            return f"{self.minus}{self.render_hundredths(-count)}"
        whole, end = count // 100, self._hundredths[count % 100]
        while whole >= _THOUSAND:
            end = self._groups[whole % _THOUSAND] + end
            whole //= _THOUSAND
        return f"{self.prefix}{whole}{end}"


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
        prefix=match["prefix"],
        suffix=match["suffix"],
        decimals=(fixed, fixed + free),
        group=data.group if "," in match["integer"] else "",
        decimal=data.decimal,
        minus=data.minus,
    )


def _rounded(whole: str, fraction: str, decimals: int) -> tuple[str, str]:
    kept = int(whole.replace(",", "") + fraction[:decimals]) + (fraction[decimals] >= "5")
    digits = str(kept).zfill(decimals + 1)
    cut = len(digits) - decimals
    return f"{int(digits[:cut]):,d}", digits[cut:]


@functools.cache
def _groups_after(separator: str) -> tuple[str, ...]:
    return tuple(f"{separator}{number:03d}" for number in range(_THOUSAND))
