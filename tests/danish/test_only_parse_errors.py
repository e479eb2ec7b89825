"""What no text may do to any parser, whatever it says."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable
from decimal import Decimal

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kommunedata import danish
from kommunedata.errors import ParseError

PARSERS: tuple[Callable[..., object], ...] = tuple(
    getattr(danish, name) for name in sorted(danish.__all__) if name.startswith("parse_")
)

WORDS = (
    *"0123456789.,-–\u2212+½/% \u00a0\u2009\u202f¹²\u017f\u212a",
    *("kr", "kr.", "mio.", "mia. ", "t", "DKK", ",-", " pr. ", "m2", "måned", "ca. ", "op til "),
    *("den ", ". maj ", "mar.", " til ", "og med", "fra ", "2022", "onsdag "),
    *("gratis", "‰", "pct."),
    *("e", "E+9", "_", "NaN", "\n", "\x00", "١", "１"),
)
texts = st.text() | st.lists(st.sampled_from(WORDS), max_size=12).map("".join)


@pytest.mark.parametrize("parse", PARSERS, ids=lambda parse: parse.__name__)
@given(text=texts)
@example(text="1e999999999")
@example(text="0" * 64)
@example(text="9" * 64 + " mia. kr.")
def test_a_parser_returns_or_raises_a_parse_error(
    parse: Callable[[str], object], text: str
) -> None:
    error = _error_of(parse, text)
    assert error is None or (0 <= error.position <= len(text) and error.text == text[:200])


@pytest.mark.parametrize("parse", PARSERS, ids=lambda parse: parse.__name__)
@given(text=texts)
def test_what_is_suggested_is_read(parse: Callable[[str], object], text: str) -> None:
    error = _error_of(parse, text)
    if error is None:
        return
    for meant in error.suggestions:
        left = _error_of(parse, meant)
        # a second mistake may remain, but not before the first
        assert left is None or left.position >= min(error.position, len(meant))


def _error_of(parse: Callable[[str], object], text: str) -> ParseError | None:
    try:
        parse(text)
    except ParseError as error:
        return error
    return None


@pytest.mark.parametrize("parse", PARSERS, ids=lambda parse: parse.__name__)
@pytest.mark.parametrize("text", ("1" * 10**6, "1." * 500_000, " " * 10**6, "fra og " * 150_000))
def test_a_long_text_is_refused_by_its_length(parse: Callable[[str], object], text: str) -> None:
    def refuse() -> int:
        begin = time.perf_counter_ns()
        with pytest.raises(ParseError, match="characters"):
            parse(text)
        return time.perf_counter_ns() - begin

    # a scan of a million characters takes ten times as long
    assert min(refuse() for _ in range(5)) < 1_000_000


@pytest.mark.parametrize("parse", PARSERS, ids=lambda parse: parse.__name__)
def test_the_bound_is_an_argument(parse: Callable[..., object]) -> None:
    with pytest.raises(ParseError, match="more than 3 characters"):
        parse("1111", max_length=3)


def test_reading_imports_no_babel() -> None:
    program = """
import sys
from kommunedata import danish
danish.parse_number("1.109")
danish.parse_money("499,0 mio. kr.")
danish.parse_rate("2,50%")
danish.parse_unit_price("10 kr./døgn")
danish.parse_quantity("47½ time")
danish.parse_price_cell("Gratis")
danish.parse_date("onsdag den 1. marts 2023")
danish.parse_date_range("27.9 til den 2.12 2022")
danish.parse_season("1/5-15/6")
print("babel" in sys.modules)
"""
    done = subprocess.run(  # noqa: S603 - our own interpreter, our own program
        [sys.executable, "-c", program], check=True, capture_output=True, text=True
    )
    assert done.stdout == "False\n"


def test_the_long_way_up_is_open_where_the_caller_asks() -> None:
    assert danish.parse_number("1" * 4000, max_length=4000) == Decimal("1" * 4000)
