"""Why something could not be priced; no such case ever gets a price of 0."""

from __future__ import annotations

from collections.abc import Iterable

from kommunedata.errors import InvalidValueError, KommunedataError

__all__ = [
    "AmbiguousPriceError",
    "MixedTaxError",
    "NoPriceError",
    "NotOfferedError",
    "PricingError",
    "ScheduleError",
    "UnknownItemError",
    "UnknownPriceError",
    "UsageError",
]


class PricingError(KommunedataError):
    """The base of what `price` and the services raise."""


class UnknownItemError(PricingError, LookupError):
    """No item of this id or role is in the schedule."""


class NoPriceError(PricingError, LookupError):
    """Nothing is printed for the date or the dimensions asked; the nearest are named."""


class NotOfferedError(PricingError, LookupError):
    """The document prints "-" (*ikke udbudt*): this cannot be had."""


class UnknownPriceError(PricingError, LookupError):
    """The document prints this without saying what it costs."""


class AmbiguousPriceError(PricingError, LookupError):
    """More than one printed price fits; the message names each with its line."""


class UsageError(PricingError, ValueError):
    """A usage that lacks what its price depends on, or states it in a wrong unit or sign."""


class MixedTaxError(PricingError, ValueError):
    """One total was asked of amounts with and without VAT; `Bill.totals` keeps them apart."""


class ScheduleError(InvalidValueError):
    """A schedule that does not hold together; `problems` has the path and the reason of each."""

    def __init__(self, what: str, *, problems: Iterable[tuple[str, str]] = ()) -> None:
        super().__init__(what)
        self.problems: tuple[tuple[str, str], ...] = tuple(problems)

    def __str__(self) -> str:
        return "; ".join([self.what, *(f"{reason} @ {path}" for path, reason in self.problems)])
