"""Loading a fee schedule: strict, all problems at once, each with its file and place."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from kommunedata import datasets
from kommunedata.errors import LoadError
from kommunedata.io import load_tariff_schedule
from kommunedata.money import Money, Rounding, RoundingMode
from kommunedata.period import DateRange
from kommunedata.tariffs import DimensionValue, Tax, Usage, price
from kommunedata.unit import Quantity

SHIPPED = Path(datasets.__file__).parent / "data" / "tariffs" / "kalundborg"

SMALL = """\
format = 1
municipality = "0326"
title = { da = "Takster", en = "Fees" }
dimensions = []

[[sources]]
id = "fees"
document = "Takster 2024"
publisher = "Kalundborg Kommune"
published = 2023-10-10
sha256 = "0000000000000000000000000000000000000000000000000000000000000000"
sections = { top = ["Takster"] }

[[items]]
id = "fee"
name = { da = "Gebyr", en = "Fee" }
section = "top"
unit = "occasion"
accrual = "once"
versions = [
  { valid = 2024, charge = { kind = "flat", price = { printed = "1.109", line = 7 } } },
]
"""


@pytest.fixture(name="folder")
def fixture_folder(tmp_path: Path) -> Path:
    shutil.copytree(SHIPPED, tmp_path, dirs_exist_ok=True)
    return tmp_path


def problems(path: Path) -> tuple[str, ...]:
    with pytest.raises(LoadError, match="cannot be loaded") as caught:
        load_tariff_schedule(path)
    return caught.value.problems


def write(folder: Path, text: str) -> Path:
    path = folder / "fees.toml"
    path.write_text(text, encoding="utf-8")
    return path


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_the_shipped_schedule_loads_from_a_path_or_its_name(folder: Path) -> None:
    shipped = datasets.tariff_schedule("kalundborg")
    assert load_tariff_schedule(folder / "schedule.toml") == shipped
    assert load_tariff_schedule(str(folder / "schedule.toml")) == shipped


def test_a_small_file_says_all_it_says(tmp_path: Path) -> None:
    schedule = load_tariff_schedule(write(tmp_path, SMALL))
    place = price(schedule, [Usage(item="fee", when=date(2024, 1, 1))]).lines[0].locator
    assert (place.section, place.lines, place.printed) == (("Takster",), "7", "1.109")
    assert (place.source.published, place.source.url) == (date(2023, 10, 10), None)


def test_a_byte_order_mark_and_windows_line_ends_are_read(tmp_path: Path) -> None:
    path = tmp_path / "fees.toml"
    path.write_bytes(b"\xef\xbb\xbf" + SMALL.replace("\n", "\r\n").encode())
    assert load_tariff_schedule(path) == load_tariff_schedule(write(tmp_path, SMALL))


@pytest.mark.parametrize(
    ("valid", "expected"),
    (
        ("2024", DateRange.year(2024)),
        ("{ first = 2024-07-01 }", DateRange(date(2024, 7, 1))),
        (
            '{ first = "2024-07-01", last = 2024-12-31 }',
            DateRange.inclusive(date(2024, 7, 1), date(2024, 12, 31)),
        ),
    ),
)
def test_a_period_is_a_year_or_first_and_last_day(
    tmp_path: Path, valid: str, expected: DateRange
) -> None:
    text = SMALL.replace("valid = 2024", f"valid = {valid}")
    assert load_tariff_schedule(write(tmp_path, text)).items[0].versions[0].valid == expected


def test_a_version_may_state_its_rounding_and_tax(tmp_path: Path) -> None:
    more = 'tax = "exclusive", rounding = { quantum = "10", mode = "down" }, charge'
    version = (
        load_tariff_schedule(write(tmp_path, SMALL.replace("charge", more))).items[0].versions[0]
    )
    assert version.tax is Tax.EXCLUSIVE
    assert version.rounding == Rounding(Money.kr(10), RoundingMode.DOWN)


def test_an_ambiguous_place_keeps_its_readings(tmp_path: Path) -> None:
    asked = '[[ambiguities]]\nquestion = "q"\n[ambiguities.readings]\n'
    readings = 'a = { da = "ja", en = "yes" }\nb = { da = "nej", en = "no" }\n'
    text = SMALL.replace("line = 7", 'line = 7, ambiguous = ["q"], reading = "a"')
    text = text.replace("[[items]]", f"{asked}{readings}[[items]]", 1)
    schedule = load_tariff_schedule(write(tmp_path, text))
    place = schedule.items[0].versions[0].charge.price.locator  # type: ignore[union-attr]  # a flat charge
    assert [reading.name for reading in place.ambiguous or ()] == ["a", "b"]


def test_a_schedule_may_have_parts_and_items_say_once_what_holds_for_all(tmp_path: Path) -> None:
    head, item = SMALL.split("[[items]]")
    shared = """
tax = "inclusive"
conditions = [{ kind = "category", of = "granted", values = ["council"] }]
modifiers = [
  { kind = "buy_x_get_y", take = 2, pay = 1, label = { da = "To for en", en = "Two for one" }, \
locator = { line = "8-9" } },
]
versions = ["""
    (tmp_path / "more.toml").write_text("[[items]]" + item.replace("\nversions = [", shared))
    main = head.replace("dimensions = []", 'dimensions = []\nparts = ["more.toml"]')
    version = load_tariff_schedule(write(tmp_path, main)).items[0].versions[0]
    assert (version.tax.value, len(version.conditions)) == ("inclusive", 1)
    (rule,) = version.modifiers
    assert rule.locator is not None
    assert (rule.locator.lines, rule.locator.section) == ("8-9", ("Takster",))


def test_parts_stand_beside_the_schedule(tmp_path: Path) -> None:
    main = SMALL.replace("dimensions = []", 'dimensions = []\nparts = ["../more.toml"]')
    (found,) = problems(write(tmp_path, main))
    assert found.startswith("not the name of a file beside the schedule, allowed: name.toml")


def test_references_between_items_lead_somewhere(tmp_path: Path) -> None:
    text = SMALL.replace('section = "top"\nunit', 'section = "top"\nreplaced_by = "other"\nunit')
    (found,) = problems(write(tmp_path, text))
    assert found == "no such item, got 'other' @ fees.toml: items[0].replaced_by"


def test_five_very_different_rows_read_as_a_clerk_writes_them() -> None:
    folder = Path(__file__).parent.parent / "data" / "five_rows"
    schedule = load_tariff_schedule(folder / "schedule.toml")
    day = date(2024, 7, 1)

    def total(usage: Usage) -> Money:
        return price(schedule, [usage]).total

    # a flat fee: the waiting list, 200 (684)
    assert total(Usage(item="waiting-list", when=day)) == Money.kr(200)
    # a rate table: an allotment's 190 l double container, 744 (364)
    container: dict[str, DimensionValue] = {"container": "double", "litres": 190}
    assert total(Usage(item="allotment", when=day, dimensions=container)) == Money.kr(744)
    # a surcharge by distance: 80 m, 26 emptyings, 383 (591)
    far = {"distance": 80, "emptyings": 26}
    assert total(Usage(item="distance", when=day, dimensions=far)) == Money.kr(383)
    # started metres: 2,2 m above 11 m at 10 a started metre (704), two nights: 2 x 3 x 10
    length = {"metres_above_11": Quantity.of("2.2", "m")}
    above = Usage(item="long-boats", when=day, quantity=2, facts=length)
    assert total(above) == Money.kr(60)
    # a percentage: 2,50 % of 12.345,67 (799) = 308,64175
    fish = Usage(item="fresh-fish", when=day, facts={"value": Money.kr("12345.67")})
    assert total(fish) == Money.kr("308.64")


def test_all_problems_come_at_once_each_with_its_place(folder: Path) -> None:
    schedule, table = folder / "schedule.toml", folder / "residual_containers.csv"
    waste = folder / "waste.toml"
    change(schedule, 'municipality = "0326"', "municipality = 326")
    change(waste, 'accrual = "once"', 'accrual = "onec"')
    change(waste, 'printed = "470"', 'printed = "4.70"')
    change(waste, 'section = "locks"', 'section = "lokcs"')
    change(waste, 'unit = "piece"\naccrual', 'unit = "peice"\naccrual')
    change(
        waste,
        'kind = "flat", price = { printed = "236"',
        'kind = "flta", price = { printed = "236"',
    )
    change(waste, 'table = "locks.csv", column = "2023"', 'table = "locks.csv", column = "2025"')
    change(waste, 'id = "waste-lid-change"', 'id = "waste-lid-change"\ncolour = "green"')
    change(table, "348,houses,all_year_house", "348,house,all_yer_house")
    change(
        table,
        "double,240,residual_and_food,26,open,1.157",
        "double,24x,residual_and_food,26,open,1.57",
    )
    found = problems(schedule)
    places = [line.rpartition(" @ ")[2] for line in found]
    assert places == [
        "schedule.toml: municipality",
        "residual_containers.csv: line 2: property_kind",
        "residual_containers.csv: line 2: 2023",
        "residual_containers.csv: line 3: litres",
        "residual_containers.csv: line 3: 2023",
        "residual_containers.csv: line 2: 2024",
        "waste.toml: items[13].accrual",
        "waste.toml: items[14].versions[0].charge.price",
        "waste.toml: items[19].versions[0].charge",
        "waste.toml: items[20].versions[0].charge.price",
        "waste.toml: items[20].versions[1].charge.price",
        "waste.toml: items[20]",
        "waste.toml: items[23].unit",
        "waste.toml: items[23].versions[0].charge",
    ]
    assert found[1].startswith("unknown property_kind, allowed: all_year_house, summer_house")
    assert "got 'all_yer_house', did you mean 'all_year_house'" in found[1]
    assert "got 'onec', did you mean 'once'?" in found[6]
    assert "did you mean '4,70'?" in found[7]
    assert "unknown key, got 'colour'" in found[11]


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    (
        ("format = 1", "format = 2", "unknown file format, allowed: 1, got 2"),
        ("format = 1", 'format = "1"', "wrong type, allowed: int, got '1' @ fees.toml: format"),
        ("format = 1\n", "", "missing key 'format'"),
        ("dimensions = []", 'dimensions = "x"', "not a list, allowed: a list, got 'x'"),
        ("dimensions = []", "dimensions = [1]", "not a table"),
        ('title = { da = "Takster", en = "Fees" }', 'title = "x"', "not a table"),
        ('"fees"', '"Fees 2024"', "not of the form"),
        ("2023-10-10", "2023-10-10T00:00:00", "not a text"),
        ("2023-10-10", '"10.10.2023"', "not a date, allowed: 2024-12-31"),
        ("valid = 2024", "valid = 2024.5", "not a table"),
        ("valid = 2024", "valid = 0", "not a year"),
        ("valid = 2024", "valid = { first = 2024-07-01, last = 2024-06-30 }", "reversed"),
        ("line = 7", "line = 7.0", "not a line, allowed: 348 or '597-606'"),
        ("line = 7", 'line = "8-7"', "lines reversed"),
        ("line = 7", "line = true", "not a line"),
        ('kind = "flat", ', "", "unknown kind, allowed: flat, unit"),
        ("charge =", "chrage =", "unknown key, got 'chrage', did you mean 'charge'?"),
        (
            'charge = { kind = "flat", price = { printed = "1.109", line = 7 } }',
            "charge = 5",
            "not a table, allowed: names with values, got 5",
        ),
        ('price = { printed = "1.109", line = 7 }', "price = 5", "not a table"),
        ('section = "top"\n', "", "missing key 'section'"),
        ('section = "top"', "section = 5", "wrong type"),
        (
            'kind = "flat", price = { printed = "1.109", line = 7 }',
            'kind = "rate_table", table = "../x.csv", column = "2024"',
            "not the name of a table beside the schedule, allowed: name.csv, got '../x.csv'",
        ),
        (
            'kind = "flat", price = { printed = "1.109", line = 7 }',
            'kind = "rate_table", table = "x.csv", column = "2024"',
            "x.csv: cannot be read: No such file or directory",
        ),
        (
            'kind = "flat"',
            'kind = "unit", unit = "m2", of = "built area"',
            "not of the form",
        ),
        ("charge =", "modifiers = [{ kind = 5 }], charge =", "unknown kind, allowed: unit_conv"),
        ("charge =", "rounding = { quantum = 0.01 }, charge =", "not a text"),
        ('name = { da = "Gebyr"', 'name = { da = ""', "blank"),
        (SMALL[SMALL.index("versions = [") :], "versions = 5", "not a list"),
        ("versions = [", "versions = [5,", "not a table"),
        ('unit = "occasion"', "unit = 5", "not a text"),
    ),
)
def test_each_kind_of_mistake_has_its_own_words(
    tmp_path: Path, old: str, new: str, problem: str
) -> None:
    assert old in SMALL
    text = SMALL.replace(old, new, 1)
    assert any(problem in line for line in problems(write(tmp_path, text)))


@pytest.mark.parametrize(
    ("addition", "problem"),
    (
        (SMALL[SMALL.index("[[items]]") :], "item occurs twice, got 'fee' @ fees.toml: items[1]"),
        (SMALL[SMALL.index("[[sources]]") : SMALL.index("[[items]]")], "section occurs twice"),
    ),
)
def test_names_occur_once(tmp_path: Path, addition: str, problem: str) -> None:
    assert any(problem in line for line in problems(write(tmp_path, SMALL + "\n" + addition)))


def test_a_dimension_is_declared_once_and_before_it_is_named(folder: Path) -> None:
    schedule = folder / "schedule.toml"
    change(schedule, 'name = "lid"', 'name = "distance"')
    found = problems(schedule)
    assert any("dimension occurs twice, got 'distance'" in line for line in found)
    assert any("unknown dimension, got 'lid'" in line for line in found)


def test_problems_of_a_whole_item_have_its_path(folder: Path) -> None:
    schedule, waste = folder / "schedule.toml", folder / "waste.toml"
    change(waste, 'dimensions = ["container", "litres"]', 'dimensions = ["container"]')
    change(waste, "valid = 2024", "valid = 2023")
    found = problems(schedule)
    assert any("overlaps" in line and "items[0].versions[1].valid" in line for line in found)
    assert any(
        "other dimensions" in line and "items[21].versions[0].charge" in line for line in found
    )


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    (
        (
            "618,locks,140-240,594,594",
            "618,locks,140-240,594",
            "4 cells under 5 names, separated by commas @ locks.csv: line 2",
        ),
        ("section,litres", "line,litres", "column occurs twice, got 'line' @ locks.csv: line 1"),
        ("618,locks", "x,locks", "not a line"),
        ("618,locks", "618,", "missing key 'section' @ locks.csv: line 2"),
        ("140-240", "240-140", "reversed or empty band"),
        ("594,594", "5940000000000000000000,594", "number out of bounds"),
        ("370,594", '"370,594', "locks.csv: line"),
        ("370,", "140-240,", "lines 618 and 619 are for the same values"),
        ("619,", f'"{"x" * 1001}",', "a cell of more than 1,000 characters"),
    ),
)
def test_mistakes_in_a_table_have_their_line(
    folder: Path, old: str, new: str, problem: str
) -> None:
    change(folder / "locks.csv", old, new)
    assert any(problem in line for line in problems(folder / "schedule.toml"))


@pytest.mark.parametrize("text", ("", "\n\n", "line,section,litres,2023,2024\n"))
def test_a_table_without_rows_is_refused(folder: Path, text: str) -> None:
    (folder / "locks.csv").write_text(text)
    found = problems(folder / "schedule.toml")
    assert any("locks.csv" in line for line in found)


@pytest.mark.parametrize("wrong", ("5x1", "５１１", "0x1", "-1"))
def test_a_repeat_is_a_line_number(folder: Path, wrong: str) -> None:
    change(folder / "recycling_containers.csv", ",511,", f",{wrong},")
    assert any(
        f"not a line, allowed: a line number, got '{wrong}'" in line
        for line in problems(folder / "schedule.toml")
    )


def test_a_row_does_not_repeat_itself(folder: Path) -> None:
    change(folder / "recycling_containers.csv", ",511,", ",478,")
    found = problems(folder / "schedule.toml")
    assert any("line 478 does not repeat line 478" in line for line in found)


@pytest.mark.parametrize(
    ("old", "new", "suggestion"),
    (
        ("lifecycle", "lifecyle", "lifecycle"),
        ("litres", "liters", "litres"),
        ("line", "lne", "line"),
    ),
)
def test_a_column_that_nothing_reads_is_a_problem(
    folder: Path, old: str, new: str, suggestion: str
) -> None:
    change(folder / "residual_containers.csv", old, new)
    found = problems(folder / "schedule.toml")
    assert any(
        f"unknown column, got '{new}', did you mean '{suggestion}'" in line
        and line.endswith("@ residual_containers.csv: line 1")
        for line in found
    )


@pytest.mark.parametrize(
    ("old", "new"),
    (
        (
            'kind = "flat", price = { printed = "1.109"',
            'kind = "flat", price = { printed = "2,50%"',
        ),
        (
            'kind = "flat", price = { printed = "1.109"',
            'kind = "percentage", per = "permille", of = "x", price = { printed = "0,1019 %"',
        ),
    ),
)
def test_a_rate_is_not_read_as_kroner_nor_as_another_rate(
    tmp_path: Path, old: str, new: str
) -> None:
    found = problems(write(tmp_path, SMALL.replace(old, new)))
    assert len(found) == 1
    assert "a rate of another kind than the charge takes" in found[0]


def test_what_follows_from_another_problem_is_not_told_again(folder: Path) -> None:
    schedule = folder / "schedule.toml"
    change(schedule, "publisher =", "publsher =")
    change(schedule, 'unit = "m"\n', 'unit = "metre"\n')
    places = [line.rpartition(" @ ")[2] for line in problems(schedule)]
    assert places == [
        "schedule.toml: sources[0].publisher",
        "schedule.toml: sources[0]",
        "schedule.toml: dimensions[6].unit",
    ]


@pytest.mark.parametrize(
    "text", ("format = " + "9" * 5000, "format = 1e99999999999999999999999999", "format = 1e5")
)
def test_numbers_without_bounds_are_refused(tmp_path: Path, text: str) -> None:
    with pytest.raises(LoadError, match="not TOML|cannot be loaded"):
        load_tariff_schedule(write(tmp_path, SMALL.replace("format = 1", text)))


def test_a_path_that_no_system_has_is_refused() -> None:
    with pytest.raises(LoadError, match="cannot be read"):
        load_tariff_schedule("a\0b")


def directory(path: Path) -> None:
    path.mkdir()


def latin_1(path: Path) -> None:
    path.write_bytes(SMALL.encode("latin-1") + b'x = "\xe6"')


def too_large(path: Path) -> None:
    path.write_bytes(b"#" * 20_000_001)


def not_toml(path: Path) -> None:
    path.write_text("a = = 1")


def duplicate_key(path: Path) -> None:
    path.write_text(SMALL.replace("format = 1", "format = 1\nformat = 1"))


def deep_nesting(path: Path) -> None:
    path.write_text("a = " + "[" * 100_000)


def deep_lists(path: Path) -> None:
    # few enough for the parser
    path.write_text(f"a = {'[' * 60}{']' * 60}")


def deep_keys(path: Path) -> None:
    # no parser recurses here, but whoever shows the value does
    path.write_text(
        SMALL.replace('"0326"', "1").replace("municipality", "municipality" + ".a" * 5000)
    )


def a_number_out_of_range(path: Path) -> None:
    path.write_text("format = 1e9999999999999999999")


def empty(path: Path) -> None:
    path.write_text("\ufeff# nothing but a comment\r\n", encoding="utf-8")


def loop(path: Path) -> None:
    path.symlink_to(path)


def missing(path: Path) -> None:
    assert not path.exists()


@pytest.mark.parametrize(
    ("spoil", "reason"),
    (
        (directory, "cannot be read: Is a directory"),
        (latin_1, "not UTF-8 at byte"),
        (too_large, "larger than 20,000,000 bytes"),
        (not_toml, "not TOML"),
        (duplicate_key, "not TOML: Cannot overwrite a value"),
        (deep_nesting, "nested too deep"),
        (deep_lists, "nested too deep"),
        (deep_keys, "nested too deep"),
        (a_number_out_of_range, "not TOML: a number out of range"),
        (empty, "empty, where keys with values belong"),
        (loop, "cannot be read"),
        (missing, "cannot be read: No such file"),
    ),
)
def test_a_file_that_cannot_be_read_has_one_clear_line(
    tmp_path: Path, spoil: Callable[[Path], None], reason: str
) -> None:
    path = tmp_path / "fees.toml"
    spoil(path)
    with pytest.raises(LoadError, match=rf"\Afees.toml: {reason}"):
        load_tariff_schedule(path)


def test_a_part_that_cannot_be_read_hides_no_other_problem(folder: Path) -> None:
    (folder / "ferries.toml").unlink()
    (folder / "locks.csv").unlink()
    (folder / "vesthavn.toml").write_text("items = [")
    assert problems(folder / "schedule.toml") == (
        "locks.csv: cannot be read: No such file or directory",
        "vesthavn.toml: not TOML: Invalid value (at end of document)",
        "ferries.toml: cannot be read: No such file or directory",
    )


def test_nan_is_no_number(tmp_path: Path) -> None:
    spoilt = SMALL.replace(
        "charge =",
        'modifiers = [{ kind = "unit_conversion", unit = "m", divisor = nan, part = "started" }],'
        " charge =",
    )
    assert any("not a finite number" in line for line in problems(write(tmp_path, spoilt)))


def test_an_unknown_name_of_shipped_data_names_those_there_are() -> None:
    with pytest.raises(LookupError, match="allowed: kalundborg.*did you mean 'kalundborg'"):
        datasets.tariff_schedule("kalundbog")


def test_an_unknown_kind_of_shipped_data_names_those_there_are() -> None:
    with pytest.raises(LookupError, match="allowed: tariff_schedule, budget, strategy, got 'stra"):
        datasets.names("strategi")  # type: ignore[arg-type]  # that is the point
