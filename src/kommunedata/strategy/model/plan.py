"""The statutory chain around a strategy: plans, hearings, decisions, supplements, local plans."""

from __future__ import annotations

from datetime import date

import attrs

from kommunedata._checks import check_date, instance_of, plain_date, text, tuple_of, whole
from kommunedata.errors import InvalidValueError
from kommunedata.finding import Unknown
from kommunedata.period import DateRange
from kommunedata.source import Locator
from kommunedata.strategy.model.element import Element, xml_name, year_field
from kommunedata.strategy.model.terms import LinkKind, PlanKind, PlanStatus, RevisionScope

__all__ = [
    "ElectionPeriod",
    "Hearing",
    "HearingReport",
    "Involvement",
    "LocalPlan",
    "PlanDocument",
    "PlanLink",
    "PlanSupplement",
    "RevisionDecision",
]

_locator = attrs.validators.optional(instance_of(Locator))
_words = text(max_length=200)

_FIRST_PERIOD = 1982
_LAST_PERIOD = 2198  # the last to begin within the years that `year_field` takes
_YEARS_OF_PERIOD = 4


@attrs.frozen(kw_only=True)
class PlanDocument(Element):
    """A plan, policy or strategy that a strategy names (*plandokument*).

    `years` are those of its name, both included: 2019-2030 is twelve years. `adopted`
    is a day, or the month where only that is printed. These and the `status` are
    Unknown where the document does not say.
    """

    kind: PlanKind = attrs.field(validator=instance_of(PlanKind))
    status: PlanStatus | Unknown = attrs.field(validator=instance_of(PlanStatus, Unknown))
    years: DateRange | Unknown = attrs.field(
        default=Unknown("no years are stated"), validator=instance_of(DateRange, Unknown)
    )
    adopted: DateRange | Unknown = attrs.field(
        default=Unknown("no date of adoption is stated"), validator=instance_of(DateRange, Unknown)
    )
    adopted_by: str | None = attrs.field(default=None, validator=attrs.validators.optional(_words))


@attrs.frozen(kw_only=True)
class PlanLink:
    """How one plan document leads to another, by their ids (*plankæde*)."""

    kind: LinkKind = attrs.field(validator=instance_of(LinkKind))
    first: str = attrs.field(validator=xml_name)
    second: str = attrs.field(validator=xml_name)
    locator: Locator | None = attrs.field(default=None, validator=_locator)


@attrs.frozen(kw_only=True)
class Hearing:
    """A public hearing (*offentlig høring*), from its first day to its last, both included."""

    first: date = attrs.field(validator=plain_date)
    last: date = attrs.field(validator=plain_date)
    locator: Locator | None = attrs.field(default=None, validator=_locator)

    @last.validator
    def _not_before_first(self, _: object, last: date) -> None:
        if last < self.first:
            raise InvalidValueError(
                "hearing that ends before it begins",
                allowed=f"{self.first} or later",
                got=str(last),
                where="Hearing.last",
            )


@attrs.frozen(kw_only=True)
class HearingReport:
    """The report on what a hearing brought in (*hvidbog*)."""

    approved: date = attrs.field(validator=plain_date)
    approved_by: str | None = attrs.field(default=None, validator=attrs.validators.optional(_words))
    locator: Locator | None = attrs.field(default=None, validator=_locator)


@attrs.frozen(kw_only=True)
class RevisionDecision:
    """The decision on how much of the municipal plan is revised (*revisionsbeslutning*).

    `revises` and `into` are ids of plan documents. `statutes` are the references to
    law as printed, misprints included.

    Source: planloven § 23 a.
    """

    scope: RevisionScope = attrs.field(validator=instance_of(RevisionScope))
    revises: str = attrs.field(validator=xml_name)
    into: str = attrs.field(validator=xml_name)
    statutes: tuple[str, ...] = attrs.field(default=(), validator=tuple_of(str))
    locator: Locator | None = attrs.field(default=None, validator=_locator)


@attrs.frozen(kw_only=True)
class PlanSupplement(Element):
    """A supplement to a municipal plan (*kommuneplantillæg*).

    `number` is its running number, `year` the year in it where there is one (4-2021).
    `plan` is the id of the plan, `local_plan` the number of the local plan it came with.
    """

    number: int = attrs.field(validator=whole(low=1))
    plan: str = attrs.field(validator=xml_name)
    year: int | None = attrs.field(default=None, validator=attrs.validators.optional(year_field))
    local_plan: str | None = attrs.field(default=None, validator=attrs.validators.optional(_words))


@attrs.frozen(kw_only=True)
class LocalPlan(Element):
    """A local plan (*lokalplan*); its number is a text, as some have letters (SK 66)."""

    number: str = attrs.field(validator=text(max_length=20))


@attrs.frozen(kw_only=True)
class Involvement(Element):
    """A way that citizens took part (*borgerinddragelse*).

    `when` is a day, or the years where only these are printed.
    """

    when: DateRange | Unknown = attrs.field(validator=instance_of(DateRange, Unknown))


@attrs.frozen
class ElectionPeriod:
    """The four years that a municipal council sits (*valgperiode*), from 1 January.

    Source: kommunal- og regionalvalgloven: elections in November every fourth year,
    2021 and 2025 among them, and the council sits from the 1 January after.

    >>> period = ElectionPeriod.on(date(2020, 1, 29))
    >>> period.first_year, period.last_day, period.half
    (2018, datetime.date(2021, 12, 31), datetime.date(2019, 12, 31))
    """

    first_year: int = attrs.field(validator=whole(low=_FIRST_PERIOD, high=_LAST_PERIOD))

    @first_year.validator
    def _after_an_election(self, _: object, first_year: int) -> None:
        if (first_year - _FIRST_PERIOD) % _YEARS_OF_PERIOD:
            raise InvalidValueError(
                "no election period begins then",
                allowed="2018, 2022, 2026 and so on",
                got=first_year,
                where="ElectionPeriod.first_year",
            )

    @staticmethod
    def on(day: date) -> ElectionPeriod:
        """Return the period that a day lies in."""
        check_date(day, where="ElectionPeriod.on")
        return ElectionPeriod(day.year - (day.year - _FIRST_PERIOD) % _YEARS_OF_PERIOD)

    @property
    def first_day(self) -> date:
        """The first day, a 1 January."""
        return date(self.first_year, 1, 1)

    @property
    def last_day(self) -> date:
        """The last day, a 31 December."""
        return date(self.first_year + 3, 12, 31)

    @property
    def half(self) -> date:
        """The last day of the first half."""
        return date(self.first_year + 1, 12, 31)
