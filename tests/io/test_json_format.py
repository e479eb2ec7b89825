"""JSON files of older formats are read as if they were new."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kommunedata.errors import LoadError
from kommunedata.io import dump_json, load_json, load_json_head
from kommunedata.tariffs import Bill

# written by the first version of `dump_json`, whose format had no edition
FORMAT_1 = Path(__file__).parent.parent / "data" / "json" / "bill_in_format_1.json"


def test_a_bill_in_format_1_is_read_and_explained() -> None:
    # two at 1.109 kr. are 2.218 kr.
    assert load_json(FORMAT_1, Bill).explain("da") == (
        "Takster: 1. marts 2024\n"
        "\n"
        "Gebyr\n"
        "  2 gange × 1.109,00 kr. = 2.218,00 kr. moms ikke oplyst\n"
        "  linje 7, “1.109”: Takster\n"
        "\n"
        "I alt, moms ikke oplyst: 2.218,00 kr.\n"
        "\n"
        "Kilde: Takster 2024 (Kalundborg Kommune)"
    )


def test_format_1_says_no_edition() -> None:
    head = load_json_head(FORMAT_1)
    assert (head.kind, head.edition, [source.id for source in head.sources]) == (
        "bill",
        None,
        ["fees"],
    )


def test_what_is_written_again_is_in_the_newest_format() -> None:
    document = json.loads(FORMAT_1.read_text(encoding="utf-8"))
    again = json.loads(dump_json(load_json(FORMAT_1, Bill)))
    assert again == {**document, "format": 2, "edition": None}


def test_format_1_has_no_edition() -> None:
    text = FORMAT_1.read_text(encoding="utf-8").replace('"sources"', '"edition": "1", "sources"')
    with pytest.raises(LoadError) as caught:
        load_json(text, Bill)
    assert caught.value.problems == (
        "unknown file format, allowed: 2 where there is an edition, got 1 @ text: format",
    )
