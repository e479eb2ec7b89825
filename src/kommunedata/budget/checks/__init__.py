"""Checks of a budget: whether it ties, balances, pays for itself and has known codes."""

__all__: list[str] = []
