"""Danish text to values and back: numbers, kroner, rates, dates and alphabetical order.

Style `cldr` prints what ICU prints for `da-DK`, with ties rounded half up and no
minus on zero; style `kommune` prints what municipal documents print. Parsing
reads one spelling of one value or raises: it never guesses. CLDR's patterns come
from babel, are compiled at first use and are applied without it.
"""

from kommunedata.danish.collation import sort_key
from kommunedata.danish.date import format_date, format_date_range
from kommunedata.danish.date_reading import parse_date, parse_date_range
from kommunedata.danish.money import format_money
from kommunedata.danish.number import format_number, parse_number
from kommunedata.danish.number_range import format_money_range, format_number_range
from kommunedata.danish.price_cell import PriceCell, parse_price_cell
from kommunedata.danish.price_state import PRICE_STATE_LABELS, format_price_state
from kommunedata.danish.quantity import Qualifier, StatedQuantity, parse_quantity
from kommunedata.danish.rate import format_rate, parse_rate
from kommunedata.danish.season import format_season, parse_season
from kommunedata.danish.stated_amount import parse_money
from kommunedata.danish.style import (
    Display,
    Length,
    Minus,
    RangeLength,
    RateDisplay,
    Scale,
    Sign,
    Space,
    Style,
)
from kommunedata.danish.unit_price import parse_unit_price

__all__ = [
    "PRICE_STATE_LABELS",
    "Display",
    "Length",
    "Minus",
    "PriceCell",
    "Qualifier",
    "RangeLength",
    "RateDisplay",
    "Scale",
    "Sign",
    "Space",
    "StatedQuantity",
    "Style",
    "format_date",
    "format_date_range",
    "format_money",
    "format_money_range",
    "format_number",
    "format_number_range",
    "format_price_state",
    "format_rate",
    "format_season",
    "parse_date",
    "parse_date_range",
    "parse_money",
    "parse_number",
    "parse_price_cell",
    "parse_quantity",
    "parse_rate",
    "parse_season",
    "parse_unit_price",
    "sort_key",
]
