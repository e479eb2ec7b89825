"""What a schedule says as a whole: price lists, changes, impact, self-financing fees."""

__all__: list[str] = []
