"""The words that the options of printing take, and the errors for others."""

from __future__ import annotations

from typing import Literal, get_args

from kommunedata.errors import InvalidValueError, near_names

__all__ = [
    "LENGTHS",
    "RANGE_LENGTHS",
    "STYLES",
    "Display",
    "Length",
    "Minus",
    "RangeLength",
    "RateDisplay",
    "Scale",
    "Sign",
    "Space",
    "Style",
    "check_choice",
]

Style = Literal["cldr", "kommune"]
"""`cldr` is what ICU prints for `da-DK`, `kommune` what municipal documents print."""

Length = Literal["full", "long", "medium", "short"]
"""CLDR's four lengths of a date, from `tirsdag den 27. september 2022` to `27.09.2022`."""

RangeLength = Literal["full", "long", "medium", "short", "month", "year"]
"""The lengths of a range of days; `month` and `year` leave its days out."""

Sign = Literal["auto", "always", "except_zero"]
"""Whether a plus stands before what is not negative: never, always, or not before zero."""

Minus = Literal["-", "−"]
"""The ASCII hyphen that CLDR prints, or U+2212."""

Space = Literal["nbsp", "plain"]
"""A no-break or an ordinary space, wherever the text has one."""

Scale = Literal["short", "long", "kr.", "tkr.", "mio. kr.", "mia. kr."]
"""What the number counts: `short` and `long` are CLDR's compact notation, which goes
by the size of the number; the others are the fixed units of budgets."""

Display = Literal["symbol", "code", "name"]
"""The currency as `kr.`, `DKK` or `danske kroner`."""

RateDisplay = Literal["sign", "word"]
"""What a rate ends in: `%` and `‰`, or `pct.` and `promille`."""

STYLES = get_args(Style)
LENGTHS = get_args(Length)
RANGE_LENGTHS = get_args(RangeLength)


def check_choice(option: str, got: object, known: tuple[str | None, ...], *, where: str) -> None:
    """Refuse what is none of the words that an option takes."""
    if got not in known:
        words = tuple(map(str, known))
        raise InvalidValueError(
            f"unknown {option}",
            allowed=", ".join(words),
            got=got,
            where=where,
            suggestions=near_names(got, words),
        )
