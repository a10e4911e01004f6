"""Finds the cells of registrations in the format's own form, into which answers can be written."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sco_scheduler.domain.findings import Findings
from sco_scheduler.domain.messages import Cell
from sco_scheduler.intake.results import Opened
from sco_scheduler.intake.table.grids import Grid, letters, vocabulary
from sco_scheduler.intake.table.headers import find_header
from sco_scheduler.intake.table.rows import SheetTable, read_table
from sco_scheduler.intake.table.workbook import LAYOUTS, sheets_of
from sco_scheduler.intake.values.entries import fold_header

WRITTEN = ("Purchasers", "Suppliers", "Delegates", "Requests")
"""The sheets into which answers are written."""


@dataclass(frozen=True)
class OwnPlaces:
    """The format's own sheets of a workbook, as they stand in the file.

    ``tables`` have the real rows and columns of each, by its canonical name. ``understood``: the contents of some were
    interpreted beyond the columns of the format.
    """

    tables: Mapping[str, SheetTable]
    understood: bool

    def row(self, key: str, cell: Cell | None) -> int | None:
        """The row of a cell on one of the sheets; None if it is not in the rows of that sheet."""
        table = self.tables.get(key)
        if table is None or cell is None or cell.sheet != table.sheet:
            return None
        return cell.row if any(row.number == cell.row for row in table) else None

    def text(self, key: str, row: int, column: str) -> str:
        """The text of a cell, '' if it is empty."""
        return next((found.text(column) for found in self.tables[key] if found.number == row), "")

    def is_at(self, key: str, column: str, cell: Cell) -> bool:
        """Whether a cell is one of the rows of a sheet in a column."""
        place = self.tables[key].columns.get(column) if key in self.tables else None
        return place is not None and cell.column == letters(place) and self.row(key, cell) is not None

    def list_at(self, cell: Cell) -> tuple[str, int] | None:
        """The sheet and row of a cell with a list of wishes, if it is one of the column of the format."""
        sheets = (key for key in ("Purchasers", "Suppliers") if self.is_at(key, "wishes", cell))
        key = None if self.understood else next(sheets, None)
        return (key, cell.row) if key is not None else None


def own_places(opened: Opened) -> OwnPlaces | None:
    """The places of registrations in the format's own form; None if a sheet of another form was understood.

    The rows and columns of a sheet that was made from others are no places in any file.
    """
    known = opened.understanding
    sheets = sheets_of(opened.book, opened.form, Findings())
    tables = {key: table for key in WRITTEN if (table := _table_in_file(key, sheets.get(key), opened)) is not None}
    read = {table.sheet for table in tables.values()}
    own = {grid.name for grid in sheets.values()}
    if len(read) < len(tables) or (known is not None and not known.used <= own):
        return None
    missing = (vocabulary().sheets[key].sheet.spellings() for key in WRITTEN if key not in tables)
    named = set().union(*missing)
    if any(grid.rows and grid.name not in read and fold_header(grid.name) in named for grid in opened.book.grids):
        return None  # a sheet with that name would be written
    places = OwnPlaces(tables, known is not None)
    return places if all(_stands_in(key, opened, places) for key in WRITTEN) else None


def _table_in_file(key: str, grid: Grid | None, opened: Opened) -> SheetTable | None:
    """A sheet of the format as it stands in the file, possibly without rows; None if it has no header or is made."""
    if grid is None or grid.origins or not any(grid is other for other in opened.book.grids):
        return None
    table = read_table(grid, LAYOUTS[key], Findings(), form=opened.form)
    header = find_header(grid, vocabulary().sheets[key], opened.form.of(key)) if table is None else None
    if header is not None and header.row == max(grid.rows):
        return SheetTable(grid.name, header.row, header.columns)
    return table


def _stands_in(key: str, opened: Opened, places: OwnPlaces) -> bool:
    """Whether every row that was read of a sheet is one row of that sheet in the file."""
    table = opened.tables.get(key)
    if table is None or key == "Requests":
        return True  # a request may also be in a list of wishes, or in a remark
    rows = [places.row(key, row.place) for row in table]
    return None not in rows and len(set(rows)) == len(rows)
