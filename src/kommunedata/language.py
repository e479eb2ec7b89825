"""The languages that bills and tables are written in, and names in both."""

from __future__ import annotations

import unicodedata
from typing import Literal, TypeAlias

import attrs

from kommunedata._checks import text
from kommunedata.errors import InvalidValueError

__all__ = ["Label", "Lang", "check_lang"]

Lang: TypeAlias = Literal["da", "en"]
"""Danish or English."""


def check_lang(lang: str) -> None:
    """Refuse what is neither "da" nor "en"."""
    if lang not in ("da", "en"):
        raise InvalidValueError("unknown language", allowed="'da' or 'en'", got=lang, where="lang")


def _composed(label: str) -> str:
    return unicodedata.normalize("NFC", label) if isinstance(label, str) else label


@attrs.frozen
class Label:
    """What something is called, in Danish and in English, NFC-normalised."""

    da: str = attrs.field(converter=_composed, validator=text(max_length=200))
    en: str = attrs.field(converter=_composed, validator=text(max_length=200))

    def text(self, lang: Lang) -> str:
        """Return the name in a language."""
        check_lang(lang)
        return self.da if lang == "da" else self.en
