"""Converts reports in which the targets of a company are listed in rows below its own, in the same column."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from sco_scheduler.domain.event import Role
from sco_scheduler.domain.messages import Cell
from sco_scheduler.domain.names import fold
from sco_scheduler.intake.table.grids import Book, Grid, is_total
from sco_scheduler.intake.understanding.parts import is_title
from sco_scheduler.intake.understanding.words import side_of_title
from sco_scheduler.intake.values.entries import written
from sco_scheduler.resources import lazy_regex

_HEADER_ROWS, _FEWEST = 20, 2
_BETWEEN = lazy_regex(r"\s*(?:[\\/／|>→⇒\n]+|\s[-–—]\s)\s*")
"""Delimiters between the two sides in the title of the column: ``Buyer / Supplier``."""


@dataclass(frozen=True)
class _Report:
    """The header, the column of both sides, the titles of the upper and the lower side, and the rows."""

    header: tuple[int, ...]
    column: int
    titles: tuple[str, str]
    heads: Collection[int]
    entries: Mapping[int, int]
    """The rows below each head, with the row of the head."""


def with_nested_lists(book: Book) -> Book:
    """The workbook with nested reports replaced by a list of pairs and a list of each side."""
    return replace(book, grids=tuple(made for grid in book.grids for made in _split_report(grid)))


def _split_report(grid: Grid) -> tuple[Grid, ...]:
    report = next(filter(None, (_report(grid, *found) for found in _headers(grid))), None)
    if report is None:
        return (grid,)
    further = [column for column in grid.rows[report.header[0]] if column != report.column]
    own = [c for c in further if any(c in grid.rows[row] for row in report.heads)]
    first = {fold(written(grid.rows[row][report.column])): row for row in reversed(list(report.entries))}
    listed = (list(report.heads), sorted(first.values()))
    lists = (_list(grid, report, side, rows, own) for side, rows in enumerate(listed))
    return _pairs(grid, report, [c for c in further if c not in own]), *lists


def _headers(grid: Grid) -> Iterator[tuple[tuple[int, ...], int, tuple[str, str]]]:
    """Candidates for the header, with the column whose title names both sides, in one cell or in two rows."""
    first = list(grid.rows)[:_HEADER_ROWS]
    for row, below in pairwise(first):
        for column, title in ((c, written(value)) for c, value in grid.rows[row].items()):
            parts = [part for part in _BETWEEN.split(title) if part]
            if len(parts) == _FEWEST and _are_sides(parts) and len(grid.rows[row]) > 1:
                yield (row,), column, (parts[0], parts[1])
            lower = written(grid.rows[below].get(column, ""))
            if len(grid.rows[row]) > 1 == len(grid.rows[below]) and _are_sides([title, lower]):
                yield (row, below), column, (title, lower)


def _are_sides(titles: Sequence[str]) -> bool:
    return {side_of_title(title) for title in titles} == set(Role)


def _report(grid: Grid, header: tuple[int, ...], column: int, titles: tuple[str, str]) -> _Report | None:
    others = [c for c in grid.rows[header[0]] if c != column]
    rows = [row for row, v in grid.rows.items() if row > header[-1] and column in v and not is_total(v[column])]
    if not any(is_title(written(grid.rows[header[0]][c])) for c in others) or len(rows) < _FEWEST * _FEWEST:
        return None
    filled = [frozenset(row for row in rows if c in grid.rows[row]) for c in others]
    every = frozenset(rows)
    indented = frozenset(row for row in rows if str(grid.rows[row][column])[:1].isspace())
    told = [heads for some in (*filled, indented) for heads in (some, every - some)]
    said = Counter(heads for heads in told if _are_heads(rows, heads))
    heads = next((found for found, _ in said.most_common(1)), None)
    names = [fold(written(grid.rows[row][column])) for row in heads or ()]
    if heads is None or len(set(names)) < len(names):
        return None
    of_head: dict[int, int] = {}
    head = rows[0]
    for row in rows:
        head = row if row in heads else head
        of_head |= {row: head} if row not in heads else {}
    return _Report(header, column, titles, [row for row in rows if row in heads], of_head)


def _are_heads(rows: Sequence[int], heads: frozenset[int]) -> bool:
    """Whether some rows can be the heads of the others: each has rows below it."""
    alone = any(one in heads and other in heads for one, other in pairwise(rows))
    return len(heads) >= _FEWEST and rows[0] in heads and rows[-1] not in heads and not alone


def _pairs(grid: Grid, report: _Report, further: Sequence[int]) -> Grid:
    """The list of requesters and targets with the columns of wishes; other content is placed above it."""
    titles = grid.rows[report.header[0]]
    rows: dict[int, Mapping[int, object]] = {row: values for row, values in grid.rows.items() if row < report.header[0]}
    origins: dict[tuple[int, int], Cell] = {(report.header[-1], 0): grid.cell(report.header[-1], 0)}
    rows[report.header[-1]] = {1: report.titles[0], 2: report.titles[1], **{c + 2: titles[c] for c in further}}
    for row, head in report.entries.items():
        values = grid.rows[row]
        said = {c + 2: values[c] for c in further if c in values}
        rows[row] = {1: grid.rows[head][report.column], 2: values[report.column], **said}
        origins |= {(row, 1): grid.cell(head, report.column), (row, 2): grid.cell(row, report.column)}
    placed = {(row, c + 2): grid.cell(row, c) for row in report.entries for c in further}
    placed |= {(report.header[-1], c + 2): grid.cell(report.header[0], c) for c in further}
    sides = (report.header[0], report.header[-1])
    placed |= {(report.header[-1], place): grid.cell(row, report.column) for place, row in enumerate(sides, start=1)}
    return Grid(grid.name, dict(sorted(rows.items())), hidden=grid.hidden, origins={**origins, **placed})


def _list(grid: Grid, report: _Report, side: int, listed: Sequence[int], own: Sequence[int]) -> Grid:
    """The companies of one side, with the attributes in their rows."""
    header, title = report.header[0], report.titles[side]
    titles = {c: grid.rows[header][c] for c in own}
    rows: dict[int, Mapping[int, object]] = {report.header[-1]: {report.column: title, **titles}}
    for row in listed:
        rows[row] = {c: value for c, value in grid.rows[row].items() if c == report.column or c in own}
    name = f"{grid.name} {title}"
    origins = {(row, c): grid.cell(row, c) for row, values in rows.items() for c in (0, *values)}
    origins |= {(report.header[-1], c): grid.cell(header, c) for c in own}
    origins[report.header[-1], report.column] = grid.cell((header, report.header[-1])[side], report.column)
    return Grid(name, rows, hidden=grid.hidden, origins=origins)
