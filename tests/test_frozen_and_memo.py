"""The mapping that cannot change, and the memory that cannot grow."""

from __future__ import annotations

import copy
import pickle

import pytest

from kommunedata import _memo
from kommunedata._frozen import FrozenMapping
from kommunedata._memo import Memo


def test_a_frozen_mapping_is_a_mapping_that_hashes_and_pickles() -> None:
    frozen = FrozenMapping({"litres": 190, "emptyings": 26})
    assert frozen == {"emptyings": 26, "litres": 190}
    assert list(frozen) == ["litres", "emptyings"]
    assert (len(frozen), "litres" in frozen, frozen.get("x")) == (2, True, None)
    assert hash(frozen) == hash(FrozenMapping({"emptyings": 26, "litres": 190}))
    assert repr(frozen) == "{'litres': 190, 'emptyings': 26}"
    assert pickle.loads(pickle.dumps(frozen)) == copy.deepcopy(frozen) == frozen  # noqa: S301 - ours


def test_a_frozen_mapping_keeps_its_own_copy_and_refuses_changes() -> None:
    items = {"litres": 190}
    frozen = FrozenMapping(items)
    items["litres"] = 240
    assert frozen["litres"] == 190
    with pytest.raises(AttributeError, match="cannot change"):
        frozen._items = {}
    with pytest.raises(TypeError):
        frozen["litres"] = 1  # type: ignore[index]  # that is the point


def test_a_memo_forgets_when_it_is_full(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_memo, "_MOST", 2)
    memo: Memo[int] = Memo()
    for number in range(3):
        memo[(number,)] = number
    assert memo == {(2,): 2}
    assert copy.copy(memo) == {}
