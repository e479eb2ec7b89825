"""Prices, rules and bills in words, in Danish and in English."""

__all__: list[str] = []
