"""What leads from one sum of a budget to another, step by step, exactly."""

from __future__ import annotations

import collections
from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType

import attrs

from kommunedata.budget import (
    AdjustedBudget,
    Adjustment,
    BudgetComparison,
    Path,
    Total,
)
from kommunedata.errors import InvalidValueError
from kommunedata.language import Lang
from kommunedata.money import Money

__all__ = ["Bridge", "Step", "adjusted_bridge", "compared_bridge", "largest_steps"]


@attrs.frozen
class Step:
    """What something adds, or, negative, takes away."""

    name: str
    amount: Money


@attrs.frozen(kw_only=True)
class Bridge:
    """From one sum to another: the steps are exactly the difference between them."""

    heading: str
    start: str
    first: Total
    steps: tuple[Step, ...]
    end: str
    last: Total
    note: str = ""


@attrs.frozen(kw_only=True)
class _Words:
    heading: str
    compared: str
    without: str
    printed: str
    result: str
    unstated: str
    others: str


_WORDS: Mapping[Lang, _Words] = MappingProxyType(
    {
        "da": _Words(
            heading="Budget {} og dets tilretninger",
            compared="Fra {} til {}",
            without="Uden tilretningerne",
            printed="Som i budgettet",
            result="Med tilretningerne",
            unstated="Tilretninger uden angivet år er ikke med: {}.",
            others="{} andre",
        ),
        "en": _Words(
            heading="Budget {} and its adjustments",
            compared="From {} to {}",
            without="Without the adjustments",
            printed="As in the budget",
            result="With the adjustments",
            unstated="Adjustments that name no year are left out: {}.",
            others="{} others",
        ),
    }
)


def adjusted_bridge(adjusted: AdjustedBudget, lang: Lang, *, by_place: bool) -> Bridge:
    """Return what leads to or from the printed budget.

    Adjustments taken out lead up to the printed sum; those put in lead on from it.
    Where some are taken out and others put in, the printed sum comes first.
    """
    words, out, into = _WORDS[lang], adjusted.taken_out, adjusted.put_in
    kept = len(adjusted.lines) - len(out) - len(into)
    printed = words.printed, Total.of(line.amount for line in adjusted.lines[:kept])
    if out and not into:
        ends = (words.without, adjusted.total), printed
        signed = [(each, each.amount.money) for each in out]
    else:
        ends = printed, (words.result, adjusted.total)
        signed = [(each, -each.amount.money) for each in out]
        signed += [(each, each.amount.money) for each in into]
    (start, first), (end, last) = ends
    return Bridge(
        heading=words.heading.format(adjusted.year),
        start=start,
        first=first,
        steps=_places((each.path, amount) for each, amount in signed)
        if by_place
        else _named(signed, lang),
        end=end,
        last=last,
        note=words.unstated.format(len(adjusted.unstated)) if adjusted.unstated else "",
    )


def compared_bridge(comparison: BudgetComparison, lang: Lang) -> Bridge:
    """Return what leads from the one stage to the other, place by place.

    Raises:
        InvalidValueError: a place without one of the amounts, as what is missing is not zero.
    """
    known = [
        (row.path, row.one, row.other)
        for row in comparison.rows
        if row.one is not None and row.other is not None
    ]
    if len(known) < len(comparison.rows):
        raise InvalidValueError(
            "places without one of the amounts",
            allowed="places with both",
            got=[row.name for row in comparison.rows if row.difference is None],
            where="budget_waterfall",
        )
    table = comparison.table(lang)
    start, end = (table.columns[at].label for at in (1, 2))
    return Bridge(
        heading=_WORDS[lang].compared.format(start, end),
        start=start,
        first=Total(Money.sum(one for _, one, _ in known)),
        steps=_places([(path, other - one) for path, one, other in known]),
        end=end,
        last=Total(Money.sum(other for _, _, other in known)),
        note=table.note or "",
    )


def largest_steps(steps: Sequence[Step], most: int, lang: Lang) -> tuple[Step, ...]:
    """Return the largest steps in their order, and the rest of them as one, last."""
    if len(steps) <= most:
        return tuple(steps)
    by_size = sorted(range(len(steps)), key=lambda at: -abs(steps[at].amount.oere))
    kept = sorted(by_size[: most - 1])
    rest = by_size[most - 1 :]
    name = _WORDS[lang].others.format(len(rest))
    others = Step(name, Money.sum(steps[at].amount for at in rest))
    return (*(steps[at] for at in kept), others)


def _named(signed: Sequence[tuple[Adjustment, Money]], lang: Lang) -> tuple[Step, ...]:
    """Return a step for each adjustment; of those with one name, each with its place."""
    named = [(each.name_da if lang == "da" else each.name_en, each) for each, _ in signed]
    times = collections.Counter(name for name, _ in named)
    names = [f"{name} ({each.path[-1]})" if times[name] > 1 else name for name, each in named]
    return tuple(Step(name, amount) for name, (_, amount) in zip(names, signed, strict=True))


def _places(amounts: Iterable[tuple[Path, Money]]) -> tuple[Step, ...]:
    """Return a step for each place, in the order met, named by what their paths do not share."""
    sums: dict[Path, Money] = {}
    for path, amount in amounts:
        sums[path] = sums[path] + amount if path in sums else amount
    shared = 0
    while len({path[: shared + 1] for path in sums}) == 1 and all(
        len(path) > shared + 1 for path in sums
    ):
        shared += 1
    return tuple(Step(" > ".join(path[shared:]), amount) for path, amount in sums.items())
