"""What visiting vessels pay for their nights (*gæsteplads pr. døgn*)."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from datetime import date, timedelta
from decimal import Decimal
from itertools import groupby

import attrs

from kommunedata._checks import check_date, whole
from kommunedata.period import DateRange
from kommunedata.tariffs.errors import UsageError
from kommunedata.tariffs.harbour.measures import above_zero
from kommunedata.tariffs.model.dimension import DimensionValue
from kommunedata.tariffs.model.modifier import IncludedQuantity
from kommunedata.tariffs.model.schedule import TariffSchedule
from kommunedata.tariffs.model.terms import Role
from kommunedata.tariffs.model.usage import Fact, Usage
from kommunedata.tariffs.pricing.bill import Bill
from kommunedata.tariffs.pricing.price import price
from kommunedata.tariffs.pricing.role_lookup import is_eligible, version_serving
from kommunedata.unit import Quantity

__all__ = ["Guest", "clip_card", "guest_stay"]


_MOST_NIGHTS = 1000
"""More than any visit lasts: what is longer is a mistake in a date."""


def _length(value: int | str | Decimal) -> Decimal:
    return above_zero(value, "Guest.length")


@attrs.frozen(kw_only=True)
class Guest:
    """A visiting vessel (*gæst*): its length over all in metres, and what it may claim.

    `vessel` and `home` are words of the schedule's conditions, such as
    `ts_ship` for one that lies free and `outside_municipality`. `pensioner_age`
    is the age in whole years of a skipper on a public pension. At most one of
    those may be claimed that let nights go free.
    """

    length: Decimal = attrs.field(converter=_length)
    vessel: str | None = None
    home: str | None = None
    pensioner_age: int | None = attrs.field(
        default=None, validator=attrs.validators.optional(whole(low=0, high=130))
    )
    prepaid: bool = False

    def __attrs_post_init__(self) -> None:
        claims = {
            "prepaid": self.prepaid,
            "pensioner_age": self.pensioner_age is not None,
            "vessel": self.vessel is not None,
        }
        claimed = [name for name, claim in claims.items() if claim]
        if len(claimed) > 1:
            raise UsageError(
                "discounts that are not said to combine",
                allowed="one of " + ", ".join(claims),
                got=" and ".join(claimed),
                where="Guest",
            )
        if self.prepaid and self.home is None:
            raise UsageError(
                "prepaid, and not said from where",
                allowed="home, such as outside_municipality",
                got="None",
                where="Guest.home",
            )

    def facts(self) -> dict[str, Fact]:
        """Return what the rules of a schedule ask for."""
        facts: dict[str, Fact] = {"vessel_length": Quantity.of(self.length, "m")}
        words = {"vessel": self.vessel, "home": self.home}
        facts.update({name: word for name, word in words.items() if word is not None})
        if self.prepaid:
            facts["payment"] = "prepaid"
        if self.pensioner_age is not None:
            facts["guest"] = "pensioner"
            facts["age"] = Quantity.of(self.pensioner_age, "year")
        return facts


def guest_stay(
    schedule: TariffSchedule,
    arrival: date,
    departure: date,
    *,
    harbour: str,
    guest: Guest,
    electricity: bool = False,
    free_harbour: bool = False,
    readings: Collection[str] = (),
) -> Bill:
    """Return what a visiting vessel pays for its nights (*gæsteplads pr. døgn*).

    Lines: the berth, on nights when a concession holds by that and on others at
    the ordinary price; the metres above the last printed band; the harbour's
    surcharge; the consumption fee of vessels that lie free; and electricity, if
    asked for. With `free_harbour` the ticket of that scheme is all. Arrival and
    departure on one day are a call without a night (*anløb uden overnatning*).

    Raises:
        PricingError: whatever `price` raises.
        UsageError: departure before arrival.

    >>> from kommunedata import datasets
    >>> bill = guest_stay(
    ...     datasets.tariff_schedule("kalundborg"), date(2024, 7, 1), date(2024, 7, 2),
    ...     harbour="sejeroe", guest=Guest(length="13.2"))
    >>> [str(line.amount) for line in bill.lines]
    ['193.00 DKK', '30.00 DKK', '40.00 DKK']
    """
    _check_stay(arrival, departure)
    _check_likely(schedule, guest.length)
    if electricity and (free_harbour or arrival == departure):
        raise UsageError(
            "electricity by the night, where no night is paid for",
            allowed="electricity=False; what is bought by the kWh has a price of its own",
            got="electricity=True",
            where="guest_stay",
        )
    stated: dict[str, DimensionValue] = {"harbour": harbour}
    if arrival == departure and free_harbour:
        raise UsageError(
            "a night's ticket for a call without a night",
            allowed="free_harbour=False",
            got="free_harbour=True",
            where="guest_stay",
        )
    if arrival == departure:
        usages = [Usage(role=Role.DAY_CALL, when=arrival, dimensions=stated)]
    elif free_harbour:
        nights = DateRange(arrival, departure)
        usages = [Usage(role=Role.FREE_HARBOUR_TICKET, when=nights, dimensions=stated)]
    else:
        nights = DateRange(arrival, departure)
        usages = list(_berths(schedule, nights, stated, guest))
        usages += _additions(schedule, nights, stated, guest)
        if electricity:
            usages.append(Usage(role=Role.GUEST_ELECTRICITY, when=nights, dimensions=stated))
    return price(schedule, usages, readings=readings)


def clip_card(
    schedule: TariffSchedule,
    day: date,
    *,
    harbour: str,
    guest: Guest,
    readings: Collection[str] = (),
) -> Bill:
    """Return what a card of nights at a share of the price costs (*klippekort*).

    Raises:
        PricingError: whatever `price` raises; `guest.home` decides who can have it.

    >>> from kommunedata import datasets
    >>> guest = Guest(length=13, home="in_municipality")
    >>> clip_card(datasets.tariff_schedule("kalundborg"), date(2024, 7, 1), harbour="sejeroe",
    ...           guest=guest, readings=["surcharge_beside_card"]).total  # 5 x 60 % of 193 + 20
    Money.kr('639.00')
    """
    stated: dict[str, DimensionValue] = {"harbour": harbour}
    _check_likely(schedule, guest.length)
    length = min(guest.length, _last_band(schedule, stated, day) or guest.length)
    usage = Usage(
        role=Role.CLIP_CARD,
        when=day,
        dimensions={**stated, "length": length},
        facts={**guest.facts(), "length": Quantity.of(guest.length, "m")},
    )
    return price(schedule, [usage], readings=readings)


def _berths(
    schedule: TariffSchedule,
    nights: DateRange,
    stated: Mapping[str, DimensionValue],
    guest: Guest,
) -> Iterator[Usage]:
    """Yield a usage for each run of nights with one price: the concession's or the ordinary."""
    length = min(guest.length, _last_band(schedule, stated, nights.start) or guest.length)
    dimensions, facts = {**stated, "length": length}, guest.facts()

    def of_concession(day: date) -> bool:
        role = Role.GUEST_BERTH_CONCESSION
        usage = Usage(role=role, when=day, dimensions=dimensions, facts=facts)
        return is_eligible(schedule, role, usage, day)

    days = [nights.start + timedelta(days=at) for at in range(nights.days or 0)]
    for concession, run in groupby(days, of_concession):
        first, *rest = run
        when = DateRange.inclusive(first, rest[-1] if rest else first)
        role = Role.GUEST_BERTH_CONCESSION if concession else Role.GUEST_BERTH
        yield Usage(role=role, when=when, dimensions=dimensions, facts=facts)


def _additions(
    schedule: TariffSchedule,
    nights: DateRange,
    stated: Mapping[str, DimensionValue],
    guest: Guest,
) -> Iterator[Usage]:
    facts, last_band = guest.facts(), _last_band(schedule, stated, nights.start)
    if last_band is not None and guest.length > last_band:
        role = Role.GUEST_BERTH_EXTRA_METRE
        measured = {**facts, "length": Quantity.of(guest.length, "m")}
        yield Usage(role=role, when=nights, dimensions=stated, facts=measured)
    for role in (Role.GUEST_BERTH_SURCHARGE, Role.CONSUMPTION_FEE):
        usage = Usage(role=role, when=nights, dimensions=stated, facts=facts)
        if is_eligible(schedule, role, usage, nights.start):
            yield usage


def _last_band(
    schedule: TariffSchedule, stated: Mapping[str, DimensionValue], day: date
) -> Decimal | None:
    """Return the length that the berth's own price covers, where further metres have one."""
    version = version_serving(schedule, Role.GUEST_BERTH_EXTRA_METRE, stated, day)
    rules = () if version is None else version.modifiers
    included = [rule.quantity for rule in rules if isinstance(rule, IncludedQuantity)]
    return next((each.value for each in included if each.unit.code == "m"), None)


def _check_stay(arrival: date, departure: date) -> None:
    for day, where in ((arrival, "arrival"), (departure, "departure")):
        check_date(day, where=where)
    if departure < arrival:
        raise UsageError(
            "departure before arrival",
            allowed=f"{arrival} or later",
            got=departure.isoformat(),
            where="departure",
        )
    if (departure - arrival).days > _MOST_NIGHTS:
        raise UsageError(
            "a very long stay",
            allowed=f"at most {_MOST_NIGHTS} nights",
            got=(departure - arrival).days,
            where="departure",
        )


def _check_likely(schedule: TariffSchedule, length: Decimal) -> None:
    for dimension in schedule.dimensions_named("length"):
        if dimension.limits is not None and length not in dimension.limits:
            raise UsageError(
                "not a likely length", allowed=str(dimension.limits), got=length, where="Guest"
            )
