"""The kinds of change that a printed price can go through."""

from __future__ import annotations

import enum

__all__ = ["ChangeKind"]


class ChangeKind(enum.Enum):
    """What became of a printed price (*ændring*) from one day to another.

    `STATE_CHANGED` is a price that came or went without its row, as from not
    offered to priced. `METHOD_CHANGED` is another unit, another thing that the
    price is of, or a rate in place of kroner. Where several fit, the state goes
    before the method, and that before the VAT. Only `CHANGED` and `UNCHANGED`
    have figures to subtract.
    """

    CHANGED = "changed"
    UNCHANGED = "unchanged"
    NEW = "new"
    ENDED = "ended"
    METHOD_CHANGED = "method_changed"
    TAX_CHANGED = "tax_changed"
    STATE_CHANGED = "state_changed"
