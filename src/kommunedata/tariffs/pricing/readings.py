"""Places that can be read in more than one way: the caller's choice, or every outcome shown."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from typing import TYPE_CHECKING, TypeAlias

import attrs

from kommunedata.errors import WrongTypeError
from kommunedata.money import Money
from kommunedata.source import Reading
from kommunedata.tariffs.errors import AmbiguousPriceError, PricingError, UsageError
from kommunedata.tariffs.model.rate_table import LOWER_BAND, UPPER_BAND

if TYPE_CHECKING:
    from kommunedata.tariffs.model.schedule import TariffSchedule
    from kommunedata.tariffs.pricing.bill import BillLine

__all__ = ["Chosen", "choose_readings", "settle"]

Attempt: TypeAlias = "Callable[[Chosen], list[BillLine]]"


class _OpenQuestionError(Exception):
    """Pricing came to a place that can be read in several ways, and none is chosen."""

    def __init__(self, readings: tuple[Reading, ...]) -> None:
        super().__init__(*(reading.name for reading in readings))
        self.readings = readings


@attrs.frozen
class Chosen:
    """The readings chosen so far, by name."""

    names: frozenset[str]

    def take(self, wanted: str, readings: tuple[Reading, ...]) -> bool:
        """Return whether, among readings that exclude each other, the wanted one is chosen."""
        for reading in readings:
            if reading.name in self.names:
                return reading.name == wanted
        raise _OpenQuestionError(readings)


_NONE = Chosen(frozenset())


def choose_readings(schedule: TariffSchedule, readings: Collection[str]) -> Chosen:
    """Return the readings that a caller names, checked.

    Raises:
        UsageError: the schedule has no such reading, or two exclude each other.
    """
    if readings == ():
        return _NONE
    if isinstance(readings, str) or not isinstance(readings, Iterable):
        raise WrongTypeError("not readings", allowed="names", got=readings, where="readings")
    names = frozenset(readings)
    if not all(isinstance(name, str) for name in names):
        raise WrongTypeError("not readings", allowed="names", got=names, where="readings")
    bands = {LOWER_BAND.name, UPPER_BAND.name}
    for name in names:
        rivals = bands if name in bands else {each.name for each in schedule.question_of(name)}
        if len(rivals & names) > 1:
            raise UsageError(
                "readings that exclude each other",
                allowed="one of them",
                got=", ".join(sorted(rivals & names)),
                where="readings",
            )
    return Chosen(names)


def settle(attempt: Attempt, chosen: Chosen, where: str) -> list[BillLine]:
    """Return what pricing gives by the readings chosen, or by all where they give the same.

    Raises:
        AmbiguousPriceError: with what each reading gives, where they differ.
    """
    try:
        return attempt(chosen)
    except _OpenQuestionError as question:
        readings = question.readings
    outcomes = [
        _outcome(attempt, attrs.evolve(chosen, names=chosen.names | {reading.name}), where)
        for reading in readings
    ]
    sums = [_sum(outcome) for outcome in outcomes]
    first = outcomes[0]
    if any(each != sums[0] for each in sums):
        raise _ambiguous(readings, outcomes, where)
    if isinstance(first, PricingError):
        raise first
    return first


def _outcome(attempt: Attempt, chosen: Chosen, where: str) -> list[BillLine] | PricingError:
    try:
        return settle(attempt, chosen, where)
    except AmbiguousPriceError:
        raise
    except PricingError as error:
        return error


def _sum(outcome: list[BillLine] | PricingError) -> Money | None:
    if isinstance(outcome, PricingError):
        return None
    return Money.sum(line.amount for line in outcome)


def _ambiguous(
    readings: tuple[Reading, ...],
    outcomes: list[list[BillLine] | PricingError],
    where: str,
) -> AmbiguousPriceError:
    pairs = list(zip(readings, outcomes, strict=True))
    return AmbiguousPriceError(
        "the document can be read in more than one way",
        allowed=" or ".join(f"{each.name} ({each.en}): {_shown(got)}" for each, got in pairs),
        got="no reading chosen",
        where=where,
        amounts={each.name: _sum(got) for each, got in pairs},
    )


def _shown(outcome: list[BillLine] | PricingError) -> str:
    if isinstance(outcome, PricingError):
        return f"no price, {outcome.what}"
    lines = ", ".join(dict.fromkeys(line.locator.lines for line in outcome))
    return f"{Money.sum(line.amount for line in outcome)} (line {lines})"
