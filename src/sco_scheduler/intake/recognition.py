"""Sheets that are named otherwise, found by their columns."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sco_scheduler.domain.cells import Cell
from sco_scheduler.intake.collecting import Findings
from sco_scheduler.intake.form_map import NOTHING_SAID, SheetMap
from sco_scheduler.intake.grids import Book, Grid
from sco_scheduler.intake.headers import find_header
from sco_scheduler.intake.kinds import sheets as kinds
from sco_scheduler.intake.rows import Layout
from sco_scheduler.intake.sheets import folded_names
from sco_scheduler.intake.text import fold_header, nearest
from sco_scheduler.intake.vocabulary import vocabulary

_NO_MAPS: Mapping[str, SheetMap] = {}

_FEWEST = 3
"""The fewest known columns that say by themselves what a sheet is: From and To alone could be of flights."""

_FEWEST_CHOSEN = 2
"""The fewest in a file that somebody named: that one is meant to be read."""


def with_sheets_by_columns(
    book: Book,
    layouts: Mapping[str, Layout],
    sheets: Mapping[str, Grid],
    found: Findings,
    forms: Mapping[str, SheetMap] = _NO_MAPS,
) -> dict[str, Grid]:
    """The sheets, and for those that are missing the ones that have their columns; each is reported.

    A sheet is taken where its name has the missing one's in it, or is misspelt, and its columns fit
    it; or where its columns fit the missing one better than any other. ``forms`` is what a map says of
    the columns.
    """
    result = dict(sheets)
    by_name = folded_names(list(layouts))
    for grid in book.grids:
        if fold_header(grid.name) in by_name or not grid.rows:
            continue
        fits = _fits(grid, layouts, forms)
        key = _meant(grid.name, fits, [key for key in fits if key not in result], chosen=book.chosen)
        if key is not None:
            result[key] = grid
            found.add(
                kinds.SHEET_BY_COLUMNS,
                Cell(grid.name),
                sheet=grid.name,
                meant=vocabulary().sheets[key].sheet.told,
                count=fits[key],
            )
    return result


def meant_sheet(grid: Grid, layouts: Mapping[str, Layout], forms: Mapping[str, SheetMap] = _NO_MAPS) -> str | None:
    """What a chosen file is by its name and columns, whether or not another is that too; None where it is not clear."""
    fits = _fits(grid, layouts, forms)
    return _meant(grid.name, fits, list(fits), chosen=True)


def _fits(grid: Grid, layouts: Mapping[str, Layout], forms: Mapping[str, SheetMap]) -> dict[str, int]:
    """How many columns of each layout a sheet has, for those of which it has all that are needed."""
    fits = {key: _fit(grid, layout, forms.get(key, NOTHING_SAID)) for key, layout in layouts.items()}
    return {key: fit for key, fit in fits.items() if fit}


def _fit(grid: Grid, layout: Layout, form: SheetMap) -> int:
    """How many columns of a layout a sheet has; 0 where a needed one is missing."""
    header = find_header(grid, vocabulary().sheets[layout.key], form)
    if header is None or not all(any(key in header.columns for key in group) for group in layout.needed):
        return 0
    return len(header.columns)


def _meant(name: str, fits: Mapping[str, int], open_: Sequence[str], *, chosen: bool) -> str | None:
    """Which of the layouts that are open a sheet of that name is meant to be."""
    hinted = [key for key in open_ if _hints_at(name, key)]
    if len(hinted) == 1:
        return hinted[0]
    fewest = _FEWEST_CHOSEN if chosen else _FEWEST
    best = [key for key, fit in fits.items() if fit == max(fits.values()) and fit >= fewest]
    return best[0] if len(best) == 1 and best[0] in open_ and not hinted else None


def _hints_at(name: str, key: str) -> bool:
    """Whether the name of a sheet has one of the names of the wanted one in it, or is nearly one."""
    folded = fold_header(name)
    spellings = vocabulary().sheets[key].sheet.spellings()
    return any(spelling in folded for spelling in spellings) or (
        nearest(name, list(spellings.values()), least=80, misspelt=True) is not None
    )
