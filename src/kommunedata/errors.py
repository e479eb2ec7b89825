"""The library's errors: one family, and each is also the built-in error that fits.

A message says what is wrong, what is allowed, what was got and where; each of
these is an attribute too, so that a program need not take a message apart.
"""

from __future__ import annotations

from collections.abc import Iterable

__all__ = [
    "InvalidValueError",
    "KommunedataError",
    "LoadError",
    "MissingExtraError",
    "NotFoundError",
    "ParseError",
    "WrongTypeError",
    "near_names",
]

_NOTHING = object()
_MAX_SHOWN = 200


class KommunedataError(Exception):
    """The base of every error that kommunedata raises.

    `what` is the message without its parts. `allowed`, `got` and `where` are
    None when the error does not say them; `got` is the value's repr, cut at 200
    characters, so an error neither keeps a large input alive nor fails to pickle.
    `suggestions` holds near names or spellings, nearest first.

    >>> raise KommunedataError("unknown unit", got="m3", suggestions=["m2"])
    Traceback (most recent call last):
        ...
    kommunedata.errors.KommunedataError: unknown unit, got 'm3', did you mean 'm2'?
    """

    def __init__(
        self,
        what: str,
        *,
        allowed: str | None = None,
        got: object = _NOTHING,
        where: str | None = None,
        suggestions: Iterable[str] = (),
    ) -> None:
        super().__init__(what)
        self.what: str = what
        self.allowed: str | None = allowed
        self.got: str | None = None if got is _NOTHING else _short_repr(got)
        self.where: str | None = where
        self.suggestions: tuple[str, ...] = tuple(suggestions)

    @property
    def reason(self) -> str:
        """The message without `where`, for callers that know the place better."""
        parts = [self.what]
        if self.allowed is not None:
            parts.append(f"allowed: {self.allowed}")
        if self.got is not None:
            parts.append(f"got {self.got}")
        if self.suggestions:
            parts.append(f"did you mean {' or '.join(map(repr, self.suggestions))}?")
        return ", ".join(parts)

    def __str__(self) -> str:
        return self.reason if self.where is None else f"{self.reason} @ {self.where}"


class InvalidValueError(KommunedataError, ValueError):
    """A value that its type allows and its meaning does not."""


class WrongTypeError(KommunedataError, TypeError):
    """A value of a type that is refused, such as a float for an amount."""


class NotFoundError(KommunedataError, LookupError):
    """A code or name that is not in the collection asked."""


class ParseError(InvalidValueError):
    """A text that cannot be read exactly; `position` is 0-based within it."""

    def __init__(
        self,
        what: str,
        *,
        text: str,
        position: int = 0,
        suggestions: Iterable[str] = (),
    ) -> None:
        where = f"position {position}"
        super().__init__(what, got=text, where=where, suggestions=suggestions)
        self.text: str = text[:_MAX_SHOWN]
        self.position: int = position

    def __reduce__(self) -> tuple[object, ...]:
        # the default would call __init__ without `text`
        return (_unpickle_parse_error, (type(self), self.what, self.text, self.__dict__))


class LoadError(KommunedataError, ValueError):
    """A data file that cannot be loaded: every problem in it, and nothing loaded.

    `problems` has one line each: `reason @ file: path.to.the.value`.
    """

    def __init__(self, what: str, *, problems: Iterable[str] = ()) -> None:
        super().__init__(what)
        self.problems: tuple[str, ...] = tuple(problems)

    def __str__(self) -> str:
        return "\n".join([self.what, *(f"  {problem}" for problem in self.problems)])


class MissingExtraError(KommunedataError, ModuleNotFoundError):
    """A library is not installed that an `extra` of this one, named here, brings."""

    def __init__(self, what: str, *, extra: str = "") -> None:
        super().__init__(what)
        self.extra: str = extra


def near_names(name: object, known: Iterable[str], *, most: int = 3) -> list[str]:
    """Return the known names nearest to a misspelt one, nearest first.

    Upper and lower case count as equal. A name with nothing near gives [], and
    so does what is no text.

    >>> near_names("contaner", ["container", "dwelling"])
    ['container']
    """
    import difflib  # only needed once something is wrong

    if not isinstance(name, str):
        return []
    by_folded = {each.casefold(): each for each in known}
    folded = name[:_MAX_SHOWN].casefold()
    return [by_folded[each] for each in difflib.get_close_matches(folded, by_folded, n=most)]


def _short_repr(value: object) -> str:
    try:
        text = repr(value[: _MAX_SHOWN + 1] if isinstance(value, str) else value)
    except ValueError:
        # Python refuses to print an int of more than 4,300 digits, in a container too
        return f"{type(value).__name__} of too many digits to show"
    return text if len(text) <= _MAX_SHOWN else f"{text[:_MAX_SHOWN]}…"


def _unpickle_parse_error(
    cls: type[ParseError], what: str, text: str, state: dict[str, object]
) -> ParseError:
    error = cls(what, text=text)
    error.__dict__.update(state)
    return error
