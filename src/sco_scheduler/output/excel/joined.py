"""Writes a copy of the registrations with the companies' answers, each changed cell with its source."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from sco_scheduler.domain.messages import ENGLISH, Said, Speech
from sco_scheduler.intake.table.grids import LANGUAGES, Book, vocabulary
from sco_scheduler.intake.table.rows import SheetTable
from sco_scheduler.output.excel.marked import Copy, save_copy, write_value
from sco_scheduler.output.texts.words import clean, cut

if TYPE_CHECKING:
    from openpyxl.cell import Cell as SheetCell
    from openpyxl.worksheet.worksheet import Worksheet

_AUTHOR = "schedule collect"
_LONGEST_COMMENT = 2000
_JOINED = "E2F0D9"
"""The colour of cells with an answer."""


@dataclass(frozen=True)
class CellChange:
    """A value for a cell of an existing sheet: the column by its key; ``value`` None empties it."""

    sheet: str
    row: int
    column: str
    value: object
    source: Said = ""


@dataclass(frozen=True)
class NewRow:
    """A row to be added to a sheet: its values by the key of the column, and their source."""

    sheet: str
    values: Mapping[str, object]
    source: Said = ""


def write_joined(
    path: Path,
    source: Path,
    read: Book,
    tables: Mapping[str, SheetTable],
    changes: Sequence[CellChange],
    additions: Sequence[NewRow],
    speech: Speech = ENGLISH,
) -> None:
    """Write a copy of registrations with changes and additions, coloured, each with a comment that names its source.

    Parameters
    ----------
    source
        The registrations; an .xlsx workbook keeps its formatting, other files become plain workbooks.
    tables
        The rows and columns of each sheet of the format; missing sheets are added.
    changes
        The changed cells.
    additions
        The added rows.
    """

    def write(copy: Copy) -> None:
        sheets = _Sheets(copy, read, tables)
        said = speech.say
        for change in changes:
            sheets.of(change.sheet).put(change.row, change.column, change.value, said(change.source))
        for addition in additions:
            sheets.of(addition.sheet).add(addition.values, said(addition.source))

    save_copy(path, source, read, write)


class _Sheets:
    """The sheets of a copy by their canonical names."""

    def __init__(self, copy: Copy, read: Book, tables: Mapping[str, SheetTable]) -> None:
        self._copy, self._read, self._tables = copy, read, tables
        self._language = _language(tables)
        self._known: dict[str, _Sheet] = {}

    def of(self, key: str) -> _Sheet:
        """Return the sheet of a key, and add it if it is missing."""
        if key not in self._known:
            table = self._tables.get(key)
            self._known[key] = self._there(table, key) if table is not None else self._new(key)
        return self._known[key]

    def _there(self, table: SheetTable, key: str) -> _Sheet:
        grid = next(grid for grid in self._read.grids if grid.name == table.sheet)
        sheet = self._copy.book[self._copy.titles.get(table.sheet, table.sheet)]
        return _Sheet(
            sheet, key, self._language, table.header, dict(table.columns), max(grid.rows, default=table.header)
        )

    def _new(self, key: str) -> _Sheet:
        name = vocabulary().sheets[key].sheet.name(self._language)
        # There may be an empty sheet with that name.
        there = next((s for s in self._copy.book.worksheets if s.title.casefold() == name.casefold()), None)
        if there is not None:
            self._copy.book.remove(there)
        return _Sheet(self._copy.book.create_sheet(name), key, self._language, 1, {}, 1)


class _Sheet:
    """A sheet to be written into. ``last`` is its last filled row."""

    def __init__(
        self, sheet: Worksheet, key: str, language: str, header: int, columns: dict[str, int], last: int
    ) -> None:
        self._sheet, self._key, self._language = sheet, key, language
        self._header, self._columns, self._last = header, columns, last

    def add(self, values: Mapping[str, object], source: str) -> None:
        """Write a row below the last one."""
        self._last += 1
        for column, value in values.items():
            if value not in {None, ""}:
                self.put(self._last, column, value, source if column in {"to", "delegate"} else "")

    def put(self, row: int, key: str, value: object, source: str) -> None:
        """Write a cell, in a new column if the sheet has none for it."""
        from openpyxl.comments import Comment  # slow to import
        from openpyxl.styles import PatternFill  # slow to import

        target = self._alone(row, self._column(key))
        write_value(target, value)
        target.fill = PatternFill("solid", start_color=_JOINED)
        if source:
            earlier = f"{target.comment.text}\n" if target.comment is not None else ""
            # The author of an existing comment is kept, since comments by the program itself are not read.
            author = target.comment.author if target.comment is not None else _AUTHOR
            target.comment = Comment(cut(clean(earlier + source), _LONGEST_COMMENT), author, height=100, width=320)

    def _alone(self, row: int, column: int) -> SheetCell:
        """A cell of one row alone: merged cells of several rows are parted, each with the value that it shares."""
        target = self._sheet.cell(row, column)
        area = next((area for area in self._sheet.merged_cells.ranges if target.coordinate in area), None)
        if area is None:
            return target
        rows, shared = range(area.min_row, area.max_row + 1), self._sheet.cell(area.min_row, area.min_col).value
        if len(rows) > 1:
            self._sheet.unmerge_cells(area.coord)
            for number in rows:
                write_value(self._sheet.cell(number, area.min_col), shared)
        return self._sheet.cell(row, area.min_col)

    def _column(self, key: str) -> int:
        if key not in self._columns:
            column = max(self._sheet.max_column if self._columns else 0, *self._columns.values(), 0) + 1
            self._columns[key] = column
            header = self._sheet.cell(self._header, column)
            write_value(header, vocabulary().sheets[self._key].columns[key].name(self._language))
            if column > 1:
                header._style = self._sheet.cell(self._header, column - 1)._style
        return self._columns[key]


def _language(tables: Mapping[str, SheetTable]) -> str:
    """The language of the sheets' names; English if it cannot be determined."""
    names = {table.sheet.casefold() for table in tables.values()}
    counts = {
        language: sum(vocabulary().sheets[key].sheet.name(language).casefold() in names for key in tables)
        for language in LANGUAGES
    }
    return max(LANGUAGES, key=lambda language: counts[language])
