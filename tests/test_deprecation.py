"""Names that have moved still work, warn where they are used, and go when they said."""

from __future__ import annotations

import re

import pytest
from packaging.version import Version

import kommunedata
from kommunedata import language, tariffs
from kommunedata._deprecation import moved_names

TOLD = "kommunedata.tariffs.Label is now kommunedata.language.Label; the old name goes in 0.2"


def test_a_moved_name_is_the_new_one_and_warns_where_it_is_used() -> None:
    with pytest.warns(DeprecationWarning, match=f"^{re.escape(TOLD)}$") as told:
        label = tariffs.Label  # type: ignore[attr-defined]  # the checkers know the new home only
    assert label is language.Label
    assert [each.filename for each in told] == [__file__]


def test_a_moved_name_can_be_imported_and_warns_there() -> None:
    with pytest.warns(DeprecationWarning, match=r"language\.Label") as told:
        from kommunedata.tariffs import Label  # type: ignore[attr-defined]  # likewise
    assert Label is language.Label
    assert {each.filename for each in told} == {__file__}


def test_old_names_are_not_listed_and_other_names_are_not_there() -> None:
    assert "Label" not in tariffs.__all__
    assert "Label" not in dir(tariffs)
    with pytest.raises(AttributeError, match=r"'kommunedata\.tariffs' has no attribute 'Bil'"):
        _ = tariffs.Bil  # type: ignore[attr-defined]  # that is the point
    with pytest.raises(ImportError, match="cannot import name 'Bil'"):
        from kommunedata.tariffs import Bil  # type: ignore[attr-defined]  # noqa: F401 - likewise


def test_what_said_that_it_would_go_is_gone_in_that_version() -> None:
    assert Version(kommunedata.__version__) < Version(TOLD.rpartition(" ")[2])


def test_a_name_may_change_as_it_moves() -> None:
    get = moved_names("kommunedata.money", {"Kroner": "kommunedata.money.Money"}, until="9")
    with pytest.warns(DeprecationWarning, match=r"Kroner is now kommunedata\.money\.Money"):
        assert get("Kroner") is kommunedata.Money
