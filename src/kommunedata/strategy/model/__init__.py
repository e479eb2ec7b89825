"""The values of a strategy: themes, goals, targets, observations, plans and their process."""

__all__: list[str] = []
