"""Loading the shipped fee schedule from TOML and JSON, against merely reading the files."""

from __future__ import annotations

import csv
import json
import tomllib
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

from pyperf import Runner

import kommunedata.datasets
from comparison import Row, check_same
from kommunedata.io import dump_json, load_json, load_tariff_schedule
from kommunedata.tariffs import TariffSchedule, price_points

__all__ = ["check", "compare"]

_DATA = Path(kommunedata.datasets.__file__).parent / "data"
_FILE = _DATA / "tariffs" / "kalundborg" / "schedule.toml"


def check() -> None:
    """Check that both sides find the same printed figures."""
    ours = sorted(point.locator.printed for point in price_points(load_tariff_schedule(_FILE)))
    check_same(ours, sorted(printed_figures(read_files(_FILE))), where="loading")
    text = dump_json(load_tariff_schedule(_FILE))
    loaded = load_json(text, TariffSchedule)
    ours = [point.locator.printed for point in price_points(loaded)]
    check_same(ours, list(figures_in_charges(json.loads(text))), where="loading from JSON")


def compare(runner: Runner) -> Iterator[Row]:
    """Yield a row for each form of the schedule, checked and typed, against it as it stands."""
    prices = len(price_points(load_tariff_schedule(_FILE)))
    ours = runner.bench_func("loading, ours", load_tariff_schedule, _FILE)
    theirs = runner.bench_func("loading, tomllib and csv", read_files, _FILE)
    what = f"`load_tariff_schedule`, {prices} prices"
    yield Row(what, "`tomllib` and `csv` on the same files", ours, theirs)
    text = dump_json(load_tariff_schedule(_FILE))
    ours = runner.bench_func("loading from JSON, ours", load_json, text, TariffSchedule)
    theirs = runner.bench_func("loading from JSON, json", json.loads, text)
    what = f"`load_json` of a schedule, {prices} prices"
    yield Row(what, "`json.loads` of the same text", ours, theirs, at_most=10)


def read_files(file: Path) -> tuple[list[dict[str, object]], list[dict[str, str]]]:
    """Return the content of a schedule's files and the rows of the tables beside them."""
    document = [
        tomllib.loads(each.read_text(encoding="utf-8"), parse_float=Decimal)
        for each in file.parent.glob("*.toml")
    ]
    rows: list[dict[str, str]] = []
    for table in file.parent.glob("*.csv"):
        with table.open(encoding="utf-8", newline="") as stream:
            rows += csv.DictReader(stream)
    return document, rows


def printed_figures(content: tuple[object, list[dict[str, str]]]) -> Iterator[str]:
    """Yield every figure as printed: under `printed`, and in the columns named after a year."""
    document, rows = content
    yield from _printed(document)
    for row in rows:
        yield from (cell for column, cell in row.items() if column.isdigit())


def figures_in_charges(document: dict[str, Any]) -> Iterator[str]:
    """Yield every printed figure of the charges of a schedule's JSON, in its order."""
    for item in document["value"]["items"]:
        for version in item["versions"]:
            yield from _printed(version["charge"])


def _printed(node: object) -> Iterator[str]:
    if isinstance(node, dict):
        if "printed" in node:
            yield node["printed"]
        node = list(node.values())
    if isinstance(node, list):
        for each in node:
            yield from _printed(each)
