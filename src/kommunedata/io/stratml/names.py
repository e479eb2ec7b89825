"""The two parts of StratML: their namespaces, their document elements, and who defines them.

Part 1, the strategic plan, is ISO 17469-1:2015. Part 2 adds performance indicators with
targets and results, and is ANSI/AIIM 22:2017; its namespace says ISO all the same.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal, TypeAlias

__all__ = ["NAMESPACES", "PARTS", "ROOTS", "Part"]

Part: TypeAlias = Literal[1, 2]
"""The strategic plan alone, or with performance indicators."""

NAMESPACES: Mapping[Part, str] = MappingProxyType(
    {
        1: "urn:ISO:std:iso:17469:tech:xsd:stratml_core",
        2: "urn:ISO:std:iso:17469:tech:xsd:PerformancePlanOrReport",
    }
)
"""The namespace of every element of a part; the parts do not mix."""

PARTS: Mapping[str, Part] = MappingProxyType({uri: part for part, uri in NAMESPACES.items()})
"""The part that a namespace is of."""

ROOTS: Mapping[Part, str] = MappingProxyType({1: "StrategicPlan", 2: "PerformancePlanOrReport"})
"""The document element of a part."""
