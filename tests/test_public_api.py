"""Every public name and signature is as it was, or a change note was written."""

from __future__ import annotations

import difflib
import re
import subprocess
import sys
from pathlib import Path

import pytest

from api_snapshot import SNAPSHOT, Snapshot
from public_api import public_api

CHANGELOG = "# Changelog\n\n## Unreleased\n\n- One.\n\n## 0.1.0\n\n- None.\n"
WITH_NOTE = CHANGELOG.replace("- One.\n", "- One.\n- Two.\n")


def test_every_public_name_and_signature_is_as_it_was() -> None:
    kept = Snapshot.read(SNAPSHOT.read_text(encoding="utf-8"))
    changes = difflib.unified_diff(
        kept.lines.splitlines(), public_api().splitlines(), "was", "is", lineterm="", n=0
    )
    found = "\n".join(changes)
    assert not found, f"run `make api` and write a line in CHANGELOG.md:\n{found}"
    assert kept.is_sealed, "the file was changed by hand: run `make api`"


def test_the_snapshot_holds_names_fields_and_signatures() -> None:
    lines = public_api().splitlines()
    assert "kommunedata.Money is kommunedata.money.Money" in lines
    assert "kommunedata.money.Money.kr(amount: int | str | Decimal) -> Money @staticmethod" in lines
    assert "kommunedata.money.Money.kroner -> Decimal @property" in lines
    assert "kommunedata.tariffs.BillLine.units: int | None = None" in lines
    assert "kommunedata.finding.Severity.NOTE = 'note'" in lines
    field = "kommunedata.tariffs.waste.Container.litres: int | None (default=None, kw_only=True)"
    assert field in lines
    assert lines.count("kommunedata.danish") == 1
    assert not [line for line in lines if re.match(r"[\w.]*\._[a-z]", line)]
    # both ways to call it, and not the one that tells them apart
    assert len([line for line in lines if line.startswith("kommunedata.tariffs.price_many(")]) == 2


def test_other_names_need_a_change_note() -> None:
    first = Snapshot.read("").renewed("a\n", CHANGELOG)
    assert first is not None
    kept = Snapshot.read(first)
    assert (kept.lines, kept.is_sealed) == ("a\n", True)
    assert kept.renewed("b\n", CHANGELOG) is None
    second = kept.renewed("b\n", WITH_NOTE)
    assert second is not None
    assert Snapshot.read(second).lines == "b\n"


def test_the_same_names_need_none_and_change_nothing() -> None:
    first = Snapshot.read("").renewed("a\n", CHANGELOG)
    assert first is not None
    assert Snapshot.read(first).renewed("a\n", WITH_NOTE) == first


def test_notes_of_a_version_do_not_count() -> None:
    first = Snapshot.read("").renewed("a\n", CHANGELOG)
    assert first is not None
    assert Snapshot.read(first).renewed("b\n", CHANGELOG.replace("None.", "Much.")) is None
    released = CHANGELOG.replace("- One.\n", "")
    assert Snapshot.read(first).renewed("b\n", released) is None


def test_a_line_changed_by_hand_breaks_the_seal() -> None:
    first = Snapshot.read("").renewed("a\n", CHANGELOG)
    assert first is not None
    by_hand = Snapshot.read(first.replace("a\n", "b\n"))
    assert (by_hand.lines.endswith("b\n"), by_hand.is_sealed) == (True, False)
    assert by_hand.renewed("b\n", CHANGELOG) is None


def test_the_command_renews_what_is_up_to_date_without_a_change(tmp_path: Path) -> None:
    before = SNAPSHOT.read_bytes()
    tool = SNAPSHOT.parent.parent.parent / "tools" / "api_snapshot.py"
    if not (tool.parent.parent / "CHANGELOG.md").exists():
        pytest.skip("the tests of an installed library have no change notes beside them")
    subprocess.run([sys.executable, str(tool)], check=True, cwd=tmp_path)  # noqa: S603 - our own
    assert SNAPSHOT.read_bytes() == before
