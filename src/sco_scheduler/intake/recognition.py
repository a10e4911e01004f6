"""Sheets that are named otherwise, found by their columns."""

from __future__ import annotations

from collections.abc import Mapping

from sco_scheduler.domain.cells import Cell
from sco_scheduler.intake.collecting import Findings
from sco_scheduler.intake.grids import Book, Grid
from sco_scheduler.intake.headers import find_header
from sco_scheduler.intake.kinds import sheets as kinds
from sco_scheduler.intake.rows import Layout
from sco_scheduler.intake.sheets import folded_names
from sco_scheduler.intake.text import fold_header, nearest
from sco_scheduler.intake.vocabulary import vocabulary

_FEWEST = 3
"""The fewest known columns that say by themselves what a sheet is: From and To alone could be of flights."""


def with_sheets_by_columns(
    book: Book, layouts: Mapping[str, Layout], sheets: Mapping[str, Grid], found: Findings
) -> dict[str, Grid]:
    """The sheets, and for those that are missing the ones that have their columns; each is reported.

    A sheet is taken where its name has the missing one's in it, or is misspelt, and its columns fit
    it; or where its columns fit the missing one better than any other.
    """
    result = dict(sheets)
    by_name = folded_names(list(layouts))
    for grid in book.grids:
        if fold_header(grid.name) in by_name or not grid.rows or grid in sheets.values():
            continue
        fits = {key: _fit(grid, layout) for key, layout in layouts.items()}
        key = _meant(grid.name, {key: fit for key, fit in fits.items() if fit}, result)
        if key is not None:
            result[key] = grid
            found.add(kinds.SHEET_BY_COLUMNS, Cell(grid.name), sheet=grid.name, meant=key, count=fits[key])
    return result


def _fit(grid: Grid, layout: Layout) -> int:
    """How many columns of a layout a sheet has; 0 where a needed one is missing."""
    header = find_header(grid, vocabulary().sheets[layout.key])
    if header is None or not all(any(key in header.columns for key in group) for group in layout.needed):
        return 0
    return len(header.columns)


def _meant(name: str, fits: Mapping[str, int], sheets: Mapping[str, Grid]) -> str | None:
    missing = [key for key in fits if key not in sheets]
    hinted = [key for key in missing if _hints_at(name, key)]
    if len(hinted) == 1:
        return hinted[0]
    best = [key for key, fit in fits.items() if fit == max(fits.values()) and fit >= _FEWEST]
    return best[0] if len(best) == 1 and best[0] in missing and not hinted else None


def _hints_at(name: str, key: str) -> bool:
    """Whether the name of a sheet has one of the names of the wanted one in it, or is nearly one."""
    folded = fold_header(name)
    spellings = vocabulary().sheets[key].sheet.spellings()
    return any(spelling in folded for spelling in spellings) or (
        nearest(name, list(spellings.values()), least=80, misspelt=True) is not None
    )
