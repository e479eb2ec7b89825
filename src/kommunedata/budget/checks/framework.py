"""Which lines count in the frame for service expenses, by a selection that is data."""

from __future__ import annotations

import re
from collections.abc import Iterable

import attrs

from kommunedata._checks import T, Validator, filled_tuple_of, instance_of, text, tuple_of
from kommunedata.budget.checks.one_sum import (
    check_bases,
    check_one_stage,
    check_price_levels,
    lines_of,
)
from kommunedata.budget.model.account import AccountCode
from kommunedata.budget.model.adjustment import Years
from kommunedata.budget.model.budget import Budget
from kommunedata.budget.model.line import BudgetLine
from kommunedata.budget.model.terms import Basis
from kommunedata.budget.model.total import Total
from kommunedata.errors import InvalidValueError, WrongTypeError

__all__ = ["FrameworkSplit", "LineSelection", "ServiceFramework", "in_framework"]


def _codes_of(kind: type[T], pattern: str = "", form: str = "") -> Validator[frozenset[T] | None]:
    """Return a validator for None or a filled frozenset, whose texts are of the pattern if any."""
    allowed = f"a filled frozenset of {kind.__name__}, or None for any"
    compiled = re.compile(pattern) if pattern else None

    def check(
        instance: object,
        attribute: attrs.Attribute[frozenset[T] | None],
        value: frozenset[T] | None,
    ) -> None:
        where = f"{type(instance).__name__}.{attribute.name}"
        if value is None:
            return
        if type(value) is not frozenset or not all(type(code) is kind for code in value):
            raise WrongTypeError("not codes", allowed=allowed, got=value, where=where)
        if not value:
            raise InvalidValueError("no codes", allowed=allowed, got=value, where=where)
        for code in sorted(map(str, value)):
            if compiled is not None and not compiled.fullmatch(code):
                raise InvalidValueError("not a code", allowed=form, got=code, where=where)

    return check


_POSTING_TYPES = _codes_of(str, "[1-7]", "1 to 7")
_ARTS = _codes_of(str, r"[0-9](?:\.[0-9])?", "1 or 2.2")


@attrs.frozen(kw_only=True)
class LineSelection:
    """Lines by posting type, account and art; None leaves a code open.

    An account stands for every account within it, and an art for its sub-arts: `5`
    covers 5.30.26, and art `4` covers 4.5.
    """

    posting_types: frozenset[str] | None = attrs.field(default=None, validator=_POSTING_TYPES)
    accounts: frozenset[AccountCode] | None = attrs.field(
        default=None, validator=_codes_of(AccountCode)
    )
    arts: frozenset[str] | None = attrs.field(default=None, validator=_ARTS)

    def covers(self, line: BudgetLine) -> bool | None:
        """Return whether a line is covered; None where its codes are too few to say."""
        account = None if line.account is None else line.account.code
        accounts = None if self.accounts is None else {each.code for each in self.accounts}
        answers = (
            _within(line.posting_type, self.posting_types),
            _within(account, accounts),
            _within(line.art, self.arts),
        )
        if False in answers:
            return False
        return None if None in answers else True


@attrs.frozen(kw_only=True)
class ServiceFramework:
    """What counts as service expenses in some years (*serviceramme*), as data.

    A line counts where one of `includes` covers it and none of `excludes` does.
    The delimitation changes from year to year, so `years` and `source` belong to
    it. None is shipped: who uses one states where it was read.
    """

    id: str = attrs.field(validator=text(max_length=60, pattern="[a-z][a-z0-9-]*"))
    years: Years = attrs.field(validator=instance_of(Years))
    source: str = attrs.field(validator=text())
    includes: tuple[LineSelection, ...] = attrs.field(validator=filled_tuple_of(LineSelection))
    excludes: tuple[LineSelection, ...] = attrs.field(default=(), validator=tuple_of(LineSelection))

    def covers(self, line: BudgetLine) -> bool | None:
        """Return whether a line counts; None where its codes are too few to say."""
        inside = _any(selection.covers(line) for selection in self.includes)
        outside = _any(selection.covers(line) for selection in self.excludes)
        if inside is False or outside is True:
            return False
        return None if None in (inside, outside) else True


@attrs.frozen(kw_only=True)
class FrameworkSplit:
    """Lines within a service framework, outside it and undecided, each in their order.

    `total` is of those within it. A line is undecided where its
    codes are too few, as an account 5 is where 5.30.26 is left out.
    """

    framework: ServiceFramework = attrs.field(repr=lambda framework: repr(framework.id))
    within: tuple[BudgetLine, ...]
    outside: tuple[BudgetLine, ...]
    undecided: tuple[BudgetLine, ...]

    @property
    def total(self) -> Total:
        """The sum of what counts."""
        return Total.of(line.amount for line in self.within)


def in_framework(
    lines: Budget | Iterable[BudgetLine],
    framework: ServiceFramework,
    *,
    basis: Basis | None = None,
) -> FrameworkSplit:
    """Split lines by whether they count in a service framework (*serviceramme*).

    `basis` leaves out the lines of any other.

    Raises:
        InvalidValueError: a line of a year that the framework is not for, or lines of
            several years, phases, price levels or bases that do not belong in one sum.
        NotFoundError: there are no lines of the basis.

    >>> from kommunedata.budget import Basis
    >>> from kommunedata.money import Money, StatedAmount
    >>> framework = ServiceFramework(
    ...     id="example", years=Years(2024, 2024), source="an example, not the official one",
    ...     includes=(LineSelection(posting_types=frozenset({"1"})),),
    ...     excludes=(LineSelection(accounts=frozenset({AccountCode("1")})),))
    >>> lines = [BudgetLine(year=2024, path=(name,), amount=StatedAmount(Money.kr(cost)),
    ...                     basis=Basis.NET, posting_type="1", account=AccountCode(code))
    ...          for name, cost, code in [("Care", 60, "5.30.26"), ("Water", 45, "1.22.03")]]
    >>> in_framework(lines, framework).total.money
    Money.kr('60.00')
    """
    where = f"in_framework, {framework.id}"
    lines = lines_of(lines, basis=basis, where=where)
    check_bases(lines, where=where)
    check_one_stage(lines, where=where)
    check_price_levels(lines, where=where)
    _check_years(lines, framework, where=where)
    found: dict[bool | None, list[BudgetLine]] = {True: [], False: [], None: []}
    for line in lines:
        found[framework.covers(line)].append(line)
    return FrameworkSplit(
        framework=framework,
        within=tuple(found[True]),
        outside=tuple(found[False]),
        undecided=tuple(found[None]),
    )


def _check_years(lines: tuple[BudgetLine, ...], framework: ServiceFramework, *, where: str) -> None:
    years = sorted({line.year for line in lines})
    if not all(year in framework.years for year in years):
        last = framework.years.last or "further notice"
        raise InvalidValueError(
            "not a year of the framework",
            allowed=f"lines of a year from {framework.years.first} to {last}",
            got=years,
            where=where,
        )


def _within(code: str | None, codes: Iterable[str] | None) -> bool | None:
    """Return whether one of the codes is a code or has it within; None where it may."""
    if codes is None:
        return True
    if code is None:
        return None
    own = f"{code}."
    if any(own.startswith(f"{each}.") for each in codes):
        return True
    return None if any(f"{each}.".startswith(own) for each in codes) else False


def _any(answers: Iterable[bool | None]) -> bool | None:
    found = set(answers)
    if True in found:
        return True
    return None if None in found else False
