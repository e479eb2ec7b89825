"""A whole budget: lines, adjustments, key figures and how each area is managed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import attrs

from kommunedata._checks import instance_of, text, tuple_of
from kommunedata._frozen import FrozenMapping
from kommunedata.budget.model.adjustment import Adjustment
from kommunedata.budget.model.key_figure import KeyFigure
from kommunedata.budget.model.line import BudgetLine
from kommunedata.budget.model.path import Path, check_path
from kommunedata.budget.model.terms import BudgetForm
from kommunedata.errors import InvalidValueError, WrongTypeError
from kommunedata.money import Money
from kommunedata.municipality import Municipality

__all__ = ["Budget", "BudgetError"]


class BudgetError(InvalidValueError):
    """A budget that does not hold together; `problems` has every reason."""

    def __init__(self, what: str, *, problems: tuple[str, ...]) -> None:
        super().__init__(what)
        self.problems = problems

    def __str__(self) -> str:
        return "; ".join([self.what, *self.problems])


def _forms(forms: Mapping[Path, frozenset[BudgetForm]]) -> Mapping[Path, frozenset[BudgetForm]]:
    if not isinstance(forms, Mapping):
        raise WrongTypeError("not forms", allowed="sets by path", got=forms, where="Budget.forms")
    for path, each in forms.items():
        check_path(path, where="Budget.forms")
        if not isinstance(each, frozenset) or not all(isinstance(f, BudgetForm) for f in each):
            raise WrongTypeError(
                "not forms", allowed="a frozenset of BudgetForm", got=each, where="Budget.forms"
            )
    return FrozenMapping(forms)


@attrs.frozen(kw_only=True)
class Budget:
    """A municipality's budget, or a part of it (*budget*).

    Lines are as stated: nets and grosses of one area may stand beside each other.
    `levels` names the keys of the paths, outermost first.

    Raises:
        BudgetError: with every path of the wrong depth, line that stands twice,
            id that occurs twice, and adjustment whose parts do not add up, form
            a circle or are of no known one.
    """

    id: str = attrs.field(validator=text(max_length=60, pattern="[a-z][a-z0-9-]*"))
    municipality: Municipality = attrs.field(validator=instance_of(Municipality))
    title_da: str = attrs.field(validator=text(max_length=200))
    title_en: str = attrs.field(validator=text(max_length=200))
    levels: tuple[str, ...] = attrs.field(validator=tuple_of(str))
    lines: tuple[BudgetLine, ...] = attrs.field(validator=tuple_of(BudgetLine))
    adjustments: tuple[Adjustment, ...] = attrs.field(default=(), validator=tuple_of(Adjustment))
    key_figures: tuple[KeyFigure, ...] = attrs.field(default=(), validator=tuple_of(KeyFigure))
    forms: Mapping[Path, frozenset[BudgetForm]] = attrs.field(converter=_forms, factory=dict)

    def __attrs_post_init__(self) -> None:
        problems = (*_line_problems(self), *_id_problems(self), *_part_problems(self.adjustments))
        if problems:
            raise BudgetError(f"budget {self.id!r} does not hold together", problems=problems)


def _line_problems(budget: Budget) -> Iterator[str]:
    seen: dict[object, int] = {}
    for at, line in enumerate(budget.lines):
        if len(line.path) != len(budget.levels):
            yield (
                f"path of the wrong depth, allowed: {len(budget.levels)} keys"
                f" ({', '.join(budget.levels)}), got {line.path!r} @ lines[{at}]"
            )
        key = attrs.astuple(
            attrs.evolve(line, locator=None), recurse=False, filter=attrs.filters.exclude("amount")
        )
        if key in seen:
            yield f"line stands twice, first as lines[{seen[key]}] @ lines[{at}]"
        seen.setdefault(key, at)


def _id_problems(budget: Budget) -> Iterator[str]:
    for name, values in (("adjustments", budget.adjustments), ("key_figures", budget.key_figures)):
        ids = [each.id for each in values]
        for at, each in enumerate(ids):
            if each in ids[:at]:
                yield f"id occurs twice, got {each!r} @ {name}[{at}]"


def _part_problems(adjustments: tuple[Adjustment, ...]) -> Iterator[str]:
    by_id = {each.id: each for each in adjustments}
    for at, each in enumerate(adjustments):
        where = f"adjustments[{at}]"
        if each.part_of is not None and each.part_of not in by_id:
            yield f"part of no known adjustment, got {each.part_of!r} @ {where}"
        if each.id in _ancestors(by_id, each):
            yield f"part of itself, got {each.part_of!r} @ {where}"
        parts = [part for part in adjustments if part.part_of == each.id]
        total = Money.sum(part.amount.money for part in parts)
        slack = Money.sum(part.amount.tolerance for part in parts) + each.amount.tolerance
        if parts and abs(total - each.amount.money) > slack:
            yield f"parts do not add up, allowed: {each.amount.money}, got {total} @ {where}"


def _ancestors(by_id: Mapping[str, Adjustment], adjustment: Adjustment) -> set[str]:
    found: set[str] = set()
    at = adjustment.part_of
    while at is not None and at in by_id and at not in found:
        found.add(at)
        at = by_id[at].part_of
    return found
