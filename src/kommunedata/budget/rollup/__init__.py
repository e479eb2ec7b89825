"""Budget lines summed up their levels, as trees to read and to ask."""

__all__: list[str] = []
