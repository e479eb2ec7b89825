"""Strategies as StratML, the Strategy Markup Language: out and in, and what is lost on the way."""

from kommunedata.io.stratml.export import StratMLExport, export_stratml
from kommunedata.io.stratml.load import StratMLImport, load_stratml

__all__ = ["StratMLExport", "StratMLImport", "export_stratml", "load_stratml"]
