"""Status profiles: the bounds by which somebody calls progress good or bad, as data."""

from __future__ import annotations

import enum
import itertools
from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from typing import NoReturn

import attrs

from kommunedata._checks import exact_decimal, filled_tuple_of, instance_of, text, tuple_of
from kommunedata.errors import InvalidValueError
from kommunedata.language import Label

__all__ = [
    "EUROSTAT",
    "SDG_BUILD",
    "UNSD_2023",
    "Bound",
    "Measure",
    "ScoreLine",
    "Status",
    "StatusProfile",
]


class Status(enum.Enum):
    """How a target stands (*status*), in the words of the profile that was asked for."""

    TARGET_ACHIEVED = "target_achieved"
    SUBSTANTIAL_PROGRESS = "substantial_progress"
    SIGNIFICANT_PROGRESS = "significant_progress"
    ON_TRACK = "on_track"
    MODERATE_PROGRESS = "moderate_progress"
    FAIR_PROGRESS = "fair_progress"
    LIMITED_PROGRESS = "limited_progress"
    NO_PROGRESS = "no_progress"
    STAGNATION = "stagnation"
    MODERATE_DETERIORATION = "moderate_deterioration"
    SIGNIFICANT_DETERIORATION = "significant_deterioration"
    DETERIORATION = "deterioration"


class Measure(enum.Enum):
    """What a profile's bounds are of, where there is a target value.

    `PACE` is what was reached over what the path asks for. `PROJECTED_SHARE` is the
    share of the way that will be covered at the deadline if it goes on like this;
    on a straight line the two are the same.
    """

    PACE = "pace"
    PROJECTED_SHARE = "projected_share"


def _at(value: int | str | Decimal) -> Decimal:
    return exact_decimal(value, where="Bound.at")


def _at_or_none(value: int | str | Decimal | None) -> Decimal | None:
    return None if value is None else exact_decimal(value, where="ScoreLine.at")


def _slope(value: int | str | Decimal) -> Decimal:
    return exact_decimal(value, where="ScoreLine.slope")


def _constant(value: int | str | Decimal) -> Decimal:
    return exact_decimal(value, where="ScoreLine.constant")


@attrs.frozen
class Bound:
    """From where on a status holds; `inclusive` tells whether at the bound itself too.

    One that is `scaled` is multiplied by the limit coefficient.
    """

    status: Status = attrs.field(validator=instance_of(Status))
    at: Decimal = attrs.field(converter=_at)
    inclusive: bool = attrs.field(default=True, kw_only=True, validator=instance_of(bool))
    scaled: bool = attrs.field(default=False, kw_only=True, validator=instance_of(bool))

    def holds(self, measure: Fraction, coefficient: Fraction) -> bool:
        """Return whether a measure has come so far."""
        at = Fraction(self.at) * (coefficient if self.scaled else 1)
        return measure >= at if self.inclusive else measure > at


@attrs.frozen
class ScoreLine:
    """From where on a score is slope times measure plus constant."""

    at: Decimal | None = attrs.field(converter=_at_or_none)
    slope: Decimal = attrs.field(converter=_slope)
    constant: Decimal = attrs.field(converter=_constant)


def _best_first(
    _: object, field: attrs.Attribute[tuple[Bound, ...]], bounds: tuple[Bound, ...]
) -> None:
    # at one number, a bound that must be passed lies beyond one that need only be reached
    keys = [(each.at, not each.inclusive) for each in bounds]
    if any(one <= other for one, other in itertools.pairwise(keys)):
        _refuse("highest first", [each.at for each in bounds], field.name)


def _open_end(
    _: object, field: attrs.Attribute[tuple[ScoreLine, ...]], lines: tuple[ScoreLine, ...]
) -> None:
    if not lines:
        return
    *bounds, last = (each.at for each in lines)
    known = [each for each in bounds if each is not None]
    falling = all(one > other for one, other in itertools.pairwise(known))
    if last is not None or len(known) < len(bounds) or not falling:
        _refuse("highest first, and none at the last alone", [*bounds, last], field.name)


def _refuse(allowed: str, bounds: Sequence[Decimal | None], name: str) -> NoReturn:
    got = [None if each is None else str(each) for each in bounds]
    where = f"StatusProfile.{name}"
    raise InvalidValueError("bounds out of order", allowed=allowed, got=got, where=where)


@attrs.frozen(kw_only=True)
class StatusProfile:
    """Somebody's bounds (*statusprofil*), best first; what is under them all is `worst`.

    `with_target` are of the `measure`, `without_target` of growth a year towards the
    better, 0.01 for 1 per cent. The score lines, where a profile has them, stand best
    first too; the last has no bound.

    Raises:
        InvalidValueError: bounds that do not stand best first, or score lines of which
            another than the last has no bound.
    """

    id: str = attrs.field(validator=text(max_length=60, pattern="[a-z][a-z0-9-]*"))
    name: Label = attrs.field(validator=instance_of(Label))
    source: str = attrs.field(validator=text())
    measure: Measure = attrs.field(validator=instance_of(Measure))
    achieved: Status = attrs.field(validator=instance_of(Status))
    worst: Status = attrs.field(validator=instance_of(Status))
    with_target: tuple[Bound, ...] = attrs.field(validator=[filled_tuple_of(Bound), _best_first])
    without_target: tuple[Bound, ...] = attrs.field(validator=[filled_tuple_of(Bound), _best_first])
    score_with_target: tuple[ScoreLine, ...] = attrs.field(
        default=(), validator=[tuple_of(ScoreLine), _open_end]
    )
    score_without_target: tuple[ScoreLine, ...] = attrs.field(
        default=(), validator=[tuple_of(ScoreLine), _open_end]
    )


SDG_BUILD = StatusProfile(
    id="sdg-build",
    name=Label("Statistics Canada (sdg-build)", "Statistics Canada (sdg-build)"),
    source=(
        "open-sdg/sdg-build, ProgressMeasure.py @139fede; Open SDG, Measuring progress, "
        "after the Canadian Indicator Framework"
    ),
    measure=Measure.PACE,
    achieved=Status.TARGET_ACHIEVED,
    worst=Status.DETERIORATION,
    with_target=(
        Bound(Status.SUBSTANTIAL_PROGRESS, "0.95"),
        Bound(Status.MODERATE_PROGRESS, "0.60"),
        Bound(Status.LIMITED_PROGRESS, "0"),
    ),
    without_target=(
        Bound(Status.SUBSTANTIAL_PROGRESS, "0.015", scaled=True),
        Bound(Status.MODERATE_PROGRESS, "0.005", scaled=True),
        Bound(Status.LIMITED_PROGRESS, "0"),
    ),
    # the constants are sdg-build's own, of four decimals
    score_with_target=(
        ScoreLine("0.60", "7.1429", "-4.2857"),
        ScoreLine(None, "4.1667", "-2.5"),
    ),
    score_without_target=(
        ScoreLine("0.015", "500", "-5"),
        ScoreLine("0.005", "250", "-1.25"),
        ScoreLine("0", "500", "-2.5"),
        ScoreLine(None, "125", "-2.5"),
    ),
)
"""The bounds of Statistics Canada, which sdg-build and Open SDG use; the only ones with a score."""

EUROSTAT = StatusProfile(
    id="eurostat",
    name=Label("Eurostat, som EUSTAT regner det", "Eurostat, as EUSTAT computes it"),
    source="EUSTAT's build script for its SDG site; Eurostat's own annex was not read",
    measure=Measure.PACE,
    achieved=Status.SIGNIFICANT_PROGRESS,
    worst=Status.SIGNIFICANT_DETERIORATION,
    with_target=(
        Bound(Status.SIGNIFICANT_PROGRESS, "0.95", inclusive=False),
        Bound(Status.MODERATE_PROGRESS, "0.60", inclusive=False),
        Bound(Status.MODERATE_DETERIORATION, "0"),
    ),
    without_target=(
        Bound(Status.SIGNIFICANT_PROGRESS, "0.01", inclusive=False, scaled=True),
        Bound(Status.MODERATE_PROGRESS, "0.001", inclusive=False, scaled=True),
        Bound(Status.NO_PROGRESS, "-0.001"),
        Bound(Status.MODERATE_DETERIORATION, "-0.01", scaled=True),
    ),
)
"""Eurostat's bounds as the Basque statistics office codes them: slow is a deterioration there."""

UNSD_2023 = StatusProfile(
    id="unsd-2023",
    name=Label("UNSD 2023", "UNSD 2023"),
    source="UNSD, Progress Chart Technical Note 2023, as EUSTAT's methodology page gives it",
    measure=Measure.PROJECTED_SHARE,
    achieved=Status.ON_TRACK,
    worst=Status.STAGNATION,
    with_target=(Bound(Status.ON_TRACK, "0.95"), Bound(Status.FAIR_PROGRESS, "0.10")),
    without_target=(Bound(Status.ON_TRACK, "0.02"), Bound(Status.FAIR_PROGRESS, "0.005")),
)
"""The three levels of the UN Statistics Division's progress chart of 2023."""
