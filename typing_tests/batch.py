"""Never run, only type-checked: what rows a billing run takes, and calls it must refuse."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import assert_type

from kommunedata import KommunedataError, Money, Rate, datasets
from kommunedata.tariffs import Bill, TariffSchedule, Usage, price
from kommunedata.tariffs.pricing.batch import price_many
from kommunedata.tariffs.pricing.instalment import Instalment, instalments
from kommunedata.tariffs.pricing.vat import DerivedVat, derived_vat
from kommunedata.tariffs.waste import Container, household_bill

schedule = datasets.tariff_schedule("kalundborg")
usage = Usage(item="pest-control", when=date(2024, 1, 1))


def generated() -> Iterator[list[Usage]]:
    yield [usage]


def house(schedule: TariffSchedule, kind: str) -> Bill:
    return household_bill(schedule, 2024, property_kind=kind, containers=[Container("double")])


Outcomes = tuple[Bill | KommunedataError, ...]
assert_type(price_many(schedule, [[usage]]), Outcomes)
assert_type(price_many(schedule, [(usage,)], progress=print), Outcomes)
assert_type(price_many(schedule, generated()), Outcomes)
assert_type(price_many(schedule, generated(), bill=price), Outcomes)
assert_type(price_many(schedule, ["summer_house"], bill=house), Outcomes)
assert_type(
    price_many(schedule, ["summer_house"], bill=lambda schedule, row: house(schedule, row.lower())),
    Outcomes,
)

total = Money.kr(3591)
assert_type(instalments(total, [date(2024, 1, 1)]), tuple[Instalment, ...])
assert_type(instalments(total, (date(2024, 1, 1),), Money.kr(10))[0].due, date)
assert_type(derived_vat(price(schedule, [usage]), Rate.percent(25)), DerivedVat)

price_many(schedule, ["summer_house"])  # type: ignore[list-item]
price_many(schedule, [usage])  # type: ignore[list-item]
price_many(schedule, [1], bill=house)  # type: ignore[arg-type]
price_many(schedule, [[usage]], price)  # type: ignore[call-overload]
instalments(3591, [date(2024, 1, 1)])  # type: ignore[arg-type]
derived_vat(price(schedule, [usage]), 25)  # type: ignore[arg-type]
