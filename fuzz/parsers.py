"""Coverage-guided fuzzing of the parsers: only ParseError may ever come out.

Needs atheris (`pip install atheris`), which is no dependency. Run it with
`python fuzz/parsers.py -max_total_time=60`; the options are libFuzzer's.
"""

from __future__ import annotations

import sys

import atheris

with atheris.instrument_imports():
    from kommunedata import danish
    from kommunedata.errors import ParseError

PARSERS = (
    danish.parse_date,
    danish.parse_date_range,
    danish.parse_money,
    danish.parse_number,
    danish.parse_price_cell,
    danish.parse_quantity,
    danish.parse_rate,
    danish.parse_season,
    danish.parse_unit_price,
)


def parse_all(data: bytes) -> None:
    """Give one text to every parser; anything but a value or a ParseError is a finding."""
    text = atheris.FuzzedDataProvider(data).ConsumeUnicodeNoSurrogates(200)
    for parse in PARSERS:
        try:
            parse(text)
        except ParseError:
            continue


if __name__ == "__main__":
    atheris.Setup(sys.argv, parse_all)
    atheris.Fuzz()
