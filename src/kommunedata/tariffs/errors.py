"""Why something could not be priced; no such case ever gets a price of 0."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from kommunedata._frozen import FrozenMapping
from kommunedata.errors import InvalidValueError, KommunedataError
from kommunedata.money import Money

__all__ = [
    "AmbiguousPriceError",
    "ClosedItemError",
    "MixedTaxError",
    "NoPriceError",
    "NotEligibleError",
    "NotOfferedError",
    "PricingError",
    "ScheduleError",
    "UnknownItemError",
    "UnknownPriceError",
    "UnstatedTaxError",
    "UsageError",
]

_NO_AMOUNTS: Mapping[str, Money | None] = FrozenMapping()


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


class NotEligibleError(PricingError, LookupError):
    """The price is for another season, age, size or kind of customer (*betingelse*)."""


class ClosedItemError(PricingError, LookupError):
    """Only those who have it already can keep it (*lukket for nye kunder*)."""


class AmbiguousPriceError(PricingError, LookupError):
    """More than one printed price fits, or its place can be read in more than one way.

    `amounts` has what each reading gives, by its name: None where it gives no
    price. It is empty where there is no reading to choose.
    """

    def __init__(
        self,
        what: str,
        *,
        allowed: str,
        got: str,
        where: str,
        amounts: Mapping[str, Money | None] = _NO_AMOUNTS,
    ) -> None:
        super().__init__(what, allowed=allowed, where=where)
        self.got: str | None = got
        self.amounts: Mapping[str, Money | None] = FrozenMapping(amounts)

    def __reduce__(self) -> tuple[object, ...]:
        # the default would call __init__ without its keywords
        return _unpickle_ambiguous_price_error, (self.what, self.__dict__)


def _unpickle_ambiguous_price_error(what: str, state: dict[str, object]) -> AmbiguousPriceError:
    error = AmbiguousPriceError(what, allowed="", got="", where="")
    error.__dict__.update(state)
    return error


class UsageError(PricingError, ValueError):
    """A usage that lacks what its price depends on, or states it in a wrong unit or sign."""


class MixedTaxError(PricingError, ValueError):
    """One total was asked of amounts with and without VAT; `Bill.totals` keeps them apart."""


class UnstatedTaxError(PricingError, ValueError):
    """VAT was asked of amounts that the document states nothing about."""


class ScheduleError(InvalidValueError):
    """A schedule that does not hold together; `problems` has the path and the reason of each."""

    def __init__(self, what: str, *, problems: Iterable[tuple[str, str]] = ()) -> None:
        super().__init__(what)
        self.problems: tuple[tuple[str, str], ...] = tuple(problems)

    def __str__(self) -> str:
        return "; ".join([self.what, *(f"{reason} @ {path}" for path, reason in self.problems)])
