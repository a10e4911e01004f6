"""A sheet as rows of named values: header row, columns by their names, rows with their cells."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from types import NoneType

from sco_scheduler.domain.cells import Cell
from sco_scheduler.intake import phrases
from sco_scheduler.intake.collecting import Findings
from sco_scheduler.intake.form_map import NO_MAP, FormMap
from sco_scheduler.intake.grids import ErrorValue, Grid, LostFormula, letters
from sco_scheduler.intake.headers import find_header, report_columns, report_twins
from sco_scheduler.intake.kinds import sheets as kinds
from sco_scheduler.intake.map_columns import fits_map
from sco_scheduler.intake.text import plain, without_control, written
from sco_scheduler.intake.vocabulary import vocabulary

_LONGEST = 32_767
"""The most characters that a spreadsheet lets a cell have."""

_DIGIT = re.compile(r"\d")
_NUMBER = re.compile(r"[\d\s.,%]+")

_ESCAPED = re.compile(r"_x00([01][0-9A-Fa-f])_")
"""How workbooks write a control character inside a text."""


@dataclass(frozen=True)
class Row:
    """One row: what is filled, by the key of the column.

    ``damaged``: a cell of it shows an error that was passed over, and is left out.
    """

    sheet: str
    number: int
    values: Mapping[str, object]
    columns: Mapping[str, int]
    damaged: bool = False

    def value(self, key: str) -> object | None:
        """The value of a cell as the workbook holds it; None where it is empty or there is no such column."""
        return self.values.get(key)

    def text(self, key: str) -> str:
        """The value of a cell as text, '' where it is empty."""
        value = self.values.get(key)
        if type(value) is str:
            return value  # trimmed when it was read
        return "" if value is None else written(value)

    def cell(self, key: str) -> Cell:
        """The address of a cell; the row itself where there is no such column."""
        column = self.columns.get(key)
        return self.place if column is None else Cell(self.sheet, self.number, letters(column))

    @property
    def place(self) -> Cell:
        """The row as a whole."""
        return Cell(self.sheet, self.number)

    def cells(self) -> dict[str, Cell]:
        """The cell of each filled column by its key, and the row itself as ``row``."""
        return {**{key: self.cell(key) for key in self.values}, "row": self.place}


@dataclass(frozen=True)
class Table:
    """The rows of a sheet below its header. ``header`` is the row of the header."""

    sheet: str
    header: int
    columns: Mapping[str, int]
    rows: tuple[Row, ...] = ()

    def __iter__(self) -> Iterator[Row]:
        return iter(self.rows)


@dataclass(frozen=True)
class Layout:
    """What a reader expects of a sheet.

    ``needed`` are groups of columns of which each needs one at least. An error in a column of
    ``passes`` only empties the cell; with ``leave_out``, any other error leaves its row out.
    """

    key: str
    needed: Sequence[Sequence[str]]
    passes: Collection[str] = field(default_factory=frozenset)
    leave_out: bool = False


def read_table(
    grid: Grid,
    layout: Layout,
    found: Findings,
    *,
    extras: bool = True,
    form: FormMap = NO_MAP,
) -> Table | None:
    """The rows of a sheet; None where it has none, or where its header cannot be used (then reported).

    Args:
        grid: the sheet.
        layout: what is expected of it.
        found: takes the findings.
        extras: report columns that are not known, and take totals off the end.
        form: what a map says of the sheet.

    """
    if not grid.rows:
        return None
    words = vocabulary().sheets[layout.key]
    header = find_header(grid, words, form.of(layout.key))
    if not fits_map(layout.key, grid, header, form, found):
        return None
    if header is None:
        names = [words.columns[group[0]].told for group in layout.needed]
        found.add(kinds.HEADER_MISSING, Cell(grid.name), sheet=grid.name, columns=names)
        return None
    report_twins(header, found)
    columns = header.columns
    numbers = [row for row in grid.rows if row > header.row]
    rows = list(_rows(grid, numbers, columns, layout, found))
    if extras:
        _without_totals(rows, grid.name, found)
    if not rows:
        return None
    missing = [group for group in layout.needed if not any(key in columns for key in group)]
    report_columns(header, missing, found, extras=extras)
    _report_hidden(grid, rows, columns, found)
    return None if missing else Table(grid.name, header.row, columns, tuple(rows))


def _report_hidden(grid: Grid, rows: Sequence[Row], columns: Mapping[str, int], found: Findings) -> None:
    hidden = [row.number for row in rows if row.number in grid.hidden_rows]
    if hidden:
        shown = [*map(str, hidden[:10]), *(["…"] if len(hidden) > 10 else [])]
        found.add(kinds.ROWS_HIDDEN, Cell(grid.name, hidden[0]), count=len(hidden), sheet=grid.name, rows=shown)
    veiled = sorted(column for column in columns.values() if column in grid.hidden_columns)
    if veiled:
        shown = [*map(letters, veiled[:10]), *(["…"] if len(veiled) > 10 else [])]
        cell = Cell(grid.name, 0)
        found.add(kinds.COLUMNS_HIDDEN, cell, count=len(veiled), sheet=grid.name, columns=shown)


def _without_totals(rows: list[Row], sheet: str, found: Findings) -> None:
    """Take totals off the end of the rows: ``Total``, and otherwise nothing but numbers."""
    while rows and _is_total(rows[-1]):
        row = rows.pop()
        key = next(iter(row.values))
        found.add(kinds.ROW_TOTAL, row.cell(key), sheet=sheet, value=row.text(key))


def _is_total(row: Row) -> bool:
    texts = [plain(value) for value in row.values.values() if isinstance(value, str)]
    words = [text for text in texts if not _is_count(text)]
    return len(words) == 1 and _is_total_word(words[0])


def _is_count(text: str) -> bool:
    """Whether a text is a number, perhaps with what is counted: ``3 companies``."""
    number = _NUMBER.match(text)
    unit = text[number.end() :] if number is not None else ""
    return number is not None and (not unit or unit in vocabulary().counted)


def _is_total_word(text: str) -> bool:
    """Whether a text is ``Total``, perhaps with a number and what is counted: ``Total: 3 companies``."""
    number = _DIGIT.search(text)
    word = (text[: number.start()] if number is not None else text).strip(" :=.")
    return word in vocabulary().totals and (number is None or _is_count(text[number.start() :]))


def _rows(
    grid: Grid, numbers: Sequence[int], columns: Mapping[str, int], layout: Layout, found: Findings
) -> Iterator[Row]:
    merged = _merged_values(grid, columns)
    used: set[tuple[int, int]] = set()
    for number in numbers:
        filled = grid.rows[number]
        values: dict[str, object] = {}
        damaged = False
        for key, column in columns.items():
            raw = filled.get(column)
            if raw is None:
                continue
            cell = grid.cell(number, column)
            if isinstance(raw, ErrorValue):
                damaged = _report_error(raw, key, cell, layout, found) or damaged
            elif isinstance(raw, LostFormula):
                found.add(kinds.FORMULA_NO_VALUE, cell, value=raw)
            elif isinstance(raw, str):
                text = _clean(raw, cell, found)
                if text:
                    values[key] = text
            else:
                values[key] = raw
        if not values and not damaged:
            continue
        for key, column in columns.items():
            top = merged.get((number, column))
            if top is not None and key not in values:
                value = grid.rows[top][column]
                used.add((top, column))
                values[key] = written(without_control(value)) if isinstance(value, str) else value
        yield Row(grid.name, number, values, columns, damaged)
    if used:
        ranges = [grid.cell(row, column) for row, column in sorted(used)[:5]]
        cells = [grid.cell(row, column) for row, column in sorted(used)]
        found.add(kinds.CELLS_MERGED, *cells, sheet=grid.name, ranges=ranges)


def _merged_values(grid: Grid, columns: Mapping[str, int]) -> dict[tuple[int, int], int]:
    """The top row of the merged cells that a cell (row, column) lies in, where that one is filled."""
    read = set(columns.values())
    end = max(grid.rows)
    return {
        (row, column): top
        for top, last, column, _ in grid.merged
        if column in read and not isinstance(grid.rows.get(top, {}).get(column), (ErrorValue, LostFormula, NoneType))
        for row in range(top + 1, min(last, end) + 1)
    }


def _report_error(raw: ErrorValue, key: str, cell: Cell, layout: Layout, found: Findings) -> bool:
    """Report a cell that shows an error; whether its row is to be left out."""
    if key in layout.passes:
        found.add(kinds.CELL_ERROR_PASSED, cell, value=str(raw), consequence=phrases.COUNTS_AS_EMPTY)
        return False
    if layout.leave_out:
        found.add(kinds.CELL_ERROR_PASSED, cell, value=str(raw), consequence=phrases.ROW_LEFT_OUT)
        return True
    found.add(kinds.CELL_ERROR, cell, value=str(raw))
    return False


def _clean(raw: str, cell: Cell, found: Findings) -> str:
    """The text without control characters and white space around it, and no longer than a cell can be."""
    if len(raw) > _LONGEST:
        found.add(kinds.CELL_TOO_LONG, cell, count=len(raw), most=f"{_LONGEST:,}", value=raw[:40].strip() + "…")
        raw = raw[:_LONGEST]
    text = _ESCAPED.sub(lambda match: chr(int(match[1], 16)), raw) if "_x00" in raw else raw
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    plain = without_control(text)
    if plain != text:
        found.add(kinds.CONTROL_CHARACTERS, cell, value=written(plain))
    return written(plain)
