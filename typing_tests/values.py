"""Never run, only type-checked: what the values' types promise, and calls they must refuse.

A refused call carries the error code that it must have; where a checker would
let it pass, the unused comment is an error.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import assert_type

import kommunedata
from kommunedata import DateRange, Locator, Money, Municipality, Quantity, Rate, Unit, UnitPrice
from kommunedata.danish import format_date, format_money, format_number, parse_number, sort_key
from kommunedata.money import OERE, StatedAmount

fee = Money.kr("1109.50")
assert_type(fee, Money)
assert_type(fee.oere, int)
assert_type(fee.kroner, Decimal)
assert_type(fee + fee, Money)
assert_type(fee * 2, Money)
assert_type(2 * fee, Money)
assert_type(fee / fee, Fraction)
assert_type(fee.times(Decimal("1.25"), OERE), Money)
assert_type(fee.allocate([1, Fraction(1, 2)]), tuple[Money, ...])
assert_type(Money.sum([fee]), Money)
assert_type(kommunedata.Money.kr(1), Money)
assert_type(UnitPrice.kr("0.682", per="m2").total(Quantity.of(200, "m2"), OERE), Money)
assert_type(Rate.percent("2.50").fraction, Fraction)
assert_type(StatedAmount(fee).tolerance, Money)
assert_type(DateRange.year(2024).last_day, date | None)
assert_type(Municipality.named("Sorø").code, str)
assert_type(format_money(fee), str)
assert_type(parse_number("1.109"), Decimal)
assert_type(sorted(["Ærø", "Odense"], key=sort_key), list[str])

Money.kr(1.5)  # type: ignore[arg-type]
Money(110950)  # type: ignore[call-arg]
Money(oere=1.5)  # type: ignore[arg-type]
_ = fee + 1  # type: ignore[operator]
_ = 1 + fee  # type: ignore[operator]
_ = fee * Decimal("1.25")  # type: ignore[operator]
_ = fee / 2  # type: ignore[operator]
_ = fee < 1  # type: ignore[operator]
fee.oere = 1  # type: ignore[misc]
fee.times(Decimal("1.25"))  # type: ignore[call-arg]
fee.times(0.5, OERE)  # type: ignore[arg-type]
Quantity.of(0.5, "m2")  # type: ignore[arg-type]
Quantity(200, "m2")  # type: ignore[arg-type]
UnitPrice.kr("0.682", "m2")  # type: ignore[call-arg]
DateRange("2024-01-01")  # type: ignore[arg-type]
Municipality(326)  # type: ignore[arg-type]
Locator(source="fees", section=(), first_line=1, last_line=1, printed="1")  # type: ignore[arg-type]
format_number(1.5)  # type: ignore[arg-type]
format_money(1109)  # type: ignore[arg-type]
format_money(fee, style="dansk")  # type: ignore[arg-type]
format_date(date(2024, 1, 1), length="tiny")  # type: ignore[arg-type]
Unit.of(5)  # type: ignore[arg-type]
kommunedata.Penge  # type: ignore[attr-defined]
