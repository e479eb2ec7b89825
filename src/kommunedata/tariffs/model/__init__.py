"""What a fee schedule is made of: items, dated prices, rules and conditions."""

__all__: list[str] = []
