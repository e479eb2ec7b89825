"""What strategies tell when read as a whole: plans and their chain, timelines, validation."""

__all__: list[str] = []
