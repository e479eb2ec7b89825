"""The languages that bills and tables are written in."""

from __future__ import annotations

from typing import Literal, TypeAlias

from kommunedata.errors import InvalidValueError

__all__ = ["Lang", "check_lang"]

Lang: TypeAlias = Literal["da", "en"]
"""Danish or English."""


def check_lang(lang: str) -> None:
    """Refuse what is neither "da" nor "en"."""
    if lang not in ("da", "en"):
        raise InvalidValueError("unknown language", allowed="'da' or 'en'", got=lang, where="lang")
