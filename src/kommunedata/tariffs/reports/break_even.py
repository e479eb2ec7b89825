"""The fee at which a scheme that citizens pay for neither earns nor loses."""

from __future__ import annotations

from fractions import Fraction

from kommunedata.errors import InvalidValueError
from kommunedata.money import OERE, Money, Rate, Rounding

__all__ = ["break_even"]


def break_even(
    costs: Money,
    units: int,
    *,
    carried_over: Money,
    vat: Rate | None = None,
    rounding: Rounding = OERE,
) -> Money:
    """Return the self-financing fee per unit of one scheme (*hvile i sig selv-takst*).

    `costs` are those of the period without VAT. `carried_over` is what the scheme
    has from earlier periods: a surplus goes back to those who pay, and a deficit,
    which is negative, is covered by them. The fee is without VAT unless `vat`
    names the rate that it is to include; it is rounded once, last. Schemes do not
    pay for each other, so each has a call of its own.

    Raises:
        InvalidValueError: for no units, negative costs, a negative rate, or a
            surplus above the costs.

    Source:
        Miljøbeskyttelsesloven (the Environmental Protection Act) § 48, stk. 1 and 3:
        fees cover the expenses of waste schemes, one fee for each scheme, on the
        basis of the expenses in the accounts. Other schemes have acts of their own.

    >>> costs, surplus = Money.kr(11_400_000), Money.kr(600_000)
    >>> break_even(costs, 10_000, carried_over=surplus)
    Money.kr('1080.00')
    >>> break_even(costs, 10_000, carried_over=surplus, vat=Rate.percent(25))
    Money.kr('1350.00')
    """
    _check(costs, units, carried_over, vat)
    with_vat = 1 if vat is None else 1 + vat.fraction
    return (costs - carried_over).times(Fraction(with_vat) / units, rounding)


def _check(costs: Money, units: int, carried_over: Money, vat: Rate | None) -> None:
    if type(units) is not int or units < 1:
        raise InvalidValueError(
            "no units to share the costs",
            allowed="a whole number, 1 or more",
            got=units,
            where="break_even(units=)",
        )
    if costs.oere < 0:
        raise InvalidValueError(
            "negative costs", allowed="0 kr. or more", got=costs, where="break_even(costs=)"
        )
    if carried_over > costs:
        raise InvalidValueError(
            "a surplus above the costs leaves no fee",
            allowed=f"at most {costs}",
            got=carried_over,
            where="break_even(carried_over=)",
        )
    if vat is not None and vat.value < 0:
        raise InvalidValueError(
            "a negative rate", allowed="0 or more", got=vat, where="break_even(vat=)"
        )
