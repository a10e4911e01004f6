"""Names the companies on sheets of a form tool whose rows belong to rows of another sheet, as people of companies do.

The tool numbers the answers of a form, and writes what a group of questions repeats on a sheet of its own, where each
row has the number of the answer that it belongs to: ``_parent_index`` refers to ``_index``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sco_scheduler.domain.names import fold
from sco_scheduler.intake.table.grids import Book, Grid
from sco_scheduler.intake.understanding.cells.columns import Column
from sco_scheduler.intake.understanding.companies.own_columns import own_columns
from sco_scheduler.intake.understanding.lists.regions import find_region
from sco_scheduler.intake.understanding.meanings.people_columns import may_be_people
from sco_scheduler.intake.understanding.meanings.shapes import naming
from sco_scheduler.intake.understanding.names.matching import NameIndex
from sco_scheduler.intake.values.entries import written

_LINKS = (
    ("_parent_index", "_index"),
    ("_submission__id", "_id"),
    ("_submission__uuid", "_uuid"),
    ("parent_key", "key"),
    ("parentglobalid", "globalid"),
    ("parentrowid", "globalid"),
)
"""The titles of the columns that refer to answers, and of those that they refer to."""

_OF_TOOL = ("_parent", "_submission", "_index", "parent_key", "parentglobalid", "parentrowid")
_COMPANY = "Company (linked)"


def are_linked_people(columns: Sequence[Column]) -> bool:
    """Whether a list has people and, of the companies, only those of the answers that its rows belong to."""
    linked = [column for column in columns if column.title == _COMPANY]
    return bool(linked) and all(c in linked for c in naming(columns)) and any(map(may_be_people, columns))


def with_linked_rows(book: Book) -> Book:
    """The workbook with the companies of the answers in place of references to these."""
    if len(book.grids) == 1:
        return book
    return replace(book, grids=tuple(_linked(grid, book) for grid in book.grids))


def _titles(grid: Grid) -> tuple[int, dict[str, int]]:
    """The row of the titles, and the columns by their titles."""
    row = next((row for row, values in grid.rows.items() if len(values) > 1), 0)
    return row, {fold(written(value)): column for column, value in grid.rows.get(row, {}).items()}


def _linked(grid: Grid, book: Book) -> Grid:
    """A sheet with the companies of the answers in place of their numbers, and without other columns of the tool."""
    header, titles = _titles(grid)
    for link, to in _LINKS:
        if (column := titles.get(link)) is None:
            continue
        of = [other for other in book.grids if other is not grid and to in _titles(other)[1]]
        keys = {row: key for row, v in grid.rows.items() if row > header and (key := written(v.get(column, "")))}
        names = next((by for other in of if (by := _companies(other, to)) and {*keys.values()} <= by.keys()), None)
        if names is None:
            continue
        left_out = {c for title, c in titles.items() if title.startswith(_OF_TOOL)} - {column}
        made = {row: {c: v for c, v in values.items() if c not in left_out} for row, values in grid.rows.items()}
        made[header][column] = _COMPANY
        for row, key in keys.items():
            made[row][column] = names[key]
        return replace(grid, rows=made)
    return grid


def _companies(grid: Grid, to: str) -> dict[str, str]:
    """The companies of the answers on a sheet by their numbers in a column."""
    region = find_region(grid, NameIndex())
    own = own_columns(region) if region is not None else []
    keys = next((c for c in region.columns if fold(c.title) == to), None) if region is not None else None
    if not own or keys is None:
        return {}
    return {text: own[0].cells[row] for row, text in keys.cells.items() if row in own[0].cells}
