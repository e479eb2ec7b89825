"""One amount of a budget, with everything that tells it from others."""

from __future__ import annotations

import attrs

from kommunedata._checks import Validator, instance_of, text, whole
from kommunedata.budget.model.account import AccountCode
from kommunedata.budget.model.path import Path, path_field
from kommunedata.budget.model.terms import Basis, Phase
from kommunedata.money import StatedAmount
from kommunedata.source import Locator

__all__ = ["BudgetLine", "year_field"]

year_field: Validator[int] = whole(low=1900, high=2200)
"""Validates a budget year."""

_POSTING_TYPE = attrs.validators.optional(text(max_length=1, pattern="[1-7]"))
_OWNERSHIP = attrs.validators.optional(text(max_length=1, pattern="[0-9]"))
_GROUPING = attrs.validators.optional(text(max_length=3, pattern="[0-9]{3}"))
_ART = attrs.validators.optional(text(max_length=3, pattern=r"[0-9](?:\.[0-9])?"))


@attrs.frozen(kw_only=True)
class BudgetLine:
    """An amount in a budget or in accounts (*budgetpost*).

    Expenses are positive and income negative, as Danish budgets print them.
    `path` is from the outermost key in. `price_level` is the year whose prices
    and wages the amount is in (*pris- og lønniveau*), None where that is not
    stated, as are `account`, `posting_type` (*dranst*, 1 to 7), `ownership`
    (*ejerforhold*), `grouping` (*gruppering*, three digits) and `art`.
    """

    year: int = attrs.field(validator=year_field)
    path: Path = attrs.field(validator=path_field)
    amount: StatedAmount = attrs.field(validator=instance_of(StatedAmount))
    basis: Basis = attrs.field(validator=instance_of(Basis))
    phase: Phase = attrs.field(default=Phase.BUDGET, validator=instance_of(Phase))
    price_level: int | None = attrs.field(
        default=None, validator=attrs.validators.optional(year_field)
    )
    account: AccountCode | None = attrs.field(
        default=None, validator=attrs.validators.optional(instance_of(AccountCode))
    )
    posting_type: str | None = attrs.field(default=None, validator=_POSTING_TYPE)
    ownership: str | None = attrs.field(default=None, validator=_OWNERSHIP)
    grouping: str | None = attrs.field(default=None, validator=_GROUPING)
    art: str | None = attrs.field(default=None, validator=_ART)
    locator: Locator | None = attrs.field(
        default=None, validator=attrs.validators.optional(instance_of(Locator))
    )
