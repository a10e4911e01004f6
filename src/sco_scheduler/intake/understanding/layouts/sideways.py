"""Transposes sheets with a column for each company and the titles at the left."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from sco_scheduler.domain.messages import Cell
from sco_scheduler.domain.names import fold
from sco_scheduler.intake.table.grids import Book, Grid
from sco_scheduler.intake.understanding.layouts.parts import is_title
from sco_scheduler.intake.understanding.wording.words import side_of_title, title_score
from sco_scheduler.intake.values.entries import written


def upright(book: Book, known: Collection[str] = ()) -> Book:
    """The workbook with sheets transposed that have a column for each company and the titles at the left.

    Parameters
    ----------
    known
        The names of sheets whose titles are known to be in a row.
    """
    return replace(book, grids=tuple(g if g.name in known else _upright(g) for g in book.grids))


def _upright(grid: Grid) -> Grid:
    grid, given = _with_joined_rows(grid), grid
    if not _is_sideways(grid):
        return given
    made = transposed(grid)
    row = min(row for row, values in grid.rows.items() if len(values) > 1)
    column = min(made.rows)
    title = written(made.rows[column].get(row, ""))
    if title_score(title, "company") >= _TITLED or side_of_title(title) is not None:
        return made
    # The corner is empty, or a heading of the questions below it.
    return replace(made, rows={**made.rows, column: {**made.rows[column], row: "Company"}})


_TITLED = 0.7


def _with_joined_rows(grid: Grid) -> Grid:
    """The sheet with rows without a label joined to the row with a label above them."""
    column = min((min(values) for values in grid.rows.values() if values), default=0)
    labelled = [row for row, values in grid.rows.items() if column in values]
    if grid.merged or not _FEWEST_LABELS <= len(labelled) <= _MOST_LABELS or len(grid.rows) > _MOST_LABELS:
        return grid
    rows: dict[int, dict[int, object]] = {}
    label = 0
    for row, values in grid.rows.items():
        label = row if column in values or not label else label
        said = rows.setdefault(label, {})
        said |= {c: f"{written(said[c])}\n{written(value)}" if c in said else value for c, value in values.items()}
    return replace(grid, rows=rows) if len(rows) < len(grid.rows) else grid


def _is_sideways(grid: Grid) -> bool:
    """Whether titles are in a column, with a company's name next to the first, and not in a row."""
    filled = [row for row, values in grid.rows.items() if len(values) > 1]
    if not _FEWEST_LABELS <= len(filled) <= _MOST_LABELS or grid.merged:
        return False
    column = min(min(grid.rows[row]) for row in filled)
    labels = [written(grid.rows[row].get(column, "")) for row in filled]
    across = [written(v) for c, v in grid.rows[filled[0]].items() if c != column]
    if len(across) < _FEWEST_LABELS or len(set(map(fold, across))) < len(across):
        return False
    named = title_score(labels[0], "company") >= _TITLED or side_of_title(labels[0]) is not None
    if not named:  # the company is named above questions for wishes
        if not any(title_score(text, "wishes") >= _TITLED for text in labels[1:]):
            return False
        if any(title_score(text, "company") >= _TITLED for text in labels):
            return False
    titled = 1 + sum(map(is_title, labels[1:]))  # the first is known to be a title, or empty
    return 5 * titled >= 4 * len(labels) and 5 * sum(map(is_title, across)) <= len(across)


_FEWEST_LABELS, _MOST_LABELS = 3, 40


def transposed(grid: Grid) -> Grid:
    """The sheet with its columns as rows."""
    rows: dict[int, dict[int, object]] = {}
    origins: dict[tuple[int, int], Cell] = {}
    for row, values in grid.rows.items():
        for column, value in values.items():
            rows.setdefault(column, {})[row] = value
            origins[column, row] = grid.cell(row, column)
    return replace(grid, rows=dict(sorted(rows.items())), origins=origins, merged=())
