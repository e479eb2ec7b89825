"""Targets: what is to be reached, by when, from where, and how firmly it is said."""

from __future__ import annotations

from decimal import Decimal

import attrs

from kommunedata._checks import exact_decimal, instance_of
from kommunedata.errors import InvalidValueError
from kommunedata.finding import Unknown
from kommunedata.language import Label
from kommunedata.source import Locator
from kommunedata.strategy.model.element import slug, xml_name, year_field
from kommunedata.strategy.model.terms import (
    CHANGES,
    SHARES,
    WITHOUT_VALUE,
    Commitment,
    Comparator,
    Direction,
    TargetForm,
)

__all__ = ["Baseline", "Indicator", "Target"]

_HUNDRED = Decimal(100)
_ALL_GONE = Decimal(-100)  # never -_HUNDRED, which the caller's decimal context would round


def _value(value: int | str | Decimal | None) -> Decimal | None:
    return None if value is None else exact_decimal(value, where="Target.value")


def _limit(value: int | str | Decimal | None) -> Decimal | None:
    return None if value is None else exact_decimal(value, where="Target.limit")


def _decimal_or_unknown(value: int | str | Decimal | Unknown) -> Decimal | Unknown:
    return value if isinstance(value, Unknown) else exact_decimal(value, where="Baseline.value")


@attrs.frozen(kw_only=True)
class Indicator:
    """What is measured (*indikator*), and in what unit.

    `quantity` names what is measured whatever its unit and scope: emissions per head
    and in all are two indicators of one quantity. It is the id where none is given.
    `unit` is Unknown where a document says only which way something is to go.
    """

    id: str = attrs.field(validator=slug)
    name: Label = attrs.field(validator=instance_of(Label))
    unit: Label | Unknown = attrs.field(validator=instance_of(Label, Unknown))
    quantity: str = attrs.field(
        default=attrs.Factory(lambda self: self.id, takes_self=True), validator=slug
    )


@attrs.frozen(kw_only=True)
class Baseline:
    """Where a target is counted from (*udgangspunkt*): a year and its value.

    Either may be Unknown, as documents state the one without the other; not both.
    """

    year: int | Unknown = attrs.field()
    value: Decimal | Unknown = attrs.field(
        default=Unknown("no baseline value is stated"), converter=_decimal_or_unknown
    )

    @year.validator
    def _a_year(self, field: attrs.Attribute[int], year: int | Unknown) -> None:
        if not isinstance(year, Unknown):
            year_field(self, field, year)

    def __attrs_post_init__(self) -> None:
        if isinstance(self.year, Unknown) and isinstance(self.value, Unknown):
            raise InvalidValueError(
                "neither year nor value", allowed="one of them, or no Baseline", where="Baseline"
            )


@attrs.frozen(kw_only=True)
class Target:
    """What is to be reached (*måltal*), as printed, and what is only implied.

    `value` means what its form says and is None for `BENCHMARK` and `DIRECTION`.
    `deadline` is a year, which counts as its end; None where there is none.
    `deadline_of_list` tells that the year stands above the list of goals and not in
    the goal. `comparator_stated` tells that the document says *mindst* or *højst*;
    otherwise `comparator` follows from the direction. `limit` is as far as a share or
    level can go, and belongs to `DIRECTION`. `scope` is whose figure it is.

    Raises:
        InvalidValueError: a value where the form has none or the other way round, a
            share or the baseline of one outside 0 to 100, a count that is not whole, a
            change of the other sign than the direction, or a deadline that is not after
            the baseline.
    """

    id: str = attrs.field(validator=xml_name)
    indicator: Indicator = attrs.field(validator=instance_of(Indicator))
    form: TargetForm = attrs.field(validator=instance_of(TargetForm))
    direction: Direction = attrs.field(validator=instance_of(Direction))
    value: Decimal | None = attrs.field(default=None, converter=_value)
    deadline: int | None = attrs.field(
        default=None, validator=attrs.validators.optional(year_field)
    )
    deadline_of_list: bool = attrs.field(default=False, validator=instance_of(bool))
    comparator_stated: bool = attrs.field(default=False, validator=instance_of(bool))
    baseline: Baseline | Unknown = attrs.field(
        default=Unknown("no baseline is stated"), validator=instance_of(Baseline, Unknown)
    )
    benchmark: Indicator | None = attrs.field(
        default=None, validator=attrs.validators.optional(instance_of(Indicator))
    )
    limit: Decimal | None = attrs.field(default=None, converter=_limit)
    scope: Label | None = attrs.field(
        default=None, validator=attrs.validators.optional(instance_of(Label))
    )
    commitment: Commitment = attrs.field(
        default=Commitment.RESULT, validator=instance_of(Commitment)
    )
    locator: Locator | None = attrs.field(
        default=None, validator=attrs.validators.optional(instance_of(Locator))
    )

    def __attrs_post_init__(self) -> None:
        self._check_presence()
        self._check_value()
        self._check_baseline()

    @property
    def comparator(self) -> Comparator | None:
        """Whether what is reached is to be at least or at most; None for a direction alone."""
        if self.form is TargetForm.DIRECTION:
            return None
        up = self.direction is Direction.INCREASE
        return Comparator.AT_LEAST if up else Comparator.AT_MOST

    def _check_presence(self) -> None:
        if (self.value is None) is not (self.form in WITHOUT_VALUE):
            allowed = "none" if self.form in WITHOUT_VALUE else "a number"
            self._refuse(f"value of a {self.form.value} target", allowed, self.value)
        if (self.benchmark is None) is (self.form is TargetForm.BENCHMARK):
            allowed = "an indicator for a benchmark target, and for no other"
            self._refuse("benchmark", allowed, self.benchmark)
        if self.limit is not None and self.form is not TargetForm.DIRECTION:
            self._refuse("limit", "none where there is a value", self.limit)

    def _check_value(self) -> None:
        value, form, up = self.value, self.form, self.direction is Direction.INCREASE
        if value is None:
            return
        if form is TargetForm.SHARE and not 0 <= value <= _HUNDRED:
            self._refuse("share", "0 to 100 per cent", value)
        if form is TargetForm.COUNT and (value < 0 or value != value.to_integral_value()):
            self._refuse("count", "a whole number, 0 or more", value)
        if form is TargetForm.UNIVERSAL and value != (_HUNDRED if up else 0):
            self._refuse("share of all", "100, increasing, or 0 for none, decreasing", value)
        if form is TargetForm.NET_ZERO and (value or up):
            self._refuse("net zero", "0, decreasing", value)
        if form in CHANGES and (value > 0) is not up:
            allowed = "above 0" if up else "below 0"
            self._refuse("change of the other sign than the direction", allowed, value)
        if form is TargetForm.RELATIVE_CHANGE and value < _ALL_GONE:
            self._refuse("fall by more than all", "-100 or more", value)

    def _check_baseline(self) -> None:
        if isinstance(self.baseline, Unknown):
            return
        start, value = self.baseline.year, self.baseline.value
        if self.form in SHARES and isinstance(value, Decimal) and not 0 <= value <= _HUNDRED:
            self._refuse("baseline that is no share", "0 to 100 per cent", value)
        if isinstance(start, int) and self.deadline is not None and self.deadline <= start:
            self._refuse("deadline before the baseline", f"{start + 1} or later", self.deadline)

    def _refuse(self, what: str, allowed: str, got: object) -> None:
        raise InvalidValueError(what, allowed=allowed, got=got, where=f"Target {self.id!r}")
