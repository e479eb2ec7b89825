"""A budget over the years: adjustments, projections, scenarios, comparisons and follow-up."""

__all__: list[str] = []
