"""What a printed price cell says, when it is not simply a number."""

from __future__ import annotations

import enum

__all__ = ["PriceState"]


class PriceState(enum.Enum):
    """Whether a price is there: four states that are never mistaken for each other.

    `PRICED` has a number. `FREE` (*gratis*) costs nothing. `NOT_OFFERED` ("-")
    cannot be had. `UNKNOWN` is printed without anything that says which.
    """

    PRICED = "priced"
    FREE = "free"
    NOT_OFFERED = "not_offered"
    UNKNOWN = "unknown"
