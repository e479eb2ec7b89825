"""One finding of an audit: what a fee table says, in both languages, and where it is printed."""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Iterable, Mapping, Sequence
from types import MappingProxyType

import attrs

from kommunedata._checks import filled_tuple_of, text
from kommunedata.errors import NotFoundError, near_names
from kommunedata.finding import Finding, Severity
from kommunedata.language import Lang, check_lang
from kommunedata.source import Locator

__all__ = [
    "AUDIT_CODES",
    "AuditFinding",
    "check_code",
    "line_ranges",
    "listed",
    "make_finding",
    "place_text",
]

AUDIT_CODES: Mapping[str, Severity] = MappingProxyType(
    {
        "larger-is-cheaper": Severity.WARNING,
        "change-stands-out": Severity.WARNING,
        "bundle-dearer": Severity.WARNING,
        "bands-share-edge": Severity.WARNING,
        "bands-overlap": Severity.WARNING,
        "bands-gap": Severity.WARNING,
        "seasons-share-day": Severity.WARNING,
        "row-repeated": Severity.WARNING,
        "lapsed-but-priced": Severity.WARNING,
        "not-offered-or-unknown": Severity.NOTE,
        "ambiguous-place": Severity.NOTE,
        "vat-partly-stated": Severity.NOTE,
    }
)
"""What an audit can find, in the order of its findings, and how much each matters."""

_LONGEST = 500  # characters that a Finding takes
_LINE: Mapping[Lang, tuple[str, str]] = MappingProxyType(
    {"da": ("linje", "linje"), "en": ("line", "lines")}
)
_AND: Mapping[Lang, str] = MappingProxyType({"da": "og", "en": "and"})


@attrs.frozen(kw_only=True)
class AuditFinding:
    """One thing that an audit found (*bemærkning*), in Danish and in English.

    `code` is one of `AUDIT_CODES`; `locators` are the places to look at.
    """

    code: str = attrs.field()
    da: str = attrs.field(validator=text(max_length=1_000_000))
    en: str = attrs.field(validator=text(max_length=1_000_000))
    locators: tuple[Locator, ...] = attrs.field(repr=False, validator=filled_tuple_of(Locator))

    @code.validator
    def _known(self, _: object, code: str) -> None:
        check_code(code, where="AuditFinding.code")

    @property
    def severity(self) -> Severity:
        """How much it matters: a warning is likely wrong, a note is worth knowing."""
        return AUDIT_CODES[self.code]

    @property
    def lines(self) -> str:
        """The lines to look at, such as 390-391 or 701-703, 712-714."""
        return line_ranges(self.locators)

    @property
    def finding(self) -> Finding:
        """The same in English as any check's finding, cut to the length that one takes."""
        return Finding(
            code=self.code,
            severity=self.severity,
            message=_cut(self.en),
            where=_cut(place_text(self.locators, "en")),
        )

    def text(self, lang: Lang = "da") -> str:
        """Return what was found, in a language."""
        check_lang(lang)
        return self.da if lang == "da" else self.en

    def __str__(self) -> str:
        return str(self.finding)


def check_code(code: str, *, where: str) -> None:
    """Raise NotFoundError for what is no code of `AUDIT_CODES`, with the nearest ones."""
    if not isinstance(code, str) or code not in AUDIT_CODES:
        raise NotFoundError(
            "no such code",
            allowed=", ".join(AUDIT_CODES),
            got=code,
            where=where,
            suggestions=near_names(code, AUDIT_CODES),
        )


def make_finding(
    code: str, words: Callable[[Lang], str], locators: Iterable[Locator]
) -> AuditFinding:
    """Return a finding from a function that words it in a language."""
    return AuditFinding(code=code, da=words("da"), en=words("en"), locators=tuple(locators))


def line_ranges(locators: Iterable[Locator]) -> str:
    """Return the lines of places as text, those in a row as one range: 472, 478-480.

    Lines of several documents stand apart, each with its document's name.
    """
    places: dict[str, set[int]] = {}
    for at in locators:
        lines = range(at.first_line, at.last_line + 1)
        places.setdefault(at.source.document, set()).update(lines)
    if len(places) == 1:
        return _ranges(*places.values())
    return "; ".join(f"{_ranges(lines)} ({document})" for document, lines in places.items())


def place_text(locators: Sequence[Locator], lang: Lang) -> str:
    """Return the lines of places with the word for them: `linje 390-391`."""
    one, several = _LINE[lang]
    lines = line_ranges(locators)
    return f"{one if lines.isdecimal() else several} {lines}"


def listed(parts: Sequence[str], lang: Lang) -> str:
    """Return texts one after another: `a, b og c`."""
    *first, last = parts
    return f"{', '.join(first)} {_AND[lang]} {last}" if first else last


def _ranges(lines: set[int]) -> str:
    starts = sorted(line for line in lines if line - 1 not in lines)
    ends = sorted(line for line in lines if line + 1 not in lines)
    pairs = zip(starts, ends, strict=True)
    return ", ".join(f"{start}" if start == end else f"{start}-{end}" for start, end in pairs)


def _cut(words: str) -> str:
    return textwrap.shorten(words, _LONGEST, placeholder=" …")
