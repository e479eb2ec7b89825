"""TOML text to values: decimal numbers exact, nesting bounded, and one clear line otherwise."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from decimal import Decimal, InvalidOperation

from kommunedata.errors import LoadError

__all__ = ["TOO_LONG", "toml_document"]

TOO_LONG = "a whole number of too many digits"
"""What is told of a number that Python would not read."""

_DEEPEST = 50  # no data file is nested deeper; the shipped ones are to 8
_KEY_PART = r"""(?:[\w-]++|"(?:[^"\\\n]|\\.){0,60}+"|'[^'\n]{0,60}+')"""
_DEEP_KEY = re.compile(rf"(?<![\w-])(?:{_KEY_PART}[ \t]*+\.[ \t]*+){{{_DEEPEST}}}")
"""As many parts of a key with dots between; tomllib takes the square of their number in memory."""


def toml_document(text: str, name: str) -> dict[str, object]:
    """Return what a TOML text says, its decimal numbers as Decimals; `name` is the file's.

    TOML has `nan` and `inf`; they are kept here, and are refused where they stand, as
    no value of ours may be one.

    Raises:
        LoadError: it is not TOML, says nothing, or is nested too deep.
    """
    if _DEEP_KEY.search(text):
        raise LoadError(f"{name}: nested too deep")
    try:
        document = tomllib.loads(text, parse_float=Decimal)
    except RecursionError:
        raise LoadError(f"{name}: nested too deep") from None
    except InvalidOperation:
        raise LoadError(f"{name}: not TOML: a number out of range") from None
    except tomllib.TOMLDecodeError as error:
        raise LoadError(f"{name}: not TOML: {error}") from error
    except ValueError:  # all that is left: Python's own words tell of its settings
        raise LoadError(f"{name}: not TOML: {TOO_LONG}") from None
    if not document:
        raise LoadError(f"{name}: empty, where keys with values belong")
    if _is_deep(document):
        raise LoadError(f"{name}: nested too deep")
    return document


def _is_deep(document: object) -> bool:
    """Return whether a document is nested so deep that to show a part of it exhausts the stack."""
    level = [document]
    for _ in range(_DEEPEST):
        level = [below for each in level for below in _within(each)]
    return bool(level)


def _within(value: object) -> Iterable[object]:
    if isinstance(value, dict):
        return value.values()
    return value if isinstance(value, list) else ()
