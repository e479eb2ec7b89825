"""The official chart of accounts (*den autoriserede kontoplan*) as far as lines name it."""

from __future__ import annotations

import re
from collections.abc import Mapping

import attrs

from kommunedata._checks import instance_of, text
from kommunedata._frozen import FrozenMapping
from kommunedata.errors import InvalidValueError, NotFoundError, WrongTypeError, near_names
from kommunedata.finding import Finding, Severity

__all__ = ["AccountCode", "ChartOfAccounts"]

_POINTS = re.compile(r"([0-9])(?:\.([0-9]{2})(?:\.([0-9]{2}))?)?")
_DIGITS = re.compile(r"[0-9]{5}")


@attrs.frozen(order=True)
class AccountCode:
    """A main account, main function or function (*hovedkonto, hovedfunktion, funktion*).

    Written with points: `5`, `5.30`, `5.30.26`. Codes are text: a leading 0 counts.

    Source: Budget- og regnskabssystem for kommuner, afsnit 2.2 (kontostreng).

    >>> AccountCode.parse("53026"), AccountCode("5.30.26").main_function
    (AccountCode('5.30.26'), AccountCode('5.30'))
    """

    code: str = attrs.field()

    @code.validator
    def _of_the_form(self, _: object, code: str) -> None:
        if type(code) is not str:
            raise WrongTypeError(
                "not a code", allowed="a text, as 5.30.26", got=code, where="AccountCode.code"
            )
        if not _POINTS.fullmatch(code):
            raise InvalidValueError(
                "not an account code",
                allowed="5, 5.30 or 5.30.26",
                got=code,
                where="AccountCode.code",
            )

    @staticmethod
    def parse(text: str) -> AccountCode:
        """Return the code of a text with points, or of five digits as StatBank writes them.

        A code whose leading 0 was lost has four digits and is refused: 2201 may be
        0.22.01 and nothing else, but so may a mistake be.
        """
        if type(text) is str and _DIGITS.fullmatch(text):
            return AccountCode(f"{text[0]}.{text[1:3]}.{text[3:]}")
        return AccountCode(text)

    @property
    def main_account(self) -> AccountCode:
        """The main account (*hovedkonto*), 0 to 9."""
        return AccountCode(self.code[0])

    @property
    def main_function(self) -> AccountCode | None:
        """The main function (*hovedfunktion*); None for a main account."""
        return AccountCode(self.code[:4]) if len(self.code) >= len("5.30") else None

    @property
    def is_function(self) -> bool:
        """Whether the code names a function (*funktion*)."""
        return len(self.code) == len("5.30.26")

    def __repr__(self) -> str:
        return f"AccountCode({self.code!r})"

    def __str__(self) -> str:
        return self.code


def _frozen(names: Mapping[str, str]) -> Mapping[str, str]:
    if not isinstance(names, Mapping) or not all(
        type(code) is str and type(name) is str for code, name in names.items()
    ):
        raise WrongTypeError(
            "not names by code", allowed="texts by text", got=names, where="ChartOfAccounts"
        )
    return FrozenMapping(names)


@attrs.frozen(kw_only=True)
class ChartOfAccounts:
    """Names of accounts and of what else a posting is by, of one edition.

    `accounts` are by their code with points, `groupings` by the function's code, a
    space and three digits, the others by their number. Where it is not `complete`,
    a code that it lacks may well be official.
    """

    edition: str = attrs.field(validator=text(max_length=60))
    complete: bool = attrs.field(validator=instance_of(bool))
    accounts: Mapping[str, str] = attrs.field(converter=_frozen)
    posting_types: Mapping[str, str] = attrs.field(converter=_frozen, factory=dict)
    ownerships: Mapping[str, str] = attrs.field(converter=_frozen, factory=dict)
    groupings: Mapping[str, str] = attrs.field(converter=_frozen, factory=dict)
    arts: Mapping[str, str] = attrs.field(converter=_frozen, factory=dict)

    def name(self, code: AccountCode) -> str:
        """Return the Danish name of an account.

        Raises:
            NotFoundError: the chart lacks it; the nearest codes are named.
        """
        if code.code not in self.accounts:
            raise NotFoundError(
                "no such account",
                got=code.code,
                where=f"chart of accounts {self.edition}",
                suggestions=near_names(code.code, self.accounts),
            )
        return self.accounts[code.code]

    def finding(self, code: AccountCode) -> Finding | None:
        """Return what is to be said of a code: None where the chart has it.

        A code that a complete chart lacks is a warning, one that a part of it lacks a note.
        """
        if code.code in self.accounts:
            return None
        near = ", ".join(near_names(code.code, self.accounts))
        hint = f", near: {near}" if near else ""
        return Finding(
            code="unknown-account",
            severity=Severity.WARNING if self.complete else Severity.NOTE,
            message=f"account {code.code} is not in chart {self.edition}{hint}",
        )
