from __future__ import annotations

from typing import cast

import pytest

from kommunedata.danish import PRICE_STATE_LABELS, format_price_state, parse_price_cell
from kommunedata.errors import InvalidValueError, WrongTypeError
from kommunedata.money import PriceState


def test_every_state_without_a_number_has_a_word() -> None:
    assert set(PRICE_STATE_LABELS) == set(PriceState) - {PriceState.PRICED}


@pytest.mark.parametrize("state", (PriceState.FREE, PriceState.NOT_OFFERED))
def test_the_words_of_fee_tables_read_back(state: PriceState) -> None:
    assert parse_price_cell(format_price_state(state)).state is state


def test_words_can_be_replaced_one_by_one() -> None:
    labels = {PriceState.UNKNOWN: "oplyses ikke"}
    assert format_price_state(PriceState.UNKNOWN, labels=labels) == "oplyses ikke"
    assert format_price_state(PriceState.FREE, labels=labels) == "gratis"


def test_a_price_with_a_number_is_refused() -> None:
    with pytest.raises(InvalidValueError, match="FREE, NOT_OFFERED, UNKNOWN"):
        format_price_state(PriceState.PRICED)


def test_what_is_no_state_is_refused() -> None:
    with pytest.raises(WrongTypeError, match="not a price state"):
        format_price_state(cast("PriceState", "free"))
