"""Data files in and out: strict, and every problem of a file at once."""

from kommunedata.io.budget_file import load_budget
from kommunedata.io.budget_parameters import load_price_wage_rates, load_service_framework
from kommunedata.io.chart_file import load_chart_of_accounts
from kommunedata.io.delimited import CsvForm
from kommunedata.io.excel_csv import Cell, write_excel_csv
from kommunedata.io.files import Text
from kommunedata.io.follow_up_table import FOLLOW_UP_COLUMNS, FollowUpLines, load_follow_up_table
from kommunedata.io.interchange.dump import dump_json
from kommunedata.io.interchange.load import load_json, load_json_head
from kommunedata.io.interchange.payload import Interchangeable, JsonHead
from kommunedata.io.interchange.schema import json_schema
from kommunedata.io.observations_csv import OBSERVATION_COLUMNS, load_observations
from kommunedata.io.schedule_file import load_tariff_schedule
from kommunedata.io.statbank import (
    Areas,
    Arts,
    StatBankChoice,
    StatBankLines,
    StatBankTable,
    load_statbank,
    stream_statbank,
)
from kommunedata.io.strategy_file import load_strategy
from kommunedata.io.stratml import StratMLExport, StratMLImport, export_stratml, load_stratml

__all__ = [
    "FOLLOW_UP_COLUMNS",
    "OBSERVATION_COLUMNS",
    "Areas",
    "Arts",
    "Cell",
    "CsvForm",
    "FollowUpLines",
    "Interchangeable",
    "JsonHead",
    "StatBankChoice",
    "StatBankLines",
    "StatBankTable",
    "StratMLExport",
    "StratMLImport",
    "Text",
    "dump_json",
    "export_stratml",
    "json_schema",
    "load_budget",
    "load_chart_of_accounts",
    "load_follow_up_table",
    "load_json",
    "load_json_head",
    "load_observations",
    "load_price_wage_rates",
    "load_service_framework",
    "load_statbank",
    "load_strategy",
    "load_stratml",
    "load_tariff_schedule",
    "stream_statbank",
    "write_excel_csv",
]
