"""Data files in and out: strict, and every problem of a file at once."""

from kommunedata.io.schedule_file import load_tariff_schedule

__all__ = ["load_tariff_schedule"]
