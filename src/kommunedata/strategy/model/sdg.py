"""The goals for sustainable development, and references to them from a strategy."""

from __future__ import annotations

import enum
import re

import attrs

from kommunedata._checks import instance_of, whole
from kommunedata.errors import NotFoundError, WrongTypeError
from kommunedata.source import Locator
from kommunedata.strategy.model.sdg_register import COLOURS, IRI, NAMES, TARGETS

__all__ = ["SDG_GOALS", "SdgGoal", "SdgOrigin", "SdgReference"]

_MAX_CODE = 60
# as people write codes: Delmål 4.A, SDG 04, 4,1, or the indicator 4.1.1 of a target
_LOOSE = re.compile(
    r"[^0-9]*0*(?P<goal>[1-9][0-9]?)(?:[.,]0*(?P<target>[1-9][0-9]?|[a-d])(?:\.[0-9]+)?)?\W*",
    re.ASCII,
)


@attrs.frozen(order=True)
class SdgGoal:
    """One of the 17 goals for sustainable development (*verdensmål*); its number says which.

    >>> SdgGoal(4).name_da, SdgGoal(4).name_en
    ('Kvalitetsuddannelse', 'Quality education')
    >>> SdgGoal(7).target_codes
    ('7.1', '7.2', '7.3', '7.a', '7.b')
    """

    number: int = attrs.field(validator=whole(low=1, high=len(NAMES)))

    @property
    def name_da(self) -> str:
        """The Danish name, as the United Nations in Denmark write it."""
        return NAMES[self.number - 1][1]

    @property
    def name_en(self) -> str:
        """The short English name, as the United Nations write it."""
        return NAMES[self.number - 1][2]

    @property
    def colour(self) -> str:
        """The colour of the goal's icon, such as #C5192D, in capitals."""
        return COLOURS[self.number - 1][1]

    @property
    def target_codes(self) -> tuple[str, ...]:
        """The codes of the goal's targets (*delmål*), numbers first and then letters."""
        _, last, letters = TARGETS[self.number - 1]
        return tuple(f"{self.number}.{each}" for each in (*range(1, last + 1), *letters))

    @property
    def iri(self) -> str:
        """The United Nations' name of the goal in linked data; nothing is fetched from it."""
        return f"{IRI}{self.number}"


SDG_GOALS: tuple[SdgGoal, ...] = tuple(SdgGoal(number) for number, _, _ in NAMES)
"""All 17, in the order of their numbers."""

_GOAL_OF = {code: goal for goal in SDG_GOALS for code in (str(goal.number), *goal.target_codes)}


class SdgOrigin(enum.Enum):
    """Who tied a goal to a strategy: its document, or somebody who read it (*ophav*)."""

    DOCUMENT = "document"
    USER = "user"


@attrs.frozen
class SdgReference:
    """A reference to a goal (*verdensmål*) or to one of its targets (*delmål*), by its code.

    `locator` is the place that the reference is tied to, None where it is not
    known.

    >>> SdgReference("4.a").goal.name_da, SdgReference("4.a").iri
    ('Kvalitetsuddannelse', 'http://metadata.un.org/sdg/4.a')
    >>> SdgReference("4.A")
    Traceback (most recent call last):
        ...
    kommunedata.errors.NotFoundError: unknown goal or target, allowed: 4, 4.1 to 4.7 or 4.a to \
4.c, got '4.A', did you mean '4.a'? @ SdgReference.code
    """

    code: str = attrs.field()
    origin: SdgOrigin = attrs.field(
        default=SdgOrigin.DOCUMENT, kw_only=True, validator=instance_of(SdgOrigin)
    )
    locator: Locator | None = attrs.field(
        default=None, kw_only=True, validator=attrs.validators.optional(instance_of(Locator))
    )

    @code.validator
    def _known(self, _: object, code: str) -> None:
        if type(code) is not str:
            raise WrongTypeError(
                "not a code",
                allowed="a str such as '4' or '4.1'",
                got=code,
                where="SdgReference.code",
            )
        if code not in _GOAL_OF:
            raise _unknown(code)

    @property
    def goal(self) -> SdgGoal:
        """The goal itself, or the goal that the target belongs to."""
        return _GOAL_OF[self.code]

    @property
    def is_target(self) -> bool:
        """Whether the code is of a target (*delmål*) rather than of a whole goal."""
        return "." in self.code

    @property
    def iri(self) -> str:
        """The United Nations' name of the goal or target; nothing is fetched from it."""
        return f"{IRI}{self.code}"


def _unknown(code: str) -> NotFoundError:
    match = _LOOSE.fullmatch(code[:_MAX_CODE].lower())
    goal, target = match.group("goal", "target") if match else ("", None)
    plain = goal if target is None else f"{goal}.{target}"
    return NotFoundError(
        "unknown goal or target",
        allowed=_allowed(goal),
        got=code,
        where="SdgReference.code",
        suggestions=[plain] if plain in _GOAL_OF else [],
    )


def _allowed(goal: str) -> str:
    """Return the codes of a goal in words, or of all goals where there is no such goal."""
    if goal not in _GOAL_OF:
        return f"1 to {len(NAMES)}, or a target such as 4.1 or 4.a"
    _, last, letters = TARGETS[int(goal) - 1]
    numbered = f"{goal}.1 to {goal}.{last}"
    if not letters:
        return f"{goal} or {numbered}"
    return f"{goal}, {numbered} or {goal}.{letters[0]} to {goal}.{letters[-1]}"
