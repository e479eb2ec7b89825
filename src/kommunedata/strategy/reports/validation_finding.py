"""The codes of what a validation of a strategy finds, each with how much it matters."""

from __future__ import annotations

import textwrap
from collections.abc import Mapping
from types import MappingProxyType

from kommunedata.finding import Finding, Severity

__all__ = ["VALIDATION_CODES", "finding"]

VALIDATION_CODES: Mapping[str, Severity] = MappingProxyType(
    {
        "hearing-report-before-hearing-ends": Severity.ERROR,
        "plan-cycle": Severity.ERROR,
        "published-after-half": Severity.WARNING,
        "hearing-too-short": Severity.WARNING,
        "adopted-before-hearing-ends": Severity.WARNING,
        "goal-without-target": Severity.WARNING,
        "empty-theme": Severity.WARNING,
        "process-unknown": Severity.NOTE,
        "publication-undetermined": Severity.NOTE,
        "hearing-not-stated": Severity.NOTE,
        "supplement-gap": Severity.NOTE,
        "local-plan-not-listed": Severity.NOTE,
        "plan-years-not-twelve": Severity.NOTE,
        "sdgs-unknown": Severity.NOTE,
        "comparator-implied": Severity.NOTE,
        "no-baseline": Severity.NOTE,
        "deadline-after-period": Severity.NOTE,
        "value-of-qualitative-goal": Severity.NOTE,
        "same-title": Severity.NOTE,
    }
)
"""Every code that a validation uses, and the severity of its findings."""

_LONGEST = 500


def finding(code: str, message: str, where: str) -> Finding:
    """Return a finding of a code, its message cut where a document's words make it long."""
    short = textwrap.shorten(message, _LONGEST, placeholder=" ...")
    return Finding(code=code, severity=VALIDATION_CODES[code], message=short, where=where)
