"""What customers send: a household's containers, or a boat's nights in a harbour."""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated, Literal, TypeAlias

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, WithJsonSchema

from kommunedata import datasets
from kommunedata.tariffs import Bill
from kommunedata.tariffs.harbour import Guest, guest_stay
from kommunedata.tariffs.waste import Container, household_bill

__all__ = ["HarbourStay", "HouseholdWaste", "Order"]


_DAY = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}")


def _day(value: object) -> date:
    if not isinstance(value, str) or not _DAY.fullmatch(value):
        # without this, a number is seconds since 1970, and 2024-W29-6 a day
        raise ValueError("a day is a text, such as 2024-07-20")
    return date.fromisoformat(value)


Day: TypeAlias = Annotated[
    date, BeforeValidator(_day), WithJsonSchema({"type": "string", "format": "date"})
]
Size: TypeAlias = Annotated[str, Field(max_length=20)] | int
"""An exact number of metres: "13.2" or 13. The float 13.2 is refused."""

Word: TypeAlias = Annotated[str, Field(max_length=60)]


class _Strict(BaseModel):
    """A body that has no other fields, and each of the very type that is named."""

    model_config = ConfigDict(strict=True, extra="forbid")


class OrderedContainer(_Strict):
    """What `Container` takes; absent is what the schedule does not key containers by."""

    kind: Word | None = None
    litres: int | None = None
    fraction: Word | None = None
    emptyings: int | None = None
    interval_weeks: int | None = None
    count: int = 1
    distance: Size | None = None

    def container(self) -> Container:
        """Return the library's value, which checks what it means."""
        return Container(self.kind, **self.model_dump(exclude={"kind"}))


class HouseholdWaste(_Strict):
    """A household's waste for a year (*renovation*)."""

    kind: Literal["household_waste"]
    schedule: Word
    year: Annotated[int, Field(ge=1900, le=2200)]
    property_kind: Word | None = None
    containers: Annotated[list[OrderedContainer], Field(max_length=100)]
    dwellings: int = 1
    shared: bool = False

    def bill(self) -> Bill:
        """Return its bill."""
        return household_bill(
            datasets.tariff_schedule(self.schedule),
            self.year,
            property_kind=self.property_kind,
            containers=[each.container() for each in self.containers],
            dwellings=self.dwellings,
            shared=self.shared,
        )


class OrderedGuest(_Strict):
    """What `Guest` takes; absent is what the boat does not claim."""

    length: Size
    vessel: Word | None = None
    home: Word | None = None
    pensioner_age: int | None = None
    prepaid: bool = False


class HarbourStay(_Strict):
    """A boat's nights in a harbour (*gæsteplads*)."""

    kind: Literal["harbour_stay"]
    schedule: Word
    arrival: Day
    departure: Day
    harbour: Word
    guest: OrderedGuest
    electricity: bool = False
    free_harbour: bool = False
    readings: Annotated[list[Word], Field(max_length=20)] = []

    def bill(self) -> Bill:
        """Return its bill."""
        return guest_stay(
            datasets.tariff_schedule(self.schedule),
            self.arrival,
            self.departure,
            harbour=self.harbour,
            guest=Guest(**self.guest.model_dump()),
            electricity=self.electricity,
            free_harbour=self.free_harbour,
            readings=self.readings,
        )


Order: TypeAlias = Annotated[HouseholdWaste | HarbourStay, Field(discriminator="kind")]
