"""Rows for pandas and polars: of every source, exact, in both languages.

Figures are those of the documents; L is a line of Kalundborg's budget and fee table.
"""

from __future__ import annotations

import csv
import decimal
import enum
import io
import re
from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import attrs
import pandas as pd
import polars as pl
import pytest

from kommunedata import datasets
from kommunedata.budget import (
    AccountCode,
    Basis,
    BudgetLine,
    Composition,
    DeviationSign,
    KeyFigure,
    Phase,
    PriceWageRate,
    Stage,
    follow_up,
    project,
    roll_up,
)
from kommunedata.budget import compare as compare_budgets
from kommunedata.command.csv_table import CsvTable
from kommunedata.danish import parse_money
from kommunedata.errors import InvalidValueError, WrongTypeError
from kommunedata.finding import Finding, Severity, Unknown
from kommunedata.io import load_observations
from kommunedata.language import Label, Lang
from kommunedata.money import OERE, Money, Rate
from kommunedata.municipality import Municipality
from kommunedata.period import DateRange
from kommunedata.records import cells, records, words
from kommunedata.records.sources import rows_of
from kommunedata.strategy import (
    Baseline,
    Observation,
    Progress,
    Status,
    alignment,
    coverage,
    goal_report,
    plan_chain,
    sdg_matrix,
    timeline,
    validate,
)
from kommunedata.tariffs import (
    ChangeKind,
    Tax,
    Usage,
    audit,
    change_report,
    compare,
    harbour,
    impact,
    price,
    price_list,
    price_points,
)

FEES = datasets.tariff_schedule("kalundborg")
BUDGET = datasets.budget("kalundborg-2024")
KALUNDBORG, SOROE, HELSINGOER = (
    datasets.strategy(name) for name in ("kalundborg-2020", "soroe-2026", "helsingoer-2030")
)
COMMITTEE = "Ældre- og Sundhedsudvalget"
BEFORE, AFTER = date(2023, 7, 1), date(2024, 7, 1)
EXAMPLES = Path(__file__).parent / "data/observations"
PAGE = Path(__file__).parents[1] / "docs/howto/frames.md"

GARDEN = Usage(
    item="waste-base-fee", dimensions={"property_kind": "allotment"}, when=DateRange.year(2024)
)
PEST = Usage(item="pest-control", when=DateRange.year(2024))  # a fact is missing


def line(year: int, area: str, amount: str, phase: Phase = Phase.BUDGET) -> BudgetLine:
    return BudgetLine(
        year=year, path=(COMMITTEE, area), amount=parse_money(amount), basis=Basis.NET, phase=phase
    )


LINES = (
    line(2023, "Tandplejen", "19,8 mio. kr.", Phase.ACCOUNTS),
    line(2024, "Tandplejen", "20.700 tkr."),
    line(2024, "Tandplejen", "300 tkr.", Phase.SUPPLEMENTARY),
    line(2024, "Tandplejen", "21.400 tkr.", Phase.FORECAST),
    line(2024, "Træning", "18,6 mio. kr."),
)
COMPARISON = compare(FEES, BEFORE, AFTER)
REPORT = goal_report(
    HELSINGOER,
    load_observations(EXAMPLES / "helsingoer_examples.csv"),
    as_of=date(2025, 12, 31),
)
RESULTS = [row.result for row in REPORT.rows if row.result is not None]
FOLLOW_UP = follow_up(LINES[1:], 2024, sign=DeviationSign.OVERSPENDING_POSITIVE)
PROJECTION = project(
    BUDGET,
    [PriceWageRate(year=2025, price=Rate.percent("2.5"))],
    2025,
    basis=Basis.NET,
    composition=Composition.COMPOUND,
    rounding=OERE,
    price_level=2024,
)
TIMELINE = timeline(KALUNDBORG, SOROE, HELSINGOER)
SOURCES: dict[str, object] = {
    "TariffSchedule": FEES,
    "PriceList": price_list(FEES, AFTER),
    "PriceRow": [row for section in price_list(FEES, AFTER).sections for row in section.rows],
    "PricePoint": price_points(FEES),
    "Bill": price(FEES, [GARDEN]),
    "BillLine": price(FEES, [GARDEN]).lines,
    "Comparison": COMPARISON,
    "ChangeReport": change_report(FEES, BEFORE, AFTER),
    "PriceChange": COMPARISON.changes,
    "Audit": audit(FEES, AFTER),
    "AuditFinding": audit(FEES, AFTER).findings,
    "Impact": impact(FEES, DateRange.year(2023), DateRange.year(2024), {"Have": [GARDEN]}),
    "HouseholdImpact": impact(FEES, BEFORE, AFTER, {"Have": [GARDEN]}).rows,
    "Budget": BUDGET,
    "BudgetLine": LINES,
    "Adjustment": BUDGET.adjustments,
    "KeyFigure": BUDGET.key_figures,
    "Node": roll_up(BUDGET),
    "BudgetComparison": compare_budgets(LINES, Stage(2023, Phase.ACCOUNTS), Stage(2024)),
    "FollowUp": FOLLOW_UP,
    "Projection": PROJECTION,
    "ProjectedLine": PROJECTION.rows,
    "ChartOfAccounts": datasets.chart_of_accounts(),
    "Strategy": HELSINGOER,
    "GoalReport": REPORT,
    "GoalReportRow": REPORT.rows,
    "Progress": RESULTS,
    "Observation": load_observations(EXAMPLES / "helsingoer_examples.csv"),
    "Coverage": coverage(KALUNDBORG),
    "CoverageRow": (coverage(KALUNDBORG).total,),
    "AlignmentReport": alignment(SOROE, HELSINGOER),
    "Alignment": alignment(SOROE, HELSINGOER).rows,
    "SdgMatrix": sdg_matrix([KALUNDBORG, SOROE]),
    "Timeline": TIMELINE,
    "TimelineEvent": TIMELINE.events,
    "PlanChain": plan_chain(SOROE),
    "Finding": validate(KALUNDBORG),
    "Municipality": datasets.municipalities(),
}
every_source = pytest.mark.parametrize("source", SOURCES.values(), ids=SOURCES)


def found(rows: list[dict[str, object]], **cells: object) -> list[dict[str, object]]:
    return [row for row in rows if cells.items() <= row.items()]


# pandas and polars


@every_source
@pytest.mark.parametrize("labels", (None, "da", "en"))
def test_both_libraries_give_back_each_cell_exactly(source: object, labels: Lang | None) -> None:
    rows = records(source, labels=labels)
    assert pl.DataFrame(rows, infer_schema_length=None).to_dicts() == rows
    assert pd.DataFrame(rows, dtype=object).to_dict("records") == rows


@every_source
def test_columns_are_of_one_type_each_and_decimals_of_one_length(source: object) -> None:
    rows = records(source)
    for name in rows[0]:
        there = [row[name] for row in rows if row[name] is not None]
        kinds = {type(cell) for cell in there}
        assert kinds <= {str} or kinds in ({bool}, {int}, {date}, {Decimal}), name
        assert len({cell.as_tuple().exponent for cell in there if isinstance(cell, Decimal)}) <= 1


@every_source
def test_every_row_has_every_column_in_one_order(source: object) -> None:
    for labels in (None, "da", "en"):
        names = rows_of(source).names(labels)
        assert len(set(names)) == len(names)
        assert {tuple(row) for row in records(source, labels=labels)} == {names}


def test_fixed_names_are_snake_case_and_plain() -> None:
    for source in SOURCES.values():
        for name in rows_of(source).names(None):
            assert re.fullmatch(r"[a-z][a-z0-9]*(_[a-z0-9]+)*", name)


def test_a_figure_of_more_decimals_after_a_hundred_rows_loses_none() -> None:
    seen = [Observation(indicator="co2", year=1900 + at, value=at) for at in range(150)]
    seen.append(Observation(indicator="co2", year=2100, value=Decimal("0.682")))
    # 0.682 would become 1 where the rows before it have no decimals
    frame = pl.DataFrame(records(seen))
    assert frame["value"].to_list()[-1] == Decimal("0.682")
    assert frame["value"].sum() == Decimal("11175.682")  # 0 + 1 + ... + 149 = 149 × 75


def test_prices_of_other_lengths_stand_in_one_column_exactly() -> None:
    rows = records(FEES)
    frame = pl.DataFrame(rows, infer_schema_length=None)
    pest = frame.filter(item="pest-control")
    assert pest["value"].to_list() == [Decimal("0.1019"), Decimal("0.682")]  # L335, L336
    assert frame.filter(item="waste-base-fee")["value"].to_list()[-1] == 129  # L344
    assert frame.schema["valid_to"] == pl.Date
    assert frame["label_da"].null_count() < len(frame)


def test_the_decimal_context_of_the_caller_changes_nothing() -> None:
    with decimal.localcontext(prec=1, rounding=decimal.ROUND_DOWN):
        rows = records(FEES)
    assert rows == records(FEES)


# tariffs


def test_a_price_has_what_is_known_of_it() -> None:
    old, new = found(records(FEES), item="pest-control")
    assert (old["value"], old["value_in"], old["unit"], old["of"]) == (
        Decimal("0.1019"), "permille", None, "property_value",
    )  # fmt: skip
    assert (new["value"], new["value_in"], new["unit"], new["of"]) == (
        Decimal("0.682"), "kr", "m2", "built_area",
    )  # fmt: skip
    assert (old["valid_from"], old["valid_to"]) == (date(2023, 1, 1), date(2023, 12, 31))
    assert (new["state"], new["tax"], new["lifecycle"]) == ("priced", "unstated", "open")
    assert (new["lines"], new["printed"]) == ("336", "0,682")


def test_prices_with_a_label_have_words_of_that_language() -> None:
    rows = records(FEES, labels="da")
    [row] = found(rows, **{"Ydelse, id": "pest-control", "Linje": "335"})
    assert (row["Ydelse"], row["Takst i"], row["Moms"], row["Forfald"]) == (
        "Skadedyrsbekæmpelse", "‰", "moms ikke oplyst", "pr. år",
    )  # fmt: skip
    # L390: 140 l. enkeltbeholder til madaffald (udfases) 661 688
    old, new = found(rows, Linje="390")
    assert (old["Takst"], new["Takst"], new["Status"]) == (661, 688, "udfases")
    assert (new["liter"], new["beholder"]) == ("140 l", "enkeltbeholder")
    english = found(records(FEES, labels="en"), Line="390")[1]
    assert english["container"] == "single container"
    assert english["Lifecycle"] == "being phased out"
    assert found(records(FEES), lines="390")[1]["dimension_litres"] == "140"


def test_two_dimensions_of_one_name_are_told_apart() -> None:
    names = rows_of(FEES).names("da")
    assert {"færge", "færge (dimension_ferry)"} <= set(names)


def test_readings_of_an_ambiguous_place_are_named() -> None:
    rows = [row for row in records(FEES) if row["readings"] is not None]
    assert {row["readings"] for row in rows} >= {"lower_band|upper_band"}
    assert any(row["item"] == "harbour-guest-berth" for row in rows)


def test_a_price_that_is_not_there_says_why() -> None:
    missing = [row for row in records(FEES) if row["value"] is None]
    assert {row["state"] for row in missing} >= {"not_offered", "unknown", "free"}
    assert not found(missing, state="priced")


def test_price_points_alone_lack_what_their_item_knows() -> None:
    rows = records([point for point in price_points(FEES) if point.item_id == "pest-control"])
    assert [row["value"] for row in rows] == [Decimal("0.1019"), Decimal("0.682")]
    assert "value_in" not in rows[0]
    assert rows[0]["name_da"] == "Skadedyrsbekæmpelse"
    assert not [name for name in rows[0] if name.startswith("dimension_")]


def test_a_bill_is_a_row_for_each_line() -> None:
    [row] = records(price(FEES, [GARDEN]))
    assert (row["name_da"], row["name_en"]) == ("Grundgebyr", "Base fee")
    assert (row["first_day"], row["last_day"]) == (date(2024, 1, 1), date(2024, 12, 31))
    assert (row["quantity"], row["unit"], row["unit_price"]) == (1, "dwelling", 129)  # L344
    assert str(row["amount"]) == "129.00"
    assert (row["tax"], row["deposit"], row["lines"]) == ("inclusive", False, "344")
    assert row["calculation_da"] == "1 bolig × 129,00 kr. pr. år = 129,00 kr. inkl. moms"
    [labelled] = records(price(FEES, [GARDEN]), labels="en")
    assert labelled["Calculation"] == "1 dwelling × DKK 129.00 a year = DKK 129.00 incl. VAT"


def test_a_night_begins_and_ends_on_its_day() -> None:
    stay = harbour.guest_stay(
        FEES,
        AFTER,
        date(2024, 7, 2),
        harbour="sejeroe",
        guest=harbour.Guest(length="13.2"),
    )
    row = records(stay)[0]
    assert row["first_day"] == row["last_day"] == AFTER
    third = attrs.evolve(stay.lines[0], quantity=Fraction(1, 3))
    assert str(records([third])[0]["quantity"]) == "0.3333333333"


def test_a_share_of_an_amount_has_no_unit_price() -> None:
    value = {"property_value": Money.kr(1_000_000)}
    [row] = records(price(FEES, [attrs.evolve(PEST, when=DateRange.year(2023), facts=value)]))
    assert row["unit_price"] is None
    assert str(row["amount"]) == "101.90"  # L335: 1.000.000 × 0,1019 ‰


def test_a_change_has_both_sides_and_its_share() -> None:
    rows = records(COMPARISON)
    [pest] = found(rows, item="pest-control")
    assert pest["kind"] == "method_changed"
    assert (pest["old_value"], pest["old_value_in"]) == (Decimal("0.1019"), "permille")
    assert (pest["new_value"], pest["new_value_in"]) == (Decimal("0.682"), "kr")
    assert (pest["difference"], pest["change"]) == (None, None)
    # L344: 129 - 124 = 5; 5 / 124 = 0,04032258064...
    base = next(iter(found(rows, item="waste-base-fee")))
    assert (base["old_value"], base["new_value"], base["difference"]) == (124, 129, 5)
    assert str(base["change"]) == "0.0403225806"
    [danish] = found(records(COMPARISON, labels="da"), **{"Ydelse, id": "pest-control"})
    assert danish["Ændringens art"] == "ny beregningsmåde"
    new = attrs.evolve(COMPARISON.changes[0], kind=ChangeKind.NEW, old=None)
    [row] = records([new])
    assert (row["old_state"], row["old_value"], row["new_value"]) == (None, None, Decimal("0.682"))


def test_an_audit_says_what_it_found_in_both_languages() -> None:
    row = next(iter(found(records(audit(FEES, AFTER)), code="larger-is-cheaper")))
    assert (row["severity"], row["lines"]) == ("warning", "390-391")
    assert "190 l koster 547 kr. (linje 391)" in str(row["message_da"])
    assert "190 l costs DKK 547 (line 391)" in str(row["message_en"])


def test_an_impact_has_amounts_or_the_reason_why_not() -> None:
    years = DateRange.year(2023), DateRange.year(2024)
    garden, pest = records(impact(FEES, *years, {"Have": [GARDEN], "Hus": [PEST]}))
    assert [str(garden[each]) for each in ("before", "after", "difference", "change")] == [
        "124.00", "129.00", "5.00", "0.0403225806",
    ]  # fmt: skip
    assert (garden["tax"], garden["problem_before"]) == ("inclusive", None)
    assert (pest["before"], pest["after"], pest["tax"]) == (None, None, None)
    assert "property_value" in str(pest["problem_before"])
    assert "built_area" in str(pest["problem_after"])


# budgets


def test_a_budget_line_has_its_amount_and_what_it_was_printed_to() -> None:
    row = records(BUDGET)[0]  # L5: Samlet nettobudget for området: 499,0 mio. kr.
    assert (row["level_1"], row["level_2"]) == (COMMITTEE, "Sundhed og Myndighed")
    assert (row["year"], row["phase"], row["basis"]) == (2024, "budget", "net")
    assert (row["amount"], row["quantum"]) == (499_000_000, 100_000)
    assert (row["lines"], row["printed"]) == ("5", "499,0 mio. kr.")
    assert row["account"] is None


def test_the_net_lines_sum_to_what_the_tree_has() -> None:
    frame = pl.DataFrame(records(BUDGET)).filter(basis="net")
    # 499,0 + 27,0 + 20,7 + 70,5 + 164,3 + 1,9 mio. kr.
    assert frame["amount"].sum() == Decimal("783400000.00")
    tree = records(roll_up(BUDGET))
    [root] = found(tree, depth=0, basis="net")
    # six amounts printed to 0,1 mio. kr.: 6 × 0,05
    assert (root["amount"], root["tolerance"]) == (783_400_000, 300_000)
    assert (root["level_1"], root["leaf"], root["line_count"]) == (None, False, 6)
    leaves = found(tree, leaf=True, basis="net")
    assert sum(row["amount"] for row in leaves if isinstance(row["amount"], Decimal)) == 783_400_000
    assert {row["depth"] for row in leaves} == {2}


def test_an_adjustment_tells_unknown_years_from_further_notice() -> None:
    rows = records(BUDGET.adjustments)
    [in_all] = found(rows, id="health-dut")  # L11: 0,2 mio. kr.
    assert (in_all["amount"], in_all["included"], in_all["category"]) == (
        200_000,
        "included",
        "DUT",
    )
    on = [row for row in rows if row["years_known"] and row["last_year"] is None]
    assert 2024 in {row["first_year"] for row in on}  # L12: i 2024 og fremefter
    year = attrs.evolve(BUDGET.adjustments[0], years=Unknown("no years are named"))
    [unknown] = records([year])
    assert (unknown["years_known"], unknown["first_year"], unknown["last_year"]) == (
        False, None, None,
    )  # fmt: skip
    assert found(rows, part_of="health-dut")


def test_key_figures_are_followed_by_their_parts() -> None:
    rows = records(BUDGET.key_figures)
    enrolled = next(row for row in rows if row["value"] == 8740)  # L209
    parts = found(rows, part_of=enrolled["id"])
    assert {row["value"] for row in parts} == {8677, 63}  # L211 and L212
    assert enrolled["part_of"] is None
    assert all(isinstance(figure, KeyFigure) for figure in BUDGET.key_figures)


def test_a_comparison_keeps_what_is_missing_missing() -> None:
    dental, training = records(compare_budgets(LINES, Stage(2023, Phase.ACCOUNTS), Stage(2024)))
    # 20,7 - 19,8 = 0,9 mio. kr.; 0,9 / 19,8 = 1/22 = 0,0454545454|54...
    assert (dental["one"], dental["other"]) == (19_800_000, 20_700_000)
    assert (dental["difference"], dental["remaining"]) == (900_000, -900_000)
    assert str(dental["change"]) == "0.0454545455"
    assert (dental["one_phase"], dental["other_year"]) == ("accounts", 2024)
    assert (training["one"], training["difference"], training["change"]) == (None, None, None)


def test_a_follow_up_has_what_was_derived_and_by_which_sign() -> None:
    dental, training = records(FOLLOW_UP)
    # 20.700 + 300 = 21.000; 21.400 - 21.000 = 400 tkr.
    assert (dental["corrected"], dental["corrected_derived"]) == (21_000_000, True)
    assert (dental["deviation"], dental["measured"]) == (400_000, "forecast")
    assert dental["sign"] == "overspending_positive"
    assert (training["forecast"], training["deviation"]) == (None, None)
    assert records(FOLLOW_UP, labels="da")[0]["Fortegn"] == "merforbrug er positivt"


def test_a_projection_has_the_line_as_it_was_beside_it() -> None:
    row = records(PROJECTION)[0]
    # 499,0 mio. kr. × 1,025 = 511,475 mio. kr.
    assert (row["base_amount"], row["factor"], row["amount"]) == (
        499_000_000, Decimal("1.025"), 511_475_000,
    )  # fmt: skip
    assert (row["base_year"], row["year"]) == (2024, 2025)


def test_a_chart_keeps_its_codes_as_text() -> None:
    first = records(datasets.chart_of_accounts())[0]
    assert (first["kind"], first["code"]) == ("account", "0")


def test_an_account_is_its_code_and_paths_may_be_of_other_depths() -> None:
    deep = attrs.evolve(LINES[0], path=("A", "B", "C"), account=AccountCode("5.30.26"))
    first, second = records([LINES[0], deep])
    assert (first["level_3"], second["level_3"]) == (None, "C")
    assert (first["account"], second["account"]) == (None, "5.30.26")


# strategies


def test_a_target_has_what_its_document_says() -> None:
    rows = records(HELSINGOER)
    [row] = found(rows, goal="HEL-F1-V1")  # line 192: 90 % af de 25-årige gennemfører en
    assert (row["value"], row["deadline"], row["deadline_of_list"]) == (90, 2030, True)
    assert (row["form"], row["direction"], row["comparator"]) == ("share", "increase", "at_least")
    assert (row["comparator_stated"], row["baseline_year"]) == (False, None)
    assert (row["unit_da"], row["scope_da"], row["benchmark"]) == ("%", None, None)
    assert (row["lines"], row["printed"]) == ("192", "90 %")
    [danish] = found(records(HELSINGOER, labels="da"), **{"Mål, id": "HEL-F1-V1"})
    assert danish["Tema"] == "Vi skaber attraktive uddannelsesmiljøer"
    assert (danish["Målform"], danish["Retning"]) == ("andel", "stigende")


def test_a_goal_without_a_target_has_a_row_and_its_own_place() -> None:
    rows = [row for row in records(HELSINGOER) if row["target"] is None]
    assert rows
    assert {row["value"] for row in rows} == {None}
    assert {row["indicator_da"] for row in rows} == {None}
    assert all(row["lines"] for row in rows)


def test_a_base_year_may_be_known_without_its_value() -> None:
    rows = records(HELSINGOER) + records(SOROE) + records(KALUNDBORG)
    assert [row for row in rows if row["baseline_year"] and row["baseline_value"] is None]
    assert [row for row in rows if row["benchmark"]]


def test_a_report_says_how_a_target_stands_or_what_hinders() -> None:
    co2 = next(each for each in HELSINGOER.targets if each.indicator.id == "co2-per-head")
    seen = [
        Observation(indicator="co2-per-head", year=year, value=value, example=True)
        for year, value in ((2019, "4.7"), (2023, "3.7"))
    ]
    report = goal_report(
        HELSINGOER, seen, as_of=AFTER, baselines={co2.id: Baseline(year=2019, value="4.7")}
    )
    [row] = found(records(report), target=co2.id)
    assert co2.value == Decimal("1.7")
    # (4,7 - 3,7) / (4,7 - 1,7) = 1/3 of the way in (2023 - 2019) / (2030 - 2019) = 4/11
    assert str(row["share_of_way"]) == "0.3333333333"
    assert str(row["share_of_time"]) == "0.3636363636"
    assert (row["latest_year"], row["latest_value"]) == (2023, Decimal("3.7"))
    assert (row["start_year"], row["start_value"], row["level"]) == (
        2019, Decimal("4.7"), Decimal("1.7"),
    )  # fmt: skip
    assert (row["achieved"], row["example"], row["method"]) == (False, True, "linear")
    assert (row["profile"], row["obstacle"]) == ("sdg-build", None)
    other = next(each for each in records(report) if each["obstacle"] == "no_observation")
    assert (other["status"], other["latest_year"], other["share_of_way"]) == (None, None, None)
    bare = next(each for each in records(report) if each["target"] is None)
    assert (bare["as_of"], bare["example"]) == (None, None)
    direct = [each.result for each in report.rows if isinstance(each.result, Progress)]
    assert records(direct)[0]["share_of_way"] == row["share_of_way"]


def test_coverage_counts_goals_and_targets() -> None:
    rows = records(coverage(HELSINGOER))
    assert sum(int(str(row["goals"])) for row in found(rows, depth=0)) == len(HELSINGOER.goals)
    [total] = records([coverage(HELSINGOER).total])
    assert (total["theme"], total["theme_da"]) == (None, None)


def test_an_alignment_has_both_goals_and_what_they_differ_in() -> None:
    report = alignment(SOROE, HELSINGOER)
    # 90 per cent of 25-year-olds in both: Sorø line 256, Helsingør line 192
    [youth] = found(records(report), a_target="SOR-T1-G4-T1")
    assert (youth["kind"], youth["a_name"], youth["b_name"]) == ("exact", "Sorø", "Helsingør")
    assert youth["a_value"] == youth["b_value"] == 90
    assert (youth["differences"], youth["needs"]) == ("deadline_of_list|commitment|wording", None)
    [danish] = found(records(report, labels="da"), **{"a: måltal, id": "SOR-T1-G4-T1"})
    assert danish["Forskelle"] == "fristens plads, forpligtelse, ordlyd"
    without = found(records(report), differences="no_target")[0]
    assert without["a_value"] is None or without["b_value"] is None


def test_a_matrix_tells_unknown_from_none() -> None:
    rows = records(sdg_matrix([KALUNDBORG, SOROE]))
    assert len(rows) == 2 * 17
    # Kalundborg's icons were lost in the PDF
    assert {row["mark"] for row in found(rows, strategy="kalundborg-2020")} <= {"unknown", "user"}
    [quality] = found(rows, strategy="soroe-2026", sdg=4)
    assert (quality["sdg_da"], quality["municipality"]) == ("Kvalitetsuddannelse", "Sorø")


def test_a_timeline_has_what_is_undated_last_with_the_reason() -> None:
    rows = records(TIMELINE)
    assert len(rows) == len(TIMELINE.events) + len(TIMELINE.undated)
    assert rows[0]["dated"] is True
    assert (rows[-1]["dated"], rows[-1]["first_day"], rows[-1]["document"]) == (False, None, None)
    assert rows[-1]["reason"] == TIMELINE.undated[-1].reason
    hearing = found(rows, kind="hearing_begins")[0]
    assert hearing["first_day"] == hearing["last_day"]


def test_a_plan_chain_leads_from_one_vision_to_the_next() -> None:
    first = records(plan_chain(SOROE), labels="da")[0]
    assert (first["Del"], first["Plan"], first["Sammenhæng"]) == (
        "hovedlinje", "Vision 2022", "afløses af",
    )  # fmt: skip


def test_findings_and_municipalities_are_rows_too() -> None:
    finding = Finding(code="gap", severity=Severity.NOTE, message="a gap")
    assert records([finding]) == [
        {"code": "gap", "severity": "note", "message": "a gap", "where": None}
    ]
    assert records([finding], labels="da")[0]["Vægt"] == "orientering"
    [kalundborg] = records([Municipality("0326")])
    assert (kalundborg["code"], kalundborg["name"], kalundborg["nuts3"]) == (
        "0326", "Kalundborg", "DK022",
    )  # fmt: skip


# what the command exports


@pytest.mark.parametrize(
    "source",
    (FEES, BUDGET, HELSINGOER, datasets.chart_of_accounts(), datasets.municipalities()),
    ids=("prices", "budget", "goals", "chart", "municipalities"),
)
def test_csv_files_have_the_same_columns_and_cells(source: object) -> None:
    table = CsvTable.of(source)
    names = rows_of(source).names(None)
    assert tuple(name for name in names if name != "readings") == table.columns
    written = list(csv.DictReader(io.StringIO(table.to_csv().decode())))
    rows = records(source)
    assert len(written) == len(rows) > 0
    for row, line in zip(rows, written, strict=True):
        for name, text in line.items():
            cell = row[name]
            if isinstance(cell, Decimal):  # a frame's are padded to one scale
                assert Decimal(text) == cell
            elif isinstance(cell, bool):
                assert text == ("yes" if cell else "no")
            else:
                assert text == ("" if cell is None else str(cell))


def test_a_budget_without_lines_has_a_column_for_each_level_of_its_file() -> None:
    table = CsvTable.of(attrs.evolve(BUDGET, lines=(), adjustments=(), key_figures=()))
    assert table.columns[:3] == ("level_1", "level_2", "year")
    assert table.rows == ()


# what is refused, empty, in words


def test_nothing_gives_no_rows_and_a_frame_without_columns() -> None:
    assert records([]) == []
    assert records(iter(())) == []
    assert pd.DataFrame(records(())).shape == (0, 0)
    assert pl.DataFrame(records(())).shape == (0, 0)
    assert records(attrs.evolve(COMPARISON, changes=())) == []


def test_a_collection_may_be_read_only_once() -> None:
    assert len(records(point for point in price_points(FEES))) == 632


@pytest.mark.parametrize("source", (None, 7, "Tandplejen", b"", {"a": 1}, [1.5], Fraction(1, 2)))
def test_what_is_no_source_is_refused_with_the_list_of_those(source: object) -> None:
    with pytest.raises(WrongTypeError, match="nothing to make rows of, allowed: AlignmentReport,"):
        records(source)


def test_a_mixture_is_refused() -> None:
    mixed: list[Any] = [LINES[0], Municipality("0326")]
    with pytest.raises(WrongTypeError, match="not all of one kind, allowed: BudgetLine, got Mun"):
        records(mixed)


def test_an_unknown_language_is_refused() -> None:
    with pytest.raises(InvalidValueError, match="unknown language"):
        records(BUDGET, labels="de")  # type: ignore[arg-type]  # that is the point


def test_every_word_of_the_enums_in_rows_is_in_both_languages() -> None:
    kinds = {type(member) for member in words._WORDS} | {Tax, Status}
    for member in (each for kind in kinds for each in kind):
        assert words.word_of(member, "da").strip()
        assert words.word_of(member, "en").strip()
    assert all(isinstance(member, enum.Enum) for member in words._WORDS)


def test_a_label_without_a_language_is_danish() -> None:
    assert cells.plain(Label("vej", "road"), None) == "vej"
    assert cells.plain(Unknown("nobody knows"), "da") is None


def test_the_page_has_every_source_with_its_columns_in_their_order() -> None:
    table = re.findall(r"^\| (\S.*) \| (.*) \| (`.*) \|$", PAGE.read_text("utf-8"), re.MULTILINE)
    named = {name for sources, _, _ in table for name in re.findall(r"[A-Z]\w+", sources)}
    assert named - {"NotAssessable", "UndatedEvent"} == set(SOURCES)
    for sources, _, columns in table:
        expected = [each or place for each, place in re.findall(r"`(\w+\*?)`|(place)", columns)]
        for name in named.intersection(re.findall(r"\w+", sources)) & set(SOURCES):
            assert _short(rows_of(SOURCES[name]).names(None)) == expected


def _short(names: tuple[str, ...]) -> list[str]:
    """Return columns as the page writes them."""
    text = " ".join(names)
    text = re.sub(r"\bdocument lines printed\b", "place", text)
    text = re.sub(r"\b(\w+)_da \1_en\b", r"\1_*", text)
    text = re.sub(r"\blevel_1( level_\d+)*", "level_*", text)
    return re.sub(r"\bdimension_\w+( dimension_\w+)*", "dimension_*", text).split()
