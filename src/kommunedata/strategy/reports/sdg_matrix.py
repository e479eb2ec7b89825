"""Which of the 17 Sustainable Development Goals strategies name, and whose word that is."""

from __future__ import annotations

import enum
from collections.abc import Iterable, Iterator

import attrs

from kommunedata._checks import members
from kommunedata._repr import counted
from kommunedata.errors import InvalidValueError
from kommunedata.finding import Unknown
from kommunedata.language import Label, Lang
from kommunedata.municipality import Municipality
from kommunedata.strategy.model.sdg import SDG_GOALS, SdgGoal, SdgOrigin, SdgReference
from kommunedata.strategy.model.strategy import Strategy
from kommunedata.strategy.reports.sdg_matrix_words import matrix_html, matrix_table
from kommunedata.table import Table

__all__ = ["SdgCell", "SdgMark", "SdgMatrix", "SdgRow", "SdgTag", "sdg_matrix"]


class SdgMark(enum.Enum):
    """What can be said of one goal in one strategy (*verdensmål*).

    `DOCUMENT`: the document names it, or one of its targets. `USER`: only a user's tag
    does. `NONE`: the document says which it names, and this is not among them.
    `UNKNOWN`: which it names is not known, of the strategy or of one of its challenges.
    """

    DOCUMENT = "document"
    USER = "user"
    NONE = "none"
    UNKNOWN = "unknown"


@attrs.frozen
class SdgTag:
    """A reference and what it is tied to: the id of the strategy, a challenge or a goal."""

    tied_to: str
    reference: SdgReference


@attrs.frozen
class SdgCell:
    """One of the 17 in one strategy: the mark, and the references it rests on."""

    goal: SdgGoal
    mark: SdgMark
    tags: tuple[SdgTag, ...]


@attrs.frozen(kw_only=True)
class SdgRow:
    """The 17 goals in one strategy, in the order of their numbers.

    `strategy` is its id, `label` what it is called.
    """

    strategy: str
    municipality: Municipality
    label: Label
    cells: tuple[SdgCell, ...]

    def marked(self, mark: SdgMark) -> tuple[int, ...]:
        """Return the numbers of the goals that have a mark."""
        return tuple(cell.goal.number for cell in self.cells if cell.mark is mark)


@attrs.frozen(kw_only=True)
class SdgMatrix:
    """Strategies against the 17 goals (*verdensmålsmatrix*), a row for each in the order given."""

    rows: tuple[SdgRow, ...] = attrs.field(repr=counted)

    def table(self, lang: Lang = "da") -> Table:
        """Return a row for each strategy and a column for each goal, by its number.

        A note below says what the marks mean.
        """
        return matrix_table(self, lang)

    def to_html(self, lang: Lang = "da") -> str:
        """Return the table as HTML, its headings in the goals' colours and with their names."""
        return matrix_html(self, lang)

    def __str__(self) -> str:
        return str(self.table())

    def _repr_html_(self) -> str:
        return self.to_html()


def sdg_matrix(strategies: Strategy | Iterable[Strategy]) -> SdgMatrix:
    """Set strategies against the 17 goals for sustainable development (*verdensmål*).

    References of the strategy itself, of its challenges and of its goals count, and a
    reference to a target (4.7) counts for its goal. The document's word goes before a
    user's. Unknown is not none: where references are Unknown, what nobody named is.

    Raises:
        WrongTypeError: what is no strategy.
        InvalidValueError: a strategy that is given twice.

    >>> own = SdgReference("13", origin=SdgOrigin.USER)
    >>> [row] = sdg_matrix(Strategy(
    ...     id="vision", municipality=Municipality("0326"), label=Label("Vision", "Vision"),
    ...     sdgs=(SdgReference("4.7"), own))).rows
    >>> row.marked(SdgMark.DOCUMENT), row.marked(SdgMark.USER), len(row.marked(SdgMark.NONE))
    ((4,), (13,), 15)
    """
    given = (strategies,) if isinstance(strategies, Strategy) else strategies
    checked = members(given, Strategy, where="sdg_matrix")
    ids = [each.id for each in checked]
    for at, name in enumerate(ids):
        if name in ids[:at]:
            raise InvalidValueError(
                "strategy given twice", allowed="each once", got=name, where="sdg_matrix"
            )
    return SdgMatrix(rows=tuple(map(_row, checked)))


def _row(strategy: Strategy) -> SdgRow:
    stated = tuple(_stated(strategy))
    tags = tuple(
        SdgTag(name, reference)
        for name, references in stated
        if not isinstance(references, Unknown)
        for reference in references
    )
    known = not any(isinstance(references, Unknown) for _, references in stated)
    return SdgRow(
        strategy=strategy.id,
        municipality=strategy.municipality,
        label=strategy.label,
        cells=tuple(_cell(goal, tags, known=known) for goal in SDG_GOALS),
    )


def _stated(strategy: Strategy) -> Iterator[tuple[str, tuple[SdgReference, ...] | Unknown]]:
    yield strategy.id, strategy.sdgs
    yield from ((challenge.id, challenge.sdgs) for challenge in strategy.challenges)
    yield from ((goal.id, goal.sdgs) for goal in strategy.goals)


def _cell(goal: SdgGoal, tags: tuple[SdgTag, ...], *, known: bool) -> SdgCell:
    mine = tuple(tag for tag in tags if tag.reference.goal == goal)
    origins = {tag.reference.origin for tag in mine}
    if SdgOrigin.DOCUMENT in origins:
        return SdgCell(goal, SdgMark.DOCUMENT, mine)
    if mine:
        return SdgCell(goal, SdgMark.USER, mine)
    return SdgCell(goal, SdgMark.NONE if known else SdgMark.UNKNOWN, mine)
