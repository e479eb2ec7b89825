"""Tables of ready text, shown as plain text and as HTML.

Whoever builds a table formats its cells; here they are only set side by side,
and escaped where they become HTML.
"""

from __future__ import annotations

import html
import itertools
import textwrap
from typing import Literal

import attrs

from kommunedata._checks import text, tuple_of, whole
from kommunedata.errors import InvalidValueError

__all__ = ["Column", "Table"]

_STYLE = "border-collapse: collapse; font-variant-numeric: tabular-nums"
_CAPTION = "text-align: left; padding: 0.2em 0.8em; font-weight: bold"
_CELL = "padding: 0.2em 0.8em; border-bottom: 1px solid currentColor; vertical-align: top"


@attrs.frozen
class Column:
    """A column's heading and the side that its cells keep to; figures keep to the right.

    As plain text, cells longer than `width` go on in the next line; None never does.
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
        head, *rows = [self._wrapped(row) for row in (self._labels, *self.rows)]
        widths = [
            max(map(len, cells)) for cells in zip(*head, *itertools.chain(*rows), strict=True)
        ]
        rule = "  ".join("-" * width for width in widths)
        body = ["\n".join(self._text_line(line, widths) for line in row) for row in rows]
        at = len(body) - self.totals
        lines = [*(self._text_line(line, widths) for line in head), rule, *body[:at]]
        lines += [rule, *body[at:]] if self.totals else []
        above = [] if self.caption is None else [self.caption, ""]
        below = [] if self.note is None else ["", self.note]
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

    def _wrapped(self, row: tuple[str, ...]) -> list[tuple[str, ...]]:
        """Return the lines of text that a row takes, its cells filled up with empty ones."""
        cells = [
            textwrap.wrap(cell, at.width, break_on_hyphens=False) if at.width else [cell]
            for cell, at in zip(row, self.columns, strict=True)
        ]
        return list(itertools.zip_longest(*cells, fillvalue=""))

    def _text_line(self, line: tuple[str, ...], widths: list[int]) -> str:
        cells = [
            cell.rjust(width) if at.align == "right" else cell.ljust(width)
            for cell, width, at in zip(line, widths, self.columns, strict=True)
        ]
        return "  ".join(cells).rstrip()

    def _html_row(self, row: tuple[str, ...]) -> str:
        cells = zip(row, self.columns, strict=True)
        return f"<tr>{''.join(self._html_cell('td', cell, at.align) for cell, at in cells)}</tr>"

    @staticmethod
    def _html_cell(tag: str, cell: str, align: str) -> str:
        side = "right; white-space: nowrap" if align == "right" else "left"
        return f'<{tag} style="{_CELL}; text-align: {side}">{html.escape(cell)}</{tag}>'


def _lines(text: str) -> str:
    return html.escape(text).replace("\n", "<br>")
