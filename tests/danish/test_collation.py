from __future__ import annotations

import unicodedata
from typing import cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kommunedata.danish import sort_key
from kommunedata.errors import WrongTypeError

# as ICU 78.2 orders them: Intl.Collator("da")
_NAMES = """
Assens Canaan d Đ eclair éclair Fano Fanø Fåborg Faaborg Höganäs Høje Høje-Taastrup Højer Ishøj
Kobenhavn København Odense soroe SORØ Sorø sorø Thor Þor Über Ydby Yding Zealand Ærø Ärø Ølstykke
Østerbro Österbro Åbenrå Aabenraa Ålborg Aalborg aalborg Århus Aarhus
"""
IN_ORDER = _NAMES.split()


@given(st.permutations(IN_ORDER))
def test_names_sort_as_icu_sorts_them(names: list[str]) -> None:
    assert sorted(names, key=sort_key) == IN_ORDER


@given(st.permutations(IN_ORDER))
def test_decomposed_names_sort_alike(names: list[str]) -> None:
    decomposed = [unicodedata.normalize("NFD", name) for name in names]
    in_order = sorted(decomposed, key=sort_key)
    assert [unicodedata.normalize("NFC", name) for name in in_order] == IN_ORDER


def test_an_a_before_ae_or_aa_stands_alone() -> None:
    assert sorted(["Aå", "Ab", "Aä", "Aa"], key=sort_key) == ["Ab", "Aä", "Aå", "Aa"]


def test_a_no_break_space_sorts_as_a_space() -> None:
    names = ["Høje Taastrup 2", "Høje\u00a0Taastrup 1", "Høje Taastrup 3"]
    assert [name[-1] for name in sorted(names, key=sort_key)] == ["1", "2", "3"]


@given(st.text(), st.text())
def test_keys_are_equal_only_for_texts_that_read_the_same(one: str, other: str) -> None:
    same = unicodedata.normalize("NFC", one) == unicodedata.normalize("NFC", other)
    assert (sort_key(one) == sort_key(other)) is same


def test_refuses_what_is_no_text() -> None:
    with pytest.raises(WrongTypeError, match="not a text"):
        sort_key(cast("str", None))
