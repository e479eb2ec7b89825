"""Bands of numbers, such as lengths and distances, with the ends their document includes."""

from __future__ import annotations

import re
from decimal import Decimal

import attrs

from kommunedata._checks import exact_decimal, instance_of
from kommunedata.errors import InvalidValueError

__all__ = ["Band"]

_NUMBER = r"[0-9]{1,12}(?:\.[0-9]{1,6})?"
_BETWEEN = re.compile(rf"({_NUMBER})-({_NUMBER})")
_ONE_SIDED = re.compile(rf"(<=|>=|<|>)({_NUMBER})")


def _bound(value: int | str | Decimal | None) -> Decimal | None:
    return None if value is None else exact_decimal(value, where="Band")


@attrs.frozen
class Band:
    """A span of numbers (*interval*); a side that is None has no end.

    Written as data files write it: `40-70` includes both ends (*mellem 40 og
    70*), `>70` (*over 70*), `>=70`, `<6` (*under 6*), `<=6` (*indtil 6*).

    >>> near, far = Band.parse("40-70"), Band.parse(">70")
    >>> Decimal(70) in near, Decimal(70) in far, str(far)
    (True, False, '>70')
    """

    lower: Decimal | None = attrs.field(converter=_bound)
    upper: Decimal | None = attrs.field(converter=_bound)
    lower_included: bool = attrs.field(default=True, validator=instance_of(bool))
    upper_included: bool = attrs.field(default=True, validator=instance_of(bool))

    def __attrs_post_init__(self) -> None:
        if self.lower is None and self.upper is None:
            raise InvalidValueError("a band without ends", allowed="one end or two", where="Band")
        if self.lower is not None and self.upper is not None and self.upper <= self.lower:
            raise InvalidValueError(
                "reversed or empty band",
                allowed=f"an upper end above {self.lower}",
                got=self.upper,
                where="Band.upper",
            )

    @staticmethod
    def parse(text: str) -> Band:
        """Return the band a data file writes as `40-70`, `>70`, `>=70`, `<6` or `<=6`."""
        between = _BETWEEN.fullmatch(text)
        if between is not None:
            return Band(Decimal(between[1]), Decimal(between[2]))
        one_sided = _ONE_SIDED.fullmatch(text)
        if one_sided is None:
            raise InvalidValueError(
                "not a band", allowed="40-70, >70, >=70, <6 or <=6", got=text, where="Band.parse"
            )
        included, number = one_sided[1].endswith("="), Decimal(one_sided[2])
        if one_sided[1].startswith(">"):
            return Band(number, None, lower_included=included)
        return Band(None, number, upper_included=included)

    def __contains__(self, number: int | Decimal) -> bool:
        return not self.is_above(number) and not self._is_below(number)

    def is_above(self, number: int | Decimal) -> bool:
        """Return whether the whole band lies above a number."""
        if self.lower is None:
            return False
        return number < self.lower or (number == self.lower and not self.lower_included)

    def _is_below(self, number: int | Decimal) -> bool:
        if self.upper is None:
            return False
        return number > self.upper or (number == self.upper and not self.upper_included)

    def __str__(self) -> str:
        if self.lower is None:
            return f"<{'=' if self.upper_included else ''}{self.upper}"
        if self.upper is None:
            return f">{'=' if self.lower_included else ''}{self.lower}"
        return f"{self.lower}-{self.upper}"
