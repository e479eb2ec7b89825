"""The VAT in a bill, which its documents do not print."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

import attrs

from kommunedata._checks import instance_of
from kommunedata.danish import format_money, format_rate
from kommunedata.errors import InvalidValueError, WrongTypeError
from kommunedata.money import OERE, Money, Rate, Rounding
from kommunedata.tariffs.errors import UnstatedTaxError
from kommunedata.tariffs.model.terms import Tax

if TYPE_CHECKING:
    # bill.py needs this module when it is imported, so this way round is for checkers only
    from kommunedata.tariffs.pricing.bill import Bill

__all__ = ["DerivedVat", "derived_vat"]


@attrs.frozen(kw_only=True)
class DerivedVat:
    """The VAT in a bill as derived from a rate, never printed (*heraf moms, afledt*).

    >>> print(DerivedVat(rate=Rate.percent(25), net=Money.kr(80), vat=Money.kr(20)))
    heraf moms 25%, afledt: 20,00 kr. (80,00 kr. ekskl. moms, 100,00 kr. inkl. moms)
    """

    rate: Rate = attrs.field(validator=instance_of(Rate))
    net: Money = attrs.field(validator=instance_of(Money))
    vat: Money = attrs.field(validator=instance_of(Money))

    @property
    def gross(self) -> Money:
        """What is to be paid: net and VAT together."""
        return self.net + self.vat

    def __str__(self) -> str:
        vat, net, gross = (
            format_money(money, style="kommune") for money in (self.vat, self.net, self.gross)
        )
        rate = format_rate(self.rate, style="kommune")
        return f"heraf moms {rate}, afledt: {vat} ({net} ekskl. moms, {gross} inkl. moms)"


def derived_vat(bill: Bill, rate: Rate, rounding: Rounding = OERE) -> DerivedVat:
    """Return the VAT in a bill at a rate, derived and never printed (*heraf moms, afledt*).

    Amounts stated with VAT hold it, a fifth of them at 25 %; those stated without
    it get it added; exempt ones have none. It is rounded once for each of these
    treatments. Deposits are left out, as in `Bill.total`.

    Raises:
        UnstatedTaxError: the document does not state how a line is treated.
        InvalidValueError: a rate below 0.
        WrongTypeError: a rate that is no Rate.

    >>> from kommunedata import datasets
    >>> from kommunedata.tariffs.waste import household_bill
    >>> bill = household_bill(
    ...     datasets.tariff_schedule("kalundborg"), 2024, property_kind="all_year_house",
    ...     containers=[])
    >>> bill.total, derived_vat(bill, Rate.percent(25)).vat
    (Money.kr('1782.00'), Money.kr('356.40'))
    """
    share = _share(rate)
    _check_stated(bill)
    factors = {Tax.INCLUSIVE: share / (1 + share), Tax.EXCLUSIVE: share, Tax.EXEMPT: Fraction(0)}
    net = vat = Money(oere=0)
    for tax, money in bill.totals.items():
        part = money.times(factors[tax], rounding)
        vat += part
        net += money - part if tax is Tax.INCLUSIVE else money
    return DerivedVat(rate=rate, net=net, vat=vat)


def _share(rate: object) -> Fraction:
    if not isinstance(rate, Rate):
        raise WrongTypeError("not a rate", allowed="Rate.percent(25)", got=rate, where="Bill.vat")
    if rate.value < 0:
        raise InvalidValueError(
            "negative rate", allowed="0 or more", got=rate.value, where="Bill.vat"
        )
    return rate.fraction


def _check_stated(bill: Bill) -> None:
    if Tax.UNSTATED not in bill.totals:
        return
    unstated = [each for each in bill.lines if each.tax is Tax.UNSTATED and not each.is_deposit]
    raise UnstatedTaxError(
        "the document does not state VAT",
        allowed="lines with, without or exempt from VAT",
        got=", ".join(f"{each.item.id} (line {each.locator.lines})" for each in unstated),
        where="Bill.vat",
    )
