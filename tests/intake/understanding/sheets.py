"""A sheet and the list on it, for tests of how one sheet is understood."""

from __future__ import annotations

from collections.abc import Sequence

from sco_scheduler.intake.table.grids import Grid
from sco_scheduler.intake.understanding.lists.regions import Region, find_region
from sco_scheduler.intake.understanding.names.matching import NameIndex


def sheet(name: str, *rows: Sequence[object]) -> Grid:
    """A sheet of rows, in which None is an empty cell."""
    return Grid(name, {r: {c: v for c, v in enumerate(row, 1) if v is not None} for r, row in enumerate(rows, 1)})


def listed(name: str, *rows: Sequence[object]) -> Region:
    """The list of such a sheet."""
    region = find_region(sheet(name, *rows), NameIndex())
    assert region is not None
    return region


def shown(*grids: Grid) -> list[str]:
    """Every row of sheets: its cells with their places, where these came from if elsewhere."""
    return [
        f"{grid.name} {row}: " + ", ".join(_cell(grid, row, column, value) for column, value in sorted(values.items()))
        for grid in grids
        for row, values in grid.rows.items()
        if values
    ]


def _cell(grid: Grid, row: int, column: int, value: object) -> str:
    cell = grid.cell(row, column)
    return f"{cell.column or 'row'}{cell.row} {value}" if cell.sheet == grid.name else f"{cell} {value}"
