"""Pictures of fees, bills, budgets and strategies (*billeder*), with matplotlib: the extra `plot`.

Every function returns a figure of its own, made without pyplot, so that nothing is kept
and no display is needed; a notebook shows it, and `savefig` saves it. With `ax` it draws
into axes of yours instead, some ten inches wide, and returns their figure. Amounts stay
exact up to here: what a picture says in figures is exact, and only lengths are floats.
"""

from kommunedata.plot.bill_composition import bill_composition
from kommunedata.plot.budget_treemap import budget_treemap
from kommunedata.plot.budget_waterfall import budget_waterfall
from kommunedata.plot.canvas import Picture
from kommunedata.plot.fee_changes import fee_changes
from kommunedata.plot.progress_path import progress_path
from kommunedata.plot.sdg_grid import sdg_grid

__all__ = [
    "Picture",
    "bill_composition",
    "budget_treemap",
    "budget_waterfall",
    "fee_changes",
    "progress_path",
    "sdg_grid",
]
