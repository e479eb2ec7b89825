"""What a check found, and values that are known to be unknown."""

from __future__ import annotations

import enum
from typing import final

import attrs

from kommunedata._checks import instance_of, text
from kommunedata.language import Lang, check_lang

__all__ = ["Finding", "Severity", "Unknown"]


class Severity(enum.Enum):
    """How much a finding matters.

    An error cannot be right, a warning is likely wrong, a note is worth knowing.
    """

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@attrs.frozen(kw_only=True)
class Finding:
    """One thing that a check found (*bemærkning*), as data: nothing is raised.

    `code` is a fixed word to filter by; `where` names the place, or is None.
    """

    code: str = attrs.field(validator=text(max_length=60, pattern="[a-z][a-z0-9-]*"))
    severity: Severity = attrs.field(validator=instance_of(Severity))
    message: str = attrs.field(validator=text())
    where: str | None = attrs.field(default=None, validator=attrs.validators.optional(text()))

    def __str__(self) -> str:
        place = "" if self.where is None else f" @ {self.where}"
        return f"{self.severity.value}: {self.message}{place}"


@final
@attrs.frozen
class Unknown:
    """A value that a document leaves open (*ukendt*), and why; never none, zero or empty.

    `da` says the reason in Danish as well, for pages in Danish; it may be left
    out, and does not count in comparing.

    >>> Unknown("the icons were lost in the PDF").reason
    'the icons were lost in the PDF'
    """

    reason: str = attrs.field(validator=text())
    da: str | None = attrs.field(
        default=None, kw_only=True, eq=False, validator=attrs.validators.optional(text())
    )

    def text(self, lang: Lang) -> str:
        """Return the reason in a language, or as it is where it is not said in Danish."""
        check_lang(lang)
        return self.da if lang == "da" and self.da is not None else self.reason
