"""Harbour bills in the sailor's words (*havnetakster*), for any schedule that uses the roles."""

from kommunedata.tariffs.harbour.berths import home_berth, long_stay, winter_storage
from kommunedata.tariffs.harbour.dues import landing_fee, slipway
from kommunedata.tariffs.harbour.guests import Guest, clip_card, guest_stay

__all__ = [
    "Guest",
    "clip_card",
    "guest_stay",
    "home_berth",
    "landing_fee",
    "long_stay",
    "slipway",
    "winter_storage",
]
