"""Danish municipal fees, budgets and strategies as exact, sourced, immutable values."""

__version__ = "0.1.0.dev0"
