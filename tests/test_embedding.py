"""What a program that embeds the library relies on: threads, processes, copies and surroundings."""

from __future__ import annotations

import copy
import functools
import multiprocessing
import os
import pickle
import re
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from kommunedata import Money, _memo, datasets
from kommunedata.budget import roll_up
from kommunedata.io import load_tariff_schedule
from kommunedata.language import Label
from kommunedata.strategy import (
    Baseline,
    Direction,
    Indicator,
    NotAssessable,
    Observation,
    Progress,
    Target,
    TargetForm,
    goal_report,
    progress,
)
from kommunedata.tariffs import Bill, TariffSchedule, price
from kommunedata.tariffs.harbour import Guest, guest_stay
from kommunedata.tariffs.waste import Container, household_bill, household_usages

SHIPPED = Path(datasets.__file__).parent / "data" / "tariffs" / "kalundborg" / "schedule.toml"
THREADS = 16

# Everything that a person reads, from all kinds of shipped data, as bytes: nothing of the
# surroundings takes part in writing it.
FACTS = """
import sys
from datetime import date
from kommunedata import datasets
from kommunedata.budget import roll_up
from kommunedata.strategy import goal_report
from kommunedata.tariffs import audit, compare, price_list
from kommunedata.tariffs.harbour import Guest, guest_stay
from kommunedata.tariffs.waste import Container, household_bill

fees = datasets.tariff_schedule("kalundborg")
containers = [Container("double", litres=190, fraction="residual_and_food", emptyings=26)]
bill = household_bill(fees, 2024, property_kind="all_year_house", containers=containers)
stay = guest_stay(fees, date(2024, 3, 30), date(2024, 4, 2), harbour="sejeroe",
                  guest=Guest(length="13.2"))
tree = roll_up(datasets.budget("kalundborg-2024"))
facts = [each.explain(lang) for each in (bill, stay) for lang in ("da", "en")]
facts += [bill, stay, tree, bill._repr_html_(), tree._repr_html_()]
facts += [compare(fees, date(2023, 7, 1), date(2024, 7, 1))]
facts += [price_list(fees, date(2024, 7, 1)).to_html()]
facts += [audit(fees, date(2024, 7, 1))]
for name in ("kalundborg-2020", "soroe-2026", "helsingoer-2030"):
    strategy = datasets.strategy(name)
    facts += [goal_report(strategy, [], as_of=date(2026, 1, 1)), strategy.period]
    facts += [goal.title.da for goal in strategy.goals]
facts += [each.name for each in datasets.municipalities()]
try:
    household_bill(fees, 2024, property_kind="villa", containers=containers)
except ValueError as error:
    facts += [error]
sys.stdout.buffer.write("\\n".join(map(str, facts)).encode("utf-8"))
"""


def house(year: int, litres: int, count: int = 1) -> tuple[int, Container]:
    return year, Container(
        "double", litres=litres, fraction="residual_and_food", emptyings=26, count=count
    )


# 129 + 1.653 (344, 462) in 2024, 124 + 1.588 in 2023, and the container (348 to 350)
EXPECTED = {
    house(2024, 190): Money.kr(129 + 1653 + 1154),
    house(2023, 190): Money.kr(124 + 1588 + 1109),
    house(2024, 240): Money.kr(129 + 1653 + 1204),
    house(2023, 240): Money.kr(124 + 1588 + 1157),
    house(2024, 370): Money.kr(129 + 1653 + 1304),
    house(2024, 190, count=7): Money.kr(129 + 1653 + 7 * 1154),
}


def bill_of(schedule: TariffSchedule, asked: tuple[int, Container]) -> Bill:
    year, container = asked
    return household_bill(schedule, year, property_kind="all_year_house", containers=[container])


def in_threads(work: Callable[[], Sequence[object]]) -> list[Sequence[object]]:
    """Return what each of many threads got, all of them begun at one time."""
    barrier = threading.Barrier(THREADS)

    def begin(_: int) -> Sequence[object]:
        barrier.wait(timeout=30)
        return work()

    with ThreadPoolExecutor(THREADS) as pool:
        return list(pool.map(begin, range(THREADS)))


@pytest.fixture
def _often() -> Iterator[None]:
    """Let threads take turns a thousand times as often as they would."""
    before = sys.getswitchinterval()
    sys.setswitchinterval(before / 1000)
    yield
    sys.setswitchinterval(before)


@pytest.mark.usefixtures("_often")
def test_many_threads_price_the_same_and_other_usages_as_one_would(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    # a memory of one forgets all the time, so that searches of some meet the forgetting of others
    monkeypatch.setattr(_memo, "_MOST", 1)
    schedule = load_tariff_schedule(SHIPPED)  # new, so that nothing was found before

    def work() -> list[Money | str]:
        bills = [bill_of(schedule, asked) for asked in EXPECTED]
        told = [text for bill in bills for text in (bill.explain(), str(bill))]
        again = [bill_of(schedule, asked).total for _ in range(50) for asked in EXPECTED]
        return [*told, *again]

    alone = work()
    assert alone[-len(EXPECTED) :] == list(EXPECTED.values())
    assert in_threads(work) == [alone] * THREADS


@pytest.mark.usefixtures("_often")
def test_many_threads_that_use_the_library_first_at_one_time_get_the_same() -> None:
    # in a process of its own: there nothing is imported, loaded or remembered when they begin
    code = """
import threading
import sys
from concurrent.futures import ThreadPoolExecutor
sys.setswitchinterval(5e-6)
barrier = threading.Barrier(16)

def first(_):
    barrier.wait()
    import kommunedata
    fees = kommunedata.datasets.tariff_schedule("kalundborg")
    container = kommunedata.tariffs.waste.Container(
        "double", litres=190, fraction="residual_and_food", emptyings=26)
    bill = kommunedata.tariffs.waste.household_bill(
        fees, 2024, property_kind="all_year_house", containers=[container])
    return f"{bill.total} {kommunedata.danish.format_money(bill.total)}"

with ThreadPoolExecutor(16) as pool:
    print(set(pool.map(first, range(16))))
"""
    assert child(code).decode().strip() == "{'2936.00 DKK 2.936,00\\xa0kr.'}"


@pytest.mark.usefixtures("_often")
def test_many_threads_roll_up_and_report_as_one_would() -> None:
    def work() -> list[str]:
        tree = roll_up(datasets.budget("kalundborg-2024"))
        report = goal_report(datasets.strategy("soroe-2026"), [], as_of=date(2026, 1, 1))
        return [str(tree), str(report)]

    assert in_threads(work) == [work()] * THREADS


def values() -> dict[str, object]:
    """Return one of each thing that a program keeps, sends or copies."""
    schedule = datasets.tariff_schedule("kalundborg")
    budget = datasets.budget("kalundborg-2024")
    people = Indicator(
        id="people", name=Label("Borgere", "People"), unit=Label("borgere", "people")
    )
    target = Target(
        id="T1",
        indicator=people,
        form=TargetForm.LEVEL,
        direction=Direction.INCREASE,
        value=Decimal(5000),
        deadline=2030,
    )
    seen = [
        Observation(indicator="people", year=2020, value=Decimal(4000)),
        Observation(indicator="people", year=2025, value=Decimal(4500)),
    ]
    return {
        "schedule": schedule,
        "usages": household_usages(schedule, 2024, property_kind="allotment", containers=[]),
        "bill": bill_of(schedule, house(2024, 190)),
        "stay": guest_stay(
            schedule,
            date(2024, 7, 1),
            date(2024, 7, 3),
            harbour="sejeroe",
            guest=Guest(length="13.2"),
        ),
        "budget": budget,
        "node": roll_up(budget),
        "strategy": datasets.strategy("soroe-2026"),
        "report": goal_report(datasets.strategy("soroe-2026"), [], as_of=date(2026, 1, 1)),
        "progress": progress(
            target,
            seen,
            as_of=date(2025, 12, 31),
            baseline=Baseline(year=2020, value=Decimal(4000)),
        ),
        "not assessable": progress(target, [], as_of=date(2025, 12, 31)),
        "municipality": datasets.municipalities()[0],
        "chart": datasets.chart_of_accounts(),
    }


VALUES = values()


def test_the_values_are_what_they_are_called() -> None:
    assert isinstance(VALUES["progress"], Progress)
    assert isinstance(VALUES["not assessable"], NotAssessable)


@pytest.mark.parametrize("protocol", range(2, pickle.HIGHEST_PROTOCOL + 1))
@pytest.mark.parametrize("name", VALUES)
def test_pickles_are_equal_hash_equal_and_print_the_same(name: str, protocol: int) -> None:
    value = VALUES[name]
    twin = pickle.loads(pickle.dumps(value, protocol))  # noqa: S301 - our own bytes
    assert twin == value
    assert hash(twin) == hash(value)
    assert str(twin) == str(value)


@pytest.mark.parametrize("copied", (copy.copy, copy.deepcopy))
@pytest.mark.parametrize("name", VALUES)
def test_copies_are_equal_and_print_the_same(name: str, copied: Callable[[object], object]) -> None:
    twin = copied(VALUES[name])
    assert twin == VALUES[name]
    assert hash(twin) == hash(VALUES[name])
    assert str(twin) == str(VALUES[name])


def test_a_copied_schedule_prices_as_the_first_does() -> None:
    schedule = datasets.tariff_schedule("kalundborg")
    again = pickle.loads(pickle.dumps(schedule))  # noqa: S301 - our own bytes
    for twin in (again, copy.deepcopy(schedule)):
        for asked, total in EXPECTED.items():
            assert bill_of(twin, asked).total == total


def test_spawned_processes_take_and_give_back_values() -> None:
    # a spawned process imports everything anew and, without a set seed, hashes otherwise
    schedule = datasets.tariff_schedule("kalundborg")
    usages = [
        household_usages(schedule, year, property_kind="all_year_house", containers=[container])
        for year, container in EXPECTED
    ]
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(2, mp_context=context) as pool:
        bills = list(pool.map(functools.partial(price, schedule), usages))
        tree = pool.submit(roll_up, datasets.budget("kalundborg-2024")).result()
    assert [bill.total for bill in bills] == list(EXPECTED.values())
    assert bills == [bill_of(schedule, asked) for asked in EXPECTED]
    assert {*bills} == {bill_of(schedule, asked) for asked in EXPECTED}
    assert tree == VALUES["node"]
    assert str(tree) == str(VALUES["node"])


def child(code: str, *options: str, **environment: str) -> bytes:
    """Return the bytes that an interpreter of its own prints for some code."""
    unset = ("PYTHONUTF8", "PYTHONIOENCODING", "PYTHONHASHSEED", "LC_ALL", "LANG", "TZ")
    inherited = {name: value for name, value in os.environ.items() if name not in unset}
    return subprocess.run(  # noqa: S603 - our own interpreter and code
        [sys.executable, *options, "-c", code],
        stdout=subprocess.PIPE,
        check=True,
        env={**inherited, **environment},
    ).stdout


@functools.cache
def plain_facts() -> bytes:
    return child(FACTS, "-W", "error")


def test_the_facts_are_many_and_have_danish_letters() -> None:
    text = plain_facts().decode("utf-8")
    assert "1 beholder × 1.154,00 kr. pr. år = 1.154,00 kr. inkl. moms" in text
    assert re.search(r"I alt \(afledt\) +783,4 ", text)
    assert "Aabenraa\nAalborg\nAarhus" in text
    assert text.count("\n") > 1000


@pytest.mark.parametrize(
    ("options", "environment"),
    (
        (("-O",), {"PYTHONHASHSEED": "0"}),
        (("-OO",), {"PYTHONHASHSEED": "1"}),
        # without PEP 538's and PEP 540's rescue the C locale means ASCII
        (("-X", "utf8=0"), {"LANG": "C", "LC_ALL": "C", "PYTHONCOERCECLOCALE": "0"}),
        (("-X", "utf8=0"), {"TZ": "Pacific/Kiritimati"}),
        ((), {"LANG": "C", "LC_ALL": "C", "TZ": "Etc/GMT+12"}),
    ),
    ids=str,
)
def test_no_option_locale_zone_or_seed_changes_a_byte(
    options: tuple[str, ...], environment: dict[str, str]
) -> None:
    assert child(FACTS, *options, **environment) == plain_facts()
