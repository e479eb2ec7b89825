"""How two targets differ, and what is missing before their figures can be set beside each other."""

from __future__ import annotations

import enum
import re
from collections.abc import Iterator

from kommunedata.finding import Unknown
from kommunedata.strategy.model.target import Indicator, Target
from kommunedata.strategy.model.terms import CHANGES, SHARES, WITHOUT_VALUE, TargetForm

__all__ = ["Difference", "Need", "differences", "equal_in_figures", "needs", "paired"]


class Difference(enum.Enum):
    """What two goals or targets differ in (*forskel*), the figures first.

    `NO_TARGET`: one has none, or none left to set beside the other's. `QUANTITY`: their
    targets measure different things. `BASELINE` is of the base years, and there too
    where a change does not state its own: two years left open are not known to be one.
    `DEADLINE_OF_LIST` is of where the deadline stands, and `WORDING` of how one and the
    same figure is printed.
    """

    NO_TARGET = "no_target"
    QUANTITY = "quantity"
    INDICATOR = "indicator"
    UNIT = "unit"
    SCOPE = "scope"
    FORM = "form"
    DIRECTION = "direction"
    VALUE = "value"
    BENCHMARK = "benchmark"
    BASELINE = "baseline"
    DEADLINE = "deadline"
    DEADLINE_OF_LIST = "deadline_of_list"
    COMPARATOR_STATED = "comparator_stated"
    COMMITMENT = "commitment"
    WORDING = "wording"


class Need(enum.Enum):
    """What is missing before two figures can be set beside each other (*mangler*).

    `WHOLE` is what a share is of, `NET` whether a figure is net as neutrality is, and
    `INDICATOR` one and the same way of measuring.
    """

    POPULATION = "population"
    BASE_YEAR = "base_year"
    BASE_VALUE = "base_value"
    BENCHMARK_VALUE = "benchmark_value"
    TARGET_VALUE = "target_value"
    UNIT = "unit"
    WHOLE = "whole"
    NET = "net"
    INDICATOR = "indicator"
    SCOPE = "scope"


_FIGURES = frozenset(
    {
        Difference.INDICATOR,
        Difference.UNIT,
        Difference.SCOPE,
        Difference.FORM,
        Difference.DIRECTION,
        Difference.VALUE,
        Difference.BENCHMARK,
        Difference.BASELINE,
        Difference.DEADLINE,
    }
)
_LEVELS = frozenset({TargetForm.LEVEL, TargetForm.COUNT}) | SHARES

# what units of figures per head say, in either language
_PER_HEAD = re.compile(
    r"\bpr\. (?:borger|indbygger)\b|\bper (?:head|capita|citizen|inhabitant)\b", re.IGNORECASE
)


def differences(a: Target, b: Target) -> tuple[Difference, ...]:
    """Return what two targets differ in, in the order of `Difference`."""
    return tuple(_differences(a, b))


def equal_in_figures(found: tuple[Difference, ...]) -> bool:
    """Whether none of the differences is one of figures, or of what they are of."""
    return _FIGURES.isdisjoint(found)


def needs(a: Target, b: Target) -> tuple[Need, ...]:
    """Return what is missing before the figures of two targets can be set beside each other.

    It is empty where they can. Changes of one indicator from one base year need no
    base value, and a change whose base value is known needs nothing: it names a level.
    """
    found = {*_of_measure(a, b), *_of_form(a, b), *_of_base(a, b)}
    return tuple(need for need in Need if need in found)


def paired(
    of_a: tuple[Target, ...], of_b: tuple[Target, ...]
) -> tuple[tuple[Target | None, Target | None], ...]:
    """Return the targets of two goals in pairs of one quantity, each target once.

    The best pair is taken first: of the same form, then of the same indicator, then of
    the nearest deadlines. Pairs stand in the order of the first goal's targets. Targets
    left over stand alone, with None, those of the second goal last; without any pair
    there is nothing.
    """
    best = sorted(
        (
            (_distance(a, b), at_a, at_b)
            for at_a, a in enumerate(of_a)
            for at_b, b in enumerate(of_b)
            if _same_quantity(a.indicator, b.indicator)
        ),
    )
    chosen: dict[int, int] = {}
    for _, at_a, at_b in best:
        if at_a not in chosen and at_b not in chosen.values():
            chosen[at_a] = at_b
    if not chosen:
        return ()
    beside = ((a, of_b[chosen[at]] if at in chosen else None) for at, a in enumerate(of_a))
    alone = ((None, b) for at, b in enumerate(of_b) if at not in chosen.values())
    return (*beside, *alone)


def _same_quantity(a: Indicator, b: Indicator) -> bool:
    """Whether two indicators measure one quantity; one strategy may name it, the other not."""
    return a.quantity == b.quantity or a.id == b.id


def _distance(a: Target, b: Target) -> tuple[bool, bool, bool, int]:
    one_without = (a.deadline is None) is not (b.deadline is None)
    years = 0 if a.deadline is None or b.deadline is None else abs(a.deadline - b.deadline)
    return a.form is not b.form, a.indicator.id != b.indicator.id, one_without, years


def _differences(a: Target, b: Target) -> Iterator[Difference]:
    differs = {
        Difference.INDICATOR: a.indicator.id != b.indicator.id,
        Difference.UNIT: _other_unit(a, b),
        Difference.SCOPE: a.scope != b.scope,
        Difference.FORM: a.form is not b.form,
        Difference.DIRECTION: a.direction is not b.direction,
        Difference.VALUE: _alike(a, b) and a.value != b.value,
        Difference.BENCHMARK: _id(a.benchmark) != _id(b.benchmark),
        Difference.BASELINE: _base_year(a) != _base_year(b) or _open_base(a) or _open_base(b),
        Difference.DEADLINE: a.deadline != b.deadline,
        Difference.DEADLINE_OF_LIST: _both(a.deadline, b.deadline)
        and a.deadline_of_list is not b.deadline_of_list,
        Difference.COMPARATOR_STATED: _both(a.comparator, b.comparator)
        and a.comparator_stated is not b.comparator_stated,
        Difference.COMMITMENT: a.commitment is not b.commitment,
        Difference.WORDING: _worded_otherwise(a, b),
    }
    yield from (difference for difference, there in differs.items() if there)


def _of_measure(a: Target, b: Target) -> Iterator[Need]:
    other_indicator = a.indicator.id != b.indicator.id
    other_scope = other_indicator and a.scope != b.scope
    other_unit = _other_unit(a, b)
    if other_scope:
        yield Need.SCOPE
    if other_unit:
        yield _conversion(a, b)
    if other_indicator and not other_scope and not other_unit:
        yield Need.INDICATOR


def _conversion(a: Target, b: Target) -> Need:
    if _per_head(a) is not _per_head(b):
        return Need.POPULATION
    return Need.UNIT if (a.form in SHARES) is (b.form in SHARES) else Need.WHOLE


def _of_form(a: Target, b: Target) -> Iterator[Need]:
    forms = {a.form, b.form}
    if TargetForm.NET_ZERO in forms and forms.isdisjoint(WITHOUT_VALUE) and len(forms) > 1:
        yield Need.NET
    if _id(a.benchmark) != _id(b.benchmark):
        yield Need.BENCHMARK_VALUE
    if TargetForm.DIRECTION in forms and len(forms) > 1:
        yield Need.TARGET_VALUE


def _of_base(a: Target, b: Target) -> Iterator[Need]:
    same_base = not _open_base(a) and _base_year(a) == _base_year(b)
    if a.form is b.form and a.indicator.id == b.indicator.id and same_base:
        return
    for target in (a, b):
        if target.form in CHANGES and not _base_value_known(target):
            yield Need.BASE_VALUE
            if _open_base(target):
                yield Need.BASE_YEAR


def _alike(a: Target, b: Target) -> bool:
    """Whether the values of two targets mean the same by their forms, their unit apart."""
    return a.form is b.form or {a.form, b.form} <= _LEVELS


def _other_unit(a: Target, b: Target) -> bool:
    """Whether units differ or are not known to be the same; a direction alone has none."""
    if a.form is b.form is TargetForm.DIRECTION:
        return False
    return isinstance(a.indicator.unit, Unknown) or a.indicator.unit != b.indicator.unit


def _per_head(target: Target) -> bool:
    unit = target.indicator.unit
    if isinstance(unit, Unknown):
        return False
    return any(map(_PER_HEAD.search, (unit.da, unit.en)))


def _worded_otherwise(a: Target, b: Target) -> bool:
    if a.form is not b.form or a.value != b.value:
        return False
    printed = [each.locator.printed for each in (a, b) if each.locator and each.locator.printed]
    return len(set(printed)) > 1


def _base_year(target: Target) -> int | None:
    if isinstance(target.baseline, Unknown) or isinstance(target.baseline.year, Unknown):
        return None
    return target.baseline.year


def _open_base(target: Target) -> bool:
    """Whether it is a change from a year that is not stated."""
    return target.form in CHANGES and _base_year(target) is None


def _base_value_known(target: Target) -> bool:
    baseline = target.baseline
    return not isinstance(baseline, Unknown) and not isinstance(baseline.value, Unknown)


def _id(indicator: Indicator | None) -> str | None:
    return None if indicator is None else indicator.id


def _both(one: object, other: object) -> bool:
    return one is not None and other is not None
