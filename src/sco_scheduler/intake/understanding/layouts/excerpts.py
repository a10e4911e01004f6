"""Tries what rearranges layouts on excerpts of long sheets, so that a long plain list is not searched row by row.

The searches for cards, forms, nested lists and the like leave nearly every sheet as it is. A list of thousands of rows
of one pattern is left as it is exactly if its topmost and last rows, and those of other patterns, are.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise

from sco_scheduler.intake.table.grids import Book, Grid

LONG, _FIRST, _LAST, _COMMON = 600, 240, 40, 0.02
"""The fewest rows of a long sheet; of its excerpt the rows at the top and the bottom; the share of a usual pattern."""


class Excerpts:
    """The excerpts of sheets, each made once."""

    def __init__(self) -> None:
        self._made: dict[int, tuple[Grid, Grid]] = {}
        """Each sheet, which is kept so that no other gets its number, and its excerpt."""

    def of(self, grid: Grid) -> Grid:
        """The excerpt of a sheet."""
        if id(grid) not in self._made:
            self._made[id(grid)] = grid, excerpt(grid)
        return self._made[id(grid)][1]

    def tried(self, book: Book, rearranged: Callable[[Book], Book]) -> Book:
        """What a search makes of a workbook, which is the workbook itself if its excerpt stays as it is.

        Parameters
        ----------
        rearranged
            The search. It returns equal sheets where it finds nothing, and has no other effect then.
        """
        short = replace(book, grids=tuple(map(self.of, book.grids)))
        if all(part is grid for part, grid in zip(short.grids, book.grids, strict=True)):
            return rearranged(book)
        return book if rearranged(short).grids == short.grids else rearranged(book)


def excerpt(grid: Grid) -> Grid:
    """A sheet with the rows of a long list that show its layout; the sheet itself if it is short or formatted.

    These are its first and last rows, rows with other columns than most, rows equal to one at the top, such as a
    repeated header, and the rows beside all these. Empty rows between rows are kept, and the rows numbered anew.
    """
    rows = [row for row, values in grid.rows.items() if values]
    if len(rows) < LONG or grid.is_painted or grid.runs or any(area[1] > rows[_FIRST] for area in grid.merged):
        return grid
    columns = [tuple(grid.rows[row]) for row in rows]
    known = {of_row: frozenset(of_row) for of_row in set(columns)}
    patterns = [known[of_row] for of_row in columns]
    usual = {pattern for pattern, count in Counter(patterns).items() if count >= _COMMON * len(rows)}
    top = {tuple(grid.rows[row].values()) for row in rows[:_FIRST]}
    heads = {values[0] for values in top}
    shown = {*range(_FIRST), *range(len(rows) - _LAST, len(rows))}
    for place, (row, pattern) in enumerate(zip(rows, patterns, strict=True)):
        parted = place > 0 and row > rows[place - 1] + 1
        values = grid.rows[row].values()
        if parted or pattern not in usual or (next(iter(values)) in heads and tuple(values) in top):
            shown |= {place - 1, place, place + 1} & {*range(len(rows))}
    kept = sorted(shown)
    if 2 * len(kept) > len(rows):
        return grid
    number, numbers = rows[0], {rows[0]: rows[0]}
    for before, place in pairwise(kept):
        number += rows[place] - rows[place - 1] if place == before + 1 else 1
        numbers[rows[place]] = number
    return replace(
        grid,
        rows={new: grid.rows[row] for row, new in numbers.items()},
        origins={(numbers[r], c): cell for (r, c), cell in grid.origins.items() if r in numbers},
        comments={(numbers[r], c): text for (r, c), text in grid.comments.items() if r in numbers},
    )
