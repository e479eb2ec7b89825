"""The same bill of one household, against OpenFisca-Core.

OpenFisca's side is a person in a household, the two kinds of entity that its
packages have. A simulation is made from a situation, as its documentation shows
it for one household, or as the lightest that its builder makes, with the facts
set one by one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import TypeAlias

from openfisca_core.entities import build_entity
from openfisca_core.parameters import ParameterNode, ParameterNodeAtInstant
from openfisca_core.periods import DateUnit, Period
from openfisca_core.populations import Population
from openfisca_core.simulations import SimulationBuilder
from openfisca_core.taxbenefitsystems import TaxBenefitSystem
from openfisca_core.types import FloatArray
from openfisca_core.variables import Variable
from pyperf import Runner

from bill import five_line_bill, priced_total, schedule_and_usages
from comparison import Row, check_same
from kommunedata.money import Money

__all__ = ["check", "compare"]

Parameters: TypeAlias = Callable[[Period], ParameterNodeAtInstant]
Formula: TypeAlias = Callable[[Population, Period, Parameters], FloatArray]

_PERSON = build_entity("person", "persons", "a person", is_person=True)
_HOUSEHOLD = build_entity(
    "household", "households", "a household", roles=[{"key": "member", "plural": "members"}]
)

# the house of `five_line_bill`: litres and metres
_HOUSE = {"residual_litres": 190, "recyclables_litres": 240, "distance": 55}


def check() -> None:
    """Check that all four sides give the same total, for both years of the schedule."""
    system = waste_system()
    for year in (2023, 2024):
        ours = _household_total(year).kroner
        given = priced_total(*schedule_and_usages(year)).kroner
        check_same(ours, given, where=f"openfisca_bill, {year}, usages given")
        for simulated in (_from_situation, _lightest):
            theirs = Decimal(str(simulated(system, year).item()))
            check_same(ours, theirs, where=f"openfisca_bill, {year}, {simulated.__name__}")


def compare(runner: Runner) -> Iterator[Row]:
    """Yield the row with our usages given, and those with more or less counted."""
    system = waste_system()
    # in this order, both sides of every row are neighbours
    usages = schedule_and_usages(2024)
    given = runner.bench_func("openfisca_bill, ours, usages given", priced_total, *usages)
    situation = runner.bench_func("openfisca_bill, situation", _from_situation, system, 2024)
    whole = runner.bench_func("openfisca_bill, ours, household", _household_total, 2024)
    lightest = runner.bench_func("openfisca_bill, lightest", _lightest, system, 2024)
    peer = "OpenFisca-Core, one household from its situation"
    yield Row("the same bill, usages given", peer, given, situation, at_most=1 / 20)
    yield Row("the same bill from the household's data", peer, whole, situation)
    peer = "OpenFisca-Core, the lightest simulation"
    yield Row("the same bill from the household's data", peer, whole, lightest)


def _household_total(year: int) -> Money:
    return five_line_bill(year).total


def _from_situation(system: TaxBenefitSystem, year: int) -> FloatArray:
    """Return the household's fees for a year, from a simulation of its situation."""
    facts = {name: {str(year): value} for name, value in _HOUSE.items()}
    situation = {"persons": {"one": {}}, "households": {"home": {"members": ["one"], **facts}}}
    return SimulationBuilder().build_from_dict(system, situation).calculate("waste_fees", year)


def _lightest(system: TaxBenefitSystem, year: int) -> FloatArray:
    """Return the household's fees for a year, from a simulation with its facts set one by one."""
    simulation = SimulationBuilder().build_default_simulation(system, count=1)
    for name, value in _HOUSE.items():
        simulation.set_input(name, year, [value])
    return simulation.calculate("waste_fees", year)


def waste_system() -> TaxBenefitSystem:
    """Return the five fees as dated parameters, a formula for each and one for their sum."""
    system = TaxBenefitSystem([_PERSON, _HOUSEHOLD])
    system.parameters = ParameterNode("", data=_FEES)
    for name in _HOUSE:
        system.add_variable(_variable(name, int))
    for name, formula in _FORMULAS.items():
        system.add_variable(_variable(name, float, formula=formula))
    return system


def _variable(name: str, kind: type, **formula: Formula) -> type[Variable]:
    """Return a yearly variable; OpenFisca names it after its class."""
    common = {"value_type": kind, "entity": _HOUSEHOLD, "definition_period": DateUnit.YEAR}
    return type(name, (Variable,), {**common, **formula})


def _dated(for_2023: int, for_2024: int) -> dict[str, int]:
    return {"2023-01-01": for_2023, "2024-01-01": for_2024}


def _fee(for_2023: int, for_2024: int) -> dict[str, object]:
    return {"values": _dated(for_2023, for_2024)}


def _band(from_metres: int, for_2023: int, for_2024: int) -> dict[str, object]:
    return {"threshold": _dated(from_metres, from_metres), "amount": _dated(for_2023, for_2024)}


# Kalundborg's budget remarks 2024, kroner a year; at the end of a row its line
_FEES = {
    "base": _fee(124, 129),  # 344
    "recycling": _fee(1588, 1653),  # 462
    "residual": {"190": _fee(1109, 1154), "240": _fee(1157, 1204)},  # 348, 349
    "recyclables": {"240": _fee(770, 802), "370": _fee(794, 827)},  # 472, 475
    "distance": {
        "metadata": {"type": "single_amount"},
        "brackets": [_band(0, 0, 0), _band(40, 192, 192), _band(70, 383, 383)],  # 583, 591
    },
}


def _base_fee(household: Population, period: Period, parameters: Parameters) -> FloatArray:
    return household.filled_array(parameters(period).base)


def _recycling_fee(household: Population, period: Period, parameters: Parameters) -> FloatArray:
    return household.filled_array(parameters(period).recycling)


def _residual_fee(household: Population, period: Period, parameters: Parameters) -> FloatArray:
    return parameters(period).residual[household("residual_litres", period).astype(str)]


def _recyclables_fee(household: Population, period: Period, parameters: Parameters) -> FloatArray:
    return parameters(period).recyclables[household("recyclables_litres", period).astype(str)]


def _distance_fee(household: Population, period: Period, parameters: Parameters) -> FloatArray:
    return parameters(period).distance.calc(household("distance", period))


def _waste_fees(household: Population, period: Period, _: Parameters) -> FloatArray:
    return sum(household(name, period) for name in _FORMULAS if name != "waste_fees")


_FORMULAS: dict[str, Formula] = {
    "base_fee": _base_fee,
    "recycling_fee": _recycling_fee,
    "residual_fee": _residual_fee,
    "recyclables_fee": _recyclables_fee,
    "distance_fee": _distance_fee,
    "waste_fees": _waste_fees,
}
