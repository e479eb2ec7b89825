"""Data by the name that was asked for: shipped, or a file."""

from __future__ import annotations

from pathlib import Path

import attrs

from kommunedata import datasets
from kommunedata.command.data_file import SUFFIXES, load_data_file
from kommunedata.command.outcome import WrongArgumentError
from kommunedata.command.shipped import shipped
from kommunedata.errors import near_names

__all__ = ["Named", "named"]


@attrs.frozen
class Named:
    """Data, and the edition of the shipped data that it is of; a file is of none."""

    data: object
    edition: str | None = None


def named(name: str) -> Named:
    """Return shipped data by its name, or what a file holds; shipped names come first.

    Raises:
        WrongArgumentError: it is neither.
        LoadError: it is a file that cannot be loaded.
    """
    known = shipped()
    if name in known:
        return Named(known[name].load(), datasets.EDITION)
    file = Path(name)
    if file.suffix.lower() in SUFFIXES:
        return Named(load_data_file(file))
    raise WrongArgumentError(
        "no such data",
        allowed=f"{', '.join(known)} or a file ({', '.join(SUFFIXES)})",
        got=name,
        suggestions=near_names(name, known),
    )
