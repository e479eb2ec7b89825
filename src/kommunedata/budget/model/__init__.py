"""What a budget is made of: lines, accounts, adjustments and key figures."""

__all__: list[str] = []
