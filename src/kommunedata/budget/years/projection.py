"""Amounts at the prices and wages of a later year."""

from __future__ import annotations

import enum
from collections.abc import Iterable, Mapping
from fractions import Fraction

import attrs

from kommunedata._checks import check_is, check_year, instance_of, text
from kommunedata.budget.checks.one_sum import check_bases, check_one_stage, lines_of
from kommunedata.budget.model.budget import Budget
from kommunedata.budget.model.line import BudgetLine, year_field
from kommunedata.budget.model.terms import Basis, Phase
from kommunedata.budget.model.total import Total
from kommunedata.errors import InvalidValueError, NotFoundError
from kommunedata.money import Money, Rate, Rounding, RoundingMode, StatedAmount

__all__ = ["Composition", "PriceWageRate", "ProjectedLine", "Projection", "project"]

_ZERO = Fraction(0)
_TO_OERE_UP = Rounding(Money(oere=1), RoundingMode.UP)


class Composition(enum.Enum):
    """How a year's price rate and wage rate make one factor.

    2 % and 3 % make 1,05 by adding the rates, and 1,0506 by compounding them.
    """

    ADDITIVE = "additive"
    COMPOUND = "compound"


@attrs.frozen(kw_only=True)
class PriceWageRate:
    """How prices and wages change from the year before (*pris- og lønskøn*).

    It is for one `art` with its sub-arts, or, where None, for all that have no
    rate of their own. `price` or `wage` is None where the rate has no such part.
    """

    year: int = attrs.field(validator=year_field)
    price: Rate | None = attrs.field(
        default=None, validator=attrs.validators.optional(instance_of(Rate))
    )
    wage: Rate | None = attrs.field(
        default=None, validator=attrs.validators.optional(instance_of(Rate))
    )
    art: str | None = attrs.field(
        default=None,
        validator=attrs.validators.optional(text(max_length=10, pattern=r"[0-9](?:\.[0-9])?")),
    )

    def __attrs_post_init__(self) -> None:
        where = "PriceWageRate"
        if not self._rates:
            raise InvalidValueError("no rate", allowed="a price, a wage or both", where=where)
        if min(rate.fraction for rate in self._rates) <= -1:
            raise InvalidValueError(
                "a rate that leaves nothing", allowed="above -100 %", got=self._rates, where=where
            )
        if self.factor(Composition.ADDITIVE) <= 0:
            raise InvalidValueError(
                "rates that leave nothing", allowed="a sum above -100 %", got=self._rates,
                where=where,
            )  # fmt: skip

    @property
    def _rates(self) -> tuple[Rate, ...]:
        return tuple(rate for rate in (self.price, self.wage) if rate is not None)

    def factor(self, composition: Composition) -> Fraction:
        """Return what an amount is multiplied by from the year before to this one.

        >>> rate = PriceWageRate(year=2025, price=Rate.percent("2.0"), wage=Rate.percent("3.0"))
        >>> rate.factor(Composition.ADDITIVE), rate.factor(Composition.COMPOUND)
        (Fraction(21, 20), Fraction(5253, 5000))
        """
        check_is(composition, Composition, where="PriceWageRate.factor(composition=)")
        if composition is Composition.ADDITIVE:
            return 1 + sum((rate.fraction for rate in self._rates), _ZERO)
        found = Fraction(1)
        for rate in self._rates:
            found *= 1 + rate.fraction
        return found


@attrs.frozen(kw_only=True)
class ProjectedLine:
    """A line as it was and as it is projected; `factor` is exact, the new amount rounded."""

    base: BudgetLine
    factor: Fraction
    line: BudgetLine

    @property
    def exact(self) -> Fraction:
        """The projected amount in kroner before it was rounded."""
        return self.base.amount.money.kroner_fraction * self.factor


@attrs.frozen(kw_only=True)
class Projection:
    """Lines at the prices and wages of a later year (*fremskrivning*), in the order given."""

    to_year: int
    composition: Composition
    rounding: Rounding
    rows: tuple[ProjectedLine, ...] = attrs.field(repr=False)

    @property
    def lines(self) -> tuple[BudgetLine, ...]:
        """The projected lines, each rounded; their quantum is that of the rounding."""
        return tuple(row.line for row in self.rows)

    @property
    def total(self) -> Total:
        """The sum of the projected lines: each rounded, then added.

        Its tolerance is the ± of each printed amount times its factor, with what
        its rounding moved it by; rounded up to the øre.
        """
        money = Money.sum(row.line.amount.money for row in self.rows)
        return Total(money, _TO_OERE_UP.round(sum(map(_slack, self.rows), _ZERO)))

    @property
    def projected_total(self) -> Money:
        """The total projected as one: the exact amounts added, then rounded once."""
        return self.rounding.round(sum((row.exact for row in self.rows), _ZERO))

    @property
    def residual(self) -> Money:
        """What rounding line by line adds to the total projected as one (*afrundingsrest*)."""
        return self.total.money - self.projected_total


def project(
    lines: Budget | Iterable[BudgetLine],
    rates: Iterable[PriceWageRate],
    to_year: int,
    *,
    composition: Composition,
    rounding: Rounding,
    price_level: int | None = None,
    phase: Phase | None = None,
    basis: Basis | None = None,
) -> Projection:
    """Return lines at the prices and wages of a later year (*pris- og lønfremskrivning*).

    Every year from the one after a line's price level to `to_year` multiplies its
    amount by the factor of its art; years always compound, and `composition` says
    how price and wage do within one. The rate for the exact art goes before that for
    its main art, and that before the rate for all. Each line is rounded once, last.
    The new lines are of `to_year` and its price level, and of their old phase unless
    `phase` names another. `price_level` is for lines that state none; `basis` leaves
    out the lines of any other.

    Raises:
        InvalidValueError: lines of several years, phases or bases; two rates for the
            same year and art; a line without a price level, or with a later one.
        NotFoundError: there is no rate for a year and art, or no line of the basis.
        WrongTypeError: `to_year` or `price_level` is no int, `composition` no Composition,
            or `rounding` no Rounding.

    Source: municipal budgets are projected by the guidance of KL, the association of
    municipalities (*KL's vejledning*); its rates are not shipped, and how they are
    to be composed is for the caller to say.

    >>> from kommunedata.budget import Basis
    >>> from kommunedata.money import OERE
    >>> line = BudgetLine(year=2024, path=("Care",), amount=StatedAmount(Money.kr(1000)),
    ...                   basis=Basis.NET, price_level=2024)
    >>> rates = [PriceWageRate(year=year, price=Rate.percent("2.5")) for year in (2025, 2026)]
    >>> found = project([line], rates, 2026, composition=Composition.COMPOUND, rounding=OERE)
    >>> found.total.money, found.residual  # 1.000 × 1,025 × 1,025 = 1.050,625
    (Money.kr('1050.63'), Money.kr('0.00'))
    """
    where = "project"
    check_year(to_year, where=f"{where}(to_year=)")
    if price_level is not None:
        check_year(price_level, where=f"{where}(price_level=)")
    check_is(composition, Composition, where=f"{where}(composition=)")
    check_is(rounding, Rounding, where=f"{where}(rounding=)")
    lines = lines_of(lines, basis=basis, where=where)
    check_bases(lines, where=where)
    check_one_stage(lines, where=where)
    factors = _Factors(_by_year_and_art(rates), to_year, composition)
    rows = []
    for line in lines:
        level = _level(line, price_level, to_year)
        factor = factors.of(line.art, level)
        amount = StatedAmount(line.amount.money.times(factor, rounding), rounding.quantum)
        new = attrs.evolve(
            line, year=to_year, price_level=to_year, phase=phase or line.phase, amount=amount
        )
        rows.append(ProjectedLine(base=line, factor=factor, line=new))
    return Projection(to_year=to_year, composition=composition, rounding=rounding, rows=tuple(rows))


@attrs.define
class _Factors:
    """The factors by art and price level, each worked out once."""

    rates: Mapping[tuple[int, str | None], PriceWageRate]
    to_year: int
    composition: Composition
    known: dict[tuple[str | None, int], Fraction] = attrs.field(factory=dict)

    def of(self, art: str | None, level: int) -> Fraction:
        if (art, level) not in self.known:
            found = Fraction(1)
            for year in range(level + 1, self.to_year + 1):
                found *= self._rate(art, year).factor(self.composition)
            self.known[art, level] = found
        return self.known[art, level]

    def _rate(self, art: str | None, year: int) -> PriceWageRate:
        main = None if art is None else art[0]
        for each in (art, main, None):
            if (year, each) in self.rates:
                return self.rates[year, each]
        raise NotFoundError(
            "no price and wage rate",
            got=f"{year}, {'lines without an art' if art is None else f'art {art}'}",
            where="project(rates=)",
        )


def _by_year_and_art(
    rates: Iterable[PriceWageRate],
) -> dict[tuple[int, str | None], PriceWageRate]:
    found: dict[tuple[int, str | None], PriceWageRate] = {}
    for rate in rates:
        if (rate.year, rate.art) in found:
            raise InvalidValueError(
                "two rates for the same year and art",
                allowed="one",
                got=(rate.year, rate.art),
                where="project(rates=)",
            )
        found[rate.year, rate.art] = rate
    return found


def _level(line: BudgetLine, price_level: int | None, to_year: int) -> int:
    level = price_level if line.price_level is None else line.price_level
    if level is None or level > to_year:
        raise InvalidValueError(
            "no price level" if level is None else "a later price level",
            allowed=f"{to_year} or earlier, in the line or as price_level=",
            got=level,
            where=f"project, {' > '.join(line.path)}",
        )
    return level


def _slack(row: ProjectedLine) -> Fraction:
    moved = abs(row.line.amount.money.kroner_fraction - row.exact)
    return row.base.amount.tolerance.kroner_fraction * row.factor + moved
