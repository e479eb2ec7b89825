"""Tables of ready text, shown as plain text and as HTML.

Whoever builds a table formats its cells; here they are only set side by side,
and escaped where they become HTML.
"""

from __future__ import annotations

import html
import itertools
import re
import textwrap
from collections.abc import Sequence
from typing import Literal

import attrs

from kommunedata._checks import text, tuple_of, whole
from kommunedata._wrap import filled
from kommunedata.errors import InvalidValueError

__all__ = ["Column", "Table"]

_GAP = "  "
_INDENT = "\N{NO-BREAK SPACE}"
_SPACE = re.compile(r"[\t\n\v\f\r ]+")
"""Where lines may be broken; a space that must not be is none of these."""

_STYLE = "border-collapse: collapse; font-variant-numeric: tabular-nums"
_CAPTION = "text-align: left; padding: 0.2em 0.8em; font-weight: bold"
_CELL = "padding: 0.2em 0.8em; border-bottom: 1px solid currentColor; vertical-align: top"


@attrs.frozen
class Column:
    """A column's heading and the side that its cells keep to; figures keep to the right.

    As plain text, cells longer than `width` go on in the next line, indented as they
    begin; with None they never do.
    """

    label: str = attrs.field(validator=text(max_length=100))
    align: Literal["left", "right"] = attrs.field(
        default="left", validator=text(pattern="left|right")
    )
    width: int | None = attrs.field(
        default=None, kw_only=True, validator=attrs.validators.optional(whole(low=1))
    )


@attrs.frozen
class Table:
    """Rows of text under headings (*tabel*): `str(table)` is plain text.

    The last `totals` rows stand apart, below a line; `note` stands below all.

    >>> print(Table((Column("Ydelse"), Column("Kr.", "right")), (("Grundgebyr", "129,00"),)))
    Ydelse         Kr.
    ----------  ------
    Grundgebyr  129,00
    """

    columns: tuple[Column, ...] = attrs.field(validator=tuple_of(Column))
    rows: tuple[tuple[str, ...], ...] = attrs.field(validator=tuple_of(tuple))
    totals: int = attrs.field(default=0, kw_only=True, validator=whole(low=0))
    caption: str | None = attrs.field(
        default=None, kw_only=True, validator=attrs.validators.optional(text())
    )
    note: str | None = attrs.field(
        default=None, kw_only=True, validator=attrs.validators.optional(text(max_length=2000))
    )

    @rows.validator
    def _as_wide_as_the_columns(self, _: object, rows: tuple[tuple[str, ...], ...]) -> None:
        for number, row in enumerate(rows):
            if len(row) != len(self.columns) or not all(isinstance(cell, str) for cell in row):
                raise InvalidValueError(
                    "row of another form",
                    allowed=f"{len(self.columns)} cells of text",
                    got=row,
                    where=f"Table.rows[{number}]",
                )

    @totals.validator
    def _no_more_than_the_rows(self, _: object, totals: int) -> None:
        if totals > len(self.rows):
            raise InvalidValueError(
                "more totals than rows",
                allowed=f"at most {len(self.rows)}",
                got=totals,
                where="Table.totals",
            )

    def __str__(self) -> str:
        return self.to_text()

    def to_text(self, *, width: int | None = None) -> str:
        """Return the table as plain text, with a `width` in lines of at most so many characters.

        Where it is too wide, the widest column gives way, again and again: cells wrap that
        may, and headings, between words. Figures are never cut, so a table of many stays
        wider than it was to be.

        Raises:
            InvalidValueError: a width that is no whole number, or below 1.

        >>> columns = (Column("Ydelse", width=40), Column("Kr. pr. år", "right"))
        >>> fees = Table(columns, (("Grundgebyr, helårsbolig", "129,00"),))
        >>> print(fees.to_text(width=21))
        Ydelse       Kr. pr.
                          år
        -----------  -------
        Grundgebyr,   129,00
        helårsbolig
        """
        limits = self._limits(width)
        head = self._wrapped(self._labels, limits)
        cell_limits = [None if at.width is None else limits[n] for n, at in enumerate(self.columns)]
        rows = [self._wrapped(row, cell_limits) for row in self.rows]
        widths = [
            max(map(len, cells)) for cells in zip(*head, *itertools.chain(*rows), strict=True)
        ]
        rule = _GAP.join("-" * each for each in widths)
        body = ["\n".join(self._text_line(line, widths) for line in row) for row in rows]
        at = len(body) - self.totals
        lines = [*(self._text_line(line, widths) for line in head), rule, *body[:at]]
        lines += [rule, *body[at:]] if self.totals else []
        above = [] if self.caption is None else [filled(self.caption, width), ""]
        below = [] if self.note is None else ["", filled(self.note, width)]
        return "\n".join([*above, *lines, *below])

    def to_html(self) -> str:
        """Return the table as HTML: escaped, without colours, so that dark pages suit it too."""
        head = "".join(self._html_cell("th", at.label, at.align) for at in self.columns)
        at = len(self.rows) - self.totals
        body = "".join(map(self._html_row, self.rows[:at]))
        foot = "".join(map(self._html_row, self.rows[at:]))
        caption = html.escape(self.caption or "")
        return (
            f'<table style="{_STYLE}">'
            + (f'<caption style="{_CAPTION}">{caption}</caption>' if caption else "")
            + f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody>"
            + (f'<tfoot style="font-weight: bold">{foot}</tfoot>' if foot else "")
            + "</table>"
            + ("" if self.note is None else f"<p>{_lines(self.note)}</p>")
        )

    def _repr_html_(self) -> str:
        return self.to_html()

    @property
    def _labels(self) -> tuple[str, ...]:
        return tuple(column.label for column in self.columns)

    def _limits(self, width: int | None) -> list[int | None]:
        """Return how long the lines of each column's heading and wrapped cells may be."""
        limits = [at.width for at in self.columns]
        if width is None:
            return limits
        if type(width) is not int or width < 1:
            allowed = "a whole number of characters, 1 or more"
            raise InvalidValueError("width out of range", allowed=allowed, got=width, where="width")
        columns = list(zip(self._labels, *self.rows, strict=True))
        widest = [
            max(len(line) for cell in cells for line in _lines_of(cell, limit) or [""])
            for cells, limit in zip(columns, limits, strict=True)
        ]
        least = [
            _narrowest(cells, wraps=limit is not None)
            for cells, limit in zip(columns, limits, strict=True)
        ]
        room = width - len(_GAP) * (len(columns) - 1)
        return list(_narrowed(widest, least, room))

    def _wrapped(self, row: tuple[str, ...], limits: Sequence[int | None]) -> list[tuple[str, ...]]:
        """Return the lines of text that a row takes, its cells filled up with empty ones."""
        cells = [_lines_of(cell, limit) for cell, limit in zip(row, limits, strict=True)]
        return list(itertools.zip_longest(*cells, fillvalue=""))

    def _text_line(self, line: tuple[str, ...], widths: list[int]) -> str:
        cells = [
            cell.rjust(width) if at.align == "right" else cell.ljust(width)
            for cell, width, at in zip(line, widths, self.columns, strict=True)
        ]
        return _GAP.join(cells).rstrip()

    def _html_row(self, row: tuple[str, ...]) -> str:
        cells = zip(row, self.columns, strict=True)
        return f"<tr>{''.join(self._html_cell('td', cell, at.align) for cell, at in cells)}</tr>"

    @staticmethod
    def _html_cell(tag: str, cell: str, align: str) -> str:
        side = "right; white-space: nowrap" if align == "right" else "left"
        return f'<{tag} style="{_CELL}; text-align: {side}">{html.escape(cell)}</{tag}>'


def _lines_of(cell: str, limit: int | None) -> list[str]:
    if limit is None:
        return [cell]
    indent = cell[: len(cell) - len(cell.lstrip(_INDENT))]
    return textwrap.wrap(cell, limit, subsequent_indent=indent, break_on_hyphens=False)


def _narrowest(cells: Sequence[str], *, wraps: bool) -> int:
    """Return how narrow a column can be: no word is cut, and no cell that never wraps."""
    label, *below = cells
    return max([_longest_word(label), *map(_longest_word if wraps else len, below)])


def _longest_word(cell: str) -> int:
    indent = len(cell) - len(cell.lstrip(_INDENT))
    return max(indent + len(word) for word in _SPACE.split(cell[indent:]))


def _narrowed(widths: list[int], least: list[int], room: int) -> list[int]:
    """Return the widths of columns, the widest made narrower until all have room."""
    narrowed = list(widths)
    while sum(narrowed) > room:
        able = [at for at, width in enumerate(narrowed) if width > least[at]]
        if not able:
            break
        narrowed[max(able, key=narrowed.__getitem__)] -= 1
    return narrowed


def _lines(text: str) -> str:
    return html.escape(text).replace("\n", "<br>")
