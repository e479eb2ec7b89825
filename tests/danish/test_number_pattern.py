from __future__ import annotations

import subprocess
import sys

import pytest

from kommunedata.danish.cldr import date_data, number_data
from kommunedata.danish.pattern import compile_pattern
from kommunedata.errors import InvalidValueError


@pytest.mark.parametrize(
    ("pattern", "number", "text"),
    (
        ("#,##0.###", "1,109.5678", "1.109,568"),
        ("#,##0.0#", "-1,109", "-1.109,0"),
        ("#,##0.0#", "1,109.00", "1.109,0"),
        ("0.00 mio.", "499.0", "499,00 mio."),
        ("ca. #,##0", "1,109.5", "ca. 1.110"),
        ("0", "1,109.5", "1110"),
    ),
)
def test_a_pattern_is_applied_as_the_standard_says(pattern: str, number: str, text: str) -> None:
    assert compile_pattern(pattern, number_data()).render(number) == text


@pytest.mark.parametrize("pattern", ("#,##,##0", "#", "0E0", ""))
def test_a_pattern_of_another_kind_is_refused(pattern: str) -> None:
    with pytest.raises(InvalidValueError, match="not a number pattern"):
        compile_pattern(pattern, number_data())


def test_cldr_is_read_once() -> None:
    assert number_data() is number_data()
    assert date_data() is date_data()


def test_importing_the_package_does_not_import_babel() -> None:
    code = "import sys, kommunedata.danish; sys.exit('babel' in sys.modules)"
    # our own interpreter and a text from this file
    subprocess.run([sys.executable, "-c", code], check=True)  # noqa: S603
