"""Names that have moved: for a while the old ones still work, and warn."""

from __future__ import annotations

import importlib
import sys
import warnings
from collections.abc import Callable, Mapping


def moved_names(module: str, names: Mapping[str, str], *, until: str) -> Callable[[str], object]:
    """Return the `__getattr__` of a module that still answers to the old names.

    `names` has the new dotted name for each old one; `until` is the version that
    will no longer have the old ones.
    """

    def get(name: str) -> object:
        if name not in names:
            raise AttributeError(
                f"module {module!r} has no attribute {name!r}", name=name, obj=sys.modules[module]
            )
        home, _, new = names[name].rpartition(".")
        warnings.warn(
            f"{module}.{name} is now {names[name]}; the old name goes in {until}",
            DeprecationWarning,
            stacklevel=2,
        )
        return getattr(importlib.import_module(home), new)

    return get
