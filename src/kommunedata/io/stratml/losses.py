"""One thing that StratML, or what was made of it, does not hold."""

from __future__ import annotations

from kommunedata.finding import Finding, Severity

__all__ = ["loss"]

_MAX_TEXT = 500


def loss(code: str, message: str, where: str, severity: Severity = Severity.WARNING) -> Finding:
    """Return what was lost and where; a long message is cut at its end, a place at its start."""
    if len(message) > _MAX_TEXT:
        message = f"{message[: _MAX_TEXT - 1]}…"
    return Finding(code=code, severity=severity, message=message, where=where[-_MAX_TEXT:])
