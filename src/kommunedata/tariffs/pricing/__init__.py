"""From usages to bills: finding the price, applying the rules, adding up."""

__all__: list[str] = []
