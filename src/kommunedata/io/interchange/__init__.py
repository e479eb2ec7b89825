"""JSON interchange: one table of how types stand in JSON, for reading, writing and schemas."""

__all__: list[str] = []
