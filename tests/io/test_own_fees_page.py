"""The schedule that docs/howto/own_fees.md shows is the one that its code loads."""

from __future__ import annotations

import re
from pathlib import Path

from kommunedata.io import load_tariff_schedule
from kommunedata.tariffs import price_points
from kommunedata.unit import UNITS

ROOT = Path(__file__).parent.parent.parent
EXAMPLE = ROOT / "tests" / "data" / "own_fees"


def test_the_example_stands_in_the_guide_as_it_is_loaded() -> None:
    guide = (ROOT / "docs" / "howto" / "own_fees.md").read_text(encoding="utf-8")
    for language, name in (("toml", "schedule.toml"), ("text", "containers.csv")):
        shown = re.search(rf"```{language}\n(.*?)```", guide, re.DOTALL)
        assert shown is not None
        assert shown[1] == (EXAMPLE / name).read_text(encoding="utf-8")
    assert len(price_points(load_tariff_schedule(EXAMPLE / "schedule.toml"))) == 2 + 6 + 1 + 1


def test_the_reference_of_files_names_every_unit() -> None:
    page = (ROOT / "docs" / "reference" / "schedule_files.md").read_text(encoding="utf-8")
    row = next(line for line in page.split("\n") if line.startswith("| `unit` |"))
    assert re.findall(r"`(\w+)`", row)[1:] == sorted(UNITS)
