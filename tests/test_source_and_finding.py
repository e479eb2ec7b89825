"""Places in documents, findings, and values known to be unknown."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import attrs
import pytest

from kommunedata.errors import InvalidValueError, WrongTypeError
from kommunedata.finding import Finding, Severity, Unknown
from kommunedata.source import Locator, Reading, Source

SOURCE = Source(
    id="fees-2024", document="Takster 2024", publisher="Kalundborg Kommune", sha256="0" * 64
)
PLACE = Locator(
    source=SOURCE, section=("Renovationsgebyrer",), first_line=348, last_line=348, printed="1.154"
)


def test_a_place_names_its_line_or_lines() -> None:
    assert PLACE.lines == "348"
    assert attrs.evolve(PLACE, first_line=597, last_line=606).lines == "597-606"


@pytest.mark.parametrize(
    "change",
    (
        {"first_line": 0},
        {"last_line": 347},
        {"first_line": True},
        {"first_line": 1.0},
        {"section": "Renovationsgebyrer"},
        {"section": (1,)},
        {"section": ()},
        {"section": ("",)},
        {"section": ("x" * 501,)},
        pytest.param({"section": (10**5000,)}, id="huge"),
        {"printed": "x" * 501},
        {"printed": 1154},
        {"source": "fees-2024"},
        {"ambiguous": ()},
        {"ambiguous": ("a", "b")},
    ),
)
def test_places_that_cannot_be_are_refused(change: dict[str, Any]) -> None:
    with pytest.raises((InvalidValueError, WrongTypeError), match="Locator"):
        attrs.evolve(PLACE, **change)


def test_an_ambiguous_place_has_two_readings_with_names() -> None:
    included = Reading(name="included", da="3 dage er med", en="three days are included")
    extra = Reading(name="extra", da="alle dage betales", en="all days are paid for")
    assert attrs.evolve(PLACE, ambiguous=(included, extra)).ambiguous == (included, extra)
    with pytest.raises(InvalidValueError, match="two readings of a question"):
        attrs.evolve(PLACE, ambiguous=(included, included))


@pytest.mark.parametrize(
    "change",
    (
        {"id": "Fees 2024"},
        {"id": "x" * 61},
        {"document": "  "},
        {"document": "x" * 501},
        {"publisher": None},
        {"sha256": "0" * 63},
        {"sha256": "G" * 64},
        {"published": "2024-01-01"},
        {"published": datetime(2024, 1, 1)},  # noqa: DTZ001 - refused
        {"url": ""},
    ),
)
def test_sources_that_cannot_be_are_refused(change: dict[str, Any]) -> None:
    with pytest.raises((InvalidValueError, WrongTypeError), match=r"Source\."):
        attrs.evolve(SOURCE, **change)


def test_a_source_may_be_dated() -> None:
    assert attrs.evolve(SOURCE, published=date(2023, 10, 10)).published == date(2023, 10, 10)


def test_findings_print_as_one_line() -> None:
    finding = Finding(
        code="larger-is-cheaper", severity=Severity.WARNING, message="547 below 688", where="391"
    )
    assert str(finding) == "warning: 547 below 688 @ 391"
    assert str(attrs.evolve(finding, where=None)) == "warning: 547 below 688"
    with pytest.raises(WrongTypeError, match="Finding.severity"):
        attrs.evolve(finding, severity="warning")  # type: ignore[arg-type]  # that is the point


def test_unknown_says_why_and_is_not_none_nor_empty() -> None:
    unknown = Unknown("the icons were lost in the PDF")
    assert unknown.reason == "the icons were lost in the PDF"
    said = Unknown("the icons were lost in the PDF", da="ikonerne gik tabt")
    assert (said.text("da"), said.text("en")) == ("ikonerne gik tabt", unknown.reason)
    assert unknown.text("da") == unknown.reason
    assert said == unknown  # one reason, told in one language more
    assert unknown != Unknown("no icons were printed")
    with pytest.raises(InvalidValueError, match="Unknown.reason"):
        Unknown("")
