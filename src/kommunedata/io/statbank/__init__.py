"""Exports of Statistics Denmark's StatBank tables of municipal budgets and accounts."""

from kommunedata.io.statbank.choice import Areas, Arts, StatBankChoice
from kommunedata.io.statbank.reader import (
    StatBankLines,
    StatBankTable,
    load_statbank,
    stream_statbank,
)

__all__ = [
    "Areas",
    "Arts",
    "StatBankChoice",
    "StatBankLines",
    "StatBankTable",
    "load_statbank",
    "stream_statbank",
]
