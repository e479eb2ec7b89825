"""A municipality, looked up by its code or its name."""

from __future__ import annotations

import functools
import re
import unicodedata

import attrs

from kommunedata.errors import InvalidValueError, NotFoundError, WrongTypeError, near_names
from kommunedata.municipality.register import ROWS

__all__ = ["MUNICIPALITIES", "Municipality"]

_ROW_OF = {row[0]: row for row in ROWS}
_SUFFIX = re.compile(r"(?P<genitive>s?)\s+(?:regions)?kommune$")
_ASCII = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa"})
_MAX_NAME = 60


@attrs.frozen(order=True)
class Municipality:
    """One of the 98 Danish municipalities (*kommune*); its code says which.

    The code is four digits with its leading zero, always a string.

    >>> Municipality("0326").name, Municipality("0326").nuts3
    ('Kalundborg', 'DK022')
    >>> Municipality("326")
    Traceback (most recent call last):
        ...
    kommunedata.errors.NotFoundError: unknown municipality code, allowed: the four digits of one \
of the 98, got '326', did you mean '0326'? @ Municipality.code
    """

    code: str = attrs.field()

    @code.validator
    def _known(self, _: object, code: str) -> None:
        if type(code) is not str:
            raise WrongTypeError(
                "not a code", allowed="a str of four digits", got=code, where="Municipality.code"
            )
        if code not in _ROW_OF:
            padded = code[:_MAX_NAME].zfill(4)
            raise NotFoundError(
                "unknown municipality code",
                allowed="the four digits of one of the 98",
                got=code,
                where="Municipality.code",
                suggestions=[padded] if padded in _ROW_OF else [],
            )

    @staticmethod
    def named(name: str) -> Municipality:
        """Return the municipality of a name (*kommunenavn*).

        Case does not matter, `kommune` may follow, and æ, ø, å may be written
        ae, oe, aa.

        Raises:
            NotFoundError: for any other name, with the nearest ones.

        >>> [Municipality.named(name).code for name in ("Sorø", "soroe", "sorø kommune")]
        ['0340', '0340', '0340']
        """
        if type(name) is not str or len(name) > _MAX_NAME:
            raise InvalidValueError(
                "not a name",
                allowed=f"a str of at most {_MAX_NAME} characters",
                got=name,
                where="Municipality.named",
            )
        names = _codes_by_folded_name()
        for folded in _foldings(name):
            if folded in names:
                return Municipality(names[folded])
        near = near_names(_foldings(name)[0], names)
        raise NotFoundError(
            "unknown municipality name",
            got=name,
            where="Municipality.named",
            suggestions=[_ROW_OF[names[each]][1] for each in near],
        )

    @property
    def name(self) -> str:
        """The name without the word kommune, such as Faaborg-Midtfyn."""
        return _ROW_OF[self.code][1]

    @property
    def region(self) -> str:
        """The region (*region*), such as Sjælland."""
        return _ROW_OF[self.code][2]

    @property
    def nuts2(self) -> str:
        """Eurostat's code of the region."""
        return _ROW_OF[self.code][3]

    @property
    def nuts3(self) -> str:
        """Eurostat's code of the province (*landsdel*)."""
        return _ROW_OF[self.code][4]


def _fold(name: str) -> str:
    composed = unicodedata.normalize("NFC", name)
    return " ".join(composed.casefold().split()).translate(_ASCII)


def _foldings(name: str) -> list[str]:
    """Return the plain spellings to try: Københavns Kommune is københavns, then københavn."""
    folded = _fold(name)
    match = _SUFFIX.search(folded)
    if match is None:
        return [folded]
    stem = folded[: match.start()]
    return [stem + match["genitive"], stem]


@functools.cache
def _codes_by_folded_name() -> dict[str, str]:
    return {_fold(row[1]): row[0] for row in ROWS}


MUNICIPALITIES: tuple[Municipality, ...] = tuple(map(Municipality, _ROW_OF))
"""All 98, in the order of their codes."""
