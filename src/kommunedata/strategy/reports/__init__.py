"""What strategies say when they are read across: alignment, coverage, plans, timelines."""

__all__: list[str] = []
