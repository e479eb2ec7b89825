"""What to read of a StatBank table, whose rows repeat each other in several ways."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal, TypeAlias

import attrs

from kommunedata._checks import instance_of, text
from kommunedata.budget import Phase
from kommunedata.errors import InvalidValueError

__all__ = ["TABLES", "Areas", "Arts", "StatBankChoice", "TableShape"]

Arts: TypeAlias = Literal["TOT", "UE", "I", "UE+I", "S", "details"]
"""Net, gross expenses, income, both sides, the main arts, or the arts within them."""

Areas: TypeAlias = Literal["municipalities", "regions", "groups", "country"]
"""The areas of a table that contain each other."""


@attrs.frozen
class TableShape:
    """The columns of a table in their order, and the phase that its amounts are of."""

    columns: tuple[str, ...]
    phase: Phase


def _shape(area: str, account: str, phase: Phase) -> TableShape:
    return TableShape((area, account, "DRANST", "ART", "PRISENHED", "TID", "INDHOLD"), phase)


TABLES: Mapping[str, TableShape] = MappingProxyType(
    {
        "BUDK1": _shape("REGI07A", "FUNK1", Phase.BUDGET),
        "BUDK32": _shape("REGI07A", "FUNKTION", Phase.BUDGET),
        "REGK11": _shape("OMRÅDE", "FUNK1", Phase.ACCOUNTS),
        "REGK31": _shape("OMRÅDE", "FUNKTION", Phase.ACCOUNTS),
    }
)
"""The tables that can be read: budgets and accounts, by main account and by function."""


@attrs.frozen(kw_only=True)
class StatBankChoice:
    """Which of the rows that repeat each other to read; the others are left out and counted.

    `arts` is one level of ART, `areas` one level of areas, `total` the sum of the
    main accounts (`X`) instead of these. `income` says whether the file writes
    income below zero; it is needed where income is read. Of PRISENHED, `LOBM` is
    read, 1.000 kr. in the prices of the year: rows in kr. per inhabitant are no
    amounts of a budget, and are always left out.

    Raises:
        InvalidValueError: for an unknown word, and income without its sign.
    """

    arts: Arts = attrs.field(default="TOT", validator=text(pattern=r"TOT|UE|I|UE\+I|S|details"))
    areas: Areas = attrs.field(
        default="municipalities", validator=text(pattern="municipalities|regions|groups|country")
    )
    total: bool = attrs.field(default=False, validator=instance_of(bool))
    income: Literal["negative", "positive"] | None = attrs.field(
        default=None, validator=attrs.validators.optional(text(pattern="negative|positive"))
    )

    def __attrs_post_init__(self) -> None:
        if self.income is None and self.arts not in {"TOT", "UE"}:
            raise InvalidValueError(
                "income of no known sign",
                allowed="negative or positive, as the file writes it",
                got=None,
                where="StatBankChoice.income",
            )
