"""A whole budget: lines, adjustments, key figures and how each area is managed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import attrs

from kommunedata._checks import instance_of, text, tuple_of
from kommunedata._frozen import FrozenMapping
from kommunedata._repr import counted
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

    def __init__(self, what: str, *, problems: tuple[str, ...] = ()) -> None:
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
    lines: tuple[BudgetLine, ...] = attrs.field(repr=counted, validator=tuple_of(BudgetLine))
    adjustments: tuple[Adjustment, ...] = attrs.field(
        repr=counted, default=(), validator=tuple_of(Adjustment)
    )
    key_figures: tuple[KeyFigure, ...] = attrs.field(
        repr=counted, default=(), validator=tuple_of(KeyFigure)
    )
    forms: Mapping[Path, frozenset[BudgetForm]] = attrs.field(
        repr=counted, converter=_forms, factory=dict
    )

    def __attrs_post_init__(self) -> None:
        problems = (*_line_problems(self), *_id_problems(self), *_part_problems(self.adjustments))
        if problems:
            raise BudgetError(f"budget {self.id!r} does not hold together", problems=problems)


def _line_problems(budget: Budget) -> Iterator[str]:
    for where, path in _paths(budget):
        if len(path) != len(budget.levels):
            keys = f"{len(budget.levels)} keys ({', '.join(budget.levels)})"
            yield f"path of the wrong depth, allowed: {keys}, got {path!r} @ {where}"
    seen: dict[object, int] = {}
    for at, line in enumerate(budget.lines):
        key = (
            (line.year, line.path, line.basis, line.phase, line.price_level, line.account),
            (line.posting_type, line.ownership, line.grouping, line.art),
        )
        if key in seen:
            yield f"line stands twice, first as lines[{seen[key]}] @ lines[{at}]"
        seen.setdefault(key, at)


def _paths(budget: Budget) -> Iterator[tuple[str, Path]]:
    yield from ((f"lines[{at}]", each.path) for at, each in enumerate(budget.lines))
    yield from ((f"adjustments[{at}]", each.path) for at, each in enumerate(budget.adjustments))
    yield from ((f"key_figures[{at}]", each.path) for at, each in enumerate(budget.key_figures))
    yield from (("forms", path) for path in budget.forms)


def _id_problems(budget: Budget) -> Iterator[str]:
    figures = [each for figure in budget.key_figures for each in _with_parts(figure)]
    ids = {
        "adjustments": [each.id for each in budget.adjustments],
        "key_figures": [each.id for each in figures],
    }
    for name, given in ids.items():
        seen: set[str] = set()
        for each in given:
            if each in seen:
                yield f"id occurs twice, got {each!r} @ {name}"
            seen.add(each)


def _with_parts(figure: KeyFigure) -> Iterator[KeyFigure]:
    yield figure
    for part in figure.parts:
        yield from _with_parts(part)


def _part_problems(adjustments: tuple[Adjustment, ...]) -> Iterator[str]:
    by_id = {each.id: each for each in adjustments}
    parts_of: dict[str, list[Adjustment]] = {}
    for each in adjustments:
        if each.part_of is not None:
            parts_of.setdefault(each.part_of, []).append(each)
    for at, each in enumerate(adjustments):
        where = f"adjustments[{at}]"
        whole = None if each.part_of is None else by_id.get(each.part_of)
        if each.part_of is not None and whole is None:
            yield f"part of no known adjustment, got {each.part_of!r} @ {where}"
        if whole is not None and (whole.path, whole.included) != (each.path, each.included):
            yield f"of another place or inclusion than its whole, got {whole.id!r} @ {where}"
        if each.id in _ancestors(by_id, each):
            yield f"part of itself, got {each.part_of!r} @ {where}"
        yield from _sum_problems(each, parts_of.get(each.id, []), where)


def _sum_problems(whole: Adjustment, parts: list[Adjustment], where: str) -> Iterator[str]:
    total = Money.sum(part.amount.money for part in parts)
    slack = Money.sum(part.amount.tolerance for part in parts) + whole.amount.tolerance
    if parts and abs(total - whole.amount.money) > slack:
        yield f"parts do not add up, allowed: {whole.amount.money}, got {total} @ {where}"


def _ancestors(by_id: Mapping[str, Adjustment], adjustment: Adjustment) -> set[str]:
    found: set[str] = set()
    at = adjustment.part_of
    while at is not None and at in by_id and at not in found:
        found.add(at)
        at = by_id[at].part_of
    return found
