"""How far targets are: the way covered, the time gone, what is needed, and a status."""

__all__: list[str] = []
