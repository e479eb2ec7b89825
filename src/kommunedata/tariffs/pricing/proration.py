"""Parts of a year: how a yearly fee is divided when only a part of the year is billed."""

from __future__ import annotations

import enum
from fractions import Fraction

import attrs

from kommunedata._checks import instance_of, whole

__all__ = ["Proration", "Share"]


class Proration(enum.Enum):
    """How a part of a year counts (*forholdsmæssig opkrævning*).

    `BY_DAYS` divides by the days of the year. `WHOLE_MONTHS` counts twelfths and
    refuses a change within a month; `NEXT_MONTH` lets such a change count from
    the first of the next month. `NONE` charges the whole year for any part.
    """

    BY_DAYS = "by_days"
    WHOLE_MONTHS = "whole_months"
    NEXT_MONTH = "next_month"
    NONE = "none"


@attrs.frozen
class Share:
    """A part of a year: so many of its days or months.

    >>> Share(182, 366).fraction
    Fraction(91, 183)
    """

    part: int = attrs.field(validator=whole(low=1, high=366))
    year: int = attrs.field(validator=whole(low=12, high=366))
    unit: str = attrs.field(default="day", validator=instance_of(str))

    @property
    def fraction(self) -> Fraction:
        """The part of the year."""
        return Fraction(self.part, self.year)
