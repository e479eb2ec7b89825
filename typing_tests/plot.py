"""Never run, only type-checked: what the pictures' types promise, and calls they must refuse."""

from __future__ import annotations

from datetime import date
from typing import assert_type

from matplotlib.axes import Axes
from matplotlib.figure import Figure

import kommunedata
from kommunedata import datasets, plot
from kommunedata.budget import before_adjustments, roll_up
from kommunedata.tariffs import compare

changes = compare(datasets.tariff_schedule("kalundborg"), date(2023, 7, 1), date(2024, 7, 1))
budget = datasets.budget("kalundborg-2024")


def drawn_into(mine: Axes) -> None:
    assert_type(plot.fee_changes(changes, changes.changes[:9], by="per_cent", ax=mine), Figure)
    assert_type(kommunedata.plot.budget_treemap(roll_up(budget), 2024, ax=mine), Figure)


assert_type(plot.sdg_grid([datasets.strategy("soroe-2026")], lang="en"), Figure)
assert_type(plot.budget_waterfall(before_adjustments(budget, 2024), scale="tkr."), Figure)

plot.fee_changes(changes, by="percent")  # type: ignore[arg-type]
plot.budget_waterfall(budget)  # type: ignore[arg-type]
plot.budget_treemap(roll_up(budget), "2024")  # type: ignore[arg-type]
plot.sdg_grid(datasets.strategy("soroe-2026"))  # type: ignore[arg-type]
plot.sdg_grid([], lang="de")  # type: ignore[arg-type]
