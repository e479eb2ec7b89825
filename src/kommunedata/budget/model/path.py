"""Where in a budget an amount stands: keys from the outermost level in."""

from __future__ import annotations

import unicodedata
from typing import TypeAlias

import attrs

from kommunedata.errors import InvalidValueError, WrongTypeError

__all__ = ["Path", "check_path", "path_field"]

Path: TypeAlias = tuple[str, ...]
"""Keys such as a committee and an area of it; never a text that is cut at a sign."""

_MOST = 20
_LONGEST = 200


def check_path(path: object, *, where: str) -> None:
    """Raise unless a value is a path: one to 20 keys, none blank or long, composed as NFC is."""
    allowed = f"a tuple of 1 to {_MOST} texts in NFC"
    if type(path) is not tuple or not all(type(key) is str for key in path):
        raise WrongTypeError("not a path", allowed=allowed, got=path, where=where)
    if not 0 < len(path) <= _MOST or not all(map(_is_key, path)):
        raise InvalidValueError("not a path", allowed=allowed, got=path, where=where)


def _is_key(key: str) -> bool:
    return bool(key.strip()) and len(key) <= _LONGEST and unicodedata.is_normalized("NFC", key)


def path_field(instance: object, attribute: attrs.Attribute[Path], value: Path) -> None:
    """Validate an attrs field that holds a path."""
    check_path(value, where=f"{type(instance).__name__}.{attribute.name}")
