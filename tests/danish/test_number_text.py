from __future__ import annotations

from decimal import ROUND_HALF_UP, Context, Decimal
from typing import cast

import pytest
from babel.numbers import format_decimal
from hypothesis import assume, example, given
from hypothesis import strategies as st

from kommunedata.danish import Style, format_number, parse_number
from kommunedata.errors import InvalidValueError, ParseError, WrongTypeError

NBSP, THIN, NARROW, MINUS = "\u00a0", "\u2009", "\u202f", "\u2212"

_WIDE = Context(prec=200)

decimals_of_any_size = st.decimals(
    min_value=Decimal("-1e18"), max_value=Decimal("1e18"), allow_nan=False, allow_infinity=False
)


@given(st.decimals(min_value=-(10**15), max_value=10**15, places=3))
def test_prints_as_babel_does_within_three_decimals(value: Decimal) -> None:
    assume(value != 0)
    assert format_number(value) == format_decimal(value, locale="da_DK")


@given(st.integers(min_value=-(10**24), max_value=10**24))
def test_prints_whole_numbers_as_babel_does(value: int) -> None:
    assert format_number(value) == format_decimal(value, locale="da_DK")


@given(decimals_of_any_size, st.integers(min_value=0, max_value=6))
@example(Decimal("2.675"), 2)
@example(Decimal("-999.9995"), 3)
def test_rounds_ties_away_from_zero(value: Decimal, decimals: int) -> None:
    quantum = Decimal((0, (1,), -decimals))
    expected = value.quantize(quantum, ROUND_HALF_UP, _WIDE)
    assert parse_number(format_number(value, decimals=decimals)) == expected


@given(decimals_of_any_size)
def test_style_kommune_reads_back_with_the_same_zeros(value: Decimal) -> None:
    assume(len(format_number(value, style="kommune")) <= 64)
    read = parse_number(format_number(value, style="kommune"))
    assert read == value
    assert read.as_tuple().exponent == min(0, int(value.as_tuple().exponent))


@pytest.mark.parametrize(
    ("value", "text"),
    (
        (Decimal(1154), "1.154"),
        (Decimal("1154.00"), "1.154,00"),
        (Decimal("0.682"), "0,682"),
        (Decimal("0.1019"), "0,1019"),
        (Decimal("1E+3"), "1.000"),
        (-188_400_000, "-188.400.000"),
    ),
)
def test_style_kommune_prints_the_decimals_a_number_carries(
    value: int | Decimal, text: str
) -> None:
    assert format_number(value, style="kommune") == text


@pytest.mark.parametrize("style", ("cldr", "kommune"))
def test_decimals_asked_for_are_printed_in_both_styles(style: Style) -> None:
    assert format_number(Decimal("1109.5"), decimals=0, style=style) == "1.110"
    assert format_number(Decimal("1109.5"), decimals=3, style=style) == "1.109,500"
    assert format_number(7, decimals=1, style=style) == "7,0"


@pytest.mark.parametrize("value", (Decimal("-0"), Decimal("-0.00"), Decimal("-0.004")))
def test_zero_has_no_minus(value: Decimal) -> None:
    assert format_number(value, decimals=2) == "0,00"


@pytest.mark.parametrize("value", (1.5, True, "1", None, 1j))
def test_refuses_to_print_what_is_no_exact_number(value: object) -> None:
    with pytest.raises(WrongTypeError, match="an int or a Decimal"):
        format_number(cast("Decimal", value))


@pytest.mark.parametrize(
    "value",
    (
        Decimal("NaN"),
        Decimal("sNaN"),
        Decimal("-Infinity"),
        Decimal("1e1000000"),
        Decimal("1e-1000000"),
        Decimal("0e1000000"),
        10**64,
        -(10**4000),
    ),
)
def test_refuses_to_print_what_is_not_finite_or_out_of_bounds(value: int | Decimal) -> None:
    with pytest.raises(InvalidValueError):
        format_number(value)


def test_a_number_of_64_digits_is_printed() -> None:
    assert format_number(10**64 - 1) == "9" + ".999" * 21
    assert format_number(Decimal("1E-64"), style="kommune") == f"0,{'0' * 63}1"


@pytest.mark.parametrize(
    ("decimals", "error"),
    (
        (1.0, WrongTypeError),
        (True, WrongTypeError),
        (-1, InvalidValueError),
        (65, InvalidValueError),
    ),
)
def test_refuses_what_is_no_number_of_decimals(decimals: object, error: type[Exception]) -> None:
    with pytest.raises(error, match="0 to 64"):
        format_number(1, decimals=cast("int", decimals))


def test_an_unknown_style_is_refused_with_the_nearest() -> None:
    with pytest.raises(InvalidValueError, match="cldr, kommune") as caught:
        format_number(1, style=cast("Style", "komune"))
    assert caught.value.suggestions == ("kommune",)


def test_a_style_that_is_not_even_a_text_is_refused() -> None:
    with pytest.raises(InvalidValueError, match="unknown style"):
        format_number(1, style=cast("Style", ["cldr"]))


@pytest.mark.parametrize(
    ("text", "value"),
    (
        ("1012", "1012"),
        ("1.012", "1012"),
        ("1.234.567,891", "1234567.891"),
        (f"1{NBSP}109", "1109"),
        (f"1{THIN}000{THIN}000", "1000000"),
        (f"1{NARROW}109,50", "1109.50"),
        ("1 109", "1109"),
        ("+2,1", "2.1"),
        (f"{MINUS}4,6", "-4.6"),
        ("–4,6", "-4.6"),
        ("0,00", "0.00"),
        ("22,50", "22.50"),
        ("½", "0.5"),
        ("47½", "47.5"),
        ("-1.109½", "-1109.5"),
    ),
)
def test_reads_one_number_with_the_zeros_it_is_printed_with(text: str, value: str) -> None:
    assert str(parse_number(text)) == value


@pytest.mark.parametrize(
    ("text", "position", "suggestions"),
    (
        ("", 0, ()),
        ("-", 1, ()),
        ("--5", 1, ()),
        ("1.09", 1, ("1,09",)),
        ("0.682", 1, ("0,682",)),
        ("25.00", 2, ("25,00",)),
        ("1,109.00", 5, ("1.109,00",)),
        ("01.109", 1, ()),
        ("0.001.109", 1, ()),
        ("0326", 1, ()),
        ("1.0.9", 1, ()),
        ("1.1090", 5, ("1,1090",)),
        ("1234.567", 4, ("1234,567",)),
        ("1.109 2.200", 5, ()),
        (f"1{NBSP}109.200", 5, ("1 109,200".replace(" ", NBSP),)),
        ("1,2,3", 3, ()),
        ("1,", 1, ()),
        (",5", 0, ()),
        ("1e5", 1, ()),
        ("1_000", 1, ()),
        ("NaN", 0, ()),
        ("１２", 0, ()),
        ("x5", 0, ()),
        ("22,5½", 4, ()),
        (" 12", 0, ("12",)),
        ("12\n", 2, ("12",)),
    ),
)
def test_refuses_at_the_first_character_no_number_has_there(
    text: str, position: int, suggestions: tuple[str, ...]
) -> None:
    with pytest.raises(ParseError) as caught:
        parse_number(text)
    assert (caught.value.text, caught.value.position) == (text, position)
    assert caught.value.suggestions == suggestions


@pytest.mark.parametrize(
    ("text", "reason"),
    (
        ("", "has a digit"),
        ("1.09", "groups of exactly three digits"),
        ("1,2,3", "one decimal comma"),
        ("0326", "no leading zero"),
        ("1e5", "the digits 0 to 9"),
    ),
)
def test_says_what_is_wrong(text: str, reason: str) -> None:
    with pytest.raises(ParseError, match=reason):
        parse_number(text)


@given(st.text(alphabet="0123456789.,+-–½ \u00a0", max_size=12))
def test_what_is_read_is_read_back_from_what_it_prints(text: str) -> None:
    read = _read(text)
    if isinstance(read, ParseError):
        assert 0 <= read.position <= len(text)
        assert all(isinstance(_read(meant), Decimal) for meant in read.suggestions)
    else:
        assert parse_number(format_number(read, style="kommune")) == read


def _read(text: str) -> Decimal | ParseError:
    try:
        return parse_number(text)
    except ParseError as error:
        return error


def test_length_is_checked_before_anything_is_read() -> None:
    with pytest.raises(ParseError, match="more than 64 characters") as caught:
        parse_number("1" * 65)
    assert caught.value.position == 64
    assert parse_number("1" * 65, max_length=65) == Decimal("1" * 65)


@pytest.mark.parametrize(("max_length", "error"), (("9", WrongTypeError), (0, InvalidValueError)))
def test_a_bound_is_one_or_more(max_length: object, error: type[Exception]) -> None:
    with pytest.raises(error, match="length"):
        parse_number("1", max_length=cast("int", max_length))


def test_refuses_to_read_what_is_no_text() -> None:
    with pytest.raises(WrongTypeError, match="not a text"):
        parse_number(cast("str", 1109))
