"""The command `kommunedata`: a tour, and shipped data and files listed, shown, checked, exported.

This is where the terminal, the environment and the streams are; nothing below it
prints, and nothing here computes.
"""

from kommunedata.command.run import main

__all__ = ["main"]
