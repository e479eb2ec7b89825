"""Which supplements to a municipal plan a document leaves out of its list."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

import attrs

from kommunedata._checks import check_is
from kommunedata.finding import Unknown
from kommunedata.strategy.model.plan import PlanDocument
from kommunedata.strategy.model.strategy import PlanProcess, Strategy

__all__ = ["SupplementGap", "supplement_gaps"]


@attrs.frozen(kw_only=True)
class SupplementGap:
    """Numbers in a row that a plan's list of supplements lacks (*manglende tillæg*).

    `first` and `last` are both missing, and are the same where only one is.
    """

    plan: PlanDocument
    first: int
    last: int

    @property
    def numbers(self) -> range:
        """The missing numbers, in order."""
        return range(self.first, self.last + 1)


def supplement_gaps(strategy: Strategy) -> tuple[SupplementGap, ...]:
    """Return the numbers that are missing among supplements (*kommuneplantillæg*), by plan.

    Missing is a number below the last one that is listed, from 1 on. It is no error:
    the supplement may not be adopted yet, or given up. Gaps stand in the order of the
    plans and of the numbers; there are none where no plan process is stated.

    Raises:
        WrongTypeError: it is no strategy.

    >>> from kommunedata.language import Label
    >>> from kommunedata.municipality import Municipality
    >>> from kommunedata.strategy import PlanKind, PlanStatus, PlanSupplement
    >>> plan = PlanDocument(id="P", title=Label("Kommuneplan 2019-2030", "Municipal plan"),
    ...                     kind=PlanKind.MUNICIPAL_PLAN, status=PlanStatus.IN_FORCE)
    >>> supplements = tuple(
    ...     PlanSupplement(id=f"T{number}", title=Label("Tillæg", "Supplement"),
    ...                    number=number, plan="P") for number in (1, 2, 3, 4, 6))
    >>> process = PlanProcess(document="P", documents=(plan,), supplements=supplements)
    >>> soroe = Strategy(id="soroe", municipality=Municipality("0340"),
    ...                  label=Label("Vision 2026", "Vision 2026"), process=process)
    >>> [(gap.plan.title_da, list(gap.numbers)) for gap in supplement_gaps(soroe)]
    [('Kommuneplan 2019-2030', [5])]
    """
    check_is(strategy, Strategy, where="supplement_gaps")
    process = strategy.process
    if isinstance(process, Unknown):
        return ()
    return tuple(gap for plan in process.documents for gap in _gaps(plan, process))


def _gaps(plan: PlanDocument, process: PlanProcess) -> Iterator[SupplementGap]:
    listed = sorted(each.number for each in process.supplements if each.plan == plan.id)
    for before, after in itertools.pairwise((0, *listed)):
        if after > before + 1:
            yield SupplementGap(plan=plan, first=before + 1, last=after - 1)
