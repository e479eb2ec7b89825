"""The two styles that text is printed in and the four lengths of a date."""

from __future__ import annotations

from typing import Literal, get_args

from kommunedata.errors import InvalidValueError, near_names

__all__ = ["LENGTHS", "STYLES", "Length", "Style", "unknown_length", "unknown_style"]

Style = Literal["cldr", "kommune"]
"""`cldr` is what ICU prints for `da-DK`, `kommune` what municipal documents print."""

Length = Literal["full", "long", "medium", "short"]
"""CLDR's four lengths of a date, from `tirsdag den 27. september 2022` to `27.09.2022`."""

STYLES = get_args(Style)
LENGTHS = get_args(Length)


def unknown_style(got: object, *, where: str) -> InvalidValueError:
    """Return the error to raise for what is not in `STYLES`."""
    return _unknown("style", got, STYLES, where)


def unknown_length(got: object, *, where: str) -> InvalidValueError:
    """Return the error to raise for what is not in `LENGTHS`."""
    return _unknown("length", got, LENGTHS, where)


def _unknown(kind: str, got: object, known: tuple[str, ...], where: str) -> InvalidValueError:
    return InvalidValueError(
        f"unknown {kind}",
        allowed=", ".join(known),
        got=got,
        where=where,
        suggestions=near_names(got, known) if isinstance(got, str) else (),
    )
