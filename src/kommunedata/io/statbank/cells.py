"""The cells of StatBank tables: codes, labels, or both, as a user had them exported."""

from __future__ import annotations

import functools
import re
from types import MappingProxyType
from typing import Literal

import attrs

from kommunedata.budget import AccountCode, Basis
from kommunedata.errors import InvalidValueError, NotFoundError
from kommunedata.io.statbank.choice import Areas
from kommunedata.municipality import Municipality

__all__ = ["Area", "Art", "account", "amount", "area", "art", "posting_type", "prices", "year"]

_AREA = re.compile("([0-9]{1,4})(?: (.*))?")
_CHRISTIANSOE = "0411"
_FUNCTION = re.compile(r"(?:([0-9]{4,5})(?: |\Z))?(?:([0-9]\.[0-9]{2}\.[0-9]{2})(?: .*)?)?")
_MAIN_ACCOUNT = re.compile("([0-9])(?: .*)?")
_TOTAL = re.compile("X(?: .*)?|I alt hovedkonto 0-8")
_POSTING_TYPE = re.compile("([1-7])(?: .*)?")
_MAIN_ART = re.compile(r"S([0-9])(?: .*)?|([0-9]) (?![0-9]).*")
_DETAIL = re.compile(r"([0-9])\.?([0-9])(?: .*)?")
_LOST_ZERO = re.compile("[0-9](?: 0.*)?")
_FIRST_YEAR, _LAST_YEAR = 1900, 2200  # those of a BudgetLine
_YEAR = re.compile(r"([0-9]{4})(?: \1)?")
_AMOUNT = re.compile("-?[0-9]{1,12}")


@attrs.frozen
class Area:
    """An area's name and which level of areas it is of; None for what is of none."""

    name: str
    level: Areas | None


@attrs.frozen
class Art:
    """An art at its level: a side, a main art or an art within it, and what its amounts are of."""

    level: Literal["TOT", "UE", "I", "S", "details"]
    basis: Basis
    code: str | None = None

    def __str__(self) -> str:
        return self.level if self.code is None else f"{self.level} {self.code}"


_OTHER_AREAS = MappingProxyType(
    {
        "0000": Area("Hele landet", "country"),
        "0081": Area("Region Nordjylland", "regions"),
        "0082": Area("Region Midtjylland", "regions"),
        "0083": Area("Region Syddanmark", "regions"),
        "0084": Area("Region Hovedstaden", "regions"),
        "0085": Area("Region Sjælland", "regions"),
        _CHRISTIANSOE: Area("Christiansø", None),  # of the state: no municipality
        "0910": Area("Hovedstadskommuner", "groups"),
        "0920": Area("Storbykommuner", "groups"),
        "0930": Area("Provinsbykommuner", "groups"),
        "0940": Area("Oplandskommuner", "groups"),
        "0960": Area("Landkommuner", "groups"),
    }
)
_AREAS_BY_NAME = MappingProxyType({each.name: each for each in _OTHER_AREAS.values()})

_SIDES = MappingProxyType(
    {
        "TOT": Art("TOT", Basis.NET),
        "UE": Art("UE", Basis.EXPENSE),
        "I": Art("I", Basis.INCOME),
    }
)
_SIDES_BY_NAME = MappingProxyType(
    {"I alt (netto)": "TOT", "Bruttoudgifter": "UE", "Indtægter": "I"}
)
_INCOME_ARTS = ("7", "8")
_INTERNAL = "9"
_INTERNAL_INCOME = "9.7"

_PRICES = MappingProxyType(
    {
        "Løbende priser (1.000 kr.)": "LOBM",
        "Pr. indbygger, løbende priser (kr.)": "INDL",
    }
)


@functools.lru_cache(maxsize=1024)
def area(cell: str) -> Area:
    """Return the area of a cell: `326`, `0326`, `326 Kalundborg` or `Kalundborg`.

    Raises:
        NotFoundError: for an unknown code or name, with near ones.
        InvalidValueError: for the code of one area with the name of another.
    """
    match = _AREA.fullmatch(cell)
    if match is None:
        return _area_named(cell)
    code = match[1].zfill(4)
    found = _OTHER_AREAS.get(code) or Area(Municipality(code).name, "municipalities")
    if match[2] and _area_named(match[2]) != found:
        raise InvalidValueError(
            "code and name of two areas", allowed=f"{match[1]} {found.name}", got=cell
        )
    return found


def _area_named(name: str) -> Area:
    known = _AREAS_BY_NAME.get(name)
    return known or Area(Municipality.named(name).name, "municipalities")


@functools.lru_cache(maxsize=1024)
def account(cell: str, column: str) -> AccountCode | None:
    """Return the account of a cell of FUNK1 or FUNKTION; None for the total of FUNK1.

    A function of four digits has lost its 0: `2201` is `0.22.01`, as the column
    holds nothing but functions.
    """
    if column == "FUNK1":
        main = _MAIN_ACCOUNT.fullmatch(cell)
        if main is None and not _TOTAL.fullmatch(cell):
            raise InvalidValueError("not a main account", allowed="0 to 9, or X", got=cell)
        return None if main is None else AccountCode(main[1])
    match = _FUNCTION.fullmatch(cell)
    codes = {*filter(None, match.groups())} if match else set()
    accounts = {AccountCode.parse(code.zfill(5)) for code in codes}
    if len(accounts) != 1:
        raise InvalidValueError("not a function", allowed="53026, 2201 or '5.30.26 name'", got=cell)
    return accounts.pop()


@functools.lru_cache(maxsize=64)
def posting_type(cell: str) -> str:
    """Return the posting type of a cell of DRANST."""
    match = _POSTING_TYPE.fullmatch(cell)
    if match is None:
        raise InvalidValueError("not a posting type", allowed="1 to 7", got=cell)
    return match[1]


@functools.lru_cache(maxsize=256)
def art(cell: str) -> Art:
    """Return the art of a cell: `TOT`, `UE`, `I`, `S1`, `22`, or their labels.

    A single digit is an art of main art 0 that lost it: the main art itself is `S0`.
    """
    side = _SIDES_BY_NAME.get(cell, cell.partition(" ")[0])
    if side in _SIDES:
        return _SIDES[side]
    if _LOST_ZERO.fullmatch(cell):
        return Art("details", Basis.EXPENSE, f"0.{cell[0]}")
    detail = _DETAIL.fullmatch(cell)
    if detail is not None:
        code = f"{detail[1]}.{detail[2]}"
        return Art("details", _basis(detail[1], code), code)
    main = _MAIN_ART.fullmatch(cell)
    if main is None:
        raise InvalidValueError("not an art", allowed="TOT, UE, I, S0 to S9 or 00 to 97", got=cell)
    code = main[1] or main[2]
    return Art("S", _basis(code, code), code)


def _basis(main: str, code: str) -> Basis:
    if main in _INCOME_ARTS or code == _INTERNAL_INCOME:
        return Basis.INCOME
    return Basis.NET if code == _INTERNAL else Basis.EXPENSE


@functools.lru_cache(maxsize=64)
def prices(cell: str) -> str:
    """Return the code of a cell of PRISENHED."""
    code = _PRICES.get(cell, cell.partition(" ")[0])
    if code not in _PRICES.values():
        raise NotFoundError("unknown prices", allowed=", ".join(_PRICES.values()), got=cell)
    return code


@functools.lru_cache(maxsize=256)
def year(cell: str) -> int:
    """Return the year of a cell of TID."""
    match = _YEAR.fullmatch(cell)
    if match is None or not _FIRST_YEAR <= int(match[1]) <= _LAST_YEAR:
        allowed = f"one from {_FIRST_YEAR} to {_LAST_YEAR}, as 2024"
        raise InvalidValueError("not a year", allowed=allowed, got=cell)
    return int(match[1])


def amount(cell: str) -> int:
    """Return the whole number of a cell of INDHOLD."""
    if not _AMOUNT.fullmatch(cell):
        raise InvalidValueError("not an amount", allowed="a whole number or ..", got=cell)
    return int(cell)
