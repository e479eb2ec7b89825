"""The fixed words of a tariff: what an item is, what it is for, how it accrues and is taxed."""

from __future__ import annotations

import enum
import unicodedata

import attrs

from kommunedata._checks import text
from kommunedata.language import Lang, check_lang

__all__ = ["Accrual", "ItemKind", "Label", "Lifecycle", "Role", "Tax"]


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


class ItemKind(enum.Enum):
    """A fee (*takst, gebyr*), a deposit that comes back (*depositum*), or a sale (*salg*)."""

    FEE = "fee"
    DEPOSIT = "deposit"
    SALE = "sale"


class Role(enum.Enum):
    """What services look an item up by, so that they need no municipality's own names."""

    BASE_FEE = "base_fee"
    RECYCLING_FEE = "recycling_fee"
    CONTAINER_EMPTYING = "container_emptying"
    DISTANCE_SURCHARGE = "distance_surcharge"


class Accrual(enum.Enum):
    """When a fee falls due: each time it is used, or for a calendar year."""

    ONCE = "once"
    YEARLY = "yearly"


class Tax(enum.Enum):
    """How the document states VAT (*moms*); what it does not state is never computed."""

    INCLUSIVE = "inclusive"
    EXCLUSIVE = "exclusive"
    EXEMPT = "exempt"
    UNSTATED = "unstated"


class Lifecycle(enum.Enum):
    """Whether a price is there to stay (`OPEN`) or being phased out (*udfases*)."""

    OPEN = "open"
    PHASING_OUT = "phasing_out"
