"""What keeps a schedule's items from holding together: their references, readings and roles."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from kommunedata.errors import near_names
from kommunedata.tariffs.model.charge import ReferenceCharge, prices_of
from kommunedata.tariffs.model.condition import InSeason
from kommunedata.tariffs.model.modifier import Waiver
from kommunedata.tariffs.model.printed_price import PrintedPrice
from kommunedata.tariffs.model.rate_table import LOWER_BAND, UPPER_BAND

if TYPE_CHECKING:
    from kommunedata.tariffs.model.schedule import PriceVersion, TariffItem, TariffSchedule

__all__ = [
    "named_readings",
    "priced_by",
    "reading_problems",
    "reference_problems",
    "references",
    "role_problems",
]


def reference_problems(schedule: TariffSchedule) -> Iterator[tuple[str, str]]:
    """Yield the path and reason of each reference that leads nowhere, or in a circle."""
    by_id = {item.id: item for item in schedule.items}
    for at, item in enumerate(schedule.items):
        for path, wanted in references(item):
            if wanted not in by_id:
                near = near_names(wanted, by_id)
                hint = f", perhaps {', '.join(near)}" if near else ""
                yield f"items[{at}].{path}", f"no such item, got {wanted!r}{hint}"
            elif item.id in _reached(by_id, wanted, replacing=path == "replaced_by"):
                yield f"items[{at}].{path}", f"runs in a circle, got {wanted!r}"
        for path, reading in named_readings(item):
            if reading not in schedule._readings:  # noqa: SLF001 - the package's own index
                yield f"items[{at}].{path}", f"no place is read so, got {reading!r}"


def reading_problems(schedule: TariffSchedule) -> Iterator[tuple[str, str]]:
    """Yield the path and reason of each ambiguous price whose readings change nothing."""
    used = {LOWER_BAND.name, UPPER_BAND.name}
    for item in schedule.items:
        used |= {reading for _, reading in named_readings(item)}
        used |= {p.reading for v in item.versions for p in prices_of(v.charge) if p.reading}
    for at, item in enumerate(schedule.items):
        for number, version in enumerate(item.versions):
            for price in prices_of(version.charge):
                for question in _idle_questions(price, used):
                    reason = f"nothing depends on how line {price.locator.lines} is read"
                    yield f"items[{at}].versions[{number}].charge", f"{reason}, got {question!r}"


def _idle_questions(price: PrintedPrice, used: set[str]) -> list[str]:
    readings = price.locator.ambiguous or ()
    answered = {each.question for each in readings if each.name in used}
    return [q for q in dict.fromkeys(each.question for each in readings) if q not in answered]


def role_problems(schedule: TariffSchedule) -> Iterator[tuple[str, str]]:
    """Yield the path and reason of each item that accrues otherwise than others of its role."""
    for at, item in enumerate(schedule.items):
        first = item if item.role is None else schedule.with_role(item.role)[0]
        if item.accrual is not first.accrual:
            allowed = f"{first.accrual.value} as {first.id!r}"
            reason = f"accrues otherwise than its role, allowed: {allowed}"
            yield f"items[{at}].accrual", f"{reason}, got {item.accrual.value!r}"


def references(item: TariffItem) -> Iterator[tuple[str, str]]:
    """Yield the path and id of each item that an item refers to."""
    if item.replaced_by is not None:
        yield "replaced_by", item.replaced_by
    for at, version in enumerate(item.versions):
        for path, wanted in priced_by(version):
            yield f"versions[{at}].{path}", wanted


def priced_by(version: PriceVersion) -> Iterator[tuple[str, str]]:
    """Yield the path and id of each item that a price is made of or measured against."""
    if isinstance(version.charge, ReferenceCharge):
        for at, reference in enumerate(version.charge.of):
            yield f"charge.of[{at}]", reference.item
    for at, rule in enumerate(version.modifiers):
        if isinstance(rule, Waiver) and rule.item is not None:
            yield f"modifiers[{at}].item", rule.item


def _reached(by_id: dict[str, TariffItem], start: str, *, replacing: bool) -> set[str]:
    """Return the ids that an item's prices are made of, or what replaces it, and its own."""
    reached: set[str] = set()
    ahead = [start]
    while ahead:
        at = ahead.pop()
        if at not in reached and at in by_id:
            reached.add(at)
            ahead += [
                wanted
                for path, wanted in references(by_id[at])
                if (path == "replaced_by") is replacing
            ]
    return reached


def named_readings(item: TariffItem) -> Iterator[tuple[str, str]]:
    """Yield the path and name of each reading that an item's rules ask for."""
    for at, version in enumerate(item.versions):
        path = f"versions[{at}]"
        if isinstance(version.charge, ReferenceCharge):
            for of in version.charge.of:
                if of.reading is not None:
                    yield f"{path}.charge.of", of.reading
        for condition in version.conditions:
            if isinstance(condition, InSeason) and condition.reading is not None:
                yield f"{path}.conditions", condition.reading
        for rule in version.modifiers:
            for reading in rule.readings:
                yield f"{path}.modifiers", reading
