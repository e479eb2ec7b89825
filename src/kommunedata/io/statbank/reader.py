"""Lines from StatBank tables, one by one or all at once."""

from __future__ import annotations

import collections
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path as FilePath
from typing import Literal, NamedTuple, TypeAlias

import attrs

from kommunedata._frozen import FrozenMapping
from kommunedata.budget import AccountCode, Basis, BudgetLine, ChartOfAccounts, Path
from kommunedata.errors import InvalidValueError, KommunedataError, LoadError, near_names
from kommunedata.io.delimited import CsvForm, Rows, delimited_rows
from kommunedata.io.statbank import cells
from kommunedata.io.statbank.choice import TABLES, StatBankChoice, TableShape
from kommunedata.money import Money, StatedAmount

__all__ = ["StatBankLines", "StatBankTable", "load_statbank", "stream_statbank"]

StatBankTable: TypeAlias = Literal["BUDK1", "BUDK32", "REGK11", "REGK31"]

_MISSING = ".."
_PRICES, _UNIT = "LOBM", Money.kr(1_000)
_MOST_PROBLEMS = 100
_AS_WRITTEN = CsvForm()
_MISSING_COUNT = "INDHOLD .."


@attrs.frozen
class StatBankLines:
    """The lines of a table, and how many of its rows are none of them.

    `left_out` counts, by column and value, the rows that were not chosen; `missing`
    counts those chosen that hold `..`: what is missing is not zero.
    """

    lines: tuple[BudgetLine, ...]
    left_out: Mapping[str, int]
    missing: int


class _Row(NamedTuple):
    """A row's cells; `amount` is None where it is missing, `account` for the total of all."""

    area: cells.Area
    account: AccountCode | None
    posting_type: str
    art: cells.Art
    prices: str
    year: int
    amount: int | None


class _Target(NamedTuple):
    """What the rows of one reading have in common."""

    file: FilePath
    shape: TableShape
    choice: StatBankChoice
    chart: ChartOfAccounts | None
    paths: dict[tuple[str, AccountCode | None], Path]


def load_statbank(
    path: str | FilePath,
    *,
    table: StatBankTable,
    choice: StatBankChoice,
    form: CsvForm = _AS_WRITTEN,
    chart: ChartOfAccounts | None = None,
) -> StatBankLines:
    r"""Return the lines of an export of a StatBank table (*Statistikbanken*), in its order.

    Paths are the area, the main account and, in tables by function, the main function
    and the function: codes, with their names where the `chart` has them. Amounts are
    to 1.000 kr. in the prices of their year; rows in kr. per inhabitant are left out.

    >>> import pathlib, tempfile
    >>> file = pathlib.Path(tempfile.mkdtemp()) / "regk31.csv"
    >>> head = "OMRÅDE;FUNKTION;DRANST;ART;PRISENHED;TID;INDHOLD"
    >>> rows = ("326;53026;1;TOT;LOBM;2024;100", "326;53026;1;UE;LOBM;2024;120")
    >>> _ = file.write_text("\n".join((head, *rows)), encoding="utf-8")
    >>> read = load_statbank(file, table="REGK31", choice=StatBankChoice())
    >>> [(line.path, line.amount.money) for line in read.lines], read.left_out
    ([(('Kalundborg', '5', '5.30', '5.30.26'), Money.kr('100000.00'))], {'ART UE': 1})

    Raises:
        LoadError: with the first hundred problems or so, each as `reason @ file: line 7:
            COLUMN`: cells that cannot be read, rows that stand twice, and no row of
            what was chosen.
        InvalidValueError: for an unknown table, or a total that the table has not.

    Source: Danmarks Statistik, Statistikbanken, BUDK1, BUDK32, REGK11 and REGK31.
    """
    target = _target(path, table, choice, chart)
    name = target.file.name
    tally: collections.Counter[str] = collections.Counter()
    found: list[str] = []
    lines: list[BudgetLine] = []
    seen: dict[object, int] = {}
    for number, row in _chosen(target, form, tally, found):
        first = seen.setdefault(row[:-1], number)
        if first != number:
            found.append(f"row stands twice, first in line {first} @ {_at(target.file, number)}")
        lines += _line_of(number, row, target, tally, found)
    missing = tally.pop(_MISSING_COUNT, 0)
    if not lines and not missing and not found:
        counted = ", ".join(f"{number} of {what}" for what, number in tally.items())
        found.append(f"no row of what was chosen, left out: {counted or 'none'} @ {name}")
    if found:
        raise LoadError(f"{name} cannot be loaded", problems=found)
    return StatBankLines(tuple(lines), FrozenMapping(tally), missing)


def stream_statbank(
    path: str | FilePath,
    *,
    table: StatBankTable,
    choice: StatBankChoice,
    form: CsvForm = _AS_WRITTEN,
    chart: ChartOfAccounts | None = None,
    tally: collections.Counter[str] | None = None,
) -> Iterator[BudgetLine]:
    """Yield the lines that `load_statbank` returns, for files of any length.

    It holds none of them, and so does not see rows that stand twice. What is left
    out is counted in the `tally`, with `INDHOLD ..` for what is missing.

    Raises:
        LoadError: at the first row that cannot be read.
        InvalidValueError: for an unknown table, or a total that the table has not.
    """
    target = _target(path, table, choice, chart)
    return _streamed(target, form, collections.Counter() if tally is None else tally)


def _streamed(
    target: _Target, form: CsvForm, tally: collections.Counter[str]
) -> Iterator[BudgetLine]:
    for number, row in _chosen(target, form, tally, None):
        yield from _line_of(number, row, target, tally, None)


def _target(
    path: str | FilePath, table: str, choice: StatBankChoice, chart: ChartOfAccounts | None
) -> _Target:
    if table not in TABLES:
        raise InvalidValueError(
            "unknown table",
            allowed=", ".join(TABLES),
            got=table,
            suggestions=near_names(table, TABLES),
        )
    if choice.total and "FUNK1" not in TABLES[table].columns:
        raise InvalidValueError("no total in a table by function", allowed="total=False", got=table)
    return _Target(FilePath(path), TABLES[table], choice, chart, {})


def _rows(
    file: FilePath, shape: TableShape, form: CsvForm, found: list[str] | None
) -> Iterator[tuple[int, _Row]]:
    """Yield the rows that can be read; problems go where they are collected, or are raised."""
    rows = delimited_rows(file, form)
    order = _order(file, shape, rows) if form.header else range(len(shape.columns))
    for number, texts in rows:
        if found is not None and len(found) >= _MOST_PROBLEMS:
            return
        try:
            row = _row([texts[at] for at in order], shape.columns[1])
            if len(texts) == len(order):
                yield number, row
                continue
        except (KommunedataError, IndexError):
            pass
        _tell(_row_problems(texts, order, shape, form, _at(file, number)), file, found)


def _tell(problems: Iterable[str], file: FilePath, found: list[str] | None) -> None:
    if found is None:
        raise LoadError(f"{file.name} cannot be loaded", problems=problems)
    found += problems


def _order(file: FilePath, shape: TableShape, rows: Rows) -> Sequence[int]:
    """Return where the columns of a table stand in the file, whose first row names them."""
    number, names = next(rows, (1, []))
    missing = [f"missing column {name!r}" for name in shape.columns if name not in names]
    strange = [
        f"unknown column, got {name!r}"
        for at, name in enumerate(names)
        if name not in shape.columns or name in names[:at]
    ]
    if missing or strange:
        problems = [f"{problem} @ {_at(file, number)}" for problem in (*missing, *strange)]
        raise LoadError(f"{file.name} is not of that table and form", problems=problems)
    return [names.index(name) for name in shape.columns]


def _row(texts: list[str], account_column: str) -> _Row:
    area, account, posting_type, art, prices, year, amount = texts
    return _Row(
        cells.area(area),
        cells.account(account, account_column),
        cells.posting_type(posting_type),
        cells.art(art),
        cells.prices(prices),
        cells.year(year),
        None if amount == _MISSING else cells.amount(amount),
    )


def _row_problems(
    texts: list[str], order: Sequence[int], shape: TableShape, form: CsvForm, where: str
) -> Iterator[str]:
    if len(texts) != len(order):
        yield f"{len(texts)} cells, allowed: {len(order)} parted by {form.delimiter!r} @ {where}"
        return
    readers: tuple[Callable[[str], object], ...] = (
        cells.area,
        lambda text: cells.account(text, shape.columns[1]),
        cells.posting_type,
        cells.art,
        cells.prices,
        cells.year,
        lambda text: None if text == _MISSING else cells.amount(text),
    )
    for column, read, at in zip(shape.columns, readers, order, strict=True):
        try:
            read(texts[at])
        except KommunedataError as error:
            yield f"{error.reason} @ {where}: {column}"


def _chosen(
    target: _Target, form: CsvForm, tally: collections.Counter[str], found: list[str] | None
) -> Iterator[tuple[int, _Row]]:
    """Yield the rows that were chosen, missing ones too; the others are counted."""
    for number, row in _rows(target.file, target.shape, form, found):
        out = _left_out(row, target)
        if out is None:
            yield number, row
        else:
            tally[out] += 1


def _line_of(
    number: int,
    row: _Row,
    target: _Target,
    tally: collections.Counter[str],
    found: list[str] | None,
) -> Iterator[BudgetLine]:
    """Yield the line of a chosen row; what is missing is counted, and yields none."""
    if row.amount is None:
        tally[_MISSING_COUNT] += 1
        return
    try:
        line = _line(row, row.amount, target)
    except KommunedataError as error:  # the chart's name of an account is too long for a key
        where = f"{_at(target.file, number)}: {target.shape.columns[1]}"
        _tell([f"{error.reason} @ {where}"], target.file, found)
    else:
        yield line


def _line(row: _Row, amount: int, target: _Target) -> BudgetLine:
    turned = target.choice.income == "positive" and row.art.basis is Basis.INCOME
    key = (row.area.name, row.account)
    path = target.paths.get(key) or target.paths.setdefault(key, _path(*key, target.chart))
    return BudgetLine(
        year=row.year,
        path=path,
        amount=StatedAmount(_UNIT * (-amount if turned else amount), _UNIT),
        basis=row.art.basis,
        phase=target.shape.phase,
        price_level=row.year,
        account=row.account,
        posting_type=row.posting_type,
        art=row.art.code,
    )


def _left_out(row: _Row, target: _Target) -> str | None:
    choice = target.choice
    if row.prices != _PRICES:
        return f"PRISENHED {row.prices}"
    if row.area.level != choice.areas:
        return f"{target.shape.columns[0]} {row.area.name}"
    if (row.account is None) is not choice.total:
        return "FUNK1 X" if row.account is None else "FUNK1 0-8"
    if row.art.level not in choice.arts.split("+"):
        return f"ART {row.art}"
    return None


def _path(area: str, account: AccountCode | None, chart: ChartOfAccounts | None) -> Path:
    if account is None:
        return (area,)
    levels = dict.fromkeys((account.main_account, account.main_function, account))
    return (area, *(_key(level, chart) for level in levels if level is not None))


def _key(account: AccountCode, chart: ChartOfAccounts | None) -> str:
    if chart is None or account.code not in chart.accounts:
        return account.code
    return f"{account.code} {chart.accounts[account.code]}"


def _at(file: FilePath, number: int) -> str:
    return f"{file.name}: line {number}"
