"""Finds a matrix above or below the list of companies that its rows and columns name, on the same sheet."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import pairwise

from sco_scheduler.intake.company_names import core_of
from sco_scheduler.intake.table.grids import Grid
from sco_scheduler.intake.values.entries import written

_FEWEST_ROWS, _FEWEST_NAMES, _SHORTEST = 3, 3, 2
"""The fewest rows and headings of a matrix, and the fewest letters of a name."""

_HALF, _MOSTLY = 0.5, 0.75
"""The least shares of the names on either side of a matrix, and of both, that a list has in the same spelling."""


def heads_of_matrices(grid: Grid, filled: Sequence[int]) -> list[int]:
    """The first rows of the parts of a sheet of which one is a matrix of the companies of another; [] if none is.

    Parameters
    ----------
    filled
        The rows with values. Empty rows part a matrix from a list.
    """
    starts = [row for before, row in pairwise((-1, *filled)) if row > before + 1]
    if len(starts) < 2:
        return []
    blocks = [[r for r in filled if a <= r < b] for a, b in pairwise((*starts, filled[-1] + 1))]
    matrices = [
        place
        for place, block in enumerate(blocks)
        if len(block) >= _FEWEST_ROWS and _is_matrix(grid, block, _names(grid, set(filled) - set(block)))
    ]
    tables = {place for place, block in enumerate(blocks) if any(len(grid.rows[row]) > 1 for row in block)}
    behind = {next((n for n in sorted(tables) if n > place), 0) for place in matrices}
    parts = sorted({0, *matrices, *behind})
    return [blocks[place][0] for place in parts] if matrices and len(parts) > 1 else []


def _names(grid: Grid, rows: Collection[int]) -> set[str]:
    """The texts of some rows as names of companies, without legal form and city."""
    cells = (value for row in rows for value in grid.rows[row].values() if isinstance(value, str))
    return {name for text in cells if len(name := core_of(text).text) >= _SHORTEST}


def _is_matrix(grid: Grid, block: Sequence[int], names: Collection[str]) -> bool:
    """Whether the headings and the first cells of the rows of a block are mostly names that other rows have too."""
    header = next((row for row in block if len(grid.rows[row]) > _FEWEST_NAMES), None)
    if header is None:
        return False
    first = min(grid.rows[header])
    titles = [written(value) for column, value in grid.rows[header].items() if column != first]
    asking = [written(grid.rows[row][first]) for row in block if row > header and first in grid.rows[row]]
    shares = [_share(texts, names) if len(texts) > 1 else 0.0 for texts in (titles, asking)]
    return min(shares) >= _HALF and sum(shares) >= 2 * _MOSTLY


def _share(texts: Sequence[str], names: Collection[str]) -> float:
    """The share of texts that are names, or begin one that is longer."""
    cores = [core_of(text).text for text in texts]
    known = sum(len(c) >= _SHORTEST and (c in names or any(name.startswith(c) for name in names)) for c in cores)
    return known / len(texts)
