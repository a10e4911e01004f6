"""Detects lists that number their own rows, and replaces references to these numbers by names."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from sco_scheduler.domain.event import Role
from sco_scheduler.domain.messages import Cell
from sco_scheduler.domain.names import fold
from sco_scheduler.intake.table.grids import Book, Grid
from sco_scheduler.intake.understanding.cells.columns import Column
from sco_scheduler.intake.understanding.cells.questions import Decider
from sco_scheduler.intake.understanding.lists.number_columns import by_number, numbers_a_side
from sco_scheduler.intake.understanding.names.catalogue_numbers import (
    marks_each,
    named_in_cell,
    numbers_of,
    with_names_of_numbers,
    without_signs,
)
from sco_scheduler.intake.understanding.wording.words import is_serial_title, side_of_title, title_score
from sco_scheduler.intake.values.entries import written

_HEADER_ROWS = 10

_EVERY_COLUMN = range(1, 2**14 + 1)

_SHARED = 2
"""The minimum number of shared numbers with different names that shows that each list numbers its own rows."""


@dataclass(frozen=True)
class _Catalogue:
    """A numbered list of companies: the rows of its header and its end, the column of the numbers, each name."""

    header: int
    end: int
    """The row of the next header on its sheet, or behind the last row."""

    column: int
    names: Mapping[str, str]
    title: str = ""
    side: Role | None = None
    """The side that its titles name."""

    columns: range = _EVERY_COLUMN
    """The columns of its sheet that may be its own: all, or those up to the next list beside it."""

    def has(self, row: int) -> bool:
        """Whether a row is one of the list."""
        return self.header < row < self.end


@dataclass(frozen=True)
class SharedNumber:
    """A number that two lists use for different companies: the cells, and the two names."""

    number: str
    cells: tuple[Cell, Cell]
    names: tuple[str, str]


def without_shared_numbers(book: Book, decider: Decider) -> tuple[Book, tuple[SharedNumber, ...]]:
    """The workbook without row numbers that two lists use for different companies, on two sheets or below each other.

    Wishes that refer to the other list's numbers get its names instead.
    """
    found = [(n, catalogue) for n, grid in enumerate(book.grids) for catalogue in _catalogues(grid)]
    clashing = [(n, one) for n, one in found if any(_clash(one, other) for _, other in found if other is not one)]
    if not clashing:
        return book, ()
    grids = list(book.grids)
    cells = (value for n in {n for n, _ in clashing} for values in grids[n].rows.values() for value in values.values())
    each = marks_each(value for value in cells if isinstance(value, str))
    for n, one in clashing:
        others = [other.names for _, other in clashing if other is not one]
        names = others[0] if len(others) == 1 else {}
        alone = [n for n, _ in found].count(n) == 1
        grids[n] = _with_names(grids[n], one, names, decider, alone=alone, each=each)
    for n in set(range(len(grids))) - {n for n, _ in clashing}:
        grids[n] = _with_titled(grids[n], [catalogue for _, catalogue in clashing], decider)
    (first, one), (second, other) = clashing[:2]
    shared = _first_clash(book.grids[first], one, book.grids[second], other)
    return replace(book, grids=tuple(grids)), shared


def _first_clash(one: Grid, listed: _Catalogue, other: Grid, also: _Catalogue) -> tuple[SharedNumber, ...]:
    number = next((n for n in listed.names if n in also.names and fold(listed.names[n]) != fold(also.names[n])), None)
    if number is None:
        return ()
    rows = [
        next(row for row in grid.rows if of.has(row) and written(grid.rows[row].get(of.column, "")) == number)
        for grid, of in ((one, listed), (other, also))
    ]
    cells = one.cell(rows[0], listed.column), other.cell(rows[1], also.column)
    return (SharedNumber(number, cells, (listed.names[number], also.names[number])),)


def _catalogues(grid: Grid) -> list[_Catalogue]:
    """The numbered lists of a sheet: one, or several below each other whose numbers stand in the same column.

    Beside a list there may be further ones, each behind an empty column.
    """
    used = {column for values in grid.rows.values() for column in values}
    for row, values in list(grid.rows.items())[:_HEADER_ROWS]:
        lists: list[_Catalogue] = []
        for column, title in ((column, written(value)) for column, value in values.items()):
            beside = not lists or any(c not in used for c in range(lists[-1].column, column))
            if not (beside and _is_of_numbers(title)):
                continue
            titled = fold(title)
            headers = [r for r, v in grid.rows.items() if r >= row and fold(written(v.get(column, ""))) == titled]
            ends = [*headers[1:], max(grid.rows) + 1]
            ends = [_end(grid, header, end, column) for header, end in zip(headers, ends, strict=True)]
            found = [_catalogue(grid, *rows, column) for rows in zip(headers, ends, strict=True)]
            if all(found) and found:
                lists += [one for one in found if one is not None]
        if lists:
            return _beside_each_other(lists)
    return []


def _beside_each_other(lists: Sequence[_Catalogue]) -> list[_Catalogue]:
    """Lists of which those with numbers in other columns have the columns from their own numbers to the next ones."""
    starts = sorted({one.column for one in lists})
    if len(starts) == 1:
        return [*lists]
    ends = dict(zip(starts, [*starts[1:], _EVERY_COLUMN.stop], strict=True))
    return [replace(one, columns=range(one.column, ends[one.column])) for one in lists]


def _end(grid: Grid, header: int, end: int, column: int) -> int:
    """The row behind a numbered list, which is that of the first text behind an empty row in place of a number."""
    rows = [row for row in grid.rows if header <= row < end and grid.rows[row]]
    behind = (row for before, row in pairwise(rows) if row > before + 1)
    return next((row for row in behind if written(grid.rows[row].get(column, "")).isalpha()), end)


def _catalogue(grid: Grid, header: int, end: int, column: int) -> _Catalogue | None:
    """The list between two rows of a sheet, if the numbers in a column of it are each of one company."""
    titles = {number: written(value) for number, value in grid.rows[header].items()}
    below = [cells for row, cells in grid.rows.items() if header < row < end]
    others = [c for c in titles if c != column]
    worded = [c for c in others if any(any(map(str.isalpha, written(cells.get(c, "")))) for cells in below)]
    worded.sort(key=lambda c: c < column)  # those of a list on the left last
    named = next((c for c in worded if title_score(titles[c], "company") >= _TITLED), 0)
    named = named or next((c for c in worded if side_of_title(titles[c]) is not None), 0)
    numbered = [cells for cells in below if column in cells and named in cells]
    names = {written(cells[column]): written(cells[named]) for cells in numbered}
    if not _SHARED <= len(names) == len(numbered) or not all(number.isdecimal() for number in names):
        return None
    title = titles[column]
    return _Catalogue(header, end, column, names, title, side_of_title(title) or side_of_title(titles[named]))


def _is_of_numbers(title: str) -> bool:
    return title_score(title, "id") >= _TITLED or is_serial_title(title) or numbers_a_side(title)


_TITLED = 0.7


def _clash(one: _Catalogue, other: _Catalogue) -> bool:
    shared = one.names.keys() & other.names.keys()
    differing = sum(fold(one.names[number]) != fold(other.names[number]) for number in shared)
    return differing >= _SHARED and 2 * differing > len(shared)


def _with_names(
    grid: Grid, own: _Catalogue, other: Mapping[str, str], decider: Decider, *, alone: bool, each: bool
) -> Grid:
    """The list without its numbers, and with names in place of another list's numbers in columns of wishes.

    If it is not ``alone`` on its sheet, the title of its numbers stays, by which its header is found. ``each``: a sign
    before a number is that of this number alone.
    """
    columns = []
    for number, title in ((n, title) for n, title in grid.rows[own.header].items() if n in own.columns):
        cells = {row: written(v[number]) for row, v in grid.rows.items() if own.has(row) and number in v}
        headed = any(fold(name) in fold(written(title)) for name in (*own.names.values(), *other.values()))
        cells = {row: without_signs(text) for row, text in cells.items()} if each else cells
        if number != own.column and cells and not headed:
            columns.append(_column(grid, (number, written(title)), cells, len(own.names), decider))
    bare = {number.lstrip("0"): name for number, name in other.items()}
    wishing = {column.number for column in by_number(columns, bare)}
    rows: dict[int, dict[int, object]] = {}
    for row, values in grid.rows.items():
        # Remarks below the numbers are kept.
        number = own.has(row) and written(values.get(own.column, "")).isdecimal()
        without = {own.column} if number or (row == own.header and alone) else set[int]()
        kept = {column: value for column, value in values.items() if column not in without}
        if own.has(row):
            for column in wishing & kept.keys():
                kept[column] = named_in_cell(written(kept[column]), bare, each=each)
            others = [c for c, v in kept.items() if c in own.columns and c not in wishing and isinstance(v, str)]
            for column in others if wishing else ():
                kept[column] = with_names_of_numbers(written(kept[column]), bare)
        rows[row] = kept
    return replace(grid, rows=rows)


def _with_titled(grid: Grid, catalogues: Sequence[_Catalogue], decider: Decider) -> Grid:
    """The list with names in place of numbers, in columns whose title names one catalogue or its side, or itself."""
    rows = dict(grid.rows)
    for header, values in list(grid.rows.items())[:_HEADER_ROWS]:
        for column, title in ((c, written(value)) for c, value in values.items()):
            side = side_of_title(title) if numbers_a_side(title) else None
            same = [c for c in catalogues if fold(c.title) == fold(title)]
            meant = same or [c for c in catalogues if side is not None and c.side is side]
            cells = {row: written(v[column]) for row, v in grid.rows.items() if row > header and column in v}
            bare = {n.lstrip("0"): name for n, name in meant[0].names.items()} if len(meant) == 1 else {}
            numbers = {row: numbers_of(text) for row, text in cells.items() if text.replace(",", "").strip()}
            if bare and cells and by_number([_column(grid, (column, title), cells, len(cells), decider)], bare):
                for row, of_row in numbers.items():
                    rows[row] = {**rows[row], column: "; ".join(bare.get(n, n) for n in of_row)}
    return grid if rows == grid.rows else replace(grid, rows=rows)


def _column(grid: Grid, at: tuple[int, str], cells: Mapping[int, str], rows: int, decider: Decider) -> Column:
    column = Column(at[0], (at[1],), cells, {}, rows)
    column.said = decider.field_of(grid.name, column)
    return column
