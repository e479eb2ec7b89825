"""Never run, only type-checked: what the tariffs' types promise, and calls they must refuse."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import assert_type

from kommunedata import DateRange, Money, Quantity, datasets, io
from kommunedata.tariffs import (
    Bill,
    BillLine,
    FlatCharge,
    PricePoint,
    Role,
    TariffItem,
    TariffSchedule,
    Tax,
    Usage,
    price,
    price_points,
)
from kommunedata.tariffs.waste import Container, business_bill, household_bill

schedule = datasets.tariff_schedule("kalundborg")
assert_type(schedule, TariffSchedule)
assert_type(io.load_tariff_schedule("fees.toml"), TariffSchedule)
assert_type(io.load_tariff_schedule(io.Text("format = 1")), TariffSchedule)
assert_type(io.load_json("{}", TariffSchedule), TariffSchedule)
assert_type(io.load_json(Path("bill.json"), Bill), Bill)
assert_type(io.dump_json(schedule, edition=datasets.EDITION), str)
assert_type(schedule.item("pest-control"), TariffItem)
assert_type(price_points(schedule), tuple[PricePoint, ...])
assert_type(price_points(schedule)[0].value, Decimal | None)

area = {"built_area": Quantity.of(200, "m2")}
usage = Usage(item="pest-control", when=date(2024, 1, 1), facts=area)
assert_type(usage.quantity, int | Decimal)
assert_type(usage.when, date | DateRange)
bill = price(schedule, [usage])
assert_type(bill, Bill)
assert_type(bill.total, Money)
assert_type(bill.totals, Mapping[Tax, Money])
assert_type(bill.lines, tuple[BillLine, ...])
assert_type(bill.explain("en"), str)

container = Container("double", litres=190, fraction="residual_and_food", emptyings=26)
assert_type(container.distance, Decimal | None)
household = household_bill(schedule, 2024, property_kind="summer_house", containers=[container])
assert_type(household, Bill)

price(schedule, usage)  # type: ignore[arg-type]
price("kalundborg", [usage])  # type: ignore[arg-type]
bill.explain("de")  # type: ignore[arg-type]
bill.lines = ()  # type: ignore[misc]
Usage("pest-control", date(2024, 1, 1))  # type: ignore[call-arg, arg-type]
Usage(item="pest-control")  # type: ignore[call-arg]
Usage(role="base_fee", when=date(2024, 1, 1))  # type: ignore[arg-type]
Usage(role=Role.BASE_FEE, when=2024)  # type: ignore[arg-type]
Usage(item="x", when=date(2024, 1, 1), dimensions={"litres": 0.5})  # type: ignore[dict-item]
Usage(item="x", when=date(2024, 1, 1), facts={"area": 200})  # type: ignore[dict-item]
Container("double", litres="190", fraction="food", emptyings=26)  # type: ignore[arg-type]
Container("double", 190, "food", 26)  # type: ignore[call-arg]
household_bill(schedule, 2024, "summer_house", [container])  # type: ignore[call-arg, arg-type]
business_bill(schedule, date(2024, 1, 1), property_kind="x", containers=[])  # type: ignore[arg-type]
FlatCharge(price=Money.kr(129))  # type: ignore[arg-type]
