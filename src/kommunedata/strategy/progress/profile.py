"""Status profiles: the bounds by which somebody calls progress good or bad, as data."""

from __future__ import annotations

import enum
from decimal import Decimal
from fractions import Fraction

import attrs

from kommunedata._checks import filled_tuple_of, instance_of, text, tuple_of
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


@attrs.frozen
class Bound:
    """From where on a status holds; `inclusive` tells whether at the bound itself too.

    One that is `scaled` is multiplied by the limit coefficient.
    """

    status: Status = attrs.field(validator=instance_of(Status))
    at: Decimal = attrs.field(validator=instance_of(Decimal))
    inclusive: bool = attrs.field(default=True, kw_only=True, validator=instance_of(bool))
    scaled: bool = attrs.field(default=False, kw_only=True, validator=instance_of(bool))

    def holds(self, measure: Fraction, coefficient: Fraction) -> bool:
        """Return whether a measure has come so far."""
        at = Fraction(self.at) * (coefficient if self.scaled else 1)
        return measure >= at if self.inclusive else measure > at


@attrs.frozen
class ScoreLine:
    """From where on a score is slope times measure plus constant."""

    at: Decimal | None = attrs.field(validator=instance_of(Decimal, type(None)))
    slope: Decimal = attrs.field(validator=instance_of(Decimal))
    constant: Decimal = attrs.field(validator=instance_of(Decimal))


@attrs.frozen(kw_only=True)
class StatusProfile:
    """Somebody's bounds (*statusprofil*), best first; what is under them all is `worst`.

    `with_target` are of the `measure`, `without_target` of growth a year towards the
    better, 0.01 for 1 per cent. The score lines, where a profile has them, stand best
    first too; the last has no bound.
    """

    id: str = attrs.field(validator=text(max_length=60, pattern="[a-z][a-z0-9-]*"))
    name: Label = attrs.field(validator=instance_of(Label))
    source: str = attrs.field(validator=text())
    measure: Measure = attrs.field(validator=instance_of(Measure))
    achieved: Status = attrs.field(validator=instance_of(Status))
    worst: Status = attrs.field(validator=instance_of(Status))
    with_target: tuple[Bound, ...] = attrs.field(validator=filled_tuple_of(Bound))
    without_target: tuple[Bound, ...] = attrs.field(validator=filled_tuple_of(Bound))
    score_with_target: tuple[ScoreLine, ...] = attrs.field(
        default=(), validator=tuple_of(ScoreLine)
    )
    score_without_target: tuple[ScoreLine, ...] = attrs.field(
        default=(), validator=tuple_of(ScoreLine)
    )


def _bound(status: Status, at: str, *, inclusive: bool = True, scaled: bool = False) -> Bound:
    return Bound(status, Decimal(at), inclusive=inclusive, scaled=scaled)


def _line(at: str | None, slope: str, constant: str) -> ScoreLine:
    return ScoreLine(None if at is None else Decimal(at), Decimal(slope), Decimal(constant))


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
        _bound(Status.SUBSTANTIAL_PROGRESS, "0.95"),
        _bound(Status.MODERATE_PROGRESS, "0.60"),
        _bound(Status.LIMITED_PROGRESS, "0"),
    ),
    without_target=(
        _bound(Status.SUBSTANTIAL_PROGRESS, "0.015", scaled=True),
        _bound(Status.MODERATE_PROGRESS, "0.005", scaled=True),
        _bound(Status.LIMITED_PROGRESS, "0"),
    ),
    # the constants are sdg-build's own, of four decimals
    score_with_target=(
        _line("0.60", "7.1429", "-4.2857"),
        _line(None, "4.1667", "-2.5"),
    ),
    score_without_target=(
        _line("0.015", "500", "-5"),
        _line("0.005", "250", "-1.25"),
        _line("0", "500", "-2.5"),
        _line(None, "125", "-2.5"),
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
        _bound(Status.SIGNIFICANT_PROGRESS, "0.95", inclusive=False),
        _bound(Status.MODERATE_PROGRESS, "0.60", inclusive=False),
        _bound(Status.MODERATE_DETERIORATION, "0"),
    ),
    without_target=(
        _bound(Status.SIGNIFICANT_PROGRESS, "0.01", inclusive=False, scaled=True),
        _bound(Status.MODERATE_PROGRESS, "0.001", inclusive=False, scaled=True),
        _bound(Status.NO_PROGRESS, "-0.001"),
        _bound(Status.MODERATE_DETERIORATION, "-0.01", scaled=True),
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
    with_target=(_bound(Status.ON_TRACK, "0.95"), _bound(Status.FAIR_PROGRESS, "0.10")),
    without_target=(_bound(Status.ON_TRACK, "0.02"), _bound(Status.FAIR_PROGRESS, "0.005")),
)
"""The three levels of the UN Statistics Division's progress chart of 2023."""
