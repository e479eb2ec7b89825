"""Danish text to values and back: numbers, kroner, rates, dates and alphabetical order.

Style `cldr` prints what ICU prints for `da-DK`, with ties rounded half up and no
minus on zero; style `kommune` prints what municipal documents print. Parsing
reads one spelling of one value or raises: it never guesses. CLDR's patterns come
from babel, are compiled at first use and are applied without it.
"""

from kommunedata.danish.collation import sort_key
from kommunedata.danish.date import format_date, format_date_range
from kommunedata.danish.money import format_money
from kommunedata.danish.number import format_number, parse_number
from kommunedata.danish.price_cell import PriceCell, parse_price_cell
from kommunedata.danish.rate import format_rate, parse_rate
from kommunedata.danish.style import Length, Style

__all__ = [
    "Length",
    "PriceCell",
    "Style",
    "format_date",
    "format_date_range",
    "format_money",
    "format_number",
    "format_rate",
    "parse_number",
    "parse_price_cell",
    "parse_rate",
    "sort_key",
]
