"""The printed prices of a fee schedule as rows."""

from __future__ import annotations

from kommunedata.command.rows.cells import PLACE_COLUMNS, Cell, CsvTable, place_cells
from kommunedata.tariffs import KeyPart, PricePoint, TariffItem, TariffSchedule, price_points
from kommunedata.tariffs.model.charge import measure_of, rate_of, share_of

__all__ = ["price_rows"]

_COLUMNS = (
    "item",
    "name_da",
    "name_en",
    "label_da",
    "label_en",
    "valid_from",
    "valid_to",
    "state",
    "value",
    "value_in",
    "unit",
    "of",
    "accrual",
    "tax",
    "lifecycle",
)
_DIMENSION = "dimension_{}"


def price_rows(schedule: TariffSchedule) -> CsvTable:
    """Return a row for each printed price (*takst*), in the order of `price_points`.

    `value` is in `value_in`: `kr`, `percent` or `permille`; it is empty where no number is
    printed, and `state` says why. `of` names the fact that is measured or shared. Every
    dimension of the schedule has a column, `dimension_litres`, with alternatives as `a|b`
    and bands as `40-70`.
    """
    points = price_points(schedule)
    named = dict.fromkeys(name for point in points for name in point.dimensions)
    dimensions = tuple(_DIMENSION.format(name) for name in named)
    rows = tuple(_row(schedule.item(point.item_id), point) for point in points)
    return CsvTable((*_COLUMNS, *dimensions, *PLACE_COLUMNS), rows)


def _row(item: TariffItem, point: PricePoint) -> dict[str, Cell]:
    return {
        "item": item.id,
        "name_da": item.name.da,
        "name_en": item.name.en,
        "label_da": None if point.label is None else point.label.da,
        "label_en": None if point.label is None else point.label.en,
        "valid_from": point.valid.start,
        "valid_to": point.valid.last_day,
        "state": point.state,
        "value": point.value,
        **_measure(item, point),
        "accrual": item.accrual,
        "tax": point.tax,
        "lifecycle": point.lifecycle,
        **{_DIMENSION.format(name): _parts(parts) for name, parts in point.dimensions.items()},
        **place_cells(point.locator),
    }


def _measure(item: TariffItem, point: PricePoint) -> dict[str, Cell]:
    """Return what the value is in, what it is per, and of what fact."""
    charge = next(each.charge for each in item.versions if each.valid == point.valid)
    share, measure = share_of(charge), measure_of(charge)
    _, fact = share or measure or (None, None)
    return {
        "value_in": rate_of(charge) or "kr",
        "unit": point.unit.code if rate_of(charge) is None else None,
        "of": fact,
    }


def _parts(parts: tuple[KeyPart, ...]) -> str:
    return "|".join(map(str, parts))
