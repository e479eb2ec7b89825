"""A budget year at one stage: what is compared with what."""

from __future__ import annotations

import attrs

from kommunedata._checks import instance_of
from kommunedata.budget.model.line import year_field
from kommunedata.budget.model.terms import Phase

__all__ = ["Stage"]


@attrs.frozen
class Stage:
    """A year and the phase that its amounts stand at, such as the accounts of 2023."""

    year: int = attrs.field(validator=year_field)
    phase: Phase = attrs.field(default=Phase.BUDGET, validator=instance_of(Phase))
