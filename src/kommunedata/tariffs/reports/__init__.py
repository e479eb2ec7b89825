"""What a schedule says as a whole: price lists, changes, audits, impact, self-financing fees."""

__all__: list[str] = []
