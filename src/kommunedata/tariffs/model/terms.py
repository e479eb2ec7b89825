"""The fixed words of a tariff: what an item is, what it is for, how it accrues and is taxed."""

from __future__ import annotations

import enum

__all__ = ["Accrual", "ItemKind", "Lifecycle", "Role", "Tax"]


class ItemKind(enum.Enum):
    """A fee (*takst, gebyr*), a deposit that comes back (*depositum*), or a sale (*salg*)."""

    FEE = "fee"
    DEPOSIT = "deposit"
    SALE = "sale"


class Role(enum.Enum):
    """What services look an item up by, so that they need no municipality's own names."""

    BASE_FEE = "base_fee"
    RECYCLING_FEE = "recycling_fee"
    CONTAINER_EMPTYING = "container_emptying"
    DISTANCE_SURCHARGE = "distance_surcharge"
    HOME_BERTH = "home_berth"
    HOME_BERTH_BASE_FEE = "home_berth_base_fee"
    HOME_BERTH_DEPOSIT = "home_berth_deposit"
    WAITING_LIST = "waiting_list"
    GUEST_BERTH = "guest_berth"
    GUEST_BERTH_CONCESSION = "guest_berth_concession"
    GUEST_BERTH_EXTRA_METRE = "guest_berth_extra_metre"
    GUEST_BERTH_SURCHARGE = "guest_berth_surcharge"
    GUEST_BERTH_MONTH = "guest_berth_month"
    GUEST_ELECTRICITY = "guest_electricity"
    DAY_CALL = "day_call"
    CLIP_CARD = "clip_card"
    CONSUMPTION_FEE = "consumption_fee"
    FREE_HARBOUR_TICKET = "free_harbour_ticket"
    WINTER_STORAGE = "winter_storage"
    SUMMER_STORAGE = "summer_storage"
    SLIPWAY_HAUL = "slipway_haul"
    SLIPWAY_DAY = "slipway_day"
    LANDING_FEE = "landing_fee"
    PASSENGER = "passenger"
    VEHICLE = "vehicle"
    VEHICLE_SURCHARGE = "vehicle_surcharge"
    GOODS = "goods"


class Accrual(enum.Enum):
    """What a fee falls due for: each use, or each day, month, quarter or year.

    A part of a year can be billed of a `YEARLY` fee, and not of one for
    `WHOLE_YEARS`. A night (*døgn*) is the day it begins.
    """

    ONCE = "once"
    DAILY = "daily"
    MONTHLY = "monthly"
    QUARTERLY = "quarterly"
    YEARLY = "yearly"
    WHOLE_YEARS = "whole_years"

    @property
    def by_year(self) -> bool:
        """Whether the fee is for a calendar year."""
        return self in _BY_YEAR


_BY_YEAR = frozenset({Accrual.YEARLY, Accrual.WHOLE_YEARS})


class Tax(enum.Enum):
    """How the document states VAT (*moms*); what it does not state is never computed."""

    INCLUSIVE = "inclusive"
    EXCLUSIVE = "exclusive"
    EXEMPT = "exempt"
    UNSTATED = "unstated"


class Lifecycle(enum.Enum):
    """Whether a price is there to stay (`OPEN`).

    `PHASING_OUT` (*udfases*) still serves everyone, `CLOSED` only those who have
    it already; `LAPSING` (*udgår*) is printed beside prices that go.
    """

    OPEN = "open"
    PHASING_OUT = "phasing_out"
    CLOSED = "closed"
    LAPSING = "lapsing"
